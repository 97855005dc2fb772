"""The page: gradio behind our own FastAPI application. It only translates; each event calls one verb of the packages below.

`serve(settings)` is the door. Not here: answering, storing, reading."""

from assistant.settings import Settings
from assistant.ui import starting

__all__ = ["serve"]


def serve(settings: Settings) -> None:
    """Serve the page on settings.host:settings.port (or the next free port) until interrupted; prints the address.

    Raises UsageError for an address that is not this machine's own, or when no port is free.
    """
    print(starting.STARTING, flush=True)
    from assistant.ui.server import run  # gradio: seconds

    run(settings)

"""Which language the page speaks just now: that of the page an event comes from, of the address that is asked for, or of the page being built.

The gate of languages (ui/tongues.py) leaves it in the scope of every request. Not here: the words."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, cast

from gradio.context import LocalContext

from assistant.records import Language

LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
SCOPE: Final = "zhenwen.language"
_wanted: ContextVar[Language | None] = ContextVar("wanted", default=None)  # within `speaking`
_asked: ContextVar[Language] = ContextVar("asked", default="zh")  # of the request; gradio's events have theirs, whatever task runs them


def language() -> Language:
    """Chinese where nobody asked for another."""
    wanted = _wanted.get()
    if wanted:
        return wanted
    event = LocalContext.request.get(None)
    if event is not None and event.request is not None:
        return cast(Language, event.request.scope.get(SCOPE, "zh"))
    return _asked.get()


@contextmanager
def speaking(wanted: Language) -> Iterator[None]:
    """This language whoever asks."""
    token = _wanted.set(wanted)
    try:
        yield
    finally:
        _wanted.reset(token)


def answering_in(asked: Language) -> None:
    """From here to the end of the request."""
    _asked.set(asked)

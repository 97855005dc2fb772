"""Start the page: Settings → Library → page → serve. `python app.py` is the same as `assistant serve`."""

import sys

from assistant.errors import AssistantError
from assistant.settings import load
from assistant.ui import serve


def main() -> int:
    """Serve until interrupted; the exit code of the command line."""
    try:
        serve(load())
    except AssistantError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())

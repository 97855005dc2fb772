"""`python -m assistant` is the console script `assistant`."""

from assistant.cli import main

if __name__ == "__main__":  # bench starts processes, which import this again
    raise SystemExit(main())

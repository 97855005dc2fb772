"""`python -m assistant`: one command; --json prints one JSON object and nothing else on stdout.

Exit codes: 0 done, 1 nothing found or a failed check, 2 usage, 3 unreadable input. Progress, notes and errors go to stderr.
Not here: what a command does (commands), its options (arguments), the shape of the JSON (contract), what a person reads (printing)."""

import contextlib
import io
import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import Final

from assistant.arguments import parser
from assistant.commands import (
    Done,
    add,
    ask,
    backup,
    bench,
    check,
    draft,
    evaluate,
    figures,
    journal,
    list_documents,
    outline,
    reindex,
    remove,
    restore,
    search,
    serve,
    settings_table,
    user,
)
from assistant.errors import AssistantError

INTERRUPTED = 130
COMMANDS: Final[dict[str, Callable[[Namespace], Done]]] = {
    "serve": serve,
    "add": add,
    "list": list_documents,
    "remove": remove,
    "reindex": reindex,
    "backup": backup,
    "restore": restore,
    "ask": ask,
    "search": search,
    "outline": outline,
    "figures": figures,
    "check": check,
    "draft": draft,
    "evaluate": evaluate,
    "bench": bench,
    "settings": settings_table,
    "user": user,
    "journal": journal,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Raises SystemExit for --help and wrong usage, as argparse does."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # Chinese, whatever the shell's locale
    understood = parser()
    options = understood.parse_args(arguments)
    if not options.command:
        understood.print_help()
        return 0
    try:
        with contextlib.redirect_stdout(sys.stderr) if options.json else contextlib.nullcontext():
            done = COMMANDS[options.command](options)
        print(json.dumps(done.json, ensure_ascii=False) if options.json else done.text, flush=True)
    except AssistantError as wrong:
        print(wrong, file=sys.stderr)
        return wrong.exit_code
    except KeyboardInterrupt:
        print("\n已停止；已经完成的部分都保留着。", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader went away, e.g. `assistant list | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return done.code

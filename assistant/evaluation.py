"""The quality table: questions with known answers → right, cited, wrong, refused, by type and language.

right: the headline (number, ratio, date) holds exactly the known value, or the answer holds the known pieces (text, list, comparison).
cited: a right answer whose citations hold the known sentences of the known documents. wrong: answered and not right.
Not here: search quality, speed (bench.py)."""

import re
import statistics
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from assistant.answering import answer
from assistant.library import collected, opened
from assistant.records import Answer
from assistant.settings import Settings

SCALES: Final = {"": 1.0, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_NUMBER: Final = re.compile(r"(\d+(?:\.\d+)?)(万亿|百万|千万|万|亿|千|thousand|million|billion|trillion)?")
HEADLINE_TYPES: Final = ("number", "ratio", "date")


@dataclass(frozen=True, slots=True)
class Judged:
    """One question with what became of it."""

    kind: str
    language: str
    right: bool
    cited: bool
    abstained: bool
    milliseconds: float


def evaluate(questions: Sequence[dict[str, Any]], settings: Settings, corpus: Path | None = None) -> dict[str, Any]:
    """The report over all questions, asked of the library, or of a temporary one that holds the corpus."""
    with tempfile.TemporaryDirectory() as folder:
        library = opened(settings.model_copy(update={"home": Path(folder) / "home"}) if corpus else settings)
        for _ in library.add(collected([corpus] if corpus else [])):
            pass  # files of other kinds in the folder are refused and do not matter here
        library.index()
        judged = [_judged(question, answer(question["question"], library, home_place=settings.place)) for question in questions]
        library.registry.close()
    answerable = [one for one in judged if one.kind != "unanswerable"]
    refusable = [one for one in judged if one.kind == "unanswerable"]
    times = sorted(one.milliseconds for one in judged)
    return {
        "all": _shares(answerable),
        "refused": {"n": len(refusable), "refused": _percent(one.abstained for one in refusable)},
        "by_type": {kind: _shares([one for one in answerable if one.kind == kind]) for kind in sorted({one.kind for one in answerable})},
        "by_language": {name: _shares([one for one in answerable if one.language == name]) for name in sorted({one.language for one in answerable})},
        "ms": {"p50": round(statistics.median(times), 1), "p95": round(times[int(0.95 * (len(times) - 1))], 1)} if times else {},
    }


def table(report: dict[str, Any]) -> str:
    """The report as lines of text."""
    rows = [("全部", report["all"]), *((f"  {name}", row) for part in ("by_type", "by_language") for name, row in report[part].items())]
    lines = [f"{'':14}{'题数':>5}{'答对':>8}{'有出处':>8}{'答错':>8}{'误拒':>8}"]
    lines += [f"{name:14}{row['n']:>6}{row['right']:>9}{row['cited']:>9}{row['wrong']:>9}{row['false_refusal']:>9}" for name, row in rows]
    refused = report["refused"]
    return "\n".join([*lines, f"应拒答 {refused['n']} 题，正确拒答 {refused['refused']}%；每题毫秒 p50/p95：{report['ms']}"])


def _shares(judged: Sequence[Judged]) -> dict[str, Any]:
    return {
        "n": len(judged),
        "right": _percent(one.right for one in judged),
        "cited": _percent(one.cited for one in judged),
        "wrong": _percent(not one.right and not one.abstained for one in judged),
        "false_refusal": _percent(one.abstained for one in judged),
    }


def _percent(held: Iterable[bool]) -> float | None:
    values = list(held)
    return round(100 * sum(values) / len(values), 1) if values else None


def _judged(question: dict[str, Any], given: Answer) -> Judged:
    right = not given.abstained and question["type"] != "unanswerable" and _is_right(question, given)
    wanted = [(question.get("doc"), question.get("evidence")), *((one["doc"], one["evidence"]) for one in question.get("support") or [])]
    cited = right and all(_is_cited(given, str(document), str(sentence)) for document, sentence in wanted)
    return Judged(question["type"], question["lang"], right, cited, given.abstained, given.timings_ms.get("total", 0.0))


def _is_right(question: dict[str, Any], given: Answer) -> bool:
    known = [question["answer"], *(question.get("answer_aliases") or [])]
    if question["type"] in HEADLINE_TYPES:
        return _same_value(question["type"], known, given.headline or "")
    pieces = question.get("answer_aliases") or [question["answer"]]
    if question["type"] == "cross_year":
        telling = [piece for piece in pieces if re.search(r"\d", piece) and not re.fullmatch(r"\d{4}年?", _even(piece))]
        return any(_holds(given.answer, piece) for piece in telling or pieces)
    return sum(_holds(given.answer, piece) for piece in pieces) >= max(1, (len(pieces) + 1) // 2)


def _same_value(kind: str, known: Sequence[str], headline: str) -> bool:
    if not headline:
        return False
    if kind == "date":
        return any(_holds(headline, piece) for piece in known)
    said = _values(headline)
    for piece in known:
        value = _values(piece)
        if _even(piece) == _even(headline) or (len(value) == 1 and said and all(_close(one, value[0]) for one in said)):
            return True
    return False


def _is_cited(given: Answer, document: str, sentence: str) -> bool:
    wanted = _even(sentence)
    return any(
        citation.source.endswith(document.rsplit("/", 1)[-1])
        and (wanted in _even(citation.quote) or (len(_even(citation.quote)) >= 8 and _even(citation.quote) in wanted))
        for citation in given.citations
    )


def _holds(text: str, piece: str) -> bool:
    """The piece stands in the text, and not inside a longer number."""
    wanted = _even(piece)
    before, after = (r"(?<![\d.])" if wanted[:1].isdigit() else ""), (r"(?!\d|\.\d)" if wanted[-1:].isdigit() else "")
    if wanted and re.search(before + re.escape(wanted) + after, _even(text)):
        return True
    value = _values(piece)
    return len(value) == 1 and bool(_NUMBER.fullmatch(re.sub(r"[^\d.万亿千百a-z]", "", wanted))) and any(_close(one, value[0]) for one in _values(text))


def _even(text: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"(?<=\d),(?=\d{3})", "", unicodedata.normalize("NFKC", text or "").lower()))


def _values(text: str) -> list[float]:
    return [float(number) * SCALES[scale] for number, scale in _NUMBER.findall(_even(text))]


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(1.0, abs(one), abs(other))

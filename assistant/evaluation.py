"""Quality over a question file: right, cited, wrong, refused, by kind of question and language, with the time an answer takes.

right    a number, ratio or date: the headline holds the gold value (万/亿 and thousands commas evened out) and no other value;
         a text or list: its gold pieces stand in the answer, half of them when there are three or more; a comparison: the computed value.
cited    right, and the citations hold every gold sentence from its document.  wrong: answered, and not right.
refused  of the questions without an answer, those that were not answered.  false_refusal: of the others, those that were not.
Not here: thresholds; the tests state those."""

import re
import statistics
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assistant import batch
from assistant.errors import UnreadableFile
from assistant.printing import Progress
from assistant.printing import table as aligned
from assistant.records import Answer

if TYPE_CHECKING:
    from assistant.library import Library
    from assistant.settings import Settings

    Answering = Callable[[str, "Library"], Answer]

Report = dict[str, Any]

UNANSWERABLE: Final = "unanswerable"
HEADLINED: Final = ("number", "ratio", "date")
SCALES: Final = {"": 1.0, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}
SCALES_ENGLISH: Final = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
NUMBER: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(万亿|百万|千万|万|亿|千|thousand|million|billion|trillion)?")
SHORTEST_QUOTE = 8  # characters; a shorter part of the gold sentence proves nothing


@dataclass(frozen=True, slots=True)
class Gold:
    """A question with what is right: the answer and its other wordings, and the sentences (document, sentence) that prove it."""

    question: str
    kind: str
    language: str
    answers: tuple[str, ...]
    proofs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What one answer was worth."""

    gold: Gold
    right: bool
    cited: bool
    abstained: bool
    milliseconds: float


def gold(line: dict[str, Any]) -> Gold:
    """A line of a question file. Raises UnreadableFile when it lacks what scoring needs."""
    try:
        proofs = [(line["doc"], line["evidence"])] if line["type"] != UNANSWERABLE else []
        proofs += [(one["doc"], one["evidence"]) for one in line.get("support", ())]
        answers = (line["answer"] or "", *line.get("answer_aliases", ()))
        return Gold(line["question"], line["type"], line.get("lang", "zh"), answers, tuple(proofs))
    except (KeyError, TypeError) as cause:
        raise UnreadableFile(f"问题“{line.get('question')}”缺少 {cause}。测质量的每行要有 type、answer、doc、evidence。") from cause


def evaluated(questions: Path, settings: "Settings", corpora: Sequence[Path] = (), answered: "Answering | None" = None) -> Report:
    """Ask every question of the file, over the library of the settings, or over folders added to a temporary one. answered: the engine; None: quote."""
    golds = [gold(line) for line in batch.questions(questions)]
    if not golds:
        raise UnreadableFile(f"“{questions}”里没有问题。")
    if not corpora:
        return report(_asked(golds, settings, answered))
    with tempfile.TemporaryDirectory(prefix="zhenwen-") as folder:
        temporary = settings.model_copy(update={"home": Path(folder) / "home"})
        _fill(temporary, corpora)
        return report(_asked(golds, temporary, answered))


def _fill(settings: "Settings", corpora: Sequence[Path]) -> None:
    from assistant.library import collected, opened

    library, progress = opened(settings), Progress("份")
    for outcome in library.add(collected(corpora)):
        progress.show(outcome.done, outcome.total)
    progress.close()
    library.registry.close()


def _asked(golds: Sequence[Gold], settings: "Settings", answered: "Answering | None") -> list[Score]:
    from assistant.answering import answer
    from assistant.library import opened

    ask = answered or (lambda text, library: answer(text, library, home_place=settings.place))
    library, progress = opened(settings), Progress("题")
    answer(golds[0].question, library, home_place=settings.place)  # loads model and index, so that the first question is timed like the others
    scores = []
    for done, one in enumerate(golds, 1):
        scores.append(score(one, ask(one.question, library)))
        progress.show(done, len(golds))
    progress.close()
    library.registry.close()
    return scores


def score(wanted: Gold, given: Answer) -> Score:
    """Compare one answer with its gold."""
    right = wanted.kind != UNANSWERABLE and not given.abstained and is_right(wanted, given)
    cited = right and all(_is_cited(given, document, sentence) for document, sentence in wanted.proofs)
    return Score(wanted, right, cited, given.abstained, given.timings_ms.get("total", 0.0))


def is_right(wanted: Gold, given: Answer) -> bool:
    """The answer says what the gold says; see the module's words for each kind of question."""
    if wanted.kind in HEADLINED:
        return any(_is_headline(answer, given.headline or "", wanted.kind) for answer in wanted.answers)
    pieces = [piece for piece in wanted.answers[1:] or wanted.answers if piece]
    if wanted.kind == "cross_year":
        counted = [piece for piece in pieces if re.search(r"\d", piece) and not re.fullmatch(r"\d{4}年?", even(piece))]
        return any(stands_in(piece, given.answer) for piece in counted or pieces)
    return sum(stands_in(piece, given.answer) for piece in pieces) >= max(1, (len(pieces) + 1) // 2)


def _is_headline(answer: str, headline: str, kind: str) -> bool:
    if not headline:
        return False
    if kind == "date":
        return stands_in(answer, headline)
    wanted, given = values(answer), values(headline)
    if len(wanted) == 1 and given and all(_is_close(value, wanted[0]) for value in given):
        return True
    return even(answer) == even(headline)


def stands_in(piece: str, text: str) -> bool:
    """piece stands in text and is no part of a longer number there; a bare number may be written on another scale."""
    wanted, within = even(piece), even(text)
    if not wanted:
        return False
    before = r"(?<![\d.])" if wanted[0].isdigit() else ""
    after = r"(?!\d|\.\d)" if wanted[-1].isdigit() else ""
    if re.search(before + re.escape(wanted) + after, within):
        return True
    numbers = values(piece)
    bare = NUMBER.fullmatch(re.sub(r"[^\d.万亿千百a-z]", "", wanted))
    return len(numbers) == 1 and bare is not None and any(_is_close(numbers[0], value) for value in values(text))


def _is_cited(given: Answer, document: str, sentence: str) -> bool:
    wanted, name = even(sentence), document.rsplit("/", 1)[-1]
    quotes = [even(citation.quote) for citation in given.citations if citation.source.endswith(name)]
    shortest = min(SHORTEST_QUOTE, len(wanted))
    return any(quote and (wanted in quote or (len(quote) >= shortest and quote in wanted)) for quote in quotes)


def even(text: str) -> str:
    """Widths, case, thousands commas and blanks evened out, so that the same words compare equal."""
    return re.sub(r"\s+", "", _without_commas(unicodedata.normalize("NFKC", text).lower().replace("−", "-")))


def values(text: str) -> list[float]:
    """Every number of a text on one scale: “1.2万户” is 12000."""
    scales = SCALES | SCALES_ENGLISH
    plain = _without_commas(unicodedata.normalize("NFKC", text).lower())
    return [float(digits) * scales[scale] for digits, scale in NUMBER.findall(plain)]


def _without_commas(text: str) -> str:
    return re.sub(r"(?<=\d),(?=\d{3})", "", text)


def _is_close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(1.0, abs(one), abs(other))


def report(scores: Sequence[Score]) -> Report:
    """Percentages over the questions each applies to, and the time an answer took."""
    answerable = [one for one in scores if one.gold.kind != UNANSWERABLE]
    unanswerable = [one for one in scores if one.gold.kind == UNANSWERABLE]
    taken = sorted(one.milliseconds for one in scores)
    return {
        "all": _part(answerable),
        "refused": {"n": len(unanswerable), "refused": _percent(unanswerable, lambda one: one.abstained)},
        "by_type": {kind: _part([one for one in answerable if one.gold.kind == kind]) for kind in _named(one.gold.kind for one in answerable)},
        "by_lang": {name: _part([one for one in answerable if one.gold.language == name]) for name in _named(one.gold.language for one in answerable)},
        "latency_ms": {"p50": round(statistics.median(taken), 1), "p95": round(taken[min(len(taken) - 1, int(0.95 * len(taken)))], 1)},
        "failed": [
            one.gold.question for one in scores if (not one.abstained if one.gold.kind == UNANSWERABLE else not one.right)
        ],
    }


def _named(names: Iterable[str]) -> list[str]:
    return sorted(set(names))


def _part(scores: Sequence[Score]) -> Report:
    return {
        "n": len(scores),
        "right": _percent(scores, lambda one: one.right),
        "cited": _percent(scores, lambda one: one.cited),
        "wrong": _percent(scores, lambda one: not one.right and not one.abstained),
        "false_refusal": _percent(scores, lambda one: one.abstained),
    }


def _percent(scores: Sequence[Score], counts: Callable[[Score], bool]) -> float | None:
    return round(100 * sum(map(counts, scores)) / len(scores), 1) if scores else None


def table(report: Report) -> str:
    """The report for a person: one line for all, each kind and each language."""
    columns = ("n", "right", "cited", "wrong", "false_refusal")
    parts = [("全部", report["all"]), *report["by_type"].items(), *report["by_lang"].items()]
    rows = [("问题", "题数", "答对 %", "出处齐 %", "答错 %", "误拒 %")]
    rows += [(name, *("—" if part[column] is None else str(part[column]) for column in columns)) for name, part in parts]
    refused, latency = report["refused"], report["latency_ms"]
    lines = [aligned(rows)]
    if refused["n"]:
        lines.append(f"无答案的 {refused['n']} 题：正确拒答 {refused['refused']} %")
    lines.append(f"一次回答：中位 {latency['p50']} 毫秒，95% 在 {latency['p95']} 毫秒以内")
    return "\n".join(lines)

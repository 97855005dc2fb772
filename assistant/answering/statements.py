"""Evidence → statements: sentences that stand alone, with the years, role and place they hold for.

A statement is a sentence, or the part of it up to a ；. Years it names come before the year its section tells of.
Not here: figures (candidates.py), the choice between statements."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from assistant.answering.subject import Subject
from assistant.figures import PeriodMention, fact_years, periods
from assistant.reading import clauses, sentences
from assistant.records import Evidence, Period, Role

_ROW: Final = re.compile(r"[^：；。]{1,40}: [^；]*；[^：；。]{1,40}: ")  # a table row: “村名: 柳树村；危房改造（户）: 12”
_INTENT: Final = re.compile(r"力争|(?:计划|拟|预计)(?:再|将|在|于|新|改|完|建|实|投|开|启|安)|争取(?:到|在|完|实)")
_PUT_OFF: Final = re.compile(r"(?:推迟|延期?|结转|顺延|转入|推后|延后)[到至]?$")  # “因征地未落实推迟到2025年建设” tells of the year before
_HEAD: Final = re.compile("[^：:；;]*[：:]")
_OF_ITSELF: Final = re.compile(r"[今去前上明后来本][年]|20\d\d|19\d\d|[“\"]?十[一二三四五]五|[一二]\S{3}年")


@dataclass(frozen=True, slots=True)
class Statement:
    """text == document text[start:end]; years: what it holds for, () unknown; explicit: it names them itself."""

    evidence: Evidence
    text: str
    start: int
    end: int
    years: tuple[int, ...]
    explicit: bool
    role: Role
    coverage: float
    rank: int


def statements(evidence: Iterable[Evidence], subject: Subject) -> list[Statement]:
    """The statements of passages, in the order of the evidence, each with the share of the subject it covers.

    Each text of a year comes once: of copies the report's own counts, not a table's.
    """
    found: dict[tuple[str, int], Statement] = {}
    for rank, item in enumerate(evidence):
        for start, end, before in _spans(item.passage.text):
            text = item.passage.text[start:end]
            key = (re.sub(r"\W", "", text), item.metadata.year)
            if key[0] and (key not in found or (found[key].evidence.metadata.kind != "report" and item.metadata.kind == "report")):
                coverage = _coverage(item, text, before, subject)
                found[key] = _statement(item, text, start, end, before, rank, coverage)
    return list(found.values())


def _named_periods(text: str, this_year: int) -> list[Period]:
    """The years a text says its facts belong to: not those it only compares with (比上年), nor 全年 and 近五年, which need their section."""
    return [mention.period for mention in periods(text, this_year=this_year) if _names_years(mention, text)]


def _names_years(mention: PeriodMention, text: str) -> bool:
    is_base = text[max(0, mention.start - 1) : mention.start] in ("比", "较", "超") or _PUT_OFF.search(text, 0, mention.start)
    return bool(mention.period.first and _OF_ITSELF.match(mention.wording) and not is_base)


def _spans(text: str) -> Iterator[tuple[int, int, str]]:
    for start, end in sentences(text, 0, len(text)):
        if _ROW.match(text, start, end):
            yield start, end, ""
            continue
        for first, last in clauses(text, start, end):
            lead = len(text[first:last]) - len(text[first:last].lstrip())
            yield first + lead, first + len(text[first:last].rstrip()), _opening(text[start:first])


def _opening(before: str) -> str:
    """What the earlier part of a sentence says of all that follows: “还存在不少困难：” of each item after it, not one item of the next."""
    head = _HEAD.match(before)
    return head[0] if head else before


def _coverage(item: Evidence, text: str, before: str, subject: Subject) -> float:
    """The sentence's own words count in full; what title, heading or the earlier part of the sentence add, a little less."""
    own = subject.coverage(text)
    if own >= 0.9:
        return own
    heading = item.passage.heading_path[-1] if item.passage.heading_path else ""
    return max(own, 0.9 * subject.coverage("\n".join((text, item.metadata.title, heading, before))))


def _statement(item: Evidence, text: str, start: int, end: int, before: str, rank: int, coverage: float) -> Statement:
    passage, metadata = item.passage, item.metadata
    named = _named_periods(before + text, metadata.year)
    years = tuple(dict.fromkeys(year for period in named for year in (period.first, period.last)))
    role: Role = "plan" if passage.role == "result" and _INTENT.search(text) else passage.role
    return Statement(
        item, text, passage.start + start, passage.start + end, years or fact_years(metadata, passage.role), bool(years),
        role, coverage, rank,
    )  # fmt: skip

"""Evidence → statements: sentences that stand alone, with the years, role and place they hold for.

A statement is a sentence, or the part of it up to a ；. Years it names come before the year its section tells of.
Not here: figures (picking.py), the choice between statements."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from assistant.answering.subject import Subject
from assistant.figures import periods
from assistant.reading import clauses, sentences
from assistant.records import Evidence, Period, Role
from assistant.retrieval import fact_years

_SPAN_HEADING: Final = re.compile(r"五年|[“\"]?十[一二三四五]五[”\"]?(?:时期|期间)|本届政府|几年来")
_SPAN_WORDS: Final = re.compile(r"五年来|五年间|过去五年|累计|以来|[三四五]年(?:累计|共|新增|来)")
_INTENT: Final = re.compile(r"力争|确保|计划|拟|预期|目标(?:是|为)|争取|将(?=建|新|完|实|改|达|投|开|启|推)")


@dataclass(frozen=True, slots=True)
class Statement:
    """text == document text[start:end]; years: what it holds for, () unknown; explicit: it names them itself; before: what the sentence says earlier."""

    evidence: Evidence
    text: str
    start: int
    end: int
    before: str
    years: tuple[int, ...]
    explicit: bool
    part: str
    role: Role
    spans_years: bool
    coverage: float
    rank: int

    @property
    def context(self) -> str:
        """Heading path and the earlier part of the sentence."""
        return "\n".join((*self.evidence.passage.heading_path, self.before))


def statements(evidence: Iterable[Evidence], subject: Subject) -> list[Statement]:
    """All statements of the evidence in its order, each text of a year once: of copies the report's own counts, not a table's."""
    found: dict[tuple[str, int], Statement] = {}
    for rank, item in enumerate(evidence):
        for start, end, before in _spans(item.passage.text):
            text = item.passage.text[start:end]
            key = (re.sub(r"\W", "", text), item.metadata.year)
            if key[0] and (key not in found or (found[key].evidence.metadata.kind == "table" and item.metadata.kind != "table")):
                found[key] = _statement(item, text, start, end, before, rank, subject)
    return list(found.values())


def _spans(text: str) -> Iterator[tuple[int, int, str]]:
    for start, end in sentences(text, 0, len(text)):
        for first, last in clauses(text, start, end):
            lead = len(text[first:last]) - len(text[first:last].lstrip())
            yield first + lead, first + len(text[first:last].rstrip()), text[start:first]


def _statement(item: Evidence, text: str, start: int, end: int, before: str, rank: int, subject: Subject) -> Statement:
    passage, metadata = item.passage, item.metadata
    named = [mention.period for mention in periods(before + text, this_year=metadata.year) if mention.period.first]
    own = [mention for mention in periods(text, this_year=metadata.year)]
    years = _years(named)
    part = next((mention.period.part for mention in own if mention.period.part and "日" not in mention.period.part), "")
    heading = passage.heading_path[-1] if passage.heading_path else ""
    spans_years = bool(_SPAN_WORDS.search(before + text)) or (bool(_SPAN_HEADING.search(" ".join(passage.heading_path))) and not years)
    role = "plan" if passage.role != "plan" and _INTENT.search(text) and not re.search(r"了|已", text) else passage.role
    around = "\n".join((text, heading, before))
    coverage = max(subject.coverage(text), 0.9 * subject.coverage(around))
    return Statement(
        item, text, passage.start + start, passage.start + end, before, years or fact_years(metadata, passage.role), bool(years),
        part, role, spans_years, coverage, rank,
    )  # fmt: skip


def _years(named: Iterable[Period]) -> tuple[int, ...]:
    found: dict[int, None] = {}
    for period in named:
        for year in (period.first, period.last):
            found[year] = None
    return tuple(found)

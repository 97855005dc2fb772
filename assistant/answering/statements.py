"""Evidence → statements: sentences that stand alone, with the years, role and place they hold for.

A statement is a sentence, or the part of it up to a ；. Years it names come before the year its section tells of.
Not here: figures (candidates.py), the choice between statements."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from assistant.answering.subject import Subject
from assistant.figures import PeriodMention, fact_years, periods
from assistant.library import Library
from assistant.reading import clauses, sentences
from assistant.records import Evidence, Period, Role

_SPAN: Final = re.compile(r"五年|[“\"]?十[一二三四五]五[”\"]?(?:时期|期间)|本届政府|几年来|[三四]年来")
_SPAN_WORDS: Final = re.compile(r"五年来|五年间|过去五年|[三四]年(?:累计|共|新增|来)")
_ONE_YEAR: Final = re.compile(r"过去(?:的)?一年|一年来|去年|全年|今年以来|(?:19|20)\d\d年(?!以来|的[“\"]?十)")
_ROW: Final = re.compile(r"[^：；。]{1,40}: [^；]*；[^：；。]{1,40}: ")  # a table row: “村名: 柳树村；危房改造（户）: 12”
_INTENT: Final = re.compile(r"力争|(?:计划|拟|预计)(?:再|将|在|于|新|改|完|建|实|投|开|启|安)|争取(?:到|在|完|实)")
_OF_ITSELF: Final = re.compile(r"[今去前上明后来本][年]|20\d\d|19\d\d|[“\"]?十[一二三四五]五|[一二]\S{3}年")


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


def statements(evidence: Iterable[Evidence], subject: Subject, library: Library, least: float) -> list[Statement]:
    """Statements that cover at least this share of the subject, in the order of the evidence.

    Each text of a year comes once: of copies the report's own counts, not a table's.
    """
    found: dict[tuple[str, int], Statement] = {}
    for rank, item in enumerate(evidence):
        for start, end, before in _spans(item.passage.text):
            text = item.passage.text[start:end]
            key = (re.sub(r"\W", "", text), item.metadata.year)
            if key[0] and (key not in found or (found[key].evidence.metadata.kind != "report" and item.metadata.kind == "report")):
                coverage = _coverage(item, text, before, subject)
                if coverage >= least:
                    found[key] = _statement(item, text, start, end, before, rank, coverage, library)
    return list(found.values())


def named_periods(text: str, this_year: int) -> list[Period]:
    """The years a text says its facts belong to: not those it only compares with (比上年), nor 全年 and 近五年, which need their section."""
    return [mention.period for mention in periods(text, this_year=this_year) if _names_years(mention, text)]


def _names_years(mention: PeriodMention, text: str) -> bool:
    is_base = text[max(0, mention.start - 1) : mention.start] in ("比", "较", "超")
    return bool(mention.period.first and _OF_ITSELF.match(mention.wording) and not is_base)


def _spans(text: str) -> Iterator[tuple[int, int, str]]:
    for start, end in sentences(text, 0, len(text)):
        if _ROW.match(text, start, end):
            yield start, end, ""
            continue
        for first, last in clauses(text, start, end):
            lead = len(text[first:last]) - len(text[first:last].lstrip())
            yield first + lead, first + len(text[first:last].rstrip()), text[start:first]


def _coverage(item: Evidence, text: str, before: str, subject: Subject) -> float:
    """The sentence's own words count in full; what title, heading or the earlier part of the sentence add, a little less."""
    own = subject.coverage(text)
    if own >= 0.9:
        return own
    heading = item.passage.heading_path[-1] if item.passage.heading_path else ""
    return max(own, 0.9 * subject.coverage("\n".join((text, item.metadata.title, heading, before))))


def _statement(item: Evidence, text: str, start: int, end: int, before: str, rank: int, coverage: float, library: Library) -> Statement:
    passage, metadata = item.passage, item.metadata
    named = named_periods(before + text, metadata.year)
    years = tuple(dict.fromkeys(year for period in named for year in (period.first, period.last)))
    part = next((mention.period.part for mention in periods(text) if mention.period.part and "日" not in mention.period.part), "")
    role: Role = "plan" if passage.role == "result" and _INTENT.search(text) else passage.role
    spans = bool(_SPAN_WORDS.search(before + text)) or (not years and _in_span_part(item, start, library))
    return Statement(
        item, text, passage.start + start, passage.start + end, before, years or fact_years(metadata, passage.role), bool(years),
        part, role, spans, coverage, rank,
    )  # fmt: skip


def _in_span_part(item: Evidence, start: int, library: Library) -> bool:
    """A review of “2025年和‘十四五’时期” tells of both: the time named last before the sentence, in its section, decides."""
    path = item.passage.heading_path
    if not path or not any(_SPAN.search(heading) for heading in path):
        return False
    document = library.document(item.passage.document_id)
    top = next((s for s in reversed(library.registry.sections(item.passage.document_id)) if s.level == 1 and s.start <= item.passage.start), None)
    before = document.text[top.body if top else 0 : item.passage.start + start] if document else ""
    spans, ones = ([found.start() for found in pattern.finditer(before)] for pattern in (_SPAN, _ONE_YEAR))
    if not spans and not ones:
        return not any(_ONE_YEAR.search(heading) for heading in path)
    return max(spans, default=-1) > max(ones, default=-1)

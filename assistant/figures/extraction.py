"""Manuscript → every figure of it: “（一）…全年完成危房改造64户，为年度计划的106.7%” → 64户 and 106.7% with what they count, when, and as what.

Sections give role and usual period, sentences the words, table rows their headers. Numbers that are no quantities (headings, dates,
document and phone numbers) have no unit and do not come here. Not here: storing figures, comparing them."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from assistant.figures import rows
from assistant.figures.chapters import Calendar, Chapter, tops
from assistant.figures.labels import labels, opening
from assistant.figures.levels import is_at_the_end
from assistant.figures.lists import amounts
from assistant.figures.mentions import indicators_in
from assistant.figures.naming import name_of, standard_name
from assistant.figures.neighbours import Label
from assistant.figures.periods import periods
from assistant.figures.spans import Told, in_turn, moments, told
from assistant.figures.words import VERB
from assistant.reading import admissions, clauses, sentences
from assistant.records import Figure, Manuscript, Metadata, Period, Quantity, Role, Section, Span

LONGEST_SENTENCE: Final = 2000  # characters; the longest paragraph of a real report has about 1,400
LAST: Final = 1 << 60  # beyond every offset
_PAUSE: Final = re.compile(r"[；;，,、]")
_DIGITS: Final = re.compile(r"[\dXxＸ×一二两三四五六七八九十百千万亿]")
_VILLAGE: Final = re.compile(r"([\u4e00-\u9fff]{2,3}(?:村|社区))(?=完成|新建|改造|建成|投入|投资|硬化|拆除|安装|新增|实施)")
_NO_VILLAGE: Final = re.compile(r"行政|贫困|示范|自然|中心|试点|美丽|乡村|脱贫|全部|各|个|等|多|每|该|本|新|全|空壳|薄弱|重点|农村|所有|有")
_EXPECTED: Final = re.compile(r"预计(?![^，。]{0,12}(?:目标|要))[^，。；]{0,16}$")
_TASK: Final = re.compile(r"(?:任务|计划|目标)(?:数|量|值)$")
_GOAL: Final = re.compile("(?:年初|年度|预期|原定|既定|计划)*(?:目标|计划|任务)(?:产量|值|数|为|是)?")
_THIS_YEAR: Final = re.compile("其中[，,]?(?:当年|年内|本年度?)|新增")  # 累计发放8.46亿元，其中当年发放｜4.62亿元
_ITEM: Final = re.compile(f"、(?!{VERB}|新(?!型))")  # of a list: 重大科技基础设施达到8个、｜全国重点实验室45家
_NEXT: Final = re.compile(f"，(?!{VERB}|新(?!型)|[^，]*(?:累计|新增|年均|全年|其中|共))[^，、；。]+$")  # 单项冠军达到274家，专精特新“小巨人”｜1356家
_PLANNED_TABLE: Final = re.compile(r"计划|任务|目标")


@dataclass(slots=True)
class _Running:
    """What one sentence leaves for the next: the role of unmarked paragraphs, the thing a sentence without numbers opened with, the year over a table.

    topics: base unit → what it was last told of, "" → the very last; admitted: where the sentences begin and end that tell what is wrong."""

    role: Role = "other"
    topics: Mapping[str, str] = field(default_factory=dict)
    opening: str = ""
    over_table: str = ""
    admitted: tuple[tuple[int, int], ...] = ()

    def role_at(self, start: int) -> Role:
        """That of the sentence: the one of its chapter, but for what the review admits is wrong."""
        place = bisect(self.admitted, (start, LAST)) - 1
        return "problem" if place >= 0 and start < self.admitted[place][1] and self.role in ("result", "other") else self.role


def figures(manuscript: Manuscript) -> tuple[Figure, ...]:
    """Every figure of a document in the order of its text; document_id is "" until it is stored."""
    text, calendar, running = manuscript.text, Calendar(manuscript.text, manuscript.metadata), _Running()
    if manuscript.metadata.kind == "report":
        running.admitted = admissions(text, manuscript.sections)
    made: list[Figure] = []
    for section, top in zip(manuscript.sections, tops(manuscript.sections), strict=True):
        chapter = calendar.of_section(section, top)
        for start, end in _pieces(text, section.start, section.end):
            made.extend(_of_sentence(text, start, end, section, chapter, manuscript.metadata, running))
    return tuple(made)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences; one that never ends (a line without 。) is cut at a comma or between two words, so that the work stays in proportion."""
    for first, last in sentences(text, start, end):
        while last - first > LONGEST_SENTENCE and not rows.is_row(text[first:last]):
            cuts = [found.end() for found in _PAUSE.finditer(text, first, first + LONGEST_SENTENCE)]
            cut = cuts[-1] if cuts else first + LONGEST_SENTENCE
            while cut < last and text[cut].isalnum() and text[cut].isascii():
                cut += 1  # never inside a number
            yield first, cut
            first = cut
        if first < last:
            yield first, last


def _of_sentence(text: str, start: int, end: int, section: Section, chapter: Chapter, known: Metadata, running: _Running) -> Iterator[Figure]:
    sentence = text[start:end]
    if rows.is_row(sentence):
        yield from _of_row(sentence, start, section, chapter, known, running)
        return
    running.role = chapter.role_of(sentence, running.role)
    if end - start <= 60:
        running.over_table = sentence
    numbers = tuple(number for number in amounts(sentence) if not _is_age_group(number, sentence)) if _DIGITS.search(sentence) else ()
    if not numbers:
        running.opening = opening(sentence)
        return
    moment = moments(sentence, chapter.calendar)
    turns = in_turn(sentence, numbers, moment)
    spans = [(first + start, last + start) for first, last in clauses(sentence, 0, len(sentence))]
    found = labels(sentence, numbers, running.topics, running.opening)
    role_told = running.role_at(start)
    before: Told | None = None
    was_level, older, unit = False, None, ""
    for number, label in zip(numbers, found, strict=True):
        is_older, turn = label.measure == "from", turns.get(number.start)
        when = told(sentence, label.begins, number.start, start, moment, chapter, role_told, is_older=is_older, turn=turn)
        is_of_it = label.part_of and before and before.span == "cumulative" and not _THIS_YEAR.search(sentence, label.begins, number.start)
        if is_of_it and not when.explicit and when.span == "year":
            when = replace(when, span="cumulative")  # 新增126.5万千瓦，累计达538.2万千瓦，其中风电｜312.4万千瓦
        if before and before.span == "cumulative" and before.period == when.period and sentence.startswith("、", label.begins):
            when = replace(when, span="cumulative")  # 累计完成棚户区改造47.63万户、老旧小区改造｜68.56万户
        if before and before.span == "years" and label.words.endswith("年均") and sentence.startswith(("、", "和"), label.begins):
            when = replace(when, period=before.period, span="years")  # 城乡居民收入分别年均增长4.4%、｜6.7%
        lead = sentence[label.begins : number.start]
        is_newer = older is not None and older.words == label.words and label.measure in ("value", "share")  # 由4960万人减少到｜2820万人
        older = label if label.measure == "from" else None
        is_item = _ITEM.match(lead) is not None or (number.base_unit == unit and _NEXT.match(lead) is not None)
        goes_on = was_level and label.measure in ("value", "share") and is_item
        is_level = is_newer or goes_on or is_at_the_end(label.words, lead, number, label.measure)
        if when.span == "years" and when.role == "result" and is_level:
            when, was_level = replace(when, period=Period(when.period.last, when.period.last), span="year"), True  # 五年来…达到8个
        else:
            was_level = False
        if role_told == "problem" and when.span == "years" and not when.explicit:
            when = replace(when, period=Period(when.period.last, when.period.last), span="year")  # what is wrong is wrong now
        before, unit = when, number.base_unit
        is_goal = label.measure == "value" and (_TASK.search(label.words) or _is_bare_goal(label, sentence[number.end :]))
        role: Role = "plan" if when.role in ("result", "problem") and is_goal else when.role
        label = _of_what(label, sentence[: number.start]) if is_goal else label
        at = number.start + start
        first, last = next(((one, other) for one, other in spans if one <= at < other), (start, end))
        quantity = _placed(number, start, lead)
        yield Figure(
            "", quantity, label.words, name_of(label), when.period, when.span, role, label.measure, _place(label, sentence, number, known),
            section.heading_path, text[first:last], first, last, when.explicit, label.part_of, label.base, label.is_combined,
        )  # fmt: skip
    running.topics, running.opening = {"": found[-1].words} | {label.unit: label.words for label in found if label.measure == "value"}, ""


def _is_bare_goal(label: Label, after: str) -> bool:
    """“年初目标｜35亿元”, but not “提前一年实现500元和｜300元的目标”."""
    return _GOAL.fullmatch(label.words) is not None and not after.startswith("的")


def _of_what(label: Label, lead: str) -> Label:
    """“固定资产投资未达预期，年初目标｜35亿元未能实现”: a bare goal is of the indicator named right before it."""
    before = _PAUSE.split(lead)[-2:-1] if _GOAL.fullmatch(label.words) else []
    named = indicators_in(before[0]) if before else ()
    return replace(label, words=f"{named[-1].name}{label.words}") if named else label


def _is_age_group(number: Quantity, sentence: str) -> bool:
    """“60岁以上人口占比”: the age says which people, and is no figure by itself."""
    return number.base_unit in ("岁", "周岁") and re.match(r"(?:[及]?以[上下内])?(?:的)?[一-鿿]", sentence[number.end :]) is not None and bool(
        re.search("以[上下内]", number.hedge + sentence[number.end : number.end + 3])
    )


def _placed(number: Quantity, offset: int, lead: str) -> Quantity:
    """The number with offsets into the document; an estimate is marked as one (预计)."""
    hedge = f"预计{number.hedge}" if _EXPECTED.search(lead) else number.hedge
    return replace(number, start=number.start + offset, end=number.end + offset, hedge=hedge)


def _place(label: Label, sentence: str, number: Quantity, known: Metadata) -> str:
    """The document's place, or the village named right before what it did."""
    if known.level not in ("乡镇", "县", ""):
        return known.place
    lead = re.split(r"[，,。；;：:、\n]", sentence[label.begins : number.start])[-1]
    village = _VILLAGE.match(lead.strip())
    return village[1] if village and not _NO_VILLAGE.search(village[1]) else known.place


def _of_row(line: str, start: int, section: Section, chapter: Chapter, known: Metadata, running: _Running) -> Iterator[Figure]:
    role: Role = section.role
    if role == "other" and known.kind in ("table", "report"):
        role = "plan" if _PLANNED_TABLE.search(running.over_table or known.title) and "完成" not in (running.over_table or known.title) else "result"
    over = _over(running.over_table, chapter)
    for cell in rows.cells(line, start):
        own = _role_of_cell(cell, role, chapter)
        period, span, explicit = _row_period(cell, over, chapter, own)
        yield Figure(
            "", cell.quantity, cell.words, standard_name(cell.words), period, span, own, cell.measure,
            cell.place or known.place, section.heading_path, line, start, start + len(line), explicit,
        )  # fmt: skip


def _role_of_cell(cell: rows.Cell, role: Role, chapter: Chapter) -> Role:
    """The column decides: “2025年完成” is done though the table stands behind the plan, “年度目标” is planned though it stands in the review."""
    if cell.is_plan:
        return "plan"
    is_over = 0 < cell.year <= chapter.calendar.reviewed or (cell.is_done and not cell.year)
    return "result" if role == "plan" and is_over else role


def _over(line: str, chapter: Chapter) -> Period | None:
    """The year a table's caption names: “附表1 2020年清河镇主要粮食作物生产情况”."""
    named = [one.period for one in periods(line, chapter.calendar.this_year)] if line else []
    return named[-1] if len(named) == 1 and named[-1].first == named[-1].last else None


def _row_period(cell: rows.Cell, over: Period | None, chapter: Chapter, role: Role) -> tuple[Period, Span, bool]:
    part = next((one.period.part for one in periods(cell.period_words) if one.period.part), "")
    base = over or chapter.named or chapter.calendar.usual(role)
    year = cell.year or base.last
    first = cell.year or base.first
    if "上年" in cell.period_words or "去年" in cell.period_words:
        first = year = year - 1 if year else 0
    span: Span = "part" if part else "cumulative" if "累计" in cell.words else "years" if year - first > 1 else "year" if year else ""
    return Period(first, year, part), span, bool(cell.year)

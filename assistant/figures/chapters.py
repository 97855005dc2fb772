"""The time a document tells of: the year of each chapter, the marks in its text that turn to one year or to several.

A review of one year and of five tells of both: the time named last before a sentence decides. Not here: the time words of a sentence (spans.py)."""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.figures.periods import names_its_year, periods
from assistant.figures.years import fact_years, reviewed_year, told_part
from assistant.records import Metadata, Period, Role, Section

_YEARS_MARK: Final = re.compile(
    r"(?:过去|这|近|今后|未来|(?<!前))五年(?:来|间|里|内|中|累计|共|，|的|我|全)|(?<!新一)[“\"]?十[一二三四五六]五[”\"]?(?:时期|期间)(?!相比|末)|本届政府(?:任期|履职)?|"
    r"几年来|[三四]年来|过去五年|今后五年"
)
_YEAR_MARK: Final = re.compile(
    r"过去(?:的)?一年|一年来|(?<![比较超与])去年(?!同期|末|底)|全年|今年以来|(?<![较比超“与为是到])(?:19|20)\d\d年(?!以来|的[“\"]?十|[末底]|相比|前|后|"
    r"的\d)(?=[，,、全我是]|工作|[^\d]{0,8}(?:主要|预期|目标))|(?<!在)今年(?!五)")
_BY_THE_WAY: Final = re.compile("(?:已|全[省市县区镇乡])*(?:累计|共|总共)")
# A paragraph that opens with one of these turns the chapter to one year, or back to several, for the paragraphs after it as well.
_TURN: Final = re.compile(
    r"^(?:(?P<year>(?:刚刚?)?过去的?(?:一年|(?:19|20)\d\d年)|回[顾首](?:过去的?一年|(?:19|20)\d\d年)|一年来|(?:19|20)\d\d年[，,]?(?:是|面对|全[省市县区镇]|我们))"
    r"|(?P<years>(?:过去的?|这)?五年(?:来|间)?[，,]|[“\"]?十[一二三四五六]五[”\"]?(?:时期|期间|以来)[，,]?))",
    re.MULTILINE,
)
_OPENS_SPAN: Final = re.compile(r"\s*(?:（[一二三四五六七八九十]）|回顾)?(?:[“\"]?十[一二三四五六]五[”\"]?(?:时期|期间|以来)|过去的?五年|五年来)(?=[，,]|是|我)")
_HEADING_SPAN: Final = re.compile(r"五年|[“‘\"]?十[一二三四五六]五[”’\"]?|本届政府")
_HEADING_YEAR: Final = re.compile(r"(?:19|20)\d\d年|过去(?:的)?一年|[去今]年")
_PLANS: Final = re.compile(
    r"(?:今年|明年|新的一年|下一步|今后|未来|“十[五六]五”时期|“十四五”时期)[^。，]{0,24}(?:要|将|拟|力争|预期|目标|任务|计划)|预期目标|主要目标|奋斗目标|"
    r"重点(?:做好|抓好)|工作安排"
)
_LOOKS_BACK: Final = re.compile(r"(?:过去|五年来|一年来|回顾|去年)[^。]{0,100}")
_PAST_YEAR: Final = re.compile(r"过去(?:的)?一年|(?<![比较超])去年(?!同期)")
_AGAINST_LAST_YEAR: Final = re.compile(r"\d[^，。；]{0,8}，[比较](?:上|去)年(?:同期)?(?:增|下降|减|提高)")
_OF_ONE_YEAR: Final = re.compile(r"全年|比上年|较上年|同比|年末|当年")
_OF_SEVERAL: Final = re.compile(r"五年|十[一二三四五]五[”\"]?(?:时期|期间|以来)|年均|累计|20(?:1[0-9]|2[0-4])年的|[三四]年[来间累]")
_AHEAD: Final = re.compile(r"要|将|计划|预计|目标|力争|安排")
_AIMS: Final = re.compile(r"^[^，。\n]{0,12}?到((?:19|20)\d\d)年[底末]?[，,]", re.MULTILINE)

OPENING: Final = 12  # characters in which a paragraph says what all of it tells of


class Calendar:
    """What is known of time in one document: the years it tells of and the time marks in its text, in order."""

    def __init__(self, text: str, metadata: Metadata) -> None:
        self._text, self._metadata = text, metadata
        self.this_year, self.reviewed = metadata.year, reviewed_year(metadata)
        words = told_part(metadata)
        self._part = next((one.period.part for one in periods(words, self.this_year)), "") if words else ""
        self.is_table, self.is_report = metadata.kind == "table", metadata.kind == "report"
        marks = [(found.start(), True) for found in _YEARS_MARK.finditer(text) if not _is_ahead(found[0], self.reviewed)]
        marks += [(found.start(), False) for found in _YEAR_MARK.finditer(text)]
        marks.sort()
        self._marks, self._of_years = [at for at, _ in marks], [spans for _, spans in marks]
        self._asides = {found.start() for found in _YEARS_MARK.finditer(text) if _BY_THE_WAY.match(text, found.end()) or found[0].endswith(("累计", "共"))}
        self._openings: dict[int, Period | None] = {}
        self._turns = [(found.start(), found["years"] is not None) for found in _TURN.finditer(text)]

    def of_section(self, section: Section, top: Section) -> "Chapter":
        """The chapter a section is; top: the section of level 1 it stands in."""
        named: list[Period] = []
        for heading in section.heading_path[::-1]:
            found = [period for period in _heading_periods(heading, self.this_year) if period.first]
            if found:
                named = found
                break
        spans = any(_HEADING_SPAN.search(heading) for heading in section.heading_path)
        years = any(_HEADING_YEAR.search(heading) for heading in section.heading_path)
        is_of_year = section is not top and self._tells_of_one_year(section)
        aim = self._aim(section, top) if not named and self._metadata.kind not in ("report", "plan") else None
        return Chapter(self, section.role, named[0] if len(named) == 1 else None, section.start if is_of_year else top.body, spans and years, spans and not years, aim)

    def _aim(self, section: Section, top: Section) -> Period | None:
        """The year by which an outline means to reach its goals: “到2025年，…” under 主要目标, for all that stands under it."""
        if not any("目标" in heading for heading in section.heading_path):
            return None
        told = set(_AIMS.findall(self._text, top.body, section.end))
        year = int(told.pop()) if len(told) == 1 else 0
        return Period(year, year) if year else None

    def _tells_of_one_year(self, section: Section) -> bool:
        """“（一）…全年…比上年增长…” after a paragraph on five years: by all it says the section is of the year again."""
        text = self._text[section.body : section.end]
        return _OF_ONE_YEAR.search(text) is not None and not _OF_SEVERAL.search(text)

    def mark_before(self, at: int, since: int) -> bool | None:
        """Whether the last time mark of text[since:at] tells of several years; None without a mark."""
        place = bisect(self._marks, at - 1)
        return self._of_years[place - 1] if place and self._marks[place - 1] >= since else None

    def mark_in_line(self, at: int, start: int) -> bool | None:
        """The same for the line a sentence stands in (start: where the sentence begins); several years named by the way (“十四五”期间累计投入6725万元) hold for their own
        sentence only."""
        line = self.line_start(start)
        place = bisect(self._marks, at - 1)
        while place and self._marks[place - 1] in self._asides and line + OPENING < self._marks[place - 1] < start:
            place -= 1
        return self._of_years[place - 1] if place and self._marks[place - 1] >= line else None

    def turn_before(self, at: int, since: int) -> bool | None:
        """Whether the last paragraph of text[since:at] that turned the time turned it to several years; None where none did."""
        return next((spans for place, spans in reversed(self._turns) if since <= place <= at), None)

    def looked_back_on(self, at: int) -> Period | None:
        """The years a paragraph tells of that opens with them, when they are over: “‘十四五’时期，…” in an outline of the next plan."""
        begins = self.line_start(at)
        if begins not in self._openings:
            opening = _OPENS_SPAN.match(self._text, begins)
            named = periods(opening[0], self.this_year, self.reviewed) if opening else ()
            self._openings[begins] = named[0].period if named and named[0].period.last <= self.reviewed else None
        return self._openings[begins]

    def line_start(self, at: int) -> int:
        """Where the line of a place begins."""
        return self._text.rfind("\n", 0, at) + 1

    def is_told_of_last_year(self, sentence: str) -> bool:
        """Whether an unmarked paragraph of a report turns to what was done: “在经济领域，过去一年里…”, “产量…万吨，比上年增长…”."""
        if self._metadata.kind != "report" or not self.reviewed:
            return False
        opens = _PAST_YEAR.search(sentence[:24]) or re.match(rf"\s*{self.reviewed}年", sentence)
        return bool(opens) or (_AGAINST_LAST_YEAR.search(sentence) is not None and not _AHEAD.search(sentence))

    def usual(self, role: Role) -> Period:
        """The period of facts of this role that name none."""
        years = fact_years(self._metadata, role)
        if not years and self._metadata.kind == "table" and self._metadata.year:
            years = (self._metadata.year,)
        return Period(years[0], years[-1], "" if role == "plan" else self._part) if years else Period(0, 0)

    def five_years(self, role: Role) -> Period:
        """The five years a review or a plan tells of."""
        told = self.reviewed
        if not told:
            return Period(0, 0)
        if role == "plan":
            return Period(told + 1, told + 5)
        return Period(told - 4, told)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section's time: its role, the one period its headings name, and where marks count from (since) when its headings name both a year and
    several (mixed). of_years: they name several only, so that a year is told of only where the paragraph says so."""

    calendar: Calendar
    role: Role
    named: Period | None
    since: int
    mixed: bool
    of_years: bool
    aim: Period | None = None

    def role_of(self, sentence: str, running: Role) -> Role:
        """The role of a sentence; running: that of the sentences before, for sections whose heading tells none."""
        role = self.role
        if role == "other":
            if _PLANS.search(sentence[:60]):
                return "plan"
            return "result" if _LOOKS_BACK.match(sentence[:60]) or self.calendar.is_told_of_last_year(sentence) else running
        return role


def tops(sections: Sequence[Section]) -> list[Section]:
    """For each section the one of level 1 it stands in (itself, when it stands in none)."""
    found: list[Section] = []
    top: Section | None = None
    for section in sections:
        top = section if section.level <= 1 or top is None else top
        found.append(top)
    return found


def _heading_periods(heading: str, this_year: int) -> list[Period]:
    named = [one for one in periods(heading, this_year) if not one.period.part and names_its_year(one)]
    return [one.period for one in named if not heading.startswith("的第", one.end)]  # 第二个五年计划的第二年——一九五九年


def _is_ahead(mark: str, reviewed: int) -> bool:
    """“十五五”期间 in a report that looks back on 2024 tells of nothing done."""
    return any(one.period.first > reviewed > 0 for one in periods(mark, reviewed)) and mark[:1] in tuple("“\"十")

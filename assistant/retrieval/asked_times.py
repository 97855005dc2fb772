"""The time a question asks about: periods, the years of the reports it names, the year it measures against.

What 去年 means depends on the reports that are there. Not here: which years a document tells of (figures)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.figures import PeriodMention, periods, reviewed_year
from assistant.records import Document, Period
from assistant.retrieval.asked_units import CHANGE_ASKED

_REPORT_YEAR: Final = re.compile(
    r"((?:19|20)\d\d)\s*年?度?(?:(?!(?:19|20)\d\d)[^，。？?]){0,12}?(?:政府)?工作报告"
    r"|((?:19|20)\d\d)年\d{1,2}月(?:份|作)?的?[一-鿿]{0,4}?报告"
    r"|((?:19|20)\d\d)\s*年?[的度]?(?:[那这该]一?[份个篇])?(?:[一-鿿]{2,7}[省市县区镇乡州盟旗]|(?!审计|预算|决算|财政|调查|统计)[一-鿿]{2,3})?(?:国务院|政府|总理)?的?报告"
    r"|((?:19|20)\d\d)(?=\s*年?\s*(?:and|和|与|、|到|to)\s*(?:the )?(?:19|20)\d\d\s*年?[^，。,.]{0,14}?(?:报告|reports\b))"
    r"|(?<!\d)([0-4]\d)年[的度]?[一-鿿]{0,6}?报告"
    r"|\b((?:19|20)\d\d)\s+(?:[a-z]+\s+){0,4}?reports?\b"
    r"|\b(?:to|and|with|than) the ((?:19|20)\d\d) one\b", re.I)
_APPOSITION: Final = re.compile(r"[—–\-，,（(\s]*(?:也?就是|即)?[—–\-，,\s]*")
_BEFORE_IT: Final = re.compile("[”\"]?(?:开始|启动|开局|实施)(?:之?前)")  # 2020年底（“十四五”开始前）
_FIRST_YEARS: Final = re.compile("[”\"]?(?:时期)?的?[前头这]([一二两三四])年")
_IN_A_PLAN: Final = re.compile("[”\"]?(?!国民经济)[一-鿿]{2,16}规划(?!期)")  # “十四五”｜现代物流发展规划 is a document
_OF_A_PLAN: Final = re.compile("[”\"]?(?:规划(?!期)|(?:的|发展|主要|预期|规划)*目标)")  # “十四五”｜规划里2025年的目标
_DOUBLED: Final = re.compile("年?翻[一两]?番")
_SINCE_IT: Final = re.compile(r"\bsince (?:it|they|its|their) [\w ]{2,30}?(?:19|20)\d\d")  # when it opened is not when it was counted


@dataclass(frozen=True, slots=True)
class AskedTimes:
    """base: the year something is measured against (比2019年减少), 0 for none; assumed: how relative words were understood; longest: years in the
    longest period; is_from_to: both ends of a period are named; spans: where all this stands in the question."""

    periods: tuple[Period, ...]
    report_years: tuple[int, ...]
    base: int
    assumed: tuple[str, ...]
    longest: int
    is_from_to: bool
    spans: tuple[tuple[int, int], ...]


def asked_times(text: str, held: Sequence[Document]) -> AskedTimes:
    """The times of a question. held: the reports of the places it asks about."""
    named_reports = list(_REPORT_YEAR.finditer(text))
    report_years = tuple(dict.fromkeys(_full_year(next(filter(None, found.groups()))) for found in named_reports))
    reports = [document.metadata for document in held]
    read = [metadata for metadata in reports if metadata.year in report_years]
    this_year = max((metadata.year for metadata in read), default=0) or max(map(_current_year, held), default=0)  # 去年 in “看26年的报告” is 2025
    found = _told(text, this_year, max(map(reviewed_year, read or reports), default=0))
    of_reports = [one for one in found if any(report.start() <= one.start < report.end() or _says_which(one, report, text) for report in named_reports)]
    dated = _explained([one for one in found if one not in of_reports], text)
    spoken = _until_then(tuple(dict.fromkeys(_first_years_of(mention, text) for mention in dated)), text)
    base = spoken[0].first if len(dated) == 1 and _is_base(dated, text) else 0
    spoken = () if base else spoken
    assumed = tuple(f"“{one.wording}”按{one.period.first}年理解" for one in dated if one.is_relative and one.period.first)
    longest = max((period.last - period.first + 1 for period in spoken), default=0)
    is_from_to = any(period.first < period.last and all(str(year) in text for year in (period.first, period.last)) for period in spoken)
    spans = (*((one.start, one.end) for one in found), *(report.span() for report in named_reports))
    return AskedTimes(spoken, report_years, base, assumed, longest, is_from_to, spans)


def _until_then(spoken: tuple[Period, ...], text: str) -> tuple[Period, ...]:
    """“十四五”以来到2024年 → 2021–2024."""
    if len(spoken) != 2 or spoken[0].part != "以来" or f"以来到{spoken[1].first}年" not in text:
        return spoken
    return (Period(spoken[0].first, spoken[1].last),)


def _told(text: str, this_year: int, reviewed: int) -> tuple[PeriodMention, ...]:
    """The periods a question names, without those in the name of a plan, and of when the thing itself began."""
    since_it = _SINCE_IT.search(text)
    found = tuple(one for one in periods(text, this_year, reviewed) if not _IN_A_PLAN.match(text, one.end))
    found = tuple(one for one in found if not (since_it and since_it.start() <= one.start < since_it.end()))
    if any(one.period.first == one.period.last for one in found):
        several = [one for one in found if one.period.first < one.period.last]
        of_plans = [one for one in several if one.wording.endswith("规划") or _OF_A_PLAN.match(text, one.end)]
        found = tuple(one for one in found if one not in of_plans)
    return found


def _first_years_of(mention: PeriodMention, text: str) -> Period:
    """“十四五”｜头四年 → 2021–2024."""
    found = _FIRST_YEARS.match(text, mention.end) if mention.period.last > mention.period.first else None
    return replace(mention.period, last=mention.period.first + "一两三四".index(found[1].replace("二", "两"))) if found else mention.period


def _current_year(document: Document) -> int:
    """What 今年 means to who has this report: the year it was given, or plans by its name (2025年工作总结及2026年工作计划: 2026)."""
    year = document.metadata.year
    return year + (str(year + 1) in f"{document.metadata.title} {document.source}")


def _explained(dated: Sequence[PeriodMention], text: str) -> list[PeriodMention]:
    """“去年——就是2024年”: the year that explains a relative word replaces it; so does a year named beside 今年 (“今年将启动2017年度…”)."""
    dated = _apposed([one for one in dated if not _BEFORE_IT.match(text, one.end)], text)
    if any(not mention.is_relative for mention in dated):
        dated = [mention for mention in dated if mention.wording not in ("今年", "本年", "本年度", "this year") and not _is_year_before(mention, text)]
        dated = _with_parts([mention for mention in dated if not (mention.is_relative and mention.period.first < mention.period.last)])
    return list(dated)


def _says_which(mention: PeriodMention, report: re.Match[str], text: str) -> bool:
    """今年（｜2026年）政府工作报告: the year of the report, not of what is asked."""
    if text[report.end() : report.end() + 1] in ("）", ")"):
        return False  # 今年（2026年报告）想争取多少: which report to look in
    return mention.is_relative and mention.end < report.start() and _APPOSITION.fullmatch(text[mention.end : report.start()]) is not None


def _apposed(dated: Sequence[PeriodMention], text: str) -> list[PeriodMention]:
    """Without the relative words that the mention after them explains; the part of the year they name stays (今年上半年（2025年）)."""
    kept: list[PeriodMention] = []
    part = ""
    for at, mention in enumerate(dated):
        following = dated[at + 1] if at + 1 < len(dated) else None
        if following and mention.is_relative and not following.is_relative and _APPOSITION.fullmatch(text[mention.end : following.start]):
            part = mention.period.part
            continue
        kept.append(replace(mention, period=replace(mention.period, part=mention.period.part or part)))
        part = ""
    return kept


def _with_parts(dated: Sequence[PeriodMention]) -> list[PeriodMention]:
    """“2024年…上半年…”, “1—10月…，2024年和2025年…”: a part of a year that stands apart is of each year named."""
    named = [one for one in dated if not one.is_relative]
    parts = [one for one in dated if one.is_relative and one.period.part and not re.search("[今去前明上本]年", one.wording)]
    if not parts:
        return list(dated)
    whole = all(not one.period.part and 0 < one.period.first == one.period.last for one in named)
    if not (whole and named and len(parts) == 1):
        return [one for one in dated if one not in parts]
    of_years = [replace(one, period=replace(one.period, part=parts[0].period.part)) for one in named]
    return of_years + [one for one in dated if one not in parts and one not in named]


def _is_year_before(mention: PeriodMention, text: str) -> bool:
    """“2020年…比上年”: the year before 2020, which comparing works out; not the year before this one."""
    before = text[max(0, mention.start - 1) : mention.start]
    return mention.is_relative and mention.wording in ("上年", "去年", "上一年", "上年度", "上一年度", "last year", "previous year") and before in tuple("比较跟和与同 ")


def _is_base(dated: Sequence[PeriodMention], text: str) -> bool:
    """“比2019年减少百分之多少” names no period but the one it is measured against; “2025年比2024年” names both."""
    if len(dated) != 1 or dated[0].is_relative or text[max(0, dated[0].start - 1) : dated[0].start] not in ("比", "较"):
        return False
    return bool(CHANGE_ASKED.search(text) or _DOUBLED.match(text, dated[0].end))


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)

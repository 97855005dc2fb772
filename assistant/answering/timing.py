"""Whether the time of a figure is the time that was asked for: years, parts of a year, since when, by when.

Not here: the other conditions (conditions.py), how periods are read (figures)."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.alignment import ALIGNED
from assistant.answering.parts import clause
from assistant.figures import is_stock
from assistant.records import Figure, Period, Query

_NAMED_YEAR: Final = re.compile(r"(?:19|20)\d\d(?=年|[-—–至])")
_ONE_MONTH: Final = re.compile(r"\d{1,2}月(?:\d{1,2}日)?")
_HOLIDAY: Final = re.compile("元旦|春节|清明|五一|端午|国庆|中秋|寒假|暑假|暑期")
_UP_TO: Final = re.compile("截[至止]|[到至]\\d{1,2}月")
_PART: Final = re.compile(r"\d月|半年|季度")
_BY_THE_END: Final = re.compile("年[底末]|12月底")  # 到2022年底建了多少: all that the years until then brought
_NEWLY: Final = re.compile("新增|净增|当年|年内|这一年|新建")
_UNTIL: Final = re.compile(r"^(?:1-|截至)(\d{1,2}月)底?$")  # what was done in 1-10月 had been done 截至10月底
_LAST_MONTHS: Final = {"上半年": "6月", "一季度": "3月", "前三季度": "9月"}
_SINCE: Final = re.compile(r"以来|至今|since", re.I)
_ASKS_OLDER: Final = re.compile(r"之前|以前|原来|此前|原先|提标前|before the", re.I)
_ASKS_TOTAL: Final = re.compile(
    r"累计|总[数量](?!据)|一共|到(?:19|20)\d\d年?底?[^，。]{0,6}一共|五年|以来|总共|共有|加起来|[“\"]?十[一二三四]五"
    r"|accumul|cumulat|total of|in total|altogether|so far|five years", re.I)


def tells_of_part_only(figure: Figure, query: Query) -> bool:
    """Whether a figure is of a part of the year where no part was asked for."""
    if any(period.part for period in query.periods) or _is_the_day_of_it(figure) or _is_of_its_holiday(figure, query):
        return False
    return _PART.search(figure.period.part) is not None or _is_of_the_second_half(figure)


def is_a_goal(figure: Figure, query: Query) -> bool:
    """What a plan of several years aims at is meant for its last year: 2030 of 2026–2030."""
    return figure.role == "plan" and (figure.span == "years" or is_stock(figure)) and figure.period.last in years_of(query.periods)


def asks_total(query: Query) -> bool:
    """Whether several years together, or everything so far, was asked for."""
    return bool(_ASKS_TOTAL.search(query.text)) or any(period.last - period.first > 1 for period in query.periods)


def asks_older(query: Query) -> bool:
    """Whether the value before a change was asked for (提标之前)."""
    return bool(_ASKS_OLDER.search(query.text))


def is_older(figure: Figure, query: Query) -> bool:
    """Whether this is what was before a change, and that was asked for."""
    return figure.measure == "from" and asks_older(query)


def is_dated(figure: Figure, query: Query, in_step: int) -> bool:
    """Whether the figure's period is one that was asked for. An undated figure holds only where its sentence is the one that was meant."""
    asked = [period for period in query.periods if period.first]
    if not asked or is_older(figure, query):
        return True
    told, years, named = figure.period, years_of(asked), set(map(int, _NAMED_YEAR.findall(figure.sentence)))
    is_that = any((told.first, told.last) == (period.first, period.last) for period in asked)
    if in_step >= ALIGNED and named and not is_that:
        return bool(named & years)
    if not told.first:
        return in_step >= 2 * ALIGNED or (bool(named) and named <= years)
    if not told.last:  # 2014年以来
        return any(period.first == told.first for period in asked) and bool(_SINCE.search(query.text))
    if told.part == "以来" and told.first != told.last and not asks_total(query):
        return False
    if since := [period for period in asked if period.part == "以来"]:
        is_of_one_year = told.first == told.last and not told.part and figure.span == "year" and "今年以来" not in query.text and not is_stock(figure)
        if any(told.first == period.first for period in since):
            return not is_of_one_year  # 2022年以来, told in a report of 2024, but not by 2022 alone
    if is_that:
        is_of_a_part = any(period.part and _PART.search(period.part) for period in asked) and not told.part  # 上半年 is not told by the whole year
        fits = (_same_part(told, period) or _is_of_that_day(figure, period) or _is_of_the_rest(figure, period) for period in asked)
        return (in_step >= ALIGNED and not is_of_a_part) or any(fits)
    if len(asked) > 1 and years.issuperset(range(told.first, told.last + 1)):
        return True
    if any(period.first < period.last == told.first == told.last for period in asked) and is_stock(figure):
        return True  # what the five years reached is what their last year stands at
    if len(years) != 1 or told.last not in years or told.first == told.last:
        return False
    by_then = any(_BY_THE_END.search(period.part) for period in asked) and _NEWLY.search(query.text) is None
    return is_stock(figure) or by_then or (asks_total(query) and figure.span == "cumulative")


def years_of(periods: Sequence[Period]) -> set[int]:
    """Every year of the periods."""
    return {year for period in periods for year in range(period.first, period.last + 1) if year}


def _is_the_day_of_it(figure: Figure) -> bool:
    """“7月中旬至8月上旬，…转移安置13260人”: when it happened, not a part of the year that was counted. Of money each month has its own."""
    part = figure.period.part.removeprefix("截至").removesuffix("底") if not _UP_TO.search(figure.sentence) else figure.period.part  # 3月底完成机构改革
    return _ONE_MONTH.fullmatch(part) is not None and figure.quantity.base_unit not in ("元", "%")


def _is_of_its_holiday(figure: Figure, query: Query) -> bool:
    """“五一假期入住率多少”, told in the summary of half a year: the holiday was asked for, not the year."""
    asked = _HOLIDAY.search(query.text)
    return asked is not None and asked[0] in figure.sentence


def _same_part(told: Period, asked: Period) -> bool:
    """1-9月 was asked: 1-9月 must be told. 年底 and a day tell of the whole year."""
    is_whole = not asked.part or not _PART.search(asked.part) or asked.part.endswith(("12月底", "日"))
    return is_whole or _until(asked.part) == _until(told.part)


def _until(part: str) -> str:
    """The month a part of a year ends with: 6月 for 1-6月, 截至6月底 and 上半年; other parts as they are."""
    return _LAST_MONTHS.get(part) or _UNTIL.sub(r"\1", part)


def _is_of_the_second_half(figure: Figure) -> bool:
    """What a summary of half a year plans is for the other half, but for what is to be reached by the end of the year (覆盖率年底达到80%)."""
    of_it = figure.role == "plan" and any("下半年" in heading for heading in figure.heading_path)
    return of_it and figure.quantity.base_unit != "%" and not figure.explicit and not re.search("年底|全年", clause(figure))


def _is_of_the_rest(figure: Figure, asked: Period) -> bool:
    """What the summary of half a year plans is planned for the other half: 下半年工作打算."""
    return asked.part == "下半年" and figure.role == "plan" and not figure.period.part and any("下半年" in heading for heading in figure.heading_path)


def _is_of_that_day(figure: Figure, asked: Period) -> bool:
    """“7月那场山洪” is told by “应对‘7·22’暴雨山洪，…”."""
    month = re.fullmatch(r"(\d{1,2})月", asked.part)
    return month is not None and re.search(rf"[“\"]{month[1]}·\d|(?<!\d){month[1]}月", figure.sentence) is not None

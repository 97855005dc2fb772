"""Operands of a comparison → the answer's words: the values, the difference or rate with its formula, each value with its mark.

Units are brought to one scale; figures of different units or of another extent (a part of a year, a total) are shown side by side and not
subtracted. Not here: finding the operands (comparing.py)."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from assistant.answering.candidates import Candidate
from assistant.answering.citations import of_figure, shown_figure
from assistant.answering.wording import english_figure, english_number, shown, written
from assistant.figures import SCALES, is_stock, load
from assistant.reading import level_of
from assistant.records import Answer, Citation, Computation, Figure, Quantity, Query

Named = Sequence[tuple[str, Candidate]]
TURN: Final = re.compile(r"第[一二三四五六七八九十\d]{1,3}届")  # 第八届采茶节比第七届: each is counted whole
_RATE_ASKED: Final = re.compile(
    r"增长率|增长了?百分之|增幅|增速|降幅|(?:[降减跌涨升增多少高低加]|扩大|缩小|扩|缩)了?百分之"
    r"|by what percent|growth rate|how many percent", re.I)
_RATES_COMPARED: Final = re.compile("(?:增速|增幅|降幅|增长率)[^，。]{0,12}(?:比|较|与|和|跟|[多少高低快慢]了)")  # the rates themselves, not how fast an amount grew
_ALL_BY_THEN: Final = re.compile(r"新增[^，。；、]{0,6}\d[\d.]*[万亿]?[家个所处户][，、]累计(?:已?达到?|有)?$|增至$|总数(?:已?达到?|增至|为)?$")
_POINTS_ASKED: Final = re.compile(r"百分点|(?:几个|多少个?)点(?![心钟位子名击赞])|percentage points?", re.I)
_IN_ENGLISH: Final = {"计划": "the plan", "实际": "the result"}
_TIMES_ASKED: Final = re.compile(r"(?:几|多少|[几多]少?个?)倍|\bhow many times\b", re.I)
AVERAGED: Final = re.compile("[人户亩村]均|平均|均价|单价|(?<!高)标准(?!化|地|厂房)|限额|工资$")  # of which there is no sum, and no share
_LEVELS: Final = ("村", "乡镇", "县", "市", "省", "国家")
_NEW_ASKED: Final = re.compile(r"新增|净增|新[建设办添认获创入]|增[加了]|建[设成了]|添|\b(?:add|new|creat|buil[dt]|gain)", re.I)
_NEW: Final = ("新增", "净增", "新获批", "新认定", "新创建", "新入选")
_MADE: Final = re.compile("新?[改扩]?建|增设|创建|培育|打造|改造")
FAR_APART: Final = 1000
_RATES: Final = ("%", "‰", "个百分点", "百分点")


def compared(query: Query, found: Named) -> Answer:
    """The answer over operands that were found, oldest first."""
    marks = tuple(of_figure(one, mark) for mark, (_, one) in enumerate(found, 1))
    figures = tuple(shown_figure(one, mark) for mark, (_, one) in enumerate(found, 1))
    quotes = _quoted(marks)
    (_, first), (_, last) = found[0], found[-1]
    is_part_asked = any(period.part for period in query.periods) or TURN.search(query.text) is not None
    apart = _why_apart(first, last, query.text, is_part_asked=is_part_asked)
    if apart:
        stated = "；".join(f"{name}{written(one.figure.quantity)}[{mark}]" for mark, (name, one) in enumerate(found, 1))
        return Answer(query.text, query.language, f"{stated}。{apart}，不能直接相减。{quotes}", None, False, None, marks, figures, understood=query)
    by_rate = is_rate_asked(query) and first.figure.quantity.base_unit not in _RATES
    by_times = _TIMES_ASKED.search(query.text) is not None and first.figure.quantity.number != 0
    computation, change, unit = (_times if by_times else _rate if by_rate else _difference)(first, last, len(found))
    text, headline = (_english if query.language == "en" else _chinese)(found, change, unit, computation)
    return Answer(query.text, query.language, f"{text}{quotes}", headline, False, None, marks, figures, computation, understood=query)


def raised(query: Query, found: Named, befores: Sequence[Figure]) -> Answer:
    """Which of two years raised a figure by more: each change with what it was before, oldest first."""
    marks = tuple(of_figure(one, mark) for mark, (_, one) in enumerate(found, 1))
    figures = tuple(shown_figure(one, mark) for mark, (_, one) in enumerate(found, 1))
    steps = [_numbers(before, one.figure) for before, (_, one) in zip(befores, found, strict=True)]
    changes, unit = [after - before for before, after, _ in steps], steps[-1][2]
    gap = abs(changes[-1]) - abs(changes[0])
    more = found[-1 if gap > 0 else 0][0]
    formula = f"({shown(steps[-1][1])}-{shown(steps[-1][0])})-({shown(steps[0][1])}-{shown(steps[0][0])})={shown(changes[-1] - changes[0])}"
    computation = Computation(formula, tuple((written(one.figure.quantity), mark) for mark, (_, one) in enumerate(found, 1)), unit)
    stated = "；".join(
        f"{name}由{written(before.quantity)}变为{written(one.figure.quantity)}，变动{shown(abs(change))}{unit}[{mark}]"
        for mark, ((name, one), before, change) in enumerate(zip(found, befores, changes, strict=True), 1)
    )
    verdict = f"{more}变动更大，多{shown(abs(gap))}{unit}" if gap else "两年变动一样"
    quotes = "".join(f"{mark.quote}[{mark.mark}]" for mark in marks)
    return Answer(query.text, query.language, f"{verdict}：{stated}。{quotes}", more if gap else f"0{unit}", False, None, marks, figures, computation, understood=query)


def _quoted(marks: Sequence[Citation]) -> str:
    """Every sentence once, with the marks of all that it tells."""
    told: dict[str, list[str]] = {}
    for mark in marks:
        told.setdefault(mark.quote, []).append(f"[{mark.mark}]")
    return "".join(f"{quote}{''.join(cited)}" for quote, cited in told.items())


def _why_apart(first: Candidate, last: Candidate, asked: str, *, is_part_asked: bool = False) -> str:
    """Why two figures must not be subtracted, "" when they may be. is_part_asked: the question itself sets a part of the year against the whole."""
    one, other = first.figure, last.figure
    if not one_kind(one.quantity, other.quantity):
        return "单位不同"
    extents = {one.span, other.span}
    if is_new(one) != is_new(other) and not _NEW_ASKED.search(asked) and not _is_what_was_planned(one, other):
        return "口径不同（一个只是新增的）"
    if len(extents) > 1 and extents & {"cumulative", "years"} and "累计" not in asked and not (_is_all_there_is(one) and _is_all_there_is(other)):
        return "口径不同（一个是累计或多年合计）"
    parts = {re.sub("以来$", "", told.period.part) for told in (one, other)}  # 今年以来, in the report of the year
    is_part = len(parts) > 1 and "part" in (one.span, other.span) and not is_part_asked
    return "口径不同（一个只是部分时段）" if is_part else ""


def lies_within(inner: str, outer: str) -> bool:
    """Whether the second place is of a higher level than the first, so that it may hold it."""
    levels = [level_of(place) for place in (inner, outer)]
    return all(level in _LEVELS for level in levels) and _LEVELS.index(levels[0]) < _LEVELS.index(levels[1])


def surely_within(inner: str, outer: str) -> bool:
    """The same where names alone tell it: a town in a county, whatever in a province; 岚溪市 may be a county of its own beside 云桐县."""
    return lies_within(inner, outer) and (level_of(inner) in ("村", "乡镇") or level_of(outer) in ("省", "国家"))


def is_new(told: Figure) -> bool:
    """Whether a number is of what came new, not of all there are."""
    return told.indicator.startswith(_NEW)


def _is_what_was_planned(one: Figure, other: Figure) -> bool:
    """Whether one tells how many to make, the other how many came new: a plan of 建设｜750个, of which 新增｜773个 came."""
    planned = one if one.role == "plan" else other
    return {one.role, other.role} == {"plan", "result"} and one.period == other.period and _MADE.match(planned.indicator) is not None


def _is_all_there_is(told: Figure) -> bool:
    """A level, or a number of all there are by then: “新增711家、累计达｜2215家” beside “增至｜3022家”."""
    lead = told.sentence[: told.quantity.start - told.sentence_start]
    return is_stock(told) or _ALL_BY_THEN.search(lead) is not None


def one_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers count in one kind of unit: 人 and 名, 部 and 台 (things of one indicator), “8.14亿” and “8.3亿人”."""
    units = {one.base_unit, other.base_unit}
    if len(units) == 1:
        return True
    if {one.unit, other.unit} & set(SCALES):
        return 1 / FAR_APART < max(one.amount, 1) / max(other.amount, 1) < FAR_APART  # 4.32亿 and 12类 are not
    families = {load().units[unit].family if unit in load().units else unit for unit in units}
    return len(families) == 1 and "%" not in units


def is_rate_asked(query: Query) -> bool:
    """Whether the change is asked for as a rate of growth (增长百分之几), not as an amount."""
    return bool(_RATE_ASKED.search(query.text)) and not _POINTS_ASKED.search(query.text) and not _RATES_COMPARED.search(query.text)


def _numbers(first: Figure, last: Figure) -> tuple[Decimal, Decimal, str]:
    """Both numbers in the unit both are written in, else in the base unit."""
    one, other = first.quantity, last.quantity
    if one.scale == other.scale:  # 1409万 and 1305万人次
        longer = max((one.unit, other.unit), key=len)
        return Decimal(str(one.number)), Decimal(str(other.number)), longer
    scaled = (Decimal(str(quantity.number)) * Decimal(str(quantity.scale)) for quantity in (one, other))
    unit = max((one.base_unit, other.base_unit), key=len)
    return next(scaled), next(scaled), unit


def _difference(first: Candidate, last: Candidate, mark: int) -> tuple[Computation, Decimal, str]:
    before, after, unit = _numbers(first.figure, last.figure)
    operands = ((written(last.figure.quantity), mark), (written(first.figure.quantity), 1))
    return Computation(f"{shown(after)}-{shown(before)}={shown(after - before)}", operands, unit), after - before, unit


def _times(first: Candidate, last: Candidate, mark: int) -> tuple[Computation, Decimal, str]:
    """last ÷ first, to two decimals."""
    before, after, _ = _numbers(first.figure, last.figure)
    times = (after / before).quantize(Decimal("0.01"), ROUND_HALF_UP)
    operands = ((written(last.figure.quantity), mark), (written(first.figure.quantity), 1))
    return Computation(f"{shown(after)}÷{shown(before)}={shown(times)}", operands, "倍"), times, "倍"


def _rate(first: Candidate, last: Candidate, mark: int) -> tuple[Computation, Decimal, str]:
    """(last − first) / first in percent, to one decimal."""
    before, after, _ = _numbers(first.figure, last.figure)
    if not before:
        return _difference(first, last, mark)
    rate = ((after - before) / before * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    operands = ((written(last.figure.quantity), mark), (written(first.figure.quantity), 1))
    return Computation(f"({shown(after)}-{shown(before)})÷{shown(before)}={shown(rate)}%", operands, "%"), rate, "%"


def _chinese(found: Named, change: Decimal, unit: str, computation: Computation) -> tuple[str, str]:
    first_name, last_name = found[0][0], found[-1][0]
    is_rate, last = "÷" in computation.formula, found[-1][1].figure.quantity
    size, unit = shown(abs(change)), "个百分点" if unit == "%" and not is_rate else unit
    over_time = first_name.endswith("年")  # years grow and shrink, places have more and less
    direction = ("增加" if over_time else "多") if change > 0 else ("减少" if over_time else "少")
    if is_rate:
        direction = "增长" if change > 0 else "下降"
    scale = last.scale if unit.startswith(("万", "亿", "千", "百")) else 1
    base = f"（{shown(abs(change) * Decimal(str(scale)))}{last.base_unit}）" if scale > 1 and abs(change) < 1 else ""
    stated = "，".join(f"{name}{_planned(name, one)}{written(one.figure.quantity)}[{mark}]" for mark, (name, one) in enumerate(found, 1))
    if change == 0:
        return f"{stated}，两者相同。", f"0{unit}"
    if unit == "倍":
        return f"{last_name}约是{first_name}的{size}倍（{computation.formula}）：{stated}。", f"{size}倍"
    formula = f"（{computation.formula}）" if is_rate else ""
    return f"{last_name}比{first_name}{direction}{size}{unit}{base}{formula}：{stated}。", f"{direction}{size}{unit}"


def _planned(name: str, candidate: Candidate) -> str:
    return "计划" if candidate.figure.role == "plan" and name.endswith("年") else ""


def _english(found: Named, change: Decimal, unit: str, computation: Computation) -> tuple[str, str]:
    last = found[-1][1].figure.quantity
    is_rate = "÷" in computation.formula
    scale = Decimal(str(last.scale)) if unit == last.unit and not is_rate else Decimal(1)
    size = f"{shown(abs(change))}%" if is_rate else english_number(abs(change) * scale)
    names = [_IN_ENGLISH.get(name, name.removesuffix("年")) for name, _ in found]
    stated = ", ".join(f"{english_figure(one.figure.quantity)} in {name} [{mark}]" for mark, (name, (_, one)) in enumerate(zip(names, found, strict=True), 1))
    if unit == "倍":
        return f"{names[-1]} is about {shown(change)} times {names[0]}: {stated}. ", f"{shown(change)} times"
    if change == 0:
        return f"The same: {stated}. ", "0"
    if unit == "%" and not is_rate:
        size, word = f"{size} percentage points", "higher" if change > 0 else "lower"
    else:
        word = ("up" if change > 0 else "down") if is_rate else "more" if change > 0 else "fewer"
    return f"{size} {word} in {names[-1]} than in {names[0]}: {stated}. ", f"{size} {word}"

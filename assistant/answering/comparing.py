"""A comparison → every operand with its sentence, and the difference or rate as a shown formula; several years → a row of values.

Operands are the same indicator of several years or places, or plan and result of one year. They are chosen together, so that their words
and units agree; figures of different units are shown and not subtracted. Not here: the wording (contrast.py), single figures (quoting.py)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, permutations
from typing import Final

from assistant.answering.candidates import ENOUGH, Candidate, candidates
from assistant.answering.choosing import NEARLY_LIKE, WITH_A_LIKE, agreeing, are_unlike, certain, is_one_thing, likeness
from assistant.answering.contrast import TURN, compared, is_rate_asked, raised
from assistant.answering.joint import is_part_of_joint
from assistant.answering.manner import is_named
from assistant.answering.parts import clause
from assistant.answering.quoting import chosen, figure_answer, single
from assistant.answering.refusing import refused
from assistant.answering.sorts import is_other_side
from assistant.answering.steps import older_end, step
from assistant.answering.things import Operand, about, around, beside_all_of_it, in_words_of, is_added_up, parts_apart, two_things
from assistant.answering.wording import refusal
from assistant.figures import fact_years, parse, periods
from assistant.library import Index, Library
from assistant.records import Answer, Measure, Period, Query, Role
from assistant.retrieval import COUNTRY, admits, amount_unit, is_ahead

_RATE: Final = re.compile(r"增速|增幅|增长率|涨幅|降幅|增长目标|物价|CPI|\brate\b|growth|how fast|percent", re.I)
_CHANGES: Final = re.compile("(?<![新净])(?:涨(?=$| )|增加|减少|提高|上升|下降|增长|降低|变化|相比)(?![值率额])")
PLANNED: Final = "计划"
_GOAL: Final = re.compile("目标|预期|计划")
_OF_ELSEWHERE: Final = re.compile("平均|全[国省市州盟县区]")  # 低于全省平均水平0.7个百分点 is no level
_PLANS: Final = (
    "计划", "目标", "任务", "年初", "承诺", "答应", "超额", "力争的数", "原先定", "原定", "说要", "说好", "下达",
    "方案里", "方案要求", "方案定", "预期数", "草案里", "安排的", "年初定",
    "target", "goal", "planned", " plan ", " plan?", "promised", "meant to", "budgeted",
)  # fmt: skip
_THE_YEAR_BEFORE: Final = ("上年", "去年", "上一年", "两年对比", "两年相比", "两年比", "头一年", "前一年", "previous year", "year before", "year earlier", "last year")
_THAN: Final = re.compile("(?<![对占同环])比|和|与|跟")
_ROLES_APART: Final = re.compile(
    "(?:计划|目标|任务|安排|打算|准备|(?<![主重需必])要[建改修办做])[^。]*[比和与跟][^。]*(?:实际|完成|(?:[建改办修做装种招拆]|新增|增加|培训|发放)(?:成|好|完|了)?的|[一-鿿]掉的)|(?:实际|完成|[建改办修做](?:成|好|完|了)?的)[^。]*[比和与跟][^。]*(?:计划|目标|任务)"
)
_DIFFERENCE: Final = re.compile(
    r"(?<![占同环对])比(?![例重率值])[^，。？?]{2,24}?[多少高低长短快慢大小][了出]?(?:多少|几)|[多少][招建改装修种办做]了?(?:多少|几)|相差"
    r"|\bby how (?:much|many)\b.*\b(?:exceed|surpass)|\bhow many (?:more|fewer)\b.*\bthan\b", re.I)
_DONE_IN_IT: Final = re.compile("实际|完成|(?:[建改办修做装种招拆]|新增|增加|培训|发放)(?:成|好|完|了)?的|[一-鿿]掉的")
_PLANS_APART: Final = re.compile(
    r"\b(?:plans?|planned|targets?|goals?|aims?|intends?)\b[^,.?]{0,24}?\b(20\d\d)\b|\b(20\d\d)(?:'s|’s)? (?:[\w-]+ ){0,4}?(?:targets?|goals?|plans?)\b", re.I)
_DEEDS_APART: Final = re.compile(
    r"\bthan (?:its|their|the|in) (?:(?!20\d\d)[\w-]+ )?(20\d\d)(?:'s|’s)? (?:actual |real )?(?:outputs?|results?|figures?|totals?|level|outturn|number|performance)\b|"
    r"\b(?:did|done|achieved|completed|replaced|built|renovated|delivered|opened|added|created|finished|actual(?:ly)?)\b[^,.?]{0,24}?\b(20\d\d)\b", re.I)
_BASE_FIRST: Final = re.compile("(?:(?:19|20)\\d\\d年，?)?[与跟和同较比]")  # “与全州相比，塔隆县…高多少”; else “塔隆县比全州高多少”
_WAS_DONE: Final = re.compile(r"\bthan (?:it|they|the \w+|were|was|had)? ?(?:did|done|were|was|actually|built|replaced|renovated|completed|achieved)\b", re.I)
_MONEY: Final = re.compile("多少钱|几块|[多少几][万亿]?元")
_AVERAGE: Final = re.compile("全[国省市州]")
_RAISED_MORE: Final = re.compile("哪一?年(?:提|涨|升|增|加|降|减)[高长加涨低少]?得?更?[多快大少]")
LOOKED_AT = 6  # candidates of one operand that may be paired


def comparison(query: Query, library: Library) -> Answer:
    """The answer to a comparison; with fewer than two operands in the question, the figure of the one there is."""
    if is_added_up(query.text) and len(query.periods) > 1:
        return refused(query, [], library.index())  # “新建和改造合起来算，哪年多”: neither of the two alone is meant
    operands = _operands(query, library)
    if len(operands) < 2:
        return step(query, library) or _no_difference(query, library) or figure_answer(replace(query, operation="value"), library)
    by_rate = is_rate_asked(query)
    if by_rate and (stated := _stated(query, operands, library)):
        return stated
    if operands[0][0] == PLANNED and (gap := _stated_gap(query, _GOAL, library)):
        return gap
    if len({operand.places for _, operand in operands}) == 2 and len(query.periods) < 2 and (above := _AVERAGE.search(query.text)):
        own = replace(query, places=tuple(place for place in query.places if place != COUNTRY)[:1])
        if gap := _stated_gap(own, re.compile(above[0]), library):
            return gap  # 高于全国｜0.5个百分点
    is_raise = _RAISED_MORE.search(query.text) is not None
    no_growth = by_rate or not (query.unit.endswith(("%", "点")) or _RATE.search(query.text))
    barred: set[Measure] = {"growth"} if no_growth else set()
    found = _found(operands, query, library, barred | ({"from"} if is_raise else set()))
    if no_growth and len(query.periods) > 1:
        found = [[one for one in fit if one.figure.measure != "change"] or fit for fit in found]  # of two years what there was, not what came to it
    for (_, asked), fit in zip(operands, found, strict=True):
        if not fit:
            if change := _told_of_one(query, operands, library):
                return change
            return replace(refused(asked, candidates(asked, library), library.index()), question=query.text, understood=query)
    agreed = agreeing(found)
    if len({one.figure.measure if one.figure.measure in ("growth", "change") else "value" for one in agreed}) > 1:
        change = _told_of_one(query, operands, library)  # a share is not set off against a growth
        return change or replace(refused(query, [], library.index()), question=query.text, understood=query)
    is_called_alike = bool(agreed[0].figure.name) and agreed[0].figure.name == agreed[-1].figure.name
    if not is_one_thing(agreed[0], agreed[-1]) or (are_unlike(agreed[0].figure, agreed[-1].figure) and not is_called_alike) or _is_of_another(agreed, query):
        if change := _told_of_one(query, operands, library):
            return change
        return replace(refused(query, [], library.index()), question=query.text, understood=query)
    if agreed[0].figure == agreed[-1].figure and len(query.parts) > 1:
        return replace(refused(query, [], library.index()), reason="combined_total_only", answer=refusal("combined_total_only", query.language))
    if agreed[0].figure == agreed[-1].figure:
        return _no_difference(query, library) or figure_answer(replace(query, operation="value"), library)  # one figure for both: the question compares nothing
    for (_, part), is_certain in zip(operands, certain(agreed), strict=True):
        if not is_certain:
            if change := _told_of_one(query, operands, library):
                return change  # 今年对教育的投入由1076亿元增加到1562亿元
            return replace(refused(part, candidates(part, library), library.index()), question=query.text, understood=query)
    if any(is_other_side(one.figure.indicator, other.figure.indicator) for one, other in permutations(agreed, 2)):
        return replace(refused(query, [], library.index()), question=query.text)
    if any(is_part_of_joint(one.figure.indicator, clause(other.figure)) for one, other in permutations(agreed, 2)):
        return replace(refused(query, [], library.index()), question=query.text, reason="combined_total_only", answer=refusal("combined_total_only", query.language))
    named = list(zip((name for name, _ in operands), agreed, strict=True))
    if is_raise and all(befores := [older_end(one.figure, library) for one in agreed]):
        return raised(query, named, [one for one in befores if one])
    return compared(query, named)


def _no_difference(query: Query, library: Library) -> Answer | None:
    """The refusal where a difference was asked for and only one number is found: 8097万标箱 is not how much more it is than that of 上海港."""
    if not _DIFFERENCE.search(query.text):
        return None
    alone = replace(query, operation="value")
    found = candidates(alone, library)
    best = chosen(found, alone)
    is_told = best is None or best.figure.measure in ("change", "growth") or bool(best.figure.base)
    return None if is_told else refused(query, [], library.index())


def _is_of_another(agreed: Sequence[Candidate], query: Query) -> bool:
    """Whether one of the figures is another indicator than the one asked for, and the others are not it: 公共卫生服务经费 beside 医保补助标准."""
    others = [one for one in agreed if query.terms and one.figure.name and not is_named(one.figure, query)]
    return any(likeness(one.figure, other.figure) < NEARLY_LIKE for one in others for other in agreed if other.figure.name != one.figure.name)


def _told_of_one(query: Query, operands: Sequence[Operand], library: Library) -> Answer | None:
    """“比上年多了多少” from what the year itself tells: the change, or both ends of it."""
    if operands[0][0] == PLANNED:
        return None
    return (_stated_change(query, library) if len(query.periods) == 1 else None) or step(query, library)


def _stated_change(query: Query, library: Library) -> Answer | None:
    """“比上年多了多少” may be told as it is: 增加1207元. What there is this year is no answer."""
    alone = replace(query, operation="value")
    found = candidates(alone, library)
    best = chosen(found, alone)
    if best and _MONEY.search(query.text) and best.figure.quantity.base_unit != "元":
        return None
    if best is None or best.figure.measure in ("change", "growth"):
        return single(alone, best) if best else None
    told = [one for one in found if not one.fault and one.figure.measure == "change" and one.figure.sentence_start == best.figure.sentence_start]
    same = next((one for one in told if one.figure.indicator == best.figure.indicator), None)  # 占比为2.41%，较上年提升0.14个百分点
    return single(alone, same) if same else None


def _stated_gap(query: Query, against: re.Pattern[str], library: Library) -> Answer | None:
    """“增速低于预期目标2.8个百分点” tells it as it is; against: what the base must say."""
    told = [one for one in candidates(replace(query, operation="value"), library) if one.fault is None and one.score >= ENOUGH]
    gaps = [one for one in told if one.figure.measure == "change" and against.search(one.figure.base)]
    if _MONEY.search(query.text):
        gaps = [one for one in gaps if one.figure.quantity.base_unit == "元"]  # 比全县高多少钱 is not told by 高于全县｜0.3个百分点
    return single(query, gaps[0]) if gaps else None


def _found(operands: Sequence[Operand], query: Query, library: Library, barred: set[Measure]) -> list[list[Candidate]]:
    """What may be each operand. Where one is surely told and another is not, that one is asked for in the words of the sure one: 门诊量, 门诊接诊."""
    found = [_told(asked, operands, query, library, barred) for _, asked in operands]
    sure = max((fit[0] for fit in found if fit), key=lambda one: one.score, default=None)
    if sure is None or sure.score < ENOUGH:
        return found

    def other(asked: Query, fit: list[Candidate]) -> list[Candidate]:
        return _older_of(sure, asked, library) or [*fit, *_told(in_words_of(sure.figure, asked), operands, query, library, barred)][:LOOKED_AT]

    return [fit if fit and fit[0].score >= ENOUGH else other(asked, fit) for (_, asked), fit in zip(operands, found, strict=True)]


def _older_of(sure: Candidate, asked: Query, library: Library) -> list[Candidate]:
    """What the report of the sure one tells of an earlier year: 由2020年的486亿元增加到731亿元."""
    ledger = library.figures_of((sure.figure.document_id,))[sure.figure.document_id]
    years = {period.first for period in asked.periods if period.first == period.last}
    older = [one for one in ledger if one.measure == "from" and one.period.first == one.period.last and one.period.first in years]
    named = [one for one in older if sure.figure.name and one.name == sure.figure.name and one.quantity.base_unit == sure.figure.quantity.base_unit]
    return [replace(sure, figure=one) for one in named[:1]]


def _told(asked: Query, operands: Sequence[Operand], query: Query, library: Library, barred: set[Measure]) -> list[Candidate]:
    """What may be one operand; what is planned where only that is told, or where the other operand is a plan too."""
    order = library.index().document_order
    part = replace(asked, unit=amount_unit(query.text)) if is_rate_asked(query) else asked
    if asked.role is None and is_ahead(asked, order):
        part = replace(part, role="plan")
    fit = _fit(candidates(part, library), barred, part)
    some_ahead = any(is_ahead(one, order) for _, one in operands)
    if not fit and part.role is None and some_ahead:  # what is planned for 2026 is compared with what was planned for 2025
        return _fit(candidates(replace(part, role="plan"), library), barred, part)
    is_done = not some_ahead or (_WAS_DONE.search(query.text) is not None and not is_ahead(asked, order))
    if not fit and part.role == "plan" and len(query.periods) > 1 and is_done:  # “计划2025年比2024年少改几个”
        return _fit(candidates(replace(part, role="result"), library), barred, part)
    return fit


def _fit(found: Sequence[Candidate], barred: set[Measure], query: Query) -> list[Candidate]:
    """Those that may be an operand; barred: growth where amounts are compared, or a rate is to be worked out from them."""
    fit = [one for one in found if one.fault is None and one.score >= WITH_A_LIKE and not _GOAL.search(one.figure.base)]
    fit = [one for one in fit if one.figure.measure != "change" or not _OF_ELSEWHERE.search(one.figure.base)]
    fit = [one for one in fit if one.figure.measure not in barred]
    fit = [one for one in fit if all(part in one.figure.indicator for part in query.parts)] or fit
    named = [one for one in fit if query.terms and one.score >= ENOUGH and is_named(one.figure, query)]
    is_it = bool(named) and named[0] is max(fit, key=lambda one: one.score)
    return (named if is_it else fit)[:LOOKED_AT]  # the very thing asked for, where it is surely told


def _stated(query: Query, operands: Sequence[Operand], library: Library) -> Answer | None:
    """“2021年比2020年增长百分之几” is often told as it is: “…，增长10.3%” in the report of 2021; so is “较‘十三五’时期增长34%”."""
    last = operands[-1][1]
    if len(operands) != 2 or not last.periods or operands[0][1].periods == last.periods:
        return None
    first, then = operands[0][1].periods[0], last.periods[0]
    earlier = min(first, then, key=lambda period: period.first)
    told = [one for one in candidates(replace(last, unit="%"), library) if one.fault is None and one.score >= ENOUGH and one.figure.measure == "growth"]
    base = told[0].figure.base if told else ""
    is_last_year = base in ("", "上年", "去年", "上年同期") and abs(first.first - then.first) == 1
    is_named = base and any((one.period.first, one.period.last) == (earlier.first, earlier.last) for one in periods(base, last.periods[0].last))
    return single(replace(query, periods=last.periods), told[0]) if told and (is_last_year or is_named) else None


def _operands(query: Query, library: Library) -> list[Operand]:
    subject = " ".join(_CHANGES.sub(" ", query.subject).split()) or query.subject
    unit = {"个百分点": "%", "百分点": "%", "倍": ""}.get(query.unit, query.unit)  # of what is compared, not of the result
    one = replace(query, operation="value", subject=subject, unit=unit)
    if len(query.periods) == 2 and all(period.last - period.first > 2 for period in query.periods):  # “十四五”比“十三五”
        spans = sorted(query.periods, key=lambda period: period.first)
        return [(f"{period.first}—{period.last}年", replace(one, periods=(period,))) for period in spans]
    if len(query.report_years) == 2 and not query.periods:  # “12年报告定的标准比11年报告定的高几块”
        return [(f"{year}年", replace(one, report_years=(year,), periods=())) for year in sorted(query.report_years)]
    if parts := parts_apart(one):
        return parts
    if above := around(query, {document.metadata.place for document in library.index().document_order}):
        return beside_all_of_it(one, above)
    is_of_one_time = len(query.places) < 2 and len(query.periods) < 2 and not any(word in query.text for word in _PLANS)
    if is_of_one_time and (things := two_things(one)):
        return things
    if (turns := list(dict.fromkeys(TURN.findall(query.text)))) and len(turns) == 2 and len(query.periods) < 2:
        rest = " ".join(TURN.sub(" ", subject).split())
        return [(turn, replace(about(one, f"{turn}{rest}"), periods=())) for turn in sorted(turns, key=lambda turn: parse(turn[1:-1]) or 0)]
    years = _each_year(query.periods, query.text)
    if len(years) >= 2:
        apart = _ROLES_APART.search(query.text) or (_PLANS_APART.search(query.text) and _DEEDS_APART.search(query.text))
        one = replace(one, role=None) if apart else one
        years.sort(key=lambda period: period.first)
        return [(f"{period.first}年", replace(one, periods=(period,), role=one.role or _role_beside(period, query.text))) for period in years]
    if len(query.places) >= 2:
        places = query.places if _BASE_FIRST.match(query.text) else query.places[::-1]  # the last is told of, against the first
        return [(place, replace(one, places=(place,))) for place in places]
    if query.role is None and any(word in query.text for word in _PLANS):
        whole = tuple(replace(period, part="") for period in one.periods)  # 上半年做的, 离全年任务
        return [(PLANNED, replace(one, role="plan", periods=whole)), ("实际", replace(one, role="result", report_years=() if query.periods else one.report_years))]
    if len(years) == 1 and any(word in query.text for word in _THE_YEAR_BEFORE):
        before = Period(years[0].first - 1, years[0].first - 1)
        return [(f"{before.first}年", replace(one, periods=(before,))), (f"{years[0].first}年", one)]
    return [] if years else _latest_two(one, library.index())


def _role_beside(period: Period, text: str) -> Role | None:
    """“2025年计划竣工数比2024年实际竣工数少多少”: each year as what the words beside it say."""
    if _PLANS_APART.search(text) and _DEEDS_APART.search(text):  # “what it plans for 2026 with what it did in 2025”
        year = str(period.first)
        is_done = any(year in pair for pair in _DEEDS_APART.findall(text))
        return "result" if is_done else "plan" if any(year in pair for pair in _PLANS_APART.findall(text)) else None
    part = next((part for part in _THAN.split(text) if str(period.first) in part), "") if _ROLES_APART.search(text) else ""
    is_planned = re.search("计划|目标|任务|安排|打算|准备|(?<![主重需必])要[建改修办做]", part)
    return "plan" if is_planned else "result" if _DONE_IN_IT.search(part) else None


def _latest_two(query: Query, index: Index) -> list[Operand]:
    """“两年间的变化”: the last two years running that the library's reports of this place tell of."""
    told = sorted({year for document in index.document_order if admits(document.metadata, query) for year in fact_years(document.metadata, "result")})
    last = next((year for before, year in reversed(list(pairwise(told))) if before + 1 == year), 0)
    return [(f"{year}年", replace(query, periods=(Period(year, year),), role=query.role or "result")) for year in (last - 1, last) if last]


def _each_year(periods: Sequence[Period], text: str) -> list[Period]:
    """Years named one by one, and both ends of a span (“从2020年到2022年”); every year of a short one that names none (近三年)."""
    years: dict[int, None] = {}
    for period in periods:
        is_counted = period.last - period.first <= 2 and str(period.last) not in text
        for year in range(period.first, period.last + 1) if is_counted else (period.first, period.last):
            if year:
                years[year] = None
    parts = {period.part for period in periods}
    return [Period(year, year, next(iter(parts)) if len(parts) == 1 else "") for year in years]

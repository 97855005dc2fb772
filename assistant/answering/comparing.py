"""A comparison → both operands with their sentences, and the difference as a shown formula.

Operands are the same indicator of two years, of two places, or of plan and result of one year. Units are brought to one scale; figures of
different units, or a total against a part, are not subtracted. Not here: growth over many years, sums."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.citing import cited
from assistant.answering.picking import NEAR, Pick, picks
from assistant.answering.quoting import EVIDENCE, figure, figure_answer
from assistant.answering.refusing import refused
from assistant.answering.statements import statements
from assistant.answering.subject import subject
from assistant.answering.wording import english_figure, english_number, shown
from assistant.library import Index, Library
from assistant.records import Answer, Computation, Period, Query
from assistant.retrieval import admits, fact_years, search


def comparison(query: Query, library: Library) -> Answer:
    """The answer to a comparison; with fewer than two operands in the question, the figure of the one there is."""
    operands = _operands(query, library)
    if len(operands) < 2:
        return figure_answer(replace(query, operation="value"), library)
    found: list[tuple[str, Pick]] = []
    for name, part in operands:
        looked_at = _looked_at(part, library, found[0][1] if found else None)
        if not looked_at or looked_at[0].fault is not None:
            return replace(refused(part, looked_at, library.index()), question=query.text, understood=query)
        found.append((name, looked_at[0]))
    return _compared(query, found)


def _looked_at(query: Query, library: Library, like: Pick | None) -> list[Pick]:
    """Figures for one operand; the second one in the unit of the first."""
    if like is not None and not query.unit:
        query = replace(query, unit=like.quantity.base_unit)
    about = subject(query, library.index().keywords)
    return picks(statements(search(query, library, EVIDENCE), about, library, NEAR), query, about)


def _operands(query: Query, library: Library) -> list[tuple[str, Query]]:
    one = replace(query, operation="value")
    years = _each_year(query.periods)
    if len(years) >= 2:
        return [(f"{period.first}年", replace(one, periods=(period,))) for period in sorted(years, key=lambda period: period.first)]
    if len(query.places) >= 2:
        return [(place, replace(one, places=(place,))) for place in query.places]
    if query.role is None and any(word in query.text for word in ("计划", "目标", "任务")):
        return [("计划", replace(one, role="plan")), ("实际", replace(one, role="result"))]
    if len(years) == 1 and any(word in query.text for word in ("上年", "去年", "前一年", "previous year", "year before", "last year")):
        before = Period(years[0].first - 1, years[0].first - 1)
        return [(f"{before.first}年", replace(one, periods=(before,))), (f"{years[0].first}年", one)]
    return [] if years else _latest_two(one, library.index())


def _latest_two(query: Query, index: Index) -> list[tuple[str, Query]]:
    """“两年间的变化”: the last two years running that the library's reports of this place tell of."""
    told = {year for document in index.document_order if admits(document.metadata, query) for year in fact_years(document.metadata, "result")}
    last = max((year for year in told if year - 1 in told), default=0)
    return [(f"{year}年", replace(query, periods=(Period(year, year),), role=query.role or "result")) for year in (last - 1, last) if last]


def _each_year(periods: Sequence[Period]) -> list[Period]:
    """Years named one by one, and both ends of a span (“从2020年到2022年”)."""
    years: dict[int, None] = {}
    for period in periods:
        for year in (period.first, period.last):
            if year:
                years[year] = None
    return [Period(year, year) for year in years]


def _compared(query: Query, found: Sequence[tuple[str, Pick]]) -> Answer:
    (_, first), (_, last) = found[0], found[-1]
    marks = tuple(cited(pick.statement, mark, pick.years) for mark, (_, pick) in enumerate(found, 1))
    figures = tuple(figure(pick, mark) for mark, (_, pick) in enumerate(found, 1))
    quotes = "".join(f"{mark.quote}[{mark.mark}]" for mark in marks)
    if first.quantity.base_unit != last.quantity.base_unit:
        stated = "；".join(f"{name}{pick.quantity.text}[{mark}]" for mark, (name, pick) in enumerate(found, 1))
        return Answer(query.text, query.language, f"{stated}。单位不同，不能直接相减。{quotes}", None, False, None, marks, figures, understood=query)
    computation, difference, unit = _difference(first, last, len(found))
    text, headline = (_english if query.language == "en" else _chinese)(found, difference, unit, last)
    return Answer(query.text, query.language, f"{text}{quotes}", headline, False, None, marks, figures, computation, understood=query)


def _difference(first: Pick, last: Pick, mark: int) -> tuple[Computation, Decimal, str]:
    """last − first in the unit both are written in, else in the base unit."""
    one_unit = first.quantity.unit == last.quantity.unit
    unit = last.quantity.unit if one_unit else last.quantity.base_unit
    a, b = (_number(pick, scaled=not one_unit) for pick in (last, first))
    operands = ((last.quantity.text, mark), (first.quantity.text, 1))
    return Computation(f"{shown(a)}-{shown(b)}={shown(a - b)}", operands, unit), a - b, unit


def _number(pick: Pick, *, scaled: bool) -> Decimal:
    number = Decimal(str(pick.quantity.number))
    return number * Decimal(str(pick.quantity.scale)) if scaled else number


def _chinese(found: Sequence[tuple[str, Pick]], difference: Decimal, unit: str, last: Pick) -> tuple[str, str]:
    first_name, last_name = found[0][0], found[-1][0]
    size, unit = shown(abs(difference)), "个百分点" if unit == "%" else unit
    direction = "增加" if difference > 0 else "减少"
    scale = last.quantity.scale if unit.startswith(("万", "亿", "千", "百")) else 1
    base = f"（{shown(abs(difference) * Decimal(str(scale)))}{last.quantity.base_unit}）" if scale > 1 and abs(difference) < 1 else ""
    stated = "，".join(f"{name}{pick.quantity.text}[{mark}]" for mark, (name, pick) in enumerate(found, 1))
    if difference == 0:
        return f"{stated}，两者相同。", f"0{unit}"
    change = f"{last_name}比{first_name}{direction}{size}{unit}{base}"
    return f"{change}：{stated}。", f"{direction}{size}{unit}"


def _english(found: Sequence[tuple[str, Pick]], difference: Decimal, unit: str, last: Pick) -> tuple[str, str]:
    scale = Decimal(str(last.quantity.scale)) if unit == last.quantity.unit else Decimal(1)
    size = english_number(abs(difference) * scale)
    names = [name.removesuffix("年") for name, _ in found]
    stated = ", ".join(f"{english_figure(pick.quantity)} in {name} [{mark}]" for mark, (name, (_, pick)) in enumerate(zip(names, found, strict=True), 1))
    if difference == 0:
        return f"The same: {stated}. ", "0"
    word = "more" if difference > 0 else "fewer"
    return f"{size} {word} in {names[-1]} than in {names[0]}: {stated}. ", f"{size} {word}"

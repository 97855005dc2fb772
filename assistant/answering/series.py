"""One indicator over years or places → every value with its sentence, and where asked their sum, the highest or the lowest.

Values are looked up one by one under the same conditions as a single question and chosen together, so that their words and units agree.
What has no value is named: “4 of 5”. Not here: two operands and their difference (comparing.py), charts (the page)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations
from typing import Final

from assistant.answering.candidates import Candidate, candidates
from assistant.answering.choosing import WITH_A_LIKE, agreeing, certain
from assistant.answering.citations import of_figure, shown_figure
from assistant.answering.contrast import AVERAGED, is_new, one_kind, surely_within
from assistant.answering.quoting import chosen, figure_answer, single
from assistant.answering.refusing import refused
from assistant.answering.things import added_up, is_added_up, parts_apart, two_added
from assistant.answering.wording import english_number, shown, written
from assistant.figures import COUNTERS, fact_years
from assistant.library import Index, Library
from assistant.records import Answer, Computation, Figure, Period, Query
from assistant.retrieval import SUM, admits, is_ahead

Member = tuple[str, Query]
MOST_MEMBERS = 40  # of years or places asked one by one
_STANDS: Final = re.compile("余额|保有量|存栏|(?:常住|户籍|总|脱贫)人口$|在[册校岗]|(?:总|通车|运营)里程")
_CAME: Final = re.compile(  # deeds, and what is counted over a year
    "[新增加装建改减招办查修拆签销购筹调排]|完成|受理|处[理置]|接[诉听]|捕|培训|转移|就业|发放|接待|出生|死亡|登记|毕业|引进|化解|清|流转|救助|出栏|游客|举行|举办|开展|破|种|造林|治理|硬化|安装|搬|投|争取|获|推广|实施")
_HIGHEST: Final = re.compile(r"最[多高大快]|highest|most|largest", re.I)
_LOWEST: Final = re.compile(r"最[少低小慢]|lowest|fewest|smallest", re.I)
_PLACES: Final = re.compile(r"[各哪](?:个|一个|几个)?(省|市|县|区|镇|乡|街道|地方|地)|(?:which|each) (?:province|city|county|town)", re.I)


@dataclass(frozen=True, slots=True)
class _Row:
    """A member with its figure; amount in base units."""

    name: str
    figure: Candidate

    @property
    def amount(self) -> Decimal:
        quantity = self.figure.figure.quantity
        return Decimal(str(quantity.number)) * Decimal(str(quantity.scale))


def series(query: Query, library: Library) -> Answer:
    """The answer over all years or places that were asked for; where fewer than two have one, the answer to the question as a single one."""
    if stated := _stated_sum(query, library):
        return stated
    if len(query.periods) > 1 and two_added(query):
        return refused(query, [], library.index())  # two things over two years: none of them alone is meant
    members = _members(query, library)[:MOST_MEMBERS]
    found: list[tuple[str, list[Candidate]]] = []
    for name, part in members:
        fit = [one for one in candidates(part, library) if one.fault is None and one.score >= WITH_A_LIKE]
        fit = [one for one in fit if all(of in one.figure.indicator for of in part.parts)] or fit
        if fit:
            found.append((name, fit[:4]))
    if len(found) < 2:
        return _single(query, members, library)
    picked = agreeing([fit for _, fit in found])
    sure = max(picked, key=lambda one: one.score)
    rows = [
        _Row(name, one)
        for (name, _), one, is_certain in zip(found, picked, certain(picked), strict=True)
        if is_certain and one_kind(one.figure.quantity, sure.figure.quantity)
    ]
    if len({(row.figure.figure.document_id, row.figure.figure.quantity.start) for row in rows}) < len(rows) or len(rows) < 2:
        return _single(query, members, library)  # one figure for all of them is no series
    return _told(query, rows, [name for name, _ in members])


def _single(query: Query, members: Sequence[Member], library: Library) -> Answer:
    """The answer where there are no two figures: that to a single question, but for a sum, of which one figure is only a part."""
    told = figure_answer(replace(query, operation="value"), library)
    if len(members) < 2 or not SUM.search(query.text) or told.abstained or _is_stated_total(told):
        return told
    return refused(query, candidates(members[0][1], library), library.index())


def _is_stated_total(told: Answer) -> bool:
    """Whether the sentence calls its number the total itself: “北京项目共计｜95个”."""
    quote, number = told.citations[0].quote, told.figures[0].text if told.figures else ""
    return re.search(f"(?:共计?|合计|总计)[^，。；]{{0,4}}{re.escape(number)}", quote) is not None


def _stated_sum(query: Query, library: Library) -> Answer | None:
    """“2021—2024年一共…” told as it is: 五年来累计新增2.31万人."""
    if len(query.periods) != 1 or not SUM.search(query.text):
        return None
    asked, one = query.periods[0], replace(query, operation="value")
    if asked.first == asked.last:
        return None
    best = chosen(candidates(one, library), one)
    return single(one, best) if best and (best.figure.period.first, best.figure.period.last) == (asked.first, asked.last) else None


def _members(query: Query, library: Library) -> list[Member]:
    index, one = library.index(), replace(query, operation="value")
    if things := added_up(one) or parts_apart(one):
        return things
    if _PLACES.search(query.text) and not query.places:
        return [(place, replace(one, places=(place,))) for place in _places_of(query, index)]
    if len(query.places) > 1 and len(query.periods) < 2:
        return [(place, replace(one, places=(place,))) for place in query.places]
    named = [period for period in query.periods if period.first == period.last and period.part]
    years = [replace(one, periods=(next((period for period in named if period.first == year), Period(year, year)),)) for year in _years(query, index)]
    if SUM.search(query.text) and query.role == "plan":  # “2022年装的加上2023年计划装的”: of a year that is over what was done
        years = [replace(year, role="plan" if is_ahead(year, index.document_order) else "result") for year in years]
    return [(f"{year.periods[0].first}年", replace(year, role=year.role or "result")) for year in years]


def _places_of(query: Query, index: Index) -> list[str]:
    """Places whose reports can tell of the period: 省 asks provinces, 镇 towns, 地方 any."""
    asked = _PLACES.search(query.text)
    level = asked[1] if asked and asked[1] not in (None, "地方", "地") else ""
    held = {document.metadata.place for document in index.document_order if document.metadata.kind == "report" and admits(document.metadata, query)}
    fit = [place for place in held if place and place != "全国" and (not level or place.endswith(level) or (level == "省" and place.endswith(("自治区", "市"))))]
    return sorted(fit)


def _years(query: Query, index: Index) -> list[int]:
    """The years asked for; without any, those the reports of the place tell of."""
    if query.periods:
        return sorted({year for period in query.periods for year in range(period.first, period.last + 1) if year})
    told = {year for document in index.document_order if admits(document.metadata, query) for year in fact_years(document.metadata, "result")}
    return sorted(told)[-12:]


def _told(query: Query, rows: Sequence[_Row], members: Sequence[str]) -> Answer:
    marks = tuple(of_figure(row.figure, mark) for mark, row in enumerate(rows, 1))
    figures = tuple(shown_figure(row.figure, mark) for mark, row in enumerate(rows, 1))
    stated = "；".join(f"{row.name}{'计划' if row.figure.figure.role == 'plan' else ''}{written(row.figure.figure.quantity)}[{mark}]" for mark, row in enumerate(rows, 1))
    missing = [name for name in members if name not in {row.name for row in rows}]
    gap = f"（共{len(members)}项，查到{len(rows)}项，缺{'、'.join(missing)}）" if missing else ""
    headline, lead, computation = _summed(rows, query, bool(missing)) if SUM.search(query.text) else _extreme(query, rows, bool(missing))
    text = f"{lead}{stated}。{gap}" if query.language == "zh" else f"{lead}{stated}. {f'({len(rows)} of {len(members)} found)' if missing else ''}"
    return Answer(query.text, query.language, text, headline, False, None, marks, figures, computation, understood=query)


def _summed(rows: Sequence[_Row], query: Query, incomplete: bool) -> tuple[str | None, str, Computation | None]:
    """The sum in the unit all are written in, else in the base unit. An incomplete one is said to be."""
    units = {row.figure.figure.quantity.unit for row in rows}
    is_english = query.language == "en"
    if any(unit.endswith(("%", "百分点")) for unit in units):
        return None, "Rates are not added up: " if is_english else "比率不能相加：", None
    if apart := _why_not_added([row.figure.figure for row in rows], query):
        return None, "These are not added up: " if is_english else f"{apart}，不能相加：", None
    numbers = [Decimal(str(row.figure.figure.quantity.number)) if len(units) == 1 else row.amount for row in rows]
    unit = units.pop() if len(units) == 1 else rows[0].figure.figure.quantity.base_unit
    total = f"{shown(sum(numbers, Decimal()))}{unit}"
    formula = f"{'+'.join(shown(number) for number in numbers)}={shown(sum(numbers, Decimal()))}"
    operands = tuple((written(row.figure.figure.quantity), mark) for mark, row in enumerate(rows, 1))
    if is_english:
        whole = english_number(sum((row.amount for row in rows), Decimal()))
        return f"{whole} ({total})", f"{'Together, of those found: ' if incomplete else 'In total: '}{whole} ({formula}{unit}): ", Computation(formula, operands, unit)
    planned = "计划" if all(row.figure.figure.role == "plan" for row in rows) else ""
    return total, f"{'查到的几项' if incomplete else ''}{planned}合计{total}（{formula}）：", Computation(formula, operands, unit)


def _why_not_added(told: Sequence[Figure], query: Query) -> str:
    """Why numbers have no sum, "" when they have one."""
    if any(AVERAGED.search(one.indicator) for one in told):
        return "这是平均数或标准"
    if len({one.quantity.base_unit for one in told}) > 1 and is_added_up(query.text):
        return "单位不同"
    if len({one.span == "cumulative" for one in told}) > 1 or (len({is_new(one) for one in told}) > 1 and "新" not in query.subject):
        return "口径不同（有的是累计或总数，有的是新增）"
    if any(one.part_of and any(other.indicator == one.part_of for other in told) for one in told):
        return "一个数在另一个数之内"
    if len(query.places) > 1 and any(surely_within(*pair) for pair in permutations(query.places, 2)):
        return "一个地方在另一个地方之内"
    is_over_years = len({one.period for one in told}) > 1
    return "这是各个时点的存量" if is_over_years and any(_is_there(one, query) for one in told) else ""


def _is_there(told: Figure, query: Query) -> bool:
    """Whether a number tells what there is at a time, not what came in it: 贷款余额, 在册隐患点, 养老床位900张; not 新建里程, 接待游客."""
    if told.span == "cumulative" or _STANDS.search(told.indicator):
        return not told.indicator.startswith(("新", "净增"))
    return told.quantity.base_unit in COUNTERS and _CAME.search(told.indicator + query.subject) is None


def _extreme(query: Query, rows: Sequence[_Row], incomplete: bool) -> tuple[str | None, str, Computation | None]:
    high, low = _HIGHEST.search(query.text), _LOWEST.search(query.text)
    if not high and not low:
        return None, "", None
    row = (max if high else min)(rows, key=lambda row: row.amount)
    quantity = row.figure.figure.quantity
    if query.language == "en":
        return row.name, f"{'The most' if high else 'The least'}: {row.name} ({english_number(row.amount)}). ", None
    among = f"查到的{len(rows)}项中，" if incomplete else ""
    return row.name, f"{among}{row.name}{'最高' if high else '最低'}（{written(quantity)}）：", None

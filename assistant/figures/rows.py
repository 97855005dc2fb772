"""Table rows as reading writes them → figures' parts: “村名: 柳树村；危房改造（户）: 12” → 12 户 of 危房改造 in 柳树村.

A cell takes the row's label, its column's header, and its unit from itself, the header's bracket or a 单位 cell of the row.
Not here: how a table became rows (reading), prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from assistant.figures.measures import RATES
from assistant.figures.numerals import parse
from assistant.figures.quantities import quantities
from assistant.figures.tables import load
from assistant.records import Measure, Quantity

_ROW: Final = re.compile(r"[^：；。\n]{1,60}: [^；\n]*(?:；[^：；\n]{0,60}(?:: [^；\n]*)?)+|[^：；。\n]{1,40}(?:；(?:19|20)\d\d年?[^：；\n]{0,8}: [^；\n]*)+")
_CELL: Final = re.compile(r"(?:(?P<header>[^；\n]*?): )?(?P<value>[^；\n]+)(?:；|$)")
_BRACKET: Final = re.compile(r"[（(]([^（()）]{1,8})[）)]")
_PLACE_HEADER: Final = re.compile(
    r"^(?:所[在属])?(?:行政)?(?:村(?!民|干|集体|组道)|社区|乡镇|镇|街道|地区|县|市|区|片区|单位|地点|地方)[^/]{0,6}(?:名称?|别|（社区）|\(社区\))?$"
)
_NAME_HEADER: Final = re.compile(r"指标|项目|名称|内容|事项|类别|类型|作物|品种|科目|姓名|补贴|工程|名目|种类|产品|行业|户别|部门|indicator|name")
_SKIP_HEADER: Final = re.compile(
    r"^(?:序号|编号|单位|计量单位|年份|年度|备注|时间|日期|电话|联系|时限|文号|"
    r"身份证|责任|户主|邮编|时点|排名|位次|完成时限|unit|url|source|level|year|period)",
    re.IGNORECASE,
)
_UNIT_HEADERS: Final = ("单位", "计量单位", "unit")
_YEAR_HEADER: Final = re.compile(r"^(?:年份|年度|时间|year|period)$", re.IGNORECASE)
_NO_WORDS: Final = re.compile(r"^(?:数值|数据|数字|数量|value|change\w*)$", re.IGNORECASE)
_CHANGED: Final = re.compile(r"[-−－+]\d[\d.．]*[%％]$")  # “+5.6%” beside a value
_YEAR: Final = re.compile(r"((?:19|20)\d\d)\s*年?(?:度|末|底)?")
_NUMBER: Final = re.compile(r"[-−－+]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:[.．]\d+)?")
_REDACTED: Final = re.compile(r"[XxＸ×]{1,4}")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a row with its words; year 0 where the row names none; period_words: the header to read a part of a year from."""

    quantity: Quantity
    words: str
    place: str
    year: int
    period_words: str
    measure: Measure
    is_plan: bool
    is_done: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """What the cells of a row share: what it is of, where, and when (2020年1-10月)."""

    label: str
    place: str
    when: str


def is_row(line: str) -> bool:
    """Whether a line is a table row: at least two “header: value” cells."""
    return ": " in line and _ROW.fullmatch(line) is not None


def cells(line: str, offset: int) -> Iterator[Cell]:
    """The numbers of a row in order; offset of the line in the text."""
    found = [(match["header"] or "", match["value"].strip(), match.start("value")) for match in _CELL.finditer(line)]
    units = [value for header, value, _ in found if header.split("/")[-1] in _UNIT_HEADERS and load().unit(value)]
    unit = units[0] if units else ""
    named = next((value for header, value, _ in found if (_PLACE_HEADER.match(header) or header == "place") and not _NUMBER.search(value) and not load().unit(value)), "")
    when = next((value for header, value, _ in found if _YEAR.match(value) and (_YEAR_HEADER.match(header) or (not header and _YEAR.fullmatch(value)))), "")
    row = _Row(_label(found, named), _BRACKET.sub("", named), when)  # 龙桥镇(安徽庐江) → 龙桥镇
    for header, value, start in found:
        last = header.split("/")[-1]
        if last in _UNIT_HEADERS and load().unit(value):
            unit = value  # “年初计划/单位: 户；年初计划/数量: 60” has a unit for each group of columns
        if _SKIP_HEADER.match(last) or value == row.label or not header:
            continue
        quantity = _quantity(value, header, unit, offset + start)
        if quantity:
            yield _cell(quantity, header, value, row)


def _label(found: list[tuple[str, str, int]], place: str) -> str:
    """What the row is of: the first cell that is no number, place, unit or order number."""
    for header, value, _ in found:
        usable = not _SKIP_HEADER.match(header) and value != place and not _NUMBER.match(value) and not _REDACTED.match(value)
        if usable and (not header or _NAME_HEADER.search(header) or (value, header) == (found[0][1], found[0][0])) and value not in ("—", "-", "/"):
            return value
    return ""


def _cell(quantity: Quantity, header: str, value: str, row: _Row) -> Cell:
    head = _BRACKET.sub(lambda match: "" if load().unit(match[1]) or match[1] in ("%", "％") else match.group(), header)
    named = _YEAR.search(head) or _YEAR.match(row.when)
    words = "/".join(part for part in re.split("/", _YEAR.sub("", head, count=1)) if part and part not in ("年", "年度") and not _NO_WORDS.match(part))
    label = _BRACKET.sub(lambda match: "" if load().unit(match[1]) else match.group(), row.label)
    is_growth = bool(re.search(r"增速|增长|同比|增幅|环比|±", words) or _CHANGED.match(value)) and quantity.base_unit in (*RATES, "")
    done = bool(re.search(r"完成率|完成比例|占任务|占计划", words))
    measure: Measure = "completion" if done else "growth" if is_growth else "value"
    is_plan = bool(re.search(r"计划|任务|目标", words)) and not done
    is_done = re.search(r"(?<![拟应需争计待])完成(?:情况|数|值|量|额)?$|实际|实绩|执行数", words) is not None and not is_plan
    return Cell(quantity, _joined(label, words), row.place, int(named[1]) if named else 0, f"{header}{row.when}", measure, is_plan, is_done)


def _joined(label: str, words: str) -> str:
    """水稻 + 播种面积 → 水稻播种面积; headers of several levels stay apart: 危房改造 + 完成情况/数量."""
    if not label or not words or label in ("合计", "总计", "全镇", "小计"):
        return words or label
    return f"{label}/{words}" if re.search("[（(/]", words) else f"{label}{words}"


def _quantity(value: str, header: str, unit: str, start: int) -> Quantity | None:
    """The one number of a cell, with the unit of the cell, the header or the row."""
    bracket = next((match[1] for match in _BRACKET.finditer(header) if load().unit(match[1].replace("％", "%"))), "")
    if _NUMBER.fullmatch(value) or _REDACTED.fullmatch(value):
        number, known = parse(value.lstrip("+")), load().unit((bracket or unit).replace("％", "%"))
        scale, base = (known[0], known[1].name) if known else (1.0, "")
        written = (bracket or unit) if known else ""
        return Quantity(value, value, float(number or 0), scale, written, base, "", start, start + len(value), redacted=number is None)
    own = quantities(value, start)
    if len(own) == 1 and len(own[0].text) >= len(value) - 4:
        return own[0] if own[0].unit else replace(own[0], unit=bracket)
    return None

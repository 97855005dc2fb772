"""Cells, caveats and growth in words: 「86户」, 「冲突：86户／88户」, 「1-9月 1385万元」, 「缺」. State is always said in words, never by colour alone.

Not here: what a cell holds (cells.py)."""

from typing import Final

from assistant.comparison.agreement import amount_of, family_of
from assistant.comparison.cells import Cell, Growth, State
from assistant.figures import load
from assistant.records import Figure, Period, Quantity

MISSING: Final = "缺"
CONFLICT: Final = "冲突"
SEVERAL: Final = "多个数"
CORRECTED: Final = "更正"  # a person gave another number
FILED: Final = "人工归类"  # the number is the source's; a person said what or when it counts
DOUBTFUL: Final = "，可疑"
REDACTED: Final = "已隐去"
STATES: Final[dict[State, str]] = {"known": "采用", "conflict": CONFLICT, "several": SEVERAL, "noted": "口径不同", "missing": MISSING, "absent": ""}


def years_text(period: Period) -> str:
    """“2020年1-9月”, “2016—2020年”, "" when not known."""
    if not period.last:
        return period.part
    whole = f"{period.last}年" if period.first == period.last else f"{period.first}—{period.last}年"
    return f"{whole}{period.part}"


def caveat(figure: Figure) -> str:
    """Why a figure is no plain one, "" when it is: “1-9月”, “累计”, “2016—2020年”, “合并”, “预计”, “已隐去”, “原为”; several joined by 、."""
    found = [figure.period.part]
    if figure.span == "cumulative":
        found.append("累计")
    elif figure.period.first != figure.period.last:
        found.append(years_text(Period(figure.period.first, figure.period.last)))
    elif figure.span == "part" and not figure.period.part:
        found.append("部分时段")
    found += ["合并"] if figure.is_combined else []
    found += ["预计"] if "预计" in figure.quantity.hedge else []
    found += [REDACTED] if figure.quantity.redacted else []
    found += ["原为"] if figure.measure == "from" else []
    return "、".join(filter(None, found))


def written(quantity: Quantity) -> str:
    """The number as the source writes it; a table's cell gets the unit of its header."""
    text, unit = quantity.text, quantity.unit
    if quantity.base_unit in text:
        return text
    shared = next((length for length in range(len(unit), 0, -1) if text.endswith(unit[:length])), 0)
    return text + unit[shared:]


def value_text(figure: Figure, unit: str = "") -> str:
    """The number in the row's unit: as written where the unit is the row's, else converted and marked with ≈ when digits were cut."""
    quantity = figure.quantity
    told = written(quantity)
    if unit and quantity.unit != unit and not quantity.redacted:
        told = _converted(quantity, unit) or told
    if not figure.corrected:
        return told
    at = quantity.start - figure.sentence_start
    is_source = figure.sentence[at : at + quantity.end - quantity.start] == quantity.text
    return f"{told}（{FILED if is_source else CORRECTED}）"


def cell_text(cell: Cell, unit: str = "") -> str:
    """What stands in the table. unit: the row's."""
    if cell.state in ("missing", "absent"):
        return MISSING if cell.state == "missing" else ""
    aside = "；".join(dict.fromkeys(f"{caveat(figure)} {value_text(figure, unit)}" for figure in cell.noted))
    if cell.state == "noted":
        return aside
    values = "／".join(value_text(figure, unit) for figure in cell.values)
    head = {"known": values, "conflict": f"{CONFLICT}：{values}", "several": f"{SEVERAL}：{values}"}[cell.state]
    also = "、".join(dict.fromkeys(filter(None, (caveat(figure) for figure in cell.noted))))
    return f"{head}（另有{also}）" if also else head


def growth_text(growth: Growth | None, unit: str) -> str:
    """“增22户（+34.4%）”, “减1.2个百分点”, “持平”, "" for none. unit: the row's; a rough number makes a rough growth (约), a lost digit a doubtful one."""
    if growth is None:
        return ""
    if not growth.difference:
        return "约持平" if growth.is_rough else "持平"
    points = unit in ("%", "‰")
    difference = growth.difference / (1.0 if points else _worth(unit))
    told = f"{'减' if difference < 0 else '增'}{_plain(abs(difference))}{'个百分点' if points else unit}"
    rate = f"（{_signed(growth.rate)}%）" if growth.rate is not None else ""
    return f"{'约' if growth.is_rough else ''}{told}{rate}{DOUBTFUL if growth.is_doubtful else ''}"


def number_in(figure: Figure, unit: str) -> float:
    """The number in a unit of its family."""
    return amount_of(figure.quantity) / _worth(unit)


def _worth(unit: str) -> float:
    """One of this unit in the family's first unit: 1e4 for 万元."""
    known = load().unit(unit)
    if known is None:
        return 1.0
    scale, base = known
    return scale * (1.0 if base.family.startswith("计数") else base.factor)


def _converted(quantity: Quantity, unit: str) -> str:
    known = load().unit(unit)
    if known is None or family_of(quantity) not in (known[1].family, known[1].name):
        return ""
    exact = amount_of(quantity) / _worth(unit)
    shown = _plain(round(exact, 4))
    is_cut = abs(float(shown) - exact) > 1e-9
    before, inside, after = "", "", ""
    if quantity.hedge in ("余", "多"):
        inside = quantity.hedge
    elif quantity.hedge in ("以上", "左右", "以内", "以下", "上下"):
        after = quantity.hedge
    else:
        before = quantity.hedge
    return f"{'≈' if is_cut else ''}{before}{shown}{inside}{unit}{after}"


def _signed(number: float) -> str:
    return f"{'−' if number < 0 else '+'}{_plain(abs(round(number, 4)))}"


def _plain(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")

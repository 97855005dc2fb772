"""Growth: two values and the change stated beside them. 「由86户增加到102户，增长20%」: 102 is 18.6 % more than 86.

Rounding of the printed digits is allowed for, hedged values (近, 余) are left alone. Money may be counted in constant prices, so a wrong
growth of it is only suspected. 「2021年改造86户，2022年102户」 and 「102户，比上年的86户」 are pairs
as well. Not here: changes without both values in one sentence, 年均 (it needs the years), tables."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.checking.statements import Statement, fits, is_plain, measure, size, spread, step, unit_size
from assistant.records import Finding, Quantity

_UP: Final = "增长|增加|提高|提升|上升|扩大|增|升|上涨|增多"
_DOWN: Final = "下降|减少|降低|缩小|回落|降|压减|收窄|减"
_MOVED_TO: Final = re.compile(
    rf"[，,]?[^，,\d]{{0,6}}?(?:{_UP}|{_DOWN}|发展|跃升|调整|变|攀升|增|扩|扩展|压缩|缩短)(?:到|至|为)(?:了|目前的|现在的|今年的|\d{{4}}年的)?"
)
_FROM: Final = re.compile(r"(?:由|从)[^，,。；、（()）\n]{0,16}$")
_CHANGED: Final = re.compile(rf"[，,、（(]?(?P<yearly>同比|比上年|较上年|比去年|较去年)?(?:净|共|累计)?(?P<verb>{_UP}|{_DOWN})(?:了|达|达到)?")
_THAN: Final = re.compile(r"[，,（(]?(?:比|较)(?:上年|去年|同期|上年同期|去年同期|\d{4}年)(?:同期)?(?:的|时的)?")
_IN_A_YEAR: Final = re.compile(r"(?P<year>(?:19|20)\d\d)年(?P<what>[^\d，,。；;、（）]{0,14})$")
_THEN_IN: Final = re.compile(r"[，,](?:到)?(?P<year>(?:19|20)\d\d)年(?P<what>[^\d，,。；;、（）]{0,14})")
_SAME_THING: Final = ("", "为", "达", "达到", "是", "增加到", "提高到", "降至", "下降到")
_LAST_YEAR: Final = re.compile(r"上年|去年|同期")
_LESS: Final = re.compile(_DOWN)
_TRIPLE: Final = 3
TIMES_OFF: Final = 0.05  # 倍 is rounded freely


def growth_findings(statements: Sequence[Statement]) -> Iterator[Finding]:
    """Changes that do not follow from the two values in front of them."""
    for statement in statements:
        held = statement.quantities
        for at in range(len(held) - _TRIPLE + 1):
            first, second, change = held[at : at + _TRIPLE]
            verb = _CHANGED.fullmatch(statement.gap(second, change))
            if not verb or measure(first) != measure(second) or not (is_plain(first) and is_plain(second)) or change.redacted or "至" in change.hedge:
                continue
            old, new, is_yearly = _in_time(statement, first, second)
            if old and new and (is_yearly or not verb["yearly"]):  # 由2015年的…增加到…，同比增长…: not against the first value
                yield from _compared(old, new, change, verb["verb"])


def _in_time(statement: Statement, first: Quantity, second: Quantity) -> tuple[Quantity | None, Quantity | None, bool]:
    """(older value, newer value, whether just a year lies between); (None, None, False) when the two are not said to be such a pair."""
    gap = statement.gap(first, second)
    if _FROM.search(statement.before(first, 18)) and _MOVED_TO.fullmatch(gap):
        return first, second, bool(_LAST_YEAR.search(statement.before(first, 18)))
    if _THAN.fullmatch(gap):
        return second, first, True
    earlier, later = _IN_A_YEAR.search(statement.before(first, 22)), _THEN_IN.fullmatch(gap)
    if earlier and later and earlier["year"] < later["year"] and later["what"] in (*_SAME_THING, earlier["what"]):
        return first, second, int(later["year"]) - int(earlier["year"]) == 1
    return None, None, False


def _compared(old: Quantity, new: Quantity, change: Quantity, verb: str) -> Iterator[Finding]:
    """One old value, one new, and what is said of the difference."""
    (old_low, old_high), (new_low, new_high) = spread(old), spread(new)
    sign = -1.0 if _LESS.fullmatch(verb) else 1.0
    low, high = sorted((sign * (new_low - old_high), sign * (new_high - old_low)))
    kind = measure(change)
    if measure(old) == "百分比" and kind in ("百分点", "百分比"):
        yield from _of_rates(old, new, change, verb, low, high)
    elif kind == measure(old):
        yield from _of_difference(old, new, change, low, high)
    elif old_low > 0 and kind in ("百分比", "倍数"):
        yield from _of_growth(old, new, change, sign)


def _of_difference(old: Quantity, new: Quantity, change: Quantity, low: float, high: float) -> Iterator[Finding]:
    """A difference in the unit of the values, or in 百分点. What rounding can explain is only a hint."""
    middle = (low + high) / 2
    told = _told(old, new, change, f"相差{_number(middle / unit_size(change))}{change.unit}")
    if not fits(low, high, change):
        yield Finding("error", "difference_differs", told, change.start, change.end)
    elif is_plain(change) and not fits(middle, middle, change):
        yield Finding("hint", "difference_rounded", f"{told}若是分别四舍五入造成的，可以保留。", change.start, change.end)


def _of_growth(old: Quantity, new: Quantity, change: Quantity, sign: float) -> Iterator[Finding]:
    (old_low, old_high), (new_low, new_high) = spread(old), spread(new)
    if measure(change) == "百分比":
        low, high = sorted((sign * (new_low / old_high - 1) * 100, sign * (new_high / old_low - 1) * 100))
        if not fits(low, high, change, step(change) / 2):
            is_money = measure(old).startswith("人民币")
            told = _told(old, new, change, f"变化是{_number((low + high) / 2)}%", "按可比价格计算的，请在文中写明。" if is_money else "")
            yield Finding("warning" if is_money else "error", "growth_differs", told, change.start, change.end)
    elif sign > 0 and change.base_unit == "倍":
        times = size(new) / size(old)
        if not (fits(times - 1, times - 1, change, TIMES_OFF) or fits(times, times, change, TIMES_OFF)):
            yield Finding("warning", "growth_differs", _told(old, new, change, f"是原来的{_number(times)}倍"), change.start, change.end)


def _of_rates(old: Quantity, new: Quantity, change: Quantity, verb: str, low: float, high: float) -> Iterator[Finding]:
    """Two percentages: their difference (low…high) is counted in 百分点, never in %."""
    relative = abs(size(new) / size(old) - 1) * 100 if size(old) else 0.0
    if measure(change) == "百分点":
        yield from _of_difference(old, new, change, low, high)
    elif fits(low, high, change):
        told = f"{old.text}和{new.text}之差是百分点，不是“%”。请改为“{verb}{change.value}个百分点”。"
        yield Finding("error", "percent_for_points", told, change.start, change.end, change.text.replace("%", "个百分点"))
    elif not fits(relative, relative, change, TIMES_OFF * 10):
        told = _told(old, new, change, f"相差{_number((low + high) / 2)}个百分点")
        yield Finding("warning", "difference_differs", told, change.start, change.end)


def _told(old: Quantity, new: Quantity, change: Quantity, come_to: str, besides: str = "") -> str:
    return f"从{old.text}到{new.text}，{come_to}，写的是{change.text}。请核对这三个数。{besides}"


def _number(value: float) -> str:
    return f"{round(value, 2):.10g}"

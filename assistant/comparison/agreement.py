"""Do two numbers say the same? Units of one family are converted; 余, 约, 近 … and rounding are allowed for: 「1200余亩」 agrees with 1236亩.

Not here: whether they speak of one thing (things.py), period and role (table.py)."""

from typing import Final

from assistant.figures import load
from assistant.figures.tables import COUNTS
from assistant.records import Figure, Quantity

MORE: Final = ("余", "多", "以上", "超", "突破", "逾", "不少于", "不低于", "至少")
LESS: Final = ("近", "接近", "不到", "不足", "以内", "以下", "不超过", "不高于")
ROUGH: Final = ("约", "左右", "几", "上下", "大致")
LEEWAY: Final = 0.1  # how far a hedged number may be from the exact one, as a share
ROUNDING: Final = 0.01  # and an exact-looking one that has fewer digits


def family_of(quantity: Quantity) -> str:
    """Units of one family convert; each unit of counting (户, 个) and each unknown unit is a family of its own."""
    known = load().unit(quantity.base_unit)
    return quantity.base_unit if known is None or known[1].family.startswith(COUNTS) else known[1].family


def amount_of(quantity: Quantity) -> float:
    """The number in the family's first unit: 亩 for 公顷, 元 for 亿元."""
    known = load().unit(quantity.base_unit)
    return round(quantity.amount * known[1].factor, 6) if known and not known[1].family.startswith(COUNTS) else quantity.amount


def agree(one: Figure, other: Figure) -> bool:
    """Both figures can be true of the same thing and time. Redacted numbers agree with nothing but each other."""
    first, second = one.quantity, other.quantity
    if first.redacted or second.redacted:
        return first.redacted == second.redacted
    if family_of(first) != family_of(second):
        return False
    mine, theirs = amount_of(first), amount_of(second)
    if mine == theirs:
        return True
    return _reaches(first, theirs) or _reaches(second, mine) or _rounds(first, second)


def _reaches(hedged: Quantity, amount: float) -> bool:
    """The hedge of a number lets the amount be the exact one."""
    low = high = amount_of(hedged)
    if any(word in hedged.hedge for word in MORE):
        high = low * (1 + LEEWAY)
    if any(word in hedged.hedge for word in LESS):
        low = low * (1 - LEEWAY)
    if any(word in hedged.hedge for word in ROUGH):
        low, high = low * (1 - LEEWAY / 2), high * (1 + LEEWAY / 2)
    return low <= amount <= high


def _rounds(one: Quantity, other: Quantity) -> bool:
    """One is the other written with fewer digits: 1.35亿元 and 13478万元."""
    mine, theirs = amount_of(one), amount_of(other)
    step = max(_last_place(one), _last_place(other))
    return abs(mine - theirs) <= min(step / 2 * 1.000001, ROUNDING * max(abs(mine), abs(theirs)))


def _last_place(quantity: Quantity) -> float:
    """What one unit of the last written digit is worth, in the family's first unit."""
    decimals = len(quantity.value.partition(".")[2]) if quantity.value.replace(".", "", 1).isdigit() else 0
    unit = amount_of(quantity) / quantity.number if quantity.number else quantity.scale
    return unit * 10.0**-decimals

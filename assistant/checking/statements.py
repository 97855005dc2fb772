"""Statements: the sentences of a text, each with its quantities, and what the rules of arithmetic need to know of a quantity.

「由86户增加到102户」 → one Statement with two quantities of the measure 户, exact; 1.2亿元 → the measure 人民币, 1.2e8, give or take 5e6.
Not here: any rule (arithmetic.py, rates.py)."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from assistant.figures import load, quantities
from assistant.figures.tables import COUNTS
from assistant.reading import sentences
from assistant.records import Quantity

AT_LEAST: Final = re.compile(r"超|突破|逾|不少于|不低于|不多于|不高于|至少|以上|余|多|上|几")
ROUGH: Final = re.compile(r"近|约|左右|上下|不足|不到|来|至|以内|以下|最多|不超过|之多")
LONGEST: Final = 2000  # characters; what is longer is a table or a damaged file
HALF: Final = 0.5
NEARLY: Final = 0.15  # how far 近, 约 may be off


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, text[start:end] of the whole text, with the quantities in it."""

    text: str
    start: int
    end: int
    quantities: tuple[Quantity, ...]

    def gap(self, left: Quantity, right: Quantity) -> str:
        """The words between two quantities of the statement."""
        return self.text[left.end : right.start]

    def before(self, quantity: Quantity, length: int) -> str:
        """Up to length characters in front of a quantity, not beyond the statement."""
        return self.text[max(self.start, quantity.start - length) : quantity.start]


def statements(text: str) -> tuple[Statement, ...]:
    """The sentences of a text that hold a quantity, in order; what is longer than LONGEST is left out."""
    found = quantities(text)
    starts = [quantity.start for quantity in found]
    made = []
    for start, end in sentences(text, 0, len(text)):
        held = found[bisect_left(starts, start) : bisect_left(starts, end)]
        if held and end - start <= LONGEST:
            made.append(Statement(text, start, end, held))
    return tuple(made)


def clause_of(statement: Statement, quantity: Quantity) -> tuple[int, int]:
    """Start and end of the ；-clause of the statement that a quantity stands in."""
    start = max(statement.text.rfind(mark, statement.start, quantity.start) for mark in "；;") + 1
    ends = (statement.text.find(mark, quantity.end, statement.end) for mark in "；;")
    return max(start, statement.start), min((end for end in ends if end >= 0), default=statement.end)


def measure(quantity: Quantity) -> str:
    """What a quantity can be compared with: the family of its unit (重量, 人民币/月), or the unit itself for things that are counted."""
    found = load().unit(quantity.unit)
    if found is None:
        return quantity.base_unit
    _, unit = found
    return unit.name if unit.family == COUNTS else unit.family


def unit_size(quantity: Quantity) -> float:
    """What one of the unit as written is in the basic unit of its measure: 1e8 for 亿元, 5e7 (公斤) for 亿斤."""
    found = load().unit(quantity.unit)
    return quantity.scale * (found[1].factor if found else 1.0)


def size(quantity: Quantity) -> float:
    """The amount in the basic unit of its measure: 3.5e9 (公斤) for 70亿斤."""
    return quantity.number * unit_size(quantity)


def step(quantity: Quantity) -> float:
    """One in the last printed place, in the basic unit of the measure: 1e7 for 1.2亿元, 1.0 for 86户."""
    printed = quantity.value.replace("．", ".").replace("点", ".").partition(".")[2]
    return 10.0 ** -len(printed) * unit_size(quantity)


def spread(quantity: Quantity) -> tuple[float, float]:
    """Least and greatest amount that is printed like this; whole things that are counted one by one are exact."""
    exact = quantity.scale == 1.0 and "." not in quantity.value and "点" not in quantity.value and is_counted(quantity)
    half = 0.0 if exact else step(quantity) * HALF
    return size(quantity) - half, size(quantity) + half


def is_counted(quantity: Quantity) -> bool:
    """Whether the unit counts whole things (户, 人, 座), not a length, weight, sum of money or share."""
    found = load().unit(quantity.unit)
    return found is not None and found[1].family in (COUNTS, "人数", "人次")


def is_plain(quantity: Quantity) -> bool:
    """A number that says what it says: neither hidden (X户), nor a range, nor hedged (近, 余, 以上)."""
    return not quantity.redacted and not quantity.hedge


def fits(low: float, high: float, stated: Quantity, slack: float = 0.0) -> bool:
    """Whether a result between low and high can be printed as stated; 以上 and 近 are taken at their word, generously.

    All in the basic unit of the measure; slack: how much the stated number may be off besides its rounding."""
    number, off = size(stated), step(stated) * HALF * (1 + 1e-9) + slack
    if AT_LEAST.search(stated.hedge):
        return high >= number - off
    if ROUGH.search(stated.hedge):
        off = max(off, abs(number) * NEARLY)
    return low - off <= number <= high + off

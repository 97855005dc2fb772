"""One cell of a table of figures: what holds for a thing, a place and a year, whether the sources agree, and growth between two cells.

A plain figure is a value of the whole year. Part-year, cumulative, combined, estimated and redacted ones stand beside it with their
caveat and are never compared with it. Not here: which figures come into a cell (table.py), how a cell reads (wording.py)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from assistant.comparison.agreement import agree, amount_of, family_of
from assistant.records import Figure

JUMP_OF_RATES: Final = 5  # a rate that falls by more than this factor
HIGH_RATE: Final = 50
SINGLE_DIGIT: Final = 10  # 9% after 97%
JUMP_OF_AMOUNTS: Final = 10

# known: one value; conflict: two documents say two; several: one document gives several; noted: only with a caveat;
# missing: nothing, though earlier and later years are known; absent: nothing
State = Literal["known", "conflict", "several", "noted", "missing", "absent"]


@dataclass(frozen=True, slots=True)
class Cell:
    """Figures of one place in the table. values: one figure for each different plain value; plain, noted: all figures, in reading order."""

    state: State
    values: tuple[Figure, ...] = ()
    plain: tuple[Figure, ...] = ()
    noted: tuple[Figure, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Everything a click on the cell shows, the plain ones first."""
        return self.plain + self.noted


@dataclass(frozen=True, slots=True)
class Growth:
    """From one year's cell to the next: difference in the family's first unit (元 for 万元), rate in percent (None from zero or for a rate).

    is_rough: one of the two is hedged (约, 余); is_doubtful: it jumps so far that a digit may be lost.
    """

    difference: float
    rate: float | None
    is_rough: bool
    is_doubtful: bool = False


def is_plain(figure: Figure) -> bool:
    """A value of one whole year, not hidden, estimated or counted together with other things."""
    quantity = figure.quantity
    whole = figure.span == "year" and not figure.period.part and figure.period.first == figure.period.last
    return whole and figure.measure == "value" and not quantity.redacted and not figure.is_combined and "预计" not in quantity.hedge


def cell(figures: Iterable[Figure], *, is_between: bool = False) -> Cell:
    """The cell of these figures of one thing, place, year and role. is_between: earlier and later years are known."""
    found = tuple(figures)
    plain = tuple(figure for figure in found if is_plain(figure))
    noted = tuple(figure for figure in found if not is_plain(figure))
    if not plain:
        return Cell("noted" if noted else "missing" if is_between else "absent", noted=noted)
    values = distinct(plain)
    state: State = "known" if len(values) == 1 else "conflict" if contradict(plain) else "several"
    return Cell(state, values, plain, noted)


def distinct(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """One figure for each value that none of the others agrees with: the one without hedge and with most digits, in reading order."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda one: (bool(one.quantity.hedge), -len(one.quantity.value))):
        if not any(agree(figure, other) for other in kept):
            kept.append(figure)
    return tuple(kept)


def contradict(figures: Iterable[Figure]) -> bool:
    """Two documents give one value each, and not the same. Several values within one document are several things, no contradiction."""
    by_document: dict[str, list[Figure]] = {}
    for figure in figures:
        by_document.setdefault(figure.document_id, []).append(figure)
    values = [distinct(group) for group in by_document.values()]
    return all(len(each) == 1 for each in values) and len(distinct(each[0] for each in values)) > 1


def growth(before: Cell, after: Cell) -> Growth | None:
    """How much more the later cell says; None unless both have exactly one plain value, in one family of units."""
    if before.state != "known" or after.state != "known":
        return None
    first, second = before.values[0].quantity, after.values[0].quantity
    if family_of(first) != family_of(second) or bool(before.values[0].part_of) != bool(after.values[0].part_of):
        return None
    old, new = amount_of(first), amount_of(second)
    is_share = family_of(first) == "百分比"
    rate = None if is_share or old <= 0 else round((new - old) / old * 100, 1)
    return Growth(round(new - old, 6), rate, bool(first.hedge or second.hedge), is_implausible(before.values[0], after.values[0]))


def is_implausible(before: Figure, after: Figure) -> bool:
    """A rate that fell by more than 5 times or from above 50 to one digit, an amount that rose or fell by more than 10 times."""
    old, new = amount_of(before.quantity), amount_of(after.quantity)
    if old <= 0 or new <= 0:
        return False
    if family_of(after.quantity) == "百分比":
        return (old > new * JUMP_OF_RATES and old >= SINGLE_DIGIT) or (old > HIGH_RATE and new < SINGLE_DIGIT)
    return max(old, new) > JUMP_OF_AMOUNTS * min(old, new)

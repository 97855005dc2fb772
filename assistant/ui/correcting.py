"""What a person typed beside a cell → corrections of the library, each told in a sentence.

Not here: components (corrections_panel.py), what a correction does (comparison)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.comparison import label_of, years_text
from assistant.comparison.wording import written
from assistant.errors import UsageError
from assistant.records import Figure, Period
from assistant.ui.ledger import Picked, years_of
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.library import Library


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a figure as a person reads and types them."""

    amount: str = ""
    indicator: str = ""
    years: str = ""
    part: str = ""


def chosen(picked: Picked | None, position: int | None) -> Figure:
    """The figure at a position of the clicked cell. Raises UsageError when there is none."""
    figures = picked.cell.figures if picked else ()
    if (position or 0) >= len(figures):
        raise UsageError(texts.CORRECT_NO_FIGURE)
    return figures[position or 0]


def fields(figure: Figure) -> Fields:
    """A figure in fields."""
    years = years_text(Period(figure.period.first, figure.period.last)).removesuffix("年").replace("—", "-")
    return Fields(written(figure.quantity), label_of(figure), years, figure.period.part)


def saved(library: "Library", figure: Figure, typed: Fields, note: str) -> str:
    """Correct what differs from the figure. Raises UsageError for what cannot be saved, or when nothing differs."""
    before = fields(figure)
    is_other_time = (typed.years.strip(), typed.part.strip()) != (before.years, before.part)
    made = library.corrections.correct(
        figure,
        amount="" if typed.amount.strip() == before.amount else typed.amount,
        indicator="" if typed.indicator.strip() == before.indicator else typed.indicator,
        period=_period(typed) if is_other_time else None,
        note=note,
    )
    return texts.CORRECT_SAVED.format(was=made.was)


def dismissed(library: "Library", figure: Figure, note: str) -> str:
    """Leave the figure out of the ledger."""
    return texts.CORRECT_DISMISSED.format(was=library.corrections.dismiss(figure, note).was)


def merged(library: "Library", figure: Figure, into: str) -> str:
    """Show the figure's indicator under another name from now on."""
    made = library.corrections.merge(label_of(figure), into)
    return texts.MERGE_SAVED.format(was=made.was, into=made.indicator)


def undone(library: "Library", number: int) -> str:
    """Take a correction back."""
    return texts.UNDONE.format(number) if library.corrections.undo(number) else texts.UNDONE_ALREADY


def _period(typed: Fields) -> Period:
    try:
        return years_of(typed.years, typed.part)
    except ValueError as cause:
        raise UsageError(texts.CORRECT_WRONG_YEARS.format(typed.years)) from cause

"""What the tab 指标台账 shows: the table of what was asked for, its cells as strings, the sources of one cell, the list of corrections.

Not here: components (ledger_tab.py), how figures come into cells (comparison)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from assistant.comparison import Cell, Growth, Row, Table, caveat, cell_text, growth_text, over_places, over_years, places_of, years_text
from assistant.comparison.wording import value_text
from assistant.records import Citation, Correction, Figure, Period, Role
from assistant.ui import dates, translating
from assistant.ui.evidence import Item
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.library import Library

MOST_ROWS: Final = 200  # of the table; more would make the page slow
MOST_YEARS: Final = 10  # columns, when no first year was chosen
LEAD: Final = 1  # columns before the cells: the thing, or the place
STYLES: Final = {  # beside the words, never instead of them; readable on light and dark
    "conflict": "background: rgba(220, 38, 38, .18); font-weight: 600",
    "several": "background: rgba(220, 38, 38, .08)",
    "noted": "background: rgba(245, 158, 11, .14)",
    "missing": "color: var(--body-text-color-subdued)",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person chose above the table; place "" or years 0: not chosen."""

    place: str = ""
    role: Role = "result"
    text: str = ""
    first: int = 0
    last: int = 0
    repeated: bool = False
    is_over_years: bool = True


@dataclass(frozen=True, slots=True)
class Picked:
    """The cell that was clicked, with its row, the position of its column, and the words of its growth."""

    row: Row
    cell: Cell
    at: int
    growth: str = ""


def table(library: "Library", wanted: Wanted) -> Table:
    """The whole table; without a first year the latest ten."""
    figures = library.figures(place=wanted.place if wanted.is_over_years else "")
    if not wanted.is_over_years:
        return over_places(figures, wanted.last, wanted.role, wanted.text)
    made = over_years(figures, wanted.place, wanted.role, (wanted.first, wanted.last), wanted.text, repeated=wanted.repeated)
    if wanted.first or len(made.columns) <= MOST_YEARS:
        return made
    latest = (int(made.columns[-1]) - MOST_YEARS + 1, wanted.last)
    cut = over_years(figures, wanted.place, wanted.role, latest, wanted.text, repeated=wanted.repeated)
    return replace(cut, columns_in_all=len(made.columns))


def settled(library: "Library", wanted: Wanted, home_place: str = "") -> tuple[Wanted, list[str], list[int]]:
    """What is shown where nothing, or nothing there is, was chosen; with the places, most figures first, and the years, latest first.

    The place is the office's own, or the one with most figures. Places side by side are shown for the year with most figures.
    """
    figures = [one for one in library.figures() if one.role in texts.LEDGER_ROLES]
    places = places_of(figures)
    place = wanted.place if wanted.place in places else home_place if home_place in places else next(iter(places), "")
    mine = (one for one in figures if one.role == wanted.role and (not wanted.is_over_years or one.place == place))
    counts = Counter(one.period.last for one in mine if one.period.last)
    usual = 0 if wanted.is_over_years or not counts else counts.most_common(1)[0][0]
    first, last = (year if year in counts else 0 for year in (wanted.first, wanted.last))
    return replace(wanted, place=place, first=first, last=last or usual), places, sorted(counts, reverse=True)


def grid(made: Table) -> dict[str, Any]:
    """Headers, rows of strings and their styles, as the table component takes them; a row's own number stands in its last column."""
    growth = [texts.LEDGER_GROWTH] if made.is_over_years and len(made.columns) > 1 else []
    headers = [texts.LEDGER_TEXT if made.is_over_years else texts.LEDGER_PLACE, *made.columns, *growth, texts.LEDGER_NUMBER]
    rows, styles = [], []
    for number, row in enumerate(made.rows[:MOST_ROWS], start=1):
        label = f"{row.label}{texts.ASIDE.format(row.unit)}" if row.unit else row.label
        latest = [_latest_growth(made, row)] if growth else []
        rows.append([label, *(translating.cell(cell_text(cell, row.unit)) for cell in row.cells), *latest, str(number)])
        styles.append(["font-weight: 600", *(STYLES.get(cell.state, "") for cell in row.cells), *("" for _ in latest), "color: var(--body-text-color-subdued)"])
    return {"headers": headers, "data": rows, "metadata": {"styling": styles}}


def counted(made: Table) -> str:
    """The sentence over the table."""
    if not made.rows:
        return texts.LEDGER_NONE
    states = Counter(cell.state for row in made.rows for cell in row.cells)
    told = texts.LEDGER_MARKS.format(**{state: states[state] for state in ("conflict", "several", "noted", "missing")})
    rest = texts.LEDGER_LEFT_OUT.format(left_out=made.left_out) if made.left_out else ""
    if made.columns_in_all:
        cut = texts.LEDGER_YEARS_CUT if made.is_over_years else texts.LEDGER_THINGS_CUT
        rest = cut.format(shown=len(made.columns), columns=made.columns_in_all) + rest
    words = texts.LEDGER_COUNTED if len(made.rows) <= MOST_ROWS else texts.LEDGER_CUT
    return words.format(rows=len(made.rows), shown=MOST_ROWS, marks=told, rest=rest)


def picked(made: Table, number: int, column: int) -> Picked | None:
    """The cell in a column of the row with this number; beside the cells the last one with figures. None for no such row."""
    if not 1 <= number <= len(made.rows):
        return None
    row, at = made.rows[number - 1], column - LEAD
    if not 0 <= at < len(row.cells):
        at = max((place for place, cell in enumerate(row.cells) if cell.figures), default=0)
    return Picked(row, row.cells[at], at, _growth_remark(made, row.growths[at], at, row.unit) if made.is_over_years else "")


def again(made: Table, before: Picked) -> Picked | None:
    """The same cell in a table that was made anew; None when its row is gone."""
    same = (number for number, row in enumerate(made.rows, start=1) if (row.label, row.unit) == (before.row.label, before.row.unit))
    return picked(made, next(same, 0), before.at + LEAD)


def items(found: Picked, sources: dict[str, str]) -> list[Item]:
    """The figures of a cell with where each stands. sources: document id → source."""
    return [
        Item(f"{value_text(figure)} · {sources.get(figure.document_id, '').rsplit('/', 1)[-1]}", _citation(figure, number, sources), remark=_remark(figure, found))
        for number, figure in enumerate(found.cell.figures, start=1)
    ]


def empty(found: Picked | None) -> str:
    """What is said of a cell without figures."""
    if found is None:
        return texts.CELL_EMPTY
    return texts.CELL_MISSING if found.cell.state == "missing" else texts.CELL_NONE


def correction_rows(entries: Iterable[Correction]) -> list[list[str]]:
    """Rows of the list of corrections, the latest first."""
    return [
        [
            str(one.number), one.at[:16].replace("T", " "), texts.CORRECTION_KINDS[one.kind], one.was,
            texts.COMMA.join(filter(None, (one.amount, one.indicator, dates.when(one.period) if one.period else ""))), one.note, _status(one),
        ]
        for one in reversed(tuple(entries))
    ]  # fmt: skip


def years_of(text: str, part: str) -> Period:
    """“2020”, “2016-2020” and a part of the year → Period. Raises ValueError for anything else."""
    first, _, last = text.strip().removesuffix("年").replace("—", "-").replace("－", "-").partition("-")
    made = Period(int(first), int(last or first), part.strip())
    if not 1900 <= made.first <= made.last <= 2100:
        raise ValueError(text)
    return made


def _status(correction: Correction) -> str:
    if correction.undone:
        return f"{texts.CORRECTION_UNDONE} {correction.undone[:10]}"
    return texts.CORRECTION_HOLDS if correction.is_applied else texts.CORRECTION_NOT_APPLIED


def _latest_growth(made: Table, row: Row) -> str:
    """“2022：减17户（−26.6%）”: the last year that can be compared with the one before."""
    told = [f"{year}{texts.COLON}{translating.cell(growth_text(growth, row.unit))}" for year, growth in zip(made.columns, row.growths, strict=True) if growth]
    return told[-1] if told else ""


def _growth_remark(made: Table, growth: Growth | None, at: int, unit: str) -> str:
    if growth is None:
        return ""
    return texts.GROWTH_REMARK.format(later=made.columns[at], earlier=made.columns[at - 1], told=translating.cell(growth_text(growth, unit)))


def _citation(figure: Figure, mark: int, sources: dict[str, str]) -> Citation:
    return Citation(
        mark, figure.document_id, sources.get(figure.document_id, ""), "", figure.heading_path, years_text(figure.period), figure.role, figure.sentence,
        figure.sentence_start, figure.sentence_end,
    )  # fmt: skip


def _remark(figure: Figure, found: Picked) -> str:
    kind, was = translating.cell(caveat(figure)), figure.corrected
    told: Sequence[str] = (
        texts.CAVEAT.format(kind) if kind else "", texts.CORRECTED_FROM.format(was) if was else "", "" if kind else found.growth,
    )  # fmt: skip
    return texts.SEMICOLON.join(filter(None, told))

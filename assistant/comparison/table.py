"""Figures → a table: one place over the years (a row for each thing), or one year over the places (a row for each place).

Rows hold one unit family each, so that 危房改造 in 户 and in 万元 are two rows. Plans come in only when asked for.
Not here: the words of a cell (wording.py), components, files."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.comparison.agreement import family_of
from assistant.comparison.cells import Cell, Growth, cell, growth
from assistant.comparison.things import label_of, thing_of
from assistant.figures import variants
from assistant.records import Figure, Role

LISTED: Final = ("value", "from")  # measures that are the thing itself; rates of change are not rows of their own


@dataclass(frozen=True, slots=True)
class Row:
    """One thing of one place. unit: the unit most of its figures are written in; cells: one for each column."""

    label: str
    place: str
    unit: str
    cells: tuple[Cell, ...]

    @property
    def growths(self) -> tuple[Growth | None, ...]:
        """Growth of each cell to the one before it; None for the first."""
        return (None, *(growth(before, after) for before, after in zip(self.cells, self.cells[1:], strict=False)))

    def known(self) -> int:
        """How many cells have a figure."""
        return sum(bool(one.figures) for one in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """columns: years, or things. rows: all of them; left_out: figures that fit but have no year, or are only a rate of change.

    columns_in_all: with those that were cut off, 0 where none was.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int = 0
    columns_in_all: int = 0
    is_over_years: bool = True


def over_years(
    figures: Iterable[Figure], place: str, role: Role = "result", years: tuple[int, int] = (0, 0), text: str = "", *, repeated: bool = False
) -> Table:
    """Things × years of one place. years: first and last, 0 = open; text: a part of the thing's name or a synonym; repeated: two years or more."""
    mine = [one for one in figures if one.place == place and _tells(one, role) and _within(one.period.last, years) and _says(one, text)]
    dated = [figure for figure in mine if _is_listed(figure)]
    groups = _grouped(dated)
    kept = {key: group for key, group in groups.items() if not repeated or len({figure.period.last for figure in group}) > 1}
    last = [figure.period.last for group in kept.values() for figure in group]
    columns = range(min(last), max(last) + 1) if last else range(0)
    rows = [_over_years(group, columns) for group in kept.values()]
    rows.sort(key=lambda row: -row.known())  # stable: things known in as many years keep the order of the reports
    return Table(tuple(map(str, columns)), tuple(rows), len(mine) - len(dated))


def _tells(figure: Figure, role: Role) -> bool:
    """What a report admits is wrong (财政自给率26.1%) was so in that year as much as what it is proud of."""
    return figure.role == role or (role == "result" and figure.role == "problem")


def over_places(figures: Iterable[Figure], year: int, role: Role = "result", text: str = "", *, most: int = 8) -> Table:
    """Places × things of one year; the things most places have come first, `most` of them at most."""
    mine = [figure for figure in figures if _tells(figure, role) and figure.period.last == year and _says(figure, text)]
    listed = [figure for figure in mine if _is_listed(figure) and figure.place]
    every = sorted(_grouped(listed).values(), key=lambda group: -len({figure.place for figure in group}))
    groups = every[:most]
    things = tuple(f"{_label(group)}（{_unit(group)}）" if _unit(group) else _label(group) for group in groups)
    places = sorted({figure.place for group in groups for figure in group})
    rows = []
    for place in places:
        cells = tuple(cell(figure for figure in group if figure.place == place) for group in groups)
        rows.append(Row(place, place, "", cells))
    rows.sort(key=lambda row: -row.known())
    return Table(things, tuple(rows), len(mine) - len(listed), len(every) if len(every) > most else 0, is_over_years=False)


def places_of(figures: Iterable[Figure]) -> list[str]:
    """Places by how many figures they have, most first."""
    return [place for place, _ in Counter(figure.place for figure in figures if figure.place).most_common()]


def _is_listed(figure: Figure) -> bool:
    return figure.measure in LISTED and bool(figure.period.last) and len(label_of(figure)) > 1  # one character names nothing


def _says(figure: Figure, text: str) -> bool:
    if not text:
        return True
    wanted = (text, *variants(text))
    return any(word in figure.indicator or word in label_of(figure) for word in wanted)


def _within(year: int, years: tuple[int, int]) -> bool:
    return not year or ((not years[0] or years[0] <= year) and (not years[1] or year <= years[1]))


def _grouped(figures: Iterable[Figure]) -> Mapping[tuple[str, str], list[Figure]]:
    """Figures by thing and unit family, in the order in which each first appears."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((thing_of(figure), family_of(figure.quantity)), []).append(figure)
    return groups


def _over_years(group: Sequence[Figure], columns: Sequence[int]) -> Row:
    by_year: dict[int, list[Figure]] = {}
    for figure in group:
        by_year.setdefault(figure.period.last, []).append(figure)
    first, last = min(by_year), max(by_year)
    cells = tuple(cell(by_year.get(year, ()), is_between=first < year < last) for year in columns)
    return Row(_label(group), group[0].place, _unit(group), cells)


def _label(group: Sequence[Figure]) -> str:
    return Counter(map(label_of, group)).most_common(1)[0][0]


def _unit(group: Sequence[Figure]) -> str:
    written = Counter(figure.quantity.unit for figure in group if not figure.quantity.redacted) or Counter(figure.quantity.unit for figure in group)
    return written.most_common(1)[0][0]

"""What a report brings to the ledger: how many figures, which differ from what was known, and which jump so far that a digit may be lost.

Compared are plain figures of the same thing, place and role: of the same year with the version it replaces (changed) and with other
documents (conflicts), and results of the nearest other year (jumps). Not here: storing, showing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from assistant.comparison.agreement import agree, family_of
from assistant.comparison.cells import distinct, is_implausible, is_plain
from assistant.comparison.things import thing_of
from assistant.records import Figure

NEAREST_YEARS: Final = 3  # a jump is measured against a year not farther away

Thing = tuple[str, str, str, str]  # thing, place, role, unit family


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of the new report beside one that was known; source: the file the known one stands in."""

    before: Figure
    after: Figure
    source: str


@dataclass(frozen=True, slots=True)
class News:
    """figures: those of the report; new: of them, things and years the ledger knew nothing of."""

    figures: int
    new: int
    changed: tuple[Change, ...] = ()
    conflicts: tuple[Change, ...] = ()
    jumps: tuple[Change, ...] = ()


@dataclass(slots=True)
class Ledgered:
    """The plain figures that are known, by thing and year. The one mutable thing here: a long addition tells it each document once."""

    years: dict[Thing, dict[int, list[tuple[Figure, str]]]] = field(default_factory=dict)

    def add(self, figures: Iterable[Figure], source: str) -> None:
        """These figures of a document are known from now on."""
        for figure in filter(_counts, figures):
            self.years.setdefault(_thing(figure), {}).setdefault(figure.period.last, []).append((figure, source))

    def drop(self, document_id: str) -> None:
        """The figures of this document hold no more; "" for none."""
        for by_year in self.years.values() if document_id else ():
            for year, pairs in by_year.items():
                by_year[year] = [pair for pair in pairs if pair[0].document_id != document_id]

    def of(self, figure: Figure) -> Mapping[int, list[tuple[Figure, str]]]:
        """Known figures of the same thing, place, role and kind of unit, by year."""
        return self.years.get(_thing(figure), {})


def news(found: Iterable[Figure], known: Ledgered, replaces: str = "") -> News:
    """What the figures of a report change. replaces: the id of the version it takes the place of, still among the known."""
    figures = tuple(found)
    groups: dict[tuple[Thing, int], list[Figure]] = {}
    for figure in filter(_counts, figures):
        groups.setdefault((_thing(figure), figure.period.last), []).append(figure)
    new, changed, conflicts, jumps = 0, list[Change](), list[Change](), list[Change]()
    for (_, year), group in groups.items():
        by_year = known.of(group[0])
        present = by_year.get(year, [])
        new += 0 if present else len(group)
        changed += _changed(group, [pair for pair in present if pair[0].document_id == replaces])
        conflicts += _conflicts(group, [pair for pair in present if pair[0].document_id != replaces])
        jumps += _jumps(group, by_year, year, replaces)
    return News(len(figures), new, tuple(changed), tuple(conflicts), tuple(jumps))


def _counts(figure: Figure) -> bool:
    return is_plain(figure) and bool(thing_of(figure)) and figure.role in ("result", "plan")


def _thing(figure: Figure) -> Thing:
    return thing_of(figure), figure.place, figure.role, family_of(figure.quantity)


def _changed(group: list[Figure], before: list[tuple[Figure, str]]) -> list[Change]:
    """A value of the version before that the new one lacks, beside a value only the new one has."""
    gone = [pair for pair in before if not any(agree(pair[0], mine) for mine in group)]
    come = [mine for mine in group if not any(agree(theirs, mine) for theirs, _ in before)]
    return [Change(figure, mine, source) for (figure, source), mine in zip(gone, come, strict=False)]


def _conflicts(group: list[Figure], known: list[tuple[Figure, str]]) -> list[Change]:
    """Documents that give one other value; where either side gives several, they are several things."""
    documents: dict[str, list[tuple[Figure, str]]] = {}
    for pair in known:
        documents.setdefault(pair[0].document_id, []).append(pair)
    return [
        Change(pairs[0][0], group[0], pairs[0][1])
        for pairs in documents.values()
        if len(distinct(group)) == 1 == len(distinct(figure for figure, _ in pairs)) and not agree(pairs[0][0], group[0])
    ]


def _jumps(group: list[Figure], by_year: Mapping[int, list[tuple[Figure, str]]], year: int, replaces: str) -> list[Change]:
    """Against the nearest other year, earlier ones first; only where either year has one value."""
    if group[0].role != "result" or len(distinct(group)) > 1:
        return []
    for other in sorted((one for one in by_year if 0 < abs(one - year) <= NEAREST_YEARS), key=lambda one: (abs(one - year), one)):
        pairs = [pair for pair in by_year[other] if pair[0].document_id != replaces]
        if pairs and len(distinct(figure for figure, _ in pairs)) == 1:
            (figure, source), mine = pairs[0], group[0]
            earlier, later = (figure, mine) if other < year else (mine, figure)
            return [Change(figure, mine, source)] if is_implausible(earlier, later) else []
    return []

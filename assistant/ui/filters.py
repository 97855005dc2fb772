"""The filters that were read out of a question, as chips a person can take away, and what can be added to them.

Not here: how a question is understood, and what a filter lets through (retrieval)."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assistant.records import Period, Query, Role
from assistant.ui import dates
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.library import Library

ROLES: Final[tuple[Role, ...]] = ("result", "plan")
MOST_PLACES: Final = 200  # in the list to choose from
FEWEST_OF_SERIES: Final = 3


def chips(query: Query) -> list[tuple[str, str]]:
    """(label, key) of each filter of a query, e.g. (“时段：2020年”, "period:0")."""
    found = [(texts.FILTER_PLACE.format(place), f"place:{at}") for at, place in enumerate(query.places)]
    found += [(texts.FILTER_PERIOD.format(dates.when(period)), f"period:{at}") for at, period in enumerate(query.periods)]
    found += [(texts.FILTER_REPORT.format(year), f"report:{at}") for at, year in enumerate(query.report_years)]
    if query.role and texts.ROLES[query.role]:
        found.append((texts.FILTER_ROLE.format(texts.ROLES[query.role]), "role"))
    if query.kind:
        found.append((texts.FILTER_KIND.format(texts.KINDS[query.kind]), "kind"))
    return found


def narrowed(query: Query, kept: Iterable[str]) -> Query:
    """The query with only the kept filters."""
    keys = frozenset(kept)
    return replace(
        query,
        places=tuple(place for at, place in enumerate(query.places) if f"place:{at}" in keys),
        periods=tuple(period for at, period in enumerate(query.periods) if f"period:{at}" in keys),
        report_years=tuple(year for at, year in enumerate(query.report_years) if f"report:{at}" in keys),
        role=query.role if "role" in keys else None,
        kind=query.kind if "kind" in keys else None,
    )


def addable(query: Query, library: "Library") -> list[tuple[str, str]]:
    """(label, choice) of what the library has and the query does not ask for yet: years, the latest first, result or plan, places."""
    from assistant.figures import fact_years

    index = library.index()
    told = {year for document in index.document_order for role in ROLES for year in fact_years(document.metadata, role)}
    asked = {year for period in query.periods if not period.part for year in range(period.first, period.last + 1)}
    found = [(texts.FILTER_PERIOD.format(dates.year(year)), f"year {year}") for year in sorted(told - asked, reverse=True)]
    found += [(texts.FILTER_ROLE.format(texts.ROLES[role]), f"role {role}") for role in ROLES if role != query.role]
    return found + [(texts.FILTER_PLACE.format(place), f"place {place}") for place in index.places[:MOST_PLACES] if place not in query.places]


def widened(query: Query, choice: str, dropped: Collection[str] = ()) -> Query:
    """The query with a choice of `addable` added; a second year or place makes it a comparison, a third year a row of years.

    dropped: keys of chips that are taken away and do not count. A choice of another kind changes nothing.
    """
    what, _, value = choice.partition(" ")
    if what == "role" and value in ROLES:
        return replace(query, role="plan" if value == "plan" else "result")
    if what == "year" and value.isdecimal():
        query = replace(query, periods=(*query.periods, Period(int(value), int(value))))
    elif what == "place" and value:
        query = replace(query, places=(*query.places, value))
    active = narrowed(query, [key for _, key in chips(query) if key not in dropped])
    if query.operation in ("value", "compare") and len(active.periods) >= FEWEST_OF_SERIES:
        return replace(query, operation="series")
    return replace(query, operation="compare") if query.operation == "value" and max(len(active.periods), len(active.places)) > 1 else query

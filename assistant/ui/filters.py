"""The filters that were read out of a question, as chips a person can take away.

Not here: how a question is understood, and what a filter lets through (retrieval)."""

from collections.abc import Iterable
from dataclasses import replace

from assistant.records import Query
from assistant.ui import texts
from assistant.ui.rendering import years


def chips(query: Query) -> list[tuple[str, str]]:
    """(label, key) of each filter of a query, e.g. (“时段：2020年”, "period:0")."""
    found = [(texts.FILTER_PLACE.format(place), f"place:{at}") for at, place in enumerate(query.places)]
    found += [(texts.FILTER_PERIOD.format(years(period)), f"period:{at}") for at, period in enumerate(query.periods)]
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

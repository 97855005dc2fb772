"""Which documents may hold the answer to a question: a named place, year, report or kind is a filter, not a hint.

Not here: which years a document tells of (figures), scores."""

from assistant.figures import is_summary
from assistant.records import Metadata, Query


def admits(metadata: Metadata, query: Query) -> bool:
    """Whether a document can hold the answer: a named place, year, report or kind is a filter, not a hint.

    Policies and documents without a known place or year are let through; they are not bound to one.
    """
    bound = metadata.kind in ("report", "plan", "table")
    if query.kind and metadata.kind != query.kind:
        return False
    if query.report_years and (metadata.kind != "report" or metadata.year not in query.report_years):
        return False
    if query.places and metadata.place and metadata.place not in query.places and (bound or metadata.level not in ("国家", "")):
        return False
    if query.periods and bound and metadata.year and metadata.kind != "table":
        told = metadata.year if is_summary(metadata) else metadata.year - 1
        return any(period.first - 1 <= told <= period.last for period in query.periods)
    return True

"""Which years the facts of a passage belong to: the report's year is not the figure's year.

A work report given in 2026 tells of 2025 in its review and of 2026 in its plan; a summary of 2020 tells of 2020 and plans 2021.
Not here: years the sentence itself names; those come first, and answering looks at them."""

import re
from typing import Final

from assistant.records import Metadata, Query, Role

_SUMMARY: Final = re.compile(r"总结|完成情况|小结|汇报")
_DATED_KINDS: Final = ("report", "plan")


def is_summary(metadata: Metadata) -> bool:
    """The title's year is the year that is over, not the year the report was given in."""
    return bool(_SUMMARY.search(metadata.title)) or (metadata.date[5:7] >= "09" and metadata.date[:4] == str(metadata.year))


def fact_years(metadata: Metadata, role: Role) -> tuple[int, ...]:
    """Years a passage of this role tells of, () when nothing is known. A passage without a role may tell of either year."""
    if not metadata.year or metadata.kind not in _DATED_KINDS:
        return ()
    told = metadata.year if is_summary(metadata) else metadata.year - 1
    if role == "plan" or (metadata.kind == "plan" and role == "other"):
        return (told + 1,) if metadata.kind == "report" else (metadata.year,)
    return (told,) if role in ("result", "problem") else (told, told + 1)


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

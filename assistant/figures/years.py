"""Which years a document tells of: the report's year is not the figure's year.

A work report given in 2026 tells of 2025 in its review and of 2026 in its plan; a summary of 2020 tells of 2020 and plans 2021.
Not here: years a sentence names itself; those come first (spans.py)."""

import re
from typing import Final

from assistant.records import Metadata, Role

_SUMMARY: Final = re.compile(r"总结|完成情况|小结|汇报")
_DATED_KINDS: Final = ("report", "plan")


def is_summary(metadata: Metadata) -> bool:
    """The title's year is the year that is over, not the year the report was given in."""
    return bool(_SUMMARY.search(metadata.title)) or (metadata.date[5:7] >= "09" and metadata.date[:4] == str(metadata.year))


def reviewed_year(metadata: Metadata) -> int:
    """The last year the document looks back on, 0 when it has no year."""
    if not metadata.year:
        return 0
    return metadata.year if metadata.kind not in _DATED_KINDS or is_summary(metadata) else metadata.year - 1


def fact_years(metadata: Metadata, role: Role) -> tuple[int, ...]:
    """Years a passage of this role tells of, () when nothing is known. A passage without a role may tell of either year."""
    if not metadata.year or metadata.kind not in _DATED_KINDS:
        return ()
    told = reviewed_year(metadata)
    if role == "plan" or (metadata.kind == "plan" and role == "other"):
        return (told + 1,) if metadata.kind == "report" else (metadata.year,)
    return (told,) if role in ("result", "problem") else (told, told + 1)

"""Which years a document tells of: the report's year is not the figure's year.

A work report given in 2026 tells of 2025 in its review and of 2026 in its plan; a summary of 2020 tells of 2020 and plans 2021.
Not here: years a sentence names itself; those come first (spans.py)."""

import re
from typing import Final

from assistant.reading import is_review, reviews_only
from assistant.records import Metadata, Role

_PART: Final = re.compile(r"(?<![下后])上?半年|(?<!下)前三季度|第?[一二三]季度|1[-—–－至]{1,2}(?:1[01]|[2-9])月")
_DATED_KINDS: Final = ("report", "plan")


def is_summary(metadata: Metadata) -> bool:
    """The title's year is the year that is over, not the year the report was given in."""
    return is_review(metadata.title) or (metadata.date[5:7] >= "09" and metadata.date[:4] == str(metadata.year))


def told_part(metadata: Metadata) -> str:
    """The words for the part of a year that a summary tells of: 上半年 of “2025年上半年工作总结”; "" for a whole year."""
    found = _PART.search(metadata.title) if is_summary(metadata) else None
    return found[0] if found else ""


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
        return (told + (not told_part(metadata)),) if metadata.kind == "report" else (metadata.year,)
    is_over = role in ("result", "problem") or bool(told_part(metadata)) or reviews_only(metadata.title)
    return (told,) if is_over else (told, told + 1)

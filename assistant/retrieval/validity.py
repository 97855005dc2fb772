"""Which documents may hold the answer to a question: a named place, year, report or kind is a filter, not a hint.

Not here: which years a document tells of (figures), scores."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from assistant.figures import is_summary, reviewed_year
from assistant.records import Document, Metadata, Query

NEARBY: Final = 10  # years before and after which a report may tell of a year by its name (“到2030年…”, “1952年为446元” in a report of 1957)
_SUFFIX: Final = re.compile(r"(?<=..)(?:省|市|县|区|镇|乡|街道|(?:[一-鿿]{2,}族)*自治[州县旗区])$")


def names(metadata: Metadata, place: str) -> bool:
    """Whether a document is of a place: known to be, or its title names it (“【河南】三门峡市…五周年” is of 三门峡市 as well)."""
    return metadata.place == place or _is_in_title(place, metadata.title, metadata.place)


@lru_cache(maxsize=4096)
def _is_in_title(place: str, title: str, own: str) -> bool:
    if own and f"{place}{own}" in title:
        return False  # 沧屿市｜汐口区: that only says where it lies
    if place in title:
        return True
    stem = _SUFFIX.sub("", place)  # 吉林市 is not in “吉林省政府工作报告”
    return re.search(rf"{re.escape(stem)}(?!省|市|县|区|州|盟|旗|镇|乡|街道|壮族|回族|维吾尔|自治)", title) is not None


def held(documents: Iterable[Document], places: Iterable[str]) -> tuple[str, ...]:
    """The places of which there is a document, in the order given."""
    known = [document.metadata for document in documents]
    return tuple(place for place in places if any(names(metadata, place) for metadata in known))


def _is_report_of(metadata: Metadata, years: Sequence[int]) -> bool:
    """Whether a report is called by one of the years: the one it was given in, or the one in its title."""
    return metadata.year in years or any(f"{year}年" in metadata.title for year in years)


def is_ahead(query: Query, documents: Iterable[Document]) -> bool:
    """Whether every year asked for lies after those the reports of the place look back on: only plans can tell of it."""
    reports = [document.metadata for document in documents if document.metadata.kind == "report"]
    told = [reviewed_year(metadata) for metadata in reports if admits(metadata, replace(query, periods=()))]
    return bool(query.periods) and all(period.first > max(told, default=period.first) for period in query.periods)


def admits(metadata: Metadata, query: Query) -> bool:
    """Whether a document can hold the answer: a named place, year, report or kind is a filter, not a hint.

    Policies and documents without a known place or year are let through; they are not bound to one.
    """
    bound = metadata.kind in ("report", "plan", "table")
    if (query.kind and metadata.kind != query.kind) or (query.titles and metadata.title not in query.titles):
        return False
    if query.report_years and (metadata.kind != "report" or not _is_report_of(metadata, query.report_years)):
        return False
    is_elsewhere = bool(query.places and metadata.place) and not any(names(metadata, place) for place in query.places)
    if is_elsewhere and (bound or metadata.level not in ("国家", "")):
        return False
    if query.periods and not query.report_years and bound and metadata.year and metadata.kind != "table":
        told = metadata.year if is_summary(metadata) else metadata.year - 1
        apart = NEARBY if query.looks_around else 0
        return any(period.first - 1 - apart <= told <= period.last + apart for period in query.periods)
    return True

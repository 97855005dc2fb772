"""The list of documents of the tab 资料库: rows, filters, and which years of which places have a report. Not here: components."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from assistant.records import Document
from assistant.ui import dates
from assistant.ui.words import texts

MOST_YEARS: Final = 12
MOST_PLACES_TOLD: Final = 3
NUMBER: Final = 4  # characters of the id in a row; with the source beside it they tell one row from another
NONE: Final = "-"  # the choice “has no place”, “has no year”


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; "" for anything."""

    words: str = ""
    kind: str = ""
    place: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which years of which places have a report or plan: a sentence, the years, and a row a place of “2份”, “缺” or ""."""

    told: str = ""
    years: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def document_rows(documents: Sequence[Document], wanted: Wanted, samples: set[str] | None = None) -> list[list[str]]:
    """Rows of the documents that fit: every word stands in source, title, kind, place or year."""
    words = wanted.words.lower().split()
    return [
        _row(document, document.id in (samples or ()))
        for document in documents
        if _fits(document, wanted) and all(word in _searched(document) for word in words)
    ]


def choices(documents: Sequence[Document]) -> tuple[list[tuple[str, str]], list[tuple[str, str]], list[tuple[str, str]]]:
    """Kinds, places and years there are, as (shown, value), with “all” first and “none” last where some have none."""
    kinds = [(shown, kind) for kind, shown in texts.KINDS.items() if any(document.metadata.kind == kind for document in documents)]
    places = [(place, place) for place in sorted({document.metadata.place for document in documents} - {""})]
    years = [(str(year), str(year)) for year in sorted({document.metadata.year for document in documents} - {0}, reverse=True)]
    places += [(texts.NO_PLACE, NONE)] if any(not document.metadata.place for document in documents) else []
    years += [(texts.NO_YEAR, NONE)] if any(not document.metadata.year for document in documents) else []
    return [(texts.ANY_KIND, ""), *kinds], [(texts.ANY_PLACE, ""), *places], [(texts.ANY_YEAR, ""), *years]


def possible(wanted: Wanted, *offered: list[tuple[str, str]]) -> Wanted:
    """What is asked for as far as it is still offered: kinds, places and years as of choices()."""
    kinds, places, years = ({value for _, value in known} for known in offered)
    return Wanted(wanted.words, *(value if value in known else "" for value, known in ((wanted.kind, kinds), (wanted.place, places), (wanted.year, years))))


def counted(shown: int, total: int) -> str:
    """The sentence over the list."""
    if not shown:
        return texts.NONE_SHOWN.format(total=total)
    return (texts.COUNTED if shown == total else texts.COUNTED_SOME).format(total=total, shown=shown)


def coverage(documents: Sequence[Document]) -> Coverage:
    """What the annual reports and plans cover; a year is missing when the place has an earlier and a later one."""
    annual = [document.metadata for document in documents if document.metadata.kind in ("report", "plan") and not document.same_text_as]
    found: dict[str, dict[int, int]] = {}
    for known in annual:
        if known.place and known.year:
            of_place = found.setdefault(known.place, {})
            of_place[known.year] = of_place.get(known.year, 0) + 1
    loose = sum(not (known.place and known.year) for known in annual)
    all_years = sorted({year for years in found.values() for year in years})
    years = list(range(all_years[0], all_years[-1] + 1))[-MOST_YEARS:] if all_years else []
    rows = [[place, *(_cell(found[place], year) for year in years)] for place in sorted(found)]
    sentences = [
        texts.COVERAGE_TOLD.format(told=_told(found)) if found else texts.COVERAGE_NONE,
        texts.COVERAGE_LOOSE.format(count=loose) if loose else "",
        texts.COVERAGE_CUT.format(shown=MOST_YEARS) if all_years and years[0] > all_years[0] else "",
    ]
    return Coverage("".join(sentences), [str(year) for year in years], rows)


def _told(found: dict[str, dict[int, int]]) -> str:
    places = sorted(found, key=lambda place: (-len(found[place]), place))
    parts = []
    for place in places[:MOST_PLACES_TOLD]:
        first, last = min(found[place]), max(found[place])
        missing = [str(year) for year in range(first, last + 1) if year not in found[place]]
        years = dates.years(first, last)
        gaps = texts.YEAR.format(texts.AND.join(missing[:6]) + (texts.AND_MORE if len(missing) > 6 else ""))
        parts.append(texts.COVERAGE_GAPS.format(place=place, years=years, missing=gaps) if missing else texts.COVERAGE_WHOLE.format(place=place, years=years))
    return texts.SEMICOLON.join(parts) + (texts.COVERAGE_MORE.format(count=len(places)) if len(places) > MOST_PLACES_TOLD else "")


def _cell(years: dict[int, int], year: int) -> str:
    if year in years:
        return texts.COVERED.format(years[year])
    return texts.NOT_COVERED if min(years) < year < max(years) else ""


def _fits(document: Document, wanted: Wanted) -> bool:
    known = document.metadata
    has = ((wanted.kind, known.kind), (wanted.place, known.place), (wanted.year, str(known.year or "")))
    return all(not asked or (asked == NONE and not own) or asked == own for asked, own in has)


def _searched(document: Document) -> str:
    known = document.metadata
    return " ".join((document.source, known.title, texts.KINDS[known.kind], known.place, str(known.year or ""))).lower()


def _row(document: Document, is_sample: bool) -> list[str]:
    known = document.metadata
    kind = texts.KINDS[known.kind]
    shown = texts.SAMPLE_MARK.format(kind=kind) if is_sample else kind
    return [document.source, shown, known.place, str(known.year or ""), document.id[:NUMBER]]

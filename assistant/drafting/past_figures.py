"""Past figures: what the library holds of the indicators a form names, as evidence and as last year's value.

「危房改造 60 户」 for 2022 → 2021年完成64户, with its sentence. Not here: saying the comparison (patterns.py)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from assistant.drafting.patterns import Past, number
from assistant.drafting.pieces import key_of
from assistant.drafting.precedent import documents_of
from assistant.figures import standard_name, variants
from assistant.figures.tables import load as tables
from assistant.library import Library
from assistant.records import AskedIndicator, AskedSection, Citation, Document, DraftRequest, Figure, Finding

EXACT: Final = 1e-6
MOST: Final = 5  # past figures offered of one indicator
_BARE: Final = re.compile(
    r"^(?:全年|全镇|全乡|全县|全市|全省|今年|年末|年底|共|累计|已|计划|力争|确保|完成|实现|达到|新增|开展|实施|发放|投入|办理|排查|有|的)+|(?:达到|达|为|完成|共|有|提高到|的)+$"
)


@dataclass(frozen=True, slots=True)
class PastFigure:
    """A figure of a past year of an indicator of the form. key: stable while the document is; asked: the indicator's position."""

    key: str
    asked: int
    figure: Figure
    citation: Citation


def past_figures(asked: AskedSection, request: DraftRequest, library: Library) -> tuple[PastFigure, ...]:
    """Results of earlier years of the place for the form's indicators, by indicator, the newest year first, at most MOST of each."""
    documents = _documents(request, library)
    held = [figure for of_one in library.figures_of(documents).values() for figure in of_one] if asked.indicators and documents else []
    found: list[PastFigure] = []
    for at, one in enumerate(asked.indicators):
        fitting = [figure for figure in held if _is_past(figure, one, request)]
        fitting.sort(key=lambda figure: (-figure.period.last, figure.span != "year", ": " in figure.sentence))  # a sentence before a table's row
        told: dict[tuple[object, ...], Figure] = {}
        for figure in fitting:
            told.setdefault((figure.period, figure.span, figure.quantity.amount), figure)
        for figure in list(told.values())[:MOST]:
            key = key_of("figure", figure.document_id, figure.quantity.start, figure.quantity.end)
            found.append(PastFigure(key, at, figure, _cited(figure, documents[figure.document_id])))
    return tuple(found)


def last_years(asked: AskedSection, request: DraftRequest, library: Library) -> dict[int, Past]:
    """Last year's values of the form's indicators by position: as typed, else the one result the library holds of place and year."""
    found = {at: Past(one.last_year, None) for at, one in enumerate(asked.indicators) if one.value and one.last_year}
    fitting: dict[int, list[PastFigure]] = {}
    struck = {*asked.struck, *request.struck}
    for past in past_figures(asked, request, library):
        if past.key not in struck and asked.indicators[past.asked].value and _is_last_years(past.figure, asked.indicators[past.asked], request):
            fitting.setdefault(past.asked, []).append(past)
    for at, figures in fitting.items():
        if at not in found and len({one.figure.quantity.amount for one in figures}) == 1:
            found[at] = Past(figures[0].figure.quantity.value, figures[0].citation)
    return found


def last_year_findings(asked: AskedSection, request: DraftRequest, library: Library, start: int) -> Iterator[Finding]:
    """Values typed as last year's that the library has otherwise; start: where the section's text begins."""
    found = [one for one in past_figures(asked, request, library) if asked.indicators[one.asked].last_year]
    for at, one in enumerate(asked.indicators):
        typed = number(one.last_year)
        same = [past for past in found if past.asked == at and _is_last_years(past.figure, one, request)]
        if typed is None or not same or any(abs(past.figure.quantity.number - float(typed)) < EXACT for past in same):
            continue
        told = f"{one.name}填报的上年数是{one.last_year}{one.unit}，资料库里是{same[0].figure.quantity.text}：“{same[0].citation.quote}”。请核对。"
        yield Finding("warning", "last_year_differs", told, start, start, "", tuple(replace(past.citation, mark=mark) for mark, past in enumerate(same[:2], 1)))


def _documents(request: DraftRequest, library: Library) -> Mapping[str, Document]:
    return {one.id: one for one in documents_of(request, library) if one.metadata.place == request.place and one.metadata.kind != "policy"}


def _is_past(figure: Figure, one: AskedIndicator, request: DraftRequest) -> bool:
    """A result of an earlier year of the same thing in a unit of the same kind."""
    quantity = figure.quantity
    plain = figure.measure == "value" and figure.role == "result" and not figure.part_of and not figure.is_combined and not quantity.redacted
    return plain and 0 < figure.period.last < request.year and figure.place == request.place and fits(one, figure.indicator, quantity.unit)


def _is_last_years(figure: Figure, one: AskedIndicator, request: DraftRequest) -> bool:
    """The same thing exactly: no part of it, no wider whole, the whole year, an unhedged number in the unit as typed."""
    quantity, year = figure.quantity, request.year - 1
    plain = figure.measure == "value" and figure.role == "result" and figure.span == "year" and not figure.part_of and not figure.is_combined
    if not plain or quantity.redacted or quantity.hedge or quantity.unit != one.unit or figure.place != request.place:
        return False
    if (figure.period.first, figure.period.last, figure.period.part) != (year, year, "") or ": " in figure.sentence:
        return False
    return is_same(one.name, figure.indicator)


def is_same(name: str, words: str) -> bool:
    """Whether the words before a number name the indicator and nothing narrower: 完成危房改造, not 完成贫困户危房改造."""
    bare, known = _BARE.sub("", words), _wordings(name)
    return bool(bare) and (bare in known or words in known)


@lru_cache(maxsize=1024)
def _wordings(name: str) -> frozenset[str]:
    """Every way to say an indicator; asked of one name for thousands of figures."""
    asked, standard = _BARE.sub("", name), standard_name(name)
    known = {name, asked, *variants(name), *variants(asked)}
    return frozenset(known | {standard, *variants(standard)} if standard in known - {""} else known)


def fits(one: AskedIndicator, words: str, unit: str) -> bool:
    """Whether a number of a past sentence may give way to the indicator's value: the same thing in a unit of the same kind."""
    return is_same(one.name, words) and _plain(one.unit) == _plain(unit)


def _plain(unit: str) -> str:
    known = tables().unit(unit)
    return known[1].name if known else unit


def _cited(figure: Figure, document: Document) -> Citation:
    span = (figure.sentence_start, figure.sentence_end)
    return Citation(0, document.id, document.source, document.metadata.title, figure.heading_path, str(figure.period.last), figure.role, figure.sentence, *span)



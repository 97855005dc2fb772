"""An answer → questions that may come next, drawn from the figures beside the cited one: the year before, all years, its parts, the plan.

Each is asked of the library before it is offered, so that none leads to a refusal or to another figure. Not here: showing them."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from assistant.comparison import family_of, label_of, thing_of
from assistant.records import Answer, Figure

if TYPE_CHECKING:
    from assistant.library import Library

MOST: Final = 3
TRIED: Final = 6
FEWEST_YEARS: Final = 3
# questions are asked in Chinese, the language of the documents
HOW_MANY: Final = "多少{unit}？"
COMPARED: Final = "{place}{year}年{name}比上年多还是少？"
EACH_YEAR: Final = "{place}{first}年到{last}年{name}分别{how_many}"
PLANNED: Final = "{place}{year}年计划{name}{how_many}"

Idea = tuple[str, tuple[str, ...]]  # a question, figures one of which its answer has to show


def followups(answer: Answer, library: "Library") -> tuple[str, ...]:
    """Up to three questions in Chinese that the library answers; none for a question in English or one without a figure near it."""
    from assistant.answering import answer as asked  # after the page is there

    if answer.language != "zh":
        return ()
    offered: list[str] = []
    for question, expected in islice(_ideas(answer, library), TRIED):
        found = asked(question, library)
        shown = {one.text for one in found.figures}
        if question != answer.question and question not in offered and not found.abstained and shown.issuperset(expected):
            offered.append(question)
        if len(offered) == MOST:
            break
    return tuple(offered)


def _ideas(answer: Answer, library: "Library") -> Iterator[Idea]:
    told = _cited(answer, library)
    if told is None:
        return
    place = told.place if answer.understood and answer.understood.places else ""
    same = [one for one in library.figures(place=told.place) if thing_of(one) == thing_of(told) and _is_alike(one, told)]
    done = {one.period.last: one for one in same if one.role == "result" and one.span == "year" and not one.period.part}
    year, name, unit = told.period.last, label_of(told), told.quantity.base_unit
    how_many = HOW_MANY.format(unit="" if unit == "%" else unit)
    is_computed = answer.computation is not None or len(answer.figures) > 1
    if answer.abstained:
        asked = answer.understood.periods[0].last if answer.understood and answer.understood.periods else year
        for near in sorted(done, key=lambda one: (abs(one - asked), one)):
            yield f"{place}{near}年{name}{how_many}", (done[near].quantity.text,)
        return
    if year - 1 in done and year in done and not is_computed:
        yield COMPARED.format(place=place, year=year, name=name), (done[year - 1].quantity.text, done[year].quantity.text)
    if len(done) >= FEWEST_YEARS and len(answer.figures) < FEWEST_YEARS:
        yield EACH_YEAR.format(place=place, first=min(done), last=max(done), name=name, how_many=how_many), tuple(
            one.quantity.text for one in done.values()
        )
    for part in _parts(told, library):
        yield f"{place}{year}年{part.indicator}{HOW_MANY.format(unit=part.quantity.base_unit)}", (part.quantity.text,)
    for plan in (one for one in same if one.role == "plan" and one.period.last in (year, year + 1) and not one.period.part):
        yield PLANNED.format(place=place, year=plan.period.last, name=name, how_many=how_many), (plan.quantity.text,)
    for near in (year + 1, year - 1):
        if near in done:
            yield f"{place}{near}年{name}{how_many}", (done[near].quantity.text,)


def _is_alike(one: Figure, told: Figure) -> bool:
    """A plain value in the same family of units."""
    return one.measure == "value" and not one.quantity.redacted and family_of(one.quantity) == family_of(told.quantity)


def _cited(answer: Answer, library: "Library") -> Figure | None:
    """The figure the answer shows first, or the nearest one to a refusal, as the ledger has it."""
    if answer.figures:
        one = answer.figures[-1]
        cited = [citation for citation in answer.citations if citation.mark == one.citation]
        fits = [figure for citation in cited for figure in _in(citation.document_id, citation.start, citation.end, library) if figure.quantity.text == one.text]
    else:
        fits = [figure for miss in answer.near_misses for figure in _near(answer, miss.citation.document_id, miss.citation.start, miss.citation.end, library)]
    return next((figure for figure in fits if len(label_of(figure)) > 1 and figure.period.last), None)


def _near(answer: Answer, document_id: str, start: int, end: int, library: "Library") -> list[Figure]:
    """Figures of a near miss that are of the thing that was asked for."""
    terms = set(answer.understood.terms) if answer.understood else set()
    return [figure for figure in _in(document_id, start, end, library) if figure.name in terms]


def _in(document_id: str, start: int, end: int, library: "Library") -> list[Figure]:
    return [figure for figure in library.figures_of([document_id])[document_id] if start <= figure.quantity.start < end]


def _parts(told: Figure, library: "Library") -> list[Figure]:
    """What the same sentence counts as parts of it (其中…)."""
    inside = _in(told.document_id, told.sentence_start, told.sentence_end, library)
    return [one for one in inside if one.part_of and one.part_of == told.indicator and one.measure == "value" and not one.quantity.redacted]

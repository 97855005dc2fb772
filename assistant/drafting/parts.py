"""Parts: one section of a draft with the sentences it cites, so that sections can be made singly, kept, edited, put in another order and joined.

Marks count within a part; joined, they count through the draft in the order they are met. Not here: how a section is composed (composing.py),
the edited text of a person (editing.py)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.composing import composed
from assistant.drafting.pieces import Piece
from assistant.drafting.request import year_of
from assistant.drafting.verification import figures_of, verify
from assistant.library import Library
from assistant.records import AskedSection, Citation, Draft, DraftRequest, DraftSection, DraftSentence


@dataclass(frozen=True, slots=True)
class DraftPart:
    """A section and the citations its marks stand for."""

    section: DraftSection
    citations: tuple[Citation, ...] = ()


def section(asked: AskedSection, request: DraftRequest, library: Library, said: Sequence[str] = ()) -> DraftPart:
    """One section by itself, not yet verified (assembled_from does). said: sentences of the other sections, none of which is said again."""
    return part_of(asked, composed(asked, replace(request, year=year_of(asked.kind, request.document, request.year)), library, said))


def part_of(asked: AskedSection, pieces: Sequence[Piece]) -> DraftPart:
    """The composed sentences of a section with their citations numbered from 1."""
    marks: dict[tuple[str, int, int], Citation] = {}
    written = []
    for piece in pieces:
        cited = [marks.setdefault(_key(quote), replace(quote, mark=len(marks) + 1)) for quote in piece.quotes]
        written.append(DraftSentence(piece.text, piece.origin, tuple(dict.fromkeys(one.mark for one in cited)), piece.computation))
    return DraftPart(DraftSection(asked.heading, tuple(written)), tuple(marks.values()))


def parts_of(draft: Draft) -> tuple[DraftPart, ...]:
    """The sections of a draft as parts; each keeps the draft's marks."""
    known = {citation.mark: citation for citation in draft.citations}
    made = []
    for section in draft.sections:
        marks = dict.fromkeys(mark for sentence in section.sentences for mark in sentence.citations)
        made.append(DraftPart(section, tuple(known[mark] for mark in marks if mark in known)))
    return tuple(made)


def joined(request: DraftRequest, parts: Iterable[DraftPart]) -> Draft:
    """The parts as one draft, cited sentences numbered anew; figures and findings are still to come."""
    marks: dict[tuple[str, int, int], Citation] = {}
    sections = []
    for part in parts:
        own = {one.mark: marks.setdefault(_key(one), replace(one, mark=len(marks) + 1)).mark for one in _in_order(part)}
        written = [replace(one, citations=tuple(own[mark] for mark in one.citations if mark in own)) for one in part.section.sentences]
        sections.append(replace(part.section, sentences=tuple(written)))
    missing = tuple(one for asked in request.sections for one in asked.indicators if not one.value)
    return Draft(request.document, tuple(sections), tuple(marks.values()), (), missing)


def assembled_from(parts: Sequence[DraftPart], request: DraftRequest, library: Library) -> Draft:
    """One verified draft of these sections, those of request.sections in their order, wherever each came from. Raises ValueError for another number."""
    if len(parts) != len(request.sections):
        raise ValueError(f"{len(parts)} parts for {len(request.sections)} sections")
    made = joined(request, parts)
    return replace(made, figures=figures_of(made, request), findings=verify(made, request, library))


def _in_order(part: DraftPart) -> list[Citation]:
    known = {one.mark: one for one in part.citations}
    met = dict.fromkeys(mark for sentence in part.section.sentences for mark in sentence.citations)
    return [known[mark] for mark in met if mark in known]


def _key(quote: Citation) -> tuple[str, int, int]:
    return quote.document_id, quote.start, quote.end

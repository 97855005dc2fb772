"""Answer → the same, citing every document in which a cited sentence stands word for word, or another sentence tells its number again.

Only documents of the same place that tell of the same year, and no tables: whose rows repeat what a report says. Not here: which sentence is cited."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from assistant.answering.choosing import LIKE, likeness
from assistant.answering.citations import of_telling
from assistant.figures import fact_years, is_row
from assistant.library import Library
from assistant.records import Answer, Citation, Document, Figure, Role

MOST_COPIES: Final = 2  # of one sentence
SHORTEST: Final = 8  # characters: a shorter sentence stands in many documents by chance


def with_copies(answer: Answer, library: Library) -> Answer:
    """The copies' marks follow the mark of the sentence they repeat: “…危房86户。[1][3]”."""
    added, text = list[Citation](), answer.answer
    for cited in answer.citations:
        mark = f"[{cited.mark}]"
        for copy in (*_copies(cited, library), *_tellings(cited, answer, library)):
            if len(added) < MOST_COPIES * len(answer.citations) and not _is_cited(copy, (*answer.citations, *added)):
                added.append(replace(copy, mark=len(answer.citations) + len(added) + 1))
                text = text.replace(mark, f"{mark}[{added[-1].mark}]", 1)
                mark = f"{mark}[{added[-1].mark}]"
    return replace(answer, answer=text, citations=(*answer.citations, *added)) if added else answer


def _copies(cited: Citation, library: Library) -> Iterator[Citation]:
    documents = library.index().document_order
    own = next((document for document in documents if document.id == cited.document_id), None)
    if own is None or len(cited.quote) < SHORTEST:
        return
    found = (_standing_in(document, cited, library) for document in documents if document.id != own.id and _may_repeat(document, own, cited.role))
    yield from islice(filter(None, found), MOST_COPIES)


def _tellings(cited: Citation, answer: Answer, library: Library) -> Iterator[Citation]:
    """Another sentence for each number shown of a cited one: the same number of the same thing, period and kind."""
    documents = library.index().document_order
    own = next((document for document in documents if document.id == cited.document_id), None)
    if own is None or own.metadata.kind == "table" or not own.metadata.place:
        return
    others = [document for document in documents if document.metadata.place == own.metadata.place and document.metadata.kind != "table"]
    others.sort(key=lambda document: (document.id == own.id, document.metadata.kind != "report"))
    ledger = library.figures_of(document.id for document in others)
    for shown in (one for one in answer.figures if one.citation == cited.mark):
        told = next((one for one in ledger[own.id] if cited.start <= one.quantity.start < cited.end and one.quantity.text == shown.text), None)
        again = ((document, one) for document in others for one in ledger[document.id] if told and _tells_again(one, told))
        for document, one in islice(again, 1):
            yield of_telling(document, one, cited.mark)


def _tells_again(one: Figure, told: Figure) -> bool:
    mine, theirs = one.quantity, told.quantity
    is_same = (mine.amount, mine.base_unit, mine.hedge) == (theirs.amount, theirs.base_unit, theirs.hedge) and one.sentence != told.sentence
    is_its_kind = (one.period, one.measure, one.span, one.place) == (told.period, told.measure, told.span, told.place) and (one.role == "plan") == (told.role == "plan")
    return is_same and is_its_kind and bool(one.part_of) == bool(told.part_of) and not is_row(one.sentence) and likeness(one, told) >= LIKE


def _standing_in(document: Document, cited: Citation, library: Library) -> Citation | None:
    """Where the sentence stands in a document; a file of the same text has no passages of its own."""
    pieces = [(passage.text, passage.start, passage.heading_path) for passage in library.index().passages_of(document.id)]
    if document.same_text_as and (whole := library.document(document.id)):
        pieces = [(whole.text, 0, cited.heading_path)]
    for text, start, path in pieces:
        if (at := text.find(cited.quote)) >= 0:
            return replace(
                cited, document_id=document.id, source=document.source, title=document.metadata.title, heading_path=path,
                start=start + at, end=start + at + len(cited.quote),
            )  # fmt: skip
    return None


def _may_repeat(document: Document, own: Document, role: Role) -> bool:
    """Of the same place, and telling of the same years: the report of 2024 and the summary of 2023 do."""
    one, other = document.metadata, own.metadata
    told, years = fact_years(one, role), fact_years(other, role)
    return one.kind != "table" and one.place == other.place and (told == years if told or years else one.year == other.year)


def _is_cited(copy: Citation, citations: tuple[Citation, ...]) -> bool:
    return any(one.document_id == copy.document_id and one.start <= copy.start and copy.end <= one.end for one in citations)

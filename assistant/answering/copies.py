"""Answer → the same, citing every document in which a cited sentence stands word for word: a report kept twice, a part of it kept by itself.

Only documents of the same place that tell of the same year, and no tables: whose rows repeat what a report says. Not here: which sentence is cited."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from assistant.figures import fact_years
from assistant.library import Index, Library
from assistant.records import Answer, Citation, Document, Role

MOST_COPIES: Final = 2  # of one sentence
SHORTEST: Final = 8  # characters: a shorter sentence stands in many documents by chance


def with_copies(answer: Answer, library: Library) -> Answer:
    """The copies' marks follow the mark of the sentence they repeat: “…危房86户。[1][3]”."""
    index, added, text = library.index(), list[Citation](), answer.answer
    for cited in answer.citations:
        mark = f"[{cited.mark}]"
        for copy in _copies(cited, index):
            if len(added) < MOST_COPIES * len(answer.citations) and not _is_cited(copy, (*answer.citations, *added)):
                added.append(replace(copy, mark=len(answer.citations) + len(added) + 1))
                text = text.replace(mark, f"{mark}[{added[-1].mark}]", 1)
                mark = f"{mark}[{added[-1].mark}]"
    return replace(answer, answer=text, citations=(*answer.citations, *added)) if added else answer


def _copies(cited: Citation, index: Index) -> Iterator[Citation]:
    if len(cited.quote) < SHORTEST:
        return
    own = next((document for document in index.document_order if document.id == cited.document_id), None)
    found = 0
    for document in index.document_order if own else ():
        if found == MOST_COPIES:
            return
        if document.id == cited.document_id or not _may_repeat(document, own, cited.role):
            continue
        for passage in index.passages_of(document.id):
            at = passage.text.find(cited.quote)
            if at >= 0:
                start = passage.start + at
                yield replace(
                    cited, document_id=document.id, source=document.source, title=document.metadata.title, heading_path=passage.heading_path,
                    start=start, end=start + len(cited.quote),
                )  # fmt: skip
                found += 1
                break


def _may_repeat(document: Document, own: Document | None, role: Role) -> bool:
    """Of the same place, and telling of the same years: the report of 2024 and the summary of 2023 do."""
    one, other = document.metadata, own.metadata if own else document.metadata
    told, years = fact_years(one, role), fact_years(other, role)
    return one.kind != "table" and one.place == other.place and (told == years if told or years else one.year == other.year)


def _is_cited(copy: Citation, citations: tuple[Citation, ...]) -> bool:
    return any(one.document_id == copy.document_id and one.start <= copy.start and copy.end <= one.end for one in citations)

"""What a question is matched against: all passages of the library with their vectors and keywords, loaded once per generation.

Derived: everything here can be thrown away and built again from the registry.
Not here: scoring and choosing; retrieval does that."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.library.keywords import Keywords
from assistant.records import Document, Metadata, Passage


@dataclass(frozen=True, slots=True)
class Index:
    """Row i of every field belongs to passages[i]. vectors: shape (rows, dimension), unit rows; a zero row has no vector."""

    generation: int
    documents: dict[str, Document]
    passages: tuple[Passage, ...]
    owners: NDArray[np.int32]  # position of the passage's document in document_order
    roles: NDArray[np.int32]  # position of the passage's role in ROLES
    document_order: tuple[Document, ...]
    vectors: NDArray[np.float32]
    embedded: NDArray[np.bool_]
    keywords: Keywords
    places: tuple[str, ...]  # the documents' places, each once
    inner_places: frozenset[str]  # places that only figures are of: villages in a report, towns in a table
    continues: NDArray[np.bool_]  # the next passage is of another document with the same title, place and year: the next record of one text

    def passages_of(self, document_id: str) -> list[Passage]:
        """The passages of a document in the order of its text."""
        at = next((place for place, document in enumerate(self.document_order) if document.id == document_id), -1)
        return [self.passages[row] for row in np.flatnonzero(self.owners == at)]


def continued(owners: NDArray[np.int32], documents: Sequence[Document]) -> NDArray[np.bool_]:
    """Index.continues for passages of these owners. Titles that only say what kind of text it is come with a place or year and do not join."""
    following = np.zeros(len(owners), dtype=bool)
    for row in np.flatnonzero(owners[:-1] != owners[1:]):
        one, other = documents[owners[row]].metadata, documents[owners[row + 1]].metadata
        following[row] = one.title == other.title and one.title != "" and (one.place, one.year) == (other.place, other.year)
    return following


def label(metadata: Metadata) -> str:
    """The title with the place and year it leaves out: “清河镇2021年政府工作报告” for a file titled “政府工作报告”."""
    place = "" if metadata.place in metadata.title else metadata.place
    year = f"{metadata.year}年" if metadata.year and str(metadata.year) not in metadata.title else ""
    return f"{place}{year}{metadata.title}"


def embedded_text(metadata: Metadata, passage: Passage) -> str:
    """What the vector of a passage is made from: label, nearest heading, text."""
    heading = passage.heading_path[-1] if passage.heading_path else ""
    return "：".join(part for part in (label(metadata), heading if heading not in passage.text else "", passage.text) if part)


def keyword_text(metadata: Metadata, passage: Passage) -> str:
    """What the keyword index holds of a passage: label, whole heading path, text."""
    return "\n".join((label(metadata), *(heading for heading in passage.heading_path if heading not in passage.text), passage.text))

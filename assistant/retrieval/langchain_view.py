"""Our search as a langchain retriever, for those who build chains of their own; nothing in the product uses it.

A langchain Document carries the passage's text, and as metadata everything that is needed to quote it.
Not here: answering. A chain that leaves the numbers to a model also leaves our checks behind."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.library import Library, label
from assistant.records import Evidence
from assistant.retrieval.question import understood
from assistant.retrieval.search import search


class PassageRetriever(BaseRetriever):
    """Passages of a library for a question, best first.

    library: an open library; the registry keeps one connection per thread, so langchain's thread pool may call this.
    k: at most so many passages. home_place: what “我镇” means.

    >>> PassageRetriever(library=library, k=3).invoke("2020年完成危房改造多少户？")[0].metadata["source"]
    'reports/清河镇2020年工作总结及2021年工作计划.docx'
    """

    model_config = ConfigDict(arbitrary_types_allowed=True, extra="forbid")

    library: Library
    k: int = 10
    home_place: str = ""

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun, **asked: Any) -> list[Document]:
        """As BaseRetriever; k in asked overrules the retriever's own."""
        found = search(understood(query, self.library, home_place=self.home_place), self.library, int(asked.get("k", self.k)))
        return [document(one) for one in found]


def document(evidence: Evidence) -> Document:
    """A passage as a langchain Document; metadata: what the JSON of a search says, and what is known of the whole document."""
    passage, known = evidence.passage, evidence.metadata
    return Document(
        id=f"{passage.document_id}#{passage.start}-{passage.end}",
        page_content=passage.text,
        metadata={
            "document_id": passage.document_id,
            "source": evidence.source,
            "title": label(known),
            "heading_path": list(passage.heading_path),
            "role": passage.role,
            "start": passage.start,
            "end": passage.end,
            "kind": known.kind,
            "place": known.place,
            "year": known.year,
            "score": evidence.score,
        },
    )

"""langchain's own tests of a retriever on our view, and that what it returns can be quoted."""

from typing import Any

import pytest
from langchain_core.retrievers import BaseRetriever
from langchain_tests.integration_tests import RetrieversIntegrationTests

from assistant.library import Library
from assistant.retrieval.langchain_view import PassageRetriever

QUESTION = "2020年完成危房改造多少户？"


class TestPassageRetriever(RetrieversIntegrationTests):  # type: ignore[misc]  # langchain_tests has no types
    @pytest.fixture(autouse=True)
    def _open(self, library: Library) -> None:
        self._library = library

    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        return PassageRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"library": self._library}

    @property
    def retriever_query_example(self) -> str:
        return QUESTION

    @property
    def num_results_arg_name(self) -> str:
        return "k"


def test_a_langchain_document_is_a_slice_of_its_source(library: Library) -> None:
    found = PassageRetriever(library=library, k=3).invoke(QUESTION)
    assert len(found) == 3
    for one in found:
        document = library.document(one.metadata["document_id"])
        assert document is not None
        assert document.text[one.metadata["start"] : one.metadata["end"]] == one.page_content
        assert one.metadata["source"] == document.source

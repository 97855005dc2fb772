"""Retrieval: question → Query → evidence. No prompt, no chat model. The door of this package."""

from assistant.retrieval.question import understood
from assistant.retrieval.search import search
from assistant.retrieval.validity import admits, fact_years

__all__ = ["admits", "fact_years", "search", "understood"]

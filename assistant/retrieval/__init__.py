"""Retrieval: question → Query → evidence. No prompt, no chat model. The door of this package."""

from assistant.retrieval.asked_places import COUNTRY
from assistant.retrieval.asked_units import measure_unit
from assistant.retrieval.question import understood
from assistant.retrieval.search import question_vector, search
from assistant.retrieval.validity import admits, held, is_ahead

__all__ = ["COUNTRY", "admits", "held", "is_ahead", "measure_unit", "question_vector", "search", "understood"]

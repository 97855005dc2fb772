"""Retrieval: question → Query → evidence. No prompt, no chat model. The door of this package."""

from assistant.retrieval.asked_places import COUNTRY
from assistant.retrieval.asked_subject import subject_of
from assistant.retrieval.asked_units import amount_unit
from assistant.retrieval.asking import SUM
from assistant.retrieval.question import understood
from assistant.retrieval.search import question_vector, search
from assistant.retrieval.validity import admits, held, is_ahead

__all__ = ["COUNTRY", "SUM", "admits", "amount_unit", "held", "is_ahead", "question_vector", "search", "subject_of", "understood"]

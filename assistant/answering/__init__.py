"""Answering: question → Answer with citations, or an honest refusal. The door of this package."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from assistant.answering.articles import article_answer, asks_of_a_law, asks_several
from assistant.answering.both import both_answers
from assistant.answering.comparing import comparison
from assistant.answering.copies import with_copies
from assistant.answering.events import event_answer, fraction_answer
from assistant.answering.followup import Said, standalone
from assistant.answering.overview import overview
from assistant.answering.quoting import figure_answer, part_answer, passage_answer
from assistant.answering.refusing import absent_places, refused, seen_from_above, understood_places
from assistant.answering.series import series
from assistant.answering.steps import step
from assistant.answering.telling import messages, told
from assistant.answering.wording import refusal
from assistant.library import Library
from assistant.models import Model
from assistant.records import Answer, Query
from assistant.retrieval import understood

_OF_WORK: Final = re.compile("工作|措施|做法|举措|成效|做了")

__all__ = ["Said", "answer", "answered", "messages", "reworded", "told", "worded"]


def answer(question: str, library: Library, *, previous: Query | None = None, home_place: str = "") -> Answer:
    """The answer to a question; previous is the Query of the question before, for follow-ups. Deterministic; no model."""
    started = time.perf_counter()
    query = understood(question, library, previous=previous, home_place=home_place)
    read = time.perf_counter()
    found = answered(query, library)
    done = time.perf_counter()
    timings = {"understand": (read - started) * 1000, "answer": (done - read) * 1000, "total": (done - started) * 1000}
    return replace(found, timings_ms={name: round(value, 2) for name, value in timings.items()})


def worded(
    question: str, library: Library, model: Model, *, previous: Query | None = None, history: Sequence[Said] = (), home_place: str = ""
) -> Iterator[Answer]:
    """The quote engine's answer at once, then the same as the chat model words it, growing; the last is final. Closing it stops the model."""
    found = answer(question, library, previous=previous, home_place=home_place)
    yield from reworded(found, library, model, history=history, home_place=home_place)


def reworded(found: Answer, library: Library, model: Model, *, history: Sequence[Said] = (), home_place: str = "") -> Iterator[Answer]:
    """The same from an answer that is there: a follow-up the rules found nothing for is completed first, then the answer worded."""
    if found.abstained and (whole := standalone(found.question, history, model)):
        again = answer(whole, library, home_place=home_place)
        if again.understood and not again.abstained:
            understanding = replace(again.understood, assumed=(f"“{whole}”", *again.understood.assumed))
            found = replace(again, question=found.question, understood=understanding)
    yield found
    yield from told(found, model)


def answered(query: Query, library: Library) -> Answer:
    """The answer to a query that was understood already, e.g. with a filter taken away."""
    return with_copies(_found(query, library), library)


def _said_of_it(query: Query, library: Library) -> Answer | None:
    """What the report of the province says of a city without documents of its own, where it names the city."""
    above = seen_from_above(query, library.index()) if query.operation in ("text", "list", "definition", "person") else None
    told = passage_answer(replace(above, operation="text"), library) if above else None
    return told if above and told and not told.abstained and all(part in told.citations[0].quote for part in above.parts) else None


def _found(query: Query, library: Library) -> Answer:
    found = _told(query, library)
    is_single = bool(query.titles) and not asks_several(query)  # one that asks several things was looked for already
    is_of_rules = not query.periods and (is_single or asks_of_a_law(query))  # what a plan tells of a year is a figure
    return (article_answer(query, library) or found) if is_of_rules and found.abstained else found


def _told(query: Query, library: Library) -> Answer:
    if not query.text:
        return Answer("", query.language, refusal("ambiguous", query.language), None, True, "ambiguous", understood=query)
    index = library.index()
    absent = absent_places(query, index)
    if (absent and len(absent) == len(query.places)) or not index.passages:
        above = seen_from_above(query, index) if query.operation in ("value", "compare", "series") else None
        if above and query.operation != "value":
            return comparison(above, library) if query.operation == "compare" else series(above, library)
        return (part_answer(above, library) if above else None) or _said_of_it(query, library) or refused(query, (), index)
    query = understood_places(query, index)
    if query.titles and asks_several(query) and (article := article_answer(query, library)):
        return article
    if both := both_answers(query, library):
        return both
    is_of_figures = query.operation == "compare" and bool(query.unit or (query.terms and not _OF_WORK.search(query.text)))  # “优良率两年有什么变化” has one number a year
    compared = comparison(query, library) if is_of_figures else None
    if compared and not compared.abstained:
        return compared
    if summary := overview(query, library):
        return summary
    if query.operation == "compare":
        return compared or comparison(query, library)
    if query.operation == "series":
        return series(query, library)
    if query.operation == "value":
        found = step(query, library) or figure_answer(query, library)
        return (fraction_answer(query, library) or found) if found.abstained else found
    if query.operation in ("date", "person"):
        return event_answer(query, library)
    return passage_answer(query, library)

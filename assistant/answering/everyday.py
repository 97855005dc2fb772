"""A question in everyday words → the figure that means the same: “没人种的田又种上了多少亩” is told by 复垦抛荒耕地165亩.

Such a question shares no words with any figure. One whose words stand somewhere, of another year, of another place or as a plan, is told that this is
not here. Weights fitted over 300 questions with known answers (docs/decisions/0004-choosing-figures.md). Not here: figures that share its words (candidates.py)."""

from collections.abc import Sequence

from assistant.answering.candidates import ENOUGH, Candidate
from assistant.answering.manner import is_named, manner_of
from assistant.answering.parts import clause
from assistant.answering.readings import Reading, readings
from assistant.answering.sorts import lacks_its_thing
from assistant.answering.subject import subject
from assistant.figures import indicators_in
from assistant.library import Library
from assistant.records import Query
from assistant.retrieval import question_vector

COMPARED = 30  # figures whose meaning is compared
MANNER, OWN, MEANING = 2.0, 7.5, 106.0  # weights beside 1 for wording: kind of number, own words, cosines of clause and indicator
LEAD = 1.5  # over the next other number
RELATED = 0.86  # mean cosine of a figure that means what was asked


def meant(query: Query, found: Sequence[Candidate], library: Library) -> Candidate | None:
    """The figure that a question in everyday words means, None where its words stand somewhere else, or two figures come near. found: its candidates."""
    is_placed = bool(query.places and (query.periods or query.report_years))
    if query.language != "zh" or not is_placed or query.operation != "value" or any(one.fault and one.score >= ENOUGH for one in found):
        return None
    about = subject(query, library.index().keywords)
    fit = sorted((one for one in readings(query, about, library) if one.fault is None), key=lambda one: -one.worded)[:COMPARED]
    if not fit:
        return None
    asked, size = question_vector(query, library), len(fit)
    vectors = library.embed.of_passages([clause(one.figure) for one in fit] + [f"{one.words}{one.figure.quantity.text}" for one in fit])
    cosines = [float(mine + own) for mine, own in zip(vectors[:size] @ asked, vectors[size:] @ asked, strict=True)]

    def weight(at: int) -> float:
        one: Reading = fit[at]
        return one.worded + MANNER * manner_of(one.figure, one.evidence, query, about) + OWN * one.own + MEANING * cosines[at]

    order = sorted(range(size), key=lambda at: -weight(at))
    best = fit[order[0]]
    rival = next((at for at in order[1:] if fit[at].figure.quantity.amount != best.figure.quantity.amount), None)
    is_alone = rival is None or weight(order[0]) - weight(rival) >= LEAD
    named = {mention.name for mention in indicators_in(query.text)}
    if not is_alone or cosines[order[0]] / 2 < RELATED or (named and not is_named(best.figure, query)):
        return None
    if lacks_its_thing(best.figure, query, about, library.index().keywords):
        return None  # “住宅老旧电梯” is told by nothing that says no character of it
    return Candidate(best.figure, best.evidence, ENOUGH, None, best.wide, best.own)

"""What may be added to a section beyond the form: last year's measures, a policy sentence, measures of its matters, general wording.

What bears on the section comes first and may fill it well; what could stand anywhere only brings it to the least length.
Not here: how much is taken (composing.py)."""

from collections.abc import Iterator, Sequence
from typing import Final

from assistant.drafting.matters import Matter, subject_of
from assistant.drafting.matters import load as matters_table
from assistant.drafting.measures import SURE, Stock, is_narrow, sentences
from assistant.drafting.patterns import due
from assistant.drafting.pieces import Piece, Quote, for_place, is_alike, nested, pairs
from assistant.drafting.sources import Evidence
from assistant.drafting.wordings import Topic, load, topic_score
from assistant.records import AskedSection, DraftRequest

NEAR: Final = 3  # pairs of characters shared with the form that make a sentence bear on it
OTHER: Final = 2.0  # characters of another topic's words that make a sentence its own
MOST_PAST: Final = 8  # past sentences without a value of the form
NAMING: Final = 3  # sentences of support that name the subject; those after them need not
MOST_UNITS: Final = 3  # units in charge named in one sentence


def bearing(
    asked: AskedSection, request: DraftRequest, past: Sequence[Piece], found: Evidence, topic: Topic | None, matters: Sequence[Matter], stock: Stock
) -> Iterator[Piece]:
    """What bears on the section, the most important first."""
    is_own = found.past is not None and (topic is None or topic_score(topic, found.past.heading) > 0)
    wanted = _wanted(asked)
    measures = [piece for piece in past if not piece.asked and _is_about(piece.text, topic, wanted, is_own)]
    if is_narrow(asked, topic):
        measures = [piece for piece in measures if len(wanted & pairs(piece.text)) >= NEAR or any(matter.score(piece.text) >= SURE for matter in matters)]
    measures = measures[:MOST_PAST]
    yield from measures[:2]
    fresh = [one for one in found.policies if not any(nested(one.text) in text for text in stock.said)]
    yield from (ruled(one, asked) for one in fresh[:1])
    yield from measures[2:]
    yield from sentences(matters, asked.kind, stock)
    own = topic.sentences[asked.kind] if topic else ()
    near = [text for text in own if not is_narrow(asked, topic) or len(wanted & pairs(text)) >= NEAR]
    yield from _worded(sorted(near, key=lambda text: -len(wanted & pairs(text))), request)


def anywhere(asked: AskedSection, request: DraftRequest, topic: Topic | None, matters: Sequence[Matter], taken: Sequence[str]) -> Iterator[Piece]:
    """What could stand in any section: support that names the subject, the units and the deadlines of the form, then general wording."""
    subject = subject_of(matters, topic.name if topic else "")
    units = list(dict.fromkeys(one.responsible for one in asked.indicators if one.responsible))
    deadlines = list(dict.fromkeys(due(one.deadline, request.year).removesuffix("前") for one in asked.indicators if one.deadline))
    named = "、".join(units[:MOST_UNITS]) + ("等单位" if len(units) > 1 else "")
    for turn, text in enumerate(matters_table().support[asked.kind]):
        holds = all(slot not in text or value for slot, value in (("{units}", units), ("{deadlines}", deadlines), ("{subject}", subject)))
        said = text.replace("{units}", named).replace("{deadlines}", "、".join(deadlines[:2])).replace("{subject}", subject if turn < NAMING else "相关工作")
        if holds and not any(is_alike(said, other) for other in taken):
            yield Piece(said, "form" if "{units}" in text else "wording")
    yield from _worded(load().general[asked.kind], request)
    wanted = _wanted(asked)
    yield from _worded(sorted(topic.sentences[asked.kind] if topic else (), key=lambda text: -len(wanted & pairs(text))), request)


def ruled(one: Quote, asked: AskedSection) -> Piece:
    """A policy sentence as it is quoted: 「严格执行《…办法》“…”的要求。」"""
    lead = "严格执行" if asked.kind == "plan" else "认真落实"
    rule = "要求" if one.text.startswith(load().actions) else "规定"
    return Piece(f"{lead}《{one.citation.title.strip('《》')}》“{nested(one.text)}”的{rule}。", "policy", (one.citation,), key=one.key)


def _wanted(asked: AskedSection) -> frozenset[str]:
    return pairs(asked.topic + asked.heading + "".join(asked.points) + "".join(one.name for one in asked.indicators))


def _worded(texts: Sequence[str], request: DraftRequest) -> Iterator[Piece]:
    """Sentences of the table that the place and the year can say."""
    for text in texts:
        fitted = for_place(text, request.place)
        if fitted and not any(word in text and request.year < year for word, year in load().since.items()):
            yield Piece(fitted, "wording")


def _is_about(text: str, topic: Topic | None, wanted: frozenset[str], is_own: bool) -> bool:
    """Whether a sentence is not plainly about another topic: a section of last year may have held several.

    is_own: its section is headed by the topic; a sentence of any other section must show the topic itself."""
    if topic is None or topic_score(topic, text) or len(wanted & pairs(text)) >= NEAR:
        return True
    return is_own and all(topic_score(other, text) < OTHER for other in load().topics)

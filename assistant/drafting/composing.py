"""Composing: a section of the form → its sentences in order, within the length asked for; then all sections → a Draft.

A section opens with a point sentence, goes on with the points, last year's measures with the form's values in them, sentences for the values
without a home, a policy sentence, and general wording as far as length asks. What must stand (points, values, material) is never cut.
Not here: editing past sentences (sentences.py), saying values (patterns.py), checking the result (verification.py)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.drafting.patterns import told
from assistant.drafting.pieces import Piece, is_alike, pairs, size
from assistant.drafting.precedent import Precedent, last_years, policy, precedent
from assistant.drafting.sentences import opened
from assistant.drafting.wordings import Topic, load, topic_score
from assistant.library import Library
from assistant.reading import sentences
from assistant.records import AskedSection, Citation, Draft, DraftRequest, DraftSection, DraftSentence

TELLING: Final = 0.5  # from so much shared rare wording on a value belongs after a measure
NEAR: Final = 3  # pairs of characters shared with the form that make a sentence bear on it
OTHER: Final = 2.0  # characters of another topic's words that make a sentence its own
AIM: Final = 0.45  # of the way from the least to the greatest length a section is filled
MOST_PAST: Final = 8  # past sentences without a value of the form
ECHO: Final = 0.6  # share of an opening that may not be the heading again
LISTED: Final = 3  # from so many points on they are numbered 一是, 二是
OPENING: Final = 24  # characters up to which two points make the point sentence
_ORDINALS: Final = "一二三四五六七八九十"
_NUMBERING: Final = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、]|（\d+）)\s*")
_TOWN: Final = re.compile(r"不出镇|镇村|平安乡镇|大事不出|村民|村规|村级|镇")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a section can be written from: last year's section and a policy sentence, either may be missing."""

    past: Precedent | None
    policy: tuple[str, Citation] | None


def evidence(asked: AskedSection, request: DraftRequest, library: Library) -> Evidence:
    """Last year's section of the topic and a policy sentence that bears on it."""
    return Evidence(precedent(asked, request, library), policy(asked, request, library))


def composed(asked: AskedSection, request: DraftRequest, library: Library, taken: Sequence[str] = ()) -> list[Piece]:
    """The sentences of one section; taken: sentences the draft has already, none of which is said again."""
    found = evidence(asked, request, library)
    topic = load().topic(f"{asked.topic} {asked.heading}", " ".join(asked.points), " ".join(one.name for one in asked.indicators))
    past = [piece for piece in _past(asked, request, library, found.past) if piece.text not in taken]
    free = [at for at in range(len(asked.indicators)) if not any(at in piece.asked for piece in past)]
    own = list(told(asked, free, request.year, last_years(asked, request, library), request.document))
    opening, points = _opening(asked, request.year, topic, taken), _points(asked)
    material = [Piece(text, "form") for one in asked.material for text in _sentences_of(one)]
    must = [piece for piece in past if piece.asked]
    fixed = sum(size(piece.text) for piece in (*opening, *points, *must, *own, *material))
    low, high = asked.length
    room = max(low, int(low + AIM * (high - low))) - fixed
    chosen: list[Piece] = []
    said = [piece.text for piece in (*opening, *points, *must, *own, *material)]
    for piece in _fill(asked, request, past, found, topic):
        length = size(piece.text)
        if piece.text in taken or any(is_alike(piece.text, other) for other in said) or length > high - fixed - sum(size(one.text) for one in chosen):
            continue
        if sum(size(one.text) for one in chosen) >= room and low <= fixed + sum(size(one.text) for one in chosen):
            break
        chosen.append(piece)
        said.append(piece.text)
    if fixed > high:
        opening = []
    return _ordered(asked, opening, points, past, [*material, *own], chosen)


def _past(asked: AskedSection, request: DraftRequest, library: Library, source: Precedent | None) -> list[Piece]:
    """Last year's sentences, opened up, in their order."""
    if source is None:
        return []
    figures = {figure.quantity.start: figure for figure in library.figures(document_id=source.document.id)}
    free = list(range(len(asked.indicators)))
    made: list[Piece] = []
    for at in source.sentences:
        piece = opened(source, at, asked, request, figures, free)
        if piece is None or any(is_alike(piece.text, other.text) for other in made):
            continue
        free = [one for one in free if one not in piece.asked]
        made.append(piece)
    return made


def _opening(asked: AskedSection, year: int, topic: Topic | None, taken: Sequence[str]) -> list[Piece]:
    """The point sentence: one or two points of the form, else the table's for the topic, else the heading."""
    points = [_point(one) for one in asked.points]
    if asked.kind == "plan" and 0 < len(points) < LISTED and all(size(one) <= OPENING for one in points):
        if len(points) == 1 and "，" not in points[0]:  # a point sentence has two halves
            halves = [text.split("，")[0] for text in (topic.opening["plan"] if topic else ())]
            points = [*[half for half in halves if not pairs(half) & pairs(points[0])][:1], *points]
        return [Piece("，".join(points) + "。", "form")]
    heading = pairs(asked.heading)
    for text in topic.opening[asked.kind] if topic else ():
        echoes = len(heading & pairs(text)) >= ECHO * len(pairs(text))
        early = any(word in text and year < first for word, first in load().since.items())
        if not echoes and not early and text not in taken:
            return [Piece(text, "wording")]
    point = _point(_NUMBERING.sub("", asked.heading).strip("。"))
    return [Piece(f"{point}，推动各项工作落到实处。" if "，" not in point else f"{point}。", "form")] if asked.kind == "plan" else []


def _points(asked: AskedSection) -> list[Piece]:
    """The points that the opening has not said: numbered from LISTED on, else one sentence."""
    points = [_point(one) for one in asked.points]
    if not points:
        return []
    if len(points) < LISTED:
        if asked.kind == "plan" and all(size(one) <= OPENING for one in points):
            return []
        return [Piece("，".join(points) + "。", "form")]
    listed = "；".join(f"{_ORDINALS[at]}是{one}" if at < len(_ORDINALS) else one for at, one in enumerate(points))
    return [Piece(f"{'重点抓好以下工作' if asked.kind == 'plan' else '主要抓了以下工作'}：{listed}。", "form")]


def _point(point: str) -> str:
    """A point as a 动宾 phrase: “农村污水治理” → “抓好农村污水治理”."""
    text = _NUMBERING.sub("", point.strip()).strip("。；;，, ")
    table = load()
    return text if text.startswith((*table.actions, *table.deeds)) else f"抓好{text}"


def _sentences_of(text: str) -> Iterator[str]:
    for start, end in sentences(text, 0, len(text)):
        one = text[start:end].strip()
        if one:
            yield one if one[-1] in "。！？" else f"{one.rstrip('；;，,')}。"


def _fill(asked: AskedSection, request: DraftRequest, past: Sequence[Piece], found: Evidence, topic: Topic | None) -> Iterator[Piece]:
    """What may be added, the most important first: last year's measures, the policy sentence, wording of the topic, general wording."""
    is_own = found.past is not None and (topic is None or topic_score(topic, found.past.heading) > 0)
    wanted = pairs(asked.topic + asked.heading + "".join(asked.points) + "".join(one.name for one in asked.indicators))
    measures = [piece for piece in past if not piece.asked and _is_about(piece.text, topic, wanted, is_own)][:MOST_PAST]
    yield from measures[:2]
    if found.policy:
        text, quote = found.policy
        lead = "严格执行" if asked.kind == "plan" else "认真落实"
        rule = "要求" if text.startswith(load().actions) else "规定"
        yield Piece(f"{lead}《{quote.title.strip('《》')}》“{nested(text)}”的{rule}。", "policy", (quote,))
    yield from measures[2:]
    table = load()
    own = topic.sentences[asked.kind] if topic else ()
    near = sorted(own, key=lambda text: -len(wanted & pairs(text)))
    for text in (*near, *table.general[asked.kind]):
        fitted = _for_place(text, request.place)
        if fitted and not any(word in text and request.year < year for word, year in table.since.items()):
            yield Piece(fitted, "wording")


def nested(text: str) -> str:
    """A text to stand in quotation marks: its own become single."""
    return text.replace("“", "‘").replace("”", "’")


def _is_about(text: str, topic: Topic | None, wanted: frozenset[str], is_own: bool) -> bool:
    """Whether a sentence is not plainly about another topic: a section of last year may have held several.

    is_own: its section is headed by the topic; a sentence of any other section must show the topic itself."""
    if topic is None or topic_score(topic, text) or len(wanted & pairs(text)) >= NEAR:
        return True
    return is_own and all(topic_score(other, text) < OTHER for other in load().topics)


def _for_place(text: str, place: str) -> str:
    """A general sentence in the words of the place's level; "" when only a township can say it."""
    if place.endswith("乡"):
        return text.replace("大事不出镇", "大事不出乡").replace("镇村联动", "乡村联动").replace("镇村", "乡村两级")
    return text if place.endswith("镇") or not _TOWN.search(text) else ""


def _ordered(
    asked: AskedSection, opening: Sequence[Piece], points: Sequence[Piece], past: Sequence[Piece], values: Sequence[Piece], chosen: Sequence[Piece]
) -> list[Piece]:
    """Opening, points, policy, then measures in the past's order and wording, each value after the measure that speaks of the same thing."""
    kept = [piece for piece in past if piece.asked or piece in chosen]
    policies = [piece for piece in chosen if piece.origin == "policy"]
    body = [*kept, *(piece for piece in chosen if piece not in kept and piece not in policies)]
    met = Counter(pair for measure in body for pair in pairs(measure.text))
    rare = {pair: 1 / count for pair, count in met.items()}
    follows: dict[int, list[Piece]] = {}
    for turn, piece in enumerate(values):
        names = pairs("".join(asked.indicators[at].name for at in piece.asked)) or pairs(piece.text)
        near = [sum(rare[pair] for pair in names & pairs(measure.text)) for measure in body]
        spread = min((turn + 1) * len(body) // (len(values) + 1), len(body) - 1)
        best = max(range(len(body)), key=lambda at: (near[at], -at), default=-1)
        follows.setdefault(best if best >= 0 and near[best] >= TELLING else max(spread, 0), []).append(piece)
    woven = [one for at, measure in enumerate(body) for one in (measure, *follows.get(at, ()))] if body else list(values)
    return [*opening, *points, *policies, *woven]


def assembled(request: DraftRequest, sections: Sequence[Sequence[Piece]]) -> Draft:
    """The draft of these sentences with citations numbered in the order they are met; figures and findings are still to come."""
    marks: dict[tuple[str, int, int], int] = {}
    citations: list[Citation] = []
    made = []
    for asked, pieces in zip(request.sections, sections, strict=True):
        written = []
        for piece in pieces:
            numbers = []
            for quote in piece.quotes:
                key = (quote.document_id, quote.start, quote.end)
                if key not in marks:
                    marks[key] = len(marks) + 1
                    citations.append(replace(quote, mark=marks[key]))
                numbers.append(marks[key])
            written.append(DraftSentence(piece.text, piece.origin, tuple(numbers), piece.computation))
        made.append(DraftSection(asked.heading, tuple(written)))
    missing = tuple(one for asked in request.sections for one in asked.indicators if not one.value)
    return Draft(request.document, tuple(made), tuple(citations), (), missing)

"""Composing: a section of the form → its sentences in order, within the length asked for.

A section opens with a point sentence, goes on with the points, last year's measures with the form's values in them, sentences for the values
without a home, a policy sentence, and general wording as far as length asks. What must stand (points, values, material) is never cut.
What is struck is left out, what is pinned stands. Not here: editing past sentences (sentences.py), saying values (patterns.py), checking the result (verification.py)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from assistant.drafting.outlines import is_chapter, lead
from assistant.drafting.past_figures import PastFigure, last_years
from assistant.drafting.patterns import told
from assistant.drafting.pieces import Piece, Quote, is_alike, nested, pairs, size
from assistant.drafting.precedent import Precedent
from assistant.drafting.sentences import opened, recalled
from assistant.drafting.sources import Evidence, evidence, pinned, struck
from assistant.drafting.wordings import Topic, load, topic_score
from assistant.library import Library
from assistant.reading import sentences
from assistant.records import AskedIndicator, AskedSection, DraftRequest

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


def composed(asked: AskedSection, request: DraftRequest, library: Library, taken: Sequence[str] = ()) -> list[Piece]:
    """The sentences of one section; taken: sentences the draft has already, none of which is said again."""
    if is_chapter(asked, _following(asked, request)):
        return [Piece(lead(asked.kind, request.place, request.year), "wording")]
    found = _allowed(evidence(asked, request, library), struck(asked, request))
    wanted = pinned(asked, request)
    topic = load().topic(f"{asked.topic} {asked.heading}", " ".join(asked.points), " ".join(one.name for one in asked.indicators))
    figures = [one for one in found.figures if one.key in wanted]
    past = [piece for piece in _past(asked, request, library, found.past, wanted, {one.asked for one in figures}) if piece.text not in taken]
    free = [at for at in range(len(asked.indicators)) if not any(at in piece.asked for piece in past)]
    own = [_with_figures(piece, figures, asked) for piece in told(asked, free, request.year, last_years(asked, request, library), request.document)]
    opening, points = _opening(asked, request.year, topic, taken), _points(asked)
    material = [Piece(text, "form") for one in asked.material for text in _sentences_of(one)]
    must = [piece for piece in past if piece.asked or piece.key in wanted]
    rules = [_ruled(one, asked) for one in found.policies if one.key in wanted]
    standing = [*opening, *points, *rules, *must, *own, *material]
    fixed = sum(size(piece.text) for piece in standing)
    low, high = asked.length
    room = max(low, int(low + AIM * (high - low))) - fixed
    chosen: list[Piece] = [*rules, *(piece for piece in must if not piece.asked)]
    said = [piece.text for piece in standing]
    added = 0
    for piece in _fill(asked, request, past, found, topic):
        length = size(piece.text)
        if piece in chosen or piece.text in taken or any(is_alike(piece.text, other) for other in said) or length > high - fixed - added:
            continue
        if added >= room and low <= fixed + added:
            break
        chosen.append(piece)
        said.append(piece.text)
        added += length
    if fixed > high:
        opening = []
    return _ordered(asked, opening, points, past, [*material, *own], chosen)


def _following(asked: AskedSection, request: DraftRequest) -> AskedSection | None:
    """The section after this one in the form."""
    place = next((at for at, one in enumerate(request.sections) if one is asked or one == asked), len(request.sections))
    return request.sections[place + 1] if place + 1 < len(request.sections) else None


def _allowed(found: Evidence, struck: frozenset[str]) -> Evidence:
    """The evidence without what is struck; a section that is struck is not used at all."""
    past = None if found.past and found.past.key in struck else found.past
    if past:
        kept = tuple(span for span, quote in zip(past.sentences, past.quotes, strict=True) if quote.key not in struck)
        past = replace(past, sentences=kept) if kept else None
    return Evidence(past, tuple(one for one in found.figures if one.key not in struck), tuple(one for one in found.policies if one.key not in struck))


def _with_figures(piece: Piece, figures: Sequence[PastFigure], asked: AskedSection) -> Piece:
    """The sentence of an indicator with the past figures a person pinned: 「…危房改造60户（2020年86户、2019年92户）。」"""
    mine = [one for one in figures if one.asked in piece.asked and one.citation not in piece.quotes]
    if not mine:
        return piece
    shown = "、".join(_dated(one, asked.indicators[one.asked]) for one in mine)
    name = asked.indicators[mine[0].asked].name if len(piece.asked) > 1 else ""
    return replace(piece, text=f"{piece.text.rstrip('。')}（{name}{shown}）。", quotes=(*piece.quotes, *(one.citation for one in mine)))


def _dated(past: PastFigure, one: AskedIndicator) -> str:
    """「2020年86户」, 「到2022年累计111户」; a table's number takes the form's unit."""
    figure = past.figure
    first, last = figure.period.first, figure.period.last
    when = f"{first}—{last}年" if first != last else f"{last}年{figure.period.part}"
    value = figure.quantity.text if figure.quantity.unit else f"{figure.quantity.text}{one.unit}"
    return f"{'到' if figure.span == 'cumulative' and first == last else ''}{when}{'累计' if figure.span in ('cumulative', 'years') else ''}{value}"


def _past(
    asked: AskedSection, request: DraftRequest, library: Library, source: Precedent | None, wanted: frozenset[str], told_apart: set[int]
) -> list[Piece]:
    """Last year's sentences, opened up, in their order. wanted: keys of those that must stand, if need be as last year's words;
    told_apart: positions of indicators that have a sentence of their own."""
    if source is None:
        return []
    figures = {figure.quantity.start: figure for figure in library.figures(document_id=source.document.id)}
    free = [at for at in range(len(asked.indicators)) if at not in told_apart]
    made: list[Piece] = []
    for at, quote in zip(source.sentences, source.quotes, strict=True):
        piece = opened(source, at, asked, request, figures, free)
        if piece is None and quote.key in wanted:
            piece = recalled(source, quote.citation)
        if piece is None or (any(is_alike(piece.text, other.text) for other in made) and quote.key not in wanted):
            continue
        free = [one for one in free if one not in piece.asked]
        made.append(replace(piece, key=quote.key))
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
    yield from (_ruled(one, asked) for one in found.policies[:1])
    yield from measures[2:]
    table = load()
    own = topic.sentences[asked.kind] if topic else ()
    near = sorted(own, key=lambda text: -len(wanted & pairs(text)))
    for text in (*near, *table.general[asked.kind]):
        fitted = _for_place(text, request.place)
        if fitted and not any(word in text and request.year < year for word, year in table.since.items()):
            yield Piece(fitted, "wording")


def _ruled(one: Quote, asked: AskedSection) -> Piece:
    """A policy sentence as it is quoted: 「严格执行《…办法》“…”的要求。」"""
    lead = "严格执行" if asked.kind == "plan" else "认真落实"
    rule = "要求" if one.text.startswith(load().actions) else "规定"
    return Piece(f"{lead}《{one.citation.title.strip('《》')}》“{nested(one.text)}”的{rule}。", "policy", (one.citation,), key=one.key)


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

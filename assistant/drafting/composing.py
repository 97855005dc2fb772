"""Composing: a section of the form → its sentences in order, within the length asked for.

A section opens with a point sentence, goes on with the points, last year's measures with the form's values in them, sentences for the values
without a home, a policy sentence, and general wording as far as length asks. What must stand (points, values, material) is never cut.
What is struck is left out, what is pinned stands. Not here: editing past sentences (sentences.py), saying values (patterns.py), what may be
added (filling.py), checking the result (verification.py)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from assistant.drafting.filling import anywhere, bearing, ruled
from assistant.drafting.measures import Stock, before, main_of, matters_of
from assistant.drafting.openings import opening, points
from assistant.drafting.outlines import around_problems, is_chapter, lead
from assistant.drafting.past_figures import PastFigure, last_years
from assistant.drafting.patterns import told
from assistant.drafting.pieces import Piece, is_alike, pairs, size
from assistant.drafting.precedent import Precedent
from assistant.drafting.problems import SLOT, is_problem, problems
from assistant.drafting.request import year_of
from assistant.drafting.sentences import opened, recalled
from assistant.drafting.sources import Evidence, evidence, pinned, struck
from assistant.drafting.wordings import load
from assistant.library import Library
from assistant.reading import sentences
from assistant.records import AskedIndicator, AskedSection, DraftRequest

TELLING: Final = 0.5  # from so much shared rare wording on a value belongs after a measure
AIM: Final = 0.45  # of the way from the least to the greatest length a section is filled
SHORT, LONG = 24, 90  # characters of a past sentence that is joined to another, and of the two together
OWN_MATTER: Final = 2.0  # of the same piece of work
SHORTEST_MEASURE: Final = 12  # characters of room a measure before a value needs


def composed(asked: AskedSection, request: DraftRequest, library: Library, taken: Sequence[str] = ()) -> list[Piece]:
    """The sentences of one section; taken: sentences the draft has already, none of which is said again."""
    if is_chapter(asked, _following(asked, request)):
        return [Piece(lead(asked.kind, request.place, request.year), "wording")]
    if is_problem(asked):
        return _of_problems(asked, replace(request, year=year_of("review", request.document, request.year)), library, taken)
    found, wanted = _allowed(evidence(asked, request, library), struck(asked, request)), pinned(asked, request)
    topic = load().topic(f"{asked.topic} {asked.heading}", " ".join(asked.points), " ".join(one.name for one in asked.indicators))
    matters, low, high = matters_of(asked), *asked.length
    aim = max(low, int(low + AIM * (high - low)))
    figures = [one for one in found.figures if one.key in wanted]
    past = [piece for piece in _past(asked, request, library, found.past, wanted, {one.asked for one in figures}) if piece.text not in taken]
    must = [piece for piece in past if piece.asked or piece.key in wanted]
    free = [at for at in range(len(asked.indicators)) if not any(at in piece.asked for piece in past)]
    own = [_with_figures(piece, figures, asked) for piece in told(asked, free, request.year, last_years(asked, request, library), request.document)]
    given = [*(ruled(one, asked) for one in found.policies if one.key in wanted), *(Piece(text, "form") for one in asked.material for text in _sentences_of(one))]
    stock = Stock(request.place, request.year, [*taken, *(piece.text for piece in (*must, *own, *given))], main_of(asked))
    first = opening(asked, request.year, topic, matters, stock, taken)
    stock.said += [piece.text for piece in first]
    fixed = _length((*first, *must, *own, *given))
    listed = points(asked, stock, aim - fixed - sum(map(size, asked.points)))
    fixed += _length(listed)
    own = _measured(own, asked, stock, aim - fixed)
    standing = [*first, *listed, *must, *own, *given]
    fixed = _length(standing)
    said = [piece.text for piece in standing]
    stock.said += said
    chosen = [piece for piece in (*given, *must) if piece.origin == "policy" or (piece in must and not piece.asked)]
    strong = bearing(asked, request, past, found, topic, matters, stock)
    fixed += _added(strong, chosen, said, taken, fixed, aim, high)
    rest: list[Piece] = []
    _added(anywhere(asked, request, topic, matters, [*taken, *said]), rest, said, taken, fixed, low, high)
    if fixed > high:
        first = []
    return [*_ordered(asked, first, listed, past, [*(piece for piece in given if piece.origin == "form"), *own], chosen), *rest]


def _of_problems(asked: AskedSection, request: DraftRequest, library: Library, taken: Sequence[str]) -> list[Piece]:
    """A sentence that opens, the items, values and material of the form, a sentence that closes."""
    found, out = evidence(asked, request, library), struck(asked, request)
    sources = [one for past in (found.past, *found.others) if past and (one := _allowed(Evidence(past), out).past)]
    first, last = (Piece(text, "wording") for text in around_problems())
    own = list(told(asked, range(len(asked.indicators)), request.year, last_years(asked, request, library), request.document))
    given = [Piece(text, "form") for one in asked.material for text in _sentences_of(one)]
    left = _length((first, last, *own, *given))
    items = problems(asked, request, sources, pinned(asked, request), (max(asked.length[0] - left, 0), max(asked.length[1] - left, 0)))
    is_open = items[0].text == SLOT
    return [*([] if is_open else [first]), *items, *own, *given, *([] if is_open or last.text in taken else [last])]


def _added(pieces: Iterable[Piece], chosen: list[Piece], said: list[str], taken: Sequence[str], fixed: int, enough: int, most: int) -> int:
    """Take pieces into chosen and said until enough characters stand, never more than most; returns the characters taken."""
    added = 0
    for piece in pieces:
        if fixed + added >= enough:
            break
        length = size(piece.text)
        if piece in chosen or piece.text in taken or any(is_alike(piece.text, other) for other in said) or fixed + added + length > most:
            continue
        chosen.append(piece)
        said.append(piece.text)
        added += length
    return added


def _measured(own: Sequence[Piece], asked: AskedSection, stock: Stock, room: int) -> list[Piece]:
    """The sentences of values, each with a measure before it as far as room (characters) goes."""
    made = []
    for piece in own:
        longer = before(piece, asked, stock) if room > SHORTEST_MEASURE else piece
        room -= size(longer.text) - size(piece.text)
        made.append(longer)
    return made


def _length(pieces: Iterable[Piece]) -> int:
    return sum(size(piece.text) for piece in pieces)


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


def _sentences_of(text: str) -> Iterator[str]:
    for start, end in sentences(text, 0, len(text)):
        one = text[start:end].strip()
        if one:
            yield one if one[-1] in "。！？" else f"{one.rstrip('；;，,')}。"


def _ordered(
    asked: AskedSection, opening: Sequence[Piece], points: Sequence[Piece], past: Sequence[Piece], values: Sequence[Piece], chosen: Sequence[Piece]
) -> list[Piece]:
    """Opening, points, policy, then measures in the past's order and wording, each value after the measure that speaks of the same thing."""
    kept = _merged([piece for piece in past if piece.asked or piece in chosen])
    policies = [piece for piece in chosen if piece.origin == "policy"]
    body = [*kept, *(piece for piece in chosen if piece not in past and piece not in policies)]
    met = Counter(pair for measure in body for pair in pairs(measure.text))
    rare = {pair: 1 / count for pair, count in met.items()}
    follows: dict[int, list[Piece]] = {}
    for turn, piece in enumerate(values):
        names = pairs("".join(asked.indicators[at].name for at in piece.asked)) or pairs(piece.text)
        near = [sum(rare[pair] for pair in names & pairs(measure.text)) for measure in body]
        spread = min((turn + 1) * len(body) // (len(values) + 1), len(body) - 1)
        near = [score + OWN_MATTER * bool(piece.matter and piece.matter == measure.matter) for score, measure in zip(near, body, strict=True)]
        best = max(range(len(body)), key=lambda at: (near[at], -at), default=-1)
        follows.setdefault(best if best >= 0 and near[best] >= TELLING else max(spread, 0), []).append(piece)
    woven = [one for at, measure in enumerate(body) for one in (measure, *follows.get(at, ()))] if body else list(values)
    return [*opening, *points, *policies, *woven]


def _merged(past: Sequence[Piece]) -> list[Piece]:
    """Past sentences too short to stand alone joined to the one before: 「健全巡河护河机制；推动垃圾分类减量。」"""
    made: list[Piece] = []
    for piece in past:
        last = made[-1] if made else None
        if last and min(size(last.text), size(piece.text)) < SHORT and size(last.text) + size(piece.text) < LONG and not (last.asked or piece.asked):
            text = f"{last.text.rstrip('。')}；{piece.text}"
            made[-1] = replace(last, text=text, quotes=tuple(dict.fromkeys((*last.quotes, *piece.quotes))))
        else:
            made.append(piece)
    return made

"""No answer → an honest refusal: which condition failed, and what came nearest.

The reason is that of the best figure that almost answered; without one, the filters tell whether place or period is missing.
Not here: the decision that there is no answer."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.answering.candidates import ENOUGH, NEAR, Candidate
from assistant.answering.citations import of_figure
from assistant.answering.parts import part_asked
from assistant.answering.wording import refusal
from assistant.figures import load, places_in, renamed
from assistant.library import Index
from assistant.reading import level_of
from assistant.records import Answer, Level, Metadata, NearMiss, Query, Reason
from assistant.retrieval import COUNTRY, admits, held

MOST_NEAR_MISSES = 3
TAIWAN: Final = "台湾省"  # reports seldom write it out: 闽台, 台资, 迁台
SMALLER: Final[tuple[Level, ...]] = ("村", "乡镇", "县", "市", "省", "国家")
TELLING: Final[tuple[Reason, ...]] = ("redacted", "term_retired", "breakdown_absent", "combined_total_only", "part_period_only", "plan_only")


def refused(query: Query, found: Sequence[Candidate], index: Index) -> Answer:
    """The refusal of a query, given every figure that was looked at."""
    near = [one for one in sorted(found, key=lambda one: -one.score) if one.fault and one.score >= NEAR]
    reason, what = _reason(query, near, index)
    near = sorted(near, key=lambda one: one.fault != reason)  # what the reason speaks of comes first
    misses = tuple(NearMiss(one.fault or "no_evidence", of_figure(one, mark)) for mark, one in enumerate(_distinct(near)[:MOST_NEAR_MISSES], 1))
    citations = (misses[0].citation,) if reason == "redacted" and misses else ()
    text = refusal(reason, query.language, what)
    if citations:
        text = f"{text}{citations[0].quote}[1]"
    return Answer(query.text, query.language, text, None, True, reason, citations, near_misses=misses, understood=query)


def undecided(query: Query, found: Sequence[Candidate]) -> Answer:
    """The refusal to guess which of several numbers was meant: it names what they are of, and shows the sentences."""
    possible = found[:MOST_NEAR_MISSES]
    misses = tuple(NearMiss("ambiguous", of_figure(one, mark)) for mark, one in enumerate(_distinct(possible), 1))
    things = tuple(dict.fromkeys(one.figure.indicator for one in possible if one.figure.indicator))
    what = f"（{'；'.join(things)}）" if len(things) > 1 else ""
    return Answer(query.text, query.language, refusal("ambiguous", query.language, what), None, True, "ambiguous", (), near_misses=misses, understood=query)


def _distinct(near: Sequence[Candidate]) -> list[Candidate]:
    """One figure a sentence: a sentence is worth showing once."""
    return list({(one.figure.document_id, one.figure.sentence_start): one for one in reversed(near)}.values())[::-1]


def absent_places(query: Query, index: Index) -> tuple[str, ...]:
    """Places of the question of which the library holds neither a document nor a figure, and which no passage names."""
    present = held(index.document_order, query.places)
    return tuple(place for place in query.places if place not in present and not _is_inner(place, index))


def _is_inner(place: str, index: Index) -> bool:
    """Whether the report of a larger place tells of it, a district of a city: not another province that is named beside."""
    if place in index.inner_places:
        return True
    larger = {document.id for document in index.document_order if _lies_in(place, document.metadata)}
    return bool(larger) and any(passage.document_id in larger and place in passage.text for passage in index.passages)


def _lies_in(place: str, above: Metadata) -> bool:
    """Whether a place may lie in that of a document, by their kinds or by its name: 汐口｜港区."""
    if place.isascii() or not above.place or above.kind != "report" or any(place == one.name for one in load().places):
        return False
    level = level_of(place)
    return place.startswith(_short(above.place)) or (level in SMALLER and above.level in SMALLER[SMALLER.index(level) + 1 :])


def _reason(query: Query, near: Sequence[Candidate], index: Index) -> tuple[Reason, str]:
    absent = absent_places(query, index)
    if absent and len(absent) == len(query.places):
        return "place_absent", "、".join(absent)
    if not index.passages:
        return "no_evidence", ""
    if not _dated(query, index):
        return "period_absent", ""
    retired = _retired(query)
    if retired and not near:
        return "term_retired", retired
    if part_asked(query) and near:
        return "breakdown_absent", ""
    for reason in TELLING:  # a figure of the right year that fails one condition says more than any figure of another year
        telling = next((one for one in near if one.fault == reason and one.score >= ENOUGH), None)
        if telling:
            return reason, retired if reason == "term_retired" else telling.figure.quantity.text if reason == "redacted" else ""
    is_dated = bool(query.periods or query.report_years)  # who named no year is not told that one is missing
    return ("period_absent" if is_dated and any(one.fault == "period_absent" for one in near) else "no_evidence"), ""


def _dated(query: Query, index: Index) -> bool:
    """Whether any report can tell of the period; laws and undated files always can, and so they say nothing."""
    bound = [document.metadata for document in index.document_order if document.metadata.kind in ("report", "plan")]
    return not (query.periods or query.report_years) or any(admits(metadata, query) for metadata in bound)


def _retired(query: Query) -> str:
    year = max((period.last for period in query.periods), default=0)
    row = renamed(query.subject.replace(" ", ""), year) if year else None
    return row.term if row else ""


def seen_from_above(query: Query, index: Index) -> Query | None:
    """A question about cities without documents of their own, put to those of their province, of which it asks about parts; None without them."""
    parents = {place.parent for place in load().places if place.name in query.places}
    parent = next(iter(parents)) if len(parents) == 1 else ""
    return understood_places(replace(query, places=(parent, *query.places)), index) if held(index.document_order, (parent,)) and parent != COUNTRY else None


def understood_places(query: Query, index: Index) -> Query:
    """The query with its places as the library knows them; a place without documents of its own becomes part of what is asked about."""
    present = held(index.document_order, query.places)
    inner = tuple(place for place in query.places if place not in present)
    if not inner or not (present or any(_is_inner(place, index) for place in inner)):
        return query
    found = places_in(query.text, index.places)
    mentions = {mention.name: query.text[mention.start : mention.end] for mention in found}
    above = {one.name for one in found for other in found if one.end == other.start and other.name in present}  # 定远县｜青岗铺镇
    inner = tuple(place for place in inner if place not in above)
    named_apart = tuple(place for place in inner if place != TAIWAN)
    wordings = tuple(mentions.get(place, place) for place in inner)
    parts = tuple(mentions.get(place, place) for place in named_apart)
    parts = parts if query.language == "zh" else tuple(_short(place) for place in named_apart if not place.isascii())
    return replace(query, places=present, subject=f"{' '.join(wordings)} {query.subject}", parts=(*query.parts, *parts))


def _short(place: str) -> str:
    """What a report calls a place: 荆州 for 荆州市, 台湾 for 台湾省."""
    known = next((one.short for one in load().places if one.name == place and one.short), ())
    if known:
        return max(known, key=len)
    return place[:-1] if len(place) > 2 and place[-1] in "市县区旗镇乡" else place

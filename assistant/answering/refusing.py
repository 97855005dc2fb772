"""No answer → an honest refusal: which condition failed, and what came nearest.

The reason is that of the best figure that almost answered; without one, the filters tell whether place or period is missing.
Not here: the decision that there is no answer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.answering.citing import cited
from assistant.answering.picking import Pick
from assistant.answering.wording import refusal
from assistant.figures import places_in, renamed
from assistant.library import Index
from assistant.records import Answer, NearMiss, Query, Reason
from assistant.retrieval import admits

MOST_NEAR_MISSES = 3
NEAR_ENOUGH = 0.45  # score of a figure worth showing as a near miss
TELLING = 0.35  # a figure that fails one condition only tells more than a slightly better one of another year


def refused(query: Query, found: Sequence[Pick], index: Index) -> Answer:
    """The refusal of a query, given every figure that was looked at (best first)."""
    near = [pick for pick in sorted(found, key=lambda pick: -pick.score) if pick.fault and pick.score >= NEAR_ENOUGH]
    reason, what = _reason(query, near, index)
    misses = near_misses(sorted(near, key=lambda pick: pick.fault != reason))  # the one the reason speaks of comes first
    citations = (misses[0].citation,) if reason == "redacted" and misses else ()
    text = refusal(reason, query.language, what)
    if citations:
        text = f"{text}{citations[0].quote}[1]"
    return Answer(query.text, query.language, text, None, True, reason, citations, near_misses=misses, understood=query)


def absent_places(query: Query, index: Index) -> tuple[str, ...]:
    """Places of the question of which the library holds no document."""
    return tuple(place for place in query.places if place not in index.places)


def near_misses(near: Iterable[Pick]) -> tuple[NearMiss, ...]:
    """The best few figures that were not taken, each sentence once: its second figure would be the same citation again."""
    first: dict[tuple[str, int], Pick] = {}
    for pick in near:
        first.setdefault((pick.statement.evidence.passage.document_id, pick.statement.start), pick)
    kept = list(first.values())[:MOST_NEAR_MISSES]
    return tuple(NearMiss(pick.fault or "no_evidence", cited(pick.statement, mark, pick.years)) for mark, pick in enumerate(kept, 1))


def _reason(query: Query, near: Sequence[Pick], index: Index) -> tuple[Reason, str]:
    absent = absent_places(query, index)
    if absent and len(absent) == len(query.places):
        return "place_absent", "、".join(absent)
    if not index.passages:
        return "no_evidence", ""
    if not _dated(query, index):
        return "period_absent", ""
    hidden = next((pick for pick in near if pick.fault == "redacted"), None)
    if hidden and hidden.score >= near[0].score - TELLING:
        return "redacted", hidden.quantity.text
    retired = _retired(query)
    if retired and not near:
        return "term_retired", retired
    if re.search(r"(?:里面?|中|其中)[^，。]{1,10}(?:占|有)多少", query.text) and near:
        return "breakdown_absent", ""
    for reason in ("term_retired", "combined_total_only", "part_period_only", "plan_only", "period_absent"):
        if any(pick.fault == reason and pick.score >= near[0].score - TELLING for pick in near):
            return reason, retired if reason == "term_retired" else ""
    return "no_evidence", ""


def _dated(query: Query, index: Index) -> bool:
    """Whether any report can tell of the period; laws and undated files always can, and so they say nothing."""
    bound = [document.metadata for document in index.document_order if document.metadata.kind in ("report", "plan")]
    return not (query.periods or query.report_years) or any(admits(metadata, query) for metadata in bound)


def _retired(query: Query) -> str:
    year = max((period.last for period in query.periods), default=0)
    row = renamed(query.subject.replace(" ", ""), year) if year else None
    return row.term if row else ""


def understood_places(query: Query, index: Index) -> Query:
    """The query with its places as the library knows them; a place only mentioned inside texts becomes part of the subject."""
    absent = absent_places(query, index)
    present = tuple(place for place in query.places if place not in absent)
    if not absent or not present:
        return query
    wording = " ".join(query.text[mention.start : mention.end] for mention in places_in(query.text, index.places) if mention.name in absent)
    return replace(query, places=present, subject=f"{wording} {query.subject}")

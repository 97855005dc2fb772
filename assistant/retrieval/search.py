"""Query → the passages that could answer it, best first: exact cosine and BM25 over the documents the filters admit, fused.

A comparison is searched once for each of its years and places, so that both operands are found.
Not here: understanding the question, choosing the sentence."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from assistant.figures import fact_years, said_for, variants
from assistant.library import Index, Library
from assistant.library.keywords import weighted
from assistant.records import ROLES, Evidence, Passage, Query
from assistant.retrieval.fusion import fused
from assistant.retrieval.validity import admits, held

DENSE = 0.6  # the rest is for keywords
DENSE_FILTERED = 0.4  # with place and year as filters, what is left of the question is a term: its wording counts more
VARIANT_WEIGHT = 0.6  # a synonym's words beside the asked ones
REST_WEIGHT = 0.2  # question words and filters beside the subject
REMEMBERED = 64  # question vectors kept: searching, choosing and each part of a comparison want the same one
_VECTORS: dict[tuple[str, str, str], NDArray[np.float32]] = {}
SPREAD = 0.2  # of the neighbours' score, where a collection holds one text in several records
RIGHT_YEAR, RIGHT_ROLE = 1.2, 0.4  # in standard scores: what the heading says of a passage's year and role


def search(query: Query, library: Library, k: int = 10) -> list[Evidence]:
    """Up to k passages, best first; score is comparable within one call only."""
    index = library.index()
    if not index.passages:
        return []
    dense = np.asarray(index.vectors @ question_vector(query, library), dtype=np.float32)
    rankings = [_ranked(part, index, dense, k) for part in parts(query, index)]
    merged: dict[int, float] = {}
    for place in range(k):
        for ranking in rankings:
            if place < len(ranking):
                row, score = ranking[place]
                merged.setdefault(row, score)
    return [_evidence(index, row, score) for row, score in list(merged.items())[:k]]


def parts(query: Query, index: Index) -> Iterator[Query]:
    """One query for each place and year of a comparison; any other query as it is."""
    places = held(index.document_order, query.places)
    query = replace(query, places=places)
    if query.operation != "compare" or len(places) * len(query.periods) < 2:
        yield query
        return
    for place, period in product(places or ("",), query.periods):
        yield replace(query, places=(place,) if place else (), periods=(period,))


def question_vector(query: Query, library: Library) -> NDArray[np.float32]:
    """What the question means, length 1; of an English one together with its Chinese keywords. The last few are remembered."""
    known = _VECTORS.get((library.embed.signature, query.text, query.subject))
    if known is None:
        known = library.embed.of_question(query.text)
        if query.language == "en" and query.subject:
            known = known + library.embed.of_question(query.subject)
            known = known / np.linalg.norm(known)
        if len(_VECTORS) >= REMEMBERED:
            _VECTORS.clear()
        _VECTORS[library.embed.signature, query.text, query.subject] = known
    return known


def _ranked(query: Query, index: Index, dense: NDArray[np.float32], k: int) -> list[tuple[int, float]]:
    admitted = np.array([admits(document.metadata, query) for document in index.document_order], dtype=bool)
    rows = np.flatnonzero(admitted[index.owners])
    if not rows.size:
        return []
    filtered = bool(query.subject) and not admitted.all()  # then the words of place and year only mislead
    others = [(other, VARIANT_WEIGHT) for term in query.terms for other in (term, *variants(term))]
    others += [(other, VARIANT_WEIGHT) for wordings in said_for(query.subject).values() for other in wordings]
    words = weighted([(query.text, REST_WEIGHT if filtered else 1.0), (query.subject, 1.0), *others])
    keyword = index.keywords.scores(words)[rows]
    share = DENSE_FILTERED if filtered else DENSE
    total = fused([(share, dense[rows]), (1 - share, keyword)])
    total = total + _spread(index, rows, total)
    if query.periods or query.role:
        total = total + _leanings(query, index, rows)
    best = rows[np.argsort(-total, kind="stable")[: k * 2]]
    score = dict(zip(rows.tolist(), total.tolist(), strict=True))
    return [(int(row), score[int(row)]) for row in best]


def _spread(index: Index, rows: NDArray[np.int64], total: NDArray[np.float32]) -> NDArray[np.float32]:
    """What a record gains from the records before and after it that carry its title: pieces of one text, cut before they came here."""
    whole = np.zeros(len(index.passages) + 2, dtype=np.float32)
    whole[rows + 1] = np.maximum(total, 0)
    after, before = index.continues[rows], index.continues[rows - 1] & (rows > 0)
    return np.float32(SPREAD / 2) * (whole[rows + 2] * after + whole[rows] * before)


def _leanings(query: Query, index: Index, rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """What a passage gains for a heading of the right year and role; its own words may still say otherwise."""
    wanted = {year for period in query.periods for year in range(period.first, period.last + 1)}
    kinds, of_row = np.unique(index.owners[rows] * len(ROLES) + index.roles[rows], return_inverse=True)
    gained = np.zeros(len(kinds), dtype=np.float32)
    for at, (owner, role) in enumerate(divmod(int(kind), len(ROLES)) for kind in kinds):
        years = fact_years(index.document_order[owner].metadata, ROLES[role])
        gained[at] = RIGHT_YEAR * bool(wanted.intersection(years)) + RIGHT_ROLE * (ROLES[role] == query.role)
    return gained[of_row]


def _evidence(index: Index, row: int, score: float) -> Evidence:
    passage: Passage = index.passages[row]
    document = index.documents[passage.document_id]
    return Evidence(passage, document.source, document.metadata, score)

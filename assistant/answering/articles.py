"""Query → Answer with whole articles of a law, where several things are asked of it at once: 几天内交接，由谁主持、谁监督.

An article is a passage of a law or another policy. Not here: one sentence of any document (quoting.py), a date or a fraction (events.py)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.answering.citations import of_statement
from assistant.answering.conditions import asked_base
from assistant.answering.speaking import SAID, nearness
from assistant.answering.statements import Statement, statements
from assistant.answering.subject import Subject, subject
from assistant.figures import quantities
from assistant.library import Library
from assistant.records import Answer, Document, Evidence, Query
from assistant.retrieval import question_vector, search

_ASKS: Final = re.compile(
    "多少|几(?=[个天年日次级户人名成倍项种类分])|多[大久长]|谁|哪(?:几[个天年种类项]?|些)?|什么|怎么|如何|能不能|可不可以|是不是"
    r"|\b(?:how (?:many|much|long|often)|what|who|whom|which|when|where)\b", re.I)
_NUMBER: Final = re.compile("第[一二三四五六七八九十百零〇]+条[ 　]*$")
_LAW: Final = re.compile(r"\b(?:Law|Regulations?|Measures|Rules)\b")
_EACH: Final = re.compile("各是|各为|分别")
LONGEST = 400  # characters quoted of one article
LOOKED_AT = 3  # passages found in which an unnamed law may stand
ARTICLES, SENTENCES = 12, 24  # of a law that are looked at
ALSO = 0.5  # weight of the second sentence of an article
NAMED = 0.1  # score of an article that speaks of it, in the law that was named
SHARED = 0.15  # share of the question that the article must say
AS_GOOD = 0.4  # a second article may be so much behind the first


def asks_several(query: Query) -> bool:
    """Whether a question has several parts, or asks for each of several."""
    return len(_ASKS.findall(query.text)) > 1 or _EACH.search(query.text) is not None


def asks_of_a_law(query: Query) -> bool:
    """Whether an English question asks several things of a law that it names in its own words."""
    return query.language == "en" and _LAW.search(query.text) is not None and asks_several(query)


def article_answer(query: Query, library: Library) -> Answer | None:
    """The article, or the two, that speak of what is asked of a law; None where no law is meant, or none of its articles does."""
    laws, about = _laws(query, library), subject(query, library.index().keywords)
    found = _spoken(query, about, laws, library) if laws else []
    if not found or found[0][0] < (NAMED if query.titles and asks_several(query) else SAID):
        return None
    if about.coverage(found[0][1].text) < SHARED:
        return None  # 驾驶证几年换一次 is told in no article of 乡村振兴促进法
    if query.unit and not asks_several(query) and asked_base(query) not in {number.base_unit for number in quantities(found[0][1].text)}:
        return None  # 每个月补贴多少钱 is not told by 给予适当补贴
    kept = [_with_its_number(article, library) for score, article in found[:2] if score >= found[0][0] - AS_GOOD]
    marks = tuple(of_statement(one, mark, ()) for mark, one in enumerate(kept, 1))
    text = "".join(f"{mark.quote}[{mark.mark}]" for mark in marks)
    lead = "The library says: " if query.language == "en" else ""
    return Answer(query.text, query.language, lead + text, None, False, None, marks, understood=query)


def _laws(query: Query, library: Library) -> list[Document]:
    """The laws and policies a question names; asked in English, those found first."""
    policies = [document for document in library.index().document_order if document.metadata.kind == "policy"]
    if query.titles or query.language == "zh":
        return [document for document in policies if document.metadata.title in query.titles]
    ids = {evidence.passage.document_id for evidence in search(query, library, LOOKED_AT)}
    return [document for document in policies if document.id in ids]


def _spoken(query: Query, about: Subject, laws: Sequence[Document], library: Library) -> list[tuple[float, Statement]]:
    """The articles with their scores, best first."""
    index = library.index()
    near = index.vectors @ question_vector(query, library)
    places = {document.id: at for at, document in enumerate(index.document_order)}
    wanted = {places[law.id] for law in laws}
    rows = sorted((row for row, owner in enumerate(index.owners) if owner in wanted), key=lambda row: -about.coverage(index.passages[row].text) - 6 * near[row])
    evidence = [Evidence(index.passages[row], law.source, law.metadata, 0.0) for row in rows[:ARTICLES] for law in laws if law.id == index.passages[row].document_id]
    told = sorted(statements(evidence, about), key=lambda one: -one.coverage)[:SENTENCES]
    scores: dict[tuple[str, int], list[tuple[float, Statement]]] = {}
    for one, gain in zip(told, nearness([one.text for one in told], query, library), strict=True):
        scores.setdefault((one.evidence.passage.document_id, one.evidence.passage.start), []).append((one.coverage + gain, one))
    ranked = [sorted(of_one, key=lambda pair: -pair[0]) for of_one in scores.values()]
    made = [(of_one[0][0] + ALSO * max(0.0, of_one[1][0] if len(of_one) > 1 else 0.0), _quoted([one for _, one in of_one])) for of_one in ranked]
    return sorted(made, key=lambda pair: -pair[0])


def _quoted(told: Sequence[Statement]) -> Statement:
    """The article of these sentences, whole or, where it is long, the run of it around the first of them."""
    passage, first = told[0].evidence.passage, told[0]
    start, end = passage.start, passage.start + len(passage.text)
    if end - start > LONGEST:
        near = [one for one in told if abs(one.start - first.start) < LONGEST // 2]
        start, end = min(one.start for one in near), max(one.end for one in near)
    return replace(first, text=passage.text[start - passage.start : end - passage.start], start=start, end=end)


def _with_its_number(article: Statement, library: Library) -> Statement:
    """The article from its number on: “第十六条 …”."""
    document = library.document(article.evidence.passage.document_id)
    text = document.text if document else ""
    number = _NUMBER.search(text, max(0, article.start - 16), article.start)
    return replace(article, text=text[number.start() : article.end], start=number.start()) if number else article

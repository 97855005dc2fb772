"""Query → the sentences that speak of what was asked, best first: shared wording, nearness of meaning, the place of their passage.

Years, and plan or result where they were asked for, are conditions. “…第六项” picks the item of that number.
Not here: figures (candidates.py), the wording of the answer (quoting.py)."""

import math
import re
from dataclasses import dataclass, replace
from typing import Final

from assistant.answering.candidates import EVIDENCE, RELATED
from assistant.answering.statements import Statement, statements
from assistant.answering.subject import Subject, subject
from assistant.figures import parse
from assistant.library import Library
from assistant.records import Query
from assistant.retrieval import question_vector, search

SAID = 0.5  # score of a sentence that speaks of the subject
COMPARED = 14  # sentences whose meaning is compared
ITEM = 2.0  # what the very item that was asked for gains
MOST_LISTED = (3, 20)  # things that can be asked for by their number
_HOW_MANY: Final = re.compile(
    r"哪([三四五六七八九十\d]{1,3})(?:大|个)?[类样种项条点方个件张]|([三四五六七八九十\d]{1,3})(?:大|个)?[类样种项条点件][^，。]{0,8}(?:分别|各)?是(?:什么|啥|哪)"
    r"|([三四五六七八九十\d]{1,3})(?:大|个)?[类样种项条点件](?:都|分别)")
_LIST_ENDS: Final = re.compile(r"[；。：:]|等[一二三四五六七八九十\d大]|方面|(?<=[，、])其中|是指|在")
_ORDINAL: Final = re.compile(r"第([一二三四五六七八九十\d]{1,3})[项条个件点方类]")
_NUMBERED: Final = re.compile(r"[（(]?([一二三四五六七八九十\d]{1,3})(?:[）)]|[、.．]|是)|第([一二三四五六七八九十百\d]{1,4})[条项章]")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement with how well it speaks of the question; 1 and more is certain, below SAID it is chance."""

    statement: Statement
    score: float


def speaking(query: Query, library: Library, holding: re.Pattern[str] | None = None) -> list[Spoken]:
    """Statements of the passages found that meet the conditions, best first; holding: only those in which the pattern is found."""
    about = subject(query, library.index().keywords)
    found = [one for one in statements(search(query, library, EVIDENCE), about) if _fits(one, query) and (holding is None or holding.search(one.text))]
    found = sorted(found, key=lambda one: 0.05 * one.rank - one.coverage - _item(one, query) - _counts(one, query))[:COMPARED]
    if not found:
        return []
    cosines = library.embed.of_passages([one.text for one in found]) @ question_vector(query, library)
    near = 6 * (cosines - RELATED[query.language]) + 8 * (cosines - cosines.max())
    scored = [
        Spoken(one, one.coverage + float(nearness) - 0.25 * math.log1p(one.rank) + _explains(one, query, about) + _item(one, query) + _counts(one, query))
        for one, nearness in zip(found, near, strict=True)
    ]
    return sorted(scored, key=lambda one: -one.score)


def with_items(statement: Statement) -> Statement:
    """“…下列条件：” says nothing without the items that follow it in its passage, “三资：” nothing without the next line."""
    passage = statement.evidence.passage
    if not statement.text.endswith(("：", ":")):
        return statement
    rest = passage.text[statement.end - passage.start :]
    items = re.match(r"(?:\n?[（(]?[一二三四五六七八九十\d]+[）)、.．][^\n]*)+", rest) or re.match(r"\s*[^\n]+", rest)
    end = statement.end + (items.end() if items else 0)
    return replace(statement, text=passage.text[statement.start - passage.start : end - passage.start], end=end)


def _fits(statement: Statement, query: Query) -> bool:
    wanted = {year for period in query.periods for year in range(period.first, period.last + 1) if year}
    if wanted and statement.years and not wanted.intersection(statement.years):
        return False
    if query.role == "problem":
        return statement.role == "problem"
    return not (query.role in ("plan", "result") and query.periods and statement.role not in (query.role, "other", "problem"))


def _explains(statement: Statement, query: Query, about: Subject) -> float:
    """A sentence that says what a term means gains: it stands under the term as heading, or after it with a list."""
    if query.operation != "definition":
        return 0.0
    path = statement.evidence.passage.heading_path
    titled = 0.3 if path and about.coverage(path[-1]) > 0.6 else 0.0
    if statement.text.rstrip().endswith(("：", ":")) and about.coverage(statement.text) > 0.6:
        return 0.6  # a glossary: the term, then its meaning on the next line
    after = re.search(r"[”」：:]|是指|指的是|分别是|包括|主要有|即|通过.*方式", statement.text)
    return titled + (0.15 if after else 0.0) + min(0.15, 0.03 * statement.text.count("、"))


def _counts(statement: Statement, query: Query) -> float:
    """“哪四类” asks for four things: a sentence that names four in a row gains."""
    asked = _HOW_MANY.search(query.text)
    number = parse(next(filter(None, asked.groups()))) if asked else None
    if not number or number < MOST_LISTED[0] or number > MOST_LISTED[1]:
        return 0.0
    parts = [part.split("，") for part in _LIST_ENDS.split(statement.text)]
    rows = [*parts, *(clause.split("、") for part in parts for clause in part)]
    return 0.6 if any(len(row) == number for row in rows) else 0.0


def _item(statement: Statement, query: Query) -> float:
    """The item whose number was asked for: “（6）推进农村人居环境整治…” for 第六项."""
    asked, told = _ORDINAL.search(query.text), _NUMBERED.match(statement.text)
    return ITEM if asked and told and parse(asked[1]) == parse(told[1] or told[2]) else 0.0


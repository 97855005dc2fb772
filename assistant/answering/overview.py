"""An overview: “三年来人居环境做了什么” → for each year (or place) the sentences that say most, each cited, years in order.

The quote engine's own summary over several documents; a chat model may word it (telling.py). Years without a sentence are named.
Not here: figures over years (series.py), what a single year says (quoting.py)."""

import re
from dataclasses import replace
from typing import Final

from assistant.answering.citations import of_statement
from assistant.answering.speaking import SAID, Spoken, speaking, with_items
from assistant.answering.statements import Statement
from assistant.library import Library
from assistant.records import Answer, Citation, Period, Query
from assistant.retrieval import admits

EACH: Final = 2  # sentences of a year or place
MOST_PARTS: Final = 8
SHORTEST: Final = 16  # characters of a sentence that says something
_ASKED: Final = re.compile(
    r"做了(?:什么|哪些|些什么)|干了什么|(?:工作|建设|措施|情况|进展|成效|成绩|变化)(?:怎么样|如何|有哪些|是什么|情况)?[？?]?$|总结|概括|归纳|梳理|回顾|介绍"
    r"|\b(?:summari[sz]e|what (?:was|has been) done|overview)\b", re.I)  # fmt: skip
_FILLER: Final = re.compile(r"请|帮我|帮忙|一下|总结|概括|归纳|梳理|回顾|介绍|对比|比较|[0-9一二三四五六七八九十两]+年来|做|工作|情况|和|与|的|什么|哪些")


def overview(query: Query, library: Library) -> Answer | None:
    """The answer to a question over several years or places that asks for no figure; None for any other question, or when none tells."""
    parts = _parts(query)
    if len(parts) < 2 or not _ASKED.search(query.text) or query.operation not in ("text", "list", "compare", "series"):
        return None
    subject = " ".join(_FILLER.sub(" ", query.subject).split()) or query.subject
    told: list[tuple[str, list[Statement]]] = []
    for name, part in parts[:MOST_PARTS]:
        asked = replace(part, subject=subject, operation="text", role=query.role if query.role == "plan" else "result", kind="report")
        if any(admits(document.metadata, asked) for document in library.index().document_order):
            told.append((name, _best(speaking(asked, library), asked)))
    found = [(name, statements) for name, statements in told if statements]
    if not found:
        return None
    marks: list[Citation] = []
    lines = []
    for name, statements in found:
        line = f"{name}："
        for statement in statements:
            marks.append(of_statement(statement, len(marks) + 1, statement.years))
            line += f"{marks[-1].quote.rstrip('；;')}{'' if marks[-1].quote.endswith(('。', '！', '？')) else '。'}[{len(marks)}]"
        lines.append(line)
    missing = [name for name, _ in parts if name not in {one for one, _ in found}]
    gap = f"\n（{'、'.join(missing)}的报告里没有查到直接说到它的句子）" if missing else ""
    understood = replace(query, operation="text", assumed=_assumed(query))
    return Answer(query.text, query.language, "\n".join(lines) + gap, None, False, None, tuple(marks), understood=understood)


def _assumed(query: Query) -> tuple[str, ...]:
    """“三年来” stands for all its years, not for the first."""
    spans = {f"按{one.first}年理解": f"按{one.first}—{one.last}年理解" for one in query.periods if one.first < one.last}
    return tuple(next((said.replace(short, long) for short, long in spans.items() if short in said), said) for said in query.assumed)


def _parts(query: Query) -> list[tuple[str, Query]]:
    years = sorted({year for period in query.periods for year in range(period.first, period.last + 1) if year})
    if len(years) > 1:
        return [(f"{year}年", replace(query, periods=(Period(year, year),))) for year in years]
    return [(place, replace(query, places=(place,))) for place in query.places] if len(query.places) > 1 else []


def _best(found: list[Spoken], asked: Query) -> list[Statement]:
    """The sentences of reports that say most of the subject, in the order of their document."""
    said = [one.statement for one in found if one.score >= SAID and len(one.statement.text) >= SHORTEST and not one.statement.text.endswith(("：", ":"))]
    kept = [with_items(one) for one in said if one.role == asked.role][:EACH]
    return sorted(kept, key=lambda one: (one.evidence.passage.document_id, one.start))

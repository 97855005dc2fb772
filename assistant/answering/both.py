"""Query → Answer to two numbers asked for in one sentence: 接待了多少游客，村集体经营性收入又是多少.

Both must be told, each as it would be by itself. Not here: two numbers set against each other (comparing.py), several things asked of a law (articles.py)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.answering.quoting import figure_answer
from assistant.library import Library
from assistant.records import Answer, Query
from assistant.retrieval import understood

A_THING = 5  # characters of a half that names a thing of its own: 补助标准, 总投资 do not
_CLAUSE: Final = re.compile("[，,；;？?]+")
_HOW_MUCH: Final = re.compile("多少|几(?=[个户人名家座条处套亩公件起只头所部张万亿])")
_NOT_APART: Final = re.compile(
    "[比较差占]|其中|里[面头]?[，,]|当中|一共|总共|合计|加起来|分别|各[是有多]|还是|多了|少了"
    "|增[长速幅加]|下降|上升|减少|提高|翻|计划|目标|任务|年初|原定|打算|如果")


def both_answers(query: Query, library: Library) -> Answer | None:
    """The two answers one after the other; None where not just two numbers are asked for, or one of them is not told."""
    halves = [half for half in _CLAUSE.split(query.text) if half]
    if query.language != "zh" or len(halves) != 2 or not all(_HOW_MUCH.search(half) for half in halves) or _NOT_APART.search(query.text):
        return None
    if len(query.places) != 1 or len(query.periods) + len(query.report_years) != 1:
        return None
    asked = [understood(half, library) for half in halves]
    if len(asked[1].subject.replace(" ", "")) < A_THING or set(asked[0].terms) & set(asked[1].terms):
        return None  # “…多少户，补助标准是多少”: the second alone does not say of what
    where_and_when = replace(query, operation="value")  # a half does not say both, nor what “我镇” is
    told = [figure_answer(replace(where_and_when, text=one.text, terms=one.terms, subject=one.subject, unit=one.unit, role=one.role), library) for one in asked]
    if any(one.abstained or not one.headline for one in told) or told[0].citations[0].quote == told[1].citations[0].quote:
        return None  # one sentence tells both
    return _joined(query, told)


def _joined(query: Query, told: Sequence[Answer]) -> Answer:
    first, second = told
    shift = len(first.citations)
    text = re.sub(r"\[(\d+)\]", lambda mark: f"[{int(mark[1]) + shift}]", second.answer)
    marks = (*first.citations, *(replace(one, mark=one.mark + shift) for one in second.citations))
    figures = (*first.figures, *(replace(one, citation=one.citation + shift) for one in second.figures))
    headline = f"{first.headline}；{second.headline}"
    return replace(first, question=query.text, answer=f"{first.answer}{text}", headline=headline, citations=marks, figures=figures, understood=query)

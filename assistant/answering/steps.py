"""How much a number changed, where one sentence tells both ends of it: “由48.2%提高到55.6%” → 7.4个百分点, with the formula.

Not here: changes over the sentences of two reports (comparing.py), changes that are told as they are (quoting.py)."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from assistant.answering.candidates import Candidate, candidates
from assistant.answering.citations import of_figure, shown_figure
from assistant.answering.contrast import one_kind
from assistant.answering.quoting import chosen, ended
from assistant.answering.wording import english_number, shown, written
from assistant.library import Library
from assistant.records import Answer, Computation, Figure, Query

_STEP_ASKED: Final = re.compile(
    r"(?:提高|提升|上升|增加|增长|扩大|下降|降低|减少|缩短|缩小|压减|延长|多|少|降|升|涨|增|减|压)了?(?:多少|几)(?![^，。？?]{0,4}(?:倍|成))|百分点|几个点"
    r"|\bby how (?:much|many)\b|\bpercentage points?\b", re.I)
_BEFORE: Final = re.compile("比(?:原来|原先|以前|之前|从前|过去|调整前|提高前|提标前)(?:的?标准)?")  # asks for the level it was raised to
_RATE_ASKED: Final = re.compile("百分之[几多]|增速|增幅|增长率|降幅|涨幅|percent(?!age point)|growth rate", re.I)


def step(query: Query, library: Library) -> Answer | None:
    """The difference of both ends that the sentence of the figure asked for tells, None where it tells one end only."""
    if not _STEP_ASKED.search(query.text) or _RATE_ASKED.search(query.text):
        return None
    level = replace(query, unit={"个百分点": "%", "百分点": "%"}.get(query.unit, query.unit), text=_BEFORE.sub("", _STEP_ASKED.sub("是多少", query.text)))
    best = chosen(candidates(level, library), level)
    before = older_end(best.figure, library) if best and best.figure.measure in ("value", "share") else None
    return _told(query, best, before) if best and before else None


def older_end(told: Figure, library: Library) -> Figure | None:
    """What a figure was before it was raised, where its sentence tells it: 2295元 of “从2295元提高到2375元”."""
    ledger = library.figures_of((told.document_id,))[told.document_id]
    older = [one for one in ledger if one.sentence_start == told.sentence_start and one.measure == "from" and one.indicator == told.indicator]
    return next((one for one in older if one.quantity.start < told.quantity.start), None)


def _told(query: Query, best: Candidate, before: Figure) -> Answer | None:
    first, last = before.quantity, best.figure.quantity
    if not one_kind(first, last) or first.unit != last.unit or first.redacted or last.redacted:
        return None
    change = Decimal(str(last.number)) - Decimal(str(first.number))
    if not change:
        return None
    unit = "个百分点" if last.unit == "%" else last.unit
    mark = of_figure(best, 1)
    size, way = shown(abs(change)), "增加" if change > 0 else "减少"
    computation = Computation(f"{shown(Decimal(str(last.number)))}-{shown(Decimal(str(first.number)))}={shown(change)}", ((written(last), 1), (written(first), 1)), unit)
    text = f"{way}{size}{unit}（{computation.formula}）：由{written(first)}变为{written(last)}。{ended(mark.quote)}[1]"
    headline = f"{size}{unit}"
    if query.language == "en":
        headline = f"{size} percentage points" if last.unit == "%" else english_number(abs(change) * Decimal(str(last.scale)))
        text = f"{headline} {'more' if change > 0 else 'less'} ({computation.formula}). “{mark.quote}” [1]"
    return Answer(query.text, query.language, text, headline, False, None, (mark,), (shown_figure(best, 1),), computation, understood=query)

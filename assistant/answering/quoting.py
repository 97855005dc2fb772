"""Query and evidence → Answer in the documents' own sentences: a picked figure, a date, a name, or the sentences that speak of the subject.

Every quote is an exact slice of its document; every figure shown stands in its quote. Without a statement that meets the conditions
the answer is a refusal that says why. Not here: comparisons (comparing.py)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.answering.citing import cited
from assistant.answering.picking import NEAR, Pick, picks, shared_out_group
from assistant.answering.refusing import refused
from assistant.answering.statements import Statement, statements
from assistant.answering.subject import Subject, subject
from assistant.answering.wording import english_figure
from assistant.library import Index, Library
from assistant.records import Answer, AnswerFigure, Citation, Query
from assistant.retrieval import search

EVIDENCE = 24  # passages looked at for one figure
HIDDEN_CLOSER = 0.1  # by how much a hidden figure must fit better than a shown one
SAID = 0.62  # of the subject's weight: a sentence that speaks of it
_DATE: Final = re.compile(r"(?:(?:19|20)\d\d\s*年)?\s*\d{1,2}\s*月\s*\d{1,2}\s*日|(?:19|20)\d\d\s*年\d{1,2}\s*月")
_EACH: Final = re.compile(r"各|分别|both|each|respectively", re.I)
_OCCASION: Final = re.compile(r"会议上|大会|作政府工作报告|召开|审议通过|通过|公布|印发|施行|发布|生效")
_OFFICE: Final = re.compile(
    r"(?:省长|市长|县长|区长|镇长|乡长|主席|总理|州长|盟长|书记|主任|局长)[ 　]*[：:]?[ 　]*([一-鿿]{2,4}(?:·[一-鿿]+)?)(?=同志|作|$|\n|）|代表)"
)


def figure_answer(query: Query, library: Library) -> Answer:
    """The one figure asked for, with its sentence; or a refusal with what came nearest."""
    index = library.index()
    about = subject(query, index.keywords)
    found = picks(statements(search(query, library, EVIDENCE), about, library, NEAR), query, about)
    best = found[0] if found and found[0].fault is None else None
    hidden = max((pick.score for pick in found if pick.fault == "redacted"), default=0.0)
    if best is None or hidden > best.score + HIDDEN_CLOSER:  # the asked number is the one the source hides, not its neighbour
        return refused(query, found, index)
    if not query.periods and not query.report_years:
        best = _latest(found, best)
    mark = cited(best.statement, 1, best.years)
    group = shared_out_group(best) if _EACH.search(query.text) else best.quantity.text
    return Answer(query.text, query.language, _figure_text(query, best, mark), group, False, None, (mark,), (figure(best, 1),), understood=query)


def passage_answer(query: Query, library: Library) -> Answer:
    """The sentences that speak of the subject, best first, up to three; or a refusal."""
    index = library.index()
    about = subject(query, index.keywords)
    said = _said(statements(search(query, library, EVIDENCE), about, library, NEAR), query, about, index)
    if not said:
        return refused(query, (), index)
    marks = tuple(cited(_with_items(statement), mark, statement.years if statement.explicit else ()) for mark, statement in enumerate(said, 1))
    text = "".join(f"{_ended(mark.quote)}[{mark.mark}]" for mark in marks)
    lead = "The library says: " if query.language == "en" else ""
    return Answer(query.text, query.language, lead + text, None, False, None, marks, understood=query)


def event_answer(query: Query, library: Library) -> Answer:
    """A date or a name from the head of a report, or from the sentence that speaks of the subject; else as passage_answer."""
    index = library.index()
    about = subject(query, index.keywords)
    pattern = _DATE if query.operation == "date" else _OFFICE
    for statement in _events(statements(search(query, library, EVIDENCE), about, library, 0.0), query):
        match = pattern.search(statement.text)
        if match:
            headline = match[0].strip() if query.operation == "date" else match[1]
            mark = cited(statement, 1, ())
            return Answer(query.text, query.language, f"{headline}。{_ended(mark.quote)}[1]", headline, False, None, (mark,), understood=query)
    return passage_answer(query, library)


def figure(pick: Pick, mark: int) -> AnswerFigure:
    """The picked figure; verified says that its wording stands in the quote at its place."""
    quantity = pick.quantity
    stands = pick.statement.text[quantity.start : quantity.end] == quantity.text
    return AnswerFigure(quantity.text, quantity.number, quantity.unit, mark, stands)


def _figure_text(query: Query, pick: Pick, mark: Citation) -> str:
    plan = pick.statement.role == "plan"
    if query.language == "en":
        year = f" ({'plan for ' if plan else ''}{mark.period})" if mark.period else ""
        return f"{english_figure(pick.quantity)}{year}. “{mark.quote}” [1]"
    year = f"{mark.period}年" if mark.period and not pick.statement.text.startswith(mark.period) else ""
    lead = f"{year}{'计划' if plan else ''}"
    return f"{lead}{'：' if lead else ''}{_ended(mark.quote)}[1]"


def _latest(found: Sequence[Pick], best: Pick) -> Pick:
    """Asked without a year: of equally good figures, the newest."""
    equal = [pick for pick in found if pick.fault is None and pick.score >= best.score - 0.12 and pick.statement.role == best.statement.role]
    return max(equal, key=lambda pick: max(pick.years, default=0))


def _said(found: Sequence[Statement], query: Query, about: Subject, index: Index) -> list[Statement]:
    wanted = {year for period in query.periods for year in range(period.first, period.last + 1) if year}
    fit = [
        statement
        for statement in found
        if statement.coverage >= (SAID if not about.is_empty else 0)
        and not (wanted and statement.years and not wanted.intersection(statement.years))
        and (query.role != "problem" or statement.role == "problem")
        and not (query.role in ("plan", "result") and query.periods and statement.role not in (query.role, "other", "problem"))
    ]
    best = sorted(fit, key=lambda statement: -(statement.coverage + _explains(statement, query, about) - 0.02 * statement.rank))[:3]
    return [statement for statement in best if statement.coverage >= best[0].coverage - 0.15][: 1 if query.operation == "definition" else 3]


def _with_items(statement: Statement) -> Statement:
    """“…下列条件：” says nothing without the items that follow it in its passage."""
    passage = statement.evidence.passage
    if not statement.text.endswith(("：", ":")):
        return statement
    items = re.match(r"(?:\n?[（(]?[一二三四五六七八九十\d]+[）)、.．][^\n]*)+", passage.text[statement.end - passage.start :])
    end = statement.end + (items.end() if items else 0)
    return replace(statement, text=passage.text[statement.start - passage.start : end - passage.start], end=end)


def _explains(statement: Statement, query: Query, about: Subject) -> float:
    """A sentence that says what a term means gains: it stands under the term as heading, or after it with a list."""
    if query.operation != "definition":
        return 0.0
    path = statement.evidence.passage.heading_path
    titled = 0.3 if path and about.coverage(path[-1]) > 0.6 else 0.0
    after = re.search(r"[”」：:]|是指|包括|主要有|即|通过.*方式", statement.text)
    return titled + (0.15 if after else 0.0) + min(0.15, 0.03 * statement.text.count("、"))


def _events(found: Sequence[Statement], query: Query) -> list[Statement]:
    asks_report = bool(re.search(r"报告|人代会|代表大会|report", query.text))
    fit = [item for item in found if item.coverage >= SAID or (asks_report and item.start < 1200 and _OCCASION.search(item.text))]
    return sorted(fit, key=lambda item: (not (asks_report and item.start < 1200), -item.coverage, item.rank))


def _ended(quote: str) -> str:
    return quote if quote.endswith(("。", "！", "？", "；", ";", ".")) else f"{quote}。"


"""Query and evidence → Answer in the documents' own sentences: a picked figure, a date, a name, or the sentences that speak of the subject.

Every quote is an exact slice of its document; every figure shown stands in its quote. Without a statement that meets the conditions
the answer is a refusal that says why. Not here: comparisons (comparing.py)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from assistant.answering.candidates import ENOUGH, Candidate, candidates
from assistant.answering.choosing import LIKE, NEARLY_LIKE, likeness
from assistant.answering.citations import of_figure, of_statement, shown_figure
from assistant.answering.glossary import is_counted, says_meaning, terms_asked
from assistant.answering.manner import is_named
from assistant.answering.parts import part_asked
from assistant.answering.refusing import refused, undecided
from assistant.answering.shares import share
from assistant.answering.speaking import SAID, Spoken, numbered_item, speaking, to_the_end, with_items
from assistant.answering.statements import Statement
from assistant.answering.timing import asks_total
from assistant.answering.wording import CONFLICT, english_figure, written
from assistant.comparison import agree
from assistant.figures import fact_years, quantities
from assistant.library import Library
from assistant.records import Answer, Citation, Period, Quantity, Query, Role

TOLD_BETTER = 1.5  # by how much a figure that is hidden, partial or combined must fit better than one that may be the answer
SURE, HALF_SAID, NEAR_BY = 4.5, 0.6, 2.0  # score, share of what was asked, lead below which one of two numbers is a guess
OWN = 0.15  # by how much less of it the own words of a number say that is no rival: 粮食总产量 beside 早稻产量, where 早稻 was asked for
ITS_OWN = 0.1  # share of an English question that the own words of the number must say
FAR_BEHIND = 2.0  # by how much the next number falls short of one that is not doubted for it
ALL_SAID = 0.95  # share of what was asked in the sentence of a number that is of nothing else
ANOTHER = 2.5  # the same of one that is named in the table where this one is not
NEWER_YEARS = 3  # looked through, the newest first, when a question names none
VERY_LIKE = 1.8  # of AGREEING: the same words, so that two numbers contradict each other
TRANSLATED = 0.55  # share of the words of an English question that a sentence must hold: nearness across languages is vague
NEARLY_SAID, SURELY_SAID, HALF_TRANSLATED, BY_FAR = 0.4, 0.8, 0.3, 0.3  # score (Chinese, English) and share of a sentence that stands alone; its lead
BY_HAIR = 0.05  # what the line of a glossary may fall short by
AS_GOOD = 0.45  # sentences this near in score are given too
_EACH: Final = re.compile(r"各|分别|both|each|respectively", re.I)
_FROM_TO: Final = re.compile(r"[从由](?:多少|几)[^，。]{0,6}(?:到|至|成|为)了?(?:多少|几)|from what to what", re.I)
_DEEDS: Final = (
    "新建", "建成", "建设", "改造", "更新", "新增", "扩建", "改建", "修复", "交付", "开工", "完工", "培训", "发放", "拆除", "清理", "整治", "引进", "签约",
)  # fmt: skip
_WHICH_OF_THEM: Final = re.compile("哪(?:[一二两三四五六七八九十]{1,3}|\\d{1,2})[件项类种个条方]")  # 重点办好哪4件实事
_THERE_ARE: Final = re.compile("[一总]共有|现有|一共是?多少")
_CHANGED: Final = re.compile(r"[由从]([^，。；由从]{1,16})$")
_EXPLAINS: Final = re.compile(r"\W*\d{0,2}[.．、]?[“\"]?[^：，。]{2,20}[”\"]?[^：，。]{0,8}(?:：|是指|指)")
BREAK: Final = re.compile(r"[，,。；;：:\n]")


def figure_answer(query: Query, library: Library) -> Answer:
    """The one figure asked for, with its sentence; or a refusal with what came nearest."""
    found = candidates(query, library)
    best = chosen(found, query)
    if best is None:
        rivals = _rivals(found[0], found, query) if found and not found[0].fault and found[0].score >= ENOUGH else []
        return share(query, library) or (undecided(query, [found[0], *rivals]) if rivals else refused(query, found, library.index()))
    if not query.periods and not query.report_years:
        best = _latest(query, best, library)
    if not query.periods and not query.report_years and best.figure.period.last:
        query = replace(query, assumed=(*query.assumed, f"没有说年份，按资料中最近的{best.figure.period.last}年回答"))
    return single(query, best, _contrary(found, best))


def part_answer(query: Query, library: Library) -> Answer | None:
    """The figure of a part of the place (深圳 in the report of 广东), where its own words name the part; None without one."""
    own = [one for one in candidates(query, library) if all(part in one.figure.indicator for part in query.parts)]
    best = chosen(own, query)
    return single(query, best) if best else None


def single(query: Query, best: Candidate, contrary: Candidate | None = None) -> Answer:
    """The answer that one figure gives. contrary: another document's, with another number, which is said."""
    told = [best, contrary] if contrary else [best]
    marks = tuple(of_figure(one, mark) for mark, one in enumerate(told, 1))
    headline = shared_out_group(best) if _EACH.search(query.text) else changed(best) if _FROM_TO.search(query.text) else written(best.figure.quantity)
    text = _figure_text(query, best, marks[0])
    if contrary:
        text = f"{text}{CONFLICT[query.language].format(other=written(contrary.figure.quantity))}{ended(marks[1].quote)}[2]"
    figures = tuple(shown_figure(one, mark) for mark, one in enumerate(told, 1))
    return Answer(query.text, query.language, text, headline, False, None, marks, figures, understood=query)


def _contrary(found: Sequence[Candidate], best: Candidate) -> Candidate | None:
    """The same thing, period and kind of number in another document, with a number that does not round to this one."""
    for one in found:
        is_same = one.fault is None and one.score >= ENOUGH and one.figure.period == best.figure.period and _kind(one) == _kind(best)
        is_elsewhere = one.figure.document_id != best.figure.document_id and one.figure.quantity.base_unit == best.figure.quantity.base_unit
        if is_same and is_elsewhere and likeness(best.figure, one.figure) >= VERY_LIKE and not agree(best.figure, one.figure):
            return one
    return None


def chosen(found: Sequence[Candidate], query: Query) -> Candidate | None:
    """The candidate that answers, None when none does or when the number meant is one that must not be given out."""
    best = found[0] if found and found[0].fault is None and found[0].score >= ENOUGH else None
    is_the_part = best is not None and part_asked(query) != "" and part_asked(query) in best.figure.indicator
    hidden = ("redacted", "combined_total_only", "part_period_only", *(() if is_the_part else ("breakdown_absent",)))
    withheld = max((one.score for one in found if one.fault in hidden), default=0.0)
    is_other = best is not None and best.score < SURE and bool(best.figure.name) and not is_named(best.figure, query)
    if best and query.language == "en" and best.own < ITS_OWN and (is_other or not _leads(best, found)):
        return None  # a long sentence says something of it, another number of that sentence is not it
    if best is None or withheld > best.score + TOLD_BETTER or _is_another(best, found, query):
        return None
    return None if _rivals(best, found, query) else best


def _leads(best: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether no other number that may answer comes near."""
    return all(one.fault is not None or one.score < best.score - FAR_BEHIND for one in found if one is not best)


def _rivals(best: Candidate, found: Sequence[Candidate], query: Query) -> list[Candidate]:
    """Numbers of the same unit that come near one whose sentence says only half of what was asked: of such more than half were wrong."""
    if query.language == "en" or best.score >= SURE or best.said >= HALF_SAID:
        return []
    mine = best.figure.quantity
    others = [one for one in found if one.fault is None and one.figure.quantity.base_unit == mine.base_unit and one.figure.quantity.amount != mine.amount]
    others = [one for one in others if one.figure.span != "cumulative" or best.figure.span == "cumulative" or asks_total(query)]
    if len(best.figure.indicator) > 1 and best.figure.indicator in query.text:
        others = [one for one in others if one.figure.indicator in query.text]  # 黄精 beside 粮食播种面积, where 黄精 was asked for
    deed = best.figure.indicator[:2]
    if deed in _DEEDS and deed in query.text:  # 更新胶园7万亩 beside 建设标准化胶园30万亩, where it was asked what was 更新
        others = [one for one in others if one.figure.indicator[:2] not in _DEEDS or one.figure.indicator[:2] in query.text]
    others = [one for one in others if not best.figure.part_of or one.figure.indicator != best.figure.part_of]  # 固定资产投资里民间投资
    others = [one for one in others if not (best.figure.indicator and one.figure.indicator.startswith(best.figure.indicator))]  # 紧急转移群众｜集中安置
    named = {pair for pair in pairwise(best.figure.indicator) if "".join(pair) in query.text}
    others = [one for one in others if not {pair for pair in pairwise(one.figure.indicator) if "".join(pair) in query.text} < named]  # 煤炭产能 beside 钢铁产能
    others = [one for one in others if not any(term in best.figure.indicator and term not in one.figure.indicator for term in query.terms)]  # 抗震改造 beside 危房改造
    if _THERE_ARE.search(query.text):
        others = [one for one in others if "新增" not in one.figure.indicator]  # 床位增加到100张, of which 40 are new
    if (part := part_asked(query)) and part in best.figure.indicator:
        others = [one for one in others if part in one.figure.indicator]
    return [one for one in others if one.score > best.score - NEAR_BY and one.own > best.own - OWN]


def _is_another(best: Candidate, found: Sequence[Candidate], query: Query) -> bool:
    """Whether the very indicator asked for is told, of another time or as a plan only, and this is another one beside it: 燃气管网 for 供水管网."""
    if not query.terms or is_named(best.figure, query) or best.said >= ALL_SAID:
        return False
    others = [one for one in found if one.figure.sentence_start != best.figure.sentence_start]  # “收入140亿元，税收占比72.6%” tells of both
    others = [one for one in others if one.figure.period.last]  # a law tells of no time
    others = [one for one in others if likeness(best.figure, one.figure) < NEARLY_LIKE]  # 新建集中充电端口, 建设电动自行车集中充电端口
    return any(one.fault in ("period_absent", "plan_only", "no_evidence") and is_named(one.figure, query) and one.score > best.score + ANOTHER for one in others)


def passage_answer(query: Query, library: Library) -> Answer:
    """The sentences that speak of the subject, best first, up to three; or a refusal."""
    found = list(speaking(query, library))
    said = [one for one in found if one.score >= SAID and (query.language == "zh" or _is_translated(one, found))] or _by_far(found, query)
    is_of_an_item = bool(said) and numbered_item(said[0].statement, _text_of(said[0].statement, library), query) is not None  # the fifth of the “十件实事”
    untold = [term for term in terms_asked(query) if not is_of_an_item and is_counted(term) and not any(says_meaning(term, one.statement.text) for one in said)]
    if not said or untold:
        return refused(query, (), library.index())
    said.sort(key=lambda one: not any(says_meaning(term, one.statement.text) for term in terms_asked(query)))  # what it means, before what is done with it
    most = 2 if query.operation == "definition" else 3
    is_list = query.operation in ("list", "definition") or _WHICH_OF_THEM.search(query.text) is not None
    best = [one.statement for one in said[:most] if one.score >= said[0].score - AS_GOOD]
    kept = [with_items(one, _text_of(one, library) if is_list else "") for one in best]
    if kept[0].end > said[0].statement.end:
        kept = kept[:1]  # a whole list
    if item := numbered_item(best[0], _text_of(best[0], library), query):
        kept = [item]
    kept = [to_the_end(one, _text_of(one, library), query) for one in kept]
    marks = tuple(of_statement(statement, mark, statement.years if statement.explicit else ()) for mark, statement in enumerate(kept, 1))
    text = "".join(f"{ended(mark.quote)}[{mark.mark}]" for mark in marks)
    lead = "The library says: " if query.language == "en" else ""
    return Answer(query.text, query.language, lead + text, None, False, None, marks, understood=query)


def _is_translated(one: Spoken, found: Sequence[Spoken]) -> bool:
    """Whether a sentence says enough of an English question; the first of all may say less of it."""
    if one is found[0] and one.score >= SURELY_SAID - BY_HAIR and _EXPLAINS.match(one.statement.text):
        return True  # the line of a glossary
    is_near = one.score >= found[0].score - BY_FAR and one.score >= SURELY_SAID
    return one.statement.coverage >= (HALF_TRANSLATED if is_near else TRANSLATED)


def _by_far(found: Sequence[Spoken], query: Query) -> list[Spoken]:
    """The one sentence of the place and the year that comes far nearer than any other, though it says little in the words of the question."""
    least, covered = (NEARLY_SAID, 0.0) if query.language == "zh" else (SURELY_SAID, HALF_TRANSLATED)
    if not (query.places and (query.periods or query.report_years)) or not found or found[0].score < least or found[0].statement.coverage < covered:
        return []
    return [] if len(found) > 1 and found[1].score > found[0].score - BY_FAR else [found[0]]


def _text_of(statement: Statement, library: Library) -> str:
    document = library.document(statement.evidence.passage.document_id)
    return document.text if document else ""


def shared_out_group(candidate: Candidate) -> str:
    """All figures of a list as written (“7%和9%”), when the chosen one stands in one; else the chosen one."""
    text, told = candidate.figure.sentence, candidate.figure
    at = told.quantity.start - told.sentence_start
    row = _in_a_row(quantities(text), at, text)
    if len(row) > 1:
        return text[row[0].start : row[-1].end]
    spread = text.rfind("分别", 0, at)
    group = [amount for amount in quantities(text) if spread >= 0 and amount.start > spread and not BREAK.search(text, spread, amount.start)]
    same = [amount for amount in group if amount.base_unit == told.quantity.base_unit]
    return text[same[0].start : same[-1].end] if any(amount.start == at for amount in same) else written(told.quantity)


def _in_a_row(amounts: Sequence[Quantity], at: int, text: str) -> list[Quantity]:
    """The amounts of one unit joined to the one at this place by 、 or 和 alone."""
    row: list[Quantity] = []
    for amount in amounts:
        if row and (text[row[-1].end : amount.start] not in ("、", "和", "与", "及") or amount.base_unit != row[-1].base_unit):
            if row[0].start <= at <= row[-1].start:
                return row
            row = []
        row.append(amount)
    return row if row and row[0].start <= at <= row[-1].start else []


def changed(candidate: Candidate) -> str:
    """“由54%提升至67%” as written, where the sentence tells what a number was before; else the number."""
    told = candidate.figure
    at = told.quantity.start - told.sentence_start
    before = _CHANGED.search(told.sentence[:at])
    is_told = before is not None and bool(quantities(before[1]))
    return told.sentence[before.start() : at + len(told.quantity.text)] if before and is_told else written(told.quantity)


def _figure_text(query: Query, candidate: Candidate, mark: Citation) -> str:
    plan, quantity = candidate.figure.role == "plan", candidate.figure.quantity
    if query.language == "en":
        year = f" ({'plan for ' if plan else ''}{mark.period})" if mark.period else ""
        return f"{english_figure(quantity)}{year}. “{mark.quote}” [1]"
    year = f"{mark.period}年" if mark.period and not mark.quote.startswith(mark.period) else ""
    cell = written(quantity) if written(quantity) not in mark.quote else ""  # a row of a table says its figure without the unit
    mended = f"（人工更正，原为{candidate.figure.corrected}）" if candidate.figure.corrected else ""
    lead = f"{year}{'计划' if plan else ''}{cell}{mended}"
    return f"{lead}{'：' if lead else ''}{ended(mark.quote)}[1]"


def _latest(query: Query, best: Candidate, library: Library) -> Candidate:
    """Asked without a year: the same thing in the newest years that the reports of that place tell of, where they tell of it."""
    place = best.evidence.metadata.place
    if best.figure.role == "plan" and query.role != "plan" and best.figure.period.last:
        done = replace(query, places=(place,) if place else (), periods=(best.figure.period,), role="result")
        told = next((one for one in candidates(done, library) if one.fault is None and one.figure.role == "result"), None)
        if told and likeness(best.figure, told.figure) >= (LIKE if told.score >= ENOUGH else VERY_LIKE):
            return told  # what was planned was done
    reports = [document.metadata for document in library.index().document_order if document.metadata.place == place]
    role: Role = "plan" if query.role == "plan" else "result"
    newer = sorted({year for known in reports for year in fact_years(known, role) if year > best.figure.period.last}, reverse=True)
    for year in newer[:NEWER_YEARS] if best.figure.period.last else ():
        again = replace(query, places=(place,) if place else (), periods=(Period(year, year),))
        same = [one for one in candidates(again, library) if one.fault is None and one.score >= ENOUGH and _kind(one) == _kind(best)]
        if same and likeness(best.figure, same[0].figure) >= LIKE:
            return same[0]
    return best


def _kind(candidate: Candidate) -> tuple[object, ...]:
    told = candidate.figure
    return told.role, told.span, told.measure, told.place, bool(told.part_of)


def ended(quote: str) -> str:
    """The quote with a stop at its end."""
    return quote if quote.endswith(("。", "！", "？", "；", ";", ".")) else f"{quote}。"


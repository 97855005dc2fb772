"""Query and evidence → Answer in the documents' own sentences: a picked figure, a date, a name, or the sentences that speak of the subject.

Every quote is an exact slice of its document; every figure shown stands in its quote. Without a statement that meets the conditions
the answer is a refusal that says why. Not here: comparisons (comparing.py)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.answering.candidates import ENOUGH, Candidate, candidates
from assistant.answering.choosing import LIKE, likeness
from assistant.answering.citations import of_figure, of_statement, shown_figure
from assistant.answering.refusing import refused
from assistant.answering.shares import share
from assistant.answering.speaking import SAID, Spoken, numbered_item, speaking, with_items
from assistant.answering.statements import Statement
from assistant.answering.wording import CONFLICT, english_figure, written
from assistant.comparison import agree
from assistant.figures import as_written, fact_years, is_row, parse, quantities
from assistant.library import Library
from assistant.library.keywords import pair_keys
from assistant.records import Answer, Citation, Period, Quantity, Query, Role

TOLD_BETTER = 1.5  # by how much a figure that is hidden, partial or combined must fit better than one that may be the answer
NEWER_YEARS = 3  # looked through, the newest first, when a question names none
VERY_LIKE = 1.8  # of AGREEING: the same words, so that two numbers contradict each other
TRANSLATED = 0.4  # share of the words of an English question that a sentence must hold: nearness across languages is vague
EVENT = 0.3  # score of a sentence with a date or name that may be the one
AS_GOOD = 0.45  # sentences this near in score are given too
_DATE: Final = re.compile(
    r"(?:每年)?\d{1,2}月的?第[一二三四五]个(?:星期|周)[一二三四五六日天]"
    r"|(?:(?:19|20)\d\d\s*年)?\s*\d{1,2}\s*月\s*\d{1,2}\s*日|(?:(?:19|20)\d\d\s*年)?(?<![\d\-—–至到.])\d{1,2}\s*月(?!\d|[份]?[\-—–至到]\s*\d)[底初末]?"
)
_ONLY_A_DATE: Final = re.compile(r"\W*(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\W*")
_NO_YEAR: Final = re.compile(r"\d{1,2}\s*月")
_EACH: Final = re.compile(r"各|分别|both|each|respectively", re.I)
_FROM_TO: Final = re.compile(r"从(?:多少|几)[^，。]{0,6}(?:到|至|成|为)了?(?:多少|几)|from what to what", re.I)
_CHANGED: Final = re.compile(r"[由从]([^，。；由从]{1,16})$")
_BREAK: Final = re.compile(r"[，,。；;：:\n]")
_OCCASION: Final = re.compile(r"会议上|大会|作政府工作报告|召开|审议通过|通过|公布|印发|施行|发布|生效")
_OFFICE: Final = re.compile(
    r"(?:省长|市长|县长|区长|镇长|乡长|主席|总理|州长|盟长|书记|主任|局长)[ 　]*[：:]?[ 　]*([一-鿿]{2,4}(?:·[一-鿿]+)?)(?=同志|作|$|\n|）|代表)"
)
_EVENTS: Final = (
    (re.compile(r"文号|发文字号|document number", re.I), re.compile(r"[一-鿿]{2,8}〔\d{4}〕\d{1,4}号")),
    (re.compile(r"连续了?(?:多少|几)年"), re.compile(r"连续([一二三四五六七八九十\d]{1,3}年)")),
    (re.compile(r"(?:多少|几)(?:年(?![来底末份])|个月)|how (?:many years|long)", re.I),
     re.compile(r"[一二三四五六七八九十百\d]{1,4}(?:个月|年)(?![底末度内前份月]|\d)")),
    (re.compile(r"谁|哪位|何人|\bwho\b", re.I), _OFFICE),
    (re.compile(""), _DATE),
)


def figure_answer(query: Query, library: Library) -> Answer:
    """The one figure asked for, with its sentence; or a refusal with what came nearest."""
    found = candidates(query, library)
    best = chosen(found, query)
    if best is None:
        return share(query, library) or refused(query, found, library.index())
    if not query.periods and not query.report_years:
        best = _latest(query, best, library)
    if not query.periods and not query.report_years and best.figure.period.last:
        query = replace(query, assumed=(*query.assumed, f"没有说年份，按资料中最近的{best.figure.period.last}年回答"))
    contrary = _contrary(found, best)
    return single(query, best, contrary or _again(found, best), is_contrary=contrary is not None)


def single(query: Query, best: Candidate, other: Candidate | None = None, *, is_contrary: bool = False) -> Answer:
    """The answer that one figure gives. other: another sentence about the same thing, cited as well; is_contrary: with another number, which is said."""
    told = [best, other] if other else [best]
    marks = tuple(of_figure(one, mark) for mark, one in enumerate(told, 1))
    headline = shared_out_group(best) if _EACH.search(query.text) else changed(best) if _FROM_TO.search(query.text) else written(best.figure.quantity)
    text = _figure_text(query, best, marks[0])
    if other and is_contrary:
        text = f"{text}{CONFLICT[query.language].format(other=written(other.figure.quantity))}{_ended(marks[1].quote)}[2]"
    elif other:
        text = f"{text}[2]"
    shown = told if is_contrary else told[:1]
    figures = tuple(shown_figure(one, mark) for mark, one in enumerate(shown, 1))
    return Answer(query.text, query.language, text, headline, False, None, marks, figures, understood=query)


def _contrary(found: Sequence[Candidate], best: Candidate) -> Candidate | None:
    """The same thing, period and kind of number in another document, with a number that does not round to this one."""
    for one in found:
        is_same = one.fault is None and one.score >= ENOUGH and one.figure.period == best.figure.period and _kind(one) == _kind(best)
        is_elsewhere = one.figure.document_id != best.figure.document_id and one.figure.quantity.base_unit == best.figure.quantity.base_unit
        if is_same and is_elsewhere and likeness(best.figure, one.figure) >= VERY_LIKE and not agree(best.figure, one.figure):
            return one
    return None


def _again(found: Sequence[Candidate], best: Candidate) -> Candidate | None:
    """Another sentence that tells the same number of the same thing and period; the row of a table is none."""
    for one in (other for other in found if not is_row(other.figure.sentence)):
        mine, theirs = best.figure.quantity, one.figure.quantity
        is_same = one.fault is None and one.score >= ENOUGH and one.figure.period == best.figure.period and _kind(one) == _kind(best)
        if is_same and (mine.amount, mine.base_unit, mine.hedge) == (theirs.amount, theirs.base_unit, theirs.hedge):
            is_elsewhere = one.figure.sentence != best.figure.sentence
            if is_elsewhere and likeness(best.figure, one.figure) >= LIKE:
                return one
    return None


def chosen(found: Sequence[Candidate], query: Query) -> Candidate | None:
    """The candidate that answers, None when none does or when the number meant is one that must not be given out."""
    best = found[0] if found and found[0].fault is None and found[0].score >= ENOUGH else None
    withheld = max((one.score for one in found if one.fault in ("redacted", "combined_total_only", "part_period_only", "breakdown_absent")), default=0.0)
    if best is None or withheld > best.score + TOLD_BETTER:
        return None
    return best


def passage_answer(query: Query, library: Library) -> Answer:
    """The sentences that speak of the subject, best first, up to three; or a refusal."""
    said = [one for one in speaking(query, library) if one.score >= SAID and (query.language == "zh" or one.statement.coverage >= TRANSLATED)]
    if not said:
        return refused(query, (), library.index())
    most = 2 if query.operation == "definition" else 3
    is_list = query.operation in ("list", "definition")
    best = [one.statement for one in said[:most] if one.score >= said[0].score - AS_GOOD]
    kept = [with_items(one, _text_of(one, library) if is_list else "") for one in best]
    if kept[0].end > said[0].statement.end:
        kept = kept[:1]  # a whole list
    if item := numbered_item(best[0], _text_of(best[0], library), query):
        kept = [item]
    marks = tuple(of_statement(statement, mark, statement.years if statement.explicit else ()) for mark, statement in enumerate(kept, 1))
    text = "".join(f"{_ended(mark.quote)}[{mark.mark}]" for mark in marks)
    lead = "The library says: " if query.language == "en" else ""
    return Answer(query.text, query.language, lead + text, None, False, None, marks, understood=query)


def _text_of(statement: Statement, library: Library) -> str:
    document = library.document(statement.evidence.passage.document_id)
    return document.text if document else ""


def event_answer(query: Query, library: Library) -> Answer:
    """A date, a name, a term of years or a document's number, from the head of a report or the sentence that speaks of it; else as passage_answer."""
    pattern = next(pattern for asked, pattern in _EVENTS if asked.search(query.text))
    for statement in _events(speaking(query, library, pattern), query):
        match = _meant_date(pattern, statement.text, query) if pattern is _DATE else pattern.search(statement.text)
        if match:
            headline = _dated(_digits(match[match.lastindex or 0].strip()), statement)
            mark = of_statement(statement, 1, ())
            return Answer(query.text, query.language, f"{headline}。{_ended(mark.quote)}[1]", headline, False, None, (mark,), understood=query)
    return passage_answer(query, library)


def _meant_date(pattern: re.Pattern[str], text: str, query: Query) -> re.Match[str] | None:
    """Of several dates of a sentence the one whose clause shares most with the question; a day where a day was asked for."""
    wants_day = bool(re.search("哪一?天|几[日号]|what da(?:y|te)", query.text, re.I))
    asked = set(pair_keys(as_written(query.text)))

    def fit(match: re.Match[str]) -> tuple[bool, int]:
        clause = _BREAK.split(text[: match.start()])[-1] + match[0] + _BREAK.split(text[match.end() :])[0]
        return wants_day and bool(re.search("日|号", match[0])), len(asked.intersection(pair_keys(clause)))

    return max(pattern.finditer(text), key=fit, default=None)


def _dated(headline: str, statement: Statement) -> str:
    """“10月” of a sentence that tells of one year → “2025年10月”; of a law it may be any year's."""
    is_told_year = len(set(statement.years)) == 1 and statement.evidence.metadata.kind in ("report", "plan")
    return f"{statement.years[0]}年{headline}" if is_told_year and _NO_YEAR.match(headline) else headline


def _digits(text: str) -> str:
    """“三十年” → “30年（三十年）”; what has digits, or none to have, as it is."""
    numeral = re.match(r"[一二三四五六七八九十百]{2,}", text)
    number = parse(numeral[0]) if numeral else None
    return f"{number}{text[len(numeral[0]) :]}（{text}）" if numeral and number else text


def shared_out_group(candidate: Candidate) -> str:
    """All figures of a list as written (“7%和9%”), when the chosen one stands in one; else the chosen one."""
    text, told = candidate.figure.sentence, candidate.figure
    at = told.quantity.start - told.sentence_start
    row = _in_a_row(quantities(text), at, text)
    if len(row) > 1:
        return text[row[0].start : row[-1].end]
    spread = text.rfind("分别", 0, at)
    group = [amount for amount in quantities(text) if spread >= 0 and amount.start > spread and not _BREAK.search(text, spread, amount.start)]
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
    return f"{lead}{'：' if lead else ''}{_ended(mark.quote)}[1]"


def _latest(query: Query, best: Candidate, library: Library) -> Candidate:
    """Asked without a year: the same thing in the newest years that the reports of that place tell of, where they tell of it."""
    place = best.evidence.metadata.place
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


def _events(found: Sequence[Spoken], query: Query) -> list[Statement]:
    """Sentences that may tell of the event asked for; the head of the report itself when the question is about giving it."""
    asks_report = bool(re.search(r"报告|人代会|代表大会|report", query.text))
    heads = [one.statement for one in found if asks_report and one.statement.start < 1200 and _OCCASION.search(one.statement.text)]
    heads += [one.statement for one in found if asks_report and one.statement.start < 300 and _ONLY_A_DATE.fullmatch(one.statement.text)]
    fit = [one.statement for one in found if one.score >= EVENT]
    return [*sorted(heads, key=lambda statement: (-statement.coverage, statement.rank)), *fit]


def _ended(quote: str) -> str:
    return quote if quote.endswith(("。", "！", "？", "；", ";", ".")) else f"{quote}。"


"""Query → the sentences that speak of what was asked, best first: shared wording, nearness of meaning, the place of their passage.

Years, and plan or result where they were asked for, are conditions. “…第六项” picks the item of that number.
Not here: figures (candidates.py), the wording of the answer (quoting.py)."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.answering.candidates import RELATED
from assistant.answering.glossary import meanings, says_meaning, terms_asked
from assistant.answering.readings import EVIDENCE
from assistant.answering.statements import Statement, statements
from assistant.answering.subject import Subject, subject
from assistant.figures import parse, written
from assistant.library import Library
from assistant.records import Query
from assistant.retrieval import question_vector, search

SAID = 0.5  # score of a sentence that speaks of the subject
COMPARED = 14  # sentences whose meaning is compared
ITEM = 2.0  # what the very item that was asked for gains
LONGEST_LIST = 4000  # characters of a list in which an item is looked for
MOST_LISTED = (3, 20)  # things that can be asked for by their number
_HOW_MANY: Final = re.compile(
    r"哪([三四五六七八九十\d]{1,3})(?:大|个)?[类样种项条点方个件张]|([三四五六七八九十\d]{1,3})(?:大|个)?[类样种项条点件][^，。]{0,8}(?:分别|各)?是(?:什么|啥|哪)"
    r"|([三四五六七八九十\d]{1,3})(?:大|个)?[类样种项条点件](?:都|分别)")
_LIST_ENDS: Final = re.compile(r"[；。：:]|等[一二三四五六七八九十\d大]|方面|(?<=[，、])其中|是指|在")
_WHO_ACTS: Final = re.compile(r"(?:[归由找让]谁|谁来|[归由找](?:哪个|哪级|哪一级|什么)(?:部门|单位|机关|政府)?)[^，。]{0,8}[批管定审办发核责监]")
_ACTS: Final = re.compile(r"由[^，。；]{2,24}(?:批准|审批|负责|管理|决定|规定|主管|核准|承担|组织|发放|确定|审核|办理|监督|主持)")
_FIRST_ITEM: Final = re.compile(r"(?:^|：|:|——)\s*(?:(1[.．、])|([（(]1[)）])|(①)|(一是)|([（(]一[）)]))(?=[^：:]*$)")
_NEXT_ITEMS: Final = {
    place: re.compile(rf"(?:[ 　]*{mark}[^；。\n]*[；。]?)*")
    for place, mark in enumerate((r"\d{1,2}[.．、](?!\d)", r"[（(]\d{1,2}[)）]", "[②-⑳]", "[二三四五六七八九十]{1,3}是", r"[（(][二三四五六七八九十]{1,3}[）)]"), 1)
}
_CLOSING: Final = re.compile("让我们|紧密(?:地)?团结|各位代表[，！]")
_VOWS: Final = re.compile("我们(?:一定|将|要)|(?:认真|切实|着力|努力)[^，。]{0,4}(?:解决|改进|克服)|直面问题")  # what will be done about it
_KINDS_ASKED: Final = re.compile(r"哪[些几][大个]*[种类]|(?:类型|种类)(?:有哪|是什么|包括)|分为|\b(?:types|kinds|categories|forms|classes) of\b", re.I)
_KINDS_TOLD: Final = re.compile("包括|分为|有下列|分成")
_CASES_ASKED: Final = re.compile("(?:哪些|什么|哪几种)(?:情况|情形|条件|行为|对象|人|样的)")
_CASES_TOLD: Final = re.compile("(?:下列|以下)(?:[一-鿿]{0,4}(?:情形|情况|条件|行为|对象|人员|规定))")
_NOT_ASKED: Final = re.compile("[不没](?:给|能|让|予|准|可以|得|许|补|批|纳入)")
_NOT_TOLD: Final = re.compile("不予|不得|不能|禁止|不再|不纳入|取消")
_WHY: Final = re.compile(r"为啥|为什么|为何|什么原因|原因是|咋没|怎么没|\bwhy\b", re.I)
_BECAUSE: Final = re.compile(r"[，、；]?因(?![地此材人势])|由于|原因|影响|导致|致使|造成|主要是|主要受")
_UNDONE_ASKED: Final = re.compile("没有?能?(?:按时|按期|如期)?(?:在[^，。]{1,8})?(?:办|完成|做|建|干|改|修)[完成好]?|未(?:能)?(?:按时|按期|如期)?(?:完成|办)")
_UNDONE: Final = re.compile("未(?:能|完成|办|达到?|实现)|尚未|推迟|延至|延期|结转|顺延|滞后|没有(?:完成|办)|除[^，。]{2,30}外")
_ORDINAL: Final = re.compile(r"第([一二三四五六七八九十\d]{1,3})(?:[项条件点方类]|个(?=[是讲说的]|方面|任务|目标|问题|措施|[，。？?]|$))")  # not “第一个世界自然遗产”
_ENGLISH_ORDINAL: Final = re.compile(
    r"\b(?:item|no\.|number) ?(?:no\.? ?|number )?(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b(?=[^?]{0,60}\b(?:projects|tasks|items|matters|things)\b)", re.I)
_ENGLISH_NUMBERS: Final = tuple(zip(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), strict=True,
))  # fmt: skip
_LAST: Final = re.compile(r"([一二三四五六七八九十\d]{1,3})[项条个件][^，。]{0,10}最后(?:那|这)?一?[项条个件]")
_NUMBERED: Final = re.compile(r"[（(]?([一二三四五六七八九十\d]{1,3})(?:[）)]|[、.．]|是)|第([一二三四五六七八九十百\d]{1,4})[条项章]")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement with how well it speaks of the question; 1 and more is certain, below SAID it is chance."""

    statement: Statement
    score: float


def speaking(query: Query, library: Library, holding: re.Pattern[str] | None = None) -> list[Spoken]:
    """Statements of the passages found that meet the conditions, best first; holding: only those in which the pattern is found."""
    about = subject(query, library.index().keywords)
    evidence = [*search(query, library, EVIDENCE), *meanings(query, library)]
    found = [one for one in statements(evidence, about) if _fits(one, query) and (holding is None or holding.search(one.text))]
    found = sorted(found, key=lambda one: 0.05 * one.rank - one.coverage - _item(one, query) - _counts(one, query))[:COMPARED]
    if not found:
        return []
    scored = [
        Spoken(one, one.coverage + near - 0.25 * math.log1p(one.rank) + _bonus(one, query, about))
        for one, near in zip(found, nearness([one.text for one in found], query, library), strict=True)
    ]
    return sorted(scored, key=lambda one: -one.score)


def nearness(texts: Sequence[str], query: Query, library: Library) -> list[float]:
    """What each text gains for its meaning: for being near the question, and nearer than the others."""
    cosines = library.embed.of_passages(texts) @ question_vector(query, library)
    return [float(near) for near in 6 * (cosines - RELATED[query.language]) + 8 * (cosines - cosines.max())]


def numbered_item(statement: Statement, whole: str, query: Query) -> Statement | None:
    """“第九件”: the item of that number, of the list a statement opens; None where no number was asked for or the list has none."""
    number = _number_asked(query.text)
    if not number:
        return None
    spoken = written(int(number))
    mark = rf"(?:{int(number)}[.．、](?!\d)|[（(](?:{int(number)}|{spoken})[)）]|{chr(0x245F + int(number)) if number <= MOST_LISTED[1] else '①'}|{spoken}是)"
    in_a_line = re.compile(rf"(?<=[：；。:]){mark}\s*[^；。\n]+")
    own_line = re.compile(rf"^[ 　]*(?P<item>(?:{mark}|{spoken}、|第{spoken}[项件]?[，,：:])[^\n]+)", re.MULTILINE)
    until = statement.start + LONGEST_LIST
    if found := in_a_line.search(whole, statement.start, until):
        return replace(statement, text=found[0], start=found.start(), end=found.end())
    if found := own_line.search(whole, statement.start, until):
        return replace(statement, text=found["item"], start=found.start("item"), end=found.end("item"))
    return None


def with_items(statement: Statement, whole: str = "") -> Statement:
    """“…下列条件：” says nothing without the items that follow it in its passage, “三资：” nothing without the next line.

    whole: the document's text; then a list whose first item was found goes on to its last one, in its line: “办好十件实事：①…；②…。”
    """
    passage = statement.evidence.passage
    first = _FIRST_ITEM.search(statement.text)
    if first and whole:
        end = _NEXT_ITEMS[first.lastindex or 1].match(whole, statement.end).end()  # type: ignore[union-attr]
        return replace(statement, text=whole[statement.start : end], end=end)
    if whole and statement.text.endswith("；") and "：" in statement.text:  # “办好十件实事：新增…；建设…；…。”
        end = min(at for at in (whole.find("。", statement.end) + 1, whole.find("\n", statement.end), len(whole)) if at > 0)
        return replace(statement, text=whole[statement.start : end], end=end)
    if not statement.text.endswith(("：", ":")):
        return statement
    rest = passage.text[statement.end - passage.start :]
    items = re.match(r"(?:\n?[（(]?[一二三四五六七八九十\d]+[）)、.．][^\n]*)+", rest) or re.match(r"\s*[^\n]+", rest)
    end = statement.end + (items.end() if items else 0)
    return replace(statement, text=passage.text[statement.start - passage.start : end - passage.start], end=end)


def to_the_end(statement: Statement, whole: str, query: Query) -> Statement:
    """“…9件如期完成；｜农村供水管网改造因汛期影响，…”: what was not done, and why, may stand behind a semicolon."""
    if not statement.text.endswith("；") or not (_WHY.search(query.text) or _UNDONE_ASKED.search(query.text)):
        return statement
    end = min(at for at in (whole.find("。", statement.end) + 1, whole.find("\n", statement.end), len(whole)) if at > 0)
    return replace(statement, text=whole[statement.start : end], end=end)


def _fits(statement: Statement, query: Query) -> bool:
    wanted = {year for period in query.periods for year in range(period.first, period.last + 1) if year}
    if any(says_meaning(term, statement.text) for term in terms_asked(query)):
        return True  # a glossary tells of no year
    if wanted and statement.years and not wanted.intersection(statement.years):
        return False
    if query.role == "problem":
        return statement.role == "problem"
    return not (query.role in ("plan", "result") and query.periods and statement.role not in (query.role, "other", "problem"))


def _bonus(statement: Statement, query: Query, about: Subject) -> float:
    """What a sentence gains for being of the kind that was asked for."""
    decides = 0.4 if _WHO_ACTS.search(query.text) and _ACTS.search(statement.text) else 0.0
    is_planned = query.role is None and bool(query.periods) and statement.role == "plan"
    only_planned = 0.4 if is_planned and re.search("了|没|未", query.text) else 0.0  # “评上了” asks for what came of it
    elsewhere = bool(query.places and query.periods) and statement.evidence.metadata.place not in query.places
    decides -= 0.4 if elsewhere else 0.0  # a national policy does not tell what one province did in a year
    decides -= 1.0 if _CLOSING.search(statement.text) else 0.0
    if query.operation in ("list", "definition") and _FIRST_ITEM.search(statement.text):
        decides += 0.3  # the list that was asked for begins here
    if query.role == "problem":
        decides += 1.0 if _FIRST_ITEM.search(statement.text) else -0.5 if _VOWS.search(statement.text) else 0.3  # all of them, from the first
    decides += 0.4 if _KINDS_ASKED.search(query.text) and _KINDS_TOLD.search(statement.text) and statement.text.count("、") > 1 else 0.0
    if _CASES_ASKED.search(query.text) and _CASES_TOLD.search(statement.text):
        decides += 0.6 if bool(_NOT_ASKED.search(query.text)) == bool(_NOT_TOLD.search(statement.text)) else 0.0
    decides += 0.8 if _WHY.search(query.text) and _BECAUSE.search(statement.text) else 0.0
    decides += 0.5 if _UNDONE_ASKED.search(query.text) and _UNDONE.search(statement.text) else 0.0
    return _explains(statement, query, about) + _item(statement, query) + _counts(statement, query) + decides - only_planned


def _explains(statement: Statement, query: Query, about: Subject) -> float:
    """A sentence that says what a term means gains: it stands under the term as heading, or after it with a list."""
    terms = terms_asked(query)
    if any(says_meaning(term, statement.text) for term in terms):
        return 1.2
    if query.operation != "definition":
        return 0.0
    path = statement.evidence.passage.heading_path
    titled = 0.3 if path and about.coverage(path[-1]) > 0.6 else 0.0
    if statement.text.rstrip().endswith(("：", ":")) and about.coverage(statement.text) > 0.6:
        return 0.6  # a glossary: the term, then its meaning on the next line
    for term in terms:
        if re.search(rf"{re.escape(term)}[”」]?[，,—]", statement.text) and statement.text.count("、") > 1:
            return 0.5
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
    number, told = _number_asked(query.text), _NUMBERED.match(statement.text)
    passage = statement.evidence.passage
    if "实事" in query.text and "实事" not in f"{passage.text}{''.join(passage.heading_path)}":
        return 0.0  # another list
    return ITEM if number and told and number == parse(told[1] or told[2]) else 0.0


def _number_asked(text: str) -> int | None:
    """第九件, the ninth of the projects, item 9 → 9; the last one of “10件实事” → 10."""
    if found := _ENGLISH_ORDINAL.search(text):
        word = (found[1] or found[2]).lower()
        return int(word) if word.isdigit() else next((at for at, names in enumerate(_ENGLISH_NUMBERS, 1) if word in names), None)
    asked = _ORDINAL.search(text) or _LAST.search(text)
    number = parse(asked[1]) if asked else None
    return int(number) if number else None


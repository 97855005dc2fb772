"""Query → Answer with a date, a name, a term of years or a document's number: from the head of a report, or the sentence that speaks of it.

Not here: figures and passages (quoting.py)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from assistant.answering.citations import of_statement
from assistant.answering.quoting import BREAK, ended, passage_answer
from assistant.answering.refusing import refused
from assistant.answering.speaking import SAID, Spoken, speaking
from assistant.answering.statements import Statement, statements
from assistant.answering.subject import subject
from assistant.figures import as_written, parse
from assistant.library import Library
from assistant.library.keywords import pair_keys
from assistant.records import Answer, Evidence, Query

EVENT = 0.3  # score of a sentence with a date or name that may be the one
_DATE: Final = re.compile(
    "[一二][九〇零○Ｏ][〇零○Ｏ一二三四五六七八九]{2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日|"
    r"(?:每年)?\d{1,2}月的?第[一二三四五]个(?:星期|周)[一二三四五六日天]|每年农历[一-鿿]{2,6}(?=为)"
    r"|(?:(?:19|20)\d\d\s*年)?\s*\d{1,2}\s*月\s*\d{1,2}\s*日(?:[至到—–-]{1,2}(?:\d{1,2}月)?\d{1,2}日)?|(?:(?:19|20)\d\d\s*年)?(?<![\d\-—–至到.])\d{1,2}\s*月(?!\d|[份]?[\-—–至到]\s*\d)[底初末]?"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d年(?!\d)")
_CHINESE_DATE: Final = re.compile("([一二][九〇零○Ｏ][〇零○Ｏ一二三四五六七八九]{2})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
_OF_THE_REPORT: Final = re.compile(  # no more is asked than who gave it, and when
    "[省市县区镇乡州旗]长|主席|主任|政府|工作|报告|人民|代表|人代会|人大|大会|会议|发布|宣读|召开|日期|时间|届|次|[作做上在由开于讲 ]"
)
_ASKS_REPORT: Final = re.compile(r"报告|人代会|代表大会|report")
_SAYS: Final = re.compile("报告的?(?:里|中|上|安排|提出|说|讲|指出|要求|部署|计划|目标)")  # where it stands, not what is asked about
_MONTH: Final = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月")
_DAY_ASKED: Final = re.compile("几月几[日号]|哪一?天|几[日号](?=$|[，。？?])")  # no sentence without a day answers it
_MEANT_TO: Final = re.compile("力争|支持|确保|计划|争取|拟|推动|加快")
_WHEN: Final = re.compile("[什啥]么?时候|何时|几时|多会儿")
_PART_OF_YEAR: Final = re.compile(r"(?:19|20)\d\d年[底末初]|[上下]半年(?!度)|第?[一二三四]季度|(?:年?底|入汛|汛期|入冬|供暖季?|春节|国庆|开学|雨季|冬季)[之以]?前|年内")
_AND_THE_OTHER: Final = re.compile("[，,、][^，,、]{2,14}呢[？?]?$|或者?[^，。？?]{2,8}联名")  # “村民代表至少占多大比例，妇女村民代表呢”
_FRACTION: Final = re.compile(r"[一二两三四五六七八九十]{1,3}分之[一二两三四五六七八九十]{1,3}(?:以上|以下)?|过半数|半数以上")
_FRACTION_ASKED: Final = re.compile(
    "比例|几分之几|占多[少大]|过半"
    "|多少(?:人|票|代表|成员|村民|选民)(?:以上)?[^，。？?]{0,8}?的?(?:同意|通过|到会|参加|出席|投票|联名|提议|附议)")
HEAD = 1200  # characters in which a report says who gives it, and when
_SPREAD: Final = re.compile("(?:已|先后)?分别[于在]?")
_ONLY_A_DATE: Final = re.compile(r"\W*(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\W*")
_NO_YEAR: Final = re.compile(r"\d{1,2}\s*月")
_OCCASION: Final = re.compile(r"会议上|大会|作政府工作报告|召开|审议通过|通过|公布|印发|施行|发布|生效")
_PASSED: Final = re.compile("会议[^。]{0,60}(?:通过|修订|修正)|令第[^。]{1,8}号公布")
_MADE_LAW: Final = re.compile(
    r"执行|实行|颁发|审议|通过|公布|修订|修正|修改|施行|实施|发布|生效|出台|颁布|制定|印发"
    r"|\b(?:passed|adopted|amended|promulgated|effect|force|issued|published|revised)\b", re.I)
_OFFICE: Final = re.compile(
    r"代?(?:省长|市长|县长|区长|旗长|镇长|乡长|主席|总理|州长|盟长|书记|主任|局长)[ 　]*[：:]?[ 　]*"
    r"([一-鿿]{2,4}(?:·[一-鿿]+)?|[一-鿿][ 　]{1,4}[一-鿿])(?=同志|作|在|于|$|\n|）|代表)"
)
_EVENTS: Final = (
    (re.compile(r"文号|发文字号|document number", re.I), re.compile(r"[一-鿿]{2,8}〔\d{4}〕\d{1,4}号")),
    (re.compile(r"连续了?(?:多少|几)年"), re.compile(r"连续([一二三四五六七八九十\d]{1,3}年)")),
    (re.compile(r"(?:多少|几)(?:年(?![来底末份])|个月)|how (?:many years|long)", re.I),
     re.compile(r"(?<![\d.])(?:\d{1,3}(?:\.\d{1,2})?|[一二三四五六七八九十百]{1,4})(?:个月|年)(?![底末度内前份月]|\d)")),
    (re.compile(r"(?:[镇县市省区乡州旗]长|主席|主任)(?:的名字)?(?:叫|是)(?:什么|啥)|谁|哪位|哪个(?=[省市县区镇乡州旗]长(?![期效远江势三])|主席|主任|书记)"
                r"|何人|\bwho\b", re.I), _OFFICE),
    (re.compile(r"哪一?年(?!哪?[一几]?个?月)|\b(?:what|which) year\b", re.I), _YEAR),
    (re.compile(""), _DATE),
)


def event_answer(query: Query, library: Library) -> Answer:
    """A date, a name, a term of years or a document's number, from the head of a report or the sentence that speaks of it; else as passage_answer."""
    pattern = next(pattern for asked, pattern in _EVENTS if asked.search(query.text))
    for statement in (*_heads(query, library, pattern), *_events(speaking(query, library, pattern), query)):
        match = _meant_date(pattern, statement.text, query) if pattern in (_DATE, _YEAR) else pattern.search(statement.text)
        if match:
            headline = _dated(_digits(match[match.lastindex or 0].strip()), statement)
            mark = of_statement(statement, 1, ())
            return Answer(query.text, query.language, f"{headline}。{ended(mark.quote)}[1]", headline, False, None, (mark,), understood=query)
    if part := _part_of_the_year(query, library):
        return part
    return refused(query, (), library.index()) if _DAY_ASKED.search(query.text) else passage_answer(query, library)


def _part_of_the_year(query: Query, library: Library) -> Answer | None:
    """“什么时候面市” of “支持某公司上半年产品面市”: the part of the year, where no sentence tells a day or a month."""
    if query.language != "zh" or not _WHEN.search(query.text) or _DAY_ASKED.search(query.text):
        return None
    asked = set(pair_keys(as_written(query.text)))
    for one in speaking(query, library, _PART_OF_YEAR):
        told = max(_PART_OF_YEAR.finditer(one.statement.text), key=lambda part: _shared(part, asked), default=None)
        if told and one.score >= SAID:
            mark, headline = of_statement(one.statement, 1, ()), told[0]
            is_planned = one.statement.role == "plan" or _MEANT_TO.search(BREAK.split(one.statement.text[: told.start()])[-1])
            years = set(one.statement.years)
            if len(years) == 1 and not headline[0].isdigit() and one.statement.evidence.metadata.kind in ("report", "plan"):
                headline = f"{min(years)}年{headline.removeprefix('年')}"
            return Answer(query.text, "zh", f"{headline}{'（计划）' if is_planned else ''}。{ended(mark.quote)}[1]", headline, False, None, (mark,), understood=query)
    return None


def _shared(part: re.Match[str], asked: set[int]) -> int:
    """How many pairs of characters the clause that a match stands in shares with what was asked."""
    before, after = BREAK.split(part.string[: part.start()])[-1], BREAK.split(part.string[part.end() :])[0]
    return len(asked.intersection(pair_keys(f"{before}{part[0]}{after}")))


def fraction_answer(query: Query, library: Library) -> Answer | None:
    """“妇女代表最少要占多大比例” of a law: 三分之一以上, the fraction of the sentence that speaks of it; None where no law does."""
    if query.language != "zh" or not _FRACTION_ASKED.search(query.text):
        return None
    asked = set(pair_keys(as_written(query.text)))
    for one in speaking(query, library, _FRACTION):
        text, mark = one.statement.text, of_statement(one.statement, 1, ())
        if one.score >= SAID and one.statement.evidence.metadata.kind == "policy":
            every = list(_FRACTION.finditer(text))
            told = max(every, key=lambda match: len(asked.intersection(pair_keys(BREAK.split(text[: match.start()])[-1]))))
            headline = "、".join(match[0] for match in every) if len(every) == 2 and _AND_THE_OTHER.search(query.text) else told[0]
            return Answer(query.text, "zh", f"{headline}。{ended(mark.quote)}[1]", headline, False, None, (mark,), understood=query)
    return None


def _heads(query: Query, library: Library, pattern: re.Pattern[str]) -> Iterator[Statement]:
    """The lines of a report's head with a date or a name, when the question asks for nothing but that."""
    years = query.report_years or tuple(period.last for period in query.periods)
    if not _ASKS_REPORT.search(query.text) or _OF_THE_REPORT.sub("", query.subject) or len(years) != 1:
        return
    index = library.index()
    reports = [document for document in index.document_order if document.metadata.kind == "report"]
    if not query.places and len({document.metadata.place for document in reports}) > 1:
        return
    month = _MONTH.search(query.text)
    given = f"{month[1]}-{int(month[2]):02d}" if month else ""  # a report given in January 2026 may call itself one of 2025
    for document in reports:
        known = document.metadata
        is_it = known.date.startswith(given) if given else known.year == years[0]
        if is_it and (not query.places or known.place in query.places):
            first = Evidence(index.passages_of(document.id)[0], document.source, known, 0.0)
            lines = statements([first], subject(query, index.keywords))
            yield from (line for line in lines if line.start < HEAD and pattern.search(line.text) and (pattern is not _DATE or _tells_the_day(line)))


def _tells_the_day(line: Statement) -> bool:
    return bool(_OCCASION.search(line.text) or _ONLY_A_DATE.fullmatch(line.text) or _CHINESE_DATE.search(line.text))


def _meant_date(pattern: re.Pattern[str], text: str, query: Query) -> re.Match[str] | None:
    """Of several dates of a sentence the one whose clause shares most with the question; a day where a day was asked for."""
    wants_day = bool(re.search("哪一?天|几[日号]|what da(?:y|te)", query.text, re.I))
    asked = set(pair_keys(as_written(query.text)))
    found = list(pattern.finditer(text))
    if in_order := _in_order(found, text, asked):
        return in_order

    def fit(match: re.Match[str]) -> tuple[bool, int]:
        until = next((other.start() for other in found if other.start() >= match.end()), len(text))  # “9月底前全线通水、12月底前建成通航”
        since = max((other.end() for other in found if other.end() <= match.start()), default=0)
        before = BREAK.split(text[since : match.start()])[-1] if match is found[0] else ""
        clause = before + match[0] + BREAK.split(text[match.end() : until])[0]
        return wants_day and bool(re.search("日|号", match[0])), len(asked.intersection(pair_keys(clause)))

    return max(found, key=fit, default=None)


def _in_order(found: Sequence[re.Match[str]], text: str, asked: set[int]) -> re.Match[str] | None:
    """“2027年、2028年分别建成甲、乙高铁”: the one of the thing asked for, None where the dates stand in no such list."""
    if len(found) < 2 or not all(text[one.end() : other.start()] in ("、", "和", "与") for one, other in pairwise(found)):
        return None
    if text.startswith("分别", found[-1].end()):
        told = BREAK.split(text[found[-1].end() + 2 :])[0]
    elif (spread := _SPREAD.search(text, 0, found[0].start())) and spread.end() == found[0].start():
        told = BREAK.split(text[: spread.start()])[-1]  # 环城东路、沅湾大桥分别于6月18日、11月26日建成通车
    else:
        return None
    items = re.split("、|和|与", told)
    shared = [len(asked.intersection(pair_keys(item))) for item in items]
    return found[shared.index(max(shared))] if len(items) == len(found) and shared.count(max(shared)) == 1 else None


def _dated(headline: str, statement: Statement) -> str:
    """“10月” of a sentence that tells of one year → “2025年10月”; of a law it may be any year's."""
    is_told_year = len(set(statement.years)) == 1 and statement.evidence.metadata.kind in ("report", "plan")
    return f"{statement.years[0]}年{headline}" if is_told_year and _NO_YEAR.match(headline) else headline


def _digits(text: str) -> str:
    """“三十年” → “30年（三十年）”; what has digits, or none to have, as it is."""
    if day := _CHINESE_DATE.fullmatch(text):
        year, month, number = (parse(part.translate({ord("○"): "〇", ord("Ｏ"): "〇"})) for part in day.groups())
        return f"{year}年{month}月{number}日"
    numeral = re.match(r"[一二三四五六七八九十百]{2,}", text)
    number = parse(numeral[0]) if numeral else None
    return f"{number}{text[len(numeral[0]) :]}（{text}）" if numeral and number else text


def _is_of_the_law(statement: Statement, query: Query) -> bool:
    """Whether a law's head tells when it was passed, which was not asked for."""
    is_head = statement.evidence.metadata.kind == "policy" and statement.start < HEAD and _PASSED.search(statement.text) is not None
    return is_head and _MADE_LAW.search(query.text) is None


def _events(found: Sequence[Spoken], query: Query) -> list[Statement]:
    """Sentences that may tell of the event asked for; the head of the report itself when the question is about giving it."""
    asks_report = _ASKS_REPORT.search(query.text) is not None and not _SAYS.search(query.text)
    heads = [one.statement for one in found if asks_report and one.statement.start < HEAD and _OCCASION.search(one.statement.text)]
    heads += [one.statement for one in found if asks_report and one.statement.start < 300 and _ONLY_A_DATE.fullmatch(one.statement.text)]
    fit = [one.statement for one in found if one.score >= EVENT and not _is_of_the_law(one.statement, query)]
    if query.role != "plan":
        fit.sort(key=lambda statement: statement.role == "plan")  # the day it was done before the day it was to be done by
    return [*sorted(heads, key=lambda statement: (-statement.coverage, statement.rank)), *fit]



"""Wording: wrong characters, terms out of use in the document's year, set phrases that are not whole, hedges that say a thing twice.

What is wrong stands in tables a clerk can mend (knowledge/wrong_words.yaml, set_phrases.yaml, terms.yaml). An old name in the title of a
law 《…》, in quotation marks or in a sentence that looks back is not flagged. Not here: style, and names of persons and offices."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from assistant.checking.statements import Statement
from assistant.figures import Renamed, load, periods
from assistant.figures.tables import SetPhrase, WrongWord
from assistant.reading import sentences
from assistant.records import Finding, Manuscript, Severity

_QUOTED: Final = re.compile(r"《[^《》\n]{1,60}》|“[^“”\n]{1,30}”|‘[^‘’\n]{1,30}’|「[^「」\n]{1,30}」")
_LOOKS_BACK: Final = re.compile(
    r"曾经|历史性|告别|全面建成|成果|国家投入形成|考核评估|胜利|收官|精神|时期|以来|五年[来间]|过去五年"
    r"|[一二三四五六七八]五”?(?:时期|期间)|完成脱贫|如期|巩固|摘帽|决胜"
)
_YEARS_REVIEWED: Final = re.compile(r"五年|四年|三年|十[一二三四五]五.{0,6}(?:回顾|情况|成就)|历程|发展成就")
_AT_MOST: Final = r"不足|不到|最多|不超过|少于|低于"
_DOUBLED: Final[tuple[tuple[re.Pattern[str], Severity], ...]] = (  # the hedges of one quantity, as they follow one another
    (re.compile(r"(?:约|大约|近|将近|接近)(?:.*)(?:左右|上下)"), "error"),
    (re.compile(r"(?:超|超过|突破|逾|不少于|不低于|至少)(?:.*)以上"), "error"),
    (re.compile(rf"(?:{_AT_MOST})(?:.*)(?:左右|上下|以上)"), "error"),
    (re.compile(r"(?:超|超过|突破|逾|至少)(?:.*)(?:左右|上下|以下|以内)"), "warning"),
    (re.compile(rf"(?:{_AT_MOST})(?:.*)(?:以下|以内|余|多)"), "warning"),
    (re.compile(r"(?:约|大约|近|将近|接近)(?:.*)(?:余|多|以上)"), "warning"),
)
LONGEST: Final = 400  # characters to either side in which a sentence is looked for
MOST_PLACES: Final = 200  # of one term that are looked at
FEWEST_PHRASES: Final = 2  # of a set, in one sentence, before the rest is missed


def word_findings(text: str, year: int) -> Iterator[Finding]:
    """Wrong characters, each where it stands; year 0: not known, taken for today."""
    for row in load().wrong_words:
        if 0 < year < row.first:
            continue
        for match in re.finditer(re.escape(row.wrong), text):
            if _is_wrong(text, match.start(), match.end(), row):
                why = f"（{row.note}）" if row.note else ""
                yield Finding(row.level, "wrong_word", f"“{row.wrong}”应为“{row.right}”{why}。请改正。", match.start(), match.end(), row.right)


def hedge_findings(statements: Sequence[Statement]) -> Iterator[Finding]:
    """「约50户左右」, 「超过90%以上」: one of the two hedges has to go."""
    for statement in statements:
        for quantity in statement.quantities:
            level = next((level for pattern, level in _DOUBLED if pattern.fullmatch(quantity.hedge.replace("至", ""))), None)
            if level:
                told = f"“{quantity.text}”前后的说法重复或矛盾。请只留一个。"
                yield Finding(level, "doubled_hedge", told, quantity.start, quantity.end)


def term_findings(manuscript: Manuscript) -> Iterator[Finding]:
    """Terms out of national use in the year of the document, once each. Places may go on using them: never an error.

    A document without a year has none. A part that reviews may be about the year before, one that reviews several years about any."""
    text, year = manuscript.text, manuscript.metadata.year
    outdated = sorted((row for row in load().terms if 0 < row.last < year), key=lambda row: -len(row.term))
    if not outdated:
        return
    kept, reviewing, taken = (bytearray(len(text)) for _ in range(3))  # marks on the characters of the text
    for match in _QUOTED.finditer(text):
        _mark(kept, *match.span())
    for section in manuscript.sections:
        if _YEARS_REVIEWED.search("".join(section.heading_path)):
            _mark(kept, section.start, section.end)
        elif section.role == "result":
            _mark(reviewing, section.start, section.end)
    for row in outdated:
        spans = [match.span() for match in islice(re.finditer(re.escape(row.term), text), MOST_PLACES)]
        free = [(start, end) for start, end in spans if not taken[start] and not kept[start] and not (row.last == year - 1 and reviewing[start])]
        for span in spans:
            _mark(taken, *span)
        if used := [span for span in free if not _is_recalled(text, span, row)]:
            yield _dated(row, used, year)


def phrase_findings(text: str, year: int) -> Iterator[Finding]:
    """Set phrases with a part missing or out of order, sentence by sentence."""
    rows = [row for row in load().set_phrases if not row.first or year >= row.first]
    for start, end in sentences(text, 0, len(text)):
        for row in rows:
            yield from _phrase(text, start, end, row)


def _is_wrong(text: str, start: int, end: int, row: WrongWord) -> bool:
    if text.startswith(row.not_before, end) or text.endswith(row.not_after, 0, start):
        return False
    return not row.before or any(text[end : end + 1].isdigit() if word == "数字" else text.startswith(word, end) for word in row.before)


def _mark(marks: bytearray, start: int, end: int) -> None:
    marks[start:end] = b"\1" * (end - start)


def _is_recalled(text: str, span: tuple[int, int], row: Renamed) -> bool:
    """Inside its own successor (巩固拓展脱贫攻坚成果), named as the former one (原…局), or in a sentence about the years it belongs to."""
    start, end = span
    for new in row.now:
        at = new.find(row.term)
        if at >= 0 and text.startswith(new, start - at):
            return True
    reach = max(0, start - LONGEST)
    first = max(max(text.rfind(mark, reach, start) for mark in "。！？\n") + 1, reach)
    last = min((at for mark in "。！？\n" if (at := text.find(mark, end, end + LONGEST)) >= 0), default=end + LONGEST)
    if _LOOKS_BACK.search(text[first:last]) or text[max(0, start - 3) : start].endswith(("原", "原农村", "原国家", "原县")):
        return True
    return any(mention.period.last and mention.period.last <= row.last for mention in periods(text[first:last]))


def _dated(row: Renamed, spans: Sequence[tuple[int, int]], year: int) -> Finding:
    now = f"现在一般说“{'”或“'.join(row.now)}”" if row.now else "现在一般不再用"
    times = f"（共{len(spans)}处）" if len(spans) > 1 else ""
    note = f"（{row.note}）" if row.note and row.note != "待核" else ""
    told = f"“{row.term}”{times}在{year}年已不是通行说法，{now}{note}。请核对本年用语；回顾当年的可以保留。"
    return Finding(row.level, "dated_term", told, *spans[0], row.now[0] if row.now else "")


def _phrase(text: str, start: int, end: int, row: SetPhrase) -> Iterator[Finding]:
    places = [text.find(phrase, start, end) for phrase in row.phrases]
    there = [at for at in places if at >= 0]
    if len(there) < FEWEST_PHRASES:
        return
    first = min(there)
    last = max(at + len(phrase) for at, phrase in zip(places, row.phrases, strict=True) if at >= 0)
    full = row.note or "、".join(row.phrases)
    missing = [phrase for at, phrase in zip(places, row.phrases, strict=True) if at < 0]
    if missing:
        told = f"固定表述不完整，缺“{'”“'.join(missing)}”。完整写法：{full}。请核对。"
        yield Finding("warning", "set_phrase_incomplete", told, first, last)
    elif there != sorted(there):
        yield Finding("warning", "set_phrase_order", f"固定表述次序不对。规范次序：{full}。请核对。", first, last)

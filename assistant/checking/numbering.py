"""Numbering: headings repeated, skipped or not starting at one; 一是 without 二是; “1、” beside “1.”; a 关于…的 title without its kind.

A number is only missed when it stands nowhere near as a number, so a heading that was not recognised is no fault. Nothing here is an error
(必错): a clerk may have left a number out on purpose. Not here: what a heading looks like (reading), 第一条 of laws, lists with ① or （1）."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from assistant.reading import numbered
from assistant.records import Finding, Manuscript, Section

_COUNTED: Final = ("一、", "（一）", "1.")
_POINT: Final = re.compile(r"(?:(?<=[。；：，,;:\n])|(?<=——)|^)(?P<number>[一二三四五六七八九十]{1,2})是(?!否|非)", re.MULTILINE)
_COMMA_AFTER_BRACKET: Final = re.compile(r"^[（(][一二三四五六七八九十百]{1,4}[)）]、", re.MULTILINE)
_COMMA_NUMBER: Final = re.compile(r"^\d{1,3}、(?=[一-鿿“《])", re.MULTILINE)
_DOT_NUMBER: Final = re.compile(r"^\d{1,3}[.．](?=[一-鿿“《])", re.MULTILINE)
_KINDS: Final = (
    "报告|总结|计划|要点|方案|意见|通知|通报|公报|公告|通告|决定|决议|请示|批复|议案|函|纪要|命令|令|办法|条例|规定|细则|规划|纲要|讲话|汇报|说明|情况|清单|建议|预案|规则|章程|制度|提案|答复|复函|公示|倡议书|简报|信息|指南|措施|法|解释"
)
_ABOUT: Final = re.compile(r".{0,40}关于.{2,60}")
_OF_A_KIND: Final = re.compile(rf".*(?:{_KINDS})(?:[（(〔【].{{1,20}}[)）〕】])?")
LONGEST_TITLE: Final = 80
FEWEST_DOTS: Final = 2
CHINESE: Final = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class _Heading:
    """A counted heading: its style, number, place in the text, and the headings above it."""

    section: Section
    style: str
    number: int


def numbering_findings(manuscript: Manuscript) -> Iterator[Finding]:
    """Everything about numbers of headings and points, and the title."""
    for siblings in _siblings(manuscript):
        yield from _counting(manuscript.text, siblings)
    yield from _points(manuscript)
    yield from _style(manuscript.text)
    yield from _title(manuscript)


def _siblings(manuscript: Manuscript) -> Iterator[list[_Heading]]:
    """Headings of one style under one heading, in order. A part or chapter between them starts a new row."""
    rows: dict[tuple[tuple[str, ...], str], list[_Heading]] = {}
    for section in manuscript.sections:
        line = numbered(section.heading) if section.heading else None
        style = line.style if line else ""
        if section.level <= 1 and style not in _COUNTED:
            yield from rows.values()
            rows = {}
        if not line or style not in _COUNTED or not line.number:
            continue
        for key in [key for key in rows if len(key[0]) >= section.level and key != (section.heading_path[:-1], style)]:
            yield rows.pop(key)
        rows.setdefault((section.heading_path[:-1], style), []).append(_Heading(section, style, line.number))
    yield from rows.values()


def _counting(text: str, row: Sequence[_Heading]) -> Iterator[Finding]:
    first = row[0]
    if first.number > 1 and len(row) > 1 and not _stands(text, first.style, 1, 0, first.section.start):
        told = f"“{_short(first)}”是这一组的第一个，序号却不是{_written(first.style, 1)}。请核对是否漏了标题或编错序号。"
        yield Finding("warning", "number_first", told, *_span(first))
    there = {heading.number for heading in row}
    for left, right in pairwise(row):
        if right.number == left.number:
            told = f"序号{_written(right.style, right.number)}重复：前面已有“{_short(left)}”。请改为{_written(right.style, left.number + 1)}，并顺改后面的序号。"
            yield Finding("warning", "number_repeated", told, *_span(right))
        elif right.number > left.number + 1 and left.number + 1 not in there and not _stands(text, right.style, left.number + 1, left.section.start, right.section.start):
            told = f"“{_short(left)}”之后缺{_written(right.style, left.number + 1)}，直接到了{_written(right.style, right.number)}。请核对是否漏了标题或编错序号。"
            yield Finding("warning", "number_skipped", told, *_span(right))


def _stands(text: str, style: str, number: int, start: int, end: int) -> bool:
    """Whether the missing number stands somewhere between, in whatever brackets: then only its heading was not recognised."""
    chinese = _chinese(number)
    marks = ("{}.", "{}．", "{}、") if style == "1." else ("{}、", "（{}）", "({})", "{}.", "{}是", "{} ")
    return any(text.find(mark.format(number if style == "1." else chinese), start, end) >= 0 for mark in marks)


def _points(manuscript: Manuscript) -> Iterator[Finding]:
    """一是…二是… within each section."""
    text = manuscript.text
    for section in manuscript.sections:
        found = [(match, _value(match["number"])) for match in _POINT.finditer(text, section.body, section.end)]
        runs: list[list[tuple[re.Match[str], int]]] = []
        for match, number in found:
            if number == 1 or not runs:
                runs.append([])
            runs[-1].append((match, number))
        alone = sum(len(run) == 1 for run in runs)
        for run in runs:
            if len(run) > 1 or alone == 1:  # “一是…，一是…” lists without numbers
                yield from _run(run)


def _run(run: Sequence[tuple[re.Match[str], int]]) -> Iterator[Finding]:
    match, number = run[0]
    if number != 1:
        return
    if len(run) == 1:
        told = "有“一是”，这一节里却没有“二是”。请核对是否漏写；只有一点的，删去“一是”。"
        yield Finding("hint", "point_alone", told, *match.span())
    for (_, left), (match, right) in pairwise(run):
        if right == left:
            yield Finding("warning", "point_repeated", f"“{_chinese(right)}是”重复。请改为“{_chinese(right + 1)}是”，并顺改后面的序号。", *match.span())
        elif right > left + 1:
            told = f"“{_chinese(left)}是”之后缺“{_chinese(left + 1)}是”，直接到了“{_chinese(right)}是”。请核对。"
            yield Finding("warning", "point_skipped", told, *match.span())


def _style(text: str) -> Iterator[Finding]:
    for match in _COMMA_AFTER_BRACKET.finditer(text):
        wanted = match.group().removesuffix("、")
        yield Finding("warning", "comma_after_bracket", f"“{match.group()}”：括号序号后不加顿号。请改为“{wanted}”。", *match.span(), wanted)
    commas, dots = list(_COMMA_NUMBER.finditer(text)), list(_DOT_NUMBER.finditer(text))
    if commas and len(dots) >= FEWEST_DOTS:
        told = f"序号“1、”（{len(commas)}处）和“1.”（{len(dots)}处）混用。请统一用“1.”。"
        yield Finding("warning", "mixed_numbers", told, *commas[0].span(), commas[0].group().replace("、", "."))


def _title(manuscript: Manuscript) -> Iterator[Finding]:
    """Only a title 关于… of the text itself is looked at: others may be names of anything."""
    title = manuscript.metadata.title
    at = manuscript.text.find(title) if title else -1
    if 0 <= at < LONGEST_TITLE * 3 and len(title) <= LONGEST_TITLE and _ABOUT.fullmatch(title) and not _OF_A_KIND.fullmatch(title):
        told = "标题“关于……”后面没有文种（报告、总结、通知、请示等）。请补上。"
        yield Finding("hint", "title_without_kind", told, at, at + len(title))


def _span(heading: _Heading) -> tuple[int, int]:
    return heading.section.start, heading.section.start + len(heading.section.heading)


def _short(heading: _Heading) -> str:
    return heading.section.heading[:20]


def _written(style: str, number: int) -> str:
    return {"一、": f"“{_chinese(number)}、”", "（一）": f"“（{_chinese(number)}）”"}.get(style, f"“{number}.”")


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return CHINESE[ones]
    return ("" if tens == 1 else CHINESE[tens]) + "十" + (CHINESE[ones] if ones else "")


def _value(chinese: str) -> int:
    """一…十九 → 1…19."""
    return 10 * chinese.startswith("十") + CHINESE.index(chinese[-1]) * (chinese != "十")

"""Headings: what one line looks like – its numbering, and where a run-in title ends.

“（一）经济运行持续向好。全年…” → style（一）, number 1, title up to the first 。  Not here: whether the line is a heading at all in its
document, and its level (outline.py); “一是…二是…”, which is a sentence."""

import re
from dataclasses import dataclass
from typing import Final

RANKS: Final = {"part": 0, "编": 1, "章": 2, "节": 3, "一、": 4, "条": 5, "（一）": 6, "1.": 7, "1.1": 8, "（1）": 9, "①": 10, "plain": 11}
ARTICLE: Final = "条"

STAND_ALONE_LONGEST = 80
RUN_IN_LONGEST = 50
LABEL_LONGEST = 20  # “产业发展：全年…”
PLAIN_LONGEST = 26  # an unnumbered heading

_CHINESE = "一二三四五六七八九十百千零〇两"
_NUMBERED = re.compile(
    rf"第(?P<chapter>[{_CHINESE}\d]{{1,5}})(?P<unit>部分|分编|编|章|节)(?=[ 、:：]|$|[^的和至，]{{2,30}}$)"
    rf"|第(?P<article>[{_CHINESE}\d]{{1,9}})条(?P<sub>之[{_CHINESE}])?(?P<gap> *)"
    rf"|(?P<cn>[{_CHINESE}]{{1,4}})[、．.]"
    rf"|[（(](?P<cnb>[{_CHINESE}]{{1,4}})[)）]、?"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,3}) (?=[一-鿿])"
    r"|(?P<no>\d{1,3})(?:[、．]|\.(?!\d)) *"
    r"|[（(](?P<nob>\d{1,2})[)）]、?"
    r"|(?P<ring>[①-⑳])"
)
_SENTENCE_END = re.compile(r"[。！？；]")
_NOT_A_REFERENCE = re.compile(r"[^第和至或、，,规款的中所项之及与以]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that may be a heading: title_end is where its own title ends in the line, run_in whether text follows it there.

    open_end: the line ends with ； or ，or is too long, so it is an item of a list, whatever its number."""

    style: str
    number: int
    title_end: int
    run_in: bool
    open_end: bool
    full_stop: bool


def numbered(line: str) -> Line | None:
    """How the line is numbered, or None for an unnumbered one."""
    if line[0] not in _FIRST:
        return None
    match = _NUMBERED.match(line)
    if match is None:
        return None
    if match["article"]:
        return _article(line, match)
    style, number = _style(match)
    return _titled(line, style, number, match.end())


def plain(line: str) -> bool:
    """A short unnumbered line without punctuation that could stand as a heading between paragraphs."""
    return 3 <= len(line) <= PLAIN_LONGEST and _PLAIN.fullmatch(line) is not None and _NOT_PLAIN.match(line) is None


def bare(heading: str) -> str:
    """A heading line as it is shown: without the punctuation that ends it."""
    return heading.rstrip("。！？；：:，、 ")


_FIRST = frozenset(f"第（({_CHINESE}0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_PLAIN = re.compile(r"[一-鿿“”《》、，\d ]+")
_NOT_PLAIN = re.compile(
    r"各位|同志|来源|时间|.*(?:省长|市长|县长|区长|镇长|乡长|主任|主席|书记) ?[一-鿿 ]{2,4}$"
    r"|[一二三四五六七八九十]+是|.*\d(?!\d{0,3}年)|[，、]|.*[，、的]$|附件|说明$"
)


def _style(match: re.Match[str]) -> tuple[str, int]:
    if match["chapter"]:
        unit = {"部分": "part", "分编": "编"}.get(match["unit"], match["unit"])
        return unit, chinese_number(match["chapter"])
    for group, style in (("cn", "一、"), ("cnb", "（一）")):
        if match[group]:
            return style, chinese_number(match[group])
    if match["dotted"]:
        return "1.1", int(match["dotted"].rsplit(".", 1)[1])
    for group, style in (("no", "1."), ("nob", "（1）")):
        if match[group]:
            return style, int(match[group])
    return "①", ord(match["ring"]) - ord("①") + 1


def _article(line: str, match: re.Match[str]) -> Line | None:
    """“第三十八条 国家…”: the heading is the number alone; “第三条规定的…” is a sentence."""
    rest = line[match.end() :]
    if rest and not match["gap"] and not (_NOT_A_REFERENCE.match(rest) and len(rest) > 4):
        return None
    end = match.end() - len(match["gap"])
    if rest[:1] == "【" and "】" in rest[:40]:
        end = match.end() + rest.index("】") + 1
    return Line(ARTICLE, chinese_number(match["article"]), end, bool(rest), False, False)


def _titled(line: str, style: str, number: int, start: int) -> Line | None:
    stop = _SENTENCE_END.search(line, start)
    if stop is None:
        label = line.find("：", start)
        if 0 < label < len(line) - 1 and label - start <= LABEL_LONGEST:
            return Line(style, number, label + 1, True, False, False)
        return Line(style, number, len(line), False, len(line) > STAND_ALONE_LONGEST or line[-1] in "，、", False)
    last = stop.end() == len(line)
    if stop[0] == "；":
        return Line(style, number, len(line), False, True, False)
    label = line.find("：", start, stop.start())
    if 0 < label - start <= LABEL_LONGEST:
        return Line(style, number, label + 1, True, False, False)
    if stop.end() - start > (STAND_ALONE_LONGEST if last else RUN_IN_LONGEST):
        return Line(style, number, len(line), False, True, False)
    end = stop.end()
    while end < len(line) and line[end] in "”’）)】》":
        end += 1
    return Line(style, number, end, end < len(line), False, True)


def chinese_number(text: str) -> int:
    """“二十三” → 23, “12” → 12; 0 when the characters make no number."""
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for character in text:
        if character in "千百十":
            total += max(digit, 1) * {"千": 1000, "百": 100, "十": 10}[character]
            digit = 0
        else:
            digit = max("零一二三四五六七八九".find(character), 2 if character == "两" else 0)
    return total + digit

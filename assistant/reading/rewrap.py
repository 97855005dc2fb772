"""Printed lines → paragraphs: a line that fills the measure and goes on is joined with the next; numbers keep their digits together.
A text file of whole paragraphs may have one broken in mid sentence; its halves are joined again. Not here: where the lines come from."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.reading.headings import ARTICLE, numbered
from assistant.reading.noise import PAGE_NUMBER, reason_anywhere

PARAGRAPH: Final = 40  # characters: a shorter line may be a heading, a label, a row or a name, and is never taken for half a paragraph
FEWEST_BLOCKS: Final = 10  # of running text, to know how a file parts its paragraphs
FEWEST_ARTICLES: Final = 3  # from three “第X条” on, a text is a law, whose lines stand as they were passed
_SENTENCE_END: Final = re.compile(r"[。！？!?；;：:][”’」）)\"']?$")
_HEADING: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百零〇\d]{1,5}[章节条编]|\d{1,2}[.．、](?!\d)"
)
_INNER_PAUSE: Final = re.compile(r"[，。；]")
_LEADS_ON: Final = re.compile(r"[，、的和与及或在于对以把将被由为从向到至比较达约近超共各每是\d]$")  # no sentence ends with one of these
_OPENS: Final = re.compile(  # what a paragraph of its own begins with
    r"[—–\-*•·●◆■★▲◎○]|[一二三四五六七八九十]{1,3}(?:是|要|、|[．.])|其[一二三四五六七八九十][，、是]|各位|同志们|附[件表录：:]|注[：:]|特此|以上|总之|此外|同时|"
    r"(?:过去|一年来|五年来|回顾|今年|去年|全年|当前|目前|下一步|新的一年|为此|对此|在此|我们|工作中)|[^，。；：]{1,20}[：:]"
)
_OPENS_WITH_DATE: Final = re.compile(r"(?:19|20)\d\d ?年")
_INVISIBLE_LINE: Final = "\u200b"
_PAGE_NUMBER: Final = re.compile(r"[-—－–·\s]*(第\s*)?\d{1,4}(\s*页)?(\s*[/／]?\s*(共\s*)?\d{1,4}(\s*页)?)?[-—－–·\s]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. start, end: its edges, size: of its letters, all in points; aside: page number or header."""

    text: str
    page: int
    start: float
    end: float
    size: float
    aside: bool = False


def is_page_number(text: str) -> bool:
    """“— 3 —”, “3”, “第3页 共9页”; ask only about the first and last line of a page."""
    return bool(_PAGE_NUMBER.fullmatch(text.strip()))


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """Paragraphs in order; an aside inside a paragraph that runs over the page follows it."""
    body = [line for line in lines if not line.aside]
    if not body:
        return [line.text for line in lines]
    size = Counter(round(line.size) for line in body for _ in line.text).most_common(1)[0][0]
    usual = [line for line in body if abs(line.size - size) < 1]
    left = _edge([line.start for line in usual], lowest=True)
    right = _edge([line.end for line in usual], lowest=False)
    indented = sum(1 for line in usual if line.start > left + 1.4 * line.size) * 12 > len(usual)
    out: list[str] = []
    asides: list[str] = []
    last: Line | None = None
    for line in lines:
        if line.aside:
            asides.append(line.text)
        elif last and out and _goes_on(last, line, left=left, right=right, indented=indented):
            out[-1] = joined(out[-1], line.text)
            last = line
        else:
            out += asides
            asides = []
            out.append(line.text)
            last = line
    return out + asides


def _edge(values: list[float], *, lowest: bool) -> float:
    """The outermost edge that at least a twentieth of the lines share, within two points."""
    counts = Counter(round(value / 2) for value in values)
    shared = [place for place, count in counts.items() if (count + counts[place - 1] + counts[place + 1]) * 20 >= len(values)]
    return 2.0 * (min(shared) if lowest else max(shared)) if shared else (min(values) if lowest else max(values))


def _goes_on(last: Line, line: Line, *, left: float, right: float, indented: bool) -> bool:
    if abs(last.size - line.size) > 1 or line.start > left + 0.8 * line.size:
        return False
    if (
        last.end + _width(line.text) * line.size < right - 0.6 * line.size
    ):  # there was room for the next word: the line was ended on purpose
        return False
    ends = bool(_SENTENCE_END.search(last.text))
    if indented:  # a paragraph shows by its indent; only an outdented heading after a finished sentence needs its number to be told
        return not (ends and _HEADING.match(line.text))
    return not ends and not _HEADING.match(line.text)


def _width(text: str) -> float:
    """Of what cannot be parted at the start of a line, in letters: a Latin word or figure, or one character with its punctuation."""
    found = re.match(r"[\x21-\x7e]+[，。、；：！？）》”%]*|.[，。、；：！？）》”]*", text)
    return sum(0.5 if char.isascii() else 1.0 for char in found.group()) if found else 1.0


def joined(first: str, second: str) -> str:
    """Two halves of a paragraph: a space between Latin words only, never inside a number."""
    if re.search(r"[A-Za-z,.;:)]$", first) and re.match(r"[A-Za-z(]", second):
        return f"{first} {second}"
    if re.search(r"[A-Za-z]$", first) and second[:1].isdigit():
        return f"{first} {second}"
    return first + second


def rejoined(lines: Sequence[str]) -> list[str]:
    """The lines of a text file without the blanks around them; the halves of a paragraph that was broken in mid sentence are one line again.

    Only in a file whose long lines are whole paragraphs, and in no law. A page number between the halves follows them."""
    lines = _whole_blocks(lines)
    bare = [line.strip() for line in lines]
    if not _has_whole_paragraphs(bare) or _is_law(bare):
        return bare
    is_indented = _is_indented(lines)
    out: list[str] = []
    asides: list[str] = []
    for raw, line in zip(lines, bare, strict=True):
        half = out[-1] if out and is_half(out[-1]) else ""
        if half and _is_aside(line, half):
            asides.append(line)
        elif half and not (is_indented and _indent(raw) > 1) and _completes(half, line, sure=is_indented or _INVISIBLE_LINE in asides):
            out[-1] = joined(half, line)
        else:
            out += [*asides, line]
            asides = []
    return out + asides


def _whole_blocks(lines: Sequence[str]) -> list[str]:
    """Paragraphs that blank lines part and a web page broke at its links are one line again: “新建⏎高速铁路⏎投产里程超过1900公里”.

    Only where blocks of running text all end as sentences do, so that a line without an end is no paragraph."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        else:
            blocks += [[line], []]
    prose = [block for block in blocks if _is_prose(block)]
    if len(prose) < FEWEST_BLOCKS or sum(1 for block in prose if _SENTENCE_END.search(block[-1].rstrip())) * 20 < len(prose) * 19:
        return list(lines)
    return [line for block in blocks for line in (_mended(block) if _is_prose(block) else block)]


def _is_prose(block: Sequence[str]) -> bool:
    return sum(map(len, block)) >= PARAGRAPH


def _mended(block: Sequence[str]) -> list[str]:
    out: list[str] = []
    for line in block:
        before = out[-1].strip() if out else ""
        is_begun = bool(before) and not _SENTENCE_END.search(before) and not numbered(before)
        if is_begun and (len(out) > 1 or _INNER_PAUSE.search(before) or not re.search(r"\w", before)) and not numbered(line.strip()):
            out[-1] = joined(out[-1].rstrip(), line.strip(" \t\u3000\u200b\n"))
        else:
            out.append(line)
    return out


def _is_aside(line: str, half: str) -> bool:
    """A page number, or the line of invisible characters by which a web page parts its pages; “广义货币M⏎2” is neither."""
    return line == _INVISIBLE_LINE or (reason_anywhere(line) == PAGE_NUMBER and not (half[-1].isascii() and half[-1].isalpha()))


def _has_whole_paragraphs(lines: Sequence[str]) -> bool:
    long = [line for line in lines if len(line) >= PARAGRAPH // 2 and _INNER_PAUSE.search(line)]
    return sum(1 for line in long if _SENTENCE_END.search(line)) * 3 >= len(long) * 2


def _is_law(lines: Sequence[str]) -> bool:
    found = (numbered(line) for line in lines if line.startswith("第"))
    return sum(1 for line in found if line and line.style == ARTICLE) >= FEWEST_ARTICLES


def _is_indented(lines: Sequence[str]) -> bool:
    """Whether nearly every paragraph begins with blanks, so that one without them is the rest of another."""
    long = [line for line in lines if len(line.strip()) >= PARAGRAPH]
    return len(long) >= 3 and sum(1 for line in long if _indent(line) > 1) * 5 >= len(long) * 4


def _indent(line: str) -> int:
    return sum(2 if char in "\u3000\t" else 1 for char in line[: len(line) - len(line.lstrip())])


def is_half(line: str) -> bool:
    """A long line of running text that stops without the end of a sentence."""
    if len(line) < PARAGRAPH or _SENTENCE_END.search(line) or not _INNER_PAUSE.search(line) or (line[0] in "（(" and line[-1] in "）)"):
        return False
    heading = numbered(line)
    return heading is None or heading.run_in or heading.open_end


def _completes(half: str, line: str, *, sure: bool) -> bool:
    """Whether a line is the rest of a half. sure: it lacks the indent of a paragraph, or stands after a page break.

    Two long lines without any such sign stay apart: a full stop forgotten is as likely as a line broken."""
    if numbered(line):
        return False
    ends = _SENTENCE_END.search(line) is not None or (sure and is_half(line))
    if half[-1] in "，、":
        return ends or not _OPENS.match(line)
    if not ends or (_OPENS.match(line) and not sure):
        return False
    if sure or _LEADS_ON.search(half):
        return True
    if _OPENS_WITH_DATE.match(line):
        return False
    return line[0].isdigit() or line[0] in "“‘" or len(line) < PARAGRAPH

"""Printed lines → paragraphs: a line that fills the measure and goes on is joined with the next; numbers keep their digits together.
Not here: where the lines come from."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_SENTENCE_END: Final = re.compile(r"[。！？!?；;：:][”’」）)\"']?$")
_HEADING: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百零〇\d]{1,5}[章节条编]|\d{1,2}[.．、](?!\d)"
)
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

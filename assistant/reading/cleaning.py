"""Cleaning: blocks as a reader found them → the document's own lines, one unit of width, noise set aside and reported.

Cleaning a cleaned text changes nothing. Inside a line a character is only ever replaced by one character (％ → %), except that
invisible characters go and a title written with blanks (总　则) is closed up. Not here: what noise is (noise.py), headings (outline.py)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from assistant.reading.noise import reason_anywhere, reasons_at_the_edges
from assistant.records import Block, NoiseLine

_INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_WIDTHS: Final[dict[int, str | None]] = (
    {ord(wide): chr(ord(wide) - 0xFEE0) for wide in "０１２３４５６７８９％．／＋"}
    | {code: chr(code - 0xFEE0) for first, last in (("Ａ", "Ｚ"), ("ａ", "ｚ")) for code in range(ord(first), ord(last) + 1)}
    | {ord("﹔"): "；", ord("﹐"): "，", ord("﹕"): "：", ord("﹪"): "%", ord("\u3000"): " ", ord("\u00a0"): " ", ord("\t"): " "}
    | dict.fromkeys((ord(character) for character in _INVISIBLE), None)
    | {code: None for code in range(32) if chr(code) not in "\t\n\r\v\f\x1c\x1d\x1e"}
    | dict.fromkeys(range(0x2000, 0x200B), " ")
)
_MARKDOWN = re.compile(r"(?:#{1,6} +)+")
_SPACED_LINE = re.compile(r"(?:[一-鿿] +)+[一-鿿]")
_SPACED_CHAPTER = re.compile(r"(第[一二三四五六七八九十百零\d]{1,5}(?:编|章|节)) +((?:[一-鿿] +)+[一-鿿])")
_CANNOT_START = frozenset("，。、；：！？》）”’」』】%")
_CANNOT_END = frozenset("《（“‘「『")
_ENDS_SENTENCE = frozenset("。！？")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """text: the kept lines joined by newlines; levels: (offset of a line, heading level the file gave it); noise as it was found."""

    text: str
    levels: tuple[tuple[int, int], ...]
    noise: tuple[NoiseLine, ...]


def cleaned(blocks: Iterable[Block], *, is_noise_free: bool = False) -> Cleaned:
    """The document's own lines. Table rows and headings are lines like any other; no blank lines are left.

    is_noise_free: the text is a record of a collection, not a file somebody printed or saved from the web; no line is noise then.
    """
    lines = [(line, level) for block in blocks for line, level in _lines(block)]
    noise: list[NoiseLine] = []
    kept, dropped = (_joined(lines), noise) if is_noise_free else _without_noise_anywhere(_joined(lines))
    noise += dropped
    while not is_noise_free:  # what the edges are shows anew when a line went; ends because every round takes lines away
        reasons = reasons_at_the_edges([line for line, _ in kept], seen_noise=bool(noise))
        noise += [NoiseLine(kept[index][0], why) for index, why in sorted(reasons.items())]
        rest = _joined([line for index, line in enumerate(kept) if index not in reasons])
        if len(rest) == len(kept):
            break
        kept, dropped = _without_noise_anywhere(rest)
        noise += dropped
    offset, levels = 0, []
    for line, level in kept:
        if level:
            levels.append((offset, level))
        offset += len(line) + 1
    return Cleaned("\n".join(line for line, _ in kept), tuple(levels), tuple(noise))


def unified(line: str) -> str:
    """One line with one width: “９５．６％” → “95.6%”; blanks at the ends and invisible characters go."""
    line = line.translate(_WIDTHS).strip()
    if " " not in line or len(line) > 60:
        return line
    if _SPACED_LINE.fullmatch(line):
        return line.replace(" ", "") if line.count(" ") > 1 or "  " in line else line
    if chapter := _SPACED_CHAPTER.fullmatch(line):
        return f"{chapter[1]} {chapter[2].replace(' ', '')}"
    return line


def _lines(block: Block) -> list[tuple[str, int]]:
    found = []
    for raw in block.text.splitlines():
        line, level = unified(raw), block.level
        if line.startswith("#") and (mark := _MARKDOWN.match(line)):
            level = level or mark[0].count("#")
            line = unified(line[mark.end() :])
        if line:
            found.append((line, level))
    return found


def _without_noise_anywhere(lines: list[tuple[str, int]]) -> tuple[list[tuple[str, int]], list[NoiseLine]]:
    kept, noise = [], []
    for line in lines:
        if why := reason_anywhere(line[0]):
            noise.append(NoiseLine(line[0], why))
        else:
            kept.append(line)
    return kept, noise


def _joined(lines: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """A line that starts with “，” or follows “《” was broken by the page, not by the writer: one line again."""
    joined: list[tuple[str, int]] = []
    for line, level in lines:
        if joined and not level and _continues(joined[-1][0], line):
            joined[-1] = (joined[-1][0] + line, joined[-1][1])
        else:
            joined.append((line, level))
    return joined


def _continues(before: str, line: str) -> bool:
    last = before[-1]
    if line[0] in _CANNOT_START:
        return last not in _ENDS_SENTENCE or line[0] in "”’」』）》"
    return last in _CANNOT_END or (line.isdecimal() and len(line) <= 2 and last.isascii() and last.isalpha())

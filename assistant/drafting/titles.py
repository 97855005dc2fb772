"""Lines of a title: 「关于清河镇2021年工作总结及2022年工作计划的报告」 in two or three lines, broken between words, shaped like a trapezoid.

Widths are counted in Chinese characters (a digit is half of one). Words are known from the tables of knowledge/; a run of unknown characters
is kept whole while it is short. Not here: fonts and places on the page (word.py)."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from math import ceil
from typing import Final

from assistant.figures import load

_DIGITS: Final = re.compile(r"\d[\d.,—－–~～至-]*(?:年度|周年|年代|[年月日号届次期个%％])?|[A-Za-z][A-Za-z0-9-]*")
_QUOTED: Final = re.compile(r"[《“（〔【][^《》“”（）〔〕【】]{1,10}[》”）〕】]")
_NOT_FIRST: Final = frozenset("的之地得等》”）〕】，、。：；！？")
_NOT_LAST: Final = frozenset("《“（〔【")
_JOINS: Final = frozenset("和及与暨")  # start a line rather than end one
LONGEST_UNKNOWN: Final = 12  # characters of a run of unknown ones that stays whole
MOST_WORDS: Final = 40  # beyond, a title is no title and is left to the program that shows it
MOST_LINES: Final = 4


def title_lines(title: str, room: float, words: Sequence[str] = ()) -> tuple[str, ...]:
    """The title in as few lines as fit room (in characters); joined they are the title again. words: further words never broken.

    A title that fits stands alone; one that cannot be broken so that its lines fit is given back whole."""
    if width(title) <= room:
        return (title,)
    parts = _glued(_tokens(title, frozenset(words) | _known()))
    if len(parts) > MOST_WORDS:
        return (title,)
    for count in range(max(2, ceil(width(title) / room)), MOST_LINES + 1):
        broken = [lines for cut in combinations(range(1, len(parts)), count - 1) if max(map(width, lines := _cut(parts, cut))) <= room]
        if broken:
            return min(broken, key=_roughness)
    return (title,)


def width(text: str) -> float:
    """Width in Chinese characters: half of one for digits, Latin letters and half-width signs."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def _cut(parts: Sequence[str], places: tuple[int, ...]) -> tuple[str, ...]:
    return tuple("".join(parts[first:last]) for first, last in pairwise((0, *places, len(parts))))


def _roughness(lines: tuple[str, ...]) -> float:
    """Lower is better looking: even lines that grow or shrink steadily (梯形) or swell in the middle (菱形), no 关于 or 和 at a line's end."""
    widths = [width(line) for line in lines]
    steps = [right - left for left, right in pairwise(widths)]
    rough = (max(widths) - min(widths)) + sum(abs(step) < 1 for step in steps) * 2.0  # two equal lines make a box
    hollow = any(left < 0 < right for left, right in pairwise(steps))  # 沙漏形
    ends = sum(line[-1] in _JOINS or line.endswith("关于") for line in lines[:-1])
    turns = sum(line[0] in _JOINS for line in lines[1:]) + sum(line.startswith("关于") for line in lines[1:]) * 8
    return rough + hollow * 20 + ends * 20 - turns


def _glued(tokens: Iterator[str]) -> list[str]:
    """Tokens with what may not start or end a line joined to its neighbour."""
    parts: list[str] = []
    for token in tokens:
        if parts and (token[0] in _NOT_FIRST or parts[-1][-1] in _NOT_LAST):
            parts[-1] += token
        else:
            parts.append(token)
    return parts


def _tokens(title: str, words: frozenset[str]) -> Iterator[str]:
    longest = max(map(len, words), default=1)
    at = unknown = 0
    while at < len(title):
        end = _word_end(title, at, words, longest)
        if end == at:
            at += 1
            if at - unknown < LONGEST_UNKNOWN:
                continue
            end = at
        elif unknown < at:
            yield title[unknown:at]
        yield title[at if end > at else unknown : end]
        at = unknown = end
    if unknown < len(title):
        yield title[unknown:]


def _word_end(title: str, at: int, words: frozenset[str], longest: int) -> int:
    """Where the longest word that starts here ends; at, when none does."""
    if match := _DIGITS.match(title, at) or _QUOTED.match(title, at):
        return match.end()
    for size in range(min(longest, len(title) - at), 1, -1):
        if title[at : at + size] in words:
            return at + size
    return at + 1 if title[at] in _JOINS or title[at] in _NOT_FIRST or title[at] in _NOT_LAST else at


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Every Chinese word of the tables: places, indicators, terms, words of the English table."""
    tables = load()
    found = [word for row in tables.indicators for word in (row.name, *row.also)]
    found += [word for place in tables.places for word in (place.name, *place.short)]
    found += [word for row in tables.words for word in row.chinese] + [word for row in tables.terms for word in (row.term, *row.now)]
    return frozenset(word for word in found if 2 <= len(word) <= 10)

"""Passages: the text of each section cut at sentences into pieces of about 220 characters, never across a heading.

A passage is a slice of the text. A sentence is split only when it is longer than a passage may be, at ；or ，. Not here: what is searched
besides the text (title and heading path are joined on by the index)."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

from assistant.records import Passage, Section

TARGET: Final = 220
LONGEST: Final = 420
SHORTEST: Final = 100  # a rest below this joins the passage before it

Span = tuple[int, int]

_END = re.compile(r"\n|[。！？!?][。！？!?]*[”’」』）)】\]》]*|(?<=[A-Za-z\d)%][.])[”\"’')]*(?= +[\"“(]?[A-Z—])")
_CLAUSE = re.compile(r"[；;]")
_COMMA = re.compile(r"[，,、]")
_YEAR = re.compile(r"(?:19|20)\d\d ?年")
_NUMBERING = re.compile(r"(?:第?[一二三四五六七八九十百零\d]+[、.．章节条编]|[（(][一二三四五六七八九十\d]+[)）])")


def sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Spans of the sentences of text[start:end]; each ends at 。！？ (with the quote or bracket that closes there) or at a line's end."""
    return tuple(_spans(text, start, end, _END))


def clauses(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Spans of the parts that ；divides a sentence into, the ；included."""
    return tuple(_spans(text, start, end, _CLAUSE))


def passages(text: str, sections: Sequence[Section], opens: Container[int] = ()) -> tuple[Passage, ...]:
    """All passages in order, with the heading path and role of their section. document_id stays "".

    opens: where sentences begin that open a passage, because they tell of something else than the one before."""
    made = []
    for place, section in enumerate(sections):
        for start, end in _of_section(text, section, sections[place + 1] if place + 1 < len(sections) else None, opens):
            made.append(Passage("", start, end, section.heading_path, section.role, text[start:end]))
    return tuple(made)


def _of_section(text: str, section: Section, following: Section | None, opens: Container[int]) -> Iterator[Span]:
    start, end = _trimmed(text, section.body, section.end)
    if start == end:
        has_children = following is not None and following.level > section.level
        if section.level and (not has_children or _states_a_figure(section.heading)):
            yield _trimmed(text, section.start, section.end)
        return
    if section.level and (_states_a_figure(section.heading) or text[section.start : section.body].rstrip().endswith(("：", ":"))):
        start = section.start  # “（一）完成危房改造86户。…” is a fact and a heading; it must be found and quoted
    pieces: list[Span] = []
    for piece in _pieces(text, start, end):
        if pieces and piece[0] in opens:
            yield from _packed(text, pieces)
            pieces = []
        pieces.append(piece)
    yield from _packed(text, pieces)


def _states_a_figure(heading: str) -> bool:
    """Whether a heading holds a number besides its own numbering and a year."""
    numbering = _NUMBERING.match(heading)
    rest = heading[numbering.end() :] if numbering else heading
    return re.search(r"\d", _YEAR.sub("", rest)) is not None


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """Sentences, those that are too long cut at ；, and what is still too long at ，."""
    pieces: list[Span] = []
    for span in sentences(text, start, end):
        if span[1] - span[0] <= LONGEST:
            pieces.append(span)
            continue
        for clause in _merged(_spans(text, *span, _CLAUSE)):
            if clause[1] - clause[0] <= LONGEST:
                pieces.append(clause)
            else:
                pieces.extend(_hard(_merged(_spans(text, *clause, _COMMA))))
    return pieces


def _merged(spans: Iterator[Span]) -> list[Span]:
    """Neighbours put together again up to the target."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and end - merged[-1][0] <= TARGET:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _hard(spans: list[Span]) -> Iterator[Span]:
    """Text without any punctuation is cut at the limit: there is no better place."""
    for start, end in spans:
        for cut in range(start, end, LONGEST):
            yield cut, min(cut + LONGEST, end)


def _packed(text: str, pieces: list[Span]) -> Iterator[Span]:
    packed: list[Span] = []
    for start, end in pieces:
        if not packed:
            packed.append((start, end))
            continue
        first, last = packed[-1]
        size, grown = last - first, end - first
        new_line = "\n" in text[last:start]
        full = grown > TARGET if not new_line else grown > TARGET or size >= TARGET * 0.6
        if grown > LONGEST or (full and size >= SHORTEST and end - start >= SHORTEST) or (full and size >= TARGET):
            packed.append((start, end))
        else:
            packed[-1] = (first, end)
    if len(packed) > 1 and packed[-1][1] - packed[-1][0] < SHORTEST and packed[-1][1] - packed[-2][0] <= LONGEST:
        rest = packed.pop()
        packed[-1] = (packed[-1][0], rest[1])
    yield from packed


def _spans(text: str, start: int, end: int, divider: re.Pattern[str]) -> Iterator[Span]:
    position = start
    for match in divider.finditer(text, start, end):
        span = _trimmed(text, position, match.end())
        position = match.end()
        if span[0] < span[1]:
            yield span
    span = _trimmed(text, position, end)
    if span[0] < span[1]:
        yield span


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

"""Editing: the text of a section as a person changed it → its sentences again, aligned with what was drafted.

An unchanged sentence keeps its origin, citations and formula wherever it is moved to; a changed one is “edited” and keeps the citations of the
sentence it was, or has the marks [n] a person wrote after it. Not here: whether what was written has a source (verification.py)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from assistant import reading
from assistant.drafting.pieces import pairs
from assistant.records import DraftSection, DraftSentence

SAME: Final = 0.4  # share of pairs a changed sentence must keep to be the sentence it was
MARKS: Final = re.compile(r"(?:\[\d+\])+")
_MARK: Final = re.compile(r"\[(\d+)\]")


def edited(section: DraftSection, text: str) -> DraftSection:
    """The section with this text, marks [n] in it or not; line breaks open paragraphs. Its heading stays; blanks around lines are dropped."""
    left = [one for one in section.sentences if one.text.strip()]
    found = list(_aligned(text, left))
    for at, one in enumerate(found):  # changed sentences are what is left of the old ones, the nearest first
        if one.origin == "edited" and one.text.strip():
            found[at] = _changed(one, left)
    return replace(section, sentences=tuple(found))


def _aligned(text: str, left: list[DraftSentence]) -> Iterator[DraftSentence]:
    """Sentences in order; those that stand as they were are taken out of left, others are “edited” with the marks they carry."""
    is_first = True
    for line in (line.strip() for line in re.split(r"[\r\n]+", text)):
        if not line:
            continue
        if not is_first:
            yield DraftSentence("\n", "wording")
        is_first = False
        at = 0
        while at < len(line):
            same = max((one for one in left if _stands(one.text, line, at)), key=lambda one: len(one.text), default=None)
            end = at + len(same.text) if same else _end(line, at, left)
            marks = MARKS.match(line, end)
            if same:
                left.remove(same)
                yield same
            elif line[at:end].strip():
                yield DraftSentence(_plain(line[at:end]), "edited", _numbers(line[at : marks.end() if marks else end]))
            at = marks.end() if marks else end


def _stands(text: str, line: str, at: int) -> bool:
    """Whether a sentence stands at a place of the line as it was, and ends there."""
    return line.startswith(text, at) and (text[-1] in "。！？；" or at + len(text) == len(line) or MARKS.match(line, at + len(text)) is not None)


def _end(line: str, at: int, left: Sequence[DraftSentence]) -> int:
    """Where a changed sentence ends: at its 。, or before an unchanged sentence that starts in it."""
    _, end = reading.sentences(line, at, len(line))[0] if line[at:].strip() else (at, len(line))
    starts = [place for one in left if (place := line.find(one.text, at + 1, end + len(one.text))) > at and line[place - 1] in "。！？；]"]
    return max(min([end, *starts]), at + 1)


def _plain(text: str) -> str:
    return _MARK.sub("", text).strip()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(mark) for mark in _MARK.findall(text)))


def _changed(one: DraftSentence, left: list[DraftSentence]) -> DraftSentence:
    """An edited sentence with what the old sentence nearest to it rests on; left as it is when none is near."""
    mine = pairs(one.text)
    was = max(left, key=lambda other: len(mine & pairs(other.text)), default=None)
    if was is None or len(mine & pairs(was.text)) < SAME * min(len(mine), len(pairs(was.text))):
        return one
    left.remove(was)
    result = re.findall(r"\d+(?:\.\d+)?", was.computation)
    formula = was.computation if result and result[-1] in one.text else ""
    return DraftSentence(one.text, "edited", one.citations or was.citations, formula)

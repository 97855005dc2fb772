"""A piece: a sentence on its way into a draft, with what it rests on; the words all parts of drafting count and compare by.

Not here: making pieces (patterns.py, sentences.py, composing.py)."""

import re
from dataclasses import dataclass
from typing import Final

from assistant.records import Citation, Document, Origin, Section

_UNCOUNTED: Final = re.compile(r"\s|\[\d+\]")
_TOWN: Final = re.compile(r"不出镇|镇村|平安乡镇|大事不出|村民|村规|村级|镇")
_LONG: Final = 7  # pairs of a clause from which its return is noticed
_SAME: Final = 0.6  # share of a clause's pairs from which it is the same clause
_ALIKE: Final = 0.5  # share of common character pairs from which two sentences say the same


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence. quotes: the sentences it rests on, not yet numbered (mark 0); asked: positions of the form's indicators it states;
    key: of the evidence it was made from, matter: what it is about, "" for none."""

    text: str
    origin: Origin
    quotes: tuple[Citation, ...] = ()
    computation: str = ""
    asked: tuple[int, ...] = ()
    key: str = ""
    matter: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the library that may be used. key: stable while its document is (kind:document:start-end); score: higher is better, no unit."""

    key: str
    text: str
    citation: Citation
    score: float = 0.0


def key_of(kind: str, document_id: str, start: int, end: int) -> str:
    """The key of a piece of evidence: 「past:1f0c…:120-180」."""
    return f"{kind}:{document_id}:{start}-{end}"


def size(text: str) -> int:
    """Characters of a text, blanks and citation marks not counted."""
    return len(_UNCOUNTED.sub("", text))


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring Chinese characters and digits."""
    plain = re.sub(r"[^一-鿿0-9A-Za-z]", "", text)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def is_alike(one: str, other: str) -> bool:
    """Whether two sentences would read as one said twice."""
    mine, theirs = pairs(one), pairs(other)
    if mine and theirs and len(mine & theirs) / min(len(mine), len(theirs)) >= _ALIKE:
        return True
    return any(_same(left, right) for left in _parts(one) for right in _parts(other))


def _parts(sentence: str) -> list[frozenset[str]]:
    """The pairs of each comma clause long enough to be told again."""
    return [found for part in re.split(r"[，；：。]", sentence) if len(found := pairs(part)) >= _LONG]


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) / min(len(one), len(other)) >= _SAME


def quoted(document: Document, section: Section, span: tuple[int, int], period: str) -> Citation:
    """The citation of a span of a document, its mark still 0."""
    start, end = span
    text = document.text[start:end]
    return Citation(0, document.id, document.source, document.metadata.title, section.heading_path, period, section.role, text, start, end)


def nested(text: str) -> str:
    """A text to stand in quotation marks: its own become single."""
    return text.replace("“", "‘").replace("”", "’")


def for_place(text: str, place: str) -> str:
    """A general sentence in the words of the place's level; "" when only a township can say it."""
    if place.endswith("乡"):
        return text.replace("大事不出镇", "大事不出乡").replace("镇村联动", "乡村联动").replace("镇村", "乡村两级").replace("镇转运", "乡转运")
    return text if place.endswith("镇") or not _TOWN.search(text) else ""

"""Documents: what a file becomes. Document → Section → Passage; a Manuscript is a file that was read and not yet added.

Not here: the numbers in them (figures.py)."""

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["report", "plan", "policy", "table", "other"]
Level = Literal["国家", "省", "市", "县", "乡镇", "村", ""]
Role = Literal["result", "problem", "plan", "other"]
KINDS: Final[tuple[Kind, ...]] = ("report", "plan", "policy", "table", "other")
ROLES: Final[tuple[Role, ...]] = ("result", "problem", "plan", "other")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, line or table row as a reader found it, before cleaning. level: 1… when the file itself says “heading”, else 0."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class NoiseLine:
    """A line that was left out of the cleaned text, and why (in the clerk's words)."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with the text up to the next heading.

    start…body is the heading line (with its run-in title only), body…end the section's own text, sub-sections not included.
    A document's text before its first heading is a Section of level 0 with an empty heading.
    """

    heading: str
    level: int
    heading_path: tuple[str, ...]
    role: Role
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences of one section; text == Document.text[start:end]."""

    document_id: str
    start: int
    end: int
    heading_path: tuple[str, ...]
    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document besides its text; year is the year in its title (the year a report was given), 0 = unknown."""

    title: str
    kind: Kind = "other"
    place: str = ""
    level: Level = ""
    year: int = 0
    date: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A file that was read: cleaned text with its outline and passages, not yet in a library (so document_id is "")."""

    text: str
    metadata: Metadata
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    noise: tuple[NoiseLine, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the library. id is made from the content hash; source is the path relative to the folder that was added."""

    id: str
    source: str
    metadata: Metadata
    text: str
    passages: int
    figures: int
    added: str
    same_text_as: str = ""

"""One document as the tab 资料库 shows it: facts, the tree of its headings, its text beside what was dropped. All Markdown is safe.

Not here: components; the passage behind an answer (evidence.py)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assistant.errors import UsageError
from assistant.records import Document, Section
from assistant.ui import dates, translating
from assistant.ui.rendering import line
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.library import Description, Library

MOST_HEADINGS: Final = 300
LONGEST_TEXT: Final = 60_000  # characters sent to the browser


@dataclass(frozen=True, slots=True)
class Shown:
    """What the panel shows; heading, facts, outline and dropped_told are safe Markdown, the rest plain."""

    document: Document
    heading: str
    facts: str
    outline: str
    text: str
    dropped: list[list[str]]
    dropped_told: str


def shown(library: "Library", document_id: str) -> Shown | None:
    """A current document; None when it is not there any more."""
    document = next((library.document(one.id) for one in library.documents() if one.id == document_id), None)
    if document is None:
        return None
    dropped = [[text, translating.translated(why)] for text, why in library.registry.noise(document_id)]
    told = texts.DROPPED_TOLD.format(len(dropped)) if dropped else texts.DROPPED_NONE
    rest = len(document.text) - LONGEST_TEXT
    text = document.text[:LONGEST_TEXT] + (texts.BODY_CUT.format(rest) if rest > 0 else "")
    return Shown(document, f"### {line(document.metadata.title)}", _facts(document, library), outline(library.registry.sections(document_id)), text, dropped, told)


def outline(sections: Sequence[Section]) -> str:
    """The headings as a nested list, each with its role where that differs from the one above it."""
    rows: list[str] = []
    branch: list[Section] = []
    headed = [section for section in sections if section.level]
    for section in headed[:MOST_HEADINGS]:
        while branch and branch[-1].level >= section.level:
            branch.pop()
        role = texts.ROLES[section.role]
        says = texts.ASIDE.format(role) if role and (not branch or branch[-1].role != section.role) else ""
        rows.append(f"{'    ' * len(branch)}- {line(section.heading)}{says}")
        branch.append(section)
    if not rows:
        return texts.OUTLINE_NONE
    cut = texts.OUTLINE_CUT.format(shown=MOST_HEADINGS, total=len(headed)) if len(headed) > MOST_HEADINGS else ""
    return "\n".join(rows) + (f"\n\n{cut}" if cut else "")


def described(title: str, kind: str, place: str, year: str) -> "Description":
    """The fields as a person left them. Raises UsageError for a year that is none."""
    from assistant.library import Description

    year = year.strip().removesuffix("年")
    if year and not (year.isascii() and year.isdigit()):
        raise UsageError(texts.DESCRIBE_WRONG_YEAR.format(year[:20]))
    return Description(title, kind, place, int(year or 0))  # type: ignore[arg-type]  # the library checks the kind


def _facts(document: Document, library: "Library") -> str:
    known = document.metadata
    told = texts.DOCUMENT_FACTS.format(
        kind=texts.KINDS[known.kind], place=known.place or texts.NOT_KNOWN_PLACE, year=dates.year(known.year) or texts.NOT_KNOWN_YEAR,
        passages=document.passages, figures=document.figures, added=document.added[:10], id=document.id[:8],
    )  # fmt: skip
    twin = library.document(document.same_text_as) if document.same_text_as else None
    same = texts.DOCUMENT_SAME.format(source=twin.source) if twin else ""
    return "\n\n".join(filter(None, (line(document.source), line(told), line(same))))

"""A draft being worked on: the form with what was written from it, section by section. Every change gives a new WorkingDraft; kept as JSON text.

「moved(working, 0, 1)」: the first section is the second now. A locked section is never written again, only by the person's own hand.
Not here: where it is kept (library/drafts.py), the page (ui), composing (composing.py)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from pydantic import TypeAdapter

from assistant.drafting.editing import edited
from assistant.drafting.parts import DraftPart, joined
from assistant.drafting.parts import section as composed
from assistant.drafting.verification import figures_of
from assistant.errors import UsageError
from assistant.library import Library
from assistant.records import AskedSection, Draft, DraftRequest, DraftSection

Kind = Literal["plan", "review", "both"]  # of the whole document
UNWRITTEN: Final = DraftPart(DraftSection("", ()))


@dataclass(frozen=True, slots=True)
class WorkingSection:
    """What is asked of a section and what was written of it; its heading is the form's."""

    asked: AskedSection
    part: DraftPart = UNWRITTEN
    is_locked: bool = False

    @property
    def is_written(self) -> bool:
        """There is text in it."""
        return bool(self.part.section.sentences)


@dataclass(frozen=True, slots=True)
class WorkingDraft:
    """The form as far as it is filled in: year 0 and empty texts are still to come; basis: as in DraftRequest."""

    place: str = ""
    document: str = ""
    year: int = 0
    kind: Kind = "plan"
    sections: tuple[WorkingSection, ...] = ()
    basis: tuple[str, ...] = ()


def begun(request: DraftRequest) -> WorkingDraft:
    """A request, nothing written yet."""
    kinds = {asked.kind for asked in request.sections}
    return WorkingDraft(
        request.place, request.document, request.year, "both" if len(kinds) > 1 else kinds.pop(),
        tuple(WorkingSection(asked) for asked in request.sections), request.basis,
    )  # fmt: skip


def title_of(working: WorkingDraft) -> str:
    """The title typed, else the usual one: 清河镇2023年工作计划."""
    year = working.year
    usual = {"plan": f"{year}年工作计划", "review": f"{year}年工作总结", "both": f"{year - 1}年工作总结及{year}年工作计划"}
    return working.document.strip() or f"{working.place}{usual[working.kind] if year else ''}"


def request_of(working: WorkingDraft) -> DraftRequest:
    """The form as a request, every section in it."""
    return DraftRequest(working.place, title_of(working), working.year, tuple(one.asked for one in working.sections), working.basis)


def draft_of(working: WorkingDraft) -> Draft:
    """The draft as it stands, its citations numbered through, without findings; a section that is not written is empty."""
    request = request_of(working)
    parts = [replace(one.part, section=replace(one.part.section, heading=one.asked.heading)) for one in working.sections]
    made = joined(request, parts)
    return replace(made, figures=figures_of(made, request))


def written_only(working: WorkingDraft) -> WorkingDraft:
    """The sections that hold text: what is checked and leaves as a file."""
    return replace(working, sections=tuple(one for one in working.sections if one.is_written))


def written(working: WorkingDraft, at: int, library: Library) -> WorkingDraft:
    """The section at a position written (again) from its form. Raises UsageError that says what the form lacks, or that it is locked."""
    section = working.sections[at]
    _check(working, at)
    said = [sentence.text for place, one in enumerate(working.sections) if place != at for sentence in one.part.section.sentences]
    return with_section(working, at, replace(section, part=composed(section.asked, request_of(working), library, said)))


def written_all(working: WorkingDraft, library: Library) -> Iterator[tuple[int, WorkingDraft]]:
    """(position, draft) after each section that was written; locked ones stay as they are. Raises UsageError as `written`."""
    for at, section in enumerate(working.sections):
        if not section.is_locked:
            working = written(working, at, library)
            yield at, working


def edited_at(working: WorkingDraft, at: int, text: str, shown: WorkingDraft) -> WorkingDraft:
    """The section with the text a person typed; what was not changed keeps what it rests on.

    shown: the draft as it was when its text was put before the person, whose marks [n] are those in the text."""
    made = draft_of(shown)
    part = DraftPart(edited(made.sections[at], text), made.citations)
    return with_section(working, at, replace(working.sections[at], part=part))


def with_section(working: WorkingDraft, at: int, section: WorkingSection) -> WorkingDraft:
    """The section at a position replaced."""
    return replace(working, sections=(*working.sections[:at], section, *working.sections[at + 1 :]))


def with_new(working: WorkingDraft, at: int, asked: AskedSection) -> WorkingDraft:
    """A section more, at a position."""
    return replace(working, sections=(*working.sections[:at], WorkingSection(asked), *working.sections[at:]))


def without(working: WorkingDraft, at: int) -> WorkingDraft:
    """The section at a position gone."""
    return replace(working, sections=(*working.sections[:at], *working.sections[at + 1 :]))


def moved(working: WorkingDraft, at: int, by: int) -> WorkingDraft:
    """The section at a position so many places further down (by < 0: up); at the ends it stays."""
    sections = list(working.sections)
    sections.insert(min(max(at + by, 0), len(sections) - 1), sections.pop(at))
    return replace(working, sections=tuple(sections))


def as_json(working: WorkingDraft) -> str:
    """The text that `from_json` reads back to the same draft."""
    return _adapter().dump_json(working).decode()


def from_json(text: str) -> WorkingDraft:
    """Raises pydantic.ValidationError for a text that as_json did not make."""
    return _adapter().validate_json(text)


@cache
def _adapter() -> TypeAdapter[WorkingDraft]:
    return TypeAdapter(WorkingDraft)


def check(working: WorkingDraft) -> None:
    """Raises UsageError when place or year is missing, without which nothing can be found or written."""
    if not working.place.strip():
        raise UsageError("还没有选地方。请在上面的“地方”里选，或直接输入，如 清河镇。")
    if not working.year:
        raise UsageError("还没有填年份。请在上面的“年份”里填四位数，如 2023。")


def _check(working: WorkingDraft, at: int) -> None:
    check(working)
    asked = working.sections[at].asked
    if working.sections[at].is_locked:
        raise UsageError(f"“{asked.heading}”已锁定。要重写，请先解除锁定。")
    if not (asked.heading or asked.topic).strip():
        raise UsageError(f"第 {at + 1} 节没有标题。请填上，如 持续改善人居环境。")
    names = [(one.name, one.period) for one in asked.indicators]
    if twice := next((name for place, (name, period) in enumerate(names) if (name, period) in names[:place]), ""):
        raise UsageError(f"第 {at + 1} 节的指标“{twice}”写了两次。请合并成一行，或在“时点”里分清。")

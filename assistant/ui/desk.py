"""The desk: the draft that is open in one browser tab, every change saved before it is shown. Steps only; no components.

Not here: what drafting does (drafting), how it is stored (library/drafts.py), how it looks (draft_*.py)."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from assistant.shipped import shipped

if TYPE_CHECKING:
    from assistant.drafting import Evidence
    from assistant.drafting.working import WorkingDraft
    from assistant.library import Library
    from assistant.library.drafts import KeptDraft
    from assistant.records import AskedSection, Draft, Finding


@dataclass(frozen=True, slots=True)
class Desk:
    """kept: as it was saved last, None for nothing on the desk; at: position of the section in hand; shown: as its text was put before the person."""

    kept: "KeptDraft | None" = None
    working: "WorkingDraft | None" = None
    at: int = 0
    shown: "WorkingDraft | None" = None

    def section(self) -> "AskedSection | None":
        """What is asked of the section in hand; None when there is none."""
        return self.working.sections[self.at].asked if self.working and self.at < len(self.working.sections) else None


EMPTY: Final = Desk()


def latest(library: "Library", owner: str) -> Desk:
    """The owner's draft that was changed last, the empty desk for none."""
    listed = library.drafts.listed(owner)
    return opened(library, owner, listed[0].number) if listed else EMPTY


def opened(library: "Library", owner: str, number: int) -> Desk:
    """A draft put on the desk; the empty desk when it is gone."""
    from assistant.drafting.working import from_json

    kept = library.drafts.opened(owner, number)
    return Desk(kept, from_json(kept.content)) if kept else EMPTY


def begun(library: "Library", owner: str, working: "WorkingDraft") -> Desk:
    """A new draft on the desk."""
    from assistant.drafting.working import as_json, title_of

    return Desk(library.drafts.begun(owner, title_of(working), as_json(working)), working)


def saved(library: "Library", owner: str, desk: Desk, working: "WorkingDraft", what: str = "", at: int | None = None) -> Desk:
    """The desk with its draft changed and saved; what: kept as a version under these words. Raises DraftChanged, see library/drafts.py."""
    from assistant.drafting.working import as_json, title_of

    place = min(desk.at if at is None else at, max(len(working.sections) - 1, 0))
    if desk.kept is None:
        return replace(begun(library, owner, working), at=place)
    if working == desk.working and not what:
        return replace(desk, at=place)
    kept = library.drafts.saved(owner, replace(desk.kept, title=title_of(working), content=as_json(working)), what)
    return replace(desk, kept=kept, working=working, at=place)


def working_of(desk: Desk) -> "WorkingDraft":
    """The draft on the desk, an empty one to begin with."""
    from assistant.drafting.working import WorkingDraft

    return desk.working or WorkingDraft()


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with where it stands: the section's position in the form (-1 for none) and the span in the section's text."""

    finding: "Finding"
    section: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Looked:
    """The draft as it leaves: only what is written, verified; texts: of each section of the form, with marks."""

    draft: "Draft"
    told: tuple[Told, ...]
    texts: tuple[str, ...]


def looked_over(desk: Desk, library: "Library") -> Looked | None:
    """The draft on the desk verified; None for an empty desk."""
    from assistant.drafting import section_text, verify
    from assistant.drafting.working import draft_of, request_of, written_only

    if desk.working is None:
        return None
    only = written_only(desk.working)
    made = draft_of(only)
    made = replace(made, findings=verify(made, request_of(only), library) if only.sections else ())
    places = [at for at, one in enumerate(desk.working.sections) if one.is_written]
    bodies = [section_text(section) for section in made.sections]
    found = dict(zip(places, bodies, strict=True))
    told = tuple(_told(finding, made, bodies, places) for finding in made.findings)
    return Looked(made, told, tuple(found.get(at, "") for at in range(len(desk.working.sections))))


def _told(finding: "Finding", draft: "Draft", bodies: list[str], places: list[int]) -> Told:
    start = len(draft.title) + 1
    for section, body, place in zip(draft.sections, bodies, places, strict=True):
        start += len(section.heading) + 1
        if start <= finding.start and finding.end <= start + len(body):
            return Told(finding, place, finding.start - start, finding.end - start)
        start += len(body) + 1
    return Told(finding, -1, 0, 0)


def missing_list(desk: Desk) -> str:
    """What departments still have to send, as text to be sent out; "" for nothing."""
    from assistant.drafting import requests_to_departments
    from assistant.drafting.working import draft_of, request_of

    if desk.working is None:
        return ""
    made = draft_of(desk.working)
    return requests_to_departments(made, request_of(desk.working)) if made.missing else ""


def evidence_of(desk: Desk, library: "Library") -> "Evidence | None":
    """What the section in hand can be written from; None while the form does not say of what."""
    from assistant.drafting import evidence
    from assistant.drafting.working import request_of

    asked = desk.section()
    if desk.working is None or asked is None or not desk.working.place or not desk.working.year or not (asked.heading or asked.topic):
        return None
    return evidence(asked, request_of(desk.working), library)


def version_texts(library: "Library", owner: str, desk: Desk, number: int) -> tuple[str, str]:
    """The whole text of a version and of the desk, to be compared; "" for what is not there."""
    from assistant.drafting import text_of
    from assistant.drafting.working import draft_of, from_json

    found = library.drafts.version(owner, desk.kept.number, number) if desk.kept else None
    return text_of(draft_of(from_json(found.content))) if found else "", text_of(draft_of(desk.working)) if desk.working else ""


@lru_cache(maxsize=1)
def examples() -> tuple[tuple[str, "WorkingDraft"], ...]:
    """(name, draft) of each example request in knowledge/requests, by file name."""
    from assistant.drafting import parsed
    from assistant.drafting.working import begun as begun_from

    found = sorted((shipped("knowledge") / "requests").glob("*.yaml"))
    return tuple((file.stem.lstrip("0123456789"), begun_from(parsed(file.read_text("utf-8")))) for file in found)

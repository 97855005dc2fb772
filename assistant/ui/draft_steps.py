"""What each button and field of the tab 起草 does: library, owner, desk and what the person gave → the desk after it, and what to say.

Every step saves before it returns. Not here: components (draft_tab.py), drafting itself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import UsageError
from assistant.records import AskedIndicator, AskedSection
from assistant.ui import desk as desks
from assistant.ui import draft_form, draft_side
from assistant.ui.desk import EMPTY, Desk
from assistant.ui.rendering import escaped
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.drafting.working import WorkingDraft
    from assistant.library import Library

Step = tuple[Desk, str]  # what is said is safe Markdown
Verb = Callable[..., Step]


def opened(library: "Library", who: str, desk: Desk, number: int | None) -> Step:
    """Another draft of the list."""
    found = desks.opened(library, who, number or 0)
    return (found, "") if found.kept else (EMPTY, texts.DRAFT_GONE)


def refreshed(library: "Library", who: str, desk: Desk) -> Step:
    """The desk as it was saved, whoever saved it; the draft changed last on an empty one."""
    found = desks.opened(library, who, desk.kept.number) if desk.kept else desks.latest(library, who)
    at = min(desk.at, len(found.working.sections) - 1) if found.working and found.working.sections else 0
    return replace(found, at=max(at, 0)), ""


def stopped(library: "Library", who: str, desk: Desk) -> Step:
    """What was written until then stays."""
    return refreshed(library, who, desk)[0], texts.STOPPED


def cleared(library: "Library", who: str, desk: Desk) -> Step:
    """An empty desk; the draft that lay there is saved already."""
    return EMPTY, texts.DRAFT_WELCOME


def example(working: "WorkingDraft") -> Verb:
    """The form of an example, as a new draft."""

    def begin(library: "Library", who: str, desk: Desk) -> Step:
        return desks.begun(library, who, working), texts.DRAFT_BEGUN

    return begin


def removed(library: "Library", who: str, desk: Desk) -> Step:
    """The draft put away; the one changed before it on the desk."""
    if desk.kept is None or not library.drafts.removed(who, desk.kept.number):
        return EMPTY, texts.DRAFT_GONE
    return desks.latest(library, who), escaped(texts.DRAFT_REMOVED.format(desk.kept.title))


def restored(library: "Library", who: str, desk: Desk, number: int) -> Step:
    """The draft put away last back on the desk."""
    library.drafts.restored(who, number)
    return opened(library, who, desk, number)


def outlined(library: "Library", who: str, desk: Desk) -> Step:
    """The sections of last year's document after those that are there; the standard ones where there is none."""
    from assistant.drafting import outline
    from assistant.drafting.working import WorkingSection, check, title_of

    working = desks.working_of(desk)
    check(working)
    found = outline(working.place, title_of(working), working.year, library, working.kind)
    known = {one.asked.heading for one in working.sections if one.asked.heading}
    new = [WorkingSection(asked) for asked in found if asked.heading not in known]
    kept = [one for one in working.sections if one.asked.heading or one.is_written]
    return desks.saved(library, who, desk, replace(working, sections=(*kept, *new))), texts.DRAFT_OUTLINED.format(len(new))


def added(library: "Library", who: str, desk: Desk) -> Step:
    """An empty section after the one in hand, now in hand."""
    from assistant.drafting.working import with_new

    working = desks.working_of(desk)
    at = desk.at + 1 if working.sections else 0
    new = AskedSection("", kind="review" if working.kind == "review" else "plan")
    return desks.saved(library, who, desk, with_new(working, at, new), at=at), ""


def moved(by: int) -> Verb:
    """The section in hand so many places further down."""

    def move(library: "Library", who: str, desk: Desk) -> Step:
        from assistant.drafting.working import moved as changed

        if desk.working is None or not desk.working.sections:
            return desk, ""
        at = min(max(desk.at + by, 0), len(desk.working.sections) - 1)
        return desks.saved(library, who, desk, changed(desk.working, desk.at, by), at=at), ""

    return move


def dropped(library: "Library", who: str, desk: Desk) -> Step:
    """The section in hand taken out; what it was is kept as a version."""
    from assistant.drafting.working import without

    if desk.working is None or not desk.working.sections:
        return desk, ""
    heading = desk.working.sections[desk.at].asked.heading or texts.DRAFT_NO_HEADING
    if desk.working.sections[desk.at].is_locked:
        raise UsageError(texts.DRAFT_LOCKED.format(heading))
    if desk.working.sections[desk.at].is_written:
        desk = desks.saved(library, who, desk, desk.working, texts.DRAFT_BEFORE_DROP.format(heading))
    assert desk.working is not None
    return desks.saved(library, who, desk, without(desk.working, desk.at)), escaped(texts.DRAFT_DROPPED.format(heading))


def turned(library: "Library", who: str, desk: Desk, at: int | None) -> Step:
    """Another section in hand."""
    return replace(desk, at=at or 0), ""


def document_changed(library: "Library", who: str, desk: Desk, *fields: Any) -> Step:
    """What the form says of the whole document."""
    return desks.saved(library, who, desk, draft_form.with_document(desks.working_of(desk), *fields)), texts.DRAFT_SAVED


def section_changed(library: "Library", who: str, desk: Desk, *fields: Any) -> Step:
    """What the form says of the section in hand; without one, it begins the first."""
    from assistant.drafting.working import WorkingSection, with_section

    working = desks.working_of(desk)
    if not working.sections:
        working = replace(working, sections=(WorkingSection(AskedSection("")),))
    section = working.sections[desk.at]
    asked = draft_form.with_section_fields(section.asked, *fields)
    return desks.saved(library, who, desk, with_section(working, desk.at, replace(section, asked=asked))), texts.DRAFT_SAVED


def pasted(library: "Library", who: str, desk: Desk, text: str | None) -> Step:
    """Rows copied from a sheet."""
    return _with_indicators(library, who, desk, draft_form.pasted(text or ""))


def read_sheet(library: "Library", who: str, desk: Desk, file: str | None) -> Step:
    """Rows of an uploaded sheet; the copy is deleted."""
    from assistant.drafting import indicators_of

    if not file:
        return desk, ""
    path = Path(file)
    try:
        found = indicators_of(path.read_bytes(), path.name)
    finally:
        path.unlink(missing_ok=True)
    return _with_indicators(library, who, desk, found)


def _with_indicators(library: "Library", who: str, desk: Desk, found: Sequence[AskedIndicator]) -> Step:
    from assistant.drafting.working import WorkingSection, with_section

    working = desks.working_of(desk)
    if not working.sections:
        working = replace(working, sections=(WorkingSection(AskedSection("")),))
    section = working.sections[desk.at]
    names = {one.name for one in found}
    kept = [one for one in section.asked.indicators if one.name not in names]
    asked = replace(section.asked, indicators=(*kept, *found))
    return desks.saved(library, who, desk, with_section(working, desk.at, replace(section, asked=asked))), texts.DRAFT_READ_ROWS.format(len(found))


def written(library: "Library", who: str, desk: Desk) -> Iterator[Step]:
    """The section in hand written from its form."""
    from assistant.drafting.working import written as wrote

    working = desks.working_of(desk)
    if not working.sections:
        raise UsageError(texts.DRAFT_NO_SECTION)
    heading = working.sections[desk.at].asked.heading
    yield desk, escaped(texts.DRAFT_WRITING.format(at=desk.at + 1, total=len(working.sections), heading=heading))
    what = texts.DRAFT_WROTE.format(heading)
    yield desks.saved(library, who, desk, wrote(working, desk.at, library), what), escaped(what)


def written_all(library: "Library", who: str, desk: Desk) -> Iterator[Step]:
    """Every section that is not locked, one after the other; kept as one version at the end."""
    from assistant.drafting.working import written as wrote

    working = desks.working_of(desk)
    if not working.sections:
        raise UsageError(texts.DRAFT_NO_SECTION)
    total = len(working.sections)
    for at, section in enumerate(working.sections):
        if section.is_locked:
            continue
        yield replace(desk, at=at), escaped(texts.DRAFT_WRITING.format(at=at + 1, total=total, heading=section.asked.heading))
        working = wrote(working, at, library)
        desk = desks.saved(library, who, desk, working, at=at)
    yield desks.saved(library, who, desk, working, texts.DRAFT_WROTE_ALL, at=0), texts.DRAFT_WROTE_ALL


def typed(library: "Library", who: str, desk: Desk, text: str | None) -> Step:
    """The text of the section in hand as a person left it."""
    from assistant.drafting.working import edited_at

    if desk.working is None or not desk.working.sections:
        raise UsageError(texts.DRAFT_NO_SECTION)
    if desk.working.sections[desk.at].is_locked:
        raise UsageError(texts.DRAFT_LOCKED.format(desk.working.sections[desk.at].asked.heading))
    return desks.saved(library, who, desk, edited_at(desk.working, desk.at, text or "", desk.shown or desk.working)), texts.DRAFT_SAVED


def locked(library: "Library", who: str, desk: Desk, is_locked: bool) -> Step:
    """The section in hand settled, or open again; as it is now it becomes a version."""
    from assistant.drafting.working import with_section

    if desk.working is None or not desk.working.sections:
        return desk, ""
    section = desk.working.sections[desk.at]
    said = (texts.DRAFT_DID_LOCK if is_locked else texts.DRAFT_DID_UNLOCK).format(section.asked.heading)
    return desks.saved(library, who, desk, with_section(desk.working, desk.at, replace(section, is_locked=is_locked)), said), escaped(said)


def used(library: "Library", who: str, desk: Desk, key: str, use: str) -> Step:
    """A piece of evidence struck, pinned, or left to the program."""
    from assistant.drafting.working import with_section

    if desk.working is None or not desk.working.sections:
        return desk, ""
    section = desk.working.sections[desk.at]
    struck, pinned = draft_side.used(section.asked, key, use)
    asked = replace(section.asked, struck=struck, pinned=pinned)
    working = with_section(desk.working, desk.at, replace(section, asked=asked))
    return desks.saved(library, who, desk, working), texts.DRAFT_USED


def rolled_back(library: "Library", who: str, desk: Desk, version: int | None) -> Step:
    """An earlier version on the desk again; what stood there is kept as a version, so this can be taken back too."""
    from assistant.drafting.working import from_json

    found = library.drafts.version(who, desk.kept.number, version or 0) if desk.kept else None
    if found is None or desk.working is None:
        raise UsageError(texts.DRAFT_NO_VERSION)
    desk = desks.saved(library, who, desk, desk.working, texts.DRAFT_BEFORE_ROLLBACK)
    said = texts.DRAFT_ROLLED_BACK.format(found.number)
    return desks.saved(library, who, desk, from_json(found.content), said), said

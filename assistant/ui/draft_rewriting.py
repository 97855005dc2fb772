"""Rewriting a section of the tab 起草 with the chat model: the row of buttons, what each asks for, and what was refused, in plain words.

The model is asked apart from the changes of drafts, so that nobody waits for another's model; what it wrote is taken over only where the section
still stands as it was. Not here: what a rewriting may change (drafting/rewriting.py), setting up the model (model_panel.py)."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import gradio as gr

from assistant.errors import AssistantError, UsageError
from assistant.ui import desk as desks
from assistant.ui.chat_tab import Updates
from assistant.ui.desk import Desk
from assistant.ui.opening import Opening
from assistant.ui.rendering import line
from assistant.ui.translating import translated
from assistant.ui.wording import STEP_SECONDS, current
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.drafting import Change, DraftPart, Rewriting
    from assistant.library import Library
    from assistant.models import Model

LONGEST_WISH: Final = 200  # characters
LENGTHS: Final = (50, 3000)  # characters a section can be asked to grow to
MOST_REFUSED: Final = 8  # shown


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of the model, and the same in few words for the list of versions; most: characters to grow to, 0 for no more than there are."""

    instruction: str
    how: str
    most: int = 0


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A rewriting as far as it is, and the section it was made from."""

    part: "DraftPart"
    made: "Rewriting"
    how: str
    is_final: bool = False


class RewriteRow:
    """The components and what they show; made: the Rewritten to be taken over; before: number of the version before the last one taken over."""

    def __init__(self) -> None:
        self.made, self.before = gr.State(None), gr.State(0)
        with gr.Row(visible=False, elem_id="draft-rewrite") as self.row:
            self.concise = gr.Button(texts.DRAFT_CONCISE, size="sm", min_width=72, scale=1)
            self.formal = gr.Button(texts.DRAFT_FORMAL, size="sm", min_width=72, scale=1)
            self.longer = gr.Button(texts.DRAFT_LONGER, size="sm", min_width=96, scale=1)
            self.most = gr.Number(
                600, label=texts.DRAFT_MOST_CHARACTERS, show_label=False, container=False, precision=0, minimum=LENGTHS[0], maximum=LENGTHS[1], min_width=76, scale=1
            )
            self.wish = gr.Textbox(
                label=texts.DRAFT_WISH, placeholder=texts.DRAFT_WISH_HINT, show_label=False, container=False, max_lines=1, max_length=LONGEST_WISH, min_width=150, scale=4
            )
            self.go = gr.Button(texts.DRAFT_REWRITE, size="sm", min_width=60, scale=1)
        self.undo = gr.Button(texts.DRAFT_REWRITE_UNDO, size="sm", visible=False)
        self.refused = gr.Markdown("", visible=False, elem_id="draft-refused")

    def buttons(self) -> list[Any]:
        """What asks the model."""
        return [self.concise, self.formal, self.longer, self.go]

    def components(self) -> list[Any]:
        """All that follows the desk."""
        return [self.row, *self.buttons(), self.undo, self.refused, self.before]

    def shown(self, desk: Desk, opening: Opening) -> Updates:
        """Updates for another desk: offered where a model is set up, usable on text that is not locked; nothing to undo or to tell."""
        section = desk.working.sections[desk.at] if desk.working and desk.working.sections else None
        return {
            self.row: gr.Row(visible=_is_set_up(opening)),
            **self.usable(section is not None and section.is_written and not section.is_locked),
            self.undo: gr.Button(visible=False),
            self.refused: gr.Markdown("", visible=False),
        }

    def usable(self, is_usable: bool) -> Updates:
        """Updates of the buttons."""
        return {button: gr.Button(interactive=is_usable) for button in self.buttons()}

    def told(self, made: "Rewriting", before: int) -> Updates:
        """Updates that show what was refused, and offer to go back to the version before; 0 for nothing to go back from."""
        said = refused_text(made.refused)
        return {self.undo: gr.Button(visible=bool(before)), self.before: before, self.refused: gr.Markdown(said, visible=bool(said))}


def _is_set_up(opening: Opening) -> bool:
    """A model is named; whether it may be used is said when it is asked."""
    from assistant import models

    try:
        return models.chosen(current(opening)) is not None
    except AssistantError:  # settings.toml was mended wrongly: the tab 设置 says so
        return False


def connected(opening: Opening) -> "Model":
    """The model of the settings as they are now. Raises UsageError when there is none, or it may not be used."""
    from assistant import models

    found = models.connected(current(opening))
    if found is None:
        raise UsageError(texts.MODEL_STATE_NONE)
    return found


# ---- what the buttons ask for


def concise() -> Wish:
    """更简练"""
    from assistant.drafting import MORE_CONCISE

    return Wish(MORE_CONCISE, texts.DRAFT_CONCISE)


def formal() -> Wish:
    """更正式"""
    from assistant.drafting import MORE_FORMAL

    return Wish(MORE_FORMAL, texts.DRAFT_FORMAL)


def longer(most: float | None) -> Wish:
    """扩写到…字. Raises UsageError for a number nobody can mean."""
    from assistant.drafting import longer as instruction

    if most is None or not LENGTHS[0] <= most <= LENGTHS[1]:
        raise UsageError(texts.DRAFT_WRONG_LENGTH.format(*LENGTHS))
    return Wish(instruction(int(most)), texts.DRAFT_LONGER_TO.format(int(most)), int(most))


def free(wish: str | None) -> Wish:
    """As it was typed. Raises UsageError for nothing."""
    said = " ".join((wish or "").split())[:LONGEST_WISH]
    if not said:
        raise UsageError(texts.DRAFT_NO_WISH)
    return Wish(said, said)


# ---- asking, and taking over


def asked(library: "Library", desk: Desk, wish: Wish, model: "Model") -> Iterator[Rewritten]:
    """The section in hand in the model's words, growing some ten times a second, the last is final; nothing is saved. Closing it stops the model.

    Raises UsageError for a section that is locked or not written."""
    from assistant.drafting import reworded
    from assistant.drafting.working import request_of

    section = desk.working.sections[desk.at] if desk.working and desk.working.sections else None
    if desk.working is None or section is None or not section.is_written:
        raise UsageError(texts.DRAFT_NOT_WRITTEN)
    if section.is_locked:
        raise UsageError(texts.DRAFT_LOCKED.format(section.asked.heading))
    made, shown_at = None, 0.0
    for made in reworded(section.part, section.asked, request_of(desk.working), library, model, wish.instruction, wish.most):
        if time.monotonic() - shown_at >= STEP_SECONDS:
            shown_at = time.monotonic()
            yield Rewritten(section.part, made, wish.how)
    if made is not None:
        yield Rewritten(section.part, made, wish.how, is_final=True)


def taken_over(library: "Library", who: str, desk: Desk, found: Rewritten) -> tuple[Desk, str, int]:
    """The desk with the section rewritten, what to say (not escaped), and the version that holds it as it was; 0 when nothing was changed.

    Raises UsageError when the section was changed, locked or taken out in the meantime."""
    from assistant.drafting.working import with_section

    if found.made.section == found.part.section:
        return desk, translated(found.made.note) or texts.DRAFT_REWRITE_SAME, 0
    sections = desk.working.sections if desk.working else ()
    at = next((at for at, one in enumerate(sections) if one.part == found.part and not one.is_locked), None)
    if desk.working is None or at is None:
        raise UsageError(texts.DRAFT_REWRITE_LATE)
    heading = sections[at].asked.heading
    working = with_section(desk.working, at, replace(sections[at], part=replace(found.part, section=found.made.section)))
    desk = desks.saved(library, who, desk, desk.working, texts.DRAFT_BEFORE_REWRITE.format(heading))
    before = library.drafts.versions(who, desk.kept.number)[0].number if desk.kept else 0
    said = texts.DRAFT_REWROTE.format(heading=heading, how=found.how)
    return desks.saved(library, who, desk, working, said, at=at), said, before


def progress(desk: Desk, found: Rewritten) -> str:
    """How far the model is, as safe Markdown."""
    asked = desk.section()
    return line(texts.DRAFT_REWRITING.format(heading=asked.heading if asked else "", count=found.made.characters))


def refused_text(refused: "tuple[Change, ...]") -> str:
    """What was not taken over and why, as safe Markdown; "" for nothing that matters."""
    told = [one for one in refused if one.before or one.facts]  # talk around the text is nobody's loss
    if not told:
        return ""
    rows = [texts.DRAFT_REFUSED_HEAD]
    for one in told[:MOST_REFUSED]:
        why = texts.DRAFT_REFUSED_WHY[one.kind].format(line(texts.AND.join(one.facts)) or texts.DRAFT_REFUSED_WORDS)
        rows.append(f"- **{why}**")
        rows += [f"  - {texts.DRAFT_REFUSED_NEW}{line(one.after)}"] if one.after else []
        rows += [f"  - {texts.DRAFT_REFUSED_OLD}{line(one.before)}"] if one.before else []
    if len(told) > MOST_REFUSED:
        rows.append(f"\n{texts.DRAFT_REFUSED_MORE.format(len(told) - MOST_REFUSED)}")
    return "\n".join(rows)

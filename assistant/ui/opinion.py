"""What a person thinks of an answer: two buttons, and a note that can be added. Not here: the store (library/conversations.py)."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.errors import AssistantError
from assistant.ui.conversation import Turn
from assistant.ui.opening import Opening
from assistant.ui.translating import translated
from assistant.ui.words import texts

Updates = dict[Any, Any]


@dataclass(frozen=True, slots=True)
class Opinion:
    """The components."""

    good: gr.Button
    bad: gr.Button
    row: gr.Row
    note: gr.Textbox
    save: gr.Button

    def components(self) -> list[Any]:
        """Those that events change."""
        return [self.good, self.bad, self.row, self.note]


def buttons() -> tuple[gr.Button, gr.Button]:
    """The two buttons; they cannot be pressed until there is an answer that is kept."""
    good, bad = (
        gr.Button(label, size="sm", scale=0, min_width=60, interactive=False, elem_id=f"opinion-{name}")
        for label, name in ((texts.GOOD, "good"), (texts.BAD, "bad"))
    )
    return good, bad


def build(good: gr.Button, bad: gr.Button) -> Opinion:
    """The row for the note under them, hidden until one is pressed."""
    with gr.Row(visible=False, elem_id="opinion") as row:
        note = gr.Textbox(
            placeholder=texts.OPINION_NOTE, label=texts.OPINION_NOTE, show_label=False, container=False, max_lines=1, max_length=500, scale=5, min_width=180,
            elem_id="opinion-note",
        )  # fmt: skip
        save = gr.Button(texts.SAVE, size="sm", scale=0, min_width=60)
    return Opinion(good, bad, row, note, save)


def shown(opinion: Opinion, turn: Turn | None, *, with_note: bool = False) -> Updates:
    """The buttons for a turn, the one that was pressed marked."""
    is_kept = turn is not None and turn.answer is not None and turn.number > 0
    said = turn.is_good if turn else None
    return {
        opinion.good: gr.Button(interactive=is_kept, variant="primary" if said is True else "secondary"),
        opinion.bad: gr.Button(interactive=is_kept, variant="primary" if said is False else "secondary"),
        opinion.row: gr.Row(visible=with_note),
        opinion.note: gr.Textbox("", placeholder=texts.OPINION_NOTE),
    }


def noted(opinion: Opinion, opening: Opening, owner: str, turn: Turn | None, note: str) -> Updates:
    """Keep the note with the opinion; the row closes, or says why it was not kept."""
    if turn is None or turn.is_good is None:
        return {opinion.row: gr.Row(visible=False)}
    try:
        opening.library().conversations.judge(owner, turn.number, turn.is_good, note)
    except AssistantError as cause:
        return {opinion.note: gr.Textbox(placeholder=translated(str(cause)), value="")}
    return {opinion.note: gr.Textbox("", placeholder=texts.OPINION_KEPT)}

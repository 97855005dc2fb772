"""The column of kept conversations: search, open, rename, delete with undo, take away as a file. Only the person's own (visitor.owner).

Not here: what an opened conversation shows (chat_tab.py), the store (library/conversations.py)."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

import gradio as gr

from assistant.errors import AssistantError
from assistant.records import Conversation
from assistant.ui.links import conversation_link
from assistant.ui.opening import Opening
from assistant.ui.rendering import line
from assistant.ui.translating import translated
from assistant.ui.words import texts

Updates = dict[Any, Any]
SUFFIXES: Final = ("docx", "md")


@dataclass(frozen=True, slots=True)
class Column:
    """The components of the column."""

    search: gr.Textbox
    choice: gr.Radio
    hint: gr.Markdown
    tools: gr.Column
    files: tuple[gr.Button, ...]
    rename: gr.Button
    remove: gr.Button
    naming: gr.Column
    name: gr.Textbox
    save: gr.Button
    removed: gr.Row
    told: gr.Markdown
    undo: gr.Button

    def components(self) -> list[Any]:
        """Those that events change."""
        return [self.search, self.choice, self.hint, self.tools, *self.files, self.naming, self.name, self.removed, self.told]


def build() -> Column:
    """Lay out the column, empty."""
    search = gr.Textbox(
        placeholder=texts.CONVERSATION_SEARCH, label=texts.CONVERSATION_SEARCH, show_label=False, container=False, max_lines=1, elem_id="conversation-search"
    )
    with gr.Row(visible=False, elem_id="conversation-removed") as removed:
        told = gr.Markdown("", elem_classes="hint")
        undo = gr.Button(texts.UNDO, size="sm", scale=0, min_width=56)
    with gr.Column(visible=False, elem_id="conversation-tools") as tools:
        with gr.Row():
            rename = gr.Button(texts.RENAME, size="sm", min_width=60)
            remove = gr.Button(texts.REMOVE, size="sm", min_width=60)
        with gr.Row():
            files = tuple(gr.Button(label, size="sm", min_width=60) for label in texts.CONVERSATION_FILES)
        with gr.Column(visible=False) as naming:
            name = gr.Textbox(label=texts.CONVERSATION_NAME, max_lines=1, max_length=60, elem_id="conversation-name")
            save = gr.Button(texts.SAVE, size="sm")
    choice = gr.Radio([], label=texts.CONVERSATIONS, show_label=False, container=False, elem_id="conversation-list")
    hint = gr.Markdown(texts.CONVERSATIONS_NONE, elem_classes="hint", elem_id="conversation-hint")
    return Column(search, choice, hint, tools, files, rename, remove, naming, name, save, removed, told, undo)


def shown(column: Column, opening: Opening, owner: str, current: int = 0, text: str = "") -> Updates:
    """The list as it is now, with the current conversation marked and what can be done with it; what was asked before is put away."""
    if not opening.is_open():
        return {column.choice: gr.skip()}
    found = opening.library().conversations.listed(owner, text)
    is_there = any(one.number == current for one in found)
    times = Counter(one.title for one in found)
    choices = [(_label(one, is_alone=times[one.title] == 1), one.number) for one in found]
    hint = texts.CONVERSATIONS_NONE_FOUND if text.strip() else texts.CONVERSATIONS_NONE
    mine = opening.library().conversations.one(owner, current)
    return {
        column.search: text,
        column.choice: gr.Radio(choices, value=current if is_there else None, visible=bool(choices)),
        column.hint: gr.Markdown(hint, visible=not choices),
        column.tools: gr.Column(visible=mine is not None),
        **{button: gr.Button(link=conversation_link(current, suffix)) for button, suffix in zip(column.files, SUFFIXES, strict=True)},
        column.naming: gr.Column(visible=False),
        column.name: mine.title if mine else "",
    }


def renamed(column: Column, opening: Opening, owner: str, current: int, name: str, text: str) -> Updates:
    """The list after renaming, or why it was not."""
    try:
        opening.library().conversations.rename(owner, current, name)
    except AssistantError as cause:
        return {column.name: gr.Textbox(info=translated(str(cause)))}
    return {**shown(column, opening, owner, current, text), column.name: gr.Textbox(name, info=None)}


def taken_out(column: Column, opening: Opening, owner: str, current: int, text: str) -> Updates:
    """The list without the current conversation, and the offer to bring it back."""
    mine = opening.library().conversations
    one = mine.one(owner, current)
    if one is None or not mine.remove(owner, current):
        return shown(column, opening, owner, 0, text)
    told = texts.CONVERSATION_REMOVED.format(title=line(one.title))
    return {**shown(column, opening, owner, 0, text), column.removed: gr.Row(visible=True), column.told: told}


def _label(one: Conversation, *, is_alone: bool) -> str:
    """The title; where several have the same, with the day and time it was begun."""
    return one.title if is_alone else f"{one.title} · {one.begun[5:10]} {one.begun[11:16]}"

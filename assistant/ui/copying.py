"""Three buttons that put an answer into the clipboard: its figure, its words, its words with their sources. The chat's own would copy Markdown.

The texts wait in hidden boxes; the page's script (script.py) takes them from there, because our content policy allows no code made from
strings, which is how gradio runs the `js` of an event. Not here: the wording of the text with sources (printing)."""

import re
from dataclasses import dataclass
from typing import Any, Final

import gradio as gr

from assistant.printing import answer_text
from assistant.records import Answer
from assistant.ui.words import texts

BUTTONS: Final = ("copy-figure", "copy-answer", "copy")  # elem_ids


@dataclass(frozen=True, slots=True)
class Copying:
    """The buttons and the hidden texts behind them, in the order of BUTTONS."""

    buttons: tuple[gr.Button, ...]
    plain: tuple[gr.Textbox, ...]

    def components(self) -> list[Any]:
        """All of them, for the outputs of an event."""
        return [*self.buttons, *self.plain]


def build() -> tuple[gr.Button, ...]:
    """Lay out the buttons; they cannot be pressed until there is an answer."""
    return tuple(gr.Button(label, size="sm", scale=0, min_width=64, interactive=False, elem_id=name) for name, label in _labelled())


def boxes() -> tuple[gr.Textbox, ...]:
    """The hidden texts; not in a row that is shown and hidden, which would show them too."""
    return tuple(gr.Textbox("", label=label, visible="hidden", elem_id=f"{name}-plain") for name, label in _labelled())


def _labelled() -> tuple[tuple[str, str], ...]:
    return tuple(zip(BUTTONS, (texts.COPY_FIGURE, texts.COPY_ANSWER, texts.COPY), strict=True))


def offered(copying: Copying, answer: Answer | None) -> dict[Any, Any]:
    """Updates that make this answer the one to be copied; none: nothing to copy."""
    told = (answer.headline or "", words(answer), answer_text(answer)) if answer else ("", "", "")
    buttons = {button: gr.Button(interactive=bool(text), visible=bool(text)) for button, text in zip(copying.buttons, told, strict=True)}
    return {**buttons, **dict(zip(copying.plain, told, strict=True))}


def words(answer: Answer) -> str:
    """The answer without its marks."""
    marks = "|".join(str(citation.mark) for citation in answer.citations)
    return re.sub(rf"\[(?:{marks})\]", "", answer.answer) if marks else answer.answer

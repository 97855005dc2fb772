"""The middle of the tab 起草: the text of the section in hand, editable, its figures in the colour of what they stand on; and the ways out.

Not here: the colours behind the text (marking.py), editing and checking (desk.py)."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import gradio as gr

from assistant.errors import UsageError
from assistant.settings import Settings
from assistant.ui.chat_tab import Updates
from assistant.ui.desk import Desk, Looked, Told
from assistant.ui.draft_rewriting import RewriteRow
from assistant.ui.marking import marks
from assistant.ui.naming import offered_name
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.records import Draft

LONGEST: Final = 20_000  # characters of a section


class DraftText:
    """The components and what they show."""

    def __init__(self) -> None:
        with gr.Row(elem_id="draft-actions"):
            self.write = gr.Button(texts.DRAFT_WRITE, variant="primary", min_width=96, scale=2)
            self.write_all = gr.Button(texts.DRAFT_WRITE_ALL, min_width=96, scale=2)
            self.stop = gr.Button(texts.STOP, min_width=60, scale=1, interactive=False)
            self.lock = gr.Checkbox(label=texts.DRAFT_LOCK, container=False, min_width=72, scale=1, elem_id="draft-lock")
        self.said = gr.Markdown(texts.DRAFT_WELCOME, elem_id="draft-said", elem_classes="hint")
        self.text = gr.Textbox(
            label=texts.DRAFT_TEXT, placeholder=texts.DRAFT_TEXT_HINT, lines=12, max_lines=26, max_length=LONGEST, show_label=False, container=False,
            elem_id="draft-text",
        )  # fmt: skip
        self.marks = gr.Textbox("", label=texts.DRAFT_TEXT, visible="hidden", elem_id="draft-marks")
        self.rewriting = RewriteRow()
        legend = "".join(f'<span class="draft-{kind}">{words}</span>' for kind, words in texts.DRAFT_LEGEND.items())
        self.legend = gr.Markdown(legend, elem_id="draft-legend")
        with gr.Row(elem_id="draft-exits"):
            self.to_word = gr.Button(texts.DRAFT_TO_WORD, size="sm", min_width=90)
            self.to_annex = gr.Button(texts.DRAFT_TO_ANNEX, size="sm", min_width=90)
            self.to_markdown = gr.Button("Markdown", size="sm", min_width=80)
            self.to_text = gr.Button(texts.DRAFT_TO_TEXT, size="sm", min_width=70)
        self.file = gr.File(label=texts.EXPORTED, visible=False, interactive=False, height=80)

    def shown(self, desk: Desk, looked: Looked | None) -> Updates:
        """Updates that show the text of the section in hand."""
        section = desk.working.sections[desk.at] if desk.working and desk.working.sections else None
        text = looked.texts[desk.at] if looked and section else ""
        return {
            self.text: gr.Textbox(text, interactive=section is not None and not section.is_locked),
            self.lock: gr.Checkbox(section is not None and section.is_locked, interactive=section is not None and section.is_written),
            self.file: gr.File(visible=False),
            **self.marked(desk, looked),
        }

    def marked(self, desk: Desk, looked: Looked | None, chosen: Told | None = None, turn: int = 0) -> Updates:
        """Updates of the colours alone, while a person is typing; chosen: a finding to be selected in the text, turn: another number each time."""
        if looked is None or not looked.texts:
            return {self.marks: ""}
        text = looked.texts[desk.at]
        wrong = [text[told.start : told.end] for told in looked.told if told.section == desk.at and told.finding.level != "hint"]
        at = (chosen.start, chosen.end, turn) if chosen and chosen.section == desk.at else None
        return {self.marks: marks(_origins(looked.draft), [one for one in wrong if len(one) <= 40], at)}


def _origins(draft: "Draft") -> dict[str, str]:
    """Figures as written → the kind of thing they stand on."""
    return {figure.text: figure.origin.partition(":")[0] if figure.verified else "wrong" for figure in draft.figures}


def left(looked: Looked | None, write: Callable[["Draft", Path], None], name: str, settings: Settings) -> Path:
    """The draft as a file in a folder of its own. Raises UsageError when nothing is written yet."""
    if looked is None or not looked.draft.sections:
        raise UsageError(texts.DRAFT_NOTHING)
    folder = Path(tempfile.mkdtemp(dir=settings.home.expanduser() / "tmp"))
    out = folder / offered_name(name.format(looked.draft.title))
    write(looked.draft, out)
    return out


def as_word(draft: "Draft", out: Path) -> None:
    """In the layout of official documents."""
    from assistant.drafting import layout, word

    word.write(draft, out, layout.load())


def as_annex(draft: "Draft", out: Path) -> None:
    """The table of what each figure stands on, in Word."""
    from assistant.drafting import layout, word

    word.annex(draft, out, layout.load())


def as_markdown(draft: "Draft", out: Path) -> None:
    """With marks and sources."""
    from assistant.drafting import exits

    out.write_text(exits.markdown(draft, marks=True, sources=True), "utf-8")


def as_text(draft: "Draft", out: Path) -> None:
    """To be pasted: no marks."""
    from assistant.drafting import exits

    out.write_text(exits.plain(draft), "utf-8-sig")


def exits_of(tab: DraftText) -> tuple[tuple[Any, Callable[["Draft", Path], None], str], ...]:
    """(button, what writes the file, name of the file) of each way out; {} is the title."""
    return (
        (tab.to_word, as_word, "{}.docx"),
        (tab.to_annex, as_annex, "{}（数据依据表）.docx"),
        (tab.to_markdown, as_markdown, "{}.md"),
        (tab.to_text, as_text, "{}.txt"),
    )

"""Under the sources of a cell: correct the figure, merge its indicator into another, take corrections back; only wiring.

Not here: what a correction does (comparison), keeping it (library), the table (ledger_tab.py)."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.ui import correcting, ledger, visitor
from assistant.ui.chat_tab import Updates
from assistant.ui.edge import Failure, guarded
from assistant.ui.ledger import Picked
from assistant.ui.opening import Opening
from assistant.ui.rendering import escaped, line
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.library import Library


class CorrectionsPanel:
    """The components and what their buttons do; the tab connects them, because each change redraws its table."""

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        self.chosen = gr.State(0)  # number of the selected correction
        with gr.Accordion(texts.CORRECT, open=False, elem_id="correct") as correct:
            gr.Markdown(texts.CORRECT_HINT, elem_classes="hint")
            with gr.Row():
                self.amount = gr.Textbox(label=texts.CORRECT_AMOUNT, max_length=60, min_width=120)
                self.indicator = gr.Textbox(label=texts.CORRECT_INDICATOR, max_length=100, min_width=160)
            with gr.Row():
                self.years = gr.Textbox(label=texts.CORRECT_YEARS, max_length=12, min_width=120)
                self.part = gr.Textbox(label=texts.CORRECT_PART, max_length=30, min_width=160)
            self.note = gr.Textbox(label=texts.CORRECT_NOTE, max_length=200)
            with gr.Row():
                self.save = gr.Button(texts.CORRECT_SAVE, variant="primary", min_width=100)
                self.dismiss = gr.Button(texts.CORRECT_DISMISS, min_width=100)
        with gr.Accordion(texts.MERGE, open=False, elem_id="merge") as merge:
            self.merging = gr.Markdown(texts.CORRECT_NO_FIGURE, elem_classes="hint")
            self.into = gr.Textbox(label=texts.MERGE_INTO, max_length=100)
            self.merge = gr.Button(texts.MERGE_SAVE, min_width=100)
        self.changing = [correct, merge]  # what only those see who may correct

    def build_log(self) -> None:
        """Lay out the list of corrections, which wants the whole width."""
        with gr.Accordion(texts.CORRECTIONS, open=False, elem_id="corrections"):
            self.count = gr.Markdown(texts.CORRECTIONS_NONE, elem_classes="hint")
            self.list = gr.Dataframe(
                [], headers=texts.CORRECTION_COLUMNS, datatype="str", type="array", label=texts.CORRECTIONS, show_label=False, interactive=False, wrap=True,
                buttons=[], line_breaks=False, visible=False, max_height=260, elem_id="correction-list",
                column_widths=["6%", "13%", "9%", "25%", "18%", "17%", "12%"],
            )  # fmt: skip
            self.undo = gr.Button(texts.UNDO, interactive=False, min_width=90)
        self.changing.append(self.undo)
        self.list.select(self._on_select, None, [self.chosen, self.undo], api_visibility="private", show_progress="hidden")

    def fields(self) -> list[Any]:
        """What follows the clicked figure."""
        return [self.amount, self.indicator, self.years, self.part, self.note, self.merging, self.into]

    def listing(self) -> list[Any]:
        """What follows the list of corrections."""
        return [self.list, self.count, self.chosen, self.undo]

    def filled(self, picked: Picked | None, position: int = 0) -> Updates:
        """The fields as the figure at a position of the cell has them; empty for none."""
        if picked is None or not picked.cell.figures:
            return dict.fromkeys(self.fields(), "") | {self.merging: texts.CORRECT_NO_FIGURE}
        found = correcting.fields(correcting.chosen(picked, position))
        shown = {self.amount: found.amount, self.indicator: found.indicator, self.years: found.years, self.part: found.part}
        return {**shown, self.note: "", self.into: "", self.merging: line(texts.MERGE_HINT.format(label=found.indicator))}

    def listed(self) -> Updates:
        """The list as it is now, nothing selected."""
        entries = self.opening.library().correction_log()
        count = texts.CORRECTIONS_COUNTED.format(len(entries)) if entries else texts.CORRECTIONS_NONE
        rows = ledger.correction_rows(entries)
        return {self.list: gr.Dataframe(rows, visible=bool(rows)), self.count: count, self.chosen: 0, self.undo: gr.Button(interactive=False)}

    def on_save(self, picked: Picked | None, position: int | None, amount: str, indicator: str, years: str, part: str, note: str) -> str:
        """Save what differs from the figure; the sentence that says what became of it, as safe Markdown."""
        typed = correcting.Fields(amount, indicator, years, part)
        return self._told(lambda library: correcting.saved(library, correcting.chosen(picked, position), typed, note))

    def on_dismiss(self, picked: Picked | None, position: int | None, note: str) -> str:
        """Leave the figure out of the ledger."""
        return self._told(lambda library: correcting.dismissed(library, correcting.chosen(picked, position), note))

    def on_merge(self, picked: Picked | None, position: int | None, into: str) -> str:
        """Show the indicator of the row under another name."""
        return self._told(lambda library: correcting.merged(library, correcting.chosen(picked, position), into))

    def on_undo(self, number: int) -> str:
        """Take the selected correction back."""
        return self._told(lambda library: correcting.undone(library, number))

    def _told(self, verb: Callable[["Library"], str]) -> str:
        def steps() -> Iterator[str]:
            visitor.must("correct")
            yield verb(self.opening.library())

        told = next(guarded(steps()))
        return f"**{escaped(told.message)}**" if isinstance(told, Failure) else escaped(told)

    def _on_select(self, event: gr.SelectData) -> Updates:
        row = [str(cell) for cell in event.row_value or []]
        number = int(row[0]) if row and row[0].isdigit() else 0
        return {self.chosen: number, self.undo: gr.Button(interactive=bool(number) and not row[-1].startswith(texts.CORRECTION_UNDONE))}

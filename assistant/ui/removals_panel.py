"""Under the list of documents: what was removed lately, to be brought back or erased; only wiring.

Not here: how a removal works (library/catalogue.py)."""

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.ui.chat_tab import QUIET, Updates
from assistant.ui.edge import Failure, guarded
from assistant.ui.opening import Opening
from assistant.ui.rendering import escaped
from assistant.ui.words import texts


class RemovalsPanel:
    """The components; the tab connects the buttons, because each change redraws its list."""

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        self.chosen = gr.State("")  # id of the selected document
        with gr.Accordion(texts.REMOVALS.format(0), open=False, visible=False, elem_id="removals") as self.panel:
            gr.Markdown(texts.REMOVALS_HINT, elem_classes="hint")
            self.list = gr.Dataframe(
                [], headers=texts.REMOVAL_COLUMNS, datatype="str", type="array", label=texts.REMOVALS.format(""), show_label=False, interactive=False,
                wrap=True, column_widths=["52%", "20%", "14%", "14%"], buttons=[], line_breaks=False, max_height=220, elem_id="removal-list",
            )  # fmt: skip
            with gr.Row(elem_id="removal-buttons") as self.buttons:
                self.back = gr.Button(texts.BRING_BACK, interactive=False, min_width=90)
                self.erase = gr.Button(texts.ERASE, interactive=False, variant="stop", min_width=90)
        self.list.select(self._on_select, None, [self.chosen, self.back, self.erase], **QUIET)

    def components(self) -> list[Any]:
        """What follows the list."""
        return [self.panel, self.list, self.chosen, self.back, self.erase]

    def listed(self) -> Updates:
        """The list as it is now, nothing selected."""
        removed = self.opening.library().catalogue.removed()
        rows = [[one.document.source, one.at[:10], str(one.days_left), one.document.id[:8]] for one in removed]
        off = gr.Button(interactive=False)
        panel = gr.Accordion(label=texts.REMOVALS.format(len(rows)), visible=bool(rows))
        return {self.panel: panel, self.list: rows, self.chosen: "", self.back: off, self.erase: off}

    def on_back(self, start: str) -> str:
        """Bring the selected document back; the sentence that says so, as safe Markdown."""
        return self._told(start, erases=False)

    def on_erase(self, start: str) -> str:
        """Delete it for good."""
        return self._told(start, erases=True)

    def _told(self, start: str, *, erases: bool) -> str:
        def steps() -> Iterator[str]:
            library = self.opening.library()
            found = next((one.document for one in library.catalogue.removed() if start and one.document.id.startswith(start)), None)
            done = found is not None and (library.remove(found.id) if erases else library.catalogue.bring_back(found.id))
            said = texts.ERASED if erases else texts.BROUGHT_BACK
            yield said.format(source=found.source) if found and done else texts.REMOVED_ALREADY

        told = next(guarded(steps()))
        return f"**{escaped(told.message)}**" if isinstance(told, Failure) else escaped(told)

    def _on_select(self, event: gr.SelectData) -> Updates:
        row = [str(cell) for cell in event.row_value or []]
        start = row[-1] if row else ""
        on = gr.Button(interactive=bool(start))
        return {self.chosen: start, self.back: on, self.erase: on}

"""The tab 资料库: add files with progress, list, filter and remove documents; only wiring. What happens stands in intake.py.

Tables hold plain strings (datatype "str"), which the table shows as characters. Not here: reading or storing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.errors import UsageError
from assistant.settings import Settings
from assistant.ui import intake, texts, visitor
from assistant.ui.chat_tab import PRIVATE, QUIET, Updates
from assistant.ui.edge import Failure, guarded
from assistant.ui.intake import Upload
from assistant.ui.opening import Opening
from assistant.ui.rendering import escaped


class LibraryTab:
    """The components of the tab and their events."""

    def __init__(self, opening: Opening, settings: Settings) -> None:
        self.opening = opening
        self.chosen = gr.State(("", ""))  # (start of the id, source) of the selected row
        with gr.Row(equal_height=False) as self.uploading:
            with gr.Column(scale=5, min_width=280):
                self.files = gr.File(file_count="multiple", label=texts.UPLOAD, height=150, elem_id="upload")
                self.files.preprocess = _uploads  # gradio's own drops the name a file had on the person's machine
            with gr.Column(scale=2, min_width=220):
                gr.Markdown(texts.UPLOAD_HINT.format(most=settings.max_file_mb), elem_classes="hint")
                with gr.Row():
                    self.add = gr.Button(texts.ADD, variant="primary", scale=2, min_width=90)
                    self.stop = gr.Button(texts.STOP, scale=1, min_width=70, interactive=False)
        self.message = gr.Markdown("", visible=False, elem_id="added")
        self.outcomes = _table(texts.OUTCOMES, texts.OUTCOME_COLUMNS, ["34%", "10%", "9%", "47%"], max_height=260, visible=False, elem_id="outcomes")
        self.news = gr.Markdown("", visible=False, elem_id="news")
        self.differences = _table(texts.NEWS, texts.NEWS_COLUMNS, ["26%", "15%", "22%", "24%", "13%"], max_height=260, visible=False, elem_id="differences")
        with gr.Row(equal_height=False, elem_id="list-head"):
            self.wanted = gr.Textbox(
                label=texts.SEARCH_DOCUMENTS, show_label=False, placeholder=texts.SEARCH_DOCUMENTS_HINT, container=False, max_length=100, max_lines=1,
                scale=5, min_width=200,
            )  # fmt: skip
            self.refresh = gr.Button(texts.REFRESH, scale=1, min_width=80)
            self.remove = gr.Button(texts.REMOVE, scale=1, min_width=80, interactive=False, variant="stop")
        with gr.Column(visible=False, elem_id="confirm") as self.confirm:
            self.asked = gr.Markdown("")
            with gr.Row():
                self.yes = gr.Button(texts.REMOVE_YES, variant="stop", min_width=90)
                self.no = gr.Button(texts.REMOVE_NO, min_width=90)
        self.count = gr.Markdown("", elem_id="count")
        widths = ["27%", "25%", "7%", "9%", "7%", "8%", "9%", "8%"]
        self.documents = _table(texts.DOCUMENTS, texts.DOCUMENT_COLUMNS, widths, max_height=460, elem_id="documents")
        self._wire()

    def _wire(self) -> None:
        listing = self._listed = [self.documents, self.count, self.remove, self.chosen, self.confirm]
        progress = [self.message, self.outcomes, self.news, self.differences, self.add, self.stop, *listing]
        adding = self.add.click(self._on_add, [self.files, self.wanted], progress, **QUIET)
        stopping = self.stop.click(self._on_stop, [self.wanted], progress, cancels=[adding], queue=False, **QUIET)
        # emptied by itself: gradio makes an output that an event leaves out anew, and that one would not know _uploads
        adding.then(lambda: None, None, [self.files], **QUIET)
        stopping.then(lambda: None, None, [self.files], **QUIET)
        gr.on([self.refresh.click, self.wanted.change], self._on_list, [self.wanted], [self.message, *listing], trigger_mode="always_last", **QUIET)
        self.documents.select(self._on_select, None, [self.chosen, self.remove, self.confirm], **QUIET)
        self.remove.click(self._on_remove, [self.chosen], [self.confirm, self.asked], **QUIET)
        self.yes.click(self._on_yes, [self.chosen, self.wanted], [self.message, *listing], **PRIVATE)
        self.no.click(lambda: gr.Column(visible=False), None, [self.confirm], **QUIET)

    def restricted(self) -> dict[str, list[Any]]:
        """Action → what only those may see who may do it."""
        return {"add": [self.uploading], "remove": [self.remove]}

    def list_on(self, events: list[Any]) -> None:
        """Show the list when one of these events comes."""
        gr.on(events, self._on_list, [self.wanted], [self.message, *self._listed], **QUIET)

    def _on_add(self, uploads: list[Upload], wanted: str | None) -> Iterator[Updates]:
        def steps() -> Iterator[intake.Progress]:
            try:
                visitor.must("add")
                if not uploads:
                    raise UsageError(texts.NO_FILES)
                for told in self.opening.waiting():
                    yield intake.Progress(told, [])
                library = self.opening.library()
            except BaseException:
                intake.discard(uploads)
                raise
            yield from intake.added(uploads, library)

        shown: Updates = {}
        for step in guarded(steps()):
            if isinstance(step, Failure):
                shown = {**shown, self.message: gr.Markdown(f"**{escaped(step.message)}**", visible=True)}
            else:
                shown = {
                    self.message: gr.Markdown(escaped(step.message), visible=True),
                    self.outcomes: gr.Dataframe(step.rows, visible=bool(step.rows)),
                    self.news: gr.Markdown(escaped(step.news), visible=bool(step.news)),
                    self.differences: gr.Dataframe(step.differences, visible=bool(step.differences)),
                }
            yield {**shown, self.add: gr.Button(interactive=False), self.stop: gr.Button(interactive=True)}
        yield {**shown, **self._done(), **self._listing(wanted)}  # says everything again: of steps that come quickly the page may show the last only

    def _on_stop(self, wanted: str | None) -> Updates:
        return {self.message: gr.Markdown(texts.ADD_STOPPED, visible=True), **self._done(), **self._listing(wanted)}

    def _done(self) -> Updates:
        return {self.add: gr.Button(interactive=True), self.stop: gr.Button(interactive=False)}

    def _on_list(self, wanted: str | None) -> Updates:
        return self._listing(wanted)

    def _listing(self, wanted: str | None) -> Updates:
        def steps() -> Iterator[Updates]:
            documents = self.opening.library().documents()
            rows = intake.document_rows(documents, wanted or "")
            yield {self.documents: gr.Dataframe(rows, visible=bool(rows)), self.count: intake.counted(len(rows), len(documents))}

        told = next(guarded(steps()))
        shown = {self.count: escaped(told.message)} if isinstance(told, Failure) else told
        return {**shown, self.remove: gr.Button(interactive=False), self.chosen: ("", ""), self.confirm: gr.Column(visible=False)}

    def _on_select(self, event: gr.SelectData) -> Updates:
        row = [str(cell) for cell in event.row_value or []]
        chosen = (row[-1], row[0]) if row and row[-1] else ("", "")  # the number shown is the start of the id
        return {self.chosen: chosen, self.remove: gr.Button(interactive=bool(chosen[0])), self.confirm: gr.Column(visible=False)}

    def _on_remove(self, chosen: tuple[str, str]) -> Updates:
        return {self.confirm: gr.Column(visible=bool(chosen[0])), self.asked: escaped(texts.REMOVE_ASKED.format(source=chosen[1]))}

    def _on_yes(self, chosen: tuple[str, str], wanted: str | None) -> Updates:
        def steps() -> Iterator[str]:
            visitor.must("remove")
            library = self.opening.library()
            found = next((one.id for one in library.documents() if one.id.startswith(chosen[0]) and one.source == chosen[1]), "")
            gone = bool(found) and library.remove(found)
            yield texts.REMOVED.format(source=chosen[1]) if gone else texts.REMOVED_ALREADY

        told = next(guarded(steps()))
        said = told.message if isinstance(told, Failure) else told
        return {self.message: gr.Markdown(escaped(said), visible=True), **self._listing(wanted)}


def _table(label: str, columns: list[str], widths: list[str], **given: Any) -> gr.Dataframe:
    return gr.Dataframe(
        [], headers=columns, datatype="str", type="array", label=label, show_label=False, interactive=False, wrap=True, column_widths=widths,
        buttons=[], line_breaks=False, **given,
    )  # fmt: skip


def _uploads(payload: Any) -> list[Upload]:
    """Files as gradio received them (it has checked that they lie in its upload folder) → path and shown name."""
    return [Upload(Path(file.path), intake.shown_name(file.orig_name or Path(file.path).name)) for file in (payload.root if payload else [])]

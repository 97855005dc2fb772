"""The tab 资料库: add files with progress, the list with its filters and what it covers, one document beside it; only wiring.

What happens stands in intake.py, listing.py and document.py. Tables hold plain strings (datatype "str"), which the table shows as
characters. Not here: reading or storing."""

from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr

from assistant.errors import UsageError
from assistant.settings import Settings
from assistant.ui import intake, listing, visitor
from assistant.ui.chat_tab import QUIET, Updates
from assistant.ui.document_panel import DocumentPanel, Undo
from assistant.ui.edge import Failure, guarded
from assistant.ui.intake import Upload
from assistant.ui.listing import Wanted
from assistant.ui.opening import SAMPLE_STATE, Opening
from assistant.ui.removals_panel import RemovalsPanel
from assistant.ui.rendering import escaped
from assistant.ui.words import texts

NOTHING: Undo = ("", "", "")


class LibraryTab:
    """The components of the tab and their events."""

    def __init__(self, opening: Opening, settings: Settings) -> None:
        self.opening, self.settings = opening, settings
        self.undoable = gr.State(NOTHING)
        self._build_adding()
        self._build_list()
        self._wire()

    def _build_adding(self) -> None:
        with gr.Row(equal_height=False) as self.uploading:
            with gr.Column(scale=5, min_width=280):
                self.files = gr.File(file_count="multiple", label=texts.UPLOAD, height="8.4rem", elem_id="upload")
                self.files.preprocess = intake.uploads_of  # gradio's own drops the name a file had on the person's machine
            with gr.Column(scale=2, min_width=220):
                gr.Markdown(texts.UPLOAD_HINT.format(most=self.settings.max_file_mb), elem_classes="hint")
                with gr.Row():
                    self.add = gr.Button(texts.ADD, variant="primary", scale=2, min_width=90)
                    self.stop = gr.Button(texts.STOP, scale=1, min_width=70, interactive=False)
        with gr.Row(elem_id="added-row", visible=False) as self.message_row:
            self.message = gr.Markdown("", elem_id="added")
            self.undo = gr.Button(texts.UNDO, visible=False, min_width=80, scale=0, elem_id="undo")
        self.outcomes = _table(texts.OUTCOMES, texts.OUTCOME_COLUMNS, ["34%", "10%", "9%", "47%"], max_height=260, visible=False, elem_id="outcomes")
        self.news = gr.Markdown("", visible=False, elem_id="news")
        self.differences = _table(texts.NEWS, texts.NEWS_COLUMNS, ["26%", "15%", "22%", "24%", "13%"], max_height=260, visible=False, elem_id="differences")

    def _build_list(self) -> None:
        self.empty = gr.Markdown(texts.EMPTY_LIBRARY, visible=False, elem_id="empty")
        with gr.Row(elem_id="sample-row") as self.sampling:
            self.sample_told = gr.Markdown("", elem_classes="hint")
            self.sample = gr.Button(texts.SAMPLE_ADD, visible=False, min_width=110, scale=0, size="sm", elem_id="sample")
        with gr.Column(visible=False, elem_id="library-list") as self.filled:
            with gr.Accordion(texts.COVERAGE, open=False, elem_id="coverage-panel") as self.covered:
                gr.Markdown(texts.COVERAGE_HINT, elem_classes="hint")
                self.coverage = _table(texts.COVERAGE, [texts.COVERAGE_PLACE], None, max_height=260, elem_id="coverage")
            with gr.Row(equal_height=False, elem_id="list-head"):
                self.wanted = gr.Textbox(
                    label=texts.SEARCH_DOCUMENTS, show_label=False, placeholder=texts.SEARCH_DOCUMENTS_HINT, container=False, max_length=100, max_lines=1,
                    scale=4, min_width=220,
                )  # fmt: skip
                self.kind = _choice(texts.FILTER_KINDS, texts.ANY_KIND)
                self.place = _choice(texts.FILTER_PLACES, texts.ANY_PLACE)
                self.year = _choice(texts.FILTER_YEARS, texts.ANY_YEAR)
            self.count = gr.Markdown("", elem_id="count", elem_classes="hint")
            with gr.Row(equal_height=False):
                with gr.Column(scale=5, min_width=320):
                    widths = ["228px", "104px", "92px", "66px", "64px"]
                    self.documents = _table(texts.DOCUMENTS, texts.DOCUMENT_COLUMNS, widths, max_height=520, elem_id="documents")
                with gr.Column(scale=6, min_width=320, elem_id="document-side"):
                    self.panel = DocumentPanel(self.opening, self.settings)
        self.removals = RemovalsPanel(self.opening)

    def _wire(self) -> None:
        self._filters = [self.wanted, self.kind, self.place, self.year]
        told = [self.message_row, self.message, self.undo, self.undoable]
        listing_ = self._listed = [self.empty, self.sample_told, self.sample, self.filled, self.covered, self.coverage, self.count, self.documents,
                                   *self._filters[1:], *self.removals.components()]  # fmt: skip
        progress = [*told, self.outcomes, self.news, self.differences, self.add, self.stop, *listing_]
        everything = [*told, *listing_, *self.panel.components()]
        adding = self.add.click(self._on_add, [self.files, *self._filters], progress, **QUIET)
        sampling = self.sample.click(self._on_sample, self._filters, [*progress, *self.panel.components()], **QUIET)
        stopping = self.stop.click(self._on_stop, [self.outcomes, *self._filters], progress, cancels=[adding, sampling], queue=False, **QUIET)
        # emptied by itself: gradio makes an output that an event leaves out anew, and that one would not know uploads_of
        adding.then(lambda: None, None, [self.files], **QUIET)
        stopping.then(lambda: None, None, [self.files], **QUIET)
        gr.on([self.wanted.change, self.kind.input, self.place.input, self.year.input], self._on_list, self._filters, listing_, trigger_mode="always_last", **QUIET)
        self.documents.select(self._on_select, None, self.panel.components(), **QUIET)
        self.coverage.select(self._on_cell, None, [self.wanted, *listing_], **QUIET)
        panel, removals = self.panel, self.removals
        panel.save.click(self._on_save, [panel.chosen, *panel.fields(), *self._filters], everything, **QUIET)
        panel.yes.click(self._on_yes, [panel.chosen, *self._filters], everything, **QUIET)
        replacing = panel.replace.upload(self._on_replace, [panel.chosen, panel.replace, *self._filters], everything, **QUIET)
        replacing.then(lambda: None, None, [panel.replace], **QUIET)
        self.undo.click(self._on_undo, [self.undoable, *self._filters], everything, **QUIET)
        removals.back.click(self._after(removals.on_back), [removals.chosen, *self._filters], [*told, *listing_], **QUIET)
        removals.erase.click(self._after(removals.on_erase), [removals.chosen, *self._filters], [*told, *listing_], **QUIET)

    def restricted(self) -> dict[str, list[Any]]:
        """Action → what only those may see who may do it."""
        own = self.panel.restricted()
        return {**own, "add": [self.uploading, self.sampling], "remove": [*own["remove"], self.removals.buttons]}

    def list_on(self, events: list[Any]) -> None:
        """Show the list when one of these events comes."""
        gr.on(events, self._on_list, self._filters, self._listed, **QUIET)

    # ---- adding

    def _on_add(self, uploads: list[Upload], *wanted: str | None) -> Iterator[Updates]:
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
            yield from intake.added(uploads, library, self.settings.max_file_mb * 2**20)

        yield from self._progress(steps(), wanted)

    def _on_sample(self, *wanted: str | None) -> Iterator[Updates]:
        library = self.opening.library()
        there = library.sample_ids()
        if there:
            yield self._said(texts.WORKING)

            def removing() -> Iterator[str]:
                for id_ in there:
                    library.remove(id_)
                library.registry.remember(SAMPLE_STATE, "declined")
                yield texts.SAMPLE_REMOVED.format(count=len(there))

            told = next(guarded(removing()))
            yield {**self._said(told.message if isinstance(told, Failure) else told), **self._listing(*wanted), **self.panel.shown("")}
            return
        yield from self._progress(intake.sample_added(library), wanted)
        library.registry.remember(SAMPLE_STATE, "added")

    def _progress(self, steps: Iterator[intake.Progress], wanted: tuple[str | None, ...]) -> Iterator[Updates]:
        shown: Updates = {}
        for step in guarded(steps):
            if isinstance(step, Failure):
                shown = {**shown, **self._said(step.message, is_wrong=True)}
            else:
                shown = {
                    **self._said(step.message),
                    self.outcomes: gr.Dataframe(step.rows, visible=bool(step.rows)),
                    self.news: gr.Markdown(escaped(step.news), visible=bool(step.news)),
                    self.differences: gr.Dataframe(step.differences, visible=bool(step.differences)),
                }
            yield {**shown, self.add: gr.Button(interactive=False), self.stop: gr.Button(interactive=True)}
        yield {**shown, **self._done(), **self._listing(*wanted)}  # says everything again: of steps that come quickly the page may show the last only

    def _on_stop(self, outcomes: list[list[str]], *wanted: str | None) -> Updates:
        return {**self._said(texts.ADD_STOPPED), self.outcomes: intake.stopped(outcomes), **self._done(), **self._listing(*wanted)}

    def _done(self) -> Updates:
        return {self.add: gr.Button(interactive=True), self.stop: gr.Button(interactive=False)}

    def _said(self, text: str, *, is_wrong: bool = False, undo: Undo = NOTHING, is_safe: bool = False) -> Updates:
        safe = text if is_safe else f"**{escaped(text)}**" if is_wrong else escaped(text)
        return {self.message_row: gr.Row(visible=True), self.message: safe, self.undo: gr.Button(visible=bool(undo[0])), self.undoable: undo}

    # ---- the list

    def _on_list(self, *wanted: str | None) -> Updates:
        return self._listing(*wanted)

    def _listing(self, words: str | None = "", kind: str | None = "", place: str | None = "", year: str | None = "") -> Updates:
        def steps() -> Iterator[Updates]:
            library = self.opening.library()
            documents, samples = library.documents(), library.sample_ids()
            kinds, places, years = listing.choices(documents)
            asked = listing.possible(Wanted(words or "", kind or "", place or "", year or ""), kinds, places, years)
            rows = listing.document_rows(documents, asked, samples)
            covers = listing.coverage(documents)
            yield {
                self.empty: gr.Markdown(visible=not documents),
                self.filled: gr.Column(visible=bool(documents)),
                self.documents: gr.Dataframe(rows, visible=bool(rows)),
                self.count: listing.counted(len(rows), len(documents)),
                self.kind: gr.Dropdown(kinds, value=asked.kind),
                self.place: gr.Dropdown(places, value=asked.place),
                self.year: gr.Dropdown(years, value=asked.year),
                self.covered: gr.Accordion(label=covers.told),
                self.coverage: gr.Dataframe(covers.rows, headers=[texts.COVERAGE_PLACE, *covers.years], visible=bool(covers.rows)),
                **self._sampled(len(samples)),
                **self.removals.listed(),
            }

        told = next(guarded(steps()))
        if not isinstance(told, Failure):
            return told
        return {self.empty: gr.Markdown(escaped(told.message), visible=True), self.filled: gr.Column(visible=False)}

    def _sampled(self, count: int) -> Updates:
        said = texts.SAMPLE_THERE.format(count=count) if count else texts.SAMPLE_ABSENT
        label = texts.SAMPLE_REMOVE if count else texts.SAMPLE_ADD
        return {self.sample_told: said, self.sample: gr.Button(label, visible=self.opening.is_settled())}

    def _on_cell(self, event: gr.SelectData) -> Updates:
        row = [str(cell) for cell in event.row_value or []]
        at = event.index[1] if isinstance(event.index, list | tuple) else 0
        years = listing.coverage(self.opening.library().documents()).years
        year = years[at - 1] if 0 < at <= len(years) else ""
        return {self.wanted: "", **self._listing("", "", row[0] if row else "", year)}

    def _on_select(self, event: gr.SelectData) -> Updates:
        row = [str(cell) for cell in event.row_value or []]
        documents = self.opening.library().documents() if row else []
        return self.panel.shown(next((one.id for one in documents if one.id.startswith(row[-1]) and one.source == row[0]), "") if row else "")

    # ---- one document

    def _on_save(self, document_id: str, title: str, kind: str, place: str, year: str, *wanted: str | None) -> Iterator[Updates]:
        yield self._said(texts.WORKING)
        told = self.panel.on_save(document_id, title, kind, place, year)
        shown = {} if told.startswith("**") else self.panel.shown(document_id)
        yield {**self._said(told, is_safe=True), **self._listing(*wanted), **shown}

    def _on_yes(self, document_id: str, *wanted: str | None) -> Updates:
        told, undo = self.panel.on_yes(document_id)
        return {**self._said(told, is_safe=True, undo=undo), **self._listing(*wanted), **self.panel.shown("")}

    def _on_replace(self, document_id: str, upload: Upload | None, *wanted: str | None) -> Iterator[Updates]:
        yield self._said(texts.WORKING)
        told, now, undo = self.panel.on_replace(document_id, upload)
        yield {**self._said(told, is_safe=True, undo=undo), **self._listing(*wanted), **self.panel.shown(now)}

    def _on_undo(self, undo: Undo, *wanted: str | None) -> Iterator[Updates]:
        yield self._said(texts.WORKING)
        told, now = self.panel.on_undo(undo)
        yield {**self._said(told, is_safe=True), **self._listing(*wanted), **self.panel.shown(now)}

    def _after(self, verb: Callable[[str], str]) -> Callable[..., Updates]:
        def changed(chosen: str, *wanted: str | None) -> Updates:
            return {**self._said(verb(chosen), is_safe=True), **self._listing(*wanted)}

        return changed


def _choice(label: str, everything: str) -> gr.Dropdown:
    return gr.Dropdown([(everything, "")], value="", label=label, show_label=False, container=False, filterable=False, scale=1, min_width=110)


def _table(label: str, columns: list[str], widths: list[str] | None, **given: Any) -> gr.Dataframe:
    return gr.Dataframe(
        [], headers=columns, datatype="str", type="array", label=label, show_label=False, interactive=False, wrap=True, column_widths=widths,
        buttons=[], line_breaks=False, **given,
    )  # fmt: skip

"""Beside the list of documents: what one document holds, its fields to change, its original, replacing and removing it; only wiring.

The tab connects the buttons that change the library, because each change redraws its list. Not here: what is shown (document.py)."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.errors import UsageError
from assistant.settings import Settings
from assistant.ui import document, intake, visitor
from assistant.ui.chat_tab import QUIET, Updates
from assistant.ui.edge import Failure, guarded
from assistant.ui.intake import Upload
from assistant.ui.naming import last_part, offered_name
from assistant.ui.opening import Opening
from assistant.ui.rendering import escaped
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.library import Library

Undo = tuple[str, str, str]  # what was done (“removed”, “replaced” or ""), the id it can be undone with, the source


class DocumentPanel:
    """The components and what their buttons do."""

    def __init__(self, opening: Opening, settings: Settings) -> None:
        self.opening, self._settings = opening, settings
        self.chosen = gr.State("")  # id of the document shown
        self.empty = gr.Markdown(texts.DOCUMENT_EMPTY, elem_classes="hint")
        with gr.Column(visible=False, elem_id="document-detail") as self.detail:
            self.heading = gr.Markdown("", elem_id="document-title")
            self.facts = gr.Markdown("", elem_id="document-facts", elem_classes="hint")
            with gr.Row(elem_id="document-buttons"):
                self.fetch = gr.Button(texts.ORIGINAL, min_width=90)
                with gr.Row() as self.altering:
                    self.replace = gr.UploadButton(texts.REPLACE, min_width=90, elem_id="replace")
                    self.replace.preprocess = intake.upload_of  # gradio's own drops the name a file had on the person's machine
                    self.remove = gr.Button(texts.REMOVE, variant="stop", min_width=90)
            with gr.Column(visible=False, elem_id="confirm") as self.confirm:
                self.asked = gr.Markdown("")
                with gr.Row():
                    self.yes = gr.Button(texts.REMOVE_YES, variant="stop", min_width=90)
                    self.no = gr.Button(texts.REMOVE_NO, min_width=90)
            self.file = gr.File(label=texts.ORIGINAL_FILE, visible=False, interactive=False, height=90, elem_id="original")
            with gr.Tabs(elem_id="document-tabs"):
                with gr.Tab(texts.OUTLINE):
                    self.outline = gr.Markdown("", elem_id="outline")
                with gr.Tab(texts.BODY):
                    self._build_text()
                with gr.Tab(texts.DESCRIBE):
                    self._build_fields()
        self.fetch.click(self._on_fetch, [self.chosen], [self.file, self.facts], **QUIET)
        self.remove.click(self._on_remove, [self.chosen], [self.confirm, self.asked], **QUIET)
        self.no.click(lambda: gr.Column(visible=False), None, [self.confirm], **QUIET)

    def _build_text(self) -> None:
        with gr.Row(equal_height=False):
            with gr.Column(scale=3, min_width=260):
                self.text = gr.Textbox(label=texts.BODY_LABEL, lines=14, max_lines=14, interactive=False, elem_id="body")
            with gr.Column(scale=2, min_width=220):
                self.dropped_told = gr.Markdown("", elem_classes="hint")
                self.dropped = gr.Dataframe(
                    [], headers=texts.DROPPED_COLUMNS, datatype="str", type="array", label=texts.DROPPED, show_label=False, interactive=False, wrap=True,
                    column_widths=["62%", "38%"], buttons=[], line_breaks=False, max_height=300, visible=False, elem_id="dropped",
                )  # fmt: skip

    def _build_fields(self) -> None:
        gr.Markdown(texts.DESCRIBE_HINT, elem_classes="hint")
        self.title = gr.Textbox(label=texts.DESCRIBE_TITLE, max_length=200)
        with gr.Row():
            self.kind = gr.Dropdown([(shown, kind) for kind, shown in texts.KINDS.items()], label=texts.DESCRIBE_KIND, filterable=False, min_width=110)
            self.place = gr.Textbox(label=texts.DESCRIBE_PLACE, max_length=40, min_width=170)
            self.year = gr.Textbox(label=texts.DESCRIBE_YEAR, max_length=6, min_width=170)
        self.save = gr.Button(texts.DESCRIBE_SAVE, variant="primary", min_width=100, elem_id="describe")

    def restricted(self) -> dict[str, list[Any]]:
        """Action → what only those may see who may do it."""
        return {"remove": [self.altering], "describe": [self.save]}

    def fields(self) -> list[Any]:
        """What a person may change, in the order of on_save."""
        return [self.title, self.kind, self.place, self.year]

    def components(self) -> list[Any]:
        """What follows the chosen document. The button 替换 is left out: gradio makes an output anew, and that one would not know upload_of."""
        return [self.chosen, self.empty, self.detail, self.heading, self.facts, self.confirm, self.file, self.outline, self.text, self.dropped_told, self.dropped,
                *self.fields()]  # fmt: skip

    def shown(self, document_id: str) -> Updates:
        """The panel for a document, empty for none or one that is gone."""
        found = document.shown(self.opening.library(), document_id) if document_id else None
        hidden: Updates = {self.confirm: gr.Column(visible=False), self.file: gr.File(None, visible=False)}
        if found is None:
            told = texts.DOCUMENT_GONE if document_id else texts.DOCUMENT_EMPTY
            return {**hidden, self.chosen: "", self.empty: gr.Markdown(told, visible=True), self.detail: gr.Column(visible=False)}
        known = found.document.metadata
        return {
            **hidden,
            self.chosen: found.document.id,
            self.empty: gr.Markdown(visible=False),
            self.detail: gr.Column(visible=True),
            self.heading: found.heading,
            self.facts: found.facts,
            self.outline: found.outline,
            self.text: found.text,
            self.dropped_told: found.dropped_told,
            self.dropped: gr.Dataframe(found.dropped, visible=bool(found.dropped)),
            self.title: known.title,
            self.kind: known.kind,
            self.place: known.place,
            self.year: str(known.year or ""),
        }

    def on_save(self, document_id: str, title: str, kind: str, place: str, year: str) -> str:
        """Keep the fields; the sentence that says what became of it, as safe Markdown."""

        def verb(library: "Library") -> str:
            visitor.must("describe")
            source = self._source(document_id)
            changed = library.catalogue.describe(document_id, document.described(title or "", kind, place or "", year or ""))
            return texts.DESCRIBED.format(source=source) if changed else texts.DESCRIBED_ALREADY

        return self._told(verb)

    def on_yes(self, document_id: str) -> tuple[str, Undo]:
        """Remove the document; what became of it and how to undo it."""
        source = self._source(document_id)
        done: list[int] = []

        def verb(library: "Library") -> str:
            visitor.must("remove")
            done.append(library.catalogue.set_aside([document_id]))
            return texts.REMOVED.format(source=source) if done[0] else texts.REMOVED_ALREADY

        told = self._told(verb)
        return told, ("removed", document_id, source) if any(done) else ("", "", "")

    def on_replace(self, document_id: str, upload: Upload | None) -> tuple[str, str, Undo]:
        """A file in place of the document: what became of it, the id that is there now, and how to undo it."""
        from assistant.library import uploaded

        source = self._source(document_id)
        if upload is None or not source:
            return texts.DOCUMENT_GONE, document_id, ("", "", "")
        now = [document_id]

        def verb(library: "Library") -> str:
            visitor.must("add")
            [outcome] = list(library.add([uploaded(upload.path, upload.name)], replaces=document_id))[:1]
            if outcome.status == "replaced":
                now[0] = outcome.document_id
                return texts.REPLACED.format(new=outcome.source, source=source)
            return texts.REPLACE_SAME.format(intake.remarks(outcome) or texts.REPLACE_SAME_FILE)

        told = self._told(verb)
        intake.discard([upload])
        return told, now[0], ("replaced", f"{now[0]} {document_id}", source) if now[0] != document_id else ("", "", "")

    def on_undo(self, undo: Undo) -> tuple[str, str]:
        """Undo a removal or a replacement; what became of it and the id that is there now."""
        what, ids, source = undo

        def verb(library: "Library") -> str:
            if what == "replaced":
                new_id, old_id = ids.split()
                intake.put_back(library, new_id, old_id)
            elif not library.catalogue.bring_back(ids):
                return texts.REMOVED_ALREADY
            return texts.BROUGHT_BACK.format(source=source)

        return self._told(verb), ids.split()[-1] if ids else ""

    def _source(self, document_id: str) -> str:
        return next((one.source for one in self.opening.library().documents() if one.id == document_id), "")

    def _told(self, verb: Callable[["Library"], str]) -> str:
        def steps() -> Iterator[str]:
            yield verb(self.opening.library())

        told = next(guarded(steps()))
        return f"**{escaped(told.message)}**" if isinstance(told, Failure) else escaped(told)

    def _on_remove(self, document_id: str) -> Updates:
        from assistant.library import KEPT_DAYS

        asked = escaped(texts.REMOVE_ASKED.format(source=self._source(document_id), days=KEPT_DAYS))
        return {self.confirm: gr.Column(visible=bool(document_id)), self.asked: asked}

    def _on_fetch(self, document_id: str) -> Updates:
        def steps() -> Iterator[Path]:
            library = self.opening.library()
            found = library.document(document_id)
            original = library.original(found) if found else None
            if found is None or original is None:
                raise UsageError(texts.ORIGINAL_NONE)
            copy = Path(tempfile.mkdtemp(dir=self._settings.home.expanduser() / "tmp")) / offered_name(last_part(found.source))
            library.registry.log("export", found.source)
            shutil.copyfile(original, copy)
            yield copy

        told = next(guarded(steps()))
        if isinstance(told, Failure):
            return {self.file: gr.File(visible=False), self.facts: escaped(told.message)}
        return {self.file: gr.File(str(told), visible=True)}

"""The tab 设置: appearance, the office's place, what the library takes on disk, backup and restore, versions; only wiring.

What happens stands in appearance.py and upkeep.py. `models` is an empty column for the choice of a chat model, `accounts` one for the section 用户."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant import settings as stored
from assistant.errors import UsageError
from assistant.settings import Settings
from assistant.ui import appearance, intake, upkeep, visitor
from assistant.ui.chat_tab import QUIET, Updates
from assistant.ui.edge import Failure, guarded
from assistant.ui.intake import Upload
from assistant.ui.opening import Opening
from assistant.ui.rendering import escaped
from assistant.ui.translating import translated
from assistant.ui.words import language, texts

if TYPE_CHECKING:
    from assistant.library import Library

LONGEST_PLACE = 40


class SettingsTab:
    """The components of the tab and their events."""

    def __init__(self, opening: Opening, settings: Settings, changed: Callable[[Settings], None]) -> None:
        """changed: told the new settings when a person saved some."""
        self.opening, self.settings, self._changed = opening, settings, changed
        with gr.Row(equal_height=False):
            with gr.Column(scale=1, min_width=320):
                self._build_appearance()
                with gr.Column() as self.office:
                    self._build_office()
                self.models = gr.Column(elem_id="models")
            with gr.Column(scale=1, min_width=320, elem_id="upkeep") as self.upkeep:
                self._build_backup()
                self._build_facts()
        self.accounts = gr.Column(elem_id="accounts")
        self._wire()

    def _build_appearance(self) -> None:
        gr.Markdown(f"## {texts.APPEARANCE}\n{texts.APPEARANCE_HINT}", elem_classes="settings-head")
        gr.Radio(texts.LANGUAGES, value=language(), label=texts.LANGUAGE, interactive=True, elem_id="language-choice")
        self.theme = gr.Radio(texts.THEMES, value=appearance.THEMES[0], label=texts.THEME, interactive=True, elem_id="theme-choice")
        self.size = gr.Radio(texts.FONT_SIZES, value=appearance.SIZES[0], label=texts.FONT_SIZE, interactive=True, elem_id="size-choice")
        self.length = gr.Radio(texts.LENGTHS, value=appearance.LENGTHS[0], label=texts.LENGTH, interactive=True, elem_id="length-choice")

    def _build_office(self) -> None:
        fixed = stored.fixed("place")
        gr.Markdown(f"## {texts.OFFICE}", elem_classes="settings-head")
        self.place = gr.Textbox(
            self.settings.place, label=texts.HOME_PLACE, placeholder=texts.HOME_PLACE_HINT, max_length=LONGEST_PLACE, interactive=not fixed,
            info=texts.SETTING_FIXED.format(fixed) if fixed else None, elem_id="home-place",
        )  # fmt: skip
        self.save = gr.Button(texts.SETTINGS_SAVE, variant="primary", interactive=not fixed, min_width=100, elem_id="save-settings")
        self.saved = gr.Markdown("", visible=False, elem_id="settings-saved")

    def _build_backup(self) -> None:
        gr.Markdown(f"## {texts.STORAGE}", elem_classes="settings-head")
        self.storage = gr.Markdown("", elem_id="storage", elem_classes="hint")
        gr.Markdown(f"## {texts.BACKUP}\n{texts.BACKUP_HINT}", elem_classes="settings-head")
        self.make = gr.Button(texts.BACKUP_MAKE, min_width=120, elem_id="make-backup")
        self.made = gr.Markdown("", visible=False, elem_id="backup-told")
        self.file = gr.File(label=texts.BACKUP_FILE, visible=False, interactive=False, height=90, elem_id="backup-file")
        gr.Markdown(f"## {texts.RESTORE}\n{texts.RESTORE_HINT}", elem_classes="settings-head")
        self.chosen = gr.File(label=texts.RESTORE_FILE, file_count="single", height="8.4rem", elem_id="restore-file")
        self.chosen.preprocess = intake.upload_of  # gradio's own drops the name a file had on the person's machine
        self.start = gr.Button(texts.RESTORE_START, min_width=120, elem_id="restore")
        with gr.Column(visible=False, elem_id="restore-confirm") as self.confirm:
            self.asked = gr.Markdown("")
            with gr.Row():
                self.yes = gr.Button(texts.RESTORE_YES, variant="stop", min_width=90)
                self.no = gr.Button(texts.REMOVE_NO, min_width=90)
        self.restored = gr.Markdown("", visible=False, elem_id="restore-told")

    def _build_facts(self) -> None:
        with gr.Accordion(texts.VERSIONS, open=False, elem_id="versions"):
            self.versions = _table(texts.VERSIONS, texts.VERSION_COLUMNS, ["34%", "66%"])
        with gr.Accordion(texts.ALL_SETTINGS, open=False, elem_id="all-settings"):
            gr.Markdown(texts.ALL_SETTINGS_HINT, elem_classes="hint")
            self.all = _table(texts.ALL_SETTINGS, texts.SETTING_COLUMNS, ["22%", "24%", "18%", "36%"])

    def _wire(self) -> None:
        self.save.click(self._on_save, [self.place], [self.saved, self.all], **QUIET)
        self.make.click(self._on_make, None, [self.make, self.made, self.file, self.storage], **QUIET)
        self.start.click(self._on_start, [self.chosen], [self.confirm, self.asked, self.restored], **QUIET)
        self.no.click(lambda: gr.Column(visible=False), None, [self.confirm], **QUIET)
        restoring = self.yes.click(self._on_yes, [self.chosen], [self.confirm, self.yes, self.restored, self.storage], **QUIET)
        restoring.then(lambda: None, None, [self.chosen], **QUIET)

    def restricted(self) -> dict[str, list[Any]]:
        """Action → what only those may see who may do it; how the page looks is everybody's own."""
        return {"settings": [self.office, self.models, self.upkeep], "users": [self.accounts]}

    def show_on(self, loaded: Any, opened: Any) -> None:
        """Fill in what was chosen when the page is loaded, and what is true at the moment whenever the tab is opened; nothing a person touched since."""
        gr.on([loaded], self._on_load, None, [self.theme, self.size, self.length, self.place], **QUIET)  # by itself: it is there at once
        gr.on([loaded, opened], self._on_open, None, [self.storage, self.versions, self.all], **QUIET)

    def _on_load(self, request: gr.Request) -> Updates:
        theme, size, length = appearance.chosen(request)
        own: Updates = {self.theme: theme, self.size: size, self.length: length}
        return {**own, self.place: self.settings.place} if visitor.is_allowed("settings", request) else own

    def _on_open(self, request: gr.Request) -> Updates:
        return self._facts() if visitor.is_allowed("settings", request) else {self.storage: ""}

    def _facts(self) -> Updates:
        library = self._library()
        rows = [[name, value, translated(origin), translated(meaning)] for name, value, origin, meaning in stored.origins(self.settings)]
        return {self.storage: escaped(upkeep.storage(self.settings.home.expanduser())), self.versions: upkeep.versions(library), self.all: rows}

    def _on_save(self, place: str | None) -> Updates:
        def steps() -> Iterator[str]:
            visitor.must("settings")
            wanted = "".join(letter for letter in place or "" if letter.isprintable()).strip()
            if len(wanted) > LONGEST_PLACE:
                raise UsageError(texts.SETTINGS_LONG.format(LONGEST_PLACE))
            self.settings = stored.saved(self.settings, place=wanted)
            self._changed(self.settings)
            yield texts.SETTINGS_SAVED

        told = next(guarded(steps()))
        return {self.saved: _told(told.message, is_wrong=True)} if isinstance(told, Failure) else {self.saved: _told(told), self.all: self._facts()[self.all]}

    def _on_make(self) -> Iterator[Updates]:
        yield {self.make: gr.Button(interactive=False), self.file: gr.File(visible=False)}
        shown: Updates = {}
        for step in guarded(self._with(lambda library: upkeep.backed_up(library, self.settings))):
            if isinstance(step, Failure):
                shown = {self.made: _told(step.message, is_wrong=True)}
            else:
                shown = {self.made: _told(step.message), **({self.file: gr.File(str(step.file), visible=True)} if step.file else {})}
            yield shown
        yield {**shown, self.make: gr.Button(interactive=True)}

    def _on_start(self, upload: Upload | None) -> Updates:
        if upload is None:
            return {self.restored: _told(texts.RESTORE_NO_FILE), self.confirm: gr.Column(visible=False)}
        library = self._library()
        asked = texts.RESTORE_ASKED.format(name=upload.name, documents=len(library.documents()) if library else 0)
        return {self.confirm: gr.Column(visible=True), self.asked: escaped(asked), self.restored: gr.Markdown(visible=False)}

    def _on_yes(self, upload: Upload | None) -> Iterator[Updates]:
        if upload is None:
            yield {self.restored: _told(texts.RESTORE_NO_FILE), self.confirm: gr.Column(visible=False)}
            return
        shown: Updates = {}
        for step in guarded(self._with(lambda library: upkeep.restored(library, upload.path))):
            failed = isinstance(step, Failure)
            shown = {self.restored: _told(step.message, failed)}
            yield {**shown, self.yes: gr.Button(interactive=False)}
        intake.discard([upload])
        facts = self._facts()
        yield {**shown, self.yes: gr.Button(interactive=True), self.confirm: gr.Column(visible=False), self.storage: facts[self.storage]}

    def _library(self) -> "Library | None":
        return self.opening.library() if self.opening.is_settled() and not self.opening.status() else None

    def _with(self, verb: "Callable[[Library], Iterator[upkeep.Told]]") -> Iterator[upkeep.Told]:
        yield from verb(self.opening.library())


def _told(text: str, is_wrong: bool = False) -> gr.Markdown:
    return gr.Markdown(f"**{escaped(text)}**" if is_wrong else escaped(text), visible=True)


def _table(label: str, columns: list[str], widths: list[str]) -> gr.Dataframe:
    return gr.Dataframe(
        [], headers=columns, datatype="str", type="array", label=label, show_label=False, interactive=False, wrap=True, column_widths=widths,
        buttons=[], line_breaks=False, max_height=360,
    )  # fmt: skip

"""The tab 指标台账: filters, the table, the sources of the clicked cell with their trend, export; only wiring.

Not here: what stands in the table (ledger.py), corrections (corrections_panel.py)."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import gradio as gr

from assistant import exporting
from assistant.comparison import Table
from assistant.settings import Settings
from assistant.ui import dates, evidence, ledger
from assistant.ui.chat_tab import PRIVATE, QUIET, Updates
from assistant.ui.corrections_panel import CorrectionsPanel
from assistant.ui.edge import Failure, guarded
from assistant.ui.ledger import Picked, Wanted
from assistant.ui.naming import offered_name
from assistant.ui.opening import Opening
from assistant.ui.rendering import escaped
from assistant.ui.trend import chart
from assistant.ui.words import texts

OVER_YEARS: Final = "years"  # the view over years, as the choice sends it
CHANGES: Final[dict[str, Any]] = {"trigger_mode": "always_last", **QUIET}


class LedgerTab:
    """The components of the tab and their events."""

    def __init__(self, opening: Opening, settings: Settings) -> None:
        self.opening, self.settings = opening, settings
        self.shown = gr.State(None)  # Table
        self.picked = gr.State(None)  # Picked
        with gr.Column(visible=False) as self.full:
            self._build_filters()
            self.file = gr.File(label=texts.EXPORTED, visible=False, interactive=False, elem_id="ledger-file")
            self.message = gr.Markdown("", visible=False, elem_id="ledger-message")
            self.count = gr.Markdown("", elem_id="ledger-count", elem_classes="hint")
            self.table = gr.Dataframe(
                [], headers=[texts.LEDGER_TEXT], datatype="str", type="array", label=texts.LEDGER_TABLE, show_label=False, interactive=False, wrap=True,
                buttons=[], line_breaks=False, max_height=430, elem_id="ledger-table",
            )  # fmt: skip
            with gr.Row(equal_height=False):
                with gr.Column(scale=3, min_width=300):
                    self.panel = evidence.build(texts.CELL, texts.CELL_EMPTY, "ledger-")
                with gr.Column(scale=2, min_width=300, elem_id="ledger-side"):
                    self.trend = gr.Markdown("", visible=False, elem_id="trend")
                    self.corrections = CorrectionsPanel(opening)
            self.corrections.build_log()
        with gr.Column(visible=False) as self.nothing:
            self.why = gr.Markdown("", elem_id="ledger-empty")
            with gr.Row(elem_id="ledger-to-library"):
                self.to_library = gr.Button(texts.TO_LIBRARY, variant="primary", min_width=140)
        self._wire()

    def _build_filters(self) -> None:
        with gr.Row(equal_height=True, elem_id="ledger-filters"):
            self.view = gr.Radio([(texts.OVER_YEARS, OVER_YEARS), (texts.OVER_PLACES, "places")], value=OVER_YEARS, label=texts.LEDGER_VIEW, min_width=240, scale=3)
            roles = [(words, role) for role, words in texts.LEDGER_ROLES.items()]
            self.role = gr.Radio(roles, value="result", label=texts.LEDGER_ROLE, min_width=170, scale=2)
            self.place = gr.Dropdown([], label=texts.LEDGER_PLACE, min_width=150, scale=2, elem_id="ledger-place")
            self.text = gr.Textbox(label=texts.LEDGER_TEXT, placeholder=texts.LEDGER_TEXT_HINT, max_length=50, max_lines=1, min_width=170, scale=3)
            self.first = gr.Dropdown([], label=texts.LEDGER_FIRST, min_width=112, scale=1)
            self.last = gr.Dropdown([], label=texts.LEDGER_LAST, min_width=112, scale=1)
        with gr.Row(elem_id="ledger-more"):
            self.repeated = gr.Checkbox(value=True, label=texts.LEDGER_REPEATED, container=False, scale=3, min_width=200)
            self.to_xlsx = gr.Button(texts.EXPORT_XLSX, scale=1, min_width=110)
            self.to_csv = gr.Button(texts.EXPORT_CSV, scale=1, min_width=110)

    def _wire(self) -> None:
        self._filters = [self.view, self.role, self.place, self.text, self.first, self.last, self.repeated]
        detail = [self.picked, self.trend, *self.panel.components(), *self.corrections.fields()]
        drawn = [self.full, self.nothing, self.why, self.shown, self.table, self.count, self.message, self.file, *detail]
        self._drawn = [*drawn, self.place, self.first, self.last, self.repeated, *self.corrections.listing()]
        narrowing = [self.text.change, self.first.input, self.last.input, self.repeated.input]
        gr.on(narrowing, self._on_narrow, self._filters, self._drawn, **CHANGES)
        gr.on([self.view.input, self.role.input, self.place.input], self._on_turn, self._filters, self._drawn, **CHANGES)
        self.table.select(self._on_pick, [self.shown], [*detail, self.message], **QUIET)
        self.panel.choice.input(self._on_choice, [self.panel.choice, self.picked], [*self.panel.components(), *self.corrections.fields()], **QUIET)
        self.to_xlsx.click(self._exported(exporting.table_xlsx, "xlsx"), [self.shown, *self._filters], [self.file, self.message], **PRIVATE)
        self.to_csv.click(self._exported(exporting.table_csv, "csv"), [self.shown, *self._filters], [self.file, self.message], **PRIVATE)
        own, figure = self.corrections, [self.picked, self.panel.choice]
        changes = (
            (own.save, own.on_save, [*figure, own.amount, own.indicator, own.years, own.part, own.note]),
            (own.dismiss, own.on_dismiss, [*figure, own.note]),
            (own.merge, own.on_merge, [*figure, own.into]),
            (own.undo, own.on_undo, [own.chosen]),
        )
        for button, verb, inputs in changes:
            button.click(self._changed(verb, len(inputs)), [*inputs, *self._filters], self._drawn, **PRIVATE)

    def restricted(self) -> dict[str, list[Any]]:
        """Action → what only those may see who may do it."""
        return {"correct": self.corrections.changing}

    def show_on(self, events: list[Any]) -> None:
        """Draw the table when one of these events comes."""
        gr.on(events, self._on_narrow, self._filters, self._drawn, **QUIET)

    def _on_turn(self, *chosen: Any) -> Updates:
        """Another place, role or view: the years on offer are others, so they start open."""
        return self._drawing(replace(_wanted(*chosen), first=0, last=0))

    def _on_narrow(self, *chosen: Any) -> Updates:
        return self._drawing(_wanted(*chosen))

    def _drawing(self, wanted: Wanted, said: str = "", before: Picked | None = None) -> Updates:
        """The table as wanted, a sentence about what was done, and the cell that was shown before, as it is now."""
        def steps() -> Iterator[Updates]:
            library = self.opening.library()
            known, places, years = ledger.settled(library, wanted, self.settings.place)
            if not places:
                yield self._without(texts.LEDGER_EMPTY)
                return
            made = ledger.table(library, known)
            yield {
                self.full: gr.Column(visible=True), self.nothing: gr.Column(visible=False), self.shown: made,
                self.table: gr.Dataframe(ledger.grid(made), visible=bool(made.rows), column_widths=_widths(made)), self.count: escaped(ledger.counted(made)),
                self.place: gr.Dropdown(places, value=known.place, visible=known.is_over_years), **self._years(known, years), **self.corrections.listed(),
            }  # fmt: skip

        told = next(guarded(steps()))
        shown = self._without(told.message) if isinstance(told, Failure) else told
        made = shown.get(self.shown)
        detail = self._detail(ledger.again(made, before) if made and before else None, made)
        return {**shown, **detail, self.message: gr.Markdown(said, visible=bool(said)), self.file: gr.File(visible=False)}

    def _years(self, known: Wanted, years: list[int]) -> Updates:
        some = [str(year) for year in years]
        several = [(texts.LEDGER_ANY, ""), *((year, year) for year in some)]
        last = {"choices": several, "label": texts.LEDGER_LAST} if known.is_over_years else {"choices": some, "label": texts.LEDGER_YEAR}
        return {
            self.first: gr.Dropdown(several, value=str(known.first or ""), visible=known.is_over_years),
            self.last: gr.Dropdown(value=str(known.last or ""), **last),
            self.repeated: gr.Checkbox(visible=known.is_over_years),
        }

    def _without(self, why: str) -> Updates:
        return {self.full: gr.Column(visible=False), self.nothing: gr.Column(visible=True), self.why: escaped(why)}

    def _detail(self, picked: Picked | None, made: Table | None) -> Updates:
        picture = chart(picked.row, made.columns) if made and picked and made.is_over_years else ""
        library = self.opening.library() if picked else None
        found = ledger.items(picked, _sources(library)) if picked and library else []
        return {
            self.picked: picked,
            self.trend: gr.Markdown(picture, visible=bool(picture)),
            **evidence.shown(self.panel, found, library, 0, ledger.empty(picked)),
            **self.corrections.filled(picked),
        }

    def _on_pick(self, made: Table | None, event: gr.SelectData) -> Updates:
        row = [str(cell) for cell in event.row_value or []]
        number = int(row[-1]) if row and row[-1].isdigit() else 0  # the row's own number: the person may have sorted the table
        picked = ledger.picked(made, number, int(event.index[1])) if made else None
        return {**self._detail(picked, made), self.message: gr.Markdown(visible=False)}

    def _on_choice(self, position: int, picked: Picked | None) -> Updates:
        library = self.opening.library()
        found = ledger.items(picked, _sources(library)) if picked else []
        return {**evidence.shown(self.panel, found, library, position, ledger.empty(picked)), **self.corrections.filled(picked, position)}

    def _changed(self, verb: Callable[..., str], inputs: int) -> Callable[..., Updates]:
        def change(*given: Any) -> Updates:
            before = given[0] if isinstance(given[0], Picked) else None
            return self._drawing(_wanted(*given[inputs:]), verb(*given[:inputs]), before)

        return change

    def _exported(self, write: Callable[..., None], suffix: str) -> Callable[..., Updates]:
        def export(made: Table | None, *chosen: Any) -> Updates:
            def steps() -> Iterator[Path]:
                wanted = _wanted(*chosen)
                subject = wanted.place if wanted.is_over_years else dates.year(wanted.last)
                folder = Path(tempfile.mkdtemp(dir=self.settings.home.expanduser() / "tmp"))
                out = folder / offered_name(f"{texts.EXPORT_NAME} {subject} {texts.LEDGER_ROLES[wanted.role]}.{suffix}")
                library = self.opening.library()
                write(made or Table((), ()), _sources(library), out)
                library.registry.log("export", out.name)
                yield out

            told = next(guarded(steps()))
            if isinstance(told, Failure):
                return {self.file: gr.File(visible=False), self.message: gr.Markdown(f"**{escaped(told.message)}**", visible=True)}
            return {self.file: gr.File(str(told), visible=True), self.message: gr.Markdown(visible=False)}

        return export


def _wanted(view: str, role: Any, place: str | None, text: str | None, first: str | None, last: str | None, repeated: bool | None) -> Wanted:
    return Wanted(place or "", role, (text or "").strip(), int(first or 0), int(last or 0), bool(repeated), view == OVER_YEARS)


def _sources(library: Any) -> dict[str, str]:
    return {document.id: document.source for document in library.documents()}


def _widths(made: Table) -> list[str]:
    """The whole width for a few columns; more are wider together than the page and are scrolled, the first staying where it is."""
    few = len(made.columns) <= 6
    growth = ["210px" if few else "170px"] if made.is_over_years and len(made.columns) > 1 else []
    cells = max(130, (1240 - 150 - 56 - (210 if growth else 0)) // max(len(made.columns), 1)) if few else 122
    return ["150px", *([f"{cells}px"] * len(made.columns)), *growth, "56px"]

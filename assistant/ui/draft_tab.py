"""The tab 起草: the form on the left, the text in the middle, findings and evidence on the right; only wiring. What happens stands in draft_steps.py.

Not here: any text or rule of its own."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import gradio as gr

from assistant.settings import Settings
from assistant.ui import desk as desks
from assistant.ui import draft_rewriting as rewriting
from assistant.ui import draft_side, draft_text
from assistant.ui import draft_steps as steps
from assistant.ui.chat_tab import PRIVATE, QUIET, Updates
from assistant.ui.desk import EMPTY, Desk
from assistant.ui.draft_form import DraftForm
from assistant.ui.draft_rewriting import Rewritten, Wish
from assistant.ui.draft_side import DraftSide
from assistant.ui.draft_steps import Step, Verb
from assistant.ui.draft_text import DraftText
from assistant.ui.edge import Failure, guarded
from assistant.ui.opening import Opening
from assistant.ui.rendering import escaped
from assistant.ui.visitor import owner
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.library import Library

IN_TURN: Final[dict[str, Any]] = {**QUIET, "concurrency_id": "draft", "concurrency_limit": 1}  # the next change starts from what the last one saved
TYPING: Final[dict[str, Any]] = {**IN_TURN, "trigger_mode": "always_last"}  # a burst of changes is seen once, at its end
_turns = count(1)  # tells the page that a finding was chosen again


class DraftTab:
    """The components of the tab and their events."""

    def __init__(self, opening: Opening, settings: Settings) -> None:
        self.opening, self.settings = opening, settings
        self.desk = gr.State(EMPTY)
        self.gone = gr.State(0)  # number of the draft removed last, to bring it back
        with gr.Row(equal_height=True, elem_id="draft-head"):
            self.choice = gr.Dropdown([], label=texts.DRAFT_MINE, show_label=False, container=False, min_width=240, scale=6, elem_id="draft-choice")
            self.new = gr.Button(texts.DRAFT_NEW, size="sm", min_width=70, scale=1)
            self.remove = gr.Button(texts.REMOVE, size="sm", min_width=60, scale=1)
            self.restore = gr.Button(texts.DRAFT_RESTORE, size="sm", min_width=90, scale=1, visible=False)
            self.examples = [gr.Button(f"{texts.DRAFT_EXAMPLE}{name}", size="sm", min_width=150, scale=2) for name, _ in desks.examples()]
        self.form = DraftForm()
        self.form.build_document()
        with gr.Row(equal_height=False, elem_id="draft-columns"):
            with gr.Column(scale=10, min_width=330, elem_id="draft-form"):
                self.form.build_sections()
            with gr.Column(scale=12, min_width=340):
                self.text = DraftText()
            with gr.Column(scale=9, min_width=320):
                self.side = DraftSide()
        self._wire()

    def _wire(self) -> None:
        form, text, side = self.form, self.text, self.side
        fields = [*form.document_fields(), form.sections, *form.section_fields(), form.upload, form.paste]
        middle = [text.said, text.text, text.marks, text.lock, text.stop, text.file]
        self._all = [self.desk, self.gone, self.choice, self.restore, *fields, *middle, *text.rewriting.components(), *draft_side.components(side)]
        pressed: list[tuple[Any, Verb, list[Any]]] = [
            (self.choice.input, steps.opened, [self.choice]), (self.new.click, steps.cleared, []), (self.restore.click, steps.restored, [self.gone]),
            (form.outline.click, steps.outlined, []), (form.add.click, steps.added, []), (form.up.click, steps.moved(-1), []),
            (form.down.click, steps.moved(1), []), (form.drop.click, steps.dropped, []), (form.sections.input, steps.turned, [form.sections]),
            (form.read.click, steps.pasted, [form.paste]), (form.upload.upload, steps.read_sheet, [form.upload]),
            (text.lock.input, steps.locked, [text.lock]), (side.rollback.click, steps.rolled_back, [side.versions]),
            (text.rewriting.undo.click, steps.rolled_back, [text.rewriting.before]),
            *((button.click, steps.example(working), []) for button, (_, working) in zip(self.examples, desks.examples(), strict=True)),
        ]  # fmt: skip
        for event, verb, given in pressed:
            event(self._on(verb), [self.desk, *given], self._all, **IN_TURN)
        self.remove.click(self._on_remove, [self.desk], self._all, **IN_TURN)
        writers = ((text.write, steps.written), (text.write_all, steps.written_all))
        writing = [button.click(self._on_steps(verb), [self.desk], self._all, **IN_TURN) for button, verb in writers]
        text.stop.click(self._on(steps.stopped), [self.desk], self._all, cancels=[*writing, *self._wire_rewriting()], queue=False, **QUIET)
        self._wire_typing()
        self._wire_side()

    def _wire_rewriting(self) -> list[Any]:
        """The events that ask the model: behind what was typed before, and followed by the one that takes over what it wrote."""
        row = self.text.rewriting
        progress = [row.made, self.text.said, self.text.text, self.text.stop, *row.buttons()]
        asking: list[tuple[Any, Callable[..., Wish], list[Any]]] = [
            (row.concise.click, rewriting.concise, []), (row.formal.click, rewriting.formal, []), (row.longer.click, rewriting.longer, [row.most]),
            (row.go.click, rewriting.free, [row.wish]), (row.wish.submit, rewriting.free, [row.wish]),
        ]  # fmt: skip
        running = []
        for event, wish, given in asking:
            waiting = event(self._on_waiting, None, progress, **IN_TURN)
            writing = waiting.then(self._on_rewrite(wish), [self.desk, *given], progress, **QUIET)
            writing.then(self._on_rewritten, [self.desk, row.made], self._all, **IN_TURN)
            running += [waiting, writing]
        return running

    def _wire_typing(self) -> None:
        """What a person is typing into is never filled by the answer to the typing."""
        form, text, side = self.form, self.text, self.side
        follows = [self.desk, self.choice, form.sections, text.said]
        document, section = form.document_fields(), form.section_fields()
        gr.on([one.input for one in document], self._on_form(steps.document_changed), [self.desk, *document], follows, **TYPING)
        gr.on([one.input for one in section], self._on_form(steps.section_changed), [self.desk, *section], follows, **TYPING)
        checked = [*follows, text.marks, text.lock, side.count, side.findings, side.missing, side.whole]
        text.text.input(self._on_typed, [self.desk, text.text], checked, **TYPING)

    def _wire_side(self) -> None:
        text, side = self.text, self.side
        grounds = [self.desk, side.use, *side.panel.components(), side.past, text.said]
        side.panel.choice.input(self._on_ground, [self.desk, side.panel.choice], grounds, **QUIET)
        side.use.input(self._on_use, [self.desk, side.use, side.panel.choice], grounds, **IN_TURN)
        side.versions.input(self._on_version, [self.desk, side.versions], [side.changes, side.rollback, text.said], **QUIET)
        side.findings.select(self._on_finding, [self.desk], self._all, **IN_TURN)
        for button, write, name in draft_text.exits_of(text):
            button.click(self._leaving(write, name), [self.desk], [text.file, text.said], **PRIVATE)

    def show_on(self, events: list[Any]) -> None:
        """Show the draft as it was saved, the one changed last on an empty desk, when one of these events comes."""
        gr.on(events, self._on(steps.refreshed), [self.desk], self._all, **IN_TURN)

    # ---- everything is shown again

    def _on(self, verb: Verb) -> Callable[..., Updates]:
        def event(request: gr.Request, desk: Desk, *given: Any) -> Updates:
            *_, shown = self._each(owner(request), desk, lambda library, who, on: iter([verb(library, who, on, *given)]))
            return shown

        return event

    def _on_steps(self, verb: Callable[["Library", str, Desk], Iterator[Step]]) -> Callable[..., Iterator[Updates]]:
        def event(request: gr.Request, desk: Desk) -> Iterator[Updates]:
            shown: Updates = {}
            for shown in self._each(owner(request), desk, verb):
                yield {**shown, self.text.stop: gr.Button(interactive=True)}
            yield shown

        return event

    def _each(self, who: str, desk: Desk, verb: Callable[["Library", str, Desk], Iterator[Step]]) -> Iterator[Updates]:
        def run() -> Iterator[Step]:
            yield from verb(self.opening.library(), who, desk)

        for step in guarded(run()):
            desk, said = (desk, _loud(step)) if isinstance(step, Failure) else step
            yield self._shown(who, desk, said)

    def _shown(self, who: str, desk: Desk, said: str) -> Updates:
        def run() -> Iterator[Updates]:
            library = self.opening.library()
            looked = desks.looked_over(desk, library)
            yield {
                **self.form.shown(desk, library),
                **self.text.shown(desk, looked),
                **self.text.rewriting.shown(desk, self.opening),
                **self.side.found(looked, desks.missing_list(desk)),
                **self.side.grounds(desk, desks.evidence_of(desk, library), library),
                **self.side.kept(library.drafts.versions(who, desk.kept.number) if desk.kept else ()),
                **self._listed(who, desk, library),
            }

        told = next(guarded(run()))
        now = replace(desk, shown=desk.working)
        always = {self.desk: now, self.text.stop: gr.Button(interactive=False), self.gone: gr.skip(), self.restore: gr.Button(visible=False)}
        if isinstance(told, Failure):
            return {**always, self.text.said: said or _loud(told)}
        return {**always, **told, self.text.said: said or ("" if desk.kept else texts.DRAFT_WELCOME)}

    def _listed(self, who: str, desk: Desk, library: "Library") -> Updates:
        listed = [(f"{one.title or texts.DRAFT_NO_TITLE}{texts.ASIDE.format(one.changed[5:16].replace('T', ' '))}", one.number) for one in library.drafts.listed(who)]
        none = [] if desk.kept else [(texts.DRAFT_UNSAVED if listed else texts.DRAFT_NONE, 0)]
        return {self.choice: gr.Dropdown([*none, *listed], value=desk.kept.number if desk.kept else 0)}

    def _on_remove(self, request: gr.Request, desk: Desk) -> Updates:
        shown = self._on(steps.removed)(request, desk)
        gone = desk.kept.number if desk.kept else 0
        return {**shown, self.gone: gone, self.restore: gr.Button(visible=bool(gone))}

    # ---- the chat model

    def _on_waiting(self) -> Updates:
        """The text waits for the model, so that nothing is typed in vain."""
        row, text = self.text.rewriting, self.text
        return {row.made: None, text.text: gr.Textbox(interactive=False), text.stop: gr.Button(interactive=True), **row.usable(False)}

    def _on_rewrite(self, wish: Callable[..., Wish]) -> Callable[..., Iterator[Updates]]:
        """Nothing is saved while the model writes."""
        row, said = self.text.rewriting, self.text.said

        def event(desk: Desk, *given: Any) -> Iterator[Updates]:
            def run() -> Iterator[Rewritten]:
                wanted, model = wish(*given), rewriting.connected(self.opening)
                yield from rewriting.asked(self.opening.library(), desk, wanted, model)

            for step in guarded(run()):
                if isinstance(step, Failure) or step.is_final:
                    yield {row.made: step}
                else:
                    yield {said: rewriting.progress(desk, step)}

        return event

    def _on_rewritten(self, request: gr.Request, desk: Desk, made: Rewritten | Failure | None) -> Updates:
        """What the model wrote taken over, or what went wrong told; None: it was stopped. Comes after the last progress, so that this is what stays."""
        told: Updates = {}

        def take(library: "Library", who: str, desk: Desk) -> Iterator[Step]:
            if made is None:
                yield steps.stopped(library, who, desk)
            elif isinstance(made, Failure):
                yield desk, _loud(made)
            else:
                after, said, before = rewriting.taken_over(library, who, desk, made)
                told.update(self.text.rewriting.told(made.made, before))
                yield after, escaped(said)

        *_, shown = self._each(owner(request), desk, take)
        return {**shown, **told}

    # ---- only what follows is shown again

    def _on_form(self, verb: Verb) -> Callable[..., Updates]:
        def event(request: gr.Request, desk: Desk, *given: Any) -> Updates:
            return self._followed(owner(request), desk, verb, given, lambda library, after: {})

        return event

    def _on_typed(self, request: gr.Request, desk: Desk, text: str | None) -> Updates:
        def checked(library: "Library", after: Desk) -> Updates:
            looked = desks.looked_over(after, library)
            lock = {self.text.lock: gr.Checkbox(interactive=True)}
            return {**self.text.marked(after, looked), **self.side.found(looked, desks.missing_list(after)), **lock}

        return self._followed(owner(request), desk, steps.typed, (text,), checked)

    def _followed(self, who: str, desk: Desk, verb: Verb, given: tuple[Any, ...], more: Callable[["Library", Desk], Updates]) -> Updates:
        def run() -> Iterator[Updates]:
            library = self.opening.library()
            after, said = verb(library, who, desk, *given)
            yield {self.desk: after, self.text.said: said, **self.form.listed(after), **self._listed(who, after, library), **more(library, after)}

        told = next(guarded(run()))
        return {self.text.said: _loud(told)} if isinstance(told, Failure) else told

    # ---- the right side

    def _on_ground(self, desk: Desk, position: int | None) -> Updates:
        return self._grounds(lambda library: (desk, "", position or 0))

    def _on_use(self, request: gr.Request, desk: Desk, use: str, position: int | None) -> Updates:
        def change(library: "Library") -> tuple[Desk, str, int]:
            asked, found = desk.section(), desks.evidence_of(desk, library)
            key = draft_side.items(asked, found)[position or 0][0] if asked and found else ""
            return (*steps.used(library, owner(request), desk, key, use), position or 0)

        return self._grounds(change)

    def _grounds(self, change: Callable[["Library"], tuple[Desk, str, int]]) -> Updates:
        def run() -> Iterator[Updates]:
            library = self.opening.library()
            desk, said, position = change(library)
            yield {self.desk: desk, self.text.said: said, **self.side.grounds(desk, desks.evidence_of(desk, library), library, position)}

        told = next(guarded(run()))
        return {self.text.said: _loud(told)} if isinstance(told, Failure) else told

    def _on_version(self, request: gr.Request, desk: Desk, number: int | None) -> Updates:
        def run() -> Iterator[Updates]:
            library = self.opening.library()
            before, now = desks.version_texts(library, owner(request), desk, number or 0)
            yield self.side.compared(before, now)

        told = next(guarded(run()))
        return {self.text.said: _loud(told)} if isinstance(told, Failure) else told

    def _on_finding(self, request: gr.Request, desk: Desk, event: gr.SelectData) -> Updates:
        """The section of the finding in hand, the place selected in its text."""
        def run() -> Iterator[Updates]:
            library = self.opening.library()
            looked = desks.looked_over(desk, library)
            row = event.index[0] if isinstance(event.index, list | tuple) else int(event.index)
            told = looked.told[row] if looked and row < len(looked.told) else None
            after = replace(desk, at=told.section) if told and told.section >= 0 else desk
            yield {**self._shown(owner(request), after, ""), **self.text.marked(after, looked, told, next(_turns))}

        told = next(guarded(run()))
        return {self.text.said: _loud(told)} if isinstance(told, Failure) else told

    def _leaving(self, write: Callable[..., None], name: str) -> Callable[[Desk], Updates]:
        def leave(desk: Desk) -> Updates:
            def run() -> Iterator[str]:
                library = self.opening.library()
                out = draft_text.left(desks.looked_over(desk, library), write, name, self.settings)
                library.registry.log("export", out.name)
                yield str(out)

            told = next(guarded(run()))
            if isinstance(told, Failure):
                return {self.text.file: gr.File(visible=False), self.text.said: _loud(told)}
            return {self.text.file: gr.File(told, visible=True)}

        return leave


def _loud(failure: Failure) -> str:
    return f"**{escaped(failure.message)}**"

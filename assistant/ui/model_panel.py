"""The panel 对话模型 of the tab 设置: which server and model, a test of the connection, only-local, and consent with what will be sent.

Only wiring: what happens stands in connecting.py. The chat reads the stored settings before each question. Not here: who may open the tab."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import gradio as gr

from assistant.providers import PROVIDERS, host_of
from assistant.ui import connecting, visitor
from assistant.ui.chat_tab import QUIET, Updates
from assistant.ui.edge import Failure, guarded
from assistant.ui.opening import Opening
from assistant.ui.rendering import escaped, line
from assistant.ui.words import texts

MOST_LISTED: Final = 200


class ModelPanel:
    """The components of the panel and their events."""

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        gr.Markdown(f"## {texts.MODEL}\n\n{texts.MODEL_HINT}", elem_id="model-head")
        self.state = gr.Markdown(texts.MODEL_STATE_NONE, elem_id="model-state")
        with gr.Row(equal_height=False):
            names = [*(one.name for one in PROVIDERS), texts.MODEL_OTHER]
            self.provider = gr.Dropdown(names, value=texts.MODEL_OTHER, label=texts.MODEL_PROVIDER, interactive=False, min_width=200, elem_id="model-provider")
            self.address = gr.Textbox(label=texts.MODEL_ADDRESS, interactive=False, max_lines=1, max_length=300, scale=2, min_width=260, elem_id="model-address")
        with gr.Row(equal_height=False):
            self.key = gr.Textbox(
                label=texts.MODEL_KEY, type="password", placeholder=texts.MODEL_KEY_HINT, interactive=False, max_lines=1, max_length=300, min_width=200,
                elem_id="model-key",
            )  # fmt: skip
            self.name = gr.Dropdown(
                [], value="", label=texts.MODEL_NAME, interactive=False, info=texts.MODEL_NAME_HINT, allow_custom_value=True, scale=2, min_width=260, elem_id="model-name"
            )
        self.local_only = gr.Checkbox(label=texts.MODEL_LOCAL_ONLY, elem_id="model-local-only")
        with gr.Row(elem_id="model-buttons"):
            self.test = gr.Button(texts.MODEL_TRY, scale=0, min_width=110)
            self.save = gr.Button(texts.MODEL_SAVE, variant="primary", scale=0, min_width=90)
            self.off = gr.Button(texts.MODEL_OFF, scale=0, min_width=110)
        self.message = gr.Markdown("", visible=False, elem_id="model-message")
        with gr.Column(visible=False, elem_id="model-consent") as self.consent:
            self.asked = gr.Markdown("")
            self.sent = gr.Textbox(label=texts.MODEL_SENT, interactive=False, lines=10, max_lines=14, elem_id="model-sent")
            self.agree = gr.Button(texts.MODEL_AGREE.format(host=""), variant="primary", scale=0, min_width=220)
        self._wire()

    def _wire(self) -> None:
        typed = [self.address, self.key, self.name]
        shown = [
            self.provider, self.address, self.key, self.name, self.local_only, self.state, self.message, self.consent, self.asked, self.sent, self.agree,
        ]  # fmt: skip
        self._shown = shown
        self.provider.input(self._on_provider, [self.provider], [self.address, self.name], **QUIET)
        self.test.click(self._on_test, typed, [self.name, self.message, self.test], **QUIET)
        self.save.click(self._on_save, [*typed, self.local_only], shown, **QUIET)
        self.off.click(self._on_off, None, shown, **QUIET)
        self.agree.click(self._on_agree, None, shown, **QUIET)

    def show_on(self, loaded: list[Any], selected: list[Any]) -> None:
        """Everything stored when the page is loaded; when the tab is chosen again what is not typed, so that nothing is typed in vain."""
        gr.on(loaded, self._on_show, None, self._shown, **QUIET)
        gr.on(selected, self._on_select, None, [self.state, self.consent, self.asked, self.sent, self.agree], **QUIET)

    def _on_provider(self, name: str) -> Updates:
        known = next((one for one in PROVIDERS if one.name == name), None)
        if known is None:
            return {self.address: "", self.name: gr.Dropdown([], value="")}
        return {self.address: known.base_url, self.name: gr.Dropdown([known.model] if known.model else [], value=known.model)}

    def _on_test(self, address: str, key: str, name: str | None) -> Iterator[Updates]:
        if not visitor.is_allowed("settings"):
            yield self._changed(lambda: connecting.view(self.opening))
            return
        wanted = connecting.connection(self.opening, address or "", key or "", name or "")
        if not wanted.base_url:
            yield {self.message: gr.Markdown(texts.MODEL_NO_ADDRESS, visible=True)}
            return
        yield {self.message: gr.Markdown(escaped(texts.MODEL_TRYING.format(host=host_of(wanted.base_url))), visible=True), self.test: gr.Button(interactive=False)}
        for found in guarded(connecting.tried(one) for one in (wanted,)):
            names = {self.name: gr.Dropdown(list(found.names)[:MOST_LISTED], value=found.name)} if isinstance(found, connecting.Tried) else {}
            said = gr.Markdown(escaped(found.message), visible=True)
            yield {self.test: gr.Button(interactive=True), self.message: said, **names}  # together: a name may be chosen at once

    def _on_save(self, address: str, key: str, name: str | None, local_only: bool) -> Updates:
        wanted = connecting.connection(self.opening, address or "", key or "", name or "")
        return self._changed(lambda: connecting.saved(self.opening, wanted, bool(local_only)))

    def _on_off(self) -> Updates:
        return self._changed(lambda: connecting.switched_off(self.opening))

    def _on_agree(self) -> Updates:
        return self._changed(lambda: connecting.agreed(self.opening))

    def _on_show(self) -> Updates:
        return self._updates(connecting.view(self.opening)) if visitor.is_allowed("settings") else {self.message: gr.Markdown(visible=False)}

    def _changed(self, verb: Callable[[], connecting.View]) -> Updates:
        def steps() -> Iterator[connecting.View]:
            visitor.must("settings")
            yield verb()

        told = next(guarded(steps()))
        return {self.message: gr.Markdown(escaped(told.message), visible=True)} if isinstance(told, Failure) else self._updates(told)

    def _on_select(self) -> Updates:
        if not visitor.is_allowed("settings"):
            return {self.state: ""}
        every = self._on_show()
        return {one: every[one] for one in (self.state, self.consent, self.asked, self.sent, self.agree)}

    def _updates(self, now: connecting.View) -> Updates:
        return {
            self.provider: gr.Dropdown(value=now.provider, interactive=True),  # all only now: what was typed before would be lost
            self.address: gr.Textbox(value=now.address, interactive=True),
            self.key: gr.Textbox(value="", interactive=True, placeholder=texts.MODEL_KEY_KEPT if now.has_key else texts.MODEL_KEY_HINT),
            self.name: gr.Dropdown([now.name] if now.name else [], value=now.name, interactive=True),
            self.local_only: now.local_only,
            self.state: line(now.state),
            self.message: gr.Markdown(escaped(now.message), visible=bool(now.message)),
            self.consent: gr.Column(visible=bool(now.host)),
            self.asked: texts.MODEL_CONSENT.format(host=line(now.host)) if now.host else "",
            self.sent: now.sent,
            self.agree: gr.Button(texts.MODEL_AGREE.format(host=now.host)),
        }

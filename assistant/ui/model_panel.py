"""The panel 对话模型 of the tab 设置: which server and model, a test of the connection, only-local, and consent with what will be sent.

It writes the settings file and nothing else; the chat reads that before each question. The key goes from the browser to the file and never back.
Not here: the connection itself (models), who may open the tab."""

from collections.abc import Iterator
from typing import Any, Final

import gradio as gr
from pydantic import SecretStr

from assistant import models
from assistant.errors import AssistantError
from assistant.models import Connection
from assistant.providers import PROVIDERS, host_of, normal
from assistant.settings import Settings, origins, stored
from assistant.ui import texts
from assistant.ui.chat_tab import QUIET, Updates
from assistant.ui.edge import Failure, guarded
from assistant.ui.opening import Opening
from assistant.ui.rendering import escaped, line
from assistant.ui.wording import current

FIELDS: Final = ("llm_base_url", "llm_api_key", "llm_model", "llm_local_only", "llm_consent")
MOST_LISTED: Final = 200


class ModelPanel:
    """The components of the panel and their events."""

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        gr.Markdown(f"## {texts.MODEL}\n\n{texts.MODEL_HINT}", elem_id="model-head")
        self.state = gr.Markdown(texts.MODEL_STATE_NONE, elem_id="model-state")
        with gr.Row(equal_height=False):
            names = [*(one.name for one in PROVIDERS), texts.MODEL_OTHER]
            self.provider = gr.Dropdown(names, value=texts.MODEL_OTHER, label=texts.MODEL_PROVIDER, min_width=200, elem_id="model-provider")
            self.address = gr.Textbox(label=texts.MODEL_ADDRESS, max_lines=1, max_length=300, scale=2, min_width=260, elem_id="model-address")
        with gr.Row(equal_height=False):
            self.key = gr.Textbox(
                label=texts.MODEL_KEY, type="password", placeholder=texts.MODEL_KEY_HINT, max_lines=1, max_length=300, min_width=200, elem_id="model-key"
            )
            self.name = gr.Dropdown(
                [], value="", label=texts.MODEL_NAME, info=texts.MODEL_NAME_HINT, allow_custom_value=True, scale=2, min_width=260, elem_id="model-name"
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

    def show_on(self, events: list[Any]) -> None:
        """Show what is stored when one of these events comes."""
        gr.on(events, self._on_show, None, self._shown, **QUIET)

    def _on_provider(self, name: str) -> Updates:
        known = next((one for one in PROVIDERS if one.name == name), None)
        if known is None:
            return {self.address: "", self.name: gr.Dropdown([], value="")}
        return {self.address: known.base_url, self.name: gr.Dropdown([known.model] if known.model else [], value=known.model)}

    def _on_test(self, address: str, key: str, name: str | None) -> Iterator[Updates]:
        wanted = self._connection(address, key, name)
        if not wanted.base_url:
            yield {self.message: gr.Markdown(texts.MODEL_NO_ADDRESS, visible=True)}
            return
        yield {self.message: gr.Markdown(escaped(texts.MODEL_TRYING.format(host=host_of(wanted.base_url))), visible=True), self.test: gr.Button(interactive=False)}
        for step in guarded(self._tried(wanted)):
            yield {self.message: gr.Markdown(escaped(step.message), visible=True)} if isinstance(step, Failure) else step
        yield {self.test: gr.Button(interactive=True)}

    def _tried(self, wanted: Connection) -> Iterator[Updates]:
        if not wanted.name:
            names = models.listed(wanted)
            yield {self.name: gr.Dropdown(names[:MOST_LISTED], value=names[0] if len(names) == 1 else ""), self.message: texts.MODEL_NO_NAME.format(count=len(names))}
            return
        trial = models.tried(wanted)
        told = texts.MODEL_TRIED.format(count=len(trial.models), name=wanted.name, first=trial.first_seconds, seconds=trial.seconds)
        yield {self.name: gr.Dropdown(list(trial.models)[:MOST_LISTED], value=wanted.name), self.message: escaped(told)}

    def _on_save(self, address: str, key: str, name: str | None, local_only: bool) -> Updates:
        wanted = self._connection(address, key, name)
        if not wanted.base_url or not wanted.name:
            return self._view(texts.MODEL_NO_ADDRESS if not wanted.base_url else texts.MODEL_NAME_HINT)
        changes: dict[str, str | bool] = {
            "llm_base_url": wanted.base_url, "llm_api_key": wanted.key.get_secret_value(), "llm_model": wanted.name, "llm_local_only": bool(local_only),
        }  # fmt: skip
        return self._stored(changes, texts.MODEL_SAVED.format(name=wanted.name, where=_where(wanted)))

    def _on_off(self) -> Updates:
        return self._stored({"llm_base_url": "", "llm_api_key": "", "llm_model": "", "llm_consent": ""}, texts.MODEL_SAVED_OFF)

    def _on_agree(self) -> Updates:
        wanted = models.chosen(current(self.opening))
        if wanted is None:
            return self._view()
        host = host_of(wanted.base_url)
        return self._stored({"llm_consent": host}, texts.MODEL_AGREED.format(host=host, name=wanted.name))

    def _on_show(self) -> Updates:
        return self._view()

    def _stored(self, changes: dict[str, str | bool], said: str) -> Updates:
        try:
            stored(self.opening.settings, changes)
        except AssistantError as cause:
            return self._view(str(cause))
        return self._view(said)

    def _connection(self, address: str, key: str, name: str | None) -> Connection:
        """What is typed; a key that is not typed again is the stored one, for the stored host only."""
        settings, base_url = current(self.opening), normal(address or "")
        is_same = host_of(normal(settings.llm_base_url)) == host_of(base_url)
        typed = SecretStr(key.strip()) if (key or "").strip() else settings.llm_api_key if is_same else SecretStr("")
        return Connection(base_url, typed, (name or "").strip(), settings.llm_timeout_seconds)

    def _view(self, said: str = "") -> Updates:
        """Everything as it is stored now; the key only as being there."""
        settings = current(self.opening)
        wanted, refusal = models.chosen(settings), models.objection(settings)
        names = [one.name for one in PROVIDERS if host_of(one.base_url) == host_of(normal(settings.llm_base_url))]
        needs_consent = bool(wanted and refusal and not settings.llm_local_only)
        host = host_of(wanted.base_url) if wanted else ""
        state = texts.MODEL_STATE.format(name=wanted.name, where=_where(wanted)) if wanted and not refusal else refusal or texts.MODEL_STATE_NONE
        told = "\n\n".join(filter(None, (escaped(said), escaped(_by_shell(settings)))))
        return {
            self.provider: names[0] if names else texts.MODEL_OTHER,
            self.address: settings.llm_base_url,
            self.key: gr.Textbox(value="", placeholder=texts.MODEL_KEY_KEPT if settings.llm_api_key.get_secret_value() else texts.MODEL_KEY_HINT),
            self.name: gr.Dropdown([settings.llm_model] if settings.llm_model else [], value=settings.llm_model),
            self.local_only: settings.llm_local_only,
            self.state: line(state),
            self.message: gr.Markdown(told, visible=bool(told)),
            self.consent: gr.Column(visible=needs_consent),
            self.asked: texts.MODEL_CONSENT.format(host=line(host)) if needs_consent else "",
            self.sent: self._example() if needs_consent else "",
            self.agree: gr.Button(texts.MODEL_AGREE.format(host=host)),
        }

    def _example(self) -> str:
        """A request exactly as it would be sent, made from the first example question that has an answer."""
        from assistant.answering import answer, messages
        from assistant.masking import Masks
        from assistant.ui.conversation import example_questions

        try:
            library = self.opening.library()
        except AssistantError:
            return texts.MODEL_SENT_NONE
        found = next((one for one in (answer(question, library) for question in example_questions()) if not one.abstained and one.citations), None)
        masks = Masks()
        return "\n\n".join(masks.hidden(message.text) for message in messages(found)) if found else texts.MODEL_SENT_NONE


def _where(connection: Connection) -> str:
    return texts.MODEL_LOCAL if connection.is_local else texts.MODEL_REMOTE.format(host=host_of(connection.base_url))


def _by_shell(settings: Settings) -> str:
    """Names of environment variables that win over what the panel stores."""
    names = [origin for name, _, origin, _ in origins(settings) if name in FIELDS and origin.isupper()]
    return texts.MODEL_BY_SHELL.format(names="、".join(dict.fromkeys(names))) if names else ""

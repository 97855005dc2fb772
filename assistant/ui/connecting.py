"""What the panel 对话模型 does: saving, testing, consenting, switching off; and how the settings stand now. No components.

The key goes from the browser to the settings file and never back. Not here: the connection itself (models), the components (model_panel.py)."""

from dataclasses import dataclass, replace
from typing import Final

from pydantic import SecretStr

from assistant import models
from assistant import settings as stored
from assistant.errors import AssistantError
from assistant.models import Connection
from assistant.providers import PROVIDERS, host_of, normal
from assistant.settings import Settings, origins
from assistant.ui.opening import Opening
from assistant.ui.translating import translated
from assistant.ui.wording import current
from assistant.ui.words import texts

FIELDS: Final = ("llm_base_url", "llm_api_key", "llm_model", "llm_local_only", "llm_consent")


@dataclass(frozen=True, slots=True)
class View:
    """The settings as the panel shows them; no string escaped. host: whose consent is missing, "" for none; sent: a request as it would be sent."""

    provider: str
    address: str
    has_key: bool
    name: str
    local_only: bool
    state: str
    message: str
    host: str = ""
    sent: str = ""


@dataclass(frozen=True, slots=True)
class Tried:
    """What a test found: the server's models, the one to choose, what to say."""

    names: tuple[str, ...]
    name: str
    message: str


def view(opening: Opening, said: str = "") -> View:
    """Everything as it is stored now."""
    settings = current(opening)
    wanted, refusal = models.chosen(settings), models.objection(settings)
    provider = next((one.name for one in PROVIDERS if host_of(one.base_url) == host_of(normal(settings.llm_base_url))), texts.MODEL_OTHER)
    host = host_of(wanted.base_url) if wanted and refusal and not settings.llm_local_only else ""
    state = texts.MODEL_STATE.format(name=wanted.name, where=_where(wanted)) if wanted and not refusal else translated(refusal) or texts.MODEL_STATE_NONE
    message = " ".join(filter(None, (said, _by_shell(settings))))
    has_key = bool(settings.llm_api_key.get_secret_value())
    sent = _example(opening) if host else ""
    return View(provider, settings.llm_base_url, has_key, settings.llm_model, settings.llm_local_only, state, message, host, sent)


def connection(opening: Opening, address: str, key: str, name: str) -> Connection:
    """What is typed; a key that is not typed again is the stored one, for the stored host only."""
    settings, base_url = current(opening), normal(address)
    is_same = host_of(normal(settings.llm_base_url)) == host_of(base_url)
    typed = SecretStr(key.strip()) if key.strip() else settings.llm_api_key if is_same else SecretStr("")
    return Connection(base_url, typed, name.strip(), settings.llm_timeout_seconds)


def saved(opening: Opening, wanted: Connection, local_only: bool) -> View:
    """The connection stored; what is missing is said and nothing stored. Raises UsageError as settings.saved, like all that changes here."""
    if not wanted.base_url or not wanted.name:
        return view(opening, texts.MODEL_NO_ADDRESS if not wanted.base_url else texts.MODEL_NAME_HINT)
    made = _saved(
        opening, "set model", f"{wanted.name} {host_of(wanted.base_url)}", texts.MODEL_SAVED.format(name=wanted.name, where=_where(wanted)),
        llm_base_url=wanted.base_url, llm_api_key=wanted.key.get_secret_value(), llm_model=wanted.name, llm_local_only=local_only,
    )  # fmt: skip
    return replace(made, message=texts.MODEL_SAVED_NOT_USED) if made.host else made


def switched_off(opening: Opening) -> View:
    """No model any more; address, key and consent forgotten."""
    return _saved(opening, "end model", "", texts.MODEL_SAVED_OFF, llm_base_url="", llm_api_key="", llm_model="", llm_consent="")


def agreed(opening: Opening) -> View:
    """Consent for the host that is stored; another host asks again."""
    wanted = models.chosen(current(opening))
    if wanted is None:
        return view(opening)
    host = host_of(wanted.base_url)
    return _saved(opening, "agree to send", host, texts.MODEL_AGREED.format(host=host, name=wanted.name), llm_consent=host)


def tried(wanted: Connection) -> Tried:
    """The server's models, and a short reply timed once a model is named. Raises ModelFailure."""
    if not wanted.name:
        names = models.listed(wanted)
        return Tried(tuple(names), names[0] if len(names) == 1 else "", texts.MODEL_NO_NAME.format(count=len(names)))
    trial = models.tried(wanted)
    said = texts.MODEL_TRIED.format(count=len(trial.models), name=wanted.name, first=trial.first_seconds, seconds=trial.seconds)
    return Tried(trial.models, wanted.name, said)


def _saved(opening: Opening, action: str, subject: str, said: str, **changes: str | bool) -> View:
    """Stored, with a row in the journal where there is a library to keep it."""
    stored.saved(current(opening), **changes)
    if opening.is_open():
        opening.library().registry.log(action, subject)
    return view(opening, said)


def _example(opening: Opening) -> str:
    """A request exactly as it would be sent, made from the first example question that has an answer."""
    from assistant.answering import answer, messages
    from assistant.masking import Masks
    from assistant.ui.conversation import example_questions

    try:
        library = opening.library()
    except AssistantError:
        return texts.MODEL_SENT_NONE
    found = next((one for one in (answer(question, library) for question in example_questions()) if not one.abstained and one.citations), None)
    masks = Masks()
    return "\n\n".join(masks.hidden(message.text) for message in messages(found)) if found else texts.MODEL_SENT_NONE


def _where(wanted: Connection) -> str:
    return texts.MODEL_LOCAL if wanted.is_local else texts.MODEL_REMOTE.format(host=host_of(wanted.base_url))


def _by_shell(settings: Settings) -> str:
    """Names of environment variables that win over what the panel stores."""
    names = [origin for name, _, origin, _ in origins(settings) if name in FIELDS and origin.isupper()]
    return texts.MODEL_BY_SHELL.format(names=texts.AND.join(dict.fromkeys(names))) if names else ""

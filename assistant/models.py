"""Seam: a chat model on any OpenAI-compatible server, through langchain. None configured means that answers are quoted, not written.

Every failure becomes a ModelFailure with one Chinese sentence that says what to do; no traceback, no key, no server text reaches a person.
Loopback never goes through a proxy (settings sees to that). Not here: what is asked (prompting) and what is believed (answering, drafting)."""

import contextlib
import logging
import re
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from queue import Empty, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Final, cast

from pydantic import SecretStr

from assistant.errors import ModelFailure, UsageError
from assistant.masking import Masks
from assistant.prompting import Message
from assistant.providers import host_of, is_local, normal

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from assistant.settings import Settings

log = logging.getLogger(__name__)

RETRIES: Final = 1
CONNECT_SECONDS: Final = 5.0
HEARTBEAT_SECONDS: Final = 0.25
SILENT: Final = "模型“{name}”没有返回内容。请再问一次，或换一个模型。"
MOST_TOKENS: Final = 1000
NO_KEY: Final = "none"  # local servers want a key and look at none
_THINKING, _THOUGHT = "<think>", "</think>"
_TOO_LONG: Final = re.compile(r"context|too long|exceed|maximum.*tokens?", re.I)



@dataclass(frozen=True, slots=True)
class Connection:
    """Where a model is, its key and its name."""

    base_url: str
    key: SecretStr
    name: str
    timeout_seconds: float = 60.0

    @property
    def is_local(self) -> bool:
        """The model runs on this machine or in the office's network."""
        return is_local(self.base_url)


@dataclass(frozen=True, slots=True)
class Model:
    """A chat model that can be asked; chat is the langchain model."""

    name: str
    chat: "BaseChatModel" = field(repr=False)
    host: str = ""

    def stream(self, messages: Sequence[Message], most_tokens: int = MOST_TOKENS) -> Iterator[str]:
        """Pieces of the reply as they come, thinking left out, "" while nothing comes; closing the iterator stops the server.

        Numbers of persons never leave: they are masked, and put back into the reply.

        Raises ModelFailure: nothing to reach, refused, too slow, too long, broken off, or empty.
        """
        masks = Masks()
        sent = [(message.role, masks.hidden(message.text)) for message in messages]
        said = False
        for piece in masks.streamed_back(_spoken(self._pieces(sent, most_tokens))):
            said = said or bool(piece.strip())
            yield piece
        if not said:
            raise ModelFailure(SILENT.format(name=self.name))

    def reply(self, messages: Sequence[Message], most_tokens: int = MOST_TOKENS) -> str:
        """The whole reply at once."""
        return "".join(self.stream(messages, most_tokens)).strip()

    def _pieces(self, sent: Sequence[tuple[str, str]], most_tokens: int) -> Iterator[str]:
        """Read in a thread of its own, so that a person can stop while the model is still reading: "" every while nothing comes."""
        arrived: Queue[str | Exception | None] = Queue()
        stopped = Event()
        Thread(target=_read, args=(self.chat, sent, most_tokens, arrived, stopped), daemon=True).start()
        try:
            while True:
                try:
                    piece = arrived.get(timeout=HEARTBEAT_SECONDS)
                except Empty:
                    piece = ""
                if piece is None:
                    return
                if isinstance(piece, Exception):
                    raise _failure(piece, self) from piece
                yield piece
        finally:
            stopped.set()


def _read(chat: "BaseChatModel", sent: Sequence[tuple[str, str]], most_tokens: int, arrived: "Queue[str | Exception | None]", stopped: Event) -> None:
    """Pieces of the stream until it ends or nobody wants more; leaving closes the connection, and the server stops."""
    try:
        stream = chat.stream(list(sent), max_tokens=most_tokens)
        with contextlib.closing(cast(Generator[Any, None, None], stream)):
            for chunk in stream:
                if stopped.is_set():
                    return
                arrived.put(str(chunk.text))
        arrived.put(None)
    except Exception as cause:  # the edge of foreign code: the client's own errors, and whatever a server's broken reply makes of it
        arrived.put(cause)


def chosen(settings: "Settings") -> Connection | None:
    """The connection of the settings, None when no address or no name is given."""
    base_url = normal(settings.llm_base_url)
    if not base_url or not settings.llm_model.strip():
        return None
    return Connection(base_url, settings.llm_api_key, settings.llm_model.strip(), settings.llm_timeout_seconds)


def connected(settings: "Settings") -> Model | None:
    """The model of the settings; None when there is none. Raises UsageError when it may not be used: 只用本地, or nobody has agreed to its address."""
    connection = chosen(settings)
    if connection is None:
        return None
    refusal = objection(settings)
    if refusal:
        raise UsageError(refusal)
    return Model(connection.name, _chat(connection.base_url, connection.key, connection.name, connection.timeout_seconds), host_of(connection.base_url))


def objection(settings: "Settings") -> str:
    """Why the model of the settings must not be asked, in a sentence that says what to do; "" when it may."""
    connection = chosen(settings)
    if connection is None or connection.is_local:
        return ""
    host = host_of(connection.base_url)
    if settings.llm_local_only:
        return f"已设为“只用本地”，没有连接 {host}。要用它，请在“设置”页关掉“只用本地”；或改用本机模型。"
    if host not in [one.strip() for one in settings.llm_consent.split(",")]:
        return f"还没有同意把问题和依据原句发给 {host}。请在“设置”页看过要发送的内容后确认，或设置 ASSISTANT_LLM_CONSENT={host}。"
    return ""


@lru_cache(maxsize=4)
def _chat(base_url: str, key: SecretStr, name: str, timeout_seconds: float) -> "BaseChatModel":
    import httpx
    from langchain.chat_models import init_chat_model

    return init_chat_model(
        name, model_provider="openai", base_url=base_url, api_key=key.get_secret_value() or NO_KEY, max_retries=RETRIES,
        timeout=httpx.Timeout(timeout_seconds, connect=min(timeout_seconds, CONNECT_SECONDS)), temperature=0, stream_usage=False, use_responses_api=False,
    )  # fmt: skip


def listed(connection: Connection) -> list[str]:
    """Names of the models a server has (GET /models), sorted. Raises ModelFailure."""
    import httpx

    headers = {"Authorization": f"Bearer {connection.key.get_secret_value()}"} if connection.key.get_secret_value() else {}
    model = Model(connection.name, None, host_of(connection.base_url))  # type: ignore[arg-type]  # only named in a failure
    try:
        answer = httpx.get(f"{connection.base_url}/models", headers=headers, timeout=min(connection.timeout_seconds, 15), follow_redirects=False)
        answer.raise_for_status()
        return sorted({str(one["id"]) for one in answer.json()["data"]})
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError) as cause:
        raise _failure(cause, model) from cause


@dataclass(frozen=True, slots=True)
class Trial:
    """What a test of a connection found: the server's models, how long a short reply took (seconds), its first words."""

    models: tuple[str, ...]
    first_seconds: float
    seconds: float
    reply: str


def tried(connection: Connection) -> Trial:
    """List the models and time a short reply. Raises ModelFailure, also when the server has no model of that name."""
    names = listed(connection)
    if connection.name and names and connection.name not in names:
        raise ModelFailure(f"服务器上没有叫“{connection.name}”的模型。请从列表里选一个：{'、'.join(names[:8])}。")
    model = Model(connection.name or names[0], _chat(connection.base_url, connection.key, connection.name or names[0], connection.timeout_seconds))
    started, waited, said = time.perf_counter(), 0.0, ""
    for piece in model.stream([Message("user", "请回答两个字：你好")], most_tokens=16):
        said += piece
        waited = waited or (time.perf_counter() - started if said else 0.0)
    return Trial(tuple(names), waited, time.perf_counter() - started, " ".join(said.split())[:40])


def _spoken(pieces: Iterator[str]) -> Iterator[str]:
    """The reply without a <think> block in front of it; "" while thinking goes on."""
    held: str | None = ""  # what has come and may still be thinking; None once the reply has begun
    is_thinking = False
    for piece in pieces:
        if held is None:
            yield piece
            continue
        held += piece
        if not is_thinking and held.lstrip().startswith(_THINKING):
            is_thinking, held = True, held.lstrip().removeprefix(_THINKING)
        if is_thinking:
            _, is_over, rest = held.partition(_THOUGHT)
            is_thinking, held = not is_over, rest if is_over else held[-len(_THOUGHT) :]
        if is_thinking or _THINKING.startswith(held.lstrip()):  # also while too little has come to tell
            yield ""
            continue
        yield held.lstrip()
        held = None
    if held and not is_thinking:
        yield held


def _failure(cause: BaseException, model: Model) -> ModelFailure:
    """One sentence for what went wrong. The cause goes into the log by its class only: its text may hold the key or document text."""
    log.warning("chat model at %s failed: %s", model.host or "?", type(cause).__name__)
    return ModelFailure(_told(cause, model))


def _told(cause: Any, model: Model) -> str:
    where, names = model.host or "模型服务", {one.__name__ for one in type(cause).__mro__}
    status = getattr(cause, "status_code", None) or getattr(getattr(cause, "response", None), "status_code", None) or 0
    words = str(cause)[:2000]
    if names & {"ContextOverflowError"} or (status in (400, 413, 422) and _TOO_LONG.search(words)):
        return f"这次要看的内容超过了模型“{model.name}”的长度。请把问题问得具体一些，或在模型服务里调大上下文长度。"
    if status in (401, 407) or names & {"ModelAuthenticationError", "AuthenticationError"}:
        return f"{where} 不认这个密钥。请在“设置”页重新填写密钥。"
    if status == 402 or re.search(r"insufficient.{0,20}balance", words, re.I):
        return f"{where} 的账户余额不足。请充值，或换一个模型。"
    if status == 403 or names & {"ModelPermissionDeniedError"}:
        return f"{where} 不允许使用模型“{model.name}”。请检查账户的权限，或换一个模型。"
    if status == 404 or names & {"ModelNotFoundError"}:
        return f"{where} 没有找到模型“{model.name}”或这个地址。请在“设置”页测试连接，并从列表里选模型。"
    if status == 429 or names & {"ModelRateLimitError"}:
        return f"{where} 说请求太多。请过一会儿再问。"
    if names & {"ModelTimeoutError", "TimeoutException", "TimeoutError", "APITimeoutError"}:
        return f"{where} 太久没有回应。请稍后再试，或换一个小一些的模型。"
    if status >= 500 or names & {"ModelAPIError"}:
        return f"{where} 出了故障（{status or '服务器错误'}）。请看模型服务的窗口，重新启动它后再试。"
    if names & {"ModelConnectionError", "ConnectError", "APIConnectionError", "InvalidURL", "UnsupportedProtocol"}:
        return f"连不上 {where}。请检查地址，并确认模型服务已经启动。"
    if status:
        return f"{where} 拒绝了请求（{status}）。请在“设置”页测试连接。"
    if "No generation" in words:  # langchain's word for a stream without a single piece
        return SILENT.format(name=model.name)
    return f"{where} 的回复中断或不完整。请再问一次；如再次出现，请重新启动模型服务。"

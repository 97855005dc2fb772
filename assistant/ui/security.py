"""What protects the page: headers on every response, and only names this page is known by as Host and Origin.

Not here: making text harmless (rendering.py), logging in (gate.py, login.py)."""

import socket
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import UsageError
from assistant.settings import Settings
from assistant.ui import starting
from assistant.ui.words import LANGUAGES, speaking, texts

POLICY: Final = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; frame-src 'none'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
HEADERS: Final = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


def is_loopback(host: str) -> bool:
    """The host names this machine and nothing else: “localhost”, 127.x.x.x or ::1."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def own_names(settings: Settings) -> frozenset[str]:
    """The names under which others open the page, as the setting `names` lists them; an address pasted from a browser will do."""
    given = settings.names.replace("，", ",").split(",")
    return frozenset(filter(None, (_name_of(f"http://{name.strip().rpartition('://')[2]}") for name in given)))


def is_shared(settings: Settings) -> bool:
    """Others than the person at this machine can reach the page: it listens beyond loopback, or a proxy passes them on."""
    return not is_loopback(settings.host) or bool(own_names(settings))


def checked_host(settings: Settings, has_accounts: bool) -> str:
    """The address to listen on. Raises UsageError for a page that others can reach before there is an account."""
    if is_shared(settings) and not has_accounts:
        raise UsageError(starting.NEED_ACCOUNT.format(host=settings.host, names=settings.names, home=settings.home))
    return settings.host


class Guard:
    """ASGI middleware: refuses a foreign Host (DNS rebinding) or Origin (another site's page), adds HEADERS to every response.

    Besides loopback, Host may be one of `names`; where the page listens beyond loopback also this machine's name, or an address:
    a rebound name is never an address. Origin has to be the page itself.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str] = (), is_open_to_others: bool = False) -> None:
        self.app, self._names, self._is_open = app, frozenset(names), is_open_to_others
        machine = socket.gethostname().lower()
        self._machine = frozenset((machine, f"{machine}.local", machine.partition(".")[0])) if is_open_to_others else frozenset[str]()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        asked = Headers(scope=scope)
        host, origin = asked.get("host", ""), asked.get("origin")
        if not self._is_ours(host) or (origin is not None and not self._is_own_page(origin, host)):
            await PlainTextResponse(_refusal((scope.get("server") or ("", ""))[1]), status_code=403)(scope, receive, with_headers)
            return
        await self.app(scope, receive, with_headers)

    def _is_ours(self, host: str) -> bool:
        name = _name_of(f"http://{host}")
        return is_loopback(name) or name in self._names or name in self._machine or (self._is_open and _is_address(name))

    def _is_own_page(self, origin: str, host: str) -> bool:
        return origin.lower() in (f"http://{host.lower()}", f"https://{host.lower()}") or _name_of(origin) in self._names


def _refusal(port: object) -> str:
    """In both languages: of a foreign page nobody knows which it speaks."""
    told = []
    for wanted in LANGUAGES:
        with speaking(wanted):
            told.append(texts.WRONG_HOST.format(port=port))
    return "\n".join(told)


def _name_of(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True

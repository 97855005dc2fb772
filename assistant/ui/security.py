"""What protects the page: headers on every response, and only this machine's own names as Host and Origin.

Not here: making text harmless (rendering.py)."""

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import UsageError
from assistant.ui import texts

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


def loopback(host: str) -> str:
    """The host, when it is one of this machine. Raises UsageError otherwise: without accounts nobody else may reach the library."""
    if not is_loopback(host):
        raise UsageError(texts.ONLY_LOOPBACK.format(host=host))
    return host


class Guard:
    """ASGI middleware: refuses a foreign Host (DNS rebinding) or Origin (another site's page), adds HEADERS to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        asked = Headers(scope=scope)
        host, origin = asked.get("host", ""), asked.get("origin")
        if not _is_ours(f"http://{host}") or (origin is not None and not _is_ours(origin)):
            port = (scope.get("server") or ("", ""))[1]
            refusal = PlainTextResponse(texts.WRONG_HOST.format(port=port), status_code=403)
            await refusal(scope, receive, with_headers)
            return
        await self.app(scope, receive, with_headers)


def _is_ours(address: str) -> bool:
    try:
        return is_loopback(urlsplit(address).hostname or "")
    except ValueError:
        return False

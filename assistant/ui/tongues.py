"""Which language a request is for. The page stands at / in Chinese and at /en/ in English; what a page links to carries the same prefix.

Behind this middleware there is no prefix: who may pass, whose file is whose and our own routes are asked in one way for both. The choice in the tab
设置 is kept in a cookie of the browser: it decides where / leads, and the language of the login page, which may be reached without a prefix.
Not here: the words (words/), the two pages (page.py)."""

from typing import Final
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.records import Language
from assistant.ui.words import SCOPE, answering_in, language

COOKIE: Final = "zhenwen_language"
PREFIXES: Final[dict[Language, str]] = {"zh": "", "en": "/en"}
PAGE: Final = "/"
FIRST: Final = ("/login", "/account")  # where nobody has chosen by coming from a page


class Tongues:
    """ASGI middleware: takes the prefix away and leaves the language in the scope."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or show the way to the page of the language that was chosen."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path, prefix, query = scope["path"], PREFIXES["en"], scope.get("query_string", b"").decode("latin-1")
        is_english = path == prefix or path.startswith(f"{prefix}/")
        chosen = HTTPConnection(scope).cookies.get(COOKIE, "")
        if path == prefix or (path == PAGE and chosen == "en" and scope["method"] in ("GET", "HEAD")):
            await RedirectResponse(f"{prefix}/{'?' if query else ''}{query}", status_code=303)(scope, receive, send)
            return
        if is_english:
            short = path.removeprefix(prefix)
            scope = {**scope, "path": short, "raw_path": quote(short).encode()}
        spoken: Language = "en" if is_english or (path in FIRST and (chosen or _wished(Headers(scope=scope))) == "en") else "zh"
        scope[SCOPE] = spoken
        answering_in(spoken)
        await self.app(scope, receive, send)


def prefixed(path: str) -> str:
    """An address of ours as a page of the language that is spoken links to it."""
    return f"{PREFIXES[language()]}{path}"


def _wished(headers: Headers) -> Language:
    """What the browser asks for: English only when it comes before Chinese."""
    asked = [part.strip().lower() for part in headers.get("accept-language", "").split(",")]
    return "en" if next((part[:2] for part in asked if part[:2] in ("zh", "en")), "zh") == "en" else "zh"

"""An address that is not there, opened in a browser: a sentence in the language of the page, not gradio's JSON. Not here: documents that are gone (downloads.py)."""

from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.ui.tongues import PAGE, prefixed
from assistant.ui.words import texts


class Missing:
    """ASGI middleware: what a person asked for and nobody has."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; a 404 that would show JSON to a person becomes a sentence."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        is_missing = False

        async def passed(message: Message) -> None:
            nonlocal is_missing
            if message["type"] == "http.response.start" and message["status"] == HTTPStatus.NOT_FOUND:
                is_missing = "json" in Headers(raw=message["headers"]).get("content-type", "")
            if not is_missing:
                await send(message)

        await self.app(scope, receive, passed)
        if is_missing:
            await PlainTextResponse(texts.NO_SUCH_PAGE.format(page=prefixed(PAGE)), status_code=HTTPStatus.NOT_FOUND)(scope, receive, send)

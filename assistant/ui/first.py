"""What must hold before the page is painted: its language, and the colours and letters of this browser. Put into the document itself.

Gradio's own `head` comes with its configuration, after it has chosen a language and begun to paint. Not here: the scripts (appearance.py, leftovers.py)."""

from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.ui.tongues import PAGE
from assistant.ui.words import texts


class First:
    """ASGI middleware: scripts at the start of the page's <head>, and the language of its text."""

    def __init__(self, app: ASGIApp, script: Callable[[], str]) -> None:
        self.app, self._script = app, script

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; the answer to a request for the page is changed on its way back."""
        if scope["type"] != "http" or scope["path"] != PAGE:
            await self.app(scope, receive, send)
            return
        plain = {**scope, "headers": [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]}
        start: Message = {}
        body = b""

        async def changed(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            headers = MutableHeaders(scope=start)
            if headers.get("content-type", "").startswith("text/html"):
                body = body.replace(b'lang="en"', f'lang="{texts.HTML_LANGUAGE}"'.encode(), 1).replace(b"<head>", f"<head>{self._script()}".encode(), 1)
                headers["content-length"] = str(len(body))
            await send(start)
            await send({"type": "http.response.body", "body": body})

        await self.app(plain, receive, changed)

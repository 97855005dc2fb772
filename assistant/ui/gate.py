"""ASGI middleware: nothing is answered to anyone who is not logged in, but the login page; and everyone keeps to their own files and sessions.

While there is no account and the page is this machine's own, the one person in front of it is let through as ever.
Not here: the login page (login.py), foreign sites (security.py), whose file is whose (belongings.py)."""

import contextlib
import time
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import LibraryError
from assistant.library.users import Users
from assistant.ui.belongings import API, TOLD, UPLOAD, Belongings
from assistant.ui.tongues import prefixed
from assistant.ui.visitor import SCOPE, Person
from assistant.ui.words import texts

COOKIE: Final = "zhenwen_session"
OPEN: Final = ("/login",)
KEPT: Final = ("/assets/", "/static/", "/theme.css", "/favicon.ico", "/svelte/")  # gradio's own parts of every page
LARGEST_BODY: Final = 20 * 2**20  # bytes of JSON


class Gate:
    """Lets a request through with its Person in the scope, or refuses it."""

    def __init__(self, app: ASGIApp, users: Users, belongings: Belongings, *, is_shared: bool, daily_mb: int) -> None:
        self.app, self._users, self._belongings, self._is_shared = app, users, belongings, is_shared
        self._daily, self._sent = daily_mb * 2**20, dict[tuple[str, str], int]()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 401, 403, 411, 413, or the way to the login page."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})  # nothing of ours uses one
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        person = await self._person(scope)
        if person is not None:
            scope[SCOPE] = person
        if person is None and scope["path"] not in OPEN:
            await _to_login(scope)(scope, receive, send)
            return
        if person is None:
            await self.app(scope, receive, send)
            return
        await self._own(person, scope, receive, send if scope["path"].startswith(KEPT) else _not_kept(send))

    async def _person(self, scope: Scope) -> Person | None:
        token = HTTPConnection(scope).cookies.get(COOKIE, "")
        found = self._users.of_token(token) if token else None
        if found is None:
            return None if self._is_shared or self._users.any() else Person()
        user, is_stale = found
        if is_stale:
            with contextlib.suppress(LibraryError):  # somebody is writing: it will be noted the next time
                await run_in_threadpool(self._users.seen, token)
        return Person(user.name, user.role, token)

    async def _own(self, person: Person, scope: Scope, receive: Receive, send: Send) -> None:
        """The request of somebody who may pass, kept to their own."""
        path, asked = scope["path"], Headers(scope=scope)
        if not self._belongings.may_fetch(person.name, path) or not all(self._belongings.may_use(person.name, one) for one in _sessions(scope)):
            await PlainTextResponse(texts.NOT_YOURS, status_code=403)(scope, receive, send)
            return
        if path.startswith(UPLOAD) and scope["method"] == "POST":
            refused = person.name and self._counted(person.name, asked.get("content-length", ""))
            if refused:
                await refused(scope, receive, send)
                return
        elif path.startswith(API) and scope["method"] == "POST" and "multipart" not in asked.get("content-type", ""):
            body = await _body(receive)
            if body is None or not self._belongings.may_send(person.name, body):
                status = 413 if body is None else 403
                await PlainTextResponse(texts.NOT_YOURS if body is not None else texts.BODY_TOO_LARGE, status_code=status)(scope, receive, send)
                return
            receive = _again(body, receive)
        if person.name and path.startswith((*TOLD, UPLOAD)):
            del MutableHeaders(scope=scope)["accept-encoding"]  # what is told has to be read here
            send = self._listening(person.name, path, send)
        await self.app(scope, receive, send)

    def _listening(self, name: str, path: str, send: Send) -> Send:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.body":
                self._belongings.told(name, path, message.get("body", b""))
            await send(message)

        return told

    def _counted(self, name: str, length: str) -> Response | None:
        """Add an upload to what the person sent today; a refusal when it is too much or of unknown size."""
        if not length.isdigit():
            return PlainTextResponse(texts.UPLOAD_UNMEASURED, status_code=411)
        key = (name, time.strftime("%Y-%m-%d"))
        self._sent = {known: sent for known, sent in self._sent.items() if known[1] == key[1]}
        if self._sent.get(key, 0) + int(length) > self._daily:
            return PlainTextResponse(texts.UPLOADED_ENOUGH.format(most=self._daily // 2**20), status_code=413)
        self._sent[key] = self._sent.get(key, 0) + int(length)
        return None


def _not_kept(send: Send) -> Send:
    """What is about the library stays in no browser after logging out."""

    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).setdefault("Cache-Control", "no-store")
        await send(message)

    return marked


def _to_login(scope: Scope) -> Response:
    asked = Headers(scope=scope)
    if scope["method"] in ("GET", "HEAD") and "text/html" in asked.get("accept", "") and not scope["path"].startswith(API):
        return RedirectResponse(prefixed("/login"), status_code=303)
    return JSONResponse({"detail": texts.LOGIN_NEEDED}, status_code=401)


def _sessions(scope: Scope) -> Iterator[str]:
    """Page sessions named by the address."""
    yield from parse_qs(scope.get("query_string", b"").decode("latin-1")).get("session_hash", [])
    for before in ("heartbeat/", "stream/"):
        if scope["path"].startswith(API + before):
            yield scope["path"].removeprefix(API + before).split("/")[0]


async def _body(receive: Receive) -> bytes | None:
    """The whole body; None when it is too large."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b"".join(parts)
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > LARGEST_BODY:
            return None
        if not message.get("more_body"):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """The body that was read, then whatever comes."""
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> Message:
        return waiting.pop() if waiting else await receive()

    return receive_again

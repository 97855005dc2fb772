"""The pages /login and /account: plain HTML of ours, without script; logging in, out, a new password for oneself.

Their addresses are relative: what begins at /en/login stays under /en/.
Every form carries a secret that only this page can know (of a cookie before, of the session after logging in).
Not here: who may pass (gate.py), counting tries (backoff.py), how the pages look (login_pages.py)."""

import secrets
from hashlib import sha256
from http import HTTPStatus
from math import ceil
from typing import Final
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from assistant.errors import AssistantError
from assistant.library.users import IDLE, Users
from assistant.ui import login_pages
from assistant.ui.backoff import Backoff
from assistant.ui.gate import COOKIE
from assistant.ui.translating import translated
from assistant.ui.visitor import SCOPE, Person
from assistant.ui.words import texts

FORM_COOKIE: Final = "zhenwen_form"
LARGEST_FORM: Final = 16_000  # bytes


class Login:
    """The handlers of both pages."""

    def __init__(self, users: Users, backoff: Backoff | None = None) -> None:
        self._users, self._backoff = users, backoff or Backoff()

    def routes(self) -> list[BaseRoute]:
        """To be placed before gradio's."""
        return [
            Route("/login", self.shown, methods=["GET"]),
            Route("/login", self.log_in, methods=["POST"]),
            Route("/account", self.account, methods=["GET"]),
            Route("/account", self.changed, methods=["POST"]),
        ]

    async def shown(self, request: Request) -> Response:
        """The form; whoever is logged in goes on to the page."""
        return RedirectResponse("./", status_code=303) if _person(request) else self._form(request)

    async def log_in(self, request: Request) -> Response:
        """Begin a session, or say what is wrong: 400 a form that is not ours, 401 a wrong password, 429 too many of them."""
        form = await _fields(request)
        known = request.cookies.get(FORM_COOKIE, "")
        name, address = form.get("name", "").strip()[:100], request.client.host if request.client else ""
        if not known or not secrets.compare_digest(known.encode(), form.get("form", "").encode()):
            return self._form(request, texts.LOGIN_STALE, HTTPStatus.BAD_REQUEST, name)
        wait = self._backoff.begun(name.casefold(), address)
        if wait:
            answer = self._form(request, texts.LOGIN_WAIT.format(seconds=ceil(wait)), HTTPStatus.TOO_MANY_REQUESTS, name)
            answer.headers["Retry-After"] = str(ceil(wait))
            return answer
        user = await run_in_threadpool(self._users.verified, name, form.get("password", ""))
        if user is None:
            await run_in_threadpool(self._users.failed, name, address)
            return self._form(request, texts.LOGIN_WRONG, HTTPStatus.UNAUTHORIZED, name)
        self._backoff.succeeded(name.casefold(), address)
        old = request.cookies.get(COOKIE, "")
        if old:
            await run_in_threadpool(self._users.end, old)
        token = await run_in_threadpool(self._users.begin, user.name, address, request.headers.get("user-agent", ""))
        answer = RedirectResponse("./", status_code=303)
        answer.set_cookie(COOKIE, token, max_age=int(IDLE.total_seconds()), httponly=True, samesite="lax", secure=request.url.scheme == "https")
        answer.delete_cookie(FORM_COOKIE)
        return answer

    async def account(self, request: Request) -> Response:
        """Name, role, sessions; logging out; a new password."""
        return self._account(request)

    async def changed(self, request: Request) -> Response:
        """Log out, end the other sessions, or change the password."""
        person, form = _person(request), await _fields(request)
        if person is None or not secrets.compare_digest(_secret(person.token).encode(), form.get("form", "").encode()):
            return RedirectResponse("./account", status_code=303)
        if form.get("do") == "out":
            await run_in_threadpool(self._users.end, person.token)
            answer = RedirectResponse("./login", status_code=303)
            answer.delete_cookie(COOKIE)
            return answer
        if form.get("do") == "others":
            await run_in_threadpool(self._users.end_all, person.name, person.name, person.token)
            return self._account(request, texts.LOGIN_ENDED)
        return await self._new_password(request, person, form)

    async def _new_password(self, request: Request, person: Person, form: dict[str, str]) -> Response:
        address = request.client.host if request.client else ""
        wait = self._backoff.begun(person.name.casefold(), address)
        if wait:
            return self._account(request, texts.LOGIN_WAIT.format(seconds=ceil(wait)), HTTPStatus.TOO_MANY_REQUESTS)
        if form.get("new", "") != form.get("again", ""):
            return self._account(request, texts.LOGIN_UNEQUAL, HTTPStatus.BAD_REQUEST)
        if await run_in_threadpool(self._users.verified, person.name, form.get("password", "")) is None:
            return self._account(request, texts.LOGIN_WRONG_OLD, HTTPStatus.UNAUTHORIZED)
        self._backoff.succeeded(person.name.casefold(), address)
        try:
            await run_in_threadpool(self._users.set_password, person.name, form.get("new", ""), person.name, person.token)
        except AssistantError as refused:
            return self._account(request, translated(str(refused)), HTTPStatus.BAD_REQUEST)
        return self._account(request, texts.LOGIN_CHANGED)

    def _form(self, request: Request, said: str = "", status: int = HTTPStatus.OK, name: str = "") -> Response:
        secret = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(24)
        answer = _answer(login_pages.login(secret, said, name), status)
        answer.set_cookie(FORM_COOKIE, secret, max_age=86400, httponly=True, samesite="strict", secure=request.url.scheme == "https")
        return answer

    def _account(self, request: Request, said: str = "", status: int = HTTPStatus.OK) -> Response:
        person = _person(request)
        if person is None or not person.name:
            return RedirectResponse("./", status_code=303)
        sessions = self._users.sessions(person.name)
        return _answer(login_pages.account(person, sessions, self._users.number(person.token), _secret(person.token), said), status)


def _person(request: Request) -> Person | None:
    found = request.scope.get(SCOPE)
    return found if isinstance(found, Person) else None


def _answer(page: str, status: int) -> Response:
    """same-origin: with no-referrer browsers send “Origin: null” with a form, which the guard refuses."""
    return HTMLResponse(page, status_code=status, headers={"Referrer-Policy": "same-origin", "Cache-Control": "no-store"})


def _secret(token: str) -> str:
    """What the forms of a session carry."""
    return sha256(f"form {token}".encode()).hexdigest()


async def _fields(request: Request) -> dict[str, str]:
    """The fields of a form as browsers send it; none of one that is too large."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_FORM:
            return {}
    return {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True).items()}

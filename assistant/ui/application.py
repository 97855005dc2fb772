"""The whole application: guards, our own routes, and gradio's page in Chinese and in English, each mounted by itself.

Not here: what the page holds (page.py), listening (server.py)."""

import asyncio
import os
import shutil
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.routing import Match, Mount
from starlette.types import Receive, Scope, Send

from assistant.library.users import Users
from assistant.settings import Settings
from assistant.ui import appearance, downloads, lapsed, leftovers, marking, script, visitor
from assistant.ui.belongings import Belongings
from assistant.ui.first import First
from assistant.ui.gate import Gate
from assistant.ui.login import Login
from assistant.ui.missing import Missing
from assistant.ui.opening import Opening
from assistant.ui.page import KEPT_SECONDS, page
from assistant.ui.security import Guard, is_loopback, is_shared, own_names
from assistant.ui.theme import STYLE, theme
from assistant.ui.tongues import PREFIXES, Tongues
from assistant.ui.words import SCOPE, language, speaking


def application(opening: Opening, settings: Settings, users: Users) -> FastAPI:
    """Everything, guarded. Gradio's temporary files go into settings.home/tmp (mode 0700)."""
    folder = settings.home.expanduser() / "tmp"
    _prepare_temporary_folder(folder)
    tabs: list[Any] = []  # of both pages: settings changed on one hold on the other
    english = _Later(lambda: _mounted(FastAPI(docs_url=None, redoc_url=None, openapi_url=None), page(opening, tabs[0].settings, users, tabs), settings))
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, routes=Login(users).routes(), lifespan=english.lifespan)
    downloads.add_to(app, opening)
    app.router.routes.append(_English("/", app=english))
    left = {path.name for path in folder.iterdir()}
    blocks = page(opening, settings, users, tabs)
    belongings = Belongings(folder, {path.name for path in folder.iterdir()} - left)
    app.add_middleware(First, script=lambda: appearance.SCRIPT + leftovers.script())
    app.add_middleware(Missing)
    app.add_middleware(Gate, users=users, belongings=belongings, is_shared=is_shared(settings), daily_mb=settings.daily_mb)
    app.add_middleware(Tongues)  # from here on there is a language and no prefix
    app.add_middleware(Guard, names=own_names(settings), is_open_to_others=not is_loopback(settings.host))  # added last: asked first
    return _mounted(app, blocks, settings)


def _mounted(app: FastAPI, blocks: gr.Blocks, settings: Settings) -> FastAPI:
    """Gradio's page at / of an application, in the language that is spoken."""
    return gr.mount_gradio_app(  # type: ignore[no-any-return]  # gradio is not typed for us
        app, blocks, path="/", root_path=PREFIXES[language()] or None, auth_dependency=lambda request: visitor.name_of(request),
        server_name=settings.host, server_port=settings.port, footer_links=[],
        run_history=False, show_error=False, max_file_size=settings.max_file_mb * 2**20, allowed_paths=[], theme=theme(),
        css=STYLE + marking.STYLE + appearance.STYLE, head=script.head() + marking.SCRIPT + lapsed.head(), ssr_mode=False, pwa=False, mcp_server=False,
        enable_monitoring=False, app_kwargs={"openapi_url": None},
    )  # fmt: skip


class _English(Mount):
    """Takes every request for the English page."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        return super().matches(scope) if scope.get(SCOPE) == "en" else (Match.NONE, {})


class _Later:
    """The English page, built when it is asked for the first time: a second's work that the Chinese page need not wait for."""

    def __init__(self, build: Callable[[], FastAPI]) -> None:
        self._build, self._built = build, asyncio.Lock()
        self._app: FastAPI | None = None
        self._running = AsyncExitStack()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with self._built:
            if self._app is None:
                made = await run_in_threadpool(self._in_english)
                await self._running.enter_async_context(made.router.lifespan_context(made))
                self._app = made
        await self._app(scope, receive, send)

    @asynccontextmanager
    async def lifespan(self, app: FastAPI) -> AsyncIterator[None]:
        """Ends with the application whose page it is."""
        async with self._running:
            yield

    def _in_english(self) -> FastAPI:
        with speaking("en"):
            return self._build()


def _prepare_temporary_folder(folder: Path) -> None:
    """Make it, for this user only, and remove what an earlier run left behind an hour ago or more."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    for left in folder.iterdir():
        if left.stat().st_mtime < time.time() - KEPT_SECONDS:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    os.environ["GRADIO_TEMP_DIR"] = str(folder)

"""The page put together, and its server: uvicorn on this machine's own address, our FastAPI application, gradio mounted in it.

Not here: what the tabs do."""

import contextlib
import errno
import os
import shutil
import socket
import time
from pathlib import Path
from typing import Final

import gradio as gr
import uvicorn
from fastapi import FastAPI

from assistant.errors import UsageError
from assistant.library.users import Users
from assistant.settings import Settings
from assistant.ui import appearance, downloads, lapsed, leftovers, marking, texts, visitor
from assistant.ui.belongings import Belongings
from assistant.ui.chat_tab import QUIET, ChatTab, Updates, published
from assistant.ui.draft_tab import DraftTab
from assistant.ui.first import First
from assistant.ui.gate import Gate
from assistant.ui.ledger_tab import LedgerTab
from assistant.ui.library_tab import LibraryTab
from assistant.ui.login import Login
from assistant.ui.model_panel import ModelPanel
from assistant.ui.opening import Opening
from assistant.ui.rendering import escaped
from assistant.ui.script import SCRIPT
from assistant.ui.security import Guard, checked_host, is_loopback, is_shared, own_names
from assistant.ui.settings_tab import SettingsTab
from assistant.ui.theme import STYLE, theme
from assistant.ui.users_panel import UsersPanel

PORTS_TRIED: Final = 100
AT_ONCE: Final = 4  # events of one kind answered at the same time
MOST_WAITING: Final = 64
KEPT_SECONDS: Final = 3600  # gradio's own temporary files


def run(settings: Settings) -> None:
    """Serve until interrupted."""
    users = Users(settings.home.expanduser())
    host = checked_host(settings, users.any())
    listening = _listening(host, settings.port)
    opening = Opening(settings)
    app = application(opening, settings, users)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}"
    config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=3)
    with contextlib.suppress(KeyboardInterrupt):
        _Announcing(config, address, opening).run(sockets=[listening])
    opening.close()
    users.close()


def application(opening: Opening, settings: Settings, users: Users) -> FastAPI:
    """The whole application, guarded. Gradio's temporary files go into settings.home/tmp (mode 0700)."""
    folder = settings.home.expanduser() / "tmp"
    _prepare_temporary_folder(folder)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, routes=Login(users).routes())
    downloads.add_to(app, opening)
    left = {path.name for path in folder.iterdir()}
    blocks = page(opening, settings, users)
    belongings = Belongings(folder, {path.name for path in folder.iterdir()} - left)
    app.add_middleware(First, script=appearance.SCRIPT + leftovers.SCRIPT, language="zh-CN")
    app.add_middleware(Gate, users=users, belongings=belongings, is_shared=is_shared(settings), daily_mb=settings.daily_mb)
    app.add_middleware(Guard, names=own_names(settings), is_open_to_others=not is_loopback(settings.host))  # added last: asked first
    return gr.mount_gradio_app(  # type: ignore[no-any-return]  # gradio is not typed for us
        app, blocks, path="/", auth_dependency=lambda request: visitor.name_of(request), server_name=settings.host, server_port=settings.port, footer_links=[],
        run_history=False, show_error=False, max_file_size=settings.max_file_mb * 2**20, allowed_paths=[], theme=theme(),
        css=STYLE + marking.STYLE + appearance.STYLE, head=SCRIPT + marking.SCRIPT + lapsed.SCRIPT, ssr_mode=False, pwa=False, mcp_server=False,
        enable_monitoring=False, app_kwargs={"openapi_url": None},
    )  # fmt: skip


def page(opening: Opening, settings: Settings, users: Users) -> gr.Blocks:
    """The tabs with the line that tells how far the library has come."""
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False, delete_cache=(KEPT_SECONDS, KEPT_SECONDS)) as blocks:
        with gr.Row(elem_id="top"):
            gr.Markdown(f"# {texts.NAME}\n\n{texts.SUBTITLE}", elem_id="head")
            account = gr.Button(texts.ACCOUNT, link="/account", size="sm", visible=False, elem_id="account", min_width=60)
        status = gr.Markdown(texts.PREPARING, elem_id="status")
        clock = gr.Timer(1.0)
        with gr.Tabs() as tabs:
            with gr.Tab(texts.TAB_CHAT):
                chat = ChatTab(opening, settings)
            with gr.Tab(texts.TAB_DRAFT) as draft_tab:
                drafting = DraftTab(opening, settings)
            with gr.Tab(texts.TAB_LEDGER) as ledger_tab:
                ledger = LedgerTab(opening, settings)
            with gr.Tab(texts.TAB_LIBRARY, id="library") as tab:
                library = LibraryTab(opening, settings)
            with gr.Tab(texts.TAB_SETTINGS) as settings_tab:
                preferences = SettingsTab(opening, settings, lambda changed: renew(changed))
                with preferences.models:
                    model = ModelPanel(opening)
                with preferences.accounts:
                    panel = UsersPanel(users)
        restricted = {**library.restricted(), **ledger.restricted(), **preferences.restricted()}

        def renew(changed: Settings) -> None:
            chat.settings = drafting.settings = ledger.settings = library.settings = changed  # each asks it anew with every event

        def told() -> Updates:
            said = opening.status()
            return {status: gr.Markdown(escaped(said), visible=bool(said)), clock: gr.Timer(active=not opening.is_settled())}

        def rights(request: gr.Request) -> Updates:
            """What the person may do is offered, the rest hidden; the events refuse it too."""
            name = visitor.owner(request)
            parts = {part: gr.update(visible=visitor.is_allowed(action, request)) for action, some in restricted.items() for part in some}
            return {account: gr.Button(name, visible=bool(name)), **parts}

        blocks.load(rights, None, [account, *(part for some in restricted.values() for part in some)], **QUIET)
        panel.show_on([settings_tab.select])
        gr.on([blocks.load, clock.tick], told, None, [status, clock], **QUIET)
        library.list_on([blocks.load, clock.tick, tab.select])
        drafting.show_on([draft_tab.select])
        model.show_on([blocks.load], [settings_tab.select])
        ledger.show_on([ledger_tab.select])
        preferences.show_on(blocks.load, settings_tab.select)
        ledger.to_library.click(lambda: gr.Tabs(selected="library"), None, [tabs], **QUIET)
        gr.api(published(opening, settings), api_name="answer")
    blocks.queue(default_concurrency_limit=AT_ONCE, max_size=MOST_WAITING)
    return blocks


class _Announcing(uvicorn.Server):
    """Prints the address and starts opening the library when the server answers, not before."""

    def __init__(self, config: uvicorn.Config, address: str, opening: Opening) -> None:
        super().__init__(config)
        self._address, self._opening = address, opening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn's, then the announcement."""
        await super().startup(sockets=sockets)
        if not self.should_exit:
            print(texts.STARTED.format(address=self._address), flush=True)
            self._opening.start()


def _listening(host: str, first: int) -> socket.socket:
    """A socket on the first free port from `first` on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    last = min(first + PORTS_TRIED, 65536) - 1
    for port in range(first, last + 1):
        candidate = socket.socket(family, socket.SOCK_STREAM)
        if os.name != "nt":
            candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            candidate.bind((host, port))
            candidate.listen(128)
            return candidate
        except socket.gaierror as cause:
            candidate.close()
            raise UsageError(texts.WRONG_ADDRESS.format(host=host)) from cause
        except OSError as cause:
            candidate.close()
            if cause.errno == errno.EADDRNOTAVAIL:
                raise UsageError(texts.WRONG_ADDRESS.format(host=host)) from cause
    raise UsageError(texts.NO_PORT.format(first=first, last=last))


def _prepare_temporary_folder(folder: Path) -> None:
    """Make it, for this user only, and remove what an earlier run left behind an hour ago or more."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    for left in folder.iterdir():
        if left.stat().st_mtime < time.time() - KEPT_SECONDS:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    os.environ["GRADIO_TEMP_DIR"] = str(folder)

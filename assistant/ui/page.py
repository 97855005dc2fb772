"""The page put together from its tabs, in the language that is spoken while it is built. Not here: what the tabs do, serving it (application.py)."""

from typing import Any, Final

import gradio as gr

from assistant.library.users import Users
from assistant.settings import Settings
from assistant.ui import visitor
from assistant.ui.chat_tab import QUIET, ChatTab, Updates, published
from assistant.ui.draft_tab import DraftTab
from assistant.ui.ledger_tab import LedgerTab
from assistant.ui.library_tab import LibraryTab
from assistant.ui.model_panel import ModelPanel
from assistant.ui.opening import Opening
from assistant.ui.rendering import escaped
from assistant.ui.settings_tab import SettingsTab
from assistant.ui.tongues import prefixed
from assistant.ui.users_panel import UsersPanel
from assistant.ui.words import texts

AT_ONCE: Final = 4  # events of one kind answered at the same time
MOST_WAITING: Final = 64
KEPT_SECONDS: Final = 3600  # gradio's own temporary files


def page(opening: Opening, settings: Settings, users: Users, shown: list[Any]) -> gr.Blocks:
    """The tabs with the line that tells how far the library has come. shown: the tabs of every page; this one's are added to them."""
    with gr.Blocks(title=texts.TITLE, analytics_enabled=False, delete_cache=(KEPT_SECONDS, KEPT_SECONDS)) as blocks:
        with gr.Row(elem_id="top"):
            gr.Markdown(f"# {texts.NAME}\n\n{texts.SUBTITLE}", elem_id="head")
            account = gr.Button(texts.ACCOUNT, link=prefixed("/account"), size="sm", visible=False, elem_id="account", min_width=60)
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
        shown += [chat, drafting, ledger, library, preferences]
        restricted = {**library.restricted(), **ledger.restricted(), **preferences.restricted()}

        def renew(changed: Settings) -> None:
            for one in shown:  # each asks it anew with every event
                one.settings = changed

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

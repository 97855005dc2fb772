"""The section 用户, for administrators: accounts, roles, passwords, sessions, and the journal; only wiring.

Not here: keeping any of it (library/users.py), the login page (login.py)."""

from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr

from assistant.library import journal
from assistant.library.users import Users
from assistant.records import USER_ROLES
from assistant.ui import visitor
from assistant.ui.chat_tab import PRIVATE, QUIET, Updates
from assistant.ui.edge import Failure, guarded
from assistant.ui.rendering import escaped
from assistant.ui.words import texts

MOST_ENTRIES = 500


class UsersPanel:
    """The components and their events. Every event asks for the role again: a hidden tab protects nothing."""

    def __init__(self, users: Users) -> None:
        self.users = users
        self.chosen = gr.State("")  # name of the selected account
        gr.Markdown(f"## {texts.USERS_HEAD}", elem_classes="settings-head")
        self.hint = gr.Markdown("", elem_classes="hint")
        self.message = gr.Markdown("", visible=False, elem_id="users-message")
        self.list = gr.Dataframe(
            [], headers=texts.USER_COLUMNS, datatype="str", type="array", label=texts.USERS, show_label=False, interactive=False, wrap=True,
            column_widths=["34%", "18%", "22%", "26%"], buttons=[], line_breaks=False, max_height=320, elem_id="users", visible=False,
        )  # fmt: skip
        self._build_chosen()
        with gr.Accordion(texts.USER_ADD, open=False, elem_id="add-user"), gr.Row(elem_classes="user-row"):
            self.name = gr.Textbox(label=texts.USER_NAME, max_length=30, max_lines=1, min_width=160)
            self.role = gr.Radio(_roles(), value=USER_ROLES[0], label=texts.USER_ROLE, min_width=240)
            self.password = gr.Textbox(label=texts.USER_PASSWORD, type="password", max_length=200, min_width=160)
            self.add = gr.Button(texts.USER_ADD, variant="primary", min_width=110)
        with gr.Accordion(texts.JOURNAL, open=False, elem_id="journal"):
            with gr.Row(elem_classes="user-row"):
                self.whose = gr.Dropdown([(texts.JOURNAL_ALL, "")], value="", label=texts.JOURNAL_WHOSE, min_width=160, scale=2)
                self.again = gr.Button(texts.JOURNAL_REFRESH, min_width=80, scale=1)
            self.journal = gr.Dataframe(
                [], headers=texts.JOURNAL_COLUMNS, datatype="str", type="array", label=texts.JOURNAL, show_label=False, interactive=False, wrap=True,
                column_widths=["150px", "100px", "130px", "760px"], buttons=[], line_breaks=False, max_height=420, elem_id="journal-table",
            )  # fmt: skip
        self._wire()

    def _build_chosen(self) -> None:
        with gr.Column(visible=False, elem_id="user-chosen") as self.box:
            self.who = gr.Markdown("")
            with gr.Row():
                with gr.Row(elem_classes="user-row"):
                    self.other_role = gr.Radio(_roles(), label=texts.USER_ROLE, min_width=240)
                    self.set_role = gr.Button(texts.USER_SET_ROLE, min_width=100)
                with gr.Row(elem_classes="user-row"):
                    self.other_password = gr.Textbox(label=texts.USER_NEW_PASSWORD, type="password", max_length=200, min_width=180)
                    self.set_password = gr.Button(texts.USER_SET_PASSWORD, min_width=100)
            with gr.Row(elem_classes="user-row"):
                self.end = gr.Button(texts.USER_END, min_width=120)
                self.remove = gr.Button(texts.USER_REMOVE, variant="stop", min_width=100)

    def _wire(self) -> None:
        self._shown = [self.hint, self.message, self.list, self.chosen, self.box, self.whose, self.journal, self.name, self.role, self.password, self.other_password]
        self.list.select(self._on_select, None, [self.chosen, self.box, self.who, self.other_role, self.other_password], **QUIET)
        gr.on([self.again.click, self.whose.input], self._on_show, [self.whose], self._shown, **QUIET)
        by = visitor.acting
        users = self.users
        for button, verb, inputs in (
            (self.add, lambda name, role, new: texts.USER_ADDED.format(users.add(name, role, new, by()).name), [self.name, self.role, self.password]),
            (self.set_role, lambda name, role: texts.USER_CHANGED.format(users.set_role(name, role, by()).name), [self.chosen, self.other_role]),
            (self.set_password, lambda name, new: texts.USER_RENEWED.format(users.set_password(name, new, by()).name), [self.chosen, self.other_password]),
            (self.end, lambda name: texts.USER_ENDED.format(name, users.end_all(name, by())), [self.chosen]),
            (self.remove, lambda name: texts.USER_REMOVED.format(users.remove(name, by()).name), [self.chosen]),
        ):
            button.click(self._changed(verb, len(inputs)), [*inputs, self.whose], self._shown, **PRIVATE)

    def show_on(self, events: list[Any]) -> None:
        """Show accounts and journal when one of these events comes."""
        gr.on(events, self._on_show, [self.whose], self._shown, **QUIET)

    def _changed(self, verb: Callable[..., str], inputs: int) -> Callable[..., Updates]:
        def change(*given: Any) -> Updates:
            def steps() -> Iterator[str]:
                visitor.must("users")
                yield verb(*(one or "" for one in given[:inputs]))

            told = next(guarded(steps()))
            if isinstance(told, Failure):
                return {self.message: gr.Markdown(f"**{escaped(told.message)}**", visible=True)}
            return {**self._on_show(given[-1]), self.message: gr.Markdown(escaped(told), visible=True)}

        return change

    def _on_show(self, whose: str | None) -> Updates:
        def steps() -> Iterator[Updates]:
            visitor.must("users")
            listed = self.users.listed()
            rows = [[user.name, texts.USER_ROLES[user.role], str(user.sessions or ""), user.created[:16].replace("T", " ")] for user in listed]
            names = [(texts.JOURNAL_ALL, ""), *((user.name, user.name) for user in listed)]
            yield {
                self.hint: texts.USERS_SOME if listed else texts.USERS_NONE,
                self.message: gr.Markdown(visible=False),
                self.list: gr.Dataframe(rows, visible=bool(rows)),
                self.chosen: "",
                self.box: gr.Column(visible=False),
                self.whose: gr.Dropdown(names, value=whose or ""),
                self.journal: self._entries(whose or ""),
                self.role: USER_ROLES[1] if listed else USER_ROLES[0],
                **dict.fromkeys((self.name, self.password, self.other_password), ""),
            }

        told = next(guarded(steps()))
        return {self.message: gr.Markdown(f"**{escaped(told.message)}**", visible=True)} if isinstance(told, Failure) else told

    def _entries(self, whose: str) -> list[list[str]]:
        found = journal.entries(self.users.database, MOST_ENTRIES, whose)
        return [[one.at[:16].replace("T", " "), one.who, texts.JOURNAL_ACTIONS.get(one.action, one.action), one.subject] for one in found]

    def _on_select(self, event: gr.SelectData) -> Updates:
        row = [str(cell) for cell in event.row_value or []]
        name = row[0] if row else ""
        role = next((role for shown, role in _roles() if name and shown == row[1]), None)
        return {
            self.chosen: name,
            self.box: gr.Column(visible=bool(name)),
            self.who: texts.USER_CHOSEN.format(escaped(name)),
            self.other_role: role,
            self.other_password: "",
        }


def _roles() -> list[tuple[str, str]]:
    return [(texts.USER_ROLES[role], role) for role in USER_ROLES]

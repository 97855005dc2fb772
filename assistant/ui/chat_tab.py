"""The tab 问答: kept conversations, the chat, the evidence; only wiring. What happens stands in conversation.py and keeping.py.

What a window shows is its own state; which conversation it is in stands in a hidden box of the page, so that a restarted server finds it again.
Not here: any text or rule of its own."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

import gradio as gr

from assistant.records import Query
from assistant.settings import Settings
from assistant.ui import conversation, conversations_panel, copying, evidence, opinion, trend
from assistant.ui.conversation import MOST_TURNS, Turn
from assistant.ui.filters import addable, chips, widened
from assistant.ui.keeping import kept, reopened
from assistant.ui.opening import Opening
from assistant.ui.visitor import owner
from assistant.ui.words import texts

PRIVATE: Final[dict[str, Any]] = {"api_visibility": "private"}
QUIET: Final[dict[str, Any]] = {"api_visibility": "private", "show_progress": "hidden"}
Updates = dict[Any, Any]
Turns = tuple[Turn, ...]


class ChatTab:
    """The components of the tab and their events."""

    def __init__(self, opening: Opening, settings: Settings) -> None:
        self.opening, self.settings = opening, settings
        self.turns = gr.State(())
        self.looking_at = gr.State(-1)  # position of the turn whose evidence is shown
        self.removed = gr.State(0)  # number of the conversation that was deleted last in this window
        with gr.Row(equal_height=False, elem_id="chat-row"):
            with gr.Column(scale=0, min_width=220, elem_id="conversations"):
                self.column = conversations_panel.build()
            with gr.Column(scale=5, min_width=320, elem_id="chat-column"):
                self._build_chat()
            with gr.Column(scale=3, min_width=320, elem_id="evidence"):
                self.chart = gr.Markdown("", visible=False, elem_id="answer-trend")
                self.panel = evidence.build()
        self._build_hidden()
        self._wire()

    def _build_chat(self) -> None:
        with gr.Row(elem_id="chat-head"):
            gr.Button(texts.CONVERSATIONS, size="sm", scale=0, min_width=96, elem_id="list-toggle")
            self.new = gr.Button(texts.NEW, size="sm", scale=0, min_width=80)
        self.chat = gr.Chatbot(
            [], label=texts.CHAT, show_label=False, height="100%", buttons=[], latex_delimiters=[], allow_file_downloads=False,
            placeholder=texts.WELCOME, examples=[{"text": question} for question in conversation.example_questions()],
            feedback_options=None, elem_id="chat", layout="bubble", allow_tags=False, autoscroll=False,
        )  # fmt: skip
        self.assumed = gr.Markdown("", visible=False, elem_id="assumed")
        with gr.Row(visible=False, elem_id="filter-row") as self.filter_row:
            self.filters = gr.CheckboxGroup([], value=[], label=texts.FILTERS, show_label=False, container=False, elem_id="filters", min_width=120)
            self.add = gr.Dropdown(
                [], value=None, label=texts.FILTER_ADD, show_label=False, container=False, scale=0, min_width=150, elem_id="filter-add",
                multiselect=False,
            )  # fmt: skip
        with gr.Row(elem_id="answer-tools", visible=False) as self.tools:
            copies = copying.build()
            good, bad = opinion.buttons()
        self.opinion = opinion.build(good, bad)
        self.copying = copying.Copying(copies, copying.boxes())
        with gr.Row(elem_id="ask-row"):
            self.box = gr.Textbox(
                placeholder=texts.QUESTION_HINT, label=texts.QUESTION, show_label=False, container=False, lines=1, max_lines=4,
                max_length=conversation.LONGEST_QUESTION, autofocus=True, elem_id="question", scale=10, min_width=200,
            )  # fmt: skip
            self.ask = gr.Button(texts.ASK, variant="primary", scale=1, min_width=72)
            self.stop = gr.Button(texts.STOP, scale=1, min_width=64, interactive=False)

    def _build_hidden(self) -> None:
        """What the page's script writes into and presses."""
        self.current = gr.Textbox("", label=texts.CONVERSATIONS, visible="hidden", elem_id="current")
        self.restore = gr.Button(texts.CONVERSATIONS, visible="hidden", elem_id="restore")
        self.cite_link = gr.Textbox("", label=texts.EVIDENCE, visible="hidden", elem_id="cite-link")
        self.cite_go = gr.Button(texts.EVIDENCE, visible="hidden", elem_id="cite-link-go")
        self.ask_link = gr.Textbox("", label=texts.ASK, visible="hidden", elem_id="ask-link")
        self.ask_go = gr.Button(texts.ASK, visible="hidden", elem_id="ask-link-go")

    def _wire(self) -> None:
        evident = [self.chart, *self.panel.components(), self.tools, *self.copying.components(), *self.opinion.components()]
        outputs = [
            self.chat, self.turns, self.looking_at, self.current, self.box, self.filter_row, self.filters, self.add, self.assumed, self.stop,
            self.removed, *evident, *self.column.components(),
        ]  # fmt: skip
        here = [self.turns, self.current]
        asking = gr.on([self.box.submit, self.ask.click], self._on_ask, [self.box, *here], outputs, **QUIET)
        example = self.chat.example_select(self._on_example, here, outputs, **QUIET)
        follow = self.ask_go.click(self._on_follow, [self.ask_link, *here], outputs, **QUIET)
        again = self.filters.input(self._on_filters, [self.filters, *here], outputs, **QUIET)
        added = self.add.input(self._on_add, [self.add, *here], outputs, **QUIET)
        running = [asking, example, follow, again, added]
        self.stop.click(self._on_stop, [self.turns], [self.chat, self.turns, self.stop], cancels=running, queue=False, **QUIET)
        self.new.click(self._on_new, None, outputs, cancels=running, queue=False, **QUIET)
        self.chat.clear(self._on_new, None, outputs, queue=False, **QUIET)
        self.restore.click(self._on_restore, here, outputs, **QUIET)
        self.chat.select(self._on_message, here, [self.looking_at, *evident], **QUIET)
        self.cite_go.click(self._on_cite, [self.cite_link, *here], [self.looking_at, *evident], **QUIET)
        self.panel.choice.input(self._on_choice, [self.panel.choice, *here, self.looking_at], self.panel.components(), **QUIET)
        self._wire_column(outputs, running)
        self._wire_opinion()

    def _wire_column(self, outputs: list[Any], running: list[Any]) -> None:
        column = self.column
        column.choice.input(self._on_open, [column.choice, column.search], outputs, cancels=running, **QUIET)
        column.search.change(self._on_search, [column.search, self.current], column.components(), trigger_mode="always_last", **QUIET)
        column.rename.click(lambda: gr.Column(visible=True), None, [column.naming], queue=False, **QUIET)
        gr.on([column.save.click, column.name.submit], self._on_rename, [column.name, self.current, column.search], column.components(), **QUIET)
        column.remove.click(self._on_remove, [self.current, column.search], outputs, cancels=running, **QUIET)
        column.undo.click(self._on_undo, [self.removed, column.search], outputs, cancels=running, **QUIET)

    def _wire_opinion(self) -> None:
        told, here = self.opinion, [self.turns, self.current, self.looking_at]
        told.good.click(self._on_good, here, [self.turns, *told.components()], **QUIET)
        told.bad.click(self._on_bad, here, [self.turns, *told.components()], **QUIET)
        gr.on([told.save.click, told.note.submit], self._on_note, [told.note, *here], told.components(), **QUIET)

    # ---- asking

    def _on_ask(self, question: str | None, turns: Turns, current: str, request: gr.Request) -> Iterator[Updates]:
        question = (question or "").strip()
        if question:
            turns = self._resumed(turns, current, request)
            steps = conversation.asked(question, turns, self.opening, self.settings.place)
            yield from self._steps(turns[1 - MOST_TURNS :], steps, request, _number(current))
        else:
            yield self._unchanged()

    def _on_example(self, turns: Turns, current: str, event: gr.SelectData, request: gr.Request) -> Iterator[Updates]:
        yield from self._on_ask(event.value["text"], turns, current, request)

    def _on_follow(self, link: str, turns: Turns, current: str, request: gr.Request) -> Iterator[Updates]:
        turns = self._resumed(turns, current, request)
        at, number = _place(link, turns)
        if at >= 0 and 0 <= number < len(turns[at].asks):
            yield from self._on_ask(turns[at].asks[number], turns, current, request)
        else:
            yield self._unchanged()

    def _on_filters(self, checked: list[str], turns: Turns, current: str, request: gr.Request) -> Iterator[Updates]:
        turns = self._resumed(turns, current, request)
        if turns and turns[-1].query:
            yield from self._again(turns, turns[-1].query, checked, request, current)
        else:
            yield self._unchanged()

    def _on_add(self, choice: str | None, turns: Turns, current: str, request: gr.Request) -> Iterator[Updates]:
        turns = self._resumed(turns, current, request)
        if choice and turns and turns[-1].query:
            query = widened(turns[-1].query, choice, turns[-1].dropped)
            checked = [key for _, key in chips(query) if key not in turns[-1].dropped or choice.startswith(f"{key} ")]
            yield from self._again(turns, query, checked, request, current)
        else:
            yield self._unchanged()

    def _unchanged(self) -> Updates:
        """What an event gives that changes nothing; with nothing at all gradio would empty every component."""
        return {self.looking_at: gr.skip()}

    def _again(self, turns: Turns, query: Query, checked: list[str], request: gr.Request, current: str) -> Iterator[Updates]:
        steps = conversation.asked_again(turns[-1], query, checked, self.opening)
        yield from self._steps(turns[:-1], steps, request, _number(current), turns[-1].number)

    def _steps(self, before: Turns, steps: Iterator[Turn], request: gr.Request, current: int, exchange: int = 0) -> Iterator[Updates]:
        listed = 0  # steps after which the list of conversations was shown
        for at, (number, turn) in enumerate(kept(steps, self.opening, owner(request), current, exchange)):
            turns = (*before, turn)
            updates: Updates = {
                self.chat: conversation.messages(turns),
                self.turns: turns,
                self.current: str(number or ""),
                self.stop: gr.Button(interactive=turn.is_pending),
                self.looking_at: len(before),
                **self._about(turn),
                **self._evident(turn),
            }
            if not at:
                updates[self.box] = ""  # only once: the next question may be on its way
            if number and (not listed or not turn.is_pending):
                updates |= conversations_panel.shown(self.column, self.opening, owner(request), number)
                listed += 1
            yield updates

    def _on_stop(self, turns: Turns, request: gr.Request) -> Updates:
        turns = conversation.stopped(turns)
        if turns and turns[-1].number:  # also what was answered so far
            self.opening.library().conversations.settle(owner(request), conversation.exchange_of(turns[-1]))
        return {self.chat: conversation.messages(turns), self.turns: turns, self.stop: gr.Button(interactive=False)}

    # ---- which conversation

    def _on_new(self, request: gr.Request) -> Updates:
        return self._shown((), 0, request)

    def _on_restore(self, turns: Turns, current: str, request: gr.Request) -> Iterator[Updates]:
        """When the page is there: the list, and after a reload the conversation this window was in, as soon as the library is open."""
        while not self.opening.is_open() and not self.opening.is_settled():
            self.opening.wait()
        kept_turns = () if turns else reopened(self.opening, owner(request), _number(current))
        if kept_turns:
            yield self._shown(kept_turns, _number(current), request, keep_box=True)
        else:  # only the list: a first question may be under way
            yield {**self._unchanged(), **conversations_panel.shown(self.column, self.opening, owner(request))}

    def _on_open(self, number: int, text: str, request: gr.Request) -> Updates:
        return self._shown(reopened(self.opening, owner(request), number), number, request, text, keep_box=True)

    def _on_search(self, text: str, current: str, request: gr.Request) -> Updates:
        found = conversations_panel.shown(self.column, self.opening, owner(request), _number(current), text)
        return {part: update for part, update in found.items() if part is not self.column.search}  # which is being typed in

    def _on_rename(self, name: str, current: str, text: str, request: gr.Request) -> Updates:
        return conversations_panel.renamed(self.column, self.opening, owner(request), _number(current), name, text)

    def _on_remove(self, current: str, text: str, request: gr.Request) -> Updates:
        taken = conversations_panel.taken_out(self.column, self.opening, owner(request), _number(current), text)
        return {**self._shown((), 0, request, text, keep_box=True), **taken, self.removed: _number(current)}

    def _on_undo(self, number: int, text: str, request: gr.Request) -> Updates:
        if number and self.opening.is_open():
            self.opening.library().conversations.restore(owner(request), number)
        return self._shown(reopened(self.opening, owner(request), number), number, request, text, keep_box=True)

    def _resumed(self, turns: Turns, current: str, request: gr.Request) -> Turns:
        """The turns of this window; after the server was started anew, those that were kept, as soon as the library is open."""
        while not turns and current and not self.opening.is_open() and not self.opening.is_settled():
            self.opening.wait()
        return turns or reopened(self.opening, owner(request), _number(current))

    def _shown(self, turns: Turns, number: int, request: gr.Request, text: str = "", *, keep_box: bool = False) -> Updates:
        """A whole conversation, or the empty page; what is being typed stays when keep_box says so."""
        last = turns[-1] if turns else None
        return {
            self.chat: conversation.messages(turns),
            self.turns: turns,
            self.looking_at: len(turns) - 1,
            self.current: str(number) if turns else "",
            **({} if keep_box else {self.box: ""}),
            self.stop: gr.Button(interactive=False),
            **self._about(last),
            **self._evident(last),
            **conversations_panel.shown(self.column, self.opening, owner(request), number if turns else 0, text),
            self.column.removed: gr.Row(visible=False),
        }

    def _about(self, turn: Turn | None) -> Updates:
        """The chips of the last turn, what can be added to them, and what was assumed."""
        shown = chips(turn.query) if turn and turn.query else []
        assumed = conversation.assumptions(turn.answer if turn else None)
        more = addable(turn.query, self.opening.library()) if turn and turn.query and self.opening.is_open() else []
        return {
            self.filter_row: gr.Row(visible=bool(turn and turn.query)),
            self.filters: gr.CheckboxGroup(shown, value=[key for _, key in shown if turn and key not in turn.dropped], visible=bool(shown)),
            self.add: gr.Dropdown([(texts.FILTER_ADD, ""), *more], value=""),
            self.assumed: gr.Markdown(assumed, visible=bool(assumed)),
        }

    # ---- the evidence of a turn

    def _evident(self, turn: Turn | None, position: int = 0) -> Updates:
        """The evidence of a turn beside the chat, and what can be done with its answer."""
        answer = turn.answer if turn else None
        chart = trend.answer_chart(answer) if answer else ""
        return {
            self.chart: gr.Markdown(chart, visible=bool(chart)),
            **evidence.chosen(self.panel, answer, self.opening.library() if answer else None, position),
            self.tools: gr.Row(visible=answer is not None),
            **copying.offered(self.copying, answer),
            **opinion.shown(self.opinion, turn),
        }

    def _on_message(self, turns: Turns, current: str, event: gr.SelectData, request: gr.Request) -> Updates:
        turns = self._resumed(turns, current, request)
        position = (event.index[0] if isinstance(event.index, list | tuple) else int(event.index)) // 2  # two messages a turn
        return {self.looking_at: position, **self._evident(turns[position] if 0 <= position < len(turns) else None)}

    def _on_cite(self, link: str, turns: Turns, current: str, request: gr.Request) -> Updates:
        turns = self._resumed(turns, current, request)
        at, number = _place(link, turns)
        answer = turns[at].answer if at >= 0 else None
        if answer is None:
            return self._unchanged()
        return {self.looking_at: at, **self._evident(turns[at], evidence.position(answer, number, is_near=link.startswith("near-")))}

    def _on_choice(self, position: int, turns: Turns, current: str, looking_at: int, request: gr.Request) -> Updates:
        turns = self._resumed(turns, current, request)
        answer = turns[looking_at].answer if -1 <= looking_at < len(turns) and turns else None
        return evidence.chosen(self.panel, answer, self.opening.library() if answer else None, position)

    def _on_good(self, turns: Turns, current: str, looking_at: int, request: gr.Request) -> Updates:
        return self._judged(True, turns, current, looking_at, request)

    def _on_bad(self, turns: Turns, current: str, looking_at: int, request: gr.Request) -> Updates:
        return self._judged(False, turns, current, looking_at, request)

    def _judged(self, is_good: bool, turns: Turns, current: str, looking_at: int, request: gr.Request) -> Updates:
        turns = self._resumed(turns, current, request)
        if not turns or not -1 <= looking_at < len(turns):
            return {self.turns: gr.skip()}
        turn = turns[looking_at]
        if not turn.number or not self.opening.library().conversations.judge(owner(request), turn.number, is_good):
            return {self.turns: gr.skip()}
        judged = replace(turn, is_good=is_good)
        return {
            self.turns: tuple(judged if one is turn else one for one in turns),
            **opinion.shown(self.opinion, judged, with_note=True),
        }

    def _on_note(self, note: str, turns: Turns, current: str, looking_at: int, request: gr.Request) -> Updates:
        turns = self._resumed(turns, current, request)
        turn = turns[looking_at] if turns and -1 <= looking_at < len(turns) else None
        return opinion.noted(self.opinion, self.opening, owner(request), turn, note)


def published(opening: Opening, settings: Settings) -> Callable[[str], str]:
    """The one function other programs may call: question → JSON text."""

    def answer(question: str) -> str:
        """The answer to a question with its citations, as JSON text."""
        return conversation.answer_as_json(question, opening, settings.place)

    return answer


def _number(current: str) -> int:
    """The number of a conversation as the page holds it; 0 for none."""
    return int(current) if current.isdecimal() and len(current) < 18 else 0


def _place(link: str, turns: Turns) -> tuple[int, int]:
    """(position of the turn, number) of a link like “cite-3f2a-1”; position -1 when there is no such turn."""
    _, key, number = (*link.split("-"), "", "")[:3]
    return next((at for at, turn in enumerate(turns) if turn.key == key), -1), _number(number)

"""The tab 问答: the chat on the left, the evidence on the right; only wiring. What happens stands in conversation.py.

Not here: any text or rule of its own."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import gradio as gr

from assistant.records import Answer
from assistant.settings import Settings
from assistant.ui import conversation, copying, evidence, texts
from assistant.ui.conversation import MOST_TURNS, Turn
from assistant.ui.filters import chips
from assistant.ui.opening import Opening

PRIVATE: Final[dict[str, Any]] = {"api_visibility": "private"}
QUIET: Final[dict[str, Any]] = {"api_visibility": "private", "show_progress": "hidden"}
Updates = dict[Any, Any]


class ChatTab:
    """The components of the tab and their events."""

    def __init__(self, opening: Opening, settings: Settings) -> None:
        self.opening, self.settings = opening, settings
        self.turns = gr.State(())
        self.looking_at = gr.State(-1)  # position of the turn whose evidence is shown
        with gr.Row(equal_height=False):
            with gr.Column(scale=3, min_width=320):
                self._build_chat()
            with gr.Column(scale=2, min_width=320, elem_id="evidence"):
                self.panel = evidence.build()
        self._wire()

    def _build_chat(self) -> None:
        self.chat = gr.Chatbot(
            [], label=texts.CHAT, show_label=False, height="calc(100vh - 292px)", buttons=[], latex_delimiters=[], allow_file_downloads=False,
            placeholder=texts.WELCOME, examples=[{"text": question} for question in conversation.example_questions()],
            feedback_options=None, elem_id="chat", layout="bubble", allow_tags=False,
        )  # fmt: skip
        self.assumed = gr.Markdown("", visible=False, elem_id="assumed")
        self.filters = gr.CheckboxGroup([], label=texts.FILTERS, visible=False, elem_id="filters")
        with gr.Row(elem_id="ask-row"):
            self.box = gr.Textbox(
                placeholder=texts.QUESTION_HINT, label=texts.QUESTION, show_label=False, container=False, lines=1, max_lines=4,
                max_length=conversation.LONGEST_QUESTION, autofocus=True, elem_id="question", scale=10, min_width=280,
            )  # fmt: skip
            self.ask = gr.Button(texts.ASK, variant="primary", scale=1, min_width=76)
            self.stop = gr.Button(texts.STOP, scale=1, min_width=64, interactive=False)
            self.new = gr.Button(texts.NEW, scale=1, min_width=80)
            self.copying = copying.build()

    def _wire(self) -> None:
        shown = [*self.panel.components(), *self.copying.components()]
        outputs = [self.chat, self.turns, self.looking_at, self.box, self.filters, self.assumed, self.stop, *shown]
        inputs = [self.box, self.turns]
        asking = gr.on([self.box.submit, self.ask.click], self._on_ask, inputs, outputs, **QUIET)
        example = self.chat.example_select(self._on_example, [self.turns], outputs, **QUIET)
        again = self.filters.input(self._on_filters, [self.filters, self.turns], outputs, **QUIET)
        self.stop.click(self._on_stop, [self.turns], [self.chat, self.turns, self.stop], cancels=[asking, example, again], queue=False, **QUIET)
        self.new.click(self._on_new, None, outputs, cancels=[asking, example, again], queue=False, **QUIET)
        self.chat.clear(self._on_new, None, outputs, queue=False, **QUIET)
        self.chat.select(self._on_message, [self.turns], [self.looking_at, *shown], **QUIET)
        self.panel.choice.input(self._on_choice, [self.panel.choice, self.turns, self.looking_at], self.panel.components(), **QUIET)

    def _on_ask(self, question: str | None, turns: tuple[Turn, ...]) -> Iterator[Updates]:
        question = (question or "").strip()
        if question:
            yield from self._steps(turns[-MOST_TURNS:], conversation.asked(question, turns, self.opening, self.settings.place))

    def _on_example(self, turns: tuple[Turn, ...], event: gr.SelectData) -> Iterator[Updates]:
        yield from self._on_ask(event.value["text"], turns)

    def _on_filters(self, kept: list[str], turns: tuple[Turn, ...]) -> Iterator[Updates]:
        if turns:
            yield from self._steps(turns[:-1], conversation.asked_again(turns[-1], kept, self.opening), kept)

    def _steps(self, before: tuple[Turn, ...], steps: Iterator[Turn], kept: list[str] | None = None) -> Iterator[Updates]:
        for turn in steps:
            turns = (*before, turn)
            shown = chips(turn.query) if turn.query else []
            checked = [key for _, key in shown] if kept is None else kept
            assumed = conversation.assumptions(turn.answer)
            yield {
                self.chat: conversation.messages(turns),
                self.turns: turns,
                self.looking_at: len(before),
                self.box: "",
                self.filters: gr.CheckboxGroup(shown, value=checked, visible=bool(shown)),
                self.assumed: gr.Markdown(assumed, visible=bool(assumed)),
                self.stop: gr.Button(interactive=turn.is_pending),
                **self._shown(turn.answer),
            }

    def _on_stop(self, turns: tuple[Turn, ...]) -> Updates:
        turns = conversation.stopped(turns)
        return {self.chat: conversation.messages(turns), self.turns: turns, self.stop: gr.Button(interactive=False)}

    def _on_new(self) -> Updates:
        return {
            self.chat: [],
            self.turns: (),
            self.looking_at: -1,
            self.box: "",
            self.filters: gr.CheckboxGroup([], value=[], visible=False),
            self.assumed: gr.Markdown("", visible=False),
            self.stop: gr.Button(interactive=False),
            **self._shown(None),
        }

    def _on_message(self, turns: tuple[Turn, ...], event: gr.SelectData) -> Updates:
        position = (event.index[0] if isinstance(event.index, list | tuple) else int(event.index)) // 2  # two messages a turn
        answer = turns[position].answer if 0 <= position < len(turns) else None
        return {self.looking_at: position, **self._shown(answer)}

    def _shown(self, answer: Answer | None) -> Updates:
        """The evidence of an answer beside the chat, and its text ready to be copied."""
        return {**evidence.chosen(self.panel, answer, self.opening.library() if answer else None), **copying.offered(self.copying, answer)}

    def _on_choice(self, position: int, turns: tuple[Turn, ...], looking_at: int) -> Updates:
        answer = turns[looking_at].answer if 0 <= looking_at < len(turns) else None
        return evidence.chosen(self.panel, answer, self.opening.library() if answer else None, position)


def published(opening: Opening, settings: Settings) -> Callable[[str], str]:
    """The one function other programs may call: question → JSON text."""

    def answer(question: str) -> str:
        """The answer to a question with its citations, as JSON text."""
        return conversation.answer_as_json(question, opening, settings.place)

    return answer

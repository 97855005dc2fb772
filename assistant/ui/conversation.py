"""One conversation as a browser window shows it: turns, how they look in the chat, and asking the next question step by step.

Not here: components, keeping the turns (keeping.py), following questions (followups.py)."""

import contextlib
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from assistant.errors import LibraryError
from assistant.records import Answer, Exchange, Query
from assistant.shipped import shipped
from assistant.ui import visitor
from assistant.ui.edge import Failure, guarded
from assistant.ui.filters import chips, narrowed
from assistant.ui.opening import Opening
from assistant.ui.rendering import escaped, line, reply
from assistant.ui.translating import translated
from assistant.ui.wording import worded
from assistant.ui.words import language, speaking, texts

LONGEST_QUESTION: Final = 500  # characters
MOST_TURNS: Final = 40  # the whole chat is sent to the browser with every step


def _new_key() -> str:
    return secrets.token_hex(4)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question, the safe Markdown shown as its reply, and once it is there the answer.

    query has all filters of the question, dropped are the keys of those taken away again. asks: questions offered next. key names the turn in
    the links of its reply; number is that of the kept exchange, 0 while it is not kept.
    """

    question: str
    shown: str
    answer: Answer | None = None
    query: Query | None = None
    is_pending: bool = False
    dropped: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    key: str = field(default_factory=_new_key)
    number: int = 0
    is_good: bool | None = None


def messages(turns: Iterable[Turn]) -> list[dict[str, Any]]:
    """The turns as the chat shows them, the last with what can be asked next; every string escaped."""
    every = list(turns)
    return [
        message
        for turn in every
        for message in (
            {"role": "user", "content": escaped(turn.question)},
            {"role": "assistant", "content": turn.shown + (_offered(turn) if turn is every[-1] else "")},
        )
    ]


def asked(question: str, turns: tuple[Turn, ...], opening: Opening, home_place: str) -> Iterator[Turn]:
    """The turn of a new question: “searching” or what is being waited for, then the reply. Never raises."""
    previous = next((turn.answer.understood for turn in reversed(turns) if turn.answer), None)
    key = _new_key()

    def steps() -> Iterator[Turn]:
        if len(question) > LONGEST_QUESTION:
            yield Turn(question[:LONGEST_QUESTION], _failed(texts.TOO_LONG.format(most=LONGEST_QUESTION)))
            return
        yield Turn(question, texts.SEARCHING, is_pending=True, key=key)
        for found in _found(question, opening, previous, home_place):
            if isinstance(found, str):
                yield Turn(question, found, is_pending=True, key=key)
                continue
            for told in worded(found, turns, opening, home_place):
                yield replace(_answered(question, told.answer, told.waiting or opening.note(), key), is_pending=told.is_growing)

    return _told(question, steps())


def asked_again(turn: Turn, query: Query, kept: Iterable[str], opening: Opening) -> Iterator[Turn]:
    """The same question with the filters of this query, only the kept ones of them; worded like any other. Never raises."""
    keys = tuple(kept)
    dropped = tuple(key for _, key in chips(query) if key not in keys)

    def steps() -> Iterator[Turn]:
        from assistant.answering import answered

        found = answered(narrowed(query, keys), opening.library())
        for told in worded(found, (), opening, ""):  # nothing said before: the filters, not an earlier question, say what is meant
            step = _answered(turn.question, told.answer, told.waiting or opening.note(), turn.key)
            yield replace(step, query=query, dropped=dropped, number=turn.number, is_pending=told.is_growing)

    return _told(turn.question, steps())


def stopped(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """The turns with the unanswered one marked as stopped."""
    return tuple(_stopped(turn) if turn.is_pending else turn for turn in turns)


def _stopped(turn: Turn) -> Turn:
    """What was answered so far stays; it was checked."""
    if turn.answer:
        return replace(turn, shown=_answered(turn.question, turn.answer, texts.WORDING_STOPPED, turn.key).shown, is_pending=False)
    return Turn(turn.question, texts.STOPPED, key=turn.key, number=turn.number)


def restored(exchanges: Iterable[Exchange]) -> tuple[Turn, ...]:
    """Kept exchanges as turns; one without an answer was cut off."""
    return tuple(map(_restored, exchanges))


def exchange_of(turn: Turn) -> Exchange:
    """What of a turn is kept."""
    is_stopped = turn.shown == texts.STOPPED
    with speaking("zh"):  # whatever language it is read in again
        said = "" if turn.answer or turn.is_pending else texts.STOPPED if is_stopped else texts.NOT_ANSWERED
    return Exchange(turn.question, turn.answer, said, turn.query, turn.dropped, turn.asks, turn.number)


def assumptions(answer: Answer | None) -> str:
    """What had to be assumed to understand the question, as safe Markdown; "" for nothing."""
    said = answer.understood.assumed if answer and answer.understood else ()
    return f"{texts.ASSUMED}{line(texts.SEMICOLON.join(map(translated, said)))}" if said else ""


def answer_as_json(question: str, opening: Opening, home_place: str) -> str:
    """The answer as `assistant ask --json` prints it without --engine, so in the documents' own words, or {"error": …}; waits for the library. Never raises."""

    def steps() -> Iterator[str]:
        if len(question) > LONGEST_QUESTION:
            yield json.dumps({"error": texts.TOO_LONG.format(most=LONGEST_QUESTION)}, ensure_ascii=False)
            return
        *_, found = _found(question, opening, None, home_place)
        assert isinstance(found, Answer), "the answer is the last"
        from assistant.contract import answer_json

        yield json.dumps(answer_json(found), ensure_ascii=False)

    *_, last = guarded(steps())
    return json.dumps({"error": last.message}, ensure_ascii=False) if isinstance(last, Failure) else last


def example_questions() -> list[str]:
    """The questions of prompts/examples.md for the page's language: list items, those in English below its heading; none when the file is missing."""
    file = shipped("prompts") / "examples.md"
    chinese, _, english = file.read_text("utf-8").partition("\n## English\n") if file.is_file() else ("", "", "")
    rows = (english if language() == "en" and english else chinese).splitlines()
    return [row[2:].strip() for row in rows if row.startswith("- ")]


def _offered(turn: Turn) -> str:
    links = " ".join(f"[{line(question)}](#ask-{turn.key}-{at})" for at, question in enumerate(turn.asks))
    return f"\n\n{texts.NEXT} {links}" if links else ""


def _found(question: str, opening: Opening, previous: Query | None, home_place: str) -> Iterator[str | Answer]:
    """What is being waited for, and last the answer. Nothing is “not found” while the sample is still being added."""
    yield from opening.waiting()
    from assistant.answering import answer

    while True:
        is_settled = opening.is_settled()
        found = answer(question, opening.library(), previous=previous, home_place=home_place)
        if is_settled or not found.abstained:
            yield found
            _note(question, found, opening)
            return
        yield opening.note() or texts.SEARCHING
        opening.wait()


def _restored(one: Exchange) -> Turn:
    key = str(one.number)
    shown = reply(one.answer, key) if one.answer else escaped(_said(one.said))
    return Turn(one.question, shown, one.answer, one.query, False, one.dropped, one.asks, key, one.number, one.is_good)


def _said(kept: str) -> str:
    """Why there is no answer, in the language of the page."""
    with speaking("zh"):
        is_stopped, is_missing = kept == texts.STOPPED, kept == texts.NOT_ANSWERED
    return texts.STOPPED if is_stopped else texts.NOT_ANSWERED if is_missing else kept or texts.CUT_OFF


def _note(question: str, answer: Answer, opening: Opening) -> None:
    """Where there are accounts, the journal says who asked what and which files answered; the answer does not wait for it."""
    if visitor.acting():
        sources = "；".join(dict.fromkeys(citation.source for citation in answer.citations))
        with contextlib.suppress(LibraryError):  # somebody is adding documents just now: the answer counts
            opening.library().registry.log("ask", f"{question[:LONGEST_QUESTION]} → {sources or texts.REFUSED}")


def _answered(question: str, answer: Answer, note: str, key: str) -> Turn:
    shown = f"{reply(answer, key)}\n\n> {escaped(note)}" if note else reply(answer, key)
    return Turn(question, shown, answer, answer.understood, key=key)


def _told(question: str, steps: Iterator[Turn]) -> Iterator[Turn]:
    for step in guarded(steps):
        yield Turn(question, _failed(step.message)) if isinstance(step, Failure) else step


def _failed(message: str) -> str:
    return f"#### {escaped(message)}"

"""Turns on their way into the library: a question is kept when it is asked, its answer when it is there, and what may be asked next after it.

A disk that is full costs the record, not the answer. Not here: the store (library/conversations.py), components."""

import logging
from collections.abc import Iterator
from dataclasses import replace

from assistant.errors import AssistantError
from assistant.ui.conversation import MOST_TURNS, Turn, exchange_of, restored
from assistant.ui.followups import followups
from assistant.ui.opening import Opening
from assistant.ui.rendering import escaped
from assistant.ui.translating import translated
from assistant.ui.words import texts

log = logging.getLogger(__name__)


def kept(steps: Iterator[Turn], opening: Opening, owner: str, conversation: int, number: int = 0) -> Iterator[tuple[int, Turn]]:
    """(number of the conversation, turn) of each step as it is kept. conversation: 0 begins one; number: of the exchange asked again."""
    for turn in steps:
        note = ""
        try:
            if turn.answer is not None:  # with the answer, not after it: nothing moves below the pointer, the next question need not wait
                turn = replace(turn, asks=followups(turn.answer, opening.library()))
            if not number and opening.is_open():
                conversation, number = opening.library().conversations.ask(owner, conversation, turn.question)
            turn = replace(turn, number=number)
            if number and not turn.is_pending:
                opening.library().conversations.settle(owner, exchange_of(turn))
        except AssistantError as cause:
            log.warning("conversation not kept: %s", cause)
            note = f"\n\n> {texts.NOT_KEPT}{escaped(translated(str(cause)))}" if not turn.is_pending else ""
        yield conversation, replace(turn, shown=f"{turn.shown}{note}")


def reopened(opening: Opening, owner: str, conversation: int) -> tuple[Turn, ...]:
    """The last turns of a kept conversation; none for 0, for another's, or while the library is not open."""
    if not conversation or not opening.is_open():
        return ()
    turns = restored(opening.library().conversations.exchanges(owner, conversation, last=MOST_TURNS))
    last = turns[-1] if turns else None
    if last is None or last.answer is None or last.asks:
        return turns
    return (*turns[:-1], replace(last, asks=followups(last.answer, opening.library())))  # the page was left before they were there

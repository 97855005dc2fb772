"""An answer on its way through the chat model, for the page: at once as quoted, then growing some ten times a second, last as it stays.

The model is the one of the settings as they are now, so that a change in the tab 设置 holds from the next question on. Not here: the checks."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from assistant.errors import UsageError
from assistant.records import Answer
from assistant.settings import Settings, load
from assistant.ui.opening import Opening
from assistant.ui.translating import translated
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.models import Model

STEP_SECONDS: Final = 0.1  # a step sends the whole chat to the browser


class Asked(Protocol):
    """A turn of the conversation, as far as a follow-up needs it."""

    @property
    def question(self) -> str:
        """As it was typed."""

    @property
    def answer(self) -> Answer | None:
        """None while it is not there."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as far as it is; waiting: what to say under it."""

    answer: Answer
    is_growing: bool = False
    waiting: str = ""


def current(opening: Opening) -> Settings:
    """The settings as they stand in the file now, the page's own home and place kept."""
    return load(home=opening.settings.home)


def worded(found: Answer, turns: Sequence[Asked], opening: Opening, home_place: str) -> Iterator[Told]:
    """The quoted answer, and where a model is set up and may be used, its wording; the last is final. Closing it stops the model."""
    model, note = _model(opening)
    if model is None:
        yield Told(replace(found, note=note) if note and not found.abstained else found)
        return
    from assistant.answering import Said, reworded

    yield Told(found, is_growing=True, waiting=texts.WORDING)
    history = [Said(turn.question, turn.answer.answer) for turn in turns if turn.answer]
    last, shown_at = found, 0.0
    for step in reworded(found, opening.library(), model, history=history, home_place=home_place):
        last = step
        if step.engine == "model" and time.monotonic() - shown_at >= STEP_SECONDS:
            yield Told(step, is_growing=True)
            shown_at = time.monotonic()
    yield Told(last)


def _model(opening: Opening) -> "tuple[Model | None, str]":
    """The model, or why it is not used."""
    from assistant import models

    try:
        return models.connected(current(opening)), ""
    except UsageError as refused:
        return None, translated(str(refused))

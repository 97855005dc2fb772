"""The edge: the one place where any error becomes a sentence a clerk can use, with a number that leads to the log.

Not here: raising errors. AssistantError messages are shown in the language of the page."""

import logging
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from assistant.errors import AssistantError
from assistant.ui.translating import translated
from assistant.ui.words import texts

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """What to tell the person; not escaped."""

    message: str


def guarded(steps: Iterator[T]) -> Iterator[T | Failure]:
    """The steps; when one raises, a Failure is the last."""
    try:
        yield from steps
    except AssistantError as cause:
        yield Failure(translated(str(cause)))
    except Exception:
        yield Failure(unexpected())


def unexpected() -> str:
    """Log the error being handled; returns the sentence that names its number."""
    return texts.UNEXPECTED.format(reference=logged())


def logged() -> str:
    """Log the error being handled under a new number, which is returned."""
    reference = secrets.token_hex(3)
    log.exception("unexpected error, reference %s", reference)
    return reference

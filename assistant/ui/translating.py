"""What the rooms below say in Chinese → the language of the page, by the patterns of words/messages.py. What has no pattern stays Chinese:
a sentence in the wrong language is worth more than none.

Not here: the page's own texts, which are chosen by language from the start."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from assistant.ui.words import language
from assistant.ui.words.messages import CELLS, EVERY

DEEPEST: Final = 4  # a message within a message within …


def translated(message: str) -> str:
    """A message, a remark or the description of a setting."""
    return message if language() == "zh" else _messages(message)


def cell(text: str) -> str:
    """What stands in a cell of the ledger, or how it has grown; numbers and units stay as the documents write them."""
    return text if language() == "zh" else _cells(text)


@lru_cache(4096)
def _messages(message: str) -> str:
    return _english(message, _patterns("messages"), DEEPEST)


@lru_cache(4096)
def _cells(text: str) -> str:
    return _english(text, _patterns("cells"), DEEPEST)


def _english(text: str, patterns: tuple[tuple[re.Pattern[str], str], ...], depth: int) -> str:
    for pattern, english in patterns if depth and text else ():
        found = pattern.fullmatch(text)
        if found:
            return english.format(*(_english(part, patterns, depth - 1) for part in found.groups()))
    return text


@lru_cache
def _patterns(which: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns, the one with most words of its own first."""
    catalogue: Mapping[str, str] = CELLS if which == "cells" else EVERY
    ordered = sorted(catalogue.items(), key=lambda pair: -len(pair[0].replace("{}", "")))
    return tuple((re.compile("(.*?)".join(map(re.escape, chinese.split("{}"))), re.DOTALL), english) for chinese, english in ordered)

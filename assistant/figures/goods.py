"""Goods whose output is meant though only their name is said: 「主要产品产量都有增长，钢增长｜20%，原煤增长15%」 → 钢产量.

Not here: a bare thing that takes the measure of the number right before it (neighbours.py)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.figures.mentions import indicators_in
from assistant.figures.neighbours import Label
from assistant.figures.words import ENDS_IN_DEED, MEASURE_TAIL, STARTS_WITH_DEED

_OF_OUTPUT: Final = re.compile("产量|增产|减产|产品|作物|丰收")
_NO_GOODS: Final = re.compile("[业税债额率量值]$|贸易|旅游|消费|出口|进口|投资|利润|收入|支出|人口|外资")
_LIST: Final = 3  # so many bare goods one after the other tell of output by themselves


def of_goods(text: str, done: Sequence[Label]) -> list[Label]:
    """The labels with 产量 behind goods that grew or shrank, where the sentence tells of output or lists them."""
    bare = [_is_bare_thing(label) for label in done]
    known = [is_bare and _is_produced(label.words) for is_bare, label in zip(bare, done, strict=True)]
    if not any(known) or not (_OF_OUTPUT.search(text) or sum(known) >= _LIST):
        return list(done)
    is_list = sum(known) >= _LIST and sum(known) * 2 >= sum(bare)
    return [replace(label, words=f"{label.words}产量") if known[at] or (is_list and bare[at]) else label for at, label in enumerate(done)]


def _is_bare_thing(label: Label) -> bool:
    words = label.words
    is_noun = 1 <= len(words) <= 6 and not (MEASURE_TAIL.search(words) or STARTS_WITH_DEED.match(words) or ENDS_IN_DEED.search(words))
    return label.measure in ("growth", "change") and is_noun and not _NO_GOODS.search(words)


def _is_produced(words: str) -> bool:
    """Whether the table of indicators has the output of the thing: 原煤 with 原煤产量."""
    whole = f"{words}产量"
    return any(mention.start == 0 and mention.end == len(whole) for mention in indicators_in(whole))

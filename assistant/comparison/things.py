"""Which figures speak of one thing: 「完成危房改造」 and 「危旧房改造」 do, 「新纳入低保」 and 「低保」 do not.

A standard name holds only where the words say nothing beside it; else the words themselves are the thing, whatever their order
(硬化村组道路 = 村组道路硬化). Not here: whether two figures of one thing agree (agreement.py)."""

import re
from functools import lru_cache
from typing import Final

from assistant.figures import indicators_in, load
from assistant.records import Figure

_EMPTY: Final = re.compile(  # words that add nothing to the thing: doing, reaching, the whole place or year, plain words of counting
    r"全面完成|超额完成|已完成|完成了?|实现了?|达到?了?|全[国省市州县区镇乡街村年]|我[国省市州县区镇乡街]|(?:19|20)\d\d年[末底]?|年末|年底|期末|当年|今年|本年|"
    r"总数|总量|总额|总计|共计|合计|数量|户数|人数|金额|面积数|共有?|约为?|为|的|了|预计|计划|力争|确保|拟|将|要"
)
_LETTERS: Final = re.compile(r"[0-9A-Za-z.]+|.")
LONG_ENOUGH: Final = 4  # characters; shorter words with the same characters may be two things
_NOISE: Final = re.compile(r"[\s“”‘’《》（）()·，,、：:—-]+")


@lru_cache(maxsize=65536)
def _of_words(words: str) -> tuple[str, str]:
    """(key, label) of an indicator's words; ("", "") for words that name nothing. A label's own key and label are the same again."""
    key, label = _once(words)
    return (key, label) if label == words else _of_words(label)  # what is left may name something that stood apart before


def _once(words: str) -> tuple[str, str]:
    words = _NOISE.sub("", words)
    found = indicators_in(words)
    if found:
        named = max(found, key=lambda mention: (mention.end - mention.start, mention.end))
        before, after = _EMPTY.sub("", words[: named.start]), _EMPTY.sub("", words[named.end :])
        if not before + after:
            return named.name, named.name
        return f"{named.name}+{_bag(before + after)}", before + words[named.start : named.end] + after
    core = _EMPTY.sub("", words)
    turned = _turned().get(_bag(core), "") if len(core) >= LONG_ENOUGH else ""
    return (turned, turned) if turned else (_bag(core), core)


def _bag(words: str) -> str:
    """The characters in a fixed order, so that 硬化道路 is 道路硬化; a number stays together, and a short word stays as it is."""
    return "".join(sorted(_LETTERS.findall(words))) if len(words) >= LONG_ENOUGH else words


@lru_cache(maxsize=1)
def _turned() -> dict[str, str]:
    """The characters of each wording in the table, sorted → its standard name."""
    return {_bag(wording): row.name for row in load().indicators for wording in (row.name, *row.also)}


def thing_of(figure: Figure) -> str:
    """A key that is equal for figures of one thing, part of a whole kept apart from the whole; "" when the words name nothing."""
    key, label = _of_words(figure.indicator)
    whole, whole_label = _of_words(figure.part_of)
    return f"{whole}>{key}" if whole and key and whole_label not in label else key


def label_of(figure: Figure) -> str:
    """The thing as a clerk reads it: 危房改造, 贫困户危房改造, 财政收入其中税收收入."""
    label = _of_words(figure.indicator)[1]
    whole = _of_words(figure.part_of)[1]
    return f"{whole}其中{label}" if whole and label and whole not in label else label


def thing_named(label: str) -> str:
    """The key of a label, as `thing_of` gives it for a figure of that label."""
    whole, found, part = label.partition("其中")
    if not found:
        return _of_words(label)[0]
    return f"{_of_words(whole)[0]}>{_of_words(part)[0]}"

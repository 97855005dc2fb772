"""How far a question is the sentence itself with a hole in it: “2020年危房改造完成了多少户” over “2020年危房改造完成86户” → characters in step.

People paste a sentence and ask for its number, or keep its wording around 多少. Widths, punctuation and words that only lead to a number
(达到, 共, 约) do not count. Chinese only. Not here: meaning; a paraphrase aligns with nothing."""

import re
from typing import Final

_SLOT: Final = re.compile(r"(?:百分之)?(?:多少|几)[个万亿千百]*")
_SILENT: Final = re.compile(r"[\s，,。；;：:、“”\"'‘’（）()《》〈〉【】?？!！·—-]")
_BRACKETED: Final = re.compile(r"[（(][^（）()]*[）)]")
_LEADING: Final = re.compile(r"(?:达到了?|达|为|约|近|超过|超|到|共有|共|至|了)$")
ALIGNED = 8  # characters in step with the question: the sentence is the very one that was meant


def aligned(question: str, before: str, after: str, unit: str) -> int:
    """Characters of the question next to its 多少 that stand next to the number too, before and after it taken together."""
    own, following = _peeled(before), _letters(after)
    return max((_in_step(question, slot, own, following, unit) for slot in _SLOT.finditer(question)), default=0)


def _in_step(question: str, slot: re.Match[str], before: str, after: str, unit: str) -> int:
    left, right = _peeled(question[: slot.start()]), _letters(question[slot.end() :]).removeprefix(unit.lstrip("万亿千百"))
    return _shared(left[::-1], before[::-1]) + _shared(right, after)


def _shared(one: str, other: str) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _letters(text: str) -> str:
    return _SILENT.sub("", _BRACKETED.sub("", text))


def _peeled(text: str) -> str:
    """The letters of a text without the words at its end that only lead to a number."""
    letters, shorter = "", _letters(text)
    while letters != shorter:
        letters, shorter = shorter, _LEADING.sub("", shorter)
    return letters

"""Numbers of persons are hidden before a text leaves for a model, and put back into what comes back: identity cards, phones, bank cards.

“电话13800138000” → “电话〔号码甲〕” → “电话13800138000”. Amounts (13800138000元) are no such numbers.
Not here: names, addresses, illness; they have no shape that a rule could know."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

_NAMES: Final = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_UNIT: Final = r"(?!\d|\.\d|[ \t]*(?:[万亿]|元|户|人|亩|吨|斤|个|公里|平方|千瓦|立方))"
_PERSONAL: Final = re.compile(
    rf"(?<![\d.])(?:[1-9]\d{{5}}(?:18|19|20)\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{{3}}[\dXx](?!\d)"
    rf"|[1-9]\d{{5}}\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{{3}}{_UNIT}"
    rf"|(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{{4}}[- ]?\d{{4}}{_UNIT}"
    rf"|0\d{{2,3}}[-－—]\d{{7,8}}{_UNIT}"
    rf"|(?:3|4|5|6|9)\d{{3}}(?:[ -]\d{{4}}){{3}}(?:[ -]\d{{1,3}})?{_UNIT}|(?:3|4|5|6|9)\d{{14,18}}{_UNIT})"
)
_LONGEST: Final = len("〔号码甲甲〕")


class Masks:
    """The hidden numbers of one request."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def hidden(self, text: str) -> str:
        """The text with each personal number as 〔号码…〕; the same number gets the same name."""
        return _PERSONAL.sub(lambda found: self._names.setdefault(found.group(), _name(len(self._names))), text)

    def put_back(self, text: str) -> str:
        """The text with the numbers in their places again."""
        for number, name in self._names.items():
            text = text.replace(name, number)
        return text

    def streamed_back(self, pieces: Iterable[str]) -> Iterator[str]:
        """The same over a stream; a name that is cut by the pieces' ends is waited for."""
        left = ""
        for piece in pieces:
            left = self.put_back(left + piece)
            opened = left.rfind("〔")
            keep = opened if self._names and opened >= max(0, len(left) - _LONGEST) and "〕" not in left[opened:] else len(left)
            yield left[:keep]  # may be "": whoever waits can leave
            left = left[keep:]
        if left:
            yield left


def _name(number: int) -> str:
    tens, ones = divmod(number, len(_NAMES))
    return f"〔号码{_NAMES[tens - 1] if tens else ''}{_NAMES[ones]}〕"

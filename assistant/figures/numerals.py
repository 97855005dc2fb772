"""Numerals as reports write them → exact numbers: “12,000” → 12000, “两千三百” → 2300, “二〇二〇” → 2020, “五点二” → 5.2.

Works on a span that is already known to be a numeral; hedges (余, 近) and units are not here, and neither is finding numerals in a text."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

DIGITS: Final = "零〇一二两三四五六七八九"
CHINESE: Final = re.compile(f"[{DIGITS}十百千万亿]+(?:[点點][{DIGITS}]+)?")
_ARABIC: Final = re.compile(r"[-－−]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:[.．·]\d+)?")
_VALUE: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


@lru_cache(maxsize=4096)
def parse(text: str) -> Decimal | None:
    """The number a numeral stands for; None for what is no exact number: “十几”, “三五”, “百分之五”, “”."""
    if _ARABIC.fullmatch(text):
        return Decimal(text.translate({ord(","): None, ord("，"): None, ord("－"): "-", ord("−"): "-", ord("．"): ".", ord("·"): "."}))
    if not CHINESE.fullmatch(text):
        return None
    whole, _, fraction = text.replace("點", "点").partition("点")
    number = _digit_by_digit(whole) if all(sign in _VALUE for sign in whole) else _with_places(whole)
    if number is None:
        return None
    return Decimal(f"{number}.{''.join(str(_VALUE[sign]) for sign in fraction)}") if fraction else Decimal(number)


def written(number: int) -> str:
    """A whole number from 0 up to 10**12 in Chinese numerals: 23 → “二十三”. Source: cn2an."""
    from cn2an import an2cn  # reads its dictionaries on import: only when Chinese numerals are written

    return str(an2cn(number, "low"))


def _digit_by_digit(text: str) -> int | None:
    """“二〇二〇” → 2020; two or three digits without a zero (“三五”, “五六七”) are a rough count, not a number."""
    if len(text) == 1:
        return _VALUE[text]
    if len(text) < 4 and not set(text) & set("零〇"):
        return None
    return int("".join(str(_VALUE[sign]) for sign in text))


def _with_places(text: str) -> int | None:
    """A numeral with 十百千万亿. cn2an refuses “两百” and guesses at “二十三四”; four sections of ten thousand are simple enough."""
    total = section = digit = 0
    place = 10**4  # of the last 十百千 in this section: they must fall
    pending = False
    for sign in text:
        if sign in _VALUE:
            if pending and digit:
                return None  # “二十三四”
            digit, pending = _VALUE[sign], True
        elif sign in "十百千":
            unit = {"十": 10, "百": 100, "千": 1000}[sign]
            if unit >= place or (pending and not digit and unit != 10) or (not pending and unit != 10 and section):
                return None
            section, digit, pending, place = section + (digit or 1) * unit, 0, False, unit
        else:
            unit = 10**4 if sign == "万" else 10**8
            section += digit
            if section == 0 and total == 0:
                section = 1  # 万人, 亿元: the caller decides whether that is a quantity
            total = (total + section) * unit if unit == 10**8 else total + section * unit
            section, digit, pending, place = 0, 0, False, 10**4
    if digit and text[-2] in "百千万亿":
        return None  # “两万三” means 23000: spoken, not guessed
    return total + section + digit

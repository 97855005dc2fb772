"""Support: do the numbers of a text stand in its sources? One place for answers and drafts, whoever wrote the text.

「完成86户」 is supported by 「完成危房改造86户」 and by 「0.0086万户」, not by 「86座」. Not here: which sources a text may use, names, wording."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from assistant.figures import quantities

DIGITS: Final = re.compile(r"(?<![\d.A-Za-z])\d+(?:\.\d+)?")
_ZERO_WIDTH: Final = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]")
_DATE: Final = re.compile(r"(?<!\d)(?:(?:19|20)\d\d年|(?:1[0-2]|[1-9])月(?!份?[-—－至])(?:(?:[12]\d|3[01]|[1-9])日)?)")
_NEAR: Final = 1e-9  # of an amount: what floating point may differ by

Kind = Literal["quantity", "date", "digits"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number may come from. origin: a name for it; amounts: each in its base unit; digits: every digit string as a number; dates: years,
    months and days (2022年, 10月31日)."""

    origin: str
    amounts: frozenset[tuple[float, str]]
    digits: frozenset[float]
    dates: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A number no source has: text[start:end] of the text looked at."""

    kind: Kind
    text: str
    start: int
    end: int


def even(text: str) -> str:
    """Digits of any script as 0–9, one character for one; invisible characters gone."""
    return "".join(str(unicodedata.digit(sign)) if unicodedata.digit(sign, None) is not None else sign for sign in _ZERO_WIDTH.sub("", text))


def source(origin: str, *texts: str, bare: bool = False) -> Source:
    """A source made of texts; bare: of a formula the numbers alone count, with any unit."""
    found = frozenset((quantity.amount, quantity.base_unit) for text in texts for quantity in quantities(text) if not quantity.redacted)
    numbers = frozenset(abs(float(digits)) for text in texts for digits in DIGITS.findall(text.replace(",", "")))
    dates = frozenset(date for text in texts for match in _DATE.finditer(text) for date in (match.group(), match.group().split("月")[0] + "月"))
    return Source(origin, frozenset() if bare else found, numbers, dates)


def origin_of(value: float, unit: str, sources: Sequence[Source]) -> str:
    """The origin of a quantity: the same amount in the same unit; of a formula (“computed:…”) the number alone; "" when there is none."""
    same = {unit, *({"个百分点", "百分点", "%"} if "百分点" in unit else ())}
    for one in sources:
        if any(is_same(value, known) and other in same for known, other in one.amounts):
            return one.origin
    for one in sources:
        if one.origin.startswith("computed:") and any(is_same(value, known) for known in one.digits):
            return one.origin
    return ""


def is_same(value: float, known: float) -> bool:
    """The same number digit for digit."""
    return abs(value - known) <= _NEAR * max(1.0, abs(known))


def unsupported(text: str, sources: Sequence[Source]) -> Iterator[Unsupported]:
    """Quantities no source has; dates, of which only digits stand in a source; then other digits (shares, numbers of things) that no source has."""
    spans = []
    for quantity in quantities(text):
        spans.append((quantity.start, quantity.end))
        if not quantity.redacted and not origin_of(quantity.amount, quantity.base_unit, sources):
            yield Unsupported("quantity", quantity.text, quantity.start, quantity.end)
    dates = {date for one in sources for date in one.dates}
    for match in _DATE.finditer(text):
        if match.group() not in dates and not _stands_in(match.start(), spans):
            spans.append(match.span())
            yield Unsupported("date", match.group(), *match.span())
    known = {digits for one in sources for digits in one.digits}
    for match in DIGITS.finditer(text):
        if float(match.group()) not in known and not _stands_in(match.start(), spans):
            yield Unsupported("digits", match.group(), *match.span())


def _stands_in(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= place < last for first, last in spans)

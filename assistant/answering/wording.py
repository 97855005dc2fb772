"""Every sentence of the product's own in an answer, Chinese and English; figures keep the scale of the source.

Not here: what is answered; the texts of the page (ui/words)."""

import re
from decimal import Decimal
from typing import Final

from assistant.records import Language, Quantity, Reason

NOT_FOUND: Final[dict[Language, str]] = {"zh": "资料中未找到", "en": "Not found in the library"}
REASONS: Final[dict[Reason, dict[Language, str]]] = {
    "no_evidence": {"zh": "资料中没有直接说明这个问题的句子", "en": "no sentence states it"},
    "place_absent": {"zh": "资料库里没有{what}的资料", "en": "the library holds nothing on {what}"},
    "period_absent": {"zh": "资料库里没有这个时段的数据", "en": "the library holds nothing for that period"},
    "plan_only": {"zh": "资料中只有计划数，没有完成数", "en": "only a plan is stated, not a result"},
    "part_period_only": {"zh": "资料中只有部分时段的数据，没有全年数", "en": "only part of the year is stated"},
    "combined_total_only": {"zh": "资料中只有几项合并的总数，没有单列", "en": "only a combined total is stated"},
    "breakdown_absent": {"zh": "资料中没有这一细分的数据", "en": "this breakdown is not stated"},
    "redacted": {"zh": "原文此处数字已隐去（{what}）", "en": "the source hides this number ({what})"},
    "term_retired": {"zh": "“{what}”这一说法当时已停用", "en": "the term {what} was no longer in use"},
    "ambiguous": {"zh": "问题可以有几种理解{what}，请补充地区、年份或指标", "en": "the question can be read in several ways{what}; name place, year or indicator"},
}
_BLANK: Final = re.compile(r"(?<=[\d.．]) (?=[\d.．%％一-鿿])")  # of scanned pages: “3 5 5 5 万人”
_IN_WORDS: Final = re.compile("[一二两三四五六七八九十百千]{1,4}(?![分成半])")  # 三个, 十日内
CONFLICT: Final[dict[Language, str]] = {
    "zh": "注意：另一份资料里同一时段的数是{other}，两处不一致，请核对：",
    "en": " Note: another document says {other} for the same period; please check: ",
}
_ENGLISH_UNITS: Final = {
    "户": "households", "人": "people", "万人": "people", "人次": "visits", "亩": "mu", "斤": "jin", "元": "yuan", "公里": "km", "吨": "tonnes",
    "%": "%", "个百分点": "percentage points", "百分点": "percentage points", "元/月": "yuan a month", "元/年": "yuan a year",
}  # fmt: skip


def refusal(reason: Reason, language: Language, what: str = "") -> str:
    """“资料中未找到：…” with the reason in plain words."""
    separator = "：" if language == "zh" else ": "
    return f"{NOT_FOUND[language]}{separator}{REASONS[reason][language].format(what=what)}{'。' if language == 'zh' else '.'}"


def shown(number: Decimal) -> str:
    """A number without needless zeros: 0.1, 253.7, 1000."""
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def written(quantity: Quantity) -> str:
    """The figure as written; with its unit where a table keeps that in a header (“86.2” under （%） → “86.2%”), and with digits where the text
    has numerals that are hard to copy: “百分之六十” → “60%（百分之六十）”.
    """
    is_hard = quantity.text.startswith("百分之") or (_IN_WORDS.match(quantity.text) is not None and quantity.number == int(quantity.number))
    if not quantity.redacted and is_hard and not any(sign.isdigit() for sign in quantity.text):
        return f"{shown(Decimal(str(quantity.number)))}{quantity.unit}（{quantity.text}）"
    text = _BLANK.sub("", quantity.text)
    return text if not quantity.unit or (quantity.base_unit or quantity.unit) in text else f"{text}{quantity.unit}"


def english_figure(quantity: Quantity) -> str:
    """“12.67 million people (1267万人)”: thousands, millions or billions, and the source's own figure in brackets."""
    amount = Decimal(str(quantity.number)) * Decimal(str(quantity.scale)) if _is_plain(quantity.value) else None
    if amount is None:
        return written(quantity)
    unit = _ENGLISH_UNITS.get(quantity.base_unit, quantity.base_unit)
    number = english_number(amount)
    if unit == "%":
        return f"{number}%"
    return f"{number} {unit} ({written(quantity)})"


def english_number(amount: Decimal) -> str:
    """12670000 → 12.67 million, 1129 → 1,129."""
    for size, name in ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million")):
        if abs(amount) >= size:
            return f"{shown(amount / size)} {name}"
    text = shown(abs(amount))
    whole, dot, fraction = text.partition(".")
    return f"{'-' if amount < 0 else ''}{int(whole):,}{dot}{fraction}"


def _is_plain(value: str) -> bool:
    return value.replace(",", "").replace("，", "").replace(".", "", 1).isdigit()

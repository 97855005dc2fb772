"""The form against the text: values that are missing or stand beside another indicator, slots left open, rates typed wrongly, parts above their total.

Not here: whether what the text says has a source (verification.py)."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.drafting.patterns import amount, number
from assistant.drafting.pieces import pairs, size
from assistant.figures import indicators_in, quantities, standard_name, variants
from assistant.records import AskedIndicator, AskedSection, DraftSection, Finding

SLOT: Final = re.compile(r"【[^】]*】")
BESIDE: Final = 0.6  # share of a name's pairs before a value that stand for the name
_MARK: Final = re.compile(r"\[\d+\]")
_PART: Final = re.compile(r"^其中[:：]?")
_RATE: Final = re.compile(r"完成率\s*(\d+(?:\.\d+)?)\s*%?")
_GROWTH: Final = re.compile(r"同比\s*(增长|提高|增加|上升|下降|减少|降低|[-－−+])?\s*(\d+(?:\.\d+)?)\s*(%|个?百分点)?")
_DOWN: Final = ("下降", "减少", "降低", "-", "－", "−")
_OLDER: Final = re.compile(r"(?:上年|去年|同期|年)(?:完成|为|是|达到)?$|[（(][^）)]*$|比上年\S{0,6}$")  # another year's number, or a change
_RATE_OFF: Final = 0.06  # percentage points a typed rate may differ by rounding


def blank(text: str) -> str:
    """The text with slots and marks blanked, offsets kept."""
    return _MARK.sub(lambda match: " " * len(match.group()), SLOT.sub(lambda match: "□" * len(match.group()), text))


def form_findings(asked: AskedSection, section: DraftSection, body: str, start: int) -> Iterator[Finding]:
    """Everything about one section; body: its text, which starts at start of the whole."""
    plain = blank(body)
    have = {(quantity.amount, quantity.base_unit) for quantity in quantities(plain)}
    for one in asked.indicators:
        yield from _typed_rates(one, start)
        wanted = {(quantity.amount, quantity.base_unit) for quantity in quantities(amount(one))}
        if one.value and not (wanted <= have if wanted else one.value in body):
            told = f"“{asked.heading}”里没有写到{one.name}{amount(one)}。请补上，或从拟稿单里删去。"
            yield Finding("error", "value_missing", told, start, start)
    yield from _parts(asked, start)
    yield from _misplaced(asked, plain, start)
    for match in SLOT.finditer(body):
        told = f"待补：{match.group().strip('【】').removeprefix('待补：')}。请补上，或删去这一句。"
        yield Finding("warning", "open_slot", told, start + match.start(), start + match.end())
    low, high = asked.length
    length = size(body)
    if not low <= length <= high:
        told = f"“{asked.heading}”现有{length}字，要求{low}—{high}字。请{'补充要点或材料' if length < low else '删减要点或材料'}。"
        yield Finding("hint", "length", told, start, start)


def _misplaced(asked: AskedSection, text: str, start: int) -> Iterator[Finding]:
    """A value of the form written beside another indicator: 危房改造 60 户 in the form, 「农村改厕60户」 in the text."""
    values = [(one, {(quantity.amount, quantity.base_unit) for quantity in quantities(amount(one))}) for one in asked.indicators if one.value]
    said = "".join((*asked.material, *asked.points))
    last = 0
    for quantity in quantities(text):
        before = re.split(r"[。；！？\n]", text[last : quantity.start])[-1]
        last = quantity.end
        owners = [one for one, amounts in values if (quantity.amount, quantity.base_unit) in amounts]
        if not owners or any(is_named(one, before) for one in owners) or _OLDER.search(before) or f"{before[-8:]}{quantity.text}" in said:
            continue
        named = _named(before, asked.indicators, owners)
        if named:
            told = f"“{quantity.text}”前写的是{named}，拟稿单里是{'、'.join(one.name for one in owners)}的数。请核对是不是写串了。"
            yield Finding("error", "value_misplaced", told, start + quantity.start, start + quantity.end)


def is_named(one: AskedIndicator, text: str) -> bool:
    """Whether the text names the indicator: one of its wordings, or most of its characters."""
    name = _PART.sub("", one.name)
    standard = standard_name(name)
    wordings = {name, *variants(name), *((standard, *variants(standard)) if standard else ())}
    if any(wording in text for wording in wordings if wording):
        return True
    mine = pairs(name)
    return not mine or len(mine & pairs(text)) >= BESIDE * len(mine)


def _named(text: str, form: Sequence[AskedIndicator], owners: Sequence[AskedIndicator]) -> str:
    """The other indicator the words before a number name, "" for none that is known."""
    for one in form:
        if one not in owners and is_named(one, text):
            return f"“{one.name}”"
    standards = {standard_name(one.name) or one.name for one in owners}
    mentions = [mention for mention in indicators_in(text) if mention.name not in standards]
    return f"“{text[mentions[-1].start : mentions[-1].end]}”" if mentions and mentions[-1].end == len(text) else ""


def _parts(asked: AskedSection, start: int) -> Iterator[Finding]:
    """其中 rows above the row they are part of, alone or together."""
    whole: AskedIndicator | None = None
    total = 0.0
    for one in asked.indicators:
        if not _PART.match(one.name):
            whole, total = one, 0.0
            continue
        limit, part = number(whole.value) if whole else None, number(one.value)
        if whole is None or limit is None or part is None or one.unit != whole.unit:
            continue
        total = max(total, float(part))
        if total > float(limit):
            told = f"拟稿单里{_PART.sub('', one.name)}{amount(one)}是{whole.name}{amount(whole)}的一部分，却比它大。请核对这两个数。"
            yield Finding("error", "part_exceeds_total", told, start, start)


def _typed_rates(one: AskedIndicator, start: int) -> Iterator[Finding]:
    """Rates that were typed beside the values they are of, and differ from them."""
    now, target, before = number(one.value), number(one.target), number(one.last_year)
    rate, growth = _RATE.search(one.note), _GROWTH.search(one.note)
    if rate and now is not None and target:
        computed = float(now / target * 100)
        if abs(computed - float(rate[1])) > _RATE_OFF:
            told = f"{one.name}填报的完成率是{rate[1]}%，按{one.value}÷{one.target}计算是{computed:.1f}%。请核对。"
            yield Finding("warning", "typed_rate", told, start, start)
    if growth and now is not None and before:
        is_points = "百分点" in (growth[3] or "") or (one.unit == "%" and not growth[3])
        computed = float(now - before) if is_points else float((now - before) / before * 100)
        given = float(growth[2]) * (-1 if growth[1] in _DOWN else 1)
        if abs(computed - given) > _RATE_OFF:
            unit, formula = ("个百分点", f"{one.value}-{one.last_year}") if is_points else ("%", f"({one.value}-{one.last_year})÷{one.last_year}")
            told = f"{one.name}填报的同比是{given:g}{unit}，按{formula}计算是{computed:.1f}{unit}。请核对。"
            yield Finding("warning", "typed_growth", told, start, start)

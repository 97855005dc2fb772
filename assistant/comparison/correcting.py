"""Figures as people corrected them: another value, unit, period or indicator; no figure at all; two indicators under one name.

Corrections are applied in the order in which they were made; an undone one is left out. Not here: keeping them (library/corrections.py)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.comparison.things import label_of, thing_named, thing_of
from assistant.comparison.wording import written, years_text
from assistant.errors import UsageError
from assistant.figures import quantities, standard_name
from assistant.records import Correction, Figure, Period, Quantity, Span


def corrected(figures: Iterable[Figure], corrections: Sequence[Correction]) -> tuple[Figure, ...]:
    """The figures after all corrections that hold, in the order given; a dismissed figure is gone, an untouched one is the same object."""
    holding = [one for one in corrections if not one.undone]
    merges = [one for one in holding if one.kind == "merge"]
    by_place: dict[tuple[str, int, int], list[Correction]] = {}
    for one in holding:
        if one.kind != "merge":
            by_place.setdefault((one.document_id, one.start, one.end), []).append(one)
    found = []
    for figure in figures:
        mine = by_place.get((figure.document_id, figure.quantity.start, figure.quantity.end), ()) if by_place else ()
        if any(one.kind == "dismissal" for one in mine):
            continue
        for one in mine:
            figure = _changed(figure, one)
        found.append(_merged(figure, merges) if merges else figure)
    return tuple(found)


def wording(figure: Figure) -> str:
    """A figure in one line: “危房改造 86户（2020年）”."""
    when = years_text(figure.period)
    return f"{label_of(figure) or figure.indicator} {written(figure.quantity)}{f'（{when}）' if when else ''}".strip()


def quantity_of(amount: str, start: int = 0, end: int = 0) -> Quantity:
    """The one number with its unit in “88户”, placed at start…end. Raises UsageError when it is none, or more than one."""
    found = quantities(amount.strip())
    if len(found) != 1 or found[0].text != amount.strip():
        raise UsageError(f"“{amount}”不是一个带单位的数。请写成“88户”“1.35亿元”“97.6%”这样。")
    return replace(found[0], start=start, end=end)


def _changed(figure: Figure, correction: Correction) -> Figure:
    was = []
    if correction.amount:
        was.append(written(figure.quantity))
        quantity = quantity_of(correction.amount, figure.quantity.start, figure.quantity.end)
        figure = replace(figure, quantity=quantity)
    if correction.period:
        was.append(years_text(figure.period))
        figure = replace(figure, period=correction.period, span=_span(figure, correction.period), explicit=True)
    if correction.indicator:
        was.append(figure.indicator)
        figure = replace(figure, indicator=correction.indicator, name=standard_name(correction.indicator), part_of="")
    told = "，".join(filter(None, (figure.corrected, *was)))
    return replace(figure, corrected=told or wording(figure))


def _merged(figure: Figure, merges: Iterable[Correction]) -> Figure:
    for one in merges:
        if thing_of(figure) == thing_named(one.was):
            told = "，".join(filter(None, (figure.corrected, figure.indicator)))
            figure = replace(figure, indicator=one.indicator, name=standard_name(one.indicator), part_of="", corrected=told)
    return figure


def _span(figure: Figure, period: Period) -> Span:
    if period.part:
        return "part"
    if period.first == period.last:
        return "year"
    return "cumulative" if figure.span == "cumulative" else "years"

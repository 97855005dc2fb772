"""Figures as an extraction of an invented township's reports would give them."""

from dataclasses import replace
from typing import Any

from assistant.figures import quantities, standard_name
from assistant.records import Figure, Period


def figure(indicator: str, amount: str, year: int = 2020, **given: Any) -> Figure:
    """A plain result of one year; given: any field of Figure, and `part` of the period, `at` for its place in the text."""
    [quantity] = quantities(amount)
    at = given.pop("at", 10)
    quantity = replace(quantity, start=at, end=at + len(amount))
    period = Period(given.pop("first", year), year, given.pop("part", ""))
    span = given.pop("span", "part" if period.part else "year")
    told = Figure(
        "d1", quantity, indicator, standard_name(indicator), period, span, "result", "value", "柳河镇", ("一、工作完成情况",), f"{indicator}{amount}。", 0, 20
    )
    return replace(told, **given)

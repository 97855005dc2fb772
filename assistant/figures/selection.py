"""Which figures are of an indicator, a place, a year. Not here: which of them answers a question (answering)."""

from collections.abc import Iterable

from assistant.figures.mentions import variants
from assistant.records import Figure


def selected(found: Iterable[Figure], indicator: str = "", place: str = "", year: int = 0) -> list[Figure]:
    """The figures that fit all that is said, in the order given; "" and 0 fit everything.

    indicator: a standard name, another wording of it, or a part of the figure's words; year: the figure's period holds it.
    """
    names = {indicator, *variants(indicator)} if indicator else set()
    return [
        figure
        for figure in found
        if (not indicator or figure.name in names or indicator in figure.indicator)
        and (not place or figure.place == place)
        and (not year or figure.period.first <= year <= figure.period.last)
    ]

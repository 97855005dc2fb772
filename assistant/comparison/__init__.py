"""Figures of several reports side by side: one thing over the years or places, what contradicts, what a new report brings, what people correct."""

from assistant.comparison.agreement import agree, amount_of, family_of
from assistant.comparison.cells import Cell, Growth, State
from assistant.comparison.correcting import corrected, wording
from assistant.comparison.news import Change, Ledgered, News, news
from assistant.comparison.table import Row, Table, over_places, over_years, places_of
from assistant.comparison.things import label_of, thing_of
from assistant.comparison.wording import caveat, cell_text, growth_text, years_text

__all__ = [
    "Cell",
    "Change",
    "Growth",
    "Ledgered",
    "News",
    "Row",
    "State",
    "Table",
    "agree",
    "amount_of",
    "caveat",
    "cell_text",
    "corrected",
    "family_of",
    "growth_text",
    "label_of",
    "news",
    "over_places",
    "over_years",
    "places_of",
    "thing_of",
    "wording",
    "years_text",
]

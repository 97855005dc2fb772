"""Figures: numbers, units, periods, places and indicators in text. The door of this package."""

from assistant.figures.mentions import chinese_of, indicators_in, places_in, renamed, variants
from assistant.figures.periods import PeriodMention, periods
from assistant.figures.quantities import Quantity, quantities

__all__ = ["PeriodMention", "Quantity", "chinese_of", "indicators_in", "periods", "places_in", "quantities", "renamed", "variants"]

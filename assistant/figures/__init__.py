"""Places, indicators, numbers and periods in the text of reports and questions, by tables a clerk can mend (knowledge/*.yaml)."""

from assistant.figures.mentions import IndicatorMention, PlaceMention, chinese_of, indicators_in, places_in, renamed, variants
from assistant.figures.periods import PeriodMention, periods
from assistant.figures.quantities import quantities
from assistant.figures.tables import Renamed, Tables, load

__all__ = [
    "IndicatorMention",
    "PeriodMention",
    "PlaceMention",
    "Renamed",
    "Tables",
    "chinese_of",
    "indicators_in",
    "load",
    "periods",
    "places_in",
    "quantities",
    "renamed",
    "variants",
]

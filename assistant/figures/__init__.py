"""Places, indicators, numbers and periods in the text of reports and questions, by tables a clerk can mend (knowledge/*.yaml)."""

from assistant.figures.called import called
from assistant.figures.extraction import figures
from assistant.figures.levels import is_stock
from assistant.figures.lists import BREAK
from assistant.figures.mentions import IndicatorMention, PlaceMention, chinese_of, indicators_in, places_in, renamed, renderings, variants
from assistant.figures.naming import standard_name
from assistant.figures.numerals import parse, written
from assistant.figures.periods import PeriodMention, periods
from assistant.figures.quantities import asked_unit, quantities
from assistant.figures.romanised import Romanised, chinese_names, is_heard, romanised, written_place
from assistant.figures.rows import is_row
from assistant.figures.selection import selected
from assistant.figures.spoken import alike, as_written, said_for
from assistant.figures.stamp import stamp
from assistant.figures.tables import COUNTS, SCALES, Renamed, Tables, load
from assistant.figures.words import COUNTERS
from assistant.figures.years import fact_years, is_summary, reviewed_year

__all__ = [
    "BREAK",
    "COUNTERS",
    "COUNTS",
    "SCALES",
    "IndicatorMention",
    "PeriodMention",
    "PlaceMention",
    "Renamed",
    "Romanised",
    "Tables",
    "alike",
    "as_written",
    "asked_unit",
    "called",
    "chinese_names",
    "chinese_of",
    "fact_years",
    "figures",
    "indicators_in",
    "is_heard",
    "is_row",
    "is_stock",
    "is_summary",
    "load",
    "parse",
    "periods",
    "places_in",
    "quantities",
    "renamed",
    "renderings",
    "reviewed_year",
    "romanised",
    "said_for",
    "selected",
    "stamp",
    "standard_name",
    "variants",
    "written",
    "written_place",
]

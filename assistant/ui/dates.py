"""Years and parts of a year as the page's language writes them: 2020年1-9月, or Jan–Sep 2020. A part nobody foresaw stays as the document has it."""

import re

from assistant.records import Citation, Period
from assistant.ui.words import language, texts


def year(number: int) -> str:
    """“2020年”, "" for none."""
    return texts.YEAR.format(number) if number else ""


def years(first: int, last: int) -> str:
    """“2016—2020年”; one year by itself, "" for none."""
    return texts.YEARS.format(first, last) if first != last else year(last)


def when(period: Period) -> str:
    """“2020年1-9月”, “2016—2020年”; "" when not known."""
    whole = years(period.first, period.last) if period.last else ""
    if language() == "zh":
        return f"{whole}{period.part}"
    return " ".join(filter(None, (_part(period.part), whole)))


def cited(citation: Citation) -> str:
    """The period of a citation (2020年, 2021—2025年); "" when it has none. Not escaped."""
    if language() == "zh":
        return re.sub(r"\b((?:19|20)\d\d)\b(?!年|—)", r"\1年", citation.period)
    found = re.fullmatch(r"((?:19|20)\d\d)(?:—((?:19|20)\d\d))?年?(.*)", citation.period)
    return when(Period(int(found[1]), int(found[2] or found[1]), found[3])) if found else citation.period


def _part(part: str) -> str:
    """A part of a year in English."""
    found = re.fullmatch(r"(\d\d?)(?:[-—－~至](\d\d?))?月份?", part)
    if not found or not all(1 <= int(one) <= 12 for one in found.groups() if one):
        return texts.PARTS.get(part, part)
    names = texts.MONTHS.split()
    return "–".join(names[int(one) - 1] for one in found.groups() if one)

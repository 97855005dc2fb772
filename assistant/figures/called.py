"""One name for one place: 云曲州 is 云曲藏族蒙古族自治州, 雾坪乡 is 雾坪彝族乡.

Reports of one place call it by its full name in one year and by its short one in another; under two names it would be two places.
Not here: places in a text (mentions.py), the place of a document by its title (reading/places.py)."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from assistant.figures.tables import load
from assistant.figures.words import PEOPLES

_ENDS: Final = ("州", "县", "旗", "乡")


def called(place: str, known: Iterable[str]) -> str:
    """The name a library has for a place: the table's, else the one among known (the places of its documents), else its own."""
    if not place.endswith(_ENDS):
        return place
    if full := _full_names().get(place):
        return full
    others = sorted(set(known))
    return place if place in others else next((other for other in others if other.endswith(_ENDS) and _common(other) == _common(place)), place)


def _common(place: str) -> str:
    """云曲藏族蒙古族自治州 → 云曲州."""
    stem = place[:-1].removesuffix("自治")
    bare = PEOPLES.sub("", stem)
    return (bare if len(bare) > 1 else stem) + place[-1]


@lru_cache(maxsize=1)
def _full_names() -> dict[str, str]:
    """恩施州 → 恩施土家族苗族自治州, by the table of places."""
    return {short: place.name for place in load().places for short in place.short if short.endswith(_ENDS) and place.name.endswith(_ENDS)}

"""Seam: pypinyin. Places that an English text names in Latin letters: “Longgeng Town” → 龙埂镇, of the places a library knows.

Provinces and the country have their English names in the table of places (mentions.py). Not here: which of them a question means."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.figures.words import PEOPLES

_KINDS: Final = {
    "街道": "sub-?district", "社区": "community", "省": "province", "市": "city|municipality", "县": "county", "区": "district", "旗": "banner",
    "州": "prefecture", "盟": "league", "镇": "town(?:ship)?", "乡": "town(?:ship)?", "村": "village",
}  # fmt: skip
_CHINESE: Final = re.compile("[一-鿿]+")
_NAME: Final = re.compile(r"\b[A-Z][A-Za-z]*(?:['’-](?!s\b)[A-Za-z]+)*")
_KIND: Final = re.compile(rf"(?:(?: [A-Z][a-z]+){{0,2}} Autonomous)?[ -]({'|'.join(_KINDS.values())})\b", re.IGNORECASE)
_NO_NAME: Final = re.compile(
    "(?:which|what|each|every|the|this|that|our|all|in|how|many|much|do|does|did|was|were|is|are|of|by|for|and|state|special|economic|development|new|old|rural|urban"
    "|county|city|town|township|village|district|province|community|municipality|capital|key|model|central|women|people|chinese)s?"
)
_SYLLABLE: Final = (
    "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:i[ao]ng|uang|[aeio]ng|ian|iao|ua[in]|ai|ei|ao|ou|[aeiu]n|i[aeu]|u[aeio]|[aeiouv])"
)
_SOUNDS_CHINESE: Final = re.compile(rf"{_SYLLABLE}(?:{_SYLLABLE}){{1,3}}")  # a name nobody has heard of: Qinghe
_BEFORE_A_PLACE: Final = re.compile(r"\b(?:in|of|did|does|from|by|has|have|had|was|were) $")
_EXPLAINED: Final = re.compile(r" ?[（(][一-鿿]")  # Shuangyu City (双榆市)
_PLACE_KINDS: Final = "City|County|Province|District|Town\\b|Township|Village|Municipality|Prefecture|Banner"
_OF_A_THING: Final = re.compile(rf" (?!(?:[A-Z][a-z]+ ){{0,2}}(?:{_PLACE_KINDS}))[A-Z][a-z]{{2}}")  # Shashi｜Airport, not Luxi｜Dong Autonomous County
MOST_READINGS: Final = 16  # of one name whose characters are read in several ways


@dataclass(frozen=True, slots=True)
class Romanised:
    """A name in Latin letters, with its kind where it has one (“Longgeng Town”), and the places it may stand for; () for a place nobody has heard of."""

    places: tuple[str, ...]
    start: int
    end: int
    name: str


def romanised(text: str, known: Iterable[str]) -> tuple[Romanised, ...]:
    """The names in the text, in its order: of a known place, or what by its kind (Town) or its sound must be the name of one."""
    found, at = list[Romanised](), 0
    table = _readings(tuple(sorted(known)))
    for word in _NAME.finditer(text):
        if word.start() < at:
            continue
        ends = [word.end()]  # “Long Geng Town” is written apart at times
        while (following := _NAME.match(text, ends[-1] + 1)) and text[ends[-1]] == " " and len(ends) < 4:
            ends.append(following.end())
        for end in reversed(ends):
            kind = _KIND.match(text, end)
            letters = _letters(text[word.start() : end])
            places = table.get(letters) or (table.get(f"{letters}县", ()) if kind else ())
            fit = tuple(place for place in places if kind is None or _is_of_kind(place, kind[1]))
            is_unknown = end == word.end() and not _NO_NAME.fullmatch(word[0].lower()) and (kind is not None or _sounds_like_a_place(text, word))
            if fit or is_unknown:
                at = kind.end() if kind else end
                found.append(Romanised(fit, word.start(), at, text[word.start() : at]))
                break
    return tuple(found)


def chinese_names(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """What an English text calls by a Chinese name that is no known place: Shashi of “Shashi Airport”, Yunping of “Yunping City (Wuxi County)”."""
    found = romanised(text, known)
    places = [one for one in found if one.places]
    inner = tuple(one.name.split()[0] for one in found if places and not one.places and " " in one.name and not _EXPLAINED.match(text, one.end))
    words = [word for word in _NAME.finditer(text) if not any(place.start <= word.start() < place.end for place in places)]
    return inner + tuple(word[0] for word in words if _SOUNDS_CHINESE.fullmatch(_letters(word[0])) and "-" not in word[0] and _OF_A_THING.match(text, word.end()))


def is_heard(name: str, text: str) -> bool:
    """Whether a name in Latin letters is how some characters of a Chinese text, next to each other, are read."""
    from pypinyin import lazy_pinyin

    sounds, letters = [sound.replace("ü", "v") for sound in lazy_pinyin(text, errors=lambda other: " ")], _letters(name)
    return any("".join(sounds[at : at + size]) == letters for at in range(len(sounds)) for size in range(2, 5))


def written_place(name: str, texts: Iterable[str]) -> str:
    """The place that texts write as “Quyan County” is read, 曲堰县; "" where none does, or several."""
    kind = _KIND.search(name)
    endings = [ending for ending in _KINDS if kind and re.fullmatch(_KINDS[ending], kind[1], re.IGNORECASE)]
    if not kind or not endings:
        return ""
    ending = re.compile(f"(?<=[一-鿿]{{2}})(?:{'|'.join(endings)})")
    seen = {text[found.start() - size : found.end()] for text in texts for found in ending.finditer(text) for size in (2, 3)}
    places = _readings(tuple(sorted(place for place in seen if _CHINESE.fullmatch(place)))).get(_letters(name[: kind.start()]), ())
    return places[0] if len(places) == 1 else ""


def _is_of_kind(place: str, kind: str) -> bool:
    """小店镇 is no County; what ends in none of these may be anything."""
    ending = next((end for end in _KINDS if place.endswith(end)), "")
    return not ending or re.fullmatch(_KINDS[ending], kind, re.IGNORECASE) is not None


def _sounds_like_a_place(text: str, word: re.Match[str]) -> bool:
    is_of_a_thing = _OF_A_THING.match(text, word.end()) is not None  # Longtan Airport
    return not is_of_a_thing and _BEFORE_A_PLACE.search(text, 0, word.start()) is not None and _SOUNDS_CHINESE.fullmatch(_letters(word[0])) is not None


def _letters(name: str) -> str:
    return re.sub("[^a-z]", "", name.lower())


@lru_cache(maxsize=16)
def _readings(known: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Letters → the places they may be read for, of names with two syllables or more."""
    from pypinyin import Style, pinyin

    found: dict[str, list[str]] = {}
    for place in known:
        bare = re.sub(rf"(?<=..)(?:{'|'.join(_KINDS)})$", "", place)
        bare = PEOPLES.sub("", bare.removesuffix("自治")) or bare
        syllables = pinyin(bare, style=Style.NORMAL, heteronym=True, errors="ignore")
        if len(place) == len("环县"):  # Huan County
            for sound in pinyin(place[0], style=Style.NORMAL, heteronym=True, errors="ignore")[0]:
                found.setdefault(f"{sound.replace('ü', 'v')}县", []).append(place)
        for reading in itertools.islice(itertools.product(*syllables), MOST_READINGS):
            if len(reading) > 1:
                found.setdefault("".join(reading).replace("ü", "v"), []).append(place)
    return {letters: tuple(dict.fromkeys(places)) for letters, places in found.items()}

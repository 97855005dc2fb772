"""Which places and indicators a text names, in Chinese or English; other wordings of a word; Chinese keywords of an English question.

「胸怀远大」 does not name 怀远, 「上海南站」 not 海南; “Shanxi” is not “Shaanxi”. Spans are half-open offsets into the text given.
Not here: what the question wants (retrieval), typing errors, pinyin."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, TypeVar

from assistant.figures.dictionary import GRAMMAR, translated
from assistant.figures.romanised import romanised
from assistant.figures.tables import Renamed, load
from assistant.figures.words import PEOPLE, PEOPLES

T = TypeVar("T")
_TOKEN: Final = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ&]+(?:['’][A-Za-z]+)*(?:-ins?\b)?|\d+(?:\.\d+)*")  # trade-in; but “carbon trades | in the county”
_PARTICLES: Final = frozenset({"ins", "ups", "outs", "offs"})  # of trade-ins, start-ups
_ARTICLES: Final = frozenset({"a", "an", "the"})
_BRITISH: Final = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("metre", "meter"),
    ("centre", "center"),
    ("labour", "labor"),
    ("programme", "program"),
)
_LATIN: Final = re.compile("[A-Z][a-z]")
_PLACE_ENDS: Final = ("省", "市", "自治州", "州", "盟", "自治县", "县", "区", "自治旗", "旗", "镇", "乡", "街道", "村", "社区", "苏木")
# After a short name these make it another, smaller place (大同县, 朝阳区), unless the next character makes them another word (县域, 镇村).
_SMALLER_PLACE: Final = re.compile(r"(?:县(?![域级城乡委政里均]))|(?:区(?![域县级位间]))|(?:镇(?![域村区级乡]))|旗")
_IN_IT: Final = ("村里", "镇里", "镇上", "县里", "市里", "区里", "乡里")  # 莱州｜村里吃低保的
_NEAR_EDGE_BEFORE: Final = frozenset('年月日度间来末期底在从到对由与和及跟比较是的于查问看出诉道说请给将把各了：:，,。；;、（(“"《·—-？?！! \t\n　省市县区')
_NEAR_EDGE_AFTER: Final = frozenset('的和与及跟比去今前上明后在全各：:，,。；;、（()）”"》？?！! \t\n　是有省市')
_IN_FULL: Final = re.compile(f"(?:{PEOPLE}|各族|民族)(?:自治)?([州县旗乡])")  # 云曲｜藏族蒙古族自治州, where the library says 云曲州
_LOOKED_UP: Final = re.compile("[查看问列说翻核算]一?下$")  # 帮我查下｜清河镇
_OTHER_TOWN: Final = frozenset("大小东西南北上下新老")  # 大清河镇 is not 清河镇


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place by its full name; several mentions with one span when an English name is shared (Suzhou)."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class IndicatorMention:
    """An indicator by its standard name; also: its other wordings."""

    name: str
    start: int
    end: int
    also: tuple[str, ...]


class _Lexicon(Generic[T]):
    """Words by their first two characters, longest first."""

    def __init__(self, entries: Mapping[str, T]) -> None:
        index: dict[str, list[tuple[str, T]]] = {}
        for word in sorted(entries, key=len, reverse=True):
            index.setdefault(word[:2], []).append((word, entries[word]))
        self._index = index

    def longest(self, text: str, start: int) -> tuple[str, T] | None:
        for front in (text[start : start + 2], text[start]):  # words of one character last: they are the shortest
            for word, what in self._index.get(front, ()):
                if text.startswith(word, start):
                    return word, what
        return None


class _Phrases(Generic[T]):
    """English phrases by their normal words."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self.entries: dict[tuple[str, ...], list[T]] = {}
        for phrase, what in entries:
            self.entries.setdefault(tuple(word for word, _, _ in _words(phrase)), []).append(what)
        self._most = max(map(len, self.entries), default=0)

    def found(self, words: list[tuple[str, int, int]]) -> list[tuple[list[T], int, int]]:
        """(what the phrase stands for, start, end) of the longest phrases, left to right."""
        found, at = [], 0
        while at < len(words):
            for size in range(min(self._most, len(words) - at), 0, -1):
                what = self.entries.get(tuple(word for word, _, _ in words[at : at + size]))
                if what is not None:
                    found.append((what, words[at][1], words[at + size - 1][2]))
                    at += size
                    break
            else:
                at += 1
        return found


@dataclass(frozen=True, slots=True)
class _Name:
    """What a Chinese wording stands for; place "" for a word that only looks like one."""

    place: str
    is_short: bool = False
    is_learnt: bool = False


def places_in(text: str, known: Iterable[str] = ()) -> tuple[PlaceMention, ...]:
    """Places the text names, in the order of the text. known: full names learnt from the library, e.g. 清河镇."""
    known = tuple(sorted(known))
    learnt, table = _learnt(known), _place_names()
    mentions: list[PlaceMention] = []
    at = 0
    while at < len(text):
        hits = [hit for hit in (table.longest(text, at), learnt.longest(text, at)) if hit]
        hits.sort(key=lambda hit: len(hit[0]), reverse=True)
        for word, name in hits:
            end = at + len(word)
            if name.is_learnt and (full := _IN_FULL.match(text, end)) and name.place.endswith(full[1]):
                mentions.append(PlaceMention(name.place, at, full.end()))
                at = full.end()
                break
            follows_a_place = bool(mentions) and mentions[-1].end == at
            if not name.place or _is_meant(text, at, end, name, follows_a_place):
                if name.place:
                    mentions.append(PlaceMention(name.place, at, end))
                at = end
                break
        else:
            at += 1
    latin = [one for one in romanised(text, known) if one.places] if _LATIN.search(text) else []
    for found, start, end in _english_places().found(_words(text)):
        if not any(one.start < end and start < one.end for one in latin):  # a place of the library comes before one of the same sound
            mentions.extend(PlaceMention(place, start, end) for place in dict.fromkeys(found) if place)
    mentions.extend(PlaceMention(place, one.start, one.end) for one in latin for place in one.places)
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def indicators_in(text: str) -> tuple[IndicatorMention, ...]:
    """Indicators the text names, longest wording first, in the order of the text."""
    wordings, also = _indicator_names(), _also()
    mentions: list[IndicatorMention] = []
    at = 0
    while at < len(text):
        hit = wordings.longest(text, at)
        if hit:
            mentions.append(IndicatorMention(hit[1], at, at + len(hit[0]), also[hit[1]]))
        at += len(hit[0]) if hit else 1
    for found, start, end in _english_indicators().found(_words(text)):  # GDP stands in both lists: the longer phrase wins
        mentions = [other for other in mentions if other.end <= start or other.start >= end or other.end - other.start > end - start]
        if not any(other.start < end and start < other.end for other in mentions):
            mentions.append(IndicatorMention(found[0], start, end, also[found[0]]))
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def variants(word: str) -> tuple[str, ...]:
    """Other wordings of a word: synonyms of the indicator, and old and new terms in place of each other; the word itself left out."""
    name = _indicator_of().get(word)
    found = [name, *_also()[name]] if name else []
    for term in load().terms:
        if term.term in word and not any(new in word for new in term.now):
            found.extend(word.replace(term.term, new) for new in term.now)
        for new in term.now:
            if new == word or (len(new) > 2 and new in word and term.term not in word):
                found.append(word.replace(new, term.term))
    return tuple(other for other in dict.fromkeys(found) if other != word)


def renamed(word: str, year: int) -> Renamed | None:
    """The row of the dated term in the word, if it was out of national use by that year; a hint, for places go on using old words."""
    outdated = [term for term in load().terms if 0 < term.last < year and term.term in word and not any(term.term in new and new in word for new in term.now)]
    return max(outdated, key=lambda term: len(term.term), default=None)


def chinese_of(english_text: str) -> tuple[str, ...]:
    """Chinese keywords for an English text: indicators, units and plain words, longest phrases first, in the text's order.

    Places are left out (they are filters: places_in), and so are words the tables do not know.
    """
    return tuple(dict.fromkeys(word for keywords, _, _ in _keywords().found(_words(english_text)) for word in keywords[0]))


def renderings(english_text: str, frequency: Callable[[str], float], names: Iterable[tuple[int, int]] = ()) -> tuple[tuple[str, ...], ...]:
    """The same phrase by phrase, words that stand for each other together (beds: 床位, 病床). names: where the places stand.

    A word the tables do not know is looked up in a dictionary, among the words that a library uses (frequency: see translated).
    """
    apart = [word for word in _words(english_text) if not any(first < word[2] and word[1] < last for first, last in names)]
    rows = [(start, end, keywords[0]) for keywords, start, end in _keywords().found(apart)]
    for word, start, end in apart:
        if len(word) > 2 and word.isalpha() and word not in GRAMMAR and not any(first < end and start < last for first, last, _ in rows):
            rows.append((start, end, translated(word, frequency)))
    return tuple(keywords for _, _, keywords in sorted(rows) if keywords)


def _is_meant(text: str, start: int, end: int, name: _Name, follows_a_place: bool) -> bool:
    """Whether the wording stands for the place here, judged by what stands around it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if end - start == 1:  # 皖2024年…; never inside other words
        return (not before or before in _NEAR_EDGE_BEFORE) and (after.isdigit() or after == "省")
    if name.is_learnt and before in _OTHER_TOWN and before and not follows_a_place and not _LOOKED_UP.search(text, 0, start):
        return False
    if not name.is_short:
        return True
    if (text.startswith(load().place_not_before, end) and not text.startswith(("路上", "路面"), end)) or _SMALLER_PLACE.match(text, end):
        return False
    if not name.is_learnt:
        return True
    is_in_it = text.startswith(_IN_IT, end) and name.place.endswith(("市", "县", "区", "旗", "州"))
    if text.startswith(_PLACE_ENDS, end) and not is_in_it:
        return False
    is_edge = before in _NEAR_EDGE_BEFORE or after in _NEAR_EDGE_AFTER or after.isdigit() or is_in_it
    return not before or not after or follows_a_place or is_edge


def _words(text: str) -> list[tuple[str, int, int]]:
    """(normal form, start, end) of the English words and numbers of a text; articles left out."""
    found = ((_normal(match.group()), match.start(), match.end()) for match in _TOKEN.finditer(text))
    return [word for word in found if word[0] not in _ARTICLES]


@lru_cache(maxsize=4096)
def _normal(word: str) -> str:
    """Lower case, American, singular: “Metres” → “meter”. Only good for comparing words that went through here."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word in _PARTICLES or (word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is"))):
        word = word[:-1]
    for british, american in _BRITISH:
        if word.endswith(british) or (british in ("centre", "metre") and british in word):
            return word.replace(british, american)
    return word


@lru_cache(maxsize=1)
def _place_names() -> _Lexicon[_Name]:
    tables = load()
    names = {trap: _Name("") for trap in tables.not_places if not trap.isascii()}
    for place in tables.places:
        names |= {short: _Name(place.name, is_short=True) for short in place.short}
    return _Lexicon(names | {place.name: _Name(place.name) for place in tables.places})


@lru_cache(maxsize=16)
def _learnt(known: tuple[str, ...]) -> _Lexicon[_Name]:
    names: dict[str, _Name] = {}
    for full in filter(None, known):
        end = next((end for end in sorted(_PLACE_ENDS, key=len, reverse=True) if full.endswith(end)), "")
        short = full.removesuffix(end)
        if end and len(short) >= 2:
            names.setdefault(short, _Name(full, is_short=True, is_learnt=True))
        bare = PEOPLES.sub("", short)
        if end and 2 <= len(bare) < len(short):  # 雾坪彝族乡 is called 雾坪 and 雾坪乡
            names.setdefault(bare, _Name(full, is_short=True, is_learnt=True))
            names.setdefault(bare + end[-1], _Name(full, is_learnt=True))
    return _Lexicon(names | {full: _Name(full, is_learnt=True) for full in known if full})


@lru_cache(maxsize=1)
def _english_places() -> _Phrases[str]:
    tables = load()
    traps = [(trap, "") for trap in tables.not_places if trap.isascii()]
    return _Phrases([*((english, place.name) for place in tables.places for english in place.english), *traps])


@lru_cache(maxsize=1)
def _indicator_of() -> dict[str, str]:
    return {wording: row.name for row in load().indicators for wording in (*row.also, row.name)}


@lru_cache(maxsize=1)
def _indicator_names() -> _Lexicon[str]:
    return _Lexicon(_indicator_of())


@lru_cache(maxsize=1)
def _also() -> dict[str, tuple[str, ...]]:
    return {row.name: row.also for row in load().indicators}


@lru_cache(maxsize=1)
def _english_indicators() -> _Phrases[str]:
    return _Phrases((english, row.name) for row in load().indicators for english in row.english)


@lru_cache(maxsize=1)
def _keywords() -> _Phrases[tuple[str, ...]]:
    """Places stand for nothing here, so that no word of a place's name is translated; the first list to know a phrase wins."""
    tables = load()
    none: tuple[str, ...] = ()
    return _Phrases(
        [
            *((english, none) for place in tables.places for english in place.english),
            *((english, (row.name,)) for row in tables.indicators for english in row.english),
            *((english, row.chinese) for row in tables.words for english in row.english),
            *((english, (unit.name,)) for unit in tables.units.values() for english in unit.english),
        ]
    )

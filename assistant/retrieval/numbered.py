"""Terms that count what they stand for, asked for in English: “one port, three chains, five bays” → 一港三链五湾, as the reports write it.

A term is known by its numbers, in their order; of several with the same ones by the words beside them. Not here: what it means (answering)."""

import re
from collections.abc import Iterable
from typing import Final

from assistant.figures import chinese_of, parse

_QUOTED: Final = re.compile("(?<!\\w)[\"“‘']([^\"”’']{6,70})[\"”’']")
_TERM: Final = re.compile("“([^”]{2,16})”")
_NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS: Final = {word: number for number, word in enumerate(_NUMBERS, 1)} | {"ones": 1}
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_ENGLISH: Final = re.compile(rf"\b(\d+(?:\.\d+)?|{'|'.join(_WORDS)})\b(?:[ -]({'|'.join(_SCALES)})\b)?", re.I)
_CHINESE: Final = re.compile(r"[一二两三四五六七八九十百千万亿]+|\d+(?:\.\d+)?[百千万亿]*")
_SCALE_AFTER: Final = re.compile(r"(\d+(?:\.\d+)?)([百千万亿]+)")


def numbered_terms(text: str, passages: Iterable[str]) -> tuple[str, ...]:
    """The Chinese terms that an English question quotes by number, where the passages hold just one that fits."""
    sought = [(quoted, numbers) for quoted in _QUOTED.findall(text) if (numbers := tuple(map(_english_number, _ENGLISH.findall(quoted))))]
    terms = {term for passage in passages for term in _TERM.findall(passage)} if sought else set()
    return tuple(found for quoted, numbers in sought if (found := _the_one(quoted, [term for term in terms if _numbers(term) == numbers])))


def _the_one(quoted: str, terms: list[str]) -> str:
    signs = set("".join(chinese_of(_ENGLISH.sub(" ", quoted))))
    said = [term for term in terms if signs & set(term)] if len(terms) > 1 else terms
    return said[0] if len(said) == 1 else ""


def _english_number(found: tuple[str, str]) -> float:
    digits, scale = found
    return (_WORDS.get(digits.lower()) or float(digits)) * _SCALES.get(scale.lower(), 1)


def _numbers(term: str) -> tuple[float, ...]:
    return tuple(number for found in _CHINESE.findall(term) if (number := _chinese_number(found)))


def _chinese_number(numeral: str) -> float:
    if scaled := _SCALE_AFTER.fullmatch(numeral):
        return float(scaled[1]) * float(parse(f"一{scaled[2]}") or 1)
    return float(parse(numeral) or 0)

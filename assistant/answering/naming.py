"""Names a question gives that no table knows but the reports do (引大济岷, 龙口漂流): only a sentence about them can answer.

Everyday words stand in no report and are no such names. Not here: places (retrieval) and indicators (figures)."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from assistant.figures import as_written, chinese_names, indicators_in, is_heard, load, parse, places_in, written
from assistant.library import Library
from assistant.records import Language, Query
from assistant.retrieval import admits

SHORTEST = 3  # characters of a name
HALF, LONG = 2, 5  # of half a name that is said apart; of a name that may be
SITE = 2  # of one before 水库, 景区, 小区
_COUNTED: Final = re.compile("第([一二三四五六七八九十]{1,3})届")
_COUNTS: Final = re.compile("第|[一二两三四五六七八九十]")
_TERM: Final = re.compile("[（(]([^（）()]*[一-鿿][^（）()]*)[）)]|([一-鿿]{2,})")
_NUMBERED: Final = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?:幼儿园|小学|中学|高中|医院|水厂|污水处理厂)|人民医院|妇幼保健院|中医(?=医?院)|第[一二三四五六七八九十百\d]{1,4}届"
)
_SITE: Final = re.compile(
    "([一-鿿]{2,4}?)(?:(?:旅游|度假|风景|开发|工业园|产业园)区|景区|古镇|水库|机场|大桥|隧道|湿地公园|森林公园|景点|小区|产业园"
    "|工业园|科技园|物流园|软件园|创业园|高速|高铁|铁路)")
_SIDE_OF_TOWN: Final = re.compile("城[东西南北](?=(?:污水处理厂|净?水厂|小学|中学|学校|幼儿园|医院|卫生院|片区|新区|客运站|变电站|[一-鿿]{0,2}市场))")
_ORDINALS: Final = {word: number for number, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth"), start=1)}
_BEFORE_A_NAME: Final = "给把在对为向从到由和与及去让"
_NUMBERED_IN_ENGLISH: Final = re.compile(rf"\b({'|'.join(_ORDINALS)})\b (?:[A-Z][\w'’]+ ){{0,3}}(?:Hospital|School|Kindergarten)", re.I)
_ON_THE_DAY: Final = re.compile(r"[“\"](\d{1,2}·\d{1,2})[”\"](?![^，。]{0,8}(?:之后|以后|过后)[，,])")  # “6·15”强降雨
_QUOTED: Final = re.compile("“([一-鿿]{3,10})”")
_SAID_TWICE: Final = re.compile("([一-鿿]{3,6})(?=[^。]{0,16}[，,][^。]{0,4}\\1)")  # 留了｜机动地｜的村，机动地最多…
_NO_NAME: Final = re.compile("[年月的是几]|多少|完成|全[省市县区镇乡]|计划|目标|新增|改造|建设|工作|增长|总")
_RUN: Final = re.compile("[一-鿿]+")


def names_asked(query: Query, library: Library) -> tuple[str, ...]:
    """The names in the subject of a question that stand word for word in a document that may answer it; all that an English one gives in Chinese."""
    if query.language == "en":
        places = library.index().places
        terms = (term for found in _TERM.findall(query.text) for term in found if term)
        bracketed = tuple(term for term in terms if not places_in(term, places))  # “pod peppers (朝天椒)” are just these
        sites = tuple(f"第{written(_ORDINALS[found[1].lower()])}" for found in _NUMBERED_IN_ENGLISH.finditer(query.text))
        return (*bracketed, *sites, *chinese_names(query.text, places))
    quoted = tuple(name for name in _QUOTED.findall(query.text) if not _COUNTS.search(name) and as_written(name) == name and not indicators_in(name))
    quoted += (*_ON_THE_DAY.findall(query.text), *_NUMBERED.findall(query.text), *_SIDE_OF_TOWN.findall(query.text))
    quoted += tuple(run for name in _SITE.findall(query.subject) for run in _unknown(name.lstrip(_BEFORE_A_NAME), SITE))
    quoted += tuple(run for run in _SAID_TWICE.findall(query.text) if not _NO_NAME.search(run) and not indicators_in(run))
    runs = [run for part in _RUN.findall(query.subject) for run in _unknown(part) if not _COUNTS.search(run)]
    if not runs:
        return quoted
    index = library.index()
    admitted = {document.id for document in index.document_order if admits(document.metadata, query)}
    texts = [passage.text for passage in index.passages if passage.document_id in admitted]
    return (*quoted, *(run for run in runs if any(run in text for text in texts)))


def are_told(names: tuple[str, ...], text: str, language: Language) -> bool:
    """Whether a text speaks of all the names: in these words; of an English question by sound, or by half the pairs of a Chinese term."""
    return all(_is_said(name, text) or (language == "en" and _is_meant(name, text)) for name in names)


def _is_said(name: str, text: str) -> bool:
    """In so many words, or in two halves: 螺旋藻产业…，生产干粉1610吨 for 螺旋藻干粉."""
    if name in text or _counted_in_digits(name) in text:
        return True
    is_proper = len(name) < LONG or any(kind.search(name) for kind in (_NUMBERED, _SITE, _COUNTS))
    return not is_proper and any(re.search(f"{name[:at]}.*{name[at:]}", text, re.DOTALL) for at in range(HALF, len(name) - HALF + 1))


def _counted_in_digits(name: str) -> str:
    """第14届 for 第十四届."""
    numeral = _COUNTED.search(name)
    return name.replace(numeral[1], str(parse(numeral[1]))) if numeral else name


def _is_meant(name: str, text: str) -> bool:
    if name.isascii():
        return is_heard(name, text)
    pairs = [first + second for first, second in pairwise(name)]
    return sum(pair in text for pair in pairs) * 2 >= len(pairs)


def _unknown(words: str, shortest: int = SHORTEST) -> list[str]:
    """The stretches of a text none of whose characters belongs to a word of the tables."""
    known = [first + second in _pairs() for first, second in pairwise(words)]
    is_free = [not (at and known[at - 1]) and not (at < len(known) and known[at]) for at in range(len(words))]
    bare = "".join(sign if free else " " for sign, free in zip(words, is_free, strict=True))
    return [run for run in bare.split() if len(run) >= shortest]


@lru_cache(maxsize=1)
def _pairs() -> frozenset[str]:
    """All pairs of neighbouring characters in the words of the tables."""
    tables = load()
    words = [word for row in tables.indicators for word in (row.name, *row.also)]
    words += [word for row in tables.words for word in row.chinese]
    words += [word for row in tables.spoken for word in (*row.said, *row.written)]
    words += [word for group in tables.alike for word in group]
    return frozenset(first + second for word in words for first, second in pairwise(word))

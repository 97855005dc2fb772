"""Everyday wording of a question → the wording of reports: “换了多少公里的燃气管子” → 燃气管网, and what else may stand for it.

The table is knowledge/spoken.yaml. Not here: indicators' other names and old terms (mentions.py), English (mentions.chinese_of)."""

import re
from functools import lru_cache
from typing import Final

from assistant.figures.mentions import indicators_in
from assistant.figures.tables import Spoken, load

_HARVESTED: Final = re.compile(  # 苹果收了多少吨, but not what was 回收
    r"(?:实际)?(?<![回征验接吸没招签生投开])[收打产采摘割](?:上来|下来|出来)?了?(?=(?:多少|几)[万亿千百]*(?:吨|斤|公斤|担)(?![^，。？?]{0,4}[圾膜废秆]))"
)
_HARVEST_OF: Final = re.compile(  # 打了多少斤粮食
    r"(?<![回征验接吸没招签生投开])[收打产采摘割](?:上来|下来|出来)?了?((?:多少|几)[万亿千百]*(?:吨|斤|公斤|担))(?![^，。？?]{0,4}[圾膜废秆税费])([一-鿿]{1,4}?)(?=$|[，。？?；、])"
)
_BORN: Final = re.compile("(?<![出新学医毕卫先产])[生添]了?(?=(?:多少|几)[万百千]*个?(?:小?娃娃?|小?孩子|小孩|宝宝|婴儿))")  # 生了多少个娃娃
_SOWN: Final = re.compile(r"(?<![播栽耕接移])种了?(?=(?:多少|几)[万]?亩)")  # 青稞种了多少亩
_PRODUCED: Final = re.compile(  # 产多少钢, 收了多少干花椒
    r"(?:(?<![生投资财水])产了?|(?<![征回验接吸没])[收采摘]了)多少(?![万亿千百]*(?:吨|斤|公斤|担|钱|元|个|块|户|人|件|处))"
    r"(?![^，。？?]{0,3}[税费钱款租金罚膜圾废旧信徒])([一-鿿]{1,4}?)(?=$|[，。？?；、])"
)


@lru_cache(maxsize=64)
def as_written(text: str) -> str:
    """The text with everyday words in the words of reports; what belongs to a report's word is left (安全事故 of 生产安全事故, 农村人 of 农村人居环境)."""
    text = _SOWN.sub("种植面积", _BORN.sub("出生人口", text))
    text = _PRODUCED.sub(r"\1产量多少", _HARVESTED.sub("产量", _HARVEST_OF.sub(r"\2产量\1", text)))
    pattern, rows = _said()
    kept = [(at, at + len(word)) for found in pattern.finditer(text) for word in rows[found[0]].written for at in _places(word, text)]
    kept += [(mention.start, mention.end) for mention in indicators_in(text)]
    return pattern.sub(lambda found: found[0] if any(_reaches_out(kept_one, found) for kept_one in kept) else rows[found[0]].written[0], text)


@lru_cache(maxsize=64)
def said_for(text: str) -> dict[str, tuple[str, ...]]:
    """Words of the text that written() puts for an everyday one → the other wordings of each."""
    found: dict[str, tuple[str, ...]] = {}
    for row in load().spoken:
        if row.written[0] in text:
            found[row.written[0]] = (*found.get(row.written[0], ()), *row.written[1:], *row.said)
    return found


@lru_cache(maxsize=64)
def alike(text: str) -> dict[str, tuple[str, ...]]:
    """Words of the text that have others like them (挽回: 追回, 追缴) → these."""
    found: dict[str, tuple[str, ...]] = {}
    for group in load().alike:
        for word in group:
            if word in text:
                found[word] = (*found.get(word, ()), *(other for other in group if other != word))
    return found


@lru_cache(maxsize=1)
def _said() -> tuple[re.Pattern[str], dict[str, Spoken]]:
    rows = {word: row for row in load().spoken for word in row.said}
    return re.compile("|".join(map(re.escape, sorted(rows, key=len, reverse=True)))), rows


def _reaches_out(kept: tuple[int, int], found: re.Match[str]) -> bool:
    """Whether a word shares characters with the everyday one and goes on beyond it."""
    start, end = kept
    return start < found.end() and found.start() < end and (start < found.start() or found.end() < end)


def _places(word: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(word), text)]

"""The wording table (knowledge/wording.yaml): topics with their sentences, verbs of indicators, words that date a sentence; read once, checked.

「加强人居环境整治」 → the topic 人居环境. No sentence of the table holds a number or a placeholder, so none needs a source.
Not here: choosing and placing the sentences (composing.py), saying an indicator (patterns.py)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from assistant.errors import UsageError
from assistant.figures import quantities
from assistant.shipped import shipped

FILE: Final = "wording.yaml"
KINDS: Final = ("plan", "review")
FEWEST: Final = 12  # sentences of a topic and kind
_PARTS: Final = ("topics", "general", "verbs", "level", "burdens", "deeds", "actions", "stale", "since")


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of reports: its name, the words that show it, first sentences and general sentences by kind (plan, review), best first."""

    name: str
    also: tuple[str, ...]
    opening: Mapping[str, tuple[str, ...]]
    sentences: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Wordings:
    """The whole table. verbs: (endings of indicator names, verb); level: endings of what “reaches” a value; burdens: of what does not; deeds: verbs names begin with;
    actions: verbs points begin with; stale: words that tie a sentence to its year; since: words and the first year they may be used."""

    topics: tuple[Topic, ...]
    general: Mapping[str, tuple[str, ...]]
    verbs: tuple[tuple[tuple[str, ...], str], ...]
    level: tuple[str, ...]
    burdens: tuple[str, ...]
    deeds: tuple[str, ...]
    actions: tuple[str, ...]
    stale: tuple[str, ...]
    since: Mapping[str, int]

    def topic(self, *texts: str) -> Topic | None:
        """The topic whose words the texts hold most, the earlier texts counting more; None when they hold none."""
        best, most = None, 0.0
        for topic in self.topics:
            score = sum(topic_score(topic, text) * weight for weight, text in zip((4.0, 2.0, 1.0), texts, strict=False))
            if score > most:
                best, most = topic, score
        return best


def topic_score(topic: Topic, text: str) -> float:
    """How many characters of the text are words of the topic, the longer words first; no unit."""
    found = {word for word in topic.also if word in text}
    return float(sum(len(word) for word in found if not any(word != other and word in other for other in found)))


@lru_cache(maxsize=1)
def load() -> Wordings:
    """The table of this installation. Raises UsageError for one that was mended wrongly."""
    return read(shipped("knowledge"))


def read(folder: Path) -> Wordings:
    """The table of a folder, checked. Raises UsageError with the entry at fault and what is wrong with it."""
    try:
        content = yaml.safe_load((folder / FILE).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as cause:
        raise UsageError(f"{FILE} 无法读取：{cause}。请检查格式，或恢复原文件（UTF-8 编码）。") from cause
    _keys("全表", content, _PARTS)
    seen: set[str] = set()
    topics = tuple(_topic(f"topics 第 {number} 条", row, seen) for number, row in enumerate(_list("topics", content["topics"]), start=1))
    verbs = []
    for number, row in enumerate(_list("verbs", content["verbs"]), start=1):
        _keys(f"verbs 第 {number} 条", row, ("words", "say"))
        verbs.append((_words(f"verbs 第 {number} 条", row["words"]), str(row["say"])))
    level, burdens, deeds, actions, stale = (_words(part, content[part]) for part in ("level", "burdens", "deeds", "actions", "stale"))
    general, since = _by_kind("general", content["general"], seen, FEWEST), _years("since", content["since"])
    return Wordings(topics, general, tuple(verbs), level, burdens, deeds, actions, stale, since)


def _topic(entry: str, row: Any, seen: set[str]) -> Topic:
    _keys(entry, row, ("topic", "also", "opening", *KINDS))
    entry = f"{entry}（{row['topic']}）"
    sentences = _by_kind(entry, {kind: row[kind] for kind in KINDS}, seen, FEWEST)
    return Topic(str(row["topic"]), _words(entry, row["also"]), _by_kind(f"{entry}的 opening", row["opening"], seen, 1), sentences)


def _by_kind(entry: str, row: Any, seen: set[str], fewest: int) -> Mapping[str, tuple[str, ...]]:
    _keys(entry, row, KINDS)
    return {kind: _sentences(f"{entry}的 {kind}", row[kind], seen, fewest) for kind in KINDS}


def _sentences(entry: str, value: Any, seen: set[str], fewest: int) -> tuple[str, ...]:
    found = _words(entry, value)
    if len(found) < fewest:
        raise _fault(entry, f"至少要有 {fewest} 句，现在是 {len(found)} 句")
    for sentence in found:
        if not sentence.endswith("。") or "。" in sentence[:-1]:
            raise _fault(entry, f"“{sentence[:20]}”要写成一句，以“。”结尾")
        if quantities(sentence) or re.search(r"[0-9０-９XＸ×【\n]", sentence):
            raise _fault(entry, f"“{sentence[:20]}”里有数字或占位，通用句子不能带数")
        if sentence in seen:
            raise _fault(entry, f"“{sentence[:20]}”写了两次")
        seen.add(sentence)
    return found


def _keys(entry: str, row: Any, wanted: Sequence[str]) -> None:
    if not isinstance(row, dict) or set(row) != set(wanted):
        raise _fault(entry, f"要有而且只有 {'、'.join(wanted)} 这几项")


def _list(entry: str, value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise _fault(entry, "应是一条一行、以“- ”开头的列表")
    return value


def _years(entry: str, row: Any) -> Mapping[str, int]:
    if not isinstance(row, dict) or not all(isinstance(word, str) and isinstance(year, int) for word, year in row.items()):
        raise _fault(entry, "应写成 {词: 年份, …} 的形式")
    return row


def _words(entry: str, value: Any) -> tuple[str, ...]:
    rows = _list(entry, value)
    if not all(isinstance(word, str) and word.strip() == word != "" for word in rows):
        raise _fault(entry, "应是词语或句子的列表")
    return tuple(dict.fromkeys(rows))


def _fault(entry: str, why: str) -> UsageError:
    return UsageError(f"{FILE} {entry}：{why}。请改正后再试。")

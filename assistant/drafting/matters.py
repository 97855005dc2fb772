"""The table of matters (knowledge/matters.yaml): what is done about a piece of work, what for, and with what result; read once, checked.

「危房改造」 → the matter 农房安全: 「严把施工质量和竣工验收关口」, 「切实保障群众住房安全」. No phrase holds a number or a name.
Not here: making sentences of them (measures.py), the wider topics (wordings.py)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from assistant.drafting.wordings import KINDS
from assistant.errors import UsageError
from assistant.figures import quantities
from assistant.shipped import shipped

FILE: Final = "matters.yaml"
FEWEST: Final = 3  # measures of a matter
SLOTS: Final = ("{subject}", "{units}", "{deadlines}")


@dataclass(frozen=True, slots=True)
class Matter:
    """A piece of work: words that show it, measures (phrases that begin with a verb), aims of a plan, results of a review."""

    name: str
    also: tuple[str, ...]
    do: tuple[str, ...]
    aim: tuple[str, ...]
    result: tuple[str, ...]
    weak: frozenset[str]

    def score(self, text: str) -> int:
        """How many characters of the text are words of the matter, the longer words only; a weak word counts one."""
        found = {word for word in self.also if word in text}
        return sum(1 if word in self.weak else len(word) for word in found if not any(word != other and word in other for other in found))


@dataclass(frozen=True, slots=True)
class Matters:
    """The whole table. support: sentences with slots for subject, units in charge and deadlines, by kind."""

    rows: tuple[Matter, ...]
    support: Mapping[str, tuple[str, ...]]

    def of(self, text: str) -> Matter | None:
        """The matter whose words the text holds most; None when it holds none."""
        best = max(self.rows, key=lambda row: row.score(text))
        return best if best.score(text) else None

    def all_of(self, text: str) -> tuple[Matter, ...]:
        """Every matter the text shows, the plainest first."""
        found = [(row.score(text), row) for row in self.rows]
        return tuple(row for score, row in sorted(found, key=lambda one: -one[0]) if score)


@lru_cache(maxsize=1)
def load() -> Matters:
    """The table of this installation. Raises UsageError for one that was mended wrongly."""
    return read(shipped("knowledge"))


def read(folder: Path) -> Matters:
    """The table of a folder, checked. Raises UsageError with the entry at fault and what is wrong with it."""
    try:
        content = yaml.safe_load((folder / FILE).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as cause:
        raise UsageError(f"{FILE} 无法读取：{cause}。请检查格式，或恢复原文件（UTF-8 编码）。") from cause
    if not isinstance(content, dict) or set(content) != {"matters", "support", "weak"} or not isinstance(content["matters"], list):
        raise _fault("全表", "要有而且只有 weak、matters、support 这三项")
    weak = frozenset(_phrases("weak", content["weak"], 1))
    rows = tuple(_matter(f"matters 第 {number} 条", row, weak) for number, row in enumerate(content["matters"], start=1))
    support = content["support"]
    if not isinstance(support, dict) or set(support) != set(KINDS):
        raise _fault("support", "要有而且只有 plan、review 这两项")
    return Matters(rows, {kind: _phrases(f"support 的 {kind}", support[kind], 1, end="。") for kind in KINDS})


def _matter(entry: str, row: Any, weak: frozenset[str]) -> Matter:
    if not isinstance(row, dict) or set(row) != {"matter", "also", "do", "aim", "result"}:
        raise _fault(entry, "要有而且只有 matter、also、do、aim、result 这几项")
    entry = f"{entry}（{row['matter']}）"
    also, do = _phrases(entry, row["also"], 1), _phrases(f"{entry}的 do", row["do"], FEWEST)
    return Matter(str(row["matter"]), also, do, _phrases(f"{entry}的 aim", row["aim"], 1), _phrases(f"{entry}的 result", row["result"], 1), weak)


def _phrases(entry: str, value: Any, fewest: int, end: str = "") -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) < fewest or not all(isinstance(one, str) and one.strip() == one != "" for one in value):
        raise _fault(entry, f"应是列表，至少 {fewest} 条")
    for one in value:
        plain = one
        for slot in SLOTS:
            plain = plain.replace(slot, "")
        if quantities(plain) or any(sign in plain for sign in "0123456789【】{}") or (not end and "。" in one):
            raise _fault(entry, f"“{one[:20]}”里有数字、占位或句号")
        if not one.endswith(end):
            raise _fault(entry, f"“{one[:20]}”要以“{end}”结尾")
    return tuple(dict.fromkeys(value))


def _fault(entry: str, why: str) -> UsageError:
    return UsageError(f"{FILE} {entry}：{why}。请改正后再试。")


def subject_of(matters: Sequence[Matter], topic: str) -> str:
    """What a section is about in a few words, for sentences that name it: its first matter, else its topic; "" for neither."""
    name = matters[0].name if matters else topic
    return f"{name}工作" if name else ""

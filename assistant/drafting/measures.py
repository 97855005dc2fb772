"""Measures: phrases of the matters a section is about, put before its values, after its points, and into sentences of their own.

「计划完成危房改造60户。」 → 「坚持农房安全动态监测、即发现即改造，计划完成危房改造60户。」 No phrase stands twice in a draft.
Not here: the table (matters.py), the order of a section (composing.py)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.drafting.matters import Matter, load
from assistant.drafting.pieces import Piece, is_alike, pairs
from assistant.drafting.wordings import load as wordings
from assistant.records import AskedSection


def matters_of(asked: AskedSection) -> tuple[Matter, ...]:
    """What a section is about: what its heading names first, then its points, then its indicators."""
    table = load()
    heading = table.all_of(f"{asked.topic} {asked.heading}")[:2]
    rest = [table.of(text) for text in (*asked.points, *(one.name for one in asked.indicators))]
    return tuple(dict.fromkeys((*heading, *(one for one in rest if one))))


@dataclass(slots=True)
class Stock:
    """Phrases that are still free: those that no sentence so far says. said: the sentences of the draft, this section's included; year: the draft's."""

    year: int
    said: list[str]
    used: set[str] = field(default_factory=set)

    def take(self, matter: Matter, near: str = "", count: int = 1) -> tuple[str, ...]:
        """Up to so many measures of a matter, those that share most with near first; they are not given again."""
        wanted = pairs(near)
        free = [phrase for phrase in matter.do if self._is_free(phrase) and not (near and _says(near, phrase))]
        chosen = sorted(sorted(free, key=lambda phrase: -len(wanted & pairs(phrase)))[:count], key=matter.do.index)
        self.used.update(chosen)
        return tuple(chosen)

    def end(self, matter: Matter, kind: str) -> str:
        """What a measure is for (plan) or what came of it (review), once; "" when it was said."""
        free = [phrase for phrase in (matter.aim if kind == "plan" else matter.result) if self._is_free(phrase)]
        self.used.update(free[:1])
        return free[0] if free else ""

    def _is_free(self, phrase: str) -> bool:
        early = any(word in phrase and self.year < first for word, first in wordings().since.items())
        return phrase not in self.used and not early and not any(_says(text, phrase) for text in self.said)


def _says(text: str, phrase: str) -> bool:
    return phrase in text or is_alike(text, f"{phrase}。")


def before(piece: Piece, asked: AskedSection, stock: Stock) -> Piece:
    """The sentence of a value with a measure before it; as it is when there is none."""
    names = "".join(asked.indicators[at].name for at in piece.asked)
    matter = load().of(names)
    phrase = stock.take(matter, names) if matter else ()
    return replace(piece, text=f"{phrase[0]}，{piece.text}", matter=matter.name if matter else "") if phrase else piece


def after(point: str, stock: Stock) -> str:
    """A point with a measure after it: 「完善预案」 → 「完善预案，备足应急物资、建强应急队伍」."""
    matter = load().of(point)
    phrase = stock.take(matter, point) if matter else ()
    return f"{point}，{phrase[0]}" if phrase else point


def sentences(matters: Sequence[Matter], kind: str, stock: Stock) -> Iterator[Piece]:
    """Sentences of the matters, two measures each, the first of a matter with its aim or result; one of each matter before the second of any."""
    for turn in range(3):
        for matter in matters:
            found = stock.take(matter, count=2)
            if len(found) < 2 and turn:
                continue
            end = stock.end(matter, kind) if not turn else ""
            words = [*found, *([end] if end else [])]
            if len(words) > 1:
                yield Piece("，".join(words) + "。", "wording", matter=matter.name)

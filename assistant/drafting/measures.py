"""Measures: phrases of the matters a section is about, put before its values, after its points, and into sentences of their own.

「计划完成危房改造60户。」 → 「坚持农房安全动态监测、即发现即改造，计划完成危房改造60户。」 No phrase stands twice in a draft.
Not here: the table (matters.py), the order of a section (composing.py)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from assistant.drafting.matters import Matter, load
from assistant.drafting.pieces import Piece, for_place, is_alike, pairs
from assistant.drafting.wordings import Topic, topic_score
from assistant.drafting.wordings import load as wordings
from assistant.records import AskedSection

SURE: Final = 2  # characters of its words, or pairs shared with its measures, that show a matter
METHOD: Final = 12  # characters up to which a point that shows no matter is a way of doing the section's own (坚持建、管、用并重)
LONG: Final = 6  # characters of a half of a phrase from which its return is noticed


def matters_of(asked: AskedSection) -> tuple[Matter, ...]:
    """What a section is about: what its heading names first, then its points, then its indicators."""
    heading = main_of(asked)
    judge = Stock("", 0, [], heading)
    rest = [judge.matter(text) for text in (*asked.points, *(one.name for one in asked.indicators))]
    return tuple(dict.fromkeys((*heading, *(one for one in rest if one))))


def main_of(asked: AskedSection) -> tuple[Matter, ...]:
    """The one or two matters the heading names."""
    return load().all_of(f"{asked.topic} {asked.heading}")[:2]


def is_narrow(asked: AskedSection, topic: Topic | None) -> bool:
    """Whether a heading names pieces of work rather than a whole topic: 乡村旅游和农村电商, not 人居环境."""
    heading = f"{asked.topic} {asked.heading}"
    if topic and asked.topic == topic.name:
        return False
    return sum(matter.score(heading) for matter in load().all_of(heading)) > (topic_score(topic, heading) if topic else 0)


@dataclass(slots=True)
class Stock:
    """Phrases that are still free: those that no sentence so far says. said: the sentences of the draft, this section's included;
    main: the matters the section's heading names."""

    place: str
    year: int
    said: list[str]
    main: tuple[Matter, ...] = ()
    used: set[str] = field(default_factory=set)

    def take(self, matter: Matter, near: str = "", count: int = 1) -> tuple[str, ...]:
        """Up to so many measures of a matter, those that share most with near first; they are not given again."""
        wanted = pairs(near)
        free = [phrase for phrase in matter.do if self._is_free(phrase)]
        chosen = sorted(sorted(free, key=lambda phrase: -len(wanted & pairs(phrase)))[:count], key=matter.do.index)
        self.used.update(chosen)
        return tuple(chosen)

    def end(self, matter: Matter, kind: str) -> str:
        """What a measure is for (plan) or what came of it (review), once; "" when it was said."""
        free = [phrase for phrase in (matter.aim if kind == "plan" else matter.result) if self._is_free(phrase)]
        self.used.update(free[:1])
        return free[0] if free else ""

    def matter(self, text: str) -> Matter | None:
        """What a point or an indicator is about: one of the section's own matters before another, never by a weak word alone."""
        own = max(self.main, key=lambda one: one.score(text), default=None)
        if own and own.score(text):
            return own
        found = load().of(text)
        if found and found.score(text) >= SURE:
            return found
        near = {one: max(len(pairs(text) & pairs(phrase)) for phrase in one.do) for one in self.main}
        best = max(near, key=lambda one: near[one], default=None)
        return best if best and near[best] >= SURE else None

    def _is_free(self, phrase: str) -> bool:
        early = any(word in phrase and self.year < first for word, first in wordings().since.items())
        return phrase not in self.used and not early and for_place(phrase, self.place) == phrase and not any(_says(text, phrase) for text in self.said)


def _says(text: str, phrase: str) -> bool:
    return any(len(part) >= LONG and part in text for part in phrase.split("、")) or is_alike(text, f"{phrase}。")


def before(piece: Piece, asked: AskedSection, stock: Stock) -> Piece:
    """The sentence of a value with a measure before it; as it is when there is none."""
    names = [asked.indicators[at].name for at in piece.asked]
    found = {stock.matter(name) for name in names}
    matter = found.pop() if len(found) == 1 else None
    phrase = stock.take(matter, "".join(names)) if matter else ()
    return replace(piece, text=f"{phrase[0]}，{piece.text}" if phrase else piece.text, matter=matter.name if matter else "")


def after(point: str, stock: Stock) -> str:
    """A point with a measure after it: 「完善预案」 → 「完善预案，备足应急物资、建强应急队伍」."""
    matter = stock.matter(point) or (next(iter(stock.main), None) if len(point) < METHOD else None)
    stock.said.append(point)
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

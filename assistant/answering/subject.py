"""How well a piece of text speaks of what was asked: the share of the question's wording it holds, rare wording counting more.

An indicator counts as spoken of when any of its wordings stands there (危旧房改造 for 危房改造).
Not here: years, places, roles and units; those are conditions, not degrees."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from assistant.figures import alike, indicators_in, renderings, said_for, variants
from assistant.library.keywords import Keywords, keys, pair_keys
from assistant.records import Query

_THINGS = frozenset("桥树牛羊猪鸡鸭鹅鱼虾蟹船车路灯井坝塘渠茶果粮棉油药床")  # things of one character: “更新改造几座｜桥”
NEAR = 8  # characters that may stand between the two words of a wording
JOINT_WEIGHT = 0.2  # a pair that stands nowhere between two that do is where two words meet (补贴|发放), not a word of its own


@dataclass(frozen=True, slots=True)
class Subject:
    """The asked wording as weighted keys; alternatives are sets of keys that stand for each other."""

    weights: dict[int, float]
    alternatives: tuple[tuple[frozenset[int], tuple[tuple[str, tuple[int, ...]], ...]], ...]

    def coverage(self, text: str) -> float:
        """Share of the weight found in the text, 0…1. Nothing asked: 0."""
        return self._share(self._present(text))

    def unsaid(self, text: str, asked: str) -> Iterator[str]:
        """Words of the asked wording, two characters or more, that the text says in no way."""
        present = self._present(text)
        for part in asked.split():
            pairs = [(pair_keys(part[at : at + 2]) or (0,))[0] for at in range(len(part) - 1)]
            said = [any(pair in present for pair in pairs[max(0, at - 1) : at + 1]) for at in range(len(part))]
            runs = ("".join(sign for _, sign in run) for is_said, run in groupby(zip(said, part, strict=True), key=itemgetter(0)) if not is_said)
            yield from (run for run in runs if len(run) > 1)

    def literal(self, text: str) -> float:
        """The same in the question's own words only: 农村低保 is not 城市低保, though both are 低保."""
        return self._share(set(keys(text)))

    def named(self, words: str) -> float:
        """The other way round: the share of these words that the question holds, 0…1. No words: 1."""
        own = pair_keys(words)
        return sum(key in self.weights for key in own) / len(own) if own else 1.0

    def _present(self, text: str) -> set[int]:
        """Keys of the text, and those for which another wording stands there."""
        present = set(keys(text))
        for own, wordings in self.alternatives:
            if own and not own <= present and any(_stands_in(wording, pairs, text, present) for wording, pairs in wordings):
                present |= own
        return present

    def _share(self, present: set[int]) -> float:
        total = sum(self.weights.values())
        return sum(weight for key, weight in self.weights.items() if key in present) / total if total else 0.0

    @property
    def is_empty(self) -> bool:
        """Whether the question names no subject at all."""
        return not self.weights


def subject(query: Query, keywords: Keywords) -> Subject:
    """The subject of a query, its wording weighted by how rare it is in the library."""
    asked = query.subject or query.text
    wanted = pair_keys(asked) or keys(asked)
    wanted += tuple(key for word in asked.split() if word in _THINGS for key in keys(word))
    weights = {key: keywords.rarity(key) for key in wanted}
    for before, key, after in zip(wanted, wanted[1:], wanted[2:], strict=False):
        if not keywords.holds(key) and keywords.holds(before) and keywords.holds(after):
            weights[key] *= JOINT_WEIGHT
    texts = (query.text, asked, asked.replace(" ", ""))
    named = [text[mention.start : mention.end] for text in texts for mention in indicators_in(text)]
    found = alike(asked) | said_for(asked) | {wording: variants(wording) for wording in named}
    for phrase in renderings(query.text, keywords.frequency) if query.language == "en" else ():
        found |= {word: (*found.get(word, ()), *phrase) for word in phrase}
    alternatives = tuple(
        (frozenset(weights).intersection(pair_keys(wording)), tuple((other, tuple(pair_keys(other))) for other in others))
        for wording, others in found.items()
    )
    return Subject(weights, alternatives)


def _stands_in(wording: str, pairs: Sequence[int], text: str, present: set[int]) -> bool:
    """The wording itself, or all its pairs of characters but one (“改造农村危房” for 农村危房改造); of three only the middle, where two words meet,
    not far from each other (“新增返乡创业市场主体带动就地就业” is no 新增就业)."""
    if wording in text:
        return True
    missing = len(pairs) - len(present.intersection(pairs))
    if len(pairs) != 3 or missing > 1 or (missing and pairs[1] in present):
        return len(pairs) > 3 and missing <= 1
    first, last = re.escape(wording[:2]), re.escape(wording[2:])
    return re.search(f"{first}.{{0,{NEAR}}}{last}|{last}.{{0,{NEAR}}}{first}", text) is not None

"""Candidates of several operands → one for each, chosen together: the same indicator in the same kind of unit, said in the same words.

Not here: finding candidates, what is done with them."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.candidates import ALMOST, ENOUGH, Candidate
from assistant.answering.contrast import is_new, one_kind
from assistant.library.keywords import pair_keys
from assistant.records import Figure

WITH_A_LIKE = 0.5  # score of a figure that may be an operand when another one says the same and is certain
LIKE, NEARLY_LIKE = 1.0, 0.7  # likeness of two figures that say the same; of two of which both almost surely answer
AGREEING = 2.0  # what the same words on both sides are worth, in scores of candidates
PAIRED, ALL_SAID = 1.5, 0.9  # score and share of what was asked from which figures in the very same words are believed together
OTHER_SPAN = 0.8  # what a pair loses of which one is of a year and the other of several
OTHER_COUNTER = 0.8  # what a pair loses of 所 and 个, which may count different things
NEW_BESIDE_ALL = 1.5  # what a pair loses of which one is of what came new and the other of all there are
PART_BESIDE_WHOLE = 1.0  # what a pair loses of which one is a part of something and the other a whole
VERY_LIKE = 1.5  # likeness of two figures of one name, one of which is far off
FAR_OFF = 20  # times that one number may be of another one where words differ
_IN_ALL: Final = re.compile("总(?=[量产额值面])")  # 羊只饲养总量 is 羊饲养量
_OF_ANYTHING: Final = frozenset("的率数量额占总比重例值")  # characters that name no thing: 自给率 and 治理率 are of two
OTHER_UNIT = 3.0  # what a pair of two units loses


def agreeing(found: Sequence[Sequence[Candidate]]) -> list[Candidate]:
    """One candidate for each operand, so that scores and likeness of neighbours are greatest together (Viterbi over the operands in order)."""
    best: list[tuple[float, tuple[Candidate, ...]]] = [(one.score, (one,)) for one in found[0]]
    for fit in found[1:]:
        best = [
            max(((score + one.score + _together(chain[-1].figure, one.figure), (*chain, one)) for score, chain in best), key=lambda way: way[0])
            for one in fit
        ]
    return list(max(best, key=lambda way: way[0])[1])


def _together(one: Figure, other: Figure) -> float:
    return likeness(one, other) - OTHER_SPAN * (one.span != other.span) - _apart(one, other)


def _apart(one: Figure, other: Figure) -> float:
    of_a_part, of_what_came_new = bool(one.part_of) != bool(other.part_of), is_new(one) != is_new(other)
    is_counted_otherwise = one.quantity.base_unit != other.quantity.base_unit
    return PART_BESIDE_WHOLE * of_a_part + OTHER_COUNTER * is_counted_otherwise + NEW_BESIDE_ALL * of_what_came_new


def certain(chosen: Sequence[Candidate]) -> list[bool]:
    """For each: whether it speaks of what was asked, by itself or because it says the same as the one that surely does."""
    sure = max(chosen, key=lambda one: one.score)
    alike = [likeness(sure.figure, one.figure) >= (NEARLY_LIKE if one.score >= ALMOST else LIKE) for one in chosen]
    if all(one.score >= PAIRED and one.said >= ALL_SAID and likeness(sure.figure, one.figure) >= AGREEING for one in chosen):
        return [True] * len(chosen)
    return [one.score >= ENOUGH or (sure.score >= ENOUGH and is_alike) for one, is_alike in zip(chosen, alike, strict=True)]


def is_one_thing(one: Candidate, other: Candidate) -> bool:
    """Whether two figures may stand side by side: of one unit, or of two but said in the same words (改厕2640座, 改厕1.53万户)."""
    return one_kind(one.figure.quantity, other.figure.quantity) or likeness(one.figure, other.figure) + OTHER_UNIT >= LIKE


def are_unlike(one: Figure, other: Figure) -> bool:
    """Whether two figures have not a character in common, in name or words: they are of two things."""
    is_one = bool(one.name) and one.name == other.name
    is_far_off = any(mine.quantity.amount * FAR_OFF < theirs.quantity.amount for mine, theirs in ((one, other), (other, one)))
    if is_far_off and (not is_one or one.place == other.place) and likeness(one, other) < (VERY_LIKE if is_one else LIKE):
        return True  # 86.5万人次 of a town beside 1亿人次
    mine, theirs = (set(f"{told.indicator}{told.part_of}") - _OF_ANYTHING for told in (one, other))
    return not is_one and not mine & theirs and bool(one.indicator and other.indicator)


def likeness(one: Figure, other: Figure) -> float:
    """How much two figures are of one kind: up to AGREEING for the same words, less for another unit or measure."""
    mine, theirs = (set(pair_keys(_IN_ALL.sub("", told.indicator))) for told in (one, other))
    shared = len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0
    same_name = 0.5 if one.name and one.name == other.name else 0.0
    return AGREEING * max(shared, same_name) - OTHER_UNIT * (not one_kind(one.quantity, other.quantity)) - (one.measure != other.measure)

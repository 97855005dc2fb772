"""Limits a question sets: “收入过20万的村有几个”, “日处理20吨以上的每座补多少” → whether a figure is told under the same ones.

Not here: limits as part of the number itself (hedges of quantities)."""

import re
from typing import Final

from assistant.answering.parts import clause
from assistant.figures import BREAK, COUNTERS
from assistant.records import Figure, Query

TOLD, NOT_TOLD = 1.0, -2.0  # what the score of a figure gains
_NUMBER: Final = r"(?<![\d.])(\d+(?:\.\d+)?[万亿]?)"
_LIMIT: Final = re.compile(
    rf"{_NUMBER}(?:元|亩|人|户|吨|公里|米|岁|头|只|千瓦|平方米)?(?:[（(]不?含[）)])?及?(以上|以下|以内|之内)(?:[（(]不?含[）)])?"
    r"|(不满|未满|未达到?|没达到?|[没未不]超过|没过|不到|不足|低于|不高于|不低于|不少于|超过?|过|满|达到|高于|(?<=[一-鿿])(?<![以早晚之网])上)了?(\d+(?:\.\d+)?[万亿]?)(?![\d年月])"
)
_UPWARDS: Final = ("以上", "超", "超过", "过", "满", "达到", "高于", "不低于", "不少于", "上")
_CONDITION: Final = re.compile(r"超|以上|以下|不足|不满")
_CONDITION_ASKED: Final = re.compile(r"超过|达到|满(?!意)|以上|以下|不足|才")
_TOLD_EXACTLY: Final = re.compile(r"[、，](?:达到?|为)\d")  # 突破200万人次、达213.5万人次
_ABOVE_SIZE: Final = re.compile("规上|限上|规模以上|限额以上|四上")
_THING: Final = re.compile(r"的?(?:重点|重大|新|工业|制造业|产业)*(?:项目|企业|工程|集群|产业|乡镇|镇|县|村|公司|平台)")


def within_limits(figure: Figure, query: Query) -> float:
    """What a figure gains for being told under the limits of the question: not that of all villages, nor the 20万 themselves, nor “20吨以下的”."""
    asked = _limits(query.text)
    if not asked:
        return 0.0
    told = _limits(_told_under(figure))
    bare = set(re.findall(_NUMBER, _told_under(figure))) - {limit for limit, _ in told}
    return TOLD if all(limit in told or limit[0] in bare for limit in asked) else NOT_TOLD


def _limits(text: str) -> list[tuple[str, bool]]:
    """Each limit of a text, and whether what is meant lies above it."""
    return [(number or other, (side or word) in _UPWARDS) for number, side, word, other in _LIMIT.findall(text)]


def _told_under(figure: Figure) -> str:
    """The clause of a figure without its own number, with the conditions right before it: “日处理能力20吨以上的，每座奖补｜25万元”."""
    clauses = BREAK.split(figure.sentence[: figure.quantity.start - figure.sentence_start])[:-1]
    conditions: list[str] = []
    while clauses and clauses[-1].endswith("的"):
        conditions.append(clauses.pop())
    return " ".join((*conditions, clause(figure).replace(figure.quantity.text, " ")))


def is_of_large_ones(figure: Figure, query: Query) -> bool:
    """“经营主体多少户” is not told by 规上（限上）经营主体｜737家: those above a size are counted apart from all there are."""
    above = _ABOVE_SIZE.search(figure.indicator)
    return above is not None and figure.quantity.base_unit in COUNTERS and figure.measure == "value" and _ABOVE_SIZE.search(query.text) is None and query.language == "zh"


def is_an_unasked_condition(figure: Figure, query: Query) -> bool:
    """“成员超过一百五十人的，可以设立…” tells when a rule holds, “12个10亿元以上项目” which projects, “突破｜200万元、达到213万元” what was passed."""
    if _CONDITION_ASKED.search(query.text):
        return False
    after = figure.sentence[figure.quantity.end - figure.sentence_start :]
    if figure.quantity.hedge in ("突破", "超过", "超") and _TOLD_EXACTLY.match(after):
        return True
    return bool(_CONDITION.search(figure.quantity.hedge)) and (after.startswith("的，") or (figure.quantity.base_unit == "元" and bool(_THING.match(after))))

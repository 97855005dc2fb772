"""Rates: how percentages and multiples are written. 「下降2倍」, 「提高3%」 of a rate, 「95%%」, 「参保率102%」 cannot stand.

Not here: whether a change follows from two values (growth.py)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from assistant.checking.statements import Statement, measure
from assistant.records import Finding, Quantity

WHOLE_PERCENT: Final = 100.0
LOWEST_COVERAGE: Final = 10.0  # a coverage of one digit is likely a digit lost: 9% for 97%
_DOUBLED: Final = re.compile(r"[%％]{2,}")
_FALL: Final = re.compile(r"(?:下降|减少|降低|缩小|缩短|压缩|压减|锐减|骤降)了?(?:近|约|超过|超)?$")
_SHARE_OF_ALL: Final = (
    r"(?:参保|参合|参检|普及|覆盖|合格|巩固|及时|硬化|入户|集中供养|无害化处理|收集|收运|处理|处置|回收利用|签约|登记|绿化|达标|满意|城镇化|入学|入园|就业|治愈|发现|见警|破案|化解|办结|接种|通达|通车|通电)率"
)
_IS: Final = r"(?:已|均|都|全部|分别|总体|稳定|保持|继续)*(?:达到了?|达|为|是|在|至|到|提高到|提升到|提升至|上升到|超过)?(?:了)?(?:约|近)?$"
_WHOLE_RATE: Final = re.compile(rf"(?<!毛)(?<!目标){_SHARE_OF_ALL}{_IS}")
_COVERAGE: Final = re.compile(r"(?:参保|参合|普及|合格|入学|无害化处理|集中供养|覆盖)率(?:已|均|都|总体|稳定|保持)*(?:达到了?|达|为|是|在|到|提高到|提升到|提升至)?$")
_RATE_WORD: Final = re.compile(r"(?:率|比重|占比|比例)(?:已|均|都|稳定|保持)*(?:达到了?|达|为|在|到|提高到|提升到|提升至|下降到|降至|下降至)?$")
_ROSE: Final = re.compile(r"[，,（(](?:同比|比上年|较上年|比去年|较去年|比上年同期|较上年同期)?(?:提高|上升|提升|下降|降低|回落)(?:了)?")


def rate_findings(text: str, statements: Sequence[Statement]) -> Iterator[Finding]:
    """Percentages and multiples that cannot be meant as they are written."""
    for match in _DOUBLED.finditer(text):
        yield Finding("error", "doubled_percent", "百分号重复。请核对数字后删去一个。", match.start(), match.end(), "%")
    for statement in statements:
        for quantity in statement.quantities:
            yield from _falls(statement, quantity)
            yield from _out_of_bounds(statement, quantity)
        for rate, change in pairwise(statement.quantities):
            yield from _points(statement, rate, change)


def _falls(statement: Statement, quantity: Quantity) -> Iterator[Finding]:
    if quantity.base_unit == "倍" and (fall := _FALL.search(statement.text[max(statement.start, quantity.start - 8) : quantity.start])):
        told = f"“{fall.group()}{quantity.text}”：减少不能用倍数。请改成百分之几、几分之一，或直接写两个数。"
        yield Finding("error", "fall_by_times", told, quantity.start, quantity.end)


def _out_of_bounds(statement: Statement, quantity: Quantity) -> Iterator[Finding]:
    if quantity.unit != "%" or quantity.redacted or "至" in quantity.hedge:
        return
    before = statement.before(quantity, 16)
    if quantity.number > WHOLE_PERCENT and _WHOLE_RATE.search(before):
        told = f"这个比率不会超过100%，写的是{quantity.text}。请核对数字，或写明是完成任务的百分比。"
        yield Finding("error", "rate_over_100", told, quantity.start, quantity.end)
    elif 0 < quantity.number < LOWEST_COVERAGE and _COVERAGE.search(before):
        told = f"这个比率只有{quantity.text}，可能漏了一位数字。请与原始资料和上年数核对。"
        yield Finding("hint", "rate_very_low", told, quantity.start, quantity.end)


def _points(statement: Statement, rate: Quantity, change: Quantity) -> Iterator[Finding]:
    """「参保率97%，比上年提高2%」: most likely two 百分点."""
    if measure(rate) != "百分比" or change.unit != "%" or change.hedge or not _ROSE.fullmatch(statement.gap(rate, change)):
        return
    if _RATE_WORD.search(statement.before(rate, 12)):
        told = f"比率的增减一般用百分点：“{change.text}”疑为“{change.value}个百分点”。请核对。"
        yield Finding("warning", "percent_of_rate", told, change.start, change.end, f"{change.value}个百分点")

"""Arithmetic: parts against their whole. 「改造86户，其中贫困户91户」 cannot be; 「甲村20户、乙村30户，合计60户」 does not add up.

Only numbers of one measure are compared, and only plain ones: a number with 余, 近, 以上 or a range proves nothing. Parts may overlap
(妇女, 党员), so a sum above the whole is only suspected. Not here: growth and differences (growth.py), tables."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from assistant.checking.statements import Statement, clause_of, is_counted, is_plain, measure, size, spread, step, unit_size
from assistant.records import Finding, Quantity, Severity

_CHANGE: Final = re.compile(
    r"(?:增加|新增|增长|增至|提高|提升|上升|上涨|下降|减少|降低|净增|多|少|增|减|降|涨|高出|压减|比|较|人均|户均|平均|每\S{0,3}|均)"
    r"(?:了|出|收|支|为|达)?(?:超过|近|约|超)?$"
)
_AVERAGE: Final = re.compile(r"年均|人均|户均|平均|每|亩产|单产|标准为?$|(?:工资|收入|补助|补贴)(?:为|达|达到)?(?=$)|(?:宽|高|深|厚|均|价|龄|温)(?:度|达|约|为|到)?$")
_OTHER_SCOPE: Final = re.compile(
    r"最|单|已|实际|超额|去年|今年|上年|明年|当年|累计|历年|以来|十[一二三四]五|五年|全年|年[底末]|月[底末]|同比|目前|另|此外|同时|还|预计|计划"
    r"|到\d|\d年|总|共|带动|辐射|惠及|服务|覆盖|相当于|高于|超过"
)
_LIST_LINK: Final = re.compile(r"[、，,；;和及]|以及")
_GENERIC: Final = frozenset(["个", "项", "处", "件", "次", "场", "批", "条", "类", "种"])  # may count other things: 5个村，其中新建8个广场
_TOTAL: Final = re.compile(r"(?:合计|共计|总计)(?:为|达|达到)?[：:]?$")
_NO_PARTS: Final = frozenset(["百分比", "百分点", "倍数", "时间", "月数", "岁", "摄氏度"])
FEWEST_PARTS: Final = 2
NEAR: Final = 10  # characters from 其中 to a part counted in 个, 项 …: further off it counts another thing
LONGEST_NAME: Final = 14  # of one part in a list


def part_findings(statements: Sequence[Statement]) -> Iterator[Finding]:
    """Parts after 其中 that are larger than their whole, singly (error) or together (warning)."""
    for statement in statements:
        for at in _places_of(statement, "其中"):
            yield from _parts(statement, at)


def sum_findings(statements: Sequence[Statement]) -> Iterator[Finding]:
    """Lists followed by 合计, 共计 or 总计 that come to something else."""
    for statement in statements:
        for total in statement.quantities:
            if _TOTAL.search(statement.before(total, 8)) and is_plain(total):
                yield from _sum(statement, total)


def _places_of(statement: Statement, word: str) -> Iterator[int]:
    at = statement.text.find(word, statement.start, statement.end)
    while at >= 0:
        yield at
        at = statement.text.find(word, at + len(word), statement.end)


def _parts(statement: Statement, at: int) -> Iterator[Finding]:
    marks = ("）",) if _lists_clauses(statement, at) else ("；", ";", "其中", "）")
    end = min((found for mark in marks if (found := statement.text.find(mark, at + 2, statement.end)) >= 0), default=statement.end)
    before = [quantity for quantity in statement.quantities if quantity.end <= at]
    after = [quantity for quantity in statement.quantities if at < quantity.start and quantity.end <= end]
    if not after or not before or _OTHER_SCOPE.search(statement.text, at + 2, after[0].start):
        return
    part = after[0]
    wholes = [quantity for quantity in before if measure(quantity) == measure(part)]
    if not wholes or not is_plain(part) or not all(is_plain(quantity) for quantity in wholes) or measure(part) in _NO_PARTS:
        return
    if _CHANGE.search(statement.before(part, 8)) or any(_is_average(statement, quantity) for quantity in wholes):
        return
    if all(_CHANGE.search(statement.before(quantity, 8)) for quantity in wholes):
        return
    if part.base_unit in _GENERIC and part.start - at > NEAR:
        return
    whole = max(wholes, key=size)
    if spread(part)[0] > spread(whole)[1]:
        level: Severity = "warning" if part.base_unit in _GENERIC else "error"
        told = f"“其中”后面的{part.text}大于总数{whole.text}。请核对这两个数，或写明它们不是部分和总数。"
        yield Finding(level, "part_exceeds_total", told, part.start, part.end)
        return
    yield from _together(statement, whole, _listed(statement, after))


def _lists_clauses(statement: Statement, at: int) -> bool:
    """「合计300万元；其中：甲200万元；乙50万元」, 「…；其中甲…；其中乙…」: a list that goes on beyond ；."""
    return statement.text[at + 2 : at + 3] in ("：", ":") or statement.text.find("；其中", at, statement.end) >= 0


def _is_average(statement: Statement, quantity: Quantity) -> bool:
    """An amount per head, per 亩, a width or a price: a part of the whole may lie above it."""
    found = _AVERAGE.search(statement.before(quantity, 10))
    return found is not None and (quantity.unit == "元" or not found.group().startswith(("工资", "收入", "补助", "补贴")))


def _listed(statement: Statement, after: Sequence[Quantity]) -> list[Quantity]:
    """The first part and those that go on listing: same measure, a short name between them and no verb of another matter."""
    listed = [after[0]]
    for left, right in pairwise(after):
        gap = statement.gap(left, right)
        goes_on = len(gap) <= LONGEST_NAME and _LIST_LINK.match(gap) and measure(right) == measure(after[0]) and is_plain(right)
        if not goes_on or _OTHER_SCOPE.search(gap) or _CHANGE.search(gap):
            break
        listed.append(right)
    return listed


def _together(statement: Statement, whole: Quantity, parts: list[Quantity]) -> Iterator[Finding]:
    if len(parts) < FEWEST_PARTS or parts[0].base_unit in _GENERIC:
        return
    if sum(spread(part)[0] for part in parts) > spread(whole)[1] + step(whole):
        shown = "+".join(part.text for part in parts)
        told = f"“其中”所列各项之和（{shown}）大于总数{whole.text}。请核对各项；各项有重叠的，请在文中说明。"
        yield Finding("warning", "parts_exceed_total", told, parts[0].start, parts[-1].end)


def _sum(statement: Statement, total: Quantity) -> Iterator[Finding]:
    start, _ = clause_of(statement, total)
    earlier = [quantity for quantity in statement.quantities if start <= quantity.start and quantity.end <= total.start]
    if len(earlier) < FEWEST_PARTS or not all(is_plain(quantity) and measure(quantity) == measure(total) for quantity in earlier):
        return
    gaps = [statement.gap(left, right) for left, right in pairwise(earlier)]
    if any(len(gap) > LONGEST_NAME or not _LIST_LINK.match(gap) for gap in gaps) or any(_CHANGE.search(statement.before(quantity, 8)) for quantity in earlier):
        return
    if any(_adds_up(earlier[first:], total) for first in range(len(earlier) - 1)):
        return
    come_to = sum(size(quantity) for quantity in earlier) / unit_size(total)
    told = f"前面所列各项之和是{come_to:.10g}{total.unit}，写的是{total.text}。请核对各项和合计数。"
    level: Severity = "error" if all(is_counted(quantity) for quantity in earlier) and len({quantity.unit for quantity in (*earlier, total)}) == 1 else "warning"
    yield Finding(level, "sum_differs", told, total.start, total.end)


def _adds_up(parts: Sequence[Quantity], total: Quantity) -> bool:
    spreads = [spread(part) for part in parts]
    low, high = sum(least for least, _ in spreads), sum(most for _, most in spreads)
    least, most = spread(total)
    return low <= most + step(total) * 0.001 and least <= high + step(total) * 0.001

"""How a number measures its thing: the thing itself, a change, a rate of growth, a share, the done part of a task, or a rule.

Judged by the words between the thing and its number: 「同比增长｜9.1%」, 「占年度任务的｜103.4%」, 「每周不少于｜2次」.
Not here: which thing it is (labels.py), “由A提高到B” (labels.py)."""

import re
from typing import Final

from assistant.records import Measure, Quantity

RATES: Final = frozenset({"%", "‰", "倍", "成"})
POINTS: Final = frozenset({"百分点", "个百分点"})
_WAYS: Final = (
    r"增长率|增长|递增|回升|增产|减产|调增|调减|增加|提高|上升|(?<!改造)(?<!整治)(?<!新建)(?<!建设)(?<!改建)(?<!扩建)(?<!巩固)(?<!优化)(?<!扩容)提升|上涨|下降|降低|减少|回落|收窄|扩大|缩小|压减|压降|缩减|削减(?!任务)|下调|上调|下滑|增幅|增速|涨幅|降幅|高出|(?<![新净年])增(?!值)|(?<![下])降|"
    r"(?<![最至不])(?:高(?!达)|低)|(?<![许大最至不])(?:多|少)|加快|放缓|(?<!最)快"
)
_COMPARED: Final = re.compile(
    rf"(?:(?P<same>同比|环比)|(?:(?<![占对评])比(?![重例率值])|较|相比|相较)(?P<base>[^，；。比较]{{1,16}}?(?:同期)?)(?:相比)?)?"
    r"(?:又|再|均|都|也|各|分别|净|大幅|累计|稳步|平均|年均|实际|同口径|可比|名义|总体|实现|继续|进一步|预计|将|上浮|偏|微|略|明显|显著)*+"
    rf"(?P<way>{_WAYS})(?:幅度|比例|预期|目标|率|了|达到|达|为|是|在|约|近|超过|超|保持|稳定|控制|不低于|仅)*+$"
)
_HIGHER: Final = re.compile(
    r"(?:高于|低于|快于|慢于|优于|好于|大于|多于|少于|高出|超出|超过|领先|超|高过|比)(?P<base>[^，；。于]{2,18}?)(?:高|低|快|多|少)?(?:出|约|近)?$"
)
_TASK_WORDS: Final = r"(?:目标任务|年度计划|计划|任务|目标|预算|指标|责任状)(?:数|量|值)?"
_COMPLETED: Final = re.compile(
    rf"(?:超额完成|已完成|完成|占到?|为|是|达到?|相当于)(?:了)?(?P<base>[^，；。、占完为]{{0,10}}?{_TASK_WORDS})(?:的|率)?(?:比例)?(?:达到?|为)?$"
)
_BEYOND: Final = re.compile(rf"(?:超过|超出|超|比|较)(?:额完成)?(?P<base>[^，；。、]{{0,10}}{_TASK_WORDS})(?:多|增加|少|减少)?(?:完成)?$")
_SHARE: Final = re.compile(
    r"(?P<word>占比重?|比重|占(?!有率))(?P<base>(?!比?最)[^，；。]{0,18}?)(?:的)?(?:比重|比例|份额)?"
    r"(?:分别|已经?|均|将)*(?:提高到|提升到|上升到|下降到|提高至|提升至|升至|降至|降到|达到|达|为|超过|超|近|约|接近|不足|由|从|保持在|稳定在|高达)*+$"
)
_HELD: Final = re.compile("的?(?:比重|比例|份额)")
_OF_BASE: Final = re.compile("的?(?:比重|比例|份额).*$")  # 占国内生产总值的比重从2009年的｜2.8%
_YEAR: Final = re.compile("\\s*(?:(?:19|20)\\d\\d|[一二][九〇零○Ｏ][〇零○Ｏ一二三四五六七八九]{2})?年?\\s*")
_WHEN: Final = re.compile(
    "((?:(?:19|20)\\d\\d|[一二][九〇零○Ｏ][〇零○Ｏ一二三四五六七八九]{2})年|上年|去年)"
    "((?!同期|[的末底初前全同]|[^数]{0,8}(?:预计|决算|预算|计划|实际|水平))[一-鿿]{3,}(?<!数))"
)
_FELL: Final = re.compile("(?:下降|降低|减少|上升|提高|增加)了?$")
_OF: Final = re.compile(r"(?:约为|约|为|是|达到?|相当于|仅)(?P<base>[^，；。、]{2,14})的$")
_GROWS_AFTER: Final = re.compile(r"(?:以上|左右)?的?(?:增长|增速|增幅|涨幅|降幅)")
_RULE: Final = re.compile(r"每(?:天|日|周|月|季度?|半年|年|学期|旬)[^，；。]{0,14}$")
_AT_LEAST: Final = re.compile(r"不少于|不低于|至少|不超过|不高于|不多于")
_RULED: Final = re.compile(r"(?:不得|应当|须|必须|一般不|原则上|最高不|最低不)(?:少于|低于|超过|高于|多于|每|按)?[^，；。]{0,10}$")


def measured(lead: str, quantity: Quantity, after: str) -> tuple[str, Measure, str]:
    """(the words of the thing, measure, base) for the words before a number; the words that say how it measures are taken off."""
    unit = quantity.base_unit
    if lead.endswith("增量") and unit not in RATES:
        return lead.removesuffix("增量"), "change", ""
    is_rate = unit in RATES
    if found := _BEYOND.search(lead):
        return lead[: found.start()], "growth" if is_rate else "change", found["base"]
    if is_rate and unit != "倍":
        if re.search(r"完成率(?:达到|达|为|是)?$", lead):
            return lead, "completion", ""
        if found := _COMPLETED.search(lead):
            return lead[: found.start()], "completion", found["base"]
        if (found := _SHARE.search(lead)) and not re.search(r"增长|提高|上升", found["base"]):
            kept = found["word"] if found["word"] != "占" else ""
            held = _HELD.match(lead, found.end("word")) if found["word"] == "占" else None  # 合作社工业所占的比重由1954年的｜4%
            if held and _FELL.search(found["base"]) and not lead.endswith(("到", "至", "为")):
                return f"{lead[: found.start()].removesuffix('所')}占比", "change", ""  # 国防费所占的比重下降｜2.17%
            return (f"{lead[: found.start()].removesuffix('所')}占比", "share", "") if held else (lead[: found.start()] + kept, "share", _OF_BASE.sub("", found["base"]))
    if found := _COMPARED.search(lead):
        told, base = lead[: found.start()], _base(found)
        if (when := _WHEN.fullmatch(base)) and _YEAR.fullmatch(told):  # 1954年比1952年医院病床增长｜34%
            told, base = when[2], when[1]
        return told, "growth" if is_rate else "change", base
    if unit in POINTS:
        higher = _HIGHER.search(lead)
        return (lead[: higher.start()], "change", higher["base"]) if higher else (lead, "change", "")
    if is_rate and (found := _OF.search(lead)):
        return lead[: found.start()], "growth" if unit == "倍" else "share", found["base"]
    if is_rate and _GROWS_AFTER.match(after):
        return lead, "growth", ""
    if (unit == "次" and _RULE.search(lead)) or (_RULE.search(lead) and _AT_LEAST.search(quantity.hedge)):
        return lead, "norm", ""
    if _RULED.search(lead) and not quantity.redacted:
        return lead, "norm", ""
    return lead, "value", ""


def _base(found: re.Match[str]) -> str:
    if found["same"]:
        return "上年同期" if found["same"] == "同比" else "上期"
    return (found["base"] or "").removesuffix("的")

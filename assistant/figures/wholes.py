"""Which numbers of a sentence are parts of one before them: 「监测户83户，其中51户已消除风险」 → 消除风险 of 监测户; and what follows such a part.

Not here: the words of a number (labels.py)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from assistant.figures.lists import BREAK
from assistant.figures.measures import RATES
from assistant.figures.neighbours import Label
from assistant.figures.trimming import subject_of, trimmed
from assistant.figures.words import COUNTERS, ENDS_IN_DEED, STARTS_WITH_DEED, VERB, is_bare, is_measure, without_deed
from assistant.records import Quantity

CONNECTOR: Final = re.compile(r"[\s、，,和及与或（(）)]*")
ALL_AGAIN: Final = re.compile("[，,](?:目前|现已?|已|全[国省市县区镇乡])*(?:累计|总数|总量)")  # 建成52.8万亩，其中新建31.5万亩，累计达到｜517.7万亩: of the whole
_SORTED_BY: Final = re.compile("[，；]按[^，。；：]{2,10}(?:分|划分|来看|统计)[，,：:][^，。；]{0,12}$")
_THOSE_THAT_ARE: Final = re.compile("[，,](?:鉴定|评定|认定|判定|划定|评)为[^，。；\\d]{1,16}的(?:分别)?(?:有|为|达到?)?$")  # 排查3.8万栋，鉴定为C级、D级的分别为｜142栋
FUNDS: Final = re.compile(r"(?:投资|投入|安排|筹集|筹措|整合|争取|使用|拨付|落实|下达)(?:资金|各类资金|财政资金)?$")
_EACH: Final = re.compile("[人户亩村]均")
_OF_ALL_OF_IT: Final = re.compile("，(?:全年|全部|总|概算|计划总|共|合计|占地|建筑面积)")
_BUILT_FOR: Final = re.compile("(?:计划|概算|完成)?总?投资额?|占地面?积?|总?建筑面积")
_BUILT: Final = re.compile(
    r"[^，。；：、\d]{2,24}?(?:中心|工程|项目|公路|大桥|医院|学校|小学|中学|幼儿园|水库|产业园|水厂|工厂|厂房|基地|广场|公园|隧道|泵站)(?=[^，。；\d]{0,6}[，\d])"
)
CUT_AGAIN: Final = re.compile("[、，](压减|调减|核减|削减)$")
_BECAME: Final = re.compile(  # 监测户83户，其中51户｜已消除风险; 成果259项，其中56项｜为全国首创
    f"[已均都全部成功顺利]*({VERB}[^，,。；;：:、]{{0,12}}|消除[^，,。；;：:、]{{1,8}}|[为是][^，,。；;：:、\\d]{{0,4}}首[^，,。；;：:、\\d]{{1,8}})(?=[，,。；;、]|$)"
)


def whole_of(own: str, made: Label, done: Sequence[Label], topics: Mapping[str, str]) -> str:
    """Words of the whole when the number is one of the parts after 其中; "" when it is none. own: the text between the label before and the number."""
    if "其中" in own[-34:] and "。" not in own[own.rfind("其中") :]:
        alike = [label for label in reversed(done) if _counts_like(label.unit, made.unit) and label.measure == "value"]
        wholes = [label for label in alike if not label.part_of and not _EACH.match(label.words)]
        same = next((label for label in wholes if label.words == made.words), wholes[0] if wholes else None)  # 建议492件、提案397件，其中2025年分别为…
        if same or done:
            return same.words if same else done[-1].words
        told = without_deed(subject_of(trimmed(BREAK.split(own[: own.rfind("其中")].rstrip("，, "))[-1])))
        return told if len(told) > 2 else topics.get(made.unit, topics.get("", ""))  # 大幅度增加教育支出，其中…
    if _SORTED_BY.search(own) or _THOSE_THAT_ARE.match(own):  # 改造412户…；按危房等级分，C级｜268户
        return next((label.words for label in done if label.unit == made.unit and label.measure == "value"), "")
    if ALL_AGAIN.match(own):
        return ""
    if done and own[:1] in ("（", "(") and made.unit == done[-1].unit and made.measure == done[-1].measure == "value":
        return done[-1].words  # 粮食作物10300亩（青稞7150亩、马铃薯3150亩）
    if not done or not done[-1].part_of or re.search("[；;。]", own):
        return ""
    if CUT_AGAIN.search(own) and any(label.words == made.words and not label.part_of for label in done):
        return made.words
    last = next((label for label in reversed(done) if label.measure not in ("growth", "change")), done[-1])  # 海洋捕捞8.3万吨、下降2.4%，海水养殖｜16.9万吨
    own_whole = next((label.words for label in reversed(done) if label.unit == made.unit and not label.part_of and label.measure == "value"), "")
    whole = done[-1].part_of if made.unit == done[-1].unit else own_whole or done[-1].part_of  # 接待游客…，旅游收入…，其中假期接待…、收入…
    is_next = made.unit not in RATES or made.measure == "share" or made.words[-2:] in (done[-1].words[-2:], whole[-2:])  # 固定资产投资…，其中民间投资…，出口…
    is_same_part = made.unit == last.unit and bool(last.part_of) and is_next
    goes_on = own[:1] in ("、", "和", "与") or (is_same_part and "，" in own[:1] and not STARTS_WITH_DEED.match(own.lstrip("，, ")))
    return whole if goes_on or CONNECTOR.fullmatch(own) or (made.measure in ("change", "growth") and made.words == done[-1].words) else ""


def _counts_like(one: str, other: str) -> bool:
    """开展培训295人次，其中取得证书｜213人: those trained, in 人次, are the whole of some 人."""
    return one == other or {one, other} == {"人", "人次"}


def with_what_became(made: Label, whole: str, text: str, number: Quantity, until: int) -> Label:
    """A part without words of its own is what the text behind it, up to the next number, says of it: 其中51户｜已消除风险."""
    became = _BECAME.match(text, number.end, until) if whole and made.words == whole and number.base_unit in COUNTERS else None
    return replace(made, words=became[1], reaches=became.end() - number.end) if became else made


def after_a_part(made: Label, own: str, text: str, number: Quantity, part: Label) -> Label:
    """What follows a part: 其中产业类项目8个、投入资金｜772万元 is of the part, “，全年实现产值｜186亿元” of the whole, “，总投资｜1024万元” of what was built."""
    measure = trimmed(BREAK.split(own)[-1])
    is_thing = not is_bare(part.words) and not ENDS_IN_DEED.search(part.words)
    is_its_measure = is_bare(measure) or is_measure(measure) or FUNDS.fullmatch(measure) is not None
    if own.startswith("、") and is_thing and is_its_measure and number.base_unit != part.unit and part.words not in made.words:
        return replace(made, words=part.words + measure)
    if not _OF_ALL_OF_IT.match(own) or not made.words.startswith(part.words):
        return made
    since = max(text.rfind("；", 0, number.start), text.rfind("。", 0, number.start)) + 1
    built = _BUILT.match(text, since) if _BUILT_FOR.fullmatch(measure) else None
    return replace(made, words=(trimmed(built[0]) if built else part.part_of) + made.words.removeprefix(part.words))

"""Numbers that belong to a list: 「A和B分别达到1和2」 given out in order, 「8.4、39.8%」 with the unit its last number names.

Not here: numbers that follow their own words one by one (labels.py)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from assistant.figures.measures import POINTS, measured
from assistant.figures.mentions import places_in
from assistant.figures.quantities import quantities
from assistant.figures.trimming import trimmed
from assistant.figures.words import COUNTERS, LISTED, MEASURE_TAIL, STARTS_WITH_DEED, is_bare, is_measure, without_deed
from assistant.records import Measure, Quantity

BREAK: Final = re.compile(r"[，,。；;：:\n!！?？]")
_JOINT: Final = re.compile(r"\s*(?:、|和|与|及|以及|，|,)\s*")
_PAIRED: Final = ("农村牧区", "农牧区", "城镇", "农村", "城市", "乡村", "进口", "出口", "男性", "女性", "省内", "省外", "境内", "境外", "职工", "居民", "企业", "机关")
_HALVES: Final = (("存", "贷"), ("城", "乡"), ("进", "出"), ("供", "排"), ("男", "女"))
_COMPARED: Final = ("同比", "环比")
_RANKS: Final = re.compile("([一二三四五])、([一二三四五])([类级期档批])")
_COLLECTIVE: Final = re.compile("(?<=[一-鿿]{2})[两三四五六七八九十](?:大|个)(?:主导|支柱|特色|优势|重点|新兴)?(?=产业|集群)")  # 五金、家电｜两大主导｜产业产值
_PER: Final = re.compile("(?:平均)?每\\d+[一-鿿]{1,3}$")  # 小麦、稻谷最低收购价｜平均每50公斤｜分别提高7.4元和16元
_THAN: Final = re.compile(r"(?:(?<![占对评])比|较)([^，、]{2,12})$")  # 起数、死亡人数｜比2020年｜分别下降
_OF_WHICH: Final = re.compile(r"^其中[，,]?(?:(?:19|20)\d\d年|今年|去年|上年|当年)?$")  # 建议492件、提案397件，其中2025年｜分别为104件、81件
_SUM: Final = re.compile("(?:共计|合计|总计|总共|总额|共)(?:达到?|为)?$")
_RAISED: Final = re.compile(r"(?:提高|增加|上升|提升|下降|降低|调整|扩大|增长|减少|升|降|增)(?:到|至|为)")
_TIMES_JUST_NAMED: Final = re.compile("[两三四五]个(?:小?长?假期?|节日|节假日|黄金周)")  # “五一”和国庆｜两个假期｜接待3.7万人次
_YEARS_LONG: Final = re.compile(r"(?<![\d.A-Za-z])(\d{1,2}\.\d{1,2})年")
_INDEX: Final = re.compile(
    r"(?:指数|系数|得分|评分|收入比|收入之比|收入比值)[^，。；、\d第]{0,8}(?<![\d.第])(\d+(?:\.\d+)?)(?:[∶:：]1(?!\d))?"
    r"(?:(?:下降|降|缩小|扩大|提高|提升|上升|升|增|增加|改善|优化)(?:到|至|为)(\d+(?:\.\d+)?)(?:[∶:：]1(?!\d))?)?(?=$|[，。；、）)])"
)
_RANK: Final = re.compile("国家级|[部省市州盟县区旗镇乡村]级")
_TO_ONE: Final = re.compile("[∶:：]1(?!\\d)")
_USED_FOR: Final = re.compile("[^、]{2,10}用于")
_SPENT: Final = ("的支出", "支出", "的投入", "的资金")
_PER_UNIT: Final = re.compile("单位(?:国内|地区)?(?:生产总值|GDP)|人均|户均|亩均|每万人")
_REACHES: Final = re.compile("惠及|覆盖|带动|吸纳|服务")
_THREE: Final = r"(\d+(?:\.\d+)?)[∶:：](\d+(?:\.\d+)?)[∶:：](\d+(?:\.\d+)?)"
_SECTORS: Final = re.compile(  # 三次产业结构由8.7∶41.2∶50.1调整为7.4∶39.6∶53
    rf"三次产业(?:增加值)?(?:结构|比重|比例|占比|构成)[^，。；\d]{{0,8}}{_THREE}(?:[^，。；\d]{{0,4}}(?:为|到|至|成){_THREE})?"
)
_SECTOR_NAMES: Final = ("第一产业比重", "第二产业比重", "第三产业比重")
_ALL_SECTORS: Final = re.compile("(.*?)(?:第?一[、]?二[、]?三(?:次)?产(?:业)?)(增加值|投资|产值|用电量)")
_CARRIED_VOLUMES: Final = ("客运量", "货运量", "出口量", "进口量")
PAIR: Final = 2
_MEASURED_ALONE: Final = ("投资", "利润", "税收", "收入", "支出")
_RATE_NAME: Final = re.compile("[毛净]?[一-鿿]{2}率$")  # 毛入学率
_JUST_NEW: Final = re.compile("^(?:新增|净增|新)(?=[一-鿿]{2})")
_ADDED: Final = re.compile("净增|新(?:增|建|设|认定|获批|获评|入选|培育|引进|开通|开工)")
_TOTALS_NOW: Final = re.compile("累计|总数|总量|达到?$")
_NAKED: Final = re.compile(r"(?<![\d.．A-Za-z])(\d+(?:[.．]\d+)?)(?=(?:、|和|与|及)(\d+(?:[.．]\d+)?))")


@dataclass(frozen=True, slots=True)
class Share:
    """What one number of a list belongs to; is_older: it stands in the 由-half of 由…提高到…."""

    words: str
    measure: Measure
    base: str
    is_older: bool = False


def amounts(text: str) -> tuple[Quantity, ...]:
    """quantities() of a sentence, and the numbers of a list that leave their unit to the last one: “3.3个和7.7个百分点”."""
    found = [one for one in quantities(text) if not _TIMES_JUST_NAMED.match(text, one.start)]
    for at in range(len(found) - 1, 0, -1):
        before, after = found[at - 1], found[at]
        if after.base_unit in POINTS and before.unit == "个" and _JOINT.fullmatch(text, before.end, after.start):
            found[at - 1] = replace(before, unit=after.unit, base_unit=after.base_unit)
    found += [one for one in _indices(text) if not any(other.start < one.end and one.start < other.end for other in found)]
    found.sort(key=lambda quantity: quantity.start)
    if "、" not in text and not re.search(r"\d[和与及]\d", text):
        return tuple(found)
    starts = {quantity.start: quantity for quantity in found}
    for match in reversed(list(_NAKED.finditer(text))):
        following = starts.get(match.start(2))
        if following and match.start() not in starts and not any(one.start <= match.start() < one.end for one in found):
            number = float(match[1].replace("．", "."))
            made = Quantity(match[1], match[1], number, following.scale, following.unit, following.base_unit, "", match.start(), match.end())
            found.append(made)
            starts[made.start] = made
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _indices(text: str) -> Iterator[Quantity]:
    """The numbers of an index or of the three sectors, which have no unit (“道路交通指数从6.32下降至6.08”), and lengths of time in years and a part."""
    for match in _SECTORS.finditer(text):
        for group in range(1, 7):
            if match[group]:
                yield Quantity(match[group], match[group], float(match[group]), 1.0, "%", "%", "", match.start(group), match.end(group))
    for match in _YEARS_LONG.finditer(text):  # 平均受教育年限达到10.8年
        yield Quantity(match[0], match[1], float(match[1]), 1.0, "年", "年", "", match.start(), match.end())
    for match in _INDEX.finditer(text):
        for group in (1, 2):
            if match[group]:
                end = to_one.end() if (to_one := _TO_ONE.match(text, match.end(group))) else match.end(group)
                yield Quantity(text[match.start(group) : end], match[group], float(match[group]), 1.0, "", "", "", match.start(group), end)


def shared_out(text: str, numbers: Sequence[Quantity]) -> dict[int, Share]:
    """Index of a number → its item, for every list of the sentence whose items and numbers agree in count."""
    shares: dict[int, Share] = {}
    items: list[str] = []
    for match in re.finditer("分别", text):
        stop = BREAK.search(text, match.end())
        end = stop.start() if stop else len(text)
        group = [at for at, number in enumerate(numbers) if match.end() <= number.start < end]
        begins = max((found.end() for found in BREAK.finditer(text, 0, match.start())), default=0)
        told_before = [number for number in numbers if number.end <= match.start() and not text.endswith("每", 0, number.start)]
        last = told_before[-1] if told_before else None
        if last and last.start > begins and _counts_them(text[begins : last.start], last, len(group)):
            named = text[begins : last.start] + text[last.end : match.start()]  # 甲、乙、丙三条产业链产值
        else:
            begins = max([begins, *(number.end for number in told_before)])
            named = text[begins : match.start()]
        head = _OF_WHICH.sub("", re.sub(r"(?:年均|已|累计|均|同比|环比|[比较]上年)$", "", named).strip("、和与及"))
        than = _THAN.search(head)
        head = head[: than.start()] if than else head
        is_named_here = not is_bare(trimmed(head)) and any(trimmed(item) for item in LISTED.split(head))
        if is_named_here:  # 上半年和下半年: times, not things
            items = _items(head, len(group))
        elif len(told := _items(trimmed(_clause_before(text, begins, numbers)))) == len(group) > 1:
            items = told  # 农村居民人均纯收入和城镇居民人均可支配收入，2000年分别｜达到…
        elif len(told := _summed_before(text, begins, numbers)) == len(group) > 1:
            items = told
        elif group and (not items or text.startswith("其中", begins)):
            items = _named_before(text, numbers, group)
        if not is_named_here and _TOTALS_NOW.search(text, begins, match.start()):
            items = [_JUST_NEW.sub("", item) for item in items]  # 新增总部、中心80家、16家，累计分别达到｜1522家、103家
        given = _given(text, match.end(), numbers, group, items)
        shares |= {at: replace(share, base=share.base or (than[1] if than else "")) for at, share in given.items()}
        shares |= _changes(text, numbers, max(given, default=-1), items) if given else {}
    return _in_step(text, numbers) | shares | _sectors(text, numbers)


def _counts_them(before: str, number: Quantity, many: int) -> bool:
    """Whether a number counts the things listed right before it, as many as numbers follow."""
    return number.base_unit in COUNTERS and number.amount == many > 1 and len(before.split("、")) == many


def _sectors(text: str, numbers: Sequence[Quantity]) -> dict[int, Share]:
    """The shares of the three sectors of an economy, in their fixed order."""
    at = {number.start: place for place, number in enumerate(numbers)}
    shares: dict[int, Share] = {}
    for match in _SECTORS.finditer(text):
        older = match[4] is not None
        for group in range(1, 7):
            if match[group] and match.start(group) in at:
                is_older = older and group <= len(_SECTOR_NAMES)
                shares[at[match.start(group)]] = Share(_SECTOR_NAMES[(group - 1) % 3], "share", "", is_older)
    return shares


def _is_place(item: str) -> bool:
    return any(mention.end - mention.start == len(item) for mention in places_in(item))


def _with_rates(items: Sequence[str]) -> list[str]:
    """“毛入园率、巩固率、高中阶段和高等教育毛入学率”: what names no rate is of the next one."""
    named: list[str] = []
    ending = ""
    for item in reversed(items):
        own = _RATE_NAME.search(item)
        ending = own[0][-4:] if own else ending
        named.insert(0, item if own or MEASURE_TAIL.search(item) else item + ending)
    return named


def _clause_before(text: str, begins: int, numbers: Sequence[Quantity]) -> str:
    """The clause that ends where another begins, "" when a number stands in it."""
    since = max((found.end() for found in BREAK.finditer(text, 0, max(begins - 1, 0))), default=0)
    return "" if any(since <= number.start < begins for number in numbers) else text[since : max(begins - 1, 0)]


def _summed_before(text: str, begins: int, numbers: Sequence[Quantity]) -> list[str]:
    """“争取甲资金、乙资金共计57.6亿元，分别为｜11.8亿元和45.8亿元”: the things whose sum stands before."""
    total = next((number for number in reversed(numbers) if number.end <= begins), None)
    if total is None:
        return []
    since = max((found.end() for found in BREAK.finditer(text, 0, total.start)), default=0)
    summed = _SUM.search(text, since, total.start)
    return _items(trimmed(text[since : summed.start()])) if summed else []


def _named_before(text: str, numbers: Sequence[Quantity], group: list[int]) -> list[str]:
    """“接待游客218万人次，实现旅游收入11.9亿元，分别增长24.6%和27.1%”: the things whose numbers stand before, as many as there are shares."""
    own = range(group[0] - len(group), group[0])
    if len(group) < 2 or own.start < 0:
        return []
    given = _in_step(text[: numbers[own.stop - 1].end], numbers[: own.stop])
    if all(at in given for at in own):
        return [given[at].words for at in own]
    words = []
    for at in own:
        begins = max([found.end() for found in BREAK.finditer(text, 0, numbers[at].start)] + [numbers[at - 1].end if at else 0])
        name, measure, _ = measured(text[begins : numbers[at].start].lstrip("、和与及"), numbers[at], "")
        words.append(name.strip("、和与及") if measure == "value" else "")
    return words if all(words) and not any(is_bare(word) for word in words) else []


def _given(text: str, spread: int, numbers: Sequence[Quantity], group: list[int], items: list[str]) -> dict[int, Share]:
    if not group or len(items) < 2:
        return {}
    last = numbers[group[-1]]
    turn = _RAISED.search(text, spread, last.start)
    older: list[int] = []
    if turn and numbers[group[0]].start < turn.start():
        older, group = [at for at in group if numbers[at].start < turn.start()], [at for at in group if numbers[at].start > turn.start()]
    if len(group) != len(items) or len(older) not in (0, len(items)):
        return {}
    first = numbers[group[0]]
    lead = "" if older else text[spread : first.start]
    words, measure, base = measured(lead, first, text[first.end : first.end + 8])
    if added := _ADDED.fullmatch(words.strip()):
        items = [f"{added[0]}{item}" for item in items]  # 甲、乙分别新增12项和44项
    extra = "" if measure != "value" or (is_bare(words) and not MEASURE_TAIL.search(words)) else words.strip()
    if (measured_by := MEASURE_TAIL.search(extra)) and is_bare(extra[: measured_by.start()]):
        extra = measured_by[0]  # 交通、水利分别完成投资
    extra = extra or (words.strip() if measure == "value" and _REACHES.fullmatch(words.strip()) else "")  # 甲工程、乙工程分别惠及…
    is_of_all = MEASURE_TAIL.fullmatch(extra) or _REACHES.fullmatch(extra) or (STARTS_WITH_DEED.match(extra) and not is_bare(extra))  # 甲贷款、乙贷款试点分别发放贷款
    made = {at: Share(item + extra if is_of_all else item, measure, base) for at, item in zip(group, items, strict=True)}
    return made | {at: Share(item, "from", "", is_older=True) for at, item in zip(older, items, strict=False)}


def _changes(text: str, numbers: Sequence[Quantity], last: int, items: list[str]) -> dict[int, Share]:
    """The changes told after a list in its order: “支出分别为774亿元、536亿元，比上年增长｜29.2%、39.4%”."""
    group = numbers[last + 1 : last + 1 + len(items)]
    if len(group) < len(items) or not all(_follows(text, one, other) for one, other in pairwise(group)):
        return {}
    words, measure, base = measured(text[numbers[last].end : group[0].start].lstrip("，,、 "), group[0], "")
    if measure not in ("growth", "change") or words.strip():
        return {}
    return {last + 1 + at: Share(item, measure, base) for at, item in enumerate(items)}


def _in_step(text: str, numbers: Sequence[Quantity]) -> dict[int, Share]:
    """The same without 分别: “城乡低保标准达到每月610元、405元”, “工业、建筑业增长5%和3%”."""
    shares: dict[int, Share] = {}
    at = 0
    while at < len(numbers):
        group = [at]
        while group[-1] + 1 < len(numbers) and _follows(text, numbers[group[-1]], numbers[group[-1] + 1]):
            group.append(group[-1] + 1)
        if len(group) > 1:
            first = numbers[at]
            begins = max([found.end() for found in BREAK.finditer(text, 0, first.start)] + [numbers[at - 1].end if at else 0])
            words, measure, base = measured(text[begins : first.start], first, "")
            items = _items(words.strip("、和与及"), len(group))
            if measure == "growth" and is_bare(words) and len(items) < len(group):
                items = _named_before(text, numbers, group)  # 城镇收入15781元，农村收入4761元，实际增长｜8.4%和8%
            if len(items) == len(group) and not any(is_bare(trimmed(item)) for item in items):
                shares |= {place: Share(item, measure, base) for place, item in zip(group, items, strict=True)}
        at = group[-1] + 1
    return shares


def _follows(text: str, one: Quantity, other: Quantity) -> bool:
    gap = re.sub(r"每人每[月年]|每[人月年户]|/[月年]", "", text[one.end : other.start])
    return one.base_unit == other.base_unit and gap in ("、", "和", "与", "及")


def _items(head: str, numbers: int = 0) -> list[str]:
    """“城乡低保标准” → 城市低保标准, 农村低保标准; “工业、建筑业增加值” → each with the measure at the end. numbers: how many are told."""
    head = _PER.sub("", _COLLECTIVE.sub("", head))
    if ranks := _RANKS.search(head):  # 农村一、二类｜低保标准
        return [f"{head[: ranks.start()]}{rank}{ranks[3]}{head[ranks.end() :]}" for rank in (ranks[1], ranks[2])]
    if numbers == len(_SECTOR_NAMES) and (sectors := _ALL_SECTORS.fullmatch(head)):
        return [f"{sectors[1]}{name.removesuffix('比重')}{sectors[2]}" for name in _SECTOR_NAMES]  # 一二三产增加值｜分别增长
    if numbers == PAIR and head.endswith(("产销量", "购销量")) and not LISTED.search(head):
        return [head[:-2] + "量", head[:-3] + head[-2:]]  # 红旗汽车产销量
    if numbers == PAIR and "存贷款" in head and not LISTED.search(head):
        return [head.replace("存贷款", "存款", 1), head.replace("存贷款", "贷款", 1)]
    if "城乡" in head and not LISTED.search(head):
        town = "城镇" if "城乡居民" in head else "城市"
        return [head.replace("城乡", town, 1), head.replace("城乡", "农村", 1)]
    items = [item for item in LISTED.split(head) if item.strip()]
    if len(items) > 1 and (of := _USED_FOR.match(items[0])) and items[-1].endswith(_SPENT):
        items = [items[0], *(of[0] + item for item in items[1:])]  # 中央财政用于科技、教育的支出
    if len(items) > 1 and (per := _PER_UNIT.match(items[0])) and not any(_PER_UNIT.match(item) for item in items[1:]):
        items = [items[0], *(per[0] + item for item in items[1:])]  # 单位生产总值能耗和二氧化碳排放
    if len(items) > numbers == len(apart := head.split("、")):
        items = apart  # 信息传输、租赁和商务服务业增加值｜分别增长18.6%、13.4%
    if len(items) == 2 and (items[0][-1], items[1][0]) in _HALVES:
        return [items[0] + items[1][1:], items[0][:-1] + items[1]]  # 金融机构存、贷款余额
    if len(items) > 1 and all(item in _COMPARED for item in items[1:]) and items[0].endswith(_COMPARED):
        return [items[0][: -len(items[1])]] * len(items)  # 销售面积环比、同比｜分别增长51.3%、15.3%
    if len(items) > 1 and (rank := _RANK.match(items[-1])) and all(_RANK.fullmatch(item) for item in items[:-1]):
        return [*(item + items[-1][rank.end() :] for item in items[:-1]), items[-1]]  # 国家级、部级｜创新平台
    if len(items) == PAIR and items[1] in _CARRIED_VOLUMES and items[0].endswith("量") and len(items[0]) > len(items[1]) + 1:
        return [items[0], items[0][: -len(items[1])] + items[1]]  # 口岸货运量、客运量
    own = MEASURE_TAIL.search(items[0]) if len(items) > 1 and all(is_measure(item) and not item.endswith("率") for item in items[1:]) else None
    if own and own.start() > 1 and not own[0].endswith("率"):
        return [items[0], *(items[0][: own.start()] + item for item in items[1:])]  # 生产安全事故起数、死亡人数
    if len(items) > 1 and items[-1] in _MEASURED_ALONE:
        return items  # 利用外资、投资｜分别增长: each by itself
    tail = re.search(rf"(?:限上|限额以上|全产业链|产业链|全链条|领域|行业|产业|企业)?{MEASURE_TAIL.pattern}", items[-1]) if len(items) > 1 else None
    short = [without_deed(trimmed(items[0])).removeprefix("老旧"), *items[1:-1]] if len(items) > 1 else []
    rest = items[-1][len(short[-1]) :] if short and max(map(len, short)) <= 4 else ""
    if not tail and len(rest) >= 2 and (len(rest) == 2 or max(map(len, short)) < 4) and not items[0].endswith(rest):  # 国际友城和外国驻穗总领馆 are whole
        return [*(item + rest for item in items[:-1]), items[-1]]  # 刑事、治安｜案件; 改造老旧供热、燃气、排水｜管网
    if tail and any(item.endswith("率") for item in items[:-1]):
        return _with_rates(items)
    if not tail or any(MEASURE_TAIL.search(item) for item in items[:-1]) or any(len(item) > 10 for item in items[1:-1]):
        return items  # 进口货值、入境游客、免税销售额: each has its own measure
    if (place := next(iter(places_in(items[-1])), None)) and place.start == 0 and all(_is_place(item) for item in items[:-1]):
        return [*(item + items[-1][place.end :] for item in items[:-1]), items[-1]]  # 厦门、福州机场旅客吞吐量
    ending = tail.group() if len(tail.group()) > 1 else items[-1][min(len(items[-2]), len(items[-1]) - 1) :]  # 广州、深圳｜客运量
    if items[-1].startswith(_PAIRED) and items[-2].endswith(_PAIRED):
        side = next(side for side in _PAIRED if items[-1].startswith(side))
        ending = items[-1][len(side) :]  # 城镇、农村｜居民人均可支配收入; 城镇居民、农村居民｜人均可支配收入
        ending = next((ending[size:] for size in range(len(ending), 0, -1) if items[-2].endswith(ending[:size])), ending)
    return [*(item + ending for item in items[:-1]), items[-1]]

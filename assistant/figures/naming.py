"""The standard name of a figure, by the table of indicators: 「完成危房改造｜64户」 is 危房改造; 「医院门诊量｜19万人次」 is not 医院.

A name is given only where the words end with it and the unit can be its own: what is counted of a thing is another indicator.
Not here: the words of a figure (labels.py), which words of a text name an indicator (mentions.py)."""

import re
from functools import lru_cache
from typing import Final

from assistant.figures.measures import RATES
from assistant.figures.mentions import IndicatorMention, indicators_in
from assistant.figures.neighbours import REACHES, WEIGHTS, Label
from assistant.figures.tables import COUNTS, load
from assistant.figures.words import VERB_PREFIX, is_bare, is_empty

_REAPED: Final = re.compile("(?:收获|收割|生产|产出)([一-鿿]{1,6})")  # 收获粮食｜1.86万吨 is 粮食产量, 收获小麦｜3万亩 is not
_MADE: Final = re.compile("[年共总]?产(?!业|生|能|值|品|权|地|假)([一-鿿]{1,6})")
_BY_A_BASIS: Final = re.compile("（(?:受|因|扣除|剔除|考虑|按|不含|不计|自然|可比|同|原|老|新)[^（）]*）$")
_OF_A_WHOLE: Final = re.compile("(?:占|在)([^，。；]{2,14}?)(?:中)?(?:所占)?的?(?:比重|比例|占比)$")
_ASIDE: Final = re.compile("（[^（）]*）")
_JOINED: Final = re.compile("(?:、|和|与|以及|及)$")
_SAME_THING: Final = re.compile(  # words behind a name that name no other thing, as far as its units allow
    "(?:[A-Za-z][A-Za-z\\d.]{0,5})?[的”]?(?:(?:总|平均|人均|年均|全年|累计|实际|预期|预定|调控|增长|最低|最高|年|月|日|招生|投资|建设|通车|运营|营运|营业|运行|投产|参保|新增|所占|投入|重点|装机)的?)*"
    "(?:数|总数|数量|量|总量|额|总额|金额|人数|人次|户数|个数|家数|台数|规模|总规模|面积|里程|总里程|长度|总长度|容量|浓度|比率|比例|比重|占比|水平|标准|目标|任务|工程|项目|问题|"
    "人口|人员|群众|对象|新线|用户|余额|资金|费用|支出|收入|增速|增幅|幅度|速度|强度|指标|计划|住房|线路|企业|“小巨人”|名)?(?:年均)?"
    "(?:(?:待|尚?未|没有?)[^，]{0,6})?"  # 12户｜户厕待改造
    "(?:(?:均|都|全部|已|超额|圆满|如期|稳步|扎实|加快|顺利|基本|有效|按期|得到|正式)*"
    "(?:完成|兑现|改造|解决|落实|推进|实施|保障|投用|启用|交付|达标))?"  # 80万户｜农村危房得到改造
)
_AWAY: Final = re.compile("(?:淘汰|化解|扫除|转移|取消|退出|关停|推介)(?:落后的?)?$")  # 淘汰｜炼钢产能 is none that there is
_NARROWED: Final = re.compile(  # 沿海港口、汽车｜货物周转量, 新兴产业｜税收收入: a part of what the name means
    "(?:汽车|公路|沿海|内河|远洋|民用?航空|轮驳船|中等专业学校|小学校?|中学|所有制(?:单位|企业)?|工商|亩产|每亩[一-鿿]{0,4}|新兴产业|(?<!全)领域|行业|“一带一路”(?:沿线)?国家|东盟|欧盟|覆盖|惠及)的?$"
)
_RATE: Final = re.compile("率$|比例$|比重$|占比$")
_PEOPLE: Final = ("人数", "人次")
_OPEN: Final = ("户", "户次")  # a household stands for its people and for its house


def name_of(label: Label) -> str:
    """The standard name of what a number counts; "" when no row of the table is just that. Rates by a basis of their own stand by themselves."""
    if label.measure == "growth" and _BY_A_BASIS.search(label.words):
        return ""
    reaped = _REAPED.fullmatch(label.words) if label.unit in (*WEIGHTS, "立方米") else None  # 生产天然气｜38.6亿立方米
    reaches = REACHES.search(label.words)  # 改造老旧小区｜惠及居民 is no 老旧小区改造
    own = label.words[reaches.start() :] if reaches else label.words
    words, mention = _nearest(f"{reaped[1]}产量" if reaped else own)
    if not mention:
        return ""
    held = _OF_A_WHOLE.search(own)  # 服务业增加值占国内生产总值比重 is not filed under what it is a share of
    if held and mention.name == standard_name(held[1]) != standard_name(own[: held.start()]):
        return ""
    return mention.name if _is_whole(words, mention) and _is_in_its_unit(mention.name, words[mention.end :], label) else ""


def standard_name(words: str) -> str:
    """The indicator the words name: the most specific one, of equals the one nearest to the number; "" when the table has none."""
    mention = _nearest(words)[1]
    return mention.name if mention else ""


def _nearest(words: str) -> tuple[str, IndicatorMention | None]:
    """The mention standard_name() goes by, and the wording it stands in."""
    words = words.replace("领域投资", "投资")  # 水利领域投资
    found = indicators_in(words)
    deed = VERB_PREFIX.match(words)
    if not found and deed:  # 硬化村组道路 → 村组道路硬化
        words = words[deed.end() :] + deed.group()
        found = indicators_in(words)
    if not found and (made := _MADE.fullmatch(words)):  # 产干茶3120吨 → 干茶产量
        words = f"{made[1]}产量"
        found = indicators_in(words)
    return words, max(found, key=lambda mention: (mention.end - mention.start, mention.end), default=None)


def _is_whole(words: str, mention: IndicatorMention) -> bool:
    """Whether nothing else is named: neither a thing joined to it nor one of its own behind it (医院｜门诊量)."""
    tail, lead = _ASIDE.sub("", words[mention.end :]), words[: mention.start]
    if _AWAY.search(lead) or _NARROWED.search(lead):
        return False
    joined = _JOINED.search(lead)
    return (is_bare(tail) or _SAME_THING.fullmatch(tail) is not None) and not (joined and not is_bare(lead[: joined.start()]))


def _is_in_its_unit(name: str, tail: str, label: Label) -> bool:
    usual = _kinds()[name]
    if label.measure == "growth" and COUNTS in usual and is_bare(tail) and not is_empty(tail):
        return False  # 上市公司再融资增长｜6.2倍
    if not usual or label.measure not in ("value", "from", "norm", "change"):
        return True
    if label.unit in RATES:
        return "百分比" in usual or is_bare(tail)
    own = _kind(label.unit)
    is_bare_count = not own and bool(usual.intersection((*_PEOPLE, *_OPEN, COUNTS)))  # 参保人数增加｜2028万
    return own == "百分点" or own in usual or own in _OPEN or is_bare_count or bool(usual.intersection(_OPEN) and own in (*_PEOPLE, COUNTS))


def _kind(unit: str) -> str:
    """What kind of thing a unit measures: its family, 元 and 元/月 being one; households apart from things counted."""
    known = load().unit(unit)
    family = known[1].family.partition("/")[0] if known else unit
    if family in _PEOPLE:
        return _PEOPLE[0]
    return "金额" if family in ("人民币", "美元", "欧元") else unit if unit in _OPEN else family


@lru_cache(maxsize=1)
def _kinds() -> dict[str, frozenset[str]]:
    """Name → the kinds of its usual units, as far as the table gives them."""
    usual = {row.name: row.units or ("%",) * bool(_RATE.search(row.name)) for row in load().indicators}
    return {name: frozenset(_kind(known[1].name) for unit in units if (known := load().unit(unit))) for name, units in usual.items()}

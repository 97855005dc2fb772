"""What a question asks for in particular, a type, a crop, a group, a rate, and a figure says nothing of: then it is no answer, however near its words.

Not here: the same thing of another side or sort (sorts.py), parts (parts.py)."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.answering.parts import clause
from assistant.answering.sorts import STANDS_AT, context
from assistant.figures import BREAK, alike, chinese_of, is_stock, said_for, variants
from assistant.library.keywords import pair_keys
from assistant.records import Figure, Query

BARE = 6  # characters of a clause that says nothing of its own
_TYPE: Final = re.compile("(护理|普惠|公办|民办|自然|公益|创新|科技|生产|消费|混合|服务|外向|劳动密集)型")
_UNDONE: Final = re.compile("[一-鿿]{0,6}?(?:尚未|仍未|还未|未能|还没有?|未(?=[签完办入通达开竣交整化脱]))")
_UNDONE_ASKED: Final = re.compile(r"[未没剩欠差]|\b(?:not|un\w+|left|remain\w*|still|yet|without)\b", re.I)
_SO_FAR_ASKED: Final = re.compile("(?:到|截至|截止)[^，。]{0,8}[底末][^，。]{0,6}累计")
_TRADED: Final = re.compile(r"\b(?!total|foreign|all|goods|its|their|the|of|in|value|and|imports)([a-z]+(?: (?!and\b|of\b)[a-z]+)?) exports\b", re.I)
_GOODS: Final = re.compile(r"\b(?:products?|goods|items?)\b", re.I)
_GROUP: Final = re.compile("(脱贫|监测|残疾|退役军人|妇女)(?=劳动力|人口|对象|人(?!均)|外出|就业|务工)")
_SCHOOL: Final = re.compile("高中|初中|小学|幼儿园|中职|职业学校|特殊教育")
_MEASURE_OF: Final = re.compile("(?:^|[年县镇乡区市省村，,])([一-鿿]{2,4})的(产值|产量|面积|收入|销售额|投资|利润|税收)")
_PAYS: Final = re.compile("(?:补贴|补助|奖补|津贴)$")
_PAID_ASKED: Final = re.compile(r"[补贴领奖助津钱拿惠给发享]|\b(?:subsid|allowance|paid|pay|receiv|benefi|grant|aid)", re.I)
_VOLUME: Final = re.compile("(吞吐|联运|发电|用电|用水|排放|周转)量")
_MOST_ASKED: Final = re.compile("最[多高大长低少小强好]的(?:那|一)?[个家座条所处]?(?:村|镇|乡|县|企业|单位|项目|景区|社区|户)")
_IS_THE_MOST: Final = re.compile("，?(?:为|是|居|列)[^，。；]{0,6}(?:最|第一|首位)")
_MOST_TOLD: Final = re.compile("最|第一|首位|冠军|排名")
_RATE_WORD: Final = re.compile("([一-鿿]{2})率(?![先领])")
_TO_OR_FROM: Final = re.compile("(?:(?:出口|销|卖|运|输送|输出)(?:到|往|至|向)|来自)(?!国外|海外|境外|各地|全国|世界|外地)([一-鿿]{2,5}?)(?=的|有|多少|几|$)")
_CROPS: Final = (
    ("水稻", "稻谷", "早稻", "中稻", "晚稻"), ("小麦", "夏粮"), ("玉米", "苞谷", "苞米"), ("大豆", "黄豆"), ("马铃薯", "土豆", "洋芋"),
    ("油菜",), ("花生",), ("棉花",), ("甘蔗",), ("烤烟", "烟叶"),
    ("青稞",), ("苹果",), ("柑橘", "柑桔"), ("葡萄",), ("油茶",), ("香菇",), ("高粱",), ("红薯", "甘薯"),
)  # fmt: skip
_HARVEST: Final = re.compile("([一-鿿]{2,3})的?(?:总?产|种植|播种|面积|单产|亩产|收成|收获)|(?:种植|播种)面积 ([一-鿿]{2,3})|(?:种|产|收|栽)了?([一-鿿]{2,3})$")
_HOW_MANY_OF: Final = re.compile(r"\bhow many of\b", re.I)
_MONEY_MEASURES: Final = ("产值", "投资", "利润", "税收", "贷款", "补贴", "营业收入", "债务")
_CAPACITY: Final = re.compile(r"能力|产能|capacity", re.I)
_MADE: Final = re.compile(r"生产了?多少|产了?多少|产量|\bproduced?\b", re.I)
_ENERGY: Final = re.compile(r"发电量|发了?多少[万亿]?(?:度|千瓦时)|\bhow much (?:electricity|power) (?:did|was|were|is)\b.*\b(?:generat|produc)", re.I)
_POWER: Final = ("千瓦", "兆瓦", "瓦", "千伏安", "吉瓦")


def is_of_no_such(figure: Figure, query: Query) -> bool:
    """Whether the figure measures something else, or its sentence says nothing of the type, the crop, the Chinese word or the energy that was asked for."""
    tests = (
        _is_rate_of_another, _counts_another_sort, _counts_those_paid, _is_not_of_the_group, _is_of_every_school, _is_of_what_it_lists,
        _measures_another, _is_another_volume, _is_not_the_most, _is_another_rate, _lacks_what_is_traded, _goes_elsewhere, _is_left_undone,
        _is_of_the_year_alone, _lacks_its_type, _lacks_its_crop, _lacks_its_chinese, _is_power_for_energy,
    )  # fmt: skip
    return any(test(figure, query) for test in tests)


def _measures_another(figure: Figure, query: Query) -> bool:
    """“产值多少” is not told by what was invested, nor what was produced by what could be produced."""
    told = f"{figure.indicator}{figure.name}"
    asked = [word for word in _MONEY_MEASURES if word in query.subject]
    is_other_money = len(asked) == 1 and asked[0] not in told and any(word in told for word in _MONEY_MEASURES)
    return is_other_money or (_CAPACITY.search(figure.indicator) is not None and _MADE.search(query.text) is not None and not _CAPACITY.search(query.text))


def _is_another_volume(figure: Figure, query: Query) -> bool:
    """“港口集装箱吞吐量” is not told by 联运量."""
    asked, told = set(_VOLUME.findall(query.text)), set(_VOLUME.findall(figure.indicator))
    return len(asked) == 1 and bool(told) and not asked & told


def _is_not_the_most(figure: Figure, query: Query) -> bool:
    """“收入最多的那个村，收入有多少” is not told by that of all villages."""
    at = figure.quantity.start - figure.sentence_start
    clauses, after = BREAK.split(figure.sentence[:at]), figure.sentence[at + len(figure.quantity.text) :]
    lead = clauses[-1] if len(clauses[-1]) >= BARE else "，".join(clauses[-2:])  # 前孙村最高，达到｜97.5万元
    return _MOST_ASKED.search(query.text) is not None and not _MOST_TOLD.search(lead) and not _IS_THE_MOST.match(after)


def _is_left_undone(figure: Figure, query: Query) -> bool:
    """“签了协议的有多少户” is not told by 剩余28户尚未签约."""
    after = figure.sentence[figure.quantity.end - figure.sentence_start :]
    return _UNDONE.match(after) is not None and not _UNDONE_ASKED.search(query.text)


def _is_of_the_year_alone(figure: Figure, query: Query) -> bool:
    """“到2025年底累计完成了多少投资” is not told by what the year alone brought."""
    is_so_far = figure.span != "year" or STANDS_AT.search(figure.sentence[: figure.quantity.start - figure.sentence_start]) is not None
    return _SO_FAR_ASKED.search(query.text) is not None and not is_so_far and not is_stock(figure)


def _is_rate_of_another(figure: Figure, query: Query) -> bool:
    """“行政机关败诉率” is not told by 出庭应诉率: two rates, and nothing says one of them for the other."""
    asked, told = _RATE_WORD.findall(query.subject), _RATE_WORD.findall(f"{figure.indicator}{figure.name}")
    if not asked or not told or query.language == "en" or set(asked) & set(told):
        return False
    around = context(figure)
    meant = [wording for word in asked for rate in (f"{word}率", word) for wording in (rate, *variants(rate), *_said_otherwise(rate))]
    return not any(wording in around for wording in meant)


def _counts_another_sort(figure: Figure, query: Query) -> bool:
    """“查处了几起非法捕捞案件” is not told by 环境违法案件3起: of what makes them such ones (捕捞) nothing is said."""
    asked = re.search(f"(?:多少|几)[万亿千百]*{re.escape(query.unit)}([一-鿿]{{2,6}})([一-鿿]{{2}})(?=$|[，。？?])", query.text) if query.unit else None
    if not asked or not figure.indicator.endswith(asked[2]):
        return False
    around, sort = context(figure), asked[1].removesuffix("的")
    return not set(sort[-2:]) & set(around) and not any(wording in around for word in (sort, sort[-2:]) for wording in _said_otherwise(word))


def _counts_those_paid(figure: Figure, query: Query) -> bool:
    """“到省外务工的有多少人” is not told by 跨省务工交通补贴518人."""
    return _PAYS.search(figure.indicator) is not None and figure.quantity.base_unit in ("人", "名", "户") and _PAID_ASKED.search(query.text) is None


def _is_not_of_the_group(figure: Figure, query: Query) -> bool:
    """“有多少脱贫劳动力外出务工” is not told by 转移农村劳动力5380人."""
    return query.language == "zh" and any(group not in context(figure) for group in _GROUP.findall(query.subject))


def _is_of_every_school(figure: Figure, query: Query) -> bool:
    """“普通高中专任教师多少” is not told by 各级各类学校专任教师4126人."""
    return figure.indicator.startswith("各级各类") and _SCHOOL.search(query.subject) is not None and not query.text.count("各级")


def _is_of_what_it_lists(figure: Figure, query: Query) -> bool:
    """“重楼的产值” is not told by 中药材产值 in a sentence that has a number of its own for 重楼."""
    asked = _MEASURE_OF.search(query.text)
    if asked is None or not figure.indicator.endswith(asked[2]) or len(figure.indicator) == len(asked[2]):
        return False
    return asked[1] not in figure.indicator and re.search(rf"{asked[1]}\d", figure.sentence) is not None


def _said_otherwise(word: str) -> Iterator[str]:
    for found in (alike(word), said_for(word)):
        for wordings in found.values():
            yield from wordings


def _is_another_rate(figure: Figure, query: Query) -> bool:
    """“The growth rate of fixed-asset investment” is not told by that of the income."""
    if query.language != "en" or figure.measure != "growth" or not query.terms:
        return False
    told = set(pair_keys(f"{figure.name}{figure.indicator}"))
    return not any(told.intersection(pair_keys(wording)) for term in query.terms for wording in (term, *variants(term)))


def _lacks_what_is_traded(figure: Figure, query: Query) -> bool:
    """“The value of fishing tackle exports” is not told by all exports."""
    traded = _TRADED.search(query.text) if query.language == "en" else None
    wanted = [word for word in chinese_of(_GOODS.sub("", traded[1])) if len(word) > 1] if traded else []
    return bool(wanted) and not any(word[:2] in context(figure) for word in wanted)


def _goes_elsewhere(figure: Figure, query: Query) -> bool:
    """“出口到泰国的有多少吨” is not told by 干卵出口241吨."""
    to = _TO_OR_FROM.search(query.text)
    told = f"{clause(figure)}{figure.indicator}{figure.part_of}"
    return to is not None and not any(to[1][at : at + 2] in told for at in range(len(to[1]) - 1))


def _lacks_its_type(figure: Figure, query: Query) -> bool:
    """“新增护理型养老床位” is not told by 新增养老床位410张."""
    told = context(figure)
    return query.language == "zh" and any(kind[:2] not in told for kind in _TYPE.findall(query.subject))


def _lacks_its_crop(figure: Figure, query: Query) -> bool:
    """“水稻产了多少” is not told by 粮食产量, nor “大豆种了多少亩” by 蓝莓种植面积."""
    told = context(figure)
    asked = [crop for found in _HARVEST.findall(query.subject) for crop in found] if query.language == "zh" else []
    return any(not any(name in told for name in names) for names in _CROPS if any(name in crop for name in names for crop in asked))


def _lacks_its_chinese(figure: Figure, query: Query) -> bool:
    """“How many of the sheep were Hu sheep (湖羊)” is told only by a sentence that names them."""
    if query.language == "zh" or not _HOW_MANY_OF.search(query.text):
        return False
    told = context(figure)
    return any(not set(word) <= set(told) for word in query.subject.split() if word in query.text and re.fullmatch("[一-鿿]{2,8}", word))


def _is_power_for_energy(figure: Figure, query: Query) -> bool:
    """How much electricity was made is not told by what could be made: 发电多少, 光伏128万千瓦."""
    return _ENERGY.search(query.text) is not None and figure.quantity.base_unit in _POWER

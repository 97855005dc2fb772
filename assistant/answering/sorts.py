"""Whether a figure is of another thing than the one asked for, though its words are near: of another sort, of the other side, what there is for what was made.

Not here: parts of the thing itself (parts.py), several things in one number (joint.py), period, role, unit (conditions.py)."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.answering.joint import DEEDS, FOR_BOTH
from assistant.answering.parts import clause
from assistant.answering.subject import Subject
from assistant.figures import alike, chinese_of, is_stock, said_for, variants
from assistant.library.keywords import Keywords, pair_keys
from assistant.records import Figure, Level, Query

_RURAL: Final = ("农村|乡村", "农村|乡村|城乡|农民|农户|农房|农业|村|乡镇|涉农")
_TOWNSPEOPLE: Final = re.compile("(?:城镇|城市)(?:常住)?(?:居民|低保|特困|职工)")
_SOME: Final = re.compile("(?:脱贫(?:劳动力|人口|户)|监测对象|残疾人|妇女|高校毕业生|大学生|退役军人|失业人员|就业困难人员)(?=外出务工|就业|转移就业|务工|参加|培训)")
_NEWLY_ASKED: Final = re.compile("(?<=年)一年[里内]|当年|这一年|新增|新完成|新建成")
_NEWLY: Final = re.compile("新|增")
_MADE_ASKED: Final = re.compile(
    r"新建|新增|净增|新栽|新种|新造|新植|新办|新添|新装|新改|新开|新修|建了|修了"
    r"|\b(?:buil[dt]|(?<!value )(?<!value-)add(?:ed)?|installed|new|newly)\b", re.I)
_MADE_TOLD: Final = re.compile("新|净增|建成|建设|修建|加装|安装|完成")
_THERE_ARE: Final = re.compile(r"\b(?:did|does|do)\b[^?]*? have\b|\bhow many [^?]*\b(?:are|were) there\b|\bthe total number of\b", re.I)
_NEW_IN_ENGLISH: Final = re.compile(r"\bnew|\badd|\bcreat|\bincrease|\bmore\b|\bbuil|\bopen", re.I)
_MADE_NEW: Final = re.compile("新增|净增|新添")
_STANDS_AT: Final = re.compile(r"(?:增至|增加到|发展到|扩大到|达到|达|总数|总量|累计|保有)[^，。；]{0,4}$")
_SO_FAR: Final = re.compile(r"累计|总[数量]|一共|总共|共有|以来|accumul|cumulat|total|so far", re.I)
_ALL_OF: Final = re.compile("(?:货物|外贸|对外贸易)?(进出口|出口|进口|投资|消费|贷款|存款)(?:增长|增速|增幅|增|目标|预期|总额|定|额)*")
_PLAIN: Final = re.compile("货物|外贸|商品|对外|贸易|服务|固定资产|社会|各项|本外币|人民币|金融机构|余额|实现|完成|累计|进出口总额|总额|其中|预计|力争")
_OF_ALL: Final = re.compile(r"全体居民|\b(?:all residents|residents as a whole|urban and rural (?:residents )?combined|overall)\b", re.I)
_OF_ONE_SIDE: Final = re.compile("农村|城镇|农民")
_TYPE: Final = re.compile("(护理|普惠|公办|民办|自然|公益|创新|科技|生产|消费|混合|服务|外向|劳动密集)型")
_UNDONE: Final = re.compile("[一-鿿]{0,6}?(?:尚未|仍未|还未|未能|还没有?|未(?=[签完办入通达开竣交整化脱]))")
_UNDONE_ASKED: Final = re.compile(r"[未没剩欠差]|\b(?:not|un\w+|left|remain\w*|still|yet|without)\b", re.I)
_SO_FAR_ASKED: Final = re.compile("(?:到|截至|截止)[^，。]{0,8}[底末][^，。]{0,6}累计")
_TRADED: Final = re.compile(r"\b(?!total|foreign|all|goods|its|their|the|of|in|value|and|imports)([a-z]+(?: (?!and\b|of\b)[a-z]+)?) exports\b", re.I)
_GOODS: Final = re.compile(r"\b(?:products?|goods|items?)\b", re.I)
_GROUP: Final = re.compile("(脱贫|监测|残疾|退役军人|妇女)(?=劳动力|人口|对象|人(?!均)|外出|就业|务工)")
_PAYS: Final = re.compile("(?:补贴|补助|奖补|津贴)$")
_PAID_ASKED: Final = re.compile(r"[补贴领奖助津钱拿惠给发享]|\b(?:subsid|allowance|paid|pay|receiv|benefi|grant|aid)", re.I)
_RATE_WORD: Final = re.compile("([一-鿿]{2})率(?![先领])")
_THERE_IS_NOW: Final = re.compile("现有(?!的)|现共有|目前(?:总?共)?有|现在(?:总?共)?有")
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
_MEASURED: Final = re.compile("(?:率|量|额|值|收入|标准|面积|价|支出|余额|投资|人数|能力)$")
_COUNTERS_OF_SOME: Final = frozenset("部艘座条台辆套头只株匹间栋口眼盏架列所")  # not 个, 项, which count anything
_ALL_THERE_ARE: Final = re.compile("现有|目前|存量|全部|所有|各类|全年|当年|累计|年末|期末|平均|综合|总体|整体")  # name no thing
_GENERAL: Final = re.compile("产量|面积|比重|比例|任务|人数|规模|总量|数量|情况|水平|金额|项目|工作|目标|指标|民生实事")  # say how much, not of what
# The same thing of the other side is another thing: 农村 is not 城镇, 进口 not 出口.
_SIDES: Final = tuple(
    (re.compile(one), re.compile(other))
    for pair in (
        ("农村|乡村|乡下|村级|村里|村上|农民工", "城市|城镇|城区|城里|市区"), ("进口", "出口"), ("散居|分散", "集中"), ("出栏|卖出|to market|slaughter", "存栏"),
        ("存款|deposits?", "贷款|loans?"), ("死亡|deaths?|died|killed", "起数"),
        ("加装|加建|增设", "更新|更换"), ("中央财政", "全国财政"),
        ("交付|竣工", "^(?:新?开工|启动|建设)"), ("总投资|total investment", "完成投资|年度投资"), ("完工|竣工|[改建修]完|[建修]好|交付", "开工|启动|开建"),
        ("新[建造修装栽设添植种]|新[（(]?[改扩]", "改造|提升|改建|低改|翻修|翻建|翻新|维修|检修|修复|更换"), ("男", "女"), ("国有", "民营|私营"),
        ("公办", "民办"), ("省内", "省外"),
        ("境外|海外|入境|外国|国外|overseas|foreign|inbound|international", "国内|境内"),
        ("第[一1]产业|一产", "第[三3]产业|三产"), ("养老保险", "医疗保险|医保"), ("义务教育|中小学", "学前"),
        ("进出口|imports and exports", r"(?<!进)出口|进口|(?<!and )\bexports?\b(?! and)"),
    )
    for one, other in (pair, pair[::-1])
)


def is_one_sort(figure: Figure, query: Query) -> bool:
    """“出口增长目标” is not told by that of 跨境电商出口: all of it was asked for, and the figure is of a sort that the question does not name."""
    asked = _ALL_OF.fullmatch(query.subject.replace(" ", ""))
    if not asked or asked[1] not in figure.indicator:
        return False
    sort = _PLAIN.sub("", figure.indicator[: figure.indicator.rfind(asked[1])])
    return bool(sort) and not set(sort) & set(query.text)


def is_another_name(figure: Figure, query: Query) -> bool:
    """困难残疾人生活补贴 is not told by 重度残疾人护理补贴, nor the income of 农村居民 by that of 居民: the table knows both, and they measure alike."""
    name = figure.name
    if _OF_ALL.search(query.text) and _OF_ONE_SIDE.search(figure.indicator):
        return True
    if query.language == "en" or not name or name not in figure.indicator or name in query.terms or FOR_BOTH.search(clause(figure)):
        return False
    text = query.text.replace(" ", "")
    asked = [term for term in query.terms if any(wording in text for wording in (term, *variants(term)))]
    own = [name[at : at + 2] for at in range(len(name) - 1) if not any(name[at : at + 2] in term for term in asked)]
    if any(pair in query.text for pair in own):
        return False  # “养老床位里护理型的” names 护理型床位 as well
    if any(name in term and not _MEASURED.search(name) and term.replace(name, "") in figure.sentence for term in asked):
        return False  # 农村低保标准提高到…，年末在册低保对象587户
    return bool(asked) and not any(_bare(term) in name for term in asked) and any(_bare(term)[-2:] == _bare(name)[-2:] for term in asked)


def _bare(name: str) -> str:
    """A name without its deed: 高标准农田 for 新建高标准农田."""
    return re.sub(f"^{DEEDS.pattern}|{DEEDS.pattern}$", "", name) or name


def is_another_kind(figure: Figure, query: Query) -> bool:
    """“主要农作物耕种收综合机械化率” is not told by 水稻耕种收综合机械化率: the same measure of another thing, neither of which the other speaks of."""
    return query.language == "zh" and any(_is_of_another(part, figure, query) for part in query.subject.split())


def _is_of_another(asked: str, figure: Figure, query: Query) -> bool:
    told = figure.indicator
    least = len("覆盖率") if asked.endswith("率") else len("综合产值")
    shared = next((size for size in range(min(len(asked), len(told)), least - 1, -1) if asked.endswith(told[-size:])), 0)
    mine, theirs = re.sub(f"^{DEEDS.pattern}", "", asked[:-shared]), re.sub(f"^{DEEDS.pattern}", "", told[:-shared])
    alike_so_far = next((size for size in range(min(len(mine), len(theirs)), 0, -1) if mine[:size] == theirs[:size]), 0)
    mine, theirs = mine[alike_so_far:], theirs[alike_so_far:]  # 城镇｜生活垃圾｜日处理能力
    if _ALL_THERE_ARE.fullmatch(mine) or _ALL_THERE_ARE.fullmatch(theirs):
        return False
    if not shared or not _MEASURED.search(asked) or min(len(mine), len(theirs)) < 2 or set(mine) & set(theirs):
        return False
    others = {wording for found in (alike(mine), said_for(mine)) for wordings in found.values() for wording in wordings}
    context = _context(figure)
    of_it = asked[: len(asked) - shared + 1][-3:]  # 自然｜村: with what it is said of
    if any(theirs[at : at + 3] in query.text for at in range(len(theirs) - 2)):
        return False  # “机动地最多能占耕地总面积的百分之几” names 机动地
    return of_it not in context and theirs[-2:] not in query.text and not any(other in theirs for other in others)


def is_of_no_such(figure: Figure, query: Query) -> bool:
    """Whether the figure measures something else, or its sentence says nothing of the type, the crop, the Chinese word or the energy that was asked for."""
    tests = (
        _is_rate_of_another, _counts_another_sort, _counts_those_paid, _is_not_of_the_group,
        _measures_another, _is_another_rate, _lacks_what_is_traded, _goes_elsewhere, _is_left_undone,
        _is_of_the_year_alone, _lacks_its_type, _lacks_its_crop, _lacks_its_chinese, _is_power_for_energy,
    )  # fmt: skip
    return any(test(figure, query) for test in tests)


def _measures_another(figure: Figure, query: Query) -> bool:
    """“产值多少” is not told by what was invested, nor what was produced by what could be produced."""
    told = f"{figure.indicator}{figure.name}"
    asked = [word for word in _MONEY_MEASURES if word in query.subject]
    is_other_money = len(asked) == 1 and asked[0] not in told and any(word in told for word in _MONEY_MEASURES)
    return is_other_money or (_CAPACITY.search(figure.indicator) is not None and _MADE.search(query.text) is not None and not _CAPACITY.search(query.text))


def _is_left_undone(figure: Figure, query: Query) -> bool:
    """“签了协议的有多少户” is not told by 剩余28户尚未签约."""
    after = figure.sentence[figure.quantity.end - figure.sentence_start :]
    return _UNDONE.match(after) is not None and not _UNDONE_ASKED.search(query.text)


def _is_of_the_year_alone(figure: Figure, query: Query) -> bool:
    """“到2025年底累计完成了多少投资” is not told by what the year alone brought."""
    is_so_far = figure.span != "year" or _STANDS_AT.search(figure.sentence[: figure.quantity.start - figure.sentence_start]) is not None
    return _SO_FAR_ASKED.search(query.text) is not None and not is_so_far and not is_stock(figure)


def _is_rate_of_another(figure: Figure, query: Query) -> bool:
    """“行政机关败诉率” is not told by 出庭应诉率: two rates, and nothing says one of them for the other."""
    asked, told = _RATE_WORD.findall(query.subject), _RATE_WORD.findall(f"{figure.indicator}{figure.name}")
    if not asked or not told or query.language == "en" or set(asked) & set(told):
        return False
    context = _context(figure)
    meant = [wording for word in asked for rate in (f"{word}率", word) for wording in (rate, *variants(rate), *_said_otherwise(rate))]
    return not any(wording in context for wording in meant)


def _counts_another_sort(figure: Figure, query: Query) -> bool:
    """“查处了几起非法捕捞案件” is not told by 环境违法案件3起: of what makes them such ones (捕捞) nothing is said."""
    asked = re.search(f"(?:多少|几)[万亿千百]*{re.escape(query.unit)}([一-鿿]{{2,6}})([一-鿿]{{2}})(?=$|[，。？?])", query.text) if query.unit else None
    if not asked or not figure.indicator.endswith(asked[2]):
        return False
    context = _context(figure)
    return not set(asked[1][-2:]) & set(context) and not any(wording in context for word in (asked[1], asked[1][-2:]) for wording in _said_otherwise(word))


def _counts_those_paid(figure: Figure, query: Query) -> bool:
    """“到省外务工的有多少人” is not told by 跨省务工交通补贴518人."""
    return _PAYS.search(figure.indicator) is not None and figure.quantity.base_unit in ("人", "名", "户") and _PAID_ASKED.search(query.text) is None


def _is_not_of_the_group(figure: Figure, query: Query) -> bool:
    """“有多少脱贫劳动力外出务工” is not told by 转移农村劳动力5380人."""
    return query.language == "zh" and any(group not in _context(figure) for group in _GROUP.findall(query.subject))


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
    return bool(wanted) and not any(word[:2] in _context(figure) for word in wanted)


def _goes_elsewhere(figure: Figure, query: Query) -> bool:
    """“出口到泰国的有多少吨” is not told by 干卵出口241吨."""
    to = _TO_OR_FROM.search(query.text)
    told = f"{clause(figure)}{figure.indicator}{figure.part_of}"
    return to is not None and not any(to[1][at : at + 2] in told for at in range(len(to[1]) - 1))


def _lacks_its_type(figure: Figure, query: Query) -> bool:
    """“新增护理型养老床位” is not told by 新增养老床位410张."""
    told = _context(figure)
    return query.language == "zh" and any(kind[:2] not in told for kind in _TYPE.findall(query.subject))


def _lacks_its_crop(figure: Figure, query: Query) -> bool:
    """“水稻产了多少” is not told by 粮食产量, nor “大豆种了多少亩” by 蓝莓种植面积."""
    told = _context(figure)
    asked = [crop for found in _HARVEST.findall(query.subject) for crop in found] if query.language == "zh" else []
    return any(not any(name in told for name in names) for names in _CROPS if any(name in crop for name in names for crop in asked))


def _lacks_its_chinese(figure: Figure, query: Query) -> bool:
    """“How many of the sheep were Hu sheep (湖羊)” is told only by a sentence that names them."""
    if query.language == "zh" or not _HOW_MANY_OF.search(query.text):
        return False
    told = _context(figure)
    return any(not set(word) <= set(told) for word in query.subject.split() if word in query.text and re.fullmatch("[一-鿿]{2,8}", word))


def _is_power_for_energy(figure: Figure, query: Query) -> bool:
    """How much electricity was made is not told by what could be made: 发电多少, 光伏128万千瓦."""
    return _ENERGY.search(query.text) is not None and figure.quantity.base_unit in _POWER


def lacks_its_thing(figure: Figure, query: Query, about: Subject, keywords: Keywords) -> bool:
    """“更新了多少部住宅老旧电梯” beside 改造老旧小区813个: of a word of the question that the reports know, the sentence has no character."""
    told = _context(figure)
    return any(not set(word) & set(told) for word in about.unsaid(told, query.subject) if not _GENERAL.search(word) and _is_known(word, keywords))


def _is_known(word: str, keywords: Keywords) -> bool:
    """Whether the reports have the word, or the words it is made of (省外｜务工): two pairs of three at least, the first and the last among them."""
    held = [keywords.holds(pair) for pair in pair_keys(word)]
    return bool(held) and held[0] and held[-1] and sum(held) * 3 >= len(held) * 2


def counts_another(figure: Figure, query: Query, about: Subject) -> bool:
    """“多少部电梯” is not told by 渔船173艘: in the counter of something else, by a sentence that says nothing of what was asked for last."""
    asked, told = query.unit, figure.quantity.base_unit
    thing = query.subject.replace(" ", "")[-2:]
    is_other = asked != told and asked in _COUNTERS_OF_SOME and told in _COUNTERS_OF_SOME
    return is_other and query.language == "zh" and any(thing in run for run in about.unsaid(_context(figure), query.subject))


def _context(figure: Figure) -> str:
    """All that is said around a figure: its sentence, its headings, its name in the table."""
    return f"{figure.sentence}{''.join(figure.heading_path)}{figure.name}"


def is_of_some(figure: Figure, query: Query, about: Subject) -> bool:
    """“脱贫劳动力外出务工3246人” where nobody asked for a group: those are some of them."""
    some = _SOME.match(figure.indicator)
    return some is not None and query.language == "zh" and about.coverage(some[0]) == 0.0


def is_accumulated(figure: Figure, query: Query) -> bool:
    """“2025年新完成治理的村” is not told by what there is 累计."""
    return figure.span == "cumulative" and _NEWLY_ASKED.search(query.text) is not None and not _NEWLY.search(figure.indicator)


def is_stock_for_made(figure: Figure, query: Query) -> bool:
    """“新建5G基站多少个” is not told by 5G基站增至18.8万个, nor by what there is 累计, whatever else it says."""
    if not _MADE_ASKED.search(query.text) or _MADE_TOLD.search(figure.indicator):
        return False
    lead = figure.sentence[: figure.quantity.start - figure.sentence_start]
    is_so_far = figure.span == "cumulative" and not any(period.last - period.first > 1 for period in query.periods) and not _SO_FAR.search(query.text)
    return is_so_far or _STANDS_AT.search(lead[-8:]) is not None


def is_made_for_stock(figure: Figure, query: Query) -> bool:
    """“How many beds does the hospital have in total” is not told by 新增床位200张, nor “现有床位”."""
    if _THERE_IS_NOW.search(query.text) and not _MADE_ASKED.search(query.text):
        return _MADE_NEW.search(figure.indicator) is not None or figure.role == "plan"
    return _THERE_ARE.search(query.text) is not None and not _NEW_IN_ENGLISH.search(query.text) and _MADE_NEW.search(figure.indicator) is not None


def is_unsided(figure: Figure, query: Query, level: Level) -> bool:
    """“农村危房” of a province or city is not told by a sentence that says nothing of the countryside, nor 城镇居民 by one on all of them."""
    told = _context(figure).replace("城中村", "")
    if _TOWNSPEOPLE.search(query.subject) and "城" not in told:
        return True
    return level in ("国家", "省", "市") and re.search(_RURAL[0], query.subject) is not None and not re.search(_RURAL[1], told)


def is_other_side(question: str, indicator: str) -> bool:
    """“农村…” is not told by 城镇…, “进口” not by 出口."""
    return any(one.search(question) and not other.search(question) and other.search(indicator) and not one.search(indicator) for one, other in _SIDES)

"""Whether a figure is of another thing than the one asked for, though its words are near: of another sort, of the other side, what there is for what was made.

Not here: parts of the thing itself (parts.py), several things in one number (joint.py), period, role, unit (conditions.py)."""

import re
from typing import Final

from assistant.answering.joint import DEEDS, FOR_BOTH
from assistant.answering.parts import clause
from assistant.answering.subject import Subject
from assistant.figures import alike, as_written, said_for, variants
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
STANDS_AT: Final = re.compile(r"(?:增至|增加到|发展到|扩大到|达到|达|总数|总量|累计|保有)[^，。；]{0,4}$")
_SO_FAR: Final = re.compile(r"累计|总[数量]|一共|总共|共有|以来|accumul|cumulat|total|so far", re.I)
_ALL_OF: Final = re.compile("(?:货物|外贸|对外贸易)?(进出口|出口|进口|投资|消费|贷款|存款)(?:增长|增速|增幅|增|目标|预期|总额|定|额)*")
_PLAIN: Final = re.compile("货物|外贸|商品|对外|贸易|服务|固定资产|社会|各项|本外币|人民币|金融机构|余额|实现|完成|累计|进出口总额|总额|其中|预计|力争")
_OF_ALL: Final = re.compile(r"全体居民|\b(?:all residents|residents as a whole|urban and rural (?:residents )?combined|overall)\b", re.I)
_OF_ONE_SIDE: Final = re.compile("农村|城镇|农民")
_THERE_IS_NOW: Final = re.compile("现有(?!的)|现共有|目前(?:总?共)?有|现在(?:总?共)?有")
_MEASURED: Final = re.compile("(?:率|量|额|值|收入|标准|面积|价|支出|余额|投资|人数|能力)$")
_COUNTERS_OF_SOME: Final = frozenset("部艘座条台辆套头只株匹间栋口眼盏架列所")  # not 个, 项, which count anything
_THOSE_ASKED: Final = re.compile("(?:人民|办事|企业)?群众|公众|居民|社会")
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
    if any(pair in as_written(query.text) for pair in own):
        return False  # “养老床位里护理型的” names 护理型床位 as well
    if any(name in term and not _MEASURED.search(name) and term.replace(name, "") in figure.sentence for term in asked):
        return False  # 农村低保标准提高到…，年末在册低保对象587户
    if (those := _THOSE_ASKED.match(name)) and any(term.removesuffix(name[those.end() :]) in figure.sentence for term in asked if term.endswith(name[those.end() :])):
        return False  # 受理12345热线工单…，群众满意率｜95.8%
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
    around = context(figure)
    of_it = asked[: len(asked) - shared + 1][-3:]  # 自然｜村: with what it is said of
    if _THOSE_ASKED.fullmatch(theirs) and mine in around:
        return False  # 受理12345热线工单…，群众满意率｜95.8%, where 热线满意率 was asked for
    if any(theirs[at : at + 3] in query.text for at in range(len(theirs) - 2)):
        return False  # “机动地最多能占耕地总面积的百分之几” names 机动地
    return of_it not in around and theirs[-2:] not in query.text and not any(other in theirs for other in others)


def lacks_its_thing(figure: Figure, query: Query, about: Subject, keywords: Keywords) -> bool:
    """“更新了多少部住宅老旧电梯” beside 改造老旧小区813个: of a word of the question that the reports know, the sentence has no character."""
    told = context(figure)
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
    return is_other and query.language == "zh" and any(thing in run for run in about.unsaid(context(figure), query.subject))


def context(figure: Figure) -> str:
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
    return is_so_far or STANDS_AT.search(lead[-8:]) is not None


def is_made_for_stock(figure: Figure, query: Query) -> bool:
    """“How many beds does the hospital have in total” is not told by 新增床位200张, nor “现有床位”."""
    if _THERE_IS_NOW.search(query.text) and not _MADE_ASKED.search(query.text):
        return _MADE_NEW.search(figure.indicator) is not None or figure.role == "plan"
    return _THERE_ARE.search(query.text) is not None and not _NEW_IN_ENGLISH.search(query.text) and _MADE_NEW.search(figure.indicator) is not None


def is_unsided(figure: Figure, query: Query, level: Level) -> bool:
    """“农村危房” of a province or city is not told by a sentence that says nothing of the countryside, nor 城镇居民 by one on all of them."""
    told = context(figure).replace("城中村", "")
    if _TOWNSPEOPLE.search(query.subject) and "城" not in told:
        return True
    return level in ("国家", "省", "市") and re.search(_RURAL[0], query.subject) is not None and not re.search(_RURAL[1], told)


def is_other_side(question: str, indicator: str) -> bool:
    """“农村…” is not told by 城镇…, “进口” not by 出口."""
    return any(one.search(question) and not other.search(question) and other.search(indicator) and not one.search(indicator) for one, other in _SIDES)

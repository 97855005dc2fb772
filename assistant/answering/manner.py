"""A figure's kind against what was asked → what it adds to its score or takes: growth, part, total, share, a condition, another unit.

Degrees only, fitted with the rest of the score (docs/decisions/0004-choosing-figures.md). Not here: what a figure must not be (conditions.py)."""

import re
from typing import Final

from assistant.answering.conditions import asked_base, asks_change, usual_units
from assistant.answering.limits import within_limits
from assistant.answering.parts import clause
from assistant.answering.subject import Subject
from assistant.answering.timing import asks_older, asks_total
from assistant.figures import as_written, chinese_of, indicators_in, load, variants
from assistant.library.keywords import pair_keys
from assistant.records import Evidence, Figure, Query

LEVELS_APART = 2.0  # what 国家级 loses where 省级 was asked for
NAMED_WHOLE = 3  # characters of what is counted with which a question may end
OTHER = 1.2  # what a figure with another name of the table loses
_CHANGE_ASKED: Final = re.compile(r"(增长|涨|增加|提高|上升|提升|下降|减少|降低|降|(?<=[，,])增|回落)了?(?:百分之)?(?:多少|几)")
_PART_ASKED: Final = re.compile(r"其中|里面?[^，。]{1,8}占|光是|单是|占|of (?:them|which)|share", re.I)
_AGAIN: Final = re.compile("再(?=[开建改增完新添修造])")
_IN_A_ROW: Final = re.compile(r"连续[^，。；、]{1,5}年[^，。；、\d]{0,6}$")  # “连续12年超430亿斤” tells of a floor, not of the year
_AMOUNT: Final = re.compile("产值|产量|面积|里程|存栏|出栏")
_RATE_NAME: Final = re.compile(r"[一-鿿]{2}率")
_SHARE_TOLD: Final = re.compile(r"(?:贡献率|占比|比重|份额)$")
_NEW: Final = re.compile("新(?:增|登记|设|注册|认定|建|开|培育|发展)")
_EXTREMES: Final = (
    (re.compile("最[低少小差](?!生活|工资)|垫底|倒数第一"), re.compile("最[低少小差](?!生活|工资)")),
    (re.compile("最[高多大](?![^，。]{0,4}(?:限|不超))"), re.compile("最[高多大]")),
)
_SO_FAR: Final = re.compile("累计|(?:截至|到)[^，。]{2,16}(?:一共|总共|共)")
_SUMMED_UP: Final = re.compile("合计|总计|共计|总共")
_THERE_WERE: Final = re.compile(r"\bhow many [^?]* (?:were|are) (?:there|on the road)\b", re.I)
_AGAINST: Final = re.compile("比(?:全[国省市县区]|上级|平均)[^，。多少高低快慢]{0,6}(?:快|慢|高|低|多|少)(?:了|出)?(?:多少|几)")
_AVERAGE: Final = re.compile("全[国省市县区]|平均")
_IN_ALL: Final = re.compile("总[数量]$|累计")
_THING_ASKED: Final = re.compile(
    r"(?:多少|几[万千百十]?)(?:[万亿千百]*(?:公里|平方米|个百分点|[个户人家元亩名项座所套张条件次种辆台起处口吨斤]|(?:钱|资金)的))?+([一-鿿]{1,6})(?=$|[，。？?从在被])"
)
_DEED_AND_THING: Final = re.compile("([一-鿿]{2})了?(?:多少|几)[万亿千百]?[一-鿿]{0,2}?([一-鿿]{2,6})(?=$|[，。？?])")
_THING_BEFORE: Final = re.compile("([一-鿿]{2})(?:多少|几)[万亿千百]?(?:[个项所处家座条件张台套]|$)")
_HOW_MANY: Final = re.compile(
    r"\bhow many (?:(?:square )?(?:kilomet|met)\w+ of |(?:tonnes?|tons|hectares?|mu|jin|sets?|pairs?) of |of the |more |new |additional )*"
    r"((?:[\w'’-]+ ){0,3}?[\w'’-]+)(?= (?:were|was|are|is|did|do|does|have|has|had|in|of|to|got|will|would|from|at|on|for|by|can|could"
    r"|with|under|that|who|which|came|took|there|a|an|the|per)\b|[,?]|$)", re.I)
_GOAL: Final = re.compile(r"目标|预期|计划|任务|\b(?:goal|target|plan)", re.I)
_PERCENT_ASKED: Final = re.compile(r"百分之[几多]|\b(?:what|how many) percent(?:age)?\b(?! point)", re.I)
_SHOWPIECE: Final = re.compile("攻关田|示范田|示范方|高产田|高产方|核心区|试验田")  # whose yield is not that of the place
_SUM_ASKED: Final = re.compile("一共|总共|合计|总计")
_ALTOGETHER: Final = re.compile("(?:总共|一共|共计?|合计)(?:领|发|花|给|支出|拿|用)")
_DEED_ASKED: Final = re.compile("新发现|新认定|新登记|新签约|新上线|新开通|新培育|净增")
_NOW: Final = re.compile("现在|目前|[总一]?共有|总共|在库|在册|保有")
_OUTPUT: Final = re.compile("生产总值|GDP")
_PER_HEAD: Final = re.compile("人均|每人|一个人|per capita|per person", re.I)
_EACH_ASKED: Final = re.compile("平均(?:下来)?每一?个?([村户亩])|每一?个?([村户亩])平均|([村户亩])均")
_EACH_TOLD: Final = re.compile("[一-鿿]{0,2}[村户亩]均")
_ANY_EACH: Final = re.compile(r"均|每|\bper\b|\baverage\b|\beach\b", re.I)
_LEVEL: Final = re.compile("国家级|[省市州盟县区镇乡村]级")
_OF_THE_YEAR: Final = re.compile("当年|(?<=年)一年|本年度?内?|这一年[里内]?|那一年[里内]?|新增|一年内")
_SHARE_ASKED: Final = re.compile(r"占|[里中]有?百分之|比重|比例|share|ratio|percentage of", re.I)
_COUNTED_IN_ENGLISH: Final = re.compile(r"\bhow many\b|\bnumber of\b", re.I)
_VISITS: Final = re.compile(  # what is counted in 人次
    r"visit|trip|passenger|touris|attend|people|person|times|journey|participa|train|patient|consult|student|worker|farmer|resident|rider|admission|women"
    r"|children|elder|travel|crossing|guest|user|benefi|staff|labou?r|job", re.I)
_DONE_OF_THEM: Final = re.compile("[一-鿿“”]{0,12}，(?:其中)?已[一-鿿]{0,8}\\d")  # 反馈的23项｜问题，已完成整改21项
_DONE_ASKED: Final = re.compile("[改办做修建治]完|已经?|完成|办结|改好|销号|落实")
_STIRRED: Final = re.compile("[带拉撬]动(?!就业)")
_SOME_OF: Final = re.compile(r"\bhow many of (?:the|its|these|those)\b", re.I)


def manner_of(figure: Figure, evidence: Evidence, query: Query, about: Subject) -> float:
    """What the kind of number adds or takes: a growth rate is rarely meant where growth is not asked for, a part where no part is."""
    grown, is_total = figure.measure in ("growth", "change"), figure.span in ("cumulative", "years")
    score = 0.0 if query.periods else 1.0
    score -= 1.3 * (grown and not asks_change(query))
    score -= 0.4 * (figure.measure == "change")
    change = _CHANGE_ASKED.search(query.text)
    score -= 3.0 * bool(change and query.operation == "value" and not grown and change[1] not in figure.indicator)  # 增加了多少个 is not 达到248个
    score -= 1.0 * (figure.measure == "from") * (-2 if asks_older(query) else 1)
    if _SHARE_ASKED.search(query.text):
        score += 0.8 * (figure.measure == "share") - 3.0 * (grown and not asks_change(query))
    score += 3.0 * (bool(figure.part_of) and _SOME_OF.search(query.text) is not None)
    if figure.part_of:
        # “其中…分散供养51人” is what was asked when the question speaks of 分散供养
        score -= 1.0 * (_SUM_ASKED.search(query.text) is not None)
        score += 0.8 if about.named(figure.indicator) > 0.6 else 0.0 if _PART_ASKED.search(query.text) else -0.3
    score += 0.5 * is_total * (1 if asks_total(query) else -1)
    score -= 3.0 * (bool(_ALTOGETHER.search(query.text)) and figure.indicator.endswith("标准"))  # all they got is not what one gets
    score += 1.0 * any(deed in figure.indicator for deed in _DEED_ASKED.findall(query.text))
    score += 1.0 * (figure.span == "cumulative" and bool(_SO_FAR.search(query.text)))
    score += 0.8 * (asks_total(query) and bool(_IN_ALL.search(figure.indicator)))
    if _NEW.search(figure.indicator) and "新" not in query.text and query.language == "zh" and not is_total:
        score -= 3.0 if _NOW.search(query.text) else 0.8
    score += 0.6 * (about.named(figure.indicator) - 0.5)  # 实物商品网上零售额 says what was not asked: 农产品网络零售额
    if query.language == "en" and figure.quantity.base_unit == "人次" and _COUNTED_IN_ENGLISH.search(query.text) and not _VISITS.search(query.text):
        score -= 1.5  # how many venues is not told in visits
    score -= 0.8 * (asked_base(query) not in (figure.quantity.base_unit, "%", ""))
    score += 0.2 * bool(query.unit and figure.quantity.unit == query.unit) + 0.2 * bool(not query.unit and figure.quantity.unit in usual_units(query))
    score -= 0.5 * bool(_IN_A_ROW.search(figure.sentence[: figure.quantity.start - figure.sentence_start]))
    lead = figure.sentence[: figure.quantity.start - figure.sentence_start]
    score -= 0.8 * (figure.quantity.base_unit.endswith("百分点") and bool(_PERCENT_ASKED.search(query.text)))
    score -= 2.0 * (figure.measure == "change" and bool(_GOAL.search(figure.base)) and not _GOAL.search(query.text))
    score -= 1.0 * (figure.measure == "share" and query.unit != "%" and "率" not in query.text and not _SHARE_ASKED.search(query.text))
    score -= 2.5 * (bool(_SHOWPIECE.search(figure.indicator)) and not _SHOWPIECE.search(query.text))
    score -= 2.0 * (lead.endswith("在") and "在" not in query.text)  # “在310个小区周边增设…” tells where
    score -= 1.5 * (query.role == "plan" and "已" in lead[-8:])  # 已开工的57个项目要加快
    score += 1.5 * (_AGAIN.search(query.text) is not None and "再" in lead[-6:])  # 再开工27个项目
    for asked, told in _EXTREMES:
        if asked.search(query.text):
            score += 3.0 if told.search(f"{lead[-12:]}，{figure.indicator}") else -1.0
    score -= 1.5 * (_EACH_TOLD.match(figure.indicator) is not None and not _ANY_EACH.search(query.text))
    if each := _EACH_ASKED.search(query.text):
        score += 1.0 if f"{next(filter(None, each.groups()))}均" in figure.indicator else -1.5
    score += 1.5 * (bool(_THERE_WERE.search(query.text)) and figure.indicator.endswith(("保有量", "总量", "总数")))
    score += 1.5 * (asks_total(query) and bool(_SUMMED_UP.search(lead[-8:])))
    score += 2.5 * _against_another(figure, query)
    score -= 2.0 * (is_total and bool(_OF_THE_YEAR.search(query.text)))
    score += 0.8 * bool((named := _THING_BEFORE.search(query.text)) and named[1] in figure.indicator)  # 学位多少个
    thing = _THING_ASKED.search(as_written(query.text))
    if thing and thing[1][-2:] in figure.sentence:
        score += 1.5 if thing[1][-2:] in figure.indicator else -1.5  # “带动了多少果农” is told by 带动果农620户
    deed = _DEED_AND_THING.search(query.text)
    score += 1.0 * bool(deed and deed[1] in figure.indicator and deed[2][-2:] in figure.indicator)  # 恢复了多少亩耕地: 恢复耕地
    score -= _uncounted(figure, query)
    score -= 2.5 * (bool(_DONE_OF_THEM.match(figure.sentence[len(lead) + len(figure.quantity.text) :])) and _DONE_ASKED.search(query.text) is not None)
    if _STIRRED.search(query.text):
        score += 1.0 if _STIRRED.search(figure.indicator) else -1.0  # 发消费券带动了多少消费
    ends_with_it = query.subject.replace(" ", "").endswith(figure.indicator) and len(figure.indicator) >= NAMED_WHOLE
    score += 0.8 * (query.language == "zh" and ends_with_it)  # 快递投件量 is told by 投件量, not by 收件量
    score -= LEVELS_APART * _of_another_level(figure, query)
    score += within_limits(figure, query)
    score -= 1.0 * (figure.indicator.endswith("集中安置") and "安置" not in query.text)
    score -= 2.5 * (bool(_OUTPUT.search(figure.indicator)) and ("人均" in figure.indicator) != bool(_PER_HEAD.search(query.text)))
    score += _named(figure, query) + _rate_named(figure, query) - _other_kind(figure, query)
    score -= 4.0 * (figure.place not in ("", evidence.metadata.place) and figure.place not in query.text)  # a village is not the town
    score += {"report": 0.1, "table": -1.0}.get(evidence.metadata.kind, 0.0)
    score -= 1.0 * (query.role == "plan" and figure.role == "other" and evidence.metadata.kind == "report")
    return score + 0.2 * (query.role is not None and figure.role == query.role)


def _of_another_level(figure: Figure, query: Query) -> bool:
    """“新创建省级示范单位” is told by the 28 of the province's level, not by the 3 of the country's."""
    asked, told = (set(_LEVEL.findall(text.replace("全国", "国家级"))) for text in (query.subject, f"{figure.indicator}{figure.part_of}"))
    return bool(asked and told) and not asked & told


def _against_another(figure: Figure, query: Query) -> int:
    """“增速比全县平均快多少” is told by “高于全县平均水平｜0.6个百分点”, not by the rate itself: 1 or −1, 0 where it was not asked."""
    if not _AGAINST.search(query.text):
        return 0
    return 1 if figure.measure == "change" and _AVERAGE.search(figure.base) else -1


def _uncounted(figure: Figure, query: Query) -> float:
    """What a figure loses that does not count what an English question counts: elevators are told by 加装电梯74部, not by 改造老旧小区26个."""
    counted = _HOW_MANY.search(query.text) if query.language == "en" and "点" not in query.unit and query.unit != "%" else None
    words = tuple(word for word in (chinese_of(counted[1]) if counted else ()) if "百分点" not in word)
    own = f"{clause(figure)}{figure.indicator}{figure.name}{figure.part_of}{figure.quantity.unit}"
    if not words or any(word[:2] in own or (len(word) < 4 and word[-2:] in own) for word in words):
        return -0.5 if words and figure.indicator.endswith(words) else 0.0  # 新进站博士后 beside 新设博士后工作站
    return 1.5 if any(word[-2:] in figure.sentence for word in words) else 2.5


def _other_kind(figure: Figure, query: Query) -> float:
    """What a number in a unit the asked indicator is never given in loses, and a share where the thing itself is asked for."""
    if query.unit:
        return 0.0
    if figure.quantity.base_unit == "%" and _SHARE_TOLD.search(figure.indicator) and not _SHARE_ASKED.search(query.text) and "率" not in query.text:
        return 2.0
    usual = {known[1].family for unit in usual_units(query) if (known := load().unit(unit))}
    told = load().units.get(figure.quantity.base_unit)
    return 1.5 * bool(usual and told and told.family not in usual and figure.name not in query.terms and figure.measure == "value")


def is_named(figure: Figure, query: Query) -> bool:
    """Whether the figure is of the very indicator asked for, its growth, or a share of it, by the table's name."""
    is_its_growth = figure.measure == "growth" and any(f"{figure.name}增速" in variants(term) for term in query.terms)  # 经济增速
    is_its_share = figure.measure == "share" and any(mention.name in query.terms for mention in indicators_in(figure.base))
    is_wider = query.language == "en" and any(f"中央{figure.name}" == term for term in query.terms)  # the central government deficit
    return bool(figure.name) and not is_wider and (figure.name in query.terms or is_its_growth or is_its_share)


def _named(figure: Figure, query: Query) -> float:
    """The table's own name for what was asked is a strong sign, another name beside it a weak one against."""
    if not query.terms or not figure.name:
        return 0.0
    if is_named(figure, query):
        return 0.4
    is_near = any(figure.name in term or term in figure.indicator or says(figure.name, term) for term in query.terms)
    return 0.0 if is_near else -OTHER


def says(name: str, term: str) -> bool:
    """Whether nearly all of the term is in the name: 农村低保 is 低保, 家庭医生重点人群签约率 is 家庭医生签约 said more exactly."""
    own = pair_keys(term)
    return term in name or (len(own) > 2 and len(set(own) - set(pair_keys(name))) <= 1)


def _rate_named(figure: Figure, query: Query) -> float:
    """满意率 is not 解决率, nor 种植面积 the 产值, whatever else the two have in common."""
    asked, told = (set(_RATE_NAME.findall(text.replace("覆盖率", "普及率"))) for text in (query.text, figure.indicator))
    if asked and told:
        return 0.5 if asked & told else -1.5
    asked, told = (set(_AMOUNT.findall(text)) for text in (query.text, figure.indicator))
    return -1.5 if asked and told and not asked & told else 0.0

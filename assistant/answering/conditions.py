"""A figure against the conditions of a question: unit, period, role, kind of number. A condition that fails is a Reason, never a low score.

Not here: whether the figure speaks of what was asked (candidates.py)."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.subject import Subject
from assistant.figures import BREAK, COUNTS, as_written, load, places_in, renamed
from assistant.records import Figure, Period, Query, Reason
from assistant.retrieval import COUNTRY

ALIGNED = 8  # characters in step with the question: the sentence is the very one that was meant
_NAMED_YEAR: Final = re.compile(r"(?:19|20)\d\d(?=年|[-—–至])")
_RATES: Final = ("%", "‰", "个百分点", "百分点", "成")
_PERSONS: Final = ("人", "人口", "人次", "名", "位")
_AGE: Final = re.compile(r"岁|年龄|寿命|多大|\bage\b|\blife expectancy\b", re.I)
_HOW_MANY: Final = re.compile(r"\bhow many (?!percent|times\b|yuan\b|fold\b)", re.I)
_HOW_MUCH_MONEY: Final = re.compile(r"\bhow much money\b|\bhow much\b.*\b(?:pay|paid|spend|spent|earn|cost)\b", re.I)
_HOW_MUCH: Final = re.compile(r"\bhow much\b(?! (?:of|more|less|faster|higher|lower|did|has|have))|\bhow much\b.*\b(?:earn|cost|spend|spent|pay|paid)", re.I)
_AMOUNT: Final = re.compile(r"\bwhat (?:was|is|were) the (?:total |sales |combined )*(?:value|amount|number|volume|sum|turnover|output)\b", re.I)
_VALUE_ASKED: Final = re.compile(r"\b(?:sales|output|market|total|combined) value\b|\bturnover\b", re.I)
_RATE_ASKED: Final = re.compile(r"percent|share|rate|proportion|growth|gr[eo]w", re.I)
_OF_THEM: Final = re.compile(
    r"\b(?:of|among) (?:the|these|those|them|all)\b.*\bhow many\b|\bhow many of (?:the|these|those|them)\b|\balone\b"
    r"|\bhow much of\b.*\b(?:went to|was for|for)\b", re.I)
_PIECE: Final = re.compile("[里中面内]([一-鿿]{2,6}?)(?:这一?块|那一?块|这部分|那部分)")
_WOMEN_ASKED: Final = re.compile(r"\bhow many (?:\w+ ){0,2}?(?:women|girls|females)\b|女(?:的|性|同志)?(?:占|有)?(?:多少|几)", re.I)
_GROUPS: Final = (
    ("rural|countryside", "农村|乡村"), ("urban|cities", "城镇|城市|城区"), ("women|female", "女"), ("disab", "残疾"), ("elderly|older|aged", "老"),
    (r"\bcars?\b|vehicles?", "汽车|车辆|轿车"), ("appliances?", "家电"), ("farmers?", "农民|农户"),
)  # fmt: skip
_DAYS: Final = ("天", "日内", "日以内", "个工作日", "工作日")
_STOCK: Final = re.compile(r"率|比重|占比|比例|总数|总量|里程|规模|(?<!高)标准(?!化)|保有量|存量|达$|[至到]$")
_SET_BY_DECREE: Final = re.compile("(?:标准|税率|税总水平|收购价|经费|基准价?|缴费)")
_ONE_MONTH: Final = re.compile(r"\d{1,2}月(?:\d{1,2}日)?")
_PART: Final = re.compile(r"\d月|半年|季度")
_LISTED: Final = re.compile(r"(?<![一二三四五六七八九十])、|”“|和(?![美谐平睦煦])|与|以及")
_IS_TOLD: Final = re.compile("(?:建成|投产|投用|通车|通航|完工|竣工|启动|获批|运行|运营|开通|落地|并网)+$")  # 工程建成投产、当年送电: told of one thing
_RATIO_OF_TWO: Final = re.compile("[与和占同].{2,16}(?:的|之)?(?:比|比率|比例|比重)$")
_BRACKETED: Final = re.compile(r"[（(][^（）()]*[）)]?")
_VERBS: Final = re.compile(r"(?:新|建|增|改|扩|开工|完成|改造|建成|建设|推进|实施|加固|提升|安置|发放|修)+")
_WITHOUT: Final = re.compile(r"(?:不算|不含|不包括|不计|除了|扣除|除去|刨去)[了掉]?([^，。？?）)的]{2,8})|[，,（(]([^，。？?（(]{2,8}?)的?(?:不算|不计|不含)(?:在内)?$")
_LEVEL_ASKED: Final = re.compile("([省市县区乡镇村])一?级")
_LEVELS_TOLD: Final = re.compile("([省市县区乡镇村组]{2,5})[两二三四各]级")
_BY_ITSELF: Final = re.compile(r"(?:真正(?![改建做办完落修拆投用])|单是|单单|单独|光是|仅仅是?|只算|只看|纯粹是?|纯(?![利净收]))的?([一-鿿]{2})")
_ONE_SCHEME: Final = re.compile("城乡居民(?:社会|基本)?(?:基础养老金|养老|医保|医疗)")  # the same for both sides
_TOGETHER_COUNTED: Final = re.compile("((?:[一-鿿]{2,6}、)+[一-鿿]{2,6}?)等?[两三四五六七八九十][个大条项](?:[一-鿿]{0,4}产业链?|集群|园区)")
_PART_OF: Final = re.compile(
    r"(?:里面?(?!程)|(?<![集其高初])中(?![心小央学等医国型部级药层专职])|其中)[，,]?([男女老新旧](?=的|占|有)|(?![男女老新旧]的)[一-鿿]{2,6}?)的?(?:钱|资金|部分)?(?:占|有|各?是|各)了?(?:多少|几)"
)
_PLAN_WORDS: Final = re.compile(r"计划|目标|任务|打算|准备|预期|力争|争取|安排")
_DONE_ASKED: Final = re.compile(r"(?<![为])了(?![解结])|已经?")
_SINCE: Final = re.compile(r"以来|至今|since", re.I)
_ASKS_OLDER: Final = re.compile(r"之前|以前|原来|此前|原先|提标前|before the", re.I)
_ASKS_CHANGE: Final = re.compile(
    r"(?<!新)增(?![值设])|脱贫|减贫|[降涨减升砍翻缩]|提高|提了|[多少]了|高出|超过|扩大|回落|变化|快"
    r"|growth|gr[eo]w|lifted|out of poverty|ris(?:e|ing)|rose|increas|up by|fall|fell|drop|declin|decreas|reduc|rais", re.I)
_ASKS_TOTAL: Final = re.compile(r"累计|五年|以来|总共|共有|加起来|[“\"]?十[一二三四]五|accumul|cumulat|total of|in total|altogether|so far|five years", re.I)
# The same thing of the other side is another thing: 农村 is not 城镇, 进口 not 出口.
_SIDES: Final = tuple(
    (re.compile(one), re.compile(other))
    for pair in (
        ("农村|乡村|乡下|村级", "城市|城镇|城区|城里|市区"), ("进口", "出口"), ("出栏|to market|slaughter", "存栏"),
        ("新[建造修]|新[（(]?[改扩]", "改造|提升|改建|低改|翻修|翻建|翻新"), ("男", "女"), ("国有", "民营|私营"), ("省内", "省外"),
        ("境外|海外|入境|外国|国外|overseas|foreign|inbound|international", "国内|境内"), ("第[一1]产业|一产", "第[三3]产业|三产"), ("养老保险", "医疗保险|医保"), ("义务教育|中小学", "学前"), ("进出口", "(?<!进)出口|进口"),
    )
    for one, other in (pair, pair[::-1])
)


def unit_fits(figure: Figure, query: Query) -> bool:
    """Whether the number can be what was asked for: 户 for 户, any rate for %, 艘 for 条, 日 for 天. People and households stay apart."""
    quantity = figure.quantity
    is_rate = quantity.base_unit in (*_RATES, "倍")
    if quantity.base_unit == "岁" and query.unit != "岁":  # 3岁以下婴幼儿
        return bool(_AGE.search(query.text))
    if query.language == "en" and _HOW_MUCH_MONEY.search(query.text) and not is_rate and quantity.base_unit.split("/")[0] not in ("元", "美元"):
        return False
    if query.language == "en" and _HOW_MUCH.search(query.text) and quantity.base_unit in load().units and load().units[quantity.base_unit].family == COUNTS:
        return False  # how much money is not told in households
    is_amount = query.language == "en" and _AMOUNT.search(query.text) is not None and not _RATE_ASKED.search(query.text)
    if is_amount and (is_rate or (_VALUE_ASKED.search(query.text) and quantity.base_unit != "元")):
        return False
    if not query.unit and _HOW_MANY.search(query.text):
        return not (is_rate and quantity.base_unit != "倍") and quantity.base_unit != "元"  # how many people is not told in yuan
    if not query.unit or quantity.base_unit == query.unit:
        return True
    if query.unit in _RATES:
        return is_rate and (query.unit == "%" or quantity.base_unit not in ("%", "倍"))
    if is_rate:
        return False
    wanted, base = asked_base(query), quantity.base_unit.split("/")[0]
    if base == wanted or base.endswith(wanted) or wanted.endswith(base) or any(wanted in kind and base in kind for kind in (_PERSONS, _DAYS)):
        return True
    if wanted == "个" and base in _PERSONS:  # “多少个找不到工作的人”
        return True
    if wanted == "户" and base == "个" and figure.indicator.endswith(("家庭", "住户", "农户")):  # 惠及8.1万个家庭
        return True
    units = load().units
    families = {units[unit].family if unit in units else unit for unit in (wanted, base)}
    return len(families) == 1 and (COUNTS not in families or wanted != "户" or base == "家")


def _is_decreed(figure: Figure) -> bool:
    """“城镇居民医保和新农合补助标准提高到240元” of the State Council: a rate that it sets, not a number that it aims at."""
    return figure.place == COUNTRY and _SET_BY_DECREE.search(figure.indicator + figure.name) is not None


def _is_the_day_of_it(figure: Figure) -> bool:
    """“7月中旬至8月上旬，…转移安置13260人”: when it happened, not a part of the year that was counted. Of money each month has its own."""
    return _ONE_MONTH.fullmatch(figure.period.part) is not None and figure.quantity.base_unit not in ("元", "%")


def _is_a_goal(figure: Figure, query: Query) -> bool:
    """What a plan of several years aims at is meant for its last year: 2030 of 2026–2030."""
    return figure.role == "plan" and figure.span == "years" and figure.period.last in _years(query.periods)


def asked_base(query: Query) -> str:
    """The unit asked for without its scale: 户 for 万户."""
    known = load().unit(query.unit)
    return known[1].name.split("/")[0] if known else query.unit


def fault(figure: Figure, query: Query, about: Subject, in_step: int, *, is_ahead: bool = False) -> Reason | None:
    """The condition a figure fails, None when all hold. in_step: see alignment.aligned; is_ahead: only plans can tell of the year asked for."""
    is_near_by = query.looks_around and not figure.explicit and not _is_a_goal(figure, query)
    if not _dated(figure, query, in_step) or is_near_by or (query.base and str(query.base) not in figure.base + figure.sentence):
        return "period_absent"
    if any(place not in figure.sentence and place != figure.place for place in query.parts) or _is_of_the_whole(figure, query):
        return "breakdown_absent"
    years = _years(query.periods)
    if years and (retired := renamed(query.subject.replace(" ", ""), max(years))) and retired.term not in figure.sentence:
        return "term_retired"
    is_pasted = in_step >= ALIGNED and "了" not in query.text  # “增长了多少” asks for what was done
    if figure.role == "plan" and query.role is None and _is_decreed(figure) and not _DONE_ASKED.search(query.text):
        is_ahead = True  # what the State Council sets holds, and no report tells of it again
    is_all_there_is = is_ahead and query.role is None and not _DONE_ASKED.search(query.text)  # told as what is planned
    if query.role != "plan" and figure.role == "plan" and not is_all_there_is and (years or query.role == "result") and not is_pasted and not _is_older(figure, query):
        return "plan_only"
    if query.role == "plan" and figure.role == "result" and not _tells_of_plans(figure, query, in_step):
        return "no_evidence"
    if _is_other_side(query.text, f"{figure.indicator}，{figure.part_of}"):
        return "no_evidence"
    if in_step < ALIGNED and _is_its_change(figure, query):
        return "no_evidence"
    if figure.quantity.redacted:
        return "redacted"
    if years and _PART.search(figure.period.part) and not _is_the_day_of_it(figure) and not any(period.part for period in query.periods) and in_step < ALIGNED:
        return "part_period_only"
    is_joint = _is_for_several(figure.indicator, about) or _is_of_both_sides(figure.indicator, query, figure)
    return "combined_total_only" if (in_step < ALIGNED and is_joint) or not _is_alone(figure, query) else None


def part_asked(query: Query) -> str:
    """Whose part of a whole was asked for: “适老化改造里，农村的占多少户” → 农村; "" when none was."""
    asked = _PART_OF.search(query.text)
    return asked[1] if asked else ""


def _tells_of_plans(figure: Figure, query: Query, in_step: int) -> bool:
    """Whether what sounded like a plan is part of what was counted (“新增‘特殊支持计划’专家”), of a sentence that was pasted, or the measure of what was done."""
    words = _PLAN_WORDS.findall(query.text)
    told = figure.sentence if in_step >= ALIGNED else figure.indicator
    return figure.measure == "completion" or (bool(words) and all(word in told for word in words))


def _is_of_the_whole(figure: Figure, query: Query) -> bool:
    """“适老化改造里，农村的占多少户”: a sentence that says nothing of 农村 tells of the whole. Half of its characters are enough (困难户, 贫困户)."""
    piece = _PIECE.search(query.text)
    if piece and piece[1][-2:] not in figure.indicator + figure.part_of:
        return True  # “以旧换新里汽车这块” is not told by the number of all of it
    if _OF_THEM.search(query.text):
        return any(re.search(group, query.text, re.I) and not re.search(told, clause(figure) + figure.part_of) for group, told in _GROUPS)
    if _WOMEN_ASKED.search(query.text) and not re.search("女", figure.indicator + figure.part_of + clause(figure)):
        return True
    asked = part_asked(query)
    said = as_written(asked)
    if any(said[at : at + 2] in figure.sentence for at in range(len(said) - 1)):
        return False
    return sum(sign in figure.sentence for sign in asked) * 2 < len(asked)


def _is_alone(figure: Figure, query: Query) -> bool:
    """“单是供水管网” is not told by a number of 供排水管网, nor “纯新建” by one of “新建和改造”: what was asked for by itself must stand by itself."""
    asked = _BY_ITSELF.search(query.text)
    if asked is None:
        return True
    joint = [item for item in _LISTED.split(_BRACKETED.sub("", figure.indicator)) if len(item) > 2 and not _VERBS.fullmatch(item)]
    return asked[1] in figure.indicator and len(joint) < 2


def _is_for_several(indicator: str, about: Subject) -> bool:
    """One number for several things of which only one was asked for: “改造老旧小区、城中村、农村危房…10.08万户”."""
    if _RATIO_OF_TWO.search(indicator):
        return False  # 社会物流总费用与国内生产总值的比率 is one thing
    items = [re.sub(f"^{_VERBS.pattern}", "", item) for item in _LISTED.split(_BRACKETED.sub("", indicator)) if len(item) >= 2 and not _VERBS.fullmatch(item)]
    items = [item for item in items if not _IS_TOLD.search(item)]
    if len(items) < 2 or any(_is_a_place(item) for item in items):
        return False
    return any(about.coverage(item) > 0.25 for item in items) and any(about.named(item) < 0.34 and about.coverage(item) < 0.5 for item in items)


def _is_a_place(item: str) -> bool:
    """“黄石、咸宁等全国文明城市” are examples of one thing."""
    return any(mention.end - mention.start == len(item) for mention in places_in(item))


def _is_of_both_sides(indicator: str, query: Query, figure: Figure | None = None) -> bool:
    """“城乡低保对象1260人” where only 农村 was asked for, “户厕、公厕310座” where only 公厕 was."""
    asked = f"{query.text} {query.subject}"
    sides = [bool(re.search(side, asked)) for side in ("农村|乡村|村里", "城市|城镇|城里|城区")]
    if "城乡" in indicator and "城乡" not in asked and sum(sides) == 1 and not _ONE_SCHEME.search(indicator):
        return True
    level, levels = _LEVEL_ASKED.search(query.text), _LEVELS_TOLD.search(indicator)
    if level and levels and level[1] in levels[1] and levels[0] not in query.text:
        return True  # 镇村两级 where 村一级 was asked for
    without = _WITHOUT.search(query.text)
    left_out = (without[1] or without[2]) if without else ""
    if any(left_out[at : at + 2] in _BRACKETED.sub("", indicator) for at in range(len(left_out) - 1)):
        return True  # “新建和改造提升” where 改造提升 was to be left out
    joint = _TOGETHER_COUNTED.search(clause(figure)) if figure else None
    if joint and not all(item in asked for item in joint[1].split("、")) and any(item in asked for item in joint[1].split("、")):
        return True  # 荔枝、陈皮、对虾三个产业链总产值 where only 荔枝 was asked for
    heads = [item[-2:] for item in _BRACKETED.sub("", indicator).split("、") if len(item) >= 2]
    named = [head in query.text for head in heads]
    return len({head[-1] for head in heads}) == 1 and len(set(heads)) > 1 and any(named) and not all(named)


def clause(figure: Figure) -> str:
    """The part of the sentence between the commas around a figure, 30 characters before it and 24 after it at most."""
    at = figure.quantity.start - figure.sentence_start
    before, after = figure.sentence[:at], figure.sentence[at + len(figure.quantity.text) :]
    return f"{BREAK.split(before)[-1][-30:]}{figure.quantity.text}{BREAK.split(after)[0][:24]}"


def asks_total(query: Query) -> bool:
    """Whether several years together, or everything so far, was asked for."""
    return bool(_ASKS_TOTAL.search(query.text)) or any(period.last - period.first > 1 for period in query.periods)


def asks_change(query: Query) -> bool:
    """Whether a change or a rate of growth was asked for."""
    return bool(_ASKS_CHANGE.search(query.text))


def usual_units(query: Query) -> set[str]:
    """Units the asked indicators are given in (危房改造: 户), for questions that name none."""
    named = set(query.terms)
    return {unit for indicator in load().indicators if indicator.name in named for unit in indicator.units}


def _is_its_change(figure: Figure, query: Query) -> bool:
    """“社零总额多少” is not told by “增长4.6%”, nor “钢产量” by “增加270万吨”; a target is (“GDP目标” 5%左右), and what is always told as a rate (物价)."""
    if figure.measure not in ("growth", "change") or figure.role == "plan" or asks_change(query):
        return False
    return query.unit not in (*_RATES, "倍") and "%" not in usual_units(query)


def asks_older(query: Query) -> bool:
    """Whether the value before a change was asked for (提标之前)."""
    return bool(_ASKS_OLDER.search(query.text))


def _years(periods: Sequence[Period]) -> set[int]:
    return {year for period in periods for year in range(period.first, period.last + 1) if year}


def _is_older(figure: Figure, query: Query) -> bool:
    return figure.measure == "from" and asks_older(query)


def _dated(figure: Figure, query: Query, in_step: int) -> bool:
    """Whether the figure's period is one that was asked for. An undated figure holds only where its sentence is the one that was meant."""
    asked = [period for period in query.periods if period.first]
    if not asked or _is_older(figure, query):
        return True
    told, years, named = figure.period, _years(asked), set(map(int, _NAMED_YEAR.findall(figure.sentence)))
    is_that = any((told.first, told.last) == (period.first, period.last) for period in asked)
    if in_step >= ALIGNED and named and not is_that:
        return bool(named & years)
    if not told.first:
        return in_step >= 2 * ALIGNED or (bool(named) and named <= years)
    if not told.last:  # 2014年以来
        return any(period.first == told.first for period in asked) and bool(_SINCE.search(query.text))
    if told.part == "以来" and not asks_total(query):
        return False
    if is_that:
        return in_step >= ALIGNED or any(_same_part(told, period) or _is_of_that_day(figure, period) for period in asked)
    if len(asked) > 1 and years.issuperset(range(told.first, told.last + 1)):
        return True
    return len(years) == 1 and told.last in years and told.first < told.last and (is_stock(figure) or (asks_total(query) and figure.span == "cumulative"))


def _same_part(told: Period, asked: Period) -> bool:
    """1-9月 was asked: 1-9月 must be told. 年底 and a day tell of the whole year."""
    return not asked.part or not _PART.search(asked.part) or asked.part == told.part or asked.part.endswith(("12月底", "日"))


def _is_of_that_day(figure: Figure, asked: Period) -> bool:
    """“7月那场山洪” is told by “应对‘7·22’暴雨山洪，…”."""
    month = re.fullmatch(r"(\d{1,2})月", asked.part)
    return month is not None and re.search(rf"[“\"]{month[1]}·\d", figure.sentence) is not None


def is_stock(figure: Figure) -> bool:
    """Whether it is a level that stands at the end of several years, like a rate or a total: then it is the last year's as well."""
    lead = figure.sentence[: figure.quantity.start - figure.sentence_start].rstrip("了约近超")
    is_level = figure.quantity.base_unit in _RATES[:2] or bool(_STOCK.search(figure.indicator)) or bool(_STOCK.search(lead[-3:]))
    return is_level and figure.measure in ("value", "share")


def _is_other_side(question: str, indicator: str) -> bool:
    return any(one.search(question) and not other.search(question) and other.search(indicator) and not one.search(indicator) for one, other in _SIDES)

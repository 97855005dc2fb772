"""A figure against the conditions of a question: unit, period, role, kind of number. A condition that fails is a Reason, never a low score.

Not here: whether the figure speaks of what was asked (candidates.py)."""

import re
from typing import Final

from assistant.answering.alignment import ALIGNED
from assistant.answering.joint import is_alone, is_for_several, is_of_both_sides, is_of_the_list_before, is_of_two_deeds
from assistant.answering.limits import is_an_unasked_condition, is_of_large_ones
from assistant.answering.particulars import is_of_no_such
from assistant.answering.parts import clause, is_a_part_unasked, is_given, is_of_part, is_of_the_whole
from assistant.answering.sorts import (
    counts_another,
    is_accumulated,
    is_another_kind,
    is_another_name,
    is_made_for_stock,
    is_of_some,
    is_one_sort,
    is_other_side,
    is_stock_for_made,
)
from assistant.answering.subject import Subject
from assistant.answering.timing import asks_older, is_a_goal, is_dated, is_older, tells_of_part_only, years_of
from assistant.figures import COUNTS, load, renamed
from assistant.records import Figure, Query, Reason
from assistant.retrieval import COUNTRY

_RATES: Final = ("%", "‰", "个百分点", "百分点", "成")
_AGED: Final = re.compile(r"(\d{2})(?:周)?岁及?(?:以上|以下)")
_PERSONS: Final = ("人", "人口", "人次", "名", "位")
_AGE: Final = re.compile(r"岁|年龄|寿命|多大|\bage\b|\blife expectancy\b", re.I)
_HOW_MANY: Final = re.compile(r"\bhow many (?!percent|times\b|yuan\b|fold\b)", re.I)
_IN_MEASURES: Final = re.compile(  # how many homes is not told in square metres
    r"\bhow many (?:more |fewer |new |hundred |thousand |million |billion )*"
    r"(?:square|cubic|sq|kilom|met(?:er|re)|hectare|mu\b|acre|ton|jin|kilog|gram|hour|day|month|minute|week"
    r"|year|kilowatt|gigawatt|megawatt|watt|dollar|degree|milli|micro|lit(?:er|re)|standard|teu|points?\b|kwh|gw|mw|km)", re.I)
_COUNTED: Final = (COUNTS, "人数", "人次", "倍数", "标箱")
_HOW_MUCH_MONEY: Final = re.compile(r"\bhow much (?:more |less )?money\b|\bhow much\b.*\b(?:pay|paid|spend|spent|earn|cost)\b", re.I)
_HOW_MUCH: Final = re.compile(r"(?<!by )\bhow much\b(?! (?:of|more|less|faster|higher|lower|did|has|have))|\bhow much\b.*\b(?:earn|cost|spend|spent|pay|paid)", re.I)
_AMOUNT: Final = re.compile(r"\bwhat (?:was|is|were) the (?:total |sales |combined |gross |annual |overall )*(?:value|amount|number|volume|sum|turnover|output)\b", re.I)
_VALUE_ASKED: Final = re.compile(r"\b(?:sales|output|market|total|combined) value\b|\bthe value of\b|\bturnover\b", re.I)
_RATE_ASKED: Final = re.compile(r"percent|share|rate|proportion|growth|gr[eo]w", re.I)
_RATE_IS_ASKED: Final = re.compile("(?<!生产)(?<!周转)(?<!容积)(?<![频汇效概税利费功速])率(?:(?:19|20)\\d\\d年)?(?:是|为|达到?|[由从]|有)?(?:多少|百分|几)")
_PRODUCED: Final = re.compile(r"(?:产|收|打)了?(?:多少|几)|产量|\b(?:output|produce[ds]?)\b", re.I)
_OUTPUT: Final = re.compile("产量|产值(?!.{0,3}(?:企业|村))")
_MAKERS: Final = ("户", "家", "人", "名")
_ANIMALS: Final = ("头", "只", "羽", "匹", "尾")
_SORTS: Final = ("类", "大类")
_ITEMS: Final = ("项", "件", "个", "桩")
_VOLUMES: Final = ("册", "卷", "本")
_PLACES_OF: Final = ("个", "座", "家", "处", "所")
_DAYS: Final = ("天", "日内", "日以内", "个工作日", "工作日")
_PER_SO_MANY: Final = re.compile("每[百千万](?:名|个)?(?:常住)?[人老劳]")
_PER_ASKED: Final = re.compile(r"每|均|\bper\b|\bfor every\b|\b1,?000\b|\b10,?000\b|率", re.I)
_GIVEN_EACH: Final = re.compile("每[一-鿿]{1,2}[一-鿿]{0,6}?(?:给予|发放|补助|补贴|奖励|资助|奖补)|[人户亩生村]均[一-鿿]{0,6}(?:标准|经费|补助|补贴)")
_SET_BY_DECREE: Final = re.compile("(?:标准|税率|税总水平|收购价|经费|基准价?|缴费)")
_DAYS_BEFORE: Final = re.compile("(?:多少|几)[天日]之?(前|内)")
_YEARS_ASKED: Final = re.compile("(?:用|期限?|年限|有效|最长|最多)[^，。]{0,8}(?:多少|几)个?年(?![级度来])")  # 墓穴最长能用多少年
_WHOLE_YEAR: Final = re.compile("全年")
_A_DAY_ASKED: Final = re.compile("(?:(?<![第同当这那前后多])一天|每天|一日)(?:[能可要就]|可以|大概|平均)*[^，。？?]{0,6}?(?:多少|几)")
_A_DAY_TOLD: Final = re.compile("[日天]|昼夜")
_PAID_OUT: Final = re.compile("(?:发放?|支出|花|拨付?|下拨|投入)了?多少(?:钱|资金|经费|[万亿]?元)")
_ALL_IT_COSTS: Final = re.compile("(?:总共|一共|总计)(?:要|需要?|得|打算|计划)?(?:投|花)|总投资")
_LACK_ASKED: Final = re.compile("[还仍尚][差缺欠](?:多少|几|着多)|缺口")
_STILL_THERE: Final = re.compile("还有(?:多少|几)|在册|现有|目前有|仍有")
_LACK_TOLD: Final = re.compile("[缺差欠短剩余未待]|不足|不够|[还仍尚]有")
_PLAN_WORDS: Final = re.compile(r"计划|目标|任务|打算|准备|预期|力争|争取|安排")
_ALLOTTED: Final = re.compile(r"安排|拿出|拨出|(?<!公共)预算(?!收入|支出|草案|执行)|\ballocat|\bset aside\b|\bearmark|\bbudget", re.I)  # a budget gives
_ALLOTS: Final = re.compile("(?:安排|拿出|拨出|(?<!公共)预算(?!收入|支出)|用于)[^。；]{0,30}(?:元|资金)|资金[^。；]{0,12}元")
_DONE_ASKED: Final = re.compile(r"(?<![为排划定])了(?![解结])|已经?")
_SHARE_WANTED: Final = re.compile(r"占比|占[^，。]{0,10}(?:多少|几|比重|比例)|\bwhat (?:share|proportion|percentage) of\b", re.I)
_GOT_RID_OF: Final = re.compile("(?:拆掉|拆除|拆解|拆|报废|淘汰|销毁|关停|注销)了?(?:多少|几)")
_IS_GONE: Final = re.compile("拆|废|淘汰|销|关|减|退|取缔|清|去产能|搬迁|腾|征|整治|违")
_SOLD: Final = re.compile("推广|销售|卖|生产|产了|新增|售出")
_SPECIES: Final = re.compile(
    "(?:出栏|存栏)了?[一-鿿]{0,2}?([猪牛羊鸡鸭鹅兔马驴])|(?:多少|几)[万千百]?[只头羽]([猪牛羊鸡鸭鹅兔])(?=$|[，。？?])"
    "|(?<![生肉奶耕家])([猪牛羊鸡鸭鹅兔])(?:存栏|出栏)")
_ASKS_CHANGE: Final = re.compile(
    r"(?<!新)增(?!值|设|加值)|加了|比(?:上一?|前一|去)年|脱贫|减贫|[降涨减升砍翻缩]|提高|提了|[多少]了|[多少](?=[付花交缴发用产卖赚挣烧排])|是升是降|[高低快慢]了|高出|超过|扩大|回落|变化|快"
    r"|growth|gr[eo]w|lifted|out of poverty|ris(?:e|ing)|rose|increas|up by|fall|fell|drop|declin|decreas|reduc|rais", re.I)


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
        if is_rate or quantity.base_unit == "元":
            return quantity.base_unit == "倍"  # how many people is not told in yuan
        return not quantity.base_unit or _family(quantity.base_unit) in _COUNTED or _IN_MEASURES.search(query.text) is not None
    if (limit := _DAYS_BEFORE.search(query.text)) and quantity.base_unit in _DAYS:
        after = figure.sentence[quantity.end - figure.sentence_start :][:1]
        if (limit[1] == "前") != (quantity.text.endswith("前") or after == "前"):
            return False  # 选举日的二十日前 is not 五日内
    if not query.unit and _YEARS_ASKED.search(query.text):
        return quantity.base_unit in ("年", "个月", "周年", "")
    if not query.unit and _RATE_IS_ASKED.search(query.text) and not is_rate:
        return False  # 发证率 is not told in mu
    if not query.unit and _OUTPUT.search(query.subject) and quantity.base_unit in _MAKERS:
        return False  # what is made is not told in makers
    if not query.unit and _PRODUCED.search(query.text) and _family(quantity.base_unit) == _family("亩"):
        return False  # how much grain there was is not told in mu
    if not query.unit or quantity.base_unit == query.unit:
        return True
    if query.unit in _RATES:
        return is_rate and (query.unit == "%" or quantity.base_unit not in ("%", "倍"))
    if is_rate:
        return False
    wanted, base = asked_base(query), quantity.base_unit.split("/")[0]
    if not base:  # “惠及500多万在校生” tells of what is counted, not of money
        return wanted in _PERSONS or (wanted in load().units and load().units[wanted].family == COUNTS)
    if base == wanted or base.endswith(wanted) or wanted.endswith(base) or any(wanted in kind and base in kind for kind in (_PERSONS, _DAYS)):
        return True
    if wanted == "个" and base in _PERSONS:  # “多少个找不到工作的人”
        return True
    if wanted == "户" and base == "个" and figure.indicator.endswith(("家庭", "住户", "农户")):  # 惠及8.1万个家庭
        return True
    if base in _SORTS and wanted in _ITEMS:
        return False  # 10大类60项: how many projects is not told in sorts of them
    if wanted in _VOLUMES and base in _PLACES_OF:
        return False  # nor books in libraries
    if (wanted in _ANIMALS) != (base in _ANIMALS):
        return False  # how many yaks is not told in farms
    units = load().units
    families = {units[unit].family if unit in units else unit for unit in (wanted, base)}
    return len(families) == 1 and (COUNTS not in families or wanted != "户" or base == "家")


def _family(unit: str) -> str:
    known = load().units.get(unit)
    return known.family if known else COUNTS


def _is_decreed(figure: Figure) -> bool:
    """“城镇居民医保和新农合补助标准提高到240元” of the State Council, “为符合条件的孤儿每人发放1万元”: a rate that is set, not a number aimed at."""
    if figure.quantity.base_unit == "元" and _GIVEN_EACH.search(clause(figure)):
        return True
    return figure.place == COUNTRY and _SET_BY_DECREE.search(figure.indicator + figure.name) is not None


def asked_base(query: Query) -> str:
    """The unit asked for without its scale: 户 for 万户."""
    known = load().unit(query.unit)
    return known[1].name.split("/")[0] if known else query.unit


def fault(figure: Figure, query: Query, about: Subject, in_step: int, *, is_ahead: bool = False) -> Reason | None:
    """The condition a figure fails, None when all hold. in_step: see alignment.aligned; is_ahead: only plans can tell of the year asked for."""
    is_near_by = query.looks_around and not figure.explicit and figure.measure != "from" and not is_a_goal(figure, query)
    if not is_dated(figure, query, in_step) or is_near_by or (query.base and str(query.base) not in figure.base + figure.sentence):
        return "period_absent"
    if figure.measure == "from" and not query.periods and not query.report_years and not asks_older(query) and in_step < ALIGNED:
        return "period_absent"  # 由2万吨提高到3.5万吨: what it was before is not what it is
    if not all(is_of_part(figure, part) for part in query.parts) or is_of_the_whole(figure, query, about):
        return "breakdown_absent"
    years = years_of(query.periods)
    if years and (retired := renamed(query.subject.replace(" ", ""), max(years))) and retired.term not in figure.sentence:
        return "term_retired"
    is_pasted = in_step >= ALIGNED and "了" not in query.text and query.role != "result"  # “增长了多少” asks for what was done
    if figure.role == "plan" and query.role is None and _is_decreed(figure):
        is_ahead = True  # what the State Council sets holds, and no report tells of it again
    is_done_asked = _DONE_ASKED.search(query.text) is not None and not _is_decreed(figure)  # 最低收购价提高了几块: what is set is done
    is_all_there_is = is_ahead and query.role is None and not is_done_asked  # told as what is planned
    is_told = is_all_there_is or ("预计" in query.text and "预计" in figure.sentence) or bool(_ALLOTTED.search(query.text) and _ALLOTS.search(figure.sentence))
    if query.role != "plan" and figure.role == "plan" and not is_told and (years or query.role == "result") and not is_pasted and not is_older(figure, query):
        return "plan_only"
    if query.role is None and figure.role == "plan" and not years and _STILL_THERE.search(query.text):
        return "plan_only"  # “在册的隐患点还有多少处” is not told by those that are to be mended
    if query.role == "plan" and figure.role in ("result", "problem") and not _tells_of_plans(figure, query, in_step):
        return "no_evidence"
    if _PER_SO_MANY.search(clause(figure)) and not _PER_ASKED.search(query.text):
        return "no_evidence"  # “新增多少个托位” is not told by those for every thousand people
    if figure.measure in ("growth", "change") and _SHARE_WANTED.search(query.text) and not asks_change(query):
        return "no_evidence"  # a share is no growth
    if _GOT_RID_OF.search(query.text) and not _IS_GONE.search(clause(figure) + figure.part_of):
        return "no_evidence"  # “拆掉了多少艘渔船” is not told by 召回渔船214艘
    if figure.indicator.endswith("保有量") and _SOLD.search(query.text):
        return "no_evidence"  # how many there are is not how many were sold
    if in_step < ALIGNED and counts_another(figure, query, about):
        return "no_evidence"
    if is_stock_for_made(figure, query) or is_made_for_stock(figure, query) or is_another_kind(figure, query):
        return "no_evidence"
    if (kind := _SPECIES.search(query.text)) and next(filter(None, kind.groups())) not in figure.sentence:
        return "no_evidence"  # how many sheep is not told in pigs
    if (ages := _AGED.findall(query.text)) and (told := _AGED.findall(clause(figure))) and not set(ages) & set(told):
        return "no_evidence"  # those of 65 and older are not those of 60 and older
    if is_one_sort(figure, query) or is_other_side(f"{query.text}{query.subject if query.language == 'en' else ''}", f"{figure.indicator}，{figure.part_of}"):
        return "no_evidence"
    if in_step < ALIGNED and _is_its_change(figure, query):
        return "no_evidence"
    if figure.quantity.redacted:
        return "redacted"
    is_part = tells_of_part_only(figure, query)
    if years and is_part and (in_step < ALIGNED or _WHOLE_YEAR.search(query.text)):
        return "part_period_only"
    is_joint = is_for_several(figure.indicator, query, about) or is_of_both_sides(figure.indicator, query, figure) or is_of_the_list_before(figure, query)
    if (in_step < ALIGNED and is_joint and figure.measure != "norm") or is_of_two_deeds(figure, query) or not is_alone(figure, query):
        return "combined_total_only"
    if _LACK_ASKED.search(query.text) and not _LACK_TOLD.search(clause(figure)) and in_step < ALIGNED and not _PLAN_WORDS.search(query.text):
        return "no_evidence"  # what is still missing is not told by what there is
    if _ALL_IT_COSTS.search(query.text) and figure.indicator.endswith("完成投资"):
        return "no_evidence"  # 总共要投多少 is not told by what was invested in a year
    if _A_DAY_ASKED.search(query.text) and not _A_DAY_TOLD.search(clause(figure)):
        return "no_evidence"  # 一天能处理多少吨 is not told by what was treated in the year
    if _PAID_OUT.search(query.text) and figure.indicator.endswith("标准"):
        return "no_evidence"  # all that was paid out is not what one gets
    if is_a_part_unasked(figure, query, about) or is_given(figure, query) or is_an_unasked_condition(figure, query) or is_of_large_ones(figure, query):
        return "no_evidence"
    if is_another_name(figure, query) or is_of_no_such(figure, query):
        return "no_evidence"
    return "no_evidence" if in_step < ALIGNED and (is_of_some(figure, query, about) or is_accumulated(figure, query)) else None


def _tells_of_plans(figure: Figure, query: Query, in_step: int) -> bool:
    """Whether what sounded like a plan is part of what was counted (“新增‘特殊支持计划’专家”), of a sentence that was pasted, or the measure of what was done."""
    words = _PLAN_WORDS.findall(query.text)
    told = figure.sentence if in_step >= ALIGNED else figure.indicator
    return figure.measure == "completion" or (bool(words) and all(word in told for word in words))


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

"""Sum or level: what a review of several years tells of them together, and what stood at their end.

「五年新增就业120万人」 is of the five years; 「全国重点实验室由7家增至16家」 tells what there was in the last.
Not here: which years those are (spans.py)."""

import re
from typing import Final

from assistant.records import Figure, Measure, Quantity

_STOCK: Final = re.compile(r"通达|直达|率|比重|占比|比例|总数|总量|里程|规模|(?<!高)标准(?!化)|保有量|存量|达$|[至到]$|在[册库营运校岗]")
_ADDED: Final = re.compile("新增|新认定|新培育|新建|新设|累计|年均|增加(?!值)|每年")
_SUMMED: Final = re.compile(
    "新增|累计|年均|每年|(?<!公)共|完成|投入|投资(?!强度|率)|建成|新建|新改|改造|发放|减税|减免|引进|培育|实施|培训|接待|救助|转移|获|争取|化解|查处|减少|退出|脱贫|救治|开工|支出"
)
_RATE: Final = re.compile("率|比重|占比|比例|份额|强度|覆盖|水平|度$")
_AT: Final = re.compile("(?:达|到|至|为|在|突破)$")  # not 87%｜用于…, nor 削减｜44%
_RATES: Final = ("%", "‰")
_THROUGHOUT: Final = re.compile("(?:稳定|保持|控制|维持|始终)在$|[三四五]年(?:来|间)?(?:的)?(?:总体|平均)|每年")
_HAPPENING: Final = ("元", "美元", "人次", "人", "名", "场", "场次", "次", "起", "件", "批", "批次")  # of which there are more each year


def is_level(words: str, lead: str, quantity: Quantity, measure: Measure) -> bool:
    """Whether a number is a level that stands at the end of several years, like a rate or a total. lead: the text before the number."""
    lead = lead.rstrip("了约近超")
    if measure not in ("value", "share") or "累计" in lead[-8:]:
        return False  # 民生支出累计达到198.6亿元 is the sum of the years
    if quantity.base_unit in _RATES:
        return bool(_RATE.search(words) or _AT.search(lead))
    is_reached = quantity.hedge == "突破" and not _ADDED.search(words)
    return is_reached or bool(_STOCK.search(words)) or bool(_STOCK.search(lead[-3:]))


def is_at_the_end(words: str, lead: str, quantity: Quantity, measure: Measure) -> bool:
    """The same where nothing says that the years are taken together."""
    if _THROUGHOUT.search(words + lead):
        return False  # 五年总体赤字率控制在｜3%以内
    is_many = quantity.hedge in ("超过", "超", "突破") or lead.endswith("的有")  # 千亿县超过30个, 占比超过20%的有23种
    is_count = quantity.base_unit not in _HAPPENING and "累计" not in lead[-8:] and measure == "value"
    return (is_level(words, lead, quantity, measure) or (is_many and is_count)) and (quantity.base_unit in _RATES or not _SUMMED.search(words + lead[-8:]))


def is_stock(figure: Figure) -> bool:
    """Whether a figure of several years is a level: then it is the last year's as well."""
    lead = figure.sentence[: figure.quantity.start - figure.sentence_start]
    return is_level(figure.indicator, lead, figure.quantity, figure.measure)

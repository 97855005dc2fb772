"""A thing that the words behind its number name: 「投入423亿元，｜用于扶助就业」, 「取消了336亿元的｜农业税赋」, 「覆盖全国10%的｜县」.

Not here: how far what is counted reaches (counted.py), the words before a number (labels.py)."""

import re
from typing import Final

from assistant.figures.neighbours import Label, is_limit
from assistant.figures.wholes import FUNDS
from assistant.figures.words import STARTS_WITH_DEED, VERB, is_measure
from assistant.records import Measure, Quantity

PURPOSE: Final = re.compile(r"(?:的?[一-鿿]{0,4}资金)?[，,]?(?:主要|专项|全部)?((?:用于|支持)[^，。；、\d]{2,16}+)(?!、[^，。；、]+、)")
_SPENT_ON: Final = re.compile(r"(?:以上|左右)?((?:投向|用于|用在|花在|来自|集中在)[^，。；、\d]{2,14})")
_COVERS: Final = re.compile("(?:覆盖|惠及|服务)[^，。、；]{0,12}$")
_OF_SUCH: Final = re.compile("(?:左右|以上)?的([一-鿿]{1,8})")
_OF_WHAT: Final = re.compile("((?:[一-鿿]{1,5})??(?:量|户|人口|村|家庭|机构|企业|面积|学校|居民|县|乡镇|街道|社区))(?=[，。；、（(]|$)")
_DONE_TO: Final = re.compile("(?![的以左及]|每)[一-鿿]{2,16}(?:改造|治理|整治|建设|覆盖|达标)(?=[，。；]|$)")
_UNDER_WAY: Final = re.compile("(?:建设)?(?:进展|全线(?:贯通|通车|建成)?|提前.*)$")
_ITS_MEASURE: Final = re.compile("(?:总投资|投资额|年?(?:主营)?(?:业务|销售|营业|经营性?)?收入|年?(?:总?产值|收益|销售额|营收|利润)|市值)$")
_EXTENTS: Final = ("长", "全长", "总长", "总长度")
_GIVES: Final = re.compile("贡献了?(全[国省市县]|[一-鿿]{2,8}近?)")
_DONE_AWAY: Final = re.compile(f"({VERB})了(?:原先|原来|原有|以往)?$")


def behind_it(lead: str, own: str, after: str, number: Quantity, counted: tuple[str, int], measure: Measure, base: str) -> Label | None:
    """lead: the words before the number; own: those since the label before; counted: what counted_behind() found; None when no such form is used."""
    noun, used = counted
    if number.base_unit == "元" and FUNDS.search(lead) and (purpose := PURPOSE.match(after)):
        funds = purpose[0].lstrip("的").replace("，", "") if purpose[1].startswith("支持") else purpose[1]
        return Label(lead + funds, measure, base)  # 投入423亿元，用于扶助就业; 安排30亿元建设资金，支持煤矿改造
    if number.base_unit == "%" and _COVERS.search(lead) and (of := _OF_SUCH.match(after)):
        return Label(lead + of[1], "share", base, reaches=of.end())  # 覆盖全国10%左右的｜县（市）
    if number.base_unit in ("%", "成") and (purpose := _SPENT_ON.match(after)):
        return Label(lead + purpose[1], "share", base)  # 财政支出近八成投向民生领域
    if noun and after.startswith("的") and (done_away := _DONE_AWAY.search(lead)):
        return Label(done_away[1] + noun, measure, base, reaches=used)  # 不仅取消了原先336亿元的｜农业税赋
    if noun and after.startswith("的") and (gives := _GIVES.fullmatch(lead)):
        return Label(lead + noun, "share", gives[1], reaches=used)  # 贡献了全国38.7%的｜贸易增量
    if noun and number.base_unit in ("", "万", "亿") and own.endswith("的"):
        return Label(lead + noun, measure, base, reaches=used)  # 年初剩余的551万｜农村贫困人口
    if noun and after.startswith("的") and (is_measure(lead) or lead in _EXTENTS) and not is_limit(number):
        return Label(_UNDER_WAY.sub("", noun) + ("长度" if lead == "长" else lead), measure, base, reaches=used)  # 总投资164亿元的｜医疗救治体系
    if noun and is_limit(number) and (measured := _ITS_MEASURE.search(lead)) and re.match("的?(?!的)[一-鿿]", after):
        return Label(noun + measured[0], measure, base)  # 年销售收入超10亿元｜龙头企业; 新引进落地总投资10亿元以上｜项目102个
    if number.base_unit == "%" and measure == "value" and STARTS_WITH_DEED.match(lead) and (done_to := _DONE_TO.match(after)):
        return Label(lead + done_to[0], "share", base, reaches=done_to.end())  # 完成水泥行业70%以上｜产能超低排放改造
    if number.base_unit == "%" and measure == "value" and (of := _OF_WHAT.match(after)) and not STARTS_WITH_DEED.match(of[1]):
        return Label(lead + of[1], "share", base, reaches=of.end())  # 互认覆盖医疗机构97%｜门诊量
    return None

"""What clerks ask two reports of one county and one of a province: reports by name, parts and wholes, terms, raises, aims that were met or missed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering import answer
from assistant.library import Library
from tests.answering.shelf import shelf

REPORTS = {
    "2022年青溪县政府工作报告.txt": """青溪县政府工作报告
——2022年1月12日在青溪县第十八届人民代表大会第一次会议上
各位代表：
一、2021年工作回顾
（一）大力实施“四大行动”，产业结构持续优化。农产品加工转化率由上年的59%提高到61.5%。国有企业资产总额24.1亿元，实现利润总额4.46亿元。
（二）面对强降雨，果断启动“三停一撤”应急措施，转移群众860人。
（三）城区高峰时段道路拥堵指数从1.92下降至1.64。新增并网装机12.6万千瓦，累计达53.8万千瓦，其中风电31.2万千瓦。
二、2022年工作安排
集中供养孤儿基本生活标准从每人每月1900元提高到1980元。新建长者食堂30家。
名词解释
1.“四大行动”：强链行动、引水行动、兴学行动、便民行动。
""",
    "2023年青溪县政府工作报告.txt": """青溪县政府工作报告
——2023年1月9日在青溪县第十八届人民代表大会第二次会议上
各位代表：
一、2022年工作回顾
（一）柑橘产量10.6万吨。580种药品和26种医用耗材价格大幅降低。对12个木结构村寨实施“水改”“电改”。
（二）汽车保有量由2.5万辆增至3.2万辆，其中新能源汽车由1500辆增至4800辆。跨境电商出口增长14.4%。
（三）发放育儿补贴587万元，惠及婴幼儿1562名。完成农村危房改造和农房抗震改造182户。新建长者食堂57家。
（四）五年累计办理人大代表建议392件、政协提案197件，其中2022年分别为104件、81件。新增黄石、白石等卫生乡镇4个，总数达到12个。
（五）外贸进出口总额71.4亿元，其中出口54.8亿元。
二、2023年工作安排
跨境电商出口增长10%左右。集中供养孤儿基本生活标准从每人每月1980元提高到2030元。
""",
    "2023年广东省政府工作报告.txt": """广东省政府工作报告
一、2022年工作回顾
广州、深圳地铁线网单日最高客运量分别达1409万、1305万人次。城镇新增就业140万人。
""",
}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Library]:
    yield from shelf(tmp_path_factory.mktemp("qingxi"), cache, REPORTS)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("2023年那份青溪县报告里，柑橘产了多少万吨", "10.6万吨"),
        ("青溪县2020年农产品加工转化率是百分之几", "59%"),
        ("青溪县国有企业2021年利润总额多少", "4.46亿元"),
        ("青溪县城区高峰时段的拥堵指数2021年降到了多少", "1.64"),
        ("青溪县2022年让多少种药大幅降了价", "580种"),
        ("青溪县2022年给多少个木结构村寨搞了水改电改", "12个"),
        ("青溪县2022年新能源汽车保有量多少辆", "4800辆"),
        ("青溪县2022年育儿补贴惠及多少娃", "1562名"),
        ("青溪县2022年一年办理人大代表建议多少件", "104件"),
        ("青溪县到2022年卫生乡镇一共有几个了", "12个"),
        ("Of Qingxi County's total foreign trade in 2022, how much was exports?", "54.8亿元"),
        ("2022年深圳地铁单日最高客运量多少万人次", "1305万人次"),
    ],
    ids=["report by name", "year before the last", "profit, not assets", "index", "two lists, one predicate", "villages are one thing",
         "part in the measure of its whole",
         "persons, not money", "of the year, in order", "all of them, places are examples", "english part", "a city in the report of its province"],
)  # fmt: skip
def test_the_figure_is_told(county: Library, question: str, headline: str) -> None:
    assert answer(question, county).headline == headline


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("青溪县白石镇2022年柑橘产量多少吨", "breakdown_absent"),
        ("渠县2022年柑橘产量多少吨", "place_absent"),
        ("2022年深圳城镇新增就业多少人", "place_absent"),
        ("青溪县2022年单是农村危房改造完成了多少户", "combined_total_only"),
        ("青溪县2021年新增并网的装机里，风电有多少万千瓦", None),
        ("2023年青溪县出口增长目标是百分之几", None),
        ("青溪县2021年“三停一撤”停了什么、撤了什么", None),
    ],
    ids=["a town in it", "county of one character", "not of the city", "by itself", "part of another whole", "of one sort only", "a term nobody explains"],
)
def test_what_is_not_told_is_refused(county: Library, question: str, reason: str | None) -> None:
    found = answer(question, county)
    assert (found.abstained, found.headline) == (True, None)
    assert reason in (None, found.reason)


def test_a_term_is_explained_by_the_glossary(county: Library) -> None:
    assert "强链行动、引水行动、兴学行动、便民行动" in answer("青溪县2021年实施的“四大行动”是哪四个行动", county).answer


@pytest.mark.parametrize(
    ("question", "pieces"),
    [
        ("青溪县集中供养孤儿标准2022年和2023年哪年提得多", ("2022年变动更大", "1900元", "1980元", "2030元", "30")),
        ("青溪县2022年新建的长者食堂，比年初定的数超了多少家", ("30家", "57家", "27")),
    ],
    ids=["two raises", "what was meant"],
)
def test_both_operands_are_shown(county: Library, question: str, pieces: tuple[str, ...]) -> None:
    said = answer(question, county).answer
    assert [piece for piece in pieces if piece not in said] == []


def test_of_two_near_numbers_none_is_guessed_and_both_are_named(county: Library) -> None:
    found = answer("青溪县2022年集中采购以后多少种看病用的东西价格大幅降低", county)
    assert (found.abstained, found.headline, found.reason) == (True, None, "ambiguous")
    assert "药品价格大幅降低；医用耗材价格大幅降低" in found.answer or "医用耗材价格大幅降低；药品价格大幅降低" in found.answer
    assert [miss.citation.quote for miss in found.near_misses] == ["580种药品和26种医用耗材价格大幅降低。"]

"""Steps, multiples, the other year in other words, questions in everyday words, and texts that stand alone. Reports are our own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering import answer
from assistant.library import Library
from tests.answering.shelf import shelf

REPORTS = {
    "2024年雾溪县政府工作报告.txt": """雾溪县政府工作报告
——2024年1月16日在雾溪县第十七届人民代表大会第四次会议上
县长  程  远
各位代表：
一、2023年工作回顾
（一）经济运行总体平稳。地区生产总值146.2亿元，增长5.3%。重点项目完成投资41.5亿元。
（二）三农基础更加牢固。粮食总产18.6万吨。新建高标准农田2.1万亩。
（三）民生持续改善。县人民医院门诊接诊26.3万人次，新增养老床位120张。公办幼儿园在园幼儿占比由46.5%提高到51%。新建就业帮扶车间4个，吸纳就业152人。
（四）水环境治理见效。国控断面优良水质比例保持在91.7%。存在的问题：对矿业的依存度仍高达57%。
二、2024年工作安排
（一）新建改扩建中小学校9所。重点项目完成投资45亿元以上。
（二）开工建设余热供暖工程，新增供热面积80万平方米。
""",
    "2025年雾溪县政府工作报告.txt": """雾溪县政府工作报告
——2025年1月14日在雾溪县第十七届人民代表大会第五次会议上
县长  程  远
各位代表：
一、2024年工作回顾
（一）经济运行稳中向好。地区生产总值154.8亿元，增长5.6%。重点项目118个，完成投资47.2亿元。农村居民人均可支配收入增长6.9%，高于全市平均水平0.7个百分点。
（二）三农工作扎实推进。复垦抛荒耕地640亩，出栏生猪12.4万头、肉牛1.3万头。更新改造滨河路等道路18条、桥梁6座。
（三）民生保障有力。县人民医院门诊量28.9万人次，帮扶车间由4个增加到7个，带动就业236人。新建改扩建中小学校12所。
（四）水环境治理见效。国控断面优良水质比例升至95.8%。老旧小区改造开工31个、完工24个。更新住宅老旧电梯57部。
（五）争取中央预算内资金、超长期特别国债和专项债券共计9.6亿元，分别为2.1亿元、3.4亿元和4.1亿元。
（六）余热供暖工程建成，新增供热面积86万平方米。淘汰钢铁12万吨、水泥35万吨、平板玻璃20万标准箱等落后产能。
（七）“十四五”以来，累计改造农村危房1860户。全县公共图书馆免费为盲人读者送书上门。
二、2025年工作安排
（一）2026年、2027年分别建成雾江、青屏高速。
""",
}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Library]:
    yield from shelf(tmp_path_factory.mktemp("wuxi"), cache, REPORTS)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("雾溪县2023年公办幼儿园在园幼儿占比提高了几个百分点", "4.5个百分点"),
        ("雾溪县帮扶车间带动就业的人数，2024年是2023年的几倍", "1.55倍"),
        ("雾溪县重点项目投资2024年是2023年的几倍", "1.14倍"),
        ("县人民医院2024年门诊量比2023年多多少万人次", "增加2.6万人次"),
        ("雾溪县对矿业的依存度2023年是多少", "57%"),
        ("雾溪县2024年新建改扩建中小学校，年初计划几所，最后完成几所，多出多少", "多3所"),
        ("雾溪县2024年重点项目实际投资比年初目标超了多少", "多2.2亿元"),
        ("雾溪县2024年农民收入增速比全市平均快多少", "0.7个百分点"),
        ("雾溪县2024年更新改造了几座桥", "6座"),
        ("雾溪县2024年改完了多少个老旧小区", "24个"),
        ("雾溪县2024年争取到多少超长期国债", "3.4亿元"),
        ("雾溪县2024年淘汰了多少水泥落后产能", "35万吨"),
        ("“十四五”头四年雾溪县总共改造了多少户农村危房", "1860户"),
        ("雾溪县余热供暖工程新增了多少供热面积", "86万平方米"),
        ("青屏高速计划哪一年建成", "2027年"),
        ("雾溪县2024年让多少亩没人种的田又种上了", "640亩"),
    ],
    ids=["step", "times of what it led to", "times", "other words", "still as high as", "planned and done", "money over the goal", "against the average",
         "in its unit", "finished", "summed before", "of one sort", "first four years", "done, not planned", "years in order", "everyday words"],
)  # fmt: skip
def test_the_number_is_worked_out_or_found(county: Library, question: str, headline: str) -> None:
    assert answer(question, county).headline == headline


@pytest.mark.parametrize(
    "question",
    ["雾溪县2024年出栏了多少只羊", "雾溪县2024年给老旧小区加装了多少部电梯", "What was the GDP of Yunping City (Wuxi County) in 2024?"],
    ids=["another animal", "renewed, not added", "a city inside"],
)
def test_what_is_beside_it_is_no_answer(county: Library, question: str) -> None:
    assert answer(question, county).abstained


def test_a_step_shows_both_ends_and_their_sentence(county: Library) -> None:
    told = answer("雾溪县2023年公办幼儿园在园幼儿占比提高了几个百分点", county)
    assert told.computation
    assert told.computation.formula == "51-46.5=4.5"
    assert "由46.5%变为51%" in told.answer
    assert len(told.citations) == 1


def test_a_rate_of_two_years_is_compared_before_their_reviews_are_told(county: Library) -> None:
    told = answer("雾溪县国控断面优良水质比例2024年跟2023年比有什么变化", county)
    assert told.headline == "增加4.1个百分点"


def test_a_text_that_stands_alone_is_quoted(county: Library) -> None:
    told = answer("盲人想读书，雾溪县2024年是怎么照顾的", county)
    assert not told.abstained
    assert "盲人读者送书上门" in told.answer

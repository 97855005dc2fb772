"""A county whose papers are not all work reports: a communiqué, a report on its plan, a scheme for one year, half a year of a town, an outline. Our own texts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering import answer
from assistant.library import Library
from tests.answering.shelf import shelf

TEXTS = {
    "云岭县2024年国民经济和社会发展统计公报.txt": """云岭县2024年国民经济和社会发展统计公报
云岭县统计局
（2025年4月2日）
一、综合
全年地区生产总值118.6亿元，比上年增长5.4%。城镇新增就业2180人。
二、农业
粮食总产量21.4万吨，其中夏粮6.1万吨，秋粮15.3万吨。水果产量4.8万吨，其中柑橘3.2万吨。
三、邮电和旅游
快递收件量96万件，投件量214万件。年末有文化馆1个，公共图书馆1个，博物馆2个。
四、人民生活
年末民用汽车保有量3.9万辆，其中新能源汽车2860辆。城乡居民收入比2.14∶1。
""",
    "关于云岭县2025年国民经济和社会发展计划执行情况与2026年计划草案的报告.txt": """关于云岭县2025年国民经济和社会发展计划执行情况与2026年国民经济和社会发展计划草案的报告
（2026年1月12日在云岭县第十八届人民代表大会第六次会议上）
云岭县发展和改革局
一、2025年国民经济和社会发展计划执行情况
城镇新增就业2260人。更新住宅老旧电梯36部，固定资产投资42.5亿元。新能源汽车保有量4105辆。城乡居民收入比缩小至2.09∶1。行政机关负责人出庭应诉率100%。
全县清理滥挂牌87块。行政审批反馈的19项问题，已完成整改17项。发放消费券320万元，撬动消费4100万元。119家文化场馆延时开放，惠及8.6万人次。苏河镇、松坪镇财政自给率分别只有18.2%、24.6%。
二、存在的问题
固定资产投资未达预期，年初目标45亿元未能实现。县城小学学位缺口仍有340个。查处环境违法案件4起。
三、2026年经济社会发展主要目标
城镇新增就业2200人。更新住宅老旧电梯30部。
""",
    "云岭县2025年民生实事项目实施方案.txt": """云岭县2025年民生实事项目实施方案
一、改造农村户厕360户，每户补助1500元。
二、新增护理型床位24张。加装电梯20部，每部财政补助12万元。
2024年，改造农村户厕410户，开展职业技能培训295人次，其中取得证书213人。
""",
    "云岭县关于2025年人居环境整治工作情况的汇报.txt": """云岭县关于2025年人居环境整治工作情况的汇报
（2025年12月10日）
一、工作开展情况
今年以来改造农村户厕372户。全县累计改造户厕5486户。
""",
    "青石镇2025年上半年工作总结.txt": """青石镇2025年上半年工作总结及下半年工作安排
一、上半年工作情况
新增托位60个。红色物业覆盖率72.3%。“五一”假期接待游客4.6万人次，民宿平均入住率达83.7%。
二、下半年工作安排
新增托位140个。红色物业覆盖率年底达到80%。
""",
    "云岭县“十四五”现代物流发展规划.txt": """云岭县“十四五”现代物流发展规划
一、现状
物流园区3个。
二、总体要求
（一）主要目标
到2025年，基本建成安全高效的现代物流体系。
——枢纽经济发展取得成效。
建设乡镇物流站点28个左右。
""",
}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Library]:
    yield from shelf(tmp_path_factory.mktemp("hill"), cache, TEXTS)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("云岭县2024年柑橘产了多少", "3.2万吨"),
        ("帮我查下云岭县2024年秋粮打了多少", "15.3万吨"),
        ("云岭县2024年末有多少辆新能源汽车", "2860辆"),
        ("云岭县2024年快递投件量是多少万件", "214万件"),
        ("云岭县2025年城镇新增就业比2024年多多少人", "增加80人"),
        ("云岭县2025年固定资产投资离年初定的目标还差多少亿", "少2.5亿元"),
        ("云岭县2025年固定资产投资完成年初目标了没有？差多少", "少2.5亿元"),
        ("云岭县2025年改厕，实际完成的比民生实事方案里定的多多少户", "多12户"),
        ("云岭县2024年参加技能培训的人有多少拿到了证书", "213人"),
        ("云岭县2025年新增护理型床位计划多少张", "24张"),
        ("云岭县2025年县城小学学位还差多少个", "340个"),
        ("云岭县2025年行政审批反馈的问题已经改完几项了", "17项"),
        ("云岭县2025年发消费券带动了多少钱的消费", "4100万元"),
        ("How many cultural venues stayed open for longer hours in Yunling in 2025?", "119家"),
        ("What was the fiscal self-sufficiency rate of Suhe Town in 2025?", "18.2%"),
        ("Comparing the old elevators Yunling replaced in 2025 with its 2026 target, what is the difference?", "6 fewer"),
        ("下半年青石镇打算再增加多少个托位", "140个"),
        ("青石镇红色物业覆盖率上半年的水平离年底目标还差几个百分点", "少7.7个百分点"),
        ("2025年五一假期青石镇民宿平均入住率有多高", "83.7%"),
        ("云岭县“十四五”物流规划里，到2025年要建多少个乡镇物流站点", "28个左右"),
        ("写材料要用：云岭县去年（看2026年的报告）更新了多少部老旧电梯", "36部"),
        ("云岭县2025年清理了多少块乱挂的牌子，我写总结要用", "87块"),
    ],
)
def test_every_kind_of_paper_tells_of_its_own_year(county: Library, question: str, headline: str) -> None:
    assert answer(question, county).headline == headline


def test_a_ratio_of_two_incomes_is_compared_as_it_is(county: Library) -> None:
    assert answer("云岭县的城乡居民收入比，2025年比2024年低多少", county).headline == "减少0.05"


@pytest.mark.parametrize(
    "question",
    [
        "云岭县2023年柑橘产了多少",
        "云岭县2026年柑橘产了多少",
        "云岭县2024年公共图书馆藏书多少万册",
        "云岭县2025年行政机关败诉率是多少",
        "云岭县2025年查处了几起非法捕捞案件",
        "2025年黄圩镇清理了多少块滥挂牌",
        "青石镇2025年全年新增托位多少个",
    ],
)
def test_another_year_place_or_thing_is_no_answer(county: Library, question: str) -> None:
    assert answer(question, county).abstained

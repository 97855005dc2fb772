"""A prefecture with two names, its county and a district: whose figure it is, what is another thing, what is compared with what. Reports are our own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering import answer
from assistant.library import Library
from tests.answering.shelf import shelf

REPORTS = {
    "2024年云岭州政府工作报告.txt": """政府工作报告
——2024年1月18日在云岭彝族自治州第十三届人民代表大会第三次会议上
一、过去一年工作
（一）发展质效稳步提升。地区生产总值增长5.8%。粮食总产量80.5万吨。新创建全国民族团结进步示范单位3个、省级28个、州级126个。
（二）城乡面貌明显改善。全年开工城中村改造项目23个，拆除旧房186.5万平方米，完成投资94.7亿元，建设安置房1.62万套，其中石门区、河口区分别为0.58万套、0.47万套。
（三）生态持续向好。治理退化草原108万亩。清洁能源装机241万千瓦，其中光伏128万千瓦。
成绩来之不易，问题不容回避。农业大而不强，农产品精深加工占比偏低；县级财政收支矛盾突出。
二、今年工作安排
（一）城中村改造完成投资120亿元。
""",
    "2025年云岭彝族自治州政府工作报告.txt": """政府工作报告
——2025年1月16日在云岭彝族自治州第十三届人民代表大会第四次会议上
一、过去一年工作
（一）经济运行平稳。地区生产总值增长6.1%。农村居民人均可支配收入18512元。牛奶总产再创新高，增量0.6万吨。
（二）建成高标准农田52.8万亩，其中新建31.5万亩、改造提升21.3万亩，累计达到517.7万亩。主要农作物耕种收综合机械化率85.9%。
（三）全年开工城中村改造项目34个，拆除旧房231.8万平方米，完成投资132.6亿元。获批城中村改造专项借款授信386亿元。
PM2.5浓度32.3微克/立方米。水稻种植面积8.6万亩。粮食总产量83.2万吨。
（四）年末牲畜存栏262.7万头，出栏103.2万头。5G基站增至1.8万个。城乡居民收入比由2.50:1缩小到2.27:1。
二、今年工作安排
（一）新建5G基站3000个。建设高标准农田50万亩。
""",
    "2025年云岭州石门区政府工作报告.txt": """政府工作报告
——2025年1月9日在石门区第八届人民代表大会第四次会议上
一、2024年工作回顾
（一）地区生产总值增长6.6%，农村居民人均可支配收入19210元。全年启动城中村改造项目7个，拆除旧房61.3万平方米，完成投资31.5亿元。
（二）水稻耕种收综合机械化率87.8%。村集体经营性收入超50万元的村63个、超100万元的村14个。年末有低保对象486户，发放低保金512.6万元；实施临时救助137人次，发放21.4万元。
（三）光伏制氢项目建成，年制氢能力6000吨。丰和面业投资1.2亿元新上生产线4条。中央厨房产业园竣工，总投资3.6亿元。PM2.5平均浓度为每立方米20微克。
（四）与浙江省共建产业园12个，与青溪县共建菜市场3个。维修路灯88盏。养老床位增加到3600张，新增养老床位410张。首笔林业碳汇交易2.6万吨，成交118万元。服务科考船2152航次。平均处置时长由4.6小时压缩到2.9小时。
""",
}


@pytest.fixture(scope="module")
def prefecture(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Library]:
    yield from shelf(tmp_path_factory.mktemp("yunling"), cache, REPORTS)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("云岭州2023年治理了多少退化草原", "108万亩"),
        ("云岭彝族自治州2024年城中村改造拆除旧房多少万平方米", "231.8万平方米"),
        ("2024年石门区GDP增速比全州高几个百分点", "多0.5个百分点"),
        ("石门区2024年农村居民人均可支配收入比全州高多少元", "多698元"),
        ("与云岭州相比，石门区2024年农村居民人均可支配收入高多少元", "多698元"),
        ("云岭州城中村改造拆除的旧房面积2024年比2023年多多少", "增加45.3万平方米"),
        ("云岭州城中村改造完成的投资，2024年比2023年增长百分之几", "增长40%"),
        ("云岭州2024年城中村改造实际完成投资比年初计划超了多少亿元", "多12.6亿元"),
        ("云岭州2024年粮食比上一年多打了多少万吨", "增加2.7万吨"),
        ("云岭州2024年牛奶比上一年多产了多少万吨", "0.6万吨"),
        ("2023年云岭州新创建省级民族团结进步示范单位几个", "28个"),
        ("2023年河口区建了多少套城中村改造安置房", "0.47万套"),
        ("到2024年底云岭州累计建成高标准农田多少亩", "517.7万亩"),
        ("石门区2024年村集体经营性收入超100万元的村有多少个", "14个"),
        ("石门区2024年临时救助发放了多少万元", "21.4万元"),
        ("石门区2024年首笔林业碳汇卖了多少钱", "118万元"),
        ("石门区2024年服务科考船多少航次", "2152航次"),
        ("石门区2024年平均处置时长压缩到几个小时", "2.9小时"),
        ("2024年PM2.5浓度石门区比云岭州低多少微克每立方米", "少12.3微克/立方米"),
        ("云岭州2025年高标准农田的任务和2024年建成的相比差多少", "减少2.8万亩"),
    ],
    ids=["short name", "full name", "district and all of it", "income of the two", "the other named first", "area", "growth of money", "over the plan",
         "worked out", "told as it is", "level of a list",
         "a part of the whole", "so far, behind its parts", "next limit", "paid to those before", "deal", "counter", "hours", "a unit written apart", "task and result"],
)  # fmt: skip
def test_the_figure_of_the_place_and_thing_asked_for(prefecture: Library, question: str, headline: str) -> None:
    assert answer(question, prefecture).headline == headline


@pytest.mark.parametrize(
    "question",
    [
        "石门区2024年主要农作物耕种收综合机械化率是多少",
        "石门区2024年新装了多少盏路灯",
        "云岭州2024年新建成5G基站多少个",
        "云岭州2024年出栏牦牛多少万头",
        "石门区2024年新增护理型养老床位多少张",
        "河口区2023年拆除旧房多少万平方米",
        "云岭州2024年水稻产了多少万吨",
        "石门区2024年制氢项目生产了多少吨氢",
        "石门区丰和面业2024年产值多少亿元",
        "石门区云锦产业园总投资多少",
        "How much electricity did solar power generate in Yunling Prefecture in 2023?",
        "How many homes in Shimen District were renovated in 2024?",
    ],
    ids=["other crop", "mended, not put up", "what there is", "one species", "one type", "another place", "all grain",
         "what could be made", "what was invested", "another park", "power for energy", "no count"],
)
def test_another_thing_is_no_answer(prefecture: Library, question: str) -> None:
    assert answer(question, prefecture).abstained


def test_a_place_that_a_report_only_mentions_is_still_absent(prefecture: Library) -> None:
    told = answer("浙江省2024年共建产业园多少个", prefecture)
    assert (told.abstained, told.reason) == (True, "place_absent")
    assert answer("青溪县2024年共建产业园多少个", prefecture).abstained


def test_both_names_are_one_place(prefecture: Library) -> None:
    assert len({document.metadata.place for document in prefecture.documents()}) == 2


def test_what_is_wrong_is_found_though_no_heading_says_so(prefecture: Library) -> None:
    told = answer("云岭州2024年政府工作报告讲农业方面存在哪些问题", prefecture)
    assert "农业大而不强" in told.answer
    assert "财政收支" not in told.citations[0].quote

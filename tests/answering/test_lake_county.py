"""A county with its yearly plan, issued by a notice, and a rule on subsidies: what an event drew, limits, where it went, why and by whom. Our own texts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering import answer
from assistant.library import Library
from tests.answering.shelf import shelf

TEXTS = {
    "镜湖县2024年工作总结和2025年工作安排.txt": """镜湖县人民政府
2024年工作总结和2025年工作安排
（2025年1月16日在镜湖县第十七届人民代表大会第四次会议上）
县长 容 川
一、2024年工作回顾
（一）莲藕产业持续壮大。新建冷库12座，生产藕粉860吨，增长7.5%，有机藕粉占比提高到31.4%。出口藕粉96吨，韩国、越南市场占比超过五成。
（二）举办首届荷花节，吸引游客5300人，签约藕粉订单210万元。举办螃蟹捕捞季，期间接待游客1.9万人次，带动消费240万元。
（三）实现旅游收入1420万元，其中“五一”和国庆两个假期接待4.1万人次、收入515万元。
（四）新改建农村公路61.8公里，未达到70公里的年度计划，主要是湖心岛段征地滞后。新改建农村户厕236座。
（五）物流、批发和零售业增加值分别增长12.4%、5.1%。
二、2025年工作安排
（一）新改建农村公路66公里。
""",
    "镜湖县2025年工作总结和2026年工作打算.txt": """镜湖县人民政府
2025年工作总结和2026年工作打算
（2026年1月15日在镜湖县第十七届人民代表大会第五次会议上）
代县长 水清越
一、2025年工作回顾
办理不动产登记遗留问题房屋186户，老城片区签订征收协议164户。滨湖抽水蓄能电站完成投资3.6亿元。“十四五”期间建成口袋公园27个。12345热线满意率96.1%。
（一）发放以旧换新补贴830万元、拉动消费9600万元。鲜藕收购均价回落至每公斤6.2元。
二、存在的问题
老城片区剩余22户尚未签约。
三、2026年工作打算
（一）河蟹捕捞总量控制在420吨以内。
附件：镜湖县2025年部分指标完成情况表
指标 | 单位 | 2024年完成 | 2025年计划 | 2025年完成
进出口总额 | 万元 | 8600 | 9000 | 9420
莲藕产量 | 吨 | 720 | 750 | 810
新改建公厕 | 座 | 14 | 12 | 13
""",
    "2026年桃园区人民政府工作报告.txt": """政府工作报告
——2026年1月5日在镜湖县桃园区第六届人民代表大会第六次会议上
桃园区人民政府区长 冯晓
一、2025年工作回顾
改造农村危房41户。
二、2026年工作安排
改造农村危房30户。
""",
    "镜湖县村民代表会议办法.txt": """镜湖县村民代表会议办法
第一条 村民代表应当占会议组成人员的五分之四以上，妇女村民代表应当占会议组成人员的三分之一以上。
""",
    "关于印发《镜湖县2026年重点工作计划》的通知.txt": """镜湖县人民政府办公室
关于印发《镜湖县2026年重点工作计划》的通知
镜政办发〔2026〕4号
各乡镇人民政府，县直各部门：
《镜湖县2026年重点工作计划》已经县政府同意，现印发给你们，请认真组织实施。
一、产业发展
河蟹捕捞总量控制在420吨以内，其中春季不超过95吨。改造冷库16座。
""",
    "镜湖县农村户厕和污水治理奖补实施细则.txt": """镜湖县农村户厕和污水治理奖补实施细则
第一条 集中式污水处理站，日处理能力30吨（含）以上的，每座奖补28万元；30吨以下的，每座奖补17万元。
第二条 县农业农村局牵头负责户厕改造奖补工作，市生态环境局镜湖分局牵头负责污水治理奖补工作。
第三条 有下列情形之一的，不予奖补：
（一）未经申报擅自动工的；
（二）一户多厕重复申报的。
""",
}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Library]:
    yield from shelf(tmp_path_factory.mktemp("jinghu"), cache, TEXTS)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("镜湖县2024年批发和零售业增加值增长多少", "5.1%"),
        ("镜湖县2024年有机的藕粉占多少", "31.4%"),
        ("镜湖县2024年荷花节来了多少游客", "5300人"),
        ("镜湖县2024年“五一”和国庆假期旅游收入合计多少", "515万元"),
        ("镜湖县2026年春季河蟹最多可以捕捞多少吨", "不超过95吨"),
        ("镜湖县对日处理30吨以上的集中式污水处理站每座奖补多少万元", "28万元"),
        ("镜湖县对日处理30吨以下的集中式污水处理站每座奖补多少万元", "17万元"),
        ("How much did Jinghu hand out in trade-in subsidies in 2025?", "830万元"),
        ("How many kilometers of rural roads were to be built or rebuilt in Jinghu in 2025?", "66公里"),
        ("How many cold storage units were to start renovation in Jinghu in 2026?", "16座"),
        ("2026年1月镜湖县人代会上的工作报告是谁作的", "水清越"),
        ("镜湖县2024年进出口总额是多少", "8600万元"),
        ("镜湖县2025年莲藕产量完成了多少", "810吨"),
        ("镜湖县2025年莲藕产量计划多少吨", "750吨"),
        ("镜湖县老城片区2025年签了征收协议的有多少户", "164户"),
        ("镜湖县到2025年底建成口袋公园多少个", "27个"),
        ("桃园区2025年改造农村危房多少户", "41户"),
        ("镜湖县的村民代表会议里妇女村民代表最少要占多大比例", "三分之一以上"),
    ],
)
def test_the_very_thing_is_told(county: Library, question: str, headline: str) -> None:
    assert answer(question, county).headline == headline


@pytest.mark.parametrize(
    "question",
    [
        "镜湖县2024年全年接待游客多少人次",
        "镜湖县2024年改建农村户厕多少座",
        "镜湖县2024年出口到韩国的藕粉有多少吨",
        "镜湖县2025年改造了多少户农村危房",
        "桃园区2025年进出口总额多少",
        "镜湖县滨湖抽水蓄能电站到2025年底累计完成了多少投资",
        "How much did it cost to build the pocket parks of Jinghu?",
    ],
)
def test_a_whole_or_an_event_is_no_answer(county: Library, question: str) -> None:
    assert answer(question, county).abstained


@pytest.mark.parametrize(
    ("question", "piece"),
    [
        ("镜湖县2024年农村公路为什么没完成计划？", "湖心岛段征地滞后"),
        ("镜湖县户厕和污水治理奖补，哪些情况不给补", "重复申报"),
    ],
)
def test_the_sentence_that_says_it_is_quoted(county: Library, question: str, piece: str) -> None:
    found = answer(question, county)
    assert not found.abstained
    assert piece in found.answer

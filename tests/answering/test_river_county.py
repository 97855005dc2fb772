"""A town beside its county, numbers the question gives itself, parts, thresholds, dates and lists told in order. Our own texts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering import answer
from assistant.library import Library
from tests.answering.shelf import shelf

TEXTS = {
    "渡河县2025年政府工作报告.txt": """渡河县2025年政府工作报告
——2025年1月10日在渡河县第十八届人民代表大会第四次会议上
县长　齐望川
一、2024年工作回顾
完成农村危房改造和抗震改造312户，其中C级97户、D级215户。新改建农村公路233公里，新建改造高标准农田3.1万亩。筹集保障性租赁住房620套。
城镇新增就业5310人。农村居民人均可支配收入22137元，增长6.1%。新开通2个公路出入口和18个高速服务区出入口。
二、2025年工作安排
新建和改造高标准农田7万亩。
""",
    "渡河县2026年政府工作报告.txt": """渡河县2026年政府工作报告
——2026年1月9日在渡河县第十八届人民代表大会第五次会议上
县长　齐望川
一、2025年工作回顾
完成农村危房改造和抗震改造274户，其中新建168户、修缮加固106户。实施衔接资金项目128个，128个项目中产业项目69个、基础设施项目47个。
新建和改造高标准农田7.2万亩，新建改造高标准农田4.7万亩。筹集保障性租赁住房480套。城镇新增就业5458人。
农村居民人均可支配收入24956元，增长6.2%。新开通28个高速服务区出入口。环河东路、望津大桥分别于2025年6月18日、11月26日建成通车。
全年水产品总产量25.8万吨，其中海洋捕捞8.3万吨、下降2.4%，海水养殖16.9万吨、增长9.0%。养殖用海确权发证842本、6.3万亩，发证率由88.1%提高到96.4%。
二、2026年工作安排
城镇新增就业5200人以上。
""",
    "柳渡镇2025年政府工作报告.txt": """柳渡镇2025年政府工作报告
——2025年1月15日在柳渡镇第十九届人民代表大会第五次会议上
镇长　何岸
一、2024年工作回顾
干茶产量512吨。争取财政衔接资金986万元。
二、2025年工作安排
干茶产量达到540吨。
""",
    "柳渡镇2026年政府工作报告.txt": """柳渡镇2026年政府工作报告
——2026年1月15日在柳渡镇第十九届人民代表大会第六次会议上
镇长　何岸
一、2025年工作回顾
农民人均可支配收入25702元，增长6.9%，高于全县0.3个百分点。城镇新增就业655人。争取财政衔接资金1186万元。
完成规上工业总产值4.7亿元，增长7.5%；税收2510万元，增长5.5%。全镇村集体经济总收入1458万元，村均54万元，其中收入30万元以上的村23个。
村集体经营性收入合计486万元，其中前澳村突破200万元、达到213万元。干茶产量548吨，200吨清洁化茶厂建成投产。
二、2026年工作安排
争取衔接资金1150万元，干茶产量达到570吨。
重点办好4件民生实事：一是新建镇中心幼儿园，增加学位180个；二是改造集镇自来水管网5.2公里；三是建设村级幸福食堂4个；四是免费体检2300人次。
""",
}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Library]:
    yield from shelf(tmp_path_factory.mktemp("river"), cache, TEXTS)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("渡河县2025年农村危房改造户数比2024年少了多少户？", "减少38户"),
        ("渡河县2025年128个衔接资金项目里，产业项目有几个？", "69个"),
        ("柳渡镇2025年农民人均收入比全县农村平均高多少钱？", "多746元"),
        ("柳渡镇2025年农民人均收入比全县农村居民高出多少钱？", "多746元"),
        ("渡河县2024年、2025年两年合计筹集保障性租赁住房多少套？", "1100套"),
        ("柳渡镇今年（2026年报告）想争取多少衔接资金", "1150万元"),
        ("How many tonnes higher is Liudu Town's 2026 dry tea target than its 2025 output?", "22 more"),
        ("渡河县2024年新修和改建农村公路多少公里", "233公里"),
        ("渡河县2025年高标准农田实际建设和改造的面积超过年初计划了吗？超多少？", "多0.2万亩"),
        ("How many new urban jobs did Duhe County create in 2024 and 2025 taken together?", "10,768 (10768人)"),
        ("渡河县新开通的高速服务区出入口，2025年比2024年多了几个？", "增加10个"),
        ("望津大桥什么时候建成通车？", "2025年11月26日"),
        ("环河东路什么时候建成通车？", "2025年6月18日"),
        ("渡河县2025年海水养殖产量为多少万吨？", "16.9万吨"),
        ("渡河县养殖用海发证率2025年由多少提高到多少？", "由88.1%提高到96.4%"),
        ("柳渡镇2025年实现税收多少？", "2510万元"),
        ("What was the total village collective income of Liudu Town in 2025?", "1458万元"),
        ("What was the gross output of above-scale industrial enterprises in Liudu Town in 2025?", "4.7亿元"),
        ("柳渡镇前澳村2025年村集体经营性收入是多少？", "213万元"),
    ],
)
def test_the_figure_meant_is_told(county: Library, question: str, headline: str) -> None:
    assert answer(question, county).headline == headline


@pytest.mark.parametrize(
    "question",
    [
        "2025年渡河全县城镇新增就业，除去柳渡镇的还有多少人？",
        "渡河县2025年危房改造花了多少钱",
    ],
)
def test_what_is_not_told_is_refused(county: Library, question: str) -> None:
    assert answer(question, county).abstained


def test_a_list_of_so_many_things_is_quoted_whole(county: Library) -> None:
    told = answer("柳渡镇2026年重点办好哪4件民生实事？", county).answer
    assert all(thing in told for thing in ("镇中心幼儿园", "自来水管网", "幸福食堂", "免费体检"))

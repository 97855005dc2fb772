"""What is near to the question and is not the answer: several things in one number, another side, sort, name, site or session. Reports are our own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering import answer
from assistant.library import Library
from tests.answering.shelf import shelf

REPORTS = {
    "2024年石湾市政府工作报告.txt": """石湾市政府工作报告
——2024年1月9日在石湾市第八届人民代表大会第四次会议上
代市长  沈  岚
各位代表：
一、2023年工作回顾
（一）农村居民人均可支配收入21300元。受理12345热线诉求127.4万件。
（二）新建高标准农田5.2万亩。外贸进出口92.3亿元，其中出口79.8亿元。
二、2024年工作安排
（一）新建和改造提升高标准农田38万亩。旧村改造12个。
（二）集中供养孤儿基本生活标准提高到2300元。改造农村危房180户。
""",
    "2025年石湾市政府工作报告.txt": """石湾市政府工作报告
——2025年1月12日在石湾市第八届人民代表大会第五次会议上
代市长  沈  岚
各位代表：
一、2024年工作回顾
（一）居民人均可支配收入34200元，增长5.1%。受理12345热线诉求119.8万件。城乡低保标准统一提高到每月826元。
（二）新建高标准农田21万亩，改造提升17万亩。外贸进出口88.6亿元，下降4%，其中出口75.3亿元。改造危旧房300户。
（三）口袋公园、体育公园共建成15个。重度残疾人护理补贴标准提高到每月172元。县中医医院新院启用，设置床位300张。
（四）建成“石康家园”180个。洈水旅游度假区接待游客31万人次，全市接待游客96万人次。天河机场旅客吞吐量31万人次。
（五）脱贫劳动力外出务工3246人。生活污水得到治理的村累计达到175个。孤儿集中养育标准每月2400元。
（六）第9届农民运动会获得48枚金牌。年报表压减率三成七。公共政策和政府承诺事项兑现率94.8%。
（八）有力应对“6·27”洪涝，紧急转移群众4.37万人，集中安置1.18万人。白塔水库总库容2150万立方米。新增养老床位380张，其中护理型床位228张。
（七）新增学位5460个，其中幼儿园900个、小学3240个。新登记文化和旅游经营主体110户。产品销往十六个国家和地区。
二、2025年工作安排
（一）改造农村危房120户。实际利用台资3000万美元。
""",
}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Library]:
    yield from shelf(tmp_path_factory.mktemp("shiwan"), cache, REPORTS)


@pytest.mark.parametrize(
    "question",
    [
        "石湾市2024年口袋公园建成了几个",
        "石湾市2024年农村居民人均可支配收入是多少元",
        "石湾市2024年城镇居民人均可支配收入多少元",
        "石湾市2024年改造农村危房多少户",
        "石湾市2024年困难残疾人生活补贴标准每月多少元",
        "石湾市人民医院2024年设了多少张床位",
        "石湾市2024年建成“石爱家园”多少个",
        "2024年石湾市卸甲坪旅游区接待了多少游客",
        "石湾市2024年一共有多少人外出务工",
        "石湾市2024年一年里新完成生活污水治理的村有几个",
        "石湾市2024年散居孤儿养育标准每月多少元",
        "石湾市第14届农民运动会拿了几枚金牌",
        "石湾市“6·15”强降雨紧急转移了多少群众",
        "石湾市青石水库总库容有多大",
        "澜川拉祜族自治县2024年接待游客多少人次",
        "What was the passenger throughput of Shashi Airport in Shiwan (石湾市) in 2024?",
        "How many beds did the Second People's Hospital of Shiwan (石湾市) have in 2024?",
        "How many of the parks in Shiwan (石湾市) built in 2024 were wetland parks (湿地公园)?",
    ],
    ids=["together", "all residents", "no townspeople", "of the city", "other allowance", "other hospital", "other name", "other site", "of some only",
         "so far", "other keeping", "other session", "other day", "other reservoir", "other county", "other airport", "other hospital in english", "other term"],
)  # fmt: skip
def test_something_else_is_no_answer(city: Library, question: str) -> None:
    said = answer(question, city)
    assert (said.abstained, said.headline) == (True, None)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("石湾市2024年洈水旅游区接待游客多少", "31万人次"),
        ("石湾市中医医院新院2024年有多少张床位", "300张"),
        ("石湾市2024年农村低保标准每月多少元", "826元"),
        ("石湾市第九届农民运动会拿了几枚金牌", "48枚"),
        ("石湾市2024年报表压减了几成", "三成七"),
        ("石湾市2024年公共政策和政府承诺的兑现率是百分之几", "94.8%"),
        ("石湾市2024年新增的学位里头小学学位有多少个", "3240个"),
        ("石湾市2024年新登记的文旅经营主体有多少户", "110户"),
        ("石湾市的产品2024年销往多少个国家和地区", "16个（十六个）"),
        ("石湾市2025年实际利用台资的目标", "3000万美元"),
        ("石湾市2025年作报告的市长叫什么", "沈  岚"),
        ("石湾市2024年新增的养老床位里护理型的有几张", "228张"),
        ("石湾市2024年那场大水紧急转移了多少人", "4.37万人"),
    ],
    ids=["site", "hospital", "one standard", "session in words", "tenths", "promise kept", "part", "short form", "countries", "aim", "acting mayor",
         "part by its own name", "not those lodged"],
)  # fmt: skip
def test_the_thing_itself_is_the_answer(city: Library, question: str, headline: str) -> None:
    assert answer(question, city).headline == headline


@pytest.mark.parametrize(
    ("question", "pieces"),
    [
        ("石湾市外贸进出口总额2024年较2023年降了多少亿元", ("92.3", "88.6", "3.7")),
        ("石湾市农村危房改造，2025年的任务比2024年的任务少多少户", ("180户", "120户", "60")),
        ("By how many households did Shiwan (石湾市) lower its rural dilapidated-house target from 2024 to 2025?", ("180", "120", "60")),
        ("Did Shiwan (石湾市) receive more 12345 hotline requests in 2024 than in 2023, and by how much?", ("127.4", "119.8", "76,000")),
    ],
    ids=["whole with whole", "plan with plan", "plans in english", "by how much"],
)
def test_like_is_compared_with_like(city: Library, question: str, pieces: tuple[str, ...]) -> None:
    said = answer(question, city).answer
    assert [piece for piece in pieces if piece not in said] == []


def test_a_plan_of_two_deeds_is_not_compared_with_one_of_them(city: Library) -> None:
    said = answer("石湾市2024年新建和改造提升高标准农田，实际比年初计划少了多少万亩", city)
    assert (said.abstained, said.reason) == (True, "combined_total_only")

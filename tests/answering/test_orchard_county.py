"""Parts in a summary of one office, towns named inside it, what a question leaves out, and rules told in a law. Our own texts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering import answer
from assistant.library import Library
from tests.answering.shelf import shelf

TEXTS = {
    "果园县2026年政府工作报告.txt": """果园县2026年政府工作报告
——2026年1月9日在果园县第十八届人民代表大会第五次会议上
县长　秦望楼
一、2025年工作回顾
改建农村户厕1240户。建设改造高标准农田2.1万亩。三次产业结构为14.9∶43.3∶41.8。接待游客41.5万人次，增长14.6%。召回渔船214艘。
果蔬加工、木竹制品、冷链食品三条产业链产值分别达到4.1亿元、3.6亿元、5.2亿元。村集体经营性收入总额1436万元，增长13.2%。
排查农村自建房3870栋，鉴定为C级、D级的分别为42栋、17栋。城镇新增就业3200人。全县涉农经营主体4120户，培育规上（限上）涉农经营主体37家。云顶梨、坡下枣2个品牌入选全县名优农产品培育计划，青石核桃、南沟柿饼、北塬苹果3个品牌入选展销名录。
二、2026年工作安排
改建农村户厕900户。
""",
    "果园县2025年政府工作报告.txt": """果园县2025年政府工作报告
——2025年1月9日在果园县第十八届人民代表大会第四次会议上
县长　秦望楼
一、2024年工作回顾
建设改造高标准农田1.8万亩。城镇新增就业3050人。
二、2025年工作安排
打造区域养老服务中心7个，社区养老服务站22个。城镇新增就业3000人。
""",
    "临水县2026年政府工作报告.txt": """临水县2026年政府工作报告
一、2025年工作回顾
接待游客60.2万人次，增长9.1%。村集体经营性收入总额2210万元，增长8.4%。
""",
    "果园县统计公报2025年.txt": """果园县2025年国民经济和社会发展统计公报
全年城镇新增就业3200人，其中失业人员再就业640人。
""",
    "果园县住房和城乡建设局2025年工作总结.txt": """果园县住房和城乡建设局2025年工作总结
（一）农村住房安全有保障。完成农村危房改造96户，9月底前全部竣工；按危房等级分，C级61户、D级35户。按乡镇分，梨湾乡34户、枣坪镇22户，其余40户分布在6个乡镇。
（二）市政设施补短板。新建改造雨污管网27.4公里，其中雨水管网9.2公里、污水管网18.2公里。
（三）保障房建设有进展。全年筹集保障性租赁住房410套，其中新建160套、收购存量商品房转化250套。
（四）安全排查不放松。排查整治自建房安全隐患306栋，其中拆除41栋、加固维修170栋、停止使用95栋。
""",
    "果园村民组织办法.txt": """果园村民组织办法
第一条 为了规范村民组织，制定本办法。
第二条 乡村议事会由村民代表组成，议事代表应当占议事会成员的五分之四以上，青年议事代表应当占议事会成员的四分之一以上。
第三条 乡村议事会应当自产生之日起十日内完成工作移交。工作移交由选举工作组主持，由镇人民政府监督。

第四条 每年9月的第二个星期六为乡村清洁日。
第五条 耕地的承包期为三十年。草地的承包期为四十年。林地的承包期为五十年。

第六条 议事会主任可以召集会议，通知成员参加。

第七条 可分配盈余按成员与本社的交易量（额）比例返还的返还总额不得低于可分配盈余的百分之六十。

第八条 二十人以上的村民联名，可以提出罢免议事会成员的要求，并说明理由。

第九条 议事会成员可以获得适当补贴。
""",
    "【桐州】明确采购人主体责任.txt": """【桐州】明确采购人主体责任
桐州省财政厅近日印发清单，要求各级财政部门加大政府采购清单学习培训力度，提升政府采购工作水平。
""",
    "【榆州】扩大采购自主权.txt": """【榆州】扩大采购自主权
榆州省财政厅扩大采购人权限，将采购限额标准提高到100万元，公开招标的数额标准提高到400万元。
""",
}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Library]:
    yield from shelf(tmp_path_factory.mktemp("orchard"), cache, TEXTS)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("果园县2025年新建改造污水管网（不含雨水管网）多少公里？", "18.2公里"),
        ("果园县2025年查出有隐患的自建房，停用了多少栋？", "95栋"),
        ("2025年果园县的保障性租赁住房里，有多少套是买现成商品房转过来的？", "250套"),
        ("梨湾乡2025年危房改造多少户？", "34户"),
        ("果园村民组织办法里，议事代表至少占多大比例，青年议事代表呢", "五分之四以上、四分之一以上"),
        ("On which day is the village cleaning day (乡村清洁日) held each year?", "每年9月的第二个星期六"),
        ("果园县2025年实施的农村危房改造中，D级危房有多少户？", "35户"),
        ("果园县2025年计划打造多少个社区养老服务站？", "22个"),
        ("How many rural household toilets did Guoyuan County (果园县) rebuild, according to its 2026 government work report?", "1240户"),
        ("果园县2026年报告定的改建农村户厕是多少户？", "900户"),
        ("果园县2025年接待了多少游客，村集体经营性收入总额又是多少？", "41.5万人次；1436万元"),
        ("果园县2025年冷链食品产业链产值多少亿元", "5.2亿元"),
        ("果园县2025年第三产业占GDP多大比重", "41.8%"),
        ("果园县2025年农村自建房排查鉴定为D级的有多少栋？", "17栋"),
        ("How much high-standard farmland did Guoyuan County (果园县) build and renovate in 2024 and 2025 together?", "39,000 (3.9万亩)"),
        ("果园县24、25两年一共建设改造了多少高标准农田？", "3.9万亩"),
        ("果园县2025年政府工作报告是哪个县长作的", "秦望楼"),
        ("果园村民组织办法里乡村清洁日是哪一天", "每年9月的第二个星期六"),
        ("可分配盈余按交易量返还的总额不得低于百分之几？", "60%（百分之六十）"),
    ],
)
def test_the_figure_meant_is_told(county: Library, question: str, headline: str) -> None:
    assert answer(question, county).headline == headline


def test_a_town_named_for_another_thing_does_not_answer(county: Library) -> None:
    assert answer("梨湾乡2025年改建了多少户农村户厕？", county).abstained


def test_boats_called_back_are_not_boats_taken_apart(county: Library) -> None:
    assert answer("果园县2025年拆掉了多少艘渔船？", county).abstained


def test_two_numbers_asked_at_once_are_both_cited(county: Library) -> None:
    told = answer("果园县2025年接待了多少游客，村集体经营性收入总额又是多少？", county)
    assert [one.citation for one in told.figures] == [1, 2]
    assert "[1]" in told.answer
    assert "[2]" in told.answer
    assert answer("果园县2025年接待了多少游客，旅馆床位有多少张？", county).headline is None
    assert "；" not in (answer("果园县2025年接待了多少游客，增长多少？", county).headline or "")


def test_two_numbers_are_of_the_place_that_is_meant(county: Library) -> None:
    ours = answer("我县2025年接待了多少游客，村集体经营性收入总额又是多少？", county, home_place="果园县")
    assert ours.headline == "41.5万人次；1436万元"
    assert {mark.source for mark in ours.citations} == {"果园县2026年政府工作报告.txt"}


def test_a_question_of_its_own_after_one_on_a_law_is_free_of_the_law(county: Library) -> None:
    law = answer("果园村民组织办法里，草地的承包期是多少年？", county)
    assert answer("那果园县2025年接待游客多少人次呢？", county, previous=law.understood).headline == "41.5万人次"


def test_the_name_of_a_programme_is_no_plan(county: Library) -> None:
    told = answer("2025年果园县哪两个品牌入选全县名优农产品培育计划？", county)
    assert "云顶梨、坡下枣2个品牌" in told.answer
    assert {mark.role for mark in told.citations} == {"result"}


def test_a_news_item_is_of_the_place_in_its_brackets(county: Library) -> None:
    places = {document.metadata.title: document.metadata.place for document in county.index().document_order}
    assert places["【榆州】扩大采购自主权"] == "榆州省"
    told = answer("榆州省政府采购要求提高工作水平了吗", county)
    assert all("桐州" not in mark.quote for mark in told.citations)


def test_several_things_asked_of_a_law_are_told_with_its_article(county: Library) -> None:
    told = answer("按果园村民组织办法，议事会换了班子要在几天内交接？交接由谁主持、谁监督", county)
    assert "十日内完成工作移交。工作移交由选举工作组主持，由镇人民政府监督" in told.answer
    each = answer("果园村民组织办法里，耕地、草地、林地的承包期各是多少年？", county)
    assert "耕地的承包期为三十年。草地的承包期为四十年。林地的承包期为五十年。" in each.answer


def test_a_law_is_quoted_by_its_article_with_the_number(county: Library) -> None:
    told = answer("果园村民组织办法里，议事会班子不合格，怎么罢免？要谁联名？", county)
    assert told.citations[0].quote.startswith("第八条 ")
    assert "二十人以上的村民联名" in told.answer
    assert answer("果园村民组织办法规定议事会主任每月补贴多少钱？", county).abstained
    assert answer("果园村民组织办法规定驾驶证几年换一次，由谁发证？", county).abstained
    assert answer("果园村民组织办法实施细则里，工作移交期限多久，由谁主持？", county).understood.titles == ()  # type: ignore[union-attr]


def test_only_the_law_that_is_named_answers(county: Library) -> None:
    told = answer("果园村民组织办法规定改建农村户厕多少户？", county)
    assert told.abstained
    assert told.question == "果园村民组织办法规定改建农村户厕多少户？"


def test_what_is_counted_above_a_size_is_not_all_there_is(county: Library) -> None:
    assert answer("果园县2025年涉农经营主体有多少户？", county).headline == "4120户"


def test_every_document_that_tells_a_number_is_cited(county: Library) -> None:
    told = answer("果园县城镇新增就业2025年比2024年多多少人？", county)
    assert told.headline == "增加150人"
    sources = {mark.source for mark in told.citations}
    assert {"果园县2026年政府工作报告.txt", "果园县统计公报2025年.txt", "果园县2025年政府工作报告.txt"} <= sources

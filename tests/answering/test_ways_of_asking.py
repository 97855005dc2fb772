"""Ways clerks ask: goals missed, lists of items, limits, reasons, months, who decides, in Latin letters; two reports of one town and a copy of one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering import answer
from assistant.library import Library
from tests.answering.shelf import shelf

REPORTS = {
    "云溪镇2023年政府工作报告.txt": """云溪镇2023年政府工作报告
一、2022年工作回顾
（一）产业稳中有进。新建冷库2座。苹果产量2.1万吨。
（二）民生持续改善。新建改建农村户厕、公厕共310座。城市低保标准提高到每月650元，保障城乡低保对象1260人。
二、2023年工作安排
今年的主要预期目标是：地区生产总值增长6.5%；村集体经济总收入达到300万元。
（一）办好民生实事。今年办好五件实事：①新建幼儿园1所；②改造危房12户；③新增床位40张；④安装路灯260盏；⑤修建便民桥2座。
（二）加强项目建设。云溪大桥年内建成通车。
""",
    "云溪镇2024年政府工作报告.txt": """云溪镇2024年政府工作报告
一、2023年工作回顾
（一）经济平稳运行。地区生产总值预计完成8.6亿元，同比增长5.9%。
（二）产业稳中有进。苹果挂果面积1.9万亩，因倒春寒，产量1.8万吨。煤炭洗选率由54%提升至67%。实施项目22个，其中亿元以上项目3个。
（三）集体经济壮大。14个村集体经济总收入286万元，其中20万元以上的村3个。
（四）交通更加便利。云溪大桥10月建成通车。生猪屠宰场因设备到货延迟未能如期投产。
（五）民生持续改善。农村人口中65岁以上人口占比21%。接待游客31万人次，实现旅游收入2.6亿元，分别增长11%和14%。新建养老驿站3处，累计17处。
二、2024年工作安排
苹果产量恢复到2.2万吨。办好三件实事：新增学位90个；改造管网3公里；新建球场1处。
""",
    "副本/云溪镇2023年工作总结（送审稿）.txt": """云溪镇2023年工作总结
一、2023年工作回顾
煤炭洗选率由54%提升至67%。全镇干部职工齐心协力完成了各项任务。
""",
    "云溪镇宅基地管理办法.md": """# 云溪镇宅基地管理办法
第一条 为了规范宅基地管理，制定本办法。
第二条 农村村民住宅用地，由镇人民政府审核批准。
第三条 村民委员会应当公布宅基地申请的条件。
第四条 本办法自2022年5月1日起施行。
""",
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Library]:
    yield from shelf(tmp_path_factory.mktemp("yunxi"), cache, REPORTS)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("云溪镇2023年地区生产总值增速离年初目标差了几个点", "少0.6个百分点"),
        ("云溪镇2023年村集体经济总收入离年初目标差多少万元", "少14万元"),
        ("云溪镇2023年收入过20万的村有几个", "3个"),
        ("云溪镇2023年苹果收了多少吨", "1.8万吨"),
        ("云溪镇2023年煤炭洗选率从多少提到多少", "由54%提升至67%"),
        ("云溪镇2023年来的游客比上年多了百分之多少", "11%"),
        ("云溪大桥是哪个月通的车", "2023年10月"),
        ("云溪镇宅基地管理办法从哪天开始实行", "2022年5月1日"),
        ("How many pensioner stations (养老驿站) did Yunxi Town have in total by the end of 2023?", "17处"),
        ("云溪镇2023年65岁以上的人占多大比例", "21%"),
        ("云溪镇2024年苹果产量多少吨", "2.2万吨"),
        ("Yunxi Town set a goal for GDP growth in 2023. By how many percentage points did the actual figure miss it?", "0.6 percentage points lower"),
        ("How many tons of apples (苹果) did Yunxi grow in 2023?", "1.8万吨"),
    ],
    ids=["points behind the goal", "behind the goal", "above a limit", "harvest", "from what to what", "growth of one of two", "month", "in force", "in total",
         "age group", "only planned", "goal in English", "latin"],
)
def test_the_figure_is_told(town: Library, question: str, headline: str) -> None:
    assert answer(question, town).headline == headline


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("云溪镇2022年新建改建的农村公厕有多少座", "combined_total_only"),
        ("云溪镇2022年农村低保对象有多少人", "combined_total_only"),
        ("How many of the dibao recipients of Yunxi Town in 2022 lived in towns (城镇)?", "combined_total_only"),
        ("How many toilets did Liuhe Town renovate in 2022?", "place_absent"),
    ],
)
def test_what_only_stands_for_several_and_what_is_of_another_place_is_refused(town: Library, question: str, reason: str) -> None:
    found = answer(question, town)
    assert (found.headline, found.reason) == (None, reason)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [("云溪镇2023年要办哪五件实事", "①新建幼儿园1所", "⑤修建便民桥2座"), ("云溪镇2024年三件实事都有啥", "新增学位90个", "新建球场1处")],
    ids=["numbered", "with semicolons"],
)
def test_a_list_is_quoted_to_its_last_item_and_alone(town: Library, question: str, first: str, last: str) -> None:
    found = answer(question, town)
    assert first in found.answer
    assert last in found.answer
    assert len(found.citations) == 1
    [cited] = found.citations
    document = town.document(cited.document_id)
    assert document
    assert document.text[cited.start : cited.end] == cited.quote


@pytest.mark.parametrize(
    ("question", "told"),
    [("云溪镇生猪屠宰场2023年为啥没按计划投产", "因设备到货延迟"), ("村里人盖房的用地归谁批", "由镇人民政府审核批准")],
)
def test_the_sentence_that_gives_the_reason_or_says_who_comes_first(town: Library, question: str, told: str) -> None:
    assert told in answer(question, town).citations[0].quote


def test_every_document_with_the_sentence_is_cited(town: Library) -> None:
    found = answer("云溪镇2023年煤炭洗选率多少", town)
    assert found.headline == "67%"
    assert len({citation.source for citation in found.citations}) == 2
    assert len({citation.quote for citation in found.citations}) == 1
    assert "[1][2]" in found.answer

"""What clerks type in everyday words about two reports of one town: parts of a year, who gave the report, what was left undone, lists by number."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering import answer
from assistant.library import Library
from tests.answering.shelf import shelf

REPORTS = {
    "2022年石泉镇政府工作报告.txt": """石泉镇政府工作报告
——二〇二二年一月十八日在石泉镇第十八届人民代表大会第一次会议上
石泉镇人民政府镇长 陆向东

各位代表：
一、2021年工作回顾
（一）农业稳定增长。粮食面积、总产、单产实现“两增一稳”，总产2.46万吨。生猪存栏5.6万头，出栏8.3万头。
（二）财政平稳运行。一般公共预算收入3420万元，扣除减税因素后同口径增长6.8%，按自然口径下降4.5%。财政支出近八成投向民生领域。
（三）安全形势稳定。检查企业154家次，查出隐患327处，完成整改324处。7月下旬防汛，转移低洼地群众1326人。
（四）人居环境改善。开展“三清一改”行动，清河道水草、清沿线堆物、清违章棚舍、改旱厕，改建农村户厕300座。
年初承诺的八件实事，第二水厂因设计变更推迟到2022年6月投用，其余七件全部办结。
五年间，城镇新增就业1327人；累计改造农村危房152户。
二、2022年工作安排
改建农村户厕240座，加装电梯12台。办好以下民生实事：
1.就业服务。新增公益性岗位30个。
2.养老助残。新增助餐点2个，为特困老人改造住房50户。
""",
    "2023年石泉镇政府工作报告.txt": """石泉镇政府工作报告
——2023年1月12日在石泉镇第十八届人民代表大会第二次会议上
石泉镇人民政府镇长 陆向东

各位代表：
一、2022年工作回顾
（一）农业稳定增长。粮食播种面积5.3万亩，在局部受旱的情况下总产仍达到2.49万吨。集体经济总收入131万元，村均8.2万元。
（二）外贸平稳。进出口总值5378万元（1—11月），同比下降2.2%。
（三）民生改善。加装电梯10台，累计61台。当年改造渔排860口，环保渔排累计达到4460口。改建农村户厕276座。
二、2023年工作安排
改建农村户厕200座，接待游客26万人次。
""",
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Library]:
    yield from shelf(tmp_path_factory.mktemp("shiquan"), cache, REPORTS)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("石泉镇2022年的政府工作报告是哪一天作的", "2022年1月18日"),
        ("2023年石泉镇的报告是谁作的", "陆向东"),
        ("石泉镇2021年打了多少万吨粮食", "2.46万吨"),
        ("石泉镇2021年底圈里还有多少头猪", "5.6万头"),
        ("石泉镇2021年一般公共预算收入按自然口径算降了多少", "4.5%"),
        ("石泉镇2021年财政支出里有多少成投向民生", "近八成"),
        ("石泉镇2021年安全检查发现多少处隐患", "327处"),
        ("2021年防汛，石泉镇把低洼地的群众转移出来多少人", "1326人"),
        ("石泉镇2022年村集体收入平均每个村有多少", "8.2万元"),
        ("石泉镇2022年当年改造了多少口环保渔排", "860口"),
        ("石泉镇2022年前11个月进出口总值多少万元", "5378万元"),
        ("截至2021年的五年里石泉镇改造农村危房多少户", "152户"),
    ],
    ids=["date in Chinese numerals", "who", "harvest", "in the sty", "by a basis", "share spent on", "found, not removed", "the day of it", "for each village",
         "of the year, not so far", "first eleven months", "five years up to"],
)  # fmt: skip
def test_the_figure_is_told(town: Library, question: str, headline: str) -> None:
    assert answer(question, town).headline == headline


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("石泉镇2022年进出口总值多少万元", "part_period_only"),
        ("石泉镇2023年接待了多少万人次游客", "plan_only"),
        ("石泉镇2021年转移的群众里女的有多少人", "breakdown_absent"),
    ],
)
def test_a_part_a_plan_or_the_whole_is_no_answer(town: Library, question: str, reason: str) -> None:
    found = answer(question, town)
    assert (found.headline, found.reason) == (None, reason)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("石泉镇的“三清一改”清的是什么、改的是什么", "清河道水草、清沿线堆物、清违章棚舍、改旱厕"),
        ("石泉镇2021年的八件实事哪一件没有按时办完，为什么", "第二水厂因设计变更推迟到2022年6月投用"),
        ("石泉镇2022年民生实事的第二项要做什么", "为特困老人改造住房50户"),
    ],
    ids=["term spelled out", "left undone", "item to its end"],
)
def test_the_sentence_that_tells_it_is_quoted(town: Library, question: str, told: str) -> None:
    assert told in answer(question, town).answer


@pytest.mark.parametrize(
    ("question", "pieces"),
    [
        ("石泉镇2022年粮食总产比2021年增加多少万吨", ("2.46万吨", "2.49万吨", "0.03")),
        ("石泉镇2023年改厕计划比2022年实际完成少多少座", ("200座", "276座", "76")),
        ("How many more lifts (电梯) did Shiquan Town add in 2022 than it planned?", ("12", "10")),
    ],
    ids=["two years", "a plan and a result", "plan missed"],
)
def test_both_operands_are_shown(town: Library, question: str, pieces: tuple[str, ...]) -> None:
    said = answer(question, town).answer
    assert [piece for piece in pieces if piece not in said] == []

"""When a figure holds and as what it is told: the year, a part of it, several; done, planned, wrong. Texts are our own."""

from dataclasses import replace

import pytest

from assistant import reading
from assistant.figures import figures
from assistant.records import Block
from tests.figures.report import PLAN, REVIEW, manuscript, told


@pytest.mark.parametrize(
    ("sentence", "number", "period", "span"),
    [
        ("完成改厕520户。", "520户", (2020, 2020, ""), "year"),
        ("1-9月份完成财政收入1385万元，全年预计可完成1980万元。", "1385万元", (2020, 2020, "1-9月"), "part"),
        ("1-9月份完成财政收入1385万元，全年预计可完成1980万元。", "1980万元", (2020, 2020, ""), "year"),
        ("截至10月底，发放小额信贷271万元。", "271万元", (2020, 2020, "截至10月底"), "part"),
        ("上半年招商引资到位资金3000万元。", "3000万元", (2020, 2020, "上半年"), "part"),
        ("2017年以来累计完成改厕2130户。", "2130户", (2017, 2020, ""), "cumulative"),
        ("“十三五”以来累计完成危房改造463户。", "463户", (2016, 2020, ""), "cumulative"),
        ("新开发公益性岗位36个，累计开发124个。", "36个", (2020, 2020, ""), "year"),
        ("新开发公益性岗位36个，累计开发124个。", "124个", (2020, 2020, ""), "cumulative"),
        ("五年来，硬化道路86公里。", "86公里", (2016, 2020, ""), "years"),
        ("2018年至2019年新建公路8公里。", "8公里", (2018, 2019, ""), "years"),
        ("去年完成造林650亩。", "650亩", (2019, 2019, ""), "year"),
        ("财政收入比2019年增长6%，达到1980万元。", "1980万元", (2020, 2020, ""), "year"),
        ("年末在册监测对象27户。", "27户", (2020, 2020, ""), "year"),
        ("贫困发生率由0.85%下降到0.17%。", "0.85%", (2019, 2019, ""), "year"),
        ("战胜1998年以来第二大洪水，紧急转移群众420人。", "420人", (2020, 2020, ""), "year"),
        ("受4月份霜冻影响，苹果产量下降到310吨。", "310吨", (2020, 2020, ""), "year"),
        ("贫困发生率由2015年的8.6%下降到2020年的0.17%。", "8.6%", (2015, 2015, ""), "year"),
        ("农民收入由2015年8000元增加到2020年12000元，集体收入由5万元增加到9万元。", "5万元", (2015, 2015, ""), "year"),
        ("从2015年到2018年，低保标准由240元提高到280元。", "240元", (2015, 2015, ""), "year"),
        ("总产值六十亿元，比2015年的四十八亿元增长25%。", "四十八亿元", (2015, 2015, ""), "year"),
        ("产值6亿元（按2015年不变价格计算），增长6%。", "6%", (2020, 2020, ""), "year"),
        ("“七五”期间修渠12公里。", "12公里", (1986, 1990, ""), "years"),
        ("研发投入强度提高到1.86%（2019年数据）。", "1.86%", (2019, 2019, ""), "year"),
        ("2018年、2019年分别新增养老床位12张和15张。", "12张", (2018, 2018, ""), "year"),
        ("2018—2020年分别完成改厕3座、4座、5座。", "4座", (2019, 2019, ""), "year"),
        ("“十三五”期间，分别建成公园5个、停车场8处、公厕20座、健身点30处、书屋12个。", "5个", (2016, 2020, ""), "years"),
        ("长者食堂达到78处，上半年和下半年分别新增6处、9处。", "6处", (2020, 2020, "上半年"), "part"),
        ("“富农贷”累计发放9100万元，其中当年发放3200万元。", "3200万元", (2020, 2020, ""), "year"),
        ("签约项目19个，其中上半年8个。", "8个", (2020, 2020, "上半年"), "part"),
        ("实施“十四五”规划重点项目12个。", "12个", (2020, 2020, ""), "year"),
        ("2018、2019两年共修路12公里。", "12公里", (2018, 2019, ""), "years"),
    ],
)  # fmt: skip
def test_the_period_of_the_fact_is_not_the_year_of_the_report(sentence: str, number: str, period: tuple[int, int, str], span: str) -> None:
    [figure] = [one for one in told(sentence) if one.quantity.text == number]
    assert ((figure.period.first, figure.period.last, figure.period.part), figure.span) == (period, span)


@pytest.mark.parametrize(
    ("heading", "sentence", "role", "year"),
    [
        (REVIEW, "改造危房12户。", "result", 2020),
        (PLAN, "改造危房12户。", "plan", 2021),
        (REVIEW, "力争完成危房改造12户。", "plan", 2020),
        (REVIEW, "预计完成财政收入1980万元，低于预期目标。", "result", 2020),
        (REVIEW, "争取到位资金120万元。", "result", 2020),
        ("二、存在问题", "仍有12户住房存在隐患。", "problem", 2020),
    ],
    ids=["done", "planned", "meant", "estimated", "obtained", "problem"],
)
def test_the_heading_tells_done_from_planned(heading: str, sentence: str, role: str, year: int) -> None:
    """The verb does not decide: “改造危房12户” stands under both."""
    [figure] = told(sentence, heading)
    assert (figure.role, figure.period.first) == (role, year)


def test_a_work_report_tells_of_the_year_before_and_of_five_years() -> None:
    """Marks in the text part the year from the five years in a review of both."""
    speech = manuscript(
        "一、2025年和“十四五”时期工作回顾\n2025年，新建公路12公里。完成造林650亩。低保对象由年初的90人扩大到年末的120人。\n过去五年，新建公路86公里。完成造林3200亩。\n二、2026年重点工作\n新建公路9公里。",
        "柳河镇2026年政府工作报告.txt",
    )
    found = [(figure.quantity.text, figure.period.first, figure.period.last, figure.span, figure.role) for figure in figures(speech)]
    assert found == [
        ("12公里", 2025, 2025, "year", "result"),
        ("650亩", 2025, 2025, "year", "result"),
        ("90人", 2024, 2024, "year", "result"),
        ("120人", 2025, 2025, "year", "result"),
        ("86公里", 2021, 2025, "years", "result"),
        ("3200亩", 2021, 2025, "years", "result"),
        ("9公里", 2026, 2026, "year", "plan"),
    ]


def test_the_years_that_are_over_are_looked_back_on_in_the_outline_of_the_next_plan_too() -> None:
    speech = manuscript(
        "一、2025年工作回顾\n新建公路12公里。\n二、关于“十五五”规划纲要（草案）的说明\n“十四五”时期，我县发展很不平凡。造林从650亩增加到900亩。\n"
        "“十五五”时期，造林1200亩。",
        "柳河县2026年政府工作报告.txt",
    )
    found = [(figure.quantity.text, figure.period.first, figure.period.last, figure.role) for figure in figures(speech)]
    assert found == [("12公里", 2025, 2025, "result"), ("650亩", 2020, 2020, "result"), ("900亩", 2025, 2025, "result"), ("1200亩", 2026, 2030, "plan")]


def test_a_chapter_without_a_name_tells_of_the_past_year_from_where_it_says_so() -> None:
    speech = manuscript(
        "一、当前形势和基本任务\n形势很好，有3个乡先行一步。\n在经济领域，过去一年成绩很大。粮食产量5.3万吨。\n钢产量达到2万吨，比上年增长9%。\n今年要新建公路9公里。",
        "柳河县1987年政府工作报告.txt",
    )
    assert [(figure.quantity.text, figure.role) for figure in figures(speech)][1:] == [("5.3万吨", "result"), ("2万吨", "result"), ("9%", "result"), ("9公里", "plan")]


def test_sentences_in_a_table_are_of_no_year_unless_they_name_it() -> None:
    listed = manuscript("句子\n完成危房改造86户。\n2019年完成改厕520户。\n", "2020年句子.csv")
    listed = replace(listed, metadata=replace(listed.metadata, kind="table", year=2020))
    assert [(figure.quantity.text, figure.period.first) for figure in figures(listed)] == [("86户", 0), ("520户", 2019)]


def test_the_target_of_a_task_is_planned_and_the_rest_done() -> None:
    assert [(figure.role, figure.measure) for figure in told("改厕任务数500户，已完成428户，完成率85.6%。")] == [
        ("plan", "value"), ("result", "value"), ("result", "completion"),
    ]  # fmt: skip


def test_what_is_meant_holds_to_the_end_of_its_clause() -> None:
    assert [figure.role for figure in told("力争完成财政收入2200万元，同比增长10%以上；改造危房12户。")] == ["plan", "plan", "result"]


def test_the_year_of_the_older_value_is_not_that_of_the_newer() -> None:
    lines = ["柳河省2025年政府工作报告", "二、2025年工作安排", "赤字率从去年的2.1%提高到2.3%。"]
    older, newer = figures(reading.manuscript([Block(line) for line in lines], "柳河省2025年政府工作报告.txt"))
    assert (older.period.last, newer.period.last) == (2024, 2025)


def test_what_the_review_admits_is_a_problem_of_the_year() -> None:
    review = "2020年，新建大棚40座。我们也清醒地看到，还存在不少困难和问题：一是大棚覆盖率只有9%；二是财政自给率仅26.1%。对此，我们将认真解决。"
    found = told(review)
    assert [(figure.quantity.text, figure.role) for figure in found] == [("40座", "result"), ("9%", "problem"), ("26.1%", "problem")]
    assert {figure.period.last for figure in found} == {2020}
    assert {figure.role for figure in told(review, PLAN)[1:]} == {"plan"}


def test_a_plan_tells_of_its_own_year_whatever_it_answers_to() -> None:
    found = told("针对今年旱情暴露的短板，新建提灌站5处。6月底前养老院投入使用，集中供养25人；改厕150座。", PLAN)
    assert [(figure.quantity.text, figure.role, figure.period.last, figure.period.part) for figure in found] == [
        ("5处", "plan", 2021, ""), ("25人", "plan", 2021, "截至6月底"), ("150座", "plan", 2021, ""),
    ]  # fmt: skip
    assert [figure.role for figure in told("2020年完成改厕450座，2021年计划改厕86座。", PLAN)] == ["result", "plan"]


def test_last_year_of_the_older_value_and_this_year_of_the_review() -> None:
    older, newer, added = told("加工转化率由上年的59%提高到61.5%，本年新上线31个主题。")
    assert [(one.measure, one.period.last) for one in (older, newer, added)] == [("from", 2019), ("value", 2020), ("value", 2020)]


def test_what_a_result_fell_short_of_was_planned() -> None:
    assert [one.role for one in told("财政收入增长11.3%，低于13%左右的预期目标。")] == ["result", "plan"]


def test_a_goal_is_planned_and_what_was_reached_is_done() -> None:
    goals = told("固定资产投资增长6.4%，计划为增长8%。粮食产量21万吨，目标为20万吨。全年计划改造农村危房50户，实际完成48户。提前一年实现人均公用经费500元和300元的目标。")
    roles = {one.quantity.text: one.role for one in goals}
    assert roles == {"6.4%": "result", "8%": "plan", "21万吨": "result", "20万吨": "plan", "50户": "plan", "48户": "result", "500元": "result", "300元": "result"}


def test_what_is_so_already_is_no_plan_though_told_among_plans() -> None:
    found = told("目前县里负担的补贴已经达到320万元。要新建提灌站5处。现在入社农户占到九成，要进一步巩固。", PLAN)
    assert [figure.role for figure in found] == ["result", "plan", "result"]

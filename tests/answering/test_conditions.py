"""Each condition of a question is met or failed by name: unit, year, plan or result, part of a year, hidden, for several things."""

from dataclasses import replace

import pytest

from assistant.answering.conditions import fault, unit_fits
from assistant.answering.subject import Subject, subject
from assistant.figures import figures
from assistant.library.keywords import built
from assistant.reading import manuscript
from assistant.records import Block, Figure, Period, Quantity, Query, Reason

REPORT = """柳河镇2021年工作总结及2022年工作计划
一、2021年工作完成情况
全年完成危房改造64户，其中脱贫户危房改造12户。
1-9月完成财政收入860万元。
“十三五”以来累计完成危房改造463户。
改造老旧小区、农村危房等320户。
新建和改造提升农田320亩。
发放惠农补贴X万元。
城镇居民人均可支配收入30210元。
村集体收入增长9%。
出口总额增长8%。
养老保险参保率由91%提高到95%。
镇村两级河长巡河410次。
二、2022年工作计划
完成危房改造30户。
"""


def found(text: str, number: str) -> Figure:
    """The figure of the report with this wording."""
    made = figures(manuscript([Block(line) for line in text.splitlines()], "柳河镇2021年工作总结及2022年工作计划.txt"))
    return next(figure for figure in made if figure.quantity.text == number)


def asked(text: str, year: int = 2021, **more: object) -> Query:
    return Query(text, "zh", "value", subject=text, periods=(Period(year, year),) if year else (), **more)  # type: ignore[arg-type]


def about(query: Query) -> Subject:
    return subject(query, built(REPORT.splitlines()))


@pytest.mark.parametrize(
    ("number", "query", "reason"),
    [
        ("64户", asked("危房改造户数"), None),
        ("64户", asked("危房改造户数", 2020), "period_absent"),
        ("30户", asked("危房改造户数", 2022), "plan_only"),
        ("30户", asked("危房改造计划户数", 2022, role="plan"), None),
        ("64户", asked("危房改造计划户数", role="plan"), "no_evidence"),
        ("860万元", asked("财政收入"), "part_period_only"),
        ("860万元", Query("1-9月财政收入", "zh", "value", subject="财政收入", periods=(Period(2021, 2021, "1-9月"),)), None),
        ("463户", asked("危房改造户数"), "period_absent"),
        ("320户", asked("农村危房改造户数"), "combined_total_only"),
        ("320户", asked("老旧小区和农村危房改造户数"), None),
        ("320亩", asked("农田里纯新建的多少亩"), "combined_total_only"),
        ("X万元", asked("发放惠农补贴"), "redacted"),
        ("30210元", asked("农村居民人均可支配收入"), "no_evidence"),
        ("95%", asked("养老保险参保率"), None),
        ("64户", asked("危房改造里，残疾人占多少户"), "breakdown_absent"),
        ("320亩", asked("新建农田多少亩，不算改造提升的"), "combined_total_only"),
        ("410次", asked("村一级河长巡河次数"), "combined_total_only"),
        ("410次", asked("镇村两级河长巡河次数"), None),
        ("12户", asked("危房改造里，脱贫户占多少户"), None),
        ("64户", asked("危房改造里，脱贫户占多少户"), "breakdown_absent"),
        ("9%", asked("村集体收入"), "no_evidence"),
        ("8%", asked("进出口总额增长百分之几"), "no_evidence"),
        ("8%", asked("出口总额增长百分之几"), None),
        ("9%", asked("村集体收入涨了多少"), None),
        ("64户", asked("石桥村危房改造户数", parts=("石桥村",)), "breakdown_absent"),
    ],
    ids=["result", "other year", "plan only", "plan asked", "result for a plan", "part of a year", "that part asked", "so far", "several things", "both asked",
         "by itself", "hidden", "town for country", "level after a change", "a part that is not told", "left out", "one of two levels", "both levels",
         "a part that is told", "its whole", "only its growth", "part of trade", "that part of trade", "its growth asked", "a village"],
)  # fmt: skip
def test_a_condition_fails_by_name(number: str, query: Query, reason: Reason | None) -> None:
    assert fault(found(REPORT, number), query, about(query), 0) == reason


@pytest.mark.parametrize(
    ("unit", "asked_unit", "fits"),
    [("户", "户", True), ("万户", "户", True), ("人", "户", False), ("名", "人", True), ("%", "百分点", False), ("个百分点", "%", True), ("艘", "条", True),
     ("户", "家", True), ("家", "户", True), ("公顷", "亩", True), ("斤", "万吨", True), ("倍", "%", True), ("岁", "", False), ("元", "万元", True), ("亩", "户", False)],
)  # fmt: skip
def test_units_that_may_stand_for_each_other(unit: str, asked_unit: str, fits: bool) -> None:
    base = unit.removeprefix("万")
    quantity = Quantity(f"12{unit}", "12", 12.0, 1e4 if unit != base else 1.0, unit, base, "", 0, 3)
    figure = replace(found(REPORT, "64户"), quantity=quantity)
    assert unit_fits(figure, Query("", "zh", "value", unit=asked_unit)) is fits


def test_a_pasted_part_of_a_sentence_is_not_dated_by_another_year_named_behind_it() -> None:
    figure = found("柳河镇2021年工作总结\n一、2021年工作完成情况\n新增县级文明村12个，2019年的老旧路灯全部换新。\n", "12个")
    query = asked("2021年新增县级文明村多少个")
    assert fault(figure, query, about(query), 8) is None


def test_an_undated_figure_answers_for_a_year_only_where_its_sentence_was_pasted() -> None:
    undated = found("办事指南\n受理后15日内办结，窗口满意率达到98%。\n", "98%")
    query = asked("2020年窗口满意率")
    assert [fault(undated, query, about(query), in_step) for in_step in (0, 8, 16)] == ["period_absent", "period_absent", None]

"""The form: what it may hold, and how what is wrong is named."""

import io

import openpyxl
import pytest

from assistant import drafting
from assistant.errors import UsageError

FORM = """
place: 清河镇
document: 清河镇2022年工作总结及2023年工作计划
year: 2023
sections:
  - heading: 持续改善人居环境
    kind: plan
    points: [推进农村生活污水治理]
    indicators:
      - {name: 危房改造, value: 30, unit: 户, responsible: 村建所, deadline: 2023-10-31}
      - {name: 农村改厕, unit: 户}
    length: [250, 500]
basis: auto
"""


def test_a_form_is_read_as_it_was_typed() -> None:
    request = drafting.parsed(FORM)
    [section] = request.sections
    assert (request.place, request.year, request.basis) == ("清河镇", 2023, ())
    assert section.length == (250, 500)
    assert [(one.name, one.value, one.unit, one.deadline) for one in section.indicators] == [("危房改造", "30", "户", "2023年10月31日"), ("农村改厕", "", "户", "")]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("sections: [", "格式有误"),
        ("[1, 2]", "拟稿单 应写成"),
        ("place: 清河镇\nyear: 2023\nsections: [{heading: 甲}]", "缺少 document"),
        ("place: 清河镇\ndocument: 清河镇工作总结\nyear: 二三\nsections: [{heading: 甲}]", "year 应是四位年份"),
        ("place: 清河镇\ndocument: 清河镇工作总结\nyear: 2023", "没有要写的章节"),
        (FORM.replace("points", "pionts"), "sections[0] 里不认识“pionts”"),
        (FORM.replace("kind: plan", "kind: 计划"), "kind 只能是 plan"),
        (FORM.replace("name: 农村改厕", "title: 农村改厕"), "sections[0].indicators[1] 里不认识“title”"),
        (FORM.replace("name: 农村改厕", "name: 危房改造"), "写了两次"),
        (FORM.replace("value: 30", "value: [30]"), "sections[0].indicators[0].value 应是一个词或一个数"),
        (FORM.replace("[250, 500]", "[500, 250]"), "length 的两个字数要前小后大"),
    ],
    ids=["yaml", "list", "document", "year", "sections", "key", "kind", "indicator key", "twice", "value", "length"],
)
def test_what_is_wrong_is_named_with_its_place(wrong: str, told: str) -> None:
    with pytest.raises(UsageError) as refused:
        drafting.parsed(wrong)
    assert told in str(refused.value)


def test_rows_of_an_indicator_sheet() -> None:
    """As offices keep it: an empty 本年 is a slot, the typed rate is kept to be checked."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["指标", "单位", "本年", "上年", "目标", "完成率", "时点", "报送单位", "备注"])
    sheet.append(["危房改造", "户", 47, 64, 45, "104.4%", "2022年", "村建所", ""])
    sheet.append(["农村改厕", "户", None, 402, 300, None, "2022年", "村建所", "待核"])
    data = io.BytesIO()
    book.save(data)
    rows = drafting.indicators_of(data.getvalue(), "指标表.xlsx")
    assert [(one.name, one.value, one.last_year, one.target, one.responsible) for one in rows] == [
        ("危房改造", "47", "64", "45", "村建所"),
        ("农村改厕", "", "402", "300", "村建所"),
    ]
    assert "完成率104.4%" in rows[0].note
    text = "指标,单位,本年\n危房改造,户,47\n农村改厕,户,\n"
    assert [(one.name, one.value) for one in drafting.indicators_of(text.encode(), "指标.csv")] == [("危房改造", "47"), ("农村改厕", "")]


def test_a_sheet_without_indicators_is_refused() -> None:
    with pytest.raises(UsageError, match="没有认出指标"):
        drafting.indicators_of("姓名,电话\n甲,1\n".encode(), "名单.csv")


def test_a_sheet_fills_a_section_and_leaves_what_was_typed() -> None:
    request = drafting.parsed(FORM)
    rows = drafting.indicators_of("指标,单位,本年,上年,同比,报送单位\n危房改造,户,47,64户,,镇村建办\n农村改厕,户,305户,,下降5.2%,\n路灯,盏,12,,,\n".encode(), "指标.csv")
    [section] = drafting.with_indicators(request, rows).sections
    assert [(one.name, one.value, one.last_year, one.responsible) for one in section.indicators] == [
        ("危房改造", "30", "64", "村建所"),
        ("农村改厕", "305", "", ""),
        ("路灯", "12", "", ""),
    ]
    assert section.indicators[1].note == "同比下降5.2%"
    with pytest.raises(UsageError, match="没有第 2 节"):
        drafting.with_indicators(request, rows, 2)
    with pytest.raises(UsageError, match="写了两次"):
        drafting.indicators_of("指标,单位,本年\n路灯,盏,1\n路灯,盏,2\n".encode(), "指标.csv")

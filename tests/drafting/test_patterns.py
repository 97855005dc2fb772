"""How indicators are said: verbs by name and unit, slots, who and until when, what is computed."""

from decimal import Decimal

import pytest

from assistant.drafting.past_figures import is_same
from assistant.drafting.patterns import Past, amount, due, number, saying, told, when
from assistant.records import AskedIndicator, AskedSection


@pytest.mark.parametrize(
    ("name", "value", "unit", "said"),
    [
        ("危房改造", "60", "户", "完成危房改造60户"),
        ("财政收入", "1950", "万元", "财政收入达到1950万元"),
        ("新建高标准农田", "3600", "亩", "新建高标准农田3600亩"),
        ("森林覆盖率", "61.2", "%", "森林覆盖率达到61.2%"),
        ("医保参保率", "98以上", "%", "医保参保率达到98%以上"),
        ("产业奖补带动贫困户", "993", "户", "产业奖补带动贫困户993户"),
        ("森林火灾", "0", "起", "森林火灾为0起"),
        ("稻虾种养面积", "近12000", "亩", "稻虾种养面积近12000亩"),
        ("矛盾纠纷", "185", "起", "排查调处矛盾纠纷185起"),
        ("引进资金", "3000", "万元", "引进资金3000万元"),
        ("农村改厕", "", "户", "完成农村改厕【待补：农村改厕（户）】"),
        ("保洁经费", "", "", "投入保洁经费【待补：保洁经费】"),
    ],
)
def test_an_indicator_is_said_with_its_verb(name: str, value: str, unit: str, said: str) -> None:
    found = saying(AskedIndicator(name, value, unit))
    assert f"{found.verb}{found.words}" == said


def test_indicators_of_one_unit_in_charge_share_a_sentence() -> None:
    rows = tuple(AskedIndicator(name, "5", "座", responsible="水利站", deadline="2023-11-30") for name in ("新建提灌站", "新建公厕"))
    [piece] = told(AskedSection("水利", indicators=rows), [0, 1], 2023, {})
    assert piece.text == "计划新建提灌站5座、公厕5座，由水利站牵头，11月30日前完成。"


def test_part_of_a_year_is_said() -> None:
    rows = (AskedIndicator("财政收入", "1385", "万元", period="2020年1-9月"),)
    [piece] = told(AskedSection("经济", kind="review", indicators=rows), [0], 2020, {})
    assert piece.text == "1-9月财政收入达到1385万元。"


def test_rates_differ_by_percentage_points_and_money_grows_in_percent() -> None:
    rows = (AskedIndicator("参保率", "98.5", "%"), AskedIndicator("财政收入", "110", "万元"), AskedIndicator("农村低保", "548", "户"))
    past = {0: Past("98.1", None), 1: Past("100", None), 2: Past("571", None)}
    made = list(told(AskedSection("民生", kind="review", indicators=rows), [0, 1, 2], 2022, past))
    assert ["0.4个百分点" in made[0].text, "同比增长10.0%" in made[1].text, "比上年减少23户" in made[2].text] == [True] * 3
    assert [one.computation for one in made] == ["98.5-98.1=0.4", "(110-100)/100=10.0%", "548-571=-23"]


@pytest.mark.parametrize(("typed", "said"), [("2022年10月底", "10月底"), ("2022-10-31", "10月31日"), ("2023年6月", "2023年6月"), ("", "")])
def test_a_deadline_leaves_out_the_asked_year(typed: str, said: str) -> None:
    assert due(typed, 2022) == said


def test_small_things() -> None:
    assert when(AskedIndicator("改厕", period="2022"), 2022) == ""
    assert when(AskedIndicator("改厕", period="2021"), 2022) == "2021年"
    assert number("3,600") == Decimal(3600)
    assert number("1200余") is None
    assert amount(AskedIndicator("改厕", "1200余", "户")) == "1200余户"


@pytest.mark.parametrize(("words", "same"), [("完成危房改造", True), ("农村危房改造", True), ("贫困户危房改造", False), ("危房改造补助资金", False)])
def test_a_part_is_not_the_whole(words: str, same: bool) -> None:
    assert is_same("危房改造", words) is same


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (AskedIndicator("转移演练", "2", "次"), "年内开展转移演练2次"),
        (AskedIndicator("城市低保标准（每人每月）", "700", "元"), "城市低保标准（每人每月）达到700元"),
        (AskedIndicator("新开发公益性岗位", "26", "个"), "新开发公益性岗位26个"),
        (AskedIndicator("财政收入全年预计", "2560", "万元"), "财政收入全年预计2560万元"),
        (AskedIndicator("在建项目", "6", "个"), "在建项目达到6个"),
        (AskedIndicator("网格员", "56", "名"), "配备网格员56名"),
    ],
    ids=lambda value: value.name if isinstance(value, AskedIndicator) else "",
)
def test_an_indicator_is_said_as_its_name_asks(row: AskedIndicator, said: str) -> None:
    [piece] = told(AskedSection("工作", kind="plan", indicators=(row,)), [0], 2023, {})
    assert said.removeprefix("年内") in piece.text


def test_a_smaller_fall_is_no_fall() -> None:
    section = AskedSection("安全", kind="review", indicators=(AskedIndicator("生产安全事故起数下降", "13.3", "%", last_year="14"),))
    [piece] = told(section, [0], 2023, {0: Past("14", None)})
    assert "降幅比上年收窄0.7个百分点" in piece.text
    section = AskedSection("产量", kind="review", indicators=(AskedIndicator("粮食产量", "2.86", "万吨", last_year="2.5"),))
    [piece] = told(section, [0], 2023, {0: Past("2.5", None)})
    assert piece.computation == "2.86万吨-2.5万吨=0.36万吨"

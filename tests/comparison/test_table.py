"""Figures as a table: what is in a cell, what is missing, what contradicts, what is never put beside a plain figure."""

from dataclasses import replace
from typing import Any

import pytest

from assistant.comparison import Table, cell_text, growth_text, over_places, over_years
from assistant.comparison.table import places_of
from tests.comparison.making import figure


def told(table: Table) -> dict[str, list[str]]:
    return {f"{row.label} {row.unit}": [cell_text(cell, row.unit) for cell in row.cells] for row in table.rows}


def test_what_the_review_admits_stands_in_the_row_of_its_year() -> None:
    made = over_years([figure("财政自给率", "26.1%", 2023, role="problem"), figure("财政自给率", "27.4%", 2024)], "柳河镇")
    assert made.columns == ("2023", "2024")


def test_one_place_over_the_years_with_a_row_for_each_unit() -> None:
    found = [
        figure("完成危房改造", "86户", 2020), figure("危旧房改造", "64户", 2021), figure("危房改造", "168万元", 2020),
        figure("危房改造", "70户", 2020, place="青山镇"), figure("危房改造", "60户", 2022, role="plan"),
    ]  # fmt: skip
    table = over_years(found, "柳河镇")
    assert table.columns == ("2020", "2021")
    assert told(table) == {"危房改造 户": ["86户", "64户"], "危房改造 万元": ["168万元", ""]}
    assert told(over_years(found, "柳河镇", "plan")) == {"危房改造 户": ["60户"]}
    assert told(over_years(found, "柳河镇", repeated=True)) == {"危房改造 户": ["86户", "64户"]}
    assert places_of(found) == ["柳河镇", "青山镇"]


def test_a_year_without_figure_between_known_years_is_missing() -> None:
    table = over_years([figure("改厕", "680户", 2018), figure("改厕", "520户", 2020), figure("硬化道路", "3公里", 2017)], "柳河镇")
    assert told(table)["农村改厕 户"] == ["", "680户", "缺", "520户"]


def test_the_same_value_twice_is_one_cell_with_two_sources() -> None:
    [row] = over_years([figure("危房改造", "86户"), figure("完成危房改造", "86户", document_id="d2")], "柳河镇").rows
    [cell] = row.cells
    assert (cell.state, len(cell.values), [one.document_id for one in cell.figures]) == ("known", 1, ["d1", "d2"])


def test_two_documents_with_two_values_contradict() -> None:
    [row] = over_years([figure("危房改造", "86户"), figure("危房改造", "88户", document_id="d2")], "柳河镇").rows
    assert (row.cells[0].state, cell_text(row.cells[0])) == ("conflict", "冲突：86户／88户")


def test_two_values_of_one_document_are_several_things_and_no_contradiction() -> None:
    found = [figure("危房改造", "86户"), figure("危房改造", "12户"), figure("危房改造", "21户", document_id="d2")]
    [row] = over_years(found, "柳河镇").rows
    assert row.cells[0].state == "several"
    assert row.growths == (None,)


@pytest.mark.parametrize(
    ("given", "note"),
    [({"part": "1-9月"}, "1-9月"), ({"span": "cumulative", "first": 2016}, "累计"), ({"span": "years", "first": 2016}, "2016—2020年"), ({"is_combined": True}, "合并"),
     ({"measure": "from"}, "原为")],
)  # fmt: skip
def test_a_figure_of_another_kind_is_shown_with_its_caveat_and_not_as_the_value(given: dict[str, Any], note: str) -> None:
    noted = figure("财政收入", "1385万元", **given)
    [row] = over_years([noted], "柳河镇").rows
    assert (row.cells[0].state, cell_text(row.cells[0])) == ("noted", f"{note} 1385万元")
    [row] = over_years([noted, figure("财政收入", "1980万元"), figure("财政收入", "1700万元", 2019)], "柳河镇").rows
    assert cell_text(row.cells[1]) == f"1980万元（另有{note}）"
    assert growth_text(row.growths[1], row.unit) == "增280万元（+16.5%）"


def test_a_hidden_or_expected_figure_is_no_value() -> None:
    expected = figure("财政收入", "1980万元", 2021)
    expected = replace(expected, quantity=replace(expected.quantity, hedge="预计"))
    [row] = over_years([figure("财政收入", "X万元", 2020), expected], "柳河镇").rows
    assert [cell_text(cell, row.unit) for cell in row.cells] == ["已隐去 X万元", "预计 1980万元"]
    assert row.growths == (None, None)


def test_units_of_a_row_are_evened_out() -> None:
    found = [figure("财政收入", "1862万元", 2019), figure("财政收入", "1980万元", 2020), figure("财政收入", "0.21亿元", 2021), figure("财政收入", "2.2亿余元", 2022)]
    [row] = over_years(found, "柳河镇").rows
    assert [cell_text(cell, row.unit) for cell in row.cells] == ["1862万元", "1980万元", "2100万元", "22000余万元"]
    assert growth_text(row.growths[2], row.unit) == "增120万元（+6.1%）"
    assert growth_text(row.growths[3], row.unit).startswith("约增")


def test_growth_of_a_rate_is_in_points() -> None:
    [row] = over_years([figure("自来水普及率", "91.6%", 2020), figure("自来水普及率", "90.4%", 2021)], "柳河镇").rows
    assert growth_text(row.growths[1], row.unit) == "减1.2个百分点"


def test_a_growth_that_may_be_a_lost_digit_is_called_doubtful() -> None:
    [row] = over_years([figure("参保率", "97%", 2020), figure("参保率", "9%", 2021)], "柳河镇").rows
    assert growth_text(row.growths[1], row.unit) == "减88个百分点，可疑"


def test_a_contradiction_or_a_gap_has_no_growth() -> None:
    found = [figure("改厕", "86户", 2018), figure("改厕", "88户", 2018, document_id="d2"), figure("改厕", "90户", 2019), figure("改厕", "70户", 2021)]
    [row] = over_years(found, "柳河镇").rows
    assert row.growths == (None, None, None, None)


def test_years_and_words_narrow_and_what_is_left_out_is_counted() -> None:
    found = [figure("改厕", "86户", 2018), figure("改厕", "90户", 2019), figure("危房改造", "64户", 2019), figure("财政收入", "6.3%", 2019, measure="growth")]
    assert told(over_years(found, "柳河镇", years=(2019, 2019), text="改厕")) == {"农村改厕 户": ["90户"]}
    assert told(over_years(found, "柳河镇", text="厕所改造")) == told(over_years(found, "柳河镇", text="改厕")), "a synonym finds it"
    assert over_years(found, "柳河镇").left_out == 1
    assert over_years([], "柳河镇").rows == ()


def test_one_year_over_the_places() -> None:
    found = [figure("改厕", "86户"), figure("改厕", "90户", place="青山镇"), figure("危房改造", "64户", place="青山镇"), figure("改厕", "1户", 2019)]
    table = over_places(found, 2020)
    assert table.columns == ("农村改厕（户）", "危房改造（户）")
    assert told(table) == {"青山镇 ": ["90户", "64户"], "柳河镇 ": ["86户", ""]}
    assert over_places(found, 2020, most=1).columns == ("农村改厕（户）",)

"""A table to keep: what stands in the sheets, that nothing in them is a formula."""

import csv
from pathlib import Path

import openpyxl
import pytest

from assistant import exporting
from assistant.comparison import over_places, over_years
from tests.comparison.making import figure

FOUND = [
    figure("改厕", "86户", 2019), figure("改厕", "88户", 2019, document_id="d2"), figure("改厕", "90户", 2020), figure("改厕", "70余户", 2022),
    figure("财政收入", "1862万元", 2019), figure("财政收入", "1980万元", 2020), figure("=危险()", "3处", 2020, sentence="=1+1"),
]  # fmt: skip
SOURCES = {"d1": "甲.docx", "d2": "=乙.docx"}


def test_a_table_becomes_two_sheets_with_numbers_where_they_are_the_whole_truth(tmp_path: Path) -> None:
    exporting.table_xlsx(over_years(FOUND, "柳河镇"), SOURCES, tmp_path / "表.xlsx")
    book = openpyxl.load_workbook(tmp_path / "表.xlsx")
    assert book.sheetnames == ["指标", "来源"]
    heads, *rows = book["指标"].iter_rows(values_only=True)
    assert heads == ("序号", "指标", "单位", "2019", "2020", "2021", "2022", "2020比2019", "2021比2020", "2022比2021")
    by_label = {row[1]: row[2:] for row in rows}
    assert by_label["农村改厕"][:5] == ("户", "冲突：86户／88户", 90, "缺", "70余户")
    assert by_label["一般公共预算收入"] == ("万元", 1862, 1980, None, None, "增118万元（+6.3%）", None, None)
    sources = [row for row in book["来源"].iter_rows(min_row=2, values_only=True) if row[1] == "农村改厕"]
    assert [(row[2], row[3], row[4], row[7]) for row in sources][:2] == [("2019", "冲突", "86户", "甲.docx"), ("2019", "冲突", "88户", "=乙.docx")]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_table_as_csv_names_its_files_and_holds_no_formula(tmp_path: Path) -> None:
    exporting.table_csv(over_years(FOUND, "柳河镇"), SOURCES, tmp_path / "表.csv")
    with (tmp_path / "表.csv").open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = list(csv.reader(file))
    assert heads[-1] == "来源"
    assert {row[1]: row[-1] for row in rows}["农村改厕"] == "甲.docx；=乙.docx"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_places_side_by_side_have_no_growth(tmp_path: Path) -> None:
    exporting.table_csv(over_places(FOUND, 2020), SOURCES, tmp_path / "表.csv")
    with (tmp_path / "表.csv").open(encoding="utf-8-sig", newline="") as file:
        heads, row = list(csv.reader(file))
    assert heads == ["序号", "地方", "单位", "农村改厕（户）", "一般公共预算收入（万元）", "'=危险（处）", "来源"]
    assert row[1] == "柳河镇"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"], ids=repr)
def test_neither_a_head_nor_a_cell_is_a_formula(sign: str, tmp_path: Path) -> None:
    """Whatever a report calls an indicator or a file; over places the indicators are the heads."""
    found = [figure(f"{sign}危险()", "3处", 2020)]
    for made in (over_years(found, "柳河镇"), over_places(found, 2020)):
        exporting.table_csv(made, {"d1": f"{sign}乙.docx"}, tmp_path / "表.csv")
        with (tmp_path / "表.csv").open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert f"'{sign}乙.docx" in cells
        assert not [cell for cell in cells if cell.startswith(sign)]

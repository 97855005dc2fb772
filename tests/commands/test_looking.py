"""outline, check and figures as a person or a program calls them."""

import csv
from pathlib import Path

import openpyxl
import pytest

from assistant.settings import Settings
from tests.commandline import REPORT, Run


def test_outline_shows_headings_without_adding(run: Run, report: Path, settings: Settings) -> None:
    made = run("outline", "--json", report)
    assert made.code == 0
    assert [row["role"] for row in made.json["headings"]] == ["result", "plan"]
    done = made.json["headings"][0]
    assert [row["level"] for row in done["children"]] == [2, 2]
    assert done["start"] < done["children"][0]["start"] < done["children"][-1]["end"] == done["end"]
    assert not (settings.home / "library.sqlite3").exists()
    assert "〔计划〕" in run("outline", report).out


def test_outline_of_an_unreadable_file_exits_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    ran = run("outline", "--json", tmp_path / "空.txt")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.strip()


def test_check_exits_1_only_for_errors(run: Run, report: Path, settings: Settings) -> None:
    clean = run("check", "--json", report)
    assert (clean.code, clean.json["findings"]) == (0, [])
    assert "没有发现问题" in run("check", report).out
    report.write_text(REPORT.replace("改厕120座", "其中监测户91户"), "utf-8")
    wrong = run("check", "--json", report)
    assert wrong.code == 1
    assert wrong.json["source"] == report.name
    assert wrong.json["counts"] == {"error": 1, "warning": 0, "hint": 0}
    [finding] = wrong.json["findings"]
    assert set(finding) == {"level", "code", "text", "start", "end", "suggestion", "quote", "citations"}
    assert (finding["level"], finding["code"], finding["quote"]) == ("error", "part_exceeds_total", "91户")
    person = run("check", report)
    assert person.code == 1
    assert "必错（1）" in person.out
    assert "其中监测户》91户《。" in person.out
    assert not (settings.home / "library.sqlite3").exists()


def test_a_hint_alone_is_no_failure(run: Run, report: Path) -> None:
    report.write_text(REPORT + "存在问题：一是基础薄弱。\n", "utf-8")
    ran = run("check", report)
    assert (ran.code, "提示（1）" in ran.out) == (0, True)


@pytest.mark.parametrize("name", ["总结.md", "总结.docx"])
def test_check_reads_every_format(run: Run, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    if name.endswith(".docx"):
        from docx import Document

        made = Document()
        for line in ("清河镇2021年工作总结", "完成危房改造64户，其中监测户91户。"):
            made.add_paragraph(line)
        made.save(str(file))
    else:
        file.write_text("# 清河镇2021年工作总结\n\n完成危房改造64户，其中监测户91户。\n", "utf-8")
    assert [row["code"] for row in run("check", "--json", file).json["findings"]] == ["part_exceeds_total"]


def test_check_of_an_unreadable_file_exits_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    ran = run("check", "--json", tmp_path / "空.txt")
    assert (ran.code, ran.out) == (3, "")


def test_figures_of_a_file_do_not_add_it(run: Run, report: Path) -> None:
    ran = run("--json", "figures", report, "--indicator", "危房改造")
    assert ran.code == 0
    assert [(row["text"], row["period"], row["role"], row["source"]) for row in ran.json["figures"]] == [
        ("64户", "2021", "result", "2021年工作总结.txt"), ("60户", "2022", "plan", "2021年工作总结.txt"),
    ]  # fmt: skip
    assert run("--json", "list").json == {"documents": []}


def test_figures_of_the_library_by_indicator_year_and_place(run: Run, report: Path) -> None:
    assert run("--json", "add", report).json["added"][0]["figures"] == 5
    shown = run("figures", "--indicator", "危旧房改造", "--year", "2021", "--place", "清河镇")
    assert shown.code == 0
    assert "64户" in shown.out
    assert "60户" not in shown.out
    nothing = run("figures", "--year", "1987")
    assert nothing.code == 1
    assert "没有符合条件的数据" in nothing.out


def test_an_unreadable_file_exits_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    assert run("figures", tmp_path / "坏.docx").code == 3


def test_a_table_to_keep_holds_no_formula(run: Run, tmp_path: Path) -> None:
    """A text that begins like a formula stays a text, in csv and in xlsx; the sources are on a second sheet."""
    table = tmp_path / "2020年统计表.csv"
    table.write_text("指标,单位,2020年\n=1+1危房改造,户,86\n@改厕,户,-3\n+造林,亩,X\n", "utf-8")
    out_csv, out_xlsx = tmp_path / "台账.csv", tmp_path / "台账.xlsx"
    assert run("figures", table, "--csv", out_csv, "--xlsx", out_xlsx).code == 0

    assert out_csv.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(out_csv.read_text("utf-8-sig").splitlines()))
    assert [row[1] for row in rows[1:]] == ["'=1+1危房改造", "'@改厕", "'+造林"]
    assert [row[4] for row in rows[1:]] == ["86.0", "-3.0", ""]

    book = openpyxl.load_workbook(out_xlsx)
    assert book.sheetnames == ["数据", "出处"]
    texts = [cell for sheet in book for row in sheet.iter_rows(min_row=2) for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in texts} == {"s"}
    assert book["数据"]["B2"].value == "=1+1危房改造"
    assert "=1+1危房改造" in book["出处"]["E2"].value
    book.close()
    assert not list(tmp_path.glob("*.partial"))

"""The sample library itself: long enough, consistent between years, table and prose, and every gold sentence stands in its file.

The files are read here with docx and calamine directly, so a fault of our own readers cannot hide a fault of the data."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from python_calamine import CalamineWorkbook

ROOT = Path(__file__).parents[1]
KNOWLEDGE = ROOT / "knowledge"
GOLD = ROOT / "tests" / "gold"
REPORTS = sorted(path for path in (KNOWLEDGE / "reports").iterdir() if path.suffix in (".txt", ".docx"))
POLICIES = sorted((KNOWLEDGE / "policies").iterdir())
TABLE = next((KNOWLEDGE / "reports").glob("*.xlsx"))
FIGURES: list[dict[str, Any]] = yaml.safe_load((GOLD / "sample_figures.yaml").read_text("utf-8"))
QUESTIONS: list[dict[str, Any]] = [json.loads(line) for line in (GOLD / "sample_questions.jsonl").read_text("utf-8").splitlines()]
# In the table these stand under the newer name.
RENAMED = {("新农合参合率", "2019"): "城乡居民医保参保率", ("五保户", "2019"): "特困供养人员"}


@cache
def lines_of(file: str) -> tuple[str, ...]:
    path = KNOWLEDGE / file
    if path.suffix != ".docx":
        return tuple(path.read_text("utf-8").splitlines())
    document = docx.Document(str(path))
    return tuple(paragraph.text for paragraph in document.paragraphs)


@cache
def sheet(name: str) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(row) for row in CalamineWorkbook.from_path(str(TABLE)).get_sheet_by_name(name).to_python())


@cache
def indicators() -> dict[tuple[str, str], Any]:
    years = [str(cell).removesuffix("年") for cell in sheet("主要指标")[1][2:]]
    rows = [row for row in sheet("主要指标")[2:] if row[1]]
    return {(str(row[0]), year): value for row in rows for year, value in zip(years, row[2:], strict=True)}


def relative(path: Path) -> str:
    return path.relative_to(KNOWLEDGE).as_posix()


def figure_id(figure: dict[str, Any]) -> str:
    return f"{figure['period']}-{figure['indicator']}-{figure['value']}"


def prose(indicator: str, year: int, role: str = "result") -> float:
    found = [
        figure["number"]
        for figure in FIGURES
        if (figure["indicator"], figure["period"], figure["role"], figure["cumulative"]) == (indicator, str(year), role, False)
    ]
    assert len(found) == 1, f"{indicator} {year}: {found}"
    return float(found[0])


@pytest.mark.parametrize("path", REPORTS, ids=relative)
def test_a_report_is_long_enough_and_has_the_skeleton(path: Path) -> None:
    lines = lines_of(relative(path))
    year = int(re.findall(r"\d{4}", path.name)[0])
    assert len(re.findall("[一-鿿]", "".join(lines))) >= 5000
    assert path.stem in lines
    assert "县政府：" in lines
    parts = [line for line in lines if re.match("[一二三四]、", line)]
    assert parts == [f"一、{year}年工作完成情况", "二、存在问题", f"三、{year + 1}年工作计划"]
    numbers = [line[1] for line in lines if re.match("（[一二三四五六七八]）", line)]
    assert "".join(numbers) == "一二三四五六七一二三四五"


def test_there_are_four_consecutive_years_and_six_policies() -> None:
    assert [re.findall(r"\d{4}", path.name)[0] for path in REPORTS] == ["2019", "2020", "2021", "2022"]
    assert len(POLICIES) == 6
    for path in POLICIES:
        assert 1000 <= len("".join(lines_of(relative(path)))) <= 3000, path.name


def test_every_file_is_named_in_sources() -> None:
    sources = (KNOWLEDGE / "SOURCES.md").read_text("utf-8")
    for path in [*REPORTS, TABLE, *POLICIES]:
        line = next((line for line in sources.splitlines() if f"`{relative(path)}`" in line), "")
        assert "Apache-2.0" in line, path.name


def test_the_2019_file_carries_eleven_lines_that_are_not_its_own() -> None:
    lines = lines_of(relative(REPORTS[0]))
    title = lines.index(REPORTS[0].stem)
    assert title == 8
    assert lines[title - 1].startswith("【")
    assert sum("QQ" in line or line.startswith("第 3 页") for line in lines[title:]) == 3


def test_word_reports_use_the_style_normal_only() -> None:
    for path in REPORTS[1:]:
        assert {paragraph.style.name for paragraph in docx.Document(str(path)).paragraphs} == {"Normal"}, path.name


def test_the_tables_of_2020_add_up_and_one_has_merged_header_cells() -> None:
    crops, deeds = docx.Document(str(REPORTS[1])).tables
    grid = [[cell.text for cell in row.cells] for row in crops.rows]
    for column in (1, 3):
        assert sum(int(row[column]) for row in grid[1:-1]) == int(grid[-1][column])
    for row in grid[1:-1]:
        assert round(int(row[1]) * int(row[2]) / 1000) == int(row[3])
    assert deeds.cell(0, 2).text == deeds.cell(0, 3).text == "年初计划"
    assert deeds.cell(0, 0).text == deeds.cell(1, 0).text == "序号"
    for done in [[cell.text for cell in row.cells] for row in deeds.rows][2:]:
        assert done[5] == f"{float(done[4]) / float(done[3]) * 100:.1f}%"


@pytest.mark.parametrize("figure", FIGURES, ids=figure_id)
def test_a_planted_figure_stands_in_its_sentence_in_its_file(figure: dict[str, Any]) -> None:
    lines = lines_of(figure["file"])
    assert sum(figure["sentence"] in line for line in lines) == 1
    assert figure["value"] in figure["sentence"]
    assert (figure["number"] is None) == figure["redacted"] == ("X" in figure["value"])
    for heading in figure["heading_path"]:
        assert any(line == heading or line.startswith(f"{heading}。") for line in lines), heading


@pytest.mark.parametrize("figure", [figure for figure in FIGURES if figure["in_table"]], ids=figure_id)
def test_prose_and_table_agree(figure: dict[str, Any]) -> None:
    assert indicators()[figure["indicator"], figure["period"]] == figure["number"]


def test_renamed_and_rescaled_figures_agree_too() -> None:
    for (old, year), new in RENAMED.items():
        assert indicators()[new, year] == prose(old, int(year))
    assert indicators()["固定资产投资", "2022"] == prose("固定资产投资", 2022) * 10000
    assert indicators()["粮食总产量", "2022"] == prose("粮食总产量", 2022) / 2000  # 万斤 → 万吨


def test_a_redacted_figure_is_not_given_away_by_the_table() -> None:
    hidden = [figure for figure in FIGURES if figure["redacted"]]
    assert len(hidden) >= 6
    for figure in hidden:
        assert indicators().get((figure["indicator"], figure["period"]), "—") == "—", figure["indicator"]


def test_table_of_villages_adds_up_to_the_township() -> None:
    _, header, *villages, total = sheet("2022年各村情况")
    assert total[0] == "合计"
    assert len(villages) == 14
    for column in range(1, len(header)):
        assert round(sum(float(row[column]) for row in villages), 1) == total[column]
    names = ("危房改造", "农村改厕", "村组道路硬化", "农村低保户数")
    assert list(total[1:]) == [indicators()[name, "2022"] for name in names]


def test_changes_between_years_are_right() -> None:
    """What a report says of the year before must follow from the two figures."""
    said = {
        (2020, "村集体经济收入"): "比上年增加64万元",
        (2021, "村集体经济收入"): "比上年增加72万元",
        (2022, "村集体经济收入"): "比上年增加87万元",
        (2020, "农村居民人均可支配收入"): "比上年增加1030元",
        (2021, "农村居民人均可支配收入"): "比上年增加1430元",
        (2022, "农村居民人均可支配收入"): "比上年增加1220元",
        (2020, "农村低保户数"): "比上年减少26户",
        (2021, "农村低保户数"): "比上年减少15户",
        (2022, "农村低保户数"): "比上年减少23户",
        (2020, "城乡居民养老保险参保人数"): "比上年增加130人",
        (2021, "城乡居民养老保险参保人数"): "比上年增加210人",
        (2022, "城乡居民养老保险参保人数"): "比上年增加165人",
        (2022, "转移就业人数"): "比上年增加180人",
        (2021, "办理政务服务事项"): "比上年增加410件",
        (2020, "新建高标准农田"): "比上年增加600亩",
    }
    for (year, name), words in said.items():
        change = round(float(indicators()[name, str(year)]) - float(indicators()[name, str(year - 1)]), 1)
        verb = "增加" if change > 0 else "减少"
        assert words.startswith(f"比上年{verb}{abs(change):g}"), name
        assert words in "".join(lines_of(relative(REPORTS[year - 2019]))), words


def test_dilapidated_houses_of_2020_have_one_right_answer_and_wrong_ones_nearby() -> None:
    assert [prose("危房改造", year) for year in range(2019, 2023)] == [112, 86, 64, 47]
    assert [prose("危房改造", year, "plan") for year in range(2020, 2024)] == [90, 60, 45, 30]
    right = next(figure for figure in FIGURES if (figure["indicator"], figure["value"]) == ("危房改造", "86户"))
    assert right["sentence"] == "加大防违控违工作力度，完成危房改造86户，其中贫困户危房改造31户；"
    assert right["heading_path"] == ["一、2020年工作完成情况", "（三）人居环境不断改善"]
    text = "".join(lines_of(right["file"]))
    assert text.count("危房改造86户") == 1
    for wrong in ("累计完成危房改造463户", "计划完成危房改造60户", "危房改造补助资金137.6万元"):
        assert wrong in text


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_the_evidence_of_a_question_stands_in_its_file(question: dict[str, Any]) -> None:
    refused = question["type"] == "unanswerable"
    assert (question["doc"] is None) == refused == (question["answer_aliases"] == [])
    pairs = [] if refused else [question, *question.get("support", [])]
    for pair in [*pairs, *question.get("near_miss", [])]:
        assert any(pair["evidence"] in line for line in lines_of(pair["doc"])), pair["evidence"]


def test_questions_cover_what_they_must() -> None:
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS) >= 40
    assert sum(question["type"] == "unanswerable" for question in QUESTIONS) >= 8
    assert sum(question["type"] == "cross_year" for question in QUESTIONS) >= 6
    assert sum(question["lang"] == "en" for question in QUESTIONS) >= 5
    assert len(FIGURES) >= 60

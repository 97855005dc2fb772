"""`assistant draft`: the promised JSON, and the exit codes."""

import json
from pathlib import Path

import pytest

from assistant import cli

FORM = """
place: 清河镇
document: 清河镇2022年工作总结及2023年工作计划
year: 2023
sections:
  - heading: 持续改善人居环境
    points: [推进农村生活污水治理]
    indicators: [{name: 危房改造, value: 30, unit: 户}, {name: 农村改厕, unit: 户, responsible: 村建所}]
    length: [250, 500]
"""


@pytest.fixture
def form(tmp_path: Path, sample_home: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSISTANT_HOME", str(sample_home))
    monkeypatch.setenv("ASSISTANT_CACHE", str(cache))
    file = tmp_path / "拟稿单.yaml"
    file.write_text(FORM, "utf-8")
    return file


def test_a_draft_has_exactly_the_promised_fields(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["draft", str(form), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert list(made) == ["title", "sections", "citations", "figures", "missing", "findings", "engine", "timings_ms"]
    [section] = made["sections"]
    assert list(section) == ["heading", "sentences", "text"]
    assert all(list(one) == ["text", "origin", "citations", "computation"] for one in section["sentences"])
    assert {one["origin"] for one in section["sentences"]} <= {"form", "past", "policy", "wording"}
    assert made["missing"] == [{"indicator": "农村改厕", "unit": "户", "responsible": "村建所"}]
    assert {"text": "30户", "origin": "form:sections[0].indicators[0]", "verified": True} in made["figures"]
    assert made["engine"] == "quote"
    marks = {row["mark"] for row in made["citations"]}
    assert {mark for one in section["sentences"] for mark in one["citations"]} == marks


def test_a_person_reads_the_sections_their_sources_and_what_is_missing(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["draft", str(form)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("清河镇2022年工作总结及2023年工作计划\n")
    assert "危房改造30户" in shown
    assert "待补 1 项：农村改厕（户）" in shown


def test_a_wrong_form_is_usage_and_a_form_in_another_encoding_is_unreadable(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form.write_text(FORM.replace("points", "pionts"), "utf-8")
    assert cli.main(["draft", str(form)]) == 2
    assert "sections[0]" in capsys.readouterr().err
    form.write_bytes(FORM.encode("gb18030"))
    assert cli.main(["draft", str(form)]) == 3
    assert "UTF-8" in capsys.readouterr().err
    assert cli.main(["draft", str(form.with_name("没有.yaml"))]) == 2


def test_it_leaves_as_a_word_file_with_its_evidence_beside_it(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = form.with_name("草稿.docx")
    assert cli.main(["draft", str(form), "--docx", str(out)]) == 0
    assert out.is_file()
    assert form.with_name("草稿（数据依据表）.docx").is_file()
    assert "已另存为" in capsys.readouterr().out


def test_an_error_is_exit_code_one(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A share above the whole is what no reader would defend, whoever typed it."""
    form.write_text(FORM.replace("points:", "material: [完成危房改造30户，其中脱贫户危房改造50户。]\n    points:"), "utf-8")
    assert cli.main(["draft", str(form), "--json"]) == 1
    assert any(row["level"] == "error" for row in json.loads(capsys.readouterr().out)["findings"])


def test_a_sheet_fills_the_form_and_the_draft_leaves_as_texts(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, text, page, missing = (form.with_name(name) for name in ("指标.csv", "草稿.txt", "草稿.md", "待补.md"))
    sheet.write_text("指标,单位,本年,上年,目标,完成率\n太阳能路灯,盏,47,,50,90%\n", "utf-8")
    asked = ["draft", str(form), "--indicators", str(sheet), "--text", str(text), "--markdown", str(page), "--missing", str(missing), "--until", "12月10日"]
    assert cli.main(asked) == 0
    shown = capsys.readouterr().out
    assert "已另存为" in shown
    assert "填报的完成率是90%，按47÷50计算是94.0%" in shown
    assert "太阳能路灯47盏" in text.read_text("utf-8")
    assert "[1]" not in text.read_text("utf-8")
    assert page.read_text("utf-8").startswith("# 清河镇2022年工作总结及2023年工作计划\n")
    assert "## 出处" in page.read_text("utf-8")
    assert "## 村建所（1项）" in missing.read_text("utf-8")
    assert cli.main(["draft", str(form), "--indicators", str(sheet), "--section", "2"]) == 2
    assert "没有第 2 节" in capsys.readouterr().err
    assert cli.main(["draft", str(form), "--text", str(form.with_name("没有") / "草稿.txt")]) == 2

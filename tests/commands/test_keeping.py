"""add, list, remove, backup, restore, reindex as a person or a program calls them."""

import json
import zipfile
from pathlib import Path

from tests.commandline import REPORT, Run


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

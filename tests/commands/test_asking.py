"""ask, search and evaluate as a person or a program calls them."""

import json
from pathlib import Path

import pytest

from tests.commandline import Run


def questions(file: Path, *lines: object) -> Path:
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    return file


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

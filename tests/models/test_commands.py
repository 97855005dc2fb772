"""`--engine model` on the command line: the same JSON, the same checks; without a model it says what to do."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.cli import main
from tests.models.serving import DONE, Told, chunk, served

QUESTION = "2020年完成危房改造多少户？"


@pytest.fixture
def server(cache: Path, monkeypatch: pytest.MonkeyPatch, settings: object) -> Iterator[Told]:
    with served(Told(pieces=(chunk("2020年完成危房"), chunk("改造86户。[1]"), chunk("改厕102户。[1]"), DONE))) as told:
        monkeypatch.setenv("ASSISTANT_CACHE", str(cache))
        monkeypatch.setenv("LLM_BASE_URL", told.address)
        monkeypatch.setenv("LLM_MODEL", "m")
        yield told


def test_an_answer_by_model_has_the_promised_fields_and_is_checked(server: Told, sample_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", QUESTION, "--home", str(sample_home), "--json"]) == 0
    quoted = json.loads(capsys.readouterr().out)
    assert main(["ask", QUESTION, "--home", str(sample_home), "--json", "--engine", "model"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made.keys() == quoted.keys()
    assert (made["engine"], made["headline"], made["citations"]) == ("model", "86户", quoted["citations"])
    assert made["answer"] == f"2020年完成危房改造86户。[1]{quoted['answer']}"
    assert "102" not in json.dumps(made, ensure_ascii=False)


def test_the_quality_table_by_model(server: Told, sample_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    proof = {"doc": "清河镇2020年工作总结及2021年工作计划.docx", "evidence": "完成危房改造86户，其中贫困户危房改造31户"}
    line = {"question": QUESTION, "answer": "86户", "type": "number", **proof}
    (tmp_path / "q.jsonl").write_text(json.dumps(line, ensure_ascii=False), "utf-8")
    assert main(["evaluate", "--questions", str(tmp_path / "q.jsonl"), "--home", str(sample_home), "--json", "--engine", "model"]) == 0
    assert json.loads(capsys.readouterr().out)["all"] == {"n": 1, "right": 100.0, "cited": 100.0, "wrong": 0.0, "false_refusal": 0.0}
    assert [path for path, _, _ in server.requests] == ["/v1/chat/completions"]


def test_when_the_server_is_down_the_quoted_answer_comes_with_a_note(
    sample_home: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], settings: object
) -> None:
    for name, value in {"ASSISTANT_CACHE": str(cache), "LLM_BASE_URL": "127.0.0.1:9", "LLM_MODEL": "m"}.items():
        monkeypatch.setenv(name, value)
    assert main(["ask", QUESTION, "--home", str(sample_home), "--json", "--engine", "model"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["engine"] == "quote"
    assert made["note"].startswith("连不上 127.0.0.1:9。请")


@pytest.mark.parametrize(
    ("environment", "said"),
    [({}, "还没有设置对话模型"), ({"LLM_BASE_URL": "https://api.deepseek.com", "LLM_MODEL": "m"}, "还没有同意"),
     ({"LLM_BASE_URL": "https://api.deepseek.com", "LLM_MODEL": "m", "ASSISTANT_LLM_LOCAL_ONLY": "true"}, "只用本地")],
)  # fmt: skip
def test_without_a_model_that_may_be_used_it_says_what_to_do(
    environment: dict[str, str], said: str, sample_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], settings: object
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert main(["ask", QUESTION, "--home", str(sample_home), "--engine", "model"]) == 2
    assert said in capsys.readouterr().err

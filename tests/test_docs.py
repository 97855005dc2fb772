"""The guides name what there is: every setting, command and file; and the code keeps off what SECURITY.md says it keeps off."""

import ast
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from assistant.arguments import parser
from assistant.cli import COMMANDS
from assistant.settings import Settings

ROOT = Path(__file__).parents[1]
GUIDE_FILES = ("README.md", "docs/clerk.md", "docs/developer.md", "docs/models.md", "docs/security.md", "SECURITY.md", "CHANGELOG.md")
GUIDES = {name: (ROOT / name).read_text("utf-8") for name in GUIDE_FILES}
SOURCES = [ROOT / "app.py", *sorted((ROOT / "assistant").rglob("*.py"))]
BANNED_MODULES = {"pickle", "cPickle", "dill", "shelve", "marshal"}
BANNED_CALLS = {"eval", "exec", "load_prompt", "torch.load", "cn2an.transform", "langchain_core.load.load", "langchain_core.load.loads"}


# ---- guides


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_stands_in_the_readme(name: str) -> None:
    assert f"`ASSISTANT_{name.upper()}`" in GUIDES["README.md"]


def test_the_readme_names_no_setting_that_is_gone() -> None:
    named = set(re.findall(r"ASSISTANT_([A-Z_]+)", "".join(GUIDES.values())))
    assert {name.lower() for name in named} <= set(Settings.model_fields)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_clerks_guide(name: str) -> None:
    assert f"assistant {name}" in GUIDES["docs/clerk.md"]


def test_command_lines_of_the_guides_are_understood() -> None:
    """Each `assistant …` line of a shell block is parsed, not run."""
    shells = [line for text in GUIDES.values() for block in re.findall(r"```sh\n(.*?)```", text, re.S) for line in block.splitlines()]
    commands = [line.split(" #")[0].strip() for line in shells if line.startswith(("assistant ", ".venv/bin/assistant "))]
    assert commands
    for command in commands:
        parser().parse_args(shlex.split(command)[1:])


def test_make_targets_of_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", GUIDES["README.md"] + GUIDES["docs/developer.md"], re.M))
    assert {"run", "test"} <= named <= targets


def test_the_tree_of_the_readme_names_every_file_of_the_program() -> None:
    """One line a file; the paths stand as they are, so that a reader can open them."""
    tree = re.search(r"```text\n(.*?)```", GUIDES["README.md"], re.S)
    assert tree
    named = {line.split()[0] for line in tree.group(1).splitlines() if line.strip()}
    assert not [name for name in named if not (ROOT / name).exists()]
    present = {path.relative_to(ROOT).as_posix() for path in SOURCES if path.name != "__init__.py"}
    assert present <= named


def test_links_between_the_guides_lead_somewhere() -> None:
    broken = [
        f"{page}: {target}"
        for page, text in GUIDES.items()
        for target in re.findall(r"\]\(([^)#:]+)\)", text)
        if not ((ROOT / page).parent / target).exists() and target != "docs/images/page.png"
    ]
    assert not broken


def test_python_of_the_developer_guide_runs(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "knowledge" / "reports", tmp_path / "knowledge" / "reports")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASSISTANT_CACHE", str(cache))
    [code] = re.findall(r"```python\n(.*?)```", GUIDES["docs/developer.md"], re.S)
    names: dict[str, Any] = {}
    exec(compile(code, "docs/developer.md", "exec"), names)
    names["library"].registry.close()
    assert "86户" in capsys.readouterr().out.splitlines()[-1]


# ---- what the code keeps off


def dotted(node: ast.expr) -> str:
    """`a.b.c` of a call's function, "" for anything else."""
    if isinstance(node, ast.Attribute):
        left = dotted(node.value)
        return f"{left}.{node.attr}" if left else ""
    return node.id if isinstance(node, ast.Name) else ""


def faults(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = [getattr(node, "module", None) or ""]
            names = [alias.name for alias in node.names]
            whole = names if isinstance(node, ast.Import) else [*module, *(f"{module[0]}.{name}" for name in names)]
            found += [name for name in whole if name.split(".")[0] in BANNED_MODULES or name in BANNED_CALLS or name.endswith(".load_prompt")]
        elif isinstance(node, ast.Call):
            name = dotted(node.func)
            found += [name] if name in BANNED_CALLS or name.endswith(".load_prompt") else []
            for keyword in node.keywords:
                is_off = isinstance(keyword.value, ast.Constant) and keyword.value.value is False
                if keyword.arg == "trust_remote_code" and not is_off:
                    found.append("trust_remote_code")
                if keyword.arg == "allow_pickle" and not is_off:
                    found.append("allow_pickle")
    return found


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_that_runs_foreign_code(source: Path) -> None:
    assert not faults(ast.parse(source.read_text("utf-8")))


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from pickle import loads",
        "import torch\ntorch.load('x')",
        "from torch import load",
        "SentenceTransformer('x', trust_remote_code=True)",
        "SentenceTransformer('x', trust_remote_code=wanted)",
        "from langchain_core.prompts import load_prompt",
        "eval('1')",
        "exec(code)",
        "import cn2an\ncn2an.transform('一村一品')",
        "import numpy as np\nnp.load('x', allow_pickle=True)",
    ],
)
def test_the_ban_list_catches(code: str) -> None:
    assert faults(ast.parse(code))


def test_models_are_loaded_from_this_machine_only() -> None:
    """Wherever a model is opened by name, the hub is told to stay out."""
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call) and dotted(node.func) in ("SentenceTransformer", "CrossEncoder") and node.args:
                given = {keyword.arg: keyword.value for keyword in node.keywords}
                assert ast.unparse(given["local_files_only"]) == "True", source
                assert ast.unparse(given["trust_remote_code"]) == "False", source

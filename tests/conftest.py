"""Fixtures shared by all tests: real parts, temporary folders, a clean environment. Nothing of ours is mocked."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import settings as settings_module
from assistant.library import Library, opened, sample
from assistant.providers import PROVIDERS
from assistant.settings import Settings

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--shared", default=os.environ.get("ZHENWEN_SHARED", ""), help="folder with corpus/ and eval/, for measurements on real reports")


def need_program(name: str) -> None:
    """Skip a test that needs a program the machine lacks; with CI=true that is a failure."""
    if shutil.which(name):
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have {name} installed; `make test` as root on Debian installs it")
    pytest.skip(f"{name} is not installed; `make test` tells how to install it")


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest) -> Path:
    """Folder of real reports given with --shared; skips with a reason where it was not given."""
    given = request.config.getoption("--shared")
    if not given:
        pytest.skip("measures real reports: give their folder with --shared DIR")
    return Path(given)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the built-in model is converted to, once per run (or kept between runs in ZHENWEN_TEST_CACHE)."""
    kept = os.environ.get("ZHENWEN_TEST_CACHE")
    return Path(kept) if kept else tmp_path_factory.mktemp("cache")


@pytest.fixture
def settings(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of an empty home, whatever the shell says."""
    keys = {variable for provider in PROVIDERS for variable in provider.keys}
    for name in [name for name in os.environ if name.startswith(("ASSISTANT_", "LLM_", "OPENAI_")) or name in keys]:
        monkeypatch.delenv(name)
    return settings_module.load(home=tmp_path / "home", cache=cache)


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """A home folder with the whole sample library added; read only."""
    home = tmp_path_factory.mktemp("sample") / "home"
    made = opened(settings_module.load(home=home, cache=cache))
    for _ in made.add(sample()):
        pass
    return home


@pytest.fixture
def library(sample_home: Path, cache: Path) -> Iterator[Library]:
    """The sample library; read only."""
    made = opened(settings_module.load(home=sample_home, cache=cache))
    yield made
    made.registry.close()

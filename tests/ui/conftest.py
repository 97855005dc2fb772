"""One real server for the tests of a folder, over a copy of the sample library."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.serving import served


@pytest.fixture(scope="session")
def address(sample_home: Path, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("served") / "home"
    shutil.copytree(sample_home, home)
    with served(home, cache) as found:
        yield found

"""How the tests of this folder check a text: as a work summary of an invented township."""

from collections.abc import Callable

import pytest

from assistant import reading
from assistant.checking import check
from assistant.records import Block, Finding

Checked = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def checked() -> Checked:
    """The findings of a text, put under the title of a summary of the year."""

    def findings(text: str, year: int = 2022) -> list[Finding]:
        lines = [f"清河镇{year}年工作总结", *text.split("\n")]
        return list(check(reading.manuscript([Block(line) for line in lines], f"清河镇{year}年工作总结.txt")))

    return findings

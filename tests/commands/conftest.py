"""A command run on a home of its own, and a report to give it."""

from pathlib import Path

import pytest

from assistant.cli import main
from assistant.settings import Settings
from tests.commandline import REPORT, Ran, Run


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the home of the test, or on another one."""
    monkeypatch.setenv("ASSISTANT_CACHE", str(settings.cache))

    def running(*arguments: str | Path, home: Path = settings.home) -> Ran:
        try:
            code = main(["--home", str(home), *map(str, arguments)])
        except SystemExit as left:
            code = int(left.code or 0)
        return Ran(code, *capsys.readouterr())

    return running


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "清河镇" / "2021年工作总结.txt"
    file.parent.mkdir()
    file.write_text(REPORT, "utf-8")
    return file

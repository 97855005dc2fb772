"""The whole check: order of findings, and few false alarms over whole documents."""

from collections import Counter
from pathlib import Path

import pytest

from assistant.checking import check
from assistant.reading import read
from tests.checking.conftest import Checked

SAMPLE = [path for folder in ("reports", "policies") for path in sorted((Path(__file__).parents[2] / "knowledge" / folder).iterdir())]
MOST_ERRORS = 2  # of a real report that was published after proofreading


def test_errors_come_first_then_the_order_of_the_text(checked: Checked) -> None:
    found = checked("存在问题：一是基础薄弱。\n近50余户参加。\n下降2倍。\n增长6%%。")
    assert [finding.level for finding in found] == ["error", "error", "warning", "hint"]
    assert found[0].start < found[1].start


def test_every_finding_tells_what_to_do_in_chinese(checked: Checked) -> None:
    found = checked("完成86户，其中监测户91户，增长6%%，近50余户。\n问题：一是基础薄弱。\n**完成X户（）。")
    assert len(found) >= 7
    assert all(finding.text.endswith("。") and "请" in finding.text for finding in found)


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.name)
def test_the_sample_library_has_no_error_but_the_numbers_hidden_on_purpose(path: Path) -> None:
    found = check(read(path.read_bytes(), path.name))
    assert {finding.code for finding in found if finding.level == "error"} <= {"placeholder"}


def test_published_reports_have_hardly_an_error(shared: Path) -> None:
    """Measured over real reports; each error has to be read by a person."""
    counts = Counter[str]()
    paths = sorted(shared.rglob("txt/*.txt"))
    assert paths
    for path in paths:
        errors = [finding for finding in check(read(path.read_bytes(), path.name)) if finding.level == "error"]
        counts.update(finding.code for finding in errors)
        assert len(errors) <= MOST_ERRORS, f"{path.name}: {[finding.text for finding in errors]}"
    print(f"\nerrors by code: {dict(counts)}")

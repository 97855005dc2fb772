"""What a report brings: new, changed, contradicting, jumping."""

from collections.abc import Iterable

import pytest

from assistant.comparison import Ledgered, news
from assistant.records import Figure
from tests.comparison.making import figure


def known(*figures: Figure, source: str = "旧.docx") -> Ledgered:
    made = Ledgered()
    made.add(figures, source)
    return made


def pairs(changes: Iterable[object]) -> list[tuple[str, str, str]]:
    return [(change.before.quantity.text, change.after.quantity.text, change.source) for change in changes]  # type: ignore[attr-defined]


def test_the_first_report_brings_only_new_figures() -> None:
    told = news([figure("改厕", "86户"), figure("财政收入", "X万元")], known())
    assert (told.figures, told.new, told.changed, told.conflicts, told.jumps) == (2, 1, (), (), ())


def test_a_new_version_tells_what_changed() -> None:
    told = news([figure("改厕", "88户", document_id="d2"), figure("危房改造", "64户", document_id="d2")], known(figure("改厕", "86户"), figure("危房改造", "64户")), "d1")
    assert pairs(told.changed) == [("86户", "88户", "旧.docx")]
    assert (told.conflicts, told.new) == ((), 0)


def test_of_several_values_only_the_one_that_changed_is_told() -> None:
    before, after = [figure("改厕", "86户"), figure("改厕", "12户")], [figure("改厕", "86户", document_id="d2"), figure("改厕", "15户", document_id="d2")]
    assert pairs(news(after, known(*before), "d1").changed) == [("12户", "15户", "旧.docx")]
    assert news(after, known(*before)).conflicts == (), "several values of one report are several things"


def test_another_report_that_says_otherwise_contradicts() -> None:
    told = news([figure("改厕", "88户", document_id="d2")], known(figure("改厕", "86户")))
    assert pairs(told.conflicts) == [("86户", "88户", "旧.docx")]
    assert news([figure("改厕", "88户", document_id="d2", role="plan")], known(figure("改厕", "86户"))).conflicts == (), "a plan is no result"
    assert news([figure("改厕", "88户", document_id="d2", place="青山镇")], known(figure("改厕", "86户"))).conflicts == ()
    assert news([figure("改厕", "60户", document_id="d2", part="1-9月")], known(figure("改厕", "86户"))).conflicts == ()
    assert news([figure("改厕", "80余户", document_id="d2")], known(figure("改厕", "86户"))).conflicts == ()


@pytest.mark.parametrize(
    ("before", "after", "jumps"),
    [("97%", "9%", True), ("97%", "19%", True), ("52%", "9.5%", True), ("97%", "98%", False), ("8%", "2%", False), ("0.85%", "0.17%", False), ("3%", "60%", False),
     ("86户", "861户", True), ("860户", "86户", False), ("861户", "86户", True), ("86户", "300户", False), ("1.2亿元", "1300万元", False), ("1.5亿元", "1.5万元", True)],
)  # fmt: skip
def test_a_lost_digit_or_scale_shows_as_a_jump(before: str, after: str, *, jumps: bool) -> None:
    told = news([figure("某率", after, 2021, document_id="d2")], known(figure("某率", before, 2020)))
    assert bool(told.jumps) is jumps
    assert told.conflicts == ()


def test_an_older_report_added_later_jumps_the_same_way() -> None:
    assert pairs(news([figure("某率", "97%", 2020)], known(figure("某率", "9%", 2021, document_id="d2"))).jumps) == [("9%", "97%", "旧.docx")]
    assert news([figure("某率", "9%", 2020)], known(figure("某率", "97%", 2021, document_id="d2"))).jumps == (), "rates may rise"
    assert news([figure("某率", "9%", 2021)], known(figure("某率", "97%", 2010, document_id="d2"))).jumps == (), "eleven years are no neighbours"


def test_a_version_that_was_dropped_is_not_compared() -> None:
    ledger = known(figure("改厕", "86户"))
    ledger.drop("d1")
    assert news([figure("改厕", "88户", document_id="d2")], ledger).conflicts == ()

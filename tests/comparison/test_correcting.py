"""Figures as people corrected them."""

from dataclasses import replace

import pytest

from assistant.comparison import corrected, thing_of, wording
from assistant.errors import UsageError
from assistant.records import Correction, Period
from tests.comparison.making import figure

READ = figure("完成危房改造", "86户", 2020, part="1-9月")
ABOUT = Correction(1, "value", wording(READ), "d1", start=READ.quantity.start, end=READ.quantity.end)


def test_a_value_is_replaced_and_keeps_its_place_in_the_text() -> None:
    [found] = corrected([READ], [replace(ABOUT, amount="1.2万户")])
    assert (found.quantity.text, found.quantity.amount, found.corrected) == ("1.2万户", 12000, "86户")
    assert (found.quantity.start, found.quantity.end, found.sentence) == (READ.quantity.start, READ.quantity.end, READ.sentence)


def test_period_and_indicator_are_replaced_with_what_follows_from_them() -> None:
    [found] = corrected([READ], [replace(ABOUT, period=Period(2021, 2021)), replace(ABOUT, number=2, indicator="农村改厕")])
    assert (found.period, found.span, found.indicator, found.name, found.corrected) == (Period(2021, 2021), "year", "农村改厕", "农村改厕", "2020年1-9月，完成危房改造")


def test_a_dismissed_figure_is_gone_and_an_undone_correction_does_nothing() -> None:
    dismissal = replace(ABOUT, kind="dismissal")
    assert corrected([READ], [dismissal]) == ()
    assert corrected([READ], [replace(dismissal, undone="2024-01-01T00:00:00+08:00")]) == (READ,)
    assert corrected([READ], [replace(dismissal, document_id="d2")]) == (READ,)


def test_merged_indicators_are_one_thing_also_over_two_steps() -> None:
    one, other, third = figure("清运垃圾", "3吨"), figure("垃圾清运量", "4吨"), figure("垃圾处理", "5吨")
    merges = [Correction(1, "merge", "清运垃圾", indicator="垃圾清运量"), Correction(2, "merge", "垃圾清运量", indicator="垃圾处理")]
    found = corrected([one, other, third], merges)
    assert {thing_of(each) for each in found} == {thing_of(third)}
    assert [each.corrected for each in found] == ["清运垃圾，垃圾清运量", "垃圾清运量", ""]


@pytest.mark.parametrize("amount", ["86", "户", "86户、90户", "很多户"])
def test_what_is_no_number_with_a_unit_is_refused(amount: str) -> None:
    with pytest.raises(UsageError, match="带单位"):
        corrected([READ], [replace(ABOUT, amount=amount)])

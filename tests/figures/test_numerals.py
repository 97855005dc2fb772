"""Numerals as written → exact numbers."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.figures.numerals import parse, written


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,000", "12000"), ("1.2", "1.2"), ("-3.2", "-3.2"), ("８６", "86"), ("十", "10"), ("二十三", "23"), ("两百", "200"), ("一百零五", "105"),
        ("三万五千", "35000"), ("一亿二千万", "120000000"), ("二〇二〇", "2020"), ("五点二", "5.2"),
    ],
)  # fmt: skip
def test_a_numeral_is_read_exactly(text: str, number: str) -> None:
    assert parse(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "十几", "三五", "二十三四", "两万三", "百分之五", "X", "12万", "一点", "点五"])
def test_what_is_no_exact_number_is_none(text: str) -> None:
    assert parse(text) is None


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_written_number_is_read_back(number: int) -> None:
    assert parse(written(number)) == number
    assert parse(f"{number:,}") == number


@settings(deadline=None)
@given(st.text(alphabet="零一二两三十百千万亿点〇", max_size=20))
def test_no_string_of_numerals_fails(text: str) -> None:
    number = parse(text)
    assert number is None or number >= 0

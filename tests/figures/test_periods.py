"""Time words → years and parts of years."""

import pytest

from assistant.figures import periods
from assistant.records import Period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年", (2024, 2024, "")), ("2024年度", (2024, 2024, "")), ("二〇二〇年", (2020, 2020, "")), ("二零二零年", (2020, 2020, "")),
        ("24年改厕多少户", (2024, 2024, "")), ("安徽24年打了多少粮食", (2024, 2024, "")), ("24、25年", (2024, 2025, "")), ("2024危房改造", (2024, 2024, "")),
        ("2020-2022年", (2020, 2022, "")), ("2020年至2022年", (2020, 2022, "")), ("2017—2019年改厕", (2017, 2019, "")), ("2020-22年", (2020, 2022, "")),
        ("2022/2023年榨季进厂", (2022, 2023, "")), ("the 2022/23 heating season", (2022, 2023, "")), ("end of the 14th Five-Year Plan period", (2025, 2025, "")),
        ("“十三五”时期", (2016, 2020, "")), ("十四五", (2021, 2025, "")), ("“十五”期间", (2001, 2005, "")), ("“十四五”末", (2025, 2025, "年底")),
        ("2024年上半年", (2024, 2024, "上半年")), ("2020年1—9月份", (2020, 2020, "1-9月")), ("2020年1至9月", (2020, 2020, "1-9月")),
        ("2024年第一季度", (2024, 2024, "一季度")), ("2024年前三季度", (2024, 2024, "前三季度")), ("截至2020年10月底", (2020, 2020, "截至10月底")),
        ("99年全国", (1999, 1999, "")), ("1955年本年收入", (1955, 1955, "")),
        ("2020年底", (2020, 2020, "年底")), ("2025年1月20日", (2025, 2025, "1月20日")), ("2021年以来", (2021, 2021, "以来")),
        ("in 2024", (2024, 2024, "")), ("from 2024 to 2025", (2024, 2025, "")), ("the 14th Five-Year Plan", (2021, 2025, "")),
        ("the first half of 2024", (2024, 2024, "上半年")), ("January to September 2024", (2024, 2024, "1-9月")), ("by the end of 2024", (2024, 2024, "年底")),
    ],
)  # fmt: skip
def test_a_named_time_is_read(text: str, expected: tuple[int, int, str]) -> None:
    [found] = periods(text, this_year=2026)
    assert found.period == Period(*expected)
    assert not found.is_relative
    assert text[found.start : found.end] == found.wording


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年", (2020, 2020, "")), ("去年1-9月份", (2019, 2019, "1-9月")), ("前年", (2018, 2018, "")), ("明年", (2021, 2021, "")), ("过去一年", (2019, 2019, "")),
        ("近三年", (2018, 2020, "")), ("五年来", (2016, 2020, "")), ("截至10月底", (2020, 2020, "截至10月底")), ("10月底", (2020, 2020, "截至10月底")),
        ("上半年", (2020, 2020, "上半年")), ("今年以来", (2020, 2020, "以来")), ("last year", (2019, 2019, "")), ("the past three years", (2018, 2020, "")),
    ],
)  # fmt: skip
def test_a_relative_word_is_read_against_the_year_given(text: str, expected: tuple[int, int, str]) -> None:
    [found] = periods(text, this_year=2020)
    assert found.period == Period(*expected)
    assert found.is_relative


@pytest.mark.parametrize(
    "text",
    [
        "责任清单（2025年版）", "目前年产值", "文明年度评选", "近年来", "今后年均", "用了15年时间", "10年期贷款", "3年", "八十年代", "1980年代", "2024户",
        "历时99年", "2024 households", "2,024 people", "十五个村", "湘政发〔2020〕12号", "GB/T 9704-2012", "20-30个",
    ],
)  # fmt: skip
def test_durations_numbers_and_lookalikes_are_no_periods(text: str) -> None:
    assert periods(text, this_year=2020) == ()


def test_without_a_year_relative_words_are_left_out_and_parts_are_open() -> None:
    assert periods("去年和近三年") == ()
    [part] = periods("1-9月份完成86户")
    assert part.period == Period(0, 0, "1-9月")


def test_a_span_of_years_ends_with_the_year_reviewed() -> None:
    [span] = periods("五年来", this_year=2026, reviewed=2025)
    assert span.period == Period(2021, 2025)


def test_two_years_are_two_mentions() -> None:
    assert [found.period.first for found in periods("2025年比2024年多多少")] == [2025, 2024]
    assert [found.period.first for found in periods("more in 2025 than in 2024")] == [2025, 2024]


@pytest.mark.parametrize("text", ["1" * 60_000, "1-" * 40_000, "2020-" * 15_000, "一月" * 30_000, "end of " * 15_000], ids=lambda text: text[:6])
def test_long_runs_end(text: str) -> None:
    assert isinstance(periods(text, this_year=2020), tuple)

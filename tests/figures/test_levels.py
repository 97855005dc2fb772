"""Sum or level: what a review of several years tells of them together, and what stood at their end. Texts are our own."""

import pytest

from assistant.figures import figures
from tests.figures.report import manuscript

REPORT = """一、过去五年工作回顾
五年来，全县重点实验室由7家增至16家，检验中心达到8个、新型研发机构5家。新增就业3.2万人。常住人口城镇化率达到58.6%。
2021年到2025年，县财政转移支付累计4.2亿元，87%用于乡镇。五年间，一般性支出削减44%。
五年内，造林2.7万亩，封山育林3.1万亩。亿元企业超过30家。
“十四五”以来累计改造老旧小区43个；新增停车泊位655个。
二、2026年工作安排
今后三年新建水库5座。
"""


@pytest.mark.parametrize(
    ("number", "years", "span"),
    [
        ("7家", (2020, 2020), "year"),
        ("16家", (2025, 2025), "year"),
        ("8个", (2025, 2025), "year"),
        ("5家", (2025, 2025), "year"),
        ("3.2万人", (2021, 2025), "years"),
        ("58.6%", (2025, 2025), "year"),
        ("87%", (2021, 2025), "years"),
        ("44%", (2021, 2025), "years"),
        ("3.1万亩", (2021, 2025), "years"),
        ("超过30家", (2025, 2025), "year"),
        ("43个", (2021, 2025), "cumulative"),
        ("5座", (2026, 2028), "years"),
    ],
    ids=["before", "reached", "level", "next of a list", "sum", "rate", "share of a sum", "cut", "all of them", "more than", "so far", "ahead"],
)  # fmt: skip
def test_a_level_is_of_the_last_year_and_a_sum_of_all(number: str, years: tuple[int, int], span: str) -> None:
    [told] = [one for one in figures(manuscript(REPORT, "柳河县2026年政府工作报告.txt")) if one.quantity.text == number]
    assert ((told.period.first, told.period.last), told.span) == (years, span)


def test_what_follows_a_semicolon_is_not_of_the_time_before_it() -> None:
    [told] = [one for one in figures(manuscript(REPORT, "柳河县2026年政府工作报告.txt")) if one.quantity.text == "655个"]
    assert told.span != "cumulative"

"""A summary of half a year: what it tells is of that part of the year, what it plans of the same year. Our own text."""

import pytest

from assistant import reading
from assistant.figures import figures
from assistant.records import Block, Figure

SUMMARY = """双溪乡2025年上半年工作总结
双溪乡人民政府
2025年7月8日
今年以来，全乡上下抓好各项工作。
一、重点工作推进情况
（一）油茶新造620亩，成活率93.5%。清淤山塘29口。
（二）1—5月，接待游客3.2万人次。
二、主要工作
新装路灯46盏。
三、下半年工作打算
新修渠道8公里。"""


@pytest.fixture(scope="module")
def told() -> dict[str, Figure]:
    made = reading.manuscript([Block(line) for line in SUMMARY.split("\n")], "双溪乡2025年上半年工作总结.txt", is_noise_free=True)
    return {figure.quantity.text: figure for figure in figures(made)}


@pytest.mark.parametrize(
    ("number", "part", "role"),
    [
        ("620亩", "上半年", "result"),
        ("29口", "上半年", "result"),
        ("3.2万人次", "1-5月", "result"),
        ("46盏", "上半年", "result"),
        ("8公里", "", "plan"),
    ],
)
def test_a_summary_of_half_a_year_tells_of_that_half(told: dict[str, Figure], number: str, part: str, role: str) -> None:
    figure = told[number]
    assert (figure.period.first, figure.period.last, figure.period.part, figure.role) == (2025, 2025, part, role)
    assert figure.span == ("part" if part else "year")


def test_a_section_of_the_year_after_a_paragraph_on_five_years_is_of_the_year() -> None:
    text = """政府工作报告
一、2025年和“十四五”时期工作回顾
2025年，生产总值增长6%。
“十四五”以来的五年，累计修路300公里。
（一）农业提质。粮食产量3.2万吨，比上年增长2%。
（二）交通提速。五年来新增大桥3座。
二、2026年工作安排
修路20公里。"""
    made = reading.manuscript([Block(line) for line in text.split("\n")], "2026年清河县政府工作报告.txt", is_noise_free=True)
    periods = {figure.quantity.text: (figure.period.first, figure.period.last) for figure in figures(made)}
    assert periods["3.2万吨"] == (2025, 2025)
    assert periods["300公里"] == periods["3座"] == (2021, 2025)

"""Titles break between words and look like a trapezoid, whatever the place is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.layout import load
from assistant.drafting.titles import title_lines, width

ROOM = 20.0


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("清河镇2021年工作总结", ("清河镇2021年工作总结",)),
        ("关于清河镇2021年工作总结和2022年工作计划的报告", ("关于清河镇2021年工作总结", "和2022年工作计划的报告")),
        ("安澜县清河镇人民政府关于2021年度法治政府建设工作情况的报告", ("安澜县清河镇人民政府", "关于2021年度法治政府建设工作情况的报告")),
        ("关于进一步加强清河镇农村人居环境整治和农村生活污水治理工作情况的报告", ("关于进一步加强清河镇农村人居环境整治", "和农村生活污水治理工作情况的报告")),
    ],
    ids=["one line", "和 opens a line", "关于 opens a line", "words of the tables"],
)
def test_a_title_breaks_where_a_clerk_would_break_it(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title, ROOM, load().title_words) == lines


def test_a_name_of_unknown_characters_is_not_torn() -> None:
    lines = title_lines("永平县厂街彝族乡2023年上半年工作总结及下半年工作计划", ROOM, load().title_words)
    assert "永平县厂街彝族乡" in lines[0]
    assert len(lines) == 2


@given(st.text(st.sampled_from("关于清河镇2021年工作总结和及的《》报告（）ab"), max_size=70))
def test_the_lines_joined_are_the_title(title: str) -> None:
    lines = title_lines(title, ROOM, load().title_words)
    assert "".join(lines) == title
    assert len(lines) == 1 or max(map(width, lines)) <= ROOM

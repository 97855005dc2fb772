"""No text, however long and odd, keeps a rule busy: patterns that backtrack would take hours here. The time-out is the bound."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import reading
from assistant.checking import check
from assistant.figures import figures
from assistant.masking import Masks
from assistant.models import _spoken

LONG = 60_000  # characters
NASTY = (
    "1", "一百二十三万", "X", "1,", "（", "（一）", " ", "　", "2020年", "2016-2020年、", "增长1.2%，", "1户、", "其中", "“", ".", "-", "1—9月", "亿万千百十", "a", "改",
    "| ", "完成：", "“十三五”", "约余近超", "12户+", "由1户增加到", "\t", "1,2.3%（“一—9月", "同比", "\\", "((", "第一", "一是", "http://", "<a ", "&amp;",
)  # fmt: skip


def read_through(text: str) -> None:
    manuscript = reading.read(f"柳河镇2020年工作总结\n一、2020年工作完成情况\n{text}。\n".encode(), "2020年工作总结.txt", max_bytes=10**7)
    figures(manuscript)
    check(manuscript, None)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", NASTY)
@pytest.mark.parametrize("before", ["", "完成分别为"], ids=["alone", "in a sentence"])
def test_a_piece_repeated_for_pages_is_read_in_time(piece: str, before: str) -> None:
    read_through(before + piece * (LONG // len(piece)) + "1户")


@pytest.mark.timeout(120)
@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(NASTY), min_size=1, max_size=6))
def test_so_is_any_mixture_of_them(pieces: list[str]) -> None:
    read_through("".join(pieces) * 300)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", [*NASTY, "1380013", "138 0013 ", "6222-", "+86 ", "<think>", "</think", "〔号码甲"])
def test_what_goes_to_a_model_and_what_it_thinks_are_read_in_time(piece: str) -> None:
    masks = Masks()
    masks.hidden("张三13800138000" + piece * (LONG // len(piece)))
    thought = "".join(_spoken(iter(["<think>", *[piece] * LONG, "</think>", "好"])))
    assert thought == "好"
    assert "".join(masks.streamed_back(iter([piece] * LONG))) == (piece * LONG).replace("〔号码甲〕", "13800138000")

"""Numbers of persons are hidden and come back; amounts are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.masking import Masks

PERSONAL = [
    "11010519491231002X", "440524188001010014", "13800138000", "138 0013 8000", "+86 13800138000",
    "010-62345678", "0731—8234567", "6222021234567890123", "6222 0212 3456 7890",
]  # fmt: skip


@pytest.mark.parametrize("number", PERSONAL)
def test_a_number_of_a_person_is_hidden_and_put_back(number: str) -> None:
    masks, text = Masks(), f"联系人张三，{number}，请办理；再说一次{number}。"
    hidden = masks.hidden(text)
    assert number not in hidden
    assert sum(sign.isdigit() for sign in hidden) == 0
    assert masks.put_back(hidden) == text


@pytest.mark.parametrize("amount", ["13800138000元", "2020年1月5日", "86户", "12345678901.5亩", "15000000000 斤", "1,380,013,800", "2016-2020年"])
def test_an_amount_is_no_number_of_a_person(amount: str) -> None:
    assert Masks().hidden(amount) == amount


@given(st.lists(st.sampled_from([*PERSONAL, "完成86户，", "〔", "〕", "号码甲"]), max_size=8), st.integers(1, 7))
def test_a_stream_cut_anywhere_gives_the_same_text(parts: list[str], size: int) -> None:
    masks, text = Masks(), "，".join(parts)
    hidden = masks.hidden(text)
    pieces = [hidden[at : at + size] for at in range(0, len(hidden), size)]
    assert "".join(masks.streamed_back(pieces)) == masks.put_back(hidden) == text

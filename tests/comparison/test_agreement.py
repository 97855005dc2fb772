"""Do two numbers say the same?"""

import pytest

from assistant.comparison import agree, amount_of, family_of
from tests.comparison.making import figure


@pytest.mark.parametrize(
    ("one", "other"),
    [("86户", "86户"), ("1.35亿元", "13500万元"), ("1.35亿元", "13478万元"), ("1200余亩", "1236亩"), ("近500人", "486人"), ("约420万元", "418万元"),
     ("10公顷", "150亩"), ("5公里", "5000米"), ("97.6%", "97.58%"), ("20余户", "20多户")],
)  # fmt: skip
def test_units_hedges_and_rounding_are_allowed_for(one: str, other: str) -> None:
    assert agree(figure("某事", one), figure("某事", other))
    assert agree(figure("某事", other), figure("某事", one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("86户", "88户"), ("86户", "86人"), ("1200余亩", "1180亩"), ("1200余亩", "1500亩"), ("近500人", "520人"), ("2万户", "1.6万户"), ("9%", "97%"), ("86户", "86万户")],
)  # fmt: skip
def test_what_is_another_number_disagrees(one: str, other: str) -> None:
    assert not agree(figure("某事", one), figure("某事", other))


def test_a_hidden_number_agrees_with_no_number() -> None:
    assert not agree(figure("某事", "X户"), figure("某事", "86户"))


def test_units_of_counting_do_not_convert() -> None:
    assert family_of(figure("某事", "3个").quantity) != family_of(figure("某事", "3家").quantity)
    assert family_of(figure("某事", "3万户").quantity) == family_of(figure("某事", "3户").quantity)
    assert amount_of(figure("某事", "2公顷").quantity) == 30

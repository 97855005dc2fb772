"""Which words name one thing."""

import pytest

from assistant.comparison import label_of, thing_of
from assistant.comparison.things import thing_named
from assistant.library import Library
from tests.comparison.making import figure


@pytest.mark.parametrize(
    ("one", "other"),
    [("完成危房改造", "危旧房改造"), ("硬化村组道路", "村组道路硬化"), ("全镇农村低保户数", "农村低保"), ("2021年末监测对象", "监测对象"),
     ("实现招商引资到位资金", "招商引资到位资金")],
)  # fmt: skip
def test_doing_and_counting_words_change_nothing(one: str, other: str) -> None:
    assert thing_of(figure(one, "86户")) == thing_of(figure(other, "86户"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("新纳入低保", "低保"), ("低保退出", "低保"), ("贫困户危房改造", "危房改造"), ("新增家庭农场", "家庭农场总数"), ("排查矛盾纠纷", "调处成功矛盾纠纷"),
     ("改厕", "危房改造"), ("第12项工程", "第21项工程"), ("工人", "人工")],
)  # fmt: skip
def test_a_word_that_narrows_makes_another_thing(one: str, other: str) -> None:
    assert thing_of(figure(one, "86户")) != thing_of(figure(other, "86户"))


def test_a_part_is_not_its_whole_and_says_whose_part_it_is() -> None:
    part = figure("集中供养", "38人", part_of="特困供养人员")
    assert thing_of(part) not in (thing_of(figure("集中供养", "38人")), thing_of(figure("特困供养人员", "96人")))
    assert label_of(part) == "特困供养人员其中集中供养"
    assert label_of(figure("贫困户危房改造", "31户", part_of="完成危房改造")) == "贫困户危房改造"


def test_a_label_leads_back_to_its_thing(library: Library) -> None:
    """A person merges what the table shows: labels."""
    found = library.figures()
    assert found
    assert [label_of(one) for one in found if thing_named(label_of(one)) != thing_of(one)] == []

"""A question that is the sentence with a hole in it is in step with it; a paraphrase is not."""

import pytest

from assistant.answering.alignment import aligned


@pytest.mark.parametrize(
    ("question", "before", "after", "unit", "least"),
    [
        ("2020年全镇完成危房改造多少户？", "2020年全镇完成危房改造", "，其中贫困户31户", "户", 10),
        ("养老机构医疗服务保障覆盖率达到百分之多少？", "养老机构医疗服务保障覆盖率达到", "", "%", 13),
        ("共有多少个街道提出计划", "辖区内", "（甲、乙）街道提出计划", "个", 6),
        ("全年改厕约多少户", "全年改厕", "", "户", 4),
    ],
    ids=["before", "percent", "after, brackets left out", "words that lead to a number"],
)
def test_the_wording_around_the_hole_is_counted(question: str, before: str, after: str, unit: str, least: int) -> None:
    assert aligned(question, before, after, unit) >= least


def test_a_paraphrase_is_not_in_step() -> None:
    assert aligned("翻修了多少户老房子", "完成危房改造", "", "户") == 0


def test_a_question_without_a_hole_is_not_in_step() -> None:
    assert aligned("危房改造情况", "完成危房改造", "", "户") == 0

"""Everyday words of a question stand for the words of reports."""

import pytest

from assistant.figures import as_written, said_for


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("换了多少公里的燃气管子", "换了多少公里的燃气管网"),
        ("帮多少个找工作困难的人找到工作", "帮多少个就业困难人员就业"),
        ("生产安全事故死了多少人", "生产安全事故死亡人数"),
    ],
    ids=["thing", "people and deed", "a word of reports is left"],
)
def test_everyday_words_become_those_of_reports(said: str, written: str) -> None:
    assert as_written(said) == written


def test_the_other_wordings_still_count() -> None:
    assert {"燃气管道", "燃气管子"} <= set(said_for("燃气管网")["燃气管网"])

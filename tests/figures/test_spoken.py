"""Everyday words of a question stand for the words of reports."""

import pytest

from assistant.figures import as_written, indicators_in, load, said_for


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("换了多少公里的燃气管子", "换了多少公里的燃气管网"),
        ("帮多少个找工作困难的人找到工作", "帮多少个就业困难人员就业"),
        ("生产安全事故死了多少人", "生产安全事故死亡人数"),
        ("农村人居环境整治投入多少", "农村人居环境整治投入多少"),
        ("维修路灯多少盏", "维修路灯多少盏"),
        ("老百姓存的钱有多少", "城乡居民储蓄存款有多少"),
        ("农村低保一个月多少钱", "农村低保标准"),
        ("苹果收了多少吨", "苹果产量多少吨"),
        ("农膜回收了多少吨", "农膜回收了多少吨"),
    ],
    ids=["thing", "people and deed", "a word of reports is left", "an indicator is left", "half of an indicator is left", "long before short", "with its question",
         "harvest", "no harvest"],
)
def test_everyday_words_become_those_of_reports(said: str, written: str) -> None:
    assert as_written(said) == written


def test_the_other_wordings_still_count() -> None:
    assert {"燃气管道", "燃气管子"} <= set(said_for("燃气管网")["燃气管网"])


def test_no_everyday_word_spoils_the_name_of_an_indicator() -> None:
    spoilt = [row.name for row in load().indicators if row.name not in [mention.name for mention in indicators_in(as_written(row.name))]]
    assert spoilt == []

"""Conversations: each person's own, there after a restart and an upgrade, removed ones come back; an answer is read back as it was kept."""

from dataclasses import replace

import pytest

from assistant.answering import answer
from assistant.errors import UsageError
from assistant.library import Library, opened
from assistant.library.kept_answers import read, written
from assistant.records import Answer, Exchange, Query
from assistant.settings import Settings
from tests.library.aging import aged

QUESTIONS = [
    "2020年完成危房改造多少户？", "2019年到2022年危房改造分别多少户？", "2020年危房改造比上年多还是少？", "2018年完成危房改造多少户？",
    "How many households got dilapidated-house renovation in 2020?", "申请危房改造补助需要什么条件？",
]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_read_back_as_it_was_kept(question: str, library: Library) -> None:
    found = answer(question, library)
    assert read(Answer, written(found)) == found
    assert read(Query, written(found.understood)) == found.understood


def test_what_an_older_or_newer_version_kept_is_read_as_far_as_it_goes() -> None:
    old = '{"question": "问", "language": "zh", "answer": "答", "headline": null, "abstained": false, "reason": null, "from_the_future": [1]}'
    assert read(Answer, old) == Answer("问", "zh", "答", None, False, None)
    for broken in ("", "{", "[]", '{"question": "问"}', "3"):
        assert read(Answer, broken) is None


def test_a_conversation_is_kept_question_first_and_answer_later(settings: Settings, library: Library) -> None:
    mine = opened(settings).conversations
    number, exchange = mine.ask("甲", 0, "2020年完成危房改造多少户？")
    [asked] = mine.exchanges("甲", number)
    assert (asked.question, asked.answer, asked.said) == ("2020年完成危房改造多少户？", None, "")
    found = answer("2020年完成危房改造多少户？", library)
    mine.settle("甲", Exchange("", found, "", found.understood, ("role",), ("那2021年呢？",), exchange))
    again = opened(settings).conversations  # after a restart
    [kept] = again.exchanges("甲", number)
    assert (kept.answer, kept.query, kept.dropped, kept.asks, kept.number) == (found, found.understood, ("role",), ("那2021年呢？",), exchange)
    assert [one.title for one in again.listed("甲")] == ["2020年完成危房改造多少户？"]
    assert mine.ask("甲", number, "第二问")[0] == number
    assert [one.question for one in mine.exchanges("甲", number, last=1)] == ["第二问"]


def test_nobody_sees_or_changes_anothers_conversation(settings: Settings) -> None:
    every = opened(settings).conversations
    number, exchange = every.ask("甲", 0, "问")
    assert every.listed("乙") == []
    assert every.one("乙", number) is None
    assert every.exchanges("乙", number) == []
    every.settle("乙", Exchange("", said="别人写的", number=exchange))
    every.rename("乙", number, "别人改的")
    assert not every.remove("乙", number)
    assert not every.judge("乙", exchange, True)
    assert every.ask("乙", number, "接着问")[0] != number
    [kept] = every.exchanges("甲", number)
    assert (kept.said, every.listed("甲")[0].title, kept.is_good) == ("", "问", None)


def test_conversations_are_searched_renamed_removed_and_brought_back(settings: Settings) -> None:
    mine = opened(settings).conversations
    first, _ = mine.ask("", 0, "危房改造多少户？")
    second, _ = mine.ask("", 0, "100%_农村改厕" * 9)
    mine.ask("", first, "那改厕呢？")
    assert [one.number for one in mine.listed("")] == [first, second] or mine.listed("")[0].changed == mine.listed("")[1].changed
    assert [one.number for one in mine.listed("", "危房 改厕")] == [first], "each word somewhere in it"
    assert [one.number for one in mine.listed("", "%_")] == [second], "as characters, not as wildcards"
    assert len(mine.listed("")[0].title) <= 60
    mine.rename("", first, " 住房  保障 ")
    assert mine.one("", first) is not None
    assert [one.title for one in mine.listed("", "住房")] == ["住房 保障"]
    with pytest.raises(UsageError):
        mine.rename("", first, "  ")
    assert mine.remove("", first)
    assert not mine.remove("", first)
    assert (mine.exchanges("", first), mine.one("", first)) == ([], None)
    assert mine.restore("", first)
    assert len(mine.exchanges("", first)) == 2


def test_what_was_removed_long_ago_is_deleted_for_good(settings: Settings) -> None:
    library = opened(settings)
    mine = library.conversations
    old, exchange = mine.ask("", 0, "旧")
    mine.judge("", exchange, False, "不对")
    mine.remove("", old)
    with library.registry.changing() as connection:
        connection.execute("UPDATE conversations SET removed = '2020-01-01T00:00:00+08:00'")
    new, _ = mine.ask("", 0, "新")
    mine.remove("", new)
    assert not mine.restore("", old)
    assert mine.restore("", new)
    assert library.registry.rows("SELECT count(*) FROM opinions") == [(0,)]


def test_an_opinion_has_a_note_and_the_last_one_counts(settings: Settings) -> None:
    mine = opened(settings).conversations
    number, exchange = mine.ask("", 0, "问")
    assert mine.judge("", exchange, True)
    assert mine.judge("", exchange, False, " 年份不对 ")
    [kept] = mine.exchanges("", number)
    assert (kept.is_good, kept.note) == (False, "年份不对")
    with pytest.raises(UsageError):
        mine.judge("", exchange, False, "长" * 501)
    assert not mine.judge("", exchange + 1, True)


def test_a_library_of_an_earlier_version_gets_the_tables(settings: Settings) -> None:
    opened(settings).registry.close()
    aged(settings.home, 5)
    mine = opened(settings).conversations
    number, _ = mine.ask("", 0, "问")
    assert replace(mine.exchanges("", number)[0], at="", number=0) == Exchange("问")

"""Filters as chips, rows of the tables, upload names, examples, the edge."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering import answer, answered
from assistant.errors import UnreadableFile
from assistant.library import Library, opened
from assistant.records import Answer, Citation, Period, Query
from assistant.settings import Settings
from assistant.ui.conversation import Turn, asked, example_questions, messages, stopped
from assistant.ui.edge import Failure, guarded
from assistant.ui.evidence import AROUND, excerpt, items
from assistant.ui.filters import chips, narrowed
from assistant.ui.intake import Upload, added
from assistant.ui.listing import Wanted, document_rows
from assistant.ui.naming import LONGEST_OFFERED, LONGEST_SHOWN, offered_name, shown_name
from assistant.ui.opening import SAMPLE_STATE, Opening
from assistant.ui.words import texts

PERIODS = (Period(2020, 2020, "1-9月"), Period(2016, 2020))
QUERY = Query("问", "zh", "value", places=("清河镇", "安澜县"), periods=PERIODS, report_years=(2021,), role="result", kind="policy")


def test_every_filter_has_a_chip() -> None:
    assert [label for label, _ in chips(QUERY)] == [
        "地点：清河镇", "地点：安澜县", "时段：2020年1-9月", "时段：2016—2020年", "2021年的报告", "性质：回顾", "类型：政策"
    ]  # fmt: skip


def test_keeping_all_chips_changes_nothing_and_taking_one_away_takes_that_filter() -> None:
    keys = [key for _, key in chips(QUERY)]
    assert narrowed(QUERY, keys) == QUERY
    assert narrowed(QUERY, [key for key in keys if key != "place:1"]) == replace(QUERY, places=("清河镇",))
    assert chips(narrowed(QUERY, [])) == []


@pytest.mark.parametrize(
    ("sent", "shown"),
    [("总结.docx", "总结.docx"), ("../../etc/passwd", "passwd"), ("C:\\报告\\2020.txt", "2020.txt"), ("《通知》【清单】（1）.pdf", "《通知》【清单】（1）.pdf"),
     ("a\x00b\u202e.txt", "ab.txt"), ("/", "未命名"), ("", "未命名"), ("康.docx. .", "康.docx"), ("<b>.txt", "<b>.txt")],
)  # fmt: skip
def test_an_upload_keeps_its_name_but_no_folder_or_control_character(sent: str, shown: str) -> None:
    assert shown_name(sent) == shown


@pytest.mark.parametrize(
    ("any_text", "offered"), [("CON", "_CON"), ("aux.docx", "_aux.docx"), ("a:b?.txt", "a b .txt"), ("../x.docx", "x.docx"), ("<b>.txt", "b .txt")]
)
def test_a_name_is_offered_without_signs_and_words_some_system_does_not_take(any_text: str, offered: str) -> None:
    assert offered_name(any_text) == offered


@given(st.text(max_size=300) | st.text("长/\\.: COaux", max_size=300), st.sampled_from(["", ".docx", "." + "x" * 300]))
def test_any_name_becomes_one_that_every_system_takes(start: str, suffix: str) -> None:
    shown, made = shown_name(start + suffix), offered_name(start + suffix)
    assert 0 < len(shown.encode()) <= LONGEST_SHOWN
    assert not set(shown) & set("/\\\0\r\n")
    assert 0 < len(made.encode()) <= LONGEST_OFFERED
    assert not set(made) & set('<>:"/\\|?*\0\r\n')
    assert made == made.strip(". ")
    assert made.split(".")[0].strip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}
    assert suffix != ".docx" or made.endswith("docx")
    assert quote(shown)
    assert quote(made)


@pytest.mark.parametrize("name", ["长" * 400, f"{'长' * 400}.docx", f"长.{'x' * 400}"], ids=["no dot", "suffix", "long suffix"])
def test_a_very_long_name_can_be_a_file_and_keeps_its_suffix(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{offered_name(name)}.partial"
    file.touch()
    assert file.stem.endswith(".docx") == name.endswith(".docx")


def test_upload_is_added_under_its_name_and_the_copy_is_deleted(settings: Settings, tmp_path: Path) -> None:
    library = opened(settings)
    good, bad = tmp_path / "a" / "x.txt", tmp_path / "b" / "y.txt"
    for file, text in ((good, "青山镇2021年工作总结\n一、2021年工作完成情况\n全年完成改厕321户。\n"), (bad, "")):
        file.parent.mkdir()
        file.write_text(text, "utf-8")
    *_, last = added([Upload(good, "青山镇2021年工作总结.txt"), Upload(bad, "空.txt")], library, 2**20)
    assert {row[0]: row[1] for row in last.rows} == {"青山镇2021年工作总结.txt": "已添加", "空.txt": "未添加"}
    assert not good.parent.exists()
    assert not bad.parent.exists()
    [row] = document_rows(library.documents(), Wanted("青山 2021"))
    assert row[0] == "青山镇2021年工作总结.txt"
    assert document_rows(library.documents(), Wanted("青山 2019")) == []


def test_examples_are_questions_in_both_languages_that_the_sample_answers(library: Library) -> None:
    questions = example_questions()
    assert any(question.isascii() for question in questions)
    assert "2020年完成危房改造多少户？" in questions
    for question in questions:
        assert not answer(question, library).abstained, question


def test_evidence_is_the_quote_between_its_surroundings(library: Library) -> None:
    found = answer("2020年完成危房改造多少户？", library)
    [before, quote, after] = excerpt(found.citations[0], library)
    assert quote == (found.citations[0].quote, texts.QUOTED)
    assert len(before[0]) <= AROUND + 1
    assert len(after[0]) <= AROUND + 1
    text = library.document(found.citations[0].document_id)
    assert text is not None
    assert f"{before[0].lstrip('…')}{quote[0]}{after[0].rstrip('…')}" in text.text


def test_a_citation_of_a_removed_document_still_shows_its_sentence(library: Library) -> None:
    gone = Citation(1, "0" * 16, "a.txt", "题", (), "2020", "result", "完成86户。", 0, 6)
    assert excerpt(gone, library)[0] == ("完成86户。", texts.QUOTED)


def test_a_near_miss_that_is_cited_is_not_listed_twice(library: Library) -> None:
    found = answer("2017年完成危房改造多少户？", library)
    places = [(item.citation.document_id, item.citation.start) for item in items(found)]
    assert len(places) == len(set(places))


def test_taking_the_period_away_answers_the_question_that_was_refused(library: Library) -> None:
    refused = answer("2017年完成危房改造多少户？", library)
    assert refused.abstained
    assert refused.understood is not None
    assert isinstance(answered(narrowed(refused.understood, ["role"]), library), Answer)


def test_the_edge_shows_our_messages_and_numbers_the_others(caplog: pytest.LogCaptureFixture) -> None:
    def failing(error: Exception) -> Iterator[str]:
        yield "一步"
        raise error

    assert list(guarded(failing(UnreadableFile("请另存为 .docx。")))) == ["一步", Failure("请另存为 .docx。")]
    with caplog.at_level(logging.ERROR):
        [_, failure] = guarded(failing(ValueError("secret")))
    assert isinstance(failure, Failure)
    assert "secret" not in failure.message
    reference = failure.message.split("编号 ")[1].split("）")[0]
    assert reference in caplog.text
    assert "secret" in caplog.text


def test_messages_are_two_a_turn_and_stopping_marks_only_the_unanswered_one() -> None:
    turns = (Turn("甲", "答"), Turn("<b>乙</b>", "正在查找…", is_pending=True))
    assert [message["role"] for message in messages(turns)] == ["user", "assistant"] * 2
    assert "<" not in messages(turns)[2]["content"]
    assert [turn.shown for turn in stopped(turns)] == ["答", texts.STOPPED]


def test_the_sample_is_added_once_and_not_again_after_it_was_removed(settings: Settings) -> None:
    opening = Opening(settings)
    opening.start()
    turns = list(asked("2020年完成危房改造多少户？", (), opening, ""))  # asked before the library is there: waits
    assert turns[0].is_pending
    assert turns[-1].answer is not None
    while not opening.is_settled():
        next(opening.waiting(), None)
    library = opening.library()
    assert opening.status() == ""
    assert library.registry.state(SAMPLE_STATE) == "added"
    assert len(library.documents()) >= 11
    for document in library.documents():
        library.remove(document.id)
    again = Opening(settings)
    again.start()
    for _ in again.waiting():
        pass
    again.close()
    assert again.library().documents() == []


def test_a_library_that_cannot_be_opened_says_why(settings: Settings) -> None:
    settings.home.mkdir(parents=True)
    (settings.home / "library.sqlite3").write_bytes(b"no database at all" * 100)
    opening = Opening(settings)
    opening.start()
    *_, last = asked("问题", (), opening, "")
    assert "资料库" in last.shown
    assert "Traceback" not in last.shown

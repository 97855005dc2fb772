"""The text a person left: what is unchanged keeps its source, what is changed is theirs, and nothing of the text is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.editing import edited
from assistant.drafting.verification import section_text
from assistant.records import DraftSection, DraftSentence

HOUSES = DraftSentence("计划完成危房改造60户（上年完成64户），由村建所牵头。", "form", (1,), "")
RATE = DraftSentence("完成改厕300户，为年度任务的75.0%。", "form", (), "300/400=75.0%")
LISTED = DraftSentence("重点抓好以下工作：一是推进污水治理；二是抓好“五清一改”。", "form")
PAST = DraftSentence("压实各级河长责任，健全巡河护河机制。", "past", (2,))
SECTION = DraftSection("人居环境", (HOUSES, RATE, LISTED, PAST))


def test_an_untouched_text_gives_the_section_back() -> None:
    assert edited(SECTION, section_text(SECTION)) == SECTION
    assert edited(SECTION, "".join(one.text for one in SECTION.sentences)) == SECTION


def test_sentences_may_be_moved_and_taken_out() -> None:
    made = edited(SECTION, PAST.text + LISTED.text)
    assert made.sentences == (PAST, LISTED)


def test_a_changed_sentence_is_theirs_with_the_citations_it_had() -> None:
    made = edited(SECTION, section_text(SECTION).replace("60户", "58户").replace("牵头", "牵头负责"))
    assert made.sentences[0] == DraftSentence("计划完成危房改造58户（上年完成64户），由村建所牵头负责。", "edited", (1,))
    assert made.sentences[1:] == SECTION.sentences[1:]


def test_a_formula_goes_with_its_result() -> None:
    kept = edited(SECTION, RATE.text.replace("完成改厕", "全年完成改厕")).sentences[0]
    assert kept.computation == RATE.computation
    gone = edited(SECTION, "完成改厕300户，为年度任务的八成。").sentences[0]
    assert (gone.origin, gone.computation) == ("edited", "")


def test_marks_a_person_writes_are_taken() -> None:
    made = edited(SECTION, "压实河长责任，健全巡河护河机制。[1][2]新写的一句话没有来源。").sentences
    assert [(one.text, one.citations) for one in made] == [("压实河长责任，健全巡河护河机制。", (1, 2)), ("新写的一句话没有来源。", ())]


def test_lines_are_paragraphs() -> None:
    made = edited(SECTION, f"{HOUSES.text}\n\n 新的一段。\n")
    assert [one.text for one in made.sentences] == [HOUSES.text, "\n", "新的一段。"]
    assert edited(SECTION, "").sentences == ()


@pytest.mark.parametrize("text", ["。。。", "[1]", "[1]。", "没有句号", "“他说：‘好。’”然后走了。", "！？"])
def test_odd_texts_are_kept(text: str) -> None:
    shown = "".join(one.text for one in edited(SECTION, text).sentences)
    assert shown == text.replace("[1]", "")


@given(st.lists(st.sampled_from([*(one.text for one in SECTION.sentences), "新的一句。", "改", "60户；", "[1]", "\n", "，", "A b"]), max_size=12))
def test_no_word_is_lost_or_added(parts: list[str]) -> None:
    text = "".join(parts)
    shown = "".join(one.text for one in edited(SECTION, text).sentences)
    assert shown.split() == text.replace("[1]", "").split() or "".join(shown.split()) == "".join(text.replace("[1]", "").split())

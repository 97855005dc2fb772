"""The sections a new document starts from."""

from pathlib import Path

import pytest

from assistant import drafting
from assistant.drafting import outlines
from assistant.errors import UsageError
from assistant.library import Library
from assistant.records import DraftRequest


def test_a_document_follows_the_one_before_it(library: Library) -> None:
    made = drafting.outline("清河镇", "清河镇2023年工作总结及2024年工作计划", 2024, library)
    headings = [one.heading for one in made]
    assert headings[0] == "一、2023年工作完成情况"
    place = headings.index("三、2024年工作计划")
    assert headings[place - 1] == "二、存在问题"
    assert {one.kind for one in made[:place]} == {"review"}
    assert {one.kind for one in made[place:]} == {"plan"}
    assert any(one.topic == "人居环境" for one in made[:place])
    assert all(one.length[0] < one.length[1] for one in made)


def test_a_plan_by_itself_has_no_chapter_around_it(library: Library) -> None:
    made = drafting.outline("清河镇", "清河镇2023年工作计划", 2023, library)
    assert made[0].heading.startswith("一、聚力")
    assert {one.kind for one in made} == {"plan"}
    assert drafting.outline("清河镇", "清河镇2023年重点工作", 2023, library, "plan") == made


def test_the_document_that_is_written_is_not_followed(library: Library) -> None:
    made = drafting.outline("清河镇", "清河镇2022年工作总结及2023年工作计划", 2023, library)
    assert "一、2022年工作完成情况" in [one.heading for one in made]


def test_a_place_without_a_past_has_the_standard_seven(library: Library) -> None:
    made = drafting.outline("双塘乡", "双塘乡2023年工作计划", 2023, library)
    assert len(made) == 7
    assert made[0].heading == "一、突出项目建设，增强发展后劲"
    both = drafting.outline("双塘乡", "双塘乡2022年工作总结及2023年工作计划", 2023, library)
    assert [one.heading for one in both if one.heading.startswith(("一、", "二、", "三、"))] == ["一、2022年工作完成情况", "二、存在问题", "三、2023年工作计划"]
    assert len(both) == 17


def test_an_outline_can_be_drafted_whole(library: Library) -> None:
    """Its chapters open with one sentence, its sections repeat nothing, and the numbering is right."""
    title = "双塘乡2022年工作总结及2023年工作计划"
    made = drafting.draft(DraftRequest("双塘乡", title, 2023, drafting.outline("双塘乡", title, 2023, library)), library)
    [opening] = made.sections[0].sentences
    assert opening.text.startswith("2022年，双塘乡")
    assert not {one.code for one in made.findings} & {"repeated_sentence", "numbering", "unsupported_number", "placeholder"}
    assert not [one for one in made.findings if one.level == "error"]


@pytest.mark.parametrize(
    ("text", "told"),
    [("review: {}", "plan 要有"), ("review: [", "无法读取"), ("plan: {chapter: 一, lead: 二, sections: [{heading: 三, topic: 四}]}", "主题是"),
     ("plan: &a {chapter: 一, lead: 二, sections: []}\nreview: *a\nproblem: {heading: 存在问题}", "problem 要有")],
)
def test_a_table_mended_wrongly_is_named(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / outlines.FILE).write_text(text, "utf-8")
    with pytest.raises(UsageError, match=told):
        outlines.read(tmp_path)

"""The draft as text: the same words whatever the exit, marks and sources only when asked for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.drafting.exits import grounds, markdown, paragraphs, plain
from assistant.records import Draft, DraftFigure, DraftSection
from tests.drafting.drafts import SAMPLE, of_text, sentence


def test_plain_text_has_one_line_a_paragraph() -> None:
    lines = plain(SAMPLE).splitlines()
    assert lines[:4] == [SAMPLE.title, "一、2021年工作完成情况", "2021年，全镇上下团结一心，较好地完成了全年各项目标任务。", "（一）人居环境不断改善"]
    assert lines[-1] == "2022年，力争完成危房改造60户，10月底前完成。危房改造坚持应改尽改。"


def test_marks_and_sources_are_added_when_asked_for() -> None:
    lines = plain(SAMPLE, marks=True, sources=True).splitlines()
    assert "2020年完成危房改造86户，其中贫困户31户，2021年完成64户，比上年减少22户。[1]" in lines
    assert lines[-2].startswith("[1] reports/清河镇2020年工作总结.docx（2020），一、2020年工作完成情况 › （三）人居环境不断改善：“加大")
    assert lines[-1].startswith("[2] policies/")
    assert "[1]" not in plain(SAMPLE)


def shown(text: str) -> str:
    """What a Markdown viewer shows."""
    tokens = MarkdownIt().parse(text)
    return "\n".join("".join(child.content if child.type != "softbreak" else "\n" for child in token.children or ()) for token in tokens if token.type == "inline")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "**粗**和`码`", "[链接](http://a.b)", "1. 推进改厕", "- 一项", "# 不是标题", "&lt;甲&gt;", "a_b_c ~~d~~"])
def test_words_are_never_markup(text: str) -> None:
    out = shown(markdown(of_text(text)))
    assert out.splitlines() == ["清河镇2021年工作总结", "一、2021年工作完成情况", text]


def test_markdown_shows_what_plain_text_says() -> None:
    assert shown(markdown(SAMPLE, marks=True)).splitlines() == plain(SAMPLE, marks=True).splitlines()


@given(st.lists(st.text(st.characters(), max_size=12) | st.just("\n"), max_size=6))
def test_paragraphs_keep_every_word_and_hold_no_break(texts: list[str]) -> None:
    found = paragraphs(DraftSection("一、", tuple(map(sentence, texts))))
    assert all(part.text and "".join(part.text.splitlines()) == part.text for paragraph in found for part in paragraph)
    whole = "".join(part.text for paragraph in found for part in paragraph)
    kept = [character for character in "".join(texts) if character.isprintable() and not character.isspace()]
    assert [character for character in whole if character.isprintable() and not character.isspace()] == [
        character for character in kept if ord(character) not in (0xFFFE, 0xFFFF)
    ]


def test_a_figure_is_not_found_inside_a_longer_one() -> None:
    """「6户」 does not stand in 「86户」; a figure of the form is looked for in its own section first."""
    sections = (DraftSection("一、", (sentence("完成86户。"),)), DraftSection("二、", (sentence("计划6户。"), sentence("每村6户。"))))
    draft = Draft("计划", sections, figures=(DraftFigure("6户", "form:sections[1].indicators[0]", True),))
    assert [(ground.sentence, ground.figure) for ground in grounds(draft)] == [("计划6户。", "6户"), ("每村6户。", "6户")]


def test_a_past_figure_is_only_found_where_its_source_is_cited() -> None:
    draft = replace(SAMPLE, figures=(DraftFigure("60户", "past:1", True),))
    assert [ground.figure for ground in grounds(draft)] == ["", ""]


def test_headings_are_numbered_when_there_are_several_and_none_is() -> None:
    two = replace(SAMPLE, sections=(DraftSection("改善人居环境", SAMPLE.sections[0].sentences), DraftSection("保障民生", SAMPLE.sections[0].sentences)))
    assert [line for line in plain(two).splitlines() if "、" in line[:2]] == ["一、改善人居环境", "二、保障民生"]
    assert "## 二、保障民生" in markdown(two)
    assert "改善人居环境\n" in plain(replace(two, sections=two.sections[:1]))
    assert "一、改善人居环境" not in plain(replace(two, sections=(two.sections[0], DraftSection("（一）保障民生", ()))))

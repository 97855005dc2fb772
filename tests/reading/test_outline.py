"""Outline: which lines are headings, what is above them, and that sections cover the text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reading.outline import sections

GREETING = ["柳溪镇政府工作报告", "各位代表：", "现在，我向大会作工作报告，请予审议。"]
BODY = "这一段是正文，交代具体的做法、数据和成效，字数要比标题长得多，才像一个真正的段落。"


def headings(*lines: str) -> list[tuple[str, ...]]:
    return [section.heading_path for section in sections("\n".join(lines)) if section.level]


def test_levels_nest_and_run_in_titles_end_at_the_first_stop() -> None:
    text = "\n".join(["总结", "一、完成情况", "（一）经济运行，持续向好。全年完成产值X万元。", "1.工业增长。" + BODY, "二、计划", BODY])
    found = sections(text)
    assert [section.heading_path for section in found] == [
        (),
        ("一、完成情况",),
        ("一、完成情况", "（一）经济运行，持续向好"),
        ("一、完成情况", "（一）经济运行，持续向好", "1.工业增长"),
        ("二、计划",),
    ]
    run_in = found[2]
    assert text[run_in.start : run_in.body] == "（一）经济运行，持续向好。"
    assert text[run_in.body : run_in.end].strip() == "全年完成产值X万元。"


def test_the_first_numbering_is_level_one_whatever_it_is() -> None:
    found = sections(f"（一）公交情况\n{BODY}\n1、能源\n{BODY}\n（二）地铁情况\n{BODY}")
    assert [(section.heading, section.level) for section in found] == [("（一）公交情况", 1), ("1、能源", 2), ("（二）地铁情况", 1)]


def test_articles_of_a_law_are_sections_below_their_chapter_and_items_are_not() -> None:
    law = [
        *("柳溪省农村供水条例", "目录", "第一章 总则", "第二章 附则", "第一章 总则"),
        *("第一条 为了保障农村供水，制定本条例。", "第二条 下列活动适用本条例：", "（一）取水；", "（二）供水。"),
        *("根据第一条规定，可以另行制定办法。", "第二章 附则", "第三条 本条例自2021年5月1日起施行。"),
    ]
    assert headings(*law) == [
        ("第一章 总则",),
        ("第一章 总则", "第一条"),
        ("第一章 总则", "第二条"),
        ("第二章 附则",),
        ("第二章 附则", "第三条"),
    ]


def test_items_of_a_list_are_no_headings() -> None:
    assert headings("一、重点工作", "1.改造危房60户；", "2.硬化道路8公里；", "3.新建蓄水池12口。", "二、保障措施", BODY) == [
        ("一、重点工作",),
        ("二、保障措施",),
    ]
    assert headings("一、重点工作", "1.改造危房60户。", "2.硬化道路8公里。", "二、保障措施", BODY) == [("一、重点工作",), ("二、保障措施",)]


def test_the_last_of_a_list_is_an_item_too() -> None:
    items = ("（1）产业不强，精制率只有31%；", "（2）青壮年外出多，常住人口仅0.8万人。")
    assert headings("二、存在问题", *items, "三、保障措施", BODY) == [("二、存在问题",), ("三、保障措施",)]


def test_a_heading_that_says_problems_needs_no_long_paragraphs_around_it() -> None:
    assert headings(*GREETING, "2024年工作回顾", "成绩不小。", "存在的困难和问题", "一是产业不强。", "2025年工作安排", "一是做强产业。") == [
        ("2024年工作回顾",),
        ("2024年工作回顾", "存在的困难和问题"),
        ("2025年工作安排",),
    ]


def test_yi_shi_er_shi_is_a_sentence() -> None:
    assert headings("二、存在问题", "一是产业基础薄弱。" + BODY, "二是欠账较多。" + BODY) == [("二、存在问题",)]


def test_a_short_line_between_paragraphs_is_a_heading_and_a_broken_line_is_not() -> None:
    assert headings(BODY, "国民经济保持平稳发展", BODY) == [("国民经济保持平稳发展",)]
    assert headings(BODY[:-1], "国民经济保持平稳发展", BODY) == []
    assert headings(BODY, "镇长 李明华", BODY) == []


def test_two_halves_of_a_document_stand_above_their_numbering() -> None:
    assert headings("柳溪镇工作", BODY, "2020年工作总结", "一、经济", BODY, "2021年工作计划", "一、经济", BODY) == [
        ("2020年工作总结",),
        ("2020年工作总结", "一、经济"),
        ("2021年工作计划",),
        ("2021年工作计划", "一、经济"),
    ]




@pytest.mark.parametrize(
    ("review", "plan"),
    [
        ("2024年工作完成情况", "2025年工作安排"),
        ("2024年工作回顾", "2025年主要任务"),
        ("过去一年工作回顾", "今年主要工作"),
        ("一年来的工作", "新一年工作打算"),
        ("—— 2024年工作回顾 ——", "—— 2025年工作安排 ——"),
        ("2024 年 工 作 回 顾", "2025 年 工 作 安 排"),
        ("【2024年工作总结】", "【2025年工作计划】"),
        ("2024年工作回顾：", "2025年工作安排："),
        ("第一部分 2024年工作回顾", "第二部分 2025年工作安排"),
        ("第一部分2024年工作回顾", "第二部分2025年工作安排"),
        ("上篇：2024年工作总结", "下篇：2025年工作思路"),
    ],
)
def test_a_line_that_names_a_half_of_the_report_needs_no_long_paragraph_before_it(review: str, plan: str) -> None:
    found = headings(*GREETING, review, "一年来成绩不小。", "1.农业。" + BODY, "2.工业。" + BODY, "会议到此休息。", plan, "要干的事不少。", "一要抓农业。" + BODY)
    halves = [path[0] for path in found if len(path) == 1]
    assert [re.sub("^第.部分 ?", "", half) for half in halves] == [re.sub("第.部分|[上下]篇|[—【】： ]", "", half) for half in (review, plan)]
    assert [path[1:] for path in found if len(path) == 2] == [("1.农业",), ("2.工业",)]


@pytest.mark.parametrize(
    "lines",
    [
        ["柳溪镇人民政府", "2024年工作总结", BODY, "一、农业", BODY],
        [*GREETING, "一年来，我们主要做了以下工作：", "一是农业。" + BODY],
        [*GREETING, "今年要重点抓好八个方面工作", "一是农业。" + BODY],
        [*GREETING, "2024年工作回顾", "2025年工作安排", BODY],
    ],
    ids=["title", "lead", "verb", "contents"],
)
def test_a_title_a_lead_and_a_table_of_contents_are_no_half(lines: list[str]) -> None:
    assert not {"2024年工作总结", "一年来，我们主要做了以下工作", "今年要重点抓好八个方面工作", "2024年工作回顾"} & {path[0] for path in headings(*lines)}


def test_what_each_numbered_section_tells_of_its_year_is_no_half() -> None:
    one = ["2024年工作完成情况", BODY, "2025年工作打算", BODY]
    found = headings(*GREETING, "一、农业", *one, "二、工业", *one)
    assert [path for path in found if len(path) == 1] == [("一、农业",), ("二、工业",)]
    assert ("二、工业", "2025年工作打算") in found


def test_headings_the_file_marks_nest_by_its_levels_and_the_title_is_none() -> None:
    text = "供水办法\n范围\n适用于全镇。\n水价\n按表计收。\n优惠\n低保户减半。"
    levels = [(0, 1), (5, 2), (15, 2), (24, 3)]
    assert [section.heading_path for section in sections(text, levels)] == [(), ("范围",), ("水价",), ("水价", "优惠")]


def test_a_glossary_keeps_its_text() -> None:
    text = f"一、工作安排\n{BODY}\n名词解释\n1.“三资”：资金、资产、资源。\n2.“两委”：村党支部委员会和村民委员会。"
    assert "".join(text[section.start : section.end] for section in sections(text)) == text


LINES = st.sampled_from(
    [
        "一、总",
        "（一）分。正文。",
        "1.点",
        "1.点；",
        "第一章 总则",
        "第一条 内容",
        "第二条 内容",
        "第三条 内容",
        "短标题一行",
        BODY,
        "①圈",
        "2021年工作计划",
        "—— 2020年工作回顾 ——",
        "目录",
        "",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(LINES, st.text(alphabet="一（1.第章条、。）X\u3000 ", max_size=8)), max_size=25), st.data())
def test_sections_cover_the_text_once(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    starts = [0] + [position + 1 for position, character in enumerate(text) if character == "\n"]
    levels = [(offset, data.draw(st.integers(1, 4))) for offset in data.draw(st.lists(st.sampled_from(starts), unique=True, max_size=4))]
    found = sections(text, sorted(levels))
    assert "".join(text[section.start : section.end] for section in found) == text
    assert all(section.start <= section.body <= section.end for section in found)
    assert all(section.level == len(section.heading_path) for section in found)

"""Passages: slices of the text, whole sentences, never across headings."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reading.outline import sections
from assistant.reading.passages import LONGEST, clauses, passages, sentences


def cut(text: str) -> list[str]:
    return [passage.text for passage in passages(text, sections(text))]


def test_a_sentence_keeps_the_quote_that_closes_it() -> None:
    text = "他说：“完成了。”大家同意！（见附件。）\n下一行"
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == ["他说：“完成了。”", "大家同意！", "（见附件。）", "下一行"]


def test_english_sentences_end_at_their_stops() -> None:
    text = "GDP grew by 5.2 percent. Urban jobs reached 12.4 million. We did well."
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == [
        "GDP grew by 5.2 percent.",
        "Urban jobs reached 12.4 million.",
        "We did well.",
    ]


def test_clauses_end_at_semicolons() -> None:
    text = "改造危房73户；硬化道路8公里；新建蓄水池9口。"
    assert [text[start:end] for start, end in clauses(text, 0, len(text))] == ["改造危房73户；", "硬化道路8公里；", "新建蓄水池9口。"]


def test_short_paragraphs_of_a_section_are_merged_and_sections_are_not() -> None:
    text = "一、回顾\n改造危房73户。\n硬化道路8公里。\n二、计划\n改造危房60户。"
    assert cut(text) == ["改造危房73户。\n硬化道路8公里。", "改造危房60户。"]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = "全镇投资建设高标准农田，整治渠道十四公里，新建蓄水池九口，受益面积三千余亩。"
    pieces = cut(f"一、回顾\n{sentence * 20}")
    assert all(set(piece.split("。")) == {sentence[:-1], ""} for piece in pieces)
    assert all(len(piece) <= LONGEST for piece in pieces)


def test_a_table_row_stays_whole() -> None:
    rows = "\n".join(f"村名：第{number}村；改厕：{number}户；危房改造：{number}户；备注：{'已验收' * 20}" for number in range(1, 9))
    assert all(line in rows.split("\n") for piece in cut(rows) for line in piece.split("\n"))


def test_a_heading_without_text_is_a_passage_unless_it_has_children() -> None:
    assert cut("一、工作安排\n（一）改造危房\n二、组织领导\n正文在这里。") == ["（一）改造危房", "正文在这里。"]


def test_a_fact_in_a_run_in_title_can_be_found() -> None:
    text = "一、回顾\n（一）完成危房改造73户。其中贫困户28户。\n（二）强化保障。落实资金X万元。"
    assert cut(text) == ["（一）完成危房改造73户。其中贫困户28户。", "落实资金X万元。"]


LINES = st.sampled_from(
    [
        "一、总",
        "（一）分。正文。",
        "第一条 内容",
        "完成73户，" * 60,
        "完成73户；" * 90,
        "正文一句。" * 30,
        "短句。",
        "无标点" * 200,
        "“引用。”后文！",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=40).map(lambda text: text.replace("\n", ""))), max_size=12))
def test_every_passage_is_a_slice_within_its_section(lines: list[str]) -> None:
    text = "\n".join(lines)
    outlined = sections(text)
    last = 0
    for passage in passages(text, outlined):
        assert passage.text == text[passage.start : passage.end] == passage.text.strip()
        assert passage.text
        assert passage.start >= last
        assert len(passage.text) <= LONGEST
        assert any(section.start <= passage.start and passage.end <= section.end for section in outlined)
        last = passage.end

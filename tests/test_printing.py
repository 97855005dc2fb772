"""What a person reads on the command line."""

import pytest

from assistant.printing import Progress, answer_text, list_text, table, width
from assistant.records import Answer, Citation, Computation, NearMiss

CITATION = Citation(1, "a", "总结.docx", "总结", ("一、完成情况", "（三）人居环境"), "2020", "result", "完成危房改造86户；", 0, 10)


def test_columns_line_up_where_a_chinese_character_takes_two_places() -> None:
    lines = table([("编号", "来源"), ("a1b2c3", "总结.docx")]).splitlines()
    assert [width(line[: line.index(word)]) for line, word in zip(lines, ("来源", "总结"), strict=True)] == [8, 8]


def test_an_answer_comes_first_then_formula_sources_and_near_misses() -> None:
    formula, miss = Computation("64-86=-22", (), "户"), NearMiss("plan_only", CITATION)
    shown = answer_text(Answer("问", "zh", "少22户。[1]", "22户", False, None, (CITATION,), (), formula, (miss,)))
    source = ("[1] 总结.docx（2020，回顾）", "一、完成情况 › （三）人居环境", "“完成危房改造86户；”")
    order = ["少22户。[1]", "64-86=-22", "出处", *source, "相近但没有采用", "是计划"]
    assert [shown.index(part) for part in order] == sorted(shown.index(part) for part in order)
    assert "Sources" in answer_text(Answer("q", "en", "86 [1]", "86户", False, None, (CITATION,)))


def test_an_empty_library_says_how_to_fill_it() -> None:
    assert "assistant add" in list_text([])


def test_progress_says_a_line_every_ten_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress("份")
    for done in range(1, 26):
        progress.show(done, 25)
    progress.close()
    said = capsys.readouterr()
    assert said.out == ""
    assert [line.split()[0] for line in said.err.splitlines()] == ["10/25", "20/25", "25/25"]

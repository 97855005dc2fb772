"""What a person's edit may break, each with its place; and the same text without the fault."""

from dataclasses import replace
from typing import Any

import pytest

from assistant import drafting
from assistant.library import Library
from assistant.records import Draft, DraftRequest, DraftSection

ROWS = [
    {"name": "危房改造", "value": 60, "unit": "户", "responsible": "村建所", "deadline": "2023年10月底"},
    {"name": "农村改厕", "value": 300, "unit": "户"},
    {"name": "太阳能路灯", "value": 80, "unit": "盏"},
]
GOOD = "计划完成危房改造60户，由村建所牵头，10月底前完成。年内完成改厕300户，安装太阳能路灯80盏。"


def asked(*rows: dict[str, Any], **more: Any) -> DraftRequest:
    section = {"heading": "一、人居环境", "indicators": list(rows or ROWS), "length": [10, 900], **more}
    return drafting.of({"place": "清河镇", "document": "清河镇2023年工作计划", "year": 2023, "sections": [section]})


def written(request: DraftRequest, *texts: str) -> Draft:
    empty = [DraftSection(one.heading, ()) for one in request.sections]
    return Draft(request.document, tuple(drafting.edited(one, text) for one, text in zip(empty, texts, strict=True)))


def found(request: DraftRequest, library: Library, *texts: str) -> list[tuple[str, str]]:
    """Code and the words it is about."""
    draft = written(request, *texts)
    whole = drafting.text_of(draft)
    return [(one.code, whole[one.start : one.end]) for one in drafting.verify(draft, request, library)]


def test_a_right_text_has_no_finding(library: Library) -> None:
    assert found(asked(), library, GOOD) == []


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("危房改造60户", "危房改造62户", ("unsupported_number", "62户")),
        ("60户", "60栋", ("unsupported_number", "60栋")),
        ("10月底", "11月底", ("unsupported_date", "11月")),
        ("由村建所牵头", "由民政所牵头", ("unsupported_name", "民政所")),
        ("年内", "会同县住建局，年内", ("unsupported_name", "县住建局")),
        ("年内", "在南山村年内", ("unsupported_name", "南山村")),
        ("安装太阳能路灯80盏", "安装太阳能路灯X盏", ("placeholder", "X")),
        ("安装太阳能路灯80盏", "安装太阳能路灯【待补：太阳能路灯（盏）】", ("open_slot", "【待补：太阳能路灯（盏）】")),
        ("安装太阳能路灯80盏", "加强管护", ("value_missing", "")),
        ("年内", "加强新农合参保，年内", ("dated_term", "新农合")),
    ],
)
def test_a_fault_is_found_with_its_place(library: Library, was: str, now: str, expected: tuple[str, str]) -> None:
    assert expected in found(asked(), library, GOOD.replace(was, now, 1))


def test_a_value_stands_beside_its_indicator(library: Library) -> None:
    swapped = GOOD.replace("60户", "甲").replace("300户", "60户").replace("甲", "300户")
    assert [one for one in found(asked(), library, swapped) if one[0] == "value_misplaced"] == [("value_misplaced", "300户"), ("value_misplaced", "60户")]
    one = asked(ROWS[0])
    assert ("value_misplaced", "60户") in found(one, library, "年内完成农村改厕60户。")
    assert found(one, library, "年内完成危旧房改造60户。") == []
    assert found(one, library, "围绕农村改厕和农房安全，年内实施危房改造60户。") == []


def test_a_part_is_not_above_its_total(library: Library) -> None:
    rows = [{"name": "危房改造", "value": 60, "unit": "户"}, {"name": "其中：脱贫户危房改造", "value": 80, "unit": "户"}]
    assert "part_exceeds_total" in {code for code, _ in found(asked(*rows), library, "完成脱贫户危房改造80户，全部危房改造60户。")}
    rows[1]["value"] = 20
    assert "part_exceeds_total" not in {code for code, _ in found(asked(*rows), library, "完成危房改造60户，其中脱贫户危房改造20户。")}


def test_a_value_of_another_section_has_a_source(library: Library) -> None:
    request = asked()
    request = replace(request, sections=(*request.sections, replace(request.sections[0], heading="二、民生", indicators=())))
    assert found(request, library, GOOD, "前述危房改造60户是民生实事。") == []


def test_headings_count_on(library: Library) -> None:
    request = asked()
    request = replace(request, sections=(*request.sections, replace(request.sections[0], heading="三、民生", indicators=())))
    assert "number_skipped" in {code for code, _ in found(request, library, GOOD, "加强民生保障。")}


def test_a_report_asks_for_nothing(library: Library) -> None:
    request = replace(asked(), document="关于清河镇2023年工作的报告")
    assert ("request_in_report", "请批复") in found(request, library, f"{GOOD}请批复。")


def test_a_sentence_stands_once(library: Library) -> None:
    assert "repeated_sentence" in {code for code, _ in found(asked(), library, f"{GOOD}加强日常管护和检查督导。加强日常管护和检查督导。")}


def test_last_years_value_is_held_against_the_library(library: Library) -> None:
    row = {"name": "危房改造", "value": 60, "unit": "户", "last_year": 48}
    assert "last_year_differs" in {code for code, _ in found(asked(row), library, "计划完成危房改造60户（上年完成48户）。")}
    row["last_year"] = 47
    assert found(asked(row), library, "计划完成危房改造60户（上年完成47户）。") == []

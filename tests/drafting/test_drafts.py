"""Drafts over the sample library: every figure has its source, every gap is a slot, and the sentences are those of a report."""

import re
import string
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import drafting
from assistant.drafting.pieces import size
from assistant.library import Library
from assistant.records import Draft, DraftRequest

HOUSES = {"name": "危房改造", "value": 30, "unit": "户"}
TOILETS = {"name": "农村改厕", "unit": "户"}


def request(*indicators: dict[str, Any], heading: str = "持续改善人居环境", kind: str = "plan", year: int = 2023, place: str = "清河镇", **more: Any) -> DraftRequest:
    section = {"heading": heading, "kind": kind, "indicators": list(indicators), "length": [250, 500], **more}
    return drafting.of({"place": place, "document": f"{place}{year}年工作计划", "year": year, "sections": [section]})


def text(draft: Draft) -> str:
    return "".join(sentence.text for section in draft.sections for sentence in section.sentences)


def codes(draft: Draft) -> set[str]:
    return {finding.code for finding in draft.findings}


def rewritten(draft: Draft, body: str) -> Draft:
    """The draft with the text of its only section as a person left it."""
    return replace(draft, sections=(drafting.edited(draft.sections[0], body),))


def test_a_plan_takes_last_years_sentence_with_the_forms_value(library: Library) -> None:
    made = drafting.draft(request(HOUSES, TOILETS), library)
    assert "危房改造30户" in text(made)
    assert "【待补：农村改厕（户）】" in text(made)
    assert [one.name for one in made.missing] == ["农村改厕"]
    past = [sentence for sentence in made.sections[0].sentences if sentence.origin == "past"]
    assert past
    quotes = {citation.mark: citation for citation in made.citations}
    assert all("2021年工作总结及2022年工作计划" in quotes[mark].source for sentence in past for mark in sentence.citations)
    assert "45户" not in text(made), "last year's plan figure must not survive"


def test_a_review_is_written_from_last_years_review(library: Library) -> None:
    made = drafting.draft(request(HOUSES, {"name": "自来水普及率", "value": 97.1, "unit": "%"}, heading="人居环境持续向好", kind="review"), library)
    assert not re.search("力争|计划", text(made))
    assert "97.1%" in text(made)
    assert "error" not in {finding.level for finding in made.findings}


def test_a_renamed_section_is_found_by_its_content(library: Library) -> None:
    made = drafting.draft(request(heading="村庄更美、乡村更靓", topic="垃圾污水和改厕"), library)
    assert any("人居环境" in "".join(citation.heading_path) or "环境整治" in "".join(citation.heading_path) for citation in made.citations)


def test_a_place_without_past_gets_a_sound_skeleton(library: Library) -> None:
    made = drafting.draft(request(HOUSES, TOILETS, place="双塘乡", points=["推进污水治理"]), library)
    assert {sentence.origin for sentence in made.sections[0].sentences} <= {"form", "wording", "policy"}
    assert "危房改造30户" in text(made)
    assert "清河" not in text(made)
    assert 250 <= size(text(made)) <= 500


@pytest.mark.parametrize("count", [0, 1, 3, 7, 12])
def test_every_value_and_every_slot_stands_in_the_text(library: Library, count: int) -> None:
    names = [("危房改造", "户"), ("农村改厕", "户"), ("村组道路硬化", "公里"), ("自来水普及率", "%"), ("清运生活垃圾", "吨"), ("太阳能路灯", "盏"),
             ("造林", "亩"), ("新建公厕", "座"), ("保洁经费", "万元"), ("巡河", "人次"), ("违法建设", "处"), ("美丽庭院示范户", "户")]  # fmt: skip
    rows = [{"name": name, "unit": unit, **({"value": 101 + at} if at % 3 else {})} for at, (name, unit) in enumerate(names[:count])]
    made = drafting.draft(request(*rows, length=[200, 700]), library)
    for row in rows:
        shown = f"{row['value']}{row['unit']}" if "value" in row else f"【待补：{row['name']}（{row['unit']}）】"
        assert shown in text(made)
    assert 200 <= size(text(made)) <= 700
    assert not codes(made) & {"unsupported_number", "value_missing", "repeated_sentence"}


def test_last_year_is_shown_as_last_years_with_its_sentence(library: Library) -> None:
    made = drafting.draft(request({**HOUSES, "responsible": "村建所", "deadline": "2023年10月底"}), library)
    [sentence] = [one for one in made.sections[0].sentences if "30户" in one.text]
    assert "（上年完成47户）" in sentence.text
    assert "由村建所牵头，10月底前完成" in sentence.text
    assert any("47户" in citation.quote for citation in made.citations if citation.mark in sentence.citations)


def test_a_change_is_computed_and_shown_as_a_formula(library: Library) -> None:
    made = drafting.draft(request({"name": "财政收入", "value": 2460, "unit": "万元", "last_year": 2380}, heading="综合实力", kind="review", topic="经济"), library)
    [sentence] = [one for one in made.sections[0].sentences if "2460万元" in one.text]
    assert "同比增长3.4%" in sentence.text
    assert sentence.computation == "(2460-2380)/2380=3.4%"


def test_an_edit_is_verified_like_the_draft(library: Library) -> None:
    asked = request(HOUSES)
    made = drafting.draft(asked, library)
    body = drafting.section_text(made.sections[0])
    assert rewritten(made, body) == made
    changed = rewritten(made, body.replace("30户", "35户"))
    found = drafting.verify(changed, asked, library)
    wrong = next(one for one in found if one.code == "unsupported_number")
    assert drafting.text_of(changed)[wrong.start : wrong.end] == "35户"
    assert any(one.code == "value_missing" for one in found)
    assert "edited" in {one.origin for one in changed.sections[0].sentences}
    named = drafting.verify(rewritten(made, body + "由县水利局牵头，在南山村修建泵站。"), asked, library)
    assert {one.code for one in named} >= {"unsupported_name"}


def test_a_mark_without_a_citation_is_an_error(library: Library) -> None:
    asked = request(HOUSES)
    made = drafting.draft(asked, library)
    found = drafting.verify(rewritten(made, drafting.section_text(made.sections[0]) + "加强宣传引导。[99]"), asked, library)
    assert any(one.code == "unknown_citation" and "99" in one.text for one in found)


def test_a_figure_moved_to_another_unit_has_no_source(library: Library) -> None:
    asked = request(HOUSES)
    made = drafting.draft(asked, library)
    found = drafting.verify(rewritten(made, drafting.section_text(made.sections[0]) + "硬化道路30公里。"), asked, library)
    assert any(one.code == "unsupported_number" and "30公里" in one.text for one in found)


def test_a_typed_completion_rate_is_checked(library: Library) -> None:
    made = drafting.draft(request({**HOUSES, "target": 40, "note": "完成率95%"}, kind="review"), library)
    assert "typed_rate" in codes(made)
    assert "为年度任务的75.0%" in text(made)


@pytest.mark.parametrize(
    ("row", "is_found"),
    [
        ({"value": 2460, "last_year": 2380, "note": "同比增长3.4%"}, False),
        ({"value": 2460, "last_year": 2380, "note": "同比4.3%"}, True),
        ({"value": 2380, "last_year": 2460, "note": "同比3.3%"}, True),
        ({"value": 2380, "last_year": 2460, "note": "同比-3.3%"}, False),
        ({"value": 97.1, "last_year": 96, "unit": "%", "note": "同比1.1个百分点"}, False),
        ({"value": 97.1, "last_year": 96, "unit": "%", "note": "同比1.2个百分点"}, True),
    ],
)
def test_a_typed_growth_is_checked(library: Library, row: dict[str, Any], is_found: bool) -> None:
    made = drafting.draft(request({"name": "财政收入", "unit": "万元", **row}, heading="综合实力", kind="review", topic="经济"), library)
    assert ("typed_growth" in codes(made)) == is_found


NAMES = st.sampled_from(["危房改造", "农村改厕", "自来水普及率", "村组道路硬化", "财政收入", "低保", "新建公厕"])
UNITS = st.sampled_from(["户", "公里", "%", "万元", "座"])
ROWS = st.lists(st.fixed_dictionaries({"name": NAMES, "value": st.integers(1, 99999), "unit": UNITS}), max_size=6, unique_by=lambda row: row["name"])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, kind=st.sampled_from(["plan", "review"]), year=st.integers(2020, 2024))
def test_every_digit_stands_in_form_or_citation(library: Library, rows: list[dict[str, Any]], kind: str, year: int) -> None:
    made = drafting.draft(request(*rows, kind=kind, year=year), library)
    quotes = {citation.mark: citation.quote for citation in made.citations}
    form = f"{year} {' '.join(str(row['value']) for row in rows)}"
    for sentence in made.sections[0].sentences:
        allowed = " ".join((form, sentence.computation, *(quotes[mark] for mark in sentence.citations)))
        runs = re.findall(r"\d+", re.sub("【[^】]*】", "", sentence.text))
        assert set(runs) <= set(re.findall(r"\d+", allowed)), sentence.text
        assert not set(sentence.text) & set(string.ascii_uppercase)
    assert not codes(made) & {"unsupported_number", "value_missing"}

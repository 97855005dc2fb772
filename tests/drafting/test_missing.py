"""The list of what is missing: by the unit in charge, ready to send out."""

from dataclasses import replace
from typing import Any

from assistant import drafting
from assistant.library import Library

FORM: dict[str, Any] = {
    "place": "清河镇",
    "document": "清河镇2022年工作总结及2023年工作计划",
    "year": 2023,
    "sections": [
        {
            "heading": "一、人居环境",
            "kind": "plan",
            "indicators": [
                {"name": "农村改厕", "unit": "户", "last_year": 305, "responsible": "村建所", "deadline": "2023年10月底"},
                {"name": "危房改造", "value": 30, "unit": "户", "responsible": "村建所"},
                {"name": "美丽庭院", "unit": "户"},
            ],
        },
        {"heading": "二、民生", "kind": "review", "indicators": [{"name": "城乡居民养老保险参保率", "unit": "%", "responsible": "社保所", "target": 98}]},
    ],
}


def test_what_is_missing_is_asked_of_who_is_in_charge(library: Library) -> None:
    request = drafting.of(FORM)
    made = drafting.draft(request, library)
    shown = drafting.requests_to_departments(made, request, "12月10日")
    assert [line for line in shown.splitlines() if line.startswith("## ")] == ["## 村建所（1项）", "## 社保所（1项）", "## 责任单位待定（1项）"]
    assert "请于12月10日前逐项填报" in shown
    assert "1. 农村改厕（户）：________。用于“一、人居环境”；时段：2023年；上年：305户；完成时限：10月底。" in shown
    assert "1. 城乡居民养老保险参保率（%）：________。用于“二、民生”；时段：2022年；目标：98%。" in shown
    assert "危房改造" not in shown


def test_a_slot_a_person_wrote_is_asked_too_and_one_that_is_gone_is_not(library: Library) -> None:
    request = drafting.of({**FORM, "sections": FORM["sections"][:1]})
    made = drafting.draft(request, library)
    body = "农村改厕305户。维修路灯【待补：维修路灯（盏）】。"
    shown = drafting.requests_to_departments(replace(made, sections=(drafting.edited(made.sections[0], body),)), request)
    assert "维修路灯（盏）：________" in shown
    assert "农村改厕" not in shown
    assert drafting.requests_to_departments(replace(made, sections=(drafting.edited(made.sections[0], "全部写好了。"),)), request) == ""

"""Roles: the heading tells done from planned."""

import pytest

from assistant.reading.outline import sections
from assistant.reading.roles import assigned, of_sentence, role
from assistant.records import Metadata, Role


@pytest.mark.parametrize(
    ("heading", "year", "expected"),
    [
        ("一、2023年工作完成情况", 2024, "result"),
        ("一、2025年和“十四五”时期工作回顾", 2026, "result"),
        ("五年来的主要成就", 2022, "result"),
        ("主要做法及成效", 0, "result"),
        ("二、存在的问题", 0, "problem"),
        ("二、存在的困难和不足", 0, "problem"),
        ("三、2024年工作计划", 2023, "plan"),
        ("二、下一步工作打算", 0, "plan"),
        ("二、“十五五”时期目标任务", 2026, "plan"),
        ("三、2026年重点工作", 2026, "plan"),
        ("二、对今年政府工作的建议", 2023, "plan"),
        ("三、2026年主要工作", 2026, "plan"),
        ("第二章 法律责任", 0, "other"),
        ("名词解释", 2026, "other"),
    ],
)
def test_the_heading_tells_the_role(heading: str, year: int, expected: Role) -> None:
    assert role((heading,), year=year) == expected


def test_children_inherit_whatever_their_verbs() -> None:
    assert role(("三、2021年工作计划", "（二）巩固脱贫攻坚成果"), year=2020) == "plan"
    assert role(("一、2020年工作完成情况", "（一）项目安排有序"), year=2020) == "result"
    assert role(("一、2020年工作完成情况", "（四）解决关系群众切身利益的问题"), year=2020) == "result"


def test_the_year_of_a_summary_is_over_and_that_of_a_speech_begins() -> None:
    assert role(("2020年主要工作",), year=2020, reviews=True) == "result"
    assert role(("2020年主要工作",), year=2020) == "plan"


def test_after_the_review_of_a_speech_comes_the_plan_and_a_glossary_is_neither() -> None:
    body = "这一段是正文，交代具体的做法和数据。"
    text = "\n".join(
        [
            "一、2024年工作回顾",
            body,
            "二、推进乡村全面振兴",
            body,
            "三、加强政府自身建设",
            body,
            "名词解释",
            "1.“三资”：资金、资产、资源。" + body,
        ]
    )
    speech = assigned(sections(text), Metadata("2025年柳溪镇政府工作报告", "report", year=2025))
    assert [section.role for section in speech if section.level == 1][:3] == ["result", "plan", "plan"]
    summary = assigned(sections(text), Metadata("柳溪镇2024年工作总结", "report", year=2024))
    assert [section.role for section in summary if section.level == 1][:3] == ["result", "result", "result"]


def test_a_policy_has_no_roles() -> None:
    found = assigned(sections("一、工作目标\n到2025年实现全覆盖。"), Metadata("实施意见", "policy"))
    assert {section.role for section in found} == {"other"}


def test_only_a_plain_opening_decides_for_a_paragraph_without_heading() -> None:
    assert of_sentence("今年，我们要改造危房60户。") == "plan"
    assert of_sentence("过去一年，全镇完成危房改造73户。") == "result"
    assert of_sentence("改造危房60户。") == "other"

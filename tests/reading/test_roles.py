"""Roles: the heading tells done from planned."""

import pytest

from assistant.reading.outline import sections
from assistant.reading.roles import admissions, admits, assigned, half_title, of_sentence, role
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
        ("二、项目建设取得新进展", 2025, "result"),
        ("三、生态建设成效显著", 2025, "result"),
        ("2.守牢底线，脱贫成果持续巩固", 2025, "other"),
        ("（二）巩固脱贫攻坚成果", 2025, "other"),
        ("四、在招商引资上取得新进展", 2025, "other"),
        ("五、推动改革开放取得新成效", 2025, "other"),
        ("六、年度目标任务全面完成", 2025, "other"),
        ("（四）关于教育改革问题", 2025, "other"),
        ("一、过去五年发展成就和今后五年目标任务", 2025, "other"),
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


def test_a_theme_that_names_an_outcome_is_no_review() -> None:
    body = "这一段是正文，交代具体的做法和数据。"
    themes = ["1.产业发展稳步向前。", "2.招商引资成效显著。", "3.人居环境不断改善。", "4.民生事业全面进步。"]
    speech = Metadata("2025年柳溪镇政府工作报告", "report", year=2025)
    told = {section.heading: section.role for section in assigned(sections("\n".join(line + body for line in themes)), speech)}
    assert list(told.values()) == ["other", "result", "other", "other"]
    parts = "\n".join(["一、接续奋斗取得新成效", body, "二、牢记使命奋勇争先", body])
    assert [section.role for section in assigned(sections(parts), speech)] == ["result", "plan"], "the first heading opens the review"


def test_this_year_in_a_summary_is_over() -> None:
    assert role(("今年主要工作",), year=2024, reviews=True) == "result"
    assert role(("今年主要工作",), year=2024) == "plan"
    assert role(("今年工作打算",), year=2024, reviews=True) == "plan"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("过去一年，我们的工作还有不少差距。", True),
        ("同时，我们也清醒地看到，发展中还存在不少困难和问题：一是产业不强。", True),
        ("我们也清醒认识到：投资后劲不足，亿元以上项目仅有12个。", True),
        ("成绩来之不易，问题不容回避。", True),
        ("各位代表，对照高质量发展要求，我们还面临不少困难：老果园占比高。", True),
        ("前进道路上还存在一些困难和问题。", True),
        ("我们还有不少困难群众得到救助。", False),
        ("我们克服了不少困难，完成投资2.6亿元。", False),
        ("针对存在的问题，整改隐患43处。", False),
        ("群众出行难问题得到有效缓解。", False),
        ("城乡居民收入差距继续缩小。", False),
    ],
)
def test_a_sentence_that_admits_what_is_wrong(sentence: str, expected: bool) -> None:
    assert admits(sentence) == expected


def test_what_is_wrong_reaches_to_the_end_of_its_paragraph_over_its_list_and_not_to_what_is_promised() -> None:
    lines = [
        "2024年工作回顾",
        "1.农业。新建大棚40座。我们也清醒地看到存在的不足。大棚覆盖率只有9%。对此，我们将新建大棚60座。",
        "过去一年，我们的工作还有不少差距。主要是：",
        "一是投资下降3%。",
        "2025年工作安排",
        "今年，我们面临的困难还有不少，要新建大棚50座。",
    ]
    text = "\n".join(["柳溪镇政府工作报告", "各位代表：", *lines])
    found = assigned(sections(text), Metadata("2025年柳溪镇政府工作报告", "report", year=2025))
    assert [text[start:end] for start, end in admissions(text, found)] == [
        "我们也清醒地看到存在的不足。",
        "大棚覆盖率只有9%。",
        "过去一年，我们的工作还有不少差距。",
        "主要是：",
        "一是投资下降3%。",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("—— 2024年 工作回顾 ——", "2024年工作回顾"),
        ("今年的主要任务", "今年的主要任务"),
        ("关于2024年经济和社会发展情况", "关于2024年经济和社会发展情况"),
        ("2025年政府工作总体要求和主要任务", "2025年政府工作总体要求和主要任务"),
        ("2025年和“十五五”时期目标任务", "2025年和“十五五”时期目标任务"),
        ("2024年1月11日在柳溪镇第十九届人民代表大会上", ""),
        ("一年来，我们主要做了以下工作：", ""),
        ("今年要抓好八个方面工作", ""),
        ("2024年柳溪镇工作总结", ""),
        ("2024年工作总结和2025年工作计划", ""),
        ("2025年主要目标", ""),
    ],
)
def test_half_title(line: str, expected: str) -> None:
    assert half_title(line) == expected


def test_a_policy_has_no_roles() -> None:
    found = assigned(sections("一、工作目标\n到2025年实现全覆盖。"), Metadata("实施意见", "policy"))
    assert {section.role for section in found} == {"other"}


def test_only_a_plain_opening_decides_for_a_paragraph_without_heading() -> None:
    assert of_sentence("今年，我们要改造危房60户。") == "plan"
    assert of_sentence("过去一年，全镇完成危房改造73户。") == "result"
    assert of_sentence("改造危房60户。") == "other"

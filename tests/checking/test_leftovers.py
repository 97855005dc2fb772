"""What a final text must not hold any more."""

import pytest

from assistant.checking import check
from assistant.reading import read
from tests.checking.conftest import Checked

TWICE = "组织镇村干部和网格员逐户排查安全隐患并建立整改台账。"


@pytest.mark.parametrize(
    ("wrong", "right", "level", "code"),
    [
        ("完成改厕X户。", "完成改厕120户。", "error", "placeholder"),
        ("获得XX称号。", "添置X光机两台。", "error", "placeholder"),
        ("允许登记“XX产品研发”。", "允许登记产品研发。", "warning", "placeholder"),
        ("X等道路完工。", "XR产业园完工。", "warning", "placeholder"),
        ("完成【待补：农村改厕（户）】。", "落实【清河经验】。", "error", "placeholder"),
        ("责任单位【】。", "责任单位村建所。", "error", "placeholder"),
        ("完成改厕____户。", "完成改厕（含公厕）120户。", "error", "placeholder"),
        ("完成改厕（待核实）。", "待核实的线索全部办结。", "error", "placeholder"),
        ("**重点工作**有序推进。", "重点工作有序推进。", "warning", "markdown_mark"),
        ("印发方案（），推进落实。", "印发方案（试行），推进落实。", "warning", "empty_brackets"),
        ("完成改厕1 200户。", "完成改厕1200户。", "warning", "space_in_number"),
        ("排查隐患35处;整改35处；销号。", "排查隐患35处；整改35处；销号。", "hint", "mixed_semicolons"),
        (f"{TWICE}\n民生方面，{TWICE}\n{TWICE}", f"{TWICE}\n民生方面，{TWICE}", "warning", "repeated_sentence"),
    ],
)
def test_a_leftover(checked: Checked, wrong: str, right: str, level: str, code: str) -> None:
    assert [(finding.level, finding.code) for finding in checked(wrong)] == [(level, code)]
    assert not checked(right)


def test_a_sentence_with_several_slots_is_told_once(checked: Checked) -> None:
    [finding] = checked("完成改厕X户、危房改造X户，投资X万元。")
    assert "共3处" in finding.text


def test_an_annex_number_before_a_year_is_no_spaced_number(checked: Checked) -> None:
    assert not checked("见附件1 20户名单。")


def test_a_formula_may_stand_twice(checked: Checked) -> None:
    ending = "各位代表！让我们团结一心，为建设美丽清河而努力奋斗。"
    assert not checked(f"{ending}\n{ending}")


def test_an_article_of_a_policy_may_repeat_a_sentence() -> None:
    text = "".join(f"\n第{number}条 {TWICE}" for number in "一二三四")
    assert not check(read(f"清河镇隐患排查管理办法{text}\n".encode(), "办法.txt"))


def test_lines_of_an_advert_are_told_though_they_are_not_in_the_text() -> None:
    lines = "更多公文范文请登录 甲乙公文素材网\n清河镇2022年工作总结\n一、完成情况\n全年完成改厕120户，群众满意。\n您现在的位置：首页 > 政务公开\n"
    made = read(lines.encode(), "总结.txt")
    assert [(finding.level, finding.code, finding.start, finding.end) for finding in check(made)] == [
        ("warning", "advert_line", 0, 0),
        ("hint", "web_line", 0, 0),
    ]

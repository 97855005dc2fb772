"""Numbers of headings and points: repeated, skipped, not starting at one, in two styles."""

import pytest

from tests.checking.conftest import Checked

BODY = "全年各项工作按计划推进，镇村干部分片包干，任务逐项落实到人，进展每月通报一次。"


def report(*headings: str) -> str:
    return "\n".join(line for heading in headings for line in (heading, BODY.replace("各项", heading[-2:])))


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [
        (("一、工作完成情况", "一、存在问题"), ("一、工作完成情况", "二、存在问题"), "number_repeated"),
        (("一、工作完成情况", "三、下步打算"), ("一、工作完成情况", "二、下步打算"), "number_skipped"),
        (("二、工作完成情况", "三、存在问题"), ("一、工作完成情况", "二、存在问题"), "number_first"),
        (
            ("一、完成情况", "（一）农业生产", "（三）人居环境", "二、工作打算"),
            ("一、完成情况", "（一）农业生产", "（二）人居环境", "二、工作打算", "（一）民生保障", "（二）平安建设"),
            "number_skipped",
        ),
        (("（一）、农业生产", "（二）人居环境"), ("（一）农业生产", "（二）人居环境"), "comma_after_bracket"),
        (("1.农业生产", "2.人居环境", "3、平安建设"), ("1.农业生产", "2.人居环境", "3.平安建设"), "mixed_numbers"),
    ],
)
def test_headings_are_counted(checked: Checked, wrong: tuple[str, ...], right: tuple[str, ...], code: str) -> None:
    assert [(finding.level, finding.code) for finding in checked(report(*wrong))] == [("warning", code)]
    assert not checked(report(*right))


def test_a_number_that_stands_in_the_text_is_not_missed(checked: Checked) -> None:
    """The second heading was not recognised, as its title runs on; it is there all the same."""
    text = report("一、工作完成情况") + "\n二、存在问题；" + "\n" + report("三、下步打算")
    assert not checked(text)


@pytest.mark.parametrize(
    ("wrong", "right", "level", "code"),
    [
        ("存在问题：一是基础薄弱。", "存在问题：一是基础薄弱；二是人手不足。", "hint", "point_alone"),
        ("问题：一是基础薄弱；二是人手不足；四是资金短缺。", "问题：一是基础薄弱；二是人手不足；三是资金短缺。", "warning", "point_skipped"),
        ("问题：一是基础薄弱；二是人手不足；二是资金短缺。", "问题：一是基础薄弱。措施：一是加大投入；二是增加人手。", "warning", "point_repeated"),
        ("问题：一是短板明显；三是一些村底子薄。", "问题：一是短板明显；二是不少村底子薄；三是一些村人手少。", "warning", "point_skipped"),
        ("问题：一是基础薄弱。", "我们抓两头：一是基础设施，一是产业项目。", "hint", "point_alone"),
    ],
)
def test_points_are_counted(checked: Checked, wrong: str, right: str, level: str, code: str) -> None:
    assert [(finding.level, finding.code) for finding in checked(wrong)] == [(level, code)]
    assert code not in [finding.code for finding in checked(right)]


def test_a_title_needs_its_kind(checked: Checked) -> None:
    from assistant import reading
    from assistant.checking import check
    from assistant.records import Block

    def codes(title: str) -> list[str]:
        made = reading.manuscript([Block(title), Block(BODY)], "文件.txt", title=title)
        return [finding.code for finding in check(made)]

    assert codes("清河镇关于做好2022年防汛工作") == ["title_without_kind"]
    assert codes("清河镇关于做好2022年防汛工作的通知") == []
    assert codes("清河镇关于做好2022年防汛工作的通知（试行）") == []
    assert codes("清河镇2022年防汛工作") == []

"""Text files: the halves of a paragraph that was broken in mid sentence are one line again, and nothing else is joined."""

import pytest

from assistant.reading.rewrap import rejoined

WHOLE = "全镇上下团结一心，围绕年初确定的各项任务，抓项目、兴产业、惠民生，经济社会各项事业都取得了新的进步。"
HALF = "全镇新增规模以上工业企业三家，技改项目全部建成投产，带动周边三个村常年外出务工的群众"
OPEN = "柳溪村新建标准化大棚四十座，铺设滴灌管网十二公里，合作社统一供苗、统一收购，户均增收"


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        (OPEN, "6200元，比上年多800元。"),
        (OPEN + "达到", "6200元，入社农户已占全村农户总数的七成，另有三个邻村的一百余户农民也加入进来。"),
        (HALF + "2", "80余人，月均工资3100元。"),
        (OPEN + "六千元，", "产品卖到了省外。"),
        ("（一）农业稳步发展。" + OPEN, "6200元。"),
        (OPEN + "六千元的", "“柳溪模式”在全县推广。"),
    ],
    ids=["digit", "leads on", "inside a number", "comma", "run-in heading", "quote"],
)
def test_the_rest_of_a_broken_paragraph_is_joined(first: str, rest: str) -> None:
    assert rejoined([WHOLE, WHOLE, first, rest, WHOLE]) == [WHOLE, WHOLE, first + rest, WHOLE]


@pytest.mark.parametrize(
    ("first", "following"),
    [
        (OPEN + "六千元", "2024年，柳溪镇完成危房改造73户。"),
        (OPEN + "六千元", "二、2025年工作安排"),
        (OPEN + "六千元", "1.改造危房40户。"),
        (OPEN + "六千元", "——着力改善民生。改造危房40户。"),
        (OPEN + "六千元", "二是补齐短板。改造危房40户。"),
        (OPEN + "六千元", "各位代表！成绩来之不易。"),
        (OPEN + "六千元", "柳溪镇人民政府"),
        (OPEN + "六千元", "2024年12月20日"),
        (OPEN + "六千元", WHOLE),
        ("地址：临江省清河县柳溪镇人民路十八号镇政府大院三号楼二层，联系电话见下表", "邮编：430000"),
        ("柳溪镇人民政府关于2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划草案的报告", "2025年1月8日通过。"),
        ("柳溪村 320户 1180人 耕地1460亩 水田620亩 林地2300亩 合作社3家 集体经济收入24万元", "杏林村 280户 960人 耕地1300亩。"),
        ("（柳溪镇第十八届人民代表大会第五次会议于2025年1月12日通过，自通过之日起公布）", "2024年完成危房改造73户。"),
        ("1.坚持产业强镇，在巩固提升传统种养业、培育壮大农产品加工和乡村旅游业上持续下功夫", "全年新增大棚40座。"),
    ],
    ids=["year", "part", "item", "dash", "second", "greeting", "signature", "date", "no sign", "address", "title", "row", "brackets", "heading"],
)
def test_a_line_of_its_own_stays(first: str, following: str) -> None:
    assert rejoined([WHOLE, WHOLE, first, following, WHOLE]) == [WHOLE, WHOLE, first, following, WHOLE]


def test_a_page_number_between_the_halves_follows_them() -> None:
    assert rejoined([WHOLE, WHOLE, OPEN, "- 3 -", "6200元。", WHOLE]) == [WHOLE, WHOLE, OPEN + "6200元。", "- 3 -", WHOLE]
    assert rejoined([WHOLE, WHOLE, OPEN + "六千元", "- 3 -", WHOLE]) == [WHOLE, WHOLE, OPEN + "六千元", "- 3 -", WHOLE]
    assert rejoined([WHOLE, HALF, "\u200b", WHOLE, WHOLE]) == [WHOLE, HALF + WHOLE, "\u200b", WHOLE]
    assert rejoined([WHOLE, WHOLE, OPEN + "，广义货币M", "2", "增长8%。"])[2:4] == [OPEN + "，广义货币M", "2"]


def test_where_paragraphs_are_indented_the_indent_tells() -> None:
    indented = ["\u3000\u3000" + WHOLE] * 4
    assert rejoined([*indented, "\u3000\u3000" + HALF, WHOLE]) == [WHOLE] * 4 + [HALF + WHOLE]
    assert rejoined([*indented, "\u3000\u3000" + OPEN, "\u3000\u30006200元。"]) == [WHOLE] * 4 + [OPEN, "6200元。"]


def test_laws_and_files_of_printed_lines_are_left_alone() -> None:
    law = ["第一条 为了保障农村供水。", "第二条 本条例适用于供水。", "第三条 供水单位应当检测水质。"]
    assert rejoined([*law, WHOLE, WHOLE, OPEN, "6200元。"])[-2:] == [OPEN, "6200元。"]
    assert rejoined([OPEN[:30], OPEN[:30], OPEN[:30], OPEN, "6200元。"])[-1] == "6200元。"
    assert rejoined([OPEN, OPEN, OPEN, "6200元。"]) == [OPEN, OPEN, OPEN, "6200元。"]


def test_a_paragraph_broken_at_its_links_is_one_line_where_blank_lines_part_paragraphs() -> None:
    body = [line for _ in range(10) for line in (WHOLE, "")]
    broken = ["——道路建设加快推进。新建", "高速公路", "6700多公里、农村公路29万公里，群众出行更加方便，产业发展更有支撑。", ""]
    listed = ["石泉镇人民政府", "二〇二五年一月", ""]
    whole = "——道路建设加快推进。新建高速公路6700多公里、农村公路29万公里，群众出行更加方便，产业发展更有支撑。"
    assert rejoined([*body, *broken, *listed]) == [*body, whole, "", *listed]


def test_headings_stay_apart_from_the_paragraph_below_them() -> None:
    body = [line for _ in range(10) for line in (WHOLE, "")]
    assert rejoined([*body, "（一）农业稳步发展", WHOLE, ""]) == [*body, "（一）农业稳步发展", WHOLE, ""]

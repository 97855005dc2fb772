"""Parts and wholes, growth and differences: a wrong number next to the same sentence with the right one."""

import pytest

from tests.checking.conftest import Checked


@pytest.mark.parametrize(
    ("wrong", "right", "level", "code"),
    [
        ("完成危房改造86户，其中监测户101户。", "完成危房改造86户，其中监测户31户。", "error", "part_exceeds_total"),
        ("完成危房改造86户（其中监测户101户）。", "完成危房改造86户（其中监测户86户）。", "error", "part_exceeds_total"),
        ("播种2.3万亩，其中水稻25000亩。", "播种2.3万亩，其中水稻23000亩。", "error", "part_exceeds_total"),
        ("投资1.2亿元，其中财政资金13000万元。", "投资1.2亿元，其中财政资金12000万元。", "error", "part_exceeds_total"),
        ("建成示范点5个，其中新建8个。", "建成示范点5个，其中新建3个。", "warning", "part_exceeds_total"),
        ("总人口3200人，其中男1700人、女1600人。", "总人口3300人，其中男1700人、女1600人。", "warning", "parts_exceed_total"),
        ("补贴300万元；其中耕地补贴200万元；其中农机补贴150万元。", "补贴300万元；其中耕地补贴200万元；其中农机补贴90万元。", "warning", "parts_exceed_total"),
        ("清水村20户、红旗村30户，合计60户。", "清水村20户、红旗村30户，合计50户。", "error", "sum_differs"),
        ("耕地补贴20万元，农机补贴30.5万元，共计60万元。", "耕地补贴20万元，农机补贴30.5万元，共计50.5万元。", "warning", "sum_differs"),
        ("由86户增加到102户，增长28%。", "由86户增加到102户，增长18.6%。", "error", "growth_differs"),
        ("从2020年的40个增加到52个，增长40%。", "从2020年的40个增加到52个，增长30%。", "error", "growth_differs"),
        ("收入由12000元提高到13500元，增长22.5%。", "收入由12000元提高到13500元，增长12.5%。", "warning", "growth_differs"),
        ("游客从15万人增加到30万人，增长3倍。", "游客从15万人增加到30万人，增长1倍。", "warning", "growth_differs"),
        ("粮食产量5000吨，比上年4800吨增长14.2%。", "粮食产量5000吨，比上年4800吨增长4.2%。", "error", "growth_differs"),
        ("2021年改造86户，2022年改造102户，增长28%。", "2021年改造86户，2022年改厕102户，增长28%。", "error", "growth_differs"),
        ("2021年改造86户，2022年达到102户，增加26户。", "2021年改造86户，2022年达到102户，增加16户。", "error", "difference_differs"),
        ("2021年改造86户，2022年改造102户，同比增长28%。", "2016年改造86户，2022年改造102户，同比增长28%。", "error", "growth_differs"),
        ("改造64户，比上年的86户减少32户。", "改造64户，比上年的86户减少22户。", "error", "difference_differs"),
        ("普及率由85.2%提高到92.1%，提高8.9个百分点。", "普及率由85.2%提高到92.1%，提高6.9个百分点。", "error", "difference_differs"),
        ("发生率由10.2%降到0.5%，下降19.7个百分点。", "发生率由10.2%降到0.5%，下降9.7个百分点。", "error", "difference_differs"),
        ("普及率由85%提高到92%，提高8个百分点。", "普及率由85%提高到92%，提高7个百分点。", "hint", "difference_rounded"),
        ("普及率由85%提高到92%，提高7%。", "普及率由85%提高到92%，提高7个百分点。", "error", "percent_for_points"),
    ],
)
def test_numbers_that_do_not_fit_each_other(checked: Checked, wrong: str, right: str, level: str, code: str) -> None:
    assert [(finding.level, finding.code) for finding in checked(wrong)] == [(level, code)]
    assert not checked(right)


@pytest.mark.parametrize(
    "text",
    [
        "完成危房改造80余户，其中监测户85户。",
        "完成危房改造X户，其中监测户31户。",
        "粮食亩产500公斤，其中示范片亩产800公斤。",
        "通村路宽4米，其中主路宽6米。",
        "年均超收2040万元，其中去年超收2573万元。",
        "改造86户，比上年增加5户，其中监测户10户。",
        "新建安置点3个，其中最大的安置120户，共安置90户。",
        "开展培训3期，其中实用技术培训参加120人次。",
        "应当在年度终了的三个月前提出；其中，单位成员退社，应当在六个月前提出。",
        "全镇党员120人，其中妇女50人，退役军人50人。",
        "下设工作组8个，其中综合协调组由党政办公室等26个部门组成。",
    ],
    ids=["hedged", "redacted", "yield", "width", "average", "increase", "largest", "another unit", "time", "overlap within the whole", "another noun"],
)
def test_what_proves_nothing_is_left_alone(checked: Checked, text: str) -> None:
    assert not [finding for finding in checked(text) if finding.code != "placeholder"]


@pytest.mark.parametrize(
    "text",
    [
        "五年来，由2016年的5.3亿元增加到6.1亿元，年均增长7.3%。",
        "由2016年的100户增加到102户，同比增长5%。",
        "由近百户增加到102户，增长5%。",
        "从5.3亿元增加到6.1亿元，增长15%。",
        "由86户增加到102户，增长近20%。",
        "由20户增加到61户，增长两倍多。",
    ],
    ids=["yearly average", "against another year", "hedged", "rounded", "nearly", "more than"],
)
def test_growth_that_may_be_right_is_left_alone(checked: Checked, text: str) -> None:
    assert not checked(text)


def test_a_finding_points_at_the_number_and_gives_the_remedy(checked: Checked) -> None:
    text = "普及率由85%提高到92%，提高7%。"
    [finding] = checked(text)
    whole = f"清河镇2022年工作总结\n{text}"
    assert whole[finding.start : finding.end] == "7%"
    assert finding.suggestion == "7个百分点"
    assert "百分点" in finding.text

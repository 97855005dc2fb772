"""Percentages, multiples and hedges as they may and may not be written."""

import pytest

from tests.checking.conftest import Checked


@pytest.mark.parametrize(
    ("wrong", "right", "level", "code"),
    [
        ("同比增长6.1%%。", "同比增长6.1%。", "error", "doubled_percent"),
        ("发案数下降2倍。", "发案数增长2倍。", "error", "fall_by_times"),
        ("医保参保率达到102%。", "医保参保率达到98.2%。", "error", "rate_over_100"),
        ("高中阶段毛入学率达到98%，森林覆盖率提高到120%。", "高中阶段毛入学率达到102%，森林覆盖率提高到62%。", "error", "rate_over_100"),
        ("完成参保率102%。", "完成参保任务的102%。", "error", "rate_over_100"),
        ("医保参保率达到9.5%。", "医保参保率提高9.5个百分点。", "hint", "rate_very_low"),
        ("医保参保率98%，比上年提高2%。", "医保参保率98%，比上年提高2个百分点。", "warning", "percent_of_rate"),
        ("医保参保率98%，比上年提高2%。", "医保参保率98%，缴费标准提高2%。", "warning", "percent_of_rate"),
        ("惠及约50户左右。", "惠及约50户。", "error", "doubled_hedge"),
        ("惠及超过50户以上。", "惠及50户以上。", "error", "doubled_hedge"),
        ("惠及不足50户左右。", "惠及不足50户。", "error", "doubled_hedge"),
        ("惠及近50余户。", "签约50余户。", "warning", "doubled_hedge"),
    ],
)
def test_ways_of_writing_a_number(checked: Checked, wrong: str, right: str, level: str, code: str) -> None:
    assert [(finding.level, finding.code) for finding in checked(wrong)] == [(level, code)]
    assert not checked(right)


def test_a_range_is_no_doubled_hedge(checked: Checked) -> None:
    assert not checked("每户补助约3万元至5万元，30户左右。")

"""Numbers with units in prose: what counts, what is a date or a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures import quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成危房改造 86 户", ("86 户", "86", 86.0, 1.0, "户", "户", "")),
        ("就业3 5 5 5 万人", ("3 5 5 5 万人", "3555", 3555.0, 1e4, "万人", "人", "")),
        ("下降到6 %", ("6 %", "6", 6.0, 1.0, "%", "%", "")),
        ("改造1.2万户。", ("1.2万户", "1.2", 1.2, 1e4, "万户", "户", "")),
        ("流转1200余亩", ("1200余亩", "1200", 1200.0, 1.0, "亩", "亩", "余")),
        ("投资20余万元", ("20余万元", "20", 20.0, 1e4, "万元", "元", "余")),
        ("约12,000人次", ("约12,000人次", "12,000", 12000.0, 1.0, "人次", "人次", "约")),
        ("肉类产量1，062万吨", ("1，062万吨", "1，062", 1062.0, 1e4, "万吨", "吨", "")),
        ("改造7500户左右", ("7500户左右", "7500", 7500.0, 1.0, "户", "户", "左右")),
        ("增长6.1%%", ("6.1%%", "6.1", 6.1, 1.0, "%", "%", "")),
        ("提高2.1个百分点", ("2.1个百分点", "2.1", 2.1, 1.0, "个百分点", "个百分点", "")),
        ("百分之五点二", ("百分之五点二", "五点二", 5.2, 1.0, "%", "%", "")),
        ("增长-3.2%", ("-3.2%", "-3.2", -3.2, 1.0, "%", "%", "")),
        ("新建3-5个", ("3-5个", "3-5", 3.0, 1.0, "个", "个", "至")),
        ("增长5%—8%", ("5%—8%", "5—8", 5.0, 1.0, "%", "%", "至")),
        ("每月645元/月", ("645元/月", "645", 645.0, 1.0, "元/月", "元/月", "")),
        ("装机500千瓦", ("500千瓦", "500", 500.0, 1.0, "千瓦", "千瓦", "")),
        ("签约500亿元", ("500亿元", "500", 500.0, 1e8, "亿元", "元", "")),
        ("建成四条扶贫道路", ("四条", "四", 4.0, 1.0, "条", "条", "")),
        ("共三万户", ("三万户", "三", 3.0, 1e4, "万户", "户", "")),
        ("共三万五千户", ("三万五千户", "三万五千", 35000.0, 1.0, "户", "户", "")),
        ("一亿零四百万吨", ("一亿零四百万吨", "一亿零四百万", 104000000.0, 1.0, "吨", "吨", "")),
        ("两百余户", ("两百余户", "两百", 200.0, 1.0, "户", "户", "余")),
        ("近千亩", ("近千亩", "千", 1000.0, 1.0, "亩", "亩", "近")),
        ("建成一座水厂", ("一座", "一", 1.0, 1.0, "座", "座", "")),
        ("产粮838.6亿斤", ("838.6亿斤", "838.6", 838.6, 1e8, "亿斤", "斤", "")),
        ("12.67 million people", ("12.67 million people", "12.67", 12.67, 1e6, "million people", "人", "")),
        ("rose 4.5 percent", ("4.5 percent", "4.5", 4.5, 1.0, "percent", "%", "")),
        ("1,545 households", ("1,545 households", "1,545", 1545.0, 1.0, "households", "户", "")),
    ],
)
def test_a_quantity_is_read_as_written(text: str, expected: tuple[str, str, float, float, str, str, str]) -> None:
    [found] = quantities(text)
    assert (found.text, found.value, found.number, found.scale, found.unit, found.base_unit, found.hedge) == expected


@pytest.mark.parametrize(
    ("text", "unit", "hedge"),
    [
        ("完成X户", "户", ""),
        ("投入X万元", "万元", ""),
        ("清理X余处", "处", "余"),
        ("种植X万余亩", "万亩", "余"),
        ("达到X%以上", "%", "以上"),
        ("XX等X个村卫生室", "个", ""),
    ],
)
def test_an_x_before_a_unit_is_a_redacted_quantity(text: str, unit: str, hedge: str) -> None:
    [found] = quantities(text)
    assert (found.redacted, found.number, found.unit, found.hedge) == (True, 0.0, unit, hedge)


@pytest.mark.parametrize(
    "text",
    [
        "2020年1月20日", "1-9月份", "截至10月底", "2020—2022年", "“十四五”时期", "第十四届", "第三个", "五清一改", "一村一品", "三农", "一是抓项目", "一户一策",
        "两个维护", "“三个一”工程", "省三十条", "千亩示范片", "一个中心", "X敬老院", "X年X月", "三五户", "三次产业", "二期工程", "in 2024", "GB/T 9704",
    ],
)  # fmt: skip
def test_dates_and_names_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


def test_spans_are_slices_moved_by_the_offset() -> None:
    text = "完成危房改造86户，其中贫困户31户；投入约20余万元。"
    found = quantities(text, offset=100)
    assert [quantity.text for quantity in found] == ["86户", "31户", "约20余万元"]
    assert all(text[quantity.start - 100 : quantity.end - 100] == quantity.text for quantity in found)


def test_amount_is_in_base_units() -> None:
    [found] = quantities("1.1万户")
    assert found.amount == 11000.0


@given(st.text(alphabet="0123456789.,XＸ一二十百万亿点%余多-至户个万亩分之约第年月 ", max_size=300))
def test_every_span_is_its_text_and_none_overlap(text: str) -> None:
    end = 0
    for found in quantities(text):
        assert text[found.start : found.end] == found.text
        assert found.start >= end
        end = found.end


@pytest.mark.parametrize("text", ["1" * 60_000, "十" * 60_000, "1,111" * 20_000, "X" * 60_000, "1-" * 40_000, "百分之" * 20_000], ids=lambda text: text[:6])
def test_long_runs_of_numerals_end(text: str) -> None:
    assert isinstance(quantities(text), tuple)

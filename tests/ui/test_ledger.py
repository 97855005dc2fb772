"""The table as strings, the sources of a cell, the list of corrections, the trend as a picture."""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assistant.comparison import News, over_places, over_years
from assistant.comparison.news import Change
from assistant.errors import UsageError
from assistant.library import Library, opened, uploaded
from assistant.records import Correction, Period
from assistant.settings import Settings
from assistant.ui import correcting, ledger
from assistant.ui.correcting import Fields
from assistant.ui.intake import difference_rows, news_told
from assistant.ui.ledger import Picked, Wanted
from assistant.ui.trend import chart
from assistant.ui.words import texts
from tests.comparison.making import figure

TOWN = Wanted("清河镇", repeated=True)


def found(library: Library, words: str, year: int, wanted: Wanted = TOWN) -> Picked:
    made = ledger.table(library, wanted)
    number = next(at for at, row in enumerate(made.rows, start=1) if row.label == words)
    picked = ledger.picked(made, number, made.columns.index(str(year)) + ledger.LEAD)
    assert picked is not None
    return picked


def test_without_a_choice_the_place_with_most_figures_is_shown(library: Library) -> None:
    wanted, places, years = ledger.settled(library, Wanted())
    assert (wanted.place, wanted.first, wanted.last) == ("清河镇", 0, 0)
    assert places[0] == "清河镇"
    assert years == sorted(years, reverse=True)
    assert ledger.settled(library, Wanted(), "安澜县")[0].place == ("安澜县" if "安澜县" in places else "清河镇"), "the office's own place comes first"
    assert ledger.settled(library, Wanted("没有此镇", first=1871))[0] == wanted, "a choice that is not there any more is none"
    assert ledger.settled(library, Wanted(is_over_years=False))[0].last in years


def test_the_table_has_a_row_for_each_indicator_and_says_states_in_words(library: Library) -> None:
    made = ledger.table(library, TOWN)
    grid = ledger.grid(made)
    assert grid["headers"] == [texts.LEDGER_TEXT, *made.columns, texts.LEDGER_GROWTH, texts.LEDGER_NUMBER]
    rows = {row[0]: row for row in grid["data"]}
    assert rows["危房改造（户）"][-5:-2] == ["86户（另有累计）", "64户", "47户（另有累计）"]
    assert rows["危房改造（户）"][-2] == "2022：减17户（−26.6%）"
    assert "已隐去" in "".join(rows["固定资产投资（万元）"])
    assert all(len(row) == len(grid["headers"]) == len(style) for row, style in zip(grid["data"], grid["metadata"]["styling"], strict=True))
    assert ledger.counted(made).startswith(f"{len(made.rows)} 行")


def test_more_rows_than_the_page_takes_are_cut_and_counted() -> None:
    many = [figure(f"第{one}项工程", f"{one + 2}处") for one in range(ledger.MOST_ROWS + 5)]
    made = over_years(many, "柳河镇")
    assert len(ledger.grid(made)["data"]) == ledger.MOST_ROWS
    assert ledger.counted(made).startswith(f"列出前 {ledger.MOST_ROWS} 行，共 {ledger.MOST_ROWS + 5} 行")


def test_years_and_indicators_that_were_cut_off_are_told() -> None:
    long = over_years([figure("改厕", "86户", year) for year in (2001, 2020)], "柳河镇")
    assert ledger.counted(replace(long, columns_in_all=20)).count("共跨 20 年") == 1
    wide = over_places([figure("改厕", "86户"), figure("危房改造", "64户")], 2020, most=1)
    assert "列出最多地方有的 1 个指标，共 2 个" in ledger.counted(wide)


def test_a_cell_leads_to_its_sentences(library: Library) -> None:
    picked = found(library, "危房改造", 2020)
    items = ledger.items(picked, {document.id: document.source for document in library.documents()})
    assert {item.citation.source.rsplit(".")[-1] for item in items} >= {"xlsx", "docx"}
    for item in items:
        document = library.document(item.citation.document_id)
        assert document is not None
        assert document.text[item.citation.start : item.citation.end] == item.citation.quote
    assert any("累计" in item.remark for item in items)
    assert "2020比2019：减26户" in items[0].remark


def test_a_missing_year_and_a_click_beside_the_table_are_explained(library: Library) -> None:
    missing = found(library, "签约项目", 2020)
    assert ledger.items(missing, {}) == []
    assert ledger.empty(missing) == texts.CELL_MISSING
    assert ledger.empty(None) == texts.CELL_EMPTY
    assert ledger.picked(ledger.table(library, TOWN), 0, 1) is None
    assert ledger.picked(ledger.table(library, TOWN), 10**6, 1) is None


@pytest.mark.parametrize(
    ("text", "part", "period"),
    [("2020", "", Period(2020, 2020)), ("2016-2020年", "", Period(2016, 2020)), (" 2020年", "1-9月", Period(2020, 2020, "1-9月"))],
)  # fmt: skip
def test_years_are_read_as_a_clerk_writes_them(text: str, part: str, period: Period) -> None:
    assert ledger.years_of(text, part) == period


@pytest.mark.parametrize("text", ["", "去年", "20", "2020-2016", "2020-2021-2022"])
def test_what_is_no_year_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the panel turns it into a sentence
        ledger.years_of(text, "")


def test_corrections_are_listed_latest_first_with_their_state() -> None:
    one = Correction(1, "value", "危房改造 86户（2020年）", "d1", "甲.docx", amount="88户", at="2024-01-02T03:04:05+08:00", is_applied=True)
    rows = ledger.correction_rows([one, replace(one, number=2, undone="2024-02-02T03:04:05+08:00"), replace(one, number=3, is_applied=False)])
    assert [row[0] for row in rows] == ["3", "2", "1"]
    assert [row[-1] for row in rows] == [texts.CORRECTION_NOT_APPLIED, f"{texts.CORRECTION_UNDONE} 2024-02-02", texts.CORRECTION_HOLDS]
    assert rows[2][1:5] == ["2024-01-02 03:04", "更正", "危房改造 86户（2020年）", "88户"]


# ---- trend


def test_a_trend_is_a_picture_without_script_and_described_in_words(library: Library) -> None:
    made = ledger.table(library, TOWN)
    row = next(row for row in made.rows if row.label == "危房改造")
    picture = chart(row, made.columns)
    assert "危房改造（户）：2019年112户，2020年86户" in picture
    head, _, data = picture.partition("](data:image/svg+xml;base64,")
    assert head.startswith("![")
    svg = ElementTree.fromstring(b64decode(data.removesuffix(")")))
    assert len(svg.findall("{http://www.w3.org/2000/svg}circle")) == 4
    assert {element.tag.rpartition("}")[2] for element in svg.iter()} == {"svg", "text", "line", "circle"}


def test_a_trend_needs_two_points_and_leaves_out_what_is_no_plain_value() -> None:
    found = [figure("改厕", "86户", 2019), figure("改厕", "60户", 2020, part="1-9月")]
    [row] = over_years(found, "柳河镇").rows
    assert chart(row, ("2019", "2020")) == ""


def test_a_name_with_markup_stays_a_name() -> None:
    evil = "</text><script>x</script>](http://evil.example)改厕"
    [row] = over_years([figure(evil, "86户", 2019), figure(evil, "88户", 2020)], "柳河镇").rows
    head, _, data = chart(row, ("2019", "2020")).partition("](data:image/svg+xml;base64,")
    assert "<script" not in head
    assert "](" not in head.removeprefix("![")
    assert b"<script" not in b64decode(data.removesuffix(")"))


# ---- corrections


@pytest.fixture
def own(settings: Settings, tmp_path: Path) -> Iterator[Library]:
    """A library of one report."""
    library = opened(settings)
    file = tmp_path / "x.txt"
    file.write_text("青山镇2021年工作总结\n一、2021年工作完成情况\n全年完成改厕321户。\n", "utf-8")
    list(library.add([uploaded(file, "青山镇2021年工作总结.txt")]))
    yield library
    library.registry.close()


def test_a_figure_is_corrected_and_restored_from_the_page(own: Library) -> None:
    wanted = Wanted("青山镇")
    picked = found(own, "农村改厕", 2021, wanted)
    toilets = correcting.chosen(picked, None)
    typed = correcting.fields(toilets)
    assert typed == Fields("321户", "农村改厕", "2021", "")
    assert correcting.saved(own, toilets, replace(typed, amount="312户"), "笔误").startswith("已更正")
    again = ledger.again(ledger.table(own, wanted), picked)
    assert again is not None
    assert [item.remark for item in ledger.items(again, {})] == ["人工更正，原为：321户"]
    assert ledger.grid(ledger.table(own, wanted))["data"][0][1] == "312户（更正）"
    assert correcting.undone(own, 1) == texts.UNDONE.format(1)
    assert correcting.undone(own, 1) == texts.UNDONE_ALREADY
    assert correcting.merged(own, toilets, "卫生厕所改造户数").startswith("已把“农村改厕”并入“卫生厕所改造户数”")
    [row] = ledger.table(own, wanted).rows
    assert row.label == "卫生厕所改造"
    assert ledger.grid(ledger.table(own, wanted))["data"][0][1] == "321户（人工归类）"
    assert correcting.dismissed(own, toilets, "").startswith("已从台账去掉")
    assert ledger.table(own, wanted).rows == ()


@pytest.mark.parametrize(
    ("typed", "why"),
    [(Fields("321户", "农村改厕", "2021"), "没有改动"), (Fields("321户", "农村改厕", "去年"), "不是年份"), (Fields("三百多", "农村改厕", "2021"), "带单位")],
    ids=["nothing", "years", "amount"],
)
def test_what_cannot_be_saved_is_explained(own: Library, typed: Fields, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        correcting.saved(own, own.figures(indicator="改厕")[0], typed, "")


def test_without_a_cell_nothing_can_be_corrected() -> None:
    with pytest.raises(UsageError, match="请先在表里点一格"):
        correcting.chosen(None, None)


# ---- what a report brought


def test_differences_are_listed_the_doubtful_first() -> None:
    before, after = figure("参保率", "97%", 2020), figure("参保率", "9%", 2021, document_id="d2")
    jump, conflict = Change(before, after, "旧/甲.docx"), Change(replace(before, document_id="d3"), before, "乙.docx")
    told = [("新.docx", News(12, 4, conflicts=(conflict,), jumps=(jump,)))]
    assert [row[1] for row in difference_rows(told)] == [texts.NEWS_KINDS["jumps"], texts.NEWS_KINDS["conflicts"]]
    assert difference_rows(told)[0][2:] == ["柳河镇基本医疗保险参保率", "2020年 97%（甲.docx）", "2021年 9%"]
    assert news_told(told) == "新数据 4 个（共 12 个），与旧版不同 0 处，与别的报告冲突 1 处，可疑 1 处。"
    assert news_told([]) == ""

"""Metadata: from title, file name, folder and opening lines."""

import pytest

from assistant.figures import reviewed_year
from assistant.reading.metadata import metadata
from assistant.reading.places import level_of, named_place
from assistant.records import Kind, Level, NoiseLine


@pytest.mark.parametrize(
    ("name", "folders", "kind", "place", "level", "year"),
    [
        ("2026_上海市_政府工作报告.csv", (), "report", "上海市", "省", 2026),
        ("1954_1954年中华人民共和国国务院政府工作报告.txt", (), "report", "全国", "国家", 1954),
        ("社会救助暂行办法(2019-03-02).md", (), "policy", "", "", 2019),
        ("2021年政府工作报告.docx", ("历年材料", "清河镇"), "report", "清河镇", "乡镇", 2021),
        ("2026_国务院政府工作报告_中文句.txt", (), "report", "全国", "国家", 2026),
        ("清河镇2020年工作总结及2021年工作计划.docx", (), "report", "清河镇", "乡镇", 2020),
        ("黑龙江省信访条例.txt", (), "policy", "黑龙江省", "省", 0),
        ("内蒙古自治区2024年政府工作报告.txt", (), "report", "内蒙古自治区", "省", 2024),
        ("新疆维吾尔自治区2025年政府工作报告.txt", (), "report", "新疆维吾尔自治区", "省", 2025),
        ("云溪乡人民政府2022年工作要点.doc", (), "plan", "云溪乡", "乡镇", 2022),
        ("关于印发《云溪乡2026年重点工作计划》的通知.txt", (), "plan", "云溪乡", "乡镇", 2026),
        ("云溪乡人民政府关于印发2026年民生实事项目清单的通知.txt", (), "plan", "云溪乡", "乡镇", 2026),
        ("2026年桃园区人民政府工作报告.txt", (), "report", "桃园区", "县", 2026),
        ("高新技术园区2026年工作报告.txt", (), "report", "", "", 2026),
        ("惠农指标.xlsx", ("石桥村", "2022"), "table", "石桥村", "村", 2022),
        ("加强农村人居环境整治的意见.txt", (), "policy", "", "", 0),
    ],
)
def test_a_file_name_and_its_folders_tell(name: str, folders: tuple[str, ...], kind: Kind, place: str, level: Level, year: int) -> None:
    found = metadata("", name, folders)
    assert (found.kind, found.place, found.level, found.year) == (kind, place, level, year)


def test_an_english_report_of_the_state_council_is_national() -> None:
    text = "On behalf of the State Council, I will now report to you on the work of the government."
    found = metadata(text, "2024_Report_on_the_Work_of_the_Government_en.txt")
    assert (found.kind, found.place, found.year) == ("report", "全国", 2024)


def test_the_opening_of_a_speech_gives_place_and_date() -> None:
    text = "政府工作报告\n——2026年1月27日在柳溪县清河镇第十四届人民代表大会第五次会议上\n镇长 李明华\n各位代表："
    found = metadata(text, "报告.txt")
    assert (found.place, found.date, found.year) == ("清河镇", "2026-01-27", 2026)


def test_a_bare_title_takes_the_name_of_its_file() -> None:
    assert metadata("政府工作报告\n各位代表：", "2026年柳溪省政府工作报告.txt").title == "2026年柳溪省政府工作报告"
    assert (
        metadata("关于柳溪镇2020年工作总结\n及2021年工作计划的报告\n县政府：", "a.txt").title
        == "关于柳溪镇2020年工作总结及2021年工作计划的报告"
    )


def test_a_law_is_of_the_year_it_was_last_revised() -> None:
    text = "中华人民共和国供水法\n2006年10月31日 全国人民代表大会常务委员会通过\n2017年12月27日 全国人民代表大会常务委员会修订"
    found = metadata(text, "供水法.md")
    assert (found.kind, found.place, found.year, found.date) == ("policy", "全国", 2017, "2017-12-27")


def test_a_publishing_date_counts_only_when_the_text_has_none() -> None:
    noise = [NoiseLine("抓取时间：2026-04-03", "来源"), NoiseLine("发布时间：2021-01-08", "来源")]
    assert metadata("柳溪镇工作总结\n正文。", "a.txt", noise=noise).date == "2021-01-08"
    assert metadata("柳溪镇工作总结\n正文。\n柳溪镇人民政府\n2020年12月30日", "a.txt", noise=noise).date == "2020-12-30"


@pytest.mark.parametrize(
    "title", ["2020年全县工作总结", "农村土地承包法", "新农村建设工作总结", "城市居民最低生活保障条例", "乡镇工作报告", "本市供水办法"]
)
def test_a_common_word_is_no_place(title: str) -> None:
    assert named_place(title) == ""


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("镇江市政府工作报告", "镇江市"),
        ("新乡市2021年总结", "新乡市"),
        ("沛县2020年报告", "沛县"),
        ("湖北省咸宁市通城县五里镇总结", "五里镇"),
        ("北京市密云区总结", "密云区"),
    ],
)
def test_the_smallest_place_is_the_document_s(title: str, place: str) -> None:
    assert named_place(title) == place
    assert level_of(place)


def test_a_name_of_suffixes_costs_no_backtracking() -> None:
    """Nested repeats once made this run for ever."""
    hostile = "在" + "柳溪县" * 4000
    assert metadata(f"{hostile}\n正文。", hostile[:200] + ".txt").kind == "other"


ROWS = "指标: 危房改造；2019年: 112；2020年: 86；2021年: 64\n指标: 改厕；2019年: 680；2020年: 520；2021年: —"


@pytest.mark.parametrize(
    ("text", "name", "folders", "kind", "year"),
    [
        (f"清河镇2019—2021年主要指标统计表\n{ROWS}", "清河镇2019—2021年主要指标统计表.xlsx", (), "table", 0),
        (f"清河镇2019至2021年主要指标完成情况\n{ROWS}", "指标.xls", (), "table", 0),
        ("指标: 改厕；完成: 40", "2019-21年指标.csv", (), "table", 0),
        (ROWS, "主要指标.xlsx", ("清河镇", "2021"), "table", 0),
        ("指标: 改厕；2020/完成（户）: 1；2021/完成（户）: 2", "主要指标完成情况.et", (), "table", 0),
        ("年份: 2019；改厕: 1\n年份: 2020；改厕: 2", "历年改厕完成情况.ods", (), "table", 0),
        ("2019年；改厕: 1\n2020年；改厕: 2", "历年改厕.csv", (), "table", 0),
        (f"清河镇2021年主要指标完成情况\n{ROWS}", "清河镇2021年主要指标完成情况.xlsx", (), "table", 2021),
        ("清河镇2021年民生指标\n指标: 改厕；完成: 40；时点: 2020年10月31日", "清河镇2021年民生指标.xlsx", (), "table", 2021),
        ("清河镇2021年工作总结\n全年完成改厕40户。", "清河镇2021年工作总结.csv", (), "report", 2021),
        ("清河镇2019—2021年工作总结\n三年完成改厕140户。", "清河镇2019—2021年工作总结.docx", (), "report", 2019),
    ],
    ids=["span", "至", "short span", "columns", "two levels", "rows", "bare rows", "named year", "one year", "report as csv", "report of years"],
)
def test_a_table_of_several_years_is_of_none_of_them(text: str, name: str, folders: tuple[str, ...], kind: Kind, year: int) -> None:
    found = metadata(text, name, folders)
    assert (found.kind, found.year) == (kind, year)


@pytest.mark.parametrize(
    ("title", "date", "kind", "told"),
    [
        ("清河县2024年国民经济和社会发展统计公报", "2025年3月28日", "report", 2024),
        ("关于清河县2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划草案的报告", "2025年1月10日", "report", 2024),
        ("关于清河县2024年预算执行情况和2025年预算草案的报告", "2025年1月10日", "report", 2024),
        ("关于清河县2024年度预算执行和其他财政收支的审计工作报告", "2025年8月10日", "report", 2024),
        ("清河县2024年法治政府建设年度报告", "2025年2月10日", "report", 2024),
        ("清河镇2024年度党建工作情况", "2025年1月10日", "report", 2024),
        ("清河县2024年经济运行情况", "2025年2月1日", "report", 2024),
        ("清河县第七次全国人口普查公报", "2021年5月21日", "report", 2020),
        ("清河镇工作总结", "2025年1月10日", "report", 2024),
        ("清河镇上半年工作总结", "2025年6月28日", "report", 2025),
        ("清河镇2024年政府工作报告", "2025年1月10日", "report", 2024),
        ("清河镇2024年政府工作报告", "2024年1月10日", "report", 2023),
        ("清河镇2025年政府工作报告", "2025年1月10日", "report", 2024),
        ("清河镇2024年民生实事项目实施方案", "2024年3月1日", "plan", 2023),
        ("中国共产党第二十届中央委员会第四次全体会议公报", "2025年10月23日", "other", 2025),
        ("2025年度清河镇政府工作报告", "2025年1月10日", "report", 2024),
        ("清河县审计局2025年工作计划", "2025年1月20日", "plan", 2024),
        ("清河镇2024年人居环境整治方案落实情况报告", "2024年12月20日", "report", 2024),
        ("清河镇防汛工作情况汇报", "2025年6月18日", "report", 2025),
        ("清河镇春节期间安全生产工作总结", "2025年2月20日", "report", 2025),
        ("关于清河县2025年预算安排情况的报告", "2025年1月10日", "report", 2024),
        ("清河县第五次全国经济普查公报", "2025年4月10日", "report", 2025),
        ("清河县基本建设项目竣工财务决算管理办法", "2025年4月10日", "policy", 2025),
        ("清河镇2021—2025年农村人居环境整治实施方案", "2021年3月1日", "policy", 2025),
    ],
)
def test_a_paper_tells_of_the_year_that_is_over(title: str, date: str, kind: Kind, told: int) -> None:
    found = metadata(f"{title}\n（{date}）\n正文。", f"{title}.txt")
    assert (found.kind, reviewed_year(found)) == (kind, told)

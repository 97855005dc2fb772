"""The tables are whole, and a wrong entry is refused by file and entry."""

import shutil
from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.figures import chinese_of, indicators_in, places_in, renamed, standard_name, variants
from assistant.figures.tables import load, read

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
LEARNT = ("清河镇", "怀远县", "江西省清河县")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for table in KNOWLEDGE.glob("*.yaml"):
        shutil.copy(table, tmp_path)
    return tmp_path


def names(text: str) -> list[str]:
    return [mention.name for mention in places_in(text, LEARNT)]


def test_all_provinces_and_prefectures_are_there() -> None:
    levels = [place.level for place in load().places]
    assert (levels.count("国家"), levels.count("省"), levels.count("市")) == (1, 34, 333)


def test_tables_of_reports_are_large_enough() -> None:
    assert len(load().indicators) >= 1500
    assert len(load().words) >= 1200


@pytest.mark.parametrize(
    ("file", "added", "told"),
    [
        ("indicators.yaml", "- {name: 新指标, also: [], colour: red}\n", "不认识的项目“colour”"),
        ("indicators.yaml", "- {name: 新指标, also: 一个词}\n", "新指标"),
        ("indicators.yaml", "- {name: 新指标, also: [危房改造]}\n", "已经有了"),
        ("indicators.yaml", "- {name: 新指标, also: [甲, 乙}\n", "格式有误"),
        ("terms.yaml", "- {term: 旧词, to: 去年, now: [新词]}\n", "应是整数"),
        ("terms.yaml", "- {term: 旧词, from: 2020, to: 2010, now: [新词]}\n", "晚于"),
        ("english.yaml", "- {english: [no], chinese: [不]}\n", "加引号"),
        ("english.yaml", "- {english: [orchard]}\n", "缺少“chinese”"),
    ],
    ids=["unknown key", "word for list", "doubled", "syntax", "word for year", "years reversed", "yaml boolean", "missing key"],
)
def test_a_wrong_entry_is_refused_by_name(folder: Path, file: str, added: str, told: str) -> None:
    with (folder / file).open("a", encoding="utf-8") as table:
        table.write(added)
    with pytest.raises(UsageError, match=told) as refusal:
        read(folder)
    assert file in str(refusal.value)


def test_a_missing_table_is_named(folder: Path) -> None:
    (folder / "units.yaml").unlink()
    with pytest.raises(UsageError, match="units"):
        read(folder)


@pytest.mark.parametrize(
    ("written", "scale", "name", "family"),
    [("万户", 1e4, "户", "计数"), ("亿斤", 1e8, "斤", "重量"), ("千瓦", 1.0, "千瓦", "功率"), ("万元/亩", 1e4, "元/亩", "人民币/亩"), ("%", 1.0, "%", "百分比")],
)
def test_a_unit_is_read_with_its_scale(written: str, scale: float, name: str, family: str) -> None:
    found = load().unit(written)
    assert found is not None
    assert (found[0], found[1].name, found[1].family) == (scale, name, family)


def test_percent_and_percentage_points_are_different_families() -> None:
    assert load().units["%"].family != load().units["个百分点"].family


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("山西和陕西的粮食产量", ["山西省", "陕西省"]),
        ("海南、河南、湖南", ["海南省", "河南省", "湖南省"]),
        ("胸怀远大理想", []),
        ("怀远2024年改厕", ["怀远县"]),
        ("青海南部降雨", ["青海省"]),
        ("上海南站", ["上海市"]),
        ("黄河南岸", []),
        ("吉林大学在吉林", ["吉林省"]),
        ("北京路改造", []),
        ("大同县和大同市", ["大同市"]),
        ("安徽农村危房", ["安徽省"]),
        ("国务院报告里全国就业", ["全国", "全国"]),
        ("高于全国平均水平，创建国家级湿地公园", []),
        ("清河镇和清河去年的数", ["清河镇", "清河镇"]),
        ("大清河镇改厕", []),
        ("水清河畅", []),
        ("清河区改厕", []),
        ("皖2024年粮食", ["安徽省"]),
        ("黑土地保护", []),
        ("幸福安康，长治久安", []),
        ("创新乡村治理", []),
        ("Shanxi or Shaanxi?", ["山西省", "陕西省"]),
        ("nationwide in 2025", ["全国"]),
        ("Guizhou's rural toilets", ["贵州省"]),
        ("a national-level wetland park", []),
        ("grain in Suzhou", ["苏州市", "宿州市"]),
    ],
)
def test_places_are_whole_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_mention_is_a_slice_of_the_text() -> None:
    text = "请问黑龙江省2025年"
    [mention] = places_in(text)
    assert text[mention.start : mention.end] == "黑龙江省"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("去年翻修危房多少户", ["危房改造"]),
        ("安徽2024年打了多少粮食", ["粮食产量"]),
        ("粮食收了多少", ["粮食产量"]),
        ("农村低保平均标准", ["农村低保标准"]),
        ("新农合参合率", ["基本医疗保险参保率"]),
        ("户厕和适老化改造", ["农村改厕", "适老化改造"]),
        ("how many households got dilapidated-house renovation", ["危房改造"]),
        ("How many new urban jobs were created?", ["城镇新增就业"]),
        ("the deficit-to-GDP ratio", ["赤字率"]),
        ("renovation of the old urban residential communities", ["老旧小区改造"]),
        ("丢了工作又找到活干的有几人", ["失业人员再就业"]),
        ("有多少户摘掉返贫帽子", ["消除返贫风险"]),
        ("乡下人的低保多少户，标准呢", ["农村低保"]),
        ("今年打粮食多少斤", ["粮食产量"]),
        ("How many herder households were settled, how many herders settled?", ["游牧民定居"]),
        ("elder canteens for the elderly", ["老年食堂"]),
        ("What was the overall tariff level?", ["关税总水平"]),
        ("mutual-aid teams as well as communes", ["互助组"]),
        ("海关税收和零关税商品", ["税收收入", "零关税"]),
        ("How many people moved into towns?", ["农业转移人口市民化"]),
        ("the urban share of the permanent population", ["常住人口城镇化率"]),
        ("What percentage of people lived in towns and cities?", ["常住人口城镇化率"]),
        ("recipients who lived in urban areas", []),
        ("How long can people expect to live?", ["人均预期寿命"]),
        ("money from higher up for run-down rural houses", ["上级资金", "危房改造"]),
        ("old apartment blocks with new lifts", ["加装电梯"]),
        ("the state health insurance subsidy per person", ["居民医保人均财政补助标准"]),
        ("people lifted out of poverty slipping back", ["监测户"]),
        ("trade-ins of consumer goods bought with special-purpose bonds for local governments", ["消费品以旧换新", "专项债券"]),
        ("days with good air and trees planted", ["空气质量优良天数比例", "植树造林"]),
        ("a new tax for professionals", []),
        ("今天星期几", []),
    ],
)
def test_indicators_are_found_by_any_wording(text: str, expected: list[str]) -> None:
    assert [mention.name for mention in indicators_in(text)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("农村居民人均纯收入", "农村居民人均可支配收入"),
        ("新建和改造提升高标准农田", "高标准农田"),
        ("改造提升高标准农田", "改造提升高标准农田"),
        ("新建污水厂", "污水处理厂"),
        ("农村居民人均居住面积", "农村居民人均住房面积"),
        ("进出口贸易总额", "货物进出口总额"),
        ("推动中小学生每天综合体育活动时间", "中小学生"),
        ("打造林下经济重点县", "林下经济"),
        ("改造农村公路危旧桥梁", "危桥改造"),
        ("高技术制造业增加值占规模以上工业增加值比重", "高技术制造业"),
        ("单位地区生产总值二氧化碳排放", "碳排放强度"),
        ("连续三年提高企业退休人员基本养老金", "退休人员基本养老金"),
        ("道路交通事故死亡人数", "道路交通事故死亡人数"),
        ("肉牛存栏", "牛存栏"),
        ("扣除物价上涨因素", ""),
    ],
)
def test_a_short_wording_does_not_swallow_a_longer_one(words: str, expected: str) -> None:
    assert standard_name(words) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("牛出栏", "牛存栏"),
        ("炼钢产能", "炼铁产能"),
        ("博士点", "硕士点"),
        ("农村低保", "城市低保"),
        ("中央财政赤字", "地方财政赤字"),
        ("A级景区", "5A级景区"),
        ("专精特新", "小巨人企业"),
        ("代表建议", "政协提案"),
        ("有效灌溉面积", "高效节水灌溉面积"),
        ("医院", "三甲医院"),
        ("存款余额", "存贷款余额"),
        ("财政收入", "财政总收入"),
        ("用电量", "工业用电量"),
        ("新增规上企业", "净增规上企业"),
    ],
)
def test_what_is_counted_differently_has_a_name_of_its_own(one: str, other: str) -> None:
    assert standard_name(one) != standard_name(other) != ""
    assert other not in variants(one)


def test_variants_hold_synonyms_and_old_and_new_terms() -> None:
    assert "农村危房改造" in variants("危房改造")
    assert "参保率" in variants("参合率")
    assert "五保户" in variants("特困人员")
    assert "危房改造" not in variants("危房改造")
    assert variants("毫无关系的词") == ()


def test_a_term_is_renamed_only_after_its_last_year() -> None:
    row = renamed("新农合参合率", 2024)
    assert row is not None
    assert row.last == 2013
    assert renamed("参合率", 2012) is None
    assert renamed("巩固拓展脱贫攻坚成果", 2024) is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many households got dilapidated-house renovation in Anhui?", ("户", "危房改造")),
        ("What was the deficit-to-GDP ratio?", ("赤字率",)),
        ("Grain output in jin", ("粮食产量", "斤")),
        ("Through what means is housing assistance provided?", ("方式", "住房救助", "提供")),
        ("Who is it?", ()),
        ("migrant workers working away from home", ("农民工", "外出务工", "外出")),
        ("the new rural cooperative medical scheme", ("新型农村合作医疗",)),
        ("high-tech manufacturing share of above-scale industrial value added", ("高技术制造业", "比重", "规模以上工业增加值")),
        ("Which new roads were set out, as well as paved?", ("道路", "公路", "硬化", "铺设")),
        ("set for 2024", ()),
        ("families at risk of falling back into poverty", ("监测户",)),
        ("electricity used by factories, electricity used", ("工业用电量", "用电量")),
        ("5A tourist attractions and tourist attractions", ("5A级景区", "旅游景区")),
        ("rural wubao", ("五保供养", "农村五保供养")),
        ("taxpayers, an orchard and the crushing season of a sugar mill", ("纳税人", "果园", "榨季", "糖厂")),
        ("Who may vote out a village committee member by joint signature?", ("罢免", "村民委员会成员", "联名")),
        ("earmarked for phase two", ("安排", "二期")),
    ],
)
def test_an_english_question_becomes_chinese_keywords(question: str, expected: tuple[str, ...]) -> None:
    assert chinese_of(question) == expected

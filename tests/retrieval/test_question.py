"""What a question asks: place, years, role, unit, operation, and what is left as subject. The sample library knows 清河镇 only."""

import pytest

from assistant.library import Library
from assistant.records import Period, Query
from assistant.retrieval import understood
from tests.reading.test_long_texts import NASTY


@pytest.mark.parametrize(
    ("question", "operation", "years", "role", "unit"),
    [
        ("2020年完成危房改造多少户？", "value", [2020], "result", "户"),
        ("2021年计划完成危房改造多少户？", "value", [2021], "plan", "户"),
        ("2021年危房改造比2020年多还是少？", "compare", [2021, 2020], None, ""),
        ("2020年户用卫生厕所普及率是多少", "value", [2020], None, "%"),
        ("2021年要新栽果树多少万株", "value", [2021], "plan", "万株"),
        ("2021年想把粮食产量做到多少万吨", "value", [2021], "plan", "万吨"),
        ("2020年主要农作物面积多少亩", "value", [2020], None, "亩"),
        ("群众满意度连续多少年在95%以上", "date", [], None, ""),
        ("2020年补贴性培训有多少", "value", [2020], None, ""),
        ("2021年计划实际利用外资多少亿美元", "value", [2021], "plan", "亿美元"),
        ("2020年脱贫户占比多少", "value", [2020], None, "%"),
        ("2020年事故死亡人数下降了多少", "value", [2020], None, ""),
        ("2020年财政收入上半年多少", "value", [2020], None, "元"),
        ("去年改厕多少户？看21年的报告", "value", [2020], None, "户"),
        ("2020年工作总结指出存在什么问题", "text", [2020], "problem", ""),
        ("“五清一改”具体指哪些事", "definition", [], None, ""),
        ("2022年度工作总结什么时候报送", "date", [2022], None, ""),
        ("How many households got dilapidated-house renovation in 2020?", "value", [2020], "result", "户"),
        ("2020年经济涨了多少", "value", [2020], None, "%"),
        ("What was the output of high-tech industries in 2020?", "value", [2020], "result", "元"),
        ("2020年农村低保标准涨了几个点", "value", [2020], None, "%"),
        ("2020年财政收入离年初目标差了多少万元", "compare", [2020], None, "万元"),
        ("2020年优良天数比例目标是多少", "value", [2020], "plan", "%"),
        ("2020年争取到多少资金", "value", [2020], None, "元"),
        ("2020年集体收入过十万的是哪几个村，各收多少", "list", [2020], None, "个"),
        ("2020年苹果收了多少吨", "value", [2020], None, "吨"),
        ("中小企业预留份额提到多少", "value", [], None, "%"),
        ("How many of those who moved in 2020 were children?", "value", [2020], "result", ""),
        ("What share of people lived in towns at the end of the 13th Five-Year Plan?", "value", [2020], None, "%"),
        ("2020年自来水普及率有多高", "value", [2020], None, "%"),
        ("清河到县城的路全线多长", "value", [], None, "公里"),
        ("2020年每人的标准提高了几块", "value", [2020], None, "元"),
        ("What was the number of childcare places per thousand people in 2020?", "value", [2020], "result", ""),
    ],
    ids=["done", "planned", "compared", "rate", "to be done", "wished", "mainly", "years running", "no money", "name with in fact",
         "share", "change", "part apart", "last year of a report", "problem", "meaning", "date", "english", "everyday rate", "points",
         "behind the goal", "goal of a share",
         "obtained", "each of them", "harvest", "set aside", "who counts", "end of a plan", "how high a rate", "how long a road",
         "pieces of money", "english money", "per thousand"],
)
def test_the_wording_tells_what_is_asked(library: Library, question: str, operation: str, years: list[int], role: str | None, unit: str) -> None:
    query = understood(question, library)
    assert (query.operation, [period.first for period in query.periods], query.role, query.unit) == (operation, years, role, unit)


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("How many toilets did Qinghe Town renovate in 2020?", ("清河镇",)),
        ("How many toilets did Qinghe renovate in 2020?", ("清河镇",)),
        ("How many toilets did Liuhe Town (柳河镇) renovate in 2020?", ("Liuhe Town",)),
        ("How many toilets did Liuhe renovate in 2020?", ("Liuhe",)),
        ("How many toilets were renovated in 2020?", ()),
    ],
)
def test_a_place_is_known_by_its_name_in_latin_letters_and_an_unknown_one_is_not_taken_for_none(library: Library, question: str, places: tuple[str, ...]) -> None:
    assert understood(question, library).places == places


def test_what_is_left_is_the_subject(library: Library) -> None:
    assert understood("2020年清河镇完成了多少户农村危房改造？", library).subject == "农村危房改造"


def test_a_named_report_is_not_the_year_of_its_facts(library: Library) -> None:
    query = understood("2026年安徽省政府工作报告是哪天作的", library)
    assert (query.report_years, query.periods) == ((2026,), ())


def test_our_town_is_the_only_town_of_the_library_and_the_assumption_is_told(library: Library) -> None:
    query = understood("我镇2020年改厕多少户", library)
    assert query.places == ("清河镇",)
    assert query.assumed == ("“我镇”按清河镇理解",)


def test_a_year_that_explains_last_year_replaces_it(library: Library) -> None:
    assert understood("去年——就是2020年——改厕多少户", library).periods == (Period(2020, 2020),)


def test_a_follow_up_takes_over_what_it_leaves_out(library: Library) -> None:
    first = understood("清河镇2020年完成危房改造多少户？", library)
    then = understood("那2021年呢？", library, previous=first)
    assert (then.places, then.subject, then.operation, then.unit) == (("清河镇",), first.subject, "value", "户")
    assert then.periods == (Period(2021, 2021),)


def test_a_new_question_takes_over_nothing_it_says_itself(library: Library) -> None:
    first = understood("清河镇2020年完成危房改造多少户？", library)
    assert understood("2022年清河镇粮食产量是多少？", library, previous=first).subject == understood("2022年清河镇粮食产量是多少？", library).subject


def test_a_short_question_that_stands_alone_is_no_follow_up(library: Library) -> None:
    first = understood("清河镇2020年完成危房改造多少户？", library)
    assert understood("申请危房改造补助需要什么条件？", library, previous=first).periods == ()


def test_quoted_names_are_kept_whole(library: Library) -> None:
    """“四融一共” holds 一共, which asks for a sum elsewhere."""
    assert "四融一共" in understood("“四融一共”包含哪几方面", library).subject


def test_an_english_question_searches_chinese_words(library: Library) -> None:
    query: Query = understood("how many households got dilapidated-house renovation", library)
    assert query.language == "en"
    assert "危房改造" in query.subject


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", [*NASTY, "多少", "哪年", "比", "清河镇", "的"])
def test_a_question_of_pages_is_understood_in_time(piece: str, library: Library) -> None:
    """The page takes 500 characters; a file of questions may hold any."""
    assert understood(piece * (8_000 // len(piece)) + "多少户？", library).text


def test_markup_pasted_with_a_question_does_not_make_it_english(library: Library) -> None:
    query = understood("2020年改造危房多少户？<img src=x onerror=alert(1)> <form action=http://a.example><input></form> http://a.example/long/path", library)
    assert query.language == "zh"

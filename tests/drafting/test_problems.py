"""What is wrong, as earlier reports of the place admit it: their words, not their figures, and nothing they promise."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import drafting
from assistant.drafting.problems import is_named
from assistant.library import Library, collected, opened
from assistant.records import Draft, DraftRequest
from assistant.settings import Settings

LAST = """白云镇2021年工作总结及2022年工作计划
一、2021年工作完成情况
（一）人居环境不断改善。完成危房改造64户，拆除乱搭乱建12处。
（二）乡村产业稳步发展。新建高标准农田1200亩。
（三）民生保障持续加强。发放低保金86万元，着力补齐民生短板。
二、存在的主要问题
在肯定成绩的同时，我们也清醒地认识到，工作中还存在不少困难和问题，主要表现在：一是产业化水平不高，农产品商品率仅有45%，品牌意识不强；二是垃圾收运不及时，群众反映较多；三是去年开工的项目推进缓慢；四是东岭村饮水困难；五是财源结构单一，新的税收增长点尚未形成。对于这些问题，我们将采取有力措施，认真加以解决。
产生这些问题，主要是抓落实力度不足。
三、2022年工作计划
（一）改善人居环境。计划完成危房改造30户。
（二）发展乡村产业。新建高标准农田1500亩。
（三）加强民生保障。按时发放低保金。
"""
BEFORE = """白云镇2020年工作总结
（一）人居环境不断改善。完成危房改造86户。
（二）民生保障持续加强。发放低保金80万元。
同时，我们也清醒地看到，工作中还有不少不足。主要是：少数干部作风不够扎实；垃圾收运不够及时，群众反映较多；道路管护的长效机制还不健全。我们将努力加以改进。
"""
TITLE = "白云镇2022年工作总结及2023年工作计划"


@pytest.fixture
def reports(settings: Settings, tmp_path: Path) -> Iterator[Library]:
    files = {"白云镇2021年工作总结及2022年工作计划.txt": LAST, "白云镇2020年工作总结.txt": BEFORE}
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    made = opened(settings)
    assert [one.status for one in made.add(collected([tmp_path / name for name in files]))] == ["added", "added"]
    yield made
    made.registry.close()


def request(least: int, place: str = "白云镇", **more: object) -> DraftRequest:
    section = {"heading": "二、存在问题", "kind": "review", "length": [least, 600], **more}
    return drafting.of({"place": place, "document": f"{place}2022年工作总结及2023年工作计划", "year": 2023, "sections": [section]})


def past(draft: Draft) -> list[str]:
    return [one.text for one in draft.sections[0].sentences if one.origin == "past"]


def test_last_years_problems_come_without_its_figures_and_names(reports: Library) -> None:
    made = drafting.draft(request(60), reports)
    assert past(made) == ["一是产业化水平不高；", "二是垃圾收运不及时，群众反映较多；", "三是财源结构单一，新的税收增长点尚未形成。"]
    assert {one.period for one in made.citations} == {"2021"}
    for one in made.citations:
        document = reports.document(one.document_id)
        assert document
        assert document.text[one.start : one.end] == one.quote
        assert one.heading_path == ("二、存在的主要问题",)
    assert not [one for one in made.findings if one.level == "error"]
    [told] = [one.text for one in made.findings if one.code == "past_problems"]
    assert "2021年" in told
    assert past(drafting.draft(request(60, kind="plan"), reports)) == past(made), "the heading decides"


def test_older_ones_fill_up_what_is_asked_for_and_are_not_said_twice(reports: Library) -> None:
    made = drafting.draft(request(200), reports)
    assert past(made)[-2:] == ["四是少数干部作风不够扎实；", "五是道路管护的长效机制还不健全。"]
    assert [one.period for one in made.citations] == ["2021", "2021", "2021", "2020", "2020"]


def test_the_form_comes_first_and_what_is_struck_is_left_out(reports: Library) -> None:
    wanted = request(60, points=["养老服务跟不上"], material=["镇区停车难。"])
    found = drafting.evidence(wanted.sections[0], wanted, reports)
    assert found.past
    assert found.past.heading == "二、存在的主要问题"
    key = next(one.key for one in found.past.quotes if "垃圾" in one.text)
    made = drafting.draft(replace(wanted, sections=(replace(wanted.sections[0], struck=(key,)),)), reports)
    assert [one.text for one in made.sections[0].sentences if one.origin == "form"] == ["一是养老服务跟不上；", "镇区停车难。"]
    assert not [one for one in past(made) if "垃圾" in one]


def test_with_nothing_to_draw_from_the_place_is_left_open(reports: Library) -> None:
    made = drafting.draft(request(60, "双塘乡"), reports)
    [only] = made.sections[0].sentences
    assert "【待补：存在的问题】" in only.text
    assert "open_slot" in {one.code for one in made.findings}


@pytest.mark.parametrize(
    "heading", ["二、存在问题", "存在的主要问题和不足", "（四）面临的困难", "主要问题及原因", "二、工作中的困难和问题", "问题与不足", "存在的亟待解决的问题"]
)
def test_the_heading_asks_for_problems(heading: str) -> None:
    assert is_named(heading)


@pytest.mark.parametrize(
    "heading", ["（三）着力补齐民生短板", "解决群众反映的突出问题", "坚持问题导向", "（一）化解存在的问题", "聚焦存在问题抓整改", "持续改善人居环境"]
)
def test_a_heading_of_what_was_done_does_not(heading: str) -> None:
    assert not is_named(heading)


def test_the_outline_of_a_review_has_them_where_the_report_before_it_had(reports: Library) -> None:
    outline = drafting.outline("白云镇", TITLE, 2023, reports)
    assert [one.heading for one in outline if "、" in one.heading[:2]] == ["一、2022年工作完成情况", "二、存在的主要问题", "三、2023年工作计划"]
    made = drafting.draft(DraftRequest("白云镇", TITLE, 2023, outline), reports)
    [section] = [one for one in made.sections if one.heading == "二、存在的主要问题"]
    assert next(one.text for one in section.sentences if one.origin == "past") == "一是产业化水平不高；"
    assert not {one.code for one in made.findings} & {"repeated_sentence", "numbering", "unsupported_number"}

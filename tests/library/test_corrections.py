"""Corrections: kept, undone, surviving a document that comes back; the ledger of an older library gets them when opened."""

from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.library import Library, Outcome, collected, opened
from assistant.records import Correction, Figure, Period
from assistant.settings import Settings
from tests.library.aging import aged

REPORT = "柳河镇2020年工作总结\n一、2020年工作完成情况\n（一）人居环境\n完成危房改造{houses}户，农村改厕520座。清运生活垃圾3240吨。\n"


def added(library: Library, file: Path, houses: int = 86) -> Outcome:
    file.write_text(REPORT.format(houses=houses), "utf-8")
    [outcome] = library.add(collected([file]))
    return outcome


@pytest.fixture
def one(settings: Settings, tmp_path: Path) -> Library:
    library = opened(settings)
    added(library, tmp_path / "2020年工作总结.txt")
    return library


def houses(library: Library) -> Figure:
    [found] = library.figures(indicator="危房改造")
    return found


def journal(library: Library) -> list[str]:
    return [str(action) for (action,) in library.registry.rows("SELECT action FROM journal")]


def test_a_corrected_value_is_what_everybody_reads_until_it_is_undone(one: Library, settings: Settings) -> None:
    other = opened(settings)
    assert houses(other).quantity.text == "86户"
    made = one.corrections.correct(houses(one), amount="88户", note="按台账更正")
    assert (made.was, made.note, made.source) == ("危房改造 86户（2020年）", "按台账更正", "2020年工作总结.txt")
    for library in (one, other):
        assert (houses(library).quantity.text, houses(library).corrected) == ("88户", "86户")
    assert one.corrections.undo(made.number)
    assert not one.corrections.undo(made.number), "once is enough"
    assert (houses(other).quantity.text, houses(other).corrected) == ("86户", "")
    [entry] = one.correction_log()
    assert entry.at
    assert entry.undone
    assert not entry.is_applied
    assert journal(one)[-2:] == ["correct: value", "undo correction"]


def test_indicator_and_period_can_be_corrected(one: Library) -> None:
    one.corrections.correct(houses(one), indicator="农村改厕", period=Period(2019, 2019))
    assert one.figures(indicator="危房改造") == []
    assert [figure.quantity.text for figure in one.figures(indicator="农村改厕", year=2019)] == ["86户"]


def test_a_number_that_is_no_figure_is_left_out(one: Library) -> None:
    made = one.corrections.dismiss(houses(one), "是门牌号")
    assert one.figures(indicator="危房改造") == []
    one.corrections.undo(made.number)
    assert houses(one).corrected == ""


def test_two_indicators_become_one_and_can_be_parted_again(one: Library) -> None:
    made = one.corrections.merge("清运生活垃圾", "生活垃圾清运量")
    [found] = one.figures(indicator="生活垃圾清运量")
    assert found.corrected == "清运生活垃圾"
    with pytest.raises(UsageError, match="已经是同一个"):
        one.corrections.merge("生活垃圾清运量", "清运生活垃圾")
    one.corrections.undo(made.number)
    assert one.figures(indicator="生活垃圾清运量") == []


def test_a_correction_survives_the_document_and_is_not_applied_to_another_version(one: Library, tmp_path: Path) -> None:
    file = tmp_path / "2020年工作总结.txt"
    one.corrections.correct(houses(one), amount="88户")
    added(one, file, 90)
    assert (houses(one).quantity.text, houses(one).corrected) == ("90户", "")
    [entry] = one.correction_log()
    assert (entry.is_applied, entry.undone) == (False, "")
    added(one, file, 86)
    assert houses(one).corrected == "86户", "the corrected version came back"
    assert [entry.is_applied for entry in one.correction_log()] == [True]
    one.remove(houses(one).document_id)
    assert [entry.is_applied for entry in one.correction_log()] == [False]
    added(one, file, 86)
    assert houses(one).quantity.text == "88户"


@pytest.mark.parametrize(
    ("given", "why"), [({}, "没有改动"), ({"amount": "88"}, "带单位"), ({"indicator": "的"}, "指标名称"), ({"amount": "88户", "note": "长" * 300}, "缩短")], ids=str
)
def test_what_cannot_be_a_correction_is_refused_and_leaves_nothing(one: Library, given: dict[str, str], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        one.corrections.correct(houses(one), **given)  # type: ignore[arg-type]  # no period among them
    assert one.corrections.entries() == ()
    assert one.correction_log() == ()


def test_a_library_of_the_second_version_can_be_corrected_after_opening(one: Library, settings: Settings) -> None:
    before = one.figures()
    one.registry.close()
    aged(settings.home, 2)
    again = opened(settings)
    assert again.figures() == before
    assert isinstance(again.corrections.correct(houses(again), amount="88户"), Correction)
    again.registry.close()
    third = opened(settings)
    assert houses(third).quantity.text == "88户"
    third.registry.close()


def test_adding_tells_what_a_report_brings(one: Library, tmp_path: Path) -> None:
    second = added(one, tmp_path / "2020年工作总结.txt", 88)
    assert second.news is not None
    assert [(change.before.quantity.text, change.after.quantity.text) for change in second.news.changed] == [("86户", "88户")]
    (tmp_path / "柳河镇2020年年报.txt").write_text("柳河镇2020年工作总结\n一、2020年工作完成情况\n全镇完成危房改造861户。\n", "utf-8")
    (tmp_path / "柳河镇2021年工作总结.txt").write_text("柳河镇2021年工作总结\n一、2021年工作完成情况\n完成危房改造9户。新建蓄水池3口。\n", "utf-8")
    first, other = one.add(collected([tmp_path / "柳河镇2020年年报.txt", tmp_path / "柳河镇2021年工作总结.txt"]))
    assert first.news is not None
    assert [(change.before.quantity.text, change.source) for change in first.news.conflicts] == [("88户", "2020年工作总结.txt")]
    assert other.news is not None
    assert (other.news.figures, other.news.new) == (2, 2)
    assert other.news.jumps == (), "2020 has two values: no jump can be told"


def test_news_know_what_was_corrected(one: Library, tmp_path: Path) -> None:
    one.corrections.correct(houses(one), amount="860户")
    (tmp_path / "柳河镇2021年工作总结.txt").write_text("柳河镇2021年工作总结\n一、2021年工作完成情况\n完成危房改造64户。\n", "utf-8")
    [outcome] = one.add(collected([tmp_path / "柳河镇2021年工作总结.txt"]))
    assert outcome.news is not None
    assert [(change.before.quantity.text, change.after.quantity.text) for change in outcome.news.jumps] == [("860户", "64户")]

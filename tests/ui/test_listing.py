"""The list of documents: filters, what is covered and what is missing, one document's outline; a queue of files; harmless strings."""

from dataclasses import replace

import pytest

from assistant.errors import UsageError
from assistant.library import Description, Library
from assistant.records import Document, Kind, Metadata, Section
from assistant.ui import document, intake
from assistant.ui.listing import NONE, Wanted, choices, coverage, document_rows, possible
from assistant.ui.words import texts


def listed(place: str, year: int, kind: Kind = "report", number: int = 0) -> Document:
    title = f"{place}{year or ''}年工作总结"
    return Document(f"{number:016x}", f"{title}.txt", Metadata(title, kind, place, "", year), "", 1, 1, "2026-01-01")


DOCUMENTS = [listed("清河镇", 2018, number=1), listed("清河镇", 2021, number=2), listed("清河镇", 2021, number=3), listed("白云镇", 2020, number=4),
             listed("", 2020, number=5), listed("安澜县", 2022, "policy", 6)]  # fmt: skip


def test_coverage_tells_what_is_missing_between_the_first_and_the_last_year() -> None:
    found = coverage(DOCUMENTS)
    assert found.years == ["2018", "2019", "2020", "2021"]
    assert found.rows == [["清河镇", "1份", "缺", "缺", "2份"], ["白云镇", "", "", "1份", ""]]
    assert "清河镇 2018—2021年，缺 2019、2020年" in found.told
    assert "白云镇 2020年 不缺" in found.told
    assert "另有 1 份缺地方或年份" in found.told
    assert "安澜县" not in found.told, "policies are of no year"


def test_an_empty_library_covers_nothing_and_a_copy_does_not_count() -> None:
    assert coverage([]).rows == []
    assert coverage([replace(DOCUMENTS[0], same_text_as="x")]).rows == []


def test_filters_narrow_and_what_is_not_offered_any_more_is_forgotten() -> None:
    def shown(**wanted: str) -> list[str]:
        return [row[0] for row in document_rows(DOCUMENTS, Wanted(**wanted))]

    assert len(shown()) == 6
    assert shown(kind="policy") == ["安澜县2022年工作总结.txt"]
    assert shown(place="清河镇", year="2021") == ["清河镇2021年工作总结.txt"] * 2
    assert shown(place=NONE) == ["2020年工作总结.txt"]
    assert shown(words="白云 2020") == ["白云镇2020年工作总结.txt"]
    offered = choices(DOCUMENTS)
    assert [shown for shown, _ in offered[2]] == ["全部年份", "2022", "2021", "2020", "2018"]
    assert possible(Wanted("字", "policy", "青山镇", "2021"), *offered) == Wanted("字", "policy", "", "2021")


def test_the_sample_is_marked(library: Library) -> None:
    samples = library.sample_ids()
    assert len(samples) == len(library.documents())
    assert all(row[1].endswith("示例") for row in document_rows(library.documents(), Wanted(), samples))


def test_an_outline_is_a_nested_list_that_names_a_role_once() -> None:
    def section(heading: str, level: int, role: str) -> Section:
        return Section(heading, level, (heading,), role, 0, 0, 0)  # type: ignore[arg-type]

    told = document.outline([section("", 0, "other"), section("一、完成情况", 1, "result"), section("（一）<b>住房</b>", 2, "result"), section("二、计划", 1, "plan")])
    assert told.splitlines() == ["- 一、完成情况（回顾）", "    - （一）&lt;b&gt;住房&lt;/b&gt;", "- 二、计划（计划）"]
    assert document.outline([]) == texts.OUTLINE_NONE


def test_a_document_is_shown_with_its_text_and_facts(library: Library) -> None:
    one = next(one for one in library.documents() if one.metadata.year == 2020 and one.metadata.kind == "report")
    shown = document.shown(library, one.id)
    assert shown
    assert "危房改造86户" in shown.text
    assert "清河镇 · 2020年" in shown.facts
    assert document.shown(library, "0" * 16) is None


def test_fields_become_a_description() -> None:
    assert document.described("题", "report", "清河镇", " 2021年 ") == Description("题", "report", "清河镇", 2021)
    assert document.described("题", "report", "", "").year == 0
    with pytest.raises(UsageError, match="年份"):
        document.described("题", "report", "", "去年")


def test_what_was_queued_when_adding_stopped_was_not_added() -> None:
    rows = [["一.txt", texts.STATUSES["added"], "3", ""], [texts.QUEUED, texts.QUEUED, "", ""]]
    assert intake.stopped(rows) == [["一.txt", "已添加", "3", ""], [texts.QUEUED, texts.NOT_ADDED, "", ""]]

"""A draft being worked on: written section by section, edited, moved, locked, and the same again after it was kept."""

from dataclasses import replace

import pytest

from assistant.drafting import section_text, verify
from assistant.drafting.working import (
    WorkingDraft,
    WorkingSection,
    as_json,
    begun,
    draft_of,
    edited_at,
    from_json,
    moved,
    request_of,
    title_of,
    with_section,
    without,
    written,
    written_only,
)  # fmt: skip
from assistant.errors import UsageError
from assistant.library import Library
from assistant.records import AskedIndicator, AskedSection, DraftRequest

HOUSES = AskedSection("持续改善人居环境", "人居环境", "plan", ("推进农村生活污水治理",), (AskedIndicator("危房改造", "60", "户"), AskedIndicator("农村改厕", "", "户")))
ROADS = AskedSection("加快补齐基础设施短板", "基础设施", "plan", ("硬化村组道路",), (AskedIndicator("硬化村组道路", "12", "公里"),))
FORM = begun(DraftRequest("清河镇", "清河镇2023年工作计划", 2023, (HOUSES, ROADS)))


@pytest.fixture
def both(library: Library) -> WorkingDraft:
    return written(written(FORM, 0, library), 1, library)


def text(working: WorkingDraft, at: int) -> str:
    return section_text(draft_of(working).sections[at])


def test_each_section_is_written_from_its_own_form(both: WorkingDraft) -> None:
    assert "危房改造60户" in text(both, 0)
    assert "【待补：农村改厕（户）】" in text(both, 0)
    assert "12公里" in text(both, 1)
    assert "12公里" not in text(both, 0)


def test_what_is_kept_is_read_back_the_same(both: WorkingDraft) -> None:
    assert from_json(as_json(both)) == both


def test_moving_a_section_numbers_the_citations_anew(both: WorkingDraft) -> None:
    before, after = draft_of(both), draft_of(moved(both, 0, 1))
    assert [one.heading for one in after.sections] == [ROADS.heading, HOUSES.heading]
    assert [one.mark for one in after.citations] == list(range(1, len(after.citations) + 1))
    assert {one.quote for one in after.citations} == {one.quote for one in before.citations}
    assert moved(both, 0, -1) == both, "at the end it stays"


def test_a_locked_section_is_not_written_again(both: WorkingDraft, library: Library) -> None:
    locked = with_section(both, 0, replace(both.sections[0], is_locked=True))
    with pytest.raises(UsageError, match="已锁定"):
        written(locked, 0, library)


@pytest.mark.parametrize(
    ("changed", "told"),
    [({"place": ""}, "地方"), ({"year": 0}, "年份"), ({"sections": (WorkingSection(AskedSection("")),)}, "第 1 节没有标题")],
    ids=["place", "year", "heading"],
)
def test_what_the_form_lacks_is_said(changed: dict[str, object], told: str, library: Library) -> None:
    with pytest.raises(UsageError, match=told):
        written(replace(FORM, **changed), 0, library)  # type: ignore[arg-type]


def test_an_edited_figure_without_a_source_is_found_and_nothing_is_changed(both: WorkingDraft, library: Library) -> None:
    typed = text(both, 0) + "全年完成农村改厕79户。"
    edited = edited_at(both, 0, typed, both)
    assert text(edited, 0) == typed
    wrong = [one for one in verify(draft_of(edited), request_of(edited), library) if one.level == "error"]
    assert any("79户" in one.text for one in wrong)
    assert not [one for one in verify(draft_of(both), request_of(both), library) if one.level == "error"]


def test_typing_letter_by_letter_ends_where_typing_at_once_ends(both: WorkingDraft) -> None:
    """Each state is saved; the half-typed sentence of one must not split the sentence of the next."""
    more, working = "全年完成农村改厕79户。", both
    for at in range(1, len(more) + 1):
        working = edited_at(working, 0, text(both, 0) + more[:at], both)
    assert draft_of(working) == draft_of(edited_at(both, 0, text(both, 0) + more, both))


def test_a_sentence_cut_out_and_put_back_keeps_its_source(both: WorkingDraft) -> None:
    """The marks in the text are those of the text as shown, whatever was saved since."""
    shown = draft_of(both)
    cited = next(one for one in shown.sections[0].sentences if one.citations)
    cut = edited_at(both, 0, text(both, 0).replace(cited.text, ""), both)
    assert cited.text not in text(cut, 0)
    again = edited_at(cut, 0, text(both, 0), both)
    assert draft_of(again) == shown


def test_only_written_sections_leave(both: WorkingDraft) -> None:
    third = replace(both, sections=(*both.sections, WorkingSection(AskedSection("筑牢安全稳定防线"))))
    assert [one.heading for one in draft_of(written_only(third)).sections] == [HOUSES.heading, ROADS.heading]
    assert len(without(third, 0).sections) == 2


@pytest.mark.parametrize(
    ("kind", "title"), [("plan", "清河镇2023年工作计划"), ("review", "清河镇2023年工作总结"), ("both", "清河镇2022年工作总结及2023年工作计划")]
)
def test_the_usual_title(kind: str, title: str) -> None:
    assert title_of(replace(FORM, document="", kind=kind)) == title  # type: ignore[arg-type]

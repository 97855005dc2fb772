"""What the buttons and fields of the tab 起草 do, over a real library of its own."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import settings as settings_module
from assistant.errors import UsageError
from assistant.library import Library, opened
from assistant.library.drafts import DraftChanged
from assistant.ui import desk as desks
from assistant.ui import draft_form, draft_side, draft_text
from assistant.ui import draft_rewriting as rewriting
from assistant.ui import draft_steps as steps
from assistant.ui.desk import EMPTY, Desk
from assistant.ui.words import texts
from tests.scripted import scripted

ME = "张三"


@pytest.fixture
def own(sample_home: Path, cache: Path, tmp_path: Path) -> Iterator[Library]:
    home = tmp_path / "home"
    shutil.copytree(sample_home, home)
    made = opened(settings_module.load(home=home, cache=cache))
    yield made
    made.registry.close()


def example(library: Library, name: str = "人居环境计划") -> Desk:
    return steps.example(dict(desks.examples())[name])(library, ME, EMPTY)[0]


def last(found: Iterator[steps.Step]) -> Desk:
    *_, (desk, _) = found
    return desk


def on_screen(desk: Desk) -> Desk:
    return replace(desk, shown=desk.working)


def test_every_example_is_a_form_that_can_be_written(own: Library) -> None:
    assert len(desks.examples()) == 3
    for name, _ in desks.examples():
        looked = desks.looked_over(last(steps.written_all(own, ME, example(own, name))), own)
        assert looked
        assert all(looked.texts)
        assert not [told for told in looked.told if told.finding.level == "error"], name


def test_what_was_written_is_there_after_a_restart(own: Library) -> None:
    desk = last(steps.written(own, ME, example(own)))
    again = steps.refreshed(own, ME, EMPTY)[0]
    assert (again.kept, again.working) == (desk.kept, desk.working)
    assert steps.refreshed(own, "李四", EMPTY)[0] == EMPTY


def test_progress_names_the_section_being_written(own: Library) -> None:
    said = [text for _, text in steps.written_all(own, ME, example(own, "全年工作计划"))]
    assert len(said) == 8
    assert said[2].startswith("正在起草第 3/7 节：持续改善人居环境")


def test_typing_finds_a_figure_without_a_source_and_says_where(own: Library) -> None:
    desk = on_screen(last(steps.written(own, ME, example(own))))
    looked = desks.looked_over(desk, own)
    assert looked
    typed, _ = steps.typed(own, ME, desk, looked.texts[0] + "全年完成农村改厕79户。")
    after = desks.looked_over(typed, own)
    assert after
    [wrong] = [told for told in after.told if told.finding.level == "error"]
    assert (wrong.section, after.texts[0][wrong.start : wrong.end]) == (0, "79户")


def test_form_and_text_typed_in_turns_do_not_undo_each_other(own: Library) -> None:
    desk = on_screen(last(steps.written(own, ME, example(own))))
    text = desks.looked_over(desk, own).texts[0]  # type: ignore[union-attr]
    desk, _ = steps.typed(own, ME, desk, text + "加强管护。")
    desk, _ = steps.document_changed(own, ME, desk, "plan", "清河镇", "2023", "清河镇2023年人居环境工作计划", [])
    desk, _ = steps.typed(own, ME, desk, text + "加强日常管护。")
    assert desk.working
    assert desk.working.document == "清河镇2023年人居环境工作计划"
    assert desks.looked_over(desk, own).texts[0].endswith("加强日常管护。")  # type: ignore[union-attr]


def test_two_windows_do_not_overwrite_each_other(own: Library) -> None:
    desk = example(own)
    steps.added(own, ME, desk)
    with pytest.raises(DraftChanged):
        steps.added(own, ME, desk)


def test_a_locked_section_stays_as_it_is(own: Library) -> None:
    desk = on_screen(last(steps.written(own, ME, example(own))))
    locked, _ = steps.locked(own, ME, desk, True)
    for change in (lambda: steps.typed(own, ME, locked, "改"), lambda: last(steps.written(own, ME, locked)), lambda: steps.dropped(own, ME, locked)):
        with pytest.raises(UsageError, match="已锁定"):
            change()
    again = last(steps.written_all(own, ME, locked))
    assert again.working == locked.working
    assert steps.typed(own, ME, steps.locked(own, ME, again, False)[0], "改。")[0].working != desk.working


def test_a_version_can_be_compared_and_brought_back_and_that_taken_back(own: Library) -> None:
    desk = on_screen(last(steps.written(own, ME, example(own))))
    assert desk.kept
    text = desks.looked_over(desk, own).texts[0]  # type: ignore[union-attr]
    changed, _ = steps.typed(own, ME, desk, text + "加强日常管护。")
    before, now = desks.version_texts(own, ME, changed, 1)
    assert [part for part in draft_side.changes(before, now) if part[1]] == [("加强日常管护。", texts.DRAFT_ADDED)]
    back, _ = steps.rolled_back(own, ME, changed, 1)
    assert back.working == desk.working
    again, _ = steps.rolled_back(own, ME, back, 2)
    assert again.working == changed.working


def test_a_removed_draft_comes_back(own: Library) -> None:
    desk = example(own)
    gone, _ = steps.removed(own, ME, desk)
    assert gone == EMPTY
    assert desk.kept
    assert steps.restored(own, ME, gone, desk.kept.number)[0].working == desk.working


def test_sections_are_listed_as_last_year_had_them(own: Library) -> None:
    desk, _ = steps.document_changed(own, ME, EMPTY, "plan", "清河镇", "2023年", "", [])
    desk, _ = steps.outlined(own, ME, desk)
    assert desk.working
    first = [one.asked.heading for one in desk.working.sections]
    assert len(first) >= 4
    assert steps.outlined(own, ME, desk)[0].working == desk.working, "what is there already is not added again"
    with pytest.raises(UsageError, match="地方"):
        steps.outlined(own, ME, EMPTY)


def test_evidence_that_is_struck_is_not_used_again(own: Library) -> None:
    desk = last(steps.written(own, ME, example(own)))
    asked, found = desk.section(), desks.evidence_of(desk, own)
    assert asked
    assert found
    text = desks.looked_over(desk, own).texts[0]  # type: ignore[union-attr]
    key, item = next((key, item) for key, item in draft_side.items(asked, found) if key.startswith("policy:") and item.citation.quote[:20] in text)
    struck, _ = steps.used(own, ME, desk, key, "struck")
    marked = struck.section()
    assert marked
    assert dict(draft_side.items(marked, found))[key].label.startswith("✕")
    without = last(steps.written(own, ME, struck))
    assert item.citation.quote[:20] not in desks.looked_over(without, own).texts[0]  # type: ignore[union-attr]
    again = last(steps.written(own, ME, steps.used(own, ME, without, key, "")[0]))
    assert again.working == desk.working


def test_rows_copied_from_a_sheet_fill_the_table(own: Library) -> None:
    desk, said = steps.pasted(own, ME, example(own), "指标\t单位\t本年\t上年\n农村改厕\t户\t1,320\t1100\n硬化道路\t公里\t12\t\n")
    assert said == "读入 2 个指标。"
    asked = desk.section()
    assert asked
    assert [(one.name, one.value, one.unit, one.last_year) for one in asked.indicators] == [
        ("危房改造", "60", "户", ""), ("农村改厕", "1,320", "户", "1100"), ("硬化道路", "12", "公里", ""),
    ]  # fmt: skip
    assert draft_form.indicators(draft_form.table(asked.indicators)) == asked.indicators
    with pytest.raises(UsageError, match="复制"):
        steps.pasted(own, ME, desk, " ")


def test_an_uploaded_sheet_fills_the_table_and_its_copy_is_gone(own: Library, tmp_path: Path) -> None:
    file = tmp_path / "指标.csv"
    file.write_text("指标,单位,本年\n农村改厕,户,305\n", "utf-8-sig")
    desk, _ = steps.read_sheet(own, ME, EMPTY, str(file))
    asked = desk.section()
    assert asked
    assert [(one.name, one.value) for one in asked.indicators] == [("农村改厕", "305")]
    assert not file.exists()


def test_the_draft_leaves_in_every_form(own: Library) -> None:
    desk = last(steps.written(own, ME, example(own)))
    (own.home / "tmp").mkdir(exist_ok=True)
    settings = settings_module.load(home=own.home)
    looked = desks.looked_over(desk, own)
    for write, suffix in ((draft_text.as_word, ".docx"), (draft_text.as_annex, ".docx"), (draft_text.as_markdown, ".md"), (draft_text.as_text, ".txt")):
        out = draft_text.left(looked, write, f"{{}}{suffix}", settings)
        assert out.name == f"清河镇2023年工作计划{suffix}"
        assert out.stat().st_size > 200
    with pytest.raises(UsageError, match="先起草"):
        draft_text.left(desks.looked_over(example(own), own), draft_text.as_word, "{}.docx", settings)


def test_missing_facts_are_listed_by_department(own: Library) -> None:
    desk = example(own, "全年工作计划")
    assert desks.missing_list(desk) == "", "nothing is asked for before it has a place in the text"
    told = desks.missing_list(last(steps.written_all(own, ME, desk)))
    assert told.index("## 农业服务中心") < told.index("新增中药材种植（亩）") < told.index("## 村建所") < told.index("农村改厕（户）")


# ---- the chat model


def body(desk: Desk, library: Library) -> str:
    looked = desks.looked_over(desk, library)
    assert looked
    return looked.texts[desk.at]


def rewritten(library: Library, desk: Desk, reply: str, wish: rewriting.Wish | None = None) -> rewriting.Rewritten:
    """What a model that says this makes of the section in hand."""
    *_, last = rewriting.asked(library, desk, wish or rewriting.concise(), scripted(reply)[0])
    assert last.is_final
    return last


def test_a_section_is_rewritten_and_what_it_was_is_one_step_away(own: Library) -> None:
    desk = on_screen(last(steps.written(own, ME, example(own))))
    found = rewritten(own, desk, body(desk, own).replace("，", "，切实", 1), rewriting.longer(400))
    after, said, before = rewriting.taken_over(own, ME, desk, found)
    assert "，切实" in body(after, own)
    assert said == "已改写“持续改善人居环境”（扩写到400字）"
    looked = desks.looked_over(after, own)
    assert looked
    assert not [told for told in looked.told if told.finding.level == "error"]
    assert {figure.text for figure in looked.draft.figures} == {figure.text for figure in desks.looked_over(desk, own).draft.figures}  # type: ignore[union-attr]
    assert steps.rolled_back(own, ME, after, before)[0].working == desk.working


def test_a_changed_fact_is_shown_and_the_section_stays(own: Library) -> None:
    desk = last(steps.written(own, ME, example(own)))
    found = rewritten(own, desk, body(desk, own).replace("60户", "90户"))
    after, said, before = rewriting.taken_over(own, ME, desk, found)
    assert (after, before) == (desk, 0)
    assert "保持原样" in said
    told = rewriting.refused_text(found.made.refused)
    assert "**改动了数、时间、名称或口径：60户、90户**" in told
    assert told.index("模型写成") < told.index("90户", told.index("模型写成")) < told.index("保留原句")
    hostile = rewriting.refused_text(rewritten(own, desk, "投资900万元<img src=x onerror=alert(1)>**![](http://evil.invalid)。").made.refused)
    assert "900万元" in hostile
    assert "<img" not in hostile
    assert "](http" not in hostile


def test_what_a_model_wrote_is_not_laid_over_a_later_change(own: Library) -> None:
    desk = on_screen(last(steps.written(own, ME, example(own))))
    text = body(desk, own)
    found = rewritten(own, desk, text.replace("，", "，切实", 1))
    typed = steps.typed(own, ME, desk, text + "加强日常管护。")[0]
    with pytest.raises(UsageError, match="又改过"):
        rewriting.taken_over(own, ME, typed, found)
    back = steps.typed(own, ME, on_screen(typed), text)[0]
    assert rewriting.taken_over(own, ME, back, found)[2], "as it was again"
    locked = steps.locked(own, ME, steps.refreshed(own, ME, EMPTY)[0], True)[0]
    with pytest.raises(UsageError, match="又改过"):
        rewriting.taken_over(own, ME, locked, found)


def test_a_section_moved_while_the_model_wrote_is_found_again(own: Library) -> None:
    desk = last(steps.written(own, ME, example(own)))
    found = rewritten(own, desk, body(desk, own).replace("，", "，切实", 1))
    moved = steps.moved(1)(own, ME, steps.turned(own, ME, steps.added(own, ME, desk)[0], 0)[0])[0]
    after, _, _ = rewriting.taken_over(own, ME, moved, found)
    assert after.at == 1
    assert "，切实" in body(after, own)


def test_what_cannot_be_rewritten_is_said_before_a_model_is_asked(own: Library) -> None:
    model, chat = scripted("好")
    desk = last(steps.written(own, ME, example(own)))
    for wrong in (example(own), EMPTY, steps.locked(own, ME, desk, True)[0]):
        with pytest.raises(UsageError, match="请先"):
            list(rewriting.asked(own, wrong, rewriting.formal(), model))
    with pytest.raises(UsageError, match="请先写明"):
        rewriting.free("  ")
    for most in (None, 9):
        with pytest.raises(UsageError, match="50 到 3000"):
            rewriting.longer(most)
    assert not chat.asked


def test_numbers_of_persons_do_not_reach_the_model(own: Library) -> None:
    desk = on_screen(last(steps.written(own, ME, example(own))))
    desk = on_screen(steps.typed(own, ME, desk, body(desk, own) + "联系电话13800138000。")[0])
    model, chat = scripted(body(desk, own).replace("，", "，切实", 1).replace("13800138000", "〔号码甲〕"))
    *_, found = rewriting.asked(own, desk, rewriting.free("突出电话"), model)
    assert "13800138000" not in chat.sent()
    assert "突出电话" in chat.sent()
    assert "13800138000" in body(rewriting.taken_over(own, ME, desk, found)[0], own)

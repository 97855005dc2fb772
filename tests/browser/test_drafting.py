"""The tab 起草 as a clerk uses it: fill in, write, edit, be told, lock, leave; and all of it there after a reload."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as Word
from playwright.sync_api import Page, expect

from tests.browser.test_access import faults

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
SELECTED = "words => { const box = document.querySelector('#draft-text textarea'); return box.value.slice(box.selectionStart, box.selectionEnd) === words; }"
TRAP = '<img src=x onerror="window.__x=1"><form action=http://x>'


FIRST = {"人居环境计划": "持续改善人居环境", "全年工作计划": "发展壮大特色产业"}


def drafting(page: Page, example: str = "人居环境计划") -> None:
    page.get_by_role("tab", name="起草").click()
    expect(page.locator("#draft-choice input")).not_to_have_value("", timeout=30_000)  # what was kept is shown; until then the buttons may move away
    page.get_by_role("button", name=f"示例：{example}").click()
    expect(page.get_by_role("textbox", name="本节标题")).to_have_value(FIRST[example], timeout=30_000)
    expect(page.locator("#draft-text textarea")).to_have_value("")


def text_of(page: Page) -> str:
    return page.locator("#draft-text textarea").input_value()


def write(page: Page) -> None:
    page.get_by_role("button", name="起草本节").click()
    expect(page.locator("#draft-text textarea")).to_have_value(re.compile("危房改造60户"), timeout=30_000)


def test_a_section_is_written_marked_edited_and_there_after_a_reload(opened_page: Open) -> None:
    page = opened_page()
    drafting(page)
    write(page)
    under = page.locator(".draft-under")
    expect(under.locator("mark.draft-form").filter(has_text="60户")).to_have_count(1)
    expect(under.locator("mark.draft-past").filter(has_text="47户")).to_have_count(1)
    expect(under.locator("mark.draft-slot")).to_have_text("【待补：农村改厕（户）】")
    box = page.locator("#draft-text textarea")
    box.press("Control+End")
    box.press_sequentially("全年完成农村改厕79户。")
    expect(under.locator("mark.draft-wrong")).to_have_text("79户")
    finding = page.locator("#draft-findings").get_by_role("gridcell").filter(has_text="“79户”")
    expect(finding).to_have_count(1)
    assert under.evaluate("(one) => one.scrollHeight") == box.evaluate("(one) => one.scrollHeight"), "the marks lie under their words"
    finding.click()
    page.wait_for_function(SELECTED, arg="79户")
    before = text_of(page)
    page.reload()
    page.get_by_role("tab", name="起草").click()
    expect(page.locator("#draft-text textarea")).to_have_value(before, timeout=30_000)


def test_what_an_input_method_a_paste_or_a_deletion_changes_is_saved(opened_page: Open) -> None:
    """None of them presses a key that gradio would see."""
    page = opened_page()
    drafting(page)
    write(page)
    box = page.locator("#draft-text textarea")
    said, whole = page.locator("#draft-said"), page.locator("#draft-whole")
    page.get_by_role("tab", name="全文").click()
    box.press("Control+End")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "jiaqiang", "selectionStart": 8, "selectionEnd": 8})
    keyboard.send("Input.insertText", {"text": "加强管护。"})
    expect(whole).to_contain_text("加强管护。")
    for _ in range(5):
        box.press("Backspace")
    expect(whole).not_to_contain_text("加强管护。")
    page.get_by_role("textbox", name="标题", exact=True).fill("清河镇人居环境计划")
    expect(said).to_have_text("已保存。")
    page.reload()
    page.get_by_role("tab", name="起草").click()
    expect(page.get_by_role("textbox", name="标题", exact=True)).to_have_value("清河镇人居环境计划", timeout=30_000)
    assert "加强管护" not in text_of(page)


def test_all_sections_are_written_and_a_locked_one_is_left_alone(opened_page: Open) -> None:
    page = opened_page()
    drafting(page, "全年工作计划")
    page.get_by_role("button", name="起草全部").click()
    expect(page.get_by_role("radio", name=re.compile("7. 全面加强党的建设 ✓"))).to_be_visible(timeout=60_000)
    page.get_by_role("radio", name=re.compile("3. 持续改善人居环境")).click()
    expect(page.locator("#draft-text textarea")).to_have_value(re.compile("危房改造60户"))
    page.locator("#draft-text textarea").press("Control+End")
    page.locator("#draft-text textarea").press_sequentially("压实责任。")
    expect(page.locator("#draft-said")).to_have_text("已保存。")
    page.get_by_role("checkbox", name="锁定").check()
    expect(page.locator("#draft-text textarea")).to_be_disabled()
    page.get_by_role("button", name="起草全部").click()
    expect(page.locator("#draft-said")).to_have_text("已起草全部", timeout=60_000)
    page.get_by_role("radio", name=re.compile("3. 持续改善人居环境")).click()
    expect(page.locator("#draft-text textarea")).to_have_value(re.compile("压实责任。$"))
    page.get_by_role("tab", name="版本").click()
    page.get_by_role("radio", name=re.compile("^1 · ")).click()
    expect(page.locator("#draft-changes")).to_contain_text("压实责任。")


def test_the_draft_leaves_as_a_word_file(opened_page: Open, tmp_path: Path) -> None:
    page = opened_page()
    drafting(page)
    write(page)
    page.get_by_role("button", name="导出 Word").click()
    with page.expect_download() as download:
        page.locator("a[download]").first.click()
    file = tmp_path / "草稿.docx"
    download.value.save_as(file)
    assert "危房改造60户" in "".join(paragraph.text for paragraph in Word(str(file)).paragraphs)


def test_what_is_typed_into_the_form_is_shown_as_characters(opened_page: Open) -> None:
    page = opened_page()
    drafting(page)
    page.get_by_role("textbox", name="本节标题").fill(TRAP)
    page.get_by_role("textbox", name="要点（一行一条）").fill(f"推进{TRAP}治理")
    expect(page.get_by_role("radio", name=re.compile("onerror"))).to_be_visible()
    page.get_by_role("button", name="起草本节").click()
    expect(page.locator("#draft-text textarea")).to_have_value(re.compile("onerror"), timeout=30_000)
    for tab in ("依据", "去年同节", "版本", "全文"):
        page.get_by_role("tab", name=tab, exact=True).click()
    expect(page.locator("#draft-whole")).to_contain_text("onerror")
    assert page.evaluate("window.__x") is None
    assert page.locator("form, #draft-columns img").count() == 0


@pytest.mark.parametrize("width", [1366, 390], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_tab_is_accessible_and_nothing_hangs_over(scheme: str, width: int, opened_page: Open) -> None:
    page = opened_page(width, 844, scheme)
    drafting(page)
    write(page)
    for tab in ("核验", "依据", "去年同节", "版本", "全文"):
        page.get_by_role("tab", name=tab, exact=True).click()
        assert not list(faults(page)), tab
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ends = "marks => marks.map(mark => mark.getBoundingClientRect().right)"
    assert max(page.locator("#draft-legend span[class^=draft-]").evaluate_all(ends)) <= width

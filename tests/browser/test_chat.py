"""The tab 问答 as a clerk uses it: marks open sentences, conversations stay, windows do not disturb each other, the server may be started anew."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_page import SENTENCE, ask, assert_harmless
from tests.ui.serving import served
from tests.ui.test_rendering import PAYLOADS

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
HOUSES = "2020年完成危房改造多少户？"
EACH_YEAR = "2019年到2022年危房改造分别多少户？"
BY_YEAR = {2019: "112户", 2020: "86户", 2021: "64户", 2022: "47户"}


def new(page: Page) -> None:
    page.get_by_role("button", name="新对话").click()
    expect(page.locator("#chat").get_by_test_id("user")).to_have_count(0)


def test_a_mark_opens_its_sentence_by_click_and_by_key(opened_page: Open) -> None:
    page = opened_page()
    ask(page, EACH_YEAR)
    chat, marked = page.locator("#chat"), page.locator("#excerpt .highlighted")
    chat.locator('a[href$="-3"]').first.click()
    expect(marked).to_contain_text("64户")
    expect(page.get_by_role("radio", name=re.compile(r"^\[3\]"))).to_be_checked()
    chat.locator('a[href$="-2"]').first.press("Enter")
    expect(marked).to_have_text(SENTENCE)
    assert urlsplit(page.url).fragment == "", "our links are events, they lead nowhere"


def test_the_original_text_opens_at_the_sentence_and_the_file_can_be_taken_away(opened_page: Open, sample_home: Path) -> None:
    page = opened_page()
    ask(page, HOUSES)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="打开原文").click()
    text = opened.value
    expect(text.locator("mark")).to_have_text(SENTENCE)
    expect(text.locator("mark")).to_be_in_viewport()
    expect(text.get_by_role("heading", name="（三）人居环境不断改善")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="下载原件").click()
    assert saved.value.suggested_filename == "清河镇2020年工作总结及2021年工作计划.docx"
    originals = [file.read_bytes() for file in (sample_home / "originals").rglob("*.docx")]
    assert Path(saved.value.path()).read_bytes() in originals


def test_several_years_are_a_table_and_a_chart_and_a_comparison_shows_its_formula(opened_page: Open) -> None:
    page = opened_page()
    ask(page, EACH_YEAR)
    table = page.locator("#chat").get_by_test_id("bot").last.get_by_role("table")
    for year, houses in BY_YEAR.items():
        expect(table.get_by_role("row", name=re.compile(rf"{year}年 {houses}"))).to_be_visible()
    expect(page.locator("#answer-trend").get_by_role("img", name=re.compile("危房改造（户）：2019年112户，2020年86户"))).to_be_visible()
    ask(page, "2020年危房改造比上年多还是少？")
    reply = page.locator("#chat").get_by_test_id("bot").last
    expect(reply.get_by_role("heading", name="减少26户")).to_be_visible()
    expect(reply).to_contain_text("计算：86-112=-26 户")
    expect(page.locator("#answer-trend")).to_be_hidden()


def test_a_condition_can_be_added_and_a_following_question_asked(opened_page: Open) -> None:
    page = opened_page()
    ask(page, HOUSES)
    page.locator("#filter-add input").click()
    page.get_by_role("option", name="时段：2021年").click()
    reply = page.locator("#chat").get_by_test_id("bot").last
    expect(reply.get_by_role("heading", name="减少22户")).to_be_visible(timeout=30_000)  # two years make a comparison
    expect(page.get_by_role("checkbox", name="时段：2021年")).to_be_checked()
    expect(page.locator("#chat").get_by_test_id("user")).to_have_count(1)
    reply.get_by_role("link", name=EACH_YEAR).click()
    expect(page.locator("#chat").get_by_test_id("user").last).to_have_text(EACH_YEAR, timeout=30_000)
    expect(page.locator("#chat").get_by_test_id("bot").last.get_by_role("table")).to_contain_text("47户")


def test_a_refusal_says_what_to_add_and_its_near_misses_open(opened_page: Open) -> None:
    page = opened_page()
    ask(page, "2018年完成危房改造多少户？")
    reply = page.locator("#chat").get_by_test_id("bot").last
    expect(reply).to_contain_text("怎样才能答： 添加写有2018年数据的总结、年报或统计表。")
    reply.locator('a[href^="#near-"]').last.click()
    expect(page.get_by_role("radio", name=re.compile("^相近2"))).to_be_checked()
    reply.get_by_role("link", name="去添加资料").click()
    expect(page.get_by_role("tab", name="资料库")).to_have_attribute("aria-selected", "true")


def test_conversations_stay_are_found_renamed_deleted_and_brought_back(opened_page: Open) -> None:
    page = opened_page()
    ask(page, HOUSES)
    page.reload()
    expect(page.locator("#chat").get_by_role("heading", name="86户")).to_be_visible(timeout=30_000)
    expect(page.locator("#excerpt .highlighted")).to_have_text(SENTENCE)
    page.locator("#chat").locator('a[href^="#ask-"]').first.click()  # goes on after a reload
    expect(page.locator("#chat").get_by_test_id("user")).to_have_count(2, timeout=30_000)
    expect(page.get_by_role("button", name="停止")).to_be_disabled(timeout=30_000)  # answered: the list is drawn once more
    page.get_by_role("button", name="改名").click()
    page.get_by_role("textbox", name="对话名称").fill("住房 保障七")
    page.get_by_role("textbox", name="对话名称").press("Enter")
    mine = page.locator("#conversation-list").get_by_text("住房 保障七")
    expect(mine).to_be_visible()
    new(page)
    page.get_by_role("textbox", name="搜索对话").fill("保障七")
    expect(page.locator("#conversation-list").get_by_role("radio")).to_have_count(1)
    mine.click()
    expect(page.locator("#chat").get_by_test_id("user")).to_have_count(2)
    with page.expect_download() as saved:
        page.get_by_role("link", name="导出 Markdown").click()
    assert saved.value.suggested_filename == "住房 保障七.md"
    assert SENTENCE in Path(saved.value.path()).read_text("utf-8")
    page.locator("#conversation-tools").get_by_role("button", name="删除").click()
    expect(mine).to_be_hidden()
    expect(page.locator("#chat").get_by_test_id("user")).to_have_count(0)
    page.locator("#conversation-removed").get_by_role("button", name="撤销").click()
    expect(mine).to_be_visible()
    expect(page.locator("#chat").get_by_test_id("user")).to_have_count(2)


def test_two_windows_have_two_conversations(opened_page: Open) -> None:
    one, other = opened_page(), opened_page()
    ask(one, HOUSES)
    ask(other, "2021年完成危房改造多少户？")
    ask(one, "那2022年呢？")
    expect(one.locator("#chat").get_by_role("heading", name="47户")).to_be_visible()
    expect(one.locator("#chat").get_by_test_id("user")).to_have_count(2)
    expect(other.locator("#chat").get_by_test_id("user")).to_have_count(1)
    expect(other.locator("#chat").get_by_role("heading", name="64户")).to_be_visible()


def test_an_opinion_with_its_note_is_kept(opened_page: Open) -> None:
    page = opened_page()
    ask(page, HOUSES)
    page.get_by_role("button", name="有误").click()
    note = page.get_by_role("textbox", name=re.compile("补充说明"))
    note.fill("年份不对")
    note.press("Enter")
    expect(note).to_have_attribute("placeholder", "已记下，谢谢。")
    page.reload()
    expect(page.get_by_role("button", name="有误")).to_have_class(re.compile("primary"), timeout=30_000)


def test_composing_with_an_input_method_sends_nothing(opened_page: Open) -> None:
    page = opened_page()
    page.get_by_role("textbox", name="问题").click()
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "wei fang", "selectionStart": 8, "selectionEnd": 8})
    keyboard.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229})
    keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13})
    keyboard.send("Input.insertText", {"text": "危房"})
    expect(page.get_by_role("textbox", name="问题")).to_have_value("危房")
    expect(page.locator("#chat").get_by_test_id("user")).to_have_count(0)


def test_everything_can_be_reached_by_keyboard(opened_page: Open) -> None:
    page = opened_page()
    page.get_by_role("textbox", name="问题").focus()
    page.keyboard.type(HOUSES)
    page.keyboard.press("Enter")
    expect(page.locator("#chat").get_by_role("link", name=EACH_YEAR)).to_be_visible(timeout=30_000)
    reached = set()
    page.evaluate("document.activeElement.blur()")
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.getAttribute('href') || document.activeElement.textContent.trim()"))
    for wanted in ("list-toggle", "新对话", "copy", "opinion-good", "提问", "open-text", "open-original"):
        assert wanted in reached, (wanted, reached)
    assert any(str(one).startswith("#cite-") for one in reached)
    assert any(str(one).startswith("#ask-") for one in reached)


def test_a_phone_opens_the_list_as_a_drawer(opened_page: Open) -> None:
    page = opened_page(390, 844)
    ask(page, HOUSES)
    column, toggle = page.locator("#conversations"), page.locator("#list-toggle")
    expect(column).to_be_hidden()
    toggle.click()
    expect(column).to_be_visible()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(column).to_be_hidden()
    toggle.click()
    page.locator("#conversation-list label").first.click()
    expect(column).to_be_hidden()


def test_payloads_in_questions_stay_text_in_chat_list_and_files(opened_page: Open) -> None:
    page = opened_page()
    for payload in PAYLOADS[:20]:
        ask(page, f"2020年完成危房改造多少户？{' '.join(payload.split())}")
        assert_harmless(page)
        new(page)
    page.reload()
    expect(page.locator("#conversation-list").get_by_role("radio").nth(19)).to_be_visible(timeout=30_000)
    assert_harmless(page)


def test_twenty_questions_at_once_from_ten_browsers_get_their_own_answers(browser: Browser, address: str) -> None:
    pages = [browser.new_context(locale="zh-CN").new_page() for _ in range(10)]
    for page in pages:
        page.goto(address)
        page.get_by_role("textbox", name="问题").wait_for()
    years = list(BY_YEAR)
    for turn in range(2):
        for at, page in enumerate(pages):
            box = page.get_by_role("textbox", name="问题")
            box.fill(f"{years[(at + turn) % 4]}年完成危房改造多少户？")
            box.press("Enter")
        for at, page in enumerate(pages):
            expect(page.locator("#chat").get_by_role("heading", name=BY_YEAR[years[(at + turn) % 4]])).to_be_visible(timeout=60_000)
            expect(page.locator("#chat").get_by_test_id("user")).to_have_count(turn + 1)
    for page in pages:
        page.context.close()


def test_a_server_started_anew_is_found_again_and_nothing_typed_is_lost(browser: Browser, sample_home: Path, cache: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(sample_home, home)
    page = browser.new_context(locale="zh-CN").new_page()
    with served(home, cache, with_open_page=True) as address:
        page.goto(address)
        ask(page, HOUSES)
        page.get_by_role("textbox", name="问题").fill("那2021年呢？")
    banner = page.get_by_role("alert").filter(has_text="连接中断")
    expect(banner).to_be_visible(timeout=30_000)
    expect(page.get_by_text(re.compile("Connection", re.I))).to_be_hidden()
    port = urlsplit(address).port
    assert port
    with served(home, cache, port, with_open_page=True):
        expect(banner).to_be_hidden(timeout=30_000)
        expect(page.get_by_role("textbox", name="问题")).to_have_value("那2021年呢？")
        page.get_by_role("textbox", name="问题").press("Enter")
        expect(page.locator("#chat").get_by_role("heading", name="64户")).to_be_visible(timeout=60_000)
        expect(page.locator("#chat").get_by_role("heading", name="86户")).to_be_visible()  # the turn before is still there
        page.context.close()

"""The page as a clerk uses it, in Chromium: ask, be refused, add, remove; found by label and role."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
SENTENCE = "加大防违控违工作力度，完成危房改造86户，其中贫困户危房改造31户；"
REPORT = "清河镇2020年工作总结及2021年工作计划.docx"


def ask(page: Page, question: str) -> None:
    box = page.get_by_role("textbox", name="问题")
    box.fill(question)
    box.press("Enter")
    reply = page.locator("#chat").get_by_test_id("bot").last
    expect(reply).to_contain_text(re.compile(r"."), timeout=30_000)
    expect(reply).not_to_contain_text("正在", timeout=30_000)


def reply(page: Page) -> str:
    return page.locator("#chat").get_by_test_id("bot").last.inner_text()


@pytest.mark.parametrize("question", ["2020年完成危房改造多少户？", "How many households got dilapidated-house renovation in 2020?"], ids=["zh", "en"])
def test_a_question_gets_figure_source_and_highlighted_sentence(opened_page: Open, question: str) -> None:
    page = opened_page()
    ask(page, question)
    expect(page.locator("#chat").get_by_role("heading", name="86户")).to_be_visible()
    expect(page.locator("#chat").get_by_text(re.compile(rf"\[1\] {re.escape(REPORT)} › 一、2020年工作完成情况 › .*2020年 · 回顾"))).to_be_visible()
    expect(page.get_by_role("radio", name=re.compile(re.escape(REPORT)))).to_be_checked()
    expect(page.locator("#excerpt .highlighted")).to_have_text(SENTENCE)
    expect(page.locator("#excerpt")).to_contain_text("拨付危房改造补助资金")


def test_a_filter_can_be_taken_away_and_a_new_conversation_begun(opened_page: Open) -> None:
    page = opened_page()
    ask(page, "2020年完成危房改造多少户？")
    chip = page.get_by_role("checkbox", name="时段：2020年")
    expect(chip).to_be_checked()
    chip.uncheck()
    expect(page.get_by_role("checkbox", name="时段：2020年")).not_to_be_checked()
    expect(page.locator("#chat").get_by_test_id("user")).to_have_count(1)  # answered again, not asked again
    expect(page.locator("#chat").get_by_role("heading", name="86户")).to_have_count(0, timeout=30_000)  # of the newest year now
    expect(page.get_by_role("button", name="停止")).to_be_disabled(timeout=30_000)  # pressed before, the answer would be put back
    page.get_by_role("button", name="新对话").click()
    expect(page.locator("#chat").get_by_test_id("user")).to_have_count(0)
    page.get_by_text("申请危房改造补助需要什么条件？").click()
    expect(page.locator("#excerpt .highlighted").first).to_contain_text("条件", timeout=30_000)


def test_a_refusal_gives_its_reason_and_what_came_nearest(opened_page: Open) -> None:
    page = opened_page()
    ask(page, "2023年完成危房改造多少户？")
    expect(page.locator("#chat").get_by_role("heading", name="资料中未找到")).to_be_visible()
    assert re.search(r"最接近的内容（均未采用）：\s*是", reply(page)), reply(page)
    expect(page.locator("#evidence-detail")).to_contain_text("未采用：是")
    expect(page.locator("#excerpt .highlighted").first).to_contain_text("危房")


NAME = "<img src=x onerror=window.__x=1>[登录](javascript:window.__x=1)青山镇2021年工作总结.txt"
TEXT = """青山镇2021年工作总结<form action=http://evil.example><input></form>
一、2021年工作完成情况<svg onload=window.__x=1>
（一）**水利**<script>window.__x=1</script>![图](http://evil.example/a.png)
全镇上下齐心协力，<iframe src=http://evil.example></iframe>各项水利任务按时推进。<details open ontoggle=window.__x=1>
全年<img src=x onerror=window.__x=1>新建<form action=http://evil.example>蓄水池</form>217口[点此](http://evil.example)，<a href=javascript:window.__x=1>验收</a>全部合格。
&lt;img src=x onerror=window.__x=1&gt; <style>body{display:none}</style> <base href=http://evil.example/> <object data=http://evil.example></object>
"""
QUESTION = "2021年青山镇新建蓄水池多少口？<img src=x onerror=window.__x=1> ![](http://evil.example/b.png) <form action=http://evil.example><input></form>"


def assert_harmless(page: Page) -> None:
    assert page.evaluate("window.__x") is None
    places = ("#chat", "#conversations", "#evidence", "#added", "#outcomes", "#confirm", "#documents")
    ours = ", ".join(f'[href^="{start}"]' for start in ("#cite-", "#near-", "#ask-", "#library", "/text/", "/original/", "/conversation/"))
    tags = ("img", "form", f"a:not({ours})", "iframe", "script", "object")
    marked = page.locator(", ".join(f"{place} {tag}" for place in places for tag in tags))
    assert marked.count() == 0
    assert page.locator("body").is_visible()


def test_a_file_full_of_traps_is_added_cited_listed_and_removed_as_plain_text(opened_page: Open) -> None:
    page = opened_page()
    page.get_by_role("tab", name="资料库").click()
    page.locator("#upload input[type=file]").set_input_files(FilePayload(name=NAME, mimeType="text/plain", buffer=TEXT.encode()))
    expect(page.locator("#upload")).to_contain_text("青山镇")
    page.get_by_role("button", name="添加", exact=True).click()
    expect(page.locator("#added")).to_contain_text("已添加 1 份", timeout=30_000)
    expect(page.locator("#news")).to_contain_text("新数据 1 个（共 1 个）")
    expect(page.locator("#outcomes")).to_contain_text("<img src=x onerror=window.__x=1>[登录]")
    assert_harmless(page)
    page.get_by_role("tab", name="问答").click()
    ask(page, QUESTION)
    expect(page.locator("#chat").get_by_role("heading", name="217口")).to_be_visible()
    expect(page.locator("#chat").get_by_test_id("bot")).to_contain_text("<img src=x onerror=window.__x=1>新建<form")
    expect(page.locator("#excerpt .highlighted")).to_contain_text("<form action=http://evil.example>")
    assert_harmless(page)
    ask(page, QUESTION.replace("2021年", "2031年"))  # refused: its near misses show headings of the file
    expect(page.locator("#chat").get_by_test_id("bot").last).to_contain_text("（一）**水利**<script>window.__x=1</script>![图](http://evil.example/a.png)")
    assert_harmless(page)
    page.get_by_role("tab", name="资料库").click()
    page.get_by_role("textbox", name="筛选资料").fill("青山")
    expect(page.locator("#count")).to_contain_text("符合筛选的 1 份")
    page.locator("#documents").get_by_role("gridcell").filter(has_text="青山镇").first.click()
    page.get_by_role("button", name="删除", exact=True).click()
    expect(page.locator("#confirm")).to_contain_text("确定删除")
    assert_harmless(page)
    page.get_by_role("button", name="确定删除").click()
    expect(page.locator("#count")).to_contain_text("没有符合筛选的资料")
    assert_harmless(page)


def test_a_second_report_tells_what_contradicts_the_first(opened_page: Open) -> None:
    page = opened_page()
    page.get_by_role("tab", name="资料库").click()
    for name, houses in (("白云镇2020年工作总结.txt", 86), ("白云镇2020年年报.txt", 88)):
        text = f"白云镇2020年工作总结\n一、2020年工作完成情况\n全镇完成危房改造{houses}户。\n"
        page.locator("#upload input[type=file]").set_input_files(FilePayload(name=name, mimeType="text/plain", buffer=text.encode()))
        expect(page.locator("#upload")).to_contain_text("白云镇")
        page.get_by_role("button", name="添加", exact=True).click()
        expect(page.locator("#outcomes")).to_contain_text(name, timeout=30_000)
        expect(page.locator("#upload")).not_to_contain_text("白云镇", timeout=30_000)
    expect(page.locator("#news")).to_contain_text("与别的报告冲突 1 处")
    expect(page.locator("#differences")).to_contain_text("2020年 86户（白云镇2020年工作总结.txt）")


def test_a_phone_shows_everything_without_scrolling_sideways(opened_page: Open) -> None:
    page = opened_page(390, 844)
    ask(page, "2020年完成危房改造多少户？")
    expect(page.locator("#excerpt .highlighted")).to_have_text(SENTENCE)
    for tab in ("问答", "指标台账", "资料库"):
        page.get_by_role("tab", name=tab).click()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), tab


def test_the_ledger_shows_a_place_over_the_years_and_the_sentence_of_a_cell(opened_page: Open) -> None:
    page = opened_page()
    page.get_by_role("tab", name="指标台账").click()
    place = page.get_by_role("listbox", name="地方").or_(page.get_by_role("combobox", name="地方")).first
    expect(place).to_have_value("清河镇", timeout=30_000)
    place.click()
    page.get_by_role("option", name="清河镇", exact=True).click()
    page.get_by_role("textbox", name="指标", exact=True).fill("危旧房改造")
    table = page.locator("#ledger-table")
    expect(page.locator("#ledger-count")).to_contain_text(re.compile(r"^\s*3 行"))  # the narrowed table is there
    expect(table.get_by_role("gridcell").filter(has_text="危房改造（户）").first).to_be_visible()
    table.get_by_role("gridcell").filter(has_text="64户").first.click()
    expect(page.locator("#ledger-excerpt .highlighted")).to_contain_text("64", timeout=30_000)
    expect(page.locator("#ledger-evidence-detail")).to_contain_text("2021比2020：减22户")
    expect(page.locator("#trend").get_by_role("img", name=re.compile("危房改造（户）：2019年112户"))).to_be_visible()
    page.get_by_role("radio", name=re.compile(r"docx$")).first.check()
    expect(page.locator("#ledger-excerpt .highlighted")).to_contain_text("危房改造64户")
    page.get_by_role("button", name="导出 Excel").click()
    with page.expect_download() as saved:
        page.locator("#ledger-file a").first.click()
    assert saved.value.suggested_filename == "指标台账 清河镇 回顾.xlsx"

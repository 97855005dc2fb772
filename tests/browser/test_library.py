"""The tabs 资料库 and 设置 as a clerk uses them, in Chromium, over a library of their own that may be emptied."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.test_access import faults
from tests.browser.test_page import ask
from tests.ui.serving import served

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
TRAP = "<img src=x onerror=window.__x=1>[登录](javascript:window.__x=1)"


@pytest.fixture(scope="module")
def address(sample_home: Path, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("emptied") / "home"
    shutil.copytree(sample_home, home)
    with served(home, cache) as found:
        yield found


def report(place: str, year: int, houses: int) -> bytes:
    return f"关注公众号获取更多资料\n{place}{year}年工作总结\n一、{year}年工作完成情况\n（一）住房\n全镇完成危房改造{houses}户。\n".encode()


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def library(page: Page) -> None:
    page.get_by_role("tab", name="资料库").click()
    expect(page.locator("#count")).to_contain_text("份资料")


def put(page: Page, name: str, data: bytes) -> None:
    page.locator("#upload input[type=file]").set_input_files(FilePayload(name=name, mimeType="application/octet-stream", buffer=data))
    expect(page.locator("#upload")).to_contain_text(name.rsplit(".", 1)[0][:6])
    page.get_by_role("button", name="添加", exact=True).click()
    expect(page.locator("#added")).to_contain_text("完成：", timeout=60_000)
    expect(page.locator("#upload")).not_to_contain_text(name.rsplit(".", 1)[0][:6], timeout=30_000)


def choose(page: Page, text: str) -> None:
    page.locator("#documents").get_by_role("gridcell").filter(has_text=text).first.click()
    expect(page.locator("#document-facts")).to_contain_text(text)


def test_a_zip_is_added_file_by_file_and_told_what_is_missing(opened_page: Open) -> None:
    page = opened_page()
    library(page)
    names = {f"白云镇/白云镇{year}年工作总结.txt": report("白云镇", year, 80 + year - 2018) for year in (2018, 2020)}
    put(page, "历年.zip", packed({**names, "白云镇/空.txt": b""}))
    expect(page.locator("#added")).to_contain_text("已添加 2 份，未添加 1 份")
    refused = page.locator("#outcomes").get_by_role("row").filter(has_text="空.txt")
    expect(refused).to_contain_text("请重新取得原件")
    expect(page.locator("#coverage-panel")).to_contain_text("白云镇 2018—2020年，缺 2019年")
    page.locator("#coverage-panel > button").click()
    expect(page.locator("#coverage").get_by_role("gridcell").filter(has_text="缺").first).to_be_visible()
    assert not list(faults(page))
    page.locator("#coverage").get_by_role("row").filter(has_text="白云镇").get_by_role("gridcell").filter(has_text="1份").first.click()
    expect(page.locator("#count")).to_contain_text("符合筛选的 1 份")
    choose(page, "白云镇2018年工作总结")
    expect(page.locator("#outline")).to_contain_text("（一）住房")
    page.get_by_role("tab", name="正文").click()
    expect(page.get_by_role("textbox", name="整理后的正文")).to_have_value(re.compile("完成危房改造80户"))
    expect(page.locator("#dropped")).to_contain_text("关注公众号获取更多资料")
    assert not list(faults(page))


def test_what_a_document_is_can_be_said_and_holds_at_once(opened_page: Open) -> None:
    page = opened_page()
    library(page)
    put(page, "总结.txt", "工作总结\n一、完成情况\n全年新建蓄水池217口。\n".encode())
    choose(page, "总结.txt")
    expect(page.locator("#document-facts")).to_contain_text("没有地区 · 没有年份")
    page.get_by_role("tab", name="改信息").click()
    page.locator("#document-detail").get_by_role("textbox", name="地区").fill("青山镇")
    page.locator("#document-detail").get_by_role("textbox", name="年份").fill("二〇二一")
    page.locator("#describe").click()
    expect(page.locator("#added")).to_contain_text("不是年份")
    expect(page.locator("#document-detail").get_by_role("textbox", name="地区")).to_have_value("青山镇")
    page.locator("#document-detail").get_by_role("textbox", name="年份").fill("2021")
    page.locator("#describe").click()
    expect(page.locator("#document-facts")).to_contain_text("青山镇 · 2021年")
    page.get_by_role("tab", name="问答").click()
    ask(page, "青山镇2021年新建蓄水池多少口？")
    expect(page.locator("#chat").get_by_role("heading", name="217口")).to_be_visible()


def test_removing_and_replacing_can_be_undone_and_erasing_cannot(opened_page: Open) -> None:
    page = opened_page()
    library(page)
    name = f"{TRAP}黑石镇2021年工作总结.txt"
    put(page, name, report("黑石镇", 2021, 64))
    choose(page, "黑石镇2021年工作总结")
    page.locator("#replace input[type=file], input[type=file]#replace").or_(page.locator("#document-buttons input[type=file]")).first.set_input_files(
        FilePayload(name=f"{TRAP}黑石镇2021年工作总结（定稿）.txt", mimeType="text/plain", buffer=report("黑石镇", 2021, 65))
    )
    expect(page.locator("#added")).to_contain_text("替换", timeout=30_000)
    expect(page.locator("#document-facts")).to_contain_text("（定稿）")
    page.locator("#undo").click()
    expect(page.locator("#added")).to_contain_text("已恢复")
    expect(page.locator("#document-facts")).not_to_contain_text("（定稿）")
    page.get_by_role("button", name="删除", exact=True).click()
    page.get_by_role("button", name="确定删除").click()
    expect(page.locator("#added")).to_contain_text("已删除")
    expect(page.locator("#removals")).to_contain_text("最近删除（1）")
    page.locator("#undo").click()
    expect(page.locator("#document-facts")).to_contain_text("黑石镇2021年工作总结")
    page.get_by_role("button", name="删除", exact=True).click()
    page.get_by_role("button", name="确定删除").click()
    page.locator("#removals > button").click()
    page.locator("#removal-list").get_by_role("gridcell").filter(has_text="黑石镇").first.click()
    expect(page.get_by_role("button", name="马上清除")).to_be_enabled()
    page.wait_for_timeout(400)  # its colour fades in
    assert not list(faults(page))
    page.get_by_role("button", name="马上清除").click()
    expect(page.locator("#added")).to_contain_text("已清除")
    expect(page.locator("#removals")).to_be_hidden()
    assert page.evaluate("window.__x") is None
    assert page.locator("#added img, #document-side img, #removals img, #added a, #document-side a").count() == 0


def test_the_keyboard_alone_leads_from_the_list_to_a_saved_place(opened_page: Open) -> None:
    page = opened_page()
    page.get_by_role("tab", name="问答").focus()
    page.keyboard.press("Tab")
    library_tab = page.get_by_role("tab", name="资料库")
    library_tab.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_contain_text("份资料")
    page.get_by_role("textbox", name="筛选资料").focus()
    page.keyboard.insert_text("2019年工作总结")
    expect(page.locator("#count")).to_contain_text("符合筛选的 1 份")
    expect(page.locator("#documents").get_by_role("gridcell").filter(has_text="2019年工作总结")).to_have_count(1)  # the table follows the count
    page.wait_for_timeout(500)  # drawn once more when the list is asked for again: the focus would be gone
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('#documents')"):
            break
    expect(page.get_by_role("option")).to_have_count(0)  # lists of choices close behind the person
    page.keyboard.press("Enter")
    expect(page.locator("#document-facts")).to_contain_text("2019年工作总结")
    page.get_by_role("tab", name="改信息").focus()
    page.keyboard.press("Enter")
    title = page.locator("#document-detail").get_by_role("textbox", name="标题", exact=True)
    expect(title).to_have_value("清河镇2019年工作总结及2020年工作计划")  # the form is filled once it is drawn; typed before, the words would be gone
    title.focus()
    page.keyboard.press("End")
    page.keyboard.insert_text("（送审稿）")
    expect(title).to_have_value("清河镇2019年工作总结及2020年工作计划（送审稿）")
    page.wait_for_timeout(500)  # what is typed is seen a moment before it is kept
    page.locator("#describe").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#document-title")).to_contain_text("（送审稿）")


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (390, 844)], ids=["office", "large", "phone"])
def test_nothing_runs_over_the_edge_whatever_is_open(size: tuple[int, int], opened_page: Open) -> None:
    page = opened_page(*size)
    library(page)
    page.locator("#coverage-panel > button").click()
    choose(page, "2020年工作总结")
    for tab in ("标题层次", "正文", "改信息"):
        page.get_by_role("tab", name=tab).click()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), tab
    page.get_by_role("tab", name="设置").click()
    expect(page.locator("#storage")).to_contain_text("磁盘还剩")  # what is stored has been shown
    page.get_by_role("radio", name="特大").check()
    library(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "large letters"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_settings_are_accessible_and_fit(scheme: str, opened_page: Open) -> None:
    for width in (1366, 390):
        page = opened_page(width, 844, scheme)
        page.get_by_role("tab", name="设置").click()
        expect(page.locator("#storage")).to_contain_text("磁盘还剩")
        page.get_by_role("button", name="版本").click()
        assert not list(faults(page))
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_colours_and_letters_are_kept_by_the_browser(opened_page: Open) -> None:
    page = opened_page()
    page.get_by_role("tab", name="设置").click()
    expect(page.locator("#storage")).to_contain_text("磁盘还剩")  # what is stored has been shown
    page.get_by_role("radio", name="深色").check()
    page.get_by_role("radio", name="特大").check()
    page.get_by_role("radio", name="简短").check()
    expect(page.locator("body")).to_have_class(re.compile(r"\bdark\b"))
    address, page = page.url.split("?")[0], page.context.new_page()  # leaving a page in the middle of an event is an error of its own in gradio
    page.goto(address)
    page.get_by_role("textbox", name="问题").wait_for()
    expect(page.locator("body")).to_have_class(re.compile(r"\bdark\b"))
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20.8px"
    ask(page, "2020年完成危房改造多少户？")
    told = page.locator("#chat").get_by_test_id("bot").last
    expect(told.locator("a[href^='#cite-']").first).to_be_visible()
    expect(told.locator("blockquote")).to_be_hidden()
    expect(told.locator("a[href^='#ask-']").first).to_be_hidden()
    page.get_by_role("tab", name="设置").click()
    expect(page.get_by_role("radio", name="特大")).to_be_checked()
    expect(page.get_by_role("radio", name="简短")).to_be_checked()
    page.get_by_role("radio", name="完整").check()
    expect(told.locator("blockquote")).to_be_attached()
    expect(told.locator("blockquote")).not_to_have_css("display", "none")
    expect(page.locator("#storage")).to_contain_text("磁盘还剩")
    page.get_by_role("radio", name="跟随系统").check()
    expect(page.locator("body")).not_to_have_class(re.compile(r"\bdark\b"))


def test_the_office_s_place_is_saved_and_questions_follow_it(opened_page: Open) -> None:
    page = opened_page()
    page.get_by_role("tab", name="设置").click()
    page.get_by_role("textbox", name="所在地").fill("清河镇")
    page.get_by_role("button", name="保存", exact=True).last.click()
    expect(page.locator("#settings-saved")).to_contain_text("已保存")
    page.get_by_role("tab", name="问答").click()
    ask(page, "我镇2020年完成危房改造多少户？")
    expect(page.locator("#chat").get_by_role("heading", name="86户")).to_be_visible()


@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
def test_no_english_word_of_gradio_is_left(locale: str, opened_page: Open) -> None:
    page = opened_page(locale=locale)
    library(page)
    expect(page.locator("#upload")).to_contain_text("将文件拖放到此处")
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    page.locator("#upload input[type=file]").set_input_files(FilePayload(name="总结.txt", mimeType="text/plain", buffer=b"x"))
    expect(page.locator("#upload")).to_contain_text("总结")
    page.locator("#documents").get_by_role("gridcell").first.click()
    page.get_by_role("tab", name="设置").click()
    left = page.evaluate(
        """() => [...document.querySelectorAll("[aria-label], [title], [placeholder]")].flatMap((one) =>
           ["aria-label", "title", "placeholder"].map((name) => one.getAttribute(name) || "")).filter((said) => /^[A-Za-z. ]{4,}$/.test(said))"""
    )
    assert left == []


def test_a_backup_is_made_and_the_emptied_library_restored_from_it(opened_page: Open, tmp_path: Path) -> None:
    """Last in this file: it ends with the library as it was when the backup was made."""
    page = opened_page()
    page.get_by_role("tab", name="设置").click()
    page.get_by_role("button", name="做一份备份").click()
    expect(page.locator("#backup-told")).to_contain_text("备份好了", timeout=60_000)
    with page.expect_download() as waiting:
        page.locator("#backup-file a").first.click()
    file = tmp_path / "备份.zip"
    waiting.value.save_as(file)
    assert zipfile.ZipFile(file).testzip() is None
    library(page)
    before = re.findall(r"共 \d+ 份", page.locator("#count").inner_text())
    page.get_by_role("button", name="移除示例资料").click()
    expect(page.locator("#added")).to_contain_text("已移除 11 份示例资料", timeout=60_000)
    expect(page.get_by_role("button", name="放入示例资料")).to_be_visible()
    page.get_by_role("tab", name="设置").click()
    page.locator("#restore-file input[type=file]").set_input_files(file)
    expect(page.locator("#restore-file")).to_contain_text("备份")
    page.get_by_role("button", name="用这个备份恢复").click()
    expect(page.locator("#restore-confirm")).to_contain_text("备份.zip")
    assert not list(faults(page))
    page.get_by_role("button", name="确定恢复").click()
    expect(page.locator("#restore-told")).to_contain_text("恢复好了", timeout=120_000)
    library(page)
    expect(page.locator("#count")).to_contain_text(before[0])
    page.get_by_role("tab", name="问答").click()
    ask(page, "清河镇2020年完成危房改造多少户？")
    expect(page.locator("#chat").get_by_role("heading", name="86户")).to_be_visible()

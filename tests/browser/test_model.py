"""A chat model set up on the page: its wording grows, what is wrong is crossed out, the key is nowhere in the page."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_access import faults
from tests.browser.test_drafting import drafting, text_of, write
from tests.models.serving import DONE, Told, chunk, served
from tests.ui.serving import SECRET

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
KEY = f"{SECRET}-in-the-page-0123"
REPLY = ("2020年完成危房", "改造86户，", "其中贫困户危房改造31户。[1]", "2020年完成改厕", "102户。[1]", '<img src="http://evil.invalid/x">[1]', "![](http://evil.invalid/y)[1]")


@pytest.fixture
def page(opened_page: Open) -> Iterator[Page]:
    made = opened_page()
    yield made
    made.get_by_role("tab", name="设置").click()
    made.get_by_role("button", name="不用模型").click()
    expect(made.locator("#model-message")).to_contain_text("已停用模型")


def set_up(page: Page, address: str) -> None:
    page.get_by_role("tab", name="设置").click()
    page.locator("#model-address input").fill(address)
    page.locator("#model-key input").fill(KEY)
    page.get_by_role("button", name="测试连接").click()
    expect(page.locator("#model-message")).to_contain_text("共 2 个模型")
    page.locator("#model-name input").click()
    page.get_by_role("option", name="m", exact=True).click()
    page.get_by_role("button", name="保存模型").click()


def test_the_models_wording_grows_and_what_is_wrong_is_crossed_out(page: Page) -> None:
    with served(Told(pieces=(*map(chunk, REPLY), DONE), pause_seconds=0.25)) as server:
        set_up(page, server.address)
        expect(page.locator("#model-state")).to_contain_text("现在使用“m”")
        assert KEY not in page.content()
        page.get_by_role("tab", name="问答").click()
        box = page.get_by_role("textbox", name="问题")
        box.fill("2020年完成危房改造多少户？")
        box.press("Enter")
        reply = page.locator("#chat").get_by_test_id("bot").last
        expect(reply.get_by_role("heading", name="86户")).to_be_visible(timeout=30_000)
        expect(reply.locator("del")).to_have_text("2020年完成改厕102户", timeout=30_000)
        expect(reply).to_contain_text("2020年完成危房改造86户，其中贫困户危房改造31户。[1]")
        expect(reply).to_contain_text("加大防违控违工作力度")
        expect(reply).not_to_contain_text("正在组织语言")
        assert reply.locator("img").count() == 0


def test_an_address_outside_asks_first_and_nothing_is_sent(page: Page) -> None:
    page.get_by_role("tab", name="设置").click()
    page.locator("#model-provider input").click()
    page.get_by_role("option", name="DeepSeek").click()
    expect(page.locator("#model-address input")).to_have_value(re.compile("deepseek"))
    page.locator("#model-key input").fill(KEY)
    page.get_by_role("button", name="保存模型").click()
    expect(page.get_by_role("button", name=re.compile("我已看过，同意发给 api.deepseek.com"))).to_be_visible()
    expect(page.get_by_role("textbox", name="发送的例子")).to_have_value(re.compile("完成危房改造86户"))
    page.get_by_role("tab", name="问答").click()
    box = page.get_by_role("textbox", name="问题")
    box.fill("2020年完成危房改造多少户？")
    box.press("Enter")
    expect(page.locator("#chat").get_by_test_id("bot").last).to_contain_text("还没有同意", timeout=30_000)


def test_a_section_is_rewritten_undone_refused_and_stopped(page: Page) -> None:
    with served(Told(pause_seconds=0.05)) as server:
        page.get_by_role("tab", name="起草").click()
        expect(page.get_by_role("button", name="更简练")).to_be_hidden()
        set_up(page, server.address)
        drafting(page)
        write(page)
        box, said, text = page.locator("#draft-text textarea"), page.locator("#draft-said"), text_of(page)
        server.pieces = (chunk(text.replace("，", "，切实", 1)), DONE)
        page.get_by_role("button", name="更简练").click()
        expect(box).to_have_value(re.compile("，切实"), timeout=30_000)
        expect(said).to_have_text("已改写“持续改善人居环境”（更简练）")
        page.get_by_role("button", name="撤销改写").click()
        expect(box).to_have_value(text)
        expect(page.get_by_role("button", name="撤销改写")).to_be_hidden()
        page.get_by_role("button", name="改写", exact=True).click()
        expect(said).to_contain_text("请先写明怎么改")
        server.pieces = (chunk(text.replace("60户", "90户")), DONE)
        page.get_by_role("textbox", name="别的改法").fill("改成90户")
        page.get_by_role("button", name="改写", exact=True).click()
        expect(page.locator("#draft-refused")).to_contain_text("60户、90户", timeout=30_000)
        expect(box).to_have_value(text)
        expect(box).to_be_editable()
        assert not list(faults(page))
        server.pieces = (*(chunk(letter) for letter in text[:400]), DONE)
        page.get_by_role("button", name="更正式").click()
        expect(said).to_contain_text("已写")
        expect(box).not_to_be_editable()
        page.get_by_role("button", name="停止").filter(visible=True).click()
        expect(said).to_have_text("已停止。")
        expect(box).to_be_editable()
        expect(box).to_have_value(text)
        for _ in range(50):
            page.wait_for_timeout(200)
            if server.requests[-1][0] == "left":
                break
        assert server.requests[-1][0] == "left", "the model is not left writing"
        expect(said).to_have_text("已停止。")

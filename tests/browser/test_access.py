"""The page for people who do not see or point well: axe-core finds nothing serious; what the copy button puts into the clipboard."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_page import ask

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
GRADIO_S_OWN = {  # rule → what stands in the markup of the element; not ours to write, and no component has an option for it
    "aria-required-children": 'class="examples ',  # the example questions: buttons with names of their own, in a box that calls itself a list
    "scrollable-region-focusable": 'class="bubble-wrap ',  # the log of the chat: Chromium and Firefox let the keyboard into a scroller by themselves
}


def faults(page: Page) -> Iterator[str]:
    """Violations of serious or critical impact: rule, element, what is wrong."""
    page.evaluate("Promise.all(document.getAnimations().filter((one) => one.effect.getTiming().iterations !== Infinity).map((one) => one.finished.catch(() => null)))")
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    for violation in found:
        for node in violation["nodes"]:
            excused = GRADIO_S_OWN.get(violation["id"])
            if violation["impact"] in ("serious", "critical") and not (excused and excused in node["html"]):
                yield f"{violation['id']}: {node['html'][:200]} {node['failureSummary']}"


@pytest.mark.parametrize("width", [1366, 390], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_tabs_are_accessible(scheme: str, width: int, opened_page: Open) -> None:
    page = opened_page(width, 844, scheme)
    assert not list(faults(page))
    ask(page, "2020年完成危房改造多少户？")
    expect(page.locator("#excerpt .highlighted")).to_be_visible()
    assert not list(faults(page))
    ask(page, "2023年完成危房改造多少户？")
    expect(page.locator("#evidence-detail")).to_contain_text("未采用")
    assert not list(faults(page))
    page.get_by_role("tab", name="指标台账").click()
    page.get_by_role("textbox", name="指标", exact=True).fill("危房改造")
    page.locator("#ledger-table").get_by_role("gridcell").filter(has_text="缺").first.wait_for()  # far down in the whole table
    assert not list(faults(page))
    page.locator("#ledger-table").get_by_role("gridcell").filter(has_text="86户").first.click()
    expect(page.locator("#ledger-excerpt .highlighted")).to_be_visible()
    page.get_by_role("button", name="更正这个数").click()
    page.get_by_role("button", name="更正记录").click()
    expect(page.get_by_role("button", name="保存更正")).to_be_visible()
    assert not list(faults(page))
    page.get_by_role("tab", name="资料库").click()
    expect(page.locator("#documents").get_by_role("gridcell").first).to_be_visible()
    assert not list(faults(page))
    page.locator("#documents").get_by_role("gridcell").first.click()
    page.get_by_role("button", name="删除", exact=True).click()
    expect(page.locator("#confirm")).to_be_visible()
    assert not list(faults(page))


def test_an_answer_is_copied_as_plain_text_with_its_sources(opened_page: Open) -> None:
    page = opened_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("#copy")
    expect(button).to_be_hidden()
    ask(page, "2020年完成危房改造多少户？")
    for name, expected in (("#copy-figure", "86户"), ("#copy-answer", "2020年：加大防违控违工作力度，完成危房改造86户，其中贫困户危房改造31户；")):
        page.locator(name).click()
        expect(page.locator(name)).to_have_text("已复制")
        assert page.evaluate("navigator.clipboard.readText()") == expected
    button.click()
    expect(button).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("2020年：加大防违控违工作力度，完成危房改造86户，其中贫困户危房改造31户；[1]\n")
    assert "[1] reports/清河镇2020年工作总结及2021年工作计划.docx（2020，回顾）" in copied
    expect(button).to_have_text("连同出处")
    page.get_by_role("button", name="新对话").click()
    expect(button).to_be_hidden()

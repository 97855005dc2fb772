"""The page in English: chosen in the settings, kept, and nothing in Chinese but what documents, places and indicators say."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assistant.ui.words import Texts, messages
from assistant.ui.words.both import Both
from tests.browser.test_access import faults

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
# visible characters in Chinese that are not marked as such
UNMARKED = r"""() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.trim(), holder = walk.currentNode.parentElement;
    if (/[\u4e00-\u9fff，。；（）]/.test(text) && holder.checkVisibility() && !holder.closest("script, style, [lang|=zh]")) found.push(text.slice(0, 60));
  }
  return found;
}"""
MARKED = """() => [...document.querySelectorAll("[lang|=zh]")].filter((one) => one.checkVisibility() && !one.closest("#language-choice"))
  .map((one) => one.innerText.trim())"""


def captions() -> set[str]:
    """The page's own words in Chinese, which no document consists of."""
    both = [one.zh for kind in Texts.__mro__ for one in vars(kind).values() if isinstance(one, Both)]
    every = [one for texts in both for one in (texts.values() if isinstance(texts, dict) else texts if isinstance(texts, list) else [texts])]
    return {str(one) for one in (*every, *messages.EVERY, *messages.CELLS)} - {""}


def look(page: Page) -> None:
    """English, accessible, and as wide as the window."""
    assert page.evaluate(UNMARKED) == []
    told = page.evaluate(MARKED)
    assert [one for one in told if one in captions() or re.search("· (?:回顾|计划|问题)$", one)] == []
    assert list(faults(page)) == []
    for width in (390, 1366):
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_function("document.documentElement.scrollWidth <= window.innerWidth")


def ask(page: Page, question: str) -> None:
    box = page.get_by_role("textbox", name="Question")
    box.fill(question)
    box.press("Enter")
    expect(page.get_by_role("button", name="Stop", exact=True).first).to_be_disabled(timeout=30_000)


def test_english_is_chosen_once_and_spoken_by_every_tab(opened_page: Open, address: str) -> None:
    page = opened_page()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.get_by_role("tab", name="设置").click()
    page.get_by_role("radio", name="English").click()
    page.wait_for_url(f"{address}/en/")
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    ask(page, "How many households got dilapidated-house renovation in 2020?")
    expect(page.locator("#chat").get_by_role("heading", name="86户")).to_be_visible(timeout=30_000)
    look(page)
    ask(page, "How many households got dilapidated-house renovation in 2031?")
    expect(page.locator("#chat").get_by_role("heading", name="Not found in the library")).to_be_visible(timeout=30_000)
    look(page)
    page.get_by_role("tab", name="Draft").click()
    page.get_by_role("button", name=re.compile("^Example: ")).first.click()
    expect(page.locator("#draft-sections label").first).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Draft all").click()
    expect(page.locator("#draft-findings")).to_be_visible(timeout=30_000)
    look(page)
    page.get_by_role("tab", name="Figures").click()
    page.locator("#ledger-table").get_by_role("gridcell").filter(has_text="64户").first.click()
    expect(page.locator("#ledger-evidence-detail")).to_contain_text("2021 against 2020: down 22户", timeout=30_000)
    look(page)
    page.get_by_role("tab", name="Library").click()
    page.locator("#documents").get_by_role("gridcell").first.click()
    expect(page.locator("#document-facts")).to_contain_text("passages", timeout=30_000)
    look(page)
    page.get_by_role("tab", name="Settings").click()
    expect(page.locator("#storage")).to_contain_text("in all", timeout=30_000)
    for fold in ("versions", "all-settings", "add-user", "journal"):
        page.locator(f"#{fold} button").first.click()
    look(page)
    page.get_by_role("radio", name="中文").click()
    page.wait_for_url(f"{address}/")
    expect(page.get_by_role("textbox", name="问题")).to_be_visible()

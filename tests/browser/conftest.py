"""A real server and a real Chromium. Every page fails its test on an outside request, a console error or a breach of the content policy."""

import re
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.conftest import ROOT, need_program
from tests.ui.serving import served

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
expect.set_options(timeout=30_000)  # a busy machine is slow to draw; what never comes still fails
LEFT = re.compile(r"Connection errored out\. $|^AbortError: ")  # what gradio says of its own open streams when a page is left or loaded again


@pytest.fixture(scope="session")
def address(sample_home: Path, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("browsed") / "home"
    shutil.copytree(sample_home, home)
    with served(home, cache) as found:
        yield found


@pytest.fixture(scope="module")  # not longer: its event loop would be in the way of asynchronous tests
def browser() -> Iterator[Browser]:
    need_program("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield started
        started.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


FAILED = pytest.StashKey[bool]()


@pytest.fixture
def opened_page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens the page at a size; watched until the test ends, a picture kept in test-results/ when it fails."""
    wrong: list[str] = []
    pages: list[Page] = []

    def open_page(width: int = 1366, height: int = 768, scheme: Literal["light", "dark"] = "light", locale: str = "zh-CN") -> Page:
        context = browser.new_context(locale=locale, viewport=ViewportSize(width=width, height=height), color_scheme=scheme)
        context.add_init_script("document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))")
        page = context.new_page()
        page.on("request", lambda sent: wrong.append(f"outside request {sent.url}") if not sent.url.startswith((address, "data:", "blob:")) else None)
        page.on("console", lambda said: wrong.append(f"console {said.text}") if said.type == "error" and not LEFT.search(said.text) else None)
        page.on("pageerror", lambda error: wrong.append(f"page error {error}") if not LEFT.search(str(error)) else None)
        page.goto(address)
        page.get_by_role("textbox", name="问题").wait_for()
        pages.append(page)
        return page

    yield open_page
    if request.node.stash.get(FAILED, False):
        folder = ROOT / "test-results"
        folder.mkdir(exist_ok=True)
        for number, page in enumerate(pages):
            page.screenshot(path=folder / f"{request.node.name}-{number}.png", full_page=True)
    for page in pages:
        page.context.close()
    assert not wrong

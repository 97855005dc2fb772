"""Logging in with a real browser: the form, what each role is offered, the end of a session under an open page, the section 用户."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from assistant.library.users import Users
from tests.browser.test_access import faults
from tests.ui.serving import served
from tests.ui.visiting import PASSWORDS, PEOPLE

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
EXPECTED = re.compile(r"status of (401|429)|Connection errored out|^Response$|^AbortError: ")  # a wrong password; what gradio says of an ended session


@pytest.fixture(scope="module")
def home(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("browsed-office") / "home"
    shutil.copytree(sample_home, made)
    users = Users(made)
    for name, password in PASSWORDS.items():
        users.add(name, PEOPLE[name], password)  # type: ignore[arg-type]
    users.close()
    return made


@pytest.fixture(scope="module")
def office(home: Path, cache: Path) -> Iterator[str]:
    with served(home, cache) as found:
        yield found


@pytest.fixture
def visit(browser: Browser, office: str) -> Iterator[Visit]:
    """Opens the page as somebody new; no outside request, no console error but those of a refused login, no breach of the policy."""
    wrong: list[str] = []
    contexts = []

    def open_page(width: int = 1366, height: int = 768, scheme: str = "light", language: str = "zh-CN", script: bool = True) -> Page:
        context = browser.new_context(
            locale=language, viewport=ViewportSize(width=width, height=height), color_scheme="dark" if scheme == "dark" else "light", java_script_enabled=script
        )
        context.add_init_script("document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))")
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda sent: wrong.append(f"outside request {sent.url}") if not sent.url.startswith((office, "data:", "blob:")) else None)
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" and not EXPECTED.search(said.text) else None)
        page.goto(office)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong


def log_in(page: Page, name: str, password: str = "") -> None:
    page.get_by_label("名字").fill(name)
    page.get_by_label("密码").fill(password or PASSWORDS[name])
    page.get_by_label("密码").press("Enter")


def test_a_person_logs_in_by_keyboard_asks_and_logs_out(visit: Visit) -> None:
    page = visit()
    expect(page.get_by_label("名字")).to_be_focused()
    page.keyboard.type("张三")
    page.keyboard.press("Tab")
    page.keyboard.type("一句不对的密码")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("名字或密码不对")
    expect(page.get_by_label("名字")).to_have_value("张三")
    expect(page.get_by_label("密码")).to_be_focused()
    log_in(page, "张三")
    expect(page.get_by_role("textbox", name="问题")).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="张三").click()
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_role("button", name="登录")).to_be_visible()
    page.go_back()
    page.reload()
    expect(page.get_by_role("button", name="登录")).to_be_visible()


def test_the_form_works_without_script_and_in_english(visit: Visit) -> None:
    page = visit(language="en-GB", script=False)
    page.get_by_label("Name").fill("李四")
    page.get_by_label("Password").fill(PASSWORDS["李四"])
    page.get_by_role("button", name="Log in").click()
    assert page.url.endswith("/")
    page.goto(f"{page.url}account")
    expect(page.get_by_text("Reader")).to_be_visible()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("button", name="Log in")).to_be_visible()


@pytest.mark.parametrize("width", [1366, 390], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_login_account_and_users_are_accessible_and_fit(visit: Visit, scheme: str, width: int) -> None:
    page = visit(width, 844, scheme)
    assert not list(faults(page))
    log_in(page, "王主任")
    page.get_by_role("tab", name="设置").click()
    page.locator("#users").get_by_role("gridcell").filter(has_text="李四").first.click()
    expect(page.get_by_text("选中的账号：李四")).to_be_visible()
    page.get_by_role("button", name="添加账号").first.click()
    page.get_by_role("button", name="操作记录").click()
    expect(page.locator("#journal-table").get_by_role("gridcell").filter(has_text="登录").first).to_be_visible()
    assert not list(faults(page))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(f"{page.url}account")
    assert not list(faults(page))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("name", "adds", "manages"), [("王主任", True, True), ("张三", True, False), ("李四", False, False)])
def test_a_role_is_offered_what_it_may_do(visit: Visit, name: str, adds: bool, manages: bool) -> None:
    page = visit()
    log_in(page, name)
    expect(page.get_by_role("link", name=name)).to_be_visible(timeout=60_000)
    page.get_by_role("tab", name="设置").click()
    expect(page.get_by_role("radio", name="深色")).to_be_visible()
    for part in ("#accounts", "#upkeep", "#models", "#home-place"):
        expect(page.locator(part)).to_be_visible(visible=manages)
    page.get_by_role("tab", name="资料库").click()
    expect(page.locator("#documents").get_by_role("gridcell").first).to_be_visible()
    page.locator("#documents").get_by_role("gridcell").first.click()
    expect(page.get_by_role("button", name="取原件")).to_be_visible()
    expect(page.get_by_role("button", name="删除", exact=True)).to_be_visible(visible=adds)
    expect(page.get_by_role("button", name="添加", exact=True)).to_be_visible(visible=adds)
    page.get_by_role("tab", name="指标台账").click()
    expect(page.locator("#ledger-table").get_by_role("gridcell").first).to_be_visible()
    expect(page.get_by_role("button", name="更正这个数")).to_be_visible(visible=adds)


def test_an_administrator_adds_a_user_on_the_page(visit: Visit) -> None:
    page = visit()
    log_in(page, "王主任")
    page.get_by_role("tab", name="设置").click()
    page.get_by_role("button", name="添加账号").first.click()
    expect(page.locator("#add-user").get_by_label("名字")).to_be_visible()
    page.wait_for_timeout(500)  # the panel is drawn once more after it opens
    page.locator("#add-user").get_by_label("名字").fill("孙八")
    page.locator("#add-user").get_by_label("密码").fill("孙八自己的一句话")
    page.locator("#add-user").get_by_role("button", name="添加账号").last.click()
    expect(page.locator("#users-message")).to_contain_text("已添加“孙八”")
    expect(page.locator("#users").get_by_role("gridcell").filter(has_text="孙八").first).to_be_visible()
    other = visit()
    log_in(other, "孙八", "孙八自己的一句话")
    expect(other.get_by_role("link", name="孙八")).to_be_visible(timeout=60_000)


def test_a_session_that_ends_under_an_open_page_leaves_what_was_typed(visit: Visit, home: Path) -> None:
    page = visit()
    log_in(page, "李四")
    box = page.get_by_role("textbox", name="问题")
    box.fill("2020年完成危房改造多少户？")
    users = Users(home)
    users.end_all("李四", "王主任")
    users.close()
    box.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="登录已结束")).to_be_visible()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="去登录").click()
    log_in(opened.value, "李四")
    expect(opened.value.get_by_role("link", name="李四")).to_be_visible(timeout=60_000)
    opened.value.close()

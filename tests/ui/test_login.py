"""A page with accounts: nothing without logging in, sessions, roles, and everyone to their own files and windows."""

import re
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import httpx
import pytest

from assistant.library import journal
from assistant.library.conversations import Conversations
from assistant.library.registry import Registry
from assistant.library.users import Users
from tests.ui.serving import served
from tests.ui.visiting import PASSWORDS, PEOPLE, Visitor, visiting

Newcomer = Callable[..., Visitor]
PATIENCE = 60  # seconds; while the library opens on a busy machine everything is slow
NOT_ALLOWED = "您的角色是"


@pytest.fixture(scope="module")
def home(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("office") / "home"
    shutil.copytree(sample_home, made)
    users = Users(made)
    for name, password in PASSWORDS.items():
        users.add(name, PEOPLE[name], password)  # type: ignore[arg-type]
    users.close()
    return made


@pytest.fixture(scope="module")
def office(home: Path, cache: Path) -> Iterator[str]:
    """The address of a page with an administrator, an editor and a reader."""
    with served(home, cache) as found:
        yield found


@pytest.fixture
def newcomer() -> Iterator[Newcomer]:
    """Makes people who are not logged in yet."""
    made: list[Visitor] = []

    def new(address: str, headers: Mapping[str, str] | None = None) -> Visitor:
        made.append(Visitor(address, headers=headers))
        return made[-1]

    yield new
    for visitor in made:
        visitor.client.close()


def told(home: Path) -> list[tuple[str, str, str]]:
    users = Users(home)
    found = [(entry.who, entry.action, entry.subject) for entry in journal.entries(users.database)]
    users.close()
    return found


def taken(visitor: Visitor, path: str) -> httpx.Response:
    """What is given there, once the library is open."""
    while (answer := visitor.client.get(path)).status_code == 503:
        time.sleep(0.2)
    return answer


# ---- the door


@pytest.mark.parametrize(
    "path",
    ["/", "/config", "/account", "/theme.css", "/favicon.ico", "/assets/index.js", "/static/x", "/monitoring", "/no/such/page", "/login/", "//login", "/login/../config"]
    + ["/en/", "/en/config", "/en//login", "/en/login/x", "/en/gradio_api/info", "/en/gradio_api/file=/etc/passwd"]
    + [f"/gradio_api/{part}" for part in ("info", "token", "user", "app_id", "queue/data?session_hash=a", "heartbeat/a", "file=/etc/passwd", "upload_progress")],
)  # fmt: skip
def test_nothing_is_answered_without_logging_in(office: str, path: str) -> None:
    assert httpx.get(f"{office}{path}", timeout=PATIENCE).status_code == 401
    sent = httpx.get(f"{office}{path}", headers={"Accept": "text/html"}, timeout=PATIENCE)
    assert sent.status_code in (303, 401)
    assert sent.headers.get("location", "/login").removeprefix("/en") == "/login"


@pytest.mark.parametrize("path", ["queue/join", "call/answer", "run/answer", "api/answer", "upload", "component_server", "cancel", "reset", "stream/a"])
def test_nothing_can_be_sent_without_logging_in(office: str, path: str) -> None:
    assert httpx.post(f"{office}/gradio_api/{path}", json={"data": ["2020年"]}, timeout=PATIENCE).status_code == 401


def test_an_invented_or_ended_session_opens_nothing(office: str) -> None:
    for token in ("", "x" * 43, "../../etc", "%00", "王主任"):
        assert httpx.get(f"{office}/config", headers=[(b"Cookie", f"zhenwen_session={token}".encode())], timeout=PATIENCE).status_code == 401


def test_the_cookie_is_for_this_page_only(office: str, newcomer: Newcomer) -> None:
    visitor = newcomer(office)
    cookie = visitor.log_in("张三").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie
    assert visitor.client.get("/gradio_api/token").json()["token"] is None, "no script can read it"


def test_behind_tls_the_cookie_never_goes_in_the_clear(office: str, newcomer: Newcomer) -> None:
    visitor = newcomer(office, headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.168.1.7"})
    [secret] = re.findall(r'name="form" value="([^"]+)"', visitor.client.get("/login").text)
    sent = {"form": secret, "name": "张三", "password": PASSWORDS["张三"]}
    answer = visitor.client.post("/login", data=sent, headers={"Cookie": f"zhenwen_form={secret}"})
    assert "secure" in answer.headers["set-cookie"].lower()


def test_logging_in_makes_a_new_session_and_ends_the_one_before(office: str, newcomer: Newcomer) -> None:
    visitor = newcomer(office)
    visitor.client.cookies.set("zhenwen_session", "chosen-by-somebody-else")
    visitor.log_in("张三")
    tokens = {cookie.value for cookie in visitor.client.cookies.jar if cookie.name == "zhenwen_session"}
    assert tokens - {"chosen-by-somebody-else"}
    assert httpx.get(f"{office}/config", headers={"Cookie": "zhenwen_session=chosen-by-somebody-else"}, timeout=PATIENCE).status_code == 401


def test_after_logging_out_the_cookie_is_worth_nothing(office: str, newcomer: Newcomer) -> None:
    visitor = newcomer(office)
    visitor.log_in("张三")
    token = visitor.client.cookies["zhenwen_session"]
    assert visitor.client.get("/config").status_code == 200
    visitor.account("out")
    assert httpx.get(f"{office}/config", headers={"Cookie": f"zhenwen_session={token}"}, timeout=PATIENCE).status_code == 401


def test_a_form_of_another_site_logs_nobody_in_or_out(office: str) -> None:
    sent = {"name": "张三", "password": PASSWORDS["张三"]}
    assert httpx.post(f"{office}/login", data=sent, timeout=PATIENCE).status_code == 400
    assert httpx.post(f"{office}/login", data={**sent, "form": ""}, headers={"Cookie": "zhenwen_form="}, timeout=PATIENCE).status_code == 400
    with visiting(office, "张三") as visitor:
        assert visitor.client.post("/account", data={"do": "out"}).status_code == 303
        assert visitor.client.post("/account", data={"do": "out"}, headers={"Origin": "http://evil.example"}).status_code == 403
        assert visitor.client.get("/config").status_code == 200, "still logged in"


def test_wrong_passwords_have_to_wait_and_the_right_one_too(office: str, newcomer: Newcomer) -> None:
    visitor = newcomer(office, headers={"X-Forwarded-For": "192.168.1.66"})
    answers = [visitor.log_in("李四", "猜的密码") for _ in range(10)]
    assert answers[0].status_code == 401
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert visitor.log_in("李四").status_code == 429
    other = newcomer(office, headers={"X-Forwarded-For": "192.168.1.67"})
    assert other.log_in("李四").status_code == 303, "the person elsewhere is not locked out"


def test_an_unknown_name_and_a_wrong_password_sound_the_same(office: str, newcomer: Newcomer) -> None:
    visitor = newcomer(office, headers={"X-Forwarded-For": "192.168.1.68"})
    one, other = visitor.log_in("没有这个人", "x").text, visitor.log_in("王主任", "x").text
    assert one.replace("没有这个人", "") == other.replace("王主任", "")


@pytest.mark.parametrize("name", ['"><script>window.__x=1</script>', "<img src=x onerror=alert(1)>", "<form action=http://evil.example>"])
def test_a_name_is_shown_as_text(office: str, name: str, newcomer: Newcomer) -> None:
    visitor = newcomer(office, headers={"X-Forwarded-For": "192.168.1.69"})
    shown = visitor.log_in(name, "x").text
    assert name not in shown
    assert shown.count("<form") == 1
    assert "<img" not in shown


@pytest.mark.parametrize(("asked", "expected"), [("zh-CN,zh;q=0.9,en;q=0.8", "登录"), ("en-GB,en;q=0.9", "Log in"), ("de", "登录"), ("", "登录")])
def test_the_form_speaks_the_language_of_the_browser(office: str, asked: str, expected: str) -> None:
    assert f">{expected}</button>" in httpx.get(f"{office}/login", headers={"Accept-Language": asked}, timeout=PATIENCE).text


def test_whoever_comes_from_the_english_page_stays_in_english(office: str, newcomer: Newcomer) -> None:
    visitor = newcomer(office, headers={"accept": "text/html", "accept-language": "zh-CN"})
    assert visitor.client.get("/en/").headers["location"] == "/en/login"
    [secret] = re.findall(r'name="form" value="([^"]+)"', visitor.client.get("/en/login").text)
    fields = {"form": secret, "name": "李四", "password": "不对的密码"}
    assert "Name or password is wrong." in visitor.client.post("/en/login", data=fields).text
    entered = visitor.client.post("/en/login", data={**fields, "password": PASSWORDS["李四"]})
    assert str(entered.next_request.url).endswith("/en/") if entered.next_request else False
    assert "Reader" in visitor.client.get("/en/account").text
    assert "只读" in visitor.client.get("/account").text


def test_a_person_changes_the_own_password_only_with_the_old_one(home: Path, office: str, newcomer: Newcomer) -> None:
    users = Users(home)
    users.add("赵六", "只读", "先前用的那一句话")
    users.close()
    visitor, elsewhere = newcomer(office), newcomer(office)
    for one in (visitor, elsewhere):
        assert one.log_in("赵六", "先前用的那一句话").status_code == 303
    assert visitor.account("password", password="不对的密码", new="后来改的那一句话", again="后来改的那一句话").status_code == 401
    assert visitor.account("password", password="先前用的那一句话", new="后来改的那一句话", again="别的那一句话了啊").status_code == 400
    assert visitor.account("password", password="先前用的那一句话", new="short", again="short").status_code == 400
    assert visitor.account("password", password="先前用的那一句话", new="后来改的那一句话", again="后来改的那一句话").status_code == 200
    assert visitor.client.get("/config").status_code == 200
    assert elsewhere.client.get("/config").status_code == 401
    assert newcomer(office).log_in("赵六", "后来改的那一句话").status_code == 303


# ---- roles


@pytest.mark.parametrize(
    ("button", "who"),
    [
        *((button, 2) for button in ("添加", "确定删除", "保存更正", "这不是数据", "合并", "#describe")),
        *((button, 1) for button in ("添加账号", "改角色", "设新密码", "退出全部浏览器", "停用账号", "#save-settings", "做一份备份", "测试连接", "不用模型")),
    ],
)
def test_an_event_is_refused_to_whoever_may_not(office: str, button: str, who: int) -> None:
    """Pressed without inputs: whoever may do it hears what is missing, the others that they may not."""
    refused = []
    for name in PEOPLE:
        with visiting(office, name) as visitor:
            refused.append(NOT_ALLOWED in visitor.press(button))
    assert refused == [False] * who + [True] * (3 - who)


def test_a_document_and_its_original_are_for_those_who_log_in(office: str, home: Path) -> None:
    registry = Registry(home / "library.sqlite3")
    document, source = registry.documents()[0].id, registry.documents()[0].source
    registry.close()
    for part in ("text", "original"):
        assert httpx.get(f"{office}/{part}/{document}", timeout=PATIENCE).status_code == 401
        with visiting(office, "李四") as visitor:
            assert taken(visitor, f"/{part}/{document}").status_code == 200
    assert ("李四", "export", source) in told(home)


def test_a_conversation_leaves_with_its_owner_only(office: str, home: Path) -> None:
    registry = Registry(home / "library.sqlite3")
    number, _ = Conversations(registry).ask("张三", 0, "2020年完成危房改造多少户？")
    registry.close()
    with visiting(office, "张三") as one, visiting(office, "王主任") as other:
        assert taken(one, f"/conversation/{number}.md").status_code == 200
        assert other.client.get(f"/conversation/{number}.md").status_code == 404


def test_a_question_is_in_the_journal_with_its_sources(office: str, home: Path) -> None:
    with visiting(office, "李四") as visitor:
        event = visitor.client.post("/gradio_api/call/answer", json={"data": ["2020年完成危房改造多少户？"]}).json()["event_id"]
        assert "event: complete" in visitor.client.get(f"/gradio_api/call/answer/{event}", timeout=120).text
    [subject] = [subject for who, action, subject in told(home) if (who, action) == ("李四", "ask")]
    assert subject.startswith("2020年完成危房改造多少户？ → ")
    assert "清河镇2020年工作总结" in subject


def test_only_an_administrator_reads_accounts_and_journal(office: str) -> None:
    seen = []
    for name in PEOPLE:
        with visiting(office, name) as visitor:
            last = sum(one["type"] == "button" and one["props"].get("value") == "刷新" for one in visitor.config()["components"]) - 1
            said = visitor.press("刷新", nth=last)
            seen.append("王主任" in said and "添加账号" in said)
            assert (NOT_ALLOWED in said) != seen[-1]
    assert seen == [True, False, False]


def test_an_administrator_adds_a_user_who_logs_in_and_is_put_out_again(home: Path, office: str, newcomer: Newcomer) -> None:
    with visiting(office, "王主任") as admin:
        assert "已添加“钱七”" in admin.press("添加账号", "钱七", "只读", "钱七自己的一句话", "")
        person = newcomer(office)
        assert person.log_in("钱七", "钱七自己的一句话").status_code == 303
        assert person.client.get("/config").status_code == 200
        assert ("王主任", "add user", "钱七 只读") in told(home)
    users = Users(home)
    users.end_all("钱七", "王主任")
    users.close()
    assert person.client.get("/config").status_code == 401


# ---- everyone's own


def test_an_upload_is_seen_by_whoever_uploaded_it_only(office: str) -> None:
    with visiting(office, "张三") as one, visiting(office, "王主任") as other:
        path = one.upload("总结.txt", "柳河镇2020年完成危房改造86户。".encode())
        assert one.fetch(path) == 200
        for spelt in (path, path.replace("/tmp/", "/./tmp/"), path.replace("/tmp/", "/tmp/../tmp/"), path.lstrip("/"), f"/{path}"):
            assert other.fetch(spelt) == 403
        assert other.client.get(f"/gradio_api/file/{path}").status_code == 403
        assert (one.client.get(f"/en/gradio_api/file={path}").status_code, other.client.get(f"/en/gradio_api/file={path}").status_code) == (200, 403)
        given = [{"path": path, "meta": {"_type": "gradio.FileData"}, "orig_name": "总结.txt"}]
        assert other.press("添加", given) == "refused 403", "nor can it be handed to the library as one's own"
        again = other.upload("总结.txt", "柳河镇2020年完成危房改造86户。".encode())
        assert (again, other.fetch(again)) == (path, 200), "whoever has the same file may read it"


def test_an_export_is_seen_by_whoever_made_it_only(office: str, home: Path) -> None:
    with visiting(office, "李四") as one, visiting(office, "王主任") as other:
        said = one.press("导出 csv", None, "years", "result", None, "", None, None, True)
        paths = re.findall(r'"path": "([^"]+指标台账[^"]+)"', said)
        assert paths
        assert one.fetch(paths[-1]) == 200
        assert other.fetch(paths[-1]) == 403
        made = [path for path in (home / "tmp").glob("*/*.csv") if path.is_file()]
        assert {one.fetch(str(path)) for path in made if str(path) != paths[-1]} <= {403}, "what was not told is nobody's"
    assert any(action == "export" and who == "李四" for who, action, _ in told(home))


def test_a_window_belongs_to_whoever_opened_it(office: str) -> None:
    with visiting(office, "张三", "window-of-zhang") as one, visiting(office, "李四", "window-of-zhang") as other:
        assert "refused" not in one.press("刷新")
        assert other.press("刷新") == "refused 403"
        assert other.client.get("/gradio_api/queue/data", params={"session_hash": "window-of-zhang"}).status_code == 403
        assert other.client.get("/gradio_api/heartbeat/window-of-zhang").status_code == 403


def test_an_upload_of_unknown_size_is_refused(office: str) -> None:
    with visiting(office, "张三") as one:
        answer = one.client.post("/gradio_api/upload", content=iter([b"x"]), headers={"Content-Type": "multipart/form-data; boundary=x"})
        assert answer.status_code == 411


# ---- the server


def test_sessions_survive_a_restart_and_a_day_s_uploads_have_a_limit(home: Path, cache: Path, tmp_path: Path, newcomer: Newcomer) -> None:
    copy = tmp_path / "home"
    shutil.copytree(home, copy)
    visitor = newcomer("http://127.0.0.1")
    with served(copy, cache, daily_mb="1") as address:
        visitor.client.base_url = httpx.URL(address)
        assert visitor.log_in("张三").status_code == 303
    with served(copy, cache, daily_mb="1") as address:
        visitor.client.base_url = httpx.URL(address)
        assert visitor.client.get("/config").status_code == 200
        visitor.upload("一.txt", b"x" * 600_000)
        answer = visitor.client.post("/gradio_api/upload", files={"files": ("二.txt", b"x" * 600_000)})
        assert answer.status_code == 413
        assert "明天" in answer.text


def test_a_page_open_to_others_is_served_to_those_who_log_in(home: Path, cache: Path, tmp_path: Path) -> None:
    copy = tmp_path / "home"
    shutil.copytree(home, copy)
    with served(copy, cache, host="0.0.0.0") as address:
        assert httpx.get(f"{address}/config", timeout=PATIENCE).status_code == 401
        assert httpx.get(f"{address}/login", headers={"Host": "192.168.1.5:7860"}, timeout=PATIENCE).status_code == 200
        assert httpx.get(f"{address}/login", headers={"Host": "evil.example"}, timeout=PATIENCE).status_code == 403

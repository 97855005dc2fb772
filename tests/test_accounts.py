"""`assistant user …` and `assistant journal` as an administrator types them."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.library.users import Users

Run = Callable[..., tuple[int, str, str]]
PASSWORD = "老槐树下的第一句话"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command over one home, with a line on standard input; its exit code, output and errors."""

    def typed(*words: str, line: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{line}\n" if line else ""))
        code = main([*words, "--home", str(tmp_path / "home")])
        said = capsys.readouterr()
        return code, said.out, said.err

    return typed


def test_a_first_administrator_and_an_editor(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("user", "add", "王主任", "--role", "管理员", line=PASSWORD)
    assert code == 0
    assert "王主任" in out
    assert PASSWORD not in out
    assert run("user", "add", "张三", "--role", "编辑", line=f"{PASSWORD}甲")[0] == 0
    code, out, _ = run("user", "list")
    assert [row.split()[:2] for row in out.splitlines()[1:]] == [["王主任", "管理员"], ["张三", "编辑"]]
    assert json.loads(run("user", "list", "--json")[1])["users"][1]["name"] == "张三"
    users = Users(tmp_path / "home")
    assert users.verified("王主任", PASSWORD)
    users.close()


def test_what_cannot_be_done_says_why(run: Run) -> None:
    code, _, err = run("user", "add", "张三", "--role", "编辑", line=PASSWORD)
    assert (code, "第一个账号必须是管理员" in err) == (2, True)
    code, _, err = run("user", "add", "王主任", "--role", "管理员")
    assert (code, "没有读到密码" in err) == (2, True)
    code, _, err = run("user", "add", "王主任", "--role", "管理员", line="短")
    assert (code, "密码要有" in err) == (2, True)
    code, _, err = run("user", "remove", "没有这个人")
    assert (code, "没有“没有这个人”这个账号" in err) == (2, True)
    with pytest.raises(SystemExit, match="2"):
        run("user", "add", "王主任", "--role", "所长", line=PASSWORD)


def test_role_password_logout_and_removal(run: Run, tmp_path: Path) -> None:
    run("user", "add", "王主任", "--role", "管理员", line=PASSWORD)
    run("user", "add", "张三", "--role", "编辑", line=PASSWORD)
    users = Users(tmp_path / "home")
    token = users.begin("张三", "", "")
    assert run("user", "role", "张三", "--role", "只读")[0] == 0
    assert json.loads(run("user", "logout", "张三", "--json")[1]) == {"name": "张三", "ended": 1}
    assert users.of_token(token) is None
    assert run("user", "password", "张三", line="后来改的那一句话")[0] == 0
    assert users.verified("张三", "后来改的那一句话")
    assert run("user", "remove", "张三")[0] == 0
    assert users.verified("张三", "后来改的那一句话") is None
    users.close()


def test_the_journal_tells_who_did_what(run: Run) -> None:
    assert "还没有操作记录" in run("journal")[1]
    run("user", "add", "王主任", "--role", "管理员", line=PASSWORD)
    code, out, _ = run("journal", "--last", "5")
    assert code == 0
    assert "命令行" in out
    [entry] = json.loads(run("journal", "--json")[1])["entries"]
    assert (entry["who"], entry["action"], entry["subject"]) == ("命令行", "add user", "王主任 管理员")
    assert json.loads(run("journal", "--who", "张三", "--json")[1])["entries"] == []


def test_the_page_is_not_opened_to_others_without_an_account(run: Run) -> None:
    code, _, err = run("serve", "--host", "0.0.0.0")
    assert code == 2
    assert "assistant user add" in err


def test_an_address_that_is_not_this_machine_s_is_named(run: Run) -> None:
    run("user", "add", "王主任", "--role", "管理员", line=PASSWORD)
    code, _, err = run("serve", "--host", "203.0.113.7")
    assert code == 2
    assert "203.0.113.7" in err

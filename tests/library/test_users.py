"""People and their sessions: who may log in, what each role may do, and what is never stored."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import NotAllowed, UsageError
from assistant.library import journal, passwords
from assistant.library.drafts import Drafts
from assistant.library.registry import SCHEMA_VERSION, Registry
from assistant.library.users import Users, checked, may
from assistant.records import USER_ROLES
from tests.library.aging import aged

RIGHT = "清河镇的老槐树2020"


@pytest.fixture
def users(tmp_path: Path) -> Iterator[Users]:
    made = Users(tmp_path / "home")
    yield made
    made.close()


@pytest.fixture
def office(users: Users) -> Users:
    """An administrator, an editor, a reader."""
    users.add("王主任", "管理员", RIGHT)
    users.add("张三", "编辑", f"{RIGHT}甲", by="王主任")
    users.add("Li Si", "只读", f"{RIGHT}乙", by="王主任")
    return users


def told(users: Users) -> list[tuple[str, str, str]]:
    return [(entry.who, entry.action, entry.subject) for entry in reversed(journal.entries(users.database))]


def test_the_right_password_and_no_other_lets_in(office: Users) -> None:
    found = office.verified("li  SI", f"{RIGHT}乙")
    assert found is not None
    assert (found.name, found.role) == ("Li Si", "只读")
    assert office.verified("Li Si", RIGHT) is None
    assert office.verified("Li Si", "") is None
    assert office.verified("没有这个人", RIGHT) is None


def test_a_folder_that_was_open_to_all_is_closed(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home").chmod(0o777)
    Users(tmp_path / "home").close()
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700


def test_passwords_and_tokens_are_not_in_the_file(office: Users, tmp_path: Path) -> None:
    token = office.begin("张三", "192.168.1.7", "Firefox")
    office.close()
    stored = b"".join(path.read_bytes() for path in (tmp_path / "home").iterdir() if path.is_file())
    assert RIGHT.encode() not in stored
    assert token.encode() not in stored
    assert b"scrypt$15$8$1$" in stored


def test_equal_passwords_have_unequal_hashes() -> None:
    one, other = passwords.hashed(RIGHT), passwords.hashed(RIGHT)
    assert one != other
    assert passwords.matches(RIGHT, one)
    assert passwords.matches(RIGHT, other)


@pytest.mark.parametrize("weak", ["", "short", "aaaaaaaaaaaa", "王主任王主任", "x" * 201])
def test_a_weak_password_is_refused(users: Users, weak: str) -> None:
    with pytest.raises(UsageError, match="密码"):
        users.add("王主任王主任", "管理员", weak)
    assert not users.any()


@pytest.mark.parametrize("name", ["", "   ", "<script>", "a/b", "多" * 31, "甲\u202e乙", "甲'--"])
def test_a_name_that_cannot_be_shown_is_refused(users: Users, name: str) -> None:
    with pytest.raises(UsageError, match="名字"):
        users.add(name, "管理员", RIGHT)


def test_the_first_user_is_an_administrator_and_one_always_remains(users: Users) -> None:
    with pytest.raises(UsageError, match="第一个账号"):
        users.add("张三", "编辑", RIGHT)
    users.add("王主任", "管理员", RIGHT)
    users.add("张三", "编辑", RIGHT)
    with pytest.raises(UsageError, match="最后一个管理员"):
        users.remove("王主任")
    with pytest.raises(UsageError, match="最后一个管理员"):
        users.set_role("王主任", "只读")
    users.set_role("张三", "管理员")
    users.remove("王主任")
    assert [user.name for user in users.listed()] == ["张三"]


def test_a_removed_name_is_kept_for_its_person(office: Users) -> None:
    office.remove("张三")
    assert office.verified("张三", f"{RIGHT}甲") is None
    with pytest.raises(UsageError, match="以前有过账号"):
        office.add("张三", "编辑", RIGHT)
    office.set_password("张三", f"{RIGHT}丙")
    assert office.verified("张三", f"{RIGHT}丙") is not None


def test_a_session_lives_through_a_restart_and_ends_when_told(office: Users, tmp_path: Path) -> None:
    token = office.begin("张三", "192.168.1.7", "Firefox")
    again = Users(tmp_path / "home")
    found = again.of_token(token)
    assert found is not None
    assert found[0].name == "张三"
    again.end(token)
    assert again.of_token(token) is None
    assert again.of_token("") is None
    again.close()


def test_a_new_password_ends_every_other_session(office: Users) -> None:
    own, elsewhere = office.begin("张三", "", ""), office.begin("张三", "", "")
    office.set_password("张三", f"{RIGHT}丁", by="张三", keep=own)
    assert office.of_token(own)
    assert office.of_token(elsewhere) is None


def test_an_administrator_ends_the_sessions_of_another(office: Users) -> None:
    token, other = office.begin("张三", "", ""), office.begin("Li Si", "", "")
    assert office.end_all("张三", by="王主任") == 1
    assert office.of_token(token) is None
    assert office.of_token(other)


def test_a_session_not_used_for_a_month_has_ended(office: Users, tmp_path: Path) -> None:
    token = office.begin("张三", "", "")
    with closing(sqlite3.connect(tmp_path / "home" / "library.sqlite3")) as connection, connection:
        connection.execute("UPDATE sessions SET seen = '2020-01-01T00:00:00+00:00'")
    assert office.of_token(token) is None
    assert office.sessions("张三") == ()


def test_a_role_changes_what_an_open_session_may_do(office: Users) -> None:
    token = office.begin("张三", "", "")
    office.set_role("张三", "只读", by="王主任")
    found = office.of_token(token)
    assert found is not None
    assert found[0].role == "只读"


@pytest.mark.parametrize(
    ("action", "who"),
    [("add", 2), ("remove", 2), ("correct", 2), ("users", 1), ("settings", 1), ("journal", 1), ("reindex", 1), ("ask", 3), ("draft", 3)],
)
def test_who_may_do_what(action: str, who: int) -> None:
    assert [role for role in USER_ROLES if may(role, action)] == list(USER_ROLES[:who])


def test_a_refusal_says_who_may() -> None:
    with pytest.raises(NotAllowed, match="管理员或编辑"):
        checked("只读", "remove")


def test_everything_about_users_is_in_the_journal(office: Users) -> None:
    office.set_role("张三", "只读", by="王主任")
    office.end(office.begin("张三", "192.168.1.7", ""))
    office.remove("张三", by="王主任")
    assert told(office) == [
        ("", "add user", "王主任 管理员"), ("王主任", "add user", "张三 编辑"), ("王主任", "add user", "Li Si 只读"), ("王主任", "set role", "张三 只读"),
        ("张三", "log in", "192.168.1.7"), ("张三", "log out", ""), ("王主任", "remove user", "张三"),
    ]  # fmt: skip


@pytest.mark.parametrize("change", ["DELETE FROM journal", "UPDATE journal SET who = '别人'"])
def test_the_journal_is_never_changed(office: Users, change: str) -> None:
    before = told(office)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), office.database.changing() as connection:
        connection.execute(change)
    assert told(office) == before


def test_users_and_the_rest_of_the_library_may_be_opened_in_either_order(tmp_path: Path) -> None:
    first = Users(tmp_path / "users-first")
    first.add("王主任", "管理员", RIGHT)
    registry = Registry(tmp_path / "users-first" / "library.sqlite3")
    registry.who = lambda: "王主任"
    registry.log("export", "指标台账.xlsx")
    assert told(first)[-1] == ("王主任", "export", "指标台账.xlsx")
    assert first.user("王主任")
    for one in (first, registry):
        one.close()
    (tmp_path / "library-first").mkdir()
    registry = Registry(tmp_path / "library-first" / "library.sqlite3")
    later = Users(tmp_path / "library-first")
    assert not later.any()
    for other in (later, registry):
        other.close()


def test_an_older_library_gets_the_tables_and_keeps_its_journal(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite3"
    Registry(file).close()
    aged(tmp_path, 3)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("INSERT INTO journal VALUES ('2024-01-01T08:00:00+08:00', 'add', '总结.docx')")
    users = Users(tmp_path)
    registry = Registry(file)
    assert told(users) == [("", "add", "总结.docx")]
    assert registry.rows("PRAGMA user_version") == [(SCHEMA_VERSION,)]
    users.close()
    registry.close()


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40) | st.sampled_from(["' OR '1'='1", "x'; DROP TABLE users; --", "%", "_", "王主任' --", "\x00", '"']))
def test_what_is_typed_is_never_part_of_a_command(users: Users, typed: str) -> None:
    assert users.user(typed) is None
    assert users.of_token(typed) is None
    assert journal.entries(users.database, who=typed or "x") == ()
    with pytest.raises(UsageError):
        users.set_role(typed, "管理员")


def test_the_first_administrator_keeps_what_was_there_without_accounts(tmp_path: Path) -> None:
    registry = Registry(tmp_path / "library.sqlite3")
    drafts = Drafts(registry)
    drafts.begun("", "2020年总结", "{}")
    users = Users(tmp_path)
    users.add("王主任", "管理员", RIGHT)
    users.add("张三", "编辑", RIGHT)
    assert [draft.title for draft in drafts.listed("王主任")] == ["2020年总结"]
    assert drafts.listed("张三") == ()
    users.close()
    registry.close()

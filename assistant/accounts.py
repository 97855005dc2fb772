"""The commands `assistant user …` and `assistant journal`: accounts from the terminal, passwords from the keyboard or standard input.

Not here: keeping them (library/users.py), what a person reads of tables (printing.table)."""

import contextlib
import getpass
import sys
from argparse import Namespace
from collections.abc import Iterator

from assistant import printing
from assistant.contract import Json
from assistant.errors import UsageError
from assistant.library import journal
from assistant.library.users import Users
from assistant.settings import Settings

BY = "命令行"


def changed(options: Namespace, settings: Settings) -> tuple[Json, str]:
    """What `assistant user …` did: for a program, and for a person. Raises UsageError as Users does."""
    with _users(settings) as users:
        if options.verb == "list":
            return _listed(users)
        if options.verb == "add":
            made = users.add(options.name, options.role, _password(options.name), BY)
            return _told(made.name, f"已添加{made.role}“{made.name}”。打开网页时用这个名字和密码登录。")
        if options.verb == "password":
            made = users.set_password(options.name, _password(options.name), BY)
            return _told(made.name, f"“{made.name}”的密码已改，原来登录的浏览器都已退出。")
        if options.verb == "role":
            made = users.set_role(options.name, options.role, BY)
            return _told(made.name, f"“{made.name}”现在是{made.role}。")
        if options.verb == "logout":
            ended = users.end_all(options.name, BY)
            return {"name": options.name, "ended": ended}, f"“{options.name}”的 {ended} 个浏览器已退出。"
        made = users.remove(options.name, BY)
        return _told(made.name, f"“{made.name}”已停用，不能再登录；对话和草稿留着，“assistant user password {made.name}”可恢复。")


def read(options: Namespace, settings: Settings) -> tuple[Json, str]:
    """The last rows of the journal, the newest first."""
    with _users(settings) as users:
        found = journal.entries(users.database, options.last, options.who)
    rows = [("时间", "谁", "做了什么", "对象"), *((one.at, one.who, one.action, one.subject) for one in found)]
    made = {"entries": [{"at": one.at, "who": one.who, "action": one.action, "subject": one.subject} for one in found]}
    return made, printing.table(rows) if found else "还没有操作记录。"


def _listed(users: Users) -> tuple[Json, str]:
    listed = users.listed()
    made = {"users": [{"name": user.name, "role": user.role, "sessions": user.sessions, "created": user.created} for user in listed]}
    rows = [("名字", "角色", "登录着的浏览器", "添加时间"), *((user.name, user.role, str(user.sessions), user.created) for user in listed)]
    return made, printing.table(rows) if listed else "还没有账号。“assistant user add 名字 --role 管理员”添加第一个。"


def _told(name: str, sentence: str) -> tuple[Json, str]:
    return {"name": name}, sentence


def _password(name: str) -> str:
    """Typed twice without being shown, or the first line of standard input. Raises UsageError when the two differ or there is none."""
    if not sys.stdin.isatty():
        given = sys.stdin.readline().rstrip("\r\n")
        if not given:
            raise UsageError("没有读到密码。请在终端里运行，或把密码作为一行送进标准输入。")
        return given
    given = getpass.getpass(f"“{name}”的密码（至少 8 个字符，输入时不显示）：", stream=sys.stderr)
    if getpass.getpass("再输一遍：", stream=sys.stderr) != given:
        raise UsageError("两遍密码不一样，没有改动。请再试一次。")
    return given


@contextlib.contextmanager
def _users(settings: Settings) -> Iterator[Users]:
    users = Users(settings.home.expanduser())
    with contextlib.closing(users):
        yield users

"""Seam: SQLite, the people who may use the page: names, roles, password hashes, and the sessions of those who are logged in.

Opened by itself, in milliseconds: it makes its tables when they are missing and never waits for the rest of the library.
A removed user's row stays, so that nobody else gets the name with the conversations and drafts kept under it.
Not here: the login page and its back-off (ui), hashing (passwords.py)."""

import hashlib
import os
import re
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from assistant.errors import NotAllowed, UsageError
from assistant.library import journal, passwords
from assistant.library.database import Database
from assistant.records import USER_ROLES, UserRole

RIGHTS: Final[dict[str, tuple[UserRole, ...]]] = {  # action → who may; reading, asking and one's own drafts are everybody's
    "add": ("管理员", "编辑"),
    "remove": ("管理员", "编辑"),
    "describe": ("管理员", "编辑"),
    "correct": ("管理员", "编辑"),
    "backup": ("管理员",),
    "restore": ("管理员",),
    "reindex": ("管理员",),
    "settings": ("管理员",),
    "users": ("管理员",),
    "journal": ("管理员",),
}
SCHEMA = """
CREATE TABLE IF NOT EXISTS users (
  name TEXT PRIMARY KEY, folded TEXT NOT NULL UNIQUE, role TEXT NOT NULL, password TEXT NOT NULL, created TEXT NOT NULL,
  removed TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS sessions (
  hash TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES users(name) ON DELETE CASCADE, begun TEXT NOT NULL, seen TEXT NOT NULL,
  address TEXT NOT NULL, browser TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS sessions_name ON sessions(name);
"""
IDLE: Final = timedelta(days=30)  # a session not used for so long has ended
LONGEST_NAME: Final = 30
_SEEN_AGAIN: Final = timedelta(minutes=5)  # how exactly the last use is written down
_NAME: Final = re.compile(r"[\w\u00b7.\- ]+")
_NOBODY: Final = f"scrypt$15$8$1${'00' * 16}${'00' * 32}"  # no password fits; an unknown name costs as much time as a wrong one


@dataclass(frozen=True, slots=True)
class User:
    """One person. created, removed: local time, ISO 8601 to the second; removed "" for one who may log in."""

    name: str
    role: UserRole
    created: str = ""
    removed: str = ""
    sessions: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """One browser that is logged in. number: the start of the token's hash, enough to tell sessions apart, useless for logging in."""

    number: str
    name: str
    begun: str
    seen: str
    address: str
    browser: str


def may(role: str, action: str) -> bool:
    """The role includes the action; actions without an entry in RIGHTS are everybody's."""
    return action not in RIGHTS or role in RIGHTS[action]


def migrate(connection: sqlite3.Connection) -> None:
    """Make the tables where they are missing, the journal's column for who did it too; harmless otherwise."""
    for statement in filter(str.strip, SCHEMA.split(";\n")):
        connection.execute(statement)
    journal.migrate(connection)


class Users:
    """The users of one library folder. Each change is one transaction with its row in the journal; `by` is the name of who makes it."""

    def __init__(self, home: Path) -> None:
        """home is made, or set, to mode 0700. Raises LibraryError for a damaged file."""
        os.umask(0o077)
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        home.chmod(0o700)
        self.database = Database(home / "library.sqlite3")
        present = {row[0] for row in self.database.rows("SELECT name FROM sqlite_master")}
        if not {"users", "sessions", "journal", "journal_is_kept"} <= present:
            with self.database.changing() as connection:
                migrate(connection)

    def close(self) -> None:
        """Close this thread's connection."""
        self.database.close()

    # ---- people

    def any(self) -> bool:
        """Somebody can log in."""
        return bool(self.database.rows("SELECT 1 FROM users WHERE removed = '' LIMIT 1"))

    def listed(self) -> tuple[User, ...]:
        """All who may log in, administrators first, then by name."""
        found = self.database.rows(
            "SELECT u.name, u.role, u.created, u.removed, (SELECT count(*) FROM sessions s WHERE s.name = u.name AND s.seen >= ?) "
            "FROM users u WHERE u.removed = ''", (_written(datetime.now(UTC) - IDLE),),
        )  # fmt: skip
        users = (User(name, role, _local(created), removed, sessions) for name, role, created, removed, sessions in found)
        return tuple(sorted(users, key=lambda user: (USER_ROLES.index(user.role), user.name)))

    def user(self, name: str) -> User | None:
        """One who may log in, however the letters of the name are cased; None when there is none."""
        found = self.database.rows("SELECT name, role, created, removed FROM users WHERE folded = ? AND removed = ''", (_folded(name),))
        return User(*found[0]) if found else None

    def add(self, name: str, role: UserRole, password: str, by: str = "") -> User:
        """A new user; the first one has to be an administrator.

        Raises UsageError for a name that is or was used, one that cannot be shown, or a password too weak.
        """
        name = " ".join(name.split())
        if not name or len(name) > LONGEST_NAME or not _NAME.fullmatch(name):
            raise UsageError(f"名字要有 1 到 {LONGEST_NAME} 个字，只用汉字、字母、数字、“·”“.”“-”“_”和空格。")
        _check_role(role)
        passwords.check(password, name)
        stored = passwords.hashed(password)
        with self.database.changing() as connection:
            known = connection.execute("SELECT name, removed FROM users WHERE folded = ?", (_folded(name),)).fetchone()
            if known and known[1]:
                raise UsageError(f"“{known[0]}”以前有过账号，对话和草稿还在。是同一个人，就给他设新密码，账号即恢复；不是，请换一个名字。")
            if known:
                raise UsageError(f"已经有“{known[0]}”这个账号了。请换一个名字。")
            is_first = not connection.execute("SELECT 1 FROM users WHERE removed = ''").fetchone()
            if is_first and role != "管理员":
                raise UsageError("第一个账号必须是管理员，请把角色选为“管理员”。")
            connection.execute("INSERT INTO users (name, folded, role, password, created) VALUES (?, ?, ?, ?, ?)", (name, _folded(name), role, stored, _now()))
            if is_first:
                _hand_over(connection, name)
            journal.append(connection, by, "add user", f"{name} {role}")
        return User(name, role)

    def set_role(self, name: str, role: UserRole, by: str = "") -> User:
        """Give another role; it holds from the next click on. Raises UsageError for the last administrator or an unknown name."""
        _check_role(role)
        with self.database.changing() as connection:
            known = self._known(connection, name)
            if role != "管理员":
                _keep_an_administrator(connection, known.name)
            connection.execute("UPDATE users SET role = ? WHERE name = ?", (role, known.name))
            journal.append(connection, by, "set role", f"{known.name} {role}")
        return User(known.name, role, known.created)

    def set_password(self, name: str, password: str, by: str = "", keep: str = "") -> User:
        """Give a new password and end all sessions but the one of the token `keep`; brings a removed user back. Raises UsageError as add does."""
        passwords.check(password, name)
        stored = passwords.hashed(password)
        with self.database.changing() as connection:
            row = connection.execute("SELECT name, role, created FROM users WHERE folded = ?", (_folded(name),)).fetchone()
            if row is None:
                raise UsageError(_UNKNOWN.format(name))
            connection.execute("UPDATE users SET password = ?, removed = '' WHERE name = ?", (stored, row[0]))
            connection.execute("DELETE FROM sessions WHERE name = ? AND hash <> ?", (row[0], _hash(keep)))
            journal.append(connection, by, "set password", row[0])
        return User(*row)

    def remove(self, name: str, by: str = "") -> User:
        """Let nobody log in under this name any more. Raises UsageError for an unknown name, and for the last administrator of several users."""
        with self.database.changing() as connection:
            known = self._known(connection, name)
            if connection.execute("SELECT count(*) FROM users WHERE removed = ''").fetchone()[0] > 1:
                _keep_an_administrator(connection, known.name)
            connection.execute("UPDATE users SET removed = ?, password = ? WHERE name = ?", (_now(), _NOBODY, known.name))
            connection.execute("DELETE FROM sessions WHERE name = ?", (known.name,))
            journal.append(connection, by, "remove user", known.name)
        return known

    def verified(self, name: str, password: str) -> User | None:
        """The user, when the password is right; an unknown name takes as long as a wrong password."""
        found = self.database.rows("SELECT name, role, password FROM users WHERE folded = ? AND removed = ''", (_folded(name),))
        is_right = passwords.matches(password, found[0][2] if found else _NOBODY)
        return User(found[0][0], found[0][1]) if found and is_right else None

    def failed(self, name: str, address: str) -> None:
        """Note a wrong password in the journal; an unknown name is not noted: it may be a password in the wrong field."""
        known = self.user(name)
        if known:
            with self.database.changing() as connection:
                journal.append(connection, "", "log in refused", f"{known.name} {address[:60]}")

    def _known(self, connection: sqlite3.Connection, name: str) -> User:
        row = connection.execute("SELECT name, role, created, removed FROM users WHERE folded = ? AND removed = ''", (_folded(name),)).fetchone()
        if row is None:
            raise UsageError(_UNKNOWN.format(name))
        return User(*row)

    # ---- sessions

    def begin(self, name: str, address: str, browser: str) -> str:
        """A session for a user; returns its token, which is stored nowhere: only its hash is."""
        token, now = secrets.token_urlsafe(32), _now()
        with self.database.changing() as connection:
            connection.execute("DELETE FROM sessions WHERE seen < ?", (_written(datetime.now(UTC) - IDLE),))
            connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)", (_hash(token), name, now, now, address[:60], browser[:200]))
            journal.append(connection, name, "log in", address[:60])
        return token

    def of_token(self, token: str) -> tuple[User, bool] | None:
        """Whose session it is, and whether its last use should be written down anew (`seen`); None for one that has ended."""
        found = self.database.rows(
            "SELECT u.name, u.role, s.seen FROM sessions s JOIN users u ON u.name = s.name WHERE s.hash = ? AND u.removed = '' AND s.seen >= ?",
            (_hash(token), _written(datetime.now(UTC) - IDLE)),
        )
        if not found:
            return None
        name, role, seen = found[0]
        return User(name, role), seen < _written(datetime.now(UTC) - _SEEN_AGAIN)

    def seen(self, token: str) -> None:
        """The session is used now."""
        with self.database.changing() as connection:
            connection.execute("UPDATE sessions SET seen = ? WHERE hash = ?", (_now(), _hash(token)))

    def sessions(self, name: str) -> tuple[Session, ...]:
        """The sessions of a user, used last first."""
        found = self.database.rows(
            "SELECT substr(hash, 1, 12), name, begun, seen, address, browser FROM sessions WHERE name = ? AND seen >= ? ORDER BY seen DESC",
            (name, _written(datetime.now(UTC) - IDLE)),
        )
        return tuple(Session(number, name, _local(begun), _local(seen), address, browser) for number, name, begun, seen, address, browser in found)

    def number(self, token: str) -> str:
        """The number of the session of a token."""
        return _hash(token)[:12]

    def end(self, token: str) -> None:
        """Log one session out."""
        with self.database.changing() as connection:
            row = connection.execute("SELECT name FROM sessions WHERE hash = ?", (_hash(token),)).fetchone()
            if row:
                connection.execute("DELETE FROM sessions WHERE hash = ?", (_hash(token),))
                journal.append(connection, row[0], "log out", "")

    def end_all(self, name: str, by: str = "", keep: str = "") -> int:
        """Log a user out everywhere, but for the session of the token `keep`; how many sessions ended. Raises UsageError for an unknown name."""
        with self.database.changing() as connection:
            known = self._known(connection, name)
            ended = connection.execute("DELETE FROM sessions WHERE name = ? AND hash <> ?", (known.name, _hash(keep))).rowcount
            journal.append(connection, by, "end sessions", f"{known.name} {ended}")
        return ended


_UNKNOWN: Final = "没有“{}”这个账号。“assistant user list”列出全部账号。"


def checked(role: str, action: str) -> None:
    """Raises NotAllowed when the role does not include the action."""
    if not may(role, action):
        raise NotAllowed(f"您的角色是“{role}”，不能做这件事。请找{'或'.join(RIGHTS[action])}来做。")


def _check_role(role: str) -> None:
    if role not in USER_ROLES:
        raise UsageError(f"没有“{role}”这个角色。请选{'、'.join(USER_ROLES)}中的一个。")


def _keep_an_administrator(connection: sqlite3.Connection, name: str) -> None:
    if not connection.execute("SELECT 1 FROM users WHERE removed = '' AND role = '管理员' AND name <> ?", (name,)).fetchone():
        raise UsageError(f"“{name}”是最后一个管理员。请先把另一个账号设为管理员。")


def _hand_over(connection: sqlite3.Connection, name: str) -> None:
    """What the only person of a page without accounts kept (drafts, conversations) becomes the first administrator's."""
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if "owner" in [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]:
            connection.execute(f'UPDATE "{table}" SET owner = ? WHERE owner = \'\'', (name,))  # noqa: S608  # a table of ours


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _now() -> str:
    return _written(datetime.now(UTC))


def _written(moment: datetime) -> str:
    """UTC, so that moments compare as text."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _local(written: str) -> str:
    return datetime.fromisoformat(written).astimezone().isoformat(timespec="seconds")

"""Seam: SQLite, drafts being worked on: whose they are, the text as it stands now, and the versions kept on the way.

The content is JSON text that this module does not read. Every save names the revision it started from, so two windows never overwrite each other.
A removed draft can be brought back. Not here: what a draft is (drafting/working.py)."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.library.registry import Registry

SCHEMA = """
CREATE TABLE drafts (
  number INTEGER PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, revision INTEGER NOT NULL, content TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT NOT NULL DEFAULT '');
CREATE INDEX drafts_owner ON drafts(owner);
CREATE TABLE draft_versions (
  draft INTEGER NOT NULL REFERENCES drafts(number) ON DELETE CASCADE, number INTEGER NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL,
  content TEXT NOT NULL, PRIMARY KEY (draft, number));
"""
MOST_VERSIONS: Final = 200  # of one draft; the oldest go


class DraftChanged(AssistantError):
    """The draft was saved elsewhere since it was opened, or removed."""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it was saved last. created, changed: local time, ISO 8601 to the second; content "" in a listing."""

    number: int
    title: str
    revision: int
    created: str
    changed: str
    content: str = ""


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version of a draft; what: what had just been done to it; content "" in a listing."""

    number: int
    at: str
    what: str
    content: str = ""


def migrate(connection: sqlite3.Connection) -> None:
    """From version 3: make the tables."""
    for statement in filter(str.strip, SCHEMA.split(";\n")):
        connection.execute(statement)


class Drafts:
    """The drafts of one library. Everything asks for the owner: nobody sees another's."""

    def __init__(self, registry: "Registry") -> None:
        self._registry = registry

    def listed(self, owner: str) -> tuple[KeptDraft, ...]:
        """The owner's drafts without their content, changed last first."""
        rows = self._registry.rows(
            "SELECT number, title, revision, created, changed FROM drafts WHERE owner = ? AND removed = '' ORDER BY changed DESC, number DESC", (owner,)
        )
        return tuple(KeptDraft(*row) for row in rows)

    def opened(self, owner: str, number: int) -> KeptDraft | None:
        """A draft with its content; None when there is none of this number."""
        rows = self._registry.rows(
            "SELECT number, title, revision, created, changed, content FROM drafts WHERE owner = ? AND number = ? AND removed = ''", (owner, number)
        )
        return KeptDraft(*rows[0]) if rows else None

    def begun(self, owner: str, title: str, content: str) -> KeptDraft:
        """A new draft."""
        now = _now()
        with self._registry.changing() as connection:
            number = connection.execute(
                "INSERT INTO drafts (owner, title, revision, content, created, changed) VALUES (?, ?, 1, ?, ?, ?)", (owner, title, content, now, now)
            ).lastrowid
        return KeptDraft(number or 0, title, 1, now, now, content)

    def saved(self, owner: str, draft: KeptDraft, what: str = "") -> KeptDraft:
        """Save title and content; what: also keep them as a version under these words. Returns the draft with its next revision.

        Raises DraftChanged when the stored revision is another one; nothing is saved then.
        """
        now = _now()
        with self._registry.changing() as connection:
            changed = connection.execute(
                "UPDATE drafts SET title = ?, content = ?, changed = ?, revision = revision + 1 "
                "WHERE owner = ? AND number = ? AND revision = ? AND removed = ''",
                (draft.title, draft.content, now, owner, draft.number, draft.revision),
            ).rowcount
            if not changed:
                raise DraftChanged("这份草稿刚在另一个窗口改过或删除了，这里的改动没有保存。请从“我的草稿”里重新打开，再改。")
            if what:
                _keep(connection, draft, what, now)
        return KeptDraft(draft.number, draft.title, draft.revision + 1, draft.created, now, draft.content)

    def versions(self, owner: str, number: int) -> tuple[KeptVersion, ...]:
        """The versions of a draft without their content, the last first."""
        rows = self._registry.rows(
            "SELECT v.number, v.at, v.what FROM draft_versions v JOIN drafts d ON d.number = v.draft WHERE d.owner = ? AND d.number = ? "
            "ORDER BY v.number DESC", (owner, number),
        )  # fmt: skip
        return tuple(KeptVersion(*row) for row in rows)

    def version(self, owner: str, number: int, version: int) -> KeptVersion | None:
        """One version with its content."""
        rows = self._registry.rows(
            "SELECT v.number, v.at, v.what, v.content FROM draft_versions v JOIN drafts d ON d.number = v.draft "
            "WHERE d.owner = ? AND d.number = ? AND v.number = ?", (owner, number, version),
        )  # fmt: skip
        return KeptVersion(*rows[0]) if rows else None

    def removed(self, owner: str, number: int) -> bool:
        """Put a draft away; False when there is none of this number."""
        return self._marked(owner, number, _now(), "removed = ''")

    def restored(self, owner: str, number: int) -> bool:
        """Bring a removed draft back; False when there is none of this number."""
        return self._marked(owner, number, "", "removed <> ''")

    def _marked(self, owner: str, number: int, removed: str, where: str) -> bool:
        with self._registry.changing() as connection:
            found = connection.execute(
                f"UPDATE drafts SET removed = ?, revision = revision + 1 WHERE owner = ? AND number = ? AND {where}",  # noqa: S608 our own words
                (removed, owner, number),
            )
        return found.rowcount > 0


def _keep(connection: sqlite3.Connection, draft: KeptDraft, what: str, now: str) -> None:
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM draft_versions WHERE draft = ?", (draft.number,)).fetchone()
    connection.execute("INSERT INTO draft_versions VALUES (?, ?, ?, ?, ?)", (draft.number, last + 1, now, what, draft.content))
    connection.execute("DELETE FROM draft_versions WHERE draft = ? AND number <= ?", (draft.number, last + 1 - MOST_VERSIONS))


def _now() -> str:
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")

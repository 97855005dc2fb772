"""Seam: SQLite, the journal: who did what, when. Rows are only ever added; the database itself refuses to change or drop one.

Not here: deciding what is worth a row (the modules that change something)."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.library.database import Database

SCHEMA = """
CREATE TABLE IF NOT EXISTS journal (at TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, who TEXT NOT NULL DEFAULT '');
"""
TRIGGERS = """
CREATE TRIGGER IF NOT EXISTS journal_is_kept BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER IF NOT EXISTS journal_is_true BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. at: local time, ISO 8601 to the second; action: e.g. “add”; who: a user's name, "" for the only person of a page without accounts."""

    at: str
    who: str
    action: str
    subject: str


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the table of any earlier version up to date; harmless when it is."""
    for statement in filter(str.strip, SCHEMA.split(";\n")):
        connection.execute(statement)
    if "who" not in [row[1] for row in connection.execute("PRAGMA table_info(journal)")]:
        connection.execute("ALTER TABLE journal ADD COLUMN who TEXT NOT NULL DEFAULT ''")
    for statement in filter(str.strip, TRIGGERS.split("\n")):
        connection.execute(statement)


def append(connection: sqlite3.Connection, who: str, action: str, subject: str) -> None:
    """A row, within the transaction that makes the change."""
    at = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    connection.execute("INSERT INTO journal (at, action, subject, who) VALUES (?, ?, ?, ?)", (at, action, subject, who))


def entries(database: Database, most: int = 200, who: str = "") -> tuple[Entry, ...]:
    """The last rows, newest first; of one user when named."""
    found = database.rows("SELECT at, who, action, subject FROM journal WHERE ? IN ('', who) ORDER BY rowid DESC LIMIT ?", (who, most))
    return tuple(Entry(*row) for row in found)

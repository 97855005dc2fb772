"""A library as an older version of the program left it."""

import sqlite3
from contextlib import closing
from pathlib import Path

JOURNAL = "CREATE TABLE journal (at TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL);"  # before it said who
BROUGHT = {  # tables by the version that brought them
    2: ("figures",), 3: ("corrections",), 4: ("draft_versions", "drafts"), 5: ("descriptions", "removals"), 6: ("opinions", "exchanges", "conversations"),
    7: ("sessions", "users", "journal"),
}  # fmt: skip


def aged(home: Path, version: int) -> None:
    """Take away what later versions brought; the library must be closed."""
    with closing(sqlite3.connect(home / "library.sqlite3")) as connection:
        gone = [table for since, tables in BROUGHT.items() if since > version for table in tables]
        forgotten = "DELETE FROM state WHERE name = 'figures';" if version < 2 else ""
        journal = JOURNAL if "journal" in gone else ""
        connection.executescript(f"{''.join(f'DROP TABLE {table};' for table in gone)} {journal} {forgotten} PRAGMA user_version = {version};")

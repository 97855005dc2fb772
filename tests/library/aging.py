"""A library as an older version of the program left it."""

import sqlite3
from contextlib import closing
from pathlib import Path

BROUGHT = {  # tables by the version that brought them
    2: ("figures",), 3: ("corrections",), 4: ("draft_versions", "drafts"), 5: ("descriptions", "removals"), 6: ("opinions", "exchanges", "conversations"),
}  # fmt: skip


def aged(home: Path, version: int) -> None:
    """Take away what later versions brought; the library must be closed."""
    with closing(sqlite3.connect(home / "library.sqlite3")) as connection:
        gone = [table for since, tables in BROUGHT.items() if since > version for table in tables]
        forgotten = "DELETE FROM state WHERE name = 'figures';" if version < 2 else ""
        connection.executescript(f"{''.join(f'DROP TABLE {table};' for table in gone)} {forgotten} PRAGMA user_version = {version};")

"""Seam: SQLite, one file: a connection for each thread, and write transactions that are there whole or not at all.

Not here: any table (registry, ledger, corrections, drafts, journal, users)."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.errors import LibraryError


class Database:
    """One database file. Safe to read while another thread or process writes."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._local = threading.local()

    @property
    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            try:
                connection = sqlite3.connect(self._file, timeout=30, isolation_level=None)
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.DatabaseError as cause:
                raise LibraryError(f"资料库文件 {self._file.name} 已损坏或无法打开：{cause}。请用备份恢复。") from cause
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            self._local.connection = connection
        return connection

    def close(self) -> None:
        """Close this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """A write transaction: all of it or nothing. Raises LibraryError when the disk is full or the file cannot be written."""
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as cause:
            raise LibraryError(f"资料库正被占用或不可写：{cause}。请稍后再试，并检查磁盘空间和文件夹权限。") from cause
        try:
            yield connection
            connection.execute("COMMIT")
        except sqlite3.OperationalError as cause:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise LibraryError(f"写入资料库失败：{cause}。请检查磁盘空间；已有资料没有改变。") from cause
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def rows(self, question: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Rows of a SELECT with its values."""
        return self._connection.execute(question, values).fetchall()

"""Backup and restore: one zip of plain files. MANIFEST.json, tables/NAME.jsonl (a row a line), originals/ as they were added.

Vectors and keywords are derived and stay out. Restoring trusts nothing but these: rows go into tables this program made itself, vectors are
built anew, and what was there before is backed up first. Settings stay out too (they hold keys, and addresses that texts are sent to)."""

import json
import os
import re
import shutil
import sqlite3
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from assistant.errors import LibraryError, UnreadableFile
from assistant.figures import stamp
from assistant.library import journal, ledger
from assistant.library.library import UNFINISHED, Library
from assistant.records import KINDS

FORMAT: Final = 1
LEFT_OUT: Final = ("unfinished", "sessions")  # what is under way here and now: a login of then must not hold again
ADDED_TO: Final = ("journal",)  # never emptied: rows it does not have yet are added
OURS: Final = ("users",)  # accounts of this machine hold, where there are any
KEPT_SAFETY_COPIES: Final = 3
_ID: Final = re.compile(r"[0-9a-f]{16}")
_ORIGINAL: Final = re.compile(r"originals/([0-9a-f]{2})/(\1[0-9a-f]{14}\.[0-9A-Za-z_]{1,12})")
_TABLE: Final = re.compile(r"tables/([a-z_]+)\.jsonl")
_WRONG: Final = "不是本程序的备份，或已损坏（{}）。资料库没有改变。请换一个备份文件。"


@dataclass(frozen=True, slots=True)
class Step:
    """How far it has come, in files and passages together."""

    done: int
    total: int


def backup(library: Library, out: Path) -> Iterator[Step]:
    """Write everything an office owns to one file; the file is there whole or not at all. Raises LibraryError when it cannot be written."""
    library.registry.permits("backup")
    partial = out.with_name(f".{out.name}.partial")
    try:
        with library.writing(), zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as packed:
            originals = sorted(file for file in (library.home / "originals").glob("*/*") if not file.name.endswith(".partial"))
            rows = _dumped(library, packed)
            told = {"format": FORMAT, "made": time.strftime("%Y-%m-%dT%H:%M:%S"), "rows": rows, "originals": len(originals)}
            packed.writestr("MANIFEST.json", json.dumps(told, ensure_ascii=False, indent=1))
            yield Step(0, len(originals))
            for done, file in enumerate(originals, start=1):
                packed.write(file, f"originals/{file.parent.name}/{file.name}")
                yield Step(done, len(originals))
        os.replace(partial, out)
    except OSError as cause:
        raise LibraryError(f"备份写不出来：{cause.strerror}。请检查磁盘空间和文件夹权限，或换一个位置。") from cause
    finally:
        partial.unlink(missing_ok=True)
    library.registry.log("backup", out.name)


def restore(library: Library, file: Path) -> Iterator[Step]:
    """Put the library back as it was when the backup was made. What is there now is kept first, in home/backups.

    Yields progress over the files, then over the passages whose vectors are built. Raises UnreadableFile for anything but a whole backup:
    nothing has changed then. Cut off later, opening the library says that it must be reindexed.
    """
    library.registry.permits("restore")
    try:
        packed = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as cause:
        raise UnreadableFile(_WRONG.format(cause)) from cause
    with packed:
        originals, tables = _checked(packed, library.home)
        if library.documents():
            yield from backup(library, _safety_copy(library.home))
        with library.writing():
            for done, (name, info) in enumerate(originals.items(), start=1):
                _put(packed, info, library.home / "originals" / name)
                yield Step(done, len(originals))
            _replace_rows(library, packed, tables, file.name)
            for old in (library.home / "originals").glob("*/*"):
                if f"{old.parent.name}/{old.name}" not in originals:
                    old.unlink()
    for done, total in library.reindex():
        yield Step(done, total)


def _dumped(library: Library, packed: zipfile.ZipFile) -> dict[str, int]:
    """Every table as it stands now, in one reading; how many rows each has."""
    counts = {}
    with library.registry.changing() as connection:
        for table, columns in _tables(connection).items():
            count = 0
            with packed.open(f"tables/{table}.jsonl", "w", force_zip64=True) as stream:
                for row in connection.execute(f"SELECT {', '.join(map(_quoted, columns))} FROM {_quoted(table)}"):  # noqa: S608
                    stream.write((json.dumps(dict(zip(columns, map(_plain, row), strict=True)), ensure_ascii=False) + "\n").encode())
                    count += 1
            counts[table] = count
    return counts


def _replace_rows(library: Library, packed: zipfile.ZipFile, tables: dict[str, zipfile.ZipInfo], name: str) -> None:
    """All rows exchanged in one transaction; only tables and columns this program knows.

    Anyone can write a backup's journal: the row of this restoring stands after the rows that came with it and says how many they are.
    """
    before = {name: int(library.registry.state(name) or 0) for name in ("generation", "corrections")}
    with library.registry.changing() as connection:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        last = connection.execute("SELECT COALESCE(MAX(rowid), 0) FROM journal").fetchone()[0]
        has_own = [table for table in OURS if table in _tables(connection) and connection.execute(f"SELECT 1 FROM {_quoted(table)}").fetchone()]  # noqa: S608
        known = {table: columns for table, columns in _tables(connection).items() if table not in has_own}
        for table in known:
            if table not in ADDED_TO:
                connection.execute(f"DELETE FROM {_quoted(table)}")  # noqa: S608
        for table, columns in known.items():
            if table in tables:
                _fill(connection, table, columns, packed, tables[table])
        _check_rows(connection)
        brought = connection.execute("SELECT COUNT(*) FROM journal WHERE rowid > ?", (last,)).fetchone()[0]
        journal.append(connection, library.registry.who(), "restore", f"{name}（前面 {brought} 行来自备份）" if brought else name)
        state = dict(connection.execute("SELECT name, value FROM state"))
        if state.get("figures") != stamp():  # read by other rules than ours
            ledger.refill(connection)
        raised = {name: str(max(then, int(state.get(name) or 0)) + 1) for name, then in before.items()}  # new for every cache
        for name, value in {**raised, "signature": UNFINISHED, "figures": stamp()}.items():
            connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))


def _check_rows(connection: sqlite3.Connection) -> None:
    """What the rest of the program takes for granted: parts belong to documents, ids are ids (files are named by them), kinds are ours."""
    stray = connection.execute("PRAGMA foreign_key_check").fetchone()
    rows = connection.execute("SELECT id, kind FROM documents")
    if stray or any(not _ID.fullmatch(str(id_)) or kind not in KINDS for id_, kind in rows):
        raise UnreadableFile(_WRONG.format("内容对不上"))


def _fill(connection: sqlite3.Connection, table: str, columns: tuple[str, ...], packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    try:
        with packed.open(info) as stream:
            for line in stream:
                row = json.loads(line)
                given = [name for name in columns if name in row]
                values = [_stored(row[name]) for name in given]
                names, marks = ", ".join(map(_quoted, given)), ", ".join("?" * len(given))
                if table in ADDED_TO and connection.execute(f"SELECT 1 FROM {_quoted(table)} WHERE ({names}) = ({marks})", values).fetchone():  # noqa: S608
                    continue
                connection.execute(f"INSERT INTO {_quoted(table)} ({names}) VALUES ({marks})", values)  # noqa: S608
    except (zipfile.BadZipFile, ValueError, TypeError, KeyError, sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError, OSError, EOFError) as cause:
        raise UnreadableFile(_WRONG.format(f"{table}：{cause}")) from cause


def _tables(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Our tables with their columns, parents before what hangs on them (the order in which they were made)."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid")]
    return {name: tuple(row[1] for row in connection.execute(f"PRAGMA table_info({_quoted(name)})")) for name in names if name not in LEFT_OUT}


def _checked(packed: zipfile.ZipFile, home: Path) -> tuple[dict[str, zipfile.ZipInfo], dict[str, zipfile.ZipInfo]]:
    """(originals by their path below originals/, tables by name); nothing else may be in the file, and there must be room for it."""
    try:
        told = json.loads(packed.read("MANIFEST.json"))
        is_ours = isinstance(told, dict) and isinstance(told.get("format"), int) and isinstance(told.get("rows"), dict)
    except (KeyError, ValueError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as cause:
        raise UnreadableFile(_WRONG.format("没有 MANIFEST.json")) from cause
    if not is_ours:
        raise UnreadableFile(_WRONG.format("MANIFEST.json"))
    if told["format"] > FORMAT:
        raise UnreadableFile("这个备份由更新版本的程序做成，请先升级本程序再恢复。资料库没有改变。")
    needed, free = sum(info.file_size for info in packed.infolist()), shutil.disk_usage(home).free
    if needed > free:
        raise LibraryError(f"磁盘空间不够：恢复要 {needed / 2**20:.0f} MB，只剩 {free / 2**20:.0f} MB。请腾出空间再恢复。资料库没有改变。")
    originals, tables = {}, {}
    for info in packed.infolist():
        if found := _ORIGINAL.fullmatch(info.filename):
            originals[f"{found[1]}/{found[2]}"] = info
        elif named := _TABLE.fullmatch(info.filename):
            tables[named[1]] = info
        elif info.filename != "MANIFEST.json":
            raise UnreadableFile(_WRONG.format(info.filename[:80]))
    if not {"documents", "state"} <= tables.keys() or len(originals) != told.get("originals"):
        raise UnreadableFile(_WRONG.format("缺少文件"))
    return originals, tables


def _put(packed: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> None:
    if target.exists():  # named by its content
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".partial")
    try:
        with packed.open(info) as source, partial.open("wb") as sink:
            shutil.copyfileobj(source, sink)
        os.replace(partial, target)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as cause:
        raise UnreadableFile(_WRONG.format(info.filename)) from cause
    except OSError as cause:
        raise LibraryError(f"恢复时写不进资料库文件夹：{cause.strerror}。请检查磁盘空间。原有的资料没有改变。") from cause
    finally:
        partial.unlink(missing_ok=True)


def _safety_copy(home: Path) -> Path:
    """Where what is there now is kept before a restore; the oldest of such copies go."""
    folder = home / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    for old in sorted(folder.glob("*.zip"))[: -(KEPT_SAFETY_COPIES - 1)]:
        old.unlink()
    return folder / f"恢复前 {time.strftime('%Y-%m-%d %H%M%S')}.zip"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _plain(value: Any) -> Any:
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def _stored(value: Any) -> Any:
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value

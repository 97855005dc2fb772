"""Seam: SQLite, what a person says of a document: its title, kind, place and year; that it was removed, and that it shall come back.

What was said holds for the next version of the file too. A removed document is asked no more, at once; for KEPT_DAYS it can be brought
back, then it is gone for good. Not here: reading and storing files (library.py)."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from assistant import reading
from assistant.errors import UsageError
from assistant.figures import figures
from assistant.library import journal, ledger
from assistant.library.index import embedded_text, label
from assistant.records import KINDS, Document, Kind, Manuscript, Metadata

if TYPE_CHECKING:
    from assistant.library.library import Library

SCHEMA = """
CREATE TABLE descriptions (document_id TEXT PRIMARY KEY, title TEXT, kind TEXT, place TEXT, year INTEGER);
CREATE TABLE removals (document_id TEXT PRIMARY KEY, at TEXT NOT NULL);
"""
KEPT_DAYS: Final = 30
LONGEST_TITLE: Final = 200
LONGEST_PLACE: Final = 40
YEARS: Final = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Description:
    """What a person says of a document; None where nothing is said. place "" and year 0: it has none."""

    title: str | None = None
    kind: Kind | None = None
    place: str | None = None
    year: int | None = None

    def applied(self, known: Metadata) -> Metadata:
        """The metadata with what is said in place of what was read."""
        said = {name: value for name in ("title", "kind", "place", "year") if (value := getattr(self, name)) is not None}
        return replace(known, **said)


@dataclass(frozen=True, slots=True)
class Removed:
    """A removed document, when it was removed (local time, ISO 8601), and how many days it can still be brought back."""

    document: Document
    at: str
    days_left: int


def migrate(connection: sqlite3.Connection) -> None:
    """Make the tables."""
    for statement in filter(str.strip, SCHEMA.split(";\n")):
        connection.execute(statement)


def carried(connection: sqlite3.Connection, old_id: str, new_id: str) -> None:
    """Within the transaction that stores a new version: what was said of the old one holds for it; a removed one is there again."""
    connection.execute(
        "INSERT OR REPLACE INTO descriptions SELECT ?, title, kind, place, year FROM descriptions WHERE document_id = ?", (new_id, old_id)
    )
    connection.execute("DELETE FROM removals WHERE document_id = ?", (new_id,))


def forgotten(connection: sqlite3.Connection, document_id: str) -> None:
    """Within the transaction that deletes a document for good."""
    for table in ("descriptions", "removals"):
        connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))  # noqa: S608


class Catalogue:
    """What people said of the documents of one library. Each change is one transaction with its row in the journal."""

    def __init__(self, library: "Library") -> None:
        self._library, self._registry = library, library.registry

    def described(self, made: Manuscript, document_id: str) -> Manuscript:
        """A manuscript with what was said of a document, usually the version it replaces."""
        said = self.said(document_id) if document_id else Description()
        return made if said == Description() else reading.described(made, said.applied(made.metadata))

    def said(self, document_id: str) -> Description:
        """What was said of a document."""
        rows = self._registry.rows("SELECT title, kind, place, year FROM descriptions WHERE document_id = ?", (document_id,))
        return Description(*rows[0]) if rows else Description()

    def describe(self, document_id: str, said: Description) -> bool:
        """Say what a current document is. False when there is none of this id, or it was so already.

        Roles and figures are read anew; vectors only when title, place or year of its passages change. Raises UsageError for an impossible value.
        """
        self._registry.permits("describe")
        said = _checked(said)
        with self._library.writing():
            document = next((self._registry.document(one.id) for one in self._registry.documents() if one.id == document_id), None)
            if document is None or said.applied(document.metadata) == document.metadata:
                return False
            known = said.applied(document.metadata)
            made = reading.described(self._manuscript(document), known)
            if label(known) != label(document.metadata):
                self._embed(document, made)
            changed = {name: getattr(said, name) for name in ("title", "kind", "place", "year") if getattr(known, name) != getattr(document.metadata, name)}
            self._write(document, made, replace(self.said(document_id), **changed))
        return True

    def set_aside(self, document_ids: Iterable[str]) -> int:
        """Remove documents so that they can be brought back; how many were there."""
        self._registry.permits("remove")
        done = 0
        with self._library.writing():
            for document_id in document_ids:
                with self._registry.changing() as connection:
                    row = connection.execute("SELECT number, source FROM documents WHERE id = ? AND retired = ''", (document_id,)).fetchone()
                    if row is None:
                        continue
                    connection.execute("UPDATE documents SET retired = ? WHERE number = ?", (_now(), row[0]))
                    connection.execute("DELETE FROM figures WHERE document = ?", (row[0],))
                    connection.execute("INSERT OR REPLACE INTO removals VALUES (?, ?)", (document_id, _now()))
                    _note(connection, self._registry.who(), "set aside", row[1])
                done += 1
                document = self._registry.document(document_id)
                self._library.vectors().drop(f"{document_id}#{at}" for at in range(document.passages if document else 0))
        return done

    def bring_back(self, document_id: str) -> bool:
        """Undo a removal; False when it cannot be undone any more. Raises UsageError when another version has taken its place."""
        self._registry.permits("remove")
        with self._library.writing():
            document = self._registry.document(document_id)
            if document is None or not self._registry.rows("SELECT 1 FROM removals WHERE document_id = ?", (document_id,)):
                return False
            rival = self._registry.rows(
                "SELECT n.source FROM documents o JOIN documents n ON n.retired = '' AND (n.content_hash = o.content_hash "
                "OR (n.source = o.source AND n.origin = o.origin)) WHERE o.id = ?", (document_id,)
            )  # fmt: skip
            if rival:
                raise UsageError(f"资料库里已经有“{rival[0][0]}”，没有恢复。要用旧的这一份，请先删除现有的那一份。")
            made = self._manuscript(document)
            self._embed(document, made)
            with self._registry.changing() as connection:
                number = connection.execute("UPDATE documents SET retired = '' WHERE id = ? RETURNING number", (document_id,)).fetchone()[0]
                if not document.same_text_as:
                    ledger.insert(connection, number, figures(made))
                connection.execute("DELETE FROM removals WHERE document_id = ?", (document_id,))
                _note(connection, self._registry.who(), "bring back", document.source)
        return True

    def removed(self, now: datetime | None = None) -> list[Removed]:
        """What can still be brought back, the last removed first."""
        today = now or datetime.now(UTC)
        rows = self._registry.rows("SELECT document_id, at FROM removals ORDER BY at DESC, document_id")
        found = [(self._registry.document(document_id), at) for document_id, at in rows]
        return [Removed(document, at, KEPT_DAYS - (today - datetime.fromisoformat(at)).days) for document, at in found if document]

    def clear(self, now: datetime | None = None) -> int:
        """Delete for good what was removed more than KEPT_DAYS ago; how many."""
        before = (now or datetime.now(UTC)) - timedelta(days=KEPT_DAYS)
        rows = self._registry.rows("SELECT document_id, at FROM removals")
        return sum(self._library.remove(document_id) for document_id, at in rows if datetime.fromisoformat(at) < before)

    def _manuscript(self, document: Document) -> Manuscript:
        sections = tuple(self._registry.sections(document.id))
        return Manuscript(document.text, document.metadata, sections, tuple(self._registry.passages_of(document.id)))

    def _embed(self, document: Document, made: Manuscript) -> None:
        if made.passages:
            texts = [embedded_text(made.metadata, passage) for passage in made.passages]
            self._library.vectors().put([f"{document.id}#{at}" for at in range(len(texts))], self._library.embed.of_passages(texts))

    def _write(self, document: Document, made: Manuscript, said: Description) -> None:
        known = made.metadata
        with self._registry.changing() as connection:
            number = connection.execute(
                "UPDATE documents SET title = ?, kind = ?, place = ?, level = ?, year = ? WHERE id = ? RETURNING number",
                (known.title, known.kind, known.place, known.level, known.year, document.id),
            ).fetchone()[0]
            for table, parts in (("sections", made.sections), ("passages", made.passages)):
                roles = [(part.role, number, at) for at, part in enumerate(parts)]  # type: ignore[attr-defined]  # both have a role
                connection.executemany(f"UPDATE {table} SET role = ? WHERE document = ? AND position = ?", roles)  # noqa: S608
            connection.execute("DELETE FROM figures WHERE document = ?", (number,))
            if not document.same_text_as:
                ledger.insert(connection, number, figures(made))
            connection.execute("INSERT OR REPLACE INTO descriptions VALUES (?, ?, ?, ?, ?)", (document.id, said.title, said.kind, said.place, said.year))
            _note(connection, self._registry.who(), "describe", document.source)


def _checked(said: Description) -> Description:
    title = None if said.title is None else " ".join(said.title.split())
    place = None if said.place is None else "".join(said.place.split())
    if title is not None and not 0 < len(title) <= LONGEST_TITLE:
        raise UsageError(f"标题要写，且不超过 {LONGEST_TITLE} 字。")
    if place is not None and len(place) > LONGEST_PLACE:
        raise UsageError(f"地区不超过 {LONGEST_PLACE} 字，如“清河镇”。")
    if said.kind is not None and said.kind not in KINDS:
        raise UsageError(f"没有“{said.kind}”这个类型。")
    if said.year and said.year not in YEARS:
        raise UsageError(f"年份“{said.year}”不对，请写四位数字，如 2021；没有就不填。")
    return Description(title, said.kind, place, said.year)


def _note(connection: sqlite3.Connection, who: str, action: str, subject: str) -> None:
    journal.append(connection, who, action, subject)
    connection.execute("UPDATE state SET value = CAST(value AS INTEGER) + 1 WHERE name = 'generation'")


def _now() -> str:
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")

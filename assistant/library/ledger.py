"""Seam: SQLite, the figures of the library: each number of a document with what it counts, exactly as it was read.

A sentence is kept as its offsets and cut out of the document's text again. Written only within the registry's transactions.
Not here: documents, passages, transactions (registry.py), finding figures in a text (figures)."""

import json
import sqlite3
from collections.abc import Iterable

from assistant.figures import figures
from assistant.records import Figure, Manuscript, Metadata, Period, Quantity, Section

SCHEMA = """
CREATE TABLE figures (
  document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE, position INTEGER NOT NULL,
  text TEXT NOT NULL, value TEXT NOT NULL, number REAL NOT NULL, scale REAL NOT NULL, unit TEXT NOT NULL, base_unit TEXT NOT NULL, hedge TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, redacted INTEGER NOT NULL, indicator TEXT NOT NULL, name TEXT NOT NULL, first_year INTEGER NOT NULL,
  last_year INTEGER NOT NULL, part TEXT NOT NULL, span TEXT NOT NULL, role TEXT NOT NULL, measure TEXT NOT NULL, place TEXT NOT NULL,
  heading_path TEXT NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL, explicit INTEGER NOT NULL, part_of TEXT NOT NULL,
  base TEXT NOT NULL, is_combined INTEGER NOT NULL, PRIMARY KEY (document, position)) WITHOUT ROWID;
"""
_COLUMNS = (
    'text, value, number, scale, unit, base_unit, hedge, start, "end", redacted, indicator, name, first_year, last_year, part, span, role, measure, '
    "place, heading_path, sentence_start, sentence_end, explicit, part_of, base, is_combined"
)


def insert(connection: sqlite3.Connection, document: int, found: Iterable[Figure]) -> None:
    """Write the figures of a document (its number in the table of documents), in order."""
    marks = ", ".join("?" * 28)
    connection.executemany(f"INSERT INTO figures VALUES ({marks})", ((document, at, *_values(figure)) for at, figure in enumerate(found)))  # noqa: S608


def of_document(connection: sqlite3.Connection, document_id: str) -> tuple[Figure, ...]:
    """The figures of a document in the order of its text."""
    row = connection.execute("SELECT number, text FROM documents WHERE id = ?", (document_id,)).fetchone()
    if row is None:
        return ()
    number, text = row
    found = connection.execute(f"SELECT {_COLUMNS} FROM figures WHERE document = ? ORDER BY position", (number,))  # noqa: S608
    paths: dict[str, tuple[str, ...]] = {}  # a few headings stand over many figures
    return tuple(_figure(document_id, text, values, paths) for values in found)


def places(connection: sqlite3.Connection) -> frozenset[str]:
    """Places figures are of that are no document's: villages of a report, towns of a table."""
    found = connection.execute("SELECT DISTINCT figures.place FROM figures JOIN documents ON documents.number = document WHERE figures.place != documents.place")
    return frozenset(name for (name,) in found if name)


def migrate(connection: sqlite3.Connection) -> None:
    """From version 1: make the table; refill fills it."""
    for statement in filter(str.strip, SCHEMA.split(";\n")):
        connection.execute(statement)


def refill(connection: sqlite3.Connection) -> None:
    """Read the figures of every current document anew from its stored text, sections and metadata."""
    connection.execute("DELETE FROM figures")
    stored = connection.execute(
        "SELECT number, title, kind, place, level, year, date, text FROM documents WHERE retired = '' AND same_text_as = ''"
    ).fetchall()
    for number, title, kind, place, level, year, date, text in stored:
        rows = connection.execute(
            'SELECT heading, level, heading_path, role, start, body, "end" FROM sections WHERE document = ? ORDER BY position', (number,)
        )
        sections = tuple(Section(heading, depth, tuple(json.loads(path)), role, start, body, end) for heading, depth, path, role, start, body, end in rows)
        insert(connection, number, figures(Manuscript(text, Metadata(title, kind, place, level, year, date), sections, ())))


def _values(figure: Figure) -> tuple[object, ...]:
    quantity, period = figure.quantity, figure.period
    return (
        quantity.text, quantity.value, quantity.number, quantity.scale, quantity.unit, quantity.base_unit, quantity.hedge, quantity.start, quantity.end,
        quantity.redacted, figure.indicator, figure.name, period.first, period.last, period.part, figure.span, figure.role, figure.measure, figure.place,
        json.dumps(figure.heading_path, ensure_ascii=False), figure.sentence_start, figure.sentence_end, figure.explicit, figure.part_of, figure.base,
        figure.is_combined,
    )  # fmt: skip


def _figure(document_id: str, text: str, values: tuple, paths: dict[str, tuple[str, ...]]) -> Figure:  # type: ignore[type-arg]  # columns as above
    (written, value, number, scale, unit, base_unit, hedge, start, end, redacted, indicator, name, first, last, part, span, role, measure, place,
     path, sentence_start, sentence_end, explicit, part_of, base, is_combined) = values  # fmt: skip
    if path not in paths:
        paths[path] = tuple(json.loads(path))
    return Figure(
        document_id, Quantity(written, value, number, scale, unit, base_unit, hedge, start, end, bool(redacted)), indicator, name,
        Period(first, last, part), span, role, measure, place, paths[path], text[sentence_start:sentence_end], sentence_start, sentence_end,
        bool(explicit), part_of, base, bool(is_combined),
    )  # fmt: skip

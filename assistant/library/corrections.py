"""Seam: SQLite, what people corrected in the ledger: dated, with a note, never deleted; undoing one is a date beside it.

A correction is kept under document id and place in the text, so it holds again when the same document is added again.
Not here: what a correction does to a figure (comparison/correcting.py)."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from assistant.comparison import corrected, thing_of, wording
from assistant.comparison.correcting import quantity_of
from assistant.comparison.things import thing_named
from assistant.errors import UsageError
from assistant.library import journal
from assistant.records import Correction, Figure, Period

if TYPE_CHECKING:
    from assistant.library.registry import Registry

SCHEMA = """
CREATE TABLE corrections (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, was TEXT NOT NULL, document_id TEXT NOT NULL, source TEXT NOT NULL, start INTEGER NOT NULL,
  "end" INTEGER NOT NULL, amount TEXT NOT NULL, indicator TEXT NOT NULL, first_year INTEGER, last_year INTEGER, part TEXT, note TEXT NOT NULL,
  at TEXT NOT NULL, undone TEXT NOT NULL DEFAULT '');
"""
LONGEST: Final = 200  # characters of a note or a name


def migrate(connection: sqlite3.Connection) -> None:
    """From version 2: make the table."""
    for statement in filter(str.strip, SCHEMA.split(";\n")):
        connection.execute(statement)


class Corrections:
    """The corrections of one library. Each change is one transaction with its row in the journal."""

    def __init__(self, registry: "Registry") -> None:
        self._registry = registry
        self._kept: tuple[str, tuple[Correction, ...]] = ("", ())

    @property
    def stamp(self) -> str:
        """Different after every change, by whichever process."""
        return self._registry.state("corrections")

    def entries(self) -> tuple[Correction, ...]:
        """All corrections in the order in which they were made, undone ones too; is_applied is left False."""
        stamp = self.stamp
        if self._kept[0] != stamp or not stamp:
            self._kept = (stamp, tuple(_correction(row) for row in self._registry.rows("SELECT * FROM corrections ORDER BY number")))
        return self._kept[1]

    def listed(self, figures: Iterable[Figure]) -> tuple[Correction, ...]:
        """All corrections, is_applied told for these figures of the current documents, which are given as they were read."""
        found = tuple(figures)
        places, things = {(one.document_id, one.quantity.start, one.quantity.end) for one in found}, {thing_of(one) for one in found}
        told = []
        for one in self.entries():
            is_there = thing_named(one.was) in things if one.kind == "merge" else (one.document_id, one.start, one.end) in places
            if is_there and not one.undone and one.indicator:
                things.add(thing_named(one.indicator))  # a later merge may take it further
            told.append(replace(one, is_applied=is_there and not one.undone))
        return tuple(told)

    def applied(self, figures: Iterable[Figure]) -> tuple[Figure, ...]:
        """The figures as corrected."""
        entries = self.entries()
        return corrected(figures, entries) if entries else tuple(figures)

    def correct(self, figure: Figure, *, amount: str = "", indicator: str = "", period: Period | None = None, note: str = "") -> Correction:
        """Change what is given of a figure: amount with unit as a clerk writes it (“88户”), indicator, period.

        Raises UsageError when nothing is changed, or the amount is not one number with a unit.
        """
        amount, indicator = amount.strip(), indicator.strip()
        if not (amount or indicator or period):
            raise UsageError("没有改动。请先改数值、指标名称或时段，再保存。")
        if amount:
            quantity_of(amount)
        if indicator and not thing_named(indicator):
            raise UsageError(f"“{indicator}”不能作指标名称。请写明是什么，如“危房改造”。")
        return self._add(_about(figure, Correction(0, "value", wording(figure), amount=amount, indicator=indicator, period=period, note=note)))

    def dismiss(self, figure: Figure, note: str = "") -> Correction:
        """The number is no figure (a house number, a misread line): the ledger leaves it out."""
        return self._add(_about(figure, Correction(0, "dismissal", wording(figure), note=note)))

    def merge(self, label: str, into: str, note: str = "") -> Correction:
        """Show the indicator of this label under another name from now on, in every document.

        Raises UsageError when both are one already, which also keeps merges from running in a circle.
        """
        label, into = self._root(label.strip()), self._root(into.strip())
        if not thing_named(label) or not thing_named(into):
            raise UsageError("请写出要合并的两个指标名称。")
        if thing_named(label) == thing_named(into):
            raise UsageError(f"“{label}”和“{into}”已经是同一个指标。")
        return self._add(Correction(0, "merge", label, indicator=into, note=note))

    def undo(self, number: int) -> bool:
        """Take a correction back; False when there is none of this number that holds."""
        self._registry.permits("correct")
        with self._registry.changing() as connection:
            row = connection.execute("SELECT was FROM corrections WHERE number = ? AND undone = ''", (number,)).fetchone()
            if row is None:
                return False
            connection.execute("UPDATE corrections SET undone = ? WHERE number = ?", (_now(), number))
            _journal(connection, self._registry.who(), "undo correction", f"{number} {row[0]}")
        return True

    def _root(self, label: str) -> str:
        """The name a label is shown under."""
        for one in self.entries():
            if one.kind == "merge" and not one.undone and thing_named(one.was) == thing_named(label):
                label = one.indicator
        return label

    def _add(self, made: Correction) -> Correction:
        self._registry.permits("correct")
        if max(len(made.note), len(made.indicator), len(made.amount)) > LONGEST:
            raise UsageError(f"名称和备注不能超过 {LONGEST} 字，请缩短。")
        period = made.period
        with self._registry.changing() as connection:
            number = connection.execute(
                "INSERT INTO corrections (kind, was, document_id, source, start, \"end\", amount, indicator, first_year, last_year, part, note, at) "
                "VALUES (?, ?, ?, (SELECT coalesce(max(source), '') FROM documents WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (made.kind, made.was, made.document_id, made.document_id, made.start, made.end, made.amount, made.indicator,
                 period and period.first, period and period.last, period and period.part, made.note.strip(), _now()),
            ).lastrowid  # fmt: skip
            _journal(connection, self._registry.who(), f"correct: {made.kind}", f"{number} {made.was}")
            row = connection.execute("SELECT * FROM corrections WHERE number = ?", (number,)).fetchone()
        return _correction(row)


def _about(figure: Figure, made: Correction) -> Correction:
    return replace(made, document_id=figure.document_id, start=figure.quantity.start, end=figure.quantity.end)


def _correction(row: tuple) -> Correction:  # type: ignore[type-arg]  # columns as in SCHEMA
    number, kind, was, document_id, source, start, end, amount, indicator, first, last, part, note, at, undone = row
    period = None if last is None else Period(first, last, part or "")
    return Correction(number, kind, was, document_id, source, start, end, amount, indicator, period, note, at, undone)


def _journal(connection: sqlite3.Connection, who: str, action: str, subject: str) -> None:
    journal.append(connection, who, action, subject)
    connection.execute("INSERT INTO state VALUES ('corrections', '1') ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1")


def _now() -> str:
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")

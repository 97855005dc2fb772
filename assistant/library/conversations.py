"""Seam: SQLite, conversations: each belongs to one owner, and every question of this module asks whose it is.

An exchange is written when its question is asked and again when it is answered, so nothing is lost when the program dies in between.
A removed conversation can be brought back for a while, then it is deleted. Not here: asking and showing."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from assistant.errors import UsageError
from assistant.library.kept_answers import read, written
from assistant.records import Answer, Conversation, Exchange, Query

if TYPE_CHECKING:
    from assistant.library.registry import Registry

SCHEMA = """
CREATE TABLE IF NOT EXISTS conversations (
  number INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT NOT NULL, title TEXT NOT NULL, begun TEXT NOT NULL, changed TEXT NOT NULL,
  removed TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS conversations_owner ON conversations(owner, changed);
CREATE TABLE IF NOT EXISTS exchanges (
  number INTEGER PRIMARY KEY AUTOINCREMENT, conversation INTEGER NOT NULL REFERENCES conversations(number) ON DELETE CASCADE, question TEXT NOT NULL,
  answer TEXT NOT NULL DEFAULT '', said TEXT NOT NULL DEFAULT '', query TEXT NOT NULL DEFAULT '', dropped TEXT NOT NULL DEFAULT '[]',
  asks TEXT NOT NULL DEFAULT '[]', at TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS exchanges_conversation ON exchanges(conversation);
CREATE TABLE IF NOT EXISTS opinions (
  exchange INTEGER PRIMARY KEY REFERENCES exchanges(number) ON DELETE CASCADE, is_good INTEGER NOT NULL, note TEXT NOT NULL, at TEXT NOT NULL);
"""
LONGEST_TITLE: Final = 60  # characters
LONGEST_NOTE: Final = 500
KEPT_AFTER_REMOVAL: Final = timedelta(days=1)


def migrate(connection: sqlite3.Connection) -> None:
    """Make the tables."""
    for statement in filter(str.strip, SCHEMA.split(";\n")):
        connection.execute(statement)


class Conversations:
    """The conversations of one library. Each change is one transaction."""

    def __init__(self, registry: "Registry") -> None:
        self._registry = registry

    def listed(self, owner: str, text: str = "", most: int = 200) -> list[Conversation]:
        """Someone's conversations, the last changed first; text: words that all stand in the title or in one of its questions."""
        words = [f"%{_literal(word)}%" for word in text.split()]
        says = " AND (c.title LIKE ? ESCAPE '!' OR EXISTS (SELECT 1 FROM exchanges e WHERE e.conversation = c.number AND e.question LIKE ? ESCAPE '!'))"
        rows = self._registry.rows(
            "SELECT c.number, c.title, c.begun, c.changed, (SELECT count(*) FROM exchanges e WHERE e.conversation = c.number) FROM conversations c "  # noqa: S608
            f"WHERE c.owner = ? AND c.removed = ''{says * len(words)} ORDER BY c.changed DESC, c.number DESC LIMIT ?",
            (owner, *(word for word in words for _ in range(2)), most),
        )
        return [Conversation(*row) for row in rows]

    def one(self, owner: str, number: int) -> Conversation | None:
        """A conversation; None when it is removed, another's or none."""
        rows = self._registry.rows(
            "SELECT c.number, c.title, c.begun, c.changed, (SELECT count(*) FROM exchanges e WHERE e.conversation = c.number) FROM conversations c "
            "WHERE c.owner = ? AND c.removed = '' AND c.number = ?",
            (owner, number),
        )
        return Conversation(*rows[0]) if rows else None

    def exchanges(self, owner: str, number: int, last: int = 0) -> list[Exchange]:
        """The exchanges of a conversation in order, only the last so many for last > 0; none when it is removed, another's or none."""
        rows = self._registry.rows(
            "SELECT e.number, e.question, e.answer, e.said, e.query, e.dropped, e.asks, e.at, o.is_good, coalesce(o.note, '') FROM exchanges e "
            "JOIN conversations c ON c.number = e.conversation LEFT JOIN opinions o ON o.exchange = e.number "
            "WHERE c.owner = ? AND c.removed = '' AND c.number = ? ORDER BY e.number DESC LIMIT ?",
            (owner, number, last or -1),
        )
        return [_exchange(row) for row in reversed(rows)]

    def ask(self, owner: str, number: int, question: str) -> tuple[int, int]:
        """Keep a question; returns (number of its conversation, number of the exchange). A new conversation is begun for a number that is not there."""
        now = _now()
        with self._registry.changing() as connection:
            row = connection.execute("SELECT number FROM conversations WHERE owner = ? AND number = ? AND removed = ''", (owner, number)).fetchone()
            if row is None:
                values = (owner, _title(question), now, now)
                number = connection.execute("INSERT INTO conversations (owner, title, begun, changed) VALUES (?, ?, ?, ?)", values).lastrowid or 0
            exchange = connection.execute("INSERT INTO exchanges (conversation, question, at) VALUES (?, ?, ?)", (number, question, now)).lastrowid or 0
            connection.execute("UPDATE conversations SET changed = ? WHERE number = ?", (now, number))
        return number, exchange

    def settle(self, owner: str, exchange: Exchange) -> None:
        """Keep what came of a question, its own number says which."""
        with self._registry.changing() as connection:
            values = (
                written(exchange.answer), exchange.said, written(exchange.query), _json(exchange.dropped), _json(exchange.asks), exchange.number, owner,
            )  # fmt: skip
            connection.execute(
                "UPDATE exchanges SET answer = ?, said = ?, query = ?, dropped = ?, asks = ? "
                "WHERE number = ? AND conversation IN (SELECT number FROM conversations WHERE owner = ?)",
                values,
            )

    def judge(self, owner: str, exchange: int, is_good: bool, note: str = "") -> bool:
        """Keep what a person thinks of an answer; a later opinion takes the place of an earlier one. False when there is no such exchange.

        Raises UsageError for a note that is too long."""
        if len(note) > LONGEST_NOTE:
            raise UsageError(f"备注不能超过 {LONGEST_NOTE} 字，请缩短。")
        with self._registry.changing() as connection:
            made = connection.execute(
                "INSERT OR REPLACE INTO opinions SELECT e.number, ?, ?, ? FROM exchanges e JOIN conversations c ON c.number = e.conversation "
                "WHERE e.number = ? AND c.owner = ?",
                (int(is_good), note.strip(), _now(), exchange, owner),
            )
            return made.rowcount > 0

    def rename(self, owner: str, number: int, title: str) -> None:
        """Give a conversation another title. Raises UsageError for an empty one."""
        if not title.strip():
            raise UsageError("请写一个名称。")
        with self._registry.changing() as connection:
            connection.execute("UPDATE conversations SET title = ? WHERE owner = ? AND number = ?", (_title(title), owner, number))

    def remove(self, owner: str, number: int) -> bool:
        """Take a conversation out of the list; False when there is none. What was removed more than a day ago is deleted for good."""
        limit = (datetime.now(UTC).astimezone() - KEPT_AFTER_REMOVAL).isoformat(timespec="seconds")
        with self._registry.changing() as connection:
            connection.execute("DELETE FROM conversations WHERE removed <> '' AND removed < ?", (limit,))
            found = connection.execute("UPDATE conversations SET removed = ? WHERE owner = ? AND number = ? AND removed = ''", (_now(), owner, number))
            return found.rowcount > 0

    def restore(self, owner: str, number: int) -> bool:
        """Bring a removed conversation back; False when it is gone for good."""
        with self._registry.changing() as connection:
            return connection.execute("UPDATE conversations SET removed = '' WHERE owner = ? AND number = ?", (owner, number)).rowcount > 0


def _exchange(row: tuple) -> Exchange:  # type: ignore[type-arg]  # columns as in exchanges()
    number, question, answer, said, query, dropped, asks, at, is_good, note = row
    opinion = None if is_good is None else bool(is_good)
    return Exchange(
        question, read(Answer, answer), said, read(Query, query), tuple(json.loads(dropped)), tuple(json.loads(asks)), number, at, opinion, note
    )


def _title(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1]}…"


def _literal(word: str) -> str:
    """The word as LIKE takes it literally, “!” being the sign that does so."""
    return "".join(f"!{letter}" if letter in "!%_" else letter for letter in word)


def _json(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _now() -> str:
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")

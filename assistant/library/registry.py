"""Seam: SQLite, the truth of the library: documents with their cleaned text, sections, passages and figures (those in ledger.py).

A document and its parts are written in one transaction. A replaced document stays readable (a citation must open the text it quoted)
but has no passages and figures any more. Every change raises `generation`, so that other processes notice and derived indexes know whether they fit.
Not here: vectors, the keyword index, files on disk."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from assistant.errors import LibraryError
from assistant.figures import stamp
from assistant.library import catalogue, conversations, corrections, drafts, journal, ledger, users
from assistant.library.database import Database
from assistant.records import Document, Figure, Manuscript, Metadata, Passage, Section

SCHEMA_VERSION = 7
SCHEMA = """
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content_hash TEXT NOT NULL, source TEXT NOT NULL, origin TEXT NOT NULL,
  title TEXT NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL, level TEXT NOT NULL, year INTEGER NOT NULL, date TEXT NOT NULL,
  text TEXT NOT NULL, notes TEXT NOT NULL, noise TEXT NOT NULL, added TEXT NOT NULL, retired TEXT NOT NULL DEFAULT '', same_text_as TEXT NOT NULL DEFAULT '');
CREATE INDEX documents_hash ON documents(content_hash);
CREATE INDEX documents_source ON documents(source);
CREATE TABLE sections (
  document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE, position INTEGER NOT NULL, heading TEXT NOT NULL, level INTEGER NOT NULL,
  heading_path TEXT NOT NULL, role TEXT NOT NULL, start INTEGER NOT NULL, body INTEGER NOT NULL, "end" INTEGER NOT NULL, PRIMARY KEY (document, position));
CREATE TABLE passages (
  number INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE, position INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, heading_path TEXT NOT NULL, role TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (document, position));
CREATE TABLE sentences (hash INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE, PRIMARY KEY (hash, document)) WITHOUT ROWID;
CREATE INDEX sentences_document ON sentences(document);
CREATE TABLE unfinished (document_id TEXT PRIMARY KEY, passages INTEGER NOT NULL);
""" + ledger.SCHEMA + corrections.SCHEMA + drafts.SCHEMA + catalogue.SCHEMA + conversations.SCHEMA
COLUMNS = (
    "d.id, d.source, d.title, d.kind, d.place, d.level, d.year, d.date, d.added, d.same_text_as, "
    "(SELECT count(*) FROM passages p WHERE p.document = d.number), "
    "(SELECT count(*) FROM figures f WHERE f.document = d.number)"
)


class Registry(Database):
    """The library's database. One connection per thread; safe to read while another thread or process writes."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.who: Callable[[], str] = lambda: ""  # the person acting, for the journal; the page and the commands say who that is
        self.permits: Callable[[str], None] = lambda action: None  # raises NotAllowed; the page asks the role of the person acting
        with self.changing() as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                for statement in filter(str.strip, SCHEMA.split(";\n")):
                    connection.execute(statement)
                users.migrate(connection)
                connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
                connection.execute("INSERT INTO state VALUES ('generation', '0')")
            elif version < SCHEMA_VERSION:
                steps = (ledger.migrate, corrections.migrate, drafts.migrate, catalogue.migrate, conversations.migrate, users.migrate)
                for migrate in steps[version - 1 :]:
                    migrate(connection)
                connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            elif version > SCHEMA_VERSION:
                raise LibraryError("这个资料库由更新版本的程序建立，请先升级本程序再打开。")
            _keep_up(connection)

    # ---- state

    def state(self, name: str) -> str:
        """A stored value, "" when never set."""
        row = self._connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def remember(self, name: str, value: str) -> None:
        """Store a value by name."""
        with self.changing() as connection:
            connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))

    @property
    def generation(self) -> int:
        """Raised by every change of documents."""
        return int(self.state("generation"))

    def log(self, action: str, subject: str, who: str | None = None) -> None:
        """Append to the journal: what was done with which document; who: where it is not the one who acts by `self.who`."""
        with self.changing() as connection:
            journal.append(connection, self.who() if who is None else who, action, subject)

    # ---- writing

    def announce(self, documents: Iterable[tuple[str, int]]) -> None:
        """Say which documents (id, number of passages) are about to get vectors; what is still announced at the next start was cut off."""
        with self.changing() as connection:
            connection.executemany("INSERT OR REPLACE INTO unfinished VALUES (?, ?)", list(documents))

    def unfinished(self) -> list[tuple[str, int]]:
        """Announced documents whose transaction never came."""
        return self._connection.execute("SELECT document_id, passages FROM unfinished").fetchall()

    def forget_unfinished(self) -> None:
        """Their vectors were cleaned up."""
        with self.changing() as connection:
            connection.execute("DELETE FROM unfinished")

    def store(self, batch: Iterable["Incoming"]) -> None:
        """Write whole documents, retire the versions they replace, and raise the generation: one transaction."""
        added = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
        with self.changing() as connection:
            for incoming in batch:
                _retire(connection, incoming.replaces, added)
                _insert(connection, incoming, added)
                catalogue.carried(connection, incoming.replaces, incoming.id)
                journal.append(connection, self.who(), "replace" if incoming.replaces else "add", incoming.source)
                connection.execute("DELETE FROM unfinished WHERE document_id = ?", (incoming.id,))
            _next_generation(connection)

    def delete(self, document_id: str) -> None:
        """Remove a document, a removed or replaced one too, with everything that hangs on it; copies of its text become unknown as copies."""
        with self.changing() as connection:
            row = connection.execute("SELECT source FROM documents WHERE id = ?", (document_id,)).fetchone()
            connection.execute("UPDATE documents SET same_text_as = '' WHERE same_text_as = ?", (document_id,))
            connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
            journal.append(connection, self.who(), "remove", f"{document_id} {row[0]}" if row else document_id)
            catalogue.forgotten(connection, document_id)
            _next_generation(connection)

    # ---- reading

    def documents(self) -> list[Document]:
        """Current documents (not the replaced ones), by source; their text is left out ("")."""
        rows = self._connection.execute(f"SELECT {COLUMNS} FROM documents d WHERE d.retired = '' ORDER BY d.source, d.number")  # noqa: S608
        return [_document(row) for row in rows]

    def document(self, document_id: str) -> Document | None:
        """One document with its text, replaced versions too."""
        row = self._connection.execute(f"SELECT {COLUMNS}, d.text FROM documents d WHERE d.id = ?", (document_id,)).fetchone()  # noqa: S608
        return _document(row[:-1], row[-1]) if row else None

    def noise(self, document_id: str) -> list[tuple[str, str]]:
        """(line, why) of what cleaning left out of a document."""
        row = self._connection.execute("SELECT noise FROM documents WHERE id = ?", (document_id,)).fetchone()
        return [(text, why) for text, why in json.loads(row[0])] if row else []

    def sections(self, document_id: str) -> list[Section]:
        """The outline of a document, in order."""
        rows = self._connection.execute(
            'SELECT s.heading, s.level, s.heading_path, s.role, s.start, s.body, s."end" FROM sections s '
            "JOIN documents d ON d.number = s.document WHERE d.id = ? ORDER BY s.position",
            (document_id,),
        )
        return [Section(heading, level, tuple(json.loads(path)), role, start, body, end) for heading, level, path, role, start, body, end in rows]

    def passages(self) -> list[tuple[str, int, Passage]]:
        """(document id, position, passage) of every current document, in a stable order."""
        rows = self._connection.execute(
            'SELECT d.id, p.position, p.start, p."end", p.heading_path, p.role, p.text FROM passages p '
            "JOIN documents d ON d.number = p.document WHERE d.retired = '' ORDER BY p.number"
        )
        return [(id_, position, Passage(id_, start, end, tuple(json.loads(path)), role, text)) for id_, position, start, end, path, role, text in rows]

    def passages_of(self, document_id: str) -> list[Passage]:
        """The passages of one document in order; those of a removed one too, none of a replaced one."""
        rows = self._connection.execute(
            'SELECT p.start, p."end", p.heading_path, p.role, p.text FROM passages p JOIN documents d ON d.number = p.document '
            "WHERE d.id = ? ORDER BY p.position", (document_id,)
        )  # fmt: skip
        return [Passage(document_id, start, end, tuple(json.loads(path)), role, text) for start, end, path, role, text in rows]

    def figures(self, document_ids: Iterable[str]) -> dict[str, tuple[Figure, ...]]:
        """Figures of these documents in the order of their text; empty for a replaced document, a copy, or an unknown id."""
        return {id_: ledger.of_document(self._connection, id_) for id_ in document_ids}

    def figure_places(self) -> frozenset[str]:
        """Places of figures other than those of their documents."""
        return ledger.places(self._connection)

    def by_hash(self, content_hash: str) -> list[tuple[str, str]]:
        """(id, source) of current documents with exactly these bytes."""
        return self._connection.execute(
            "SELECT id, source FROM documents WHERE content_hash = ? AND retired = '' ORDER BY number", (content_hash,)
        ).fetchall()

    def content_hashes(self) -> dict[str, str]:
        """SHA-256 of the file by the id of each current document."""
        return dict(self._connection.execute("SELECT id, content_hash FROM documents WHERE retired = ''"))

    def by_origin(self, source: str, origin: str) -> str:
        """Id of the current document that came from this very file, or ""."""
        row = self._connection.execute(
            "SELECT id FROM documents WHERE source = ? AND origin = ? AND retired = ''", (source, origin)
        ).fetchone()
        return str(row[0]) if row else ""

    def exists(self, document_id: str) -> bool:
        """A document of this id is stored, current or replaced."""
        return self._connection.execute("SELECT 1 FROM documents WHERE id = ?", (document_id,)).fetchone() is not None

    def shared_sentences(self, hashes: Iterable[int]) -> list[tuple[str, int, int]]:
        """(document id, how many of these sentences it has, how many it has in all), most shared first, current documents only."""
        connection = self._connection
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (hash INTEGER PRIMARY KEY)")
        connection.execute("DELETE FROM wanted")
        connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((value,) for value in hashes))
        return connection.execute(
            "SELECT d.id, count(*) AS shared, (SELECT count(*) FROM sentences WHERE document = d.number) FROM wanted w "
            "JOIN sentences s ON s.hash = w.hash JOIN documents d ON d.number = s.document "
            "WHERE d.retired = '' AND d.same_text_as = '' GROUP BY d.number ORDER BY shared DESC LIMIT 5"
        ).fetchall()


class Incoming:
    """A document on its way in: what was read, and which stored version it replaces ("" for none)."""

    __slots__ = ("content_hash", "figures", "id", "manuscript", "origin", "passages", "replaces", "same_text_as", "sentences", "source")

    def __init__(self, id: str, source: str, origin: str, content_hash: str, manuscript: Manuscript, replaces: str = "") -> None:
        self.id, self.source, self.origin, self.content_hash = id, source, origin, content_hash
        self.manuscript, self.replaces = manuscript, replaces
        self.passages, self.sentences, self.same_text_as = manuscript.passages, frozenset[int](), ""
        self.figures: tuple[Figure, ...] = ()


def _insert(connection: sqlite3.Connection, incoming: Incoming, added: str) -> None:
    manuscript = incoming.manuscript
    connection.execute("DELETE FROM documents WHERE id = ? AND retired <> ''", (incoming.id,))  # an old version came back
    number = connection.execute(
        "INSERT INTO documents (id, content_hash, source, origin, title, kind, place, level, year, date, text, notes, noise, added, same_text_as) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (incoming.id, incoming.content_hash, incoming.source, incoming.origin, *_metadata_values(manuscript.metadata), manuscript.text,
         _json(manuscript.notes), _json([(line.text, line.why) for line in manuscript.noise]), added, incoming.same_text_as),
    ).lastrowid
    connection.executemany(
        "INSERT INTO sections VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((number, at, s.heading, s.level, _json(s.heading_path), s.role, s.start, s.body, s.end) for at, s in enumerate(manuscript.sections)),
    )
    connection.executemany(
        'INSERT INTO passages (document, position, start, "end", heading_path, role, text) VALUES (?, ?, ?, ?, ?, ?, ?)',
        ((number, at, p.start, p.end, _json(p.heading_path), p.role, p.text) for at, p in enumerate(incoming.passages)),
    )
    ledger.insert(connection, number or 0, incoming.figures)
    connection.executemany("INSERT OR IGNORE INTO sentences VALUES (?, ?)", ((value, number) for value in incoming.sentences))


def _retire(connection: sqlite3.Connection, document_id: str, at: str) -> None:
    row = connection.execute("SELECT number FROM documents WHERE id = ?", (document_id,)).fetchone()
    if row:
        connection.execute("UPDATE documents SET retired = ? WHERE number = ?", (at, row[0]))
        connection.execute("DELETE FROM passages WHERE document = ?", row)
        connection.execute("DELETE FROM figures WHERE document = ?", row)
        connection.execute("DELETE FROM sentences WHERE document = ?", row)


def _document(row: tuple[object, ...], text: str = "") -> Document:
    id_, source, title, kind, place, level, year, date, added, same_text_as, passages, figures = row
    metadata = Metadata(title, kind, place, level, year, date)  # type: ignore[arg-type]  # columns are what _insert wrote
    return Document(id_, source, metadata, text, passages, figures, added, same_text_as)  # type: ignore[arg-type]


def _metadata_values(metadata: Metadata) -> tuple[object, ...]:
    return (metadata.title, metadata.kind, metadata.place, metadata.level, metadata.year, metadata.date)


def _keep_up(connection: sqlite3.Connection) -> None:
    """Figures that other rules or tables read are read anew."""
    row = connection.execute("SELECT value FROM state WHERE name = 'figures'").fetchone()
    if row is None or row[0] != stamp():
        if connection.execute("SELECT 1 FROM documents").fetchone():
            ledger.refill(connection)
            _next_generation(connection)
        connection.execute("INSERT OR REPLACE INTO state VALUES ('figures', ?)", (stamp(),))


def _next_generation(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE state SET value = CAST(value AS INTEGER) + 1 WHERE name = 'generation'")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

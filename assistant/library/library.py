"""The library: the only writer of what lasts. add, remove, list, reindex; each document is there whole or not at all.

Order of writing: announce → vectors → one transaction with the documents. What was announced but never stored is cleaned up at the next
start, so a process killed anywhere leaves whole documents only; the old version of a replaced file answers until the new one is stored.
Not here: searching (retrieval), reading files (reading)."""

import contextlib
import hashlib
import os
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from filelock import FileLock, Timeout

from assistant.comparison import News
from assistant.errors import IndexMismatch, LibraryError, UnreadableFile
from assistant.figures import figures, selected
from assistant.library import intake, keywords
from assistant.library.arrivals import Arrivals
from assistant.library.catalogue import Catalogue
from assistant.library.conversations import Conversations
from assistant.library.corrections import Corrections
from assistant.library.drafts import Drafts
from assistant.library.embeddings import Embedder, embedder
from assistant.library.index import Index, continued, embedded_text, keyword_text
from assistant.library.intake import Given, Outcome, Overrides, Status
from assistant.library.registry import Incoming, Registry
from assistant.library.vectors import Vectors, emptied
from assistant.records import ROLES, Correction, Document, Figure, Metadata
from assistant.settings import Settings

UNFINISHED = "未建完"  # the signature while vectors are being built anew; no model has it
BATCH_PASSAGES = 256  # vectors made and stored together; what a stop or a crash can cost
PATIENCE: Final = 10  # seconds to wait for somebody else who writes
BUSY: Final = "另一个窗口或程序正在添加资料，请等它完成后再试。"


class Library:
    """An office's documents in one folder (settings.home). Safe for several threads; one process writes at a time."""

    def __init__(self, home: Path, embed: Embedder, max_bytes: int = 100 * 2**20, *, check: bool = True) -> None:
        """home is made with mode 0700. Raises IndexMismatch when the stored vectors came from another model or engine."""
        self.home, self.embed, self._max_bytes = home, embed, max_bytes
        os.umask(0o077)
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        home.chmod(0o700)
        self.registry = Registry(home / "library.sqlite3")
        self._lock = FileLock(home / "writing.lock", thread_local=False)  # between processes; a second thread of one passes it
        self._turn = threading.Lock()  # between threads; taken and given back in whichever thread the steps of a generator run
        self._loading = threading.Lock()
        self._index: Index | None = None
        self._vectors: Vectors | None = None
        self.corrections = Corrections(self.registry)
        self.drafts = Drafts(self.registry)
        self.conversations = Conversations(self.registry)
        self._figures: tuple[tuple[int, str], dict[str, tuple[Figure, ...]]] = ((-1, ""), {})
        if check:
            self._check_signature()

    @property
    def catalogue(self) -> Catalogue:
        """What people said of the documents; made when asked for, so that no circle keeps a library that is done with in memory."""
        return Catalogue(self)

    # ---- reading

    def documents(self) -> list[Document]:
        """Current documents by source, without their text."""
        return self.registry.documents()

    def document(self, document_id: str) -> Document | None:
        """A document with its text; replaced versions can still be opened. Several documents may share the start of an id: None."""
        return self.registry.document(document_id)

    def sample_ids(self) -> set[str]:
        """Ids of current documents that are the sample documents, byte for byte."""
        hashes = {hashlib.sha256(given.content()).hexdigest() for given in intake.sample()}
        return {id_ for id_, content in self.registry.content_hashes().items() if content in hashes}

    def original(self, document: Document) -> Path | None:
        """The file as it was added, when it is still there."""
        found = sorted((self.home / "originals").glob(f"*/{document.id}.*"))
        return found[0] if found else None

    def index(self) -> Index:
        """All passages ready for search; loaded again after a change, by whichever process made it."""
        index = self._index
        if index is not None and index.generation == self.registry.generation:
            return index
        with self._loading:
            generation = self.registry.generation
            if self._index is None or self._index.generation != generation:
                self._index = self._load(generation)
            return self._index

    def _load(self, generation: int) -> Index:
        documents = tuple(self.registry.documents())
        place = {document.id: at for at, document in enumerate(documents)}
        rows = [(id_, position, passage) for id_, position, passage in self.registry.passages() if id_ in place]
        found = tuple(passage for _, _, passage in rows)
        owners = np.array([place[passage.document_id] for passage in found], dtype=np.int32)
        roles = np.array([ROLES.index(passage.role) for passage in found], dtype=np.int32)
        matrix, embedded = self.vectors().matrix([f"{id_}#{position}" for id_, position, _ in rows], self.embed.dimension)
        file, stamp = self.home / "keywords.npz", f"{generation}/{len(found)}"
        postings = keywords.load(file, stamp)
        if postings is None:
            postings = keywords.built([keyword_text(documents[owner].metadata, passage) for owner, passage in zip(owners, found, strict=True)])
            with contextlib.suppress(OSError):  # a read-only folder can still be searched
                postings.save(file, stamp)
        places = tuple(sorted({document.metadata.place for document in documents if document.metadata.place}))
        by_id = {document.id: document for document in documents}
        inner = self.registry.figure_places()
        return Index(generation, by_id, found, owners, roles, documents, matrix, embedded, postings, places, inner, continued(owners, documents))

    @property
    def ledger_stamp(self) -> tuple[int, str]:
        """Changes whenever figures may have changed: a document came or went, a person corrected something."""
        return self.registry.generation, self.corrections.stamp

    def figures_of(self, document_ids: Iterable[str]) -> dict[str, tuple[Figure, ...]]:
        """Figures of these documents by their id, as corrected, in the order of the text; kept in memory until the ledger changes."""
        ids, stamp = list(document_ids), self.ledger_stamp
        if self._figures[0] != stamp:
            self._figures = (stamp, {})
        known = self._figures[1]
        for id_, found in self.registry.figures({id_ for id_ in ids if id_ not in known}).items():
            known[id_] = self.corrections.applied(found)
        return {id_: known[id_] for id_ in ids}

    def correction_log(self) -> tuple[Correction, ...]:
        """Every correction ever made, the first first; is_applied: it changes a figure of a current document now."""
        read = self.registry.figures(document.id for document in self.documents()) if self.corrections.entries() else {}
        return self.corrections.listed(figure for found in read.values() for figure in found)

    def figures(self, document_id: str = "", indicator: str = "", place: str = "", year: int = 0) -> list[Figure]:
        """Figures of one document or of all that fit (figures.selected), by source and place in the text."""
        ids = [document_id] if document_id else [document.id for document in self.documents()]
        return selected((figure for found in self.figures_of(ids).values() for figure in found), indicator, place, year)

    # ---- writing

    def add(self, files: Sequence[Given], overrides: Overrides | None = None, *, replaces: str = "") -> Iterator[Outcome]:
        """Add files, one outcome each (one a line for .jsonl), in order of completion. Closing the iterator stops; what was yielded stays.

        replaces: the current document a single file takes the place of; without it, the one that came from the same file.
        Raises LibraryError when another process is writing or the disk is full.
        """
        self.registry.permits("add")
        started, said = time.perf_counter(), overrides or Overrides()
        batch: list[Incoming] = []
        arrivals = Arrivals(self)

        def counted(outcome: Outcome, done: int) -> Outcome:
            return replace(outcome, done=done, total=len(files), seconds=time.perf_counter() - started)

        with self.writing():
            for done, given in enumerate(files, start=1):
                try:
                    for one in intake.incoming(given, said, self._max_bytes):
                        settled = one if isinstance(one, Outcome) else self._settled(one, batch, given, replaces)
                        if settled is not None:
                            yield counted(settled, done)
                        elif sum(len(waiting.passages) for waiting in batch) >= BATCH_PASSAGES:
                            for outcome in self._stored(batch, arrivals):
                                yield counted(outcome, done)
                            batch = []
                except UnreadableFile as refused:
                    yield counted(Outcome(given.source, "refused", reason=str(refused)), done)
            for outcome in self._stored(batch, arrivals):
                yield counted(outcome, len(files))

    def remove(self, document_id: str) -> bool:
        """Remove a document, its vectors and its original; False when there is none of this id."""
        self.registry.permits("remove")
        with self.writing():
            document = self.registry.document(document_id)
            if document is None:
                return False
            original = self.original(document)
            self.registry.delete(document_id)
            self.vectors().drop(_keys(document_id, document.passages))
            if original:
                original.unlink(missing_ok=True)
            return True

    def reindex(self) -> Iterator[tuple[int, int]]:
        """Throw vectors and keyword index away and build them from the registry; yields (passages done, passages in all)."""
        self.registry.permits("reindex")
        with self.writing(check=False):
            self._vectors = None
            emptied(self.home / "vectors")
            (self.home / "keywords.npz").unlink(missing_ok=True)
            self.registry.remember("signature", UNFINISHED)
            self._vectors = Vectors(self.home / "vectors", self.embed.signature)
            documents = {document.id: document for document in self.registry.documents()}
            rows = self.registry.passages()
            yield 0, len(rows)
            for start in range(0, len(rows), BATCH_PASSAGES):
                part = rows[start : start + BATCH_PASSAGES]
                texts = [embedded_text(documents[id_].metadata, passage) for id_, _, passage in part]
                self._vectors.put([f"{id_}#{position}" for id_, position, _ in part], self.embed.of_passages(texts))
                yield start + len(part), len(rows)
            self.registry.remember("signature", self.embed.signature)
            self.registry.log("reindex", self.embed.signature)
            self._index = None

    def _settled(self, read: tuple[Incoming, bytes], batch: list[Incoming], given: Given, replaces: str) -> Outcome | None:
        """The outcome when nothing has to be stored; None when the document joined the batch (it knows what it replaces or repeats)."""
        document, data = read
        waiting = next((other for other in batch if other.id == document.id), None)
        present = self.registry.by_hash(document.content_hash)
        known = next(((id_, source) for id_, source in present if id_ == document.id), None)
        if waiting or known:
            id_, source = (waiting.id, waiting.source) if waiting else known or ("", "")
            note = () if source == document.source else (f"与“{source}”是同一个文件，不重复添加。",)
            return Outcome(document.source, "unchanged", id_, notes=note)
        same_name = present[0][0] if present and present[0][1] == document.source else self.registry.by_origin(document.source, document.origin)
        document.replaces = replaces or same_name
        places = [*(other.metadata.place for other in self.documents()), *(other.manuscript.metadata.place for other in batch)]
        document.manuscript = intake.placed(self.catalogue.described(document.manuscript, document.replaces), places)
        document.passages = document.manuscript.passages
        twin = self._twin(document, batch)
        if twin:
            document.same_text_as, document.passages, document.sentences = twin, (), frozenset()
        else:
            document.figures = figures(document.manuscript)
        self._keep_original(document, given, data)
        batch.append(document)
        return None

    def _twin(self, document: Incoming, batch: Sequence[Incoming]) -> str:
        if not document.sentences:
            return ""
        mine = len(document.sentences)
        known = document.manuscript.metadata
        for other in batch:
            if _may_be_one(known, other.manuscript.metadata) and intake.is_same_text(len(document.sentences & other.sentences), mine, len(other.sentences)):
                return other.id
        for id_, shared, size in self.registry.shared_sentences(document.sentences):
            if id_ != document.replaces and intake.is_same_text(shared, mine, size):
                stored = self.registry.document(id_)
                if stored and _may_be_one(known, stored.metadata):
                    return id_
        return ""

    def _stored(self, batch: Sequence[Incoming], arrivals: Arrivals) -> list[Outcome]:
        """Vectors, then one transaction for the whole batch; an outcome for each document."""
        if not batch:
            return []
        self.registry.announce((document.id, len(document.passages)) for document in batch)
        texts = [embedded_text(document.manuscript.metadata, passage) for document in batch for passage in document.passages]
        keys = [key for document in batch for key in _keys(document.id, len(document.passages))]
        vectors = self.vectors()
        if texts:
            vectors.put(keys, self.embed.of_passages(texts))
        replaced = [self.registry.document(document.replaces) for document in batch if document.replaces]
        brought = [arrivals.news_of(document) for document in batch]  # before storing: what is replaced must still be known
        self.registry.store(batch)
        for old in filter(None, replaced):
            vectors.drop(set(_keys(old.id, old.passages)).difference(keys))
        sources = {document.id: document.source for document in self.registry.documents()} if any(one.same_text_as for one in batch) else {}
        return [_outcome(document, sources.get(document.same_text_as, ""), new) for document, new in zip(batch, brought, strict=True)]

    def _keep_original(self, document: Incoming, given: Given, data: bytes) -> None:
        if "#" in document.origin and given.source.lower().endswith(".jsonl"):
            return  # a line of a collection has no file of its own
        file = self.home / "originals" / document.id[:2] / f"{document.id}{Path(given.source).suffix.lower() or '.txt'}"
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            partial = file.with_suffix(".partial")
            partial.write_bytes(data)
            os.replace(partial, file)
        except OSError as cause:
            raise LibraryError(f"保存原件失败：{cause.strerror}。请检查磁盘空间；已添加的资料没有受影响。") from cause

    @contextlib.contextmanager
    def writing(self, check: bool = True) -> Iterator[None]:
        """While this is held, nobody else writes, in this process or another. Raises LibraryError when somebody still does after PATIENCE seconds."""
        if not self._turn.acquire(timeout=PATIENCE):
            raise LibraryError(BUSY)
        try:
            self._lock.acquire(timeout=PATIENCE)
        except Timeout as cause:
            self._turn.release()
            raise LibraryError(BUSY) from cause
        try:
            if check:
                self._clean_up()
            yield
        finally:
            self._lock.release()
            self._turn.release()

    def _clean_up(self) -> None:
        """Remove what a killed process left: vectors of documents that were announced and never stored."""
        unfinished = self.registry.unfinished()
        if unfinished:
            gone = [key for id_, count in unfinished if not self.registry.exists(id_) for key in _keys(id_, count)]
            self.vectors().drop(gone)
            self.registry.forget_unfinished()

    def vectors(self) -> Vectors:
        """The stored vectors, opened when they are first needed."""
        if self._vectors is None:
            self._vectors = Vectors(self.home / "vectors", self.embed.signature)
        return self._vectors

    def _check_signature(self) -> None:
        stored = self.registry.state("signature")
        if not stored:
            self.registry.remember("signature", self.embed.signature)
        elif stored == UNFINISHED:
            raise IndexMismatch("索引还没有建完：正在重建，或上次中断了。请等它完成；没有在重建的话，请运行 assistant reindex。")
        elif stored != self.embed.signature:
            raise IndexMismatch(
                f"资料库的向量由“{stored}”生成，现在的设置是“{self.embed.signature}”。请运行 assistant reindex 重建索引，或改回原来的向量模型。"
            )


def _outcome(document: Incoming, twin: str, told: News) -> Outcome:
    notes = (*document.manuscript.notes, *((f"内容与“{twin}”相同，已登记，不重复检索。",) if twin else ()))
    status: Status = "replaced" if document.replaces else "added"
    counts = (len(document.passages), len(document.figures))
    return Outcome(document.source, status, document.id, *counts, notes=notes, same_text_as=document.same_text_as, news=told)


def _may_be_one(one: Metadata, other: Metadata) -> bool:
    """Reports of two years or two towns are two documents, however much of the wording recurs."""
    pairs = ((one.year, other.year), (one.place, other.place))
    return all(mine == theirs or not mine or not theirs for mine, theirs in pairs)


def _keys(document_id: str, passages: int) -> list[str]:
    return [f"{document_id}#{position}" for position in range(passages)]


def opened(settings: Settings, *, check: bool = True) -> Library:
    """The library of settings.home with its embedder. check=False opens one whose vectors do not fit, to reindex it."""
    return Library(settings.home.expanduser(), embedder(settings), settings.max_file_mb * 2**20, check=check)

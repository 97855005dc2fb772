"""Seam: Chroma, where the passage vectors are kept. Scores are exact cosines over vectors loaded once, not Chroma's approximate search.

A Chroma folder can make the client run code (an embedding function named in its schema), so a folder that names one is refused
unopened, collections are opened with embedding_function=None, and a folder is never imported from elsewhere.
Not here: which passage is meant by a key; the library knows that."""

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import IndexMismatch, LibraryError

COLLECTION = "passages"
BATCH = 512  # Chroma takes up to 5461 at once


class Vectors:
    """Vectors by key "document id#position", of one model signature."""

    def __init__(self, folder: Path, signature: str) -> None:
        self._folder, self._signature = folder, signature
        self._collection = self._open()

    def _open(self) -> Any:
        import chromadb
        from chromadb.api.shared_system_client import SharedSystemClient
        from chromadb.config import Settings
        from chromadb.errors import ChromaError

        _refuse_foreign_code(self._folder)
        SharedSystemClient.clear_system_cache()  # a client opened earlier does not see what another process wrote since
        try:
            self._client = chromadb.PersistentClient(str(self._folder), settings=Settings(anonymized_telemetry=False))
            collection = self._client.get_or_create_collection(
                COLLECTION,
                embedding_function=None,
                metadata={"signature": self._signature},
                configuration={"hnsw": {"space": "cosine", "sync_threshold": 5000}},
            )
        except (ChromaError, sqlite3.Error, OSError, ValueError) as cause:
            raise LibraryError(f"向量索引打不开：{cause}。请运行 assistant reindex 重建。") from cause
        stored = (collection.metadata or {}).get("signature")
        if stored != self._signature:
            raise IndexMismatch(f"资料库的向量由“{stored}”生成，现在的设置是“{self._signature}”。请运行 assistant reindex 重建索引，或改回原来的向量模型。")
        return collection

    def put(self, keys: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Store vectors, shape (len(keys), dimension); a key that is there already is overwritten."""
        for start in range(0, len(keys), BATCH):
            self._collection.upsert(ids=list(keys[start : start + BATCH]), embeddings=vectors[start : start + BATCH])

    def drop(self, given: Iterable[str]) -> None:
        """Remove vectors; unknown keys are no error."""
        keys = list(given)
        for start in range(0, len(keys), BATCH):
            self._collection.delete(ids=keys[start : start + BATCH])

    def keys(self) -> set[str]:
        """All stored keys."""
        return set(self._collection.get(include=[])["ids"])

    def matrix(self, keys: Sequence[str], dimension: int) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """Unit rows in the order of keys, shape (len(keys), dimension), and which of them are stored (a missing row is zero)."""
        with contextlib.suppress(Exception):  # a client older than another process's write fails in many ways; a fresh one does not
            return self._matrix(keys, dimension)
        self._collection = self._open()
        return self._matrix(keys, dimension)

    def _matrix(self, keys: Sequence[str], dimension: int) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        found = self._collection.get(include=["embeddings"])
        row = {key: at for at, key in enumerate(found["ids"])}
        order = np.array([row.get(key, -1) for key in keys], dtype=np.int64)
        vectors = np.zeros((len(keys), dimension), dtype=np.float32)
        present = order >= 0
        if present.any():
            vectors[present] = np.asarray(found["embeddings"], dtype=np.float32)[order[present]]
        return vectors, present


def emptied(folder: Path) -> None:
    """Delete the vector folder, to be built anew."""
    from chromadb.api.shared_system_client import SharedSystemClient

    SharedSystemClient.clear_system_cache()
    shutil.rmtree(folder, ignore_errors=True)


def _refuse_foreign_code(folder: Path) -> None:
    """Raise LibraryError when a stored collection names an embedding function: opening it could run its code."""
    database = folder / "chroma.sqlite3"
    if not database.is_file():
        return
    try:
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        with contextlib.closing(connection):
            columns = [row[1] for row in connection.execute("PRAGMA table_info(collections)")]
            wanted = [name for name in ("schema_str", "config_json_str") if name in columns]
            rows = connection.execute(f"SELECT {', '.join(wanted)} FROM collections").fetchall() if wanted else []  # noqa: S608
    except sqlite3.Error as cause:
        raise LibraryError(f"向量索引已损坏：{cause}。请运行 assistant reindex 重建。") from cause
    for stored in (value for row in rows for value in row if value):
        if _names_known_function(json.loads(stored)):
            raise LibraryError("向量索引里写有外来的向量函数，可能会执行别人的代码，已拒绝打开。请删除资料库中的 vectors 文件夹，再运行 assistant reindex 重建。")


def _names_known_function(node: object) -> bool:
    if isinstance(node, dict):
        function = node.get("embedding_function")
        if isinstance(function, dict) and function.get("type") == "known":
            return True
        return any(_names_known_function(value) for value in node.values())
    return isinstance(node, list) and any(_names_known_function(value) for value in node)

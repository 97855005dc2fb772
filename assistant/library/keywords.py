"""BM25 over single Chinese characters, pairs of them, Latin words and numbers: derived from the passages, kept in one file, built whole.

>>> index = built(["完成危房改造86户", "完成改厕120户"])
>>> index.scores({key: 1.0 for key in keys("危房")}).argmax()
0

Pairs need no dictionary, so village names and new terms are found like any other word.
Not here: synonyms (the caller weights their keys), fields, stop words (BM25's rarity weight does their work).
Source: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009 (k1, b as there)."""

import os
import re
import tempfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

K1, B = 1.2, 0.6
FIRST_CHARACTER, LAST_CHARACTER = 0x3400, 0x9FFF  # CJK, extension A included: 15 bits
WORD = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?")
WORD_MARK = 1 << 31
KEPT = 4096  # short texts whose keys are kept: one question reads the same figures several times; some 20 MB


@dataclass(frozen=True, slots=True)
class Keywords:
    """Postings by key: passages[starts[i]:starts[i+1]] hold vocabulary[i], each with its BM25 weight before rarity."""

    vocabulary: NDArray[np.uint32]
    starts: NDArray[np.int64]
    passages: NDArray[np.int32]
    weights: NDArray[np.float32]
    size: int

    def rarity(self, key: int) -> float:
        """Inverse document frequency of a key, ≥ 0; a key that never occurs counts as the rarest."""
        at = self._at(key)
        holding = int(self.starts[at + 1] - self.starts[at]) if at >= 0 else 0
        return float(np.log1p((self.size - holding + 0.5) / (holding + 0.5)))

    def holds(self, key: int) -> bool:
        """Whether any passage has the key."""
        return self._at(key) >= 0

    def frequency(self, word: str) -> float:
        """How usual a Chinese word is, by its rarest pair of characters: 0 for one that never occurs, up to 1."""
        own = pair_keys(word)
        rarest = max((self.rarity(key) for key in own if self.holds(key)), default=0.0)
        return 1 / (1 + rarest) if own and all(self.holds(key) for key in own) else 0.0

    def scores(self, weighted: Mapping[int, float]) -> NDArray[np.float32]:
        """BM25 score of every passage, shape (size,), for keys with weights; no key: zeros."""
        total = np.zeros(self.size, dtype=np.float32)
        for key, weight in weighted.items():
            at = self._at(key)
            if at >= 0:
                span = slice(self.starts[at], self.starts[at + 1])
                total[self.passages[span]] += self.weights[span] * np.float32(weight * self.rarity(key))
        return total

    def _at(self, key: int) -> int:
        at = int(np.searchsorted(self.vocabulary, np.uint32(key)))
        return at if at < len(self.vocabulary) and int(self.vocabulary[at]) == key else -1

    def save(self, file: Path, stamp: str) -> None:
        """Write the index so that a reader sees the old file or the new one, never half of it."""
        handle, temporary = tempfile.mkstemp(dir=file.parent, suffix=".npz")
        with os.fdopen(handle, "wb") as out:
            np.savez(out, vocabulary=self.vocabulary, starts=self.starts, passages=self.passages, weights=self.weights,
                     size=np.array(self.size), stamp=np.array(stamp))
        os.replace(temporary, file)


def load(file: Path, stamp: str) -> Keywords | None:
    """The stored index when it was built for this stamp; None when it is absent, older or damaged (it is derived: build it again)."""
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            if str(stored["stamp"]) != stamp:
                return None
            return Keywords(stored["vocabulary"], stored["starts"], stored["passages"], stored["weights"], int(stored["size"]))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error):
        return None


def built(texts: Sequence[str]) -> Keywords:
    """The index over texts, one passage each; about 10 MB of text a second."""
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    owner = np.repeat(np.arange(len(texts), dtype=np.int64), lengths)
    key, at = _keyed("".join(texts), owner)
    counted = np.bincount(at, minlength=len(texts)).astype(np.float32) if len(texts) else np.zeros(0, np.float32)
    pairs, frequency = np.unique((key.astype(np.uint64) << np.uint64(32)) | at.astype(np.uint64), return_counts=True)
    passages = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int32)
    vocabulary, starts = np.unique((pairs >> np.uint64(32)).astype(np.uint32), return_index=True)
    average = float(counted.mean()) if len(texts) else 1.0
    damping = K1 * (1 - B + B * counted[passages] / max(average, 1.0))
    weights = (frequency * (K1 + 1) / (frequency + damping)).astype(np.float32)
    return Keywords(vocabulary, np.append(starts, len(pairs)).astype(np.int64), passages, weights, len(texts))


@lru_cache(KEPT)
def keys(text: str) -> tuple[int, ...]:
    """The distinct keys of a text, in order of first appearance."""
    key, _ = _keyed(text, np.zeros(len(text), dtype=np.int64))
    return tuple(dict.fromkeys(key.tolist()))


def pair_keys(text: str) -> tuple[int, ...]:
    """Keys without the single characters: what makes a wording recognisable."""
    return tuple(key for key in keys(text) if key >= 1 << 15)


def weighted(parts: Iterable[tuple[str, float]]) -> dict[int, float]:
    """Keys of several texts with a weight each; a key of two texts keeps the larger weight."""
    result: dict[int, float] = {}
    for text, weight in parts:
        for key in keys(text):
            result[key] = max(weight, result.get(key, 0.0))
    return result


def _keyed(text: str, owner: NDArray[np.int64]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Every key of the text with the passage it belongs to (owner of its first character); pairs never cross passages."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    chinese = (codes >= FIRST_CHARACTER) & (codes <= LAST_CHARACTER)
    small = codes - FIRST_CHARACTER
    single = np.flatnonzero(chinese)
    pair = np.flatnonzero(chinese[:-1] & chinese[1:] & (owner[:-1] == owner[1:])) if len(codes) > 1 else single[:0]
    words = [(WORD_MARK | (zlib.crc32(found[0].lower().encode()) & 0x7FFFFFFF), found.start()) for found in WORD.finditer(text)]
    word_keys = np.array([key for key, _ in words], dtype=np.int64)
    word_at = np.array([at for _, at in words], dtype=np.int64)
    key = np.concatenate([small[single], ((small[pair] + 1) << 15) | small[pair + 1] if len(pair) else small[pair], word_keys])
    at = np.concatenate([single, pair, word_at])
    order = np.argsort(at, kind="stable")
    return key[order].astype(np.uint32), owner[at[order]] if len(at) else at

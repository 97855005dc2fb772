"""Bytes of any accepted file → blocks. The content decides what a file is; the suffix only says what was expected.

Order: size, kind, container limits, then the reader; binary formats are parsed in a process of their own (isolation).
UnreadableFile names the file, the cause and the remedy. Not here: cleaning, outline, metadata."""

from pathlib import PurePath
from typing import Final
from zipfile import ZipFile

from assistant.errors import UnreadableFile
from assistant.reading import archive, isolation, kinds, office, plain
from assistant.reading.loaded import Loaded
from assistant.reading.plain import Record

__all__ = ["SUFFIXES", "Loaded", "Record", "container", "load", "records"]

SUFFIXES: Final[tuple[str, ...]] = tuple(sorted({*kinds.TEXT_SUFFIXES, *kinds.BINARY_SUFFIXES}))
MAX_BYTES: Final = 100 * 2**20

_OLD: Final = {"doc": (".doc", "docx"), "rtf": (".rtf", "docx"), "odt": (".odt", "docx"), "ppt": (".ppt", "pptx")}


def load(data: bytes, name: str, *, max_bytes: int = MAX_BYTES) -> Loaded:
    """The blocks of one file in document order; name is its file name, with suffix if it has one.

    Raises UnreadableFile: too large, empty, locked, damaged, a kind that cannot be read.
    """
    try:
        _check_size(data, max_bytes)
        kind, notes = kinds.kind(data, name)
        loaded = _read(kind, data)
    except UnreadableFile as refusal:
        raise UnreadableFile(f"《{PurePath(name).name}》{refusal}") from refusal
    return Loaded(loaded.blocks, loaded.title, notes + loaded.notes)


def records(data: bytes, name: str) -> list[Record]:
    """The documents of a .jsonl file, one {"id", "title", "text"} a line. Raises UnreadableFile naming the wrong line."""
    try:
        _check_size(data, MAX_BYTES)
        return plain.records(data)
    except UnreadableFile as refusal:
        raise UnreadableFile(f"《{PurePath(name).name}》{refusal}") from refusal


def container(data: bytes) -> ZipFile | None:
    """An archive of files, within limits; None when the bytes are one document. Raises UnreadableFile for a broken one or a zip bomb."""
    opened = archive.opened(data)
    return opened if archive.kind(opened) == "zip" else None


def _check_size(data: bytes, max_bytes: int) -> None:
    if not len(data):
        raise UnreadableFile("是空文件（0 字节）。请重新取得原件后再添加。")
    if len(data) > max_bytes:
        size, limit = len(data) / 2**20, max_bytes / 2**20
        raise UnreadableFile(f"有 {size:.1f} MB，超过单个文件 {limit:.4g} MB 的上限。请删去大图片后另存一份，或拆成几个文件再添加。")


def _read(kind: str, data: bytes) -> Loaded:
    if kind in _OLD:
        suffix, target = _OLD[kind]
        data = office.converted(data, suffix, target)
        kind = "docx" if target == "docx" else "slides"
    loaded = isolation.load(kind, data) if kind in isolation.READERS else plain.read(kind, data)
    if not loaded.blocks:
        raise UnreadableFile(plain.EMPTY)
    return loaded

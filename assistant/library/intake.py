"""Paths, uploads and .jsonl lines → Incoming documents, read one at a time; a refused file is an Outcome that says why.

Also here: noticing that a document's text is in the library already under another name or format.
Not here: vectors and storing; the library does that."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypedDict

from assistant import reading
from assistant.comparison import News
from assistant.errors import UnreadableFile, UsageError
from assistant.figures import called
from assistant.library.registry import Incoming
from assistant.records import Block, Kind, Manuscript
from assistant.shipped import shipped

Status = Literal["added", "unchanged", "replaced", "refused"]
IGNORED_NAMES = re.compile(r"^(\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
SENTENCE = re.compile(r"[^。！？；\n]+")
SHORTEST_SENTENCE = 10  # characters; shorter ones (“各位代表”) stand in every report
FEWEST_SENTENCES = 12  # a document with fewer says too little to be called a copy
SAME_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Given:
    """A file to add: how it is named in the library, where it came from, and how to read its bytes."""

    source: str
    origin: str
    size: Callable[[], int]
    content: Callable[[], bytes]
    folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the person said about the files added; None, "" and 0 where nothing was said."""

    kind: Kind | None = None
    place: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, with the count and seconds so far; news: what its figures change, None when nothing was stored."""

    source: str
    status: Status
    document_id: str = ""
    passages: int = 0
    figures: int = 0
    reason: str = ""
    notes: tuple[str, ...] = ()
    same_text_as: str = ""
    news: News | None = None
    done: int = 0
    total: int = 0
    seconds: float = 0.0


def collected(paths: Iterable[Path]) -> list[Given]:
    """Files of paths; folders are walked in name order, hidden and lock files left out. Raises UsageError for a path that does not exist."""
    given = []
    for path in paths:
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if file.is_file() and not hidden(file.relative_to(path).as_posix()))
            given += [_given(file, file.relative_to(path).as_posix(), (path.resolve().name, *file.relative_to(path).parts[:-1])) for file in files]
        elif path.is_file():
            given.append(_given(path, path.name, (path.resolve().parent.name,)))
        else:
            raise UsageError(f"找不到“{path}”。请检查路径。")
    return given


def sample() -> list[Given]:
    """The sample documents that come with the product, by their path below knowledge/."""
    return [given for given in collected([shipped("knowledge")]) if given.source.startswith(("reports/", "policies/"))]


def uploaded(file: Path, name: str) -> Given:
    """A file that came in through the page under the name the person sees."""
    return Given(name, f"upload:{name}", lambda: file.stat().st_size, file.read_bytes)


def _given(file: Path, source: str, folders: tuple[str, ...]) -> Given:
    return Given(source, str(file.resolve()), lambda: file.stat().st_size, file.read_bytes, folders)


def hidden(source: str) -> bool:
    """A file nobody means when adding a folder: hidden, a lock file of Word, what a system leaves behind."""
    return any(IGNORED_NAMES.match(part) for part in source.split("/"))


def incoming(given: Given, overrides: Overrides, max_bytes: int) -> Iterator[tuple[Incoming, bytes] | Outcome]:
    """The documents of one file with its bytes: one, or one a line for .jsonl, where a line without text is an Outcome that says so.

    Raises UnreadableFile with cause and remedy when the file as a whole cannot be read.
    """
    if given.size() > max_bytes:
        raise UnreadableFile(f"文件有 {given.size() / 2**20:.0f} MB，超过 {max_bytes // 2**20} MB 的上限。请拆分后再添加，或调高设置 max_file_mb。")
    try:
        data = given.content()
    except OSError as cause:
        raise UnreadableFile(f"文件读不出来：{cause.strerror}。请检查权限，或关闭正在使用它的程序。") from cause
    said = _said(overrides)
    if given.source.lower().endswith(".jsonl"):
        for record in reading.records(data, given.source):
            try:
                yield _of_record(record, given.origin, said), data
            except UnreadableFile as refused:
                yield Outcome(record.id, "refused", reason=str(refused))
        return
    manuscript = reading.read(data, given.source.rsplit("/", 1)[-1], folders=given.folders, max_bytes=max_bytes, **said)
    content = hashlib.sha256(data).hexdigest()
    document = Incoming(_id(content, said), given.source, given.origin, content, manuscript)
    document.sentences = sentence_hashes(manuscript)
    yield document, data


def placed(made: Manuscript, places: Iterable[str]) -> Manuscript:
    """The manuscript with the name its place has among those of a library: 云曲州 where another report says 云曲藏族蒙古族自治州."""
    name = called(made.metadata.place, places)
    return made if name == made.metadata.place else reading.described(made, replace(made.metadata, place=name))


class _Said(TypedDict, total=False):
    kind: Kind
    place: str
    year: int


def _of_record(record: reading.Record, origin: str, said: _Said) -> Incoming:
    blocks = tuple(Block(line) for line in record.text.splitlines())
    manuscript = reading.manuscript(blocks, record.id, title=record.title, is_noise_free=True, **said)
    content = hashlib.sha256("\0".join((record.id, record.title, record.text)).encode()).hexdigest()
    return Incoming(_id(content, said), record.id, f"{origin}#{record.id}", content, manuscript)


def _said(overrides: Overrides) -> _Said:
    said = _Said()
    if overrides.kind:
        said["kind"] = overrides.kind
    if overrides.place:
        said["place"] = overrides.place
    if overrides.year:
        said["year"] = overrides.year
    return said


def _id(content: str, said: _Said) -> str:
    given = "".join(f"{name}={value};" for name, value in said.items())
    return hashlib.sha256((content + given).encode()).hexdigest()[:16] if given else content[:16]


def sentence_hashes(manuscript: Manuscript) -> frozenset[int]:
    """Hashes of the sentences long enough to be telling, widths and blanks evened out; empty for a text with too few of them."""
    found = set()
    for sentence in SENTENCE.findall(unicodedata.normalize("NFKC", manuscript.text).replace(";", "；")):
        letters = re.sub(r"\W", "", sentence)
        if len(letters) >= SHORTEST_SENTENCE:
            found.add(int.from_bytes(hashlib.blake2b(letters.encode(), digest_size=7).digest()))
    return frozenset(found) if len(found) >= FEWEST_SENTENCES else frozenset()


def is_same_text(shared: int, mine: int, other: int) -> bool:
    """Nearly all sentences of each stand in the other; an excerpt, or a translation printed beside the text, is a document of its own."""
    return mine > 0 and shared >= SAME_SHARE * max(mine, other)

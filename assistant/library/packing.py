"""A zip of documents → the files in it, within the limits of reading/archive.py; each file is unpacked only when its turn comes.

Not here: reading the documents; archives of other kinds (rar, 7z), which a clerk unpacks."""

import contextlib
import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from assistant import reading
from assistant.errors import UnreadableFile
from assistant.library.intake import Given, Outcome, hidden

_LOCKED: Final = 0x1  # flag bit of an entry: encrypted
_UTF8: Final = 0x800  # flag bit: the name is UTF-8; without it, Chinese Windows wrote GB18030, macOS UTF-8 all the same
_ZIP: Final = "压缩包“{name}”{why}"


def expanded(files: Iterable[Given], max_bytes: int) -> tuple[list[Given], list[Outcome]]:
    """The files, each zip replaced by the documents in it; and a refusal for each zip that cannot be opened."""
    given: list[Given] = []
    refused: list[Outcome] = []
    for file in files:
        if not file.source.lower().endswith(".zip"):
            given.append(file)
            continue
        try:
            given += _unpacked(file, max_bytes)
        except UnreadableFile as why:
            refused.append(Outcome(file.source, "refused", reason=str(why)))
        except OSError as cause:
            refused.append(Outcome(file.source, "refused", reason=f"文件读不出来：{cause.strerror}。请检查权限，或关闭正在使用它的程序。"))
    return given, refused


def _unpacked(file: Given, max_bytes: int) -> list[Given]:
    name = file.source.rsplit("/", 1)[-1]
    if file.size() > max_bytes:
        raise UnreadableFile(_ZIP.format(name=name, why=f"有 {file.size() / 2**20:.0f} MB，超过 {max_bytes // 2**20} MB 的上限。请分成几个再添加。"))
    try:
        container = reading.container(file.content())
    except UnreadableFile as why:
        raise UnreadableFile(_ZIP.format(name=name, why=f"打不开，或解压后超出上限（200 MB、5000 个文件）。请解压后添加里面的文档。（{why}）")) from why
    if container is None:
        return [file]  # a document that was named .zip
    found = [_entry(file, container, info, max_bytes) for info in container.infolist() if not info.is_dir()]
    kept = [given for given in found if not hidden(given.source)]
    if not kept:
        raise UnreadableFile(_ZIP.format(name=name, why="里面没有文件。"))
    return sorted(kept, key=lambda given: given.source)


def _entry(file: Given, container: zipfile.ZipFile, info: zipfile.ZipInfo, max_bytes: int) -> Given:
    path = _path(info)
    return replace(file, source=path, origin=f"{file.origin}/{path}", size=lambda: info.file_size, content=_content(container, info, max_bytes),
                   folders=(*file.folders, *path.split("/")[:-1]))  # fmt: skip


def _content(container: zipfile.ZipFile, info: zipfile.ZipInfo, max_bytes: int) -> Callable[[], bytes]:
    def content() -> bytes:
        if info.flag_bits & _LOCKED:
            raise UnreadableFile("在压缩包里加了密码。请解压后添加。")
        try:
            with container.open(info) as stream:
                data = io.BytesIO(stream.read(max_bytes + 1)).getvalue()  # the size in the directory may lie
        except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, NotImplementedError, ValueError) as cause:
            raise UnreadableFile("在压缩包里已损坏，解压不出来。请重新取得原件。") from cause
        if len(data) > max_bytes:
            raise UnreadableFile(f"解压后超过 {max_bytes // 2**20} MB 的上限。请拆分后再添加。")
        return data

    return content


def _path(info: zipfile.ZipInfo) -> str:
    """The name of an entry as its person saw it, never leading out of the archive: it names a source, nothing is written there."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        for encoding in ("gb18030", "utf-8"):  # the stricter last: its reading stands when both can read it
            with contextlib.suppress(UnicodeError):
                name = info.filename.encode("cp437").decode(encoding)
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join("".join(letter for letter in part if letter.isprintable()) for part in parts) or "未命名"

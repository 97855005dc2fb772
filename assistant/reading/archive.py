"""Limits on a zip container, checked from its directory before anything is unpacked. Not here: reading what is inside."""

import io
import struct
import zipfile
from typing import Final

from assistant.errors import UnreadableFile

MAX_ENTRIES: Final = 5_000
MAX_UNPACKED_BYTES: Final = 200 * 2**20
MAX_RATIO: Final = 100
RATIO_MATTERS_FROM_BYTES: Final = 10 * 2**20  # a small file of blank cells packs better than 100:1 and harms nobody

_END = b"PK\x05\x06"
_REMEDY = "请用 Word、WPS 或 Excel 打开后另存一份再添加。"


def opened(data: bytes) -> zipfile.ZipFile:
    """The container, within limits. Raises UnreadableFile for a broken one or a zip bomb; nothing has been unpacked then."""
    end = data.rfind(_END, max(0, len(data) - 65_557))
    if end < 0 or len(data) < end + 12:
        raise UnreadableFile(f"文件不完整，可能没有下载或复制完。请重新取得原件；能打开的话，{_REMEDY}")
    entries = struct.unpack_from("<H", data, end + 10)[0]
    if entries >= MAX_ENTRIES:  # told by the last record, so a directory of millions is not even listed
        raise UnreadableFile(f"压缩包里有 {entries} 个以上的条目，不像正常文档。{_REMEDY}")
    try:
        container = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as cause:
        raise UnreadableFile(f"文件结构异常，无法打开。{_REMEDY}") from cause
    infos = container.infolist()
    unpacked, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    if len(infos) >= MAX_ENTRIES:
        raise UnreadableFile(f"压缩包里有 {len(infos)} 个条目，不像正常文档。{_REMEDY}")
    bomb = unpacked >= RATIO_MATTERS_FROM_BYTES and unpacked >= MAX_RATIO * max(packed, 1)
    if bomb or unpacked >= MAX_UNPACKED_BYTES:
        raise UnreadableFile(f"解压后有 {unpacked / 2**20:.0f} MB，超出安全上限，没有读取。请删去大图片后另存一份，或拆成几个文件再添加。")
    return container


def kind(container: zipfile.ZipFile) -> str:
    """docx, sheet, slides, odt, odp, ofd, or "zip" for any other archive; told by its content types, then by its names."""
    names = set(container.namelist())
    if "OFD.xml" in names:
        return "ofd"
    try:
        types = container.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
        mimetype = container.read("mimetype").decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, NotImplementedError, ValueError) as cause:
        raise UnreadableFile(f"文件结构异常，无法打开。{_REMEDY}") from cause
    for mark, found in (("opendocument.spreadsheet", "sheet"), ("opendocument.text", "odt"), ("opendocument.presentation", "odp")):
        if mark in mimetype:
            return found
    marks = (
        (b"wordprocessingml.document.main", b"ms-word.document.macro", b"wordprocessingml.template.main", b"ms-word.template.macro"),
        (b"spreadsheetml.sheet.main", b"ms-excel.sheet", b"spreadsheetml.template.main"),
        (
            b"presentationml.presentation.main",
            b"presentationml.slideshow.main",
            b"ms-powerpoint.presentation",
            b"presentationml.template.main",
        ),
    )
    for found, wanted in zip(("docx", "sheet", "slides"), marks, strict=True):
        if any(mark in types for mark in wanted):
            return found
    for folder, found in (("word/document", "docx"), ("xl/workbook", "sheet"), ("ppt/presentation", "slides")):
        if any(name.startswith(folder) for name in names):
            return found
    return "zip"

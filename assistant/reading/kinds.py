"""What a file is, told by its first bytes; the suffix only decides between kinds of plain text.
Not here: reading it."""

import re
from typing import Final

from assistant.errors import UnreadableFile
from assistant.reading import archive

TEXT_SUFFIXES: Final = {".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl"}
BINARY_SUFFIXES: Final = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".doc": "doc",
    ".dot": "doc",
    ".wps": "doc",
    ".wpt": "doc",
    ".rtf": "rtf",
    ".odt": "odt",
    ".pdf": "pdf",
    ".xlsx": "sheet",
    ".xlsm": "sheet",
    ".xlsb": "sheet",
    ".xls": "sheet",
    ".et": "sheet",
    ".ods": "sheet",
    ".html": "html",
    ".htm": "html",
    ".pptx": "slides",
    ".ppt": "ppt",
    ".dps": "ppt",
}
NAMES: Final = {
    "txt": "纯文本",
    "md": "Markdown 文本",
    "csv": "表格文本",
    "jsonl": "JSON 行文本",
    "docx": "Word 文档（docx）",
    "doc": "旧版 Word 文档（doc）",
    "rtf": "RTF 文档",
    "odt": "ODT 文档",
    "pdf": "PDF",
    "sheet": "电子表格",
    "html": "网页",
    "slides": "演示文稿（pptx）",
    "ppt": "旧版演示文稿（ppt）",
}
_LOCKED = "文件有打开密码，无法读取。请用 Word 或 WPS 打开，取消密码后另存一份再添加。"
_REFUSED: Final = (
    ((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"), "是压缩包。请先解压，再添加里面的文档。"),
    (
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF"),
        "是图片，里面没有可以读取的文字。请先做文字识别（OCR），存成 .docx 后再添加。",
    ),
    ((b"\x7fELF", b"MZ\x90"), "是程序，不是文档。请选择文档文件。"),
)


def suffix_of(name: str) -> str:
    """ ".docx" of “x/总结.DOCX”; "" when what follows the last dot is no accepted suffix’s shape (“1.工作总结” has none)."""
    found = re.search(r"\.[A-Za-z0-9]{1,8}$", name)
    return found.group().lower() if found else ""


def kind(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """(kind, notes). Raises UnreadableFile for what cannot be read at all: archives, pictures, encrypted files."""
    suffix = suffix_of(name)
    expected = BINARY_SUFFIXES.get(suffix) or TEXT_SUFFIXES.get(suffix, "")
    found = _by_content(data) or (expected if suffix in TEXT_SUFFIXES or expected == "html" else "txt")
    if (
        not expected
        or found == expected
        or ({found, expected} in ({"docx", "doc"}, {"slides", "ppt"}) and suffix in (".wps", ".wpt", ".dps"))
    ):
        return found, ()
    return found, (f"后缀是 {suffix}，内容其实是{NAMES[found]}，已按{NAMES[found]}读取。",)


def _by_content(data: bytes) -> str:
    """The kind the bytes prove, "" for text."""
    for marks, why in _REFUSED:
        if data.startswith(marks):
            raise UnreadableFile(why)
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    return _markup(data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower())


def _zipped(data: bytes) -> str:
    with archive.opened(data) as container:
        found = archive.kind(container)
    if found == "ofd":
        raise UnreadableFile("是 OFD 版式文件，暂不支持。请用 OFD 阅读器或 WPS 打开，另存为 .docx 或 PDF 后再添加。")
    if found in ("zip", "odp"):
        raise UnreadableFile("是压缩包或暂不支持的文件。请解压后添加里面的文档，或另存为 .docx 后再添加。")
    return found


def _compound(data: bytes) -> str:
    """Old Office files are one container; the stream names in its directory (UTF-16) tell which."""
    for stream, found in (
        ("EncryptedPackage", ""),
        ("WordDocument", "doc"),
        ("Workbook", "sheet"),
        ("Book", "sheet"),
        ("PowerPoint Document", "ppt"),
    ):
        if stream.encode("utf-16-le") + b"\0\0" not in data:
            continue
        if not found or (found == "doc" and _is_locked_word(data)):
            raise UnreadableFile(_LOCKED)
        return found
    raise UnreadableFile("文件结构异常，无法识别。请用 Word 或 WPS 打开后另存为 .docx 再添加。")


def _is_locked_word(data: bytes) -> bool:
    """The Word stream starts on a sector with 0xA5EC; bit 8 of its flag word says “encrypted”."""
    at = data.find(b"\xec\xa5")
    while at >= 0:
        if at % 512 == 0 and at + 12 <= len(data):
            return bool(data[at + 11] & 1)
        at = data.find(b"\xec\xa5", at + 1)
    return False


def _markup(head: bytes) -> str:
    if head.startswith(b"mime-version:") and b"multipart/related" in head:
        raise UnreadableFile("是单个文件网页（mht）。请用 Word 或 WPS 打开后另存为 .docx 再添加。")
    if head.startswith(b"<?xml") and b'progid="word.document"' in head:
        return "doc"
    if head.startswith(b"<?xml") and b'progid="excel.sheet"' in head:
        raise UnreadableFile("是 XML 表格（2003）。请用 Excel 或 WPS 打开后另存为 .xlsx 再添加。")
    if re.match(rb"(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)*<(!doctype html|html|head|body|meta|table)\b", head, re.S):
        return "html"
    return ""

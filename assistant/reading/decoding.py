"""Bytes → text: a byte order mark decides, else UTF-8, else GB18030. Not here: guessing other encodings."""

import codecs
from typing import Final

from assistant.errors import UnreadableFile

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16's mark, so it is asked first
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text with line ends as \\n, and notes. Raises UnreadableFile when the bytes are no text."""
    text, notes = _decoded(data)
    if "\0" in text:
        raise UnreadableFile("里面有空字节，不是文本文件。请用生成它的程序打开，另存为 .docx 或 UTF-8 文本后再添加。")
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as cause:
                raise UnreadableFile(f"第 {cause.start} 字节起无法识别。请用记事本打开，另存为 UTF-8 后再添加。") from cause
    if b"\0" in data:
        raise UnreadableFile("里面有空字节，不是文本文件。请用生成它的程序打开，另存为 .docx 或 UTF-8 文本后再添加。")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    # GB18030 accepts nearly every byte pair: a UTF-8 file with one torn character would turn into mojibake, so that is asked first.
    mended = data.decode("utf-8", "replace")
    torn = mended.count("\ufffd")
    if sum(1 for char in mended if "\u3000" <= char <= "\uffef" and char != "\ufffd") > 20 * torn:
        return mended, (f"有 {torn} 处字节损坏，已用“\ufffd”代替。",)
    try:
        return data.decode("gb18030"), ()
    except UnicodeDecodeError as cause:
        raise UnreadableFile(
            f"第 {cause.start} 字节起无法识别，既不是 UTF-8 也不是 GB18030。请用记事本打开，另存为 UTF-8 后再添加。"
        ) from cause

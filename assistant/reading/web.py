"""html → blocks: h1–h6 with their level, paragraphs, list items, table rows; scripts, navigation, forms and hidden parts are dropped.
Not here: frames, and text a script would have made."""

import re
from typing import Any, Final

from assistant.errors import UnreadableFile
from assistant.reading import decoding, tables
from assistant.reading.loaded import Loaded
from assistant.records import Block

_DROPPED: Final = {
    "script",
    "style",
    "nav",
    "header",
    "footer",
    "form",
    "aside",
    "noscript",
    "template",
    "iframe",
    "svg",
    "button",
    "select",
    "head",
}
# fmt: off
_INLINE: Final = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd", "label", "mark", "o:p", "q",
        "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    )
)
# fmt: on
_META_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)


def read(data: bytes) -> Loaded:
    """The blocks of a page. Raises UnreadableFile when no text is left."""
    from bs4 import BeautifulSoup

    text, notes = _decoded(data)
    soup = BeautifulSoup(text, "lxml")
    title = re.sub(r"\s+", " ", soup.title.get_text()).strip() if soup.title else ""
    page = _Page()
    page.walk(soup.body or soup)
    page.end()
    if not page.blocks:
        raise UnreadableFile("网页里没有文字，内容可能由脚本生成。请在浏览器里复制正文，存成 .docx 或 .txt 后再添加。")
    return Loaded(tuple(page.blocks), title, notes)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    declared = _META_CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = declared.group(1).decode("ascii").lower()
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return data.decode("gb18030" if name in ("gb2312", "gbk") else name), ()
            except (LookupError, UnicodeDecodeError):  # the page names a wrong charset; the usual order decides
                return decoding.decoded(data)
    return decoding.decoded(data)


class _Page:
    """Blocks in the making: inline text gathers until something ends its line."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._text = ""

    def end(self, level: int = 0) -> None:
        text = re.sub(r"[ \t\u00a0\n\f]+", " ", self._text).strip(" \u3000")
        self._text = ""
        if text:
            self.blocks.append(Block(text, level))

    def walk(self, node: Any) -> None:
        for child in node.children:
            name = getattr(child, "name", None)
            if name is None:
                if type(child).__name__ in ("NavigableString", "CData"):
                    self._text += str(child)
            elif name == "br":
                self.end()
            elif not _is_dropped(child):
                self._element(child, name)

    def _element(self, node: Any, name: str) -> None:
        if name in _INLINE:
            self.walk(node)
            return
        self.end()
        if re.fullmatch(r"h[1-6]", name):
            self._text = node.get_text(" ")
            self.end(int(name[1]))
        elif name == "table" and _is_data(node):
            self.blocks += [Block(line) for line in tables.lines(_table(node))]
        else:
            self.walk(node)
            self.end()


def _is_dropped(node: Any) -> bool:
    if node.name == "header":
        return node.find_parent(["article", "main"]) is None
    hidden = node.has_attr("hidden") or re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", str(node.get("style", "")), re.I)
    return node.name in _DROPPED or bool(hidden)


def _is_data(node: Any) -> bool:
    """Tables that only lay out a page hold other tables, one column, or paragraphs of running text."""
    rows = node.find_all("tr")
    wide = max((len(row.find_all(["td", "th"], recursive=False)) for row in rows), default=0)
    long = any(len(cell.get_text()) > 400 for cell in node.find_all(["td", "th"]))
    return node.find("table") is None and len(rows) > 1 and wide > 1 and not long


def _table(node: Any) -> tables.Table:
    cells: list[list[str]] = []
    merges: list[tables.Merge] = []
    taken: set[tuple[int, int]] = set()
    headers = 0
    for r, row in enumerate(node.find_all("tr")):
        line: list[str] = []
        found = row.find_all(["td", "th"], recursive=False)
        for cell in found:
            while (r, len(line)) in taken:
                line.append("")
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            at = len(line)
            taken |= {(r + i, at + j) for i in range(1, down) for j in range(across)}
            if down > 1 or across > 1:
                merges.append((r, at, r + down - 1, at + across - 1))
            line += [re.sub(r"\s+", " ", cell.get_text(" ")).strip(), *[""] * (across - 1)]
        all_headers = bool(found) and all(cell.name == "th" for cell in found)
        headers += headers == r and (all_headers and len(found) > 1)
        cells.append(line)
    return tables.grid(cells, merges, headers)


def _span(cell: Any, name: str) -> int:
    value = str(cell.get(name, "1"))
    return max(1, min(int(value), 200)) if value.isdigit() else 1

"""docx → blocks in document order: paragraphs, tables, text boxes, content controls, with automatic numbers written out.

Insertions under “track changes” are kept, deletions and hidden text are not. Read from the XML directly: python-docx knows neither text
boxes nor numbers, refuses templates and macro files, and stops at a dangling link; names are compared without their namespace, so that
strict and transitional files read alike.
Not here: footnotes, comments, page headers and footers, pictures; tables of contents are left out and reported."""

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any, Final

from assistant.errors import UnreadableFile
from assistant.reading import archive, numbering, tables
from assistant.reading.loaded import Loaded
from assistant.records import Block

_DROPPED: Final = {"del", "moveFrom", "instrText", "delText", "rt", "footnoteReference", "endnoteReference", "commentReference"}
_BREAKS: Final = {"br", "cr"}
_HEADING_STYLE: Final = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
_TITLE_STYLE: Final = re.compile(r"title|标题", re.I)
_CONTENTS_STYLE: Final = re.compile(r"(?:toc|目录)\s*\d|toc heading|toc 标题", re.I)


def read(data: bytes) -> Loaded:
    """The blocks of a docx. Raises UnreadableFile when it holds no text."""
    with archive.opened(data) as container:
        document = _tree(container, _main_part(container))
        if document is None:
            raise UnreadableFile("文件里没有正文部分，可能已损坏。请用 Word 或 WPS 打开后另存为 .docx 再添加。")
        folder = posixpath.dirname(_main_part(container))
        styles = _styles(_tree(container, f"{folder}/styles.xml"))
        counters = numbering.Counters(numbering.lists(_tree(container, f"{folder}/numbering.xml")))
    body = document.find("{*}body")
    walk = _Walk(styles, counters)
    walk.children(body if body is not None else document)
    if not walk.blocks:
        pictures = any(_name(node) in ("drawing", "pict", "object") for node in document.iter())
        why = "里面只有图片，没有可以读取的文字。请先做文字识别（OCR）" if pictures else "里面没有文字。请确认选对了文件，补上内容"
        raise UnreadableFile(f"{why}后再添加。")
    notes = (f"目录（{walk.contents} 行）没有读入。",) if walk.contents else ()
    return Loaded(tuple(walk.blocks), walk.title, notes)


def _main_part(container: zipfile.ZipFile) -> str:
    """Usually word/document.xml; some programs name it otherwise, the package's relations tell."""
    relations = _tree(container, "_rels/.rels")
    for relation in relations if relations is not None else ():
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _tree(container: zipfile.ZipFile, part: str) -> Any:
    if part not in container.NameToInfo:
        return None
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
    return etree.fromstring(container.read(part), parser)


def _name(node: Any) -> str:
    return node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""


def _value(node: Any, name: str = "val") -> str:
    return next((str(value) for key, value in node.attrib.items() if key.rsplit("}", 1)[-1] == name), "")


def _child(node: Any, *names: str) -> Any:
    for name in names:
        node = node.find(f"{{*}}{name}") if node is not None else None
    return node


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    level: int = 0
    number: tuple[str, int] | None = None


def _styles(root: Any) -> dict[str, _Style]:
    """Paragraph styles with what they inherit; key "" is the default style."""
    if root is None:
        return {}
    nodes = {_value(node, "styleId"): node for node in root.iterfind("{*}style") if _value(node, "type") in ("paragraph", "")}

    def resolved(key: str, seen: frozenset[str]) -> _Style:
        node = nodes.get(key)
        if node is None or key in seen:
            return _Style()
        based = _child(node, "basedOn")
        base = resolved(_value(based), seen | {key}) if based is not None else _Style()
        named = _child(node, "name")
        name = _value(named) if named is not None else key
        heading = _HEADING_STYLE.fullmatch(name.strip())
        properties = _child(node, "pPr")
        level = int(heading.group(1)) if heading else _outline_level(properties, base.level)
        return _Style(name, level, _number(properties, base.number))

    out = {key: resolved(key, frozenset()) for key in nodes}
    default = next((key for key, node in nodes.items() if _value(node, "default") in ("1", "true", "on")), None)
    return out | {"": out[default]} if default is not None else out


def _outline_level(properties: Any, inherited: int) -> int:
    node = _child(properties, "outlineLvl") if properties is not None else None
    if node is None or not _value(node).isdigit():
        return inherited
    return int(_value(node)) + 1 if int(_value(node)) < 9 else 0


def _number(properties: Any, inherited: tuple[str, int] | None) -> tuple[str, int] | None:
    node = _child(properties, "numPr") if properties is not None else None
    if node is None:
        return inherited
    number, depth = _child(node, "numId"), _child(node, "ilvl")
    old_number, old_depth = inherited or ("0", 0)
    return (
        _value(number) if number is not None else old_number,
        int(_value(depth)) if depth is not None and _value(depth).isdigit() else old_depth,
    )


@dataclass(slots=True)
class _Walk:
    """One pass over a body, a cell or a text box, in order."""

    styles: dict[str, _Style]
    counters: numbering.Counters
    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    contents: int = 0

    def children(self, node: Any) -> None:
        for child in node:
            name = _name(child)
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                self.blocks += [Block(line) for line in tables.lines(self.table(child))]
            elif name == "AlternateContent":
                self.children(_chosen(child))
            elif name not in _DROPPED and name not in ("pPr", "rPr", "sdtPr", "sectPr"):
                self.children(child)

    def paragraph(self, node: Any) -> None:
        properties = _child(node, "pPr")
        named = _child(properties, "pStyle") if properties is not None else None
        style = self.styles.get(_value(named) if named is not None else "", _Style())
        text, boxes = _inline(node)
        number = _number(properties, style.number)
        prefix = self.counters.text(*number) if number and number[0] != "0" else ""
        level = _outline_level(properties, style.level)
        lines = [line.strip(" \t\u00a0") for line in text.split("\n")]
        lines = [line for line in lines if line]
        if lines and _CONTENTS_STYLE.fullmatch(style.name):
            self.contents += len(lines)
        elif lines and level:
            self.blocks.append(Block(prefix + "".join(lines), level))  # a heading broken by hand is one heading
        elif lines:
            lines[0] = prefix + lines[0]
            if _TITLE_STYLE.fullmatch(style.name) and not self.title:
                self.title = "".join(lines)
            self.blocks += map(Block, lines)
        for box in boxes:
            self.children(box)

    def table(self, node: Any) -> tables.Table:
        rows = [row for row in _unwrapped(node, "tr") if _child(row, "trPr", "del") is None]
        cells: list[list[str]] = []
        owners: list[list[int]] = []
        flagged = 0
        for r, row in enumerate(rows):
            line, line_owners = self._gap(row, "gridBefore"), []
            line_owners = [-1 - r * 1000 - c for c in range(len(line))]
            for cell in _unwrapped(row, "tc"):
                span, merge = _child(cell, "tcPr", "gridSpan"), _child(cell, "tcPr", "vMerge")
                text, owner = self._cell(cell), r * 10_000 + len(line)
                continues = merge is not None and _value(merge) != "restart"
                if continues and r and len(line) < len(cells[r - 1]):
                    text, owner = cells[r - 1][len(line)], owners[r - 1][len(line)]
                width = min(int(_value(span)) if span is not None and _value(span).isdigit() else 1, 200)
                line += [text] * width
                line_owners += [owner] * width
            header = _child(row, "trPr", "tblHeader")
            flagged += flagged == r and header is not None and _value(header) not in ("0", "false", "off")
            cells.append(line)
            owners.append(line_owners)
        width = max(map(len, cells), default=0)
        for r, line in enumerate(cells):
            owners[r] += [-1 - r * 1000 - c for c in range(len(line), width)]
            line += [""] * (width - len(line))
        return tables.Table(cells, owners, flagged)

    def _gap(self, row: Any, name: str) -> list[str]:
        node = _child(row, "trPr", name)
        return [""] * min(int(_value(node)), 200) if node is not None and _value(node).isdigit() else []

    def _cell(self, node: Any) -> str:
        """Paragraphs of a cell as lines; a table inside a table becomes lines too."""
        inner = _Walk(self.styles, self.counters)
        inner.children(node)
        return "\n".join(block.text for block in inner.blocks)


def _unwrapped(node: Any, wanted: str) -> list[Any]:
    """Rows of a table or cells of a row, also those inside content controls or tracked insertions."""
    found: list[Any] = []
    for child in node:
        if _name(child) == wanted:
            found.append(child)
        elif _name(child) in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            found += _unwrapped(child, wanted)
    return found


def _chosen(node: Any) -> Any:
    """Of a drawing written twice (new form, old form) the one that holds text, the new one first."""
    versions = [child for child in node if _name(child) in ("Choice", "Fallback")]
    return next((version for version in versions if version.find(".//{*}t") is not None), versions[0] if versions else node)


def _inline(node: Any) -> tuple[str, list[Any]]:
    """Text of a paragraph with \\n for line breaks, and the text boxes anchored in it."""
    parts: list[str] = []
    boxes: list[Any] = []

    def gather(at: Any) -> None:
        for child in at:
            name = _name(child)
            if name == "t":
                parts.append(child.text or "")
            elif name in ("tab", "ptab"):
                parts.append("\t")
            elif name in _BREAKS:
                parts.append("\n")
            elif name == "noBreakHyphen":
                parts.append("-")
            elif name == "txbxContent":
                boxes.append(child)
            elif name == "AlternateContent":
                gather(_chosen(child))
            elif name == "r" and _is_hidden(child):
                continue
            elif name not in _DROPPED and name not in ("pPr", "rPr", "sdtPr"):
                gather(child)

    gather(node)
    return "".join(parts), boxes


def _is_hidden(run: Any) -> bool:
    node = _child(run, "rPr", "vanish")
    return node is not None and _value(node) not in ("0", "false", "off")

"""Plain text formats → blocks: txt, markdown, csv/tsv, jsonl. Parsed in process: nothing here unpacks or runs anything.
Not here: numbered headings of plain text (一、, 1.), which the outline recognises."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import filterfalse, groupby
from typing import Final

from assistant.errors import UnreadableFile
from assistant.reading import decoding, rewrap, tables
from assistant.reading.loaded import Loaded
from assistant.records import Block

EMPTY: Final = "里面没有文字。请确认选对了文件，补上内容后再添加。"
COLUMNS, ROWS = 3, 3  # from which lines of one shape are a table
_MAX_FIELD: Final = 10 * 2**20
_BARS: Final = re.compile(r"(?<!\\)[|｜│┃\t]")
_GAPS: Final = re.compile(r"[ \u3000]{3,}|(?<=\S)\u3000(?=\S)")
_DRAWN: Final = frozenset("┌┐└┘├┤┬┴┼─━═┄╔╗╚╝╠╣╬╦╩║│┃|+-:= \u3000")  # ├───┼───┤
_TIMES: Final = re.compile(r"(?:19|20)\d\d|\d{1,2}(?:[-—~至]\d{1,2})?月|[（(][^（）()]*[）)]")
_RULE: Final = re.compile(r":?-*:?")


@dataclass(frozen=True, slots=True)
class Record:
    """One document of a .jsonl file."""

    id: str
    title: str
    text: str


def read(kind: str, data: bytes) -> Loaded:
    """The blocks of a text of kind txt, md, csv or jsonl. Raises UnreadableFile."""
    if kind == "jsonl":
        return Loaded(tuple(block for record in records(data) for block in _of_record(record)))
    text, notes = decoding.decoded(data)
    if not text.strip():
        raise UnreadableFile(EMPTY)
    if kind == "md":
        return Loaded(tuple(_markdown(text)), "", notes)
    if kind == "csv":
        lines, left_out = _delimited(text)
        more = (f"按成句文字读取，没有读入这些列：{'、'.join(left_out)}。",) if left_out else ()
        return Loaded(tuple(map(Block, lines)), "", notes + more)
    return Loaded(tuple(map(Block, _text(_lines(text)))), "", notes)


def records(data: bytes) -> list[Record]:
    """Documents of a .jsonl file: an object with id, title (may be missing) and text on each line.

    Raises UnreadableFile naming the first wrong line; blank lines and other keys are passed over.
    """
    text, _ = decoding.decoded(data)
    out: list[Record] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as cause:
            raise UnreadableFile(f"第 {number} 行不是完整的 JSON 对象。请改正这一行后再添加。") from cause
        if not isinstance(item, dict) or not isinstance(item.get("text"), str) or not isinstance(item.get("id"), str | int):
            raise UnreadableFile(f"第 {number} 行缺少 id 或 text（text 应是文字）。请改正这一行后再添加。")
        title = item.get("title")
        if title is not None and not isinstance(title, str):
            raise UnreadableFile(f"第 {number} 行的 title 不是文字。请改正这一行后再添加。")
        out.append(Record(str(item["id"]), title or "", item["text"]))
    if not out:
        raise UnreadableFile(EMPTY)
    return out


def _of_record(record: Record) -> list[Block]:
    title = [Block(record.title, 1)] if record.title else []
    return title + [Block(line.strip()) for line in _lines(record.text)]


def _lines(text: str) -> list[str]:
    return [line for line in re.split(r"[\n\f\v\u2028\u2029]", text) if line.strip()]


def _text(lines: list[str]) -> Iterator[str]:
    """Broken lines joined; tables drawn with | or gaps, as they are left when a document is copied as text, row by row."""
    prose: list[str] = []
    for is_row, run in groupby(filterfalse(_is_drawn, lines), key=lambda line: len(_cells(line)) >= COLUMNS):
        rows = list(run)
        drawn = [cells for cells in map(_cells, rows) if not all(_RULE.fullmatch(cell) for cell in cells)] if is_row else []
        if not _is_table(drawn):
            prose += rows
            continue
        yield from rewrap.rejoined(prose)
        prose = []
        width = len(drawn[0])
        yield from tables.lines(tables.grid([[*cells, *[""] * (width - len(cells))] for cells in drawn], header_rows=1))
    yield from rewrap.rejoined(prose)


def _is_table(rows: list[list[str]]) -> bool:
    """A header without a number but times, then rows no wider than it, with numbers: names in columns are no table."""
    if len(rows) < ROWS or any(len(row) > len(rows[0]) for row in rows):
        return False
    return not any(re.search(r"\d", _TIMES.sub("", cell)) for cell in rows[0]) and any(re.search(r"\d", cell) for row in rows[1:] for cell in row)


def _is_drawn(line: str) -> bool:
    """A line of a frame."""
    bare = line.strip()
    return _DRAWN.issuperset(bare) and bool(set("┌├└┼┬┴╔╠╚") & set(bare) or bare[:1] in ("|", "+"))


def _cells(line: str) -> list[str]:
    """The cells of a row, one for a line of prose."""
    if "。" in line:
        return [line]
    if not _BARS.search(line):
        return [cell.strip() for cell in _GAPS.split(line.strip())]
    cells = [cell.strip() for cell in _BARS.split(line.strip(" \u3000"))]
    return cells[bool(cells[0] == "" and "\t" not in line) : len(cells) - bool(cells[-1] == "" and "\t" not in line)]


def _delimited(text: str) -> tuple[list[str], list[str]]:
    csv.field_size_limit(_MAX_FIELD)
    head = text[:20_000]
    # the sign that splits most lines alike; csv.Sniffer takes letters of Chinese sentences for delimiters
    delimiter = max((",", "\t", ";", "|", "，"), key=lambda sign: _regularity(head, sign))
    try:
        rows = [
            [re.sub(r"\r\n?", "\n", cell).strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as cause:
        raise UnreadableFile("表格文本的引号或分隔符有误，无法分列。请用 Excel 或 WPS 打开后另存为 .xlsx 再添加。") from cause
    return tables.lines_with_prose(tables.grid(rows))


def _regularity(head: str, sign: str) -> tuple[bool, int]:
    lines = [line for line in head.split("\n") if line.strip()][:50]
    counts = [line.count(sign) for line in lines]
    return bool(counts) and counts[0] > 0 and (sign in ",\t" or min(counts) > 0), min(counts[0], 50) if counts else 0


def _markdown(text: str) -> list[Block]:
    blocks: list[Block] = []
    table: list[list[str]] = []
    fenced = False
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    for line in [*text.split("\n"), ""]:
        is_row = not fenced and line.strip().startswith("|") and line.count("|") > 1
        if is_row:
            cells = [_unmarked(cell) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
            if not all(_RULE.fullmatch(cell) for cell in cells):
                table.append(cells)
            continue
        if table:
            blocks += [Block(row) for row in tables.lines(tables.grid(table, header_rows=1 if len(table) > 1 else 0))]
            table = []
        if re.match(r"\s*(```|~~~)", line):
            fenced = not fenced
            continue
        heading = None if fenced else re.match(r" {0,3}(#{1,6})\s+(.*?)\s*#*$", line)
        if heading and _unmarked(heading.group(2)):
            blocks.append(Block(_unmarked(heading.group(2)), len(heading.group(1))))
        elif not heading and not re.fullmatch(r"\s*([-*_=]\s*){3,}", line) and _unmarked(line):
            blocks.append(Block(_unmarked(line)))
    return blocks


def _unmarked(line: str) -> str:
    """The words of a line: emphasis, links, quote and list signs taken off; “1.” and “（一）” stay, they are the document's own."""
    text = re.sub(r"^\s*(?:>\s?)*\s*(?:[-*+]\s+(?:\[[ xX]\]\s+)?)?", "", line)
    text = re.sub(r"!\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\[([^\]]+)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)", r"\1", text)
    text = re.sub(r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])", r"\1", text)
    text = re.sub(r"~~(.+?)~~|`([^`]+)`", lambda found: found.group(1) or found.group(2), text)
    return re.sub(r"\\([\\`*_{}\[\]()#+\-.!|])", r"\1", text).strip()

"""A grid of cells → one sentence per row: “村名: 柳树村；危房改造（户）: 12”, each cell bound to its own header.

Header rows are found by their look (no figures in them, figures below) or by merged cells over them; headers of several levels are
joined with “/”. Title rows, “单位：万元” and notes stand as lines of their own; a plain unit also goes into the headers.
Not here: where the cells come from; what a figure means."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

Merge = tuple[int, int, int, int]  # first row, first column, last row, last column, all included

LONG_CELL: Final = 60
LONG_HEADER: Final = 40
_FIGURE = re.compile(r"[-+−±]?[\d,，]*\d(\.\d+)?\s*[^\d\s年月日季期届次时.．、)）]{0,3}|[XxＸ×]+[^\d\s]{0,2}|[-—－/]+")
_YEAR = re.compile(r"(19|20)\d\d(\s*年(度|末|底)?)?")
_LABELLED = re.compile(r"[^：:]{1,12}[：:]")
_UNIT = re.compile(r"[（(]?(?:计量|数据)?单\s*位\s*[：:]\s*([^\s：:、，,；;/和（）()]{1,6})[）)]?")
_HEADER_WORD = re.compile(
    r"序号|名称|项目|指标|单位|内容|备注|姓名|时间|日期|类别|类型|村名|责任|措施|要求|数量|数值|金额|年度|说明|目标|任务|标准|部门"
)
_SENTENCE_END = re.compile(r"[。！？!?.;；][”’」）)\"']?$")


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of equal row length. owners: equal numbers mark one merged cell, whose text is repeated in every place it covers."""

    rows: list[list[str]]
    owners: list[list[int]]
    header_rows: int = 0  # as the file says; 0 = it does not say


def grid(cells: Sequence[Sequence[str]], merges: Iterable[Merge] = (), header_rows: int = 0) -> Table:
    """A table of cells with merged ranges filled in; short rows are padded."""
    width = max((len(row) for row in cells), default=0)
    rows = [[*row, *[""] * (width - len(row))] for row in cells]
    owners = [[r * width + c for c in range(width)] for r in range(len(rows))]
    for top, left, bottom, right in merges:
        for r in range(top, min(bottom, len(rows) - 1) + 1):
            for c in range(left, min(right, width - 1) + 1):
                rows[r][c], owners[r][c] = rows[top][left], owners[top][left]
    return Table(rows, owners, header_rows)


def lines(table: Table) -> list[str]:
    """One text per row, in order; title and note rows as they are."""
    return _told(table, prose=False)[0]


def lines_with_prose(table: Table) -> tuple[list[str], list[str]]:
    """As lines(), but long cells (a whole report in one cell, sentence pairs) stand alone, line by line; and the columns left out.

    With two or more columns of sentences the file is a parallel text: only these are kept.
    """
    return _told(table, prose=True)


def _told(table: Table, *, prose: bool) -> tuple[list[str], list[str]]:
    out: list[str] = []
    left_out: list[str] = []
    headers: list[str] = []
    for part in _parts(_without_empty_columns(table)):
        rows, unit = _lead(part, out)
        if not rows.rows:
            continue
        if len(rows.rows[0]) == 1:
            out += [line for row in rows.rows for line in row[0].split("\n") if line.strip()]
            continue
        depth = _header_depth(rows)
        if depth or len(headers) != len(rows.rows[0]):
            headers = _headers(rows, depth, unit)
        body = Table(rows.rows[depth:], rows.owners[depth:])
        long = _prose_columns(body.rows) if prose else []
        if len(long) > 1:
            left_out += [header for column, header in enumerate(headers) if column not in long and header]
        for row, owners in zip(body.rows, body.owners, strict=True):
            if len(long) < 2:
                out += filter(None, [_sentence(row, owners, headers, long)])
            for cell in dict.fromkeys(row[column] for column in long):
                out += [line.strip() for line in cell.split("\n") if line.strip()]
    return out, list(dict.fromkeys(left_out))


def _without_empty_columns(table: Table) -> Table:
    width = len(table.rows[0]) if table.rows else 0
    kept = [c for c in range(width) if any(row[c].strip() for row in table.rows)]
    pick = [[row[c].strip() for c in kept] for row in table.rows]
    return Table(pick, [[row[c] for c in kept] for row in table.owners], table.header_rows)


def _parts(table: Table) -> list[Table]:
    """Blank rows part what a sheet stacks on one another."""
    parts: list[Table] = []
    first = 0
    for at in range(len(table.rows) + 1):
        if at == len(table.rows) or not any(table.rows[at]):
            if at > first:
                parts.append(Table(table.rows[first:at], table.owners[first:at], table.header_rows if first == 0 else 0))
            first = at + 1
    return parts


def _distinct(row: Sequence[str], owners: Sequence[int]) -> list[str]:
    seen = {owner: cell for cell, owner in zip(row, owners, strict=True) if cell}
    return list(seen.values())


def _lead(table: Table, out: list[str]) -> tuple[Table, str]:
    """Emit title and note rows above the header; what is left, and a unit that holds for the whole table."""
    unit, at = "", 0
    width = len(table.rows[0])
    while width > 1 and at < len(table.rows):
        cells = _distinct(table.rows[at], table.owners[at])
        alone = len(cells) == 1 and at + 1 < len(table.rows)
        note = len(cells) <= max(1, width // 2) and all(_LABELLED.match(cell) for cell in cells)
        if not (alone or note):
            break
        for cell in cells:
            found = _UNIT.fullmatch(cell)
            unit = found.group(1) if found else unit
        out.append("　".join(cell.replace("\n", " ") for cell in cells))
        at += 1
    return Table(table.rows[at:], table.owners[at:], max(0, table.header_rows - at)), unit


def _is_figure(cell: str) -> bool:
    return bool(_FIGURE.fullmatch(cell)) and not _YEAR.fullmatch(cell)


def _header_depth(table: Table) -> int:
    """How many rows at the top are headers, 0 when the first row is already content."""
    rows = table.rows
    if table.header_rows:
        return min(table.header_rows, len(rows) - 1)
    first = rows[0]
    looks_like_content = any(_is_figure(cell) or len(cell) > LONG_HEADER or cell.endswith("。") for cell in first)
    all_years = bool(first[0]) and all(_YEAR.fullmatch(cell) for cell in first if cell)
    if len(rows) < 2 or looks_like_content or all_years or (_YEAR.fullmatch(first[0]) and len(first) > 2):
        return 0
    if len(first) == 2 and not _pairs_have_header(rows):
        return 0
    depth = 1
    while depth < min(4, len(rows) - 1) and _continues_header(table, depth):
        depth += 1
    return depth


def _pairs_have_header(rows: list[list[str]]) -> bool:
    """Two columns are often “地点 | 柳树村”, a form without header; “指标 | 数值” over figures is a table."""
    below = [row[1] for row in rows[1:] if row[1]]
    figures = sum(1 for cell in below if _is_figure(cell))
    named = _HEADER_WORD.search(rows[0][0]) and (_HEADER_WORD.search(rows[0][1]) or _YEAR.match(rows[0][1]))
    return bool(named) or figures * 2 > len(below) or not rows[0][0]


def _continues_header(table: Table, at: int) -> bool:
    row, owners, above, above_owners = table.rows[at], table.owners[at], table.rows[at - 1], table.owners[at - 1]
    own = [cell for cell, owner, over in zip(row, owners, above_owners, strict=True) if cell and owner != over]
    if not own or any(_is_figure(cell) or len(cell) > LONG_HEADER for cell in own):
        return False
    reaches_down = any(cell and owner == over for cell, owner, over in zip(row, owners, above_owners, strict=True))
    spans = [c for c in range(1, len(row)) if above[c] and above_owners[c] == above_owners[c - 1]]
    split_below = any(owners[c] != owners[c - 1] and row[c] for c in spans)
    unmerged = all(bool(cell) for cell in row[1:]) and any(not cell for cell in above[1:]) and not row[0] and bool(above[0])
    gaps_filled = sum(1 for cell in above if cell) >= 2 and all(cell or over for cell, over in zip(row, above, strict=True))
    blanks = any(not over for over in above[1:]) and any(not cell for cell in row)
    return reaches_down or split_below or unmerged or (gaps_filled and blanks)


def _headers(table: Table, depth: int, unit: str) -> list[str]:
    headers: list[list[str]] = [[] for _ in table.rows[0]]
    for r in range(depth):
        carried = ""
        for c, cell in enumerate(table.rows[r]):
            split_below = not cell and r + 1 < depth and bool(table.rows[r + 1][c])
            carried = cell if cell or not split_below else carried
            name = re.sub(r"\s+", "" if not carried.isascii() else " ", carried) if cell or split_below else ""
            if name and name not in headers[c]:
                headers[c].append(name)
    named = ["/".join(levels) for levels in headers]
    if not unit:
        return named
    below = [[row[c] for row in table.rows[depth:] if row[c]] for c in range(len(named))]
    counted = [bool(cells) and sum(_is_figure(cell) and cell[-1] not in "%％" for cell in cells) * 2 > len(cells) for cells in below]
    skip = re.compile(r"[（(]|[%％]|率|序号|编号|比|增长")
    return [
        f"{name}（{unit}）" if name and figures and not skip.search(name) else name for name, figures in zip(named, counted, strict=True)
    ]


def _prose_columns(rows: list[list[str]]) -> list[int]:
    columns = []
    for c in range(len(rows[0]) if rows else 0):
        cells = [row[c] for row in rows if row[c]]
        if not cells or median(cell.startswith(("http://", "https://")) for cell in cells) > 0.5:
            continue
        middle = median(map(len, cells))
        sentences = sum(1 for cell in cells if _SENTENCE_END.search(cell))
        if middle > LONG_CELL or any(cell.count("\n") > 3 for cell in cells) or (middle >= 15 and sentences * 2 > len(cells)):
            columns.append(c)
    return columns


def _sentence(row: Sequence[str], owners: Sequence[int], headers: Sequence[str], without: Sequence[int]) -> str:
    """“表头: 值；表头: 值”; a cell merged across columns is said once, under all its headers."""
    cells = _distinct(row, owners)
    if len(cells) == 1 and len(set(owners)) < len(owners) and len(row) > 1:
        return re.sub(r"\s+", " ", cells[0])  # one cell across the row: a group's name or a note
    if not any(headers) and len(row) == 2:
        return re.sub(r"\s+", " ", ": ".join(cell for cell in row if cell))
    said: dict[int, tuple[list[str], str]] = {}
    for c, (cell, owner) in enumerate(zip(row, owners, strict=True)):
        if cell and c not in without:
            said.setdefault(owner, ([], cell))[0].append(headers[c])
    parts = []
    for names, cell in said.values():
        name = "、".join(dict.fromkeys(filter(None, names)))
        value = re.sub(r"\s+", " ", cell)
        parts.append(f"{name}: {value}" if name and name != value else value)
    return "；".join(parts)

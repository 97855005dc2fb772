"""pdf → blocks: printed lines re-joined into paragraphs, ruled tables as row sentences (also across pages), in reading order.
Not here: scanned pages (they are reported), columns of a newspaper, bookmarks."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from assistant.errors import UnreadableFile
from assistant.reading import rewrap, tables
from assistant.reading.loaded import Loaded
from assistant.records import Block

MAX_PAGES: Final = 2_000
_LOCKED: Final = "PDF 有打开密码，无法读取。请用密码打开后另存为没有密码的 PDF 或 .docx 再添加。"
_SCANNED: Final = "全部是扫描图片，没有可以读取的文字。请先做文字识别（OCR），存成 .docx 或带文字的 PDF 后再添加。"


@dataclass(frozen=True, slots=True)
class _Grid:
    """A ruled table; it may go on at the top of the next page."""

    rows: list[list[str | None]]
    page: int


def read(data: bytes) -> Loaded:
    """The blocks of a pdf. Raises UnreadableFile: locked, without pages, too many pages, no text on any page."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        document = pdfplumber.open(io.BytesIO(data))
    except (PdfminerException, PDFPasswordIncorrect) as cause:
        if isinstance(cause, PDFPasswordIncorrect) or any(isinstance(arg, PDFPasswordIncorrect) for arg in cause.args):
            raise UnreadableFile(_LOCKED) from cause
        raise
    parts: list[rewrap.Line | _Grid] = []
    unread: list[int] = []
    with document:
        count = len(document.pages)
        if not count:
            raise UnreadableFile("里面一页也没有，可能没有下载完。请重新取得原件后再添加。")
        if count > MAX_PAGES:
            raise UnreadableFile(f"有 {count} 页，超过 {MAX_PAGES} 页的上限。请拆成几个文件再添加。")
        for number, page in enumerate(document.pages, start=1):
            found = _page(page, number)
            if not found and (page.images or page.chars or page.curves):
                unread.append(number)
            parts += found
            page.close()
    if not parts:
        raise UnreadableFile(_SCANNED if unread else "里面没有文字。请确认选对了文件，补上内容后再添加。")
    blocks = [Block(text) for text in _texts(_with_asides(parts))]
    return Loaded(tuple(blocks), "", (_unread_note(unread),) if unread else ())


def _unread_note(pages: Sequence[int]) -> str:
    shown = "、".join(map(str, pages[:20])) + ("等" if len(pages) > 20 else "")
    return f"第{shown}页是扫描图片，未读出文字。需要这{'几' if len(pages) > 1 else '一'}页时，请先做文字识别（OCR）再添加。"


def _page(page: Any, number: int) -> list[rewrap.Line | _Grid]:
    found = [table for table in page.find_tables() if len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1]
    boxes = [table.bbox for table in found]
    text = page.filter(lambda item: not any(_inside(item, box) for box in boxes)) if boxes else page
    placed: list[tuple[float, rewrap.Line | _Grid]] = []
    for table in found:
        rows = table.extract()
        if any(cell for row in rows for cell in row):
            placed.append((table.bbox[1], _Grid(rows, number)))
    for line in text.extract_text_lines(strip=True, return_chars=True):
        words = re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", line["text"])
        size = Counter(round(char["size"], 1) for char in line["chars"]).most_common(1)[0][0]
        placed.append((line["top"], rewrap.Line(words, number, line["x0"], line["x1"], size)))
    lines = "".join(part.text for _, part in placed if isinstance(part, rewrap.Line))
    if sum(map(len, re.findall(r"\(cid:\d+\)", lines))) * 3 > len(lines) > 0:
        return []  # a font without a character map: what came out is no text
    return [part for _, part in sorted(placed, key=lambda item: item[0])]


def _inside(item: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    if item.get("object_type") != "char":
        return False
    middle, level = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return bool(box[0] <= middle <= box[2] and box[1] <= level <= box[3])


def _with_asides(parts: Sequence[rewrap.Line | _Grid]) -> list[rewrap.Line | _Grid]:
    """Mark page numbers, and first and last lines that come back on three pages or more: text runs on past them."""
    pages: dict[int, list[int]] = {}
    for at, part in enumerate(parts):
        if isinstance(part, rewrap.Line):
            pages.setdefault(part.page, []).append(at)
    ends = {at for places in pages.values() for at in (places[0], places[-1])}
    texts = {at: line.text for at, line in enumerate(parts) if at in ends and isinstance(line, rewrap.Line)}
    repeated = Counter(re.sub(r"\d+", "#", text) for text in texts.values())
    return [
        replace(part, aside=True)
        if isinstance(part, rewrap.Line)
        and at in texts
        and (rewrap.is_page_number(part.text) or repeated[re.sub(r"\d+", "#", part.text)] > 2)
        else part
        for at, part in enumerate(parts)
    ]


def _texts(parts: Sequence[rewrap.Line | _Grid]) -> list[str]:
    """Paragraphs and row sentences in order; a table that stops at a page's end and goes on at the next page's top is one."""
    out: list[str] = []
    lines: list[rewrap.Line] = []
    grid: _Grid | None = None

    def finish_table() -> None:
        nonlocal grid
        if grid is not None:
            out.extend(tables.lines(_filled(grid.rows)))
        grid = None

    for part in parts:
        if isinstance(part, rewrap.Line):
            if not part.aside:
                finish_table()
            lines.append(part)
        elif grid and part.page == grid.page + 1 and len(part.rows[0]) == len(grid.rows[0]):
            again = part.rows[0] == grid.rows[0]
            grid = _Grid(grid.rows + part.rows[int(again) :], part.page)
        else:
            finish_table()
            out.extend(rewrap.paragraphs(lines))
            lines = []
            grid = part
    finish_table()
    return out + rewrap.paragraphs(lines)


def _filled(rows: list[list[str | None]]) -> tables.Table:
    """None marks a place that a merged cell to the left or above covers."""
    cells = [
        [re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])|(?<=[\d.])\n(?=[\d.%])", "", cell or "").strip() for cell in row] for row in rows
    ]
    width = max(map(len, cells))
    owners = [[r * width + c for c in range(width)] for r in range(len(cells))]
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell is None and c and (r == 0 or row[c - 1] is not None or rows[r - 1][c] is None):
                cells[r][c], owners[r][c] = cells[r][c - 1], owners[r][c - 1]
            elif cell is None and r:
                cells[r][c], owners[r][c] = cells[r - 1][c], owners[r - 1][c]
    return tables.Table(cells, owners)

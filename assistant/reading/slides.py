"""pptx → blocks: each slide's title as a heading, then its shapes in order, tables as row sentences.
Not here: speaker notes, charts, pictures."""

from collections.abc import Iterable
from typing import Any

from assistant.errors import UnreadableFile
from assistant.reading import archive, tables
from assistant.reading.loaded import Loaded
from assistant.records import Block


def read(data: bytes) -> Loaded:
    """The blocks of a presentation. Raises UnreadableFile when it holds no text."""
    import io

    from pptx import Presentation

    archive.opened(data).close()
    blocks: list[Block] = []
    for slide in Presentation(io.BytesIO(data)).slides:
        title = slide.shapes.title
        heading = "".join(_lines(title.text_frame)) if title is not None else ""
        if heading:
            blocks.append(Block(heading, 1))
        blocks += _shapes(slide.shapes, title.shape_id if title is not None else -1)
    if not blocks:
        raise UnreadableFile("演示文稿里没有文字，可能都是图片。请把内容整理成 .docx 后再添加。")
    return Loaded(tuple(blocks))


def _shapes(shapes: Iterable[Any], title_id: int) -> list[Block]:
    blocks: list[Block] = []
    for shape in shapes:
        if shape.shape_id == title_id:
            continue
        if hasattr(shape, "shapes"):
            blocks += _shapes(shape.shapes, title_id)
        elif getattr(shape, "has_table", False) and shape.has_table:
            blocks += [Block(line) for line in tables.lines(_table(shape.table))]
        elif shape.has_text_frame:
            blocks += [Block(line) for line in _lines(shape.text_frame)]
    return blocks


def _lines(frame: Any) -> list[str]:
    texts = (line.strip() for paragraph in frame.paragraphs for line in paragraph.text.split("\v"))
    return [text for text in texts if text]


def _table(table: Any) -> tables.Table:
    cells = [["" if cell.is_spanned else cell.text.strip() for cell in row.cells] for row in table.rows]
    merges = [
        (r, c, r + cell.span_height - 1, c + cell.span_width - 1)
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row.cells)
        if cell.is_merge_origin
    ]
    return tables.grid(cells, merges)

"""A draft as a Word file in the layout of official documents (GB/T 9704), and its evidence annex as a second file.

Each kind of paragraph is a style of its own, so a person can change it once for the whole file; fonts are given by name only. No line breaks
inside a number: digits hold together by themselves, a hyphen between them does not break. Its unit (户, 年, 万元) stays with it by the list of
characters that may not start a line, which Word follows everywhere and LibreOffice most of the time. No invisible characters are put into
figures: a search for “86户” has to find it.
Not here: the measures (layout.py), the lines of a title (titles.py), what a figure stands on (exits.py), tables inside a draft."""

import io
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from assistant.drafting import exits, pages
from assistant.drafting.exits import MISSING, grounds, legal, paragraphs
from assistant.drafting.layout import Face, Layout
from assistant.drafting.titles import title_lines
from assistant.errors import UsageError
from assistant.reading import numbered
from assistant.records import Draft

LEVELS: Final = {"part": 1, "编": 1, "章": 1, "节": 2, "一、": 1, "（一）": 2, "1.": 3, "1.1": 4, "（1）": 4}
HEADS: Final = ("序号", "章节", "草稿中的句子", "数据", "来自", "来源文件", "标题路径", "原句", "时段")
WIDTHS: Final = (5, 9, 19, 7, 10, 13, 12, 19, 6)  # percent of the text width, column by column
_MISSING_HEADS: Final = ("序号", "指标", "单位", "时段", "责任单位", "时限")
_MISSING_WIDTHS: Final = (6, 34, 12, 14, 20, 14)
_SLOT: Final = re.compile(r"(【\s*(?:待[补核定填]|此处|填写|补充|请)[^【】]{0,80}】)")
_DATE: Final = re.compile(r"\s*(\d{4})\s*[-/.年]\s*0?(\d{1,2})\s*[-/.月]\s*0?(\d{1,2})\s*日?\s*")


def write(
    draft: Draft, out: Path, layout: Layout, *, addressee: str = "", signed: str = "", date: str = "", attachments: Sequence[str] = ()
) -> None:
    """Write the draft to out (.docx). addressee: 主送机关; signed: 署名; date: 成文日期, “2021-01-05” becomes 2021年1月5日; attachments: their names.

    The file is whole or not there. Raises UsageError when it cannot be written."""
    document = pages.document(layout, _line(draft.title))
    add = pages.adder(document)
    _title(add, draft.title, layout)
    if addressee.strip():
        add("主送机关", [(_line(addressee).rstrip("：:") + "：", None, False)])
    last: Any = None
    for section in exits.numbered(draft).sections:
        if heading := _line(section.heading):
            add(f"{_NAMES[_level(heading)[0] or 1]}级标题", _marked(heading))
        for paragraph in paragraphs(section):
            last = _paragraph(add, "".join(sentence.text for sentence in paragraph), layout)
    names = [_line(name).rstrip("。；") for name in attachments if name.strip()]
    if names:
        _blank(add, layout.above_attachment)
    for number, name in enumerate(names, start=1):
        label = f"{number}. " if len(names) > 1 else ""
        add("附件" if number == 1 else "附件续行", [(f"{'附件：' if number == 1 else ''}{label}{name}", None, False)])
    _ending(add, layout, signed, date, last)
    _saved(document, out)


_NAMES: Final = ("", "一", "二", "三", "四")


def annex(draft: Draft, out: Path, layout: Layout) -> None:
    """Write the evidence annex to out (.docx): sentence → figure → source file, heading path, quote, period; then what is still missing.

    Landscape; the heads stand on every page. Raises UsageError when it cannot be written."""
    document = pages.document(layout, _line(draft.title), landscape=True)
    add = pages.adder(document)
    add("标题", [(f"{_line(draft.title)}数据依据表", None, False)])
    _blank(add, layout.below_title)
    rows = []
    for number, ground in enumerate(grounds(draft), start=1):
        cited = ground.citation
        source = (cited.source, " › ".join(cited.heading_path), cited.quote, cited.period) if cited else ("", "", "", "")
        rows.append((str(number), ground.section, ground.sentence, ground.figure, ground.origin, *source))
    if rows:
        pages.table(document, layout, HEADS, WIDTHS, [[_line(cell) for cell in row] for row in rows])
    else:
        add("正文", [("草稿中没有数据，也没有引用资料。", None, False)])
    if draft.missing:
        add("一级标题", [(MISSING, None, False)])
        asked = [(str(n), row.name, row.unit, row.period, row.responsible, row.deadline) for n, row in enumerate(draft.missing, start=1)]
        pages.table(document, layout, _MISSING_HEADS, _MISSING_WIDTHS, [[_line(cell) for cell in row] for row in asked])
    _blank(add, 1)  # Word wants a paragraph after a table
    _saved(document, out)


Span = tuple[str, Face | None, bool]  # text, a face other than the paragraph's, whether it is a slot
Add = Callable[[str, Sequence[Span]], Any]


def _title(add: Add, title: str, layout: Layout) -> None:
    room = layout.text_width_pt / layout.faces["title"].size_pt
    lines = title_lines(_line(title), room, layout.title_words)
    add("标题", [(line if not place else f"\n{line}", None, False) for place, line in enumerate(lines)])
    _blank(add, layout.below_title)


def _paragraph(add: Add, text: str, layout: Layout) -> Any:
    """A paragraph of body text; when it starts with a heading of its own, that part (or all of it) is set as one."""
    level, end = _level(text)
    if not level:
        return add("正文", _marked(text))
    if end == len(text):
        return add(f"{_NAMES[level]}级标题", _marked(text))
    return add("正文", [*_marked(text[:end], layout.faces[f"heading_{level}"]), *_marked(text[end:])])


def _level(text: str) -> tuple[int, int]:
    """(level, end) of the heading a line is or starts with; (0, 0) for body text, items of a list and labels (“1.产业：…”) included."""
    line = numbered(text) if text else None
    if line is None or line.open_end or line.style not in LEVELS or text[line.title_end - 1] in "：:":
        return 0, 0
    if line.full_stop and not line.run_in:
        return 0, 0  # “1.全面推进改厕。” alone on its line is a sentence with a number
    return LEVELS[line.style], line.title_end


def _marked(text: str, face: Face | None = None) -> list[Span]:
    return [(part, face, bool(_SLOT.fullmatch(part))) for part in _SLOT.split(text) if part]


def _ending(add: Add, layout: Layout, signed: str, date: str, last: Any) -> None:
    """署名 and 成文日期, kept on one page with the end of the text."""
    lines = [(style, text) for style, text in (("署名", _line(signed)), ("日期", _dated(date))) if text]
    if not lines:
        return
    above = [] if last is None else [last]
    above += _blank(add, layout.above_signature)
    above += [add(style, [(text, None, False)]) for style, text in lines][:-1]
    for paragraph in above:
        paragraph.paragraph_format.keep_with_next = True


def _dated(date: str) -> str:
    match = _DATE.fullmatch(date)
    return f"{match[1]}年{match[2]}月{match[3]}日" if match else _line(date)


def _blank(add: Add, count: int) -> list[Any]:
    return [add("空行", ()) for _ in range(count)]


def _line(text: str) -> str:
    """One line: legal characters, no breaks, no blanks around it."""
    return " ".join(legal(text).split())


def _saved(document: Any, out: Path) -> None:
    packed = io.BytesIO()
    document.save(packed)
    partial = out.with_name(f"{out.name}.partial")
    try:
        partial.write_bytes(packed.getvalue())
        os.replace(partial, out)
    except OSError as cause:
        raise UsageError(f"写不了“{out}”：{cause.strerror}。请关闭正在打开它的程序，检查文件夹、磁盘空间和权限。") from cause
    finally:
        partial.unlink(missing_ok=True)

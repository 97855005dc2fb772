"""xlsx, xlsm, xlsb, xls, ods, et → blocks: each sheet's name as a heading, then its rows as sentences.
Percentages of xlsx, xlsm and ods read as shown (12.5%). Not here: charts, comments; a formula stored without its value reads as empty; in xls,
xlsb and et a percentage reads as its number (12.5% is 0.125), because the library behind them does not tell the format."""

import datetime
import io
import math
from decimal import Decimal
from typing import Any, Final

from assistant.errors import UnreadableFile
from assistant.reading import archive, percentages, tables
from assistant.reading.loaded import Loaded
from assistant.records import Block

MAX_CELLS: Final = 3_000_000


def read(data: bytes) -> Loaded:
    """The blocks of a workbook. Raises UnreadableFile when it is locked or empty."""
    import python_calamine

    percent: dict[str, percentages.Places] = {}
    if data.startswith(b"PK"):
        with archive.opened(data) as container:
            percent = percentages.percentages(container)
    blocks: list[Block] = []
    notes: list[str] = []
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except python_calamine.PasswordError as cause:
        raise UnreadableFile("表格有打开密码，无法读取。请用 Excel 或 WPS 打开，取消密码后另存一份再添加。") from cause
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > MAX_CELLS:
            raise UnreadableFile(f"工作表“{name}”有 {sheet.total_height} 行、{sheet.total_width} 列，太大了。请拆成几个表再添加。")
        rows = _texts(sheet.to_python(skip_empty_area=False), percent.get(name, {}))
        merges = [(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
        lines, left_out = tables.lines_with_prose(tables.grid(rows, merges))
        if lines:
            blocks += [Block(name, 1), *map(Block, lines)]
        if left_out:
            notes.append(f"工作表“{name}”按成句文字读取，没有读入这些列：{'、'.join(left_out)}。")
    if not blocks:
        raise UnreadableFile("表格里没有内容。请确认选对了文件；若单元格都是公式，请用 Excel 打开保存一次再添加。")
    return Loaded(tuple(blocks), "", tuple(notes))


def _texts(rows: list[list[Any]], percent: percentages.Places) -> list[list[str]]:
    told = [[text(value) for value in row] for row in rows]
    for (row, column), shown in percent.items():
        value = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            told[row][column] = percentages.text(value, shown)
    return told


def text(value: Any) -> str:
    """A typed cell as a person would write it: 12.0 → 12, 0.1+0.2 → 0.3, a date → 2020年5月1日."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime.datetime) and (value.hour or value.minute or value.second):
        return f"{text(value.date())}{value:%H:%M}"
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(value).strip()


def _number(value: float) -> str:
    if value != value or abs(value) == float("inf"):
        return ""
    if value.is_integer():
        return str(int(value))
    digits = 10 if abs(value) < 1e8 else 15  # ten hide the noise of binary fractions; large sums keep their 分
    return format(Decimal(f"{value:.{digits}g}"), "f")

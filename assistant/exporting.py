"""The ledger as a table to keep: csv that Excel opens as it is, or xlsx with the sources on a second sheet.

A text is never a formula there, whatever it starts with. A file is whole or not there: written beside its place, then moved.
Not here: which figures (library), their JSON (contract)."""

import csv as tables
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from assistant.contract import Json
from assistant.errors import UsageError
from assistant.printing import MEASURES, ROLES, SPANS

Progress = Callable[[int, int], None]
COLUMNS: Final = (
    "序号", "指标", "标准名称", "原文数字", "数值", "单位", "时段", "部分时段", "时段类型", "口径", "数的性质", "对比基数", "其中项的总项", "合并数", "已隐去",
    "地方",
)  # fmt: skip
SOURCES: Final = ("序号", "来源", "文档编号", "标题路径", "原句", "起", "止")
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
PROGRESS_EVERY: Final = 1000  # rows: a second or less
WIDEST: Final = 60  # characters of a column


def check(*outs: Path | None) -> None:
    """Raises UsageError for a path that cannot be written, before the work is done."""
    for out in filter(None, outs):
        if out.is_dir() or not out.resolve().parent.is_dir():
            raise UsageError(f"不能写到“{out}”。请写一个文件名，并先建好它的文件夹。")


def csv(figures: Sequence[Json], out: Path, progress: Progress) -> None:
    """Figures with their sources in one table, UTF-8 with a byte order mark. Raises UsageError when it cannot be written."""
    with _moved(out) as partial, partial.open("w", encoding="utf-8-sig", newline="") as file:
        writer = tables.writer(file)
        writer.writerow((*COLUMNS, *SOURCES[1:]))
        for number, figure in enumerate(figures, start=1):
            writer.writerow([_plain(cell) for cell in (*_row(number, figure), *_source(number, figure)[1:])])
            if not number % PROGRESS_EVERY or number == len(figures):
                progress(number, len(figures))


def xlsx(figures: Sequence[Json], out: Path, progress: Progress) -> None:
    """Figures on the first sheet, their sources under the same numbers on the second. Raises UsageError when it cannot be written."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    ledger, sources = book.create_sheet("数据"), book.create_sheet("出处")

    def cell(sheet: Any, value: Any) -> Any:
        made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value)
        if isinstance(value, str):
            made.data_type = "s"
        return made

    for sheet, heads in ((ledger, COLUMNS), (sources, SOURCES)):
        for column, head in enumerate(heads):
            sheet.column_dimensions[chr(ord("A") + column)].width = WIDEST if head in ("原句", "标题路径") else 14
        sheet.freeze_panes = "A2"
        sheet.append(list(heads))
    for number, figure in enumerate(figures, start=1):
        ledger.append([cell(ledger, value) for value in _row(number, figure)])
        sources.append([cell(sources, value) for value in _source(number, figure)])
        if not number % PROGRESS_EVERY or number == len(figures):
            progress(number, len(figures))
    with _moved(out) as partial:
        book.save(partial)


def _row(number: int, figure: Json) -> tuple[object, ...]:
    return (
        number, figure["indicator"], figure["name"], figure["text"], figure["number"], figure["unit"], figure["period"], figure["part"],
        SPANS[figure["span"]], ROLES[figure["role"]], MEASURES[figure["measure"]], figure["base"], figure["part_of"],
        "是" if figure["combined"] else "", "是" if figure["redacted"] else "", figure["place"],
    )  # fmt: skip


def _source(number: int, figure: Json) -> tuple[object, ...]:
    path = " › ".join(figure["heading_path"])
    return (number, figure["source"], figure["document_id"], path, figure["sentence"], figure["start"], figure["end"])


def _plain(cell: object) -> object:
    """A text that a spreadsheet would take for a formula gets a ' in front."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell


@contextmanager
def _moved(out: Path) -> Iterator[Path]:
    partial = out.with_name(f"{out.name}.partial")
    try:
        yield partial
        os.replace(partial, out)
    except OSError as cause:
        raise UsageError(f"写不了“{out}”：{cause.strerror}。请关闭正在打开它的程序，检查磁盘空间和权限。") from cause
    finally:
        partial.unlink(missing_ok=True)

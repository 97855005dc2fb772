"""The ledger, a table made of it, or a text, to keep: csv that Excel opens as it is, or xlsx with the sources on a second sheet.

A text is never a formula there, whatever it starts with. A file is whole or not there: written beside its place, then moved.
Not here: which figures (library), their JSON (contract)."""

import csv as tables
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from assistant.comparison import Cell, Row, Table, caveat, cell_text, growth_text
from assistant.comparison.wording import STATES, number_in, written
from assistant.contract import Json
from assistant.errors import UsageError
from assistant.printing import MEASURES, ROLES, SPANS

Progress = Callable[[int, int], None]
COLUMNS: Final = (
    "序号", "指标", "标准名称", "原文数字", "数值", "单位", "时段", "部分时段", "时段类型", "口径", "数的性质", "对比基数", "其中项的总项", "合并数", "已隐去",
    "地方",
)  # fmt: skip
SOURCES: Final = ("序号", "来源", "文档编号", "标题路径", "原句", "起", "止", "更正前")
TABLE_SOURCES: Final = ("序号", "指标", "列", "情况", "原文数字", "口径", "更正前", "来源", "文档编号", "标题路径", "原句", "起", "止")
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
PROGRESS_EVERY: Final = 1000  # rows: a second or less
WIDEST: Final = 60  # characters of a column


def check(*outs: Path | None) -> None:
    """Raises UsageError for a path that cannot be written, before the work is done."""
    for out in filter(None, outs):
        if out.is_dir() or not out.resolve().parent.is_dir():
            raise UsageError(f"不能写到“{out}”。请写一个文件名，并先建好它的文件夹。")


def text(content: str, out: Path) -> None:
    """A text as UTF-8. Raises UsageError when it cannot be written."""
    with _moved(out) as partial:
        partial.write_text(content, "utf-8")


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
    def rows() -> Iterator[tuple[object, ...]]:
        for number, figure in enumerate(figures, start=1):
            yield _row(number, figure)
            if not number % PROGRESS_EVERY or number == len(figures):
                progress(number, len(figures))

    sources = (_source(number, figure) for number, figure in enumerate(figures, start=1))
    _saved(out, ("数据", COLUMNS, rows()), ("出处", SOURCES, sources))


def table_csv(table: Table, sources: Mapping[str, str], out: Path) -> None:
    """A table as the page shows it, with growth and the files its figures stand in. Raises UsageError when it cannot be written."""
    with _moved(out) as partial, partial.open("w", encoding="utf-8-sig", newline="") as file:
        writer = tables.writer(file)
        writer.writerow([_plain(head) for head in (*_table_heads(table), "来源")])
        for number, row in enumerate(table.rows, start=1):
            files = dict.fromkeys(sources.get(figure.document_id, "") for cell in row.cells for figure in cell.figures)
            texts = (cell_text(cell, row.unit) for cell in row.cells)
            writer.writerow([_plain(cell) for cell in (*_table_row(number, row, texts), "；".join(files))])


def table_xlsx(table: Table, sources: Mapping[str, str], out: Path) -> None:
    """The same, plain values as numbers in the row's unit; each figure with its sentence on the second sheet."""
    rows = (_table_row(number, row, (_number(cell, row.unit) for cell in row.cells)) for number, row in enumerate(table.rows, start=1))
    _saved(out, ("指标", _table_heads(table), rows), ("来源", TABLE_SOURCES, _table_sources(table, sources)))


def _table_heads(table: Table) -> tuple[str, ...]:
    steps = [f"{later}比{earlier}" for earlier, later in zip(table.columns, table.columns[1:], strict=False)] if table.is_over_years else []
    return ("序号", "指标" if table.is_over_years else "地方", "单位", *table.columns, *steps)


def _table_row(number: int, row: Row, cells: Iterable[object]) -> tuple[object, ...]:
    steps = [growth_text(growth, row.unit) for growth in row.growths[1:]] if row.unit else []
    return (number, row.label, row.unit, *cells, *steps)


def _number(cell: Cell, unit: str) -> object:
    """A number where it is the whole truth of a cell, else its words."""
    if cell.state != "known" or cell.noted or cell.values[0].quantity.hedge or not unit:
        return cell_text(cell, unit)
    return round(number_in(cell.values[0], unit), 6)


def _table_sources(table: Table, sources: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    for number, row in enumerate(table.rows, start=1):
        for column, cell in zip(table.columns, row.cells, strict=True):
            for figure in cell.figures:
                quantity, path = figure.quantity, " › ".join(figure.heading_path)
                yield (
                    number, row.label, column, STATES[cell.state], written(quantity), caveat(figure), figure.corrected,
                    sources.get(figure.document_id, ""), figure.document_id, path, figure.sentence, quantity.start, quantity.end,
                )  # fmt: skip


def _saved(out: Path, *sheets: tuple[str, Sequence[str], Iterable[Sequence[object]]]) -> None:
    """A workbook of (name, heads, rows); every text stays a text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)

    def cell(sheet: Any, value: Any) -> Any:
        made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value)
        if isinstance(value, str):
            made.data_type = "s"
        return made

    for name, heads, rows in sheets:
        sheet = book.create_sheet(name)
        for column, head in enumerate(heads, start=1):
            sheet.column_dimensions[get_column_letter(column)].width = WIDEST if head in ("原句", "标题路径") else 14
        sheet.freeze_panes = "A2"
        sheet.append([cell(sheet, head) for head in heads])
        for row in rows:
            sheet.append([cell(sheet, value) for value in row])
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
    return (number, figure["source"], figure["document_id"], path, figure["sentence"], figure["start"], figure["end"], figure["corrected"])


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

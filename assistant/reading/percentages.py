"""Which cells of a workbook show a percentage: xlsx, xlsm and ods keep 12.5% as the number 0.125 and a format beside it.

A format is told by its text: a % outside quotes and brackets, with the decimals before it. Only cells whose format says so are listed,
and the sheets are not looked at when no format does. Not here: the values; the binary formats xls and xlsb."""

import re
import zipfile
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import IO, Any, Final

Places = dict[tuple[int, int], int]  # (row, column) from 0 → decimals its format shows

_BUILT_IN: Final = {9: "0%", 10: "0.00%"}
_NOT_SHOWN: Final = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
_ADDRESS: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TYPE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"
_MOST_REPEATS: Final = 16_384  # columns of the widest sheet; a cell said to be repeated more often is no table
FEWEST_DECIMALS: Final = 2


def percentages(container: zipfile.ZipFile) -> dict[str, Places]:
    """Sheet name → its percentage cells; sheets without any are left out."""
    names = set(container.namelist())
    if "xl/workbook.xml" in names:
        found = dict(_of_excel(container, names))
    elif "content.xml" in names:
        with container.open("content.xml") as part:
            found = dict(_of_opendocument(part))
    else:
        found = {}
    return {name: places for name, places in found.items() if places}


def decimals(number_format: str) -> int | None:
    """Decimals of a format that shows a percentage (“0.0%” → 1), None for any other."""
    shown = _NOT_SHOWN.sub("", number_format.split(";")[0])
    digits = re.search(r"\.([0#?]+)", shown)
    return (len(digits[1]) if digits else 0) if "%" in shown else None


def text(value: float, shown: int) -> str:
    """0.125 → “12.5%”, without needless zeros; rounded to the decimals its format shows, two at least, and never to nothing."""
    exact = Decimal(f"{value:.15g}") * 100
    rounded = exact.quantize(Decimal(1).scaleb(-max(shown, FEWEST_DECIMALS)), ROUND_HALF_UP)
    told = format((rounded or exact).normalize(), "f")
    return f"{told}%"


def _of_excel(container: zipfile.ZipFile, names: set[str]) -> Iterator[tuple[str, Places]]:
    styles = _styles(container) if "xl/styles.xml" in names else {}
    if not styles:
        return
    targets = {element.get("Id"): element.get("Target", "") for element in _elements(container, "xl/_rels/workbook.xml.rels", "Relationship")}
    for sheet in list(_elements(container, "xl/workbook.xml", "sheet")):
        target = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in names:
            yield sheet.get("name", ""), _places(container, path, styles)


def _styles(container: zipfile.ZipFile) -> dict[str, int]:
    """Number of a cell style that shows a percentage → its decimals."""
    codes = dict(_BUILT_IN)
    for group in _elements(container, "xl/styles.xml", "numFmts"):  # not those of conditional formats, which number their own
        codes |= {int(element.get("numFmtId", "-1")): element.get("formatCode", "") for element in group.iterchildren("{*}numFmt")}
    formats = [int(style.get("numFmtId", "0")) for group in _elements(container, "xl/styles.xml", "cellXfs") for style in group.iterchildren("{*}xf")]
    shown = {str(number): decimals(codes.get(code, "")) for number, code in enumerate(formats)}
    return {number: count for number, count in shown.items() if count is not None}


def _places(container: zipfile.ZipFile, path: str, styles: dict[str, int]) -> Places:
    """Cells usually name their address; where a writer left it out they follow one another."""
    places: Places = {}
    row = -1
    with container.open(path) as part:
        for element in _stream(part, ("{*}row",)):
            row = int(element.get("r", row + 2)) - 1
            column = -1
            for cell in element:
                address = _ADDRESS.fullmatch(cell.get("r", ""))
                column = _column(address[1]) if address else column + 1
                if cell.get("s") in styles:
                    places[row, column] = styles[cell.get("s")]
    return places


def _of_opendocument(part: IO[bytes]) -> Iterator[tuple[str, Places]]:
    """The decimals stand in a style of a style; two are shown, which is what a fresh format has."""
    places: Places = {}
    row = 0
    for element in _stream(part, (f"{_TABLE}table-row", f"{_TABLE}table")):
        if element.tag == f"{_TABLE}table":
            yield element.get(f"{_TABLE}name", ""), places
            places, row = {}, 0
            continue
        repeated_rows, column = int(element.get(f"{_TABLE}number-rows-repeated", "1")), 0
        for cell in element:
            repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            if cell.get(_TYPE) == "percentage":
                for down in range(min(repeated_rows, _MOST_REPEATS)):  # fewer columns the further down: a hostile file cannot ask for a full sheet
                    places |= {(row + down, column + right): FEWEST_DECIMALS for right in range(min(repeated, _MOST_REPEATS // (down + 1)))}
            column += repeated
        row += repeated_rows


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _elements(container: zipfile.ZipFile, path: str, name: str) -> list[Any]:
    """All elements of a small part with this local name, whatever its namespace."""
    from lxml import etree

    try:
        root = etree.fromstring(container.read(path), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except KeyError:
        return []
    return list(root.iter(f"{{*}}{name}"))


def _stream(part: IO[bytes], tags: tuple[str, ...]) -> Iterator[Any]:
    """Elements with these tags as they end; each is emptied after use, so a long sheet does not pile up in memory."""
    from lxml import etree

    for _, element in etree.iterparse(part, events=("end",), tag=tags, resolve_entities=False, no_network=True, huge_tree=False):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]

"""The empty Word file a draft is written into: paper, grid, styles, page numbers, settings; and the two ways to add to it, paragraph and table.

python-docx brings a template of 900 kB with an author, dates and hundreds of styles; all of that is taken out again.
Not here: what is written (word.py), the measures (layout.py)."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from math import floor
from typing import Any, Final

from assistant.drafting.layout import POINTS_PER_MM, Face, Layout

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLES: Final = {  # name → (face, outline level; 9: none). The title stands above the headings, as in the navigation pane of Word.
    "标题": ("title", 0), "一级标题": ("heading_1", 1), "二级标题": ("heading_2", 2), "三级标题": ("heading_3", 3), "四级标题": ("heading_4", 4),
    "正文": ("body", 9), "空行": ("body", 9), "主送机关": ("addressee", 9), "附件": ("attachment", 9), "附件续行": ("attachment", 9),
    "署名": ("signature", 9), "日期": ("date", 9), "页码单页": ("page_number", 9), "页码双页": ("page_number", 9), "表格": ("table", 9),
}  # fmt: skip
_KEPT_RELATIONS: Final = ("styles", "settings", "theme", "officeDocument", "core-properties", "footer")
_HYPHEN: Final = re.compile(r"(?<=\d)-(?=\d)")
LONGEST_PROPERTY: Final = 255
ATTACHMENT_LABEL: Final = 3  # characters of “附件：”, by which the names below the first are set in


def document(layout: Layout, title: str, *, landscape: bool = False) -> Any:
    """A document without a paragraph: paper and grid of the layout, its styles, page numbers, clean properties."""
    from docx import Document

    made = Document()
    _strip(made)
    _styles(made, layout)
    _settings(made, layout)
    _section(made.sections[0], layout, landscape)
    _properties(made.core_properties, title)
    return made


def adder(document: Any) -> Callable[[str, Sequence[tuple[str, Face | None, bool]]], Any]:
    """add(style, spans) → the new paragraph; a span is (text, face other than the style's or None, is a slot). \\n breaks the line."""

    def add(style: str, spans: Sequence[tuple[str, Face | None, bool]]) -> Any:
        paragraph = document.add_paragraph(style=_name(style))
        for text, face, is_slot in spans:
            paragraph._p.append(_run(text, face, is_slot))
        return paragraph

    return add


def table(document: Any, layout: Layout, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
    """A table over the width of the text; widths in percent. Its heads come again on every page, a row is never cut in two."""
    section = document.sections[0]
    whole = (section.page_width - section.left_margin - section.right_margin) // 635  # EMU in a twip
    columns = [whole * width // 100 for width in widths]
    edges = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    made = _xml(
        f'<w:tbl {_W}><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid></w:tbl>"
    )
    for place, row in enumerate((heads, *rows)):
        head = "<w:tblHeader/>" if not place else ""
        line = _xml(f"<w:tr {_W}><w:trPr><w:cantSplit/>{head}</w:trPr></w:tr>")
        for text, width in zip(row, columns, strict=True):
            line.append(_cell(text, width, Face("黑体", layout.faces["table"].size_pt, False) if not place else None))
        made.append(line)
    document.element.body.insert(len(document.element.body) - 1, made)


def _cell(text: str, width: int, face: Face | None) -> Any:
    cell = _xml(
        f'<w:tc {_W}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{_identifier("表格")}"/></w:pPr></w:p></w:tc>'
    )
    if text:
        cell[-1].append(_run(text, face, False, hyphens_break=True))  # a narrow column has to break somewhere
    return cell


def _run(text: str, face: Face | None, is_slot: bool, *, hyphens_break: bool = False) -> Any:
    """w:hint makes “”, — and … Chinese characters, digits stay Latin. A line may end after a plain hyphen, even between digits; not after this one."""
    highlight = '<w:highlight w:val="yellow"/>' if is_slot else ""
    made = _xml(f'<w:r {_W}><w:rPr><w:rFonts w:hint="eastAsia"/>{highlight}</w:rPr></w:r>')
    if face is not None:
        made[0].getparent().replace(made[0], _xml(f"<w:rPr {_W}>{_face(face, '', hint=True)}{highlight}</w:rPr>"))
    for row, line in enumerate(text.split("\n")):
        if row:
            made.append(_xml(f"<w:br {_W}/>"))
        for place, part in enumerate([line] if hyphens_break else _HYPHEN.split(line)):
            if place:
                made.append(_xml(f"<w:noBreakHyphen {_W}/>"))
            if part:
                node = _xml(f'<w:t {_W} xml:space="preserve"/>')
                node.text = part
                made.append(node)
    return made


def _strip(made: Any) -> None:
    for holder in (made.part, made.part.package):
        for key in [key for key, relation in holder.rels.items() if not relation.reltype.endswith(_KEPT_RELATIONS)]:
            holder.rels.pop(key)


def _styles(made: Any, layout: Layout) -> None:
    """All styles anew. Those named “标题 1” or Heading would be locked to Word's own outline level, so ours have names of their own.

    Lines and characters stand by exact measures, not by the grid, which each program reads its own way: LibreOffice gives a character wider
    than its cell two cells. The grid only says what the measures amount to."""
    root = made.styles.element
    for child in list(root):
        root.remove(child)
    body = layout.faces["body"]
    digits = "" if layout.space_around_digits else '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    plain = (
        f'<w:widowControl w:val="0"/><w:overflowPunct w:val="0"/>{digits}<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{_twips(layout.line_spacing_pt)}" w:lineRule="exact"/><w:jc w:val="both"/>'
    )
    root.append(_xml(
        f'<w:docDefaults {_W}><w:rPrDefault><w:rPr>{_face(body, layout.latin_font)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>"
    ))  # fmt: skip
    root.append(_xml(
        f'<w:style {_W} w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>{plain}</w:pPr>'
        f"<w:rPr>{_face(body, layout.latin_font)}</w:rPr></w:style>"
    ))  # fmt: skip
    root.append(_xml(
        f'<w:style {_W} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    ))  # fmt: skip
    for name, (key, outline) in _STYLES.items():
        face = layout.faces[key]
        closer = _closer(layout) if face.size_pt == body.size_pt and key not in ("page_number", "table") else 0
        latin = face.font if key == "page_number" else layout.latin_font
        keep = "<w:keepNext/>" if outline < 9 else ""
        level = f'<w:outlineLvl w:val="{outline}"/>' if outline < 9 else ""
        root.append(_xml(
            f'<w:style {_W} w:type="paragraph" w:customStyle="1" w:styleId="{_identifier(name)}"><w:name w:val="{_name(name)}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
            f"<w:pPr>{keep}{_shape(name, face, layout)}{level}</w:pPr><w:rPr>{_face(face, latin, closer=closer)}</w:rPr></w:style>"
        ))  # fmt: skip


def _shape(name: str, face: Face, layout: Layout) -> str:
    """Indents and alignment of one kind of paragraph. Indents are given in characters, and in twips for programs that know no characters."""
    first = layout.first_line_characters
    if name in ("标题", "空行", "主送机关"):
        return '<w:jc w:val="center"/>' if name == "标题" else '<w:jc w:val="left"/>'
    if name in ("署名", "日期"):
        return _indent("right", layout.signature_right_characters if name == "署名" else layout.date_right_characters, face) + '<w:jc w:val="right"/>'
    if name.startswith("页码"):
        spacing = f'<w:spacing w:line="{_twips(face.size_pt * 1.2)}" w:lineRule="exact"/>'
        if layout.page_number_place == "centre":
            return spacing + '<w:jc w:val="center"/>'
        side = "right" if name == "页码单页" else "left"
        return spacing + _indent(side, layout.page_number_characters, face) + f'<w:jc w:val="{side}"/>'
    if name == "表格":
        return f'<w:spacing w:line="{_twips(face.size_pt * 1.35)}" w:lineRule="exact"/><w:jc w:val="left"/>'
    if name == "附件续行":
        return _indent("left", first + ATTACHMENT_LABEL, face)
    return _indent("firstLine", first, face)


def _indent(side: str, characters: int, face: Face) -> str:
    return f'<w:ind w:{side}Chars="{characters * 100}" w:{side}="{_twips(characters * face.size_pt)}"/>'


def _closer(layout: Layout) -> int:
    """By how much characters of body size stand wider, in twentieths of a point, so that a line holds as many as the layout says: −6 for 28.

    One less than the room, because programs round: with −5 the 28th character no longer fits in LibreOffice."""
    return floor((layout.text_width_pt / layout.characters - layout.faces["body"].size_pt) * 20) - 1


def _face(face: Face, latin: str, *, hint: bool = False, closer: int = 0) -> str:
    """Run properties; latin "" leaves the Latin font as it is; closer: see _closer."""
    names = f' w:ascii="{_escaped(latin)}" w:hAnsi="{_escaped(latin)}" w:cs="{_escaped(latin)}"' if latin else ""
    hinted = ' w:hint="eastAsia"' if hint else ""
    bold = "<w:b/><w:bCs/>" if face.bold else ""
    size = round(face.size_pt * 2)
    space = f'<w:spacing w:val="{closer}"/>' if closer else ""
    return f'<w:rFonts{hinted}{names} w:eastAsia="{_escaped(face.font)}"/>{bold}{space}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _settings(made: Any, layout: Layout) -> None:
    """The order is the schema's: Word refuses a file whose settings stand otherwise."""
    root = made.settings.element
    for child in list(root):
        root.remove(child)
    for xml in (
        f'<w:zoom {_W} w:percent="100"/>',
        f'<w:defaultTabStop {_W} w:val="420"/>',
        f"<w:evenAndOddHeaders {_W}/>",
        f'<w:characterSpacingControl {_W} w:val="compressPunctuation"/>',
        f'<w:noLineBreaksAfter {_W} w:lang="zh-CN" w:val="{_escaped(layout.not_at_line_end)}"/>',
        f'<w:noLineBreaksBefore {_W} w:lang="zh-CN" w:val="{_escaped(layout.not_at_line_start)}"/>',
        f"<w:compat {_W}><w:balanceSingleByteDoubleByteWidth/><w:doNotExpandShiftReturn/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
        f'<w:themeFontLang {_W} w:val="en-US" w:eastAsia="zh-CN"/>',
    ):
        root.append(_xml(xml))


def _section(section: Any, layout: Layout, landscape: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Twips

    width, height = (layout.height_mm, layout.width_mm) if landscape else (layout.width_mm, layout.height_mm)
    top, bottom = (layout.left_mm, layout.right_mm) if landscape else (layout.top_mm, layout.bottom_mm)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(layout.left_mm), Mm(layout.right_mm)
    number = layout.faces["page_number"].size_pt * 1.2
    below = max(bottom * POINTS_PER_MM - layout.page_number_below_text_mm * POINTS_PER_MM - number, 0)
    section.header_distance, section.footer_distance = Mm(15), Twips(_twips(below))
    grid = section._sectPr.find(f"{{{_W[9:-1]}}}docGrid")
    if grid is not None:
        section._sectPr.remove(grid)
    if not landscape:
        space = layout.text_width_pt / layout.characters - layout.faces["body"].size_pt
        section._sectPr.append(_xml(
            f'<w:docGrid {_W} w:type="linesAndChars" w:linePitch="{_twips(layout.line_spacing_pt)}" w:charSpace="{int(space * 4096)}"/>'
        ))  # fmt: skip
    for footer, style in ((section.footer, "页码单页"), (section.even_page_footer, "页码双页")):
        footer.is_linked_to_previous = False
        [paragraph] = footer.paragraphs
        paragraph.style = _name(style)
        paragraph._p.extend(_run(text, None, False) if text else _field() for text in ("— ", "", " —"))


def _field() -> Any:
    return _xml(f'<w:fldSimple {_W} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')


def _properties(core: Any, title: str) -> None:
    """No author and no name of a program; the day is today's, the template's is of 2013."""
    core.title = title[:LONGEST_PROPERTY]
    core.author = core.comments = core.last_modified_by = core.keywords = core.subject = core.category = ""
    core.language = "zh-CN"
    core.created = core.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    core.revision = 1


def _xml(text: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _twips(points: float) -> int:
    return round(points * 20)


def _name(style: str) -> str:
    return f"公文{style}"


def _identifier(style: str) -> str:
    return f"Gongwen{tuple(_STYLES).index(style)}"

"""docx: order, tables, text boxes, numbers, tracked changes."""

import io
import zipfile

import docx
import pytest

from assistant.errors import UnreadableFile
from assistant.reading.loading import load

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def written(body: str, *, numbering: str = "", styles: str = "", namespace: str = W) -> bytes:
    """A docx made of these parts only."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as container:
        container.writestr("[Content_Types].xml", TYPES)
        container.writestr("word/document.xml", f'<w:document xmlns:w="{namespace}" {NAMES}><w:body>{body}</w:body></w:document>')
        if numbering:
            container.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{namespace}">{numbering}</w:numbering>')
        if styles:
            container.writestr("word/styles.xml", f'<w:styles xmlns:w="{namespace}">{styles}</w:styles>')
    return packed.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def listed(text: str, number: int, depth: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def level(depth: int, form: str, pattern: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


def texts(data: bytes, name: str = "总结.docx") -> list[str]:
    return [block.text for block in load(data, name).blocks]


def test_paragraphs_and_tables_keep_their_order() -> None:
    document = docx.Document()
    document.add_paragraph("清河镇2020年工作总结")
    table = document.add_table(rows=3, cols=3)
    for r, row in enumerate([["村名", "危房改造（户）", "改厕（户）"], ["柳树村", "12", "40"], ["王庄村", "8", ""]]):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    document.add_paragraph("以上数据由村建办提供。")
    packed = io.BytesIO()
    document.save(packed)
    assert texts(packed.getvalue()) == [
        "清河镇2020年工作总结",
        "村名: 柳树村；危房改造（户）: 12；改厕（户）: 40",
        "村名: 王庄村；危房改造（户）: 8",
        "以上数据由村建办提供。",
    ]


def test_headers_of_two_levels_and_a_title_row_are_bound_to_each_cell() -> None:
    document = docx.Document()
    table = document.add_table(rows=6, cols=4)
    for r, row in enumerate(
        [
            ["2020年民生项目表", "", "", ""],
            ["单位：户", "", "", ""],
            ["村名", "危房改造", "", "改厕"],
            ["", "任务", "完成", ""],
            ["柳树村", "10", "12", "40"],
            ["合计", "10", "12", "40"],
        ]
    ):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    for first, last in [((0, 0), (0, 3)), ((1, 0), (1, 3)), ((2, 1), (2, 2)), ((2, 0), (3, 0)), ((2, 3), (3, 3))]:
        table.cell(*first).merge(table.cell(*last))
    packed = io.BytesIO()
    document.save(packed)
    assert texts(packed.getvalue()) == [
        "2020年民生项目表",
        "单位：户",
        "村名: 柳树村；危房改造/任务（户）: 10；危房改造/完成（户）: 12；改厕（户）: 40",
        "村名: 合计；危房改造/任务（户）: 10；危房改造/完成（户）: 12；改厕（户）: 40",
    ]


def test_a_cell_merged_over_rows_is_said_in_each_and_one_merged_over_columns_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=4)
    for r, row in enumerate(
        [["片区", "村名", "任务", "完成"], ["东片", "柳树村", "3", "3"], ["", "王庄村", "5", "4"], ["西片", "李村", "未开展", ""]]
    ):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 2).merge(table.cell(3, 3))
    packed = io.BytesIO()
    document.save(packed)
    assert texts(packed.getvalue()) == [
        "片区: 东片；村名: 柳树村；任务: 3；完成: 3",
        "片区: 东片；村名: 王庄村；任务: 5；完成: 4",
        "片区: 西片；村名: 李村；任务、完成: 未开展",
    ]


def test_a_form_of_two_columns_has_no_header_row() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    rows = [("建设地点", "柳树村"), ("建设期限", "2020年3月至10月"), ("总投资", "56.3万元")]
    body = "".join(row.format(paragraph(left), paragraph(right)) for left, right in rows)
    assert texts(written(f"<w:tbl>{body}</w:tbl>")) == ["建设地点: 柳树村", "建设期限: 2020年3月至10月", "总投资: 56.3万元"]


def test_a_text_box_written_in_two_forms_is_read_once_after_its_paragraph() -> None:
    box = "<w:txbxContent>" + paragraph("框内文字") + "</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正文。</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>" + paragraph("下一段。")
    )
    assert texts(written(body)) == ["正文。", "框内文字", "下一段。"]


def test_insertions_are_kept_deletions_and_hidden_text_are_not() -> None:
    body = (
        "<w:p><w:r><w:t>完成危房改造</w:t></w:r><w:del><w:r><w:delText>100</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>120</w:t></w:r></w:ins><w:r><w:t>户。</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏的话</w:t></w:r></w:p>"
    )
    assert texts(written(body)) == ["完成危房改造120户。"]


def test_content_controls_and_strict_files_are_read() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('控件里的段落')}</w:sdtContent></w:sdt>"
    assert texts(written(control, namespace=STRICT)) == ["控件里的段落"]


def test_automatic_numbers_are_written_out_and_start_again_under_each_heading() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="7">'
        + level(0, "chineseCountingThousand", "%1、")
        + level(1, "chineseCounting", "（%2）")
        + level(2, "decimal", "%3.")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    outline = [("回顾", 0), ("经济", 1), ("民生", 1), ("改厕", 2), ("修路", 2), ("计划", 0), ("经济", 1), ("种粮", 2)]
    body = "".join(listed(text, 1, depth) for text, depth in outline)
    assert texts(written(body, numbering=numbering)) == [
        "一、回顾",
        "（一）经济",
        "（二）民生",
        "1.改厕",
        "2.修路",
        "二、计划",
        "（一）经济",
        "1.种粮",
    ]


@pytest.mark.parametrize(
    ("form", "pattern", "count", "shown"),
    [
        ("chineseCounting", "第%1条", 21, "第二十一条 款"),
        ("chineseCounting", "%1、", 10, "十、款"),
        ("decimalEnclosedCircle", "%1", 3, "③ 款"),
        ("chineseLegalSimplified", "%1、", 11, "壹拾壹、款"),
        ("upperRoman", "%1.", 4, "IV.款"),
        ("decimal", "（%1）", 12, "（12）款"),
        ("bullet", "●", 2, "款"),
    ],
)
def test_number_formats(form: str, pattern: str, count: int, shown: str) -> None:
    abstract = f'<w:abstractNum w:abstractNumId="0">{level(0, form, pattern)}</w:abstractNum>'
    numbering = abstract + '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    assert texts(written(listed("款", 3) * count, numbering=numbering))[-1] == shown


def test_a_second_list_may_start_anew_and_a_style_may_carry_the_number() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="条目"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="条目二"/><w:basedOn w:val="a1"/></w:style>'
    )
    body = listed("甲", 1) + paragraph("乙", '<w:pStyle w:val="a2"/>') + listed("丙", 2) + listed("丁", 2)
    assert texts(written(body, numbering=numbering, styles=styles)) == ["1.甲", "2.乙", "1.丙", "2.丁"]


def test_a_level_is_given_only_where_the_file_says_heading() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="我的样式"/><w:basedOn w:val="2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>'
    )
    body = (
        paragraph("工作报告", '<w:pStyle w:val="t"/>')
        + paragraph("一、回顾\t1", '<w:pStyle w:val="c"/>')
        + paragraph("一、回顾", '<w:outlineLvl w:val="0"/>')
        + paragraph("（一）经济", '<w:pStyle w:val="x"/>')
        + paragraph("（二）民生")
    )
    loaded = load(written(body, styles=styles), "总结.docx")
    assert [(block.text, block.level) for block in loaded.blocks] == [
        ("工作报告", 0),
        ("一、回顾", 1),
        ("（一）经济", 2),
        ("（二）民生", 0),
    ]
    assert loaded.title == "工作报告"
    assert loaded.notes == ("目录（1 行）没有读入。",)


def test_a_line_break_parts_body_lines_but_not_a_heading() -> None:
    broken = "<w:p><w:pPr>{}</w:pPr><w:r><w:t>上半</w:t><w:br/><w:t>下半</w:t></w:r></w:p>"
    assert texts(written(broken.format("") + broken.format('<w:outlineLvl w:val="0"/>'))) == ["上半", "下半", "上半下半"]


def test_a_document_without_text_says_so() -> None:
    with pytest.raises(UnreadableFile, match=r"没有文字.*后再添加"):
        load(written("<w:p/>"), "空白.docx")
    with pytest.raises(UnreadableFile, match=r"只有图片.*OCR"):
        load(written("<w:p><w:r><w:drawing/></w:r></w:p>"), "扫描.docx")

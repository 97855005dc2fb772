"""markdown, csv, workbooks, web pages, slides and pdf: what each says, in order, each table cell with its header."""

import datetime
import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from docx.shared import Pt

from assistant.reading import office, rewrap
from assistant.reading.loading import Loaded, load
from tests.conftest import need_program


def texts(loaded: Loaded) -> list[str]:
    return [block.text for block in loaded.blocks]


def test_markdown_keeps_levels_and_sheds_its_signs() -> None:
    head = "# 某某办法\n<!-- END -->\n## 第一章 总则\n**第一条** 见[通知](http://a/b)。\n- 要点\n1. 基础设施\n"
    text = head + "\n|村名|改厕|\n|--|--:|\n|柳树村|40|\n---\n2*3*4"
    assert [(block.text, block.level) for block in load(text.encode(), "办法.md").blocks] == [
        ("某某办法", 1),
        ("第一章 总则", 2),
        ("第一条 见通知。", 0),
        ("要点", 0),
        ("1. 基础设施", 0),
        ("村名: 柳树村；改厕: 40", 0),
        ("2*3*4", 0),
    ]


@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_csv_rows_become_sentences_whatever_parts_them(sign: str) -> None:
    rows = [["村名", "危房改造", "改厕"], ["柳树村", "12", "40"], ["王庄村", "", "15"]]
    data = "\r\n".join(sign.join(row) for row in rows).encode("gb18030")
    assert texts(load(data, "表.csv")) == ["村名: 柳树村；危房改造: 12；改厕: 40", "村名: 王庄村；改厕: 15"]


def test_a_table_drawn_in_a_plain_text_is_read_row_by_row() -> None:
    text = "一、指标\n指标 | 单位 | 2024年完成\n粮食产量 | 吨 | 3200\n新改建公厕 | 座 | 14\n二、工作\n参加人员：\n张三　李四　王五\n赵六　钱七　孙八\n周九　吴十　郑一"
    lines = texts(load(text.encode(), "指标.txt"))
    assert lines[:4] == ["一、指标", "指标: 粮食产量；单位: 吨；2024年完成: 3200", "指标: 新改建公厕；单位: 座；2024年完成: 14", "二、工作"]
    assert lines[-3].split() == ["张三", "李四", "王五"]


def test_empty_cells_keep_their_columns_and_lists_without_a_header_are_no_table() -> None:
    text = "指标\t单位\t数\t备注\n粮食\t吨\t12\t\n生猪\t头\t520\t稳\n公厕\t座\t14\t新"
    assert texts(load(text.encode(), "指标.txt"))[1:] == ["指标: 生猪；单位: 头；数: 520；备注: 稳", "指标: 公厕；单位: 座；数: 14；备注: 新"]
    names = "柳树村　　　张三　　　危房12户\n王庄村　　　李四　　　危房9户\n赵庄村　　　李五　　　危房7户"
    assert not any(": " in line for line in texts(load(names.encode(), "名单.txt")))


def test_a_table_drawn_with_lines_of_a_box_is_read_row_by_row() -> None:
    text = "┌────┬──┬─────┐\n│指标      │单位│2024年 │\n├────┼──┼─────┤\n│粮食产量  │吨  │3200   │\n│新改建公厕│座  │14     │\n└────┴──┴─────┘"
    assert texts(load(text.encode(), "指标.txt")) == ["指标: 粮食产量；单位: 吨；2024年: 3200", "指标: 新改建公厕；单位: 座；2024年: 14"]


def test_a_csv_of_sentence_pairs_is_read_as_text() -> None:
    pairs = [
        ("我们完成了危房改造一百二十户的全年任务。", "We finished the renovation of 120 houses."),
        ("农村道路建设也全部按时完成了任务。", "Roads were finished, too."),
    ]
    data = "行号,中文,英文\n" + "\n".join(f'{n},"{zh}","{en}"' for n, (zh, en) in enumerate(pairs))
    loaded = load(data.encode(), "对照.csv")
    assert texts(loaded) == [text for pair in pairs for text in pair]
    assert "行号" in loaded.notes[0]


def test_a_whole_report_in_one_cell_is_read_line_by_line() -> None:
    report = "工作报告\n各位代表：\n一、回顾\n全年完成危房改造120户。\n二、计划"
    data = f'地区,年份,全文\n清河镇,2020,"{report}"\n'.encode()
    assert texts(load(data, "报告.csv")) == ["地区: 清河镇；年份: 2020", *report.split("\n")]


def test_a_workbook_shows_its_sheets_typed_cells_and_merged_headers() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "民生指标"
    rows: list[list[str | float | datetime.date | None]] = [
        ["清河镇2020年民生指标", None, None, None],
        ["指标", "完成情况", None, "时点"],
        [None, "本年", "上年", None],
        ["财政收入（万元）", 1200.0, 0.1 + 0.2, datetime.date(2020, 10, 31)],
        ["改厕（户）", 40, 12.5, None],
    ]
    for row in rows:
        sheet.append(row)
    for merged in ("A1:D1", "A2:A3", "B2:C2", "D2:D3"):
        sheet.merge_cells(merged)
    workbook.create_sheet("空表")
    packed = io.BytesIO()
    workbook.save(packed)
    loaded = load(packed.getvalue(), "指标.xlsx")
    assert [(block.text, block.level) for block in loaded.blocks] == [
        ("民生指标", 1),
        ("清河镇2020年民生指标", 0),
        ("指标: 财政收入（万元）；完成情况/本年: 1200；完成情况/上年: 0.3；时点: 2020年10月31日", 0),
        ("指标: 改厕（户）；完成情况/本年: 40；完成情况/上年: 12.5", 0),
    ]


def test_years_may_be_headers_and_a_plain_unit_goes_into_them() -> None:
    rows = ["单位：万元,,", "指标,2019,2020", "财政收入,900,1200", "惠农补贴,56.3,60"]
    assert texts(load("\n".join(rows).encode(), "表.csv")) == [
        "单位：万元",
        "指标: 财政收入；2019（万元）: 900；2020（万元）: 1200",
        "指标: 惠农补贴；2019（万元）: 56.3；2020（万元）: 60",
    ]


def test_wide_headers_are_bound_column_by_column() -> None:
    rows = ["指标,3月末,增速,4月末,增速", "存款（亿元）,12.1,5.2,13,6%"]
    assert texts(load("\n".join(rows).encode(), "表.csv")) == ["指标: 存款（亿元）；3月末: 12.1；增速: 5.2；4月末: 13；增速: 6%"]
    assert texts(load(",2019年,2020年\n财政收入,1,2".encode(), "表.csv")) == ["财政收入；2019年: 1；2020年: 2"]


def test_a_web_page_keeps_headings_and_tables_and_drops_its_surroundings() -> None:
    page = """<html><head><meta charset="gb2312"><title>关于改厕的通知</title><style>p{}</style></head><body>
    <nav>首页 登录</nav><h1>关于改厕的<br>通知</h1><div>各村：<p>全年<b>改厕</b>40户。</p>落款<br>日期</div>
    <p style="display:none">看不见</p><script>var a=1</script>
    <table><tr><th>村名</th><th colspan=2>改厕</th></tr><tr><th></th><th>任务</th><th>完成</th></tr>
    <tr><td>柳树村</td><td>10</td><td>12</td></tr></table>
    <footer>版权所有</footer></body></html>"""
    loaded = load(page.encode("gb18030"), "通知.html")
    assert loaded.title == "关于改厕的通知"
    assert [(block.text, block.level) for block in loaded.blocks] == [
        ("关于改厕的 通知", 1),
        ("各村：", 0),
        ("全年改厕40户。", 0),
        ("落款", 0),
        ("日期", 0),
        ("村名: 柳树村；改厕/任务: 10；改厕/完成: 12", 0),
    ]


def test_slides_have_their_titles_as_headings() -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "2020年工作汇报"
    slide.placeholders[1].text = "危房改造120户\n改厕40户"
    table = slide.shapes.add_table(2, 3, 0, 0, 100, 100).table
    for r, row in enumerate([["村名", "任务", "完成"], ["柳树村", "10", "12"]]):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    packed = io.BytesIO()
    deck.save(packed)
    assert [(block.text, block.level) for block in load(packed.getvalue(), "汇报.pptx").blocks] == [
        ("2020年工作汇报", 1),
        ("危房改造120户", 0),
        ("改厕40户", 0),
        ("村名: 柳树村；任务: 10；完成: 12", 0),
    ]


SENTENCE = "全年完成危房改造120户，其中脱贫户35户，投入资金56.3万元。"


@pytest.mark.parametrize("indent", [22, 0], ids=["indented", "flush left"])
def test_a_printed_pdf_gives_back_its_paragraphs_and_its_table(indent: int, tmp_path: Path) -> None:
    need_program("soffice")
    document = docx.Document()
    said = ["一、工作完成情况"]
    said += [f"第{n}项工作，" + "".join(f"其{k}，{SENTENCE}" for k in range(n % 4 + 1)) for n in range(1, 25)]
    for text in said:
        document.add_paragraph(text).paragraph_format.first_line_indent = Pt(indent)
    table = document.add_table(rows=61, cols=3)
    table.style = "Table Grid"
    rows = [["村名", "任务", "完成"], *[[f"第{n}村", str(n), str(n + 1)] for n in range(60)]]
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.rows[r].cells[c].text = text
    document.add_paragraph("二、存在问题")
    packed = io.BytesIO()
    document.save(packed)
    printed = office.converted(packed.getvalue(), ".docx", "pdf")
    told = [f"村名: 第{n}村；任务: {n}；完成: {n + 1}" for n in range(60)]
    assert texts(load(printed, "总结.pdf")) == [*said, *told, "二、存在问题"]


def test_a_number_that_straddles_two_lines_stays_one_number() -> None:
    lines = [rewrap.Line("投入资金共计人民币一千二百万元中的56", 1, 80, 500, 12), rewrap.Line(".3万元已到位。", 1, 80, 160, 12)]
    assert rewrap.paragraphs(lines) == ["投入资金共计人民币一千二百万元中的56.3万元已到位。"]
    assert rewrap.joined("rural", "roads") == "rural roads"


def test_a_page_number_inside_a_paragraph_follows_it() -> None:
    lines = [
        rewrap.Line("这一段话从上一页的末尾开始，一直写到了这一行", 1, 80, 500, 12),
        rewrap.Line("— 1 —", 1, 280, 310, 12, aside=True),
        rewrap.Line("的后面才结束。", 2, 80, 160, 12),
    ]
    assert rewrap.paragraphs(lines) == ["这一段话从上一页的末尾开始，一直写到了这一行的后面才结束。", "— 1 —"]


def test_a_percentage_reads_as_it_is_shown() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["单位：户"])
    sheet.append(["村名", "完成", "完成比例", "增幅", "其他"])
    sheet.append(["柳树村", 12, 0.125, 0.123456, 0.5])
    sheet.append(["王庄村", 1, 1.076, -0.00004, 0.25])
    sheet.append(["合计", 13, 0.3, 0.5, "X%"])
    for row in (3, 4, 5):
        sheet.cell(row, 3).number_format = "0%"
        sheet.cell(row, 4).number_format = '0.0%;[红色]-0.0%'
        sheet.cell(row, 5).number_format = '0.0"%"'
    packed = io.BytesIO()
    workbook.save(packed)
    assert texts(load(packed.getvalue(), "表.xlsx"))[2:] == [
        "村名: 柳树村；完成（户）: 12；完成比例: 12.5%；增幅: 12.35%；其他（户）: 0.5",
        "村名: 王庄村；完成（户）: 1；完成比例: 107.6%；增幅: -0.004%；其他（户）: 0.25",
        "村名: 合计；完成（户）: 13；完成比例: 30%；增幅: 50%；其他（户）: X%",
    ]


def test_a_percentage_of_an_opendocument_sheet_reads_as_it_is_shown() -> None:
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "manifest"))

    def cell(kind: str, value: str, more: str = "") -> str:
        attribute = "" if kind == "string" else f'office:value="{value}"'
        return f'<table:table-cell office:value-type="{kind}" {attribute} {more}><text:p>{value}</text:p></table:table-cell>'

    rows = [
        cell("string", "村名") + cell("string", "任务") + cell("string", "完成率") + cell("string", "上年完成率"),
        cell("string", "柳树村") + cell("float", "8") + cell("percentage", "0.125", 'table:number-columns-repeated="2"'),
        cell("string", "王庄村") + cell("float", "9") + cell("percentage", "0.9") + cell("float", "0.5"),
    ]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    sheet = f'<office:spreadsheet><table:table table:name="表">{body}</table:table></office:spreadsheet>'
    content = f"<office:document-content {names}><office:body>{sheet}</office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as container:
        container.writestr("mimetype", kind)
        entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        container.writestr("META-INF/manifest.xml", f"<manifest:manifest {names}>{entry}</manifest:manifest>")
        container.writestr("content.xml", content)
    assert texts(load(packed.getvalue(), "表.ods"))[1:] == [
        "村名: 柳树村；任务: 8；完成率: 12.5%；上年完成率: 12.5%",
        "村名: 王庄村；任务: 9；完成率: 90%；上年完成率: 0.5",
    ]

"""The Word file: its XML, what our own reader gets back from it, and its pages as LibreOffice prints them."""

import io
import re
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import docx
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from assistant.drafting.layout import load
from assistant.drafting.word import annex, write
from assistant.errors import UsageError
from assistant.reading import office, read
from assistant.records import Draft, DraftSection
from tests.conftest import need_program
from tests.drafting.drafts import BUSY, SAMPLE, of_text, sentence

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(draft: Draft, folder: Path, **ending: str) -> Path:
    out = folder / "清河镇.docx"
    write(draft, out, load(), **ending)
    return out


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as container:
        return container.read(name).decode()


def printed(path: Path) -> list[list[str]]:
    """The lines of each page, the page number left out."""
    pages = pypdfium2.PdfDocument(io.BytesIO(office.converted(path.read_bytes(), ".docx", "pdf")))
    lines = [[line.strip() for line in page.get_textpage().get_text_bounded().splitlines() if line.strip()] for page in pages]
    return [[line for line in page if not re.fullmatch(r"— ?\d+ ?—", line)] for page in lines]


# ---- what it says


def test_the_draft_is_read_back_as_it_was(tmp_path: Path) -> None:
    path = written(SAMPLE, tmp_path, addressee="县政府", signed="清河镇人民政府", date="2022-01-05")
    manuscript = read(path.read_bytes(), path.name)
    assert manuscript.text.split("\n") == [
        SAMPLE.title,
        "县政府：",
        "一、2021年工作完成情况",
        "2021年，全镇上下团结一心，较好地完成了全年各项目标任务。",
        "（一）人居环境不断改善",
        "2020年完成危房改造86户，其中贫困户31户，2021年完成64户，比上年减少22户。",
        "1.推进农村改厕。完成农村改厕【待补：农村改厕（户）】，整改问题厕所412座。",
        "（1）建立长效机制",
        BUSY,
        "二、2022年工作计划",
        "2022年，力争完成危房改造60户，10月底前完成。危房改造坚持应改尽改。",
        "清河镇人民政府",
        "2022年1月5日",
    ]
    assert manuscript.noise == ()
    assert (manuscript.metadata.title, manuscript.metadata.place) == (SAMPLE.title, "清河镇")
    assert [(section.level, section.heading) for section in manuscript.sections if section.level] == [
        (1, "一、2021年工作完成情况"), (2, "（一）人居环境不断改善"), (3, "1.推进农村改厕"), (4, "（1）建立长效机制"), (1, "二、2022年工作计划"),
    ]  # fmt: skip


def test_attachments_are_listed_below_the_text(tmp_path: Path) -> None:
    out = tmp_path / "稿.docx"
    write(SAMPLE, out, load(), attachments=("完成情况表", "项目清单。"))
    assert read(out.read_bytes(), out.name).text.split("\n")[-2:] == ["附件：1. 完成情况表", "2. 项目清单"]
    write(SAMPLE, out, load(), attachments=("完成情况表",))
    assert read(out.read_bytes(), out.name).text.endswith("附件：完成情况表")


@pytest.mark.parametrize(
    ("given", "shown"), [("2021-01-05", "2021年1月5日"), ("2021年01月05日", "2021年1月5日"), ("2021.12.30", "2021年12月30日"), ("2021年12月", "2021年12月")]
)
def test_a_date_has_no_leading_zeros(tmp_path: Path, given: str, shown: str) -> None:
    path = written(SAMPLE, tmp_path, date=given)
    assert docx.Document(str(path)).paragraphs[-1].text == shown


def test_a_heading_without_a_number_is_of_the_first_level(tmp_path: Path) -> None:
    path = written(Draft("计划", (DraftSection("持续改善人居环境", (sentence("开展清洁行动。"),)),)), tmp_path)
    assert [(p.text, p.style.name) for p in docx.Document(str(path)).paragraphs][-2:] == [("持续改善人居环境", "公文一级标题"), ("开展清洁行动。", "公文正文")]


@pytest.mark.parametrize(
    ("text", "style", "heading"),
    [
        ("1.推进农村改厕。全年改厕60户。", "公文正文", "1.推进农村改厕。"),
        ("（二）产业发展", "公文二级标题", None),
        ("1.全面推进农村改厕。", "公文正文", None),
        ("1.产业发展：全年新增产业基地3个。", "公文正文", None),
        ("一是推进改厕。二是治理污水。", "公文正文", None),
    ],
    ids=["run in", "alone", "sentence with a number", "label", "points"],
)
def test_numbers_tell_headings_inside_a_section(tmp_path: Path, text: str, style: str, heading: str | None) -> None:
    paragraph = docx.Document(str(written(of_text(text), tmp_path))).paragraphs[-1]
    assert (paragraph.text, paragraph.style.name) == (text, style)
    set_apart = [run.text for run in paragraph.runs if run.font.size is not None]
    assert set_apart == ([heading] if heading else [])


# ---- how it is set


def test_measures_stand_in_the_xml(tmp_path: Path) -> None:
    path = written(SAMPLE, tmp_path)
    styles, settings, body = (part(path, f"word/{name}.xml") for name in ("styles", "settings", "document"))
    assert 'w:firstLineChars="200" w:firstLine="640"' in styles
    assert 'w:line="579" w:lineRule="exact"' in styles
    assert 'w:widowControl w:val="0"' in styles
    assert 'w:eastAsia="zh-CN"' in styles
    for font in ("方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"):
        assert f'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="{font}"' in styles
    assert "w:evenAndOddHeaders" in settings
    assert set("年月日户元亩万亿余%") <= set(re.search(r'noLineBreaksBefore [^>]*w:val="([^"]*)"', settings)[1])  # type: ignore[index]
    assert re.search(r'w:pgSz [^>]*w:w="11906" w:h="1683[78]"', body)
    assert re.search(r'w:docGrid [^>]*w:type="linesAndChars" w:linePitch="579" w:charSpace="-\d+"', body)


def test_page_numbers_stand_on_the_outer_side(tmp_path: Path) -> None:
    section = docx.Document(str(written(SAMPLE, tmp_path))).sections[0]
    sides = {}
    for footer in (section.footer, section.even_page_footer):
        [paragraph] = footer.paragraphs
        [field] = paragraph._p.findall(f"{W}fldSimple")
        assert field.get(f"{W}instr").strip() == "PAGE"
        assert "".join(node.text for node in paragraph._p.iter(f"{W}t")) == "— 1 —"
        indent = paragraph.style.element.find(f".//{W}ind")
        sides[paragraph.style.name] = next(iter(indent.attrib)).removeprefix(W), indent.get(next(iter(indent.attrib)))
    assert sides == {"公文页码单页": ("rightChars", "100"), "公文页码双页": ("leftChars", "100")}


def test_only_slots_are_highlighted(tmp_path: Path) -> None:
    document = docx.Document(str(written(SAMPLE, tmp_path)))
    marked = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.font.highlight_color is not None]
    assert marked == ["【待补：农村改厕（户）】"]


def test_a_slot_made_of_two_sentences_is_one(tmp_path: Path) -> None:
    draft = Draft("计划", (DraftSection("一、计划", (sentence("改厕【待补：农村"), sentence("改厕（户）】。"))),))
    [slot] = [run.text for run in docx.Document(str(written(draft, tmp_path))).paragraphs[-1].runs if run.font.highlight_color is not None]
    assert slot == "【待补：农村改厕（户）】"


def test_a_hyphen_between_digits_does_not_break(tmp_path: Path) -> None:
    body = part(written(of_text("1-9月改厕30-50户，新冠-19病例。"), tmp_path), "word/document.xml")
    assert body.count("noBreakHyphen") == 2


def test_nothing_of_the_template_or_the_machine_is_left(tmp_path: Path) -> None:
    path = written(SAMPLE, tmp_path)
    with zipfile.ZipFile(path) as container:
        names = container.namelist()
        whole = b"".join(container.read(name) for name in names).lower()
    assert not [name for name in names if "thumbnail" in name or "app.xml" in name or "customXml" in name]
    assert b"python" not in whole
    core = docx.Document(str(path)).core_properties
    assert (core.author, core.last_modified_by, core.comments, core.title) == ("", "", "", SAMPLE.title)
    assert datetime.now(UTC) - core.created.replace(tzinfo=UTC) < timedelta(days=1)
    assert path.stat().st_size < 40_000


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"写不了“.*稿\.docx”"):
        write(SAMPLE, tmp_path / "没有" / "稿.docx", load())
    assert list(tmp_path.iterdir()) == []


@given(title=st.text(), heading=st.text(), texts=st.lists(st.text(), max_size=4), ending=st.text())
@hypothesis_settings(max_examples=40, deadline=None)
def test_any_text_makes_a_file_that_opens(title: str, heading: str, texts: list[str], ending: str) -> None:
    draft = Draft(title, (DraftSection(heading, tuple(map(sentence, texts))),))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "稿.docx")
        write(draft, path, load(), addressee=ending, signed=ending, date=ending, attachments=(ending,))
        assert docx.Document(str(path)).sections
        annex(replace(draft, missing=SAMPLE.missing), path, load())
        assert len(docx.Document(str(path)).tables) == 1


# ---- the evidence annex


def test_the_annex_leads_from_a_figure_to_its_source(tmp_path: Path) -> None:
    out = tmp_path / "依据.docx"
    annex(SAMPLE, out, load())
    document = docx.Document(str(out))
    sources, missing = ([[cell.text for cell in row.cells] for row in table.rows] for table in document.tables)
    assert [row[3] for row in sources[1:]] == ["86户", "31户", "64户", "22户", "60户", ""]
    assert sources[1][4:] == [
        "往年材料", "reports/清河镇2020年工作总结.docx", "一、2020年工作完成情况 › （三）人居环境不断改善",
        "加大防违控违工作力度，完成危房改造86户，其中贫困户危房改造31户；", "2020",
    ]  # fmt: skip
    assert [row[4] for row in sources[3:6]] == ["拟稿单：第2节第1项指标", "计算：64-86=-22", "拟稿单：第3节第1项指标"]
    assert sources[6][4:6] == ["政策文件", "policies/安澜县农村危房改造实施细则.docx"]
    assert missing[1] == ["1", "农村改厕", "户", "", "村建所", "2022年10月底"]
    assert document.sections[0].page_width > document.sections[0].page_height


# ---- how it is printed


def test_a_full_page_has_22_lines_and_28_characters(tmp_path: Path) -> None:
    need_program("soffice")
    pages = printed(written(of_text(*["全镇上下团结一心真抓实干" * 25] * 6), tmp_path))
    assert len(pages) > 3
    assert [len(page) for page in pages[1:-1]] == [22] * (len(pages) - 2)
    full = [len(line) for page in pages[1:-1] for line in page]
    assert max(full) == 28


def breaks(pages: list[list[str]]) -> Iterator[tuple[str, str]]:
    lines = [line for page in pages for line in page]
    yield from pairwise(lines)


def test_no_number_is_broken_over_two_lines(tmp_path: Path) -> None:
    """Each paragraph is one character longer at its start, so that every place of the sentence comes to stand at the end of a line."""
    need_program("soffice")
    pages = printed(written(of_text(*["甲" * shift + "，" + BUSY for shift in range(1, 29)]), tmp_path))
    torn = [(above[-6:], below[:6]) for above, below in breaks(pages) if re.search(r"[\d.]$", above) and re.match(r"[\d.%]", below)]
    assert not torn
    assert sum(bool(re.match(r"\d", below)) for _, below in breaks(pages)) >= 10, "figures do come to stand at the end of lines"


def test_all_pages_of_the_sample_are_printed(tmp_path: Path) -> None:
    need_program("soffice")
    path = written(SAMPLE, tmp_path, addressee="县政府", signed="清河镇人民政府", date="2022年1月5日")
    pages = [[line.replace(" ", "") for line in page] for page in printed(path)]
    assert pages[0][:3] == ["关于清河镇2021年工作总结", "和2022年工作计划的报告", "县政府："]
    assert pages[-1][-2:] == ["清河镇人民政府", "2022年1月5日"]

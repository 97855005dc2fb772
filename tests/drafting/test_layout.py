"""The layout table is whole, and a wrong measure is refused by its entry."""

import shutil
from pathlib import Path

import docx
import pytest

from assistant.drafting.layout import FACES, load, read
from assistant.drafting.word import write
from assistant.errors import UsageError
from tests.drafting.drafts import SAMPLE

TABLE = Path(__file__).parents[2] / "knowledge" / "layout.yaml"


def mended(folder: Path, old: str, new: str) -> Path:
    text = TABLE.read_text("utf-8")
    assert old in text
    (folder / TABLE.name).write_text(text.replace(old, new, 1), "utf-8")
    return folder


def test_the_table_of_this_installation_is_gb_t_9704() -> None:
    layout = load()
    assert (layout.top_mm, layout.bottom_mm, layout.left_mm, layout.right_mm) == (37, 35, 28, 26)
    assert (layout.lines, layout.characters) == (22, 28)
    assert set(layout.faces) == set(FACES)
    assert (layout.faces["title"].font, layout.faces["title"].size_pt) == ("方正小标宋简体", 22)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("top_mm: 37", "top_mm: 37, colour: 1", "margins：不认识的项目“colour”"),
        ("top_mm: 37, ", "", "margins：缺少“top_mm”"),
        ("top_mm: 37", "top_mm: 三十七", "margins 的 top_mm：应是一个数"),
        ("top_mm: 37", "top_mm: true", "margins 的 top_mm：应是一个数"),
        ("top_mm: 37", "top_mm: .nan", "margins 的 top_mm"),
        ("top_mm: 37", "top_mm: 370", "margins 的 top_mm：370 不在 5—100 之间"),
        ("lines: 22", "lines: 22.5", "grid 的 lines：应是整数"),
        ("lines: 22", "lines: 30", "行距最多 21"),
        ("line_spacing_pt: 28.95", "line_spacing_pt: 20", "比最大的字（22 磅）还小"),
        ("characters: 28", "characters: 40", "grid 的 characters"),
        ("size_pt: 22", "size_pt: 22.3", "0.5 磅的倍数"),
        ("bold: false", "bold: 否", "应是 true 或 false"),
        ("font: 黑体", "font: ''", "fonts 的 heading_1 的 font：应是一个词"),
        ("place: outer", "place: left", "只能是 outer"),
        ("paper: {", "paper: [", "格式有误"),
        ("[关于, ", "[1, ", "title_words 第 1 个"),
    ],
    ids=[
        "unknown", "missing", "word", "boolean", "nan", "too much", "half a line", "too many lines", "cut off", "crowded", "size", "bold", "font",
        "place", "syntax", "words",
    ],
)
def test_a_wrong_entry_is_refused_by_name(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(UsageError, match=told) as refusal:
        read(mended(tmp_path, old, new))
    assert "layout.yaml" in str(refusal.value)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"layout\.yaml 无法读取"):
        read(tmp_path)


def test_a_unit_can_have_its_own_measures(tmp_path: Path) -> None:
    shutil.copy(TABLE, tmp_path)
    table = tmp_path / TABLE.name
    text = table.read_text("utf-8").replace("left_mm: 28", "left_mm: 27").replace("font: 黑体", "font: 华文中宋").replace("place: outer", "place: centre")
    table.write_text(text, "utf-8")
    out = tmp_path / "稿.docx"
    write(SAMPLE, out, read(tmp_path))
    document = docx.Document(str(out))
    assert round(document.sections[0].left_margin.mm) == 27
    assert "华文中宋" in document.styles["公文一级标题"].element.xml
    assert document.styles["公文页码双页"].element.xml.count('w:jc w:val="center"') == 1

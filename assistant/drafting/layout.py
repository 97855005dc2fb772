"""The layout of an exported document: every measure of knowledge/layout.yaml, read once and checked entry by entry.

An unknown key, a wrong type or a measure no printer could follow is a UsageError naming the entry.
Not here: how the measures become XML (word.py)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import yaml

from assistant.errors import UsageError

FILE: Final = "layout.yaml"
POINTS_PER_MM: Final = 72 / 25.4
PLACES: Final = {"outer": "单页居右、双页居左", "centre": "居中"}
FACES: Final = (
    "title", "heading_1", "heading_2", "heading_3", "heading_4", "body", "addressee", "attachment", "signature", "date", "page_number", "table",
)  # fmt: skip
Range = tuple[float, float]
_PAPER: Final[Mapping[str, Range]] = {"width_mm": (100, 600), "height_mm": (100, 900)}
_MARGINS: Final[Mapping[str, Range]] = dict.fromkeys(("top_mm", "bottom_mm", "left_mm", "right_mm"), (5, 100))
_GRID: Final[Mapping[str, Range]] = {"lines": (5, 80), "characters": (10, 80), "line_spacing_pt": (8, 80)}
_INDENTS: Final[Mapping[str, Range]] = dict.fromkeys(
    ("first_line_characters", "signature_right_characters", "date_right_characters", "page_number_characters"), (0, 20)
)
_BLANK_LINES: Final[Mapping[str, Range]] = dict.fromkeys(("below_title", "above_attachment", "above_signature"), (0, 10))
_SIZE: Final[Range] = (5, 72)
_BELOW_TEXT: Final[Range] = (0, 50)
_WHOLE: Final = frozenset({"lines", "characters", *_INDENTS, *_BLANK_LINES})


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface by name (of Chinese characters), its size in points, and its weight."""

    font: str
    size_pt: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """All measures: *_mm in millimetres, *_pt in points, *_characters in widths of the character beside it; faces by their names in FACES."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    lines: int
    characters: int
    line_spacing_pt: float
    faces: Mapping[str, Face]
    latin_font: str
    first_line_characters: int
    signature_right_characters: int
    date_right_characters: int
    page_number_characters: int
    below_title: int
    above_attachment: int
    above_signature: int
    page_number_place: str
    page_number_below_text_mm: float
    space_around_digits: bool
    not_at_line_start: str
    not_at_line_end: str
    title_words: tuple[str, ...]

    @property
    def text_width_pt(self) -> float:
        """Width of the text area in points."""
        return (self.width_mm - self.left_mm - self.right_mm) * POINTS_PER_MM

    @property
    def text_height_pt(self) -> float:
        """Height of the text area in points."""
        return (self.height_mm - self.top_mm - self.bottom_mm) * POINTS_PER_MM


@lru_cache(maxsize=1)
def load() -> Layout:
    """The layout of this installation. Raises UsageError for a table that was mended wrongly."""
    spec = find_spec("knowledge")  # as in figures/tables.py: importlib.resources fails on a folder of data in an editable install
    for location in spec.submodule_search_locations or () if spec else ():
        if (Path(location) / FILE).is_file():
            return read(Path(location))
    raise UsageError(f"找不到 knowledge 文件夹里的 {FILE}。请重新安装本软件。")


def read(folder: Path) -> Layout:
    """The layout of a folder, checked. Raises UsageError with the entry at fault."""
    whole = _section("全表", _content(folder), {
        "paper": dict, "margins": dict, "grid": dict, "fonts": dict, "latin_font": str, "indents": dict, "blank_lines": dict, "page_number": dict,
        "space_around_digits": bool, "not_at_line_start": str, "not_at_line_end": str, "title_words": list,
    })  # fmt: skip
    number = _section("page_number", whole["page_number"], {"place": str, "below_text_mm": float})
    if number["place"] not in PLACES:
        raise _fault("page_number 的 place", "只能是 " + "、".join(f"{name}（{told}）" for name, told in PLACES.items()))
    layout = Layout(
        **_measures("paper", whole["paper"], _PAPER),
        **_measures("margins", whole["margins"], _MARGINS),
        **_measures("grid", whole["grid"], _GRID),
        **_measures("indents", whole["indents"], _INDENTS),
        **_measures("blank_lines", whole["blank_lines"], _BLANK_LINES),
        faces=_faces(whole["fonts"]),
        latin_font=_name("latin_font", whole["latin_font"]),
        page_number_place=number["place"],
        page_number_below_text_mm=_within("page_number 的 below_text_mm", number["below_text_mm"], _BELOW_TEXT),
        space_around_digits=whole["space_around_digits"],
        not_at_line_start=_name("not_at_line_start", whole["not_at_line_start"]),
        not_at_line_end=_name("not_at_line_end", whole["not_at_line_end"]),
        title_words=tuple(_name(f"title_words 第 {place} 个", word) for place, word in enumerate(whole["title_words"], start=1)),
    )
    _check_fit(layout)
    return layout


def _content(folder: Path) -> Any:
    try:
        text = (folder / FILE).read_text("utf-8")
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    except yaml.MarkedYAMLError as cause:
        line = cause.problem_mark.line + 1 if cause.problem_mark else 1
        raise UsageError(f"{FILE} 第 {line} 行附近格式有误（{cause.problem}）。请检查括号、逗号和冒号后的空格。") from cause
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as cause:
        raise UsageError(f"{FILE} 无法读取：{cause}。请恢复原文件（UTF-8 编码）。") from cause


def _fault(entry: str, why: str) -> UsageError:
    return UsageError(f"{FILE} {entry}：{why}。请改正后再试。")


def _section(entry: str, row: Any, shape: Mapping[str, type]) -> dict[str, Any]:
    """The row if its keys and types are those of shape; float stands for any number."""
    if not isinstance(row, dict):
        raise _fault(entry, "应写成 {名称: 值, …} 的形式")
    if unknown := [str(key) for key in row if key not in shape]:
        raise _fault(entry, f"不认识的项目“{'、'.join(unknown)}”，只能用 {'、'.join(shape)}")
    if missing := [key for key in shape if key not in row]:
        raise _fault(entry, f"缺少“{'、'.join(missing)}”")
    told = {str: "应是一个词", int: "应是整数", float: "应是一个数", bool: "应是 true 或 false", dict: "应是 {名称: 值} 的形式", list: "应是列表"}
    for key, kind in shape.items():
        wanted = (int, float) if kind is float else kind
        if not isinstance(row[key], wanted) or isinstance(row[key], bool) != (kind is bool):
            raise _fault(key if entry == "全表" else f"{entry} 的 {key}", told[kind])
    return row


def _measures(entry: str, row: Any, ranges: Mapping[str, Range]) -> dict[str, Any]:
    checked = _section(entry, row, {key: int if key in _WHOLE else float for key in ranges})
    return {key: _within(f"{entry} 的 {key}", checked[key], ranges[key]) for key in ranges}


def _within(entry: str, value: float, allowed: Range) -> float:
    low, high = allowed
    if not low <= value <= high:
        raise _fault(entry, f"{value:g} 不在 {low:g}—{high:g} 之间")
    return value


def _name(entry: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise _fault(entry, "应是一个词，不能空着")
    return value


def _faces(row: Any) -> dict[str, Face]:
    faces = {}
    for name, face in _section("fonts", row, dict.fromkeys(FACES, dict)).items():
        entry = f"fonts 的 {name}"
        checked = _section(entry, face, {"font": str, "size_pt": float, "bold": bool})
        size = _within(f"{entry} 的 size_pt", checked["size_pt"], _SIZE)
        if size * 2 != int(size * 2):
            raise _fault(f"{entry} 的 size_pt", "只能是 0.5 磅的倍数，如 10.5、16")
        faces[name] = Face(_name(f"{entry} 的 font", checked["font"]), size, checked["bold"])
    return faces


def _check_fit(layout: Layout) -> None:
    """The lines of a page and the characters of a line have to find room between the margins."""
    if layout.text_width_pt < 100 or layout.text_height_pt < 100:
        raise _fault("margins", "页边距太大，版心放不下正文")
    if layout.lines * layout.line_spacing_pt > layout.text_height_pt:
        most = layout.text_height_pt / layout.lines
        raise _fault("grid", f"{layout.lines} 行、行距 {layout.line_spacing_pt:g} 磅超过了版心高度，行距最多 {most:.2f} 磅")
    tallest = max(face.size_pt for name, face in layout.faces.items() if name != "table")
    if tallest > layout.line_spacing_pt:
        raise _fault("grid 的 line_spacing_pt", f"比最大的字（{tallest:g} 磅）还小，字会被切掉")
    room = layout.text_width_pt / layout.characters / layout.faces["body"].size_pt
    if not 0.9 <= room <= 1.5:
        raise _fault("grid 的 characters", f"每行 {layout.characters} 字与正文字号不合，约 {layout.text_width_pt / layout.faces['body'].size_pt:.0f} 字")

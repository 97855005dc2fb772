"""The form of the tab 起草: the document, its sections, and of the section in hand its heading, points, indicators, material and length.

Form ↔ WorkingDraft, nothing else. Not here: saving (desk.py), drafting."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast

import gradio as gr

from assistant.errors import UsageError
from assistant.records import AskedIndicator, AskedSection
from assistant.ui.chat_tab import Updates
from assistant.ui.desk import Desk
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.drafting.working import WorkingDraft
    from assistant.library import Library

FIELDS: Final = ("name", "value", "unit", "last_year", "target", "responsible", "deadline", "period", "note")  # columns of the table, in order
WIDTHS: Final = ["128px", "74px", "64px", "74px", "74px", "100px", "110px", "96px", "120px"]
SHEET: Final = ("指标", "单位", "本年", "上年", "目标", "完成率", "时点", "报送单位", "备注")  # as offices order them
SPARE: Final = 2  # empty rows to type into
LEAST_ROWS: Final = 4
LONGEST: Final = 20_000  # characters of material
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class DraftForm:
    """The components of the form and what they say."""

    def build_document(self) -> None:
        """Lay out what holds for the whole document."""
        with gr.Row(equal_height=True, elem_id="draft-document"):
            self.kind = gr.Dropdown(texts.DRAFT_KINDS, value="plan", label=texts.DRAFT_KIND, min_width=130, scale=2)
            self.place = gr.Dropdown([], label=texts.DRAFT_PLACE, allow_custom_value=True, min_width=130, scale=2, elem_id="draft-place")
            self.year = gr.Textbox(label=texts.DRAFT_YEAR, max_length=5, max_lines=1, min_width=80, scale=1, elem_id="draft-year")
            self.title = gr.Textbox(label=texts.DRAFT_TITLE, placeholder=texts.DRAFT_TITLE_HINT, max_length=80, max_lines=1, min_width=240, scale=5)
            self.basis = gr.Dropdown([], label=texts.DRAFT_BASIS, multiselect=True, min_width=200, scale=4, elem_id="draft-basis")

    def build_sections(self) -> None:
        """Lay out the list of sections and the form of one."""
        with gr.Row(elem_id="draft-outline"):
            self.outline = gr.Button(texts.DRAFT_OUTLINE, size="sm", min_width=104, scale=3)
            self.add = gr.Button(texts.DRAFT_ADD, size="sm", min_width=56, scale=2)
            self.up = gr.Button(texts.DRAFT_UP, size="sm", min_width=44, scale=1)
            self.down = gr.Button(texts.DRAFT_DOWN, size="sm", min_width=44, scale=1)
            self.drop = gr.Button(texts.DRAFT_DROP, size="sm", min_width=44, scale=1)
        self.sections = gr.Radio([], label=texts.DRAFT_SECTIONS, show_label=False, container=False, elem_id="draft-sections")
        self.heading = gr.Textbox(label=texts.DRAFT_HEADING, placeholder=texts.DRAFT_HEADING_HINT, max_length=60, max_lines=1)
        with gr.Row():
            self.topic = gr.Textbox(label=texts.DRAFT_TOPIC, placeholder=texts.DRAFT_TOPIC_HINT, max_length=30, max_lines=1, min_width=120, scale=3)
            self.section_kind = gr.Dropdown(texts.DRAFT_SECTION_KINDS, value="plan", label=texts.DRAFT_SECTION_KIND, visible=False, min_width=92, scale=2)
            self.least = gr.Textbox("200", label=texts.DRAFT_LEAST, max_length=4, max_lines=1, min_width=70, scale=1)
            self.most = gr.Textbox("600", label=texts.DRAFT_MOST, max_length=4, max_lines=1, min_width=70, scale=1)
        self.points = gr.Textbox(label=texts.DRAFT_POINTS, placeholder=texts.DRAFT_POINTS_HINT, lines=3, max_lines=8, max_length=3000)
        self.indicators = gr.Dataframe(
            [], headers=texts.DRAFT_COLUMNS, datatype="str", type="array", label=texts.DRAFT_INDICATORS, interactive=True, column_widths=list(WIDTHS),
            wrap=True, buttons=[], line_breaks=False, max_height=300, pinned_columns=1, elem_id="draft-indicators",
        )  # fmt: skip
        with gr.Accordion(texts.DRAFT_IMPORT, open=False, elem_id="draft-import"):
            self.upload = gr.File(label=texts.DRAFT_UPLOAD, file_types=[".xlsx", ".xls", ".csv", ".et"], height=96, elem_id="draft-sheet")
            self.paste = gr.Textbox(label=texts.DRAFT_PASTE, placeholder=texts.DRAFT_PASTE_HINT, lines=2, max_lines=6, max_length=20_000)
            self.read = gr.Button(texts.DRAFT_READ, size="sm")
        with gr.Accordion(texts.DRAFT_MATERIAL, open=False):
            self.material = gr.Textbox(show_label=False, label=texts.DRAFT_MATERIAL, placeholder=texts.DRAFT_MATERIAL_HINT, lines=3, max_lines=10, max_length=LONGEST)

    def document_fields(self) -> list[Any]:
        """What holds for the whole document, in the order `with_document` takes them."""
        return [self.kind, self.place, self.year, self.title, self.basis]

    def section_fields(self) -> list[Any]:
        """What is asked of the section in hand, in the order `with_section_fields` takes them."""
        return [self.heading, self.topic, self.section_kind, self.least, self.most, self.points, self.indicators, self.material]

    def shown(self, desk: Desk, library: "Library") -> Updates:
        """Updates that show the desk's form."""
        working = desk.working
        documents = library.documents()
        places = list(dict.fromkeys(one.metadata.place for one in documents if one.metadata.place))
        place = working.place if working else ""
        sources = [(one.source, one.source) for one in documents if not place or one.metadata.place == place or one.metadata.kind == "policy"]
        basis = [source for source in (working.basis if working else ()) if source in dict(sources)]
        return {
            self.kind: working.kind if working else "plan",
            self.place: gr.Dropdown(list(dict.fromkeys([*places, *filter(None, [place])])), value=place or None),
            self.year: str(working.year or "") if working else "",
            self.title: working.document if working else "",
            self.basis: gr.Dropdown(sources, value=basis),
            **self.shown_section(desk),
        }

    def shown_section(self, desk: Desk) -> Updates:
        """Updates that show the section in hand."""
        asked = desk.section() or AskedSection("")
        kind = gr.Dropdown(value=asked.kind, visible=desk.working is not None and desk.working.kind == "both")
        texts_of = (asked.heading, asked.topic, kind, *map(str, asked.length), "\n".join(asked.points))
        values: tuple[Any, ...] = (*texts_of, table(asked.indicators), "\n".join(asked.material))
        return {**dict(zip(self.section_fields(), values, strict=True)), self.upload: None, self.paste: "", **self.listed(desk)}

    def listed(self, desk: Desk) -> Updates:
        """Updates that show the list of sections: ✓ written, 🔒 locked."""
        found = desk.working.sections if desk.working else ()
        labels = [
            f"{at}. {one.asked.heading or texts.DRAFT_NO_HEADING}{' ✓' if one.is_written else ''}{' 🔒' if one.is_locked else ''}"
            for at, one in enumerate(found, start=1)
        ]
        return {self.sections: gr.Radio([(label, at) for at, label in enumerate(labels)], value=desk.at if labels else None, visible=bool(labels))}


def with_document(working: "WorkingDraft", kind: Any, place: str | None, year: str | None, title: str | None, basis: list[str] | None) -> "WorkingDraft":
    """The draft with what the form says of the whole document. Sections follow a kind that is one for all."""
    found = _YEAR.search(year or "")
    changed = replace(
        working, kind=kind or "plan", place=(place or "").strip(), year=int(found[0]) if found else 0, document=(title or "").strip(), basis=tuple(basis or ())
    )
    if changed.kind == working.kind or changed.kind == "both":
        return changed
    sections = tuple(replace(one, asked=replace(one.asked, kind=changed.kind)) for one in changed.sections)
    return replace(changed, sections=sections)


def with_section_fields(asked: AskedSection, *values: Any) -> AskedSection:
    """The section with what the form says of it. values: as section_fields orders them."""
    heading, topic, kind, least, most, points, rows, material = values
    low = _count(least)
    return replace(
        asked, heading=(heading or "").strip(), topic=(topic or "").strip(), kind=kind or "plan", length=(low, max(_count(most), low, 1)),
        points=_lines(points), indicators=indicators(rows or []), material=_lines(material),
    )  # fmt: skip


def table(found: Iterable[AskedIndicator]) -> list[list[str]]:
    """The rows of the table, some empty ones below."""
    rows = [[cast(str, getattr(one, name)) for name in FIELDS] for one in found]
    return [*rows, *([""] * len(FIELDS) for _ in range(max(SPARE, LEAST_ROWS - len(rows))))]


def indicators(rows: Sequence[Sequence[Any]]) -> tuple[AskedIndicator, ...]:
    """The indicators of the table; a row without a name is none. 「60户」 in the column of the value is 60 when the unit says 户."""
    made = []
    for row in rows:
        values = {name: str(cell if cell is not None else "").strip() for name, cell in zip(FIELDS, row, strict=False)}
        unit = values.get("unit", "")
        for name in ("value", "last_year", "target"):
            if unit and values.get(name, "").endswith(unit):
                values[name] = values[name].removesuffix(unit).strip()
        if values.get("name"):
            made.append(AskedIndicator(**values))
    return tuple(made)


def pasted(text: str) -> tuple[AskedIndicator, ...]:
    """The indicators of rows copied from a sheet. Without a heading row the columns are taken as 指标 单位 本年 上年 目标 完成率 时点 报送单位 备注.

    Raises UsageError when there is none."""
    from assistant.drafting import indicators_of

    between = r"\t" if "\t" in text else r"\s{2,}|，|,(?!\d{3}\b)"
    rows = [re.split(between, row.strip()) for row in text.splitlines() if row.strip()]
    if not rows:
        raise UsageError(texts.DRAFT_PASTE_EMPTY)
    if not any(cell.strip() in ("指标", "指标名称", "项目", "名称") for cell in rows[0]):
        rows.insert(0, list(SHEET))
    sheet = io.StringIO()
    csv.writer(sheet).writerows(rows)
    return indicators_of(sheet.getvalue().encode(), "粘贴的表格.csv")


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


def _count(text: str | None) -> int:
    """A number of characters as typed; anything else is 0."""
    found = re.search(r"\d+", text or "")
    return int(found[0]) if found else 0

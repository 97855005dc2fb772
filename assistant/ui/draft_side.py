"""The right of the tab 起草: findings, the evidence of the section (to strike or pin), last year's section, versions, the whole text.

Not here: finding evidence (drafting), keeping versions (library/drafts.py)."""

import difflib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import gradio as gr

from assistant.records import AskedSection
from assistant.ui import evidence as evidence_panel
from assistant.ui import translating
from assistant.ui.chat_tab import Updates
from assistant.ui.desk import Desk, Looked, Told
from assistant.ui.evidence import Item
from assistant.ui.rendering import escaped, file_name, line
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.drafting import Evidence
    from assistant.library import Library
    from assistant.library.drafts import KeptVersion

ADDED: Final = "#86efac"
DELETED: Final = "#fca5a5"
AROUND: Final = 24  # characters shown beside a change
_CLAUSES: Final = re.compile(r"[^，。；：！？\n]*[，。；：！？\n]|[^，。；：！？\n]+")


class DraftSide:
    """The components and what they show."""

    def __init__(self) -> None:
        with gr.Tabs(elem_id="draft-side"):
            with gr.Tab(texts.DRAFT_FINDINGS):
                self.count = gr.Markdown(texts.DRAFT_NOT_CHECKED, elem_classes="hint")
                self.findings = gr.Dataframe(
                    [], headers=texts.DRAFT_FINDING_COLUMNS, datatype="str", type="array", label=texts.DRAFT_FINDINGS, show_label=False, interactive=False,
                    wrap=True, buttons=[], line_breaks=False, visible=False, max_height=330, column_widths=["56px", "44px", "230px"], elem_id="draft-findings",
                )  # fmt: skip
                self.missing = gr.Textbox(label=texts.DRAFT_MISSING, visible=False, interactive=False, lines=3, max_lines=12, buttons=["copy"], elem_id="draft-missing")
            with gr.Tab(texts.EVIDENCE):
                self.use = gr.Radio(texts.DRAFT_USES, value="", label=texts.DRAFT_USE, visible=False, elem_id="draft-use")
                self.panel = evidence_panel.build(texts.DRAFT_EVIDENCE, texts.DRAFT_EVIDENCE_EMPTY, "draft-")
            with gr.Tab(texts.DRAFT_PAST):
                self.past = gr.Markdown(texts.DRAFT_PAST_NONE, elem_id="draft-past")
            with gr.Tab(texts.DRAFT_VERSIONS):
                self.versions = gr.Radio([], label=texts.DRAFT_VERSIONS, show_label=False, container=False, elem_id="draft-versions")
                self.rollback = gr.Button(texts.DRAFT_ROLLBACK, size="sm", interactive=False)
                self.changes = gr.HighlightedText(
                    [], label=texts.DRAFT_CHANGES, show_inline_category=False, color_map={texts.DRAFT_ADDED: ADDED, texts.DRAFT_DELETED: DELETED},
                    visible=False, elem_id="draft-changes", elem_classes="excerpt",
                )  # fmt: skip
            with gr.Tab(texts.DRAFT_WHOLE):
                self.whole = gr.Markdown("", elem_id="draft-whole")

    def found(self, looked: Looked | None, missing: str) -> Updates:
        """Updates that show findings, what departments still have to send, and the whole text."""
        if looked is None or not looked.draft.sections:
            shown = {self.count: texts.DRAFT_NOT_CHECKED, self.findings: gr.Dataframe([], visible=False)}
            return {**shown, self.missing: gr.Textbox("", visible=False), self.whole: texts.DRAFT_WHOLE_EMPTY}
        rows = [_row(told) for told in looked.told]
        levels = [told.finding.level for told in looked.told]
        counts = texts.COMMA.join(f"{words} {levels.count(level)}" for level, words in texts.DRAFT_LEVELS.items() if level in levels)
        said = texts.DRAFT_CHECKED.format(figures=len(looked.draft.figures), good=sum(one.verified for one in looked.draft.figures))
        return {
            self.count: f"{said}{texts.DRAFT_FOUND.format(counts) if counts else texts.DRAFT_CLEAN}",
            self.findings: gr.Dataframe(rows, visible=bool(rows)),
            self.missing: gr.Textbox(missing, visible=bool(missing)),
            self.whole: whole(looked),
        }

    def grounds(self, desk: Desk, found: "Evidence | None", library: "Library", position: int = 0) -> Updates:
        """Updates that show the evidence of the section in hand and last year's section beside it."""
        asked = desk.section()
        listed = items(asked, found) if asked and found else []
        place = min(position, max(len(listed) - 1, 0))
        use = _use(asked, listed[place][0]) if asked and listed else ""
        return {
            self.use: gr.Radio(value=use, visible=bool(listed)),
            **evidence_panel.shown(self.panel, [item for _, item in listed], library, place, texts.DRAFT_EVIDENCE_EMPTY),
            self.past: past_text(found),
        }

    def kept(self, versions: Sequence["KeptVersion"]) -> Updates:
        """Updates that list the versions, none chosen."""
        labels = [(f"{one.number} · {one.at[5:16].replace('T', ' ')} · {one.what}", one.number) for one in versions]
        return {
            self.versions: gr.Radio(labels, value=None, visible=bool(labels)),
            self.rollback: gr.Button(interactive=False),
            self.changes: gr.HighlightedText([], visible=False),
        }

    def compared(self, before: str, now: str) -> Updates:
        """Updates that show what has changed since a version."""
        return {self.changes: gr.HighlightedText(changes(before, now), visible=True), self.rollback: gr.Button(interactive=True)}


def items(asked: AskedSection, found: "Evidence") -> list[tuple[str, Item]]:
    """(key, item) of everything the section can be written from: last year's sentences, past figures, policy sentences."""
    made: list[tuple[str, Item]] = []
    for number, one in enumerate(found.figures, start=1):
        name = asked.indicators[one.asked].name
        made.append((one.key, Item(f"{texts.DRAFT_A_FIGURE}{number} {name} {texts.YEAR_VALUE.format(one.figure.period.last, one.figure.quantity.text)}", one.citation)))
    for number, quote in enumerate(found.past.quotes if found.past else (), start=1):
        made.append((quote.key, Item(f"{texts.DRAFT_A_PAST}{number} {_short(quote.text)}", quote.citation)))
    for number, quote in enumerate(found.policies, start=1):
        made.append((quote.key, Item(f"{texts.DRAFT_A_POLICY}{number} {_short(quote.text)}", quote.citation, remark=file_name(quote.citation))))
    marked = {"struck": "✕ ", "pinned": "★ ", "": ""}
    return [(key, Item(f"{marked[_use(asked, key)]}{item.label}", item.citation, item.not_taken, item.remark)) for key, item in made]


def past_text(found: "Evidence | None") -> str:
    """Last year's section as safe Markdown."""
    if found is None or found.past is None:
        return texts.DRAFT_PAST_NONE
    past = found.past
    paragraphs = [line(past.document.text[start:end]) for _, start, end in past.sentences]
    return f"**{line(past.heading)}**\n\n{line(past.document.source)}\n\n" + "".join(paragraphs)


def whole(looked: Looked) -> str:
    """The draft as it leaves, as safe Markdown."""
    from assistant.drafting import section_text

    parts = [f"## {line(looked.draft.title)}"]
    for section in looked.draft.sections:
        parts += [f"### {line(section.heading)}", escaped(section_text(section))]
    return "\n\n".join(parts)


def changes(before: str, now: str) -> list[tuple[str, str | None]]:
    """The texts as one, clause by clause: what stayed, what was deleted, what was added."""
    old, new = _CLAUSES.findall(before), _CLAUSES.findall(now)
    made: list[tuple[str, str | None]] = []
    for kind, first, last, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            made.append((_cut("".join(old[first:last]), bool(first), last < len(old)), None))
            continue
        made += [("".join(old[first:last]), texts.DRAFT_DELETED)] if last > first else []
        made += [("".join(new[start:end]), texts.DRAFT_ADDED)] if end > start else []
    return made


def _cut(text: str, is_after: bool, is_before: bool) -> str:
    """What stayed, shortened to the words beside a change."""
    head, tail = text[:AROUND] if is_after else "", text[-AROUND:] if is_before else ""
    return text if len(text) <= 2 * AROUND + 2 else f"{head}……{tail}"


def _use(asked: AskedSection | None, key: str) -> str:
    if asked is None:
        return ""
    return "struck" if key in asked.struck else "pinned" if key in asked.pinned else ""


def _row(told: Told) -> list[str]:
    finding = told.finding
    suggestion = texts.ASIDE.format(texts.DRAFT_SUGGESTION.format(finding.suggestion)) if finding.suggestion else ""
    return [texts.DRAFT_LEVELS[finding.level], str(told.section + 1) if told.section >= 0 else "", f"{translating.translated(finding.text)}{suggestion}"]


def _short(text: str) -> str:
    return text if len(text) <= 16 else f"{text[:15]}…"


def used(asked: AskedSection, key: str, use: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(struck, pinned) of the section with one piece of evidence struck, pinned or left to the program."""
    struck = tuple(one for one in asked.struck if one != key)
    pinned = tuple(one for one in asked.pinned if one != key)
    return ((*struck, key) if use == "struck" else struck), ((*pinned, key) if use == "pinned" else pinned)


def components(side: DraftSide) -> list[Any]:
    """All that follows the desk."""
    return [side.count, side.findings, side.missing, side.whole, side.use, *side.panel.components(), side.past, side.versions, side.rollback, side.changes]

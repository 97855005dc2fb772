"""The evidence beside the chat, and of a cell of the ledger: which source is chosen, where it stands, the quoted sentence in its context.

Not here: the answer (chat_tab.py), the cell (ledger_tab.py). Document text goes into HighlightedText, which shows characters and reads no markup."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import gradio as gr

from assistant.records import Answer, Citation
from assistant.ui import dates, theme
from assistant.ui.links import original_link, text_link
from assistant.ui.rendering import captioned, file_name, headings, line
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.library import Library

AROUND: Final = 150  # characters of context before and after the quoted sentence


@dataclass(frozen=True, slots=True)
class Item:
    """A passage that can be chosen: a citation with a remark, or a near miss with why it was not taken."""

    label: str
    citation: Citation
    not_taken: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """The components of the column."""

    choice: gr.Radio
    detail: gr.Markdown
    excerpt: gr.HighlightedText
    text: gr.Button
    original: gr.Button

    def components(self) -> list[Any]:
        """All of them, for the outputs of an event."""
        return [self.choice, self.detail, self.excerpt, self.text, self.original]


def build(title: str = "", empty: str = "", prefix: str = "") -> Panel:
    """Lay out the column; empty until there is something to show. prefix: makes the ids of a second panel its own."""
    title, empty = title or texts.EVIDENCE, empty or texts.EVIDENCE_EMPTY
    gr.Markdown(f"## {title}", elem_id=f"{prefix}evidence-title")
    choice = gr.Radio([], show_label=False, label=title, container=False, visible=False, elem_id=f"{prefix}evidence-choice", elem_classes="evidence-choice")
    detail = gr.Markdown(empty, elem_id=f"{prefix}evidence-detail", elem_classes="evidence-detail")
    with gr.Row(elem_classes="evidence-links"):
        text = gr.Button(texts.OPEN_TEXT, size="sm", scale=0, min_width=96, visible=False, elem_id=f"{prefix}open-text", link_target="_blank")
        original = gr.Button(texts.OPEN_ORIGINAL, size="sm", scale=0, min_width=96, visible=False, elem_id=f"{prefix}open-original")
    excerpt = gr.HighlightedText(
        [], label=texts.EXCERPT, show_label=False, show_inline_category=False, color_map={texts.QUOTED: theme.HIGHLIGHT}, visible=False,
        elem_id=f"{prefix}excerpt", elem_classes="excerpt",
    )  # fmt: skip
    return Panel(choice, detail, excerpt, text, original)


def items(answer: Answer) -> list[Item]:
    """What can be chosen for an answer, in the order shown under it."""
    found = [Item(f"[{citation.mark}] {file_name(citation)}", citation) for citation in answer.citations]
    shown = {(citation.document_id, citation.start) for citation in answer.citations}
    misses = [miss for miss in answer.near_misses if (miss.citation.document_id, miss.citation.start) not in shown]
    with captioned(answer):
        reasons = [texts.WHY_NOT[miss.why] for miss in misses]
    near = [Item(f"{texts.NEAR_MISS}{number} {file_name(miss.citation)}", miss.citation, reasons[number - 1]) for number, miss in enumerate(misses, 1)]
    return found + near


def position(answer: Answer, number: int, *, is_near: bool) -> int:
    """Where in `items` a mark of the answer stands, or its near miss of this number; the first item for one that is not there."""
    if is_near:
        wanted = answer.near_misses[number].citation if number < len(answer.near_misses) else None
    else:
        wanted = next((one for one in answer.citations if one.mark == number), None)
    places = [(item.citation.document_id, item.citation.start) for item in items(answer)]
    return places.index((wanted.document_id, wanted.start)) if wanted and (wanted.document_id, wanted.start) in places else 0


def chosen(panel: Panel, answer: Answer | None, library: "Library | None", position: int = 0) -> dict[Any, Any]:
    """Updates that show the item at a position of an answer; the empty column for no answer."""
    return shown(panel, items(answer) if answer else [], library, position, texts.EVIDENCE_NONE if answer else texts.EVIDENCE_EMPTY)


def shown(panel: Panel, found: list[Item], library: "Library | None", position: int = 0, empty: str = "") -> dict[Any, Any]:
    """Updates that show one of the items; with none, the words of `empty`."""
    if not found or library is None:
        hidden = {panel.text: gr.Button(visible=False), panel.original: gr.Button(visible=False)}
        return {panel.choice: gr.Radio([], visible=False), panel.detail: empty, panel.excerpt: gr.HighlightedText([], visible=False), **hidden}
    item = found[position]
    document = library.document(item.citation.document_id)
    has_original = document is not None and library.original(document) is not None
    choices = [(one.label, number) for number, one in enumerate(found)]
    return {
        panel.choice: gr.Radio(choices, value=position, visible=True),
        panel.detail: detail(item),
        panel.excerpt: gr.HighlightedText(excerpt(item.citation, library), visible=True),
        panel.text: gr.Button(visible=document is not None, link=text_link(item.citation)),
        panel.original: gr.Button(visible=has_original, link=original_link(item.citation.document_id)),
    }


def detail(item: Item) -> str:
    """File, heading path, period and role of an item as safe Markdown."""
    citation = item.citation
    facts = " · ".join(filter(None, (line(dates.cited(citation)), texts.ROLES[citation.role])))
    title = f"**{line(citation.source)}**"
    not_taken = f"{texts.NOT_TAKEN}{texts.COLON}{line(item.not_taken)}" if item.not_taken else ""
    return "\n\n".join(filter(None, (title, line(headings(citation)), facts, not_taken, line(item.remark))))


def excerpt(citation: Citation, library: "Library") -> list[tuple[str, str | None]]:
    """The quoted sentence between its surroundings; the sentence alone when the document was removed."""
    document = library.document(citation.document_id)
    if document is None:
        return [(citation.quote, texts.QUOTED), (f"\n{texts.GONE}", None)]
    first, last = max(0, citation.start - AROUND), min(len(document.text), citation.end + AROUND)
    before = ("…" if first else "") + document.text[first : citation.start].lstrip("\n")
    after = document.text[citation.end : last].rstrip("\n") + ("…" if last < len(document.text) else "")
    pieces: list[tuple[str, str | None]] = [(before, None), (document.text[citation.start : citation.end], texts.QUOTED), (after, None)]
    return [piece for piece in pieces if piece[0]]

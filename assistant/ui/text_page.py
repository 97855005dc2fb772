"""The clean text of a whole document as a page of its own, scrolled to the cited sentence; headings as headings. No script.

Every character of a document passes html.escape. Not here: who may read it (downloads.py)."""

from collections.abc import Sequence
from html import escape
from typing import Final

from assistant.records import Document, Section
from assistant.ui import dates
from assistant.ui.links import CITED, original_link
from assistant.ui.words import texts

_STYLE: Final = """
:root { color-scheme: light dark; --ink: #1e293b; --paper: #fff; --soft: #64748b; --mark: #ffe08a; --edge: #e2e8f0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e2e8f0; --paper: #0f172a; --soft: #94a3b8; --mark: #7a5b00; --edge: #334155; } }
body { margin: 0; color: var(--ink); background: var(--paper); font: 17px/1.9 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
header { position: sticky; top: 0; padding: 10px 20px; background: var(--paper); border-bottom: 1px solid var(--edge); font-size: 14px; line-height: 1.6; }
header strong { font-size: 16px; } header p { margin: 0; color: var(--soft); overflow-wrap: anywhere; } header a { color: inherit; }
main { max-width: 42em; margin: 0 auto; padding: 16px 20px 40vh; overflow-wrap: anywhere; }
main p { margin: 0 0 .35em; } h2, h3, h4, h5 { margin: 1.1em 0 .35em; line-height: 1.5; font-size: 1.05em; } h2 { font-size: 1.2em; }
mark { background: var(--mark); color: inherit; padding: 2px 0; border-radius: 2px; scroll-margin-top: 30vh; }
.old { color: #b45309; } @media (prefers-color-scheme: dark) { .old { color: #fbbf24; } }
@media print { header { position: static; } }
"""


def text_page(document: Document, sections: Sequence[Section], start: int, end: int, *, is_replaced: bool, has_original: bool) -> str:
    """HTML of the page. start, end: the cited sentence in the document's text; equal or out of it: nothing is marked."""
    headings = {section.start: section for section in sections if section.heading}
    rows, at = [], 0
    for row in document.text.split("\n"):
        heading = headings.get(at)
        run_in = heading.body - at if heading and heading.body - at < len(row) else 0  # “3.住房安全。全年完成…”: the title is the line's beginning
        title, told = _marked(row, 0, run_in, start - at, end - at), _marked(row, run_in, len(row), start - at, end - at)
        tag = f"h{min(heading.level + 1, 5)}" if heading and not run_in else "p"
        if row.strip():
            rows.append(f"<{tag}>{f'<strong>{title}</strong>' if title else ''}{told}</{tag}>")
        at += len(row) + 1
    body = "".join(rows).replace("<mark>", f'<mark id="{CITED}">', 1)  # where the page opens
    known = document.metadata
    facts = " · ".join(filter(None, (document.source, known.place, dates.year(known.year), texts.KINDS[known.kind])))
    old = f'<p class="old">{texts.OLD_VERSION}</p>' if is_replaced else ""
    original = f' · <a href="{original_link(document.id)}">{texts.OPEN_ORIGINAL}</a>' if has_original else ""
    return (
        f'<!doctype html><html lang="{texts.HTML_LANGUAGE}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(known.title or document.source)}</title><style>{_STYLE}</style></head><body><header><strong lang='zh-CN'>{escape(known.title)}</strong>"
        f"<p>{escape(facts)}{original}</p>{old}</header><main lang='zh-CN'>{body}</main></body></html>"
    )


def _marked(row: str, first: int, last: int, start: int, end: int) -> str:
    """The characters first…last of a line, those that lie in start…end marked."""
    start, end = min(max(start, first), last), max(min(end, last), first)
    if start >= end:
        return escape(row[first:last])
    return f"{escape(row[first:start])}<mark>{escape(row[start:end])}</mark>{escape(row[end:last])}"

"""The marks behind the text of a draft: its figures in the colour of what they stand on, slots, and what a finding points at (marking.js);
and the script that lets the page see every way of typing (keystrokes.js).

Not here: which figure stands on what (drafting)."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

SCRIPT: Final = "".join(f"<script>{Path(__file__).with_name(name).read_text('utf-8')}</script>" for name in ("keystrokes.js", "marking.js"))
STYLE: Final = """
#draft-text .input-container { position: relative; }
#draft-text textarea, .draft-under { font-size: 1rem !important; line-height: 1.95 !important; padding: 10px 12px !important; letter-spacing: 0; }
#draft-text textarea { position: relative; z-index: 1; background: transparent !important; }
.draft-under { position: absolute; inset: 0; z-index: 0; overflow: hidden; white-space: pre-wrap; overflow-wrap: break-word; color: transparent;
  border: var(--input-border-width) solid transparent; pointer-events: none; border-radius: var(--input-radius); background: var(--input-background-fill); }
.draft-under mark { color: transparent; border-radius: 3px; }
#draft-head button, #draft-outline button { min-height: 36px; padding: 4px 8px; }
#draft-outline { gap: 6px; } #draft-actions { align-items: center; gap: 8px; } #draft-actions button { min-height: 42px; }
#draft-lock { overflow: visible !important; border: 0; background: transparent; } #draft-lock label, #draft-lock span { white-space: nowrap; }
#draft-evidence-choice { max-height: 260px; overflow-y: auto; } #draft-evidence-title h2 { margin: 0; font-size: 1rem; }
#draft-evidence-choice label { width: 100%; }
#draft-findings .selection-button { display: none; } #draft-findings [role="gridcell"] { cursor: pointer; }
#draft-sections .wrap { flex-direction: column; gap: 4px; } #draft-sections label { width: 100%; padding: 5px 10px; }
#draft-said, #draft-legend { min-height: 0; } #draft-said p, #draft-legend p { margin: 0; }
#draft-rewrite { align-items: center; gap: 8px; } #draft-legend { font-size: .86rem; } #draft-past, #draft-whole { line-height: 1.85; }
#draft-evidence-title, #draft-past, #draft-whole, #draft-said, #draft-legend, #draft-refused { overflow: visible !important; }
#draft-whole h2 { font-size: 1.1rem; text-align: center; } #draft-whole h3 { font-size: 1rem; }
#draft-legend span[class^="draft-"] { display: inline-block; white-space: nowrap; padding: 1px 8px; margin-bottom: 4px; border-radius: 8px; margin-right: 6px; }
.draft-form { background: #bfdbfe; } .draft-past { background: #cdeec3; } .draft-policy { background: #e4d0fd; } .draft-computed { background: #b9f1fb; }
.draft-slot { background: #fdba74; } .draft-wrong { background: #fecaca; text-decoration: underline wavy #dc2626 1px; } .draft-mark { background: transparent; }
.dark .draft-form { background: #1e40af; } .dark .draft-past { background: #166534; } .dark .draft-policy { background: #6b21a8; }
.dark .draft-computed { background: #155e75; } .dark .draft-slot { background: #9a3412; } .dark .draft-wrong { background: #991b1b; }
"""


def marks(figures: Mapping[str, str], wrong: Sequence[str], at: tuple[int, int, int] | None = None) -> str:
    """The JSON text for the hidden box. figures: each as written → form, past, policy, computed; wrong: pieces of text that a finding names;
    at: start, end (characters of the text box) and a number that differs each time."""
    return json.dumps({"figures": dict(figures), "wrong": list(dict.fromkeys(wrong)), "at": at}, ensure_ascii=False)

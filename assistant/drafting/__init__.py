"""Drafting: a filled-in form → a draft with a source for every figure, and its findings. The door of this package.

A form starts from outline; evidence shows what a section can be written from; section drafts one by itself and draft all of them. Sections a
person edited (edited), kept or moved are put together again by assembled_from; verify looks over any draft.
A draft being worked on: working.py; leaving as a file: word.py, exits.py, which the caller imports. Not here: showing it.
Without a chat model the sentences are composed from the form, last year's section and wording."""

import time
from dataclasses import replace

from assistant.drafting.editing import edited
from assistant.drafting.missing import requests_to_departments
from assistant.drafting.outlines import outline
from assistant.drafting.parts import DraftPart, assembled_from, joined, parts_of, section
from assistant.drafting.request import indicators_of, of, parsed, with_indicators
from assistant.drafting.sources import Evidence, evidence
from assistant.drafting.verification import figures_of, section_text, text_of, verify
from assistant.library import Library
from assistant.records import Draft, DraftRequest

__all__ = [
    "DraftPart",
    "Evidence",
    "assembled_from",
    "draft",
    "edited",
    "evidence",
    "indicators_of",
    "of",
    "outline",
    "parsed",
    "parts_of",
    "requests_to_departments",
    "section",
    "section_text",
    "text_of",
    "verify",
    "with_indicators",
]


def draft(request: DraftRequest, library: Library) -> Draft:
    """The draft of a request, section by section, verified; timings_ms: compose, verify, total (milliseconds)."""
    started = time.perf_counter()
    parts: list[DraftPart] = []
    for asked in request.sections:
        parts.append(section(asked, request, library, [one.text for part in parts for one in part.section.sentences]))
    made = joined(request, parts)
    written = time.perf_counter()
    made = replace(made, figures=figures_of(made, request), findings=verify(made, request, library))
    done = time.perf_counter()
    timings = {"compose": written - started, "verify": done - written, "total": done - started}
    return replace(made, timings_ms={name: round(seconds * 1000, 2) for name, seconds in timings.items()})

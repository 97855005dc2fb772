"""Drafting: a filled-in form → a draft with a source for every figure, and its findings. The door of this package.

Leaving as a file: word.py, exits.py, which the caller imports. Not here: showing it.
Without a chat model the sentences are composed from the form, last year's section and wording."""

import time
from dataclasses import replace

from assistant.drafting.composing import assembled, composed
from assistant.drafting.request import indicators_of, of, parsed
from assistant.drafting.verification import figures_of, section_text, text_of, verify
from assistant.library import Library
from assistant.records import Draft, DraftRequest

__all__ = ["draft", "indicators_of", "of", "parsed", "section_text", "text_of", "verify"]


def draft(request: DraftRequest, library: Library) -> Draft:
    """The draft of a request, section by section, verified; timings_ms: compose, verify, total (milliseconds)."""
    started = time.perf_counter()
    sections = []
    said: list[str] = []
    for asked in request.sections:
        pieces = composed(asked, request, library, said)
        sections.append(pieces)
        said += [piece.text for piece in pieces]
    made = assembled(request, sections)
    written = time.perf_counter()
    made = replace(made, figures=figures_of(made, request), findings=verify(made, request, library))
    done = time.perf_counter()
    timings = {"compose": written - started, "verify": done - written, "total": done - started}
    return replace(made, timings_ms={name: round(seconds * 1000, 2) for name, seconds in timings.items()})

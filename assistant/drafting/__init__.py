"""Drafting: a filled-in form → a draft with a source for every figure, and its findings. The door of this package.

A form starts from outline; evidence shows what a section can be written from; section drafts one by itself and draft all of them. Sections a
person edited (edited), kept or moved are put together again by assembled_from; verify looks over any draft.
A draft being worked on: working.py; leaving as a file: word.py, exits.py, which the caller imports. Not here: showing it.
Without a chat model the sentences are composed from the form, last year's section and wording."""

import time
from collections.abc import Iterator
from dataclasses import replace

from assistant.drafting.editing import edited
from assistant.drafting.missing import requests_to_departments
from assistant.drafting.outlines import outline
from assistant.drafting.parts import DraftPart, assembled_from, joined, parts_of, section
from assistant.drafting.request import indicators_of, of, parsed, with_indicators
from assistant.drafting.rewriting import MORE_CONCISE, MORE_FORMAL, SMOOTHER, Change, Rewriting, longer, rewritten, style
from assistant.drafting.sources import Evidence, evidence
from assistant.drafting.verification import figures_of, section_text, text_of, verify
from assistant.library import Library
from assistant.models import Model
from assistant.records import AskedSection, Draft, DraftRequest

__all__ = [
    "MORE_CONCISE",
    "MORE_FORMAL",
    "Change",
    "DraftPart",
    "Evidence",
    "Rewriting",
    "assembled_from",
    "draft",
    "edited",
    "evidence",
    "indicators_of",
    "longer",
    "of",
    "outline",
    "parsed",
    "parts_of",
    "requests_to_departments",
    "reworded",
    "rewritten",
    "section",
    "section_text",
    "style",
    "text_of",
    "verify",
    "with_indicators",
]


def draft(request: DraftRequest, library: Library, model: Model | None = None) -> Draft:
    """The draft of a request, section by section, verified; timings_ms: compose, verify, total (milliseconds).

    model: rewords each composed section, its facts locked (rewriting); what it would have changed is left as composed.
    """
    started = time.perf_counter()
    parts: list[DraftPart] = []
    for asked in request.sections:
        parts.append(section(asked, request, library, [one.text for part in parts for one in part.section.sentences]))
    composed_parts = parts
    if model:
        parts = [_smoother(part, asked, request, library, model) for part, asked in zip(parts, request.sections, strict=True)]
    made = replace(joined(request, parts), engine="model" if parts != composed_parts else "quote")
    written = time.perf_counter()
    made = replace(made, figures=figures_of(made, request), findings=verify(made, request, library))
    done = time.perf_counter()
    timings = {"compose": written - started, "verify": done - written, "total": done - started}
    return replace(made, timings_ms={name: round(seconds * 1000, 2) for name, seconds in timings.items()})


def reworded(
    part: DraftPart, asked: AskedSection, request: DraftRequest, library: Library, model: Model, instruction: str, most: int = 0
) -> Iterator[Rewriting]:
    """A section in the model's words, in the tone of the office's own past section; growing, the last is final. Closing it stops the model."""
    past = evidence(asked, request, library).past
    examples = style([past.document.text[start:end] for _, start, end in past.sentences]) if past else ()
    yield from rewritten(part.section, instruction, model, examples, most)


def _smoother(part: DraftPart, asked: AskedSection, request: DraftRequest, library: Library, model: Model) -> DraftPart:
    *_, made = reworded(part, asked, request, library, model, SMOOTHER)
    return replace(part, section=made.section)

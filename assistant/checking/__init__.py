"""Checking: a manuscript → what is wrong or likely wrong in it, as findings. The door of this package.

“宁可漏报，不可误报”: an error (必错) is only what no reader would defend. Not here: mending anything, drafts' own rules."""

from typing import TYPE_CHECKING, Final

from assistant.checking.agreement import disagreements
from assistant.checking.arithmetic import part_findings, sum_findings
from assistant.checking.growth import growth_findings
from assistant.checking.leftovers import leftover_findings
from assistant.checking.numbering import numbering_findings
from assistant.checking.rates import rate_findings
from assistant.checking.statements import statements
from assistant.checking.wording import hedge_findings, phrase_findings, term_findings, word_findings
from assistant.figures import figures
from assistant.records import Finding, Manuscript, Severity

if TYPE_CHECKING:  # the library loads numpy; a text can be checked without
    from assistant.library import Library

__all__ = ["check", "disagreements"]

_ORDER: Final[dict[Severity, int]] = {"error": 0, "warning": 1, "hint": 2}


def check(manuscript: Manuscript, library: "Library | None" = None) -> tuple[Finding, ...]:
    """Everything found in a manuscript, errors first, each level in the order of the text.

    library: the figures of the text are held against those of its other documents.
    """
    text, year = manuscript.text, manuscript.metadata.year
    found = statements(text)
    made = [
        *part_findings(found),
        *sum_findings(found),
        *growth_findings(found),
        *rate_findings(text, found),
        *hedge_findings(found),
        *word_findings(text, year),
        *term_findings(manuscript),
        *phrase_findings(text, year),
        *numbering_findings(manuscript),
        *leftover_findings(manuscript),
        *_against(manuscript, library),
    ]
    return tuple(sorted(made, key=lambda finding: (_ORDER[finding.level], finding.start, finding.end, finding.code)))


def _against(manuscript: Manuscript, library: "Library | None") -> tuple[Finding, ...]:
    """What the library holds of other documents than this very text."""
    documents = [document for document in library.documents() if document.metadata.title != manuscript.metadata.title] if library else []
    if library is None or not documents:
        return ()
    theirs = [figure for found in library.figures_of([document.id for document in documents]).values() for figure in found]
    return disagreements(figures(manuscript), theirs, {document.id: document for document in documents})

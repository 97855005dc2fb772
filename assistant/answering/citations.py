"""Figures and statements → Citation: where the quoted sentence stands, an exact slice of its document. Not here: choosing either."""

from collections.abc import Sequence

from assistant.answering.candidates import Candidate
from assistant.answering.statements import Statement
from assistant.records import AnswerFigure, Citation, Document, Figure, Period


def of_figure(candidate: Candidate, mark: int) -> Citation:
    """The citation of a figure: its whole sentence, or the clause of it that stands alone."""
    return _cited(candidate.figure, candidate.evidence.source, candidate.evidence.metadata.title, mark)


def of_telling(document: Document, told: Figure, mark: int) -> Citation:
    """The citation of a figure of a document."""
    return _cited(told, document.source, document.metadata.title, mark)


def _cited(told: Figure, source: str, title: str, mark: int) -> Citation:
    return Citation(
        mark, told.document_id, source, title, told.heading_path, period_text(told.period), told.role, told.sentence, told.sentence_start, told.sentence_end,
    )  # fmt: skip


def of_statement(statement: Statement, mark: int, years: Sequence[int]) -> Citation:
    """The citation of a whole statement."""
    evidence = statement.evidence
    told = Period(min(years), max(years)) if years else Period(0, 0)
    return Citation(
        mark, evidence.passage.document_id, evidence.source, evidence.metadata.title, evidence.passage.heading_path, period_text(told), statement.role,
        statement.text, statement.start, statement.end,
    )  # fmt: skip


def shown_figure(candidate: Candidate, mark: int) -> AnswerFigure:
    """The figure an answer shows; verified says that its wording stands in the quote at its place."""
    quantity, told = candidate.figure.quantity, candidate.figure
    at = quantity.start - told.sentence_start
    return AnswerFigure(quantity.text, quantity.number, quantity.unit, mark, told.sentence[at : at + len(quantity.text)] == quantity.text)


def period_text(period: Period) -> str:
    """“2020”, “2021—2025”, “2014—” for a span that is still open, "" when it is not known."""
    if not period.first or period.first == period.last:
        return str(period.first or "")
    return f"{period.first}—{period.last or ''}"

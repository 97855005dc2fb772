"""Statement → Citation: its whole text as an exact slice of the document, labelled with the period it holds for.

Not here: which statements are cited (quoting.py), which are near misses (refusing.py)."""

from collections.abc import Sequence

from assistant.answering.statements import Statement
from assistant.records import Citation


def cited(statement: Statement, mark: int, years: Sequence[int]) -> Citation:
    """The citation of a whole statement, its quote an exact slice of the document."""
    evidence = statement.evidence
    period = "—".join(str(year) for year in ((min(years), max(years)) if len(set(years)) > 1 else tuple(years)[:1]))
    return Citation(
        mark, evidence.passage.document_id, evidence.source, evidence.metadata.title, evidence.passage.heading_path, period, statement.role,
        statement.text, statement.start, statement.end,
    )  # fmt: skip

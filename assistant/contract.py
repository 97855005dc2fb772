"""Records → the JSON that the command line promises: answers, searches, outlines, figures, findings, what adding did, the list of documents.

Not here: printing, and reading any of it back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assistant.comparison import Change, News, label_of
from assistant.comparison.wording import written
from assistant.records import Answer, Citation, Document, Draft, Evidence, Figure, Finding, Manuscript, Period, Section

if TYPE_CHECKING:  # the library loads numpy; `assistant outline` does without
    from assistant.library import Outcome

Json = dict[str, Any]


def answer_json(answer: Answer) -> Json:
    """One answer: text with [n] marks, its citations, figures, computation and near misses."""
    computation = answer.computation
    return {
        "question": answer.question,
        "language": answer.language,
        "answer": answer.answer,
        "headline": answer.headline,
        "abstained": answer.abstained,
        "reason": answer.reason,
        "citations": [citation_json(citation) for citation in answer.citations],
        "figures": [
            {"text": one.text, "number": one.number, "unit": one.unit, "citation": one.citation, "verified": one.verified} for one in answer.figures
        ],
        "computation": None
        if computation is None
        else {
            "formula": computation.formula,
            "operands": [{"figure": figure, "citation": mark} for figure, mark in computation.operands],
            "unit": computation.unit,
        },
        "near_misses": [{"why": miss.why, "citation": citation_json(miss.citation)} for miss in answer.near_misses],
        "engine": answer.engine,
        "timings_ms": dict(answer.timings_ms),
        **({"note": answer.note} if answer.note else {}),
    }


def citation_json(citation: Citation) -> Json:
    """Where a sentence stands; quote is the slice start…end of the document's text."""
    return {
        "mark": citation.mark,
        "document_id": citation.document_id,
        "source": citation.source,
        "title": citation.title,
        "heading_path": list(citation.heading_path),
        "period": citation.period,
        "role": citation.role,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
    }


def failed_answer_json(question: str, error: str) -> Json:
    """A question of a batch that could not be answered: an abstention that names the error, so that the other lines go on."""
    failed = Answer(question, "zh", error, headline=None, abstained=True, reason="no_evidence")
    return {**answer_json(failed), "error": error}


def search_json(query: str, evidence: Iterable[Evidence], timings_ms: dict[str, float]) -> Json:
    """Passages found, best first."""
    passages = [
        {
            "document_id": found.passage.document_id,
            "source": found.source,
            "heading_path": list(found.passage.heading_path),
            "text": found.passage.text,
            "start": found.passage.start,
            "end": found.passage.end,
            "score": round(float(found.score), 6),
        }
        for found in evidence
    ]
    return {"query": query, "passages": passages, "timings_ms": timings_ms}


def added_json(outcomes: Iterable["Outcome"], seconds: float) -> Json:
    """What became of the files given to `add`, by status; notes are what the clerk should know of a file that was taken."""
    made: Json = {"added": [], "unchanged": [], "replaced": [], "refused": []}
    for outcome in outcomes:
        row: Json = {"source": outcome.source}
        if outcome.status == "refused":
            row["reason"] = outcome.reason
        else:
            row |= {"document_id": outcome.document_id, "passages": outcome.passages, "figures": outcome.figures}
        if outcome.notes:
            row["notes"] = list(outcome.notes)
        if outcome.same_text_as:
            row["same_text_as"] = outcome.same_text_as
        if outcome.news:
            row["news"] = news_json(outcome.news)
        made[outcome.status].append(row)
    return {**made, "seconds": round(seconds, 3)}


def news_json(news: News) -> Json:
    """What a report brought to the ledger: how many figures, how many of them new, and pairs of before (with its file) and after."""
    kinds = {"changed": news.changed, "conflicts": news.conflicts, "jumps": news.jumps}
    return {"figures": news.figures, "new": news.new} | {name: [_change_json(change) for change in found] for name, found in kinds.items()}


def _change_json(change: Change) -> Json:
    before, after = change.before, change.after
    return {
        "indicator": label_of(after),
        "place": after.place,
        "role": after.role,
        "before": {"text": written(before.quantity), "period": period_text(before.period), "source": change.source, "sentence": before.sentence},
        "after": {"text": written(after.quantity), "period": period_text(after.period), "sentence": after.sentence},
    }


def list_json(documents: Iterable[Document]) -> Json:
    """The documents of the library; year 0 means it is not known."""
    return {
        "documents": [
            {
                "document_id": document.id,
                "source": document.source,
                "title": document.metadata.title,
                "kind": document.metadata.kind,
                "place": document.metadata.place,
                "year": document.metadata.year,
                "passages": document.passages,
                "figures": document.figures,
                "added": document.added,
            }
            for document in documents
        ]
    }


def figures_json(figures: Iterable[Figure], sources: Mapping[str, str]) -> Json:
    """Figures in the order given; sources: document id → source."""
    rows = [figure_json(figure, sources.get(figure.document_id, "")) for figure in figures]
    return {"figures": rows, "count": len(rows)}


def figure_json(figure: Figure, source: str) -> Json:
    """One number with what it counts; start…end is the number in the document's text, period "" when it is not known."""
    quantity = figure.quantity
    return {
        "indicator": figure.indicator,
        "name": figure.name,
        "value": quantity.value,
        "number": None if quantity.redacted else quantity.number,
        "scale": quantity.scale,
        "unit": quantity.unit,
        "base_unit": quantity.base_unit,
        "text": quantity.text,
        "hedge": quantity.hedge,
        "redacted": quantity.redacted,
        "period": period_text(figure.period),
        "part": figure.period.part,
        "span": figure.span,
        "role": figure.role,
        "measure": figure.measure,
        "base": figure.base,
        "part_of": figure.part_of,
        "combined": figure.is_combined,
        "corrected": figure.corrected,
        "place": figure.place,
        "source": source,
        "document_id": figure.document_id,
        "heading_path": list(figure.heading_path),
        "sentence": figure.sentence,
        "start": quantity.start,
        "end": quantity.end,
    }


def period_text(period: Period) -> str:
    """The years: “2020”, “2016-2020”, "" when not known."""
    if not period.first:
        return ""
    return str(period.first) if period.first == period.last else f"{period.first}-{period.last}"


def outline_json(source: str, manuscript: Manuscript) -> Json:
    """The heading tree of a file and the lines that were dropped from it."""
    return {
        "source": source,
        "headings": _tree(manuscript.sections),
        "noise": [{"text": line.text, "why": line.why} for line in manuscript.noise],
        "notes": list(manuscript.notes),
    }


def check_json(source: str, manuscript: Manuscript, findings: Sequence[Finding]) -> Json:
    """What was found in a file; quote is the slice start…end of its cleaned text, "" for what stands nowhere in it."""
    return {
        "source": source,
        "findings": [finding_json(finding, manuscript.text) for finding in findings],
        "counts": {level: sum(finding.level == level for finding in findings) for level in ("error", "warning", "hint")},
        "notes": list(manuscript.notes),
    }


def finding_json(finding: Finding, text: str) -> Json:
    """One finding in the text it was found in; citations are the sentences of the library it contradicts."""
    return {
        "level": finding.level,
        "code": finding.code,
        "text": finding.text,
        "start": finding.start,
        "end": finding.end,
        "suggestion": finding.suggestion,
        "quote": text[finding.start : finding.end],
        "citations": [citation_json(citation) for citation in finding.citations],
    }


def draft_json(draft: Draft, text: str, texts: Sequence[str]) -> Json:
    """A draft; texts: the text of each section with its marks [n]; text: the whole, into which the findings' offsets point."""
    return {
        "title": draft.title,
        "sections": [
            {
                "heading": section.heading,
                "sentences": [
                    {"text": one.text, "origin": one.origin, "citations": list(one.citations), "computation": one.computation or None} for one in section.sentences
                ],
                "text": body,
            }
            for section, body in zip(draft.sections, texts, strict=True)
        ],
        "citations": [citation_json(citation) for citation in draft.citations],
        "figures": [{"text": one.text, "origin": one.origin, "verified": one.verified} for one in draft.figures],
        "missing": [{"indicator": one.name, "unit": one.unit, "responsible": one.responsible} for one in draft.missing],
        "findings": [finding_json(finding, text) for finding in draft.findings],
        "engine": draft.engine,
        "timings_ms": dict(draft.timings_ms),
    }


def _tree(sections: Sequence[Section]) -> list[Json]:
    """Sections in reading order → nested headings; a level that is skipped hangs on the nearest one above. start…end is the whole branch."""
    roots: list[Json] = []
    branch: list[Json] = []
    for section in sections:
        if not section.level:
            continue
        row: Json = {"level": section.level, "heading": section.heading, "role": section.role, "start": section.start, "end": section.end, "children": []}
        while branch and branch[-1]["level"] >= section.level:
            branch.pop()
        (branch[-1]["children"] if branch else roots).append(row)
        branch.append(row)
        for above in branch:
            above["end"] = max(above["end"], section.end)
    return roots

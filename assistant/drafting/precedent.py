"""Precedent: last year's section of the same place and topic, found by heading and content even when renamed.

For a plan the plan before it, else the review before it; for a review the review before it, else the plan. The document that is being
written, if it is in the library already, lends no wording. Not here: editing what is found (sentences.py)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.drafting.measures import matters_of
from assistant.drafting.pieces import Quote, key_of, pairs, quoted
from assistant.drafting.wordings import load, topic_score
from assistant.figures import fact_years
from assistant.library import Library
from assistant.reading import sentences
from assistant.records import AskedSection, Document, DraftRequest, Role, Section
from assistant.retrieval import question_vector, understood

LEAST: Final = 0.4  # score of a section that is taken for the same subject
CLEAR: Final = 0.15  # lead over the next section from which its words alone decide
SURE: Final = 1.0  # score that words alone give only to the same subject
BY_MATTER: Final = 0.3  # what it gains that speaks of all the form's pieces of work
BY_MEANING: Final = 0.15  # what the nearest in meaning gains
OTHER_TOPIC: Final = 1.0  # what a section loses whose words are of another topic
_ROLES: Final[Mapping[str, tuple[Role, Role]]] = {"plan": ("plan", "result"), "review": ("result", "plan")}


@dataclass(frozen=True, slots=True)
class Precedent:
    """A past section with its sub-sections: its sentences in order, and the year they tell of. role: what it is (result, plan).

    document holds its text; start…end: from the first sentence to the end of the last, headings of sub-sections in between included."""

    document: Document
    heading: str
    role: Role
    year: int
    sentences: tuple[tuple[Section, int, int], ...]

    @property
    def start(self) -> int:
        """Offset of its first sentence in the document's text."""
        return self.sentences[0][1]

    @property
    def end(self) -> int:
        """Offset of the end of its last sentence."""
        return self.sentences[-1][2]

    @property
    def text(self) -> str:
        """document.text[start:end]"""
        return self.document.text[self.start : self.end]

    @property
    def heading_path(self) -> tuple[str, ...]:
        """Headings from the chapter down to its own."""
        return self.sentences[0][0].heading_path

    @property
    def key(self) -> str:
        """Stable while the document is."""
        return key_of("section", self.document.id, self.start, self.end)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Its sentences with key and citation."""
        cited = [quoted(self.document, section, (start, end), str(self.year)) for section, start, end in self.sentences]
        return tuple(Quote(key_of("past", one.document_id, one.start, one.end), one.quote, one) for one in cited)


def documents_of(request: DraftRequest, library: Library) -> list[Document]:
    """Documents that may be used: all of the library, or those the request names by source or title. Without their text."""
    found = [document for document in library.documents() if not document.same_text_as]
    if not request.basis:
        return found
    return [one for one in found if any(name in (one.source, one.metadata.title) or one.source.endswith(f"/{name}") for name in request.basis)]


def precedents(asked: AskedSection, request: DraftRequest, library: Library) -> tuple[Precedent | None, tuple[Precedent, ...]]:
    """Last year's section of the topic, None when the place has none of an earlier year; and the sections beside it, the nearest first.

    A section whose key is pinned is taken whatever it is of."""
    same = [one for one in documents_of(request, library) if _is_of(one, request.place) and one.metadata.title != request.document]
    beside: tuple[Precedent, ...] = ()
    for role in _ROLES[asked.kind]:
        told = {document.id: max(fact_years(document.metadata, role), default=0) for document in same}
        for year in sorted({year for year in told.values() if 0 < year < request.year + (asked.kind == "review" and role == "plan")}, reverse=True)[:2]:
            found = [one for document in same if told[document.id] == year for one in _sections(document, role, year, library)]
            ranked = _ranked(found, asked, library)
            best = next((one for _, one in ranked if one.key in asked.pinned), None) or next((one for score, one in ranked if score >= LEAST), None)
            beside = beside or tuple(one for _, one in ranked)
            if best:
                return best, tuple(one for _, one in ranked if one is not best)
    return None, beside


def _is_of(document: Document, place: str) -> bool:
    return document.metadata.place == place and document.metadata.kind in ("report", "plan")


def _sections(document: Document, role: Role, year: int, library: Library) -> Iterator[Precedent]:
    """The sections of a role below the first level, each with its sub-sections; first-level ones where there is nothing below."""
    whole = library.document(document.id)
    outline = library.registry.sections(document.id)
    if whole is None:
        return
    depths = {section.level for section in outline if section.role == role and section.level}
    for at, section in enumerate(outline):
        below = outline[at + 1].level if at + 1 < len(outline) else 0
        is_chapter = section.level == min(depths, default=0) and below > section.level
        is_topic = section.level in sorted(depths)[:2] and not is_chapter
        if section.role != role or not is_topic:
            continue
        branch = [section]
        for part in outline[at + 1 :]:
            if part.level <= section.level:
                break
            branch.append(part)
        spans = tuple((part, *span) for part in branch for span in sentences(whole.text, part.body, part.end))
        if spans:
            yield Precedent(whole, section.heading, role, year, spans)


def _ranked(found: Sequence[Precedent], asked: AskedSection, library: Library) -> list[tuple[float, Precedent]]:
    """By wording of the heading, words of the topic, indicators of the form and meaning, best first."""
    table = load()
    names, matters = " ".join(one.name for one in asked.indicators), matters_of(asked)
    topic = table.topic(f"{asked.topic} {asked.heading}", " ".join(asked.points), names)
    wanted = pairs(f"{asked.topic}{asked.heading}{''.join(asked.points)}{names}")
    scores = []
    for one in found:
        text = "".join(one.document.text[start:end] for _, start, end in one.sentences)
        score = len(wanted & pairs(text)) / max(len(wanted), 1)
        theirs = max(table.topics, key=lambda known: 3 * topic_score(known, one.heading) + topic_score(known, text) / max(len(text), 1) * 100)
        if topic:
            score += topic_score(topic, one.heading) / 8 - (OTHER_TOPIC if theirs is not topic and not topic_score(topic, one.heading) else 0)
        score += BY_MATTER * sum(matter.score(text) > 0 for matter in matters) / max(len(matters), 1)
        score += len(pairs(asked.heading) & pairs(one.heading)) / max(len(pairs(asked.heading)), 1) / 2
        scores.append(score)
    ranked = sorted(scores, reverse=True)
    if len(scores) > 1 and ranked[0] - ranked[1] < CLEAR and ranked[0] < SURE:  # only then is the model worth its time
        scores = [score + BY_MEANING * meaning for score, meaning in zip(scores, _meanings(found, asked, library), strict=True)]
    return sorted(zip(scores, found, strict=True), key=lambda one: -one[0])


def _meanings(found: Sequence[Precedent], asked: AskedSection, library: Library) -> list[float]:
    """Greatest cosine of a passage of each section and what is asked, spread over 0…1."""
    index = library.index()
    text = "，".join((asked.topic, asked.heading, *asked.points))
    vector = question_vector(understood(text, library), library)
    rows: dict[str, list[tuple[int, int]]] = {}
    ids = {one.document.id for one in found}
    for row, passage in enumerate(index.passages):
        if passage.document_id in ids:
            rows.setdefault(passage.document_id, []).append((row, passage.start))
    best = []
    for one in found:
        first, last = one.sentences[0][1], one.sentences[-1][2]
        mine = [row for row, start in rows.get(one.document.id, ()) if first <= start < last]
        best.append(float((index.vectors[mine] @ vector).max()) if mine else 0.0)
    low, high = min(best), max(best)
    return [(one - low) / (high - low) if high > low else 0.5 for one in best]



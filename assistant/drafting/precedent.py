"""Precedent: last year's section of the same place and topic, found by heading and content even when renamed; last year's figures; policy sentences.

For a plan the plan before it, else the review before it; for a review the review before it, else the plan. The document that is being
written, if it is in the library already, lends no wording. Not here: editing what is found (sentences.py)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from assistant.drafting.patterns import Past
from assistant.drafting.pieces import pairs, quoted
from assistant.drafting.wordings import load, topic_score
from assistant.figures import fact_years, quantities, standard_name, variants
from assistant.figures.tables import load as tables
from assistant.library import Library
from assistant.reading import clauses, sentences
from assistant.records import AskedIndicator, AskedSection, Citation, Document, DraftRequest, Figure, Role, Section
from assistant.retrieval import question_vector, understood

LEAST: Final = 0.4  # score of a section that is taken for the same subject
CLEAR: Final = 0.3  # lead over the next section from which its words alone decide
BY_MEANING: Final = 0.3  # what the nearest in meaning gains
OTHER_TOPIC: Final = 1.0  # what a section loses whose words are of another topic
_ROLES: Final[Mapping[str, tuple[Role, Role]]] = {"plan": ("plan", "result"), "review": ("result", "plan")}
_BARE: Final = re.compile(
    r"^(?:全年|全镇|全乡|全县|全市|全省|今年|年末|年底|共|累计|已|计划|力争|确保|完成|实现|达到|新增|开展|实施|发放|投入|办理|排查|有|的)+|(?:达到|达|为|完成|共|有|提高到|的)+$"
)
_RANKS: Final = {"村": 0, "乡镇": 1, "县": 2, "市": 3, "省": 4, "国家": 5, "": 9}
_NO_QUOTE: Final = re.compile(
    r"[《》\dX【】:：]|罚|本办法|本细则|本条例|本法|本方案|前款|下列|如下|所称|附件|报送|通知|第.{1,4}[条款章]"
    r"|扣\S{0,3}分|得分|计分|省、自治区|县级以上|国务院|国家|设区|地方各级|，即"
)
_NORM: Final = re.compile(r"坚持|遵循|优先")
_OTHERS: Final = re.compile(  # who else is told to do something, and what happens to those who do not
    r"^(?:中央|地方|政策性|不予|县|市|省|各|任何|申请|村民|本人|主管|单位|工作人员|有关|[（(])|追究|追回|处分|处理|取消|后果|依法|不符合|无异议|档案|归档|公示栏|不得超过|备案|机构应当|人民政府|有权"
)
BEARS: Final = 3  # pairs of characters a policy sentence must share with what is asked
QUOTE_LENGTH: Final = (14, 70)  # characters of a policy sentence that is quoted


@dataclass(frozen=True, slots=True)
class Precedent:
    """A past section with its sub-sections: its sentences in order, and the year they tell of. role: what it is (result, plan)."""

    document: Document
    heading: str
    role: Role
    year: int
    sentences: tuple[tuple[Section, int, int], ...]


def documents_of(request: DraftRequest, library: Library) -> list[Document]:
    """Documents that may be used: all of the library, or those the request names by source or title. Without their text."""
    found = [document for document in library.documents() if not document.same_text_as]
    if not request.basis:
        return found
    return [one for one in found if any(name in (one.source, one.metadata.title) or one.source.endswith(f"/{name}") for name in request.basis)]


def precedent(asked: AskedSection, request: DraftRequest, library: Library) -> Precedent | None:
    """Last year's section of the topic; None when the place has none of an earlier year."""
    same = [one for one in documents_of(request, library) if _is_of(one, request.place) and one.metadata.title != request.document]
    for role in _ROLES[asked.kind]:
        told = {document.id: max(fact_years(document.metadata, role), default=0) for document in same}
        for year in sorted({year for year in told.values() if 0 < year < request.year + (asked.kind == "review" and role == "plan")}, reverse=True)[:2]:
            found = [one for document in same if told[document.id] == year for one in _sections(document, role, year, library)]
            if found and (best := _best(found, asked, library)):
                return best
    return None


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


def _best(found: Sequence[Precedent], asked: AskedSection, library: Library) -> Precedent | None:
    """By wording of the heading, words of the topic, indicators of the form and meaning; None when nothing is near enough."""
    table = load()
    names = " ".join(one.name for one in asked.indicators)
    topic = table.topic(f"{asked.topic} {asked.heading}", " ".join(asked.points), names)
    wanted = pairs(f"{asked.topic}{asked.heading}{''.join(asked.points)}{names}")
    scores = []
    for one in found:
        text = "".join(one.document.text[start:end] for _, start, end in one.sentences)
        score = len(wanted & pairs(text)) / max(len(wanted), 1)
        theirs = max(table.topics, key=lambda known: 3 * topic_score(known, one.heading) + topic_score(known, text) / max(len(text), 1) * 100)
        if topic:
            score += topic_score(topic, one.heading) / 8 - (OTHER_TOPIC if theirs is not topic and not topic_score(topic, one.heading) else 0)
        score += len(pairs(asked.heading) & pairs(one.heading)) / max(len(pairs(asked.heading)), 1) / 2
        scores.append(score)
    ranked = sorted(scores, reverse=True)
    if len(scores) > 1 and ranked[0] - ranked[1] < CLEAR:  # only then is the model worth its time
        scores = [score + BY_MEANING * meaning for score, meaning in zip(scores, _meanings(found, asked, library), strict=True)]
    best = int(np.argmax(scores))
    return found[best] if scores[best] >= LEAST else None


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


def last_years(asked: AskedSection, request: DraftRequest, library: Library) -> dict[int, Past]:
    """Last year's values of the form's indicators by position: as typed, else the one result the library holds of place and year."""
    found: dict[int, Past] = {}
    documents = {one.id: one for one in documents_of(request, library) if one.metadata.place == request.place and one.metadata.kind != "policy"}
    held = [figure for of_one in library.figures_of(documents).values() for figure in of_one] if asked.indicators and documents else []
    for at, one in enumerate(asked.indicators):
        if not one.value:
            continue
        if one.last_year:
            found[at] = Past(one.last_year, None)
            continue
        fitting = [figure for figure in held if _is_last_years(figure, one, request)]
        if fitting and len({figure.quantity.amount for figure in fitting}) == 1:
            figure = fitting[0]
            found[at] = Past(figure.quantity.value, _cited(figure, documents[figure.document_id]))
    return found


def _is_last_years(figure: Figure, one: AskedIndicator, request: DraftRequest) -> bool:
    """The same thing exactly: no part of it, no wider whole, the whole year, an unhedged number in the unit as typed."""
    quantity, year = figure.quantity, request.year - 1
    plain = figure.measure == "value" and figure.role == "result" and figure.span == "year" and not figure.part_of and not figure.is_combined
    if not plain or quantity.redacted or quantity.hedge or quantity.unit != one.unit or figure.place != request.place:
        return False
    if (figure.period.first, figure.period.last, figure.period.part) != (year, year, "") or ": " in figure.sentence:
        return False
    return is_same(one.name, figure.indicator)


def is_same(name: str, words: str) -> bool:
    """Whether the words before a number name the indicator and nothing narrower: 完成危房改造, not 完成贫困户危房改造."""
    bare, asked = _BARE.sub("", words), _BARE.sub("", name)
    known = {name, asked, *variants(name), *variants(asked)}
    standard = standard_name(name)
    if standard and standard in (name, asked, *variants(name), *variants(asked)):
        known |= {standard, *variants(standard)}
    return bool(bare) and (bare in known or words in known)


def fits(one: AskedIndicator, words: str, unit: str) -> bool:
    """Whether a number of a past sentence may give way to the indicator's value: the same thing in a unit of the same kind."""
    return is_same(one.name, words) and _plain(one.unit) == _plain(unit)


def _plain(unit: str) -> str:
    known = tables().unit(unit)
    return known[1].name if known else unit


def _cited(figure: Figure, document: Document) -> Citation:
    span = (figure.sentence_start, figure.sentence_end)
    return Citation(0, document.id, document.source, document.metadata.title, figure.heading_path, str(figure.period.last), figure.role, figure.sentence, *span)


def policy(asked: AskedSection, request: DraftRequest, library: Library) -> tuple[str, Citation] | None:
    """A policy sentence that bears on the section, as words to quote and their citation; None when none does."""
    topic = load().topic(f"{asked.topic} {asked.heading}", " ".join(asked.points))
    about_all = "".join((asked.topic, asked.heading, *asked.points, *(one.name for one in asked.indicators)))
    words, wanted = [word for word in (topic.also if topic else ()) if word in about_all], pairs(about_all)
    best: tuple[float, str, Citation] | None = None
    for document in _policies(request, library):
        whole = library.document(document.id)
        if whole is None or not words:
            continue
        title = document.metadata.title
        is_its = topic is not None and topic_score(topic, title) >= max(topic_score(other, title) for other in load().topics)
        about = sum(len(word) for word in words if word in title) if is_its and is_current(title, request.year) else 0
        for section in library.registry.sections(document.id):
            for start, end in (span for sentence in sentences(whole.text, section.body, section.end) for span in clauses(whole.text, *sentence)):
                text = whole.text[start:end].strip().rstrip("。；;")
                if not QUOTE_LENGTH[0] <= len(text) <= QUOTE_LENGTH[1] or _NO_QUOTE.search(text) or quantities(text) or not is_duty(text):
                    continue
                hits = sum(len(word) for word in words if word in text)
                score = len(wanted & pairs(text)) + about / 2
                if hits and about and score - about / 2 >= BEARS and is_current(text, request.year) and (best is None or score > best[0]):
                    best = (score, text, quoted(whole, section, (start, end), str(document.metadata.year or "")))
    return best[1:] if best else None


def is_current(text: str, year: int) -> bool:
    """Whether a text holds no term that was out of use by the year."""
    return not any(row.term in text and 0 < row.last < year for row in tables().terms)


def is_duty(text: str) -> bool:
    """Whether a policy sentence says how a thing is to be done: it begins with the measure, or names a principle or a must."""
    return text.startswith(load().actions) or bool(_NORM.search(text) and not _OTHERS.search(text))


def _policies(request: DraftRequest, library: Library) -> list[Document]:
    """Policies that bind the place: its own, and those of higher levels where the library knows one place of that level only."""
    found = [one for one in documents_of(request, library) if one.metadata.kind == "policy" and one.metadata.year <= request.year]
    every = library.documents()
    mine = next((_RANKS[one.metadata.level] for one in every if one.metadata.place == request.place), 1)
    places: dict[str, set[str]] = {}
    for one in every:
        places.setdefault(one.metadata.level, set()).add(one.metadata.place)
    kept = []
    for one in found:
        rank, place = _RANKS[one.metadata.level], one.metadata.place
        if not place or place == request.place or (mine < rank <= _RANKS["国家"] and len(places[one.metadata.level]) == 1):
            kept.append(one)
    return kept

"""Query → the figures of the passages found, best first, each with its score and the condition it fails.

The score adds up how well a figure speaks of what was asked: its own words, its sentence, nearness of meaning, wording in step with the
question, the place of its passage in the search. The weights were fitted once over questions with known answers, right figures against
their neighbours (docs/decisions/0004-choosing-figures.md). Not here: the conditions (conditions.py), what is answered (quoting.py)."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.answering.alignment import aligned
from assistant.answering.conditions import ALIGNED, asked_base, fault, unit_fits
from assistant.answering.manner import is_named, manner_of, says
from assistant.answering.naming import are_told, names_asked
from assistant.answering.parts import clause, is_unsided, part_asked
from assistant.answering.subject import Subject, subject
from assistant.library import Library
from assistant.library.keywords import pair_keys
from assistant.records import Evidence, Figure, Passage, Query, Reason
from assistant.retrieval import COUNTRY, admits, is_ahead, question_vector, search

EVIDENCE = 24  # passages looked at
COMPARED = 12  # figures whose meaning is compared; the others are too far off in wording already
REACH = 3.0  # how much of wording nearness of meaning can make up for
LOOKED_UP = 5  # place in the search of a passage that was looked up by its indicator
FEW = 6  # documents whose ledger is looked through
NEAR_MISSES = 3  # of each sort
ENOUGH = 2.5  # score of a figure that speaks of what was asked
DOUBTFUL, SAME, APART = 0.8, 0.91, 0.3  # score from which the whole clause is compared, its cosine, and the lead over the next figure it takes
ALMOST, ALONE = 2.0, 1.3  # score that is enough with this lead over the next figure, and over what must not be told
DOUBLY = 0.5  # share of an English question that such a one must say: nearness across languages is vague
FAINT, WELL_APART, MUCH, LIKE_IT = -0.9, 1.0, 2.0, 0.885  # score from which one that stands apart is compared, its leads, the cosine
OTHER_NAME = 1.5  # what a figure with another name in the table loses once one with the name asked for is sure
OTHER_UNIT, ANY_THING = 1.5, ("个", "项", "家", "件", "处", "次", "%", "元")  # what another unit loses beside one in the unit asked for
WHOLE = 0.85  # share of the asked wording that a name must say to be all that was asked
WHOLE_COUNTRY, SEVERAL = 2.0, 3  # what the country's figure gains where no place is named, in a library of more places than this
PART = 0.3  # by how much the part that says what was asked comes before its whole
BEFORE_IT = 80  # characters before a sentence that may name what it tells of
NEAR = 1.2  # score of a figure worth showing as a near miss
RELATED = {"zh": 0.85, "en": 0.78}  # cosine of a figure that has to do with the question, by the question's language
_OF_IT: Final = re.compile(
    r"(?:惠及|受益|受惠|涉及|带动|覆盖|吸纳|解决|安置|服务|日均?处理|年处理|设计|总?产[量值能]|总产|单产|亩产|面积|总面积|总?投资|完成投资|总长|总?收入|销售|建筑面积|床位|设置?床位|新增床位)[一-鿿]{0,6}$"
)
_OPENING: Final = re.compile(r"(?:^|[。！？\n])([^。！？\n，；]{4,16})。$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure with the passage it was found in; fault: why it is not the answer, None when it may be.

    said, own: share of what was asked (0…1) in its sentence, in its own words.
    """

    figure: Figure
    evidence: Evidence
    score: float
    fault: Reason | None
    said: float = 1.0
    own: float = 1.0


@dataclass(frozen=True, slots=True)
class _Reading:
    """One figure as the question sees it: shares of the asked wording (0…1), characters in step, place of its passage."""

    figure: Figure
    evidence: Evidence
    rank: int
    own: float
    literal: float
    wide: float
    in_step: int
    fault: Reason | None

    @property
    def worded(self) -> float:
        """The part of the score that wording decides."""
        return 2.2 * self.own + 1.1 * self.literal + 2.3 * self.wide + 1.9 * min(self.in_step, 12) / 12 + 0.6 * (self.rank == 0) - 1.4 * math.log1p(self.rank)


def candidates(query: Query, library: Library) -> list[Candidate]:
    """Figures that could be meant, those that meet every condition first, then by score.

    Where the reports of the period say nothing, earlier and later ones are asked for sentences that name it.
    """
    found = _looked_at(query, library)
    if query.periods and not query.report_years and not _answers(found):
        earlier = _looked_at(replace(query, looks_around=True), library)
        if _answers(earlier):
            return earlier
        others = [one for one in earlier if one.fault == "period_absent"]  # of years close by: what a refusal can show
        return sorted([*found, *others], key=lambda one: (one.fault is not None, -one.score))
    return found


def _answers(found: Sequence[Candidate]) -> bool:
    return bool(found) and found[0].fault is None and found[0].score >= ENOUGH


def _looked_at(query: Query, library: Library) -> list[Candidate]:
    about = subject(query, library.index().keywords)
    readings = sorted(_readings(query, about, library), key=lambda reading: -reading.worded)
    fit, withheld, dated = (
        [one for one in readings if one.fault is None],
        [one for one in readings if one.fault not in (None, "period_absent")],
        sorted((one for one in readings if one.fault == "period_absent"), key=lambda one: _far(one, query) - one.worded),
    )
    kept = [*_in_reach(fit)[:COMPARED], *_in_reach(withheld)[:NEAR_MISSES], *_in_reach(dated)[:NEAR_MISSES]]
    if not kept:
        return []
    vectors = library.embed.of_passages([f"{reading.figure.indicator}{reading.figure.quantity.text}" for reading in kept])
    cosines = vectors @ question_vector(query, library)
    best = float(cosines.max())
    country = COUNTRY if not query.places and _tells_of_many_places(library) else ""
    found = [
        Candidate(one.figure, one.evidence, _score(one, query, about, float(cosine), best) + WHOLE_COUNTRY * (one.evidence.metadata.place == country != ""),
                  one.fault, one.wide, one.own)
        for one, cosine in zip(kept, cosines, strict=True)
    ]
    weighed = _parts_first(_named_first(_in_its_unit(_originals(found), query), query, about), query)
    return _believed(sorted(weighed, key=lambda one: (one.fault is not None, -one.score)), query, library)


def _tells_of_many_places(library: Library) -> bool:
    """Reports of the country and of several places: who names none means the country."""
    places = {document.metadata.place for document in library.index().document_order if document.metadata.kind == "report"} - {""}
    return COUNTRY in places and len(places) > SEVERAL


def _originals(found: Sequence[Candidate]) -> list[Candidate]:
    """Of copies of a sentence, the report's own with the best score of them, not the one in a table."""
    kept: dict[tuple[object, ...], Candidate] = {}
    for one in sorted(found, key=lambda one: one.evidence.metadata.kind == "table"):
        told, known = one.figure, one.evidence.metadata
        key = (re.sub(r"\W", "", told.sentence), told.quantity.start - told.sentence_start, told.period, known.place, known.year)
        kept[key] = replace(kept[key], score=max(one.score, kept[key].score)) if key in kept else one
    return list(kept.values())


def _in_its_unit(found: Sequence[Candidate], query: Query) -> list[Candidate]:
    """“更新改造几座桥”: of 道路80条、桥梁15座 the one in the unit asked for; what any thing is counted in says nothing."""
    wanted = asked_base(query)
    if not wanted or wanted in ANY_THING:
        return list(found)
    exact = {(one.figure.document_id, one.figure.sentence_start) for one in found if one.fault is None and one.figure.quantity.base_unit == wanted}
    return [
        replace(one, score=one.score - OTHER_UNIT * (one.figure.quantity.base_unit != wanted and (one.figure.document_id, one.figure.sentence_start) in exact))
        for one in found
    ]


def _named_first(found: Sequence[Candidate], query: Query, about: Subject) -> list[Candidate]:
    """Once the very indicator asked for, and nothing beside it, is surely told, another one is not meant, however near its words: 夏粮产量 for 粮食产量.

    农村公路护栏 asks for more than 农村公路 says.
    """
    sure = any(
        one.fault is None and one.score >= ENOUGH and is_named(one.figure, query) and about.coverage(f"{one.figure.name}{one.figure.quantity.unit}") >= WHOLE
        for one in found
    )
    return [replace(one, score=one.score - OTHER_NAME * (sure and bool(one.figure.name) and not is_named(one.figure, query))) for one in found]


def _parts_first(found: Sequence[Candidate], query: Query) -> list[Candidate]:
    """“到广东打工的有多少人”: of “外出务工4218人，其中到广东务工2635人” the part that says 广东, not the whole that does not."""
    asked, part = set(pair_keys(query.text)), part_asked(query)

    def lead(one: Candidate) -> float:
        if not one.figure.part_of:
            return 0.0
        wholes = [other for other in found if other.figure.sentence_start == one.figure.sentence_start and other.figure.document_id == one.figure.document_id]
        wholes = [other for other in wholes if not other.figure.part_of and other.figure.quantity.base_unit == one.figure.quantity.base_unit]
        own = asked.intersection(pair_keys(one.figure.indicator))
        more = [other for other in wholes if (part and part in one.figure.indicator) or own - set(pair_keys(f"{other.figure.indicator}{other.figure.name}"))]
        return max((other.score - one.score + PART for other in more), default=0.0)

    return [replace(one, score=one.score + max(0.0, lead(one))) for one in found]


def _believed(found: list[Candidate], query: Query, library: Library) -> list[Candidate]:
    """The first one raised to ENOUGH where it stands alone, or its clause means what was asked in other words, and no other comes near it."""
    first = found[0]
    lead = first.score - max((one.score for one in found[1:] if one.fault != "period_absent"), default=0.0)
    if not first.fault and ALMOST <= first.score < ENOUGH and lead >= ALONE and (query.language == "zh" or first.said >= DOUBLY):
        return [replace(first, score=ENOUGH), *found[1:]]
    is_another = bool(query.terms) and not is_named(first.figure, query)
    alone = query.language == "zh" and bool(query.places and (query.periods or query.report_years)) and not is_another and _stands_apart(found)
    if first.fault or not FAINT <= first.score < ENOUGH or not (alone or _is_doubtful(found)):
        return found
    meant = float(library.embed.of_passages([clause(first.figure)])[0] @ question_vector(query, library))
    return [replace(first, score=ENOUGH), *found[1:]] if meant >= (LIKE_IT if alone else SAME) else found


def _is_doubtful(found: Sequence[Candidate]) -> bool:
    """Whether the words of the first one nearly suffice, and no other comes as near."""
    return found[0].score >= DOUBTFUL and not any(not one.fault and one.score > found[0].score - APART for one in found[1:])


def _stands_apart(found: Sequence[Candidate]) -> bool:
    """Whether nothing else of the place and the year comes near, and nothing of another year is told in the very words: then everyday words may mean it."""
    first = found[0]
    near = {None: -WELL_APART, "period_absent": MUCH}
    others = [one for one in found[1:] if not (one.fault == "plan_only" and one.figure.name == first.figure.name != "")]  # the same thing as it was planned
    return all(one.score <= first.score + near.get(one.fault, -MUCH) for one in others)


def _in_reach(readings: Sequence[_Reading]) -> list[_Reading]:
    """Those that nearness of meaning could still bring to the top."""
    best = max((reading.worded for reading in readings), default=0.0)
    return [reading for reading in readings if reading.worded >= best - REACH]


def _far(reading: _Reading, query: Query) -> float:
    """How far a figure of another period is from what was asked: a near miss is of a year close by, and of the place itself."""
    years = [period.last for period in query.periods if period.last]
    apart = min((abs(year - reading.figure.period.last) for year in years), default=0)
    return 0.4 * min(apart, 5) + 2.0 * (reading.figure.place not in ("", reading.evidence.metadata.place)) + 1.0 * (reading.evidence.metadata.kind == "table")


def _readings(query: Query, about: Subject, library: Library) -> Iterator[_Reading]:
    found = [*enumerate(search(query, library, EVIDENCE)), *((LOOKED_UP, item) for item in _looked_up(query, library))]
    ledger = library.figures_of({item.passage.document_id for _, item in found})
    ahead, names = is_ahead(query, library.index().document_order), names_asked(query, library)
    seen: set[tuple[str, int]] = set()
    for rank, item in found:
        passage, heading = item.passage, item.passage.heading_path[-1] if item.passage.heading_path else ""
        wide: dict[int, float] = {}
        before: Figure | None = None
        listed = 0  # where the list of numbers a figure stands in begins: “集中养育和散居孤儿标准分别提高至1900元、1400元”
        thing = ""  # what the figures of a sentence are of, where some say only what of it: “苹果挂果园19.3万亩，…，产量28.5万吨”
        for figure in _within(ledger[passage.document_id], passage.start, passage.end):
            is_of_it = bool(thing and before and before.sentence_start == figure.sentence_start and _OF_IT.match(figure.indicator) and not figure.name)
            thing = thing if is_of_it else figure.indicator
            listed = listed if _goes_on(before, figure) else figure.quantity.start
            own_words = f"{thing if is_of_it else _shared_front(before, figure)}{figure.indicator}"
            before = figure
            fits = unit_fits(figure, query)
            if (figure.document_id, figure.quantity.start) in seen or not (fits or is_named(figure, query)):
                continue
            seen.add((figure.document_id, figure.quantity.start))
            sentence = f"{_earlier(passage.text, figure.sentence_start - passage.start)}{figure.sentence}"
            at = len(sentence) - len(figure.sentence) + figure.quantity.start - figure.sentence_start
            in_step = aligned(query.text, sentence[: at - figure.quantity.start + listed], sentence[at + len(figure.quantity.text) :], figure.quantity.unit)
            if figure.sentence_start not in wide:
                topic = _topic(passage.text, figure.sentence_start - passage.start)
                wide[figure.sentence_start] = about.coverage("\n".join((topic, sentence, heading, item.metadata.title)))
            rate = "增速" if figure.measure == "growth" else ""
            more = figure.name if any(says(figure.name, term) for term in query.terms) else ""  # the table's name is whole where the sentence is short
            own = about.coverage("\n".join((f"{own_words}{rate}", more, figure.quantity.unit, figure.part_of, figure.base)))
            pasted = in_step if ahead or figure.role != "plan" or query.role == "plan" else 0  # of a year that is over results are asked for
            why_not = fault(figure, query, about, pasted, is_ahead=ahead) if fits else "no_evidence"  # the thing itself, in another unit only
            if names and not why_not and in_step < ALIGNED and not are_told(names, _around(passage, figure), query.language):
                why_not = "no_evidence"
            if not why_not and is_unsided(figure, query, item.metadata.level):
                why_not = "breakdown_absent"
            around = max(wide[figure.sentence_start], own if rate else 0.0)  # “同比增长5.9%” says 增速 without the word
            yield _Reading(figure, item, rank, own, about.literal(figure.indicator), around, in_step, why_not)


def _looked_up(query: Query, library: Library) -> Iterator[Evidence]:
    """Passages with a figure of the very indicator asked for, where place and time leave few documents: a passage on many things is found badly."""
    index = library.index()
    admitted = [document for document in index.document_order if document.metadata.kind == "report" and admits(document.metadata, query)]
    if not query.terms or not query.places or len(admitted) > FEW:
        return
    ledger = library.figures_of(document.id for document in admitted)
    for document in admitted:
        starts = [figure.quantity.start for figure in ledger[document.id] if figure.name in query.terms]
        for passage in index.passages_of(document.id) if starts else ():
            if any(passage.start <= start < passage.end for start in starts):
                yield Evidence(passage, document.source, document.metadata, 0.0)


def _shared_front(before: Figure | None, figure: Figure) -> str:
    """What the first thing of a list says for the others too: “20户及以上自然村千兆光纤和5G网络通达率” → 20户及以上自然村 for 5G as well."""
    if before is None or before.measure != figure.measure or not _goes_on(before, figure):
        return ""
    return before.indicator[: max(0, len(before.indicator) - len(figure.indicator))]


def _goes_on(before: Figure | None, figure: Figure) -> bool:
    """Whether a number follows the one before it in a list, with nothing between but 、 or 和."""
    if before is None or before.sentence_start != figure.sentence_start:
        return False
    return figure.sentence[before.quantity.end - figure.sentence_start : figure.quantity.start - figure.sentence_start] in ("、", "和", "与", "及")


def _within(figures: Sequence[Figure], start: int, end: int) -> Iterator[Figure]:
    return (figure for figure in figures if start <= figure.quantity.start < end)


def _earlier(text: str, start: int) -> str:
    """What a sentence says before the clause that begins at start, at most 60 characters of it."""
    return re.split(r"[。！？\n]", text[max(0, start - 60) : max(0, start)])[-1]


def _around(passage: Passage, figure: Figure) -> str:
    """What tells whose a figure is: headings, the sentence before, its own."""
    start, end = figure.sentence_start - passage.start, figure.sentence_end - passage.start
    return "\n".join((*passage.heading_path, passage.text[max(0, start - BEFORE_IT) : end], figure.sentence))


def _topic(text: str, start: int) -> str:
    """The short sentence that opens a paragraph's part, right before the one at start: “经营主体稳中培优。｜总量达1461.4万户…”."""
    found = _OPENING.search(text, max(0, start - 30), max(0, start))
    return found[1] if found else ""


def _score(reading: _Reading, query: Query, about: Subject, cosine: float, best: float) -> float:
    manner = manner_of(reading.figure, reading.evidence, query, about)
    if reading.fault is None and reading.figure.role == "plan" and query.role != "plan" and query.periods:
        manner -= 2.0  # a result of the year comes before its plan
    return reading.worded + 15 * (cosine - RELATED[query.language]) + 25 * (cosine - best) + manner

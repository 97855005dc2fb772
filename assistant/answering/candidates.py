"""Query → the figures of the passages found, best first, each with its score and the condition it fails.

The score adds up how well a figure speaks of what was asked: its own words, its sentence, nearness of meaning, wording in step with the
question, the place of its passage in the search. The weights were fitted once over questions with known answers, right figures against
their neighbours (docs/decisions/0004-choosing-figures.md). Not here: the words of a figure (readings.py), the conditions (conditions.py), what is answered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.conditions import asked_base
from assistant.answering.joint import DEEDS
from assistant.answering.manner import is_named, manner_of
from assistant.answering.parts import clause, part_asked
from assistant.answering.readings import Reading, readings
from assistant.answering.sorts import lacks_its_thing
from assistant.answering.subject import Subject, subject
from assistant.library import Library
from assistant.library.keywords import pair_keys
from assistant.records import Evidence, Figure, Query, Reason
from assistant.retrieval import COUNTRY, question_vector

COMPARED = 12  # figures whose meaning is compared; the others are too far off in wording already
REACH = 3.0  # how much of wording nearness of meaning can make up for
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
MORE = 0.5  # what a figure loses whose words go on beyond those of another one, to what was not asked
OTHER_SORT = 3.0  # what a figure loses beside one that says which sort of the same thing was asked for
_SORTS = re.compile("乡村|农村|城镇|标准(?!化|地|厂房)")
PART = 0.3  # by how much the part that says what was asked comes before its whole
CLOSE, NAME = 2.0, 4  # what a figure loses beside one whose thing, of so many characters, the question names as it is written
NEAR = 1.2  # score of a figure worth showing as a near miss
RELATED = {"zh": 0.85, "en": 0.78}  # cosine of a figure that has to do with the question, by the question's language


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
    read = sorted(readings(query, about, library), key=lambda reading: -reading.worded)
    fit, withheld, dated = (
        [one for one in read if one.fault is None],
        [one for one in read if one.fault not in (None, "period_absent")],
        sorted((one for one in read if one.fault == "period_absent"), key=lambda one: _far(one, query) - one.worded),
    )
    kept = [*_in_reach(fit)[:COMPARED], *_in_reach(withheld)[:NEAR_MISSES], *_in_reach(dated)[:NEAR_MISSES]]
    if not kept:
        return []
    vectors = library.embed.of_passages([f"{reading.words}{reading.figure.quantity.text}" for reading in kept])
    cosines = vectors @ question_vector(query, library)
    best = float(cosines.max())
    country = COUNTRY if not query.places and _tells_of_many_places(library) else ""
    found = [
        Candidate(one.figure, one.evidence, _score(one, query, about, float(cosine), best) + WHOLE_COUNTRY * (one.evidence.metadata.place == country != ""),
                  one.fault, one.wide, one.own)
        for one, cosine in zip(kept, cosines, strict=True)
    ]
    found = _named_first(_in_its_unit(_originals(found), query), query, about)
    found = _sort_first(_no_more_than_asked(found, about), query)
    found = _parts_first(_named_in_full(found, query), query)
    return _believed(sorted(found, key=lambda one: (one.fault is not None, -one.score)), query, about, library)


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


def _no_more_than_asked(found: Sequence[Candidate], about: Subject) -> list[Candidate]:
    """“发放了多少以旧换新补贴”: of 发放以旧换新补贴66.7亿元、拉动消费785亿元 the one whose words end with what was asked."""

    def goes_on(one: Candidate) -> bool:
        beside = [other.figure for other in found if other.figure.document_id == one.figure.document_id and other.figure.sentence_start == one.figure.sentence_start]
        before = [told.indicator for told in beside if told.indicator]
        more = [one.figure.indicator.removeprefix(words) for words in before if words != one.figure.indicator and one.figure.indicator.startswith(words)]
        return any(more) and about.named(max(more, key=len)) < 0.5

    return [replace(one, score=one.score - MORE * goes_on(one)) for one in found]


def _sort_first(found: Sequence[Candidate], query: Query) -> list[Candidate]:
    """“乡村的社会消费品零售额”: of 社会消费品零售总额136亿元、乡村零售额32亿元 the one that says 乡村; of 低保标准、低保金 the 标准 asked for."""
    sorts, asked = set(_SORTS.findall(query.text)), set(pair_keys(f"{query.text} {query.subject}"))

    def shared(one: Candidate) -> set[int]:
        return asked.intersection(pair_keys(_said_plainly(one.figure)))

    def is_passed_over(one: Candidate) -> bool:
        sort = next((sort for sort in sorts if sort not in _said_plainly(one.figure)), "")
        beside = [other for other in found if sort and other.fault is None and sort in other.figure.indicator]
        beside = [other for other in beside if other.score >= ENOUGH and (other.figure.place, other.figure.period) == (one.figure.place, one.figure.period)]
        beside = [other for other in beside if other.figure.quantity.base_unit == one.figure.quantity.base_unit]
        return any(shared(other) > shared(one) or _said_plainly(one.figure).endswith(_SORTS.sub("", other.figure.indicator)) for other in beside)

    return [replace(one, score=one.score - OTHER_SORT * is_passed_over(one)) for one in found] if sorts else list(found)


def _named_in_full(found: Sequence[Candidate], query: Query) -> list[Candidate]:
    """“打造多少个社区养老服务站”: of 打造养老服务中心7个，社区养老服务站22个 the thing that the question names as it is written."""

    def is_passed_over(one: Candidate) -> bool:
        near = [other for other in found if other.fault is None and other.score > one.score - CLOSE and _is_in(other.figure.indicator, query)]
        beside = [other.figure for other in near if other.figure.document_id == one.figure.document_id and other.figure.sentence_start == one.figure.sentence_start]
        beside = [other for other in beside if _thing(other.indicator) not in one.figure.indicator]  # 农村公路 is in 农村公路安全护栏
        return any(other.quantity.base_unit == one.figure.quantity.base_unit for other in beside) and not _is_in(one.figure.indicator, query)

    return [replace(one, score=one.score - CLOSE * is_passed_over(one)) for one in found]


def _thing(indicator: str) -> str:
    deed = DEEDS.match(indicator)
    return indicator[deed.end() :] if deed else indicator


def _is_in(indicator: str, query: Query) -> bool:
    return len(_thing(indicator)) >= NAME and _thing(indicator) in query.text


def _said_plainly(figure: Figure) -> str:
    """Its words and its name without brackets: 新（改）建 says 改建, 零售总额 says 零售额."""
    return re.sub("[（()）]|总(?=[额量])", "", f"{figure.indicator}{figure.name}")


def _parts_first(found: Sequence[Candidate], query: Query) -> list[Candidate]:
    """“到广东打工的有多少人”: of “外出务工4218人，其中到广东务工2635人” the part that says 广东, not the whole that does not."""
    asked, part = set(pair_keys(f"{query.text} {query.subject}")), part_asked(query)

    def lead(one: Candidate) -> float:
        if not one.figure.part_of:
            return 0.0
        wholes = [other for other in found if other.figure.sentence_start == one.figure.sentence_start and other.figure.document_id == one.figure.document_id]
        wholes = [other for other in wholes if not other.figure.part_of and other.figure.quantity.base_unit == one.figure.quantity.base_unit]
        own = asked.intersection(pair_keys(one.figure.indicator))
        more = [other for other in wholes if (part and part in one.figure.indicator) or own - set(pair_keys(_said_plainly(other.figure)))]
        return max((other.score - one.score + PART for other in more), default=0.0)

    return [replace(one, score=one.score + max(0.0, lead(one))) for one in found]


def _believed(found: list[Candidate], query: Query, about: Subject, library: Library) -> list[Candidate]:
    """The first one raised to ENOUGH where it stands alone, or its clause means what was asked in other words, and no other comes near it."""
    first = found[0]
    if not FAINT <= first.score < ENOUGH or lacks_its_thing(first.figure, query, about, library.index().keywords):
        return found
    lead = first.score - max((one.score for one in found[1:] if one.fault != "period_absent"), default=0.0)
    if not first.fault and ALMOST <= first.score < ENOUGH and lead >= ALONE and (query.language == "zh" or first.said >= DOUBLY):
        return [replace(first, score=ENOUGH), *found[1:]]
    says_it = set(pair_keys(" ".join(query.terms))) & set(pair_keys(clause(first.figure)))
    is_another = bool(query.terms) and not (is_named(first.figure, query) if first.figure.name else says_it)  # 改善农村住房 is no 危房改造
    alone = query.language == "zh" and bool(query.places and (query.periods or query.report_years)) and not is_another and _stands_apart(found)
    if first.fault or not (alone or _is_doubtful(found)):
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


def _in_reach(read: Sequence[Reading]) -> list[Reading]:
    """Those that nearness of meaning could still bring to the top."""
    best = max((reading.worded for reading in read), default=0.0)
    return [reading for reading in read if reading.worded >= best - REACH]


def _far(reading: Reading, query: Query) -> float:
    """How far a figure of another period is from what was asked: a near miss is of a year close by, and of the place itself."""
    years = [period.last for period in query.periods if period.last]
    apart = min((abs(year - reading.figure.period.last) for year in years), default=0)
    return 0.4 * min(apart, 5) + 2.0 * (reading.figure.place not in ("", reading.evidence.metadata.place)) + 1.0 * (reading.evidence.metadata.kind == "table")


def _score(reading: Reading, query: Query, about: Subject, cosine: float, best: float) -> float:
    manner = manner_of(reading.figure, reading.evidence, query, about)
    if reading.fault is None and reading.figure.role == "plan" and query.role != "plan" and (query.periods or (query.report_years and query.language == "en")):
        manner -= 2.0  # a result of the year comes before its plan
    return reading.worded + 15 * (cosine - RELATED[query.language]) + 25 * (cosine - best) + manner

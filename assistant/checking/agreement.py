"""Agreement: figures of a text against those a library holds. The same thing, place, period and kind of number, another amount → a warning.

Two figures are only held against each other when everything that could explain a difference is known and equal; numbers that round to each
other agree, and one source that agrees silences the others. Not here: finding figures, and which documents the library holds."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from assistant.checking.statements import AT_LEAST, NEARLY, ROUGH, measure, size, step
from assistant.figures import variants
from assistant.records import Citation, Document, Figure, Finding

Key = tuple[object, ...]

_VERBS: Final = re.compile(  # 新增, 落实, 预计 stay: they make another fact of it
    r"^(?:今年|去年|全年|全镇|全县|全市|全省|全乡|我镇|我县|累计|共|共计|总计|实际|已|完成|实施|实现|开展|达到|达|为|了|的)+"
    r"|(?:达到|达|为|共|累计|完成|实现|提高到|提升到|了|的)+$"
)
FALLEN_TO: Final = 15.0  # percent: “9%” after “97%” has lost a digit
FALLEN_FROM: Final = 50.0
SCALE_SLIP: Final = 100.0  # times: 万元 for 元, 亿 for 万
MOST_CITED: Final = 3


def disagreements(mine: Sequence[Figure], theirs: Sequence[Figure], documents: Mapping[str, Document] | None = None) -> tuple[Finding, ...]:
    """Findings on figures of a text (mine; their offsets are into it) that figures of a library (theirs) contradict.

    documents: the library's documents by id, for source and title of the citations. contradicts_library (warning): same thing, place, period,
    span, role, measure and unit, another amount. implausible_jump (hint): far from the same thing in the year before or after.
    """
    same, near = defaultdict(list), defaultdict(list)
    places = {figure.place for figure in mine}
    for figure in (other for other in theirs if other.place in places and _is_comparable(other)):
        for key in _keys(figure):
            same[(*key, figure.period)].append(figure)
            near[(*key, figure.period.part)].append(figure)
    made: list[Finding] = []
    for figure in filter(_is_comparable, mine):
        others = list(dict.fromkeys(other for key in _keys(figure) for other in same.get((*key, figure.period), ())))
        if others:
            made.extend(_contradicted(figure, others, documents or {}))
        else:
            neighbours = [other for key in _keys(figure) for other in near.get((*key, figure.period.part), ())]
            made.extend(_jumped(figure, neighbours, documents or {}))
    return tuple(made)


def _is_comparable(figure: Figure) -> bool:
    quantity = figure.quantity
    known = bool(figure.period.first and (figure.name or figure.indicator))
    return known and not quantity.redacted and "至" not in quantity.hedge and not figure.is_combined and figure.measure != "norm"


def _keys(figure: Figure) -> Iterator[Key]:
    """By standard name and by the document's own words: either is enough, each with all that must be equal besides.

    The words that tell one figure of an indicator from another (贫困户危房改造, 城镇…) are part of the key of the name."""
    equal = (figure.place, figure.span, figure.role, figure.measure, figure.base, _bare(figure.part_of), measure(figure.quantity))
    phrase = _bare(figure.indicator)
    if phrase:
        yield ("phrase", phrase, *equal)
    if figure.name:
        yield ("name", figure.name, _besides(phrase, figure.name), *equal)


def _bare(phrase: str) -> str:
    """The phrase without the verbs and words of scope around it."""
    return _VERBS.sub("", phrase) or phrase


def _besides(phrase: str, name: str) -> str:
    """What the phrase says besides the indicator: “贫困户危房改造” → “贫困户”."""
    wordings = sorted((name, *variants(name)), key=len, reverse=True)
    return _VERBS.sub("", next((phrase.replace(wording, "") for wording in wordings if wording in phrase), phrase))


def _contradicted(figure: Figure, others: Sequence[Figure], documents: Mapping[str, Document]) -> Iterator[Finding]:
    if any(_agree(figure, other) for other in others):
        return
    stated = "、".join(dict.fromkeys(other.quantity.text for other in others[:MOST_CITED]))
    told = f"这里写{figure.quantity.text}，资料库里同一时段的同一指标是{stated}：“{others[0].sentence}”。请核对以哪个数为准。"
    quantity = figure.quantity
    yield Finding("warning", "contradicts_library", told, quantity.start, quantity.end, "", _citations(others, documents))


def _jumped(figure: Figure, others: Sequence[Figure], documents: Mapping[str, Document]) -> Iterator[Finding]:
    """Against the nearest other year, at most one year off."""
    years = figure.period.last - figure.period.first
    near = [other for other in others if abs(other.period.last - figure.period.last) == 1 and other.period.last - other.period.first == years]
    strange = [other for other in near if _is_jump(size(figure.quantity), size(other.quantity), measure(figure.quantity) == "百分比")]
    if near and len(strange) == len(near) and figure.measure == "value":
        other = strange[0]
        told = f"这里写{figure.quantity.text}，{other.period.last}年是{other.quantity.text}，相差悬殊：“{other.sentence}”。请核对是否漏了一位数字或写错单位。"
        yield Finding("hint", "implausible_jump", told, figure.quantity.start, figure.quantity.end, "", _citations(strange[:1], documents))


def _is_jump(now: float, then: float, is_rate: bool) -> bool:
    if is_rate:
        return min(now, then) < FALLEN_TO and max(now, then) > FALLEN_FROM
    return min(now, then) > 0 and max(now, then) / min(now, then) >= SCALE_SLIP


def _agree(one: Figure, other: Figure) -> bool:
    """Whether one may be the other in rounder words.

    Not comparison.agree: a table says which numbers differ and takes a hedge at its word (1200余亩 is more than 1200); a check accuses
    someone, so a hedge of either number excuses any small difference, upwards and downwards."""
    off = max(step(one.quantity), step(other.quantity)) / 2 * (1 + 1e-9)
    hedges = one.quantity.hedge + other.quantity.hedge
    if AT_LEAST.search(hedges) or ROUGH.search(hedges):
        off = max(off, NEARLY * max(abs(size(one.quantity)), abs(size(other.quantity))))
    return abs(size(one.quantity) - size(other.quantity)) <= off


def _citations(figures: Sequence[Figure], documents: Mapping[str, Document]) -> tuple[Citation, ...]:
    made = []
    for mark, figure in enumerate(figures[:MOST_CITED], start=1):
        document = documents.get(figure.document_id)
        source, title = (document.source, document.metadata.title) if document else (figure.document_id, "")
        first, last = figure.period.first, figure.period.last
        period = f"{first}—{last}" if last != first else f"{first}"
        place = (figure.sentence_start, figure.sentence_end)
        made.append(Citation(mark, figure.document_id, source, title, figure.heading_path, period, figure.role, figure.sentence, *place))
    return tuple(made)

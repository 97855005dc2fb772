"""Query → the figures of the passages found, each as the question sees it: how much of the wording it says, and the condition it fails.

Not here: their scores and which is meant (candidates.py), the conditions (conditions.py)."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.answering.alignment import ALIGNED, aligned
from assistant.answering.conditions import fault, unit_fits
from assistant.answering.manner import is_named, says
from assistant.answering.naming import are_told, names_asked
from assistant.answering.parts import is_only_of_a_place
from assistant.answering.sorts import is_unsided
from assistant.answering.subject import Subject
from assistant.library import Library
from assistant.records import Evidence, Figure, Passage, Query, Reason
from assistant.retrieval import admits, is_ahead, search

EVIDENCE = 24  # passages looked at
LOOKED_UP = 5  # place in the search of a passage that was looked up by its indicator
FEW = 6  # documents whose ledger is looked through
BEFORE_IT = 80  # characters before a sentence that may name what it tells of
_OF_IT: Final = re.compile(
    r"(?:惠及|受益|受惠|涉及|带动|覆盖|吸纳|解决|安置|服务|成交|日均?处理|年处理|设计|总?产[量值能]|总产|单产|亩产|面积|总面积|总?投资|完成投资|总长|总?收入|销售|建筑面积|床位|设置?床位|新增床位)[一-鿿]{0,6}$"
)
_PROJECT: Final = re.compile("项目|工程")
_INVESTED: Final = re.compile("(?:总|完成|累计|计划|年度)*投资额?")
_OF_ALL_THE_PLACE: Final = re.compile("(?:^|[，；：。])全[省市州盟县区旗镇乡][^，；。、]{2,20}$")
_OPENING: Final = re.compile(r"(?:^|[。！？\n])([^。！？\n，；]{4,16})。$")


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as the question sees it: shares of the asked wording (0…1), characters in step, place of its passage.

    words: its indicator, with the thing before it that it is of (城中村改造项目｜完成投资).
    """

    figure: Figure
    evidence: Evidence
    rank: int
    own: float
    literal: float
    wide: float
    in_step: int
    fault: Reason | None
    words: str

    @property
    def worded(self) -> float:
        """The part of the score that wording decides."""
        return 2.2 * self.own + 1.1 * self.literal + 2.3 * self.wide + 1.9 * min(self.in_step, 12) / 12 + 0.6 * (self.rank == 0) - 1.4 * math.log1p(self.rank)


def readings(query: Query, about: Subject, library: Library) -> Iterator[Reading]:
    """Every figure of the passages found, once; about: the subject of the query."""
    found = [*enumerate(search(query, library, EVIDENCE)), *((LOOKED_UP, item) for item in _looked_up(query, library))]
    ledger = library.figures_of({item.passage.document_id for _, item in found})
    ahead, names = is_ahead(query, library.index().document_order), names_asked(query, library)
    seen: set[tuple[str, int]] = set()
    for rank, item in found:
        passage, heading = item.passage, item.passage.heading_path[-1] if item.passage.heading_path else ""
        wide: dict[int, float] = {}
        before: Figure | None = None
        listed = 0  # where the list of numbers a figure stands in begins: “集中养育和散居孤儿标准分别提高至1900元、1400元”
        project = ""  # what money was put into: “开工城中村改造项目34个，拆除旧房…，完成投资132.6亿元”
        thing = ""  # what the figures of a sentence are of, where some say only what of it: “苹果挂果园19.3万亩，…，产量28.5万吨”
        for figure in _within(ledger[passage.document_id], passage.start, passage.end):
            is_of_it = bool(thing and before and before.sentence_start == figure.sentence_start and _OF_IT.match(figure.indicator) and not figure.name)
            if before is None or before.sentence_start != figure.sentence_start:
                project = ""
            thing = thing if is_of_it else figure.indicator
            project = figure.indicator if not is_of_it and _PROJECT.search(figure.indicator) else project
            thing = project if is_of_it and project and _INVESTED.fullmatch(figure.indicator) else thing
            listed = listed if _goes_on(before, figure) else figure.quantity.start
            words = f"{thing if is_of_it else ''}{figure.indicator}"
            own_words = words if is_of_it else f"{_shared_front(before, figure)}{words}"
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
            lead = figure.sentence[: figure.quantity.start - figure.sentence_start]
            is_of_all = _OF_ALL_THE_PLACE.search(lead) is not None and not are_told(names, lead, query.language)
            if names and not why_not and is_of_all and in_step < ALIGNED:
                why_not = "breakdown_absent"  # 全区人工智能企业达｜236家, where those of one park were asked for
            if not why_not and is_only_of_a_place(figure, query, _around(passage, figure)):
                why_not = "no_evidence"
            if not why_not and is_unsided(figure, query, item.metadata.level):
                why_not = "breakdown_absent"
            around = max(wide[figure.sentence_start], own if rate else 0.0)  # “同比增长5.9%” says 增速 without the word
            yield Reading(figure, item, rank, own, about.literal(words), around, in_step, why_not, words)


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

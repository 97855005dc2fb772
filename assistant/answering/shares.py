"""“贫困户危房改造占多少” → 31户 ÷ 86户 = 36.0 %: the share of a 其中 in its whole, where the sentence gives both and no percentage, or of
a place in the one around it.

Not here: shares that are stated (candidates.py finds them)."""

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from assistant.answering.candidates import ENOUGH, Candidate, candidates
from assistant.answering.citations import of_figure, shown_figure
from assistant.answering.contrast import AVERAGED, is_new, lies_within, one_kind
from assistant.answering.wording import shown, written
from assistant.library import Library
from assistant.records import Answer, Computation, Figure, Query

_ASKED: Final = re.compile(r"占[^，。]{0,16}(?:多少|几|比例|比重|百分)|(?:比例|比重)(?:是|为)?多少|what share|proportion", re.I)


def share(query: Query, library: Library) -> Answer | None:
    """The computed share; None where the question asks for none or the library does not give both numbers in one sentence."""
    if not _ASKED.search(query.text):
        return None
    if len(query.places) > 1:
        return _of_two_places(query, library)
    found = candidates(replace(query, unit="", operation="value"), library)
    part = next((one for one in found if one.fault is None and one.figure.part_of and one.score >= ENOUGH), None)
    whole = part and _whole(part, library)
    if part is None or whole is None:
        return None
    own, all_ = (Decimal(str(one.figure.quantity.amount)) for one in (part, whole))
    if not all_ or own > all_:
        return None
    rate = (own / all_ * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    mark = of_figure(part, 1)
    computation = Computation(
        f"{shown(own)}÷{shown(all_)}={shown(rate)}%", ((written(part.figure.quantity), 1), (written(whole.figure.quantity), 1)), "%"
    )
    in_chinese = f"{shown(rate)}%（{computation.formula}，按原句计算）：{mark.quote}[1]"
    text = in_chinese if query.language == "zh" else f"{shown(rate)}% ({computation.formula}). “{mark.quote}” [1]"
    figures = (shown_figure(part, 1), shown_figure(whole, 1))
    return Answer(query.text, query.language, text, f"{shown(rate)}%", False, None, (mark,), figures, computation, understood=query)


def _of_two_places(query: Query, library: Library) -> Answer | None:
    """“青崖乡改造的危房占全县的百分之几”: the number of the first place ÷ that of the second, None unless both are surely told in one unit."""
    both = [next(iter(candidates(replace(query, places=(place,), unit="", operation="value"), library)), None) for place in query.places[:2]]
    sure = [one for one in both if one and one.fault is None and one.score >= ENOUGH and one.figure.measure == "value"]
    if len(sure) < len(both) or not lies_within(*query.places[:2]) or not _are_alike(sure[0].figure, sure[1].figure):
        return None
    own, all_ = (Decimal(str(one.figure.quantity.amount)) for one in sure)
    if not all_ or own > all_:
        return None
    rate = (own / all_ * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    marks = tuple(of_figure(one, mark) for mark, one in enumerate(sure, 1))
    computation = Computation(f"{shown(own)}÷{shown(all_)}={shown(rate)}%", tuple((written(one.figure.quantity), mark) for mark, one in enumerate(sure, 1)), "%")
    quotes = "".join(f"{mark.quote}[{mark.mark}]" for mark in marks)
    text = f"{shown(rate)}%（{computation.formula}，按原句计算）：{quotes}" if query.language == "zh" else f"{shown(rate)}% ({computation.formula}). {quotes}"
    figures = tuple(shown_figure(one, mark) for mark, one in enumerate(sure, 1))
    return Answer(query.text, query.language, text, f"{shown(rate)}%", False, None, marks, figures, computation, understood=query)


def _are_alike(part: Figure, whole: Figure) -> bool:
    """Whether one number can be a share of the other: of one time and one kind of telling, no averages, neither only what came new beside all there are."""
    told = [(one.period, one.role, one.span, bool(one.part_of), is_new(one)) for one in (part, whole)]
    return told[0] == told[1] and one_kind(part.quantity, whole.quantity) and not AVERAGED.search(part.indicator + whole.indicator)


def _whole(part: Candidate, library: Library) -> Candidate | None:
    """The figure of the same sentence and unit that the part belongs to."""
    told = part.figure
    for other in library.figures_of([told.document_id])[told.document_id]:
        same_sentence = other.sentence_start == told.sentence_start and other.quantity.start < told.quantity.start
        if same_sentence and other.indicator == told.part_of and other.quantity.base_unit == told.quantity.base_unit and not other.part_of:
            return replace(part, figure=other)
    return None

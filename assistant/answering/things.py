"""A question about two things of one place and time → one question for each: 「A比B高多少」, 「A和B相差多少」, 「A和B加起来多少」.

Not here: finding the figures (candidates.py), what is done with both (comparing.py, series.py)."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from assistant.answering.contrast import lies_within
from assistant.answering.joint import DEEDS
from assistant.figures import indicators_in, periods, places_in
from assistant.records import Figure, Query
from assistant.retrieval import subject_of

Operand = tuple[str, Query]
_BESIDE: Final = re.compile(
    "([一-鿿]{2,10})(?:和|与|跟|同|比)([一-鿿]{2,12})[^。]{0,14}?(?:相差|差(?:了)?[多几]|差额|差距|之差|哪一?个|谁|[多少高低][了出]?(?:多少|几))")
_WHICH: Final = re.compile("[条个座家所处项]")  # 哪条长
_APART: Final = re.compile(
    "(?:^|[，,])(?P<one>[^，,。？?比]{2,24}?)(?<![占同环对])比(?![例重率值])(?P<other>[^，。？?]{2,24}?)[多少高低大小长短快慢][了出]?(?:多少|几)")
_MADE_OF: Final = re.compile("加起来|合起来|加在一起|合在一起|加一块|相加")
_TOGETHER: Final = re.compile(
    "^(?P<one>[^，。？?、]{2,24}?)(?:和|与|跟|及|、|加上?)(?P<other>[^，。？?、和与]{2,24}?)[，,]?(?:这?两[项者样种类个块][，,]?)?(?:一共|总共|合计)?"
    f"(?:{_MADE_OF.pattern})")
_ALL_OF_IT: Final = re.compile("(?:比|跟|和|与|同)全([省市州盟县区])(?!域)")
_LEVEL_OF: Final = re.compile("(?:农村|城镇|全[省市州盟县区])?(?:的)?平均(?:水平)?[高低多少快慢]?(?= |$)|(?<= )钱(?= |$)")
_NO_THING: Final = re.compile(
    "[上去前今本当往头]一?年|同期|年[初度底]|平均|全[国省市州盟县区旗镇乡]|原[来先]|以[前往]|之前|过去|计划|目标|任务|预期|第[一二三四五六七八九十\\d]+[届期批轮]")


def two_things(query: Query) -> list[Operand]:
    """Both things with their questions, the base first; [] when the question names no two things of one place and time."""
    if query.language != "zh" or len(query.places) > 1 or len(query.periods) > 1 or len(query.report_years) > 1:
        return []
    return _beside(query) or _split(query, _APART)


def two_added(query: Query) -> bool:
    """Whether two things are put together, of whatever times: 旅游收入和零售总额加起来."""
    return query.language == "zh" and is_added_up(query.text) and bool(_split(query, _TOGETHER))


def parts_apart(query: Query) -> list[Operand]:
    """One question for each city of a province that it asks about: 「福州和厦门两个机场」 in the report of 福建."""
    if len(query.parts) < 2 or len(query.places) > 1 or len(query.periods) > 1:
        return []
    rest = " ".join(word for word in query.subject.split() if word not in query.parts)
    return [(part, replace(query, parts=(part,), subject=f"{part} {rest}")) for part in query.parts[::-1]]


def is_added_up(text: str) -> bool:
    """Whether a question puts several things together before it asks anything else of them."""
    return _MADE_OF.search(text) is not None


def added_up(query: Query) -> list[Operand]:
    """The same for a sum: 义务教育学位和普通高中学位加起来."""
    if query.language != "zh" or len(query.places) > 1 or len(query.periods) > 1 or not _MADE_OF.search(query.text):
        return []
    return _split(query, _TOGETHER)[::-1]


def around(query: Query, places: Iterable[str]) -> str:
    """The place that 全县 of “比全县平均高多少” means: the only one of its level in the library that can hold the place asked about; else ""."""
    asked = _ALL_OF_IT.search(query.text)
    if asked is None or len(query.places) != 1:
        return ""
    fit = {place for place in places if place.endswith(asked[1]) and place not in query.places and lies_within(query.places[0], place)}
    return fit.pop() if len(fit) == 1 else ""


def beside_all_of_it(query: Query, above: str) -> list[Operand]:
    """One question for the place above and one for the place itself."""
    rest = " ".join(_ALL_OF_IT.sub("", _LEVEL_OF.sub(" ", query.subject)).split())
    return [(place, replace(query, places=(place,), subject=rest)) for place in (above, query.places[0])]


def in_words_of(told: Figure, query: Query) -> Query:
    """The same question in the words of a figure: “镇卫生院门诊量多少人次” of the year before."""
    return replace(about(replace(query, unit=told.quantity.base_unit), told.indicator), language="zh")


def about(query: Query, subject: str) -> Query:
    """The same question about something else."""
    when = f"{query.periods[0].last}年" if query.periods else f"{query.report_years[0]}年报告" if query.report_years else ""
    terms = tuple(dict.fromkeys(mention.name for mention in indicators_in(subject)))
    return replace(query, text=f"{''.join(query.places)}{when}{subject}多少{query.unit}", subject=subject, terms=terms)


def _beside(query: Query) -> list[Operand]:
    """“云杼软件园和石矶数字谷的营业收入相差多少” → both with 营业收入, the first named last: it is told of, against the other."""
    parts = query.subject.split()
    found = _BESIDE.search(query.text) if query.role is None and len(parts) > 1 else None
    if found is None or not found[1].endswith(parts[0]) or not parts[1].startswith(found[2][:2]) or DEEDS.fullmatch(parts[0]):
        return []
    other, measure = (parts[1], "".join(parts[2:])) if len(parts) > 2 else (parts[1][: len(parts[0])], parts[1][len(parts[0]) :])
    is_measure = len(measure) > 1 and not _WHICH.match(measure)
    return [(thing, about(query, f"{thing}{measure}")) for thing in (other, parts[0])] if is_measure else []


def _split(query: Query, pattern: re.Pattern[str]) -> list[Operand]:
    """Both sides of the word between them, each by its own words: “茶产业综合产值比竹产业总产值高多少”."""
    bare = _without_time_and_place(query)
    found = pattern.search(bare)
    things = ["".join(subject_of(found[side], ()).split()) for side in ("other", "one")] if found else []
    if any(len(thing) < 2 or DEEDS.fullmatch(thing) or _NO_THING.search(thing) for thing in things) or len(set(things)) < len(things):
        return []
    return [(thing, about(query, thing)) for thing in things]


def _without_time_and_place(query: Query) -> str:
    """The question without when and where, which hold for both things."""
    text = query.text
    spans = [*((one.start, one.end) for one in places_in(text)), *((one.start, one.end) for one in periods(text))]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    for place in query.places:
        text = text.replace(place, "").replace(place[:-1] if len(place) > 2 else place, "")
    return text.lstrip("的，, ")

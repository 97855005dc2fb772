"""A question as it was typed → Query: place, periods, role, unit, operation, and the subject that is left.

Follow-ups take over from the previous Query what they leave out. Chinese and English. No model; tables and grammar only.
Not here: places (asked_places.py), times (asked_times.py), unit (asked_units.py), subject (asked_subject.py), role and operation (asking.py);
which documents these filters let through (search), whether anything answers (answering)."""

import re
from dataclasses import replace
from typing import Final

from assistant.figures import as_written, indicators_in
from assistant.library import Library
from assistant.records import Language, Query
from assistant.retrieval.asked_documents import named_policies
from assistant.retrieval.asked_places import asked_places
from assistant.retrieval.asked_subject import QUOTED, included, subject_of, subject_of_english
from assistant.retrieval.asked_times import asked_times
from assistant.retrieval.asked_units import meant_unit
from assistant.retrieval.asking import operation, role
from assistant.retrieval.numbered import numbered_terms

_MARKUP: Final = re.compile(r"<[^<>]*>|https?://\S+")  # pasted with a question, it does not make it English
_CHINESE: Final = re.compile(r"[㐀-鿿]")
_ASIDE: Final = re.compile(r" ?[（(][^()（）]*[）)]|(?<=\w)['’]s\b")  # Weichuan City’s (苇川市) total output
_TIMES: Final = re.compile("(?:(?:(?:19|20)\\d\\d年|[今去上]年)?(?:大概|大约|约)?是(?:(?:19|20)\\d\\d年|[今去上]年)的?)?(?:大概|大约|约)?(?:几|多少)倍")
_COUNTED_IN_ENGLISH: Final = re.compile(r"\bhow (?:many|much)\b|\bnumber of\b", re.I)
_LEAD_IN: Final = re.compile(r"^[^：:，。？?\d“”（(]{2,16}(?:用|写|查|问|填|核实?|材料|总结|汇报|参考|一下)[：:]")  # “写渔业材料要用：”
_BEFORE_IT: Final = re.compile(  # “写海洋养殖整治材料，”
    r"^(?:我们?|咱们?)?(?:在|要|正在)?(?:写|做|编|准备|整理)[^，：。？?\d]{2,14}(?:材料|方案|总结|汇报|报告|稿子?|讲话)[：:，,]")
_ASIDE_AT_END: Final = re.compile(  # “…，我写养老材料要用”
    r"[，,](?:我们?|咱们?|领导|科里|办公室)[^，。？?\d]{0,8}(?:材料|总结|汇报|报告|要用|急用|急等|等着用|等着要)[^，。？?\d]{0,6}[。？?]?$")
_FOLLOW_UP: Final = re.compile(r"^(?:那|再|还有|另外|换成|其中|and\b|what about|how about)|呢[？?]?$", re.I)


def understood(question: str, library: Library, *, previous: Query | None = None, home_place: str = "") -> Query:
    """The question as a Query. home_place is what “我镇” means; previous fills what a follow-up leaves out. Pure but for reading the library."""
    whole = re.sub(r"\s+", " ", question).strip()
    text = whole  # what is left of it without the aside is as long, so that spans hold
    for aside in (_LEAD_IN, _BEFORE_IT, _ASIDE_AT_END):
        text = aside.sub(lambda found: " " * len(found[0]), text)
    language, index = _language(text), library.index()
    said = text.strip()
    titles, text = named_policies(text, index.document_order)  # what it asks is said beside the name of a law
    where = asked_places(whole, language, index, home_place)
    when = asked_times(whole, [one for one in index.document_order if one.metadata.kind == "report" and _belongs(one.metadata.place, where.names)])
    quoted = numbered_terms(text, (passage.text for passage in index.passages)) if language == "en" else ()
    spans = (*where.spans, *when.spans)
    text = text if language == "en" or subject_of(text, spans) else whole  # “农村低保标准查一下：2024年”: all it asks about stands before
    subject = subject_of(text, spans) if language == "zh" else subject_of_english(text, spans, quoted, index.keywords.frequency)
    bare = QUOTED.sub("", text) if language == "zh" else _ASIDE.sub("", text)
    text, bare = text.strip(), bare.strip()
    wanted = operation(bare, language, len(when.periods), when.longest, where.side_by_side, is_from_to=when.is_from_to)
    wanted = "definition" if quoted and wanted == "value" and not _COUNTED_IN_ENGLISH.search(text) else wanted  # what is the “four ones” model
    terms = tuple(dict.fromkeys(mention.name for mention in indicators_in(f"{as_written(included(text))} {subject}")))
    unit = meant_unit(_TIMES.sub("", text) if wanted == "compare" else text, language, terms)
    query = Query(
        said if titles else text, language, wanted, terms, subject, where.names, when.periods, when.report_years, role(text), None,
        unit, (*where.assumed, *when.assumed), where.parts, when.base, titles=titles,
    )  # fmt: skip
    return _carried_over(query, previous) if previous else query


def _language(text: str) -> Language:
    """English with a Chinese term in brackets is English."""
    bare = _MARKUP.sub(" ", text)
    chinese, latin = len(_CHINESE.findall(bare)), len(re.findall(r"[A-Za-z]{2,}", bare))
    return "zh" if chinese >= 2 and not (latin >= 4 and chinese < 3 * latin) else "en"


def _belongs(place: str, places: tuple[str, ...]) -> bool:
    return not places or place in places


def _carried_over(query: Query, previous: Query) -> Query:
    """What a short follow-up leaves out is taken from the question before; a question that stands alone takes nothing."""
    says_little = len(query.subject.replace(" ", "")) < 2 and not query.terms
    if not says_little and not _FOLLOW_UP.search(query.text):
        return query
    return replace(
        query,
        places=query.places or previous.places,
        periods=query.periods or previous.periods,
        report_years=query.report_years or (() if query.periods else previous.report_years),
        role=query.role or previous.role,
        unit=query.unit or (previous.unit if says_little else ""),
        subject=previous.subject if says_little else query.subject,
        terms=query.terms or (previous.terms if says_little else ()),
        operation=query.operation if query.operation != "text" else previous.operation if says_little else query.operation,
        titles=query.titles or (previous.titles if not (query.places or query.periods or query.report_years or query.terms) else ()),
        assumed=(*query.assumed, "按上一个问题补全") if says_little else query.assumed,
    )

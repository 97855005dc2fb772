"""Claims: does a sentence that a model wrote say what its citations say? “” when it does, else the word for what is wrong.

Numbers are compared digit for digit after unit normalisation (checking.support), and beyond that must keep their hedge, belong to the words and
the year they stand with in the source, and stay plan or result. Names, signs of change (增加, 未) and most of the wording must be the source's too.
Refusing what might be right costs a sentence in the document's own words instead; letting through what is wrong costs trust.
Not here: cutting a stream into sentences, what is shown instead (telling.py)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.checking.support import is_same, source, unsupported
from assistant.figures import chinese_of, places_in, quantities
from assistant.records import Answer, Citation, Quantity

MARK: Final = re.compile(r"\[(\d+)\]")
WORDED: Final = 0.6  # share of a sentence's character pairs that its sources, their titles or the question must have
LABEL: Final = 14  # characters in front of a number that say what it counts
_RUN: Final = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NUMERAL: Final = "〇零一二两三四五六七八九十百千万亿"
_SPELT: Final = re.compile(rf"[数几上近好]?[{_NUMERAL}]{{2,}}|[数几][十百千万亿]|[{_NUMERAL.replace('一', '')}][一-鿿]|[一-鿿]?[半倍]|翻[{_NUMERAL}]?番|一成|双倍|若干")
_ENGLISH_NUMBER: Final = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?"
    r"|dozens?|half|twice|double|third|quarter|couple)\b", re.I)  # fmt: skip
_MARKUP: Final = re.compile(r"[<>]|&(?:\w+|#\w+);|https?:|www\.|\]\(|!\[|```|\b(?:javascript|data|file):|[\U0001f000-\U0001faff\ufffd]")
_SIGNS: Final = (  # what turns a statement round or makes another kind of number of it
    "增加", "减少", "增长", "下降", "上升", "提高", "降低", "多于", "少于", "高于", "低于", "超过", "不足", "没有", "未", "不", "无", "取消", "停止",
    "拒绝", "禁止", "翻", "计划", "拟", "力争", "目标", "预计", "争取", "确保", "累计", "同比", "其中", "最", "首", "唯一", "全部", "每", "各", "平均",
    "合计", "共计", "总共", "一共", "上半年", "季度", "截至",
)  # fmt: skip
_PLANNED: Final = re.compile(r"计划|拟|将|力争|目标|预计|争取|确保|打算|安排|\bplan|\btarget|\bwill\b|\bgoal|\bexpect", re.I)
_BODY: Final = re.compile(r"[一-鿿]{2,3}(?:村|社区|街道|公司|集团|中学|小学|医院|水库|局|委员会)")
_CLAUSE: Final = re.compile(r"[，,。；;：:、（(）)“”\n]")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a sentence may stand on: the sentences cited together, their figures as the ledger reads them, its formula; for words also said, its answer."""

    citations: tuple[Citation, ...]
    figures: str
    said: str
    computed: str
    question: str

    def texts(self) -> Iterator[str]:
        """Everything the words of the sentence may come from."""
        yield from (one.quote for one in self.citations)
        yield from (f"{one.title} {' '.join(one.heading_path)} {one.period}年" for one in self.citations)
        yield self.said
        yield self.question


def ground(answer: Answer, marks: Iterable[int]) -> Ground:
    """The ground of a sentence with these marks in an answer made by the quote engine."""
    cited = tuple(one for one in answer.citations if one.mark in set(marks))
    figures = "；".join(f"{one.text}{'' if one.unit in one.text else one.unit}" for one in answer.figures if one.citation in {mark.mark for mark in cited})
    computed = f"{answer.computation.formula}{answer.computation.unit} {answer.headline or ''}" if answer.computation else ""
    return Ground(cited, figures, answer.answer, computed, answer.question)


def fault(sentence: str, answer: Answer) -> str:
    """What is wrong with a sentence (evened out, its marks in it), "" for nothing: uncited, markup, number, year, label, hedge, role, name, sign, wording."""
    marks = [int(mark) for mark in MARK.findall(sentence)]
    if not marks:
        return "uncited"
    bare = MARK.sub("", sentence)
    if _MARKUP.search(bare):
        return "markup"
    whole = ground(answer, marks)
    for before, text, group in _segments(sentence):
        wrong = _numbers(before, text, ground(answer, group or marks), bare)
        if wrong:
            return wrong
    return _words(bare, whole, answer)


def open_fault(text: str, answer: Answer) -> str:
    """The same for a sentence that is not finished: as if it cited everything."""
    return fault(f"{MARK.sub('', text)}{''.join(f'[{one.mark}]' for one in answer.citations)}", answer)


def _segments(sentence: str) -> Iterator[tuple[str, str, list[int]]]:
    """“2019年64户[1]，2020年86户[2][3]” → what stands before each part, the part, and the marks behind it; the last may have none."""
    start = 0
    for found in re.finditer(r"(?:\[\d+\]\s*)+", sentence):
        yield MARK.sub("", sentence[:start]), sentence[start : found.start()], [int(mark) for mark in MARK.findall(found.group())]
        start = found.end()
    rest = sentence[start:]
    if re.search(r"\w", rest):
        yield MARK.sub("", sentence[:start]), rest, []


def _unknown(text: str, on: Ground) -> str:
    """The first number of any shape that the sources do not have."""
    cited = (text for one in on.citations for text in (one.quote, f"{one.period}年"))
    sources = [source("cited", *cited, on.figures), source("computed:", on.computed, bare=True)]
    plain = MARK.sub("", text)
    for one in unsupported(plain, sources):
        return one.text
    supported = [(one.start, one.end) for one in quantities(plain)]
    known = {digits for one in sources for digits in one.digits}
    for run in _RUN.finditer(plain):
        if not any(first <= run.start() < last for first, last in supported) and not any(is_same(float(part), one) for part in _parts(run.group()) for one in known):
            return run.group()
    said = "\n".join(on.texts())
    odd = next((sign for sign in plain if unicodedata.category(sign) in ("No", "Nl") and sign not in said), "")
    spelt = next((found.group() for found in _SPELT.finditer(plain) if found.group() not in said and not _inside(found.span(), supported)), "")
    english = next((found.group() for found in _ENGLISH_NUMBER.finditer(plain) if not _inside(found.span(), supported) and found.group().lower() not in said.lower()), "")
    return odd or spelt or english


def _parts(run: str) -> list[str]:
    return [run.replace(",", "")] if run.replace(",", "").count(".") < 2 else re.findall(r"\d+", run)


def _inside(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= span[0] and span[1] <= last for first, last in spans)


def _numbers(before: str, text: str, on: Ground, sentence: str) -> str:
    """Each number of a part of a sentence (before: what stands in front of it) against the sentences cited for that part."""
    if _unknown(text, on):
        return "number"
    told = quantities(text)
    for quantity in told:
        if source("computed:", on.computed, bare=True).digits and any(is_same(quantity.number, one) for one in source("", on.computed).digits):
            continue
        lead = before + text[: quantity.start]
        year = _year_before(lead, len(lead))
        held = [(one, other) for one in on.citations for other in quantities(one.quote) if _equal(quantity, other)]
        if not held:
            if not any(_equal(quantity, other) for other in quantities(on.figures)):  # a table's cell gets its unit from the ledger
                return "number"
            continue
        if not any(set(quantity.hedge) == set(other.hedge) or quantity.hedge == other.hedge for _, other in held):
            return "hedge"
        if year and not any(_is_of_year(year, one, other) for one, other in held):
            return "year"
        if not _is_labelled(lead, quantity, on.citations):
            return "label"
    if told and on.citations and all(one.role == "plan" for one in on.citations) and not _PLANNED.search(sentence):
        return "role"
    return ""


def _equal(one: Quantity, other: Quantity) -> bool:
    if one.redacted or other.redacted:
        return one.redacted and other.redacted and one.base_unit == other.base_unit
    units = {one.base_unit.replace("个百分点", "百分点"), other.base_unit.replace("个百分点", "百分点")}
    return is_same(one.amount, other.amount) and len(units) == 1


def _year_before(text: str, at: int) -> int:
    """The year named last before a place of a text, 0 for none."""
    years = _YEAR.findall(text[:at])
    return int(years[-1]) if years else 0


def _is_of_year(year: int, citation: Citation, quantity: Quantity) -> bool:
    """The number stands for that year: the year in front of it in the quote, else the years of the citation."""
    before = _year_before(citation.quote, quantity.start)
    if before:
        return before == year
    ends = [int(one) for one in _YEAR.findall(citation.period)]
    return min(ends) <= year <= max(ends) if ends else str(year) in citation.quote


def _is_labelled(lead: str, quantity: Quantity, citations: Sequence[Citation]) -> bool:
    """The words in front of the number (the end of lead) are nearest to those in front of an equal number in the quotes, not to another number's."""
    mine = _pairs(_label(lead, len(lead)))
    near: list[tuple[int, bool]] = []
    for citation in citations:
        near += [
            (len(mine & _pairs(_label(citation.quote, other.start))), _equal(quantity, other))
            for other in quantities(citation.quote)
            if other.base_unit == quantity.base_unit
        ]
    best = max((overlap for overlap, _ in near), default=0)
    if not best:  # nothing to tell them by: only a number without rivals
        return all(is_equal for _, is_equal in near)
    return any(is_equal for overlap, is_equal in near if overlap == best)


def _label(text: str, at: int) -> str:
    """The clause in front of a place, or the nearest before it that has words; the last LABEL characters of it."""
    parts = _CLAUSE.split(re.sub(r"\d+年?", "，", text[:at]))
    return next((part[-LABEL:] for part in reversed(parts) if _pairs(part) or re.search(r"[A-Za-z]{2}", part)), "")


def _words(sentence: str, on: Ground, answer: Answer) -> str:
    """Names, signs of change and wording of a whole sentence."""
    said = "\n".join(on.texts())
    sources = "\n".join([*(one.quote for one in on.citations), on.said])
    names = [sentence[one.start : one.end] for one in places_in(sentence)] + [found.group()[-3:] for found in _BODY.finditer(sentence)]
    if any(name not in said for name in names):
        return "name"
    if any(sign in sentence and sign not in sources for sign in _SIGNS):
        return "sign"
    if answer.language == "en":
        keywords = chinese_of(sentence)
        if sum(word in said for word in keywords) < max(1, len(keywords) / 2):
            return "wording"
    elif any(word not in said for word in re.findall(r"[A-Za-z]{3,}", sentence)):
        return "wording"
    mine = _pairs(sentence)
    return "wording" if len(mine & _pairs(said)) < WORDED * len(mine) else ""


def _pairs(text: str) -> set[str]:
    """Pairs of neighbouring Chinese characters."""
    return {text[at : at + 2] for at in range(len(text) - 1) if re.fullmatch(r"[一-鿿]{2}", text[at : at + 2])}

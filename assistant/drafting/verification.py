"""Verification of a draft, as written or after a person edited it: every number, date, place and organisation comes from the form, a sentence
that is cited, or a shown formula; what fails is a finding with its place and is never changed.

Offsets are into text_of(draft). A sentence a person changed keeps the citations of the sentence it was, and those of its own marks [n].
Not here: whether the wording is good, and the rules for any text (checking), which are asked too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistant import reading
from assistant.checking import check
from assistant.checking.support import Source, origin_of, source, unsupported
from assistant.drafting.patterns import amount, number
from assistant.drafting.pieces import pairs, size
from assistant.drafting.sentences import names_in
from assistant.figures import places_in, quantities
from assistant.library import Library
from assistant.records import AskedIndicator, Block, Draft, DraftFigure, DraftRequest, DraftSection, DraftSentence, Finding

_MARK: Final = re.compile(r"\[(\d+)\]")
_SLOT: Final = re.compile(r"【[^】]*】")
_RATE: Final = re.compile(r"完成率\s*(\d+(?:\.\d+)?)\s*%?")
_BODY: Final = re.compile(r"由([^，。；“”]{2,14}?)(?:牵头|负责)")
_KINDS_OF_TEXT: Final = ("报告", "总结", "计划", "方案", "意见", "通知", "请示", "函", "纪要", "汇报", "要点", "安排", "情况", "讲话", "材料")
_SAME: Final = 0.4  # share of pairs a changed sentence must keep to be the sentence it was
_OURS: Final = frozenset({"placeholder", "repeated_sentence", "numbering"})  # codes of checking that this module says better
_RATE_OFF: Final = 0.06  # percentage points a typed rate may differ by rounding


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence of the text as it stands: start is into the whole text; section: its position."""

    text: str
    start: int
    section: int
    sentence: DraftSentence


def section_text(section: DraftSection) -> str:
    """The sentences joined, each cited one with its marks [n] after it."""
    return "".join(sentence.text + "".join(f"[{mark}]" for mark in sentence.citations) for sentence in section.sentences)


def text_of(draft: Draft, texts: Sequence[str] | None = None) -> str:
    """The whole draft as text: title, then each heading and its paragraphs; texts: the sections as a person edited them."""
    bodies = texts if texts is not None else [section_text(section) for section in draft.sections]
    return "\n".join([draft.title, *(part for section, body in zip(draft.sections, bodies, strict=True) for part in (section.heading, body))])


def verify(draft: Draft, request: DraftRequest, library: Library, texts: Sequence[str] | None = None) -> tuple[Finding, ...]:
    """Everything wrong in the draft, errors first. texts: one for each section, after editing; None: as it was drafted."""
    whole, lines = text_of(draft, texts), list(_lines(draft, texts))
    made = [finding for line in lines for finding in _of_line(line, draft, request)]
    made += _of_form(draft, request, texts, whole)
    made += _repeated(lines)
    made += _of_title(draft)
    made += _checked(draft, request, library, whole)
    order = {"error": 0, "warning": 1, "hint": 2}
    return tuple(sorted(dict.fromkeys(made), key=lambda one: (order[one.level], one.start, one.code)))


def figures_of(draft: Draft, request: DraftRequest) -> tuple[DraftFigure, ...]:
    """Every quantity of the draft with what it stands on."""
    made = []
    for line in _lines(draft, None):
        sources = _sources(line, draft, request)
        for quantity in quantities(_blank(line.text)):
            origin = origin_of(quantity.amount, quantity.base_unit, sources)
            made.append(DraftFigure(quantity.text, origin or "", bool(origin)))
    return tuple(made)


def _lines(draft: Draft, texts: Sequence[str] | None) -> Iterator[_Line]:
    start = len(draft.title) + 1
    for at, section in enumerate(draft.sections):
        start += len(section.heading) + 1
        if texts is None:
            for sentence in section.sentences:
                yield _Line(sentence.text, start, at, sentence)
                start += len(sentence.text) + sum(len(f"[{mark}]") for mark in sentence.citations)
        else:
            yield from _edited(texts[at], start, at, section)
            start += len(texts[at])
        start += 1


def _edited(text: str, start: int, at: int, section: DraftSection) -> Iterator[_Line]:
    """The sentences of an edited text, each with what the drafted sentence nearest to it rests on."""
    for first, last in _spans(text):
        one = text[first:last]
        plain = _MARK.sub("", one)
        mine = pairs(plain)
        same = max(section.sentences, key=lambda other: len(mine & pairs(other.text)), default=None)
        known = same is not None and len(mine & pairs(same.text)) >= _SAME * max(len(mine), 1)
        marks = [int(mark) for mark in _MARK.findall(one)]
        kept = same if known and same is not None else DraftSentence(plain, "form")
        yield _Line(one, start + first, at, DraftSentence(plain, kept.origin, tuple(dict.fromkeys((*kept.citations, *marks))), kept.computation))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Sentences with the marks that follow their 。."""
    found = [*reading.sentences(text, 0, len(text))]
    for place, (first, last) in enumerate(found):
        lead = re.match(r"(?:\[\d+\])+", text[first:last]) if place else None
        tail = re.match(r"(?:\[\d+\])+", text[last:])
        begin, end = first + (lead.end() if lead else 0), last + (tail.end() if tail else 0)
        if begin < end:
            yield begin, end


def _blank(text: str) -> str:
    """The text with slots and marks blanked, offsets kept."""
    return _MARK.sub(lambda match: " " * len(match.group()), _SLOT.sub(lambda match: "□" * len(match.group()), text))


def _sources(line: _Line, draft: Draft, request: DraftRequest) -> list[Source]:
    quotes = {citation.mark: citation for citation in draft.citations}
    section = request.sections[line.section]
    made = [source(f"form:sections[{line.section}].indicators[{at}]", *_forms(one)) for at, one in enumerate(section.indicators)]
    rest = [request.place, request.document, f"{request.year}年", f"{request.year - 1}年", section.heading, *section.points, *section.material]
    made.append(source(f"form:sections[{line.section}]", *rest))
    made += [source(f"past:{mark}", quotes[mark].quote) for mark in line.sentence.citations if mark in quotes]
    if line.sentence.computation:
        made.append(source(f"computed:{line.sentence.computation}", line.sentence.computation, bare=True))
    return made


def _forms(one: AskedIndicator) -> list[str]:
    values = [f"{value}{one.unit}" for value in (one.last_year, one.target) if value]
    return [amount(one) if one.value else "", *values, one.name, one.period, one.deadline, one.responsible, one.note]


def _of_line(line: _Line, draft: Draft, request: DraftRequest) -> Iterator[Finding]:
    text = _blank(line.text)
    for one in unsupported(text, _sources(line, draft, request)):
        told = f"“{one.text}”不在拟稿单里，也不在这一句引用的原文或算式里。请核对来源，或改回有出处的数。"
        if one.quantity is None:
            told = f"数字“{one.text}”没有出处。请核对，或把它填进拟稿单。"
        yield Finding("error", "unsupported_number", told, line.start + one.start, line.start + one.end)
    for match in re.finditer(r"(?<![A-Za-z])[XＸ×]{1,3}(?=[一-鿿%])", text):
        told = f"还留有“{match.group()}”。请换成数字或名称。"
        yield Finding("error", "placeholder", told, line.start + match.start(), line.start + match.end())
    known_marks = {citation.mark for citation in draft.citations}
    for match in _MARK.finditer(line.text):
        if int(match[1]) not in known_marks:
            told = f"没有编号为{match[1]}的出处。请改成这一句的出处编号，或删去。"
            yield Finding("error", "unknown_citation", told, line.start + match.start(), line.start + match.end())
    yield from _names(line, text, draft, request)


def _names(line: _Line, text: str, draft: Draft, request: DraftRequest) -> Iterator[Finding]:
    """Places and organisations that neither the form nor the sentence's own quotes name; general wording has none."""
    if line.sentence.origin == "wording" and line.text == line.sentence.text:
        return
    quotes = {citation.mark: citation for citation in draft.citations}
    said = "".join((_form_text(request), *(quotes[mark].quote + quotes[mark].title for mark in line.sentence.citations if mark in quotes)))
    names = [*names_in(text), *(text[mention.start : mention.end] for mention in places_in(text)), *_BODY.findall(text)]
    for name in dict.fromkeys(names):
        if name not in said and not (len(name) > 2 and name[1:] in said):  # the first character may belong to the verb: 完成|旧村…
            at = line.start + text.find(name)
            yield Finding("warning", "unsupported_name", f"“{name}”在拟稿单和引用的原文里都没有。请核对名称。", at, at + len(name))


def _form_text(request: DraftRequest) -> str:
    parts = [request.place, request.document]
    for section in request.sections:
        parts += [section.heading, section.topic, *section.points, *section.material]
        parts += [part for one in section.indicators for part in (one.name, one.responsible, one.note)]
    return " ".join(parts)


def _of_form(draft: Draft, request: DraftRequest, texts: Sequence[str] | None, whole: str) -> Iterator[Finding]:
    """Values of the form that are not in the text, slots that are still open, lengths, rates that were typed wrongly."""
    place = len(draft.title) + 1
    for at, (asked, section) in enumerate(zip(request.sections, draft.sections, strict=True)):
        body = texts[at] if texts is not None else section_text(section)
        start = place + len(section.heading) + 1
        place = start + len(body) + 1
        have = {(quantity.amount, quantity.base_unit) for quantity in quantities(_blank(body))}
        for one in asked.indicators:
            yield from _typed_rate(one, start)
            wanted = {(quantity.amount, quantity.base_unit) for quantity in quantities(amount(one))}
            if one.value and not (wanted <= have if wanted else one.value in body):
                told = f"“{asked.heading}”里没有写到{one.name}{amount(one)}。请补上，或从拟稿单里删去。"
                yield Finding("error", "value_missing", told, start, start)
        for match in _SLOT.finditer(body):
            told = f"待补：{match.group().strip('【】').removeprefix('待补：')}。请补上数字，或删去这一句。"
            yield Finding("warning", "open_slot", told, start + match.start(), start + match.end())
        low, high = asked.length
        length = size(body)
        if not low <= length <= high:
            told = f"“{asked.heading}”现有{length}字，要求{low}—{high}字。请{'补充要点或材料' if length < low else '删减要点或材料'}。"
            yield Finding("hint", "length", told, start, start)


def _typed_rate(one: AskedIndicator, start: int) -> Iterator[Finding]:
    now, target, typed = number(one.value), number(one.target), _RATE.search(one.note)
    if now is not None and target and typed:
        rate = float(now / target * 100)
        if abs(rate - float(typed[1])) > _RATE_OFF:
            told = f"{one.name}填报的完成率是{typed[1]}%，按{one.value}÷{one.target}计算是{rate:.1f}%。请核对。"
            yield Finding("warning", "typed_rate", told, start, start)


def _repeated(lines: Sequence[_Line]) -> Iterator[Finding]:
    seen: set[str] = set()
    for line in lines:
        key = re.sub(r"\W", "", _MARK.sub("", line.text))
        if len(key) > 8 and key in seen:
            yield Finding("warning", "repeated_sentence", "这一句前面已经写过。请删去一处。", line.start, line.start + len(line.text))
        seen.add(key)


def _of_title(draft: Draft) -> Iterator[Finding]:
    if not draft.title.rstrip("）)").endswith(_KINDS_OF_TEXT):
        yield Finding("hint", "title_kind", "标题末尾没有文种。请写明是报告、总结、计划、方案还是别的。", 0, len(draft.title))


def _checked(draft: Draft, request: DraftRequest, library: Library, whole: str) -> Iterator[Finding]:
    """What the rules for any text find, at its place in this text; slots and repeats are told above. Offsets of marks are kept by blanking."""
    lines = [Block(line) for line in re.sub(r"\[\d+\]", "", whole).split("\n") if line.strip()]
    manuscript = reading.manuscript(lines, f"{draft.title}.txt", title=draft.title, kind="report", place=request.place, year=request.year, is_noise_free=True)
    for finding in check(manuscript, library):
        words = manuscript.text[finding.start : finding.end]
        at = whole.find(words) if words else -1
        if finding.code in _OURS or (finding.code == "contradicts_library" and not words):
            continue
        start, end = (at, at + len(words)) if at >= 0 else (0, 0)
        yield Finding(finding.level, finding.code, finding.text, start, end, finding.suggestion, finding.citations)

"""Verification of a draft, as written or after a person edited it: every number, date, place and organisation comes from the form, a sentence
that is cited, or a shown formula; what fails is a finding with its place and is never changed.

Offsets are into text_of(draft). Not here: a person's text cut into sentences (editing.py), whether the wording is good, and the rules for any
text (checking), which are asked too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant import reading
from assistant.checking import check
from assistant.checking.support import Kind, Source, origin_of, source, unsupported
from assistant.drafting.against_form import blank, form_findings
from assistant.drafting.past_figures import last_year_findings
from assistant.drafting.patterns import amount, due
from assistant.drafting.problems import is_problem
from assistant.drafting.request import year_of
from assistant.drafting.sentences import names_in
from assistant.figures import places_in, quantities
from assistant.library import Library
from assistant.records import AskedIndicator, AskedSection, Block, Draft, DraftFigure, DraftRequest, DraftSection, DraftSentence, Finding

_MARK: Final = re.compile(r"\[(\d+)\]")
_BODY: Final = re.compile(r"由([^，。；“”]{2,14}?)(?:牵头|负责)")
_OFFICE: Final = re.compile(r"[省市县区镇乡][一-鿿]{1,7}?(?:局|委员会|管委会|办公室|服务中心|合作社|中学|小学|卫生院|敬老院|法院|检察院|派出所)")
_REQUEST: Final = re.compile(r"请(?:予)?(?:批复|审批|批准|批示)(?=[。！]|$)|妥否，")
_KINDS_OF_TEXT: Final = ("报告", "总结", "计划", "方案", "意见", "通知", "请示", "函", "纪要", "汇报", "要点", "安排", "情况", "讲话", "材料")
_OURS: Final = frozenset({"placeholder", "repeated_sentence", "numbering"})  # codes of checking that this module says better

UNSUPPORTED: Final[dict[Kind, str]] = {
    "quantity": "“{}”不在拟稿单里，也不在这一句引用的原文或算式里。请核对来源，或改回有出处的数。",
    "date": "“{}”不在拟稿单里，也不在这一句引用的原文里。请核对时间。",
    "digits": "数字“{}”没有出处。请核对，或把它填进拟稿单。",
}


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


def text_of(draft: Draft) -> str:
    """The whole draft as text: title, then each heading and its paragraphs, each cited sentence with its marks."""
    return "\n".join([draft.title, *(part for section in draft.sections for part in (section.heading, section_text(section)))])


def verify(draft: Draft, request: DraftRequest, library: Library) -> tuple[Finding, ...]:
    """Everything wrong in the draft, as it was made or as a person edited its sections, errors first. Draft and request have the same sections."""
    whole, lines = text_of(draft), list(_lines(draft))
    made = [finding for line in lines for finding in _of_line(line, draft, request)]
    made += _of_form(draft, request, library)
    made += _repeated(lines)
    made += _of_title(draft, whole)
    made += _checked(draft, request, library, whole)
    order = {"error": 0, "warning": 1, "hint": 2}
    return tuple(sorted(dict.fromkeys(made), key=lambda one: (order[one.level], one.start, one.code)))


def figures_of(draft: Draft, request: DraftRequest) -> tuple[DraftFigure, ...]:
    """Every quantity of the draft with what it stands on."""
    made = []
    for line in _lines(draft):
        sources = _sources(line, draft, request)
        for quantity in quantities(blank(line.text)):
            origin = origin_of(quantity.amount, quantity.base_unit, sources)
            made.append(DraftFigure(quantity.text, origin or "", bool(origin)))
    return tuple(made)


def _lines(draft: Draft) -> Iterator[_Line]:
    start = len(draft.title) + 1
    for at, section in enumerate(draft.sections):
        start += len(section.heading) + 1
        for sentence in section.sentences:
            yield _Line(sentence.text, start, at, sentence)
            start += len(sentence.text) + sum(len(f"[{mark}]") for mark in sentence.citations)
        start += 1


def _sources(line: _Line, draft: Draft, request: DraftRequest) -> list[Source]:
    """The form of the line's own section first, then what the sentence cites and computes, then the form of the other sections."""
    quotes = {citation.mark: citation for citation in draft.citations}
    rest = [request.place, request.document, f"{request.year}年", f"{request.year - 1}年"]
    mine = line.section
    made = [*_of_asked(mine, request.sections[mine]), source(f"form:sections[{mine}]", *rest)]
    made += [source(f"past:{mark}", quotes[mark].quote, f"{quotes[mark].period}年") for mark in line.sentence.citations if mark in quotes]
    if line.sentence.computation:
        made.append(source(f"computed:{line.sentence.computation}", line.sentence.computation))
    made += [one for at, asked in enumerate(request.sections) if at != mine for one in _of_asked(at, asked)]
    return made


def _of_asked(at: int, asked: AskedSection) -> list[Source]:
    made = [source(f"form:sections[{at}].indicators[{row}]", *_forms(one)) for row, one in enumerate(asked.indicators)]
    return [*made, source(f"form:sections[{at}]", asked.heading, *asked.points, *asked.material)]


def _forms(one: AskedIndicator) -> list[str]:
    values = [f"{value}{one.unit}" for value in (one.last_year, one.target) if value]
    return [amount(one) if one.value else "", *values, one.name, one.period, one.deadline, due(one.deadline, 0), one.responsible, one.note]


def _of_line(line: _Line, draft: Draft, request: DraftRequest) -> Iterator[Finding]:
    text = blank(line.text)
    for one in unsupported(text, _sources(line, draft, request)):
        code = "unsupported_date" if one.kind == "date" else "unsupported_number"
        yield Finding("error", code, UNSUPPORTED[one.kind].format(one.text), line.start + one.start, line.start + one.end)
    for match in re.finditer(r"(?<![A-Za-z])[XＸ×]{1,3}(?=[一-鿿%])", text):
        told = f"还留有“{match.group()}”。请换成数字或名称。"
        yield Finding("error", "placeholder", told, line.start + match.start(), line.start + match.end())
    known_marks = {citation.mark for citation in draft.citations}
    for mark in line.sentence.citations:
        if mark not in known_marks:
            told = f"没有编号为{mark}的出处。请改成这一句的出处编号，或删去。"
            yield Finding("error", "unknown_citation", told, line.start, line.start + len(line.text))
    yield from _names(line, text, draft, request)


def _names(line: _Line, text: str, draft: Draft, request: DraftRequest) -> Iterator[Finding]:
    """Places and organisations that neither the form nor the sentence's own quotes name; general wording has none."""
    if line.sentence.origin == "wording":
        return
    quotes = {citation.mark: citation for citation in draft.citations}
    said = "".join((_form_text(request), *(quotes[mark].quote + quotes[mark].title for mark in line.sentence.citations if mark in quotes)))
    names = [*names_in(text), *(text[mention.start : mention.end] for mention in places_in(text)), *_BODY.findall(text)]
    if line.sentence.origin == "edited":  # nothing else brings a body in
        names += _OFFICE.findall(text)
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


def _of_form(draft: Draft, request: DraftRequest, library: Library) -> Iterator[Finding]:
    place = len(draft.title) + 1
    for asked, section in zip(request.sections, draft.sections, strict=True):
        body = section_text(section)
        start = place + len(section.heading) + 1
        yield from form_findings(asked, section, body, start)
        yield from _past_problems(asked, section, draft, start)
        if any(one.last_year for one in asked.indicators):
            reviewed = replace(request, year=year_of(asked.kind, request.document, request.year))
            yield from last_year_findings(asked, reviewed, library, start)
        place = start + len(body) + 1


def _past_problems(asked: AskedSection, section: DraftSection, draft: Draft, start: int) -> Iterator[Finding]:
    """What was wrong in another year may be mended by now."""
    marks = {mark for one in section.sentences if one.origin == "past" for mark in one.citations}
    years = sorted({one.period for one in draft.citations if one.mark in marks})
    if is_problem(asked) and years:
        told = f"“{asked.heading}”里有取自{'、'.join(years)}年报告的问题。请逐条核对现在是否还存在，已经解决的删去。"
        yield Finding("hint", "past_problems", told, start, start)


def _repeated(lines: Sequence[_Line]) -> Iterator[Finding]:
    seen: set[str] = set()
    for line in lines:
        key = re.sub(r"\W", "", _MARK.sub("", line.text))
        if len(key) > 8 and key in seen:
            yield Finding("warning", "repeated_sentence", "这一句前面已经写过。请删去一处。", line.start, line.start + len(line.text))
        seen.add(key)


def _of_title(draft: Draft, whole: str) -> Iterator[Finding]:
    title = draft.title.rstrip("）)")
    if not title.endswith(_KINDS_OF_TEXT):
        yield Finding("hint", "title_kind", "标题末尾没有文种。请写明是报告、总结、计划、方案还是别的。", 0, len(draft.title))
    asks = _REQUEST.search(whole)
    if asks and title.endswith(("报告", "总结", "汇报")):
        yield Finding("warning", "request_in_report", f"“{asks.group()}”是请示用语，{title[-2:]}里不能夹带请示事项。请删去，或另写请示。", *asks.span())


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

"""A draft as text to paste: plain or Markdown, with or without marks and sources; and what each of its figures stands on.

Not here: the Word file (word.py), the JSON (contract)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from assistant import reading
from assistant.reading.numbering import numeral
from assistant.records import Citation, Draft, DraftFigure, DraftSection, DraftSentence

ORIGINS: Final = {"form": "拟稿单", "past": "往年材料", "policy": "政策文件", "wording": "行文用语", "edited": "人工修改"}
SOURCES: Final = "出处"
MISSING: Final = "待补清单"
_ILLEGAL: Final = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_FORM: Final = re.compile(r"form:sections\[(\d+)\](?:\.indicators\[(\d+)\])?")
_CITED: Final = re.compile(r"(?:past|policy):(\d+)")
_MARKUP: Final = re.compile(r"([\\`*_\[\]<>#|~&])")
_LIST_MARK: Final = re.compile(r"([-+]|\d{1,9}[.)])(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Ground:
    """One row of the evidence annex: a figure of a sentence ("" for a sentence cited as a whole) and what it stands on.

    origin: in words (“拟稿单：第1节第2项指标”); citation: None for what the form or a computation gives."""

    section: str
    sentence: str
    figure: str
    origin: str
    citation: Citation | None


def numbered(draft: Draft) -> Draft:
    """The draft with its headings numbered 一、二、 when there are several and the form numbered none."""
    headings = [section.heading for section in draft.sections]
    if len(headings) < 2 or any(reading.numbered(heading) for heading in headings if heading.strip()):
        return draft
    sections = (replace(one, heading=f"{numeral(at, 'chineseCounting')}、{one.heading}") for at, one in enumerate(draft.sections, start=1))
    return replace(draft, sections=tuple(sections))


def plain(draft: Draft, *, marks: bool = False, sources: bool = False) -> str:
    """The draft as plain text, one paragraph a line. marks: [n] after each cited sentence; sources: the cited sentences below."""
    blocks = [_one_line(draft.title)]
    for section in numbered(draft).sections:
        blocks += [_one_line(section.heading), *(_joined(paragraph, marks) for paragraph in paragraphs(section))]
    if sources and draft.citations:
        blocks += [SOURCES, *(f"[{cited.mark}] {source_line(cited)}：“{_one_line(cited.quote)}”" for cited in draft.citations)]
    return "\n".join(filter(None, blocks)) + "\n"


def markdown(draft: Draft, *, marks: bool = False, sources: bool = False) -> str:
    """The same as Markdown; whatever in the words looks like markup is escaped, so the text is shown as it is."""
    blocks = [f"# {_escaped(_one_line(draft.title))}"]
    for section in numbered(draft).sections:
        blocks += [f"## {_escaped(_one_line(section.heading))}", *(_escaped(_joined(paragraph, marks)) for paragraph in paragraphs(section))]
    if sources and draft.citations:
        blocks.append(f"## {SOURCES}")
        blocks += [f"\\[{cited.mark}\\] {_escaped(source_line(cited))}\n\n> {_escaped(_one_line(cited.quote))}" for cited in draft.citations]
    return "\n\n".join(block for block in blocks if block.strip("# ")) + "\n"


def source_line(cited: Citation) -> str:
    """“reports/….docx（2020），一、… › （三）…” on one line."""
    period = f"（{cited.period}）" if cited.period else ""
    path = " › ".join(cited.heading_path)
    return _one_line(f"{cited.source}{period}" + (f"，{path}" if path else ""))


def paragraphs(section: DraftSection) -> tuple[tuple[DraftSentence, ...], ...]:
    """The sentences of each paragraph. A sentence of blanks with a line break opens a new one, and so does a line break inside a sentence.

    Blanks around a paragraph and characters no file can hold are gone; a paragraph without words is none."""
    found: list[list[DraftSentence]] = [[]]
    for sentence in section.sentences:
        lines = sentence.text.splitlines() or [""]
        for place, line in enumerate(lines):
            if place:
                found.append([])
            text = legal(line).replace("\t", " ")
            text = text if found[-1] else text.lstrip()
            if text:
                found[-1].append(replace(sentence, text=text))
        if sentence.text.endswith(("\n", "\r", "\v", "\f", "\u2028")):
            found.append([])
    return tuple(stripped for paragraph in found if (stripped := _without_last_blanks(paragraph)))


def legal(text: str) -> str:
    """The text without characters that XML cannot hold (control characters, lone surrogates)."""
    return _ILLEGAL.sub("", text)


def grounds(draft: Draft) -> Iterator[Ground]:
    """What the draft stands on, in the order of its sentences. Sentences of wording or form without a figure have no row."""
    cited = {citation.mark: citation for citation in draft.citations}
    placed = _placed(draft)
    for index, section in enumerate(draft.sections):
        for place, sentence in enumerate(section.sentences):
            figures = placed.get((index, place), [])
            text = _one_line(sentence.text)
            for figure in figures:
                yield Ground(_one_line(section.heading), text, figure.text, _origin(figure.origin, sentence), cited.get(_mark(figure.origin)))
            shown = {_mark(figure.origin) for figure in figures}
            for mark in sentence.citations:
                if mark in cited and mark not in shown:
                    yield Ground(_one_line(section.heading), text, "", ORIGINS[sentence.origin], cited[mark])


def _placed(draft: Draft) -> dict[tuple[int, int], list[DraftFigure]]:
    """(section, sentence) → the figures that stand there. A figure of a form's section is looked for in that section first."""
    places = [((index, place), sentence) for index, section in enumerate(draft.sections) for place, sentence in enumerate(section.sentences)]
    found: dict[tuple[int, int], list[DraftFigure]] = {}
    for figure in dict.fromkeys(draft.figures):
        written = re.compile(rf"(?<![\d.,]){re.escape(figure.text)}")
        mark, form = _mark(figure.origin), _FORM.match(figure.origin)
        hits = [place for place, sentence in places if written.search(sentence.text) and (not mark or mark in sentence.citations)]
        own = [place for place in hits if form and place[0] == int(form[1])]
        for place in own or hits:
            found.setdefault(place, []).append(figure)
    return found


def _mark(origin: str) -> int:
    match = _CITED.match(origin)
    return int(match[1]) if match else 0


def _origin(origin: str, sentence: DraftSentence) -> str:
    if form := _FORM.match(origin):
        row = f"第{int(form[2]) + 1}项指标" if form[2] else ""
        return f"{ORIGINS['form']}：第{int(form[1]) + 1}节{row}"
    kind, _, rest = origin.partition(":")
    if kind == "computed":
        return f"计算：{sentence.computation or rest}"
    return ORIGINS.get(kind, origin)


def _joined(paragraph: tuple[DraftSentence, ...], marks: bool) -> str:
    return "".join(sentence.text + ("".join(f"[{mark}]" for mark in sentence.citations) if marks else "") for sentence in paragraph)


def _without_last_blanks(paragraph: list[DraftSentence]) -> tuple[DraftSentence, ...]:
    while paragraph and not paragraph[-1].text.strip():
        paragraph = paragraph[:-1]
    return (*paragraph[:-1], replace(paragraph[-1], text=paragraph[-1].text.rstrip())) if paragraph else ()


def _one_line(text: str) -> str:
    return " ".join(legal(text).split())


def _escaped(text: str) -> str:
    text = _MARKUP.sub(r"\\\1", text)
    return _LIST_MARK.sub(lambda match: f"{match[1][:-1]}\\{match[1][-1]}", text, count=1) if _LIST_MARK.match(text) else text

"""Answer → safe Markdown. `escaped` is the one place where foreign text is made harmless; every string that is not ours passes through it.

Foreign: questions, document text, titles, headings, file names, error messages that may hold any of these.
Not here: plain-text components (Radio, CheckboxGroup, HighlightedText, Dataframe of strings), which never read markup."""

import re
from contextlib import AbstractContextManager
from typing import Final

from assistant.records import Answer, AnswerFigure, Citation
from assistant.ui import dates
from assistant.ui.remedy import needs_document, remedy
from assistant.ui.translating import translated
from assistant.ui.words import language, speaking, texts

_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "@": "&#64;"}
_INLINE: Final = re.compile(r"[\\`*_\[\]|~$]")
_ADDRESS: Final = re.compile(r"(?<=[A-Za-z0-9]):|(?<=[Ww]{3})\.")  # “http:”, “www.”: what a renderer turns into a link by itself
_LINE_START: Final = re.compile(r"^[ \t]*([#+=-])|^[ \t]*(\d{1,9})([.)])", re.MULTILINE)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MARK: Final = re.compile(r"\\\[(\d{1,3})\\\]")


def escaped(text: str) -> str:
    """Markdown that shows exactly these characters: no tag, link, image, list, heading or code can come of it.

    Line breaks stay; control and direction-changing characters go.
    """
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n"))
    text = "".join(_ENTITIES.get(letter, letter) for letter in text)
    text = _INLINE.sub(r"\\\g<0>", text)
    text = _ADDRESS.sub(lambda found: f"&#{ord(found[0])};", text)
    text = _LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)
    return re.sub(r"^[ \t]+", "", text, flags=re.MULTILINE)


def line(text: str) -> str:
    """The same on one line."""
    return escaped(" ".join(text.split()))


def reply(answer: Answer, key: str = "") -> str:
    """The whole reply: a figure or a refusal as its heading, the text with [n] marks, figures side by side, sources or near misses under it.

    key: names the reply in its links (#cite-key-1, #near-key-1, #library), which the page's script turns into events; "" makes no links.
    """
    parts = [*(_refusal(answer, key) if answer.abstained else _told(answer, key))]
    compared = _table(answer, key)
    if compared:
        parts.append(compared)
    elif answer.citations:
        parts.append("\n".join(f"> {source_line(citation, key)}" for citation in answer.citations))
    if answer.near_misses:
        places = [_linked(_where(miss.citation), key and f"near-{key}-{at}") for at, miss in enumerate(answer.near_misses)]
        with captioned(answer):
            misses = [f"> {texts.WHY_NOT[miss.why]}{texts.COLON}{place}" for miss, place in zip(answer.near_misses, places, strict=True)]
            parts.append("\n".join((f"{texts.NEAREST}{texts.COLON}", "", *misses)))
    if answer.note:
        parts.append(f"> {line(translated(answer.note))}")
    return "\n\n".join(parts)


def source_line(citation: Citation, key: str = "") -> str:
    """“[1] 文件名 › 标题路径 · 时段 · 回顾”."""
    return f"{_mark(citation.mark, key)} {_where(citation)}"


def file_name(citation: Citation) -> str:
    """The file without its folders; not escaped."""
    return citation.source.rsplit("/", 1)[-1]


def headings(citation: Citation) -> str:
    """The heading path, or that there is none; not escaped."""
    return " › ".join(citation.heading_path) or texts.NO_HEADING


def captioned(answer: Answer) -> AbstractContextManager[None]:
    """What an answer was computed from, or why there is none, is told in English on an English page, and of a question in English."""
    return speaking("en" if "en" in (language(), answer.language) else "zh")


def _told(answer: Answer, key: str) -> list[str]:
    when = _when(answer)
    parts = [f"## {line(answer.headline)}{f' *{line(when)}*' if when else ''}"] if answer.headline else []
    parts.append(_marked(answer, key))
    if answer.computation:
        with captioned(answer):
            parts.append(f"{texts.COMPUTED}{texts.COLON}{line(answer.computation.formula)} {line(answer.computation.unit)}".rstrip())
    return parts


def _when(answer: Answer) -> str:
    """The period of the one figure in the heading, and that it is a plan; a computed one has several, which the text names."""
    cited = next((one for one in answer.citations if answer.figures and one.mark == answer.figures[0].citation), None)
    if cited is None or answer.computation:
        return ""
    return " · ".join(filter(None, (dates.cited(cited), texts.ROLES["plan"] if cited.role == "plan" else "")))


def _refusal(answer: Answer, key: str) -> list[str]:
    with captioned(answer):
        heading, wanted = texts.REFUSED_REDACTED if answer.reason == "redacted" else texts.REFUSED, remedy(answer)
    with speaking(answer.language):
        said = re.sub(r"^(?:[：:\s]|&#58;)+", "", _marked(answer, key).removeprefix(texts.REFUSED))  # the heading says it already
    parts = [f"### {heading}", f"{said[:1].upper()}{said[1:]}"]
    if wanted and key:
        parts.append(f"**{texts.REMEDY}** {line(wanted)}{f' [{texts.TO_LIBRARY}](#library)' if needs_document(answer) else ''}")
    return parts


def _table(answer: Answer, key: str) -> str:
    """Two figures and more as a table: what tells them apart, the figure, its source; "" for fewer."""
    cited = {citation.mark: citation for citation in answer.citations}
    rows = [(one, cited[one.citation]) for one in answer.figures if one.citation in cited]
    if len(rows) < 2:
        return ""
    head, names = _apart([citation for _, citation in rows], answer)
    cells = [
        f"| {line(name)} | **{line(_figure_words(figure))}** | {_mark(figure.citation, key)} {line(file_name(citation))} |"
        for name, (figure, citation) in zip(names, rows, strict=True)
    ]
    return "\n".join((f"| {head} | {texts.TABLE_FIGURE} | {texts.TABLE_SOURCE} |", "|---|---:|---|", *cells))


def _apart(cited: list[Citation], answer: Answer) -> tuple[str, list[str]]:
    """What the rows of a table differ in, with its value for each row."""
    periods, roles = [dates.cited(one) for one in cited], [texts.ROLES[one.role] for one in cited]
    places = answer.understood.places if answer.understood else ()
    named = [next((place for place in places if place in one.title or place in one.source), "") for one in cited]
    if len(set(periods)) == len(cited):
        return texts.TABLE_PERIOD, periods
    if len(set(named)) == len(cited) and all(named):
        return texts.TABLE_PLACE, named
    if len(set(roles)) == len(cited):
        return texts.TABLE_ROLE, roles
    return texts.TABLE_PERIOD, [" · ".join(filter(None, pair)) for pair in zip(periods, roles, strict=True)]


def _figure_words(figure: AnswerFigure) -> str:
    """With its unit, which a table's cell may leave to its header."""
    return figure.text if figure.unit in figure.text else f"{figure.text}{figure.unit}"


def _marked(answer: Answer, key: str) -> str:
    """The answer's text, its marks readable or links, its figure bold where Markdown can make it so."""
    text = _with_struck(answer)
    figure = escaped(answer.headline or "")
    if figure and figure[0].isalnum() and figure[-1].isalnum():  # next to punctuation Markdown would show the stars
        text = re.sub(rf"(?<![\d.,])({re.escape(figure)})(?![\d.,])", r"**\1**", text, count=1)
    marks = {citation.mark for citation in answer.citations}
    text = _MARK.sub(lambda found: _mark(int(found[1]), key if int(found[1]) in marks else ""), text)
    return re.sub(r"(?<!\\)\](?=[(:\[])(?!\(#cite-)", "]\u2060", text)  # a mark before “(”, “:” or another mark must not become a link


def _mark(number: int, key: str) -> str:
    return f"[\\[{number}\\]](#cite-{key}-{number})" if key else f"[{number}]"


def _linked(words: str, place: str) -> str:
    """Brackets inside a link's words as entities: escaped with a backslash they would still end it there, and what follows come alive."""
    inside = words.replace(r"\[", "&#91;").replace(r"\]", "&#93;").replace("!", "&#33;")
    return f"[{inside}](#{place})" if place else words


def _with_struck(answer: Answer) -> str:
    """The escaped text, and crossed out in its place what the check refused of a model's wording."""
    made, start = "", 0
    for one in sorted(answer.struck, key=lambda one: one.at):
        crossed = line(one.text)
        made += escaped(answer.answer[start : one.at]) + (f" ~~{crossed}~~ " if crossed else "")
        start = one.at
    return made + escaped(answer.answer[start:])


def _where(citation: Citation) -> str:
    parts = [" › ".join((line(file_name(citation)), *map(line, citation.heading_path)))]
    return " · ".join([*parts, *filter(None, (line(dates.cited(citation)), texts.ROLES[citation.role]))])

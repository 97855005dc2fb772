"""Answer → safe Markdown. `escaped` is the one place where foreign text is made harmless; every string that is not ours passes through it.

Foreign: questions, document text, titles, headings, file names, error messages that may hold any of these.
Not here: plain-text components (Radio, CheckboxGroup, HighlightedText, Dataframe of strings), which never read markup."""

import re
from typing import Final

from assistant.records import Answer, Citation, Language, NearMiss, Period
from assistant.ui import texts

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


def reply(answer: Answer) -> str:
    """The whole reply: a figure or a refusal as its heading, the text with [n] marks, sources or near misses under it."""
    parts = [*(_refusal(answer) if answer.abstained else _told(answer))]
    if answer.citations:
        parts.append("\n".join(f"> {source_line(citation)}" for citation in answer.citations))
    if answer.near_misses:
        misses = [f"> {why(miss, answer.language)}：{_where(miss.citation)}" for miss in answer.near_misses]
        parts.append("\n".join((f"{texts.NEAREST[answer.language]}：", "", *misses)))
    if answer.note:
        parts.append(f"> {line(answer.note)}")
    return "\n\n".join(parts)


def source_line(citation: Citation) -> str:
    """“[1] 文件名 › 标题路径 · 时段 · 回顾”."""
    return f"[{citation.mark}] {_where(citation)}"


def file_name(citation: Citation) -> str:
    """The file without its folders; not escaped."""
    return citation.source.rsplit("/", 1)[-1]


def headings(citation: Citation) -> str:
    """The heading path, or that there is none; not escaped."""
    return " › ".join(citation.heading_path) or texts.NO_HEADING


def years(period: Period) -> str:
    """“2020年1-9月”, “2016—2020年”."""
    whole = f"{period.first}年" if period.first == period.last else f"{period.first}—{period.last}年"
    return f"{whole}{period.part}"


def period(citation: Citation) -> str:
    """The period of a citation as a clerk writes it (2020年, 2021—2025年); "" when it has none. Not escaped."""
    return re.sub(r"\b((?:19|20)\d\d)\b(?!年|—)", r"\1年", citation.period)


def why(miss: NearMiss, language: Language) -> str:
    """Why a near miss was not taken, in plain words."""
    return texts.WHY_NOT[miss.why][language]


def _told(answer: Answer) -> list[str]:
    parts = [f"## {line(answer.headline)}"] if answer.headline else []
    parts.append(_marked(answer))
    if answer.computation:
        parts.append(f"{texts.COMPUTED[answer.language]}：{line(answer.computation.formula)} {line(answer.computation.unit)}".rstrip())
    return parts


def _refusal(answer: Answer) -> list[str]:
    heading = texts.REFUSED_REDACTED if answer.reason == "redacted" else texts.REFUSED
    said = _marked(answer).removeprefix(texts.REFUSED[answer.language]).lstrip("：: \n")  # the heading says it already
    return [f"### {heading[answer.language]}", f"{said[:1].upper()}{said[1:]}"]


def _marked(answer: Answer) -> str:
    """The answer's text, its marks left readable, its figure bold where Markdown can make it so."""
    text = _with_struck(answer)
    text = _MARK.sub(r"[\1]", text)
    text = re.sub(r"\](?=[(:\[])", "]\u2060", text)  # a mark before “(”, “:” or another mark must not become a link
    figure = escaped(answer.headline or "")
    if figure and figure[0].isalnum() and figure[-1].isalnum():  # next to punctuation Markdown would show the stars
        text = re.sub(rf"(?<![\d.,])({re.escape(figure)})(?![\d.,])", r"**\1**", text, count=1)
    return text


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
    return " · ".join([*parts, *filter(None, (line(period(citation)), texts.ROLES[citation.role]))])

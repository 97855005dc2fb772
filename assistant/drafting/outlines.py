"""Outlines: which sections a new document has: those of the place's last one, renamed for the year, or the standard ones of knowledge/outline.yaml.

「（三）人居环境不断改善」 of 2020's review → a review section of 2021 with the same heading. A review is followed by 「存在问题」.
Not here: what stands in a section (composing.py, problems.py)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

import yaml

from assistant.drafting import request as forms
from assistant.drafting.problems import admitted, earlier_reports, is_named
from assistant.drafting.request import year_of
from assistant.drafting.wordings import KINDS, load
from assistant.errors import UsageError
from assistant.figures import fact_years
from assistant.library import Library
from assistant.reading.numbering import numeral
from assistant.records import AskedSection, Document, DraftRequest, Role
from assistant.shipped import shipped

Wanted = Literal["plan", "review", "both"]

FILE: Final = "outline.yaml"
LEAD: Final = (0, 160)  # characters of a chapter's own text, above its sections
PROBLEMS: Final = (150, 500)
TOPIC: Final = (250, 600)  # characters of a section
FEWEST: Final = 3  # sections of a past document worth following
_ROLES: Final[Mapping[str, Role]] = {"plan": "plan", "review": "result"}
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?=年)")
_NUMBERING: Final = re.compile(r"^(?:第[一二三四五六七八九十]+(?:部分|章|节)[、，]?|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、]|（\d+）)\s*")
_CHAPTER: Final = re.compile(r"[一二三四五六七八九十]+、")


def outline(place: str, document: str, year: int, library: Library, kind: Wanted = "both") -> tuple[AskedSection, ...]:
    """The sections of a new document, in order, none of them filled in.

    document: its title; year: the year planned (plan) or reviewed (review); both: the review of the year its title names, then the plan.
    A chapter (“一、2021年工作完成情况”) stands as a section of few characters before those under it."""
    years = _years(document, year, kind)
    made: list[tuple[int, AskedSection]] = []
    for one, told in years.items():
        past = _of_past(place, document, one, told, library)
        made += past or _standard(one, told)
        if one == "review":
            made += _problems(DraftRequest(place, document, told, ()), library, has_past=bool(past), depth=min(depth for depth, _ in made))
    return tuple(_numbered(made, len(years) > 1))


def _years(document: str, year: int, kind: Wanted) -> dict[Literal["plan", "review"], int]:
    if kind != "both":
        return {kind: year_of(kind, document, year)}
    kinds: tuple[Literal["review", "plan"], ...] = ("review", "plan")
    return {one: year_of(one, document, year) for one in kinds if forms.is_named(one, document)} or {"plan": year}


def _of_past(place: str, title: str, kind: Literal["plan", "review"], year: int, library: Library) -> list[tuple[int, AskedSection]]:
    """Depth (0: chapter, 1: section) and section, as in the place's last document with such sections; none where there is none worth following."""
    role = _ROLES[kind]
    best: list[tuple[int, AskedSection]] = []
    same = [one for one in library.documents() if one.metadata.place == place and one.metadata.kind in ("report", "plan") and one.metadata.title != title]
    told = {one.id: max(fact_years(one.metadata, role), default=0) for one in same}
    for last in sorted({told[one.id] for one in same if 0 < told[one.id] < year}, reverse=True)[:1]:
        for one in same:
            found = list(_asked(one, kind, year - last, library)) if told[one.id] == last else []
            best = max(best, found, key=len)
    return best if len([depth for depth, _ in best if depth]) >= FEWEST else []


def _asked(document: Document, kind: Literal["plan", "review"], later: int, library: Library) -> Iterator[tuple[int, AskedSection]]:
    outline, whole = library.registry.sections(document.id), library.document(document.id)
    mine = [(at, section) for at, section in enumerate(outline) if section.role == _ROLES[kind] and section.level]
    depths = sorted({section.level for _, section in mine})
    for at, section in mine if whole else ():
        is_chapter = section.level == depths[0] and at + 1 < len(outline) and outline[at + 1].level > section.level
        if not is_chapter and section.level not in depths[:2]:
            continue
        heading = _YEAR.sub(lambda match: str(int(match.group()) + later), bare(section.heading))
        if is_chapter:
            yield 0, AskedSection(heading, kind=kind, length=LEAD)
            continue
        end = next((other.start for other in outline[at + 1 :] if other.level <= section.level), section.end)
        topic = load().topic(heading, whole.text[section.body : end] if whole else "")
        yield 1, AskedSection(heading, topic.name if topic else "", kind, length=_length(end - section.body))


def _problems(request: DraftRequest, library: Library, *, has_past: bool, depth: int) -> Iterator[tuple[int, AskedSection]]:
    """The section on what is wrong, where the place's last report tells of it or there is none to follow."""
    heading = str(standard()["problem"]["heading"])
    if not has_past:
        yield depth, AskedSection(heading, kind="review", length=PROBLEMS)
        return
    newest = max((year for _, year in earlier_reports(request, library)), default=0)
    for last in admitted(request, library)[:1]:
        if last.year == newest:
            length = _length(sum(end - start for _, start, end in last.sentences))
            yield depth, AskedSection(bare(last.heading) if is_named(last.heading) else heading, kind="review", length=length)


def _length(characters: int) -> tuple[int, int]:
    """About as long as last year's, in tens; never so short that nothing can be said."""
    low = max(150, characters * 4 // 5 // 10 * 10)
    return low, max(low + 150, characters * 13 // 100 * 10)


def _standard(kind: Literal["plan", "review"], year: int) -> list[tuple[int, AskedSection]]:
    rows = standard()[kind]
    chapter = AskedSection(str(rows["chapter"]).replace("{year}", str(year)), kind=kind, length=LEAD)
    return [(0, chapter), *((1, AskedSection(str(row["heading"]), str(row["topic"]), kind, length=TOPIC)) for row in rows["sections"])]


def _numbered(found: list[tuple[int, AskedSection]], is_whole: bool) -> Iterator[AskedSection]:
    """Headings numbered anew: 一、 for chapters and （一） below them; a plan or review by itself has no single chapter around it."""
    chapters = sum(depth == 0 for depth, _ in found)
    chapter = topic = 0
    for depth, asked in found:
        if depth == 0 and not is_whole and chapters == 1:
            continue
        chapter, topic = (chapter + 1, 0) if depth == 0 else (chapter, topic + 1)
        number = numeral(chapter if depth == 0 else topic, "chineseCounting")
        yield replace(asked, heading=f"{number}、{asked.heading}" if depth == 0 or not chapter else f"（{number}）{asked.heading}")


def bare(heading: str) -> str:
    """A heading without its numbering and the punctuation that ends it."""
    return _NUMBERING.sub("", heading.strip()).rstrip("。；：:，、 ")


def lead(kind: str, place: str, year: int) -> str:
    """The sentence that opens a chapter."""
    return str(standard()[kind]["lead"]).replace("{year}", str(year)).replace("{place}", place)


def around_problems() -> tuple[str, str]:
    """The sentences before and after a list of problems."""
    return str(standard()["problem"]["lead"]), str(standard()["problem"]["close"])


def is_chapter(asked: AskedSection, following: AskedSection | None) -> bool:
    """Whether a section only opens those under it: numbered above the next one, nothing filled in, few characters asked."""
    is_empty = not (asked.points or asked.indicators or asked.material) and asked.length[0] <= LEAD[0] and asked.length[1] <= LEAD[1]
    return is_empty and following is not None and bool(_CHAPTER.match(asked.heading)) and not _CHAPTER.match(following.heading)


@lru_cache(maxsize=1)
def standard() -> Mapping[str, Any]:
    """The table of this installation. Raises UsageError for one that was mended wrongly."""
    return read(shipped("knowledge"))


def read(folder: Path) -> Mapping[str, Any]:
    """The table of a folder, checked. Raises UsageError with what is wrong."""
    try:
        content: dict[str, Any] = yaml.safe_load((folder / FILE).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as cause:
        raise UsageError(f"{FILE} 无法读取：{cause}。请检查格式，或恢复原文件（UTF-8 编码）。") from cause
    topics = {topic.name for topic in load().topics}
    for kind in KINDS:
        rows = content.get(kind) if isinstance(content, dict) else None
        if not isinstance(rows, dict) or not rows.get("chapter") or not rows.get("lead") or not isinstance(rows.get("sections"), list):
            raise UsageError(f"{FILE} 里 {kind} 要有 chapter、lead 和 sections 三项。请改正后再试。")
        for row in rows["sections"]:
            if not isinstance(row, dict) or not row.get("heading") or row.get("topic") not in topics:
                raise UsageError(f"{FILE} 里 {kind} 的“{row}”要写成 {{heading: 标题, topic: 主题}}，主题是 {'、'.join(sorted(topics))} 之一。")
    row = content.get("problem") if isinstance(content, dict) else None
    if not isinstance(row, dict) or not all(row.get(name) for name in ("heading", "lead", "close")):
        raise UsageError(f"{FILE} 里 problem 要有 heading、lead 和 close 三项。请改正后再试。")
    return content

"""Outline: the lines of a text → a flat tuple of Section, in order, each with the headings above it.

“一、” opens a level, “（一）” one below it, “1.” below that; which of them is level 1 is what the document starts with. A numbered line is
a heading when text or deeper headings follow it, an item of a list when it does not. An unnumbered line that names a half of the report
(“2024年工作回顾”) is above them all. Not here: what a line looks like (headings.py), what
role a section has (roles.py; every role here is "other")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.reading.headings import ARTICLE, RANKS, Line, bare, numbered, plain
from assistant.reading.noise import is_title
from assistant.reading.roles import half_title, is_part_title
from assistant.records import Section

FEWEST_ARTICLES = 3  # from three “第X条” on, a text is a law and its “（一）” are items of an article
_PAGE_OF_CONTENTS = re.compile(r"[.…·\s]*\d*$")
_LAW_STYLES = frozenset({"编", "章", "节", ARTICLE, "一、", "markup", "part"})


@dataclass(slots=True)
class _Candidate:
    """One line on its way to being a heading. index: its place among all lines; markup: the level the file itself gave it; shown: its words
    without the dashes and blanks around them, "" for those of the line."""

    index: int
    start: int
    text: str
    line: Line
    markup: int = 0
    heading: bool = True
    shown: str = ""


def sections(text: str, levels: Sequence[tuple[int, int]] = ()) -> tuple[Section, ...]:
    """Every section of the text; together they are the text, without gap or overlap.

    levels: (offset of a line, heading level) for lines the file itself marks as headings."""
    lines = text.split("\n")
    candidates = _candidates(lines, dict(levels))
    _drop_items(candidates, len(lines))
    found = [candidate for candidate in candidates if candidate.heading]
    return _nested(text, found)


def _candidates(lines: list[str], markup: dict[int, int]) -> list[_Candidate]:
    markup = _without_title(lines, markup)
    found: list[_Candidate] = []
    offset, previous = 0, ""
    for index, text in enumerate(lines):
        level = markup.get(offset, 0)
        line = numbered(text) if text else None
        if level and (line is None or line.style != ARTICLE):
            found.append(_Candidate(index, offset, text, _marked(text, line), level))
        elif line:
            found.append(_Candidate(index, offset, text, line))
        elif previous and (half := half_title(text)) and _opens_half(lines, index, half, found):
            found.append(_Candidate(index, offset, text, Line("part", 0, len(text), False, False, False), shown=half))
        elif previous and plain(text) and _stands_alone(lines, index, previous, bool(found) and found[-1].index == index - 1):
            style = "part" if is_part_title(text) and _numbering_restarts(lines, index + 1) else "plain"
            found.append(_Candidate(index, offset, text, Line(style, 0, len(text), False, False, False)))
        offset += len(text) + 1
        previous = text
    return found


def _without_title(lines: list[str], markup: dict[int, int]) -> dict[int, int]:
    """The file's only top heading, at its start, is the title of the document and no section of it."""
    if not markup:
        return markup
    top = min(markup.values())
    tops = [offset for offset, level in markup.items() if level == top]
    head = sum(len(line) + 1 for line in lines[:5])
    if len(tops) > 1 or tops[0] >= head or (len(markup) == 1 and numbered(lines[0] or " ")):
        return markup
    return {offset: level for offset, level in markup.items() if offset != tops[0]}


def _marked(text: str, line: Line | None) -> Line:
    if line is None:
        return Line("markup", 0, len(text), False, False, False)
    return line if not line.open_end else replace(line, title_end=len(text), run_in=False, open_end=False)


def _stands_alone(lines: list[str], index: int, previous: str, after_heading: bool) -> bool:
    """Between a finished paragraph (or a heading) and a long one, so not a line the page broke in two; the words of a part title tell as much
    as a paragraph before it does."""
    following = lines[index + 1] if index + 1 < len(lines) else ""
    known = _tells_by_itself(lines[index])
    finished = after_heading or (previous[-1] in "。！？" and (len(previous) >= 30 or known))
    return finished and (len(following) >= 40 or numbered(following or " ") is not None or (known and following[-1:] in tuple("。；：")))


def _tells_by_itself(line: str) -> bool:
    """“工作回顾”, “存在的问题”, but not “关于教育改革问题”."""
    return is_part_title(line) and (line.startswith(("存在", "主要")) or not line.endswith(("问题", "不足")))


def _opens_half(lines: list[str], index: int, half: str, found: list[_Candidate]) -> bool:
    """Whether a line that could head a half of the report does: below the title, with text of its own, once, and not inside a run of numbers
    that goes on after it."""
    before, after = lines[:index], lines[index + 1 :]
    body_has_begun = any(line and line[-1] in "。！？；：:" for line in before) or any(map(is_title, before))
    if not body_has_begun or not after or half_title(after[0]):
        return False
    if sum(half_title(line) == half and not half_title(next_line) for line, next_line in pairwise(lines)) > 1:
        return False  # every section tells of its year and of the next
    numbers = [candidate.line for candidate in found if candidate.line.style in RANKS and candidate.line.number]
    highest = min((line.style for line in numbers), key=RANKS.__getitem__, default="")
    following = (line for text in after if text and (line := numbered(text)) and line.style != ARTICLE)
    goes_on = next((line for line in following if not highest or line.style == highest), None)
    return goes_on is None or goes_on.number == 1


def _numbering_restarts(lines: list[str], index: int) -> bool:
    first = next((line for text in lines[index : index + 6] if text and (line := numbered(text)) and line.style != ARTICLE), None)
    return first is not None and first.number == 1


def _drop_items(candidates: list[_Candidate], line_count: int) -> None:
    """Take back the candidates that are items of a list, lines of a table of contents, or references."""
    is_law = sum(candidate.line.style == ARTICLE for candidate in candidates) >= FEWEST_ARTICLES
    for candidate in candidates:
        style = candidate.line.style
        if style == ARTICLE:
            candidate.heading = is_law
        elif candidate.line.open_end and not candidate.markup:
            candidate.heading = False
        elif is_law and not candidate.markup:
            candidate.heading = style in _LAW_STYLES and not (candidate.line.full_stop and candidate.line.run_in)
    _drop_contents(candidates)
    if not is_law:
        for run in _runs(candidates):
            _drop_bare_run(run, candidates, line_count)


def _drop_contents(candidates: list[_Candidate]) -> None:
    """A heading without a body that comes again later, word for word, stands in a table of contents."""
    seen: set[str] = set()
    for position in range(len(candidates) - 1, -1, -1):
        candidate = candidates[position]
        if candidate.line.style == ARTICLE or not candidate.heading:
            continue
        key = _PAGE_OF_CONTENTS.sub("", re.sub(r"\s+", "", candidate.text))
        follower = candidates[position + 1] if position + 1 < len(candidates) else None
        bodiless = follower is not None and follower.line.style != ARTICLE and follower.index == candidate.index + 1
        if key in seen and bodiless and not candidate.line.run_in:
            candidate.heading = False
        seen.add(key)


def _runs(candidates: list[_Candidate]) -> list[list[_Candidate]]:
    """Siblings: one style, counting up, with nothing of a higher rank between them."""
    open_runs: dict[str, list[_Candidate]] = {}
    finished: list[list[_Candidate]] = []
    for candidate in candidates:
        rank = _rank(candidate)
        for style in [style for style in open_runs if RANKS[style] > rank]:
            finished.append(open_runs.pop(style))
        style = candidate.line.style
        if candidate.markup or style not in RANKS or style in ("plain", "part"):
            continue
        run = open_runs.get(style)
        if run and candidate.line.number == 1:
            finished.append(open_runs.pop(style))
        open_runs.setdefault(style, []).append(candidate)
    return finished + list(open_runs.values())


def _drop_bare_run(run: list[_Candidate], candidates: list[_Candidate], line_count: int) -> None:
    """A run of numbered lines is a list of items, not of headings, when most of them have nothing below them."""
    position = {candidate.index: place for place, candidate in enumerate(candidates)}
    headings = [candidate for candidate in run if candidate.heading]
    if len(headings) * 2 < len(run) or (len(run) > 1 and headings == run[-1:]):  # most end with ；, or all but the last: it is an item too
        for candidate in headings:
            candidate.heading = False
        return
    strong = run[0].line.style in ("一、", "编", "章", "节")
    bodies = 0
    for candidate in headings:
        following = position[candidate.index] + 1
        below = candidates[following] if following < len(candidates) else None
        next_index = below.index if below else line_count
        has_children = below is not None and below.heading and _rank(below) > _rank(candidate)
        bodies += candidate.line.run_in or next_index > candidate.index + 1 or has_children
    sentences = any(candidate.line.full_stop and not candidate.line.run_in for candidate in headings)
    if bodies * 2 < len(headings) and (sentences or not strong):
        for candidate in headings:
            candidate.heading = False


def _rank(candidate: _Candidate) -> int:
    return RANKS.get(candidate.line.style, 0)


def _nested(text: str, found: list[_Candidate]) -> tuple[Section, ...]:
    made: list[Section] = []
    if not found or found[0].start > 0:
        end = found[0].start if found else len(text)
        if end:
            made.append(Section("", 0, (), "other", 0, 0, end))
    open_headings: list[tuple[_Candidate, str]] = []
    for place, candidate in enumerate(found):
        while open_headings and _closes(candidate, open_headings[-1][0]):
            open_headings.pop()
        line = candidate.line
        heading = candidate.shown or bare(candidate.text[: line.title_end])
        open_headings.append((candidate, heading))
        end = found[place + 1].start if place + 1 < len(found) else len(text)
        body = candidate.start + line.title_end
        while body < end and text[body] in " \n":
            body += 1
        path = tuple(name for _, name in open_headings)
        made.append(Section(heading, len(path), path, "other", candidate.start, body, end))
    return tuple(made)


def _closes(new: _Candidate, old: _Candidate) -> bool:
    """Whether a new heading ends the old one: a heading of the same kind or a higher one does."""
    if new.markup and old.markup and (new.line.style == "markup" or old.line.style == "markup"):
        return new.markup <= old.markup
    if new.line.style == "markup":
        return True
    if old.line.style == "markup":
        return False
    return _rank(new) <= _rank(old)

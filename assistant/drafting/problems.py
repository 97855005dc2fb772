"""Problems: what past reports of the place admit under 「存在问题」, or in the paragraph that begins 「我们也清醒地认识到…」, as items to draw from.

「主要表现在：一是产业化水平不高，农产品商品率仅有45%；二是…」 → the item 「产业化水平不高」: from the first clause that is tied to its year on,
nothing is taken. What the report promises to do about them is no problem. Not here: the lines around the items (knowledge/outline.yaml)."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.drafting.pieces import Piece, is_alike, size
from assistant.drafting.precedent import Precedent, documents_of
from assistant.drafting.sentences import HANGING, WEAK_START, is_bound, renamed
from assistant.figures import fact_years
from assistant.library import Library
from assistant.reading import clauses, sentences
from assistant.records import AskedSection, Document, DraftRequest, Section

SLOT: Final = "工作中还存在一些问题和不足，主要是【待补：存在的问题】。"
SHORTEST: Final = 6  # characters of an item
OPENING: Final = 90  # characters in which a paragraph without a heading says that it is about problems
ORDINALS: Final = "一二三四五六七八九十"
_THINGS: Final = "问题|困难|不足|短板|挑战|差距|薄弱环节"
_HEADING: Final = re.compile(rf"(?:存在|面临|遇到).{{0,10}}(?:{_THINGS})|^(?:主要|突出)?(?:{_THINGS})(?:[和与及、].{{0,8}})?$|(?:{_THINGS})[和与及、](?:{_THINGS})")
_SOLVED: Final = re.compile(r"(?<!亟待)(?<!亟需)(?<!有待)(?<!尚未)(?<!没有)(?<!根本)解决|化解|破解|缓解|克服|补齐|针对|应对|聚焦|围绕|整改|破除|直面")
_ADMITS: Final = re.compile(rf"(?:看到|认识到|意识到|存在|面临)[^。：；]{{0,40}}(?:{_THINGS})")
_LEAD: Final = re.compile(rf"(?:{_THINGS}|主要|表现|体现|方面)[^。；，]{{0,8}}[：:]")
_PROMISE: Final = re.compile(
    r"^(?:对(?:于|此|这|上述|存在)|针对|这些|上述|以上|产生|造成|下一步|今后|为此|我们(?:将|要|一定|必须|务必)|新的一年)"
    r"|(?:将|要|一定).{0,12}(?:解决|改进|克服|重视|应对|整改)|加以(?:解决|改进)"
)
_NUMBER: Final = re.compile(rf"^(?:[{ORDINALS}]是|第[{ORDINALS}][，、]?|其[{ORDINALS}][，、]|[（(][{ORDINALS}\d]+[）)]|\d+[.．、]|主要是)[：:]?")
_BY_YEAR: Final = re.compile(r"今年|去年|上年|明年|本年|当前|目前|上半年|下半年|近年|五年|季度|等等")


def is_problem(asked: AskedSection) -> bool:
    """A section of the form that is to say what is wrong: its heading decides, a form says “plan” where nothing was chosen."""
    return is_named(asked.heading)


def is_named(heading: str) -> bool:
    """「二、存在的主要问题」, not 「解决群众反映的问题」 or 「补齐民生短板」."""
    plain = re.sub(rf"^(?:[{ORDINALS}]+、|[（(][{ORDINALS}]+[）)]|\d+[.．、])\s*", "", heading.strip()).rstrip("。；：:，、 ")
    return bool(_HEADING.search(plain)) and not _SOLVED.search(plain)


def admitted(request: DraftRequest, library: Library) -> tuple[Precedent, ...]:
    """The problems earlier reports of the place tell of, the last year first; the sentences of each are its items as they stand in the text.

    request.year: the year reviewed."""
    found = [_of(document, year, library) for document, year in earlier_reports(request, library)]
    return tuple(sorted(filter(None, found), key=lambda one: -one.year))


def earlier_reports(request: DraftRequest, library: Library) -> Iterator[tuple[Document, int]]:
    """The reports of the place on a year before the one reviewed, and that year. Without their text."""
    for document in documents_of(request, library):
        year = max(fact_years(document.metadata, "problem"), default=0)
        is_ours = document.metadata.place == request.place and document.metadata.kind == "report" and document.metadata.title != request.document
        if is_ours and 0 < year < request.year:
            yield document, year


def problems(asked: AskedSection, request: DraftRequest, sources: Sequence[Precedent], pinned: frozenset[str], room: tuple[int, int]) -> list[Piece]:
    """What stands in the form, then the items of the sources as far as room (least and most characters) goes: the last year's, older ones only
    up to the least. Numbered 「一是…；二是…。」; the slot when there is nothing."""
    made = [Piece(_NUMBER.sub("", one.strip()).strip("。；;，, "), "form") for one in asked.points]
    for source in sources:
        for quote in source.quotes:
            text, length = _item(quote.text, request, asked), sum(size(one.text) for one in made)
            most = room[1] if source is sources[0] else room[0]
            is_wanted = quote.key in pinned or ((length < room[0] or source is sources[0]) and length + size(text) <= most)
            if text and is_wanted and not any(is_alike(text, one.text) for one in made):
                made.append(Piece(text, "past", (quote.citation,), key=quote.key))
    return list(_numbered(made[: len(ORDINALS)])) or [Piece(SLOT, "form")]


def _numbered(items: Sequence[Piece]) -> Iterator[Piece]:
    for at, one in enumerate(items):
        number = f"{ORDINALS[at]}是" if len(items) > 1 else ""
        yield Piece(f"{number}{one.text}{'；' if at + 1 < len(items) else '。'}", one.origin, one.quotes, key=one.key)


def _of(document: Document, year: int, library: Library) -> Precedent | None:
    """The chapter of a report by its heading, else its paragraph by its opening."""
    whole = library.document(document.id)
    outline = library.registry.sections(document.id)
    if whole is None:
        return None
    for at, section in enumerate(outline):
        if section.role == "problem" and is_named(section.heading):
            below = [one for one in _branch(outline, at) if one.start >= section.body]
            spans = [(one, one.start, one.body) for one in below if size(one.heading) >= SHORTEST] or list(_items(whole.text, section, section.body, section.end))
            return _precedent(whole, section.heading, year, spans)
    for section in (one for one in outline if one.role != "plan"):
        for match in re.finditer(r"[^\n]+", whole.text[section.body : section.end]):
            start, end = section.body + match.start(), section.body + match.end()
            if (says := _ADMITS.search(match.group()[:OPENING])) and not _SOLVED.search(match.group()[:OPENING]):
                admission = next(first for first, last in sentences(whole.text, start, end) if last > start + says.start())
                return _precedent(whole, section.heading, year, list(_items(whole.text, section, admission, end)))
    return None


def _precedent(document: Document, heading: str, year: int, spans: Sequence[tuple[Section, int, int]]) -> Precedent | None:
    stripped = [(section, *_bare(document.text, start, end)) for section, start, end in spans]
    return Precedent(document, heading, "problem", year, tuple(stripped)) if stripped else None


def _branch(outline: Sequence[Section], at: int) -> Iterator[Section]:
    """The sections under one, those directly below it."""
    depth = outline[at + 1].level if at + 1 < len(outline) else 0
    for section in outline[at + 1 :]:
        if section.level <= outline[at].level:
            return
        if section.level == depth:
            yield section


def _items(text: str, section: Section, start: int, end: int) -> Iterator[tuple[Section, int, int]]:
    """The ；-clauses and sentences after the lead, up to what is promised."""
    is_first = True
    for first, last in (clause for sentence in sentences(text, start, end) for clause in clauses(text, *sentence)):
        lead = _LEAD.search(text[first:last]) if is_first else None
        if lead:
            first += lead.end()
        elif is_first and _ADMITS.search(text[first:last]):
            is_first = False
            continue
        is_first = False
        words = text[first:last].strip()
        if _PROMISE.search(words):
            return
        if words and not words.endswith(("：", ":")):
            yield section, first, last


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks around it."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _item(text: str, request: DraftRequest, asked: AskedSection) -> str:
    """The clauses of a past problem that may hold again, "" when its first may not."""
    plain = WEAK_START.sub("", _NUMBER.sub("", re.sub(r"^[（(][^）)]*[）)]", "", text.strip())))
    kept: list[str] = []
    for clause in re.split(r"[，,]", plain.strip("。；;！ ")):
        turned = None if _BY_YEAR.search(clause) or is_bound(clause, request, asked) else renamed(clause, request.year)
        if turned is None:
            break
        kept.append(turned)
    while kept and HANGING.search(kept[-1]):
        kept.pop()
    said = "，".join(kept)
    return said if size(said) >= SHORTEST else ""

"""A past sentence opened up: its figures give way to the form's values, its year and verbs are turned, what may not hold again is dropped.

「计划完成危房改造60户、改厕450户，加强建房管理。」 with 危房改造 45 in the form → 「计划完成危房改造45户，加强建房管理。」 A clause whose number
the form does not know is left out, and so is every clause that would hang in the air without it.
Not here: finding the sentences (precedent.py), their place in the draft (composing.py)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.drafting.past_figures import fits
from assistant.drafting.patterns import amount
from assistant.drafting.pieces import Piece, nested, quoted
from assistant.drafting.precedent import Precedent
from assistant.drafting.wordings import load
from assistant.figures import places_in, quantities
from assistant.figures.tables import load as tables
from assistant.records import AskedSection, Citation, DraftRequest, Figure, Quantity, Section

SHORTEST, LONGEST = 14, 160  # characters of a past sentence that is kept
ALONE: Final = 15  # characters of the only clause that is left of a sentence
LONE: Final = 24  # a single value shorter than this is better said with others, in a sentence of its own
_COMMA: Final = re.compile(r"[，,；;﹔]")
_ITEM_END: Final = "，,；;﹔。"
HANGING: Final = re.compile(  # cannot be the last clause: it leads to what was dropped
    r"^(?:以|围绕|按照|根据|针对|面对|通过|受|在|随着|为|对|坚持以|结合|立足|瞄准|紧盯|聚焦|抢抓|依托|针对|由于|虽|尽管|不仅|不断)|(?:方面|期间|为契机|的同时|基础上|过程中|情况下|影响)$|[：:]$"
)
_DEPENDS: Final = re.compile(
    r"^(?:其中|同比|比上年|比去年|较上年|较去年|增速|增长|高于|低于|超|占|分别|户均|人均|亩均|均|全部|并|且|也|又|还|从而|进而|以此|用于|用|有力|有效|质量|达|总数|"
    r"合计|累计|涉及|惠及|覆盖|带动|让|使|为|把|将|成为|形成|成功|从|由|到|较好|极大|最大限度|主要|做到|确保|以|但|而|通过率|做|解决|缓解|其余|另|当年|沿线|逐户|逐项|列|这|其|它|该|此)"
)
_RESULT: Final = re.compile(
    r"了|已|得到|取得|实现|明显|有效遏制|初步|圆满|显著|荣|均|共|累计|全年|作用|扎实开展|稳步提升|提高|增强|好转|改善$|满意|完成|良好|局面|成效|首|呈现|迈出|更加|进一步"
    r"|反映|属实|涌现|充分发挥|打下|被"
)
_PLANNED: Final = re.compile(r"力争|计划|确保|将|争取|明年|早日|尽早|努力|拟|准备|抓紧|即将|今后|下一步|探索|新一|一批")
_MEASURE: Final = re.compile(  # what was planned and may be called done: ways of working, not works
    r"^(?:坚持|加强|健全|完善|严格|落实|深化|强化|规范|优化|引导|鼓励|支持|牢固树立|推广|压实|认真|扎实做好|持续推进|统筹|严守|巩固|建立健全|依法|做好|抓好|拓宽|紧盯|厉行)"
)
WEAK_START: Final = re.compile(r"^(?:同时|此外|另外|一是|二是|三是|四是|五是|首先|其次|最后|——|—|·|要)[，、：]?")
_ARGUES: Final = re.compile(r"就|则|不在|不能|我们|大家|老百姓|如果|只有|才能")
CLAIMS: Final = re.compile(
    r"实现|清零|“零|全覆盖|上线|开设|成立|运行良好|居全|荣|获|首位|第一(?!要务|议题)|安排|选派|考虑了|完成|举办|承办|召开|揭牌|大会|论坛|连优|领跑|纪录|突破|批复|升级为|取得|成绩|成效"
)  # of a review: facts of the year that was
_OTHER_DIGITS: Final = re.compile(r"[0-9０-９%％]|[XＸ×]|【|[0-9A-Za-z]{2,}")
_NUMERAL: Final = re.compile(
    r"(?<![一第唯统])[两二三四五六七八九十百千](?:大|个|件|项|条|家|座|处|级|省|类|支|名|所|批|期|轮|次|种|篇|化|城|县|市|区|镇|乡)"
    r"|(?<![唯统])一(?:家|座|个|处|条|所|辆|支|名|部|栋|口|眼|台)"
)
_VILLAGE: Final = re.compile(r"[一-鿿]{2}(?:村|社区)(?![级民庄务容貌集内部史规卫组医两企情镇头居委干校道风落里中支上])")
_ANY_VILLAGE: Final = re.compile(
    r"(?:行政|各|农|乡|全|示范|重点|贫困|脱贫|试点|自然|中心|镇|村|每|美丽|和美|薄弱|强|先进|文明|驻|进|包|入|到|平安|特色|宜居|城中|后进|产业|旅游|传统|古|边远|偏远|部分|个别|有的|所有|一|的|森林|红旗|对|推动|本|老旧|个)(?:村|社区)$"
)
_COMPANY: Final = re.compile(r"[一-鿿]{2,}(?:有限公司|集团)|[一-鿿]{2}公司")
_NAMED: Final = re.compile(r"[一-鿿]{2,4}(?:中学|小学|敬老院|水库|大桥|公路|路|高速|铁路|机场|港|湖|河|山)(?=[一-鿿])")
_GENERIC: Final = re.compile(
    r"(?:中|农村|乡村|村组|通村|道|旅游|产业|线|思|出|退|后|网|沿|镇|义务教育|各类|主要|黑臭|巡|青|靠|入|大|江|护|治)"
    r"(?:中学|小学|敬老院|水库|大桥|公路|路|高速|铁路|湖|河|山)$"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d年")
_LEADS: Final = re.compile(r"^(?:力争|计划|确保|争取|年内|全年|今年|明年|将)+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A comma clause of a sentence after editing: text without its mark; mark: what ends it; asked: positions of the form it states."""

    text: str
    mark: str
    asked: tuple[int, ...] = ()
    is_kept: bool = True


def opened(
    source: Precedent, at: tuple[Section, int, int], asked: AskedSection, request: DraftRequest, figures: Mapping[int, Figure], free: Sequence[int]
) -> Piece | None:
    """The past sentence at a place of its document for the asked year and kind, None when nothing sensible remains.

    figures: those of the document by the start of their number; free: positions of the form's indicators that have no home yet.
    """
    section, start, end = at
    text = source.document.text[start:end].strip()
    if len(text) > 2 * LONGEST or not text.endswith(("。", "；")) or text.count("“") != text.count("”") or ": " in text:
        return None
    numbers = quantities(source.document.text[start:end], start)
    clauses = []
    left = list(free)
    for first, last in _cut(source.document.text, start, end):
        clause = _edited(source, (first, last), [one for one in numbers if first <= one.start < last], asked, request, figures, left)
        left = [one for one in left if one not in clause.asked]
        clauses.append(clause)
    words = _joined(clauses)
    if words is None:
        return None
    said, used = words
    if not SHORTEST <= len(said) <= LONGEST:
        return None
    return Piece(said, "past", (quoted(source.document, section, (start, end), str(source.year)),), "", used)


def recalled(source: Precedent, quote: Citation) -> Piece:
    """A past sentence that cannot be turned, shown as last year's words: 「2021年，完成危房改造64户。」, 「2021年计划提出“…”。」"""
    words = re.sub(r"^(?:今年|去年|上年|全年|\d{4}年)[，,]?", "", quote.quote.strip().rstrip("。；;，,"))
    if source.role == "result" and not re.search(r"今年|去年|上年|明年", words):
        return Piece(f"{source.year}年，{words}。", "past", (quote,))
    return Piece(f"{source.year}年{'计划' if source.role == 'plan' else '总结'}提出“{nested(quote.quote.strip().rstrip('。；;，,'))}”。", "past", (quote,))


def names_in(text: str) -> list[str]:
    """Names of villages and firms."""
    found = [match.group() for match in _VILLAGE.finditer(text) if not _ANY_VILLAGE.search(match.group())]
    found += [match.group() for match in _COMPANY.finditer(text) if "村公司" not in match.group() and "强村" not in match.group()]
    return found


def _works_in(text: str) -> list[str]:
    """What may be the name of a school, road, reservoir …: too rough to blame a text for, good enough to leave a clause out."""
    return [match.group() for match in _NAMED.finditer(text) if not _GENERIC.search(match.group())]


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the comma clauses, their mark included; no cut inside “…”, （…）, 《…》."""
    spans, first, depth = [], start, 0
    for at in range(start, end):
        depth += (text[at] in "“（《(") - (text[at] in "”）》)")
        if depth <= 0 and _COMMA.match(text[at]):
            spans.append((first, at + 1))
            first = at + 1
    return [*spans, (first, end)] if first < end else spans


def _edited(
    source: Precedent, span: tuple[int, int], numbers: Sequence[Quantity], asked: AskedSection, request: DraftRequest, figures: Mapping[int, Figure], free: Sequence[int]
) -> Clause:
    first, last = span
    raw = source.document.text[first:last]
    mark = raw[-1] if raw[-1] in _ITEM_END else ""
    dropped = Clause("", mark, (), False)
    text, used = raw, []
    for number in reversed(numbers):
        figure = figures.get(number.start)
        home = next((at for at in free if at not in used and figure and _takes(asked, at, figure, number, source)), None)
        if home is None:
            return dropped
        used.append(home)
        text = text[: number.start - first] + "\0" + str(home) + "\0" + text[number.end - first :]
    text = text.rstrip("".join(_ITEM_END)).strip()
    turned = _turned(text, source, asked, request)
    if turned is None or is_bound(re.sub(r"\0\d+\0", "", turned), request, asked) or (not used and _is_claim(turned, source)):
        return dropped
    filled = re.sub(r"\0(\d+)\0", lambda match: amount(asked.indicators[int(match[1])]), turned)
    return Clause(filled, mark, tuple(sorted(used)))


def _is_claim(text: str, source: Precedent) -> bool:
    """Whether a clause without a value argues, or states what only that year's facts bear out: of a review only ways of working are kept."""
    if _ARGUES.search(text):
        return True
    starts = text.startswith((*load().actions, *load().deeds))
    return source.role == "result" and (not starts or bool(CLAIMS.search(text)) or bool(_YEAR.search(text)))


def _takes(asked: AskedSection, at: int, figure: Figure, number: Quantity, source: Precedent) -> bool:
    """Whether this number of the past gives way to the indicator: a value of the thing itself, not a part, change, rate or sum over years."""
    one = asked.indicators[at]
    plain = figure.measure == "value" and not figure.part_of and not figure.is_combined and figure.span not in ("cumulative", "years", "part")
    told_apart = one.responsible or one.deadline or one.last_year or one.target  # a sentence of its own has room for these
    return plain and not told_apart and not one.period.strip(" 0123456789年") and fits(one, figure.indicator, number.unit)


def _turned(text: str, source: Precedent, asked: AskedSection, request: DraftRequest) -> str | None:
    """Year, kind and dated terms of the asked year; None for a clause that cannot be turned."""
    if any(match.group() != f"{source.year}年" for match in _YEAR.finditer(text)):
        return None
    text = _YEAR.sub(f"{request.year}年", text)
    text = re.sub(r"今年|明年|来年|本年", f"{request.year}年", text)
    if re.search(r"去年|上年|前年|近年|历年", text):
        return None
    was_plan, is_plan = source.role == "plan", asked.kind == "plan"
    if is_plan and not was_plan:
        text = re.sub(r"^(?:全年)?完成了?(?=\S)", "力争完成", re.sub(r"^(?:全年)?新增(?=\S)", "计划新增", text.replace("已", "")))
        if _RESULT.search(text.replace("力争完成", "")):
            return None
    if was_plan and not is_plan:
        text = _LEADS.sub("", text)
        if _PLANNED.search(text) or (not _MEASURE.search(text) and "\0" not in text):
            return None
    return renamed(text, request.year)


def renamed(text: str, year: int) -> str | None:
    """Dated terms in the words of the year; None when there is no word for it any more."""
    for row in sorted(tables().terms, key=lambda row: -len(row.term)):
        if row.term not in text or not 0 < row.last < year:
            continue
        if any(now in text and row.term in now for now in row.now):
            continue
        if not row.now or any(row.term in now for now in row.now) or f"“{row.term}" in text:
            return None
        text = text.replace(row.term, row.now[0])
    return text


def is_bound(text: str, request: DraftRequest, asked: AskedSection) -> bool:
    """Whether a clause is tied to its own year: events, works, names, other places, a number that is left."""
    said = f"{asked.heading}{asked.topic}{''.join(asked.points)}{''.join(asked.material)}"
    if any(word in text and word not in said for word in load().stale):
        return True
    free = text.replace(f"{request.year}年", "")
    if _OTHER_DIGITS.search(free) or _NUMERAL.search(re.sub(r"“[^”]*”", "", free)):
        return True
    if [name for name in (*names_in(text), *_works_in(text)) if name not in said]:
        return True
    return any(mention.name not in (request.place, "全国") for mention in places_in(text))


def _joined(clauses: Sequence[Clause]) -> tuple[str, tuple[int, ...]] | None:
    """The clauses that can stand, in one sentence; None when too little is left."""
    kept: list[Clause] = []
    is_gap = False
    for at, clause in enumerate(clauses):
        if not clause.is_kept:
            is_gap = True
            continue
        text = WEAK_START.sub("", clause.text) if not kept else clause.text
        stands = _stands(text)
        if (is_gap or not kept) and not (stands or (clause.asked and not _DEPENDS.match(text))):
            is_gap = True
            continue
        kept.append(replace(clause, text=text))
        is_gap = False
        if at + 1 < len(clauses) and not clauses[at + 1].is_kept and HANGING.search(text):
            kept.pop()
            is_gap = True
    while kept and len(kept) < len(clauses) and HANGING.search(kept[-1].text) and not kept[-1].asked and not _stands(kept[-1].text):
        kept.pop()
    if not kept or (len(kept) == 1 < len(clauses) and kept[0].asked and len(kept[0].text) < LONE):
        return None
    if len(kept) == 1 < len(clauses) and len(kept[0].text) < ALONE:  # what it speaks of stood in a clause that is gone
        return None
    said = "".join(clause.text + (clause.mark or "，") for clause in kept)
    said = said.rstrip("".join(_ITEM_END)) + "。"
    return said.replace(",", "，").replace("﹔", "；").replace(";", "；"), tuple(sorted(one for clause in kept for one in clause.asked))


def _stands(text: str) -> bool:
    """Whether a clause can open a sentence by itself: a measure that begins with its verb."""
    return len(text) >= 5 and not _DEPENDS.match(text) and text.startswith(load().actions)

"""Rewriting: a drafted section and an instruction (更简练, 更正式, 扩写到500字 …) → the section in a chat model's words, its facts locked.

Numbers, dates, names, titles in 《》, quotations and slots 【待补…】 are compared sentence by sentence before and after. A sentence that changes one, or
brings in a new one, is refused and the old sentence stands; a sentence that went missing with a fact in it is put back. Each is a Change for a person
to look at. Not here: what a draft may state at all (verification.py), the page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from assistant import prompting, reading
from assistant.checking.support import even
from assistant.drafting.pieces import pairs, size
from assistant.drafting.sentences import CLAIMS, names_in
from assistant.errors import ModelFailure
from assistant.figures import indicators_in, places_in, quantities
from assistant.models import Model
from assistant.records import DraftSection, DraftSentence, Quantity

MORE_CONCISE: Final = "更简练：删去重复和套话，意思不变。"
MORE_FORMAL: Final = "更正式：用规范的公文语言，语句完整，不用口语。"
SMOOTHER: Final = "更通顺：理顺前后句的衔接，意思不变。"
LONGER: Final = "扩写到{most}字左右：把做法说得更充分，不加新的事实。"
LABELLED: Final = 0.5  # share of the words around an amount that must stay around it
SAME: Final = 0.3  # share of pairs that makes a new sentence the old one in other words
MOST_EXAMPLES: Final = 3
ADDED_WORDS: Final = 60  # characters that a sentence without an old one behind it may have
RUNAWAY: Final = 2  # times the characters wanted, from which nobody listens any more
_END: Final = re.compile(r"[。！？；：”）】]$")
_MARK: Final = re.compile(r"\[(\d+)\]")
_FACT: Final = re.compile(r"【[^】]*】|《[^》]*》|“[^”]{2,}”|\d+(?:[.,]\d+)*")
_NUMERAL: Final = re.compile(r"[数几上近]?[〇零一二两三四五六七八九十百千万亿]{2,}|[二两三四五六七八九十百千](?=[一-鿿])")
_FOREIGN: Final = re.compile(r"[<>]|https?:|\]\(|!\[|```|[A-Za-z]{4,}")
_TALK: Final = re.compile(r"^(?:好的|当然|以下|下面|这是)|(?:修改|改写|润色|扩写|精简)(?:后|如下|完|版)|(?:要求|正文)[：:]|[：:]$|您")  # about the text, not of it
_SIGNS: Final = (  # what turns a statement round or makes another kind of number of it
    "不", "未", "没有", "增加", "减少", "增长", "下降", "提高", "降低", "完成", "计划", "拟", "力争", "确保", "预计", "累计", "其中", "其余", "全部", "率先", "第一",
    "首", "最", "新增", "新建", "人均", "户均", "分别", "同比", "截至",
)  # fmt: skip
_BODY: Final = re.compile(r"由([^，。；“”由]{2,14}?)(?=牵头|负责|组织|承办)|([一-鿿]{2,8}?)(?=牵头|负责|配合)")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_AROUND: Final = re.compile(r"[，,。；;：:、（()）“”\n]")
_PLAIN: Final = re.compile(
    r"完成|实施|开展|推进|新增|新建|实现|达到|提高到|达|共|累计|全年|计划|力争|确保|预计|分别|其中|任务|目标|工作|今年|[年月底前由为到了的将于和与及约近超余]"
)
Kind = Literal["invented", "altered", "dropped", "foreign"]


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that was not taken over. invented: a fact that is new; altered: another fact; dropped: a sentence with a fact was left out; foreign:
    no part of the section. before: as it stands (again), "" for none; after: what the model wrote, "" for nothing; facts: those in question."""

    kind: Kind
    before: str
    after: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewriting:
    """The section as rewritten, every fact in it as before, and what was refused; note: why the model was of no use, "" for nothing.

    While the model is writing: the section as it was, and the characters that have come."""

    section: DraftSection
    refused: tuple[Change, ...] = ()
    note: str = ""
    characters: int = 0

    @property
    def text(self) -> str:
        """The text with its marks."""
        return "".join(f"{one.text}{''.join(f'[{mark}]' for mark in one.citations)}" for one in self.section.sentences)


@dataclass(frozen=True, slots=True)
class _Around:
    """Pairs of the words beside an amount, up to the next sign of punctuation or amount, without those any amount may have; wide: with the clause
    before; named: indicators as they are written there."""

    words: frozenset[str]
    wide: frozenset[str]
    named: frozenset[str]


def longer(most: int) -> str:
    """The instruction to write so many characters."""
    return LONGER.format(most=most)


def rewritten(section: DraftSection, instruction: str, model: Model, examples: Sequence[str] = (), most: int = 0) -> Iterator[Rewriting]:
    """The section by the instruction: what has come of it, again and again, the last is final. Closing it stops the model.

    examples: sentences of the office's own reports for the tone (style gives them); most: characters it is to grow to, 0 for no more than it has.
    Never raises ModelFailure: then the section comes back as it was, with a note."""
    text = Rewriting(section).text
    asked = prompting.load("rewrite_section").messages(
        instruction=" ".join(instruction.split()) or SMOOTHER, examples="\n".join(examples) or "（无）", text=text, delimiter=prompting.delimiter()
    )
    reply, wanted = "", max(size(text), most)
    try:
        for piece in model.stream(asked, most_tokens=max(400, 3 * wanted)):
            reply += piece
            yield Rewriting(section, characters=size(reply))
            if size(reply) > RUNAWAY * wanted + ADDED_WORDS:  # a small model that cannot stop
                break
    except ModelFailure as failure:
        yield Rewriting(section, note=f"{failure}这一节保持原样。")
        return
    sentences, refused = _compared(section, _whole(_cut(even(reply))))
    kept = tuple(sentences)
    if not any(one.text not in {old.text for old in section.sentences} for one in kept):
        yield Rewriting(section, tuple(refused), note="模型没有给出可以用的改法，这一节保持原样。" if refused else "")
        return
    yield Rewriting(DraftSection(section.heading, kept), tuple(refused))


def style(sentences: Sequence[str], most: int = MOST_EXAMPLES) -> tuple[str, ...]:
    """Sentences of past reports as examples of tone: of middle length, their numbers blanked, so that no fact can be copied from them."""
    fit = [one.strip() for one in sentences if 20 <= size(one) <= 90 and one.strip().endswith("。")]
    return tuple(re.sub(r"\d+(?:\.\d+)?", "×", _MARK.sub("", one)) for one in fit[:most])


def facts(text: str) -> Counter[str]:
    """What must not change in a text: amounts with unit and hedge, other digits, numerals, names of places and bodies, 《titles》, “quotations”, 【slots】."""
    plain = _MARK.sub("", text)
    found: Counter[str] = Counter()
    spans = []
    for quantity in quantities(plain):
        spans.append((quantity.start, quantity.end))
        found[f"{quantity.amount:.10g}{quantity.base_unit}{''.join(sorted(quantity.hedge))}" if not quantity.redacted else quantity.text] += 1
    for match in [*_FACT.finditer(plain), *_NUMERAL.finditer(plain)]:
        if not any(first <= match.start() < last for first, last in spans):
            found[match.group()] += 1
    found.update(dict.fromkeys(_names(plain), 1))
    return found


def _names(plain: str) -> set[str]:
    """Names of places, villages, firms and of those in charge."""
    charged = {match[1] or match[2] for match in _BODY.finditer(plain)}
    return {plain[one.start : one.end] for one in places_in(plain)} | set(names_in(plain)) | charged


def _compared(section: DraftSection, written: Sequence[str]) -> tuple[list[DraftSentence], list[Change]]:
    """The new sentences that keep the facts of an old one each, in their order; old ones in the place of those that do not."""
    old = [one for one in section.sentences if one.text.strip()]
    used: set[int] = set()
    made: list[DraftSentence] = []
    refused: list[Change] = []
    for text in written:
        if text == "\n":
            made.append(DraftSentence("\n", "wording"))
            continue
        plain = _MARK.sub("", text).strip()
        behind = _behind(plain, old, used)
        fault = _fault(plain, "".join(old[at].text for at in behind))
        if not behind and not fault and (facts(plain) or size(plain) > ADDED_WORDS):
            fault = "foreign"
        if fault:
            before = "".join(old[at].text for at in behind)
            refused.append(Change(fault, before, plain, tuple(_differences(plain, before))))
            made += [old[at] for at in behind]
        else:
            made.append(_sentence(plain, [old[at] for at in behind]))
        used.update(behind)
    for at, one in enumerate(old):
        if at not in used and (facts(one.text) or one.citations):
            refused.append(Change("dropped", one.text, "", tuple(facts(one.text))))
            made.insert(_place(at, old, made), one)
    return _tidy(made), refused


def _behind(plain: str, old: Sequence[DraftSentence], used: set[int]) -> list[int]:
    """Positions of the old sentences a new one says again: the nearest, and neighbours whose facts or words it took in."""
    mine, theirs = pairs(plain), [pairs(one.text) for one in old]
    free = [at for at in range(len(old)) if at not in used]
    near = {at: len(mine & theirs[at]) / max(1, min(len(mine), len(theirs[at]))) for at in free}
    return sorted(at for at, share in near.items() if share >= SAME)


def _fault(plain: str, before: str) -> Kind | None:
    if (_FOREIGN.search(plain) and not _FOREIGN.search(before)) or (_TALK.search(plain) and not _TALK.search(before)):
        return "foreign"
    mine, theirs = facts(plain), facts(before)
    if set(mine) - set(theirs):
        return "altered" if set(theirs) - set(mine) else "invented"
    if _claims(plain) - _claims(before):
        return "invented"
    if set(theirs) - set(mine):
        return "dropped"
    signs = any((sign in plain) != (sign in before) for sign in _SIGNS if mine or theirs)
    return "altered" if signs or _order(plain) != _order(before) or not _is_labelled(plain, before) else None


def _order(text: str) -> list[str]:
    """Numbers, names, titles and quotations as they follow each other: two that change places are two wrong facts."""
    plain = _MARK.sub("", text)
    met = [(match.start(), match.group()) for pattern in (_NUMBER, _NUMERAL, _FACT) for match in pattern.finditer(plain)]
    met += [(plain.find(name), name) for name in _names(plain)]
    return [word for _, word in sorted(dict.fromkeys(met))]


def _is_labelled(plain: str, before: str) -> bool:
    """Each amount still stands among the words that say what it counts, and no other indicator has come beside it."""
    mine, theirs = quantities(_MARK.sub("", plain)), quantities(before)
    if [one.text for one in mine] != [one.text for one in theirs]:
        return False
    if not theirs:
        return True
    told, said = (list(dict.fromkeys(one.name for one in indicators_in(text))) for text in (before, plain))
    if [name for name in told if name in said] != said:
        return False
    new, old = _around(_MARK.sub("", plain), mine), _around(before, theirs)
    pairwise = list(zip(new, old, strict=True))
    keeps = all(len(one.words & was.words) >= LABELLED * len(was.words) and one.named == was.named for one, was in pairwise)
    return keeps and all(len(one.wide & was.wide) >= len(one.wide & other.wide) for one, was in pairwise for other in old)


def _around(text: str, amounts: Sequence[Quantity]) -> list[_Around]:
    made = []
    for at, one in enumerate(amounts):
        first = amounts[at - 1].end if at else 0
        last = amounts[at + 1].start if at + 1 < len(amounts) else len(text)
        *earlier, before = _AROUND.split(text[first : one.start])
        beside = f"{before}，{_AROUND.split(text[one.end : last])[0]}"
        words = _telling(beside)
        wide = words | next(filter(None, map(_telling, reversed(earlier))), frozenset())
        named = frozenset(beside[mention.start : mention.end] for mention in indicators_in(beside))
        made.append(_Around(words if len(words) > 1 else wide, wide, named))  # “总数” alone does not say of what
    return made


def _telling(words: str) -> frozenset[str]:
    return frozenset(pair for part in _PLAIN.sub("，", words).split("，") for pair in pairs(part))


def _claims(text: str) -> set[str]:
    """Words that claim something was achieved or honoured, which needs a source as much as a number does."""
    return {match.group() for match in CLAIMS.finditer(text)}


def _differences(plain: str, before: str) -> list[str]:
    mine, theirs = facts(plain), facts(before)
    return sorted((set(mine) - set(theirs)) | (set(theirs) - set(mine)) | (_claims(plain) - _claims(before)))


def _sentence(plain: str, behind: Sequence[DraftSentence]) -> DraftSentence:
    """A new sentence on what the old ones rested on."""
    origins = [one.origin for one in behind]
    origin = next((one for one in ("edited", "form", "past", "policy") if one in origins), "wording")
    marks = tuple(dict.fromkeys(mark for one in behind for mark in one.citations))
    formula = "；".join(dict.fromkeys(one.computation for one in behind if one.computation))
    return DraftSentence(plain, origin, marks, formula)  # type: ignore[arg-type]  # one of the literals


def _place(at: int, old: Sequence[DraftSentence], made: Sequence[DraftSentence]) -> int:
    """Where a sentence goes back: behind what now stands for the sentence before it."""
    for earlier in range(at - 1, -1, -1):
        mine = pairs(old[earlier].text)
        found = [place for place, one in enumerate(made) if one.text == old[earlier].text or len(mine & pairs(one.text)) >= 0.5 * max(1, len(mine))]
        if found:
            return found[-1] + 1
    return 0


def _tidy(made: Sequence[DraftSentence]) -> list[DraftSentence]:
    """No blank lines at the ends or twice in a row."""
    kept: list[DraftSentence] = []
    for one in made:
        if one.text == "\n" and (not kept or kept[-1].text == "\n"):
            continue
        kept.append(one)
    return kept[:-1] if kept and kept[-1].text == "\n" else kept


def _whole(pieces: list[str]) -> list[str]:
    """Without a last sentence that was broken off."""
    return pieces if not pieces or _END.search(_MARK.sub("", pieces[-1]).strip()) else pieces[:-1]


def _cut(reply: str) -> list[str]:
    """The reply as sentences with their marks; "\\n" between paragraphs. Headings and talk around it are left to the comparison."""
    pieces: list[str] = []
    for line in (line.strip() for line in re.sub(r"\*\*|^#+\s*|</?资料\w*>", "", reply, flags=re.M).splitlines()):
        if not line:
            continue
        if pieces:
            pieces.append("\n")
        start = 0
        for first, last in reading.sentences(line, 0, len(line)):
            marks = re.match(r"(?:\[\d+\])+", line[last:])
            end = last + (marks.end() if marks else 0)
            one = line[max(first, start) : end]
            start = end
            if one.strip():
                pieces.append(one.strip())
    return pieces

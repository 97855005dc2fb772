"""Facts that a rewording must leave as they are: amounts, dates, names, titles, quotations, slots; and what each amount counts.

「完成危房改造86户，改厕450户」 → 「改厕86户，危房改造450户」 has every number and every name, and two wrong facts. Refusing what might be right
costs a wording. Not here: which sentence is the new wording of which (rewriting.py), what a draft may state at all (verification.py)."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from assistant.drafting.pieces import pairs
from assistant.drafting.sentences import CLAIMS, names_in
from assistant.figures import indicators_in, places_in, quantities
from assistant.records import Quantity

LABELLED: Final = 0.5  # share of the words around an amount that must stay around it
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
class _Around:
    """Pairs of the words beside an amount, up to the next sign of punctuation or amount, without those any amount may have; wide: with the clause
    before; named: indicators as they are written there."""

    words: frozenset[str]
    wide: frozenset[str]
    named: frozenset[str]


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


def fault(plain: str, before: str) -> Kind | None:
    """What is wrong with a new wording (without marks) of these sentences, None for nothing. invented: a fact that is new; altered: another fact;
    dropped: a fact left out; foreign: markup, or talk about the text."""
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


def differences(plain: str, before: str) -> list[str]:
    """Facts and claims that only one of the two has."""
    mine, theirs = facts(plain), facts(before)
    return sorted((set(mine) - set(theirs)) | (set(theirs) - set(mine)) | (_claims(plain) - _claims(before)))

"""Patterns: the form's indicators → sentences of their own. 危房改造 60 户，改厕 450 户（村建所，10月底）→
「计划完成危房改造60户、改厕450户，由村建所牵头，10月底前完成。」 A value that is missing stands as 【待补：名称（单位）】.

Which verb an indicator takes stands in knowledge/wording.yaml. Comparisons are computed and shown as formulas.
Not here: sentences of past reports (sentences.py), points and fill (composing.py)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from assistant.drafting.matters import load as matters
from assistant.drafting.pieces import Piece
from assistant.drafting.wordings import load
from assistant.figures.tables import COUNTS
from assistant.figures.tables import load as tables
from assistant.records import AskedIndicator, AskedSection, Citation

TOGETHER: Final = 3  # indicators of one sentence at most
MOST_COMPARED: Final = 3  # comparisons of one section at most
_CHANGES: Final = ("增长", "下降", "提高", "减少", "上升", "增加")
_FALLS: Final = ("下降", "减少")
_HAS_VERB: Final = re.compile(r".(?:带动|惠及|覆盖|吸纳|受益)|.(?:支付|支出|报销|减免|增收|完成|完成投资|发放|到位|实际|投入|预计|预计数)$|^为")
_MONEY_DEEDS: Final = frozenset({"引进", "争取", "投入", "落实", "发放", "拨付", "兑付"})  # 引进资金 is a deed, 救助资金 a thing
_HEDGE: Final = re.compile(r"(.*\d)(以上|以下|左右|以内)$")
_TAKES_DEED: Final = frozenset({"亩", "公里", "千米", "米", "平方米", "立方米", "吨", "平方公里", "公顷"})
_EVENTS: Final = frozenset({"开展", "办理"})
_MONEY: Final = "人民币"
_ABOUT: Final = re.compile(r"[约近超]")
_ONGOING: Final = re.compile(r"长期|常年|持续|全年|常态")
_SCALED: Final = re.compile(r"[万亿千百]")
_MONTH: Final = re.compile(r"\d{1,2}月$")


@dataclass(frozen=True, slots=True)
class Past:
    """Last year's value of an indicator with the sentence it stands in; quote None: typed into the form."""

    value: str
    quote: Citation | None


@dataclass(frozen=True, slots=True)
class Saying:
    """How an indicator is said: verb (“” when its name has one or it “reaches” a value) and the words after it."""

    verb: str
    words: str
    is_level: bool


def amount(asked: AskedIndicator) -> str:
    """「60户」, 「98%以上」, or the slot 【待补：农村改厕（户）】."""
    if not asked.value:
        return f"【待补：{asked.name}（{asked.unit}）】" if asked.unit else f"【待补：{asked.name}】"
    if hedged := _HEDGE.match(asked.value):
        return f"{hedged[1]}{asked.unit}{hedged[2]}"
    return f"{asked.value}{asked.unit}"


def saying(asked: AskedIndicator) -> Saying:
    """How the indicator is said with its value: 完成｜危房改造60户, 财政收入达到1950万元, 新建高标准农田3600亩."""
    name, shown, table = re.sub(r"^其中[:：]?", "", asked.name), amount(asked), load()
    level = Saying("", f"{name}{_reaches(name, asked.value)}{shown}", True)
    plain = re.sub(r"（[^）]*）$", "", name)  # 低保标准（每人每月）
    if name.endswith(_CHANGES):
        return Saying("", f"{name}{shown}", False)
    if asked.unit == "%" or plain.endswith(table.level):
        return level
    if _HAS_VERB.search(name):
        return Saying("", f"{name}{shown}", False)
    if name.endswith(table.burdens):
        return level
    fitting = [(len(word), verb) for words, verb in table.verbs for word in words if name.endswith(word)]
    if fitting and max(fitting)[0] == len(name):
        return Saying(max(fitting)[1], f"{name}{shown}", False)
    if fitting and max(fitting)[1] in _EVENTS:  # 转移演练 is an event, not a transfer
        return Saying(max(fitting)[1], f"{name}{shown}", False)
    deed = max((deed for deed in table.deeds if name.startswith(deed) and name != deed), key=len, default="")
    if deed and (not name.endswith("资金") or deed in _MONEY_DEEDS):
        return Saying(deed, f"{name[len(deed) :]}{shown}", False)
    if fitting:
        return Saying(max(fitting)[1], f"{name}{shown}", False)
    known = tables().unit(asked.unit)
    family = known[1].family if known else COUNTS
    if family == _MONEY:
        return Saying("落实", f"{name}{shown}", False)
    if (known and known[1].name in _TAKES_DEED) or name.endswith(table.deeds):
        return Saying("完成", f"{name}{shown}", False)
    return level


def _reaches(name: str, value: str) -> str:
    """What one is glad of is reached, what one is not simply is so; 近 and 约 stand by themselves."""
    if _ABOUT.match(value):
        return ""
    return "为" if number(value) == 0 or name.endswith(load().burdens) else "达到"


def told(asked: AskedSection, left: Sequence[int], year: int, past: Mapping[int, Past], title: str = "") -> Iterator[Piece]:
    """Sentences for the indicators at these positions of the form, in its order; past: last year's values by position.

    title: the document's; last year is named by its number only where the title or the cited sentence has it."""
    compared = 0
    for turn, group in enumerate(_groups(asked, left, year, past)):
        members = [asked.indicators[at] for at in group]
        with_past = len(group) == 1 and compared < MOST_COMPARED
        comparison = _comparison(asked, group[0], year, past, title) if with_past else _NOTHING
        compared += bool(comparison.words)
        text = _lead(asked.kind, members, year, turn) + _listed(members)
        if asked.kind == "plan":
            for one in members:
                text = text.replace(f"{one.name}为", f"{one.name}控制在") if one.name.endswith(load().burdens) else text
        if re.search(r"减少|下降", comparison.words):
            text = text.replace("达到", "为", 1)
        text += comparison.words + (_by(members[0], year, all(saying(one).is_level for one in members)) if asked.kind == "plan" else "")
        yield Piece(f"{text}。", "form", comparison.quotes, comparison.formula, tuple(group))


@dataclass(frozen=True, slots=True)
class _Comparison:
    words: str = ""
    formula: str = ""
    quotes: tuple[Citation, ...] = ()


_NOTHING: Final = _Comparison()


def _groups(asked: AskedSection, left: Sequence[int], year: int, past: Mapping[int, Past]) -> list[list[int]]:
    """Positions that make one sentence: the same unit in charge, deadline and time, deeds and levels apart, at most TOGETHER."""
    groups: list[list[int]] = []
    keys: list[tuple[object, ...]] = []
    for at in left:
        one = asked.indicators[at]
        alone = bool(one.value) and (at in past or (asked.kind == "review" and bool(one.target)))
        by = (one.responsible, one.deadline) if asked.kind == "plan" else ()
        matter = None if any(by) else matters().of(one.name)  # who is in charge of all can answer for all in one sentence
        key = (*by, when(one, year), saying(one).is_level, matter.name if matter else "", at if alone else -1)
        place = next((place for place, known in enumerate(keys) if known == key and len(groups[place]) < TOGETHER), None)
        if place is None:
            groups.append([at])
            keys.append(key)
        else:
            groups[place].append(at)
    return groups


def when(asked: AskedIndicator, year: int) -> str:
    """The time an indicator was given for, "" for the whole year asked: “2022年1-9月” → “1-9月” in 2022."""
    period = re.sub(rf"^{year}(?:年(?:度|全年)?)?|^(?:全年|本年|当年)$", "", asked.period.strip())
    return f"{period}年" if re.fullmatch(r"\d{4}", period) else period


def _lead(kind: str, members: Sequence[AskedIndicator], year: int, turn: int) -> str:
    time, is_level = when(members[0], year), saying(members[0]).is_level
    is_change = members[0].name.endswith(_CHANGES)
    if kind == "plan":
        words = ("力争", "确保", "力争全年", "推动") if is_level else ("力争", "确保") if is_change else ("计划", "年内", "力争", "全年计划")
        lead = words[turn % len(words)]
        return f"{time}{lead.replace('全年', '').replace('年内', '计划')}" if time else lead
    if time:
        return time if not time.startswith("截") else f"{time}，"
    return ("全年", "")[turn % 2] if not is_level else ""


def _listed(members: Sequence[AskedIndicator]) -> str:
    """Deeds of one verb joined by 、, others by ，."""
    parts: list[str] = []
    last = ""
    for said in sorted((saying(one) for one in members), key=lambda one: [one.verb for one in map(saying, members)].index(one.verb)):
        if parts and said.verb and said.verb == last:
            parts[-1] += f"、{said.words}"
        else:
            parts.append(f"{said.verb}{said.words}")
        last = said.verb
    return "，".join(parts)


def _by(asked: AskedIndicator, year: int, is_level: bool) -> str:
    """「，由村建所牵头，10月底前完成」."""
    who = f"，由{asked.responsible}牵头" if asked.responsible else ""
    until = due(asked.deadline, year)
    if not until:
        return f"{who}负责" if who else ""
    if _ONGOING.search(until):
        return f"{who}，{'全年' if '全年' in until else '长期'}抓好落实"
    done = "完成目标" if is_level else "完成"
    if until.endswith("前"):
        return f"{who}，{until}{done}"
    return f"{who}，{until}{'底' if _MONTH.search(until) else ''}前{done}"


def due(deadline: str, year: int) -> str:
    """A deadline without the year that is asked: “2022年10月底” → “10月底”, “2022-10-31” → “10月31日”."""
    text = deadline.strip()
    if date := re.fullmatch(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", text):
        text = f"{date[1]}年{int(date[2])}月" + (f"{int(date[3])}日" if date[3] else "")
    text = re.sub(rf"^{year}年(?:度)?", "", text)
    return re.sub(r"(?:之?前)?(?:完成|落实|到位)$", "前", text) if re.search(r"(?:完成|落实|到位)$", text) else text


def _comparison(asked: AskedSection, at: int, year: int, past: Mapping[int, Past], title: str) -> _Comparison:
    one = asked.indicators[at]
    now, before = number(one.value), past.get(at)
    if now is None:
        return _NOTHING
    then = number(before.value) if before else None
    quotes = (before.quote,) if before and before.quote else ()
    if asked.kind == "plan":
        if before is None or then is None:
            return _NOTHING
        verb = "完成" if saying(one).verb == "完成" else "为"
        named = str(year - 1) in title + "".join(quote.quote for quote in quotes)
        formula = f"{one.value}{one.unit}-{before.value}{one.unit}={now - then}{one.unit}" if _SCALED.match(one.unit) and not quotes else ""
        return _Comparison(f"（{f'{year - 1}年' if named else '上年'}{verb}{before.value}{one.unit}）", formula, quotes)
    made = []
    if before is not None and then is not None and (one.last_year or not one.target):
        made.append(_changed(one, now, then, before.value, quotes))
    target = number(one.target)
    if target and not when(one, year):
        rate = _percent(now / target * 100)
        verb = "为" if saying(one).verb == "完成" else "完成"
        made.append(_Comparison(f"，{verb}年度任务的{rate}%", f"{one.value}/{one.target}={rate}%"))
    formulas = "；".join(part.formula for part in made)
    return _Comparison("".join(part.words for part in made), formulas, tuple(quote for part in made for quote in part.quotes))


def _changed(one: AskedIndicator, now: Decimal, then: Decimal, before: str, quotes: tuple[Citation, ...]) -> _Comparison:
    """Rates differ by percentage points, money and levels grow in percent, counted things by their number."""
    known = tables().unit(one.unit)
    family = known[1].family if known else COUNTS
    change = now - then
    if change == 0:
        return _Comparison("，与上年持平", f"{one.value}-{before}=0", quotes)
    if one.unit == "%" and one.name.endswith(_CHANGES):  # a fall that is greater has not risen
        width = ("扩大" if change > 0 else "收窄") if one.name.endswith(_FALLS) else ("提高" if change > 0 else "回落")
        words = f"，{'降幅' if one.name.endswith(_FALLS) else '增幅'}比上年{width}{abs(change)}个百分点"
        return _Comparison(words, f"{one.value}-{before}={change}", quotes)
    if one.unit == "%":
        return _Comparison(f"，比上年{'提高' if change > 0 else '下降'}{abs(change)}个百分点", f"{one.value}-{before}={change}", quotes)
    if family == _MONEY and then:
        rate = _percent(abs(change) / then * 100)
        return _Comparison(f"，同比{'增长' if change > 0 else '下降'}{rate}%", f"({one.value}-{before})/{before}={'' if change > 0 else '-'}{rate}%", quotes)
    unit = one.unit if _SCALED.match(one.unit) else ""  # 0.3 万吨 are not 0.3
    return _Comparison(f"，比上年{'增加' if change > 0 else '减少'}{abs(change)}{one.unit}", f"{one.value}{unit}-{before}{unit}={change}{unit}", quotes)


def number(value: str) -> Decimal | None:
    """The plain number of a value as typed, thousands commas allowed; None for anything with more to it (余, 以上, a range)."""
    try:
        found = Decimal(value.replace(",", "").replace("，", "").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _percent(value: Decimal) -> str:
    return format(value.quantize(Decimal("0.1")), "f")

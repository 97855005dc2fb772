"""Statements → the figure that was asked for, with every condition it fails.

A figure answers only when unit, year and role hold and its own few words speak of the subject; 其中, 累计, growth and plan figures are told
apart from the plain result. Not here: wording of the answer, comparison of two figures."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.answering.statements import Statement, named_periods
from assistant.answering.subject import Subject
from assistant.figures import load, quantities, renamed
from assistant.library.keywords import pair_keys
from assistant.records import Quantity, Query, Reason

_BREAK: Final = re.compile(r"[，,。；;：:\n]")
_GROWTH: Final = re.compile(r"(?:同比|增长|增幅|增速|下降|降低|提升|上升|增加|减少|提高|高于|低于|快于)(?!到|至)[^，。；、]{0,4}$")
_GROWTH_ASKED: Final = re.compile(r"增幅|增速|增长|提了|提高了|涨|降|growth|grow|rise|increase", re.I)
_FROM: Final = re.compile(r"(?:由|从)[^，。；]{0,24}$")
_TO: Final = re.compile(r"^[^。；]{0,40}?(?:提高|增加|上升|提升|扩大|增|下降|降低|降|调整|减少)(?:到|至)")
_CHANGED: Final = re.compile(
    r"(?:左右|以上)?[，、]?(?:同比|比上年|较上年|较去年|比去年|大幅|累计|年均|稳步|进一步){0,2}"
    r"(?:提高|增加|上升|提升|扩大|增长|增|下降|降低|降|调整|减少|缩小|调)(?:了|到|至|为)?(?:(?:19|20)\d\d年的?)?[约近超]?"
)
_PART: Final = re.compile(r"其中[^，。；]{0,30}$")
_PART_ASKED: Final = re.compile(r"其中|里面?[^，。]{1,8}占|占")
_TOTAL_ASKED: Final = re.compile(r"累计|五年|以来|总共|[“\"]?十[一二三四五]五|accumul|cumulat|total of", re.I)
_TOTAL: Final = re.compile(r"累计|以来")
_RATE_UNITS: Final = ("%", "‰", "个百分点", "百分点")
_LISTED: Final = re.compile(r"、|和|与|以及")
_VERBS: Final = re.compile(r"^(?:新?(?:建|增|改|扩|开工|完成|改造|建成|建设|推进|实施|加固|提升|安置|发放)+)$")
_PERSONS: Final = ("人", "人次", "名", "位")
ENOUGH = 0.5  # of the subject's weight, in the figure's own words and its sentence
NEAR = 0.32  # enough to be named as what came nearest


@dataclass(frozen=True, slots=True)
class Pick:
    """A figure of a statement with its score; fault: why it is not the answer, None when it is."""

    statement: Statement
    quantity: Quantity
    label: str
    years: tuple[int, ...]
    score: float
    fault: Reason | None


def picks(statements: Iterable[Statement], query: Query, subject: Subject) -> list[Pick]:
    """Every figure of statements that speak of the subject, best first; those without a fault before the others."""
    found = [pick for statement in statements for pick in _of_statement(statement, query, subject)]
    return sorted(found, key=lambda pick: (pick.fault is not None, -pick.score))


def _of_statement(statement: Statement, query: Query, subject: Subject) -> Iterator[Pick]:
    amounts = quantities(statement.text)
    for at, quantity in enumerate(amounts):
        if not _unit_fits(quantity, query):
            continue
        label = _label(statement.text, amounts, at, subject)
        local = subject.coverage(f"{label}\n{quantity.unit}")
        years = _years_of(statement, quantity)
        score = _score(statement, query, quantity, label, local, subject)
        yield Pick(statement, quantity, label, years, score, _fault(statement, query, quantity, label, years, local, subject))


def _usual_units(query: Query) -> set[str]:
    """Units the asked indicators are given in (危房改造: 户), for questions that name none."""
    named = set(query.terms)
    return {unit for indicator in load().indicators if indicator.name in named for unit in indicator.units}


def _is_asked_part(label: str, subject: Subject) -> bool:
    """“其中…分散供养51人” is what was asked when the question speaks of 分散供养."""
    own = pair_keys(label.removeprefix("其中"))
    return bool(own) and sum(key in subject.weights for key in own) > 0.6 * len(own)


def _score(statement: Statement, query: Query, quantity: Quantity, label: str, local: float, subject: Subject) -> float:
    before = statement.text[: quantity.start]
    score = local + 0.3 * subject.literal(label) + 0.35 * statement.coverage - 0.01 * statement.rank + 0.05 * statement.explicit
    wanted = query.unit
    score += 0.3 * bool(not wanted and quantity.unit in _usual_units(query))
    score += 0.25 * bool(wanted and quantity.unit == wanted) + 0.1 * bool(wanted and quantity.base_unit == wanted.lstrip("万亿"))
    grown = bool(_GROWTH.search(before)) or quantity.base_unit in ("百分点", "个百分点")
    score += -0.4 if grown and not _GROWTH_ASKED.search(query.text) else 0.15 if grown else 0.0
    score -= 0.3 * bool(_FROM.search(before) and _TO.search(statement.text[quantity.end :]))
    if _PART.search(before) and not _PART_ASKED.search(query.text):
        score += 0.25 if _is_asked_part(label, subject) else -0.3
    score += {"report": 0.05, "table": -0.1}.get(statement.evidence.metadata.kind, 0.0)
    if query.role and statement.role == query.role:
        score += 0.1
    return score + 0.001 * len(label) / (1 + len(label))


def _fault(
    statement: Statement, query: Query, quantity: Quantity, label: str, years: tuple[int, ...], local: float, subject: Subject
) -> Reason | None:
    if max(local, 0.8 * statement.coverage) < ENOUGH or local < 0.2:
        return "no_evidence"
    wanted = {year for period in query.periods for year in range(period.first, period.last + 1) if year}
    if wanted and years and not wanted.intersection(years):
        return "period_absent"
    if wanted and not years:
        return "period_absent"
    if wanted and (retired := renamed(query.subject.replace(" ", ""), max(wanted))) and retired.term not in statement.text:
        return "term_retired"
    if query.role != "plan" and statement.role == "plan" and (wanted or query.role == "result"):
        return "plan_only"
    if query.role == "plan" and statement.role == "result":
        return "no_evidence"
    is_total = bool(_TOTAL.search(label)) or len(years) > 2
    if is_total and wanted and len(wanted) < max(len(years), 2) and not _TOTAL_ASKED.search(query.text):
        return "period_absent"
    if statement.spans_years and len(wanted) == 1 and not statement.explicit and not _TOTAL_ASKED.search(query.text):
        return "period_absent"
    if quantity.redacted:
        return "redacted"
    if statement.part and wanted and re.search(r"\d月|半年|季度", statement.part) and not any(period.part for period in query.periods):
        return "part_period_only"
    return "combined_total_only" if _is_combined(label, query, subject) else None


def _unit_fits(quantity: Quantity, query: Query) -> bool:
    is_rate = quantity.base_unit in _RATE_UNITS
    if not query.unit or quantity.base_unit == query.unit:
        return True
    if query.unit == "%":
        return is_rate
    wanted = query.unit.lstrip("万亿") or query.unit
    if is_rate:
        return False
    base = quantity.base_unit.split("/")[0]
    return base == wanted or base.endswith(wanted) or wanted.endswith(base) or (base in _PERSONS and wanted in _PERSONS) or (
        wanted in ("个", "项", "件") and base in ("个", "项", "件", "家", "所", "处", "条"))


def _label(text: str, amounts: Sequence[Quantity], at: int, subject: Subject) -> str:
    """The words a figure belongs to: from the last break or figure before it to the next one after it; 分别-lists given out in order."""
    quantity = amounts[at]
    shared = _shared_out(text, amounts, at)
    if shared is not None:
        return shared
    previous = amounts[at - 1].end if at else 0
    if at and _CHANGED.fullmatch(text, previous, quantity.start):  # “从796元提高至842元”, “123亿元、增长5%”: still of the same thing
        return f"{_label(text, amounts, at - 1, subject)}{text[previous : quantity.start]}"
    begins = max([previous, *(found.end() for found in _BREAK.finditer(text, 0, quantity.start))])
    label = text[begins : quantity.start]
    label = label.lstrip("、和及与")
    if len(re.sub(r"\W|[达为至到超约近]", "", label)) < 3 and begins > previous:  # “…收入达到，X亿元”, “A、X万人”: look further back
        earlier = [found.end() for found in re.finditer(r"[。；;\n，,]", text[: max(begins - 1, 0)])]
        label = text[max(previous, earlier[-1] if earlier else 0) : quantity.start]  # never into the words of another figure
    following = amounts[at + 1].start if at + 1 < len(amounts) else len(text)
    after = re.split(r"[，,。；;：:、\n]", text[quantity.end : following], maxsplit=1)[0]
    return f"{label}{after}" if following == len(text) or len(after) < following - quantity.end else label


def _shared_out(text: str, amounts: Sequence[Quantity], at: int) -> str | None:
    """For “A和B分别达到1和2”: the words of A for 1, of B for 2; None where there is no such list."""
    spread = text.rfind("分别", 0, amounts[at].start)
    if spread < 0 or "。" in text[spread : amounts[at].start]:
        return None
    begins = max((found.end() for found in _BREAK.finditer(text, 0, spread)), default=0)
    head = text[begins:spread]
    group = [amount for amount in amounts if amount.start > spread and not _BREAK.search(text, spread, amount.start)]
    turn = re.search(r"(?:提高|增加|上升|提升|下降|降低|调整)(?:到|至)", text[spread : group[-1].end] if group else "")
    halves = [amount for amount in group if turn and amount.start > spread + turn.start()] if turn and re.search("[从由]", text[spread : spread + 6]) else group
    if amounts[at] not in halves:
        return f"从{head}" if amounts[at] in group else None
    items = _items(head)
    if len(items) != len(halves):
        return None
    place = halves.index(amounts[at])
    verb = spread + (turn.start() if turn and halves is not group else 2)
    return f"{items[place]}{text[verb : halves[0].start]}"


def shared_out_group(pick: Pick) -> str:
    """All figures of a 分别-list as written (“7%和9%”), when the picked one stands in such a list; else the picked one."""
    text, quantity = pick.statement.text, pick.quantity
    spread = text.rfind("分别", 0, quantity.start)
    group = [amount for amount in quantities(text) if spread >= 0 and amount.start > spread and not _BREAK.search(text, spread, amount.start)]
    same = [amount for amount in group if amount.base_unit == quantity.base_unit]
    return text[same[0].start : same[-1].end] if quantity in same else quantity.text


def _items(head: str) -> list[str]:
    """“城乡低保标准” → 城市低保标准, 农村低保标准; “A、B和C增加值” → each with the common ending."""
    if "城乡" in head and not _LISTED.search(head):
        return [head.replace("城乡", word) for word in ("城市城镇", "农村乡村")]
    return [item for item in _LISTED.split(head) if item.strip()]


def _years_of(statement: Statement, quantity: Quantity) -> tuple[int, ...]:
    """The year named nearest before the figure, else what the statement holds for."""
    if not statement.explicit:
        return statement.years
    lead = statement.before + statement.text[: quantity.start]
    named = named_periods(lead, statement.evidence.metadata.year)
    return tuple(range(named[-1].first, named[-1].last + 1)) if named else statement.years


def _is_combined(label: str, query: Query, subject: Subject) -> bool:
    """One number for several things of which only one was asked: “改造老旧小区、城中村、农村危房…10.08万户”."""
    items = [item for item in _LISTED.split(label) if len(item) >= 2 and not _VERBS.match(item)]
    if len(items) < 2 or "分别" in label:
        return False
    covered = sorted((subject.coverage(item) for item in items), reverse=True)
    return covered[0] > 0.25 and covered[1] < 0.34 * covered[0] and not any(_VERBS.match(item) for item in items)

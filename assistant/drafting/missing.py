"""What is missing, as a request to the units in charge: the open slots of a draft by 责任单位, ready to send out.

「【待补：农村改厕（户）】」 with 村建所 in charge → 「## 村建所 / 1. 农村改厕（户）…」. Not here: finding other faults of a draft (verification.py)."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.drafting.patterns import amount, due, when
from assistant.drafting.request import year_of
from assistant.records import AskedIndicator, Draft, DraftRequest

NOBODY: Final = "责任单位待定"
_SLOT: Final = re.compile(r"【待补(?:：([^】]*))?】")


def requests_to_departments(draft: Draft, request: DraftRequest, until: str = "") -> str:
    """The list as Markdown that also reads as plain text; "" when nothing is missing. until: the day by which the office wants its answers.

    A slot of the form goes to the unit the form names; one that stands in the text only, to NOBODY, last."""
    found: dict[str, list[str]] = {}
    for heading, one, year in _open(draft, request):
        found.setdefault(one.responsible or NOBODY, []).append(_line(one, heading, year))
    if not found:
        return ""
    asked = f"请于{until}前" if until else "请尽快"
    lines = [
        f"# 《{request.document}》待补数据清单",
        "",
        f"{request.place}正在起草《{request.document}》，下列数据还没有。{asked}逐项填报；没有发生的填“0”，口径、时段与所列不一致的请注明，并附数据来源。",
    ]
    for unit in sorted(found, key=lambda unit: unit == NOBODY):
        lines += ["", f"## {unit}（{len(found[unit])}项）", "", *(f"{number}. {line}" for number, line in enumerate(found[unit], start=1))]
    return "\n".join(lines) + "\n"


def _open(draft: Draft, request: DraftRequest) -> Iterator[tuple[str, AskedIndicator, int]]:
    """Heading, indicator and year of every slot that still stands in the text, in its order, each once."""
    for asked, section in zip(request.sections, draft.sections, strict=True):
        known = {amount(one): one for one in asked.indicators if not one.value}
        text = "".join(sentence.text for sentence in section.sentences)
        for slot in dict.fromkeys(match.group() for match in _SLOT.finditer(text)):
            words = _SLOT.sub(lambda match: match[1] or "（未注明）", slot)
            yield section.heading, known.get(slot, AskedIndicator(words)), year_of(asked.kind, request.document, request.year)


def _line(one: AskedIndicator, heading: str, year: int) -> str:
    time = when(one, year)
    details = [
        f"用于“{heading}”",
        f"时段：{time if re.match(r'(?:19|20)[0-9]{2}', time) else f'{year}年{time}'}",
        f"上年：{one.last_year}{one.unit}" if one.last_year else "",
        f"目标：{one.target}{one.unit}" if one.target else "",
        f"完成时限：{due(one.deadline, year)}" if one.deadline else "",
        one.note,
    ]
    name = f"{one.name}（{one.unit}）" if one.unit else one.name
    return f"{name}：________。{'；'.join(part for part in details if part)}。"

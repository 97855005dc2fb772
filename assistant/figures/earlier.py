"""What a number's own words leave unsaid, taken from what its sentence said before: 「粮食播种面积12万亩、产量5.3亿斤」 → 粮食产量.

Not here: which numbers need it (labels.py), what two numbers next to each other share (neighbours.py)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.figures.lists import BREAK
from assistant.figures.neighbours import Label
from assistant.figures.trimming import subject_of, trimmed
from assistant.figures.words import OF_SCHOOLS, VERB, is_bare

# A clause that tells what was done for a thing, and does not name it: “抓好产能接续，产量…”.
_CAMPAIGN: Final = re.compile(
    r"抓|强化|加强|坚持|深化|严格|健全|落实|围绕|聚焦|推动|推进|完善|优化|扎实|全面|全力|深入|大力|积极|加快|持续|切实|着力|进一步|努力|严守|守牢|做好|统筹|筑牢|"
    r"突出|以"
)
_SAYINGS: Final = re.compile("(?:[一-鿿]{4}、)+[一-鿿]{4}")  # “有进有出、应保尽保” names nothing
_CAUSE: Final = re.compile("[但而却]?(?:[因受虽]|由于|面对|遭遇|尽管|克服)")  # “苹果挂果园19.3万亩，因低温霜冻，产量…”
_GENERIC: Final = re.compile(f"(?:{VERB}|新){{0,3}}(?:改造项目|(?:重大|重点)?项目|企业|工程)")
_TO_THE_DEED: Final = re.compile(f"^.{{0,4}}?{VERB}+")  # 提速推进｜城中村改造
_PROGRAMME: Final = re.compile("[^，。；、\\d]{2,16}(?:工程|行动|改造|改革|政策|试点|整治|治理|计划)[”\"]?")
_BASED: Final = re.compile(r"（[^（）]*）$")


def behind(own: str, breaks: list[int], done: Sequence[Label]) -> str:
    """The thing named earlier: in a clause since the number before, else that number's own."""
    starts = [0, *breaks]
    for start, end in zip(reversed(starts[:-1]), reversed(starts[1:]), strict=True):
        clause = trimmed(own[start : end - 1])
        is_saying = _SAYINGS.fullmatch(own[start : end - 1].strip()) or _CAMPAIGN.match(clause) or _CAUSE.match(clause)
        is_subject = len(clause) > 1 and not is_bare(clause) and not is_saying
        if is_subject and not (done and start == 0 and own[:1] not in tuple("，。；")):
            return subject_of(clause)
    return _BASED.sub("", next((label.words for label in reversed(done) if len(label.words) > 2), done[-1].words if done else ""))  # 退库4家 is of what was told before


def of_its_clause(made: Label, own: str) -> Label:
    """“启动实施乡村振兴补短板工程，实施项目｜2113个”: what is only called 项目 is of the programme the clause before it names."""
    clauses = BREAK.split(own)[:-1]
    if made.measure != "value" or not clauses or not _GENERIC.fullmatch(made.words):
        return made
    thing = _TO_THE_DEED.sub("", trimmed(clauses[-1]), count=1)
    return replace(made, words=thing + made.words) if _PROGRAMME.fullmatch(thing) else made


def grown(own: str, breaks: list[int], done: Sequence[Label]) -> str:
    """What a rate worked out by some basis is the growth of: 收入3.42亿元，扣除减税因素后同口径增长6.8%，按自然口径下降4.5%."""
    return _BASED.sub("", behind(own, breaks, done))


def first_of(subject: str, measure: str) -> str:
    """“粮食面积、总产、单产实现‘两增一稳’，总产762亿斤”: the list tells of the thing its first item names."""
    items = subject.split("、")
    return items[0] if len(items) > 1 and any(item.startswith(measure) for item in items[1:]) else subject


def joined(thing: str, measure: str) -> str:
    """养老保险参保 + 参保率 → 养老保险参保率; 货物进出口 + 出口 → 货物出口."""
    if measure[:2] in ("出口", "进口") and (both := re.search("进出口(?:总额|总值|额)?$", thing)):
        return thing[: both.start()] + measure  # 外贸进出口总额71.4亿元，其中出口…
    if thing.endswith(measure):
        return measure
    if OF_SCHOOLS.fullmatch(measure):
        return OF_SCHOOLS.sub("", thing) + measure  # 技工学校招生9700人，毕业｜2700人
    return thing.removesuffix(measure[:2]) + measure if len(measure) > 2 else thing + measure

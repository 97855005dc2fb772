"""How a section begins: its point sentence and its points. 「推进污水治理」 → 「持续改善环境，推进污水治理。」; three points are numbered 一是, 二是.

Not here: what follows (composing.py)."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.drafting.matters import Matter
from assistant.drafting.measures import Stock, after
from assistant.drafting.pieces import Piece, pairs, size
from assistant.drafting.wordings import Topic, load
from assistant.records import AskedSection

ECHO: Final = 0.6  # share of an opening that may not be the heading again
LISTED: Final = 3  # from so many points on they are numbered 一是, 二是
ECHOED: Final = 2  # pairs of a heading that an aim may say again
OPENING: Final = 24  # characters up to which two points make the point sentence
NARROW: Final = 16  # characters of a heading that names one piece of work
_ORDINALS: Final = "一二三四五六七八九十"
_NUMBERING: Final = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、]|（\d+）)\s*")
_WORK: Final = re.compile(r"(?:建设|保障|工作|治理|服务|安全|生产|环境|整治|改革|管理|产业|攻坚|帮扶|振兴|稳定)$")  # a heading that names a work
_WHOLE: Final = re.compile(r"抓|促|做好|推进|带头|牵头|全覆盖|常态化|上门|下沉|到位|清零|见效|有")


def opening(asked: AskedSection, year: int, topic: Topic | None, matters: Sequence[Matter], stock: Stock, taken: Sequence[str]) -> list[Piece]:
    """The point sentence: one or two points of the form, else the heading with its aim or result, else the table's for the topic."""
    points = [point(one) for one in asked.points]
    halves = [text.split("，")[0] for text in (topic.opening["plan"] if topic else ())]
    if asked.kind == "plan" and 0 < len(points) < LISTED and all(size(one) <= OPENING for one in points):
        if len(points) == 1 and "，" not in points[0]:  # a point sentence has two halves
            points = [*[half for half in halves if not pairs(half) & pairs(points[0])][:1], *points]
        return [Piece("，".join(points) + "。", "form")]
    heading = _NUMBERING.sub("", asked.heading).strip("。")
    named = [matter for matter in matters[:1] if matter.score(heading) and size(heading) <= NARROW and not re.search(r"[，、]", heading)]
    end = stock.end(named[0], asked.kind) if named else ""
    done = stock.take(named[0]) if named and (asked.kind == "review" or len(pairs(end) & pairs(heading)) > ECHOED) else ()
    if named and asked.kind == "plan" and (end or done):
        return [Piece(f"{point(heading)}，{done[0] if done else end}。", "form")]
    if end or done:
        lead = (f"始终把{heading.removesuffix('工作')}摆在重要位置",) if _WORK.search(heading) else ()
        if len(words := (*lead, *done, *([end] if end else []))) > 1:
            return [Piece("，".join(words) + "。", "wording", matter=named[0].name)]
    mine = pairs(heading)
    for text in topic.opening[asked.kind] if topic and not (named and asked.kind == "plan") else ():
        echoes = len(mine & pairs(text)) >= ECHO * len(pairs(text))
        early = any(word in text and year < first for word, first in load().since.items())
        if not echoes and not early and text not in taken:
            return [Piece(text, "wording")]
    said = point(heading)
    return [Piece(f"{said}，推动各项工作落到实处。" if "，" not in said else f"{said}。", "form")] if asked.kind == "plan" else []


def points(asked: AskedSection, stock: Stock, room: int) -> list[Piece]:
    """The points that the opening has not said: numbered from LISTED on, each with a measure as far as room (characters) goes; else one sentence."""
    found = [point(one) for one in asked.points]
    if not found or (len(found) < LISTED and asked.kind == "plan" and all(size(one) <= OPENING for one in found)):
        return []
    told = []
    for one in found:
        longer = after(one, stock) if room > size(one) else one
        room -= size(longer) - size(one)
        told.append(longer)
    if len(told) < LISTED:
        return [Piece(("；" if any("，" in one for one in told) else "，").join(told) + "。", "form")]
    listed = "；".join(f"{_ORDINALS[at]}是{one}" if at < len(_ORDINALS) else one for at, one in enumerate(told))
    return [Piece(f"{'重点抓好以下工作' if asked.kind == 'plan' else '主要抓了以下工作'}：{listed}。", "form")]


def point(text: str) -> str:
    """A point as a phrase that begins with its verb: “农村污水治理” → “抓好农村污水治理”."""
    plain = _NUMBERING.sub("", text.strip()).strip("。；;，, ")
    table = load()
    return plain if plain.startswith((*table.actions, *table.deeds)) or _WHOLE.search(plain) else f"抓好{plain}"

"""The draft request (拟稿单): YAML or JSON, and rows of an indicator sheet (xlsx, csv) → DraftRequest. What is wrong is named with its place.

「indicators: [{name: 危房改造, value: 60, unit: 户}]」 → AskedIndicator("危房改造", "60", "户"). An empty value is a slot, never a zero.
Not here: the form of the page, and everything that is written from a request."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, Literal, cast

import yaml

from assistant.errors import UsageError
from assistant.reading import lines
from assistant.records import AskedIndicator, AskedSection, DraftRequest

_INDICATOR: Final = ("name", "value", "unit", "period", "last_year", "target", "responsible", "deadline", "note")
_SECTION: Final = ("heading", "topic", "kind", "points", "indicators", "material", "length", "struck", "pinned")
_REQUEST: Final = ("place", "document", "year", "sections", "basis", "struck", "pinned")
_KINDS: Final = ("plan", "review")
_EXAMPLE: Final = "例如 sections: [{heading: 持续改善人居环境, kind: plan}]"
_COLUMNS: Final = {  # of an indicator sheet, as offices write them
    "name": ("指标", "指标名称", "项目", "名称"),
    "unit": ("单位", "计量单位"),
    "value": ("本年", "本年数", "本期", "数值", "本年完成", "完成数", "完成"),
    "last_year": ("上年", "上年数", "上年同期", "去年"),
    "target": ("目标", "任务", "目标/任务", "目标任务", "计划", "年度目标"),
    "rate": ("完成率", "完成比例", "完成进度"),
    "growth": ("同比", "增长率", "增幅", "增速", "同比增长", "比上年", "较上年"),
    "period": ("时点", "时段", "截止时间", "数据时点"),
    "responsible": ("报送单位", "责任单位", "填报单位"),
    "deadline": ("时限", "完成时限"),
    "note": ("备注", "说明"),
}
_TITLES: Final = {"review": ("总结", "完成情况", "小结", "回顾", "述职"), "plan": ("计划", "打算", "安排", "要点", "思路", "目标任务", "重点任务")}
_YEARS: Final = (1949, 2100)
DEFAULT_LENGTH: Final = (200, 600)  # characters of a section


def parsed(text: str) -> DraftRequest:
    """The request in a YAML or JSON text. Raises UsageError that names the place at fault and what to write there."""
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as cause:
        mark = getattr(cause, "problem_mark", None)
        line = f"第 {mark.line + 1} 行附近" if mark else ""
        raise UsageError(f"拟稿单{line}格式有误。请检查缩进、括号、引号和冒号后的空格。") from cause
    return of(content)


def of(content: Any) -> DraftRequest:
    """The request of an object as JSON gives it. Raises UsageError."""
    row = _object("拟稿单", content, _REQUEST)
    place, document = _text("place", row.get("place")), _text("document", row.get("document"))
    for name, value, example in (("place", place, "清河镇"), ("document", document, "清河镇2021年工作总结及2022年工作计划")):
        if not value:
            raise UsageError(f"拟稿单缺少 {name}。请写上，如 {name}: {example}。")
    year = row.get("year")
    if isinstance(year, str) and re.fullmatch(r"\d{4}年?", year.strip()):
        year = int(year.strip()[:4])
    if isinstance(year, bool) or not isinstance(year, int) or not _YEARS[0] <= year <= _YEARS[1]:
        raise UsageError("拟稿单的 year 应是四位年份，如 year: 2022。")
    sections = row.get("sections")
    if not isinstance(sections, list) or not sections:
        raise UsageError(f"拟稿单没有要写的章节。请在 sections 里至少写一节，{_EXAMPLE}。")
    basis = row.get("basis")
    sources = () if basis in (None, "auto", "") else _texts("basis", basis)
    asked = tuple(_section(f"sections[{at}]", one) for at, one in enumerate(sections))
    return DraftRequest(place, document, year, asked, sources, _texts("struck", row.get("struck")), _texts("pinned", row.get("pinned")))


def is_named(kind: str, title: str) -> bool:
    """Whether a title announces a document of the kind (plan, review)."""
    return any(word in title for word in _TITLES[kind])


def year_of(kind: str, title: str, year: int) -> int:
    """The year a section of the kind tells of: the one the title gives it, when that is next to the form's, else the form's.

    「清河镇2021年工作总结及2022年工作计划」 with 2022 → 2021 for a review, 2022 for a plan."""
    named = re.findall(rf"((?:19|20)\d\d)年度?[^年\d]{{0,12}}?(?:{'|'.join(_TITLES[kind])})", title)
    return next((int(one) for one in named if abs(int(one) - year) <= 1), year)


def indicators_of(data: bytes, name: str) -> tuple[AskedIndicator, ...]:
    """The rows of an indicator sheet (指标 | 单位 | 本年 | 上年 | 同比 | 目标 | 完成率 | 时点 | 报送单位 | 备注), in order; an empty 本年 is a slot.

    A rate or a growth that was typed is kept in note as “完成率…”, “同比…”, to be held against the one computed.
    Raises UnreadableFile, or UsageError when no column names the indicators or two rows are of one.
    """
    found = [row for line in lines(data, name) if (row := _row(line))]
    if not found:
        raise UsageError(f"《{name}》里没有认出指标。表头请写：指标、单位、本年、上年、目标、完成率、时点、报送单位、备注。")
    _once(f"《{name}》", found)
    return tuple(found)


def with_indicators(request: DraftRequest, indicators: Sequence[AskedIndicator], section: int = 1) -> DraftRequest:
    """The request with these rows in its section of that number (from 1): a row of the form keeps what was typed there and gains what was not.

    Raises UsageError for a section the form does not have."""
    if not 1 <= section <= len(request.sections):
        raise UsageError(f"拟稿单只有 {len(request.sections)} 节，没有第 {section} 节。请改 --section。")
    asked = request.sections[section - 1]
    rows = {(one.name, one.period): one for one in asked.indicators}
    for one in indicators:
        kept = rows.get((one.name, one.period))
        rows[one.name, one.period] = AskedIndicator(*(getattr(kept, key) or getattr(one, key) for key in _INDICATOR)) if kept else one
    filled = replace(asked, indicators=tuple(rows.values()))
    return replace(request, sections=(*request.sections[: section - 1], filled, *request.sections[section:]))


def _row(line: str) -> AskedIndicator | None:
    """「指标: 危房改造；单位: 户；本年: 60」 → the indicator; None for a line without an indicator's name."""
    known = {head: key for key, heads in _COLUMNS.items() for head in heads}
    values: dict[str, str] = {}
    for cell in re.split(r"；(?=[^；:：]{1,12}: )", line):
        head, mark, value = cell.partition(": ")
        key = known.get(re.sub(r"[\s*]|[（(].*?[）)]$", "", head))
        if mark and key and key not in values and value.strip(" —-/"):
            values[key] = value.strip()
    typed = [f"{label}{value}" for key, label in (("rate", "完成率"), ("growth", "同比")) if (value := values.pop(key, ""))]
    if not values.get("name"):
        return None
    values["note"] = "，".join(part for part in (values.get("note", ""), *typed) if part)
    for key in ("value", "last_year", "target"):
        values[key] = _bare(values.get(key, ""), values.get("unit", ""))
    return AskedIndicator(**values)


def _bare(value: str, unit: str) -> str:
    """「60户」 in a column of values → 60."""
    return value.removesuffix(unit).strip() if unit else value


def _once(where: str, found: Sequence[AskedIndicator]) -> None:
    names = [(one.name, one.period) for one in found]
    if twice := next((name for at, name in enumerate(names) if name in names[:at]), None):
        raise UsageError(f"{where}里“{twice[0]}”写了两次。请合并成一行，或在 period（时点）里分清时段。")


def _section(where: str, content: Any) -> AskedSection:
    row = _object(where, content, _SECTION)
    heading, topic = _text(f"{where}.heading", row.get("heading")), _text(f"{where}.topic", row.get("topic"))
    if not heading and not topic:
        raise UsageError(f"{where} 缺少 heading。请写上这一节的标题，如 heading: 持续改善人居环境；只知道主题时写 topic: 人居环境。")
    kind = row.get("kind", "plan")
    if kind not in _KINDS:
        raise UsageError(f"{where}.kind 只能是 plan（计划）或 review（回顾），现在是“{kind}”。")
    given = row.get("indicators") or []
    if not isinstance(given, list):
        raise UsageError(f"{where}.indicators 应是列表，如 indicators: [{{name: 危房改造, value: 60, unit: 户}}]。")
    indicators = tuple(_indicator(f"{where}.indicators[{at}]", one) for at, one in enumerate(given))
    _once(f"{where}.indicators ", indicators)
    points, material = _texts(f"{where}.points", row.get("points")), _texts(f"{where}.material", row.get("material"))
    kind = cast(Literal["plan", "review"], kind)
    struck, pinned = _texts(f"{where}.struck", row.get("struck")), _texts(f"{where}.pinned", row.get("pinned"))
    return AskedSection(heading or topic, topic, kind, points, indicators, material, _length(f"{where}.length", row.get("length")), struck, pinned)


def _indicator(where: str, content: Any) -> AskedIndicator:
    row = _object(where, content, _INDICATOR)
    values = {key: _text(f"{where}.{key}", row.get(key)) for key in _INDICATOR}
    if not values["name"]:
        raise UsageError(f"{where} 缺少 name。请写上指标名称，如 name: 危房改造。")
    for key in ("value", "last_year", "target"):
        values[key] = _bare(values[key], values["unit"])
    return AskedIndicator(**values)


def _length(where: str, value: Any) -> tuple[int, int]:
    if value is None:
        return DEFAULT_LENGTH
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(one, int) and not isinstance(one, bool) for one in value):
        raise UsageError(f"{where} 应是最少和最多字数，如 length: [250, 500]。")
    low, high = value
    if not 0 <= low <= high or high < 1:
        raise UsageError(f"{where} 的两个字数要前小后大，如 length: [250, 500]。")
    return low, high


def _object(where: str, content: Any, known: tuple[str, ...]) -> Mapping[str, Any]:
    if not isinstance(content, dict):
        raise UsageError(f"{where} 应写成“名称: 值”的形式，可用 {'、'.join(known)}。")
    if unknown := [str(key) for key in content if key not in known]:
        raise UsageError(f"{where} 里不认识“{'、'.join(unknown)}”。可用的只有 {'、'.join(known)}，请改正或删去。")
    return content


def _text(where: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.date):  # YAML reads 2022-10-31 as a date
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise UsageError(f"{where} 应是一个词或一个数。请去掉方括号和花括号；yes、no 要加引号。")
    text = str(value).strip()
    return text.removesuffix(".0") if isinstance(value, float) else text


def _texts(where: str, value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if not isinstance(value, list):
        raise UsageError(f"{where} 应是列表，如 [推进农村生活污水治理, 巩固“五清一改”成果]。")
    return tuple(text for at, one in enumerate(value) if (text := _text(f"{where}[{at}]", one)))

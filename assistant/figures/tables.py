"""The tables a clerk can read and mend: places, indicators, English words, dated terms, units, wrong words; read once and checked entry by entry.

Each of knowledge/*.yaml becomes frozen rows; an unknown key, a wrong type or a doubled wording is a UsageError naming file and entry.
Not here: finding these words in a text (mentions.py), numbers (quantities.py)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from assistant.errors import UsageError
from assistant.records import Level, Severity
from assistant.shipped import shipped

SCALES: Final[Mapping[str, float]] = {
    "万亿": 1e12, "千亿": 1e11, "百亿": 1e10, "十亿": 1e9, "亿": 1e8, "千万": 1e7, "百万": 1e6,
    "十万": 1e5, "万": 1e4, "千": 1e3, "百": 1e2,
}  # fmt: skip
COUNTS: Final = "计数"
SEVERITIES: Final[Mapping[str, Severity]] = {"必错": "error", "疑似": "warning", "提示": "hint"}


@dataclass(frozen=True, slots=True)
class Place:
    """A province-level or prefecture-level unit, or the country; parent is the name of the unit above, "" for the country."""

    name: str
    short: tuple[str, ...]
    english: tuple[str, ...]
    level: Level
    parent: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with every wording of it and the units it is usually given in."""

    name: str
    also: tuple[str, ...]
    english: tuple[str, ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """Plain English words of reports and what they are in Chinese, the best first."""

    english: tuple[str, ...]
    chinese: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Everyday wordings and the words of reports for them, the usual one first."""

    said: tuple[str, ...]
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Renamed:
    """A term with the years it was in national use (0: not known, or still in use) and the words that took its place.

    level: how sure it is that a later text should not use it."""

    term: str
    first: int
    last: int
    now: tuple[str, ...]
    note: str
    level: Severity = "warning"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit without 万/亿; units of one family convert by factor, except those of the family 计数 (个, 家, 项 …)."""

    name: str
    family: str
    factor: float
    english: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrongWord:
    """A misspelling and its correction. not_after, not_before: neighbours that make it another word; before: if any, one of these must follow.
    first: right before that year (帐 until 2001), 0: always wrong."""

    wrong: str
    right: str
    level: Severity
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    before: tuple[str, ...]
    first: int
    note: str


@dataclass(frozen=True, slots=True)
class SetPhrase:
    """Words that stand together, all of them and in this order, from a year on (0: always)."""

    phrases: tuple[str, ...]
    first: int
    note: str


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables. not_places: words that hold a place's name and are none; place_not_before, unit_not_before: what may not follow."""

    places: tuple[Place, ...]
    not_places: tuple[str, ...]
    place_not_before: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    words: tuple[Word, ...]
    spoken: tuple[Spoken, ...]
    alike: tuple[tuple[str, ...], ...]  # words that may stand for each other in question and report
    terms: tuple[Renamed, ...]
    units: Mapping[str, Unit]
    unit_not_before: Mapping[str, tuple[str, ...]]
    wrong_words: tuple[WrongWord, ...]
    set_phrases: tuple[SetPhrase, ...]

    def unit(self, written: str) -> tuple[float, Unit] | None:
        """(scale, unit) of a unit as written: “万户” → (10000.0, 户); None for a word that is no unit. “元/月” → the unit 元/月."""
        name, _, per = written.partition("/")
        if written in self.units:
            return 1.0, self.units[written]
        for mark in ("", *SCALES):
            base = self.units.get(name[len(mark) :]) if name.startswith(mark) else None
            if base is not None:
                whole = Unit(f"{base.name}/{per}", f"{base.family}/{per}", base.factor, ()) if per else base
                return SCALES.get(mark, 1.0), whole
        return None


@lru_cache(maxsize=1)
def load() -> Tables:
    """The tables of this installation. Raises UsageError for a table that was mended wrongly."""
    return read(shipped("knowledge"))


def read(folder: Path) -> Tables:
    """The tables of a folder, checked. Raises UsageError with the file and the entry at fault."""
    places, not_places, place_not_before = _places(folder)
    units, unit_not_before = _units(folder)
    rows = (_indicators(folder), _words(folder), _spoken(folder), _alike(folder), _terms(folder))
    return Tables(places, not_places, place_not_before, *rows, units, unit_not_before, _wrong_words(folder), _set_phrases(folder))


def _content(folder: Path, file: str) -> Any:
    try:
        text = (folder / file).read_text("utf-8")
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    except yaml.MarkedYAMLError as cause:
        line = cause.problem_mark.line + 1 if cause.problem_mark else 1
        raise UsageError(f"{file} 第 {line} 行附近格式有误（{cause.problem}）。请检查括号、逗号和冒号后的空格。") from cause
    except (OSError, UnicodeDecodeError) as cause:
        raise UsageError(f"{file} 无法读取：{cause}。请恢复原文件（UTF-8 编码）。") from cause


def _fault(file: str, entry: str, why: str) -> UsageError:
    return UsageError(f"{file} {entry}：{why}。请改正后再试。")


def _checked(file: str, entry: str, row: Any, shape: Mapping[str, type], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """The row if its keys and types are those of shape (a tuple stands for a list of words, given back as a tuple)."""
    if not isinstance(row, dict):
        raise _fault(file, entry, "应写成 {名称: 值, …} 的形式")
    if unknown := [str(key) for key in row if key not in shape]:
        raise _fault(file, entry, f"不认识的项目“{'、'.join(unknown)}”，只能用 {'、'.join(shape)}")
    if missing := [key for key in shape if key not in row and key not in optional]:
        raise _fault(file, entry, f"缺少“{'、'.join(missing)}”")
    return {key: _value(file, f"{entry}的 {key}", row[key], kind) for key, kind in shape.items() if key in row}


def _value(file: str, entry: str, value: Any, kind: type) -> Any:
    if kind is tuple:
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() == word != "" for word in value):
            raise _fault(file, entry, "应是词语的列表，如 [甲, 乙]（数字和 yes、no 要加引号）")
        if len(set(value)) != len(value):
            raise _fault(file, entry, "同一个词写了两次")
        return tuple(value)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise _fault(file, entry, {str: "应是一个词", int: "应是整数", dict: "应是 {名称: 值} 的形式"}.get(kind, "类型不对"))
    return value


def _rows(folder: Path, file: str, shape: Mapping[str, type], optional: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, Any]]]:
    content = _content(folder, file)
    if not isinstance(content, list):
        raise _fault(file, "", "应是一条一行、以“- ”开头的列表")
    for number, row in enumerate(content, start=1):
        named = next((str(value) for value in row.values()), "") if isinstance(row, dict) else str(row)
        entry = f"第 {number} 条（{named[:20]}）"
        yield entry, _checked(file, entry, row, shape, optional)


class _Seen:
    """Refuses a wording that stands in two entries of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.entries: dict[str, str] = {}

    def add(self, entry: str, *wordings: str) -> None:
        for wording in dict.fromkeys(wording.lower() for wording in wordings):
            if wording in self.entries:
                raise _fault(self.file, entry, f"“{wording}”在{self.entries[wording]}里已经有了")
            self.entries[wording] = entry


def _indicators(folder: Path) -> tuple[Indicator, ...]:
    file, rows = "indicators.yaml", []
    seen = _Seen(file)
    for entry, row in _rows(folder, file, {"name": str, "also": tuple, "english": tuple, "units": tuple}, optional=("english", "units")):
        if row["name"] in row["also"]:
            raise _fault(file, entry, "also 里重复了 name")
        indicator = Indicator(row["name"], row["also"], row.get("english", ()), row.get("units", ()))
        seen.add(entry, indicator.name, *indicator.also, *indicator.english)
        rows.append(indicator)
    return tuple(rows)


def _words(folder: Path) -> tuple[Word, ...]:
    file, rows = "english.yaml", []
    seen = _Seen(file)
    for entry, row in _rows(folder, file, {"english": tuple, "chinese": tuple}):
        seen.add(entry, *row["english"])
        rows.append(Word(**row))
    return tuple(rows)


def _spoken(folder: Path) -> tuple[Spoken, ...]:
    file, rows = "spoken.yaml", []
    seen = _Seen(file)
    for entry, row in _rows(folder, file, {"said": tuple, "written": tuple}):
        seen.add(entry, *row["said"])
        rows.append(Spoken(**row))
    return tuple(rows)


def _alike(folder: Path) -> tuple[tuple[str, ...], ...]:
    return tuple(row["alike"] for _, row in _rows(folder, "alike.yaml", {"alike": tuple}))


def _terms(folder: Path) -> tuple[Renamed, ...]:
    file, rows = "terms.yaml", []
    seen = _Seen(file)
    for entry, row in _rows(folder, file, {"term": str, "from": int, "to": int, "now": tuple, "note": str, "level": str}, optional=("from", "note", "level")):
        term = Renamed(row["term"], row.get("from", 0), row["to"], row["now"], row.get("note", ""), _severity(file, entry, row.get("level", "疑似")))
        if term.first and term.last and term.first > term.last:
            raise _fault(file, entry, f"from（{term.first}）晚于 to（{term.last}）")
        seen.add(entry, term.term)
        rows.append(term)
    return tuple(rows)


def _severity(file: str, entry: str, written: str) -> Severity:
    if written not in SEVERITIES:
        raise _fault(file, entry, f"level 只能是 {'、'.join(SEVERITIES)}")
    return SEVERITIES[written]


def _wrong_words(folder: Path) -> tuple[WrongWord, ...]:
    file, rows = "wrong_words.yaml", []
    seen, optional = _Seen(file), {"not_after": tuple, "not_before": tuple, "before": tuple, "from": int, "note": str}
    for entry, row in _rows(folder, file, {"wrong": str, "right": str, "level": str, **optional}, optional=tuple(optional)):
        if row["wrong"] in row["right"] and not row.get("before"):
            raise _fault(file, entry, "right 里还有 wrong，改过以后仍会被指出")
        seen.add(entry, "…".join((row["wrong"], *row.get("before", ()))))
        lists = (row.get("not_after", ()), row.get("not_before", ()), row.get("before", ()))
        rows.append(WrongWord(row["wrong"], row["right"], _severity(file, entry, row["level"]), *lists, row.get("from", 0), row.get("note", "")))
    return tuple(rows)


def _set_phrases(folder: Path) -> tuple[SetPhrase, ...]:
    file, rows = "set_phrases.yaml", []
    for entry, row in _rows(folder, file, {"phrases": tuple, "from": int, "note": str}, optional=("from", "note")):
        if len(row["phrases"]) < 2:
            raise _fault(file, entry, "phrases 至少要有两个词")
        rows.append(SetPhrase(row["phrases"], row.get("from", 0), row.get("note", "")))
    return tuple(rows)


def _places(folder: Path) -> tuple[tuple[Place, ...], tuple[str, ...], tuple[str, ...]]:
    file = "places.yaml"
    whole = _checked(file, "全表", _content(folder, file), {"country": dict, "provinces": list, "not_before": tuple, "not_places": list})
    country = _checked(file, "country", whole["country"], {"name": str, "also": tuple, "english": tuple})
    places = [Place(country["name"], country["also"], country["english"], "国家", "")]
    for number, row in enumerate(whole["provinces"], start=1):
        entry = f"provinces 第 {number} 条"
        province = _checked(file, entry, row, {"name": str, "short": tuple, "english": tuple, "cities": dict}, optional=("cities",))
        places.append(Place(province["name"], province["short"], province["english"], "省", country["name"]))
        places.extend(_city(file, city, form, province["name"]) for city, form in province.get("cities", {}).items())
    seen = _Seen(file)  # English names may be shared (Suzhou, Taizhou, Yichun): then a mention gives both
    for place in places:
        seen.add(place.name, place.name, *place.short)
    traps = tuple(word for number, row in enumerate(whole["not_places"], start=1) for word in _value(file, f"not_places 第 {number} 条", row, tuple))
    return tuple(places), traps, whole["not_before"]


def _city(file: str, name: Any, form: Any, province: str) -> Place:
    name = _value(file, f"{province}的 cities", name, str)
    plain = name.removesuffix("市").removesuffix("地区").removesuffix("盟")
    if isinstance(form, str):
        return Place(name, (plain,), (form,), "市", province)
    if isinstance(form, list):
        return Place(name, (plain,), _value(file, name, form, tuple), "市", province)
    row = _checked(file, name, form, {"short": tuple, "english": tuple})
    return Place(name, row["short"], row["english"], "市", province)


def _units(folder: Path) -> tuple[Mapping[str, Unit], Mapping[str, tuple[str, ...]]]:
    file = "units.yaml"
    whole = _checked(file, "全表", _content(folder, file), {"families": list, "counts": tuple, "not_before": dict, "english": dict})
    english = {name: _value(file, f"english 的 {name}", words, tuple) for name, words in whole["english"].items()}
    seen, units = _Seen(file), {}
    for number, row in enumerate(whole["families"], start=1):
        family = _checked(file, f"families 第 {number} 条", row, {"family": str, "units": dict})
        for name, factor in family["units"].items():
            if isinstance(factor, bool) or not isinstance(factor, int | float) or factor <= 0:
                raise _fault(file, f"{family['family']}的 {name}", "倍数应是大于 0 的数")
            seen.add(family["family"], name)
            units[name] = Unit(name, family["family"], float(factor), english.get(name, ()))
    seen.add("counts", *whole["counts"])
    units |= {name: Unit(name, COUNTS, 1.0, english.get(name, ())) for name in whole["counts"]}
    follows = {name: _value(file, f"not_before 的 {name}", words, tuple) for name, words in whole["not_before"].items()}
    if unknown := [name for name in (*english, *follows) if name not in units]:
        raise _fault(file, "english 或 not_before", f"“{'、'.join(unknown)}”不是表里的单位")
    return units, follows

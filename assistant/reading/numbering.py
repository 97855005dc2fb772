"""Word's automatic numbers as the text a reader sees: “一、”, “（二）”, “3.”, “第四条”. Word stores only counters; headings depend on them.
Not here: bullets (they say nothing), picture bullets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

_DIGITS: Final = "〇一二三四五六七八九"
_CAPITALS: Final = "零壹贰叁肆伍陆柒捌玖"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, its pattern (“（%1）”), after which level it starts again."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class Counters:
    """Counts through one document. lists: numId → (shared list, its levels, start overrides by level)."""

    lists: Mapping[str, tuple[str, Mapping[int, Level], Mapping[int, int]]]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def text(self, number_id: str, depth: int) -> str:
        """The number in front of the next paragraph of that list and level, "" for a bullet or an unknown list."""
        if number_id not in self.lists:
            return ""
        shared, levels, overrides = self.lists[number_id]
        counts = self._counts.setdefault(shared, {})
        level = levels.get(depth, Level())
        if depth in overrides and (number_id, depth) not in self._begun:
            counts[depth] = overrides[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._begun.add((number_id, depth))
        for deeper in [other for other in counts if other > depth]:
            again = levels.get(deeper, Level()).restart
            if again is None or (again != 0 and depth < again):
                del counts[deeper]
        if level.form == "bullet":
            return ""

        def shown(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            of = levels.get(at, Level())
            return numeral(counts.get(at, of.start), "decimal" if level.legal else of.form)

        text = re.sub(r"%(\d)", shown, level.pattern)
        return text + " " if re.search(r"\w$", text) else text  # “1.1 总则”, “第一条 为了…”, but “一、总则”


def numeral(number: int, form: str) -> str:
    """The number in one of Word's number formats; decimal for those not known."""
    if form == "none":
        return ""
    if form in ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting"):
        return _counted(number, _DIGITS, "十百千", short_ten=True)
    if form in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return _counted(number, _CAPITALS, "拾佰仟", short_ten=False)
    if form in ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"):
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if form in ("ideographTraditional", "ideographZodiac"):
        signs = _STEMS if form == "ideographTraditional" else _BRANCHES
        return signs[(number - 1) % len(signs)]
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form == "decimalEnclosedParen" and 1 <= number <= 20:
        return chr(0x2474 + number - 1)
    if form == "decimalEnclosedFullstop" and 1 <= number <= 20:
        return chr(0x2488 + number - 1)
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(0xFF10 + int(digit)) for digit in str(number))
    if form == "decimalZero":
        return f"{number:02d}"
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    return str(number)


def _counted(number: int, digits: str, powers: str, *, short_ten: bool) -> str:
    """21 → 二十一, 10 → 十, 105 → 一百〇五, as Word counts (up to 9999)."""
    if not 0 < number < 10_000:
        return str(number)
    text, gap = "", False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + (powers[power - 1] if power else "")
        gap = False
    return text[1:] if short_ten and 10 <= number < 20 else text


def _roman(number: int) -> str:
    text = ""
    for value, sign in zip((100, 90, 50, 40, 10, 9, 5, 4, 1), ("c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"), strict=True):
        text += sign * (number // value)
        number %= value
    return text


def lists(root: Any) -> dict[str, tuple[str, dict[int, Level], dict[int, int]]]:
    """numId → list, read from the tree of word/numbering.xml (None when the file has none)."""
    if root is None:
        return {}
    abstract: dict[str, dict[int, Level]] = {}
    links: dict[str, str] = {}
    styled: dict[str, str] = {}
    for node in root.iterfind("{*}abstractNum"):
        name = _value(node, "abstractNumId")
        abstract[name] = {int(_value(level, "ilvl") or 0): _level(level) for level in node.iterfind("{*}lvl")}
        for child, into in (("numStyleLink", links), ("styleLink", styled)):
            found = node.find(f"{{*}}{child}")
            if found is not None and child == "numStyleLink":
                into[name] = _value(found, "val")
            elif found is not None:
                into[_value(found, "val")] = name
    out: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
    for node in root.iterfind("{*}num"):
        shared = _child_value(node, "abstractNumId")
        shared = styled.get(links.get(shared, ""), shared)
        levels, overrides = dict(abstract.get(shared, {})), {}
        for override in node.iterfind("{*}lvlOverride"):
            at = int(_value(override, "ilvl") or 0)
            level = override.find("{*}lvl")
            if level is not None:
                levels[at] = _level(level)
            start = _child_value(override, "startOverride")
            if start.isdigit():
                overrides[at] = int(start)
        out[_value(node, "numId")] = (shared, levels, overrides)
    return out


def _level(node: Any) -> Level:
    start, restart = _child_value(node, "start"), _child_value(node, "lvlRestart")
    form = _child_value(node, "numFmt")
    if not form:  # newer formats sit in mc:AlternateContent with a fallback
        inner = node.find("{*}AlternateContent/{*}Fallback/{*}numFmt")
        form = _value(inner, "val") if inner is not None else "decimal"
    return Level(
        start=int(start) if start.isdigit() else 1,
        form=form,
        pattern=_child_value(node, "lvlText"),
        restart=int(restart) if restart.isdigit() else None,
        legal=node.find("{*}isLgl") is not None,
    )


def _child_value(node: Any, child: str) -> str:
    found = node.find(f"{{*}}{child}")
    return _value(found, "val") if found is not None else ""


def _value(node: Any, name: str) -> str:
    """An attribute by its local name: strict and transitional files differ in the namespace only."""
    return next((str(value) for key, value in node.attrib.items() if key.rsplit("}", 1)[-1] == name), "")

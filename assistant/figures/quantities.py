"""Numbers with their units in Chinese and English text: 「1200余亩」, 「提高2.1个百分点」, 「X户」, “12.67 million people”.

Dates are no quantities (2020年, 1月20日, 1-9月), nor are names that hold a numeral: 五清一改, 一村一品, 三农, 第三, 两个维护.
Not here: which indicator a number belongs to, and its period."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from assistant.figures.numerals import CHINESE, DIGITS, parse
from assistant.figures.tables import SCALES, load
from assistant.records import Quantity

_BEFORE: Final = re.compile(
    r"(?:不少于|不低于|不超过|不多于|不高于|至少|超过|大约|接近|突破|(?<![附最临邻靠贴接])近|(?<![节合签违履契条公预制规大])约|(?<![赶])超(?!过)|逾|将近|不足|不到|最多|"
    r"上) ?$"
)
_AFTER: Final = re.compile(r"以上|以下|以内|左右|上下|之多|余(?![额下年人])|多(?=[，。；、,;]|$)")
_WITHIN: Final = "余|多|来|几"
_RANGE: Final = r"[-—–－~～至到]"
_ARABIC: Final = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:[.．]\d+|·\d{1,2}(?=[%％]))?"  # old reports write 1，062万吨, 14·1％
_SPACED: Final = r"(?<!\d )\d(?: \d)*(?: ?[.．] ?\d(?: \d)*)?(?! ?\d)"  # of scanned pages: “3 5 5 5 万人”
_SCALE: Final = "|".join(SCALES)
_PER: Final = r"(?:/(?:平方米|立方米|公顷|千人|人年|亩|月|年|人|户|天|日|吨|只|头|次|村|家|台|套|小时|公里|斤|公斤))?"
_TWIN: Final = "(?:[（(][套台辆件户次处座个支间条艘架][）)])?"  # 15万台（套）: one thing with two names for its unit
_TENTHS: Final = re.compile("[一二三四五六七八九](?![一-鿿]*[个万亿百千])(?=$|[，。；、）的以左多])")
_POINTS: Final = "个点(?![心钟位子名击赞])"  # “涨了几个点” asks for percent or percentage points
# 一 is a number only before things that are built, measured or counted one by one: 一座水厂; not 一个, 一项, 一批, 一次.
_SINGLE: Final = frozenset(["座", "所", "处", "亩", "元", "吨", "台", "辆", "艘", "口", "栋", "幢", "倍", "公里", "公顷", "公斤", "平方公里", "百分点", "个百分点"])
_ORDINAL: Final = frozenset("期级轮方里层道度车门款")  # 二期, 二轮, 四方: which one, not how many
_BARE_SCALES: Final = frozenset("百千万亿")  # 千亩示范片, 万元户: names, unless hedged (近千亩)
# Set phrases of reports; a numeral in quotation marks (“三个一”) is a name as well.
_PHRASES: Final = re.compile(
    r"四个现代化|五项原则|两种(?:资源|制度)|两条(?:道路|战线)|[三四五六七八九十]项(?:主张|基本国策)|三个联合公报|两个(?:市场|确立|维护|大局|毫不|一以贯之|结合|务必|文明|先行|健康|覆盖|责任|革命)|三个(?:务必|代表|区分|必须|故事|全面|清单|转变|结合|层面|阶段)|四个(?:意识|自信|全面|着力|坚持|最严|不摘|转变|革命)|五个(?:一批|振兴|坚持|必由之路)"
    r"|(?<=届)[一二三四五六七八九十]{1,2}次|[一二三四五六七八九十]{1,2}次(?=(?:、[一二三四五六七八九十]{1,2}次){0,4}全会)|六个(?:必须|坚持|精准)|八项规定|四项基本|九个坚持|十个(?:明确|坚持)|三条(?:红线|主线|底线)|两项补贴|三次产业|五级书记|三张(?:清单|网)|一户[一多]|三项(?:制度|机制|改革)|[二三]个五年|百名红通|十(?:五|四|三|二|一)?个五年"
)
_NAMED: Final = frozenset("第初其之数几好“‘《「『〔头")
_NAMED_DIGITS: Final = frozenset("第初“‘《『「〔")  # 天数281天, 总数4家 are quantities; 数十家 is none
_ENGLISH_SCALES: Final = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def quantities(text: str, offset: int = 0) -> tuple[Quantity, ...]:
    """Every quantity of a text in its order; offset is added to start and end."""
    found = [quantity for match in _chinese().finditer(text) if (quantity := _read(match, text, offset))]
    if re.search("[A-Za-z]{3}", text):
        taken = {quantity.start for quantity in found}
        found.extend(quantity for quantity in _read_english(text, offset) if quantity.start not in taken)
        found.sort(key=lambda quantity: quantity.start)
    return tuple(found)


@lru_cache(maxsize=1)
def asked_unit() -> re.Pattern[str]:
    """“多少万户”, “几座”: the unit of the number a question asks for is its first group."""
    unit, whole = _units()
    return re.compile(rf"(?:多少|(?<![那这])几)(?!{_POINTS})(?:个(?=平方|立方|公里|千米|小时|千瓦|兆瓦|公顷))?\s*((?:(?!{whole})(?:{_SCALE}))?(?:{unit}){_PER})")


def _units() -> tuple[str, str]:
    """(every unit but %, those that begin like 万 or 千: 千瓦 is a unit, not a thousand 瓦) as alternatives of a pattern, longest first."""
    tables = load()
    follows = tables.unit_not_before
    units = sorted((name for name in tables.units if name not in ("%", "‰")), key=len, reverse=True)
    unit = "|".join(re.escape(name) + (f"(?!{'|'.join(follows[name])})" if name in follows else "") for name in units)
    return unit, "|".join(name for name in units if name.startswith(tuple(SCALES)))


@lru_cache(maxsize=1)
def _chinese() -> re.Pattern[str]:
    """One numeral with a unit. Linear: every repetition is followed by a character it cannot match itself."""
    unit, whole = _units()
    chinese = f"[{DIGITS}十百千万亿]{{1,16}}(?:[点點][{DIGITS}]{{1,8}})?"
    number = (
        rf"(?P<minus>(?<![\d.%％年月日A-Za-z])[-－−](?=\d))?"
        rf"(?P<number>(?<![\d.．])(?<!\d·)(?:{_ARABIC}|{_SPACED})|(?<![A-Za-zＸ×])[XxＸ×]{{1,4}}(?![A-Za-z])|{chinese})"
    )
    until = rf"(?:[%％]?(?P<until>{_RANGE}(?:{_ARABIC}|{chinese})))?"
    return re.compile(
        rf"(?:(?P<hundredth>百分之)(?P<part>{_ARABIC}|[XxＸ×]{{1,4}}|[{DIGITS}十百]{{1,8}}(?:[点點][{DIGITS}]{{1,8}})?)"
        rf"|{number}{until}(?P<within>{_WITHIN})?(?P<gap>(?<=.\d) | (?=[%％]))?"
        rf"(?:(?P<percent>[%％‰][%％]?)|(?P<scale>(?!{whole})(?:{_SCALE}))?(?P<inner>{_WITHIN})?(?P<upper>(?<=[万千百][余多来几])亿)?(?P<unit>{unit}){_PER}{_TWIN}|(?P<bare>{_SCALE})(?![年月日])(?P<beyond>多|余(?![额下年人]))?)"
        r")"
    )


def _read(match: re.Match[str], text: str, offset: int) -> Quantity | None:
    part = match.groupdict()
    start, end = match.span()
    first = (part["part"] or (part["minus"] or "") + part["number"]).replace(" ", "")
    value = first + (part["until"] or "")
    redacted = first[0] in "XxＸ×"
    before = _BEFORE.search(text[max(0, start - 4) : start])
    if before and before.group().strip() == "上" and first[-1] not in _BARE_SCALES:
        before = None  # 提高上百分之…: “上” is a hedge only in 上百, 上千
    inner = (part["within"] or "") + (part["inner"] or "") + (part["beyond"] or "")
    if start and text[start - 1] in (_NAMED if first[0] in DIGITS or first[0] in "十百千万亿" else _NAMED_DIGITS):
        return None
    scale, unit = _scale_and_unit(part, match, text)
    if CHINESE.fullmatch(first) and not part["part"]:
        if _is_name(text, start, end, first, unit, hedged=bool(before or inner)):
            return None
        if len(first) > 1 and first[-1] in "万亿" and not set("点万亿") & set(first[:-1]) and first not in ("百万", "千万"):  # 三万户 → 三, 万户
            first, scale, unit = first[:-1], scale * SCALES[first[-1]], first[-1] + unit
            value = first + (part["until"] or "")
    elif not redacted and not unit:
        return None
    number = parse(first)
    if number is None and not redacted:
        return None
    if unit == "成" and (more := _TENTHS.match(text, end)):  # 三成七
        number, end = Decimal(number or 0) + Decimal(parse(more[0]) or 0) / 10, more.end()
        value = text[start:end].replace("成", "", 1)
    after = _AFTER.match(text, end)
    begin = start - len(before.group()) if before else start
    end = after.end() if after else end
    hedge = "".join((before.group().strip() if before else "", inner, "至" if part["until"] else "", after.group() if after else ""))
    base = unit if unit in load().units else re.split("[（(]", unit)[0]
    base = base.removeprefix(next((mark for mark in SCALES if SCALES[mark] == scale and unit.startswith(mark)), ""))
    return Quantity(text[begin:end], value, float(number or 0), scale, unit, base, hedge, begin + offset, end + offset, redacted)


def _scale_and_unit(part: dict[str, str | None], match: re.Match[str], text: str) -> tuple[float, str]:
    if part["hundredth"]:
        return 1.0, "%"
    if part["percent"]:
        return 1.0, "‰" if part["percent"][0] == "‰" else "%"
    if part["bare"]:
        return SCALES[part["bare"]], part["bare"]
    scale = (part["scale"] or "") + (part["upper"] or "")
    return SCALES.get(scale, 1.0), scale + text[match.start("unit") : match.end()]


def _is_name(text: str, start: int, end: int, numeral: str, unit: str, *, hedged: bool) -> bool:
    """Whether Chinese numerals with a unit are part of a name or a way of speaking, not a count."""
    if (unit in _ORDINAL and not {"万", "亿"} & set(numeral)) or unit in SCALES or numeral in ("零", "〇"):
        return True
    if _BARE_SCALES.issuperset(numeral):
        return not hedged
    if numeral == "一":
        return text.startswith(unit, end) or (not hedged and (unit not in _SINGLE or text[start - 1 : start] in tuple("每任哪这那同另某各逐唯统进单先后")))
    if _PHRASES.match(text, start) or text.startswith((unit, "一", "化"), end):
        return True
    return unit.startswith("条") and text[start - 1 : start] in tuple("省市县国院央")  # 省三十条


@lru_cache(maxsize=1)
def _english() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {word.lower(): unit.name for unit in load().units.values() for word in unit.english}
    units = "|".join(re.escape(word) for word in sorted(names, key=len, reverse=True))
    number = r"(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    scale = r"(?:[ -](?P<scale>thousand|million|billion|trillion))?"
    return re.compile(rf"{number}{scale}(?:[ -]?(?P<unit>{units})\b|(?P<percent>%))?", re.IGNORECASE), names


def _read_english(text: str, offset: int) -> Iterator[Quantity]:
    pattern, names = _english()
    for match in pattern.finditer(text):
        number, scale, unit = match["number"], match["scale"] or "", match["unit"] or match["percent"] or ""
        if not scale and not unit:
            continue
        start, end = match.span()
        base = names.get(unit.lower(), unit)
        as_written = text[match.end("number") : end].strip(" -")
        yield Quantity(
            match.group(),
            number,
            float(number.replace(",", "")),
            _ENGLISH_SCALES.get(scale.lower(), 1.0),
            as_written,
            base,
            "",
            start + offset,
            end + offset,
        )

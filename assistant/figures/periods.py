"""Time words in Chinese and English → Period: 「2020—2022年」, 「去年1-9月份」, 「“十四五”期末」, “from 2024 to 2025”, “H1 2024”.

Relative words are read against this_year, which the caller knows (今年 in a 2020 summary: 2020; in a report read in 2026: 2026).
A part of a year is written one way in Period.part: 1-9月, 上半年, 前三季度, 一季度, 截至10月底, 年底, 1月20日, 以来.
Not here: which fact a period belongs to, and durations (5年来 without a year to count from, 15年期)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.figures.mentions import places_in
from assistant.figures.numerals import parse
from assistant.figures.tables import load
from assistant.records import Period

_DASH: Final = r"[-—–－~～]{1,2}|至|到"
_YEAR: Final = r"(?<!\d)(?:19|20)\d{2}|[一二][九〇零○Ｏ][〇零○Ｏ一二三四五六七八九]{2}"
_SEASON: Final = "(?:榨季|学年|采暖季|供暖季|供热季|雪季)"  # what begins in one year and ends in the next
_MONTH: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_PART: Final = (
    rf"(?:份|度)?(?:全年|(?P<half>[上下]半年)|[前头](?P<months>1[01]|[2-9]|十一?|[二三四五六七八九])个月|(?P<quarters>前[一二三]个?季度|前[123]个?季度|第?[一二三四1-4]季度)"
    rf"|(?P<from>(?<!\d){_MONTH})月?份?(?:{_DASH})(?P<to>{_MONTH})月份?|(?P<month>(?<!\d){_MONTH})月(?:份|(?P<day>\d{{1,2}})日|(?P<monthend>底|末))?"
    rf"|(?P<yearend>年[底末])|(?P<since>以来))"
)
_PARTS: Final = re.compile(_PART)
_RELATIVE: Final[dict[str, int]] = {
    "大前年": -3, "前年": -2, "过去一年": -1, "上一年度": -1, "上一年": -1, "上年度": -1, "上年": -1, "去年": -1,
    "今年": 0, "本年度": 0, "本年": 0,
    "下一年": 1, "下年度": 1, "下年": 1, "明年": 1, "来年": 1, "后年": 2,
}  # fmt: skip
_OF_ITSELF: Final = re.compile(r"[今去前上明后来本下][一]?年|今明两年|20\d\d|19\d\d|[“\"]?十[一二三四五六]?五|[“\"][一-九]五|第\S{1,3}[个個]五年|[一二]\S{3}年")
_GOES_ON_AS_NUMBER: Final = re.compile("多[万亿千百]?(?=[户人个家元亩名项座所套张条件次种辆台起处口公吨斤米平])|[余万亿千]")
_COUNTED: Final = r"[一二两三四五六七八九十]|\d{1,2}"
_CHINESE: Final = re.compile(
    rf"(?P<first>{_YEAR})年?度?(?:以来)?(?:{_DASH}|/(?=(?:20)?\d\d年?度?{_SEASON}))(?:(?P<last>{_YEAR})(?:年(?!代)度?|(?![\d年月.%％-]))|(?P<lastshort>\d{{2}})年)"
    rf"|(?:截[至止]|到)(?P<until>{_YEAR})年[底末]?的(?:过去|前|这|近)?(?P<yearsback>{_COUNTED})年(?:来|间|里|中)?"
    rf"|(?P<year>{_YEAR})(?:年(?!代|版)度?)"
    r"|(?<![\d.A-Za-z第近])(?P<short>\d\d)(?:[-—–至到、和与](?P<shortlast>\d\d)两?)?年(?!来|期|内|间|前|后|以|代|级|周|(?<!比\d\d年)多|余|制|龄|历|时|之|的?时间|的?历程|限|均|左右)度?"
    r"|[“\"]?(?P<plan>十[一二三四五六]?五)(?P<quote>[”\"])?(?P<planpart>时期|规划|期间|以来|期末|末|开局|首年|收官)?"
    r"|(?P<relative>大前年|(?<![目大以])前年|过去一年|上一年度?|(?<![以之])上年度?(?!纪|均|产)|(?<!过)去年|今年|(?<![基成资年])本年度?|下一年|(?<![以之])下年度?|(?<![文说声证表阐])明年|(?<!年)来年|(?<![此今以之先然最])后年(?!均|产))"
    r"|第(?P<ordinal>[一二三四五六七八九]|十[一二三四五六]?)[个個]五年(?:计划|規劃|計劃|规划)|[“\"](?P<early>[一二三四五六七八九])五[”\"](?!普法)(?P<earlypart>时期|规划|计划|期间|以来|期末|末)?"
    rf"|(?P<one>{_YEAR})年?[、和](?P<two>{_YEAR})年?两年|(?:今后|未来)(?P<ahead>{_COUNTED})年(?:内|里|间)?"
    rf"|(?P<span>(?:过去|近|最近|前(?!一))(?P<count>{_COUNTED})年(?:来|间|里)?|(?P<countback>{_COUNTED})年来)"
    r"|(?P<nexttoo>今明两年)"
    r"|(?P<bare>(?<![\d.A-Za-z/〔\[-])(?:19|20)\d{2}(?![\d.,:/〕\]%％年-]))"
    rf"|(?P<partonly>(?:截[至止]|到)?(?P<body>{re.sub(r'[?]P<[a-z]+>', '', _PART)}))"
)
_ORDINALS: Final = {word: number for number, word in enumerate(["eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"], start=11)}
_MONTH_NAMES: Final = "january february march april may june july august september october november december"
_MONTHS: Final = {name: number for number, name in enumerate(_MONTH_NAMES.split(), start=1)}
_ENGLISH_PART: Final = (
    r"(?:(?P<half>first|second) half|(?P<quarters>first three quarters)|(?P<quarter>first|second|third|fourth) quarter|(?P<end>end)"
    rf"|(?P<from>{'|'.join(_MONTHS)})(?: (?:to|through)|[-–])\s?(?P<to>{'|'.join(_MONTHS)})"
    rf"|(?P<month>{'|'.join(_MONTHS)})|(?P<h>H[12]|Q[1-4]))"
)
_ENGLISH_RELATIVE: Final = {
    "year before last": -2,
    "last year": -1,
    "previous year": -1,
    "past year": -1,
    "this year": 0,
    "current year": 0,
    "next year": 1,
}
_ENGLISH: Final = re.compile(
    rf"\b(?:{_ENGLISH_PART}(?: of)?,? )?(?:(?:from|between) (?P<first>(?:19|20)\d\d) (?:to|and|through|until) (?P<last>(?:19|20)\d\d)"
    rf"|(?P<dashed>(?:19|20)\d\d)(?:[-–—]|/(?=\d\d(?:\d\d)? (?:\w+ )?(?:season|year)))(?P<dashedlast>(?:19|20)?\d\d)"
    rf"|(?P<year>(?:19|20)\d\d)(?![\d.,]*\d)|(?P<relative>{'|'.join(_ENGLISH_RELATIVE)}))\b"
    rf"|\b(?P<planend>(?:end|close) of (?:the )?)?(?P<plan>1[0-6]th|{'|'.join(_ORDINALS)}) five[- ]year plan\b"
    r"|\b(?P<until>(?P<back>\d|two|three|four|five) years (?:up to|to|until|through|ending in|ended in|ending) (?P<untilyear>(?:19|20)\d\d))\b"
    r"|\b(?P<span>(?:past|last|previous) (?P<count>\d|two|three|four|five) years)\b",
    re.IGNORECASE,
)
_DURATION: Final = tuple("近这过用花历达满续超约共有将延期干作龄了")
_FREE: Final = frozenset("在从对与和及比跟较是省市县区镇乡村的年：:，,。；;、（(“《—？?！! \t\n　")
_DIGITS: Final = str.maketrans("零〇○Ｏ一二三四五六七八九", "0000123456789")


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period, where it stands, and its wording; is_relative: worked out from this_year (今年, 近三年), to be shown as assumed.

    Without a year to count from, a part alone (上半年) has the period Period(0, 0, part).
    """

    period: Period
    start: int
    end: int
    wording: str
    is_relative: bool = False


def names_its_year(mention: PeriodMention) -> bool:
    """Whether a time word says which year it is of: 去年, 2024年底; 1-9月 and 上半年 alone do not."""
    return _OF_ITSELF.match(re.sub("^(?:截至|截止|到|至)", "", mention.wording)) is not None


def periods(text: str, this_year: int = 0, reviewed: int = 0) -> tuple[PeriodMention, ...]:
    """The periods a text names, in its order.

    this_year: what 今年 means; 0: relative words are left out. reviewed: the last year “近三年”, “五年来” count (default: this_year).
    """
    mentions = list(_in_chinese(text, this_year, reviewed or this_year))
    if re.search("[A-Za-z]{2}|[HQ][1-4]", text):
        for mention in _in_english(text, this_year, reviewed or this_year):
            mentions = [other for other in mentions if other.end <= mention.start or mention.end <= other.start]
            mentions.append(mention)
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _in_chinese(text: str, this_year: int, reviewed: int) -> Iterator[PeriodMention]:
    at = 0
    while match := _CHINESE.search(text, at):
        at, end = match.end(), match.end()
        found = _years(match, text, this_year, reviewed)
        if not found:
            continue
        first, last, part, is_relative = found
        start = match.start()
        if (match["year"] or match["short"] or match["relative"]) and first == last:
            if following := _PARTS.match(text, end):
                end, part = following.end(), _part(following)
            elif text[end : end + 1] in ("底", "末"):
                end, part = end + 1, "年底"
            if text[start - 2 : start] in ("截至", "截止") and start >= 2:
                start, part = start - 2, part.removeprefix("截至") and f"截至{part.removeprefix('截至')}"
        at = end
        yield PeriodMention(Period(first, last, part), start, end, text[start:end], is_relative)


def _years(match: re.Match[str], text: str, this_year: int, reviewed: int) -> tuple[int, int, str, bool] | None:
    """(first, last, part, is_relative) of a match of _CHINESE; None when it is not a period, or relative to a year not known."""
    if match["first"]:
        first = _year(match["first"])
        last = _year(match["last"]) if match["last"] else first // 100 * 100 + int(match["lastshort"])
        return (first, last, "", False) if first <= last else None
    if match["until"]:
        last = _year(match["until"])
        return last - int(parse(match["yearsback"]) or 1) + 1, last, "", False
    if match["year"]:
        year = _year(match["year"])
        return year, year, "", False
    if match["bare"]:
        return (int(match["bare"]), int(match["bare"]), "", False) if _stands_for_a_year(text, match.end()) else None
    if match["short"]:
        return _short_years(match, this_year)
    if match["plan"]:
        return _plan(match, text)
    if match["one"]:
        return _year(match["one"]), _year(match["two"]), "", False
    if match["nexttoo"]:
        return (this_year, this_year + 1, "", True) if this_year else None
    if match["ahead"]:
        ahead = _number(match["ahead"])
        return (this_year, this_year + ahead - 1, "", True) if this_year and ahead != 5 else None
    if match["ordinal"] or match["early"]:
        first = _five_years(match["ordinal"] or match["early"])
        is_end = match["earlypart"] in ("期末", "末")
        return first + 4 * is_end, first + 4, "年底" if is_end else "以来" if match["earlypart"] == "以来" else "", False
    if match["relative"]:
        year = this_year + _RELATIVE[match["relative"]]
        return (year, year, "", True) if this_year else None
    if match["span"]:
        count = parse(match["count"] or match["countback"])
        return (reviewed - int(count) + 1, reviewed, "", True) if reviewed and count else None
    part = _PARTS.search(match["partonly"])
    named = _part(part) if part else ""
    if not part or named in ("", "以来"):
        return None
    named = f"截至{named.removeprefix('截至')}" if match["partonly"].startswith("截") else named
    return this_year, this_year, named, bool(this_year)


def _part(match: re.Match[str]) -> str:
    """The one way a part of a year is written."""
    if match["half"]:
        return match["half"]
    if match["quarters"]:
        return match["quarters"].removeprefix("第").replace("个", "").translate(str.maketrans("1234", "一二三四"))
    if match["months"]:
        return f"1-{_number(match['months'])}月"
    if match["from"]:
        return f"{_number(match['from'])}-{_number(match['to'])}月"
    if match["month"]:
        month = f"{_number(match['month'])}月"
        return f"截至{month}底" if match["monthend"] else month + (f"{int(match['day'])}日" if match["day"] else "")
    if match["yearend"]:
        return "年底"
    return match["since"] or ""


def _short_years(match: re.Match[str], this_year: int) -> tuple[int, int, str, bool] | None:
    """“24年” is 2024 when that is near, “99年” at the start 1999; “用了15年” is a duration."""
    first, last = (1900 + int(digits) + 100 * (digits < "50") for digits in (match["short"], match["shortlast"] or match["short"]))
    before = match.string[max(0, match.start() - 8) : match.start()]
    if first > last or last > (this_year or 2028) + 1 or before.endswith(_DURATION):
        return None
    place = next(reversed(places_in(before)), None)
    opens = not before or (place is not None and place.end == len(before))
    stands_free = opens or (before[-1] in _FREE and first >= 2000)
    stands_free = stands_free or match.string.startswith(tuple("比跟较同"), match.end())  # 农民收入09年比08年
    is_near = this_year > 0 and this_year - last <= 6 and last % 10 > 0
    return (first, last, "", False) if stands_free or is_near else None


def _plan(match: re.Match[str], text: str) -> tuple[int, int, str, bool] | None:
    """“十四五” → 2021–2025. “十五” needs quotes or 时期/规划 …: 十五个 is a number."""
    number = {"": 10, "一": 11, "二": 12, "三": 13, "四": 14, "五": 15, "六": 16}[match["plan"][1:-1]]
    quoted = bool(match["quote"]) and text[match.start()] in '“"'
    part = match["planpart"] or ""
    if not quoted and not part and (number == 10 or text[match.end() : match.end() + 1] in ("个", "万", "年", "家", "项", "户", "人", "亿", "公")):
        return None
    first = 1951 + 5 * number
    if part in ("末", "期末", "收官"):
        return first + 4, first + 4, "年底" if part != "收官" else "", False
    if part in ("开局", "首年"):
        return first, first, "", False
    return first, first + 4, "以来" if part == "以来" else "", False


def _five_years(ordinal: str) -> int:
    """The first year of a five-year plan by its number in Chinese numerals: the second came late, the third three years after it."""
    number = _number(ordinal)
    return {1: 1953, 2: 1958}.get(number, 1951 + 5 * number)


def _stands_for_a_year(text: str, end: int) -> bool:
    """A bare “2024”: not before a unit (2024户), nor before 多, 余, 万."""
    units = load().units
    is_unit = any(text[end : end + size] in units for size in (1, 2, 3) if end < len(text))
    return not is_unit and not _GOES_ON_AS_NUMBER.match(text, end) and not _english_unit().match(text, end)


@lru_cache(maxsize=1)
def _english_unit() -> re.Pattern[str]:
    words = sorted({word for unit in load().units.values() for word in unit.english}, key=len, reverse=True)
    return re.compile(rf" ?(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _year(text: str) -> int:
    return int(text.translate(_DIGITS))


def _number(text: str) -> int:
    number = parse(text)
    return int(number) if number is not None else 0


def _in_english(text: str, this_year: int, reviewed: int) -> Iterator[PeriodMention]:
    for match in _ENGLISH.finditer(text):
        part = _english_part(match)
        is_relative = bool(match["relative"] or match["span"])
        if (is_relative and not this_year) or (match["year"] and not part and not _stands_alone(text, match)):
            continue
        first, last = _english_years(match, this_year, reviewed)
        if first <= last:
            yield PeriodMention(Period(first, last, part), match.start(), match.end(), match.group(), is_relative)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """A year in an English text: no number of a document or a quantity (2024 households), no Chinese 年 behind it."""
    before = text[match.start() - 1 : match.start()] if match.start() else ""
    return before not in tuple("-/〔[.") and not text.startswith("年", match.end()) and not _english_unit().match(text, match.end())


def _english_years(match: re.Match[str], this_year: int, reviewed: int) -> tuple[int, int]:
    if match["first"]:
        return int(match["first"]), int(match["last"])
    if match["dashed"]:
        last = int(match["dashedlast"])
        return int(match["dashed"]), last if last > 100 else int(match["dashed"]) // 100 * 100 + last
    if match["plan"]:
        word = match["plan"].lower()
        first = 1951 + 5 * (_ORDINALS.get(word) or int(word[:2]))
        return (first + 4, first + 4) if match["planend"] else (first, first + 4)
    if match["span"] or match["until"]:
        count, last = (match["back"], int(match["untilyear"])) if match["until"] else (match["count"], reviewed)
        years = {"two": 2, "three": 3, "four": 4, "five": 5}.get(count.lower()) or int(count)
        return last - years + 1, last
    year = int(match["year"]) if match["year"] else this_year + _ENGLISH_RELATIVE[match["relative"].lower()]
    return year, year


def _english_part(match: re.Match[str]) -> str:
    order = {"first": "一", "second": "二", "third": "三", "fourth": "四"}
    if match["half"]:
        return "上半年" if match["half"].lower() == "first" else "下半年"
    if match["quarters"]:
        return "前三季度"
    if match["quarter"]:
        return f"{order[match['quarter'].lower()]}季度"
    if match["from"]:
        return f"{_MONTHS[match['from'].lower()]}-{_MONTHS[match['to'].lower()]}月"
    if match["month"]:
        return f"{_MONTHS[match['month'].lower()]}月"
    if match["h"]:
        name = match["h"].upper()
        return {"H1": "上半年", "H2": "下半年"}.get(name) or f"{'一二三四'[int(name[1]) - 1]}季度"
    return "年底" if match["end"] else ""

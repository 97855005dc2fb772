"""Metadata: title, kind, place, level, year and date of a document, from its text, its file name and its folders.

The text comes first, then the file name, then the nearest folder: “2021年政府工作报告.docx” in “清河镇/” is a report of 清河镇.
The year is the one in the title; a table of several years has none (0), so that no year is refused it.
Not here: overrides by the clerk (the door, reading.read), the period of a fact."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from assistant.reading.headings import chinese_number
from assistant.reading.noise import is_title
from assistant.reading.places import COUNTRY, bracketed_place, is_national, level_of, named_place, opening_place
from assistant.reading.roles import is_review
from assistant.records import Kind, Metadata, NoiseLine

HEAD_LINES = 16
CONGRESSES_END, YEARLY_END, SUMMARIES_END = "04", "06", "02"  # months till which a report is given, a yearly paper comes out, a year is summed up
_NO_TITLE_END: Final = ("：", ":", "，", ",", "。", "；", "！", "?", "？")
_TABLE_SUFFIXES: Final = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods"})
_KINDS: Final[tuple[tuple[re.Pattern[str], Kind], ...]] = (
    (  # what a notice issues, not the notice
        re.compile(r"印发.{0,20}(?:19|20)\d\d年.{0,16}(?:计划|要点|安排|任务|清单|打算|民生实事)[^》]{0,8}(?:[》”]|的通知)"),
        "plan",
    ),
    (  # 2024年民生实事项目实施方案, of that year alone
        re.compile(r"(?<![-—–－~～至到])(?:19|20)\d\d年度?[^》（(〔]{0,30}方案[》”]?(?:的通知)?(?:[（(【〔].{0,30})?$"),
        "plan",
    ),
    (re.compile(r"(?:通知|通告|公告|批复|的函)(?:[（(【〔].{0,30})?$"), "policy"),  # a notice about reports is no report
    (
        re.compile(
            r"总结|工作报告|工作汇报|情况(?:的)?(?:报告|汇报)|进展|述职|自查报告|"
            r"调研报告|完成情况|工作情况|基本情况|(?:的|作|况|度)报告|小结|"
            r"(?<![会议])公报|决算(?:$|[（(]|公开|草案|情况|报告|说明)|运行(?:情况|简况|分析)|形势分析|大事记|Report on the Work",
            re.IGNORECASE,
        ),
        "report",
    ),
    (re.compile(r"关于印发|的通知|通知$|的意见|意见$"), "policy"),
    (re.compile(r"计划|要点|工作打算|工作安排"), "plan"),
    (
        re.compile(
            r"(?:条例|办法|[^方做说想看用]法|意见|方案|细则|规定|决定|决议|制度|通知|通告|公告|批复|规划|纲要|规则|规范|解释|预案|章程|指南|的函|措施|标准)"
            r"(?:[（(【〔].{0,30})?$"
        ),
        "policy",
    ),
    (re.compile(r"一览表|统计表|汇总表|台账|指标表|清单|名册"), "table"),
    (re.compile(r"报告|汇报"), "report"),
)
_YEAR = re.compile(r"(?<!\d)((?:19[4-9]|20[0-4])\d)(?!\d)")
_TITLE_YEAR = re.compile(r"(?<!\d)((?:19[4-9]|20[0-4])\d)(?= ?年|[-—至]\d{2,4}年|年度|_|-|\b)")
_YEARS_SPANNED = re.compile(r"(?<!\d)(?:19|20)\d\d ?年?度? ?(?:[-—–－~～]{1,2}|至|到) ?(?:(?:19|20)\d\d(?!\d)|\d\d ?年)")
_LABEL_YEAR = re.compile(  # of a row as a sentence: “2019年: 112”, “2019/完成: 112”, “年份: 2019”, “2019年；财政收入: 900”
    r"(?:^|；)(?:(?:年份|年度): )?((?:19|20)\d\d) ?(?:年(?:度|末|底)?)?(?:[（(/完实][^:：；。，\n]{0,16})?(?=: |；|$)", re.MULTILINE
)
_CHINESE_YEAR = re.compile(r"([一二][九〇○零][一二三四五六七八九〇○零]{2})年")
_IS_SPEECH: Final = re.compile("工作报告")  # “2024年政府工作报告” given in January 2025 is called by the year it tells of
_OF_A_YEAR: Final = re.compile("年度|全年|年终|统计公报|人口普查|决算")
_OF_AN_OCCASION: Final = re.compile("半年|季|月|春|五一|假期|节|汛|防火")  # 春节期间安全生产工作总结
_DATE = re.compile(r"((?:19|20)\d\d) ?[年./-] ?(\d{1,2}) ?[月./-] ?(\d{1,2})(?:日|(?!\d))")
_CHINESE_DATE = re.compile(r"([一二][九〇○零][一二三四五六七八九〇○零]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_PASSED = re.compile(r"通过|修订|修正|公布|发布|施行|批准|印发")
_NUMBER = re.compile(r"[〔\[（(【]((?:19|20)\d\d)[〕\])）】] ?第?\d+ ?号")
_FETCHED = re.compile(r"(?:- )?(?:抓取|更新|录入|capture|打印)")
_NAME_YEAR = re.compile(r"^((?:19|20)\d\d)[_ -]+")
_FIELD = re.compile(r"(?:- )?(?:标题|题目|文件名称|title)[:：] ?", re.I)
_CONTINUES = re.compile(r"及|和|与|暨|的")
_GENERIC = re.compile(r"(?:政府|乡镇|镇政府|人民政府)?(?:年度)?工作(?:报告|总结|计划)|.{0,2}报告|总结|工作计划")
_DIGITS: Final = {character: str(value) for value, characters in enumerate(("〇○零", *"一二三四五六七八九")) for character in characters}


def metadata(text: str, name: str, folders: Sequence[str] = (), *, title_hint: str = "", noise: Sequence[NoiseLine] = ()) -> Metadata:
    """What is known of a document besides its text.

    name: file name with suffix (or the id of a record); folders: the folders above it, outermost first; title_hint: a title the file or
    record states; noise: lines cleaning took out, whose publishing date is used when the text has none."""
    head = [line for line in text[:6000].split("\n")[:HEAD_LINES] if line]
    stem = _stem(name)
    named = _readable(stem)
    own = _title_line(head) or _FIELD.sub("", title_hint.strip()).strip()
    first = _FIELD.sub("", head[0]) if head else ""
    title = _best_title(own, named) or (first if 0 < len(first) <= 60 and not first.endswith(_NO_TITLE_END) else named or stem)
    kind = _kind(title, named, name)
    place = _place(own, named, folders, head, kind)
    date = _date(stem, head, text, noise, kind)
    year = _year(own, stem, folders, date, kind) or _number_year(head)
    if _is_table(kind, name) and _covers_years(text, (own, stem)):
        kind, year = "table", _only_year((own, stem))
    return Metadata(title=title, kind=kind, place=place, level=level_of(place), year=year, date=date)


def _stem(name: str) -> str:
    base = PurePosixPath(name.replace("\\", "/")).name
    return re.sub(r"(?:\.[A-Za-z]{1,5}\d?)+$", "", base) or base


def _readable(stem: str) -> str:
    """A file name as a title: “2026_上海市_政府工作报告” → “2026年上海市政府工作报告”; "" when it is no Chinese name."""
    if not re.search(r"[一-鿿]{2}", stem):
        return stem.replace("_", " ").strip() if re.search(r"[A-Za-z]{3,}[_ ][A-Za-z]{2,}", stem) else ""
    year = _NAME_YEAR.match(stem)
    rest = stem[year.end() :] if year else stem
    if year and year[1] not in rest:
        rest = f"{year[1]}年{rest}"
    rest = re.sub(r"[（(]\d{4}-\d{2}-\d{2}[)）]$|[（(]\d+[)）]$|副本$| - 副本$", "", rest)
    return re.sub(r"[_ ]+", "", rest)


def _title_line(head: list[str]) -> str:
    for index, line in enumerate(head):
        line = _FIELD.sub("", line)
        if not is_title(line):
            continue
        before = head[index - 1] if index else ""
        if (_CONTINUES.match(line) or before.startswith("关于")) and 0 < len(before) <= 40 and before[-1] not in "。！？；：:，":
            return before + line
        after = head[index + 1] if index + 1 < len(head) else ""
        return line + after if _CONTINUES.match(after) and is_title(after) else line
    return ""


def _best_title(own: str, named: str) -> str:
    """The text's own title, unless it is as bare as “政府工作报告” and the file name says whose."""
    if own and named and _GENERIC.fullmatch(own) and own in named:
        return named
    return own or (named if is_title(named) or re.search(r"[一-鿿]{4}", named) else "")


def _kind(title: str, named: str, name: str) -> Kind:
    for source in (title, named):
        for pattern, kind in _KINDS:
            if pattern.search(source):
                return kind
    return "table" if PurePosixPath(name.lower()).suffix in _TABLE_SUFFIXES else "other"


def _place(own: str, named: str, folders: Sequence[str], head: list[str], kind: Kind) -> str:
    for source in (own, named):
        if place := named_place(source):
            return place
    for folder in reversed(folders):
        if (place := named_place(folder)) and (place == COUNTRY or folder.startswith(place) or len(folder) <= 24):
            return place
    if place := bracketed_place(own or named, head) or opening_place([line for line in head if len(line) <= 120]):
        return place
    return COUNTRY if kind == "policy" and is_national("\n".join(head)) else ""


def _year(own: str, stem: str, folders: Sequence[str], date: str, kind: Kind) -> int:
    if kind == "policy":
        in_name = _YEAR.findall(stem)
        return int(in_name[-1]) if in_name else int(date[:4]) if date else _first_year(own)
    for source in (own, stem):
        if year := _first_year(source):
            return year + (_IS_SPEECH.search(own or stem) is not None and not is_review(own or stem) and date[:4] == str(year + 1) and date[5:7] <= CONGRESSES_END)
    if date:
        return int(date[:4]) - (kind == "report" and _is_of_year_before(own or stem, date[5:7]))
    return next((year for folder in reversed(folders) if (year := _first_year(folder))), 0)


def _is_of_year_before(title: str, month: str) -> bool:
    """Whether a review that names no year is of the year before the one it was dated in."""
    if _OF_AN_OCCASION.search(title):
        return False
    return (_OF_A_YEAR.search(title) is not None and month <= YEARLY_END) or ("总结" in title and month <= SUMMARIES_END)


def _is_table(kind: Kind, name: str) -> bool:
    return kind == "table" or (kind != "policy" and PurePosixPath(name.lower()).suffix in _TABLE_SUFFIXES)


def _covers_years(text: str, titles: Sequence[str]) -> bool:
    """A table of several years: its title spans them, or they stand over its columns or before its rows. It is of none of them alone."""
    return any(_YEARS_SPANNED.search(title) for title in titles) or len({found[1] for found in _LABEL_YEAR.finditer(text)}) > 1


def _only_year(titles: Sequence[str]) -> int:
    """The year the titles name, 0 for none or several: “2021年主要指标” may show 2020 beside it and is still of 2021."""
    named = {int(year) for title in titles for year in _YEAR.findall(title)}
    return named.pop() if len(named) == 1 and not any(_YEARS_SPANNED.search(title) for title in titles) else 0


def _number_year(head: list[str]) -> int:
    """The year in a document number, 国办函〔2024〕93号."""
    return next((int(found[1]) for line in head if (found := _NUMBER.search(line))), 0)


def _first_year(text: str) -> int:
    if found := _TITLE_YEAR.search(text) or _YEAR.search(text):
        return int(found[1])
    if chinese := _CHINESE_YEAR.search(text):
        return int("".join(_DIGITS[character] for character in chinese[1]))
    return 0


def _date(stem: str, head: list[str], text: str, noise: Sequence[NoiseLine], kind: Kind) -> str:
    """The day it was given, passed or signed; for a law the latest day its opening names."""
    if found := _DATE.search(stem):
        return _iso(found)
    short = [line for line in head if len(line) <= 70]
    dated = [(line, iso) for line in short if (iso := _dates(line))]
    if kind == "policy":
        passed = [day for line, days in dated if _PASSED.search(line) for day in days]
        if passed:
            return max(passed)
    if dated:
        return dated[0][1][0]
    for line in reversed(text[-600:].split("\n")[-6:]):
        if len(line) <= 24 and (days := _dates(line)):
            return days[-1]
    return next((days[0] for line in noise if not _FETCHED.match(line.text) and (days := _dates(line.text))), "")


def _dates(line: str) -> list[str]:
    found = [day for match in _DATE.finditer(line) if (day := _iso(match))]
    for chinese in _CHINESE_DATE.finditer(line):
        year = "".join(_DIGITS[character] for character in chinese[1])
        found.append(f"{year}-{chinese_number(chinese[2]):02d}-{chinese_number(chinese[3]):02d}")
    return found


def _iso(found: re.Match[str]) -> str:
    year, month, day = (int(found[group]) for group in (1, 2, 3))
    return f"{year}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""

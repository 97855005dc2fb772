"""When a figure of a sentence holds: the period its sentence names before it, else what its section and paragraph tell of.

What a change is measured against (比上年, 较2020年) is no period. A review of one year and of five tells of both: the time named last
before the sentence decides. Not here: time words themselves (periods.py), what a number measures (measures.py)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from assistant.figures.chapters import Calendar, Chapter
from assistant.figures.lists import BREAK
from assistant.figures.periods import PeriodMention, names_its_year, periods
from assistant.records import Period, Quantity, Role, Span

_RESET: Final = re.compile(r"全年|(?<![一二三四五六七八九十\d])年内|当年")
_TOTAL: Final = re.compile(r"累计|以来(?!的?(?:最|第|首|新))|历年|共计?投入|总共(?=完成)")
_AVERAGE: Final = re.compile(
    r"(?:平均每年|年均)(?!浓度|值|气温|降水|降雨|温度|日照|相对)"
    r"|五年(?!前|行动|计划|规划|目标|方案|倍增)(?:累计|共|新增|平均)?|[三四]年(?:累计|共)"
)
_CAUSE: Final = re.compile(r"(?:受|因|由于|面对|遭遇|遭受|经历|应对|战胜|抗击|克服)[^，。；：、\d]{0,4}$")
_COMPARES: Final = ("比", "较", "超", "与", "同")
_INTENT: Final = re.compile(
    r"力争|拟定为|(?:计划|拟)(?:再|将|在|于|新|改|完|建|实|投|开|启|安|到明)|预计(?:再|将|在|于|新|改|建|投|开|启|安|到明)|争取(?:到20|在|完|实)"
    r"|(?<!低于)(?<!高于)(?<!好于)(?<!超)(?<!超过)(?<!达到)(?<!未达)(?<!完成)预期目标|确保(?=[^，。]{0,14}(?:完成|达到|实现|以上|超过))|"
    r"到(?:20[2-9]\d|明)年(?:底|"
    r"末)?[，,]?(?:[^，。]{0,10})(?:达到|实现|力争|要|将|超过|突破)"
)
_DONE: Final = re.compile(r"实际(?:完成|新增|建成|改造|达到?|为|投入)|已(?:经)?(?:完成|建成|达|实现|有|累计)|累计(?:完成|建成)了")
_STANDS: Final = re.compile(
    "现在(?!起)|目前|现有|已有|已经|拥有|(?:取消|减轻|解决|实现|完成|建成|增加|减少|投入)了|我[国省市县区镇乡][现已]?有(?!望|条件|能力|信心|基础)"
)
_ALREADY: Final = re.compile("现在(?!起)|目前|已经|(?<![而不早])已|过去|曾经?|[近这两几]年来|据[^，。]{0,10}(?:统计|调查)|[成立加过生产达完定有出起到]了|我[国省]是")
_AHEAD: Final = re.compile(  # what a sentence says that tells of what is to come
    "要|将|应|必须|力争|力求|争取|计划|规划|准备|打算|拟|目标|任务|为了|今后|未来|明年|继续|确保|实现|预期|提高到|可以|能够|希望|到(?:20|一九)|支持|推动|推进|加快|抓好"
    "|今年|季度|半年|月|新增|建设|实施|完善|加强|深化|促进|打造|培育|开展|优化|落实|做好|保障|提升|扩大|发展"
)
_YEAR_BEFORE_IT: Final = re.compile("(?<=[，,（(])上一?年(?:同期)?(?:为|是|只有|仅)")
_WHEN_BEFORE: Final = re.compile("[比较](?:去年|上年)同期")
_TO_COME: Final = re.compile("要|将|力争|确保|争取|预计|目标|达到?|超过|突破|提高|增加|扩大|发展")
_ONLY_PART: Final = re.compile(r"[\d.,，]+[^，。；（(\d]{0,6}[（(](?:(\d{1,2})[—–\-至](\d{1,2})月份?|(上半年|前三季度))[）)]")
_OF_YEAR: Final = re.compile(r"[\d.]+[^，。；（(\d]{0,6}[（(]((?:19|20)\d\d)年(?:数据?|统计数)?[）)]")  # 研发投入强度2.17%（2023年数据）
_MISSED: Final = re.compile("(?:没有|没能|未能?)(?:实现|完成|达到)[^。；]{0,40}$")
_A_GOAL: Final = re.compile("[^。；]{0,40}?(?:目标|任务|计划)")
_A_RECORD: Final = re.compile(r"[\d.]+[^，。；\d]{0,6}，(?:再创|创|为|是)(?:历史|历年|有史)")
_COMES_ANYWAY: Final = re.compile("(?:高校|大学|大学生|院校)毕业生(?:人数|规模|总数)?(?:预计|约)?将?(?:高?达到?|超过|突破|有|为)?$")
_AIMED_AT: Final = re.compile("力争|确保|争取|达到?|突破|要|将|实现|完成|提高|增加|超过")
_OF_A_GOAL: Final = re.compile(r"[\d.]+[^，。；、\d]{0,4}?(?:左右|以上|以内|以下)?的(?:年度|年初)?(?:预期|控制|计划|年度)目标")
_OF_THE_YEAR: Final = re.compile("(?:全年|年初|年度|当年)(?:原)?(?:计划|拟|安排)")
_THERE_IS: Final = re.compile("现有|目前|现状|已(?![一-鿿]{0,4}目标)")
_PLANNED_HERE: Final = re.compile(  # 增长6.4%，计划为增长｜8%
    "(?:^|[，,（(；])(?:年初|年度|全年|原定)?(?:计划|目标|预期)(?:目标|值|数)?(?:[为是]|定为)?(?:增长|下降|控制在|达到|完成)?$")
_OF_THE_BASE: Final = re.compile("(?:同期)?的?")
_MEASURED_BY: Final = re.compile("[按以](?:照)?$")  # 按1957年不变价格, 以2020年为基数
_COMPARED: Final = re.compile(
    r"同期|相比|水平|(?:底|末|年末|年底)?的?(?:[\d.]+|[一二三四五六七八九十點点]+)倍|[^，。]{0,6}的[\d.]+倍|年?[末底]?(?:[^，。；\d]{0,10}基础上|的?目标)"
)
_OF_A_PLAN: Final = re.compile("的?(?:\\d+项|[一-鿿]{0,4})(?:工程|项目)|纲要|确定|编制|实施情况|中期评估")
_BASIS: Final = re.compile("年?(?:的)?(?:不变价|可比价|价格|口径|为基)")
_FROM_HERE: Final = re.compile("[由从]")  # “今年标准由240元提高到280元”: the year named before it is that of the second


_TWO_YEARS: Final = re.compile("(?:19|20)\\d\\d|[一二][九〇零○][〇零○一二三四五六七八九]{2}(?=年)")
_JOINTS: Final = ("、", "和", "与", "及", "，")
MISSED_WITHIN: Final = 60  # characters before a number in which what was missed is told of it
OPENING: Final = 2  # characters of a sentence in which the mark that opens it begins


@dataclass(frozen=True, slots=True)
class Told:
    """When a figure holds and as what it is told. explicit: its sentence names the period."""

    period: Period
    span: Span
    role: Role
    explicit: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """Time words of one sentence, read once; bases: those it only compares with; resets: where 全年 and the like stand."""

    mentions: tuple[PeriodMention, ...]
    bases: tuple[PeriodMention, ...]
    resets: tuple[int, ...]


def moments(sentence: str, calendar: Calendar) -> Moment:
    """The time words of a sentence; 本年 is the year its chapter tells of."""
    found = [one for one in periods(sentence, calendar.this_year, calendar.reviewed) if not one.wording.startswith("本年")]
    bases = tuple(one for one in found if _is_base(one, sentence))
    return Moment(tuple(one for one in found if one not in bases), bases, tuple(match.start() for match in _RESET.finditer(sentence)))


def in_turn(sentence: str, numbers: Sequence[Quantity], moment: Moment) -> dict[int, PeriodMention]:
    """Start of a number → its time, for lists in the order of the times: “2023年、2024年分别新增12个和15个”, “2022—2024年分别完成3公里、4公里、5公里”."""
    turns: dict[int, PeriodMention] = {}
    for spread in re.finditer("分别", sentence):
        stop = BREAK.search(sentence, spread.end())
        group = [number for number in numbers if spread.end() <= number.start < (stop.start() if stop else len(sentence))]
        row: list[PeriodMention] = []
        for mention in reversed(moment.mentions):
            gap = sentence[mention.end : row[0].start if row else spread.start()] if mention.end <= spread.start() else "。"
            if gap.strip() not in (_JOINTS if row else ("", "，")):
                break
            row.insert(0, mention)
        years = range(row[0].period.first, row[0].period.last + 1) if len(row) == 1 else ()
        row = [replace(row[0], period=Period(year, year)) for year in years] if len(years) == len(group) > 1 else row
        is_row = len({one.base_unit for one in group}) == 1 and all(sentence[one.end : other.start] in _JOINTS for one, other in pairwise(group))
        turns |= dict(zip((one.start for one in group), row, strict=True)) if len(row) == len(group) > 1 and is_row else {}
    return turns


def told(
    sentence: str, begins: int, at: int, start: int, moment: Moment, chapter: Chapter, role: Role, *, is_older: bool, turn: PeriodMention | None = None
) -> Told:
    """When the number at sentence[at] holds.

    begins: where its own words begin; start: offset of the sentence in the document; turn: its time in a list of times, see in_turn.
    """
    calendar = chapter.calendar
    if against := next((one for one in moment.bases if _OF_THE_BASE.fullmatch(sentence, one.end, at) and sentence[one.start - 1] in "比较"), None):
        return Told(replace(against.period, part=""), "year", "result", True)  # 比1957年的｜704亿元增长66%
    named = turn or _named(moment, sentence, at, is_older=is_older)
    if named and named.period.part == "以来" and role == "plan" and sentence.startswith("形成的", named.end):
        named = None  # 对2013年以来形成的｜1.26亿元资产确权登记, among what is planned
    own = sentence[begins:at]
    since = max(sentence.rfind("；", 0, at), sentence.rfind(";", 0, at)) + 1
    past = calendar.looked_back_on(start) if role in ("plan", "other") else None
    if named and named.period.first == named.period.last == calendar.reviewed and _AVERAGE.search(sentence, max(named.end, begins), at):
        named = None  # 1987年进出口总额827亿美元，平均每年增长｜14.7%
    if role == "plan" and _MISSED.search(sentence, max(0, at - MISSED_WITHIN), at) and not _A_GOAL.match(sentence, at):
        role = "result"  # 有几项产品没有完成计划：钢完成｜96.4%
    before, role = "result" if past else role, _own_role(sentence[since:at], own, named, "result" if past else role, calendar)
    was_planned = before == "result" and role == "plan" and named is None and _OF_THE_YEAR.search(sentence, since, at) is not None
    role = before if was_planned else role  # 全年计划改造｜50户，实际完成48户
    opened = start + OPENING  # “五年间，…” opens the sentence itself
    is_missed = _MISSED.search(sentence, since, at) and _A_GOAL.match(sentence, at)  # 没有实现年初确定的能耗降低｜4%的目标
    was_goal = was_planned or (role in ("result", "problem", "other") and is_missed)
    if role == "plan" and named and _COMES_ANYWAY.search(own):
        role = "result"  # 今年高校毕业生将高达｜765万人: nobody planned that
    if role == "plan" and _A_RECORD.match(sentence, at) and not _AIMED_AT.search(sentence, since, at):
        role = "result"  # 今年高校毕业生｜795万人，再创历史新高
    if role in ("result", "problem"):  # 增长6.4%，计划为增长｜8%; 低于｜13%左右的预期目标
        was_goal = was_goal or _PLANNED_HERE.search(sentence[since:at]) or _OF_A_GOAL.match(sentence, at)
    mark = calendar.mark_before(opened, chapter.since) if chapter.mixed else calendar.mark_in_line(opened, start)
    if mark is None and chapter.of_years:
        mark = calendar.turn_before(start, chapter.since)
    in_years = mark if mark is not None else chapter.of_years
    if any(reset < at for reset in moment.resets) and not past:
        in_years = False  # “五年累计减贫3.94万户。全年投入…”
    period = chapter.named if chapter.named and (chapter.named.last > chapter.named.first) == in_years else None
    if period and role == "result" and chapter.role == "plan" and 0 < calendar.reviewed < period.first:
        period = None  # what is so already, told among plans
    if past and role == "result":
        period, in_years = past, True
    if period is None:
        period = calendar.five_years(role) if in_years else calendar.usual(role)
    if chapter.aim and not period.first and role in ("plan", "other") and not _THERE_IS.search(own):
        period, role = chapter.aim, "plan"
    if named and _YEAR_BEFORE_IT.match(sentence, named.start) and 0 < period.first == period.last:
        older = Period(period.first - 1, period.first - 1)  # 补贴86万元，上年为｜78万元: before the year told of, whenever the report is read out
        return Told(older, "year", role, True)
    explicit = False
    only = _ONLY_PART.match(sentence, at)
    span: Span = ("years" if in_years else "part" if period.part else "year") if period.first else ""
    total = _TOTAL.search(own) is not None
    if named:
        period, span, explicit = _explicit(named, period, span, calendar)
        span = "years" if span == "cumulative" and "累计" not in own and "年均" in own else span
        is_ahead = role == "plan" and not moment.bases and period.first == period.last > calendar.this_year > 0
        is_on_the_way = is_ahead and _AVERAGE.search(sentence, max(named.end, begins), at)
        if is_on_the_way:
            period, span = Period(calendar.reviewed + 1 if calendar.reviewed else calendar.this_year, period.last), "years"  # 到1992年达到15500亿元，平均每年增长｜7.5%
    elif _AVERAGE.search(own) and calendar.reviewed:
        period, span = (period if in_years else calendar.five_years(role)), "years"
    if (of_year := _OF_YEAR.match(sentence, at)) and not named:
        period, span, explicit = Period(int(of_year[1]), int(of_year[1])), "year", True
    if only and not named and period.first == period.last:
        period, span = replace(period, part=f"{only[1]}-{only[2]}月" if only[1] else only[3]), "part"  # 537.8亿元（1—11月）
    if total and span in ("year", "", "years") and (span != "years" or (named and named.period.part == "以来") or ("累计" in own and not in_years)):
        span = "cumulative"
    if not explicit and calendar.is_table:
        return Told(Period(0, 0), "", role, False)  # whose sentences are of any year: only its rows are of the year it is called by
    role = "result" if is_older and role == "plan" else role  # what a standard was before it is raised
    is_beside = named is not None and not _is_of_the_older(named, sentence) and period.first == period.last
    is_of_the_second = is_beside and named is not None and _FROM_HERE.search(sentence, named.end, at) is not None
    if is_older and period.first:
        period, span = _older(moment, sentence, at, period, span, is_named=explicit and not is_of_the_second)
    return Told(period, span, "plan" if was_goal else role, explicit)  # a goal of the year that is told of


def _older(moment: Moment, sentence: str, at: int, period: Period, span: Span, *, is_named: bool) -> tuple[Period, Span]:
    """The time of A in 由A提高到B, where the sentence tells that of B: the year it names for another A, else the one before."""
    if is_named and len(_TWO_YEARS.findall(sentence[:at])) > 1 and period.last > period.first:
        return Period(period.first, period.first), "year"  # 从1978年到1983年，由175元提高到…
    if is_named and period.first == period.last:
        return period, span
    others = [one for one in moment.mentions if one.end < at and sentence[one.start - 1 : one.start] in ("由", "从") and one.period.first == one.period.last]
    others = others or [one for one in moment.bases if one.end < at and names_its_year(one) and one.period.first == one.period.last]  # 1986年同1978年相比，由…
    year = others[-1].period.first if others and others[-1].period.first < period.last else period.first - 1
    return Period(year, year), "year"


def _own_role(clause: str, own: str, named: PeriodMention | None, role: Role, calendar: Calendar) -> Role:
    if role == "result" and _INTENT.search(clause) and not _DONE.search(own):
        return "plan"
    if role == "result" and named and names_its_year(named) and named.period.first > calendar.reviewed > 0 and "已" not in own:
        return "plan"  # 年末 alone is the end of the year that is told of
    is_of_plan = named is not None and named.period.part != "" and not names_its_year(named)  # 6月底前 alone is of the year that is planned
    if role == "other" and calendar.is_report and named and names_its_year(named) and 0 < named.period.last <= calendar.reviewed:
        return "result"
    if role == "plan" and named and named.period.part and names_its_year(named) and _WHEN_BEFORE.search(clause) and not _TO_COME.search(own):
        return "result"  # 今年上半年，集体所有制工业产值比去年同期增长｜23.6%
    if role == "plan" and (stands := _STANDS.search(own)) and not _TO_COME.search(own, stands.start()):
        return "result"  # “我国有2.9亿在校学生，要…” among what is planned
    if role == "plan" and _ALREADY.search(clause) and not _AHEAD.search(clause):
        return "result"  # 目前国家负担的补贴已经达到｜320亿元, 如不采取措施…
    if role == "plan" and named and not is_of_plan and 0 < named.period.last <= calendar.reviewed and named.period.part != "以来":
        return "result"
    return role


def _explicit(named: PeriodMention, period: Period, span: Span, calendar: Calendar) -> tuple[Period, Span, bool]:
    first, last, part = named.period.first, named.period.last, named.period.part
    if not names_its_year(named) and first == last:
        first, last = (period.last, period.last) if span != "years" else (calendar.reviewed, calendar.reviewed)  # 1-9月: of the year told of
    if part == "以来":
        until = calendar.reviewed if calendar.reviewed >= first else calendar.this_year
        last = min(last, until) if last > first else until
        return (Period(first, last, "以来"), "part", True) if first == last else (Period(first, last), "cumulative", True)
    if last > first:
        return Period(first, last), "years", True
    if part in ("", "年底", "截至年底") or re.search("12月", part):
        return Period(first, last), "year", True
    return Period(first, last, part), "part", True


def _named(moment: Moment, sentence: str, at: int, *, is_older: bool) -> PeriodMention | None:
    """The time word that holds for a number: the last one before it, unless 全年 came between; one inside another ；-clause holds there only."""
    before = [one for one in moment.mentions if one.end <= at and _reaches(one, sentence, at)]
    before = [one for one in before if not _is_of_the_older(one, sentence) or (is_older and not one.wording.startswith(("上年", "上一年")))]
    if not before:
        return None
    last = before[-1]
    whole_year = any(last.end <= reset < at for reset in moment.resets)
    if whole_year and last.period.part:
        years = [one for one in before if not one.period.part and names_its_year(one)]
        return years[-1] if years else None
    if last.period.part and not names_its_year(last):
        years = [one for one in before if names_its_year(one)]
        if years and years[-1].period.first == years[-1].period.last and (years[-1].is_relative is False or years[-1].wording in ("今年", "去年")):
            return PeriodMention(Period(years[-1].period.first, years[-1].period.first, last.period.part), last.start, last.end, f"{years[-1].wording}{last.wording}")
    return last


def _is_of_the_older(mention: PeriodMention, sentence: str) -> bool:
    """“从去年的2.1%提高到2.3%”: last year is the time of the first number only."""
    return sentence[max(0, mention.start - 1) : mention.start] in ("从", "由") and sentence.startswith("的", mention.end)


def _reaches(mention: PeriodMention, sentence: str, at: int) -> bool:
    if "；" not in sentence[mention.end : at]:
        return True
    if mention.period.part and sentence.startswith("前", mention.end):
        return False  # “6月底前养老院投入使用；改厕150座”: what is due then, not the rest
    if "；" in sentence[: mention.start] or sentence.startswith("累计", mention.end):
        return False
    return mention.start <= 6  # “2020年，…；…” opens the sentence and holds on


def _is_base(mention: PeriodMention, text: str) -> bool:
    """Only compared with, or a day: “比上年”, “较2020年”, “是2020年的2.5倍”, “2月3日”."""
    before = text[max(0, mention.start - 1) : mention.start]
    if _MEASURED_BY.search(text, 0, mention.start) and _BASIS.match(text, mention.end):
        return True
    if (before in _COMPARES and mention.start) or text.endswith(("针对", "面向"), 0, mention.start):
        return True
    if before in tuple("“《") and before and not mention.wording.startswith(tuple("“十")):
        return True  # “2030启航计划” is a name
    if "日" in mention.period.part and not mention.period.part.startswith("截至"):
        return True
    rest = text[mention.end : mention.end + 14]
    is_long = mention.period.last > mention.period.first or mention.period.part == "以来"
    if is_long and re.match(r"来?的?(?:最|首次|首[个位]|新高|新低|第[一二三四五六七八九十\d]{1,2}[大高多长强低])", rest):
        return True  # “为近10年来最大降幅” says how great a change was, “1998年以来第二大洪水” how great a flood
    if mention.wording.endswith("规划") and _OF_A_PLAN.match(rest):
        return True  # “十四五”规划重大工程项目 are done in some year
    if mention.period.part and _CAUSE.search(text, 0, mention.start):
        return True  # “受4月份霜冻影响，苹果产量…”: when the frost came
    return _COMPARED.match(rest) is not None

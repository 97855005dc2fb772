"""A question as it was typed → Query: place, periods, role, unit, operation, and the subject that is left.

Follow-ups take over from the previous Query what they leave out. Chinese and English. No model; tables and grammar only.
Not here: which documents these filters let through (search), whether anything answers (answering)."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from assistant.figures import PeriodMention, PlaceMention, Romanised, as_written, asked_unit, indicators_in, periods, places_in, renderings, reviewed_year, romanised
from assistant.library import Library
from assistant.records import Language, Operation, Period, Query, Role

COUNTRY: Final = "全国"
_CHINESE: Final = re.compile(r"[㐀-鿿]")
_REPORT_YEAR: Final = re.compile(
    r"((?:19|20)\d\d)\s*年?度?[^，。？?]{0,12}?(?:政府)?工作报告|((?:19|20)\d\d)\s*年?[的度]?(?:国务院|政府|总理)?(?:的)?报告"
    r"|(?<!\d)([0-4]\d)年[的度]?[一-鿿]{0,6}?报告"
    r"|\b((?:19|20)\d\d)\s+(?:government\s+)?(?:work\s+)?report\b", re.I)
_OWN_PLACE: Final = re.compile(r"[我本全](?:省|市|县|区|镇|乡|街道|村)")
_OF_THE_COUNTRY: Final = re.compile(r"(?:占|对|居|位列|排|贡献了?|优于|高于|低于|快于|好于|领先|超过)全国")  # what it is measured by, not whose it is
_UNKNOWN_PLACE: Final = re.compile(
    r"(?:(?<=[，,。、；：:\s在和与问比])|(?<=\d年)|^)([一-鿿]{2,3}(?:省|市|县|区|镇|乡|街道))(?=(?:19|20)?\d\d年|[今去前明上]年|的|全|共|完成|有[多几]|计划|$)"
)
_VILLAGE: Final = re.compile(r"(?:(?<=[年镇乡县区，,。、 在和与])|^)([一-鿿]{2,3}(?:村|社区))(?=的|完成|有|共|全|今|去|(?:19|20)\d\d|[，,]|新|改|危|里)")
_NO_VILLAGE: Final = re.compile(r"行政|自然|贫困|脱贫|示范|中心|试点|美丽|乡村|农村|全部|各|个|每|该|本|所有|新|多少|几|哪|空壳|薄弱|重点|城中|古|建制|和美")
_NO_NAME: Final = re.compile(
    r"^[我本全各该每某这那哪]|(?:小|社|地|山|灾|城|园|景|辖|牧|林|库|郊|新|市|县|校|片|厂|特|开发|示范|保护|老)区$"
    r"|^(?:新增|改造|建设|完成|实施|贫困|脱贫|摘帽|百强|重点|示范|试点|特色|边境|沿边|民族|产粮|农业|牧业|工业|开发|多少|哪些|几个)|(?:城|乡|村|集|建制|中心|重点)镇$|(?:城|都|超|股|上|门|夜|集)市$|(?:家|城|水|下|返|回|老|故|外)乡$"
)
_NOT_PLANNED: Final = re.compile(r"(?:不要|不是|不算|而非|除去|没有?按?|未按?)(?:年初)?(?:计划|目标|任务)数?|要完成数|(?i:five[- ]year plans?)")
_PLAN: Final = re.compile(
    r"计划|目标|任务|打算|准备|预期|拟|力争|年初(?:说|定|提出|要|想)|要求(?=[^，。]{0,14}(?:不[能得]?低于|不少于|至少|得?达到))"
    r"|争取(?=[在达完实用让早年新再]|到20)|安排(?!了)|(?:定|下达)的[^，。]{0,8}指标|将"
    r"|(?<![主需重必首紧只扼概摘纪不])(?<!向上)要(?![求素点闻件害领塞道职人么找查问看是知]|[到来]了)|想(?=[把让将要在建做达新])"
    r"|\b(?:target|plan(?:s|ned)?|goal|aim(?:s|ing|ed)?|expected|will|set for|set aside|earmarked|budgeted|intends?|hopes? to)\b", re.I)
_IN_FACT: Final = "实际(?!利用|使用|消费|收入|工资|增长)"  # 实际利用外资 is a name
_RESULT: Final = re.compile(rf"完成|{_IN_FACT}|实现了?|达到|做了|改造了|建了|增加了|提高到|\b(?:did|was|were|actual(?:ly)?|completed|achieved|got|received)\b", re.I)
_FROM_GOAL: Final = re.compile(
    r"(?:[离距跟和与]|比(?![例重率]))[^，。]{0,6}(?:计划|目标|任务)数?[^，。]{0,4}(?:差|缺|欠|多(?!少)|(?<!多)少|高|低|超)"
    r"|(?:差|超|欠)[^，。多少几]{0,4}(?:计划|目标|任务)数?(?:了)?[多几]")
_PROBLEM: Final = re.compile(r"(?:存在|遇到|面临).{0,8}(?:问题|困难|不足|短板)|(?:什么|哪些)(?:突出|主要)?(?:问题|困难|不足|短板)")
_MONEY: Final = re.compile(
    r"(?:多少|几块?)钱|(?:多少|几)块(?![地田])|(?:补贴|补助|奖励|资金|金额|经费|工资|养老金|产值|投资|收入)(?!.{0,4}[增率]|.{0,4}强度|性|基金|项目|企业|公司|主体).{0,6}(?:多少|[？?]?$)"
)
_COMPARE: Final = re.compile(
    r"相比|对比|(?<![占同环])比[^例重率如].{0,14}(?:多|少|高|低|增|减|快|慢|大|小|升|降|超)"
    r"|[多少高低]还是[多少高低]|(?:哪一?[个边里家]|哪儿|谁)(?:的)?更?[多少高低大小](?!的)|哪年[多少高低]|哪一?年更|变化|怎么变|差多少|差距|增减|增加了多少|多了(?:多少|几)|少了(?:多少|几)|超(?:出|了)"
    r"|\b(?:compare[ds]?|vs|versus|than|difference|change[ds]?|more or (?:less|fewer)"
    r"|(?:increase[ds]?|rise|rose|gr[eo]w|fall|fell|drop(?:ped)?|decline[ds]?) (?:by [^,]{1,20} )?from)\b", re.I)
_SERIES: Final = re.compile(
    r"历年|逐年|各年|每一?年(?:各|分别)|趋势|走势|哪一?年[^，。]{0,10}最|[各哪](?:个|一个)?(?:省|市|县|区|镇|乡|街道|地方|地)[^，。]{0,16}(?:最|各是|分别)|(?:^|年)各(?:省|市|县|区|镇|乡|地)[^，。]{0,16}(?:多少|几|情况)"
    r"|\b(?:each year|year by year|trend|which (?:year|province|city|county|town)\b.*\b(?:most|highest|lowest|fewest|largest))\b", re.I)
_OVER_YEARS: Final = re.compile(r"分别|各是?多少|各有|一共|总共|合计|加起来|总计|共(?:计|完成|改造|建)|变化|in total|each")
_DEFINITION: Final = re.compile(r"(?:具体)?指(?:的是)?(?:什么|哪|的)|包[含括]|有哪(?:些|几)|哪几[大小条]?(?:个|种|类|方面|项|条|块|句|样|家|件|处|点|步|部分|村|镇|乡)"
    r"|是(?:个|些)?(?:什么|啥)|什么是|哪[两三四五六七八九十]\S?[样种类项条点张件]|都是啥"
    r"|\bwhat (?:is|are|does .* mean)\b", re.I)
_DATE: Final = re.compile(
    r"哪[一]?天|哪[一个]*月|几月几[日号]|几[日号](?![楼线院令机文])|日期|什么时[候间]|何时|哪一?年[^更多少高低]*$"
    r"|\bwhen\b|\b(?:what|which) (?:date|day|month)\b", re.I)
_TERM: Final = re.compile(
    r"连续了?(?:多少|几)年|文号|发文字号|(?:期限?|时间|年限|任期|有效期)[^，。]{0,6}(?:多少|几)(?:个)?[年月]"
    r"|(?:多少|几)(?:个)?[年月]一(?:次|届|回|调)|document number|how many years(?! (?:can|could|do|does|did|would)\b.*\blive)", re.I)
_PERSON: Final = re.compile(r"谁|哪位|何人|\bwho\b", re.I)
_PLANNED_AND_DONE: Final = re.compile(
    "(?:计划|目标|任务|年初)[^。]*(?:多少|几)[^。]*实际[^。]*(?:多少|几)"
    "|实际[^。]*(?:多少|几)[^。]*(?:计划|目标|任务|年初)[^。]*(?:多少|几)")
_EACH_OF: Final = re.compile(r"哪(?:些|[几两三四五六七八九十]).{0,14}各.{0,6}(?:多少|几)|分别是哪")
_AMOUNT_ASKED: Final = re.compile(
    r"^(?:the )?(?:number|amount|share|percentage|level|rate|size|total|length|area)\b|\bhow (?:fast|far|wide|deep|old)\b"
    r"|\bwhat (?:\w+[ -]){0,5}?(?:rate|number|ratio|output|amount|total|target|level|intensity|share|percentage|income|length|area|value|standard|price|growth)\b",
    re.I)
_NO_FIGURE: Final = re.compile(r"\b(?:which|who|whose|when|where|why|list|name|explain|ways?|means|kinds?|types?|measures|conditions|industries|products|things)\b", re.I)
_HOW_MUCH: Final = re.compile(r"\bhow (?:many|much)\b", re.I)
_LIST: Final = re.compile(r"哪些|第[一二三四五六七八九十\d]+[项条个件]|\bwhich\b|\blist\b", re.I)
_VALUE: Final = re.compile(
    r"多少|多[长高大重宽深远]|几[^点乎何]|百分之几|是多[大高]"
    r"|(?:数|率|额|值|量|标准|比例|增幅|增速|金额|面积|里程|收入|人数|户数|[长定]目标|预期目标)(?:是|为|呢)?[？?]?$"
    r"|\bhow (?:many|much|large|high|big|long)\b|\bwhat (?:amount|number|quantity|sum)\b"
    r"|\bwhat (?:was|is) the\b.*\b(?:rate|number|ratio|output|amount|total|target|level)\b", re.I)
_PERCENT: Final = re.compile(
    r"百分之[几多]|百分比|(?:几个|多少个?)点(?![心钟位子名击赞])|份额|占(?:全部|总数|整个)?的?(?:多少|几成)(?![万亿]?[户人个家元亩名项])|比例|比重|占比|增幅|增速|增长率|增长(?:的)?(?:预期)?目标"
    r"|[^效]率(?!先|领)|涨幅|降幅|\bhow fast\b"
    r"|\b(?:percent(?:age)?|share|proportion)\b|\b\w*\s?ratio\b|\brate\b", re.I)
_SHARE: Final = re.compile(r"\b(?:what|which) (?:share|percentage|proportion|percent)\b", re.I)
_PLOTS: Final = re.compile("[地田牌]")  # 几块地, but 几块 of money
_COUNTED: Final = re.compile(r"([户人亩])数")
_ENGLISH_UNITS: Final = (
    ("household", "户"), ("people", "人"), ("person", "人"), ("mu", "亩"), ("jin", "斤"), ("yuan", "元"), ("kilomet", "公里"), ("ton", "吨"), ("jobs", "人"),
)  # fmt: skip
_PER: Final = re.compile(r"\bper (?:[\w,]+ )?\w+|\b[\d,]+-ton\b")  # places per thousand people, 10000-ton berths: nobody asks for people or tons
_NO_AMOUNT: Final = re.compile(r"\bhow many\b|\bgr[eo]w|\bris[ei]|\brose\b|increase|\bf[ae]ll|drop|declin|change|compare|target|goal", re.I)
_FUNCTION: Final = re.compile(
    r"都(?= ?[有是])|[离距](?=(?:年初|当初|原定?|预期)?的?(?:计划|目标|任务))|还(?![田林草湿建迁款本贷原])|哪[一个]*月"
    r"|最[多少高低大小](?![限])|历年|逐年|趋势|走势|[各哪](?:一|几)?个?(?:省|市|县|区|镇|乡|街道|地方)(?=.)"
    r"|请问|我想(?:知道|了解|查)|帮我查?一?下?|告诉我|查一?下|到底|一共|总共|(?<!公)共(?![同享建治青和产富管识])计?有?|分别|具体|大概|大约|左右|多少[万亿千百]*|百分之[几多]|是什么意思|什么是"
    r"|是?怎么(?:样|变)?的?|怎样|如何|情况|有没有|哪[一]?(?:天|年|个|些|位|几(?:个|种|类|方面|项)?|里)|几月几[日号]|什么时[候间]|什么|何时|日期|谁|是多[大高]|多[长高大重宽深远]"
    r"|相比|对比|比较|(?<![占同环对])比(?![例重率赛])|多还是少|还是|变化|差多少|差(?![别距异旅额])|增减|两年间?|年间|各是?|各自|是干什么|干什么"
    r"|指的是|具体指|(?<!目)指(?![标数挥导定])|包[含括]|[吗呢吧啊呀？?。！!，,、；;：:“”\"‘’'（）()《》〈〉【】——…]|(?<![目标指])的|了"
    r"|(?<![国所拥具享占含持私公没原现特专保稀固富])有(?![关效机限害毒色])|是|(?<![行作成认])为(?![民农])|(?<![存潜现])在(?![校建册编岗职线家])|(?<![集其高初])中(?![心小央学等医国型部级药层专职])"
    r"|里(?!程)|总额|总数|金额|指出|方面|存在|(?<!解决)(?<!解决了)(?<!解决了 )问题|为啥|为什么|为何|啥|没按"
    r"|最晚|最早|需要|应当|应该|可以|能够|符合|必须|怎么|要找|说的|所说|资料|这个|那个|那么?|呢"
    r"|我们(?:省|市|县|区|镇|乡)?|[我本全](?:省|市|县|区|镇|乡|街道|村)|(?<![成])就(?![业读医地近餐诊学])|[每人][年月]|百分之|亩数|户数|人数|数量"
    r"|光是?(?![伏缆纤电明学环])|一项|搞(?![活])|打算|咱们?|的话|这块|多出|计划数?|目标数?|任务数|实际|完成数?|准备|打算|年初|年底|年末|现在|目前|今年|去年|全年|每年|单独|统一"
    r"|之后|以后|以来|因为|由于|因(?![素地病])|(?<![针相应面绝])对(?![口外接象标照])|住(?![房宅院户所建])|吃(?=[城农]?.{0,2}(?:低保|五保))|(?<![普涉触危遍])[与及]|和(?![美谐平])|各(?![类级地])"
    r"|超出|超过|超(?!市)|多(?![种样次元式])|少(?![年数儿])|从(?![业事])|到(?!位)")
_EXCLUDED: Final = re.compile(r"(?:不算|不含|不包括|不计|除了|扣除)[^，。？?！；）)]*")
_IN_ALL: Final = re.compile("(?:一共|总共|总计)(?![”\"」』])")
_QUOTED: Final = re.compile(r"[“\"「『]([^”\"」』]{2,20})[”\"」』]")
_APPOSITION: Final = re.compile(r"[—–\-，,（(\s]*(?:也?就是|即)?[—–\-，,\s]*")
_MEASURE: Final = re.compile(
    r"(?:几个|多少个?)点(?![心钟位子名击赞])|哪[两三四五六七八九十]{1,2}大?[件样种类项条点张个](?:事(?!故))?|几[日号]|哪几(?:样|句话?|块|步|件|条|项|种|个)?"
    r"|几(?:个|万|户|亿|亩|人|家|项|所|座|套|张|条|件|次|名|种|辆|台|起|处|口|公里|斤|吨|元|千|百)*(?:户|亿斤|人|斤|亩|公里)?")
_CHANGE_ASKED: Final = re.compile(r"(?:增长|涨|增加|提高|上升|下降|减少|降低|提升)了?(?:百分之)?[多几]")
_FOLLOW_UP: Final = re.compile(r"^(?:那|再|还有|另外|换成|其中|and\b|what about|how about)|呢[？?]?$", re.I)


def understood(question: str, library: Library, *, previous: Query | None = None, home_place: str = "") -> Query:
    """The question as a Query. home_place is what “我镇” means; previous fills what a follow-up leaves out. Pure but for reading the library."""
    text = re.sub(r"\s+", " ", question).strip()
    language = _language(text)
    index = library.index()
    mentions = places_in(text, index.places)
    unknown = [found for found in _UNKNOWN_PLACE.finditer(text) if _is_a_name(found) and not any(_is_same_place(found, one) for one in mentions)]
    foreign = [one for one in romanised(text, index.places) if language == "en" and not one.places and not _is_explained(one, mentions)]
    meant = [one for one in mentions if not any(found.start(1) <= one.start and one.end <= found.end(1) for found in unknown)]
    named = tuple(dict.fromkeys([*(mention.name for mention in meant), *(found[1] for found in unknown), *(one.name for one in foreign)]))
    places, assumed = _places(text, named, home_place, index.places)
    named_reports = list(_REPORT_YEAR.finditer(text))
    report_years = tuple(dict.fromkeys(_full_year(next(filter(None, found.groups()))) for found in named_reports))
    reports = [document.metadata for document in index.document_order if document.metadata.kind == "report" and _belongs(document.metadata.place, places)]
    reports = [metadata for metadata in reports if metadata.year in report_years] or reports  # 去年 in “看26年的报告” is 2025
    this_year = max((metadata.year for metadata in reports), default=0)
    found_times = periods(text, this_year, max(map(reviewed_year, reports), default=0))
    dated = _explained([one for one in found_times if not any(found.start() <= one.start < found.end() for found in named_reports)], text)
    spoken = [mention.period for mention in dated]
    base = spoken[0].first if len(spoken) == 1 and _is_base(dated, text) else 0
    spoken = [] if base else spoken
    relative = [mention for mention in dated if mention.is_relative and mention.period.first]
    assumed += tuple(f"“{mention.wording}”按{mention.period.first}年理解" for mention in relative)
    spans = [(place.start, place.end) for place in mentions] + [(time.start, time.end) for time in found_times]
    spans += [found.span(1) for found in unknown] + [(one.start, one.end) for one in foreign]
    spans += [found.span() for found in named_reports]
    subject = _subject(text, spans) if language == "zh" else _subject_of_english(text, spans, index.keywords.frequency)
    operation = _operation(_QUOTED.sub("", text), len(spoken), max((period.last - period.first + 1 for period in spoken), default=0))
    named_indicators = tuple(dict.fromkeys(mention.name for mention in indicators_in(f"{as_written(text)} {subject}")))
    query = Query(
        text, language, operation, named_indicators, subject, places, tuple(dict.fromkeys(spoken)), report_years, _role(text), None,
        _meant_unit(text, language, named_indicators), assumed, _villages(text), base,
    )  # fmt: skip
    return _carried_over(query, previous) if previous else query


def _language(text: str) -> Language:
    """English with a Chinese term in brackets is English."""
    chinese, latin = len(_CHINESE.findall(text)), len(re.findall(r"[A-Za-z]{2,}", text))
    return "zh" if chinese >= 2 and not (latin >= 4 and chinese < 3 * latin) else "en"


def _villages(text: str) -> tuple[str, ...]:
    """Villages the question names: a township's report tells of them only where it names them too."""
    return tuple(dict.fromkeys(found[1] for found in _VILLAGE.finditer(text) if not _NO_VILLAGE.search(found[1])))


def _is_a_name(found: re.Match[str]) -> bool:
    """A place the library has never heard of must not be taken for no place at all; but 老旧小区 and 各乡镇 are no names."""
    return not _NO_NAME.search(found[1])


def _is_explained(name: Romanised, mentions: Sequence[PlaceMention]) -> bool:
    """“Shuangyu City (双榆市)”, or a name of the table of places (Inner Mongolia, Beijing City)."""
    return any(one.start <= name.end + 2 and name.start < one.end for one in mentions)


def _is_same_place(found: re.Match[str], mention: PlaceMention) -> bool:
    """A name in the text and a place known by part of it: 吉林 in 吉林市 is not 吉林省, but 广西省 is 广西壮族自治区."""
    if mention.end <= found.start(1) or found.end(1) <= mention.start:
        return False
    is_part = found.start(1) <= mention.start and mention.end < found.end(1)
    return not is_part or found[1] == mention.name or (found[1].endswith("省") and mention.name.endswith(("省", "自治区", "市")))


def _places(text: str, named: tuple[str, ...], home: str, known: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if len(named) > 1 and COUNTRY in named and not re.search(r"全国|国务院|[Nn]ation", _OF_THE_COUNTRY.sub("", text)):
        named = tuple(name for name in named if name != COUNTRY)
    own = _OWN_PLACE.search(text)
    if named or not own:
        return named, ()
    suffix = own[0][1:]
    candidates = [place for place in known if place.endswith(suffix)]
    meant = home or (candidates[0] if len(candidates) == 1 else "")
    return ((meant,), (f"“{own[0]}”按{meant}理解",)) if meant else ((), ())


def _belongs(place: str, places: tuple[str, ...]) -> bool:
    return not places or place in places


def _explained(dated: Sequence[PeriodMention], text: str) -> list[PeriodMention]:
    """“去年——就是2024年”: the year that explains a relative word replaces it; so does a year named beside 今年 (“今年将启动2017年度…”)."""
    if any(not mention.is_relative for mention in dated):
        dated = [mention for mention in dated if mention.wording not in ("今年", "本年", "本年度", "this year") and not _is_year_before(mention, text)]
        dated = _with_parts([mention for mention in dated if not (mention.is_relative and mention.period.first < mention.period.last)])
    kept = []
    for at, mention in enumerate(dated):
        following = dated[at + 1] if at + 1 < len(dated) else None
        explained = following and mention.is_relative and not following.is_relative and _APPOSITION.fullmatch(text[mention.end : following.start])
        if not explained:
            kept.append(mention)
    return kept


def _with_parts(dated: Sequence[PeriodMention]) -> list[PeriodMention]:
    """“2024年…上半年…”: a part of a year that stands apart from the one year named is of that year."""
    named = [one for one in dated if not one.is_relative]
    parts = [one for one in dated if one.is_relative and one.period.part and not re.search("[今去前明上本]年", one.wording)]
    if not parts:
        return list(dated)
    whole = named[0].period if len(named) == 1 and not named[0].period.part else Period(0, 0)
    of_year = [replace(parts[0], period=replace(whole, part=parts[0].period.part), is_relative=False)] if len(parts) == 1 and 0 < whole.first == whole.last else []
    return of_year + [one for one in dated if one not in parts and not (of_year and one in named)]


def _is_year_before(mention: PeriodMention, text: str) -> bool:
    """“2020年…比上年”: the year before 2020, which comparing works out; not the year before this one."""
    before = text[max(0, mention.start - 1) : mention.start]
    return mention.is_relative and mention.wording in ("上年", "去年", "上一年", "上年度", "上一年度", "last year", "previous year") and before in tuple("比较跟和与同 ")


def _is_base(dated: Sequence[PeriodMention], text: str) -> bool:
    """“比2019年减少百分之多少” names no period but the one it is measured against; “2025年比2024年” names both."""
    return len(dated) == 1 and not dated[0].is_relative and text[max(0, dated[0].start - 1) : dated[0].start] in ("比", "较") and bool(_CHANGE_ASKED.search(text))


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _role(text: str) -> Role | None:
    if _PROBLEM.search(text):
        return "problem"
    planned, done = _PLAN.search(_NOT_PLANNED.sub("", text)), _RESULT.search(text)
    if planned and _FROM_GOAL.search(text):
        return None
    if planned and done:
        return None if re.search(rf"{_IN_FACT}|完成[^，。]{0,8}(?:比|超)[^，。]{0,8}(?:计划|目标|任务)", text) else "plan"
    return "plan" if planned else "result" if done else None


def _operation(text: str, years: int, longest: int) -> Operation:
    if (re.search("差(?:了)?[多几]少?|相差", text) and years > 1) or _FROM_GOAL.search(text):
        return "compare"
    if _PLANNED_AND_DONE.search(text):
        return "compare"
    if _EACH_OF.search(text):
        return "list"
    if _SERIES.search(text) or (longest in (3, 4, 6, 7, 8) and _OVER_YEARS.search(text)) or (longest > 1 and re.search("分别|各是|各有|近[三3]年", text)):
        return "series"
    if (_DATE.search(text) or _TERM.search(text)) and not _COMPARE.search(text):
        return "date"
    if _COMPARE.search(text) or (years > 1 and _VALUE.search(text)):
        return "compare"
    if _PERSON.search(text) and not _HOW_MUCH.search(text):
        return "person"
    if _DEFINITION.search(text) and not re.search(r"多少|how (?:many|much)|what (?:was|is) the", text, re.I):
        return "definition"
    if _LIST.search(text) and not _VALUE.search(text):
        return "list"
    asks_indicator = bool(_AMOUNT_ASKED.search(text) or (_language(text) == "en" and not _NO_FIGURE.search(text) and indicators_in(text)))
    return "value" if _VALUE.search(text) or _PERCENT.search(text) or asks_indicator else "text"


def _meant_unit(text: str, language: Language, named: Sequence[str]) -> str:
    """The unit asked for, else what goes with the words of reports: “经济涨了多少” is a rate, “output of high-tech industries” money."""
    written = as_written(text) if language == "zh" else "" if _NO_AMOUNT.search(text) else "".join(named[:1])
    return _unit(text, language) or _unit(written, "zh")


def _unit(text: str, language: Language) -> str:
    if language == "en":
        asked = re.search(r"how (?:many|much) ((?:\w+[ -]){0,4}?\w+)", text, re.I)
        if not asked and _SHARE.search(text):
            return "%"
        words = asked[1].lower() if asked else _PER.sub(" ", text.lower())
        unit = next((unit for word, unit in _ENGLISH_UNITS if re.search(rf"\b{word}", words)), "")
        return unit or ("%" if _PERCENT.search(text) else "")
    found = asked_unit().search(text.replace("个人", "人"))
    if found:
        return {"成": "%", "块": "元"}.get(found[1], found[1]) if not _PLOTS.match(text, found.end()) else found[1]
    change = _CHANGE_ASKED.search(text)
    money, is_named = _MONEY.search(text), bool(re.search("(?:多少|几块?)钱", text))
    if money and (not change or is_named) and (re.search("多少|几", money[0]) or not re.search("多少|几", text)) and not _PERCENT.search(text):
        return "元"
    if _PERCENT.search(text):
        return "%"
    counted = None if change else _COUNTED.search(text)  # 死亡人数下降了多少: a rate as well as persons
    return counted[1] if counted else ""


def _subject_of_english(text: str, spans: Iterable[tuple[int, int]], frequency: Callable[[str], float]) -> str:
    """The same of an English question, in Chinese keywords; what is Chinese in it already comes first."""
    spans = list(spans)
    own = [found[0] for found in re.finditer(r"[㐀-鿿]{2,}", text) if not any(start <= found.start() < end for start, end in spans)]
    return " ".join(dict.fromkeys((*own, *(word for phrase in renderings(text, frequency, spans) for word in phrase))))


def _subject(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """What is asked about: the question without places, periods and question words."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    bare = as_written(_IN_ALL.sub("", _EXCLUDED.sub(" ", "".join(kept))))
    asked = asked_unit().search(bare)
    if asked:
        bare = bare[: asked.start()] + " " + bare[asked.end() :]
    quoted = _QUOTED.findall(bare)  # “四融一共” is a name, 一共 in it no question word
    bare = _FUNCTION.sub(" ", _MEASURE.sub(" ", _QUOTED.sub(" ", bare)))
    return re.sub(r"\s+", " ", " ".join((*quoted, bare))).strip()


def _carried_over(query: Query, previous: Query) -> Query:
    """What a short follow-up leaves out is taken from the question before; a question that stands alone takes nothing."""
    says_little = len(query.subject.replace(" ", "")) < 2 and not query.terms
    if not says_little and not _FOLLOW_UP.search(query.text):
        return query
    return replace(
        query,
        places=query.places or previous.places,
        periods=query.periods or previous.periods,
        report_years=query.report_years or (() if query.periods else previous.report_years),
        role=query.role or previous.role,
        unit=query.unit or (previous.unit if says_little else ""),
        subject=previous.subject if says_little else query.subject,
        terms=query.terms or (previous.terms if says_little else ()),
        operation=query.operation if query.operation != "text" else previous.operation if says_little else query.operation,
        assumed=(*query.assumed, "按上一个问题补全") if says_little else query.assumed,
    )

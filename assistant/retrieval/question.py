"""A question as it was typed → Query: place, periods, role, unit, operation, and the subject that is left.

Follow-ups take over from the previous Query what they leave out. Chinese and English. No model; tables and grammar only.
Not here: role, unit and operation (asking.py), which documents these filters let through (search), whether anything answers (answering)."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from assistant.figures import (
    PeriodMention,
    PlaceMention,
    Romanised,
    as_written,
    asked_unit,
    indicators_in,
    periods,
    places_in,
    renderings,
    reviewed_year,
    romanised,
    written_place,
)
from assistant.library import Library
from assistant.records import Document, Language, Period, Query
from assistant.retrieval.asked_units import CHANGE_ASKED, meant_unit
from assistant.retrieval.asking import operation, role
from assistant.retrieval.numbered import numbered_terms

COUNTRY: Final = "全国"
_MARKUP: Final = re.compile(r"<[^<>]*>|https?://\S+")  # pasted with a question, it does not make it English
_CHINESE: Final = re.compile(r"[㐀-鿿]")
_REPORT_YEAR: Final = re.compile(
    r"((?:19|20)\d\d)\s*年?度?[^，。？?]{0,12}?(?:政府)?工作报告"
    r"|((?:19|20)\d\d)年\d{1,2}月(?:份|作)?的?[一-鿿]{0,4}?报告"
    r"|((?:19|20)\d\d)\s*年?[的度]?(?:[那这该]一?[份个篇])?(?:[一-鿿]{2,7}[省市县区镇乡州盟旗]|(?!审计|预算|决算|财政|调查|统计)[一-鿿]{2,3})?(?:国务院|政府|总理)?的?报告"
    r"|((?:19|20)\d\d)(?=\s*年?\s*(?:and|和|与|、|到|to)\s*(?:the )?(?:19|20)\d\d\s*年?[^，。,.]{0,14}?(?:报告|reports\b))"
    r"|(?<!\d)([0-4]\d)年[的度]?[一-鿿]{0,6}?报告"
    r"|\b((?:19|20)\d\d)\s+(?:[a-z]+\s+){0,4}?reports?\b", re.I)
_OWN_PLACE: Final = re.compile(r"[我本全](?:省|市|州|盟|县|区|旗|镇|乡|街道|村)")
_BESIDE: Final = re.compile(
    r"[^。；;?？]{0,24}(?:[、，,和与跟同及比较对]|[高低快慢多少大小]于|快过|超过|超出|领先|落后|相当于|之于)|[^.?]{0,60}?(?:,|\b(?:and|or|than|vs\.?"
    r"|versus|above|below|against|with|to)) ?(?:the )?", re.I)
_THAN_ALL: Final = re.compile("(?:比|[与和跟同]|高于|低于|快于|慢于|超过|快过)全([省市州盟县区旗镇乡])(?![^，。]{0,2}平均)")  # 塔隆县的收入比｜全州高多少
_OF_THE_COUNTRY: Final = re.compile(r"(?:占|对|居|位列|排|贡献了?|优于|高于|低于|快于|好于|领先|超过)全国")  # what it is measured by, not whose it is
_THE_COUNTRY: Final = re.compile(r"全国|国务院|[Nn]ationwide|[Nn]ational (?:average|figure|rate|level|total|one)|the nation\b")  # not national-level parks
_UNKNOWN_PLACE: Final = re.compile(
    r"(?:(?<=[，,。、；：:\s在和与问比])|(?<=\d年)|^)([一-鿿]{2,9}族自治[县州旗]|[一-鿿]{2,3}(?:省|市|县|区|镇|乡|街道)|(?<![一-鿿])(?![本该全各我贵两每某外大同城邻到去在从和与对由为是有向回进出下上个])[一-鿿]县)(?=(?:19|20)?\d\d年|[今去前明上]年|的|全|共|完成|有[多几]|计划|$|(?<=[镇乡道])[养种栽建修改新发投打收拆征产卖])"
)
_INNER_PLACE: Final = re.compile(r"(?:省|市|县|区)?((?:(?!的)[一-鿿]){2,4}(?:镇|乡|街道|县|区))(?=(?:19|20)?\d\d年|[今去前明上]年|的|全|共|完成|有[多几]|计划|$)")
_VILLAGE: Final = re.compile(r"(?:(?<=[年镇乡县区的，,。、 在和与])|^)((?:(?!的)[一-鿿]){2,3}(?:村|社区))(?=的|完成|有|共|全|今|去|(?:19|20)\d\d|[，,]|新|改|危|里)")
_NO_VILLAGE: Final = re.compile(
    r"[收到由经报给向对被让在]|行政|自然|贫困|脱贫|示范|中心|试点|美丽|乡村|农村|全部|各|个|每|该|本|所有|新|多少|几|哪|空壳|薄弱|重点|城中|古|建制|和美"
)
_NO_NAME: Final = re.compile(
    r"^[我本全各该每某这那哪比和与跟较]|[两几][省市县区镇乡]$|[一-鿿]{2}园区$|^[入进老]园区$|(?:小|社|地|山|灾|城|景|辖|牧|林|库|郊|新|市|县|校|片|厂|特|开发|示范|保护|老|保税|综保|试验|经开|高新|自贸|港|灌|矿|湖|院|战)区$"
    r"|^(?:新增|改造|建设|完成|实施|贫困|脱贫|摘帽|百强|重点|示范|试点|特色|边境|沿边|民族|产粮|农业|牧业|工业|开发|多少|哪些|几个)|(?:城|乡|村|集|建制|中心|重点|古|小)镇$|全[省市县区镇乡]$|(?:城|都|超|股|上|门|夜|集)市$|(?:家|城|水|下|返|回|老|故|外)乡$"
)
_FUNCTION: Final = re.compile(
    r"列一下|[是要]?增还是减|列出来?|列举|都?有啥|都(?= ?[有是])|[离距](?=(?:年初|当初|原定?|预期)?的?(?:计划|目标|任务))|还(?![田林草湿建迁款本贷原])|哪[一个]*月"
    r"|最[多少高低大小](?![限])|历年|逐年|趋势|走势|[各哪](?:一|几)?个?(?:省|市|县|区|镇|乡|街道|地方)(?=.)"
    r"|(?<=\s)(?:讲(?![解座堂台课师习述])|说(?![明服法教])|提到|谈到)(?=[一-鿿]{2})|请问|我想(?:知道|了解|查)|帮我查?一?下?|告诉我|查一?下|到底|一共|总共|(?<!公)共(?![同享建治青和产富管识])计?有?|分别|具体|大概|大约|左右|多少[万亿千百]*|百分之[几多]|是什么意思|什么是"
    r"|没有(?=[，,。？?]|$)|是?怎么(?:样|变)?的?|怎样|[里]头(?=[\s，,]|$)|如何|情况|有没有|哪[一]?(?:天|年|个|些|位|几(?:个|种|类|方面|项)?|里)|几月几[日号]|[什啥]么?时[候间]|什么|何时|日期|谁|是多[大高]|多[长高大重宽深远]"
    r"|相比|对比|比较|(?<![占同环对])比(?![例重率赛])|多还是少|还是|变化|相?差多少|相差|差(?![别距异旅额])|增减|两年间?|年间|各是|各自|各[类种项](?=[一-鿿]{2})|是干什么|干什么"
    r"|指的是|具体指|(?<!目)指(?![标数挥导定])|包[含括]|[吗呢吧啊呀？?。！!，,、；;：:“”\"‘’'（）()《》〈〉【】——…]|(?<![目标指])的|了"
    r"|(?<![国所拥具享占含持私公没原现特专保稀固富])有(?![关效机限害毒色])|是|(?<![行作成认])为(?![民农])|(?<![存潜现])在(?![校建册编岗职线家])|(?<![集其高初城])中(?![心小央学等医国型部级药层专职关])"
    r"|(?<=[\s\d])一年(?![级期生来])|^一年(?![级期生来])|把(?![握关控手脉守])"
    r"|里(?!程)|总额|总数|金额|指出|方面|存在|(?<!解决)(?<!解决了)(?<!解决了 )问题|为啥|为什么|为何|啥|没按"
    r"|最晚|最早|需要|应当|应该|可以|能够|符合|必须|怎么|要找|说的|所说|资料|这个|那个|那么?|呢"
    r"|自己(?!人)|我们(?:省|市|县|区|镇|乡)?|[我本全](?:省|市|县|区|镇|乡|街道|村)|(?<![成])就(?![业读医地近餐诊学])|[每人][年月]|百分之|亩数|户数|人数|数量"
    r"|光是?(?![伏缆纤电明学环])|一项|搞(?![活])|打算|咱们?|的话|这块|多出|原定的?(?:任务|计划|目标)?|既定的?(?:任务|目标)?|属于|计划数?|目标数?|任务数|实际|完成数?|准备|打算|年初|年底|年末|现在|目前|今年|去年|全年|每年|单独|统一"
    r"|之后|以后|以来|因为|由于|因(?![素地病])|(?<![针相应面绝])对(?![口外接象标照])|住(?![房宅院户所建])|吃(?=[城农]?.{0,2}(?:低保|五保))|(?<![普涉触危遍惠波顾])[与及]|和(?![美谐平])|各(?![类级地])"
    r"|要达到?|(?:在|按)?民生实事(?:里|中|清单里?)(?=[^，。？?]{4})|答应|承诺|许诺|超出|超过|超(?!市)|多(?![种样次元式])|少(?![年数儿])|从(?![业事])|到(?!位)")
_EXCLUDED: Final = re.compile(r"(?:不算|不含|不包括|不计|(?<![消解清扫排根删砍拆铲免废撤切剔拔移摘])除了|扣除)[^，。？?！；）)]*")
_IN_ALL: Final = re.compile("(?:一共|总共|总计)(?![”\"」』])")
_QUOTED: Final = re.compile(r"[“\"「『]([^”\"」』]{2,20})[”\"」』]")
_APPOSITION: Final = re.compile(r"[—–\-，,（(\s]*(?:也?就是|即)?[—–\-，,\s]*")
_MEASURE: Final = re.compile(
    r"(?:几个|多少个?)点(?![心钟位子名击赞])|哪[两三四五六七八九十]{1,2}大?[件样种类项条点张个](?:事(?!故))?|几[日号]|哪几(?:样|句话?|块|步|件|条|项|种|个)?"
    r"|几(?:个|万|户|亿|亩|人|家|项|所|座|套|张|条|件|次|名|种|辆|台|起|处|口|公里|斤|吨|元|千|百)*(?:户|亿斤|人|斤|亩|公里)?")
_BEFORE_IT: Final = re.compile("[”\"]?(?:开始|启动|开局|实施)(?:之?前)")  # 2020年底（“十四五”开始前）
_FIRST_YEARS: Final = re.compile("[”\"]?(?:时期)?的?[前头这]([一二两三四])年")
_IN_A_NAME: Final = re.compile("[“\"《]$")
_ONE_OF_THEM: Final = re.compile(r"\b(?:an?|new|another|first|its|one|two|three|four|five|six|seven|eight|nine|ten|\d+) $", re.I)
_ASIDE: Final = re.compile(r" ?[（(][^()（）]*[）)]|(?<=\w)['’]s\b")  # Weichuan City’s (苇川市) total output
_MEETING: Final = re.compile("[一-鿿]{2,10}?(?:大会|运动会|锦标赛|联赛|大赛|博览会|展览会|普查|名录)")  # 全国｜青少年冰雪大会
_IN_A_PLAN: Final = re.compile("[”\"]?(?!国民经济)[一-鿿]{2,16}规划(?!期)")  # “十四五”｜现代物流发展规划 is a document
_OF_A_PLAN: Final = re.compile("[”\"]?(?:规划(?!期)|(?:的|发展|主要|预期|规划)*目标)")  # “十四五”｜规划里2025年的目标
_OF_A_SITE: Final = re.compile(" (?:International |New |North |South )?(?:Airport|Port|University|College|Hospital|Bridge|Road|Street|Lake|Park|Station|Tunnel)")
_AFTER_A_NAME: Final = re.compile("[一-鿿](?<![年问在里看按和跟与对是问让比由了把])$")
_TIMES: Final = re.compile("(?:(?:(?:19|20)\\d\\d年|[今去上]年)?(?:大概|大约|约)?是(?:(?:19|20)\\d\\d年|[今去上]年)的?)?(?:大概|大约|约)?(?:几|多少)倍")
_COUNTED_IN_ENGLISH: Final = re.compile(r"\bhow (?:many|much)\b|\bnumber of\b", re.I)
_LEAD_IN: Final = re.compile(r"^[^：:，。？?\d“”（(]{2,16}(?:用|写|查|问|填|核实?|材料|总结|汇报|参考|一下)[：:]")  # “写渔业材料要用：”
_ASIDE_AT_END: Final = re.compile(r"[，,](?:我们?|咱们?|领导|科里|办公室)[^，。？?\d]{0,8}(?:材料|总结|汇报|报告|要用|急用|急等|等着用|等着要)[^，。？?\d]{0,6}[。？?]?$")  # “…，我写养老材料要用”
_DEED_APART: Final = re.compile("([征修建种栽打挖架铺])了?(?:多少|几)[万亿千百]*(?:亩|公里|米|座|条|套|间|口|眼|棵|株|平方米|斤|吨)?([地路桥房树渠井坝电网])(?=$|[，。？?])")
_SINCE_IT: Final = re.compile(r"\bsince (?:it|they|its|their) [\w ]{2,30}?(?:19|20)\d\d")  # when it opened is not when it was counted
_FOLLOW_UP: Final = re.compile(r"^(?:那|再|还有|另外|换成|其中|and\b|what about|how about)|呢[？?]?$", re.I)


def understood(question: str, library: Library, *, previous: Query | None = None, home_place: str = "") -> Query:
    """The question as a Query. home_place is what “我镇” means; previous fills what a follow-up leaves out. Pure but for reading the library."""
    text = _ASIDE_AT_END.sub("", _LEAD_IN.sub("", re.sub(r"\s+", " ", question).strip()))
    language = _language(text)
    index = library.index()
    mentions = places_in(text, index.places)
    unknown = [found for found in _UNKNOWN_PLACE.finditer(text) if _is_a_name(found) and not any(_is_same_place(found, one) for one in mentions)]
    inner = [found[1] for one in mentions if (found := _INNER_PLACE.match(text, one.end)) and _is_a_name(found)]  # 秭归｜郭家坝镇
    foreign = [one for one in romanised(text, index.places) if language == "en" and not one.places and not _is_explained(one, mentions, text)]
    mentions = tuple(one for one in mentions if one.name != COUNTRY or not _is_in_a_name(one, text))  # “中国洋浦港”
    mentions = tuple(one for one in mentions if one.name in index.places or len(mentions) == 1 or not _OF_A_SITE.match(text, one.end))  # Luzhou Airport
    meant = [one for one in mentions if not any(found.start(1) <= one.start and one.end <= found.end(1) for found in unknown)]
    heard = (written_place(one.name, (passage.text for passage in index.passages)) or one.name for one in foreign)
    named = tuple(dict.fromkeys([*(mention.name for mention in meant), *(found[1] for found in unknown), *heard]))
    places, assumed = _places(text, named, home_place, index.places)
    named_reports = list(_REPORT_YEAR.finditer(text))
    report_years = tuple(dict.fromkeys(_full_year(next(filter(None, found.groups()))) for found in named_reports))
    held = [document for document in index.document_order if document.metadata.kind == "report" and _belongs(document.metadata.place, places)]
    reports = [document.metadata for document in held]
    read = [metadata for metadata in reports if metadata.year in report_years]
    this_year = max((metadata.year for metadata in read), default=0) or max(map(_current_year, held), default=0)  # 去年 in “看26年的报告” is 2025
    reports = read or reports
    found_times = periods(text, this_year, max(map(reviewed_year, reports), default=0))
    since_it = _SINCE_IT.search(text)
    found_times = tuple(one for one in found_times if not _IN_A_PLAN.match(text, one.end) and not (since_it and since_it.start() <= one.start < since_it.end()))
    if any(one.period.first == one.period.last for one in found_times):
        several = [one for one in found_times if one.period.first < one.period.last]
        of_plans = [one for one in several if one.wording.endswith("规划") or _OF_A_PLAN.match(text, one.end)]
        found_times = tuple(one for one in found_times if one not in of_plans)
    of_reports = [one for one in found_times if any(found.start() <= one.start < found.end() or _says_which(one, found, text) for found in named_reports)]
    dated = _explained([one for one in found_times if one not in of_reports], text)
    spoken = [_first_years_of(mention, text) for mention in dated]
    base = spoken[0].first if len(spoken) == 1 and _is_base(dated, text) else 0
    spoken = [] if base else spoken
    relative = [mention for mention in dated if mention.is_relative and mention.period.first]
    assumed += tuple(f"“{mention.wording}”按{mention.period.first}年理解" for mention in relative)
    spans = [(place.start, place.end) for place in mentions] + [(time.start, time.end) for time in found_times]
    spans += [found.span(1) for found in unknown] + [(one.start, one.end) for one in foreign]
    spans += [found.span() for found in named_reports]
    quoted = numbered_terms(text, (passage.text for passage in index.passages)) if language == "en" else ()
    subject = _subject(text, spans) if language == "zh" else _subject_of_english(text, spans, quoted, index.keywords.frequency)
    longest = max((period.last - period.first + 1 for period in spoken), default=0)
    is_from_to = any(period.first < period.last and all(str(year) in text for year in (period.first, period.last)) for period in spoken)
    side_by_side = max(_side_by_side(meant, text), 2 * (len(places) == 2 and _THAN_ALL.search(text) is not None))
    wanted = operation(_QUOTED.sub("", text) if language == "zh" else _ASIDE.sub("", text), language, len(set(spoken)), longest, side_by_side, is_from_to=is_from_to)
    wanted = "definition" if quoted and wanted == "value" and not _COUNTED_IN_ENGLISH.search(text) else wanted  # what is the “four ones” model
    named_indicators = tuple(dict.fromkeys(mention.name for mention in indicators_in(f"{as_written(text)} {subject}")))
    query = Query(
        text, language, wanted, named_indicators, subject, places, tuple(dict.fromkeys(spoken)), report_years, role(text), None,
        meant_unit(_TIMES.sub("", text) if wanted == "compare" else text, language, named_indicators), assumed, (*_villages(text, mentions), *inner), base,
    )  # fmt: skip
    return _carried_over(query, previous) if previous else query


def _side_by_side(mentions: Sequence[PlaceMention], text: str) -> int:
    """Places that are named beside each other, 1 for those that only stand in one question; 安徽省｜定远县 is one, “朝阳区、平谷区等” are examples."""
    apart = [one for one in mentions if not any(one.end == other.start for other in mentions)]
    joined = [other.name for one, other in pairwise(apart) if one.name != other.name and _BESIDE.fullmatch(text, one.end, other.start)]
    return 1 if apart and text.startswith("等", apart[-1].end) else len(set(joined)) + 1


def _is_in_a_name(mention: PlaceMention, text: str) -> bool:
    """“中国洋浦港”, 老三矿｜国家矿山公园: a name that has the country in it."""
    before = text[: mention.start]
    if text[mention.start : mention.end] == "national" and _ONE_OF_THEM.search(before):
        return True  # “opened as a national first-class port”
    if text[mention.start : mention.end] == "全国" and _MEETING.match(text, mention.end):
        return True
    inside = text[mention.start : mention.end] == "国家" and re.match("[一-鿿]{0,4}(?:公园|基地|示范区|中心|实验室|级)", text[mention.end :]) is not None
    return _IN_A_NAME.search(before) is not None or (inside and _AFTER_A_NAME.search(before) is not None)


def _first_years_of(mention: PeriodMention, text: str) -> Period:
    """“十四五”｜头四年 → 2021–2024."""
    found = _FIRST_YEARS.match(text, mention.end) if mention.period.last > mention.period.first else None
    return replace(mention.period, last=mention.period.first + "一两三四".index(found[1].replace("二", "两"))) if found else mention.period


def _language(text: str) -> Language:
    """English with a Chinese term in brackets is English."""
    bare = _MARKUP.sub(" ", text)
    chinese, latin = len(_CHINESE.findall(bare)), len(re.findall(r"[A-Za-z]{2,}", bare))
    return "zh" if chinese >= 2 and not (latin >= 4 and chinese < 3 * latin) else "en"


def _villages(text: str, mentions: Sequence[PlaceMention]) -> tuple[str, ...]:
    """Villages the question names: a township's report tells of them only where it names them too. No part of a place's name is one (云浦镇｜村里)."""
    named = [found for found in _VILLAGE.finditer(text) if not any(one.start < found.end(1) and found.start(1) < one.end for one in mentions)]
    return tuple(dict.fromkeys(found[1] for found in named if not _NO_VILLAGE.search(found[1])))


def _is_a_name(found: re.Match[str]) -> bool:
    """A place the library has never heard of must not be taken for no place at all; but 老旧小区 and 各乡镇 are no names."""
    return not _NO_NAME.search(found[1])


def _is_explained(name: Romanised, mentions: Sequence[PlaceMention], text: str) -> bool:
    """“Shuangyu City (双榆市)”, or a name of the table of places (Inner Mongolia, Beijing City); but Lingjiang of “Yunping City (Lingjiang)” is where it lies."""
    beside = [one for one in mentions if one.start <= name.end + 2 and name.start < one.end]
    return any(one.start < name.end or not text[one.start].isascii() for one in beside)


def _is_same_place(found: re.Match[str], mention: PlaceMention) -> bool:
    """A name in the text and a place known by part of it: 吉林 in 吉林市 is not 吉林省, but 广西省 is 广西壮族自治区."""
    if mention.end <= found.start(1) or found.end(1) <= mention.start:
        return False
    is_part = found.start(1) <= mention.start and mention.end < found.end(1)
    return not is_part or found[1] == mention.name or (found[1].endswith("省") and mention.name.endswith(("省", "自治区", "市")))


def _places(text: str, named: tuple[str, ...], home: str, known: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if len(named) > 1 and COUNTRY in named and not _THE_COUNTRY.search(_OF_THE_COUNTRY.sub("", text)):
        named = tuple(name for name in named if name != COUNTRY)
    own, all_of = _OWN_PLACE.search(text), _THAN_ALL.search(text)
    above = [place for place in known if all_of and place.endswith(all_of[1]) and place not in named]
    if len(named) == 1 and len(above) == 1:
        return (*named, above[0]), ()
    if named or not own:
        return named, ()
    suffix = own[0][1:]
    candidates = [place for place in known if place.endswith(suffix)]
    meant = home or (candidates[0] if len(candidates) == 1 else "")
    return ((meant,), (f"“{own[0]}”按{meant}理解",)) if meant else ((), ())


def _belongs(place: str, places: tuple[str, ...]) -> bool:
    return not places or place in places


def _current_year(document: Document) -> int:
    """What 今年 means to who has this report: the year it was given, or plans by its name (2025年工作总结及2026年工作计划: 2026)."""
    year = document.metadata.year
    return year + (str(year + 1) in f"{document.metadata.title} {document.source}")


def _explained(dated: Sequence[PeriodMention], text: str) -> list[PeriodMention]:
    """“去年——就是2024年”: the year that explains a relative word replaces it; so does a year named beside 今年 (“今年将启动2017年度…”)."""
    dated = _apposed([one for one in dated if not _BEFORE_IT.match(text, one.end)], text)
    if any(not mention.is_relative for mention in dated):
        dated = [mention for mention in dated if mention.wording not in ("今年", "本年", "本年度", "this year") and not _is_year_before(mention, text)]
        dated = _with_parts([mention for mention in dated if not (mention.is_relative and mention.period.first < mention.period.last)])
    return list(dated)


def _says_which(mention: PeriodMention, report: re.Match[str], text: str) -> bool:
    """今年（｜2026年）政府工作报告: the year of the report, not of what is asked."""
    return mention.is_relative and mention.end < report.start() and _APPOSITION.fullmatch(text[mention.end : report.start()]) is not None


def _apposed(dated: Sequence[PeriodMention], text: str) -> list[PeriodMention]:
    """Without the relative words that the mention after them explains; the part of the year they name stays (今年上半年（2025年）)."""
    kept: list[PeriodMention] = []
    part = ""
    for at, mention in enumerate(dated):
        following = dated[at + 1] if at + 1 < len(dated) else None
        if following and mention.is_relative and not following.is_relative and _APPOSITION.fullmatch(text[mention.end : following.start]):
            part = mention.period.part
            continue
        kept.append(replace(mention, period=replace(mention.period, part=mention.period.part or part)))
        part = ""
    return kept


def _with_parts(dated: Sequence[PeriodMention]) -> list[PeriodMention]:
    """“2024年…上半年…”, “1—10月…，2024年和2025年…”: a part of a year that stands apart is of each year named."""
    named = [one for one in dated if not one.is_relative]
    parts = [one for one in dated if one.is_relative and one.period.part and not re.search("[今去前明上本]年", one.wording)]
    if not parts:
        return list(dated)
    whole = all(not one.period.part and 0 < one.period.first == one.period.last for one in named)
    if not (whole and named and len(parts) == 1):
        return [one for one in dated if one not in parts]
    of_years = [replace(one, period=replace(one.period, part=parts[0].period.part)) for one in named]
    return of_years + [one for one in dated if one not in parts and one not in named]


def _is_year_before(mention: PeriodMention, text: str) -> bool:
    """“2020年…比上年”: the year before 2020, which comparing works out; not the year before this one."""
    before = text[max(0, mention.start - 1) : mention.start]
    return mention.is_relative and mention.wording in ("上年", "去年", "上一年", "上年度", "上一年度", "last year", "previous year") and before in tuple("比较跟和与同 ")


def _is_base(dated: Sequence[PeriodMention], text: str) -> bool:
    """“比2019年减少百分之多少” names no period but the one it is measured against; “2025年比2024年” names both."""
    return len(dated) == 1 and not dated[0].is_relative and text[max(0, dated[0].start - 1) : dated[0].start] in ("比", "较") and bool(CHANGE_ASKED.search(text))


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _subject_of_english(text: str, spans: Iterable[tuple[int, int]], quoted: Iterable[str], frequency: Callable[[str], float]) -> str:
    """The same of an English question, in Chinese keywords; what is Chinese in it already, and the terms it quotes, come first."""
    spans = list(spans)
    own = [found[0] for found in re.finditer(r"[㐀-鿿]{2,}", text) if not any(start <= found.start() < end for start, end in spans)]
    return " ".join(dict.fromkeys((*own, *quoted, *(word for phrase in renderings(text, frequency, spans) for word in phrase))))


def _subject(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """What is asked about: the question without places, periods and question words."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    said = "".join(kept)
    apart = [f"{deed}{thing}" for deed, thing in _DEED_APART.findall(said)]  # 征了多少亩地: 征地
    bare = as_written(_IN_ALL.sub("", _EXCLUDED.sub(" ", said)))
    asked = asked_unit().search(bare)
    if asked:
        bare = bare[: asked.start()] + " " + bare[asked.end() :]
    quoted = _QUOTED.findall(bare)  # “四融一共” is a name, 一共 in it no question word
    bare = _FUNCTION.sub(" ", _MEASURE.sub(" ", _QUOTED.sub(" ", bare)))
    return re.sub(r"\s+", " ", " ".join((*quoted, bare, *apart))).strip()


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

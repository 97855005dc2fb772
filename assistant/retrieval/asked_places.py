"""The places a question names: those of the library, those nobody has heard of, villages and towns within them, and which stand side by side.

Not here: whether the library holds anything of them (answering), the tables of places (figures)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from assistant.figures import PlaceMention, Romanised, places_in, romanised, written_place
from assistant.library import Index
from assistant.records import Language

COUNTRY: Final = "全国"
_OWN_PLACE: Final = re.compile(r"[我本全](?:省|市|州|盟|县|区|旗|镇|乡|街道|村)")
_BESIDE: Final = re.compile(
    r"[^。；;?？]{0,24}(?:[、，,和与跟同及比较对]|[高低快慢多少大小]于|快过|超过|超出|领先|落后|相当于|之于)|[^.?]{0,60}?(?:,|\b(?:and|or|than|vs\.?"
    r"|versus|above|below|against|with|to)) ?(?:the )?", re.I)
_THAN_ALL: Final = re.compile("(?:比|[与和跟同]|高于|低于|快于|慢于|超过|快过)全([省市州盟县区旗镇乡])(?![^，。]{0,2}平均)")  # 塔隆县的收入比｜全州高多少
_OF_THE_COUNTRY: Final = re.compile(r"(?:占|对|居|位列|排|贡献了?|优于|高于|低于|快于|好于|领先|超过)全国")  # what it is measured by, not whose it is
_THE_COUNTRY: Final = re.compile(r"全国|国务院|[Nn]ationwide|[Nn]ational (?:average|figure|rate|level|total|one)|the nation\b")  # not national-level parks
_UNKNOWN_PLACE: Final = re.compile(
    r"(?:(?<=[，,。、；：:\s在和与问比])|(?<=\d年)|^)([一-鿿]{2,9}族自治[县州旗]|[一-鿿]{2,3}(?:省|市|县|区|镇|乡|街道)|(?<![一-鿿])(?![本该全各我贵两每某外大同城邻到去在从和与对由为是有向回进出下上个])[一-鿿]县)(?=(?:19|20)?\d\d年|[今去前明上]年|的|全|共|完成|有[多几]|计划|$|(?<=[镇乡道])[养种栽建修改新发投打收拆征产卖清整装培查调救安办引招])"
)
_INNER_PLACE: Final = re.compile(r"(?:省|市|县|区)?((?:(?!的)[一-鿿]){2,4}(?:镇|乡|街道|县|区))(?=(?:19|20)?\d\d年|[今去前明上]年|的|全|共|完成|有[多几]|计划|$)")
_ABOVE: Final = re.compile("(?:^|(?<=[，,。、 ]))[一-鿿]{2,3}(?:省|市|州|盟)$")  # 宁川市｜梅溪区, of which the library has no report
_VILLAGE: Final = re.compile(r"(?:(?<=[年镇乡县区的，,。、 在和与])|^)((?:(?!的)[一-鿿]){2,3}(?:村|社区))(?=的|完成|有|共|全|今|去|(?:19|20)\d\d|[，,]|新|改|危|里)")
_NO_VILLAGE: Final = re.compile(
    r"[收到由经报给向对被让在]|行政|自然|贫困|脱贫|示范|中心|试点|美丽|乡村|农村|全部|各|个|每|该|本|所有|新|多少|几|哪|空壳|薄弱|重点|城中|古|建制|和美"
)
_NO_NAME: Final = re.compile(
    r"^[我本全各该每某这那哪比和与跟较]|[两三四五几]个?[省市县区镇乡]$|[一-鿿]{2}园区$|^[入进老]园区$|(?:小|社|地|山|灾|城|景|辖|牧|林|库|郊|新|市|县|校|片|厂|特|开发|示范|保护|老|保税|综保|试验|经开|高新|自贸|港|灌|矿|湖|院|战)区$"
    r"|^(?:新增|改造|建设|完成|实施|贫困|脱贫|摘帽|百强|重点|示范|试点|特色|边境|沿边|民族|产粮|农业|牧业|工业|开发|多少|哪些|几个)|(?:城|乡|村|集|建制|中心|重点|古|小)镇$|全[省市县区镇乡]$|(?:城|都|超|股|上|门|夜|集)市$|(?:家|城|水|下|返|回|老|故|外)乡$"
)
_IN_A_NAME: Final = re.compile("[“\"《]$")
_ONE_OF_THEM: Final = re.compile(r"\b(?:an?|new|another|first|its|one|two|three|four|five|six|seven|eight|nine|ten|\d+) $", re.I)
_MEETING: Final = re.compile("[一-鿿]{2,10}?(?:大会|运动会|锦标赛|联赛|大赛|博览会|展览会|普查|名录)")  # 全国｜青少年冰雪大会
_OF_A_SITE: Final = re.compile(" (?:International |New |North |South )?(?:Airport|Port|University|College|Hospital|Bridge|Road|Street|Lake|Park|Station|Tunnel)")
_AFTER_A_NAME: Final = re.compile("[一-鿿](?<![年问在里看按和跟与对是问让比由了把])$")


@dataclass(frozen=True, slots=True)
class AskedPlaces:
    """names: full names, in the order of the question; parts: villages and towns that a report tells of only where it names them;
    assumed: what was understood by “我镇”; side_by_side: how many are set beside each other; spans: where they stand in the question."""

    names: tuple[str, ...]
    parts: tuple[str, ...]
    assumed: tuple[str, ...]
    side_by_side: int
    spans: tuple[tuple[int, int], ...]


def asked_places(text: str, language: Language, index: Index, home: str) -> AskedPlaces:
    """The places of a question. home: what “我镇” means, "" where nothing is set."""
    mentions = places_in(text, index.places)
    unknown = [found for found in _UNKNOWN_PLACE.finditer(text) if _is_a_name(found) and not any(_is_same_place(found, one) for one in mentions)]
    inner = [found[1] for one in mentions if (found := _INNER_PLACE.match(text, one.end)) and _is_a_name(found)]  # 秭归｜郭家坝镇
    foreign = [one for one in romanised(text, index.places) if language == "en" and not one.places and not _is_explained(one, mentions, text)]
    mentions = tuple(one for one in mentions if one.name != COUNTRY or not _is_in_a_name(one, text))  # “中国洋浦港”
    mentions = tuple(one for one in mentions if one.name in index.places or len(mentions) == 1 or not _OF_A_SITE.match(text, one.end))  # Luzhou Airport
    meant = [one for one in mentions if not any(found.start(1) <= one.start and one.end <= found.end(1) for found in unknown)]
    heard = (written_place(one.name, (passage.text for passage in index.passages)) or one.name for one in foreign)
    named = tuple(dict.fromkeys([*(mention.name for mention in meant), *(found[1] for found in unknown), *heard]))
    names, assumed = _places(text, named, home, index.places)
    beside = max(_side_by_side(meant, text), 2 * (len(names) == 2 and _THAN_ALL.search(text) is not None))
    spans = [*((one.start, one.end) for one in mentions), *(found.span(1) for found in unknown), *((one.start, one.end) for one in foreign)]
    spans += [above.span() for one in mentions if (above := _ABOVE.search(text, 0, one.start))]
    return AskedPlaces(names, (*_villages(text, mentions), *inner), assumed, beside, tuple(spans))


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


def _villages(text: str, mentions: Sequence[PlaceMention]) -> tuple[str, ...]:
    """Villages the question names: a township's report tells of them only where it names them too. No part of a place's name is one (云浦镇｜村里)."""
    named = [found for found in _VILLAGE.finditer(text) if not any(one.start < found.end(1) and found.start(1) < one.end for one in mentions)]
    return tuple(dict.fromkeys(found[1] for found in named if not _NO_VILLAGE.search(found[1])))


def _is_a_name(found: re.Match[str]) -> bool:
    """A place the library has never heard of must not be taken for no place at all; but 老旧小区 and 各乡镇 are no names."""
    return not _NO_NAME.search(found[1])


def _is_explained(name: Romanised, mentions: Sequence[PlaceMention], text: str) -> bool:
    """“Shuangyu City (双榆市)”, or a name of the table of places (Inner Mongolia, Beijing City); but Lingjiang of “Yunping City (Lingjiang)” is where it lies.

    So is one that only says where the place before it lies: “Dongpu District (东浦区), Ruiling City”.
    """
    beside = [one for one in mentions if one.start <= name.end + 2 and name.start < one.end]
    lies_in = any(re.fullmatch(r"\s?(?:[（(][^（()）]*[）)])?, ", text[one.end : name.start]) for one in mentions if one.end <= name.start)
    return lies_in or any(one.start < name.end or not text[one.start].isascii() for one in beside)


def _is_same_place(found: re.Match[str], mention: PlaceMention) -> bool:
    """A name in the text and a place known by part of it: 吉林 in 吉林市 is not 吉林省, but 广西省 is 广西壮族自治区."""
    if mention.end <= found.start(1) or found.end(1) <= mention.start:
        return False
    is_part = found.start(1) <= mention.start and mention.end < found.end(1)
    return not is_part or found[1] == mention.name or (found[1].endswith("省") and mention.name.endswith(("省", "自治区", "市")))

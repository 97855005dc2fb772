"""Places: the township, county, city or province that a title, file name, folder or opening line names, by the grammar of names.

A name ends in 省, 市, 县, 镇 … and stands where a title puts its place (at the start, after the year or 关于), so no list of places is
needed. Not here: places inside sentences."""

import re
from typing import Final

from assistant.records import Level

COUNTRY: Final = "全国"

_SUFFIXES: Final = "自治区|特别行政区|自治州|自治县|自治旗|街道|社区|省|市|州|盟|县|区|旗|镇|乡|村"
# Atomic and possessive: a name ends at its first suffix, so a long run of suffixes costs no backtracking.
_UNIT = rf"(?>(?!人民|政府)(?:[一-鿿]{{2,9}}?(?:{_SUFFIXES})|[一-鿿]县))"
_LEAD = re.compile(r"(?:中共|关于|印发|转发|〔.{0,8}〕|[《“【（(_\- ]|(?:19|20)\d\d(?:[-—至]\d{2,4})?年?(?:度)?|\d{1,2}月份?)*+")
_BRACKETED: Final = re.compile("【([一-鿿]{2,4})】")
_WHOLE_NAME = re.compile(rf"{_UNIT}++")
_COUNTRY = re.compile(r"国务院|中华人民共和国|全国人民代表大会|中共中央|党中央|最高人民")
_MINISTRY = re.compile(
    r"(?![一-鿿]{0,12}(?:[省市县区镇乡]|委组织部|委宣传部|委统战部|武装部))"
    r"(?:[一-鿿]{2,8}部(?:办公厅|等|关于|、)|国家[一-鿿]{2,10}(?:局|委|委员会)(?:办公室|关于|、))"
)
_IN_ENGLISH = re.compile(r"\b(?:State Council|National People's Congress|CPPCC)\b")
_MEETING = re.compile(rf"在({_UNIT}++)(?:第[一二三四五六七八九十百\d]+届)?(?:人民代表大会|人代会|.{{0,12}}代表大会|.{{0,6}}全体会议)")
_SPEAKER = re.compile(rf"({_UNIT}++)(?:人民政府)?(?:代?省长|代?市长|代?县长|代?区长|代?镇长|代?乡长|主席|州长|盟长|旗长|主任)")
_BEHALF = re.compile(rf"代表({_UNIT}++)(?:人民)?(?:政府|办事处)")
_STOP_WORDS = re.compile(  # these make a word that only looks like a name: “加强农村…”, “全面建设小康社会”, “新型城镇…”
    r"加强|推进|全面|做好|关于|实施|开展|建设|发展|城乡|农村|乡村|新型|各省|各市|全省|全市|全县|全区|全镇|全乡|我省|我市|我县|我区|我镇|我乡|本省|本市|本县|本镇|本乡|工作|政府|报告|促进|"
    r"深化|完善|进一步|加快|支持|规范|有关|国家|人民|管理|保护|服务|小城|特色|美丽|文明|示范|试验|贫困|民族地|地区|开发区|(?<=[一-鿿]{2})园区|^[本该各入进老新全]园区|社会|自贸|年度|建立|农民|印发|通知|落实|以|的|和|与|为|各"
)
_EMPTY_NAMES: Final = frozenset({"城", "乡", "农", "本", "全", "我", "该", "各", "贵", "上", "下", "某", "县", "集"})
_MUNICIPALITIES: Final = frozenset({"北京市", "天津市", "上海市", "重庆市"})
_LEVELS: Final[tuple[tuple[tuple[str, ...], Level], ...]] = (
    (("省", "自治区", "特别行政区"), "省"),
    (("镇", "乡", "街道"), "乡镇"),
    (("自治县", "自治旗", "县", "区", "旗"), "县"),
    (("市", "自治州", "州", "盟"), "市"),
    (("村", "社区"), "村"),
)


def named_place(text: str) -> str:
    """The place a title, file name or folder starts with, the smallest one when it names several; "" when there is none."""
    start = _LEAD.match(text)
    rest = text[start.end() :] if start else text
    if _MINISTRY.match(rest):
        return COUNTRY
    found = _WHOLE_NAME.match(rest)
    if found is None:
        return COUNTRY if _COUNTRY.search(rest[:16]) else ""
    names = [name for name in re.findall(_UNIT, found[0]) if _is_name(name)]
    if not names or not _is_name(re.findall(_UNIT, found[0])[0]):
        return COUNTRY if _COUNTRY.search(rest[:16]) else ""
    return str(names[-1])


def bracketed_place(title: str, lines: list[str]) -> str:
    """The place in 【】 before a title, “【四川】明确采购人主体责任”, as the opening lines call it: 四川省; "" when they do not."""
    short = _BRACKETED.match(title)
    head = "\n".join(lines)
    endings = ("省|[一-鿿]{0,4}自治区", "市(?![场民值政区])|[一-鿿]{0,4}自治[州县旗]") if short else ()
    found = (re.search(f"{short[1]}(?:{ending})", head) for ending in endings if short)
    return next((match[0] for match in found if match), "")


def opening_place(lines: list[str]) -> str:
    """The place in the date line, the speaker line or “我代表XX镇人民政府” at the head of a speech."""
    for pattern in (_MEETING, _SPEAKER, _BEHALF):
        for line in lines:
            if found := pattern.search(line):
                names = [name for name in re.findall(_UNIT, found[1]) if _is_name(name)]
                if names:
                    return str(names[-1])
    head = "\n".join(lines)
    return COUNTRY if re.search(r"代表国务院|国务院总理|全国政协", head) or _IN_ENGLISH.search(head) else ""


def is_national(head: str) -> bool:
    """A law or order made for the whole country: its opening names who made it."""
    return _COUNTRY.search(head) is not None


def level_of(place: str) -> Level:
    """“清河镇” → 乡镇; the four municipalities are provinces."""
    if place == COUNTRY:
        return "国家"
    if place in _MUNICIPALITIES:
        return "省"
    return next((level for endings, level in _LEVELS if place.endswith(endings)), "")


def _is_name(name: str) -> bool:
    stem = re.sub(rf"(?:{_SUFFIXES})$", "", name)
    return bool(stem) and stem not in _EMPTY_NAMES and _STOP_WORDS.search(name) is None

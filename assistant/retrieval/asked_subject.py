"""What a question asks about: what is left of it without places, periods and question words. Chinese, or English put into Chinese keywords.

Not here: how well a text speaks of it (answering.subject)."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from assistant.figures import as_written, asked_unit, renderings

_FUNCTION: Final = re.compile(
    r"按[^，]{0,12}报告[^，]{0,4}算(?=[，,])"
    r"|列一下|[是要]?增还是减|列出来?|列举|都?有啥|都(?= ?[有是])|[离距](?=(?:年初|当初|原定?|预期)?的?(?:计划|目标|任务))|还(?![田林草湿建迁款本贷原])|哪[一个]*月"
    r"|最[多少高低大小](?![限])|历年|逐年|趋势|走势|[各哪](?:一|几)?个?(?:省|市|县|区|镇|乡|街道|地方)(?!长)(?=.)"
    r"|(?<=\s)(?:讲(?![解座堂台课师习述])|说(?![明服法教])|提到|谈到)(?=[一-鿿]{2})|请问|我想(?:知道|了解|查)|帮我查?一?下?|告诉我|查一?下|到底|一共|总共|(?<!公)共(?![同享建治青和产富管识])计?有?|分别|具体|大概|大约|左右|多少[万亿千百]*|百分之[几多]|是什么意思|什么是"
    r"|没有(?=[，,。？?]|$)|是?怎么(?:样|变)?的?|怎样|[里]头(?=[\s，,]|$)|如何|情况|有没有|哪[一]?(?:天|年|个|些|位|几(?:个|种|类|方面|项)?|里)|几月几[日号]|[什啥]么?时[候间]|什么|何时|日期|谁|是多[大高]|多[长高大重宽深远]"
    r"|相比|对比|比较|(?<![占同环对])(?<!居民收入)比(?![例重率赛])|多还是少|还是|变化|相?差多少|相差|差(?![别距异旅额])|增减|两年间?|年间|各是|各自|各[类种项](?=[一-鿿]{2})|是干什么|干什么"
    r"|指的是|具体指|(?<!目)指(?![标数挥导定])|包[含括]|[吗呢吧啊呀？?。！!，,、；;：:“”\"‘’'（）()《》〈〉【】——…]|(?<![目标指])的|了"
    r"|(?<![国所拥具享占含持私公没原现特专保稀固富])有(?![关效机限害毒色])|是|(?<![行作成认])为(?![民农])|(?<![存潜现])在(?![校建册编岗职线家])|(?<![集其高初城])中(?![心小央学等医国型部级药层专职关])"
    r"|(?<=[\s\d])一年(?![级期生来])|^一年(?![级期生来])|把(?![握关控手脉守])"
    r"|里(?!程)|总额|总数|金额|指出|方面|存在|(?<!解决)(?<!解决了)(?<!解决了 )问题|为啥|为什么|为何|啥|没按"
    r"|最晚|最早|需要|应当|应该|可以|能够|符合|必须|怎么|要找|说的|所说|资料|这个|那个|那么?|呢"
    r"|自己(?!人)|我们(?:省|市|县|区|镇|乡)?|[我本全](?:省|市|县|区|镇|乡|街道|村)|(?<![成])就(?![业读医地近餐诊学])|[每人][年月]|百分之|亩数|户数|人数|数量"
    r"|光是?(?![伏缆纤电明学环])|一项|搞(?![活])|打算|咱们?|的话|这块|多出|原定的?(?:任务|计划|目标)?|既定的?(?:任务|目标)?|属于|计划数?|目标数?|任务数|实际|完成数?|准备|打算|年初|年底|年末|现在|目前|今年|去年|全年|每年|单独|统一"
    r"|之后|以后|以来|因为|由于|因(?![素地病])|(?<![针相应面绝])对(?![口外接象标照])|住(?![房宅院户所建])|吃(?=[城农]?.{0,2}(?:低保|五保))|(?<![普涉触危遍惠波顾])[与及]|和(?![美谐平])|各(?![类级地])"
    r"|要让(?=多少|几|.{1,8}的人)|要达到?|(?:在|按)?民生实事(?:里|中|清单里?)(?=[^，。？?]{4})|答应|承诺|许诺|超出|超过|超(?!市)|多(?![种样次元式])|少(?![年数儿])|从(?![业事])|到(?!位)")
_EXCLUDED: Final = re.compile(r"(?:不算|不含|不包括|不计|(?<![消解清扫排根删砍拆铲免废撤切剔拔移摘])除了|扣除)[^，。？?！；）)]*")
_LEFT_OUT: Final = re.compile("[（(](?:不算|不含|不包括|不计)[^（）()]*[）)]")
_IN_ALL: Final = re.compile("(?:一共|总共|总计)(?![”\"」』])")
QUOTED: Final = re.compile(r"[“\"「『]([^”\"」』]{2,20})[”\"」』]")
_MEASURE: Final = re.compile(
    r"(?:几个|多少个?)点(?![心钟位子名击赞])|哪[两三四五六七八九十]{1,2}大?[件样种类项条点张个](?:事(?!故))?|几[日号]|哪几(?:样|句话?|块|步|件|条|项|种|个)?"
    r"|几(?:个|万|户|亿|亩|人|家|项|所|座|套|张|条|件|次|名|种|辆|台|起|处|口|公里|斤|吨|元|千|百)*(?:户|亿斤|人|斤|亩|公里)?")
_POINTS: Final = "个百分点"  # how many of them is a unit, not what is asked about
_DEED_APART: Final = re.compile(
    "([征修建种栽打挖架铺])了?(?:多少|几)[万亿千百]*(?:亩|公里|米|座|条|套|间|口|眼|棵|株|平方米|斤|吨)?([地路桥房树渠井坝电网])(?=$|[，。？?])")


def included(text: str) -> str:
    """The question without what it leaves out in brackets: “新建污水管网（不含雨水管网）” asks about 污水管网 alone."""
    return _LEFT_OUT.sub(" ", text)


def subject_of_english(text: str, spans: Iterable[tuple[int, int]], quoted: Iterable[str], frequency: Callable[[str], float]) -> str:
    """The same of an English question, in Chinese keywords; what is Chinese in it already, and the terms it quotes, come first."""
    spans = list(spans)
    own = [found[0] for found in re.finditer(r"[㐀-鿿]{2,}", text) if not any(start <= found.start() < end for start, end in spans)]
    return " ".join(dict.fromkeys((*own, *quoted, *(word for phrase in renderings(text, frequency, spans) for word in phrase if word != _POINTS))))


def subject_of(text: str, spans: Iterable[tuple[int, int]]) -> str:
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
    quoted = QUOTED.findall(bare)  # “四融一共” is a name, 一共 in it no question word
    bare = _FUNCTION.sub(" ", _MEASURE.sub(" ", QUOTED.sub(" ", bare)))
    return re.sub(r"\s+", " ", " ".join((*quoted, bare, *apart))).strip()

"""What a number takes over from the numbers beside it: the condition before it, the deed of a list, the product, the words told of both.

「新开工10亿元以上｜制造业项目24个」, 「新建小学19所、普通高中｜4所」, 「钢产量3500万吨，水泥｜7800万吨」.
Not here: the words of a number itself (labels.py)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant.figures.lists import BREAK
from assistant.figures.measures import RATES
from assistant.figures.trimming import trimmed
from assistant.figures.words import ADVERB, COUNTERS, ENDS_IN_DEED, MEASURE_TAIL, STARTS_WITH_DEED, VERB_PREFIX, is_bare, is_empty, is_measure, without_deed
from assistant.records import Measure, Quantity

LONGEST: Final = 40  # characters of an indicator
WEIGHTS: Final = ("斤", "公斤", "吨", "担")
_LIMIT: Final = re.compile("超|以上|过|不足|以下")
_REACHES: Final = re.compile(r"[一-鿿]*(?:惠及|覆盖|带动|辐射|吸纳|涉及|拉动|撬动|受益)(?=[一-鿿]{1,6}$)")
_CARRIED: Final = re.compile(
    f"(?:平均)?{ADVERB}{{0,2}}?(?:压减|压缩|精简|更新|新|改|扩|建成|改造|提升|完成|实施|新增|新设|培育|引进|获评|获得|荣获|举办|办结|办理|查处|破获|拆除|整治|修复|发放|盘活|淘汰|退出|关停|取缔|接收|收集|清运|清理|购置|配备|安装|推广|栽植|种植|开通|投放|备案|登记|注册|授予|聘任|引入|盘活|(?:推进)?建设|选派|取消|下放|叫停|征用|遴选|评选|评定|认定|选树|筹集|归集|征集|组建|设立|布局|招引|签约|救助|资助|减免|排查|化解|调处|支持|发展|开工|竣工|打造|创建|创成|出台|制定|修订|修改|废止|建|生产|销售|收购|出栏|加工|播种|收获|捕捞|采摘)+"
    f"(?:[和、及与](?:新建|改造|提升|改建|扩建))*(?<![新改扩])(?=[一-鿿“A-Za-z\\d])"
)
_IS_DONE: Final = re.compile("(?:就业|创业|改造|治理|整治|创建|建设|开工)$")
_OF_BOTH: Final = re.compile(  # 580种药品和26种医用耗材｜价格大幅降低, 20个街区、300座立交桥｜实现绿化彩化
    "(?<=[一-鿿]{2})(?:价格|全部|全面|均|都|顺利|成功|大幅|平均|集中)*(?:降低|下降|降价|开工|建成|投产|投用|投入使用|完工|竣工|落地|入选|入围|获评|获批|通过验收|达产|启动|通车|开通|复工|复产|挂牌|授牌|实现(?!.{0,6}[率量额值])|命名为|纳入|列入|上榜)+[一-鿿]{0,8}$"
)


REACHES: Final = re.compile("惠及|覆盖|带动|辐射|吸纳|拉动|撬动|受益|吸引(?=观众|游客|市民|群众|[一-鿿]{0,6}参与)|减轻(?=[一-鿿]{0,6}负担)")
_LENGTHS: Final = ("米", "公里", "千米", "分钟", "小时")
_SIZES: Final = ("户", "人", "亩")
_PER_DAY: Final = re.compile("[日年](?:均)?(?:处理|产|加工|供)")  # 日处理鲜果20吨，吸纳就业｜46人
_ALL_THERE_IS: Final = re.compile("总(?:里程|数|量|面积|规模|投资|长度)|累计")
_LEVEL: Final = re.compile("全国|国家级?|部级|省部?级|[市州盟县区旗镇乡村]级|世界级|自治区级")
_OUTPUT: Final = re.compile("(?:营业收入|产值|产量|增加值)$")
_IS_TRADE: Final = re.compile("[一-鿿]{2,8}(?<![额量值率入数资口费])")
_CLASS: Final = "[一-鿿]{1,10}?(?:工程|码头|机组|反应器|航道|泊位|变电站|线路|项目|机车|基地|集群|园区|企业|油轮|锅炉|装置|平台)"
_CLASSED: Final = f"({_CLASS}|[一-鿿]{{2,6}})"
_OF_THAT_SIZE: Final = re.compile("(?!级)([一-鿿]{0,8}?(?:厂|生产线|机组|电站|装置|冷库|粮库|粮仓|仓库|码头|泊位|项目))")
_MADE_A_YEAR: Final = re.compile("的?([一-鿿]{1,8}(?:项目|生产线|装置|基地|厂|工程))")
_LIMITED: Final = re.compile(f"({_CLASS})")
_GRADE: Final = re.compile(f"级的?(?:、\\d+个?[\\d.]+[万亿]+级)*{_CLASSED}")
_VOLTAGE: Final = re.compile(f"(?:及以上|以上)?{_CLASSED}")
_ASIDE: Final = re.compile("（[^（）]*）$")
_CUTS: Final = ("压减", "压缩", "减少", "精简", "缩短", "平均压减", "平均压缩", "平均减少", "平均缩短")
_RANK: Final = re.compile("[一-鿿]{0,2}(?:新增|创建|认定|新建|培育|获批|获评|打造|遴选|评定|支持|建设)((?:国家|省部|部|省|市|县|区)级)(?!以)")
_RANKED: Final = re.compile("(?:国家|省部|部|省|市|县|区)级(?=[一-鿿]{2,}(?:企业|平台|基地|园区|中心|集群|机构|示范|小镇|街区|景区|学科|实验室|工厂)[^，。；]*$)")
_OWN_RANK: Final = re.compile("级|星|国家|全国|世界|^新")
_SUCH_AS_REACH: Final = re.compile("的[一-鿿“”]{2,12}(?=[，。；、]|$)")
_SIZE: Final = re.compile("[十百千万亿]+级$")
_SIZED: Final = re.compile("[十百千万亿]+级([一-鿿]{2,})$")
_LEVELS: Final = ("国家级", "省级", "市级", "县级", "部级", "世界级")
_PLACES: Final = re.compile("(?:县区|县市|市县|区县|县市区|乡镇|镇村|行政村|自然村|村庄|社区|[省市县区乡镇村])")
_YEARLY: Final = re.compile("(?:年均|平均每年|每年平均)")
_EACH_YEAR: Final = re.compile("(?<![人户亩生村吨均])每年(?!平均)[^，。；、]{0,14}$")  # 每年办好｜十件民生实事
_COUNTED_LIST: Final = re.compile(
    "[，,；;。]?[^，,；;。、\\d]{2,12}(?:、[^，,；;。、\\d]{2,12})+?(?<![十百等])[两三四五六七八九]大?[项类个种座家所条处镇村][^，,；;。、\\d]{2,12}"
)
_EXAMPLES: Final = re.compile("等(?:重点|主要|大宗)?([一-鿿]{2,8})(?=$|[，,。；;：:、\n（(])")
_AFTER_A_LIST: Final = re.compile("[三四五六七八九十两]|方面|情况|工作|活动|问题|内容")


@dataclass(frozen=True, slots=True)
class Label:
    """words: the indicator; begins: where the number's own words begin; reaches: where they end, behind the number when it counts what follows.

    deed: the verb of “新建3座水厂”, which a list goes on with. part_of: words of the whole, for 其中. unit: base unit of the number.
    """

    words: str
    measure: Measure = "value"
    base: str = ""
    begins: int = 0
    reaches: int = 0
    deed: str = ""
    part_of: str = ""
    is_combined: bool = False
    unit: str = ""


def of_a_condition(made: Label, own: str, text: str, numbers: Sequence[Quantity], at: int, done: Sequence[Label]) -> tuple[Label, bool]:
    """The label with the condition that the number before it is (10亿元以上的项目24个), and whether it is one of money right before its thing.

    own: the text between the words of the label before and this number.
    """
    if not at:
        return made, False
    number_unit, before, between = numbers[at].base_unit, numbers[at - 1], text[numbers[at - 1].end : numbers[at].start].strip()
    lead = trimmed(BREAK.split(text[done[-1].begins : before.start])[-1])
    if own.startswith("的") and between.startswith("的") and made.words and not is_measure(made.words) and before.base_unit not in RATES:
        same = next((label.words for label in reversed(done) if label.unit == number_unit), made.words) if own == "的" else made.words
        thing = same.rsplit("的", 1)[-1]  # 收入50万元以上的村46个，100万元以上的｜9个
        return replace(made, words=f"{(before.base_unit == '元' and lead) or done[-1].words}{before.text}的{thing}"), False  # 新增年收入超亿元｜的企业100家
    if before.base_unit in _LENGTHS and between.startswith("内") and made.words.startswith("内") and text.endswith(done[-1].words, 0, before.start):
        return replace(made, words=f"{done[-1].words}{before.text}{made.words}"[-LONGEST:]), False  # 公交与轨道50米内换乘比例｜90%
    thing = trimmed(between)
    is_in_front = between[:1] not in ("", "的", "、", "，", "；") and thing and made.words.endswith(thing)
    if is_in_front and (is_limit(before) or (before.base_unit in _SIZES and before.hedge == "以上")):  # 30户以上自然村寨生活垃圾收运覆盖率｜90%
        of = lead if text.endswith(lead, 0, before.start) and not made.words.startswith(lead) else ""  # 年销售收入超10亿元龙头企业｜100家
        return replace(made, words=f"{made.words.removesuffix(thing)}{of}{before.text}{thing}"[-LONGEST:]), is_limit(before)
    return made, False


def counts_a_list(text: str, start: int, end: int) -> bool:
    """“教育、卫生健康两项支出合计｜19.8亿元”: the number in front only counts what is listed, so that the list is what is meant."""
    return _COUNTED_LIST.fullmatch(text, start, end) is not None


def of_its_grade(lead: str, after: str, number: Quantity) -> Label | None:
    """“推进连云港｜30万吨级航道工程”, “1个400亿级、3个｜100亿级产业名镇”: what class a thing is of, not how much there is of it."""
    graded = _GRADE.match(after) if number.base_unit not in COUNTERS or number.base_unit in ("万", "亿") else None
    if number.base_unit == "千伏":
        graded = _VOLTAGE.match(after)
    elif number.base_unit in ("千瓦", "吨") and _LIMIT.search(number.hedge):
        graded = _LIMITED.match(after)  # 布局一批50万千瓦以上｜省级大型风光基地
    elif lead.endswith("年产") and (made := _MADE_A_YEAR.match(after)):
        who = trimmed(lead.removesuffix("年产").rsplit("、", 1)[-1])
        return Label(f"{'' if is_bare(who) else who}{made[1]}年产能", reaches=made.end(1))  # 某厂年产｜15万吨原丝项目投产
    elif number.base_unit in ("千瓦", "兆瓦", "吨", "立方米") and (built := _OF_THAT_SIZE.match(after)) and (owner := _whose(lead)) is not None:
        return Label(f"{owner}{built[1]}规模", reaches=built.end(1))  # 200吨清洁化茶厂｜建成投产; 吉化120万吨｜乙烯项目
    if not graded:
        return None
    named = trimmed(lead.rsplit("、", 1)[-1]).removesuffix("一批")
    named = "" if is_bare(named) or named.endswith("等") else without_deed(named)
    return Label(f"{named}{graded[1]}{'电压等级' if number.base_unit == '千伏' else '级别'}", reaches=graded.end(1))


def _whose(lead: str) -> str | None:
    """The short name right before the size of a thing, "" without words; None where the words tell a deed or a measure: 关停｜5000万千瓦小火电机组."""
    name = trimmed(lead.rsplit("、", 1)[-1])
    is_told = VERB_PREFIX.match(name) or ENDS_IN_DEED.search(name) or MEASURE_TAIL.search(name) or len(name) > 8
    return "" if is_empty(name) else None if is_told else name


def is_over(number: Quantity) -> bool:
    """Whether the number is one to be reached: 超千亿元, 200人以上."""
    return _LIMIT.search(number.hedge) is not None


def is_limit(number: Quantity) -> bool:
    """Whether it is the condition of what is counted, not a number of its own: 10亿元以上."""
    return number.base_unit == "元" and _LIMIT.search(number.text) is not None


def of_the_means(made: Label, thing: str) -> Label:
    """“改造老旧小区396个、惠及｜5.21万户”: whom it reached says nothing without what reached them. thing: what was told right before."""
    told = REACHES.match(made.words.removeprefix("每年"))
    if reaching := REACHES.search(thing):
        thing = "" if STARTS_WITH_DEED.match(thing) else thing[: reaching.start()]  # 消费品以旧换新带动销售超800亿元、惠及消费者｜750万人次
    if not told or made.measure != "value" or len(thing) < 3 or _PER_DAY.match(thing):
        return made
    return replace(made, words=f"{thing[-LONGEST + len(made.words):]}{made.words}" if len(made.words) < LONGEST - 3 else made.words)


def with_the_rate(made: Label, text: str, number: Quantity, *, is_shared: bool) -> Label:
    """“年均增长｜5%” is not what several years grew together: the label says so."""
    since = max((found.end() for found in BREAK.finditer(text, 0, number.start)), default=0) if is_shared else max(made.begins, number.start - 10)
    is_yearly = _YEARLY.search(text, since, number.start) is not None and "年均" not in made.words and made.measure in ("value", "growth", "change")
    if is_yearly and len(made.words) > 1:
        return replace(made, words=f"{made.words}年均")
    is_each_year = made.measure == "value" and _EACH_YEAR.search(text, since, number.start) is not None and "年" not in made.words
    at = reaching.start() if (reaching := REACHES.search(made.words)) else 0  # 取消农业税｜每年减轻农民负担
    return replace(made, words=f"{made.words[:at]}每年{made.words[at:]}") if is_each_year and len(made.words) > 1 else made


def of_a_list(made: Label, own: str, number: Quantity, done: Sequence[Label]) -> Label:
    """The label with the deed of the thing before it in a list, or as produced where the things before it were."""
    made = replace(made, words=_as_produced(made, number, done))
    if done and own.startswith("、") and made.measure == done[-1].measure == "growth" and (tail := _OUTPUT.search(done[-1].words)) and _IS_TRADE.fullmatch(made.words):
        return replace(made, words=made.words + tail[0])  # 装备制造营业收入增长10%、航空航天增长｜20%
    is_all_by_then = "累计" in own and done[-1].words.startswith(("新增", "新建", "新改建")) if done else False  # 新增1000处信号灯联网、累计达｜8000处
    is_cut = bool(done) and done[-1].words.startswith(_CUTS)  # 平均压减时间58%、材料｜52%
    if done and own.startswith("、") and made.measure == done[-1].measure == "value" and (number.base_unit not in RATES or is_cut) and not is_all_by_then:
        return replace(made, words=with_the_deed(made.words, done[-1].words))
    return made


def with_the_measure(made: Label, own: str, number: Quantity, done: Sequence[Label]) -> Label:
    """“集中供养孤儿最低标准从2295元提高到2375元，散居孤儿｜从1484元提高到…”: the measure said of the one before is that of the next."""
    core = _ASIDE.sub("", made.words)
    is_next = made.measure in ("value", "from") and number.base_unit in ("元", "%") and own[:1] in ("，", "、", "；")
    if not is_next or len(core) < 3 or MEASURE_TAIL.search(core) or STARTS_WITH_DEED.match(core):
        return made
    same = next((label.words for label in reversed(done) if label.unit == number.base_unit and MEASURE_TAIL.search(label.words)), "")
    for size in range(min(4, len(core) - 1), 1, -1):
        _, found, rest = same.partition(core[-size:])
        if found and MEASURE_TAIL.search(rest):
            return replace(made, words=(made.words + rest)[-LONGEST:])
    return made


def told_together(text: str, numbers: Sequence[Quantity], done: Sequence[Label]) -> list[Label]:
    """The labels with the words that two numbers next to each other share: 发布四批次355项政务事项, 580种药品和26种耗材价格大幅降低."""
    done = _of_one_sort(text, numbers, done)
    for at in range(len(done) - 2, -1, -1):
        own, next_words = done[at].words, done[at + 1].words
        told = BREAK.split(text[numbers[at + 1].end : numbers[at + 2].start if at + 2 < len(numbers) else len(text)], maxsplit=1)[0].rstrip("、和")
        between = text[numbers[at].end : numbers[at + 1].start]
        deed = re.search(f"(?:{REACHES.pattern})$", own.removesuffix(between).removesuffix(between[:1]))
        if deed and _PLACES.fullmatch(between) and numbers[at].base_unit == "个":
            done[at] = replace(done[at], words=own[: deed.end()] + between)  # 惠及6个县区｜142万人
            done[at + 1] = replace(done[at + 1], words=own[: deed.end()])
            continue
        if numbers[at].base_unit in COUNTERS and (such := _SUCH_AS_REACH.match(text, numbers[at + 1].end)) and own.endswith(between) and is_over(numbers[at + 1]):
            done[at] = replace(done[at], words=(own + text[numbers[at + 1].start : numbers[at + 1].end] + such[0])[-LONGEST:])  # 形成10个营业收入超千亿元的集群
            continue
        if _SIZE.search(own) and between.endswith(("和", "、")) and (sized := _SIZED.search(next_words)):
            done[at] = replace(done[at], words=own + sized[1])  # 形成3个万亿级和7个｜千亿级产业集群
            continue
        if _LEVEL.search(own[-3:]) and text.startswith("、", numbers[at].end + len(between) - 1) and (level := _LEVEL.search(next_words)) and own.endswith(_LEVELS):
            done[at] = replace(done[at], words=own + next_words[level.end() :])  # 新建6个国家级、｜20个省级临床重点专科
            continue
        if next_words == own and numbers[at + 1].base_unit in COUNTERS and len(told) <= 12 and STARTS_WITH_DEED.match(told) and (both := _OF_BOTH.search(own)):
            done[at + 1] = replace(done[at + 1], words=own[: both.start()] + told)  # 518个项目开工建设、270个｜建成投产
        if numbers[at].base_unit in COUNTERS and text[numbers[at].end : numbers[at + 1].start] in (f"{own}和", f"{own}、", f"{own}与") and not next_words.startswith(own):
            done[at] = replace(done[at], words=own + (told[0] if (told := _OF_BOTH.search(next_words)) else ""))
        if numbers[at].end == numbers[at + 1].start and not next_words.startswith(own):
            done[at] = replace(done[at], words=(own + next_words.removesuffix("级别"))[-LONGEST:])  # 发布四批次355项政务事项
            done[at + 1] = replace(done[at + 1], words=done[at].words)
        elif is_bare(own) and not text[numbers[at].end : numbers[at + 1].start].strip("、 " if not own else " "):
            done[at] = replace(done[at], words=next_words if next_words.startswith(own) else own + next_words)  # 办好12类45件民生实事
    return done


def _of_one_sort(text: str, numbers: Sequence[Quantity], done: Sequence[Label]) -> list[Label]:
    """“淘汰钢铁2700万吨、水泥｜4200万吨等落后产能”: what all of a list are, said behind the last."""
    done = list(done)
    for at in range(len(done) - 1, 0, -1):
        sort = _EXAMPLES.match(text, numbers[at].end)
        if not sort or _AFTER_A_LIST.search(sort[1]) or STARTS_WITH_DEED.match(sort[1]) or not text.startswith("、", numbers[at - 1].end):
            continue
        while True:
            if done[at].measure == "value" and sort[1] not in done[at].words:
                done[at] = replace(done[at], words=(done[at].words + sort[1])[-LONGEST:])
            if not at or not text.startswith("、", numbers[at - 1].end):
                break
            at -= 1
    return done


def with_the_deed(words: str, before: str) -> str:
    """“新建小学19所、普通高中4所”: the deed of the first thing of a list is that of the next one."""
    if (level := _LEVEL.fullmatch(words)) and (told := _LEVEL.search(before)):
        return f"{before[: told.start()]}{level[0]}{before[told.end() :]}"  # 新创建全国示范单位3个、省级｜28个
    if (reaching := _REACHES.match(before)) and not STARTS_WITH_DEED.match(words) and not MEASURE_TAIL.search(words):
        return reaching[0] + words  # 改造供水管网受益村庄62个、群众｜4.3万人
    if before.startswith("新增") and _ALL_THERE_IS.search(words):
        return words  # 新增运营里程43公里、总里程达到｜879公里
    deed = _CARRIED.match(before)
    has_own = (STARTS_WITH_DEED.match(words) and words[0] != "供") or ENDS_IN_DEED.search(words) or _IS_DONE.search(words)
    tail, tail_before = MEASURE_TAIL.search(words), MEASURE_TAIL.search(before)
    is_other_measure = tail is not None and not (tail_before and tail[0] == tail_before[0] and before.startswith(("新增", "淘汰", "压减", "化解", "退出")))
    is_said = deed is not None and words.startswith(deed[0])
    if rank := _RANKED.match(before) if not deed and not has_own and tail is None and not _OWN_RANK.search(words) else None:
        return rank[0] + words  # 国家级数字领航企业18家、工业互联网平台｜46家
    if not deed or is_said or len(words) < 2 or has_own or is_other_measure:
        return words
    rank = _RANK.match(before) if tail is None and not _OWN_RANK.search(words) else None
    return f"{deed[0]}{rank[1] if rank else ''}{words}"  # 创建国家级绿色园区16个、绿色工厂｜170家


def _as_produced(made: Label, number: Quantity, done: Sequence[Label]) -> str:
    """“钢产量3500万吨，水泥｜7800万吨” tells of 水泥产量."""
    is_bare_thing = made.measure in ("value", "from") and 1 <= len(made.words) <= 6 and not MEASURE_TAIL.search(made.words)
    if not is_bare_thing or STARTS_WITH_DEED.match(made.words) or ENDS_IN_DEED.search(made.words) or number.base_unit not in WEIGHTS:
        return made.words
    same = next((label.words for label in reversed(done) if label.unit == number.base_unit and label.measure in ("value", "from")), "")
    return f"{made.words}产量" if same.endswith("产量") and not same.endswith(made.words) else made.words

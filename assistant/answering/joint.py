"""One number for several things of which only one was asked for: joint totals, both sides, two deeds together.

Not here: a part and its whole (parts.py), another thing altogether (sorts.py)."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.parts import LISTED, clause
from assistant.answering.subject import Subject
from assistant.figures import as_written, chinese_of, indicators_in, places_in
from assistant.records import Figure, Query

FRONT = 4  # characters by which a thing of a list is told from the others; what follows may be said of them all
OF_BOTH = 0.34  # share of what both things of a list end in that was asked for
SHORT = 3  # characters of one that only says of which sort: 中小学、｜幼儿园学位
FOR_BOTH: Final = re.compile("城乡.*统一")  # 城乡低保标准统一提高到826元
_IS_TOLD: Final = re.compile("(?:建成|投产|投用|通车|通航|完工|竣工|启动|获批|运行|运营|开通|落地|并网)+$")  # 工程建成投产、当年送电: told of one thing
_SEVERAL_ASKED: Final = re.compile("那些|这些|那几[个家所]|这几[个家所]|等等?(?:的|一共|共|有)")  # 考古博物馆、兵马俑那些馆
_JUST: Final = re.compile("(?<![观风阳灯日月])光(?![伏纤缆电明热])是?([一-鿿]{2,6}?)(?:产|建|的?有|卖|演|改|修|发|种|收|就)了?(?:多少|几)")
_DONE_TO: Final = re.compile("(?<=[村寨户县乡镇校家业])(?:实施|开展|进行|完成)")  # 957个村寨｜实施“水改”“电改”: the villages are one thing
_DONE_FREELY: Final = re.compile("^(?:免费|全面|集中|累计|提前|紧急|安全|及时)*(?:开展|实施|提供|转移|撤离|为|对|给|向)")
_WHO: Final = re.compile("各部门|各地|各级|全年|当年")  # 国务院各部门全年｜取消和下放行政审批事项
_LIST_BEFORE: Final = re.compile(r"(?:^|[，；。：])([^，；。：\d]*、[^，；。：\d]*)\d[^，；。：、]*，[^，；。：、]*$")
_AND: Final = re.compile(r"\band\b|&")
_ALL_ARE: Final = re.compile("等([一-鿿]{2,8})$")
_SCHOOLS: Final = re.compile("中小学[校、和及]*幼儿园")
_RATIO_OF_TWO: Final = re.compile("[与和占同].{2,16}(?:的|之)?(?:比|比率|比例|比重)$")
_BRACKETED: Final = re.compile(r"[（(][^（）()]*[）)]?")
DEEDS: Final = re.compile(r"(?:新|建|增|改|扩|开工|完成|改造|建成|建设|推进|实施|加固|提升|安置|发放|化解|筹集|排查|拆除|清理|引进|留住|吸引|培养|培育|引育|招引|修)+")
_TWO_DEEDS: Final = re.compile(f"({DEEDS.pattern})(?:和|、|及|与)({DEEDS.pattern})(?=[一-鿿]{{2}})")
_BOTH_DEEDS: Final = re.compile(f"{DEEDS.pattern}(?:和|、|及|与){DEEDS.pattern}")  # 新修和改建多少公里
_NEW_AND_OLD: Final = re.compile("新[（(]?([改扩])[)）]?建")  # 新改建: 新建 and 改建
_WITHOUT: Final = re.compile(
    r"(?:不算|不含|不包括|不计|(?<![消解清扫排根删砍拆铲免废撤切剔拔移摘])除了|扣除|除去|刨去)[了掉]?([^，。？?）)的]{2,8})"
    r"|[，,（(]([^，。？?（(]{2,8}?)的?(?:不算|不计|不含)(?:在内)?[？?。]?$"
)
_A_PLACE: Final = re.compile("[一-鿿](?:街道|[镇乡县市]|(?<![小社园景片山林牧库校])区|(?<!中)村)$")  # 老旧小区 and 城中村 are none
_WITHOUT_IN_ENGLISH: Final = re.compile(
    r"\b(?:not counting|not including|excluding|leaving out|apart from|without|(?:rather|other) than(?: receiving| getting)?)\b ([\w -]{3,40})", re.I)
_LEVEL_ASKED: Final = re.compile("([省市县区乡镇村])一?级")
_LEVELS_TOLD: Final = re.compile("([省市县区乡镇村组]{2,5})[两二三四各]级")
_LEVEL_TOLD: Final = re.compile("(?:乡镇|街道|[省市县区镇]级|国家级)(?!以上)")
_DEED_OF_ANY_SORT: Final = re.compile(f"(?:完成|建成|建设|实施|推进)(?!{DEEDS.pattern})")  # 建成高标准农田 is 新建和改造提升 together
_JOINED: Final = "[、和与及]"
_BY_ITSELF: Final = re.compile(
    r"(?:真正(?![改建做办完落修拆投用到])|单是|单单|单独|光是?(?=[一-鿿]{2,6}一[个家处项座]|农村|城市|城镇|新建|改造)|光是|"
    r"光(?=[一-鿿]{2,6}这一?[块项])|仅仅是?|[只单]算|只看|纯粹是?|纯(?![利净收]))的?([一-鿿]{2})"
)
_TOGETHER: Final = re.compile("(?:合计|共计|总计|共)(?:建成|新建|完成|投入|发放|改造|实现)?$")  # 口袋公园、体育公园共建成｜15个
_BOTH_ALLOWANCES: Final = (re.compile("残疾人[“\"]?两项补贴"), re.compile("生活补贴|护理补贴"))
_ALL_TOGETHER: Final = re.compile("[两三四五六七八九十][大个类项][一-鿿]{4}")
_ONE_SCHEME: Final = re.compile("城乡居民(?:社会|基本)?(?:基础养老金|养老|医保|医疗)")  # the same for both sides
_TOGETHER_COUNTED: Final = re.compile(
    "((?:[一-鿿]{2,6}、)+[一-鿿]{2,6}?)等?[两三四五六七八九十][个大条项家处座](?:[一-鿿]{0,6}(?:产业链?|集群|园区|景区|旅游点|景点"
    "|基地|企业|公园|项目|医院|学校|村))")


_AND_ANOTHER: Final = re.compile("[加和与及]")  # 光门票加索道: both
_THIS_ITEM: Final = re.compile("([一-鿿]{4})这一?[项块](?!工作)")


def is_alone(figure: Figure, query: Query) -> bool:
    """“单是供水管网” is not told by a number of 供排水管网, nor “纯新建” by one of “新建和改造”: what was asked for by itself must stand by itself."""
    just = _JUST.search(query.text)
    is_in_part = just is not None and (just[1][:2] in figure.indicator or (len(just[1]) == 2 and set(just[1]) <= set(figure.indicator)))
    if just and is_in_part and just[1] not in figure.indicator and not _AND_ANOTHER.search(just[1]):
        return False  # “光送戏下乡演了多少场” is not told by 送戏送电影下乡, nor “光客运的” by 客货运航线
    if (item := _THIS_ITEM.search(query.text)) and LISTED.search(figure.indicator) and item[1] not in figure.indicator:
        return False  # “临时救助这一项” is not told by 低保、特困等救助资金
    asked = _BY_ITSELF.search(query.text)
    if asked is None:
        return True
    several = [item for item in LISTED.split(_BRACKETED.sub("", figure.indicator)) if len(item) > 2 and not DEEDS.fullmatch(item)]
    is_joined = re.search(f"{_JOINED}{asked[1]}|{asked[1]}{_JOINED}", figure.indicator)
    return asked[1] in figure.indicator and not is_joined and len(several) < 2


def is_for_several(indicator: str, query: Query, about: Subject) -> bool:
    """One number for several things of which only one was asked for: “改造老旧小区、城中村、农村危房…10.08万户”."""
    if _SEVERAL_ASKED.search(query.text):
        return False
    if (all_of := _ALL_TOGETHER.search(indicator)) and all_of[0] in query.text:
        return False  # 汽车、数字设计、大健康｜三大主导产业 were asked for together
    if LISTED.search(indicator) and any(LISTED.search(indicator, one.start, one.end) for one in indicators_in(indicator) if one.name in query.terms):
        return False  # 农村危房改造和抗震改造 is one programme, by the table
    if indicator in query.text or _RATIO_OF_TWO.search(indicator):
        return False  # 社会物流总费用与国内生产总值的比率 is one thing
    listed = [re.sub(f"^(?:争取|兑现|落实|投放|安排|筹措|拨付|下达|{DEEDS.pattern})+(?=[一-鿿]{{2}})", "", item) for item in LISTED.split(indicator)]
    if query.language == "zh" and len(listed) > 1 and (sort := _ALL_ARE.search(indicator)) and _is_one_of([item for item in listed if len(item) > 1], query.text):
        return True  # 发放汽车、家电、餐饮等｜消费券 where 汽车消费券 were asked for
    if (sort := _ALL_ARE.search(indicator)) and about.named(sort[1]) > 0.4:
        return False  # 盘活闲置校舍、旧村委会等｜集体资产 where 集体资产 were asked for
    if query.language == "zh" and len(listed) > 1 and all(any(pair in _asked(query.text) for pair in mine) for mine in _own_pairs([*listed[:-1], listed[-1][:-2]])):
        return False  # 产权单位和居民｜出资 where both were asked for
    if len(listed) == 2 and query.language == "zh" and not _names_one(listed, query.text) and about.named(listed[-1][FRONT:]) >= OF_BOTH:
        return False  # 农村适龄和城镇低保适龄｜妇女“两癌”检查 where those of women were asked for
    indicator = indicator.replace("文化和旅游", "文旅").replace("购置与应用", "购置").replace("国家和地区", "国家")
    indicator = _WHO.split(indicator)[-1]
    counted = _DONE_TO.split(_TOGETHER.sub("", _BRACKETED.sub("", indicator)), maxsplit=1)[0]
    items = [re.sub(f"^{DEEDS.pattern}(?=[一-鿿]{{2}})", "", item) for item in LISTED.split(counted) if not DEEDS.fullmatch(item)]  # 改厕、改圈
    items = [item for item in items if len(item) > 1 and not _IS_TOLD.search(item)]
    if len(items) < 2 or any(_is_a_place(item) for item in items):
        return False
    if query.language == "zh" and _is_one_of(items, query.text):
        return True
    if any(items[-1].endswith(thing) and items[-1] != thing for thing in _things(query)) and all(len(item) <= SHORT for item in items[:-1]):
        return False  # 学位 were asked for, of whatever school
    if query.language == "en" and _AND.search(query.text) and all(about.named(item) > 0.0 for item in items):
        return False  # “heavy trucks and off-road machines” were asked for together
    says = about.coverage if query.language == "en" else about.literal
    return any(about.coverage(item) > 0.25 or about.named(item) == 1.0 for item in items) and any(about.named(item) < 0.34 and says(item) < 0.5 for item in items)


def _things(query: Query) -> list[str]:
    """What was asked for, without the deed: 学位 of 新增学位."""
    return [thing for part in query.subject.split() if len(thing := re.sub(f"^{DEEDS.pattern}", "", part)) > 1]


def is_of_the_list_before(figure: Figure, query: Query) -> bool:
    """“建成中小学、幼儿园7所，新增学位｜5460个” is of all of them where only 幼儿园学位 were asked for."""
    at = figure.quantity.start - figure.sentence_start
    before = _LIST_BEFORE.search(figure.sentence, 0, at) if query.language == "zh" else None
    items = [re.sub(f"^{DEEDS.pattern}", "", item) for item in LISTED.split(before[1])] if before else []
    items = [item for item in items if len(item) > 1]
    if figure.part_of or any(item.endswith(figure.indicator) for item in items):
        return False  # 争取…、地方政府专项债券等资金15.2亿元，其中专项债券｜8.9亿元
    return len(items) > 1 and not any(item[:2] in figure.indicator for item in items) and _is_one_of(items, query.text)


def _is_one_of(items: Sequence[str], text: str) -> bool:
    """“望津口岸的货运量” of “望津口岸、石渡口岸进出口货运量合计”: the question begins as some of the things do, and as others do not."""
    asked, own = _asked(text), _own_pairs(items)
    return any(as_written(item)[:2] in asked for item in items) and any(not any(pair in asked for pair in mine) for mine in own)


def _names_one(items: Sequence[str], text: str) -> bool:
    """Whether the question says anything by which one of the things is told from the others."""
    asked = _asked(text)
    return any(pair in asked for mine in _own_pairs(items) for pair in mine)


def _asked(text: str) -> str:
    """The question as it was typed and in the words of reports."""
    return f"{text}\n{as_written(text)}"


def _own_pairs(items: Sequence[str]) -> list[set[str]]:
    """For each thing of a list the pairs of characters at its front that no other has there."""
    fronts = [as_written(_DONE_FREELY.sub("", item))[:FRONT] for item in items]
    pairs = [{front[at : at + 2] for at in range(len(front) - 1)} for front in fronts]
    return [mine.difference(*(other for other in pairs if other is not mine)) for mine in pairs]


def is_of_two_deeds(figure: Figure, query: Query) -> bool:
    """“改造提升高标准农田” is not told by what was 新建和改造提升 together, nor “改建” by what was 新改建."""
    if _NEW_AND_OLD.search(query.text) or _BOTH_DEEDS.search(query.text):
        return False  # both were asked for
    if both := _NEW_AND_OLD.search(figure.indicator):
        return sum(deed in query.text for deed in ("新建", f"{both[1]}建")) == 1
    joint = _TWO_DEEDS.match(figure.indicator)
    return joint is not None and sum(deed[:2] in query.text for deed in joint.groups()) == 1


def is_of_both_sides(indicator: str, query: Query, figure: Figure | None = None) -> bool:
    """“城乡低保对象1260人” where only 农村 was asked for, “户厕、公厕310座” where only 公厕 was."""
    asked = f"{query.text} {query.subject}"
    sides = [bool(re.search(side, asked)) for side in ("农村|乡村|村里", "城市|城镇|城里|城区")]
    if "城乡" in indicator and not (figure and FOR_BOTH.search(clause(figure))) and "城乡" not in asked and sum(sides) == 1 and not _ONE_SCHEME.search(indicator):
        return True
    lead = figure.sentence[: figure.quantity.start - figure.sentence_start] if figure else ""
    if sum(sides) == 1 and "城乡" in lead and "统一" not in lead and "低保" in indicator and not re.search("农村|城市|城镇", indicator):
        return True  # 城乡低保标准分别提高到…，惠及低保对象256.8万人
    if _SCHOOLS.search(indicator) and ("幼儿园" in asked) != bool(re.search("中小学|学校|小学|中学", query.text.replace("学校里", ""))):
        return True
    both, one = _BOTH_ALLOWANCES
    if both.search(indicator) and len(set(one.findall(asked))) == 1:
        return True
    level, levels = _LEVEL_ASKED.search(query.text), _LEVELS_TOLD.search(indicator)
    told = _LEVEL_TOLD.search(indicator)
    if level and told and query.language == "zh" and level[1] not in indicator and level[1] in "乡镇村" and not set(level[1]) & set(told[0]):
        return True  # 村级幸福院 are not told by 乡镇综合养老服务中心
    if level and levels and level[1] in levels[1] and levels[0] not in query.text:
        return True  # 镇村两级 where 村一级 was asked for
    if (without := _WITHOUT_IN_ENGLISH.search(query.text)) and any(word in indicator or (len(indicator) > 2 and indicator in word) for word in chinese_of(without[1])):
        return True  # “homestays, not counting farmhouse restaurants”
    without = _WITHOUT.search(query.text)
    left_out = (without[1] or without[2]) if without else ""
    if _A_PLACE.search(left_out):
        return True  # 全区的，除去某街道的
    bare, kept = _BRACKETED.sub("", indicator), query.text.replace(left_out, "", 1)
    if any(left_out[at : at + 2] in bare and left_out[at : at + 2] not in kept for at in range(len(left_out) - 1)):
        return True  # “新建和改造提升” where 改造提升 was to be left out
    joint = _TOGETHER_COUNTED.search(clause(figure)) if figure and "分别" not in clause(figure) else None
    if joint and not all(item in asked for item in joint[1].split("、")) and any(item in asked for item in joint[1].split("、")):
        return True  # 荔枝、陈皮、对虾三个产业链总产值 where only 荔枝 was asked for
    heads = [item[-2:] for item in _BRACKETED.sub("", indicator).split("、") if len(item) >= 2]
    named = [head in query.text for head in heads]
    return len({head[-1] for head in heads}) == 1 and len(set(heads)) > 1 and any(named) and not all(named)


def is_part_of_joint(one: str, other: str) -> bool:
    """“新建和改造提升高标准农田380万亩” beside “改造提升178万亩”: one number is of two deeds, the other of one of them."""
    joint = _TWO_DEEDS.match(one) if not _NEW_AND_OLD.search(other) else None  # 新改建 is 新建和改造
    told = [deed[:2] in other for deed in joint.groups()] if joint else []
    return not all(told) and (any(told) or not _DEED_OF_ANY_SORT.search(other))


def _is_a_place(item: str) -> bool:
    """“黄石、咸宁等全国文明城市” are examples of one thing."""
    return any(mention.end - mention.start == len(item) for mention in places_in(item))

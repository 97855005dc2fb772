"""What stands behind a number when it counts it: 「3座｜水厂」, 「13个｜县」被命名为…, 「为358万｜居家老年人提供上门服务」.

Not here: the words before a number (labels.py)."""

import re
from typing import Final

from assistant.figures.words import COUNTERS, ENDS_IN_DEED, PREDICATE, STARTS_WITH_DEED, VERB_PREFIX, is_bare, is_empty
from assistant.records import Quantity

_ASIDE: Final = re.compile(r"[（(][^）)]{1,6}[）)](?=[^，,。；;：:、\n])")
LOOSE_END: Final = re.compile(r"(?:[、 的在与]|(?<![共饱缓温总])和|(?<![惠涉普以波遍])及)+$")
_LISTED: Final = re.compile("[一-鿿]{1,8}(?:、[一-鿿]{1,8})+等[一-鿿]{2,16}")  # 240万户｜林区、垦区、煤矿等棚户区居民
_STANDING: Final = re.compile("(?:已建成?|已有|现有)(?:的)?(?=[一-鿿]{2})")  # 改造5000个已建成｜自然村的设施
_DONE_FOR: Final = re.compile(r"(?:为|给|对|向|让|使|帮助)$")
_ANY: Final = re.compile("项目|企业|产品|单位|地区|案例|村|乡镇|县[区市]|市县|区县|县市区|县|工程|成果|品牌|人|集体")
_CHOSEN: Final = re.compile("入围|入选|获评|获批|荣获|列入|纳入|通过|被评为|被认定")
_MEETS: Final = re.compile(
    "(?:全部|均|都)?(?:(?:达到|符合|通过)[^，。；、\\d]{1,10}(?:标准|要求|验收|认证|评审|评估|水质|目标)|(?:新?入选|新?获评|获批|被?命名为|被评为)[^，。；、\\d]{2,20})")
_WON: Final = re.compile("(?<=[一-鿿])荣?获(?![批得评悉取利])[^，。；、\\d]{2,24}?(?:[金银铜]?奖(?!补|励)|称号|表彰|荣誉)")
_TELLS_HOW_MUCH: Final = re.compile("增长|减|升|降|提高|下滑|占|居|达|超|位|共")
_NEXT_OF_A_LIST: Final = re.compile("(?<=[一-鿿]{2})[和及与][^和及与]{1,8}等$|或$")  # 14条｜高速公路项目和黄百等4个铁路项目
_CAME_ABOUT: Final = re.compile(
    "(?:全部|全面|均|都|已|顺利|陆续|相继|如期|加快|正式|开始)*(?:投产|达产|达效|投用|投运|建成|运营|开工|建设|竣工|完工|通车|开通|落地|上线|启用|开业|投入使用|并网|实施)+"
)
_FUNDS: Final = re.compile("(?:资金|债券|国债|经费|专款)$")
_FUNDS_FOR: Final = re.compile("(?:重点|主要)?(?:支持|用于|扶持)")
_WHOLE_TASK: Final = re.compile(r"(?:完成|实施|推进|开展|启动|推动|加快|支持|引导|指导)$")
_UP_TO: Final = re.compile("[至到][一二三四五六七八九十\\d]")  # 百分之八｜至九
_TASK_BEFORE: Final = re.compile("^[一-鿿]{0,4}?(?:完成|实施|推进|开展|启动|推动|加快|支持|引导|指导)(?=[一-鿿])")
_PEOPLE_OF_A_DEED: Final = re.compile("(?:监测|帮扶|服务|救助|保障|安置|受益|参保|搬迁|优抚|供养)(?:对象|人口|人员|户|群众|家庭|居民)")
_NOUN_END: Final = re.compile(
    r"(?:项目|工程|基地|园区?|村|乡|镇|县|市|区|点|站|中心|行动|小区|企业|机构|平台|队伍|岗位|课题|试点|集群|线路|公路|道路|路|设施|厂|社区|学校|医院|床位|学位|"
    r"人员|群众|居民|户|对象|案件|案例|纠纷|问题|任务|事项|学生|职工|党员|干部|人|"
    r"设备|系统|标准|措施|政策|品牌|产品|品种|名单|隐患|垃圾|水|地|田|房|楼|桥|井|渠|塘|池|灯|树|苗|车|船|所|馆|院|库|网|场|桩|柜|厕|会|店|人才|专家|教师|医生|"
    r"活动|服务|改革|工作|行业|领域|方面|产业链|服务圈|生活圈|交通圈|综合体|驿站|体系|机制|主体|实体|成果|技术|专利|航线|班列|枢纽|通道|片区|农户|商户|家庭|村庄|景区|公园|民宿|门店|高校|院校|专业|课程|水库|公司|银行|资金|债券|贷款|业务|补贴|消费券|保险|基金)$"
)


def counted_behind(after: str, is_last: bool, number: Quantity, lead: str) -> tuple[str, int]:
    """(what the number counts, characters used up) when its name stands behind it: 「3座｜水厂」, 「13个｜县」被命名为….

    lead: the words before the number; when there are none, the whole clause may be meant.
    """
    free = is_empty(lead)
    listed = _LISTED.match(after)
    whole = listed[0] if listed else re.split(r"[，,。；;：:、\n（()）！!]", _ASIDE.sub("", after), maxsplit=1)[0]
    text = whole.lstrip(" 的")
    text = text[standing.end() :] if (standing := _STANDING.match(text)) and ENDS_IN_DEED.search(lead) else text
    lost = len(whole) - len(text)
    ends_here = len(whole) < len(after) or is_last or whole.endswith(("和", "与", "及"))
    if not text or text[0] == "/" or _UP_TO.match(text) or (number.base_unit not in COUNTERS and not free and not re.match(r"[^，]{2}", text)):
        return "", 0
    people = _PEOPLE_OF_A_DEED.match(text)
    first = _predicate(text, people.end() if people else 0)
    if first and first.start() == 0:
        if not STARTS_WITH_DEED.match(first.group()):
            return "", 0  # 4326人｜全部脱贫
        if ends_here and len(text) <= 4 and ENDS_IN_DEED.search(lead) and number.base_unit not in COUNTERS:
            return text, len(whole)  # 发放200亿元｜补贴
        if number.base_unit not in COUNTERS:
            return "", 0
        first = _predicate(text, first.end())
        if is_bare(text[: first.start()] if first else text):
            return "", 0
    if first and ends_here and _NOUN_END.search(text.rstrip("和与及")) and len(text) <= 18 and not re.match(r"被|达|得到|均|全部|已|都|占|居", first.group()):
        first = None
    if first and ends_here and len(text) <= 32 and (_WHOLE_TASK.search(lead) or (lead.endswith("等") and _TASK_BEFORE.search(lead))):
        first = None
    if not first and not ends_here and len(text) > 1 and text[0] in "村镇乡县市区省":
        return text[0], 0  # 14个｜村集体经济收入: the next number's words begin there too
    if first and free and ends_here and people and len(text) <= 24:
        first = None  # 30多万｜监测对象稳定消除返贫致贫风险
    if first and free and ends_here and len(text) <= 24 and (first.start() <= 3 or _DONE_FOR.search(lead) or STARTS_WITH_DEED.match(first.group())):
        first = None  # 为358万｜居家老年人提供上门服务
    if first and (free or lead.endswith("等")) and ends_here and len(text) <= 24 and not _TELLS_HOW_MUCH.match(first.group()):
        first = None  # 352项｜重要改革举措稳步实施
    noun = text[: first.start()] if first else text
    if first and _ANY.fullmatch(noun) and _CHOSEN.match(text, first.start()) and len(text) <= 40:
        noun = text  # 8个｜项目入围工信部未来产业任务: a name that says nothing without it
    if noun.count("“") > noun.count("”") and (closes := text.find("”", len(noun))) >= 0:
        noun = text[: closes + 1]  # 100个｜“15分钟高品质生活服务圈”
    if first and (free or lead.endswith("等")) and ends_here and _CAME_ABOUT.fullmatch(text, first.start()) and _NOUN_END.search(text[: first.start()]):
        noun = text  # 邦普时代等1.1万个｜重大产业项目投产达效
    if first and (free or lead.endswith("等")) and (meets := _MEETS.match(text, first.start())):
        noun = text[: meets.end()]  # 3500所｜村卫生室达到国家良好标准
    if first and (won := _WON.search(text)) and won.start() < first.start():
        noun = text[: won.end()]  # 4部｜作品获全国精神文明建设优秀作品奖
    if first and number.base_unit == "元" and _FUNDS_FOR.match(text, len(noun)) and _FUNDS.search(noun) and ends_here and len(text) <= 28:
        noun = text  # 安排30亿元｜国债资金支持中西部乡镇卫生院建设
    if first and text.startswith("均", len(noun)) and noun[-1:] in ("户", "人", "村", "亩") and len(noun) > 1:
        noun = noun[:-1]  # 带动2300户｜农户｜户均增收1.8万元
    kept = LOOSE_END.sub("", noun)
    return LOOSE_END.sub("", _NEXT_OF_A_LIST.sub("", kept)), lost + len(kept)


def deed_of(words: str) -> str:
    """The verbs words begin with: “新建、修复山塘” → 新建、修复; "" without one."""
    deed = VERB_PREFIX.match(words)
    return deed.group() if deed else ""


def _predicate(text: str, since: int) -> re.Match[str] | None:
    """Where the words counted stop: the first predicate that follows a noun's end, “扶贫开发工作重点县｜免征”; without such a noun the first."""
    found = list(PREDICATE.finditer(text, since))
    behind_noun = (one for one in found if one.start() <= since or not STARTS_WITH_DEED.match(one.group()) or _NOUN_END.search(text[: one.start()]))
    return next(behind_noun, None) or (found[0] if found and not _NOUN_END.search(text) else None)

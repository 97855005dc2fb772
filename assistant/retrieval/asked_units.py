"""The unit of what a question asks for: 户 of 多少户, 元 of “投资多少”, % of “占比”, 人 of “how many tourists”. Chinese and English.

Not here: plan or result, the kind of answer (asking.py)."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.figures import as_written, asked_unit
from assistant.records import Language

_MONEY: Final = re.compile(
    r"(?:多少|几块?)钱|[的]钱(?:总共|一共|共|有|是)*多少|多少(?:(?:中央|省级|市级|上级|财政|预算内|专项|衔接|补助|奖补|补贴|帮扶|扶贫|国债|各类)*资金|经费|投资(?!项目)|贷款|补助|补贴|奖金|[一-鿿]{2,4}(?<![户人个家份笔项次])(?:补贴|补助)(?=$|[，。？?])|[一-鿿]{0,6}钱(?!币)|[一-鿿]{0,6}(?:款|[补奖]金)(?=$|[，。？?])|欠薪|工资)|(?<![名份限定])额(?:是|为|有|达到?)?多少|(?:多少|几)块(?![地田])|每[一-鿿]{1,2}(?:补|奖)(?:助|贴|补|励)?了?(?:多少|几)(?=$|[，。？?])|(?:补贴|补助|奖励|资金|金额|经费|工资|养老金|(?:供养|救助|补助|低保|优抚|抚恤|奖励|补偿|保险)金|产值|投资|收入|花费|费用)(?!.{0,4}[增率]|.{0,4}强度|性|基金|项目|企业|公司|主体).{0,6}(?:多少|[？?]?$)"
)
PERCENT: Final = re.compile(
    r"(?:不低于|不少于|不超过|不高于)[^，。？?]{2,10}的多少(?=[，。？?]|$)|百分之[几多]|百分比|(?:亏损|覆盖|受益)面(?=[有是达为]?多|[，。？?]|$)|(?:几个|多少个?)点(?![心钟位子名击赞])|份额|占(?:全部|总数|整个)?的?(?:多少|几成)(?![万亿]?[户人个家元亩名项])|比例|比重|占比|增幅|增速|增长率|增长(?:的)?(?:预期)?目标"
    r"|[^效]率(?!先|领)(?![^。？?]*(?:多少|几)(?!个|以|左右|来着)[一-鿿]{2})|涨幅|降幅|幅度(?:有?多大|是?多少)|\bhow fast\b"
    r"|\b(?:percent(?:age)?|share|proportion)\b|(?<!income )\bratio\b|\brate\b", re.I)
_POINTS: Final = re.compile(r"\b(?:how many|what number of) percentage points?\b", re.I)
_SHARE: Final = re.compile(r"\b(?:what|which) (?:share|percentage|proportion|percent)\b", re.I)
_PEOPLE_ASKED: Final = re.compile(  # 育儿补贴惠及多少娃, but not 多少老年人食堂
    r"(?:多少|几[万千百]?)(?:[万亿千百]*[个名位])?[一-鿿]{0,4}?(?:旅客|游客|乘客|客商|患者|病人|住户|业主|司机|骑手|专家|人才|渔民|牧民|移民|移民户|宝宝|娃娃?|孩子|小孩|儿童|婴幼儿|学生|老人|老年人|群众|居民|村民|农民|职工|工人|教师|老师|医生|干部|劳动力|毕业生|残疾人|退役军人|老百姓|乡亲)"
    r"(?=$|[，。？?享得在被进参上接去来获脱找签吃用住拿领受就入搬回从能有喝看走])"
)
_WHO: Final = re.compile("(?:多少|几[万千百]?)[一-鿿]{1,6}的人(?=$|[，。？?])")
_COST: Final = re.compile(
    r"^(?!.*\b(?:growth|rate|target|index|percent|share|fall|fell|rise|rose|drop|grow|grew|increase|decrease|reduce)\w*\b).*?(?:"
    r"\bhow much (?:did|does|will|would|has|had) .*\bcosts?\b|\bhow much .*\b(?:was|were|is) (?:spent|invested)\b"
    r"|\bwhat (?:was|is|were) the (?:total |overall )?(?:investment|cost)\b)", re.I)
_INVESTED_IN_ENGLISH: Final = re.compile(r"\bby how much did (?:the )?(?:total |combined |planned )*investment (?:of|in)\b", re.I)
_FUNDS: Final = re.compile(r"\bhow did (?:the )?(?:[\w-]+ ){0,3}?(?:funds?|investment|revenue|income|spending|expenditure|sales|loans?|subsid(?:y|ies))\b", re.I)
_OF_PEOPLE: Final = re.compile("的(?:人|老人|孩子|娃|群众|学生|村民|职工)(?=(?:19|20)\\d\\d|[比，今去现一总]|有|共)")  # 吃低保的人2025年比2024年少了几个
_HUNDRED_MILLIONS: Final = re.compile("(?:多少|几)个?[十百千]?亿(?=$|[，。？?])")
_INVESTED: Final = re.compile(
    "(?:低保|救助|补助|补偿|养老|奖励|抚恤)金[，,]|的(?:投资|投入|资金|经费|花费|支出)[，,]|投资(?!强度|项目|增)[^，。项个率]{0,12}(?:增加|减少|多|少|超|高|低|差)[了出]?多少(?=$|[，。？?])")
_OF_MONEY: Final = re.compile("投|资|收入|产值|支出|款|税|额|补贴|钱|花|债|利润|成本|出口|进口")
_MEASURES: Final = (
    (re.compile("面积(?!占|比[重例])"), "平方米"),
    (re.compile("发的?电(?=比|是|多少|有|，|(?:19|20)|$)|发电量|发了?多少[万亿]?电|用了?多少电|用电量"), "千瓦时"),
    (re.compile("(?:完成|总|完成的|的)投资(?!强度|项目|者|额?增[速幅]|环境|促进|便利|商)|投资额"), "元"),
)
_IN_MONEY: Final = re.compile("收入(?!比)|产值|支出|税收|营收|销售额|贷款余额")
_HOMES_ASKED: Final = re.compile("(?:多少|几[万千百]?)(?:农户|住户|家庭|人家)")
_OF_TWO: Final = re.compile("收入(?:差距)?比(?![例重上去前较]|(?:19|20)\\d\\d)")
_IN_PIECES: Final = re.compile("[区园站点](?:的)?个数")
_PLOTS: Final = re.compile("(?!钱)[^，。？?钱元]{0,5}?(?:[地田牌匾屏]|展板)")  # 几块地, but 几块 of money
_SIZE: Final = re.compile("多([长远高宽深厚粗重])(?![时大])")
_COUNTED: Final = re.compile(r"([户人亩])数")
_ENGLISH_UNITS: Final = (
    (r"households?\b(?![ -](?:toilet|waste|garbage|income|appliance|registration|consumption|sewage|deposit|doctor|latrine|refuse|registered))", "户"),
    (r"(?<!for )(?<!in )(?<!among )(?<!by )(?:people|persons?|athletes|students|pupils|teachers|workers|farmers|villagers|doctors|nurses|graduates|veterans"
     r"|orphans|cadres|officials|passengers|spectators|viewers|attendees|tourists|visitors|travell?ers|residents|children|women|men|patients|seniors|employees|engineers|migrants"
     r"|fishermen|volunteers|participants|trainees|experts|drivers|returnees|retirees|pensioners|recipients|technicians|entrepreneurs|apprentices"
     r"|craftsmen|herders|miners|postdocs|scientists|scholars)\b(?!['’])", "人"),
    (r"mu\b", "亩"), (r"jin\b", "斤"), ("yuan", "元"), ("kilomet", "公里"), (r"(?:teus?|containers)\b", "标箱"), (r"ton(?!nage)", "吨"), ("jobs", "人"),
    (r"(?:ships|vessels|boats)\b", "艘"), (r"(?:vehicles|cars|buses)\b", "辆"), (r"trains\b", "列"),
    (r"(?:elevators|lifts)\b", "部"), (r"bridges\b", "座"), (r"beds\b", "张"),
)  # fmt: skip
_HOW_MANY: Final = re.compile(
    r"\bhow (?:many|much) ((?:[\w'’,-]+ ){0,4}?[\w'’,-]+)(?= (?:were|was|are|is|did|do|does|have|has|had|in|of|to|got|will|would|from|at|on|for|by|can|could|with"
    r"|under|that|who|which|came|took|there|a|an|the|per|aged|more|less|fewer)\b| ?[,?(]| ?$)", re.I)
_ENGLISH_COUNTED: Final = re.compile(
    r"\bnumber of (?:[\w-]+ ){0,3}?[\w-]+|\bin (?:[\d,]+ |hundred |thousand |million |billion )*[a-z]+(?= ?\??$)|\bwhat (?:amount|sum|area|length)[^?]*"
)
_PER: Final = re.compile(r"\bper (?:[\w,]+ )?\w+|\b[\d,]+-ton\b")  # places per thousand people, 10000-ton berths: nobody asks for people or tons
_NO_AMOUNT: Final = re.compile(r"\bhow many\b|\bgr[eo]w|\bris[ei]|\brose\b|increase|\bf[ae]ll|drop|declin|change|compare|target|goal", re.I)
CHANGE_ASKED: Final = re.compile(r"(?:增长|涨|增加|提高|上升|下降|减少|降低|提升|(?<=[数率价耗量资费额])[降升减])了?(?:百分之)?[多几]")


def meant_unit(text: str, language: Language, named: Sequence[str]) -> str:
    """The unit asked for, else what goes with the words of reports: “经济涨了多少” is a rate, “output of high-tech industries” money."""
    written = as_written(text) if language == "zh" else "" if _NO_AMOUNT.search(text) else "".join(named[:1])
    return _unit(text, language) or _unit(written, "zh")


def measure_unit(text: str) -> str:
    """The unit of what a question asks for without naming a unit: 面积, 投资; "" for other things."""
    return next((unit for measure, unit in _MEASURES if measure.search(text)), "")


def amount_unit(text: str) -> str:
    """The same of what a rate of growth is worked out from: 元 for “集体经济收入涨了百分之几”."""
    return measure_unit(text) or ("元" if _IN_MONEY.search(text) else "")


def _unit(text: str, language: Language) -> str:
    if _OF_TWO.search(text):
        return ""  # 城乡居民收入比 has none
    if language == "en":
        asked = _HOW_MANY.search(text)
        if _POINTS.search(text):
            return "个百分点"
        if _COST.search(text) or (_INVESTED_IN_ENGLISH.search(text) and not PERCENT.search(text)):
            return "元"
        if not asked and _SHARE.search(text):
            return "%"
        words = asked[1].lower() if asked else " ".join(_PER.sub(" ", one) for one in _ENGLISH_COUNTED.findall(text.lower()))
        at = "{word}" if not asked else r"(?:^|more |new |fewer ){word}|\b{word}[a-z]*$"  # how many people visited, how many cruise | passengers
        unit = next((unit for word, unit in _ENGLISH_UNITS if re.search(at.replace("{word}", rf"\b(?:{word})"), words)), "")
        return unit or ("%" if PERCENT.search(text) else "元" if _FUNDS.search(text) else "")
    if _IN_PIECES.search(text):
        return "个"
    found = asked_unit().search(re.sub("(?<=[几少])个(?=[亿万](?!元?(?:以上|级|项目)))", "", re.sub("[个口]人", "人", text)))
    if found and found[1] == "个" and _OF_PEOPLE.search(text):
        return "人"
    if found:
        return {"成": "%", "块": "元"}.get(found[1], found[1]) if not _PLOTS.match(text, found.end()) else found[1]
    if _PEOPLE_ASKED.search(text) or _WHO.search(text):
        return "人"
    if _HOMES_ASKED.search(text):
        return "户"
    if _INVESTED.search(text):
        return "元"
    if _HUNDRED_MILLIONS.search(text) and _OF_MONEY.search(text):
        return "元"
    change = CHANGE_ASKED.search(text)
    money, is_named = _MONEY.search(text), bool(re.search("(?:多少|几块?)钱|多少(?:资金|经费|[一-鿿]{0,6}钱|欠薪|工资)", text))
    if money and (not change or is_named) and (re.search("多少|几", money[0]) or not re.search("多少|几", text)) and not PERCENT.search(text):
        return "元"
    if PERCENT.search(text):
        return "%"
    if (size := _SIZE.search(text)) and not re.search("时间|标准|价|收入|水平", text):
        return {"长": "公里", "远": "公里", "重": "吨"}.get(size[1], "米")
    if unit := measure_unit(text):
        return unit
    counted = None if change else _COUNTED.search(text)  # 死亡人数下降了多少: a rate as well as persons
    return counted[1] if counted else ""

"""What a number's own words leave unsaid, taken from what its sentence said before: 「粮食播种面积12万亩、产量5.3亿斤」 → 粮食产量.

Not here: which numbers need it (labels.py), what two numbers next to each other share (neighbours.py)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from assistant.figures.lists import BREAK
from assistant.figures.mentions import indicators_in
from assistant.figures.neighbours import REACHES, Label
from assistant.figures.trimming import subject_of, trimmed
from assistant.figures.words import ADVERB, COUNTERS, OF_SCHOOLS, STARTS_WITH_DEED, VERB, VERB_PREFIX, is_bare, is_measure, thing_of, without_deed
from assistant.records import Quantity

_TASK: Final = re.compile(r"(?:目标任务|任务|计划|目标)(?:数|量|值)?$")
_LAST_DEED: Final = re.compile(rf"(?<=[一-鿿]{{2}}){ADVERB}?{VERB}$")  # 保障性住房基本建成432万套，｜新开工1043万套
_YIELD: Final = re.compile("收购|收获|销售|出售|产出|采摘|捕捞|外销|外运|加工")
_PAID: Final = re.compile("(?:累计|共|合计)?(?:发放|支出|拨付|下拨|兑付|支付|补助|赔付)(?:资金|补助|补贴)?")
_RECEIVERS: Final = ("人次", "人", "户", "名", "户次")
# A clause that tells what was done for a thing, and does not name it: “抓好产能接续，产量…”.
_CAMPAIGN: Final = re.compile(
    r"抓|强化|加强|坚持|深化|严格|健全|落实|围绕|聚焦|推动|推进|完善|优化|扎实|全面|全力|深入|大力|积极|加快|持续|切实|着力|进一步|努力|严守|守牢|做好|统筹|筑牢|"
    r"突出|以"
)
_SAYINGS: Final = re.compile("(?:[一-鿿]{4}、)+[一-鿿]{4}")  # “有进有出、应保尽保” names nothing
_CAUSE: Final = re.compile("[但而却]?(?:[因受虽]|由于|面对|遭遇|尽管|克服)")  # “苹果挂果园19.3万亩，因低温霜冻，产量…”
_BASIS: Final = re.compile("扣除|剔除|按照?(?:可比|不变|现行)")  # 收入500元，扣除物价上涨因素，比1978年增长…
_GENERIC: Final = re.compile(f"(?:{VERB}|新|提速|抓好){{0,3}}(?:改造项目|(?:重大|重点|续建|新建)?项目|企业|工程)")
_TO_THE_DEED: Final = re.compile(f"^.{{0,4}}?{VERB}+")  # 提速推进｜城中村改造
_PROGRAMME: Final = re.compile("[^，。；、\\d]{2,16}(?:工程|行动|改造|改革|政策|试点|整治|治理|计划)[”\"]?")
_EACH: Final = re.compile("^[人户亩村]均(?=[一-鿿]{2})")  # 村集体经济收入1458万元，村均54万元，收入30万元以上的村｜23个
_ADDED: Final = re.compile("(?<=[一-鿿]{2})(?:新增|净增)$")  # 地铁新增运营里程30公里，总里程达｜909公里
_BASED: Final = re.compile(r"（[^（）]*）$")
_ABSTRACT: Final = re.compile(
    "(?:能力|水平|力度|质效|成效|活力|动能|格局|体系|机制|氛围|环境|基础)(?:不断|持续|进一步|稳步|明显|显著|更加|日益)|(?:基本盘|力度|底线|格局|氛围|秩序|形势|态势)$"
)
TERMS_OF_A_DEAL: Final = re.compile("新?(?:签约|引进|开工|竣工|在建|入库|招引|落地)")
_AMONG: Final = re.compile("[，、；]?(?:[在对为从向]|针对)")  # 在丙港等十五个港口建设｜三十二个泊位
_DOER: Final = re.compile(
    "([一-鿿A-Za-z“”]{2,14}?(?:实验室|研究院|科学城|科技城|产业园|园区|示范区|试验区|新区|自贸区|先行区|开发区|基地|平台|集团|公司|港|口岸|基金|银行|大学|学院|医院|协会|中心))"
    f"(?:累计|已|共|新)*{VERB}"
)
_TOLD_AGAIN: Final = re.compile("(?:问题|对象|事项)(?=[一-鿿]{2})")
_COMES_FIRST: Final = re.compile("[^，。；]{0,4}(?:位?居|位列|排名?|名列)")
_HEADED: Final = re.compile("([一-鿿]{2,8}?)(?:建设)?(?:方面)?[，,：:]")  # 公路方面，新开工甲至乙等｜2个项目
_ITS_MONEY: Final = re.compile("(?:已?完成|实际|计划|累计|总|年度){0,2}投资(?:额)?")


def names_no_thing(clause: str) -> bool:
    """“全力巩固外贸外资基本盘”, “金融服务实体经济能力不断增强”: what was striven for, not what is counted next."""
    return _CAMPAIGN.match(clause) is not None or _ABSTRACT.search(clause) is not None


def behind(own: str, breaks: list[int], done: Sequence[Label]) -> str:
    """The thing named earlier: in a clause since the number before, else that number's own."""
    starts = [0, *breaks]
    for start, end in zip(reversed(starts[:-1]), reversed(starts[1:]), strict=True):
        clause = trimmed(own[start : end - 1])
        is_saying = _SAYINGS.fullmatch(own[start : end - 1].strip()) or names_no_thing(clause) or _CAUSE.match(clause) or _BASIS.match(clause)
        is_subject = len(clause) > 1 and not is_bare(clause) and not is_saying
        if is_subject and not (done and start == 0 and own[:1] not in tuple("，。；")):
            return subject_of(clause)
    return _BASED.sub("", next((label.words for label in reversed(done) if len(label.words) > 2), done[-1].words if done else ""))  # 退库4家 is of what was told before


def of_the_first(made: Label, after: str, number: Quantity, done: Sequence[Label]) -> Label:
    """“村集体收入合计1187万元，…，凉风垭村以｜172万元居全镇首位”: who comes first does so by what the sentence told of all."""
    if not _COMES_FIRST.match(after) or not made.words.endswith("以"):
        return made
    same = next((label.words for label in done if label.unit == number.base_unit and label.measure == "value"), "")
    return replace(made, words=made.words.removesuffix("以") + same)


def of_its_heading(made: Label, text: str) -> Label:
    """“公路方面，新开工甲至乙等｜2个项目”: what is only called 项目 is of what the sentence opens with."""
    head = _HEADED.match(text) if made.measure == "value" and (_GENERIC.fullmatch(made.words) or is_bare(made.words)) else None
    if head is None or trimmed(head[1]) != head[1] or is_bare(head[1]) or STARTS_WITH_DEED.match(head[1]) or names_no_thing(head[1]):
        return made
    is_thing = "建设" in head[0] or "方面" in head[0] or (len(head[1]) <= 4 and (not is_bare(made.words) or head[1].endswith("业")))
    return replace(made, words=head[1] + made.words) if is_thing else made


def of_its_doer(made: Label, own: str, text: str, number: Quantity) -> Label:
    """“湖滨实验室集聚科研人员1110人、转化科研成果｜328项”: who did the first thing of a list did the others."""
    if made.measure != "value" or not own.startswith("、") or not STARTS_WITH_DEED.match(made.words):
        return made
    since = max((found.end() for found in BREAK.finditer(text, 0, number.start)), default=0)
    doer = _DOER.match(text, since, number.start)
    return replace(made, words=doer[1] + made.words) if doer and not STARTS_WITH_DEED.match(doer[1]) and doer[1] not in made.words else made


def of_its_clause(made: Label, own: str) -> Label:
    """“启动实施乡村振兴补短板工程，实施项目｜2113个”: what is only called 项目 is of the programme the clause before it names."""
    clauses = BREAK.split(own)[:-1]
    if clauses and (same := _TOLD_AGAIN.match(made.words)) and (whole := re.match(f"(.{{2,16}}?){same[0]}", trimmed(clauses[-1]))):
        return replace(made, words=without_deed(whole[1]) + made.words)  # 开展涉企历史遗留问题攻坚行动，问题解决率｜75%
    if made.measure != "value" or not clauses or not _GENERIC.fullmatch(made.words):
        return made
    thing = _TO_THE_DEED.sub("", trimmed(clauses[-1]), count=1)
    return replace(made, words=thing + made.words) if _PROGRAMME.fullmatch(thing) else made


def of_the_counted(made: Label, own: str, text: str, since: int, before: Label) -> Label:
    """“1550个省重点项目｜完成投资7398亿元”, “更新项目7910个、完成投资｜4763亿元”: deeds and money of what was counted right before.

    own: the text between the words of the label before and the number; since: where the number before ends."""
    noun = "" if _AMONG.match(text, before.begins) else text[since : before.reaches]
    if made.measure != "value" or before.measure != "value" or not own.strip():
        return made
    deed = own.strip()
    if noun and len(deed) > 1 and not BREAK.search(own) and "、" not in own and is_bare(deed) and deed in made.words and not REACHES.search(own):
        return replace(made, words=noun + made.words[made.words.index(deed) :])
    if before.unit in COUNTERS and own[0] in "、，" and _ITS_MONEY.fullmatch(made.words) and len(BREAK.split(own.lstrip("、，"))) == 1:
        thing = before.words if TERMS_OF_A_DEAL.match(before.words) else without_deed(before.words)
        return replace(made, words=thing + made.words)
    return made


def of_a_bare_deed(lead: str, own: str, breaks: list[int], number: Quantity, done: Sequence[Label]) -> str:
    """“实施临时救助137人次，发放｜21.4万元”, “矛盾纠纷251起，调处｜247起”: the words of a deed that names no thing itself."""
    same = next((label for label in reversed(done) if label.unit == number.base_unit and label.measure == "value"), None)
    if done and _PAID.fullmatch(lead) and own.startswith("，") and done[-1].unit in _RECEIVERS:
        return VERB_PREFIX.sub("", done[-1].words, count=1) + lead  # 实施临时救助137人次，发放｜21.4万元
    if same and lead in ("完成", "可完成", "实现", "已完成"):
        task = _TASK.search(same.words)
        return lead + same.words[: task.start()] if task else same.words
    joins = same is not None and not is_measure(same.words)
    thing = _LAST_DEED.sub("", without_deed(same.words)) if same and joins else ""
    if lead == "投资" and own.startswith("、") and done and done[-1].unit in COUNTERS and not done[-1].is_combined:
        thing = without_deed(done[-1].words)  # 实施城市更新项目24个、投资｜145亿元
    if not thing and done and done[-1].measure == "growth" and lead.endswith("新增"):
        thing = done[-1].words  # 新登记企业增长24.5%，平均每天新增｜1.5万户
    if not same and done and _YIELD.fullmatch(lead):
        thing = thing_of(done[-1].words)  # 烤烟1800亩，收购4725担
    if not done and breaks and (named := indicators_in(own[: breaks[-1]])):
        thing = own[named[-1].start : named[-1].end]  # …发行超长期特别国债…，今年先发行1万亿元
    return lead if thing.endswith(lead) else thing + lead


def grown(own: str, breaks: list[int], done: Sequence[Label]) -> str:
    """What a rate worked out by some basis is the growth of: 收入3.42亿元，扣除减税因素后同口径增长6.8%，按自然口径下降4.5%."""
    return _BASED.sub("", behind(own, breaks, done))


def first_of(subject: str, measure: str) -> str:
    """“粮食面积、总产、单产实现‘两增一稳’，总产762亿斤”: the list tells of the thing its first item names."""
    items = subject.split("、")
    return items[0] if len(items) > 1 and any(item.startswith(measure) for item in items[1:]) else subject


def joined(thing: str, measure: str) -> str:
    """养老保险参保 + 参保率 → 养老保险参保率; 货物进出口 + 出口 → 货物出口."""
    if measure[:2] in ("出口", "进口") and (both := re.search("进出口(?:总额|总值|额)?$", thing)):
        return thing[: both.start()] + measure  # 外贸进出口总额71.4亿元，其中出口…
    thing = _EACH.sub("", thing)
    if thing.endswith(measure):
        return measure
    thing = _ADDED.sub("", thing) if measure.startswith("总") else thing
    if OF_SCHOOLS.fullmatch(measure):
        return OF_SCHOOLS.sub("", thing) + measure  # 技工学校招生9700人，毕业｜2700人
    return thing.removesuffix(measure[:2]) + measure if len(measure) > 2 else thing + measure

"""The words each number of a sentence belongs to: 「粮食播种面积12万亩、产量5.3亿斤」 → 粮食播种面积, 粮食产量; 「新建3座水厂」 → 新建水厂.

A number takes the words between the number before it and itself; where these are a bare deed or nothing, the thing is sought behind it
(what is counted) or further back in the sentence. It never takes words a neighbour has. Not here: periods, roles, standard names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from assistant.figures.counted import counted_behind, deed_of
from assistant.figures.earlier import (
    TERMS_OF_A_DEAL,
    behind,
    first_of,
    grown,
    joined,
    names_no_thing,
    of_a_bare_deed,
    of_its_clause,
    of_its_doer,
    of_its_heading,
    of_the_counted,
    of_the_first,
)
from assistant.figures.following import PURPOSE, behind_it
from assistant.figures.goods import of_goods
from assistant.figures.lists import BREAK, Share, shared_out
from assistant.figures.measures import POINTS, RATES, measured
from assistant.figures.neighbours import (
    Label,
    counts_a_list,
    is_limit,
    of_a_condition,
    of_a_list,
    of_its_grade,
    of_the_means,
    told_together,
    with_the_deed,
    with_the_measure,
    with_the_rate,
)
from assistant.figures.trimming import last_deed, named_thing, subject_of, trimmed
from assistant.figures.wholes import ALL_AGAIN, CONNECTOR, CUT_AGAIN, FUNDS, after_a_part, whole_of, with_what_became
from assistant.figures.words import (
    COUNTERS,
    ENDS_IN_DEED,
    LISTED,
    MEASURE_TAIL,
    OF_SCHOOLS,
    STARTS_WITH_DEED,
    VERB,
    VERB_PREFIX,
    is_bare,
    is_empty,
    is_measure,
    thing_of,
    without_deed,
)
from assistant.records import Measure, Quantity

LONGEST: Final = 40  # characters of an indicator
_SHARE_IN: Final = re.compile(r"(?:在.{2,14}?(?:占比|比重)|对.{2,14}?贡献率)$")  # 服务业快速发展，在生产总值中占比…
_CHAPTER: Final = re.compile("回顾|总结|安排|计划|工作|情况|报告|任务|目标")  # a heading that names no thing
_AGAINST: Final = re.compile(r"[比较](?:(?:(?:19|20)\d\d|[一二][九〇零○Ｏ][〇零○Ｏ一二三四五六七八九]{2})年?|上年|去年)(?:同期)?的?$")
_FROM: Final = re.compile(r"[由从](?![事业])[^，。；]{0,18}$")
_TO: Final = re.compile(
    r"，?[^，。；]{0,14}?(?:提高|增加|上升|提升|扩大|增长|下降|降低|调整|减少|缩小|发展|压缩|缩短|延长|拓展|升|增|降|减|上调|下调|整合|优化|变|变成|跃升|上涨|跃|提|扩|翻|充实|扩充|扩容|精简|恢复|壮大|攀升|收窄|延伸|压减|调减|调增)(?:到|"
    r"至|为)"
)
_BASIS: Final = re.compile(  # what a rate is worked out by
    r"(?:受|因)[^，、；。]{2,16}影响|(?:按|以)?(?:自然|可比|同|原|老|新)口径|(?:扣除|剔除|考虑|按照?|不含|不计)[^，、；。]{2,20}?(?:后|因素|口径|价格?|影响)(?:计算|同口径|可比口径|口径)?"
)
_REAL: Final = re.compile(r"^[，,](?:按照?|扣除|剔除)[^，。；\d]{0,6}(?:可比价格?|不变价格?|价格因素|物价因素)(?:计算|后)?(?=[，,])")  # growth as it is always told
_NEW_HEIGHT: Final = re.compile("^(?:以上)?(?:新台阶|台阶|大关|新关口|关口)(?=[、，])")  # 跃上1.4万亿斤新台阶、亩产提升｜10.1斤
_RANKED: Final = re.compile(f"(?:排名|位次|名次|指数|{MEASURE_TAIL.pattern})$")
_DONE_BEFORE: Final = re.compile(f"([^、]+)、((?:(?!、|等)[一-鿿])+(?:成本|{MEASURE_TAIL.pattern}))")
_SPREAD: Final = re.compile("(?:扩大|推广|覆盖|推行)到[^，。；]{0,4}$")  # 新型合作医疗不断完善，已扩大到全国｜86%的县
_A_COUNTRY_OF: Final = re.compile("在|是|作为|大国")
_SO_MANY_YEARS: Final = re.compile("[三五十]年")  # 十年｜1.4亿农村人口落户
_A_GOAL: Final = re.compile("(?:左右)?的(?:预期|预定|年度|控制|调控)目标")
_SHORT_OF: Final = re.compile("(?:[低高好快慢]于|超过)$")
_OF_ALL: Final = re.compile("全[年省市县区国镇]投资$|全[年省市县区国镇]投资增")
_CLAUSE_STARTS: Final = ("，", ",", "；", ";")
_DAYS: Final = ("个工作日", "工作日", "天", "日", "日内", "日以内", "小时", "个月")
_WITHIN: Final = re.compile(r"(?:以内|之内|内|前)([^，,。；;：:、\n]{2,24})")  # 7个工作日内｜一次性告知申请人
_SINCE: Final = re.compile(r"[自从][^，。；]{2,30}之?日起$")
_PART_OF: Final = re.compile(r"按照?([^，。；]{2,24}?)的$")
_OBJECT: Final = re.compile(rf"(?={VERB}|冻结|扣除|计提|提取|征收|收取)[^，,。；;：:、\n]{{3,18}}")
_WHOLE: Final = ("发电量", "用电量", "进出口总额", "货运量", "客运量")  # of a place, not of the thing before
_OF_THE_PLACE: Final = ("税收", "利税")
_EACH: Final = ("人均", "户均", "亩均", "村均", "平均")
_PLACES: Final = re.compile("县|市|区|乡镇?|镇|街道|社区|行政村|村|省份?")
_MACRO: Final = re.compile("(?:总额|投资|生产总值|收入|增加值|支出|贷款余额)$")
_MADE: Final = re.compile("生产|销售|收购|出口|进口|加工|出栏|存栏|种植|栽植|播种|收获|采摘|捕捞|出售")
_KEPT: Final = re.compile("^(?:饲养|养殖)(?=[一-鿿]{1,3}(?:出栏|存栏)$)|(?<=[一-鿿])(?:饲养|养殖)(?=(?:出栏|存栏)$)")  # 羊饲养量138.5万只，其中出栏｜72.4万只
_ON_AVERAGE: Final = re.compile("[，,、（(]平均每一?个?([村户亩人])(?:达到?|为|有|收入|增收)?$")
_JUST_ADDED: Final = re.compile("^(?:新增|新建|新改建|新改扩建)(?=[一-鿿]{2})|(?<=[一-鿿]{2})(?:新增|净增|增加)$|新(?:推出|认定|培育|引进|建成)(?=[一-鿿]{2})")
_IN_ALL: Final = re.compile("达到?$|累计|总数|总量")  # 老年助餐点新增91个，全市达｜303个
_EVERYWHERE: Final = re.compile("([一-鿿]{1,4}|县[（(]?市?、?区[）)]?)全覆盖")  # 产业学院实现16个｜市全覆盖
_RATES: Final = ("增速", "增幅", "涨幅", "降幅", "占比", "比重", "比例")  # of a measure itself: 收入｜增速
_REACHING: Final = re.compile(r"惠及|覆盖|带动|辐射|服务|吸纳|涉及|拉动|撬动|受益")  # deeds of the thing before them
_OPENS_WITH_IT: Final = re.compile("的|(?!左右|以上|以下|以内)[一-鿿]{3}")  # ，70%｜村卫生室实现一体化管理
_REACHED: Final = re.compile("^.{0,20}(?:通达|覆盖|惠及|联通|辐射|带动|涉及|服务)")
_KIND: Final = re.compile("(?:保有量|产量|播种面积|种植面积|存栏|出栏|装机容量|产值|销量|余额)$")


def opening(sentence: str) -> str:
    """The thing a short sentence without numbers opens a part with: “经营主体稳中培优。” → 经营主体; "" for a longer one."""
    bare = sentence.strip("。—·●◆ \n")
    is_thing = 4 <= len(bare) <= 16 and not BREAK.search(bare) and not _CHAPTER.search(bare) and not names_no_thing(bare)
    return subject_of(bare) if is_thing else ""


def labels(text: str, numbers: Sequence[Quantity], topics: Mapping[str, str] | None = None, opened: str = "") -> list[Label]:
    """A label for each number of a sentence, in order. topics: base unit → what the sentence before spoke of, for one that starts with 其中; opened: see opening."""
    shares = shared_out(text, numbers)
    done: list[Label] = []
    for at, number in enumerate(numbers):
        floor = done[-1].reaches if done else 0
        following = numbers[at + 1].start if at + 1 < len(numbers) else len(text)
        floor = done[-1].begins if done and counts_a_list(text, done[-1].begins, number.start) else floor
        own, after = text[floor : number.start], text[number.end : following]
        part = max(text.rfind("；", 0, number.start), text.rfind(";", 0, number.start))
        near = [label for label in done if label.reaches > part]  # of the same part between ；; nothing is borrowed across it
        graded = of_its_grade(BREAK.split(own)[-1], text[number.end :], number)
        made = _shared(shares[at]) if at in shares else graded or _label(own, after, following == len(text), number, near or done)
        if not done and opened and is_measure(made.words):
            made = replace(made, words=f"{opened}{made.words}")  # 经营主体稳中培优。｜总量达…
        made, is_limited = of_a_condition(made, own, text, numbers, at, done)
        if not made.words and (told := BREAK.split(text[number.end : following], maxsplit=1)[0]):
            made = replace(made, words=trimmed(told))  # 22.9万人｜稳定消除返贫致贫风险
        is_next = done and own.startswith("、") and number.base_unit not in RATES and made.measure == done[-1].measure == "value"
        if (at in shares and done and own.startswith("、")) or (is_next and _MADE.match(done[-1].words) and not MEASURE_TAIL.search(made.words)):
            made = replace(made, words=with_the_deed(made.words, done[-1].words))  # 生产原油462.5万吨、天然气｜38.6亿立方米
        if number.base_unit == "人口" and (is_bare(trimmed(BREAK.split(own)[-1])) or _A_COUNTRY_OF.match(made.words)):
            made = replace(made, words="人口")  # 我国有｜十亿多人口
        if at not in shares:
            made = of_the_first(of_its_heading(of_its_clause(made, own), text), after, number, done)
            made = of_its_doer(of_the_counted(made, own, text, numbers[at - 1].end, done[-1]), own, text, number) if done else made
            made = with_the_measure(of_a_list(made, own, number, done), own, number, done)
            breaks = [found.end() for found in BREAK.finditer(own)]
            made = of_the_means(made, behind(own, breaks, done) if breaks or done else "")
        if done and done[-1].part_of and at not in shares:
            made = after_a_part(made, own, text, number, done[-1])
        made = with_the_rate(made, text, number, is_shared=at in shares)
        if (each := _ON_AVERAGE.search(own)) and "均" not in made.words:
            made = replace(made, words=f"{each[1]}均{made.words}")  # 经营性收入1883万元，平均每村｜43.79万元
        whole = whole_of(own, replace(made, unit=number.base_unit), done, topics or {}) or (done[-1].part_of if is_limited else "")
        made = with_what_became(made, whole, text, number, following)
        if whole and made.measure in ("value", "from") and made.words != whole and (kind := _KIND.search(whole)) and not MEASURE_TAIL.search(made.words):
            made = replace(made, words=made.words + kind[0])  # 汽车保有量3230万辆，其中新能源汽车｜356万辆
        if made.measure in ("value", "change") and number.base_unit not in (*RATES, *POINTS) and "均" not in own:
            made = replace(made, words=made.words.removesuffix("年均"))  # 年均增长5%、迈上｜3万亿元台阶
        made = replace(made, words=_KEPT.sub("", made.words.replace("累计", "") if whole and "当年" in own else made.words))
        made = replace(made, begins=floor, reaches=max(made.reaches, 0) + number.end, unit=number.base_unit, words=made.words[-LONGEST:])
        done.append(replace(made, part_of=whole))
    return of_goods(text, told_together(text, numbers, done))


def _shared(share: Share) -> Label:
    return Label(trimmed(share.words), "from" if share.is_older else share.measure, share.base)


def _label(own: str, after: str, is_last: bool, number: Quantity, done: Sequence[Label]) -> Label:
    own = _REAL.sub("", _NEW_HEIGHT.sub("", own))
    breaks = [found.end() for found in BREAK.finditer(own)]
    lead = own[breaks[-1] if breaks else 0 :][-80:].rstrip()
    is_next_limit = is_limit(number) and CONNECTOR.fullmatch(own) and done and done[-1].unit != number.base_unit
    if limited := next((label for label in reversed(done) if is_next_limit and label.unit == number.base_unit), None):
        return replace(limited, reaches=0, deed="", part_of="")  # 收入超50万元的村63个、｜超100万元的村14个
    if after.startswith("的") and own.endswith(("、", "和", "及", "与")):
        lead = ""  # 200万元以下的货物项目、｜400万元以下的工程项目
    elif done and CONNECTOR.fullmatch(own) and not (own in _CLAUSE_STARTS and number.base_unit in RATES and _OPENS_WITH_IT.match(after)):
        return _continued(after, is_last, number, done, is_apart="，" in own)
    inside = "内" * number.base_unit.endswith("内")  # the unit of 十日内 has it already
    if by := _WITHIN.match(inside + after) if number.base_unit in _DAYS else None:
        return Label(f"{trimmed(lead) if not _SINCE.search(lead) else ''}{by[1]}", measured(lead, number, after)[1], reaches=by.end() - len(inside))
    if (of := _PART_OF.search(lead)) and number.base_unit == "%" and (deed := _OBJECT.match(after)):
        return Label(trimmed(lead[: of.start()]) + deed[0], "share", of[1], reaches=deed.end())  # 按订单金额的10%｜冻结保证金
    if against := _AGAINST.search(lead):  # 比一九五二年的｜483亿元增长25%
        same = (label.words for label in reversed(done) if label.unit == number.base_unit)
        return Label(trimmed(lead[: against.start()]) or next(same, ""), "from")
    older = _FROM.search(lead) if _TO.match(after) else None
    raw, (lead, measure, base) = lead, measured(lead, number, after)
    if measure == "change" and not base and number.base_unit in COUNTERS and is_empty(trimmed(lead)) and counted_behind(after, is_last, number, raw)[0]:
        lead, measure = raw, "value"  # 提升21个｜景区 is a deed, 提高21个 a change
    elif measure == "change" and not base and number.base_unit in COUNTERS and raw.endswith("提升") and not _RANKED.search(lead):
        lead, measure = raw, "value"  # 推动农房风貌提升｜26.4万户
    if older and measure in ("value", "share"):
        lead, measure = lead[: older.start()] if older.start() < len(lead) else lead, "from"
    elif done and done[-1].measure == "from" and _TO.match(own):
        return Label(done[-1].words, "share" if done[-1].base else "value", done[-1].base)
    lead = "" if _SO_MANY_YEARS.fullmatch(lead) else named_thing(last_deed(trimmed(lead)))
    if number.base_unit == "%" and _A_GOAL.match(after) and _SHORT_OF.search(raw):
        return Label(f"{behind(own, breaks, done)}目标", "growth")  # 增长7.8%，略低于｜8%的预定目标
    if lead == "投资" and _OF_ALL.search(raw):
        return Label(lead, measure, base)  # 来扩大投资，全年投资增长｜5%左右
    if measure == "change" and (cut := CUT_AGAIN.search(own)):
        again = [label.words for label in done if label.unit == number.base_unit and label.words.startswith(cut[1])]
        if again:
            return Label(again[0])  # 压减落后产能237万吨，其中2024年…、压减｜84万吨
    if measure == "growth" and (breaks or done) and _BASIS.fullmatch(lead):
        return Label(f"{thing}（{lead}）" if (thing := grown(own, breaks, done)) else lead, measure, base)
    if measure in ("growth", "change") and STARTS_WITH_DEED.match(lead) and (last := _DONE_BEFORE.fullmatch(lead)) and not MEASURE_TAIL.search(last[1]):
        lead = last[2]  # 完成园区转供电改造、终端用户电费成本降低｜10%
    if "、" in lead and is_measure(lead[lead.rfind("、") + 1 :]):  # “规上企业新增一家、总数达到”
        lead = thing_of(re.sub(r"(?:新增|增加)?一.$", "", lead[: lead.rfind("、")])) + lead[lead.rfind("、") + 1 :]
    if measure in ("change", "growth", "completion", "share", "from") and (is_bare(lead) or is_measure(lead) or _SHARE_IN.match(lead)):
        words = behind(own, breaks, done)
        if (lead in ("出口", "进口") and _MACRO.search(words) and "进出口" not in words) or (lead.startswith("进出口") and (_MACRO.search(words) or "；" in own)):
            return Label(lead, measure, base)  # 社会消费品零售总额增长4.4%，出口增长｜5.3%
        if is_measure(lead) or _SHARE_IN.match(lead):
            words = joined(thing_of(words) if lead not in _RATES else words, lead)
        if not words and measure in ("share", "growth"):
            counted, used = counted_behind(after, is_last, number, lead)
            return Label(counted, measure, base, reaches=used)
        return Label(words, measure, base)
    if measure == "from":
        counted = counted_behind(after, is_last, number, "")[0] if number.base_unit == "个" else ""
        return Label(f"{lead}的{place[0]}" if (place := _PLACES.match(counted)) and not lead.endswith(place[0]) else lead, measure, base)
    if measure == "growth" and lead == "经济":
        lead = "经济增长"
    return _plain(lead, own, breaks, after, is_last, number, done, measure, base)


def _plain(
    lead: str, own: str, breaks: list[int], after: str, is_last: bool, number: Quantity, done: Sequence[Label], measure: Measure, base: str
) -> Label:
    """The words of a number that is no change of the number before it."""
    counted, used = counted_behind(after, is_last, number, lead)
    if own.strip() == "的" and done and counted and number.base_unit in COUNTERS and done[-1].unit in COUNTERS and (reached := _REACHED.search(done[-1].words)):
        return Label(reached[0] + counted, measure, base, reaches=used)  # 通达127个国家和地区的｜555个港口
    if is_empty(lead):
        opens = own[-1:] in tuple("，,；;。") and number.base_unit == "%"  # …全覆盖，70%｜村卫生室实现一体化管理
        if counted and (number.base_unit in COUNTERS or not done or opens or after.startswith("的") or number.base_unit in ("万", "亿", "")):
            deed = lead if VERB_PREFIX.fullmatch(lead) else ""  # 提升, 稳定 are deeds here
            if breaks and _SPREAD.search(own[breaks[-1] :]) and (thing := behind(own, breaks, done)):
                return Label(f"{thing}覆盖的{counted}", "share" if number.base_unit == "%" else measure, base, reaches=used)
            return Label(deed + counted, "share" if number.base_unit == "%" and measure == "value" else measure, base, reaches=used)
        words = next((label.words for label in reversed(done) if not label.part_of), "") if ALL_AGAIN.match(own) else behind(own, breaks, done)
        return Label(_JUST_ADDED.sub("", words) if _IN_ALL.search(own[-8:]) else words, measure, base)
    if number.base_unit in COUNTERS and (everywhere := _EVERYWHERE.match(after)):
        return Label(f"{lead}全覆盖的{everywhere[1]}", measure, base, reaches=everywhere.end())
    if lead in ("出口", "进口") and (both := next((label.words for label in reversed(done) if "进出口" in label.words), "")):
        return Label(joined(re.sub("(?:实现|完成)$", "", both), lead), measure, base)
    if is_bare(lead):
        if counted:
            return Label(lead + counted, measure, base, reaches=used, deed=lead, is_combined=False)
        if number.base_unit == "元" and FUNDS.search(lead) and (purpose := BREAK.split(after, maxsplit=1)[0].split("、")[0].strip()):
            return Label(lead + purpose, measure, base)
        if number.base_unit == "元" and FUNDS.search(lead) and (purpose := PURPOSE.match(after)):
            return Label(lead + purpose[1], measure, base)  # 今年拟安排430亿元，用于廉租房建设
        return Label(of_a_bare_deed(lead, own, breaks, number, done), measure, base)
    if named := behind_it(lead, own, after, number, (counted, used), measure, base):
        return named
    if lead in _OF_THE_PLACE and "；" in own:
        return Label(lead, measure, base)  # 规上工业总产值44.7亿元；税收｜2.51亿元
    if lead in _WHOLE and "；" in own and done and done[-1].words.endswith("产量"):
        return Label(lead, measure, base)  # 钢产量…；发电量达到｜4455亿千瓦时
    if lead.startswith("进出口") and _MACRO.search(behind(own, breaks, done)):
        return Label(lead, measure, base)  # 社会消费品零售总额4.64万亿元，进出口总额｜5.95万亿元
    if lead == "总投资" and after.startswith("、") and "，" in own and done and done[-1].words.endswith(lead):
        return Label(lead, measure, base)  # 总投资3.2亿元的供水工程…，总投资｜1.8亿元、全长12公里的滨河路
    if is_measure(lead) or OF_SCHOOLS.fullmatch(lead) or _SHARE_IN.match(lead):
        subject = first_of(behind(own, breaks, done), lead)
        thing = subject if lead.endswith("投资") and TERMS_OF_A_DEAL.match(subject) else thing_of(subject)
        return Label(lead + without_deed(subject) if lead in _EACH else joined(thing, lead), measure, base)
    if (counted and number.base_unit in COUNTERS) or (counted and (ENDS_IN_DEED.search(lead) or lead.endswith("等"))):
        is_example = lead.endswith("等") or "、" in lead
        kept = lead if not is_example else _nearest_deed(lead)
        return Label(kept + counted, measure, base, reaches=used, deed=kept if ENDS_IN_DEED.search(kept) else "")
    return Label(lead, measure, base, is_combined=_is_combined(lead))


def _nearest_deed(lead: str) -> str:
    """“改造老旧小区、新建” → 新建; “实施免费教育政策、惠及” → 免费教育政策惠及; “改造老旧小区、农村危房等” → 改造."""
    *others, last = lead.split("、")
    if not others or not is_bare(last):
        return deed_of(lead)
    return f"{without_deed(others[-1])}{last}" if _REACHING.match(last) and not is_bare(others[-1]) else last


def _continued(after: str, is_last: bool, number: Quantity, done: Sequence[Label], *, is_apart: bool) -> Label:
    """A number that follows another with nothing but 、 or 和 between: the same thing again, or the next thing of a deed."""
    before = replace(done[-1], deed="") if is_apart else done[-1]
    counted, used = counted_behind(after, is_last, number, "")
    if counted and (before.deed or number.base_unit in COUNTERS or not number.base_unit or (is_apart and number.base_unit in _DAYS and before.unit not in _DAYS)):
        return Label(before.deed + counted, "value", reaches=used, deed=before.deed)
    is_same = before.unit == number.base_unit or before.measure in ("value", "from")
    return replace(before, reaches=0, deed="", measure=before.measure if is_same else "value", part_of="")


def _is_combined(words: str) -> bool:
    """One number for several things named together: “改造老旧小区、城中村、农村危房等”, “新建、修复山塘和沟渠”."""
    deed = VERB_PREFIX.match(words)
    rest = words[deed.end() :] if deed else words
    items = [item for item in LISTED.split(rest) if len(item) >= 2 and not is_bare(item)]
    return len(items) > 1 and ("、" in words or "等" in words)

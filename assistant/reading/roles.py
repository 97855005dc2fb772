"""Roles: heading path → result (回顾), problem (问题), plan (计划) or other.

The heading decides, not the verb: “改造危房12户” stands under both. Sub-sections inherit; a heading that names another year or says
“存在问题” in so many words overrules its parent. Laws and policies have no roles. A paragraph of the review that admits what is wrong
(“我们也清醒地看到…”) is a problem without a heading. Not here: the period of a fact."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from assistant.reading.passages import sentences
from assistant.records import Metadata, Role, Section

_PROBLEM = re.compile(
    r"(?:存在|面临|遇到).{0,12}(?:问题|困难|不足|短板|挑战|差距|薄弱)"
    r"|(?:主要|突出)?(?:问题|困难|不足|短板|差距|薄弱环节)(?:[和与及、]|$).{0,12}$"
)
_SOLVED = re.compile(r"(?:解决|化解|破解|缓解|补(?:齐|(?=短板|弱项))|加强|增强|弥补).{0,20}(?:问题|困难|难题|短板|薄弱环节)")  # “解决…的问题” tells what was done
_ABOUT: Final = re.compile(r"(?:^|[）)、.])关于")  # “关于教育改革问题” is a subject
_PLAN_WORDS = re.compile(
    r"计划(?!.{0,8}(?:完成|执行|落实)情况)|安排(?!.{0,8}情况)|打算|下一步|下步|下一阶段|下阶段|下半年|今后|未来|明年|来年|今年(?!以来|完成)|新的?一年|总体要求|工作思路|总体思路|基本思路|目标任务|奋斗目标|主要目标|"
    r"预期目标|发展目标|工作目标|(?<!决算)(?<!决算（)草案|主要任务|重点任务|工作任务|重点工作|工作要点|工作重点|工作部署|工作举措|努力方向|展望|规划纲要|工作建议|政策取向"
)
_RESULT_WORDS = re.compile(
    r"回顾|完成情况|总结|进展情况|开展情况|工作情况|落实情况|执行情况|基本情况|过去(?:的)?[一二三四五六七八九十两]?(?:年|五年)|[一五]年来|去年|以来|主要做法|上半年|前三季度|"
    r"做了以下|已完成|(?:主要|取得的?|突出|显著|历史性|所获)(?:成效|成绩|成就|成果|进展|收获)|工作(?:成效|成绩|亮点|进展)"
)
# What a theme may be called in a review and in a plan alike: it tells of what was done only where it is the point of the heading, and then, but
# for the first heading of the report, of no other section.
_OUTCOME: Final = re.compile(
    r"取得.{0,8}(?:成效|成绩|成就|成果|进展|实效)|(?:(?:成效|成绩|成就|进展|亮点|收获|(?<!脱贫)(?<!攻坚)(?<!振兴)成果)(?:情况)?"
    r"|(?:成效|成绩|进展|成果)(?:显著|明显|突出|丰硕|喜人|顺利))(?=[和与及、（(]|$)"
)
_NOT_YET: Final = re.compile(r"巩固|拓展|力争|推动|推进|确保|争取|努力|奋力|务求|转化|在.{2,12}上|(?<![主重需必])要")
_DONE: Final = re.compile(
    r"(?:任务|目标|工作)[^，]{0,6}(?:圆满|全面|顺利|超额|如期|较好)?(?:完成|实现|落实到位|推进有力)$|(?:圆满|全面|顺利|超额|如期|较好)(?:完成|实现)"
)
_RESULT_OVER_PLAN = re.compile(r"回顾|完成情况|执行情况|落实情况|总结(?!.{0,4}(?:经验|提升))|开展情况|进展情况|推进情况")
_OF_EITHER: Final = re.compile(r"(?:重点|主要|中心)(?:工作|任务)|工作(?:任务|举措|重点|部署)|目标任务")  # what was done as well as what is to be done
_YEAR = re.compile(r"((?:19|20)\d\d) ?年")
_SPAN = re.compile(r"[“‘\"]?十([一二三四五])五[”’\"]?")
_APART = re.compile(r"(?:附[件：:录表]?|名词解释|名词注释|名词说明|注释|注：|有关用语|相关名词|术语)")
_PART = re.compile(r".{0,16}(?:总结|回顾|完成情况|计划|打算|安排|工作要点|问题|不足|思路|目标任务|重点工作|工作任务)$")
_TIME: Final = (
    r"(?:(?:19|20)\d\d年|过去的?(?:[一二三四五]|几)?年|[一三四五]年来|[今去明上]年|新的?一年|下一?(?:步|阶段)|今后(?:[一五]年)?|[“‘\"]?十[一二三四五六]五[”’\"]?(?:时期|期间)?)"
)
_ALSO: Final = "(?:主要|重点|目标|工作|下一?步)*(?:任务|目标|措施|举措|建议|重点|成效|成绩|成就|经验)"
_HALF: Final = re.compile(  # “2024年工作完成情况”, “一年来的工作”, “今年的主要任务”: one time and one kind, and no verb between
    rf"(?:关于)?{_TIME}(?:(?:及|和|与|、){_TIME})?的?(?:政府|国内|主要|重点|各项|全部|整体|总体|经济和?社会发展|[我全][省市县区镇乡街]|党建|中心)*的?"
    r"(?:工作)?的?(?:基本|主要|重点|总体|开展|完成|进展|执行|落实|目标)*"
    rf"(?:工作|总结|小结|回顾|情况|计划|规划|打算|安排|部署|要点|重点|思路|设想|要求|任务|举措|建议|成效|成绩|成就)(?:[和及与]{_ALSO})?"
)
_OF_TIME: Final = re.compile(rf"{_TIME}(?:(?!要|将|抓|做|我们|以下).){{0,16}}(?:总结|回顾|任务|目标|工作|计划|打算|安排)")
_FRAME: Final = " \u3000—–－-=*·•◆●■★▲【】〔〕[]()（）"
_PLAN_SENTENCE = re.compile(r"(?:各位代表[，！!：:])?(?:今年|新的一年|明年|下一步|下步|今后)[^。]{0,30}(?:要|将|拟|力争|确保|计划|预期)")
_RESULT_SENTENCE = re.compile(
    r"(?:各位代表[，！!：:])?(?:过去的?一年|一年来|过去五年|五年来|[^。]{0,6}去年)[^。]{0,120}(?:完成|实现|达到|增长|取得|成绩)"
)
_WRONG: Final = "问题|困难|不足|短板|挑战|差距|薄弱环节"
_ADMITS: Final = re.compile(
    rf"清醒地?(?:看到|认识到|意识到)|(?:看到|认识到|意识到|深知)[^。：；]{{0,40}}(?:{_WRONG})|(?:工作|发展)(?:中|上)?(?:还|仍然?|也)(?:存在|面临|有)[^。：；，]{{0,16}}(?:{_WRONG})"
    rf"|(?:我们|我[省市县区镇乡]|前进[^，。]{{0,8}})[^。：；]{{0,16}}(?:还|也|仍然?|依然)(?:存在|面临|有|要正视|需正视)[^。：；，]{{0,16}}(?:{_WRONG})(?!群众|家庭|职工|人员|儿童|党员|学生|户|企业)"
    r"|问题不容(?:回避|忽视|小觑)|正视(?:存在|自身)?的?[^。，]{0,6}(?:问题|困难|不足)|肯定成绩的同时"
)
_MENDS: Final = re.compile(r"(?<!亟待)(?<!亟需)(?<!有待)(?<!尚未)解决|化解|破解|缓解|克服|针对|围绕|聚焦")
_PROMISES: Final = re.compile(
    r"(?:各位代表[，！!：:])?(?:对此|为此|针对|面对(?:这些|上述)|对(?:于|这|上述|存在)|这些(?:问题|困难)|上述|以上|下一步|今后|我们(?:将|要|一定|必须))"
)
_ITEM: Final = re.compile(r"[一二三四五六七八九十]{1,2}是|[（(]?\d{1,2}[）).、．]|[①-⑩]")
OPENING: Final = 90  # characters of a sentence in which it says that it is about what is wrong
LONGEST_FRAMED: Final = 60
_REVIEW_TITLE: Final = re.compile(  # 2024年国民经济和社会发展统计公报, 2024年预算执行情况和2025年预算草案; a 政府工作报告 has the year it was given in
    r"总结|小结|进展|汇报|(?:完成|落实|开展|执行|运行|基本)情况|(?<![会议])公报|决算(?:$|[（(]|公开|草案|情况|报告|说明)|审计|述职|自[查评]|形势分析"
    r"|运行(?:简况|分析)|大事记|(?<!安排)(?<!编制)(?<!预算)情况的?报告|年度报告|年度(?![^，。]{0,16}工作报告)[^，。]{0,14}(?:情况|报告)"
)
_ONLY_PLANS: Final = re.compile(r"(?:计划|要点|打算|安排)(?:[（(].{0,30})?$")  # 审计局2025年工作计划
_LOOKS_BACK: Final = re.compile("总结|小结|汇报|回顾|(?:完成|落实|执行)情况")


def role(heading_path: tuple[str, ...], *, year: int = 0, reviews: bool = False) -> Role:
    """What the sections of this path tell of. year: that of the document's title; reviews: the title says 总结, so that year is over."""
    decided: Role = "other"
    for heading in heading_path:
        decided = _own(heading, year, reviews, decided)
    return decided


def assigned(sections: Iterable[Section], metadata: Metadata) -> tuple[Section, ...]:
    """The same sections with their roles, those of one document in order.

    What follows the plan on the same level is still the plan (“四、加强政府自身建设”), a glossary is not; in a speech to a congress
    (政府工作报告) all that follows the review is."""
    if metadata.kind not in ("report", "plan"):
        return tuple(sections)
    reviews = is_review(metadata.title)
    only_reviews = reviews_only(metadata.title)
    default: Role = "plan" if metadata.kind == "plan" else "result" if reviews else "other"
    speech = not reviews and "工作报告" in metadata.title
    running: Role = "other"
    follows: Role
    reviewed, is_first = False, True
    done: list[Section] = []
    for section in sections:
        own = role(section.heading_path, year=metadata.year, reviews=reviews)
        if own == "plan" and only_reviews and not _PLAN_WORDS.search(_OF_EITHER.sub("", "，".join(section.heading_path))):
            own = "result"  # “二、重点工作” of a 工作总结 that plans nothing in its title
        top = section.heading_path[0] if section.heading_path else ""
        if section.level == 1:
            follows = "plan" if running == "plan" or (reviewed and speech) else default
            running = own if own != "other" else "other" if _APART.match(top) or _tells_both(top) else follows
            reviewed = reviewed or _tells_both(top) or (running in ("result", "problem") and (is_first or not _is_outcome(top)))
            is_first = False
        if own == "other" and not _APART.match(top):
            own = running if section.level else "plan" if default == "plan" else "other"
        done.append(replace(section, role=own))
    return tuple(done)


def is_review(title: str) -> bool:
    """Whether the year in a title is the one the document tells of, not the one it was given in."""
    return _REVIEW_TITLE.search(title) is not None and (_ONLY_PLANS.search(title) is None or _LOOKS_BACK.search(title) is not None)


def reviews_only(title: str) -> bool:
    """Whether a title announces a review and no plan: what such a paper says without a heading is of the year that is over."""
    return is_review(title) and _PLAN_WORDS.search(title) is None


def of_sentence(text: str) -> Role:
    """A paragraph without a telling heading: only an opening such as “今年要…” or “过去一年…实现…” is safe to go by."""
    if _PLAN_SENTENCE.match(text):
        return "plan"
    return "result" if _RESULT_SENTENCE.match(text) else "other"


def admissions(text: str, sections: Sequence[Section]) -> tuple[tuple[int, int], ...]:
    """Spans of the review that tell what is wrong, from the sentence that says so to the end of its paragraph or to what is promised; of a list
    under it as well."""
    found: list[tuple[int, int]] = []
    for section in sections:
        if section.role in ("result", "other"):
            found += _admitted(text, section)
    return tuple(found)


def _admitted(text: str, section: Section) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    is_open, last_end = False, section.body
    for start, end in sentences(text, section.body, section.end):
        sentence = text[start:end]
        if is_open and "\n" in text[last_end:start]:
            is_open = _ITEM.match(sentence) is not None
        if is_open and _PROMISES.match(sentence):
            is_open = False
        is_open = is_open or admits(sentence)
        if is_open:
            found.append((start, end))
        last_end = end
    return found


def admits(sentence: str) -> bool:
    """“同时，我们也清醒地看到…”, “我们的工作还有不少差距”, not what was done about it."""
    says = _ADMITS.search(sentence[:OPENING])
    return says is not None and _MENDS.search(sentence[: says.end()]) is None


def is_part_title(line: str) -> bool:
    """“2021年工作计划”, “今后五年改革的目标和任务” between two halves of a document: above everything numbered."""
    return _PART.fullmatch(line) is not None or _OF_TIME.fullmatch(line) is not None


def half_title(line: str) -> str:
    """“—— 2024年 工作回顾 ——” → “2024年工作回顾”: a line that names nothing but the time and the kind of a half of the report; else ""."""
    if len(line) > LONGEST_FRAMED:
        return ""
    words = re.sub(r"[ \u3000]+", "", line.strip(_FRAME))
    words = re.sub(r"^(?:[上中下]|第[一二三])篇[：:、]?", "", words)
    words = re.sub(r"(?<=回顾|总结|安排|打算|计划|要点)[：:]$", "", words)
    return words if _HALF.fullmatch(words) else ""


def _own(heading: str, year: int, reviews: bool, inherited: Role) -> Role:
    if _APART.match(heading):
        return "other"
    if _PROBLEM.search(heading) and not _SOLVED.search(heading) and not _ABOUT.search(heading):
        return "problem" if inherited != "plan" or "存在" in heading else inherited
    if inherited == "other" and _tells_both(heading):
        return "other"
    if _RESULT_OVER_PLAN.search(heading):
        return "result" if inherited != "plan" or _year_role(heading, year, reviews) == "result" else inherited
    plan = bool(_PLAN_WORDS.search(heading.replace("今年", "") if reviews else heading)) and not _DONE.search(heading)
    result = bool(_RESULT_WORDS.search(heading)) or _is_outcome(heading) or (reviews and not plan and "今年" in heading)
    if inherited != "other":
        named = _year_role(heading, year, reviews)
        return named if named != "other" and (plan or result) else inherited
    if plan != result:
        return "plan" if plan else "result"
    return _year_role(heading, year, reviews)


def _is_outcome(heading: str) -> bool:
    """“产业发展取得的成果”, “项目建设成效显著”; not “脱贫成果持续巩固” and not “在招商引资上取得新进展”, which a plan says too."""
    return bool(_OUTCOME.search(heading)) and not _RESULT_WORDS.search(heading) and not _NOT_YET.search(heading)


def _tells_both(heading: str) -> bool:
    """“……回顾和……目标任务”: one section for both; its paragraphs have to tell themselves."""
    first, joined, second = heading.partition("和")
    looks_back = _RESULT_WORDS.search(first) or _OUTCOME.search(first)
    return bool(joined and looks_back and _PLAN_WORDS.search(second))


def _year_role(heading: str, year: int, reviews: bool) -> Role:
    """In a report given in 2026, “2025年工作” is done and “2026年工作” is planned; in a 2020 summary 2020 is done."""
    named = _YEAR.search(heading)
    if named is None or not year or "年" not in heading:
        span = _SPAN.search(heading)
        if span and year:
            last = 1955 + 5 * (11 + "一二三四五".index(span[1]))  # the 13th plan ended in 2020
            return "other" if last == year else "result" if last < year else "plan"
        return "other"
    told = int(named[1])
    if told == year:
        return "result" if reviews else "plan"
    return "result" if told < year else "plan"

"""Whether a figure is of the part that was asked for, not of the whole.

Not here: several things in one number (joint.py), another thing altogether (sorts.py), period, role, unit (conditions.py)."""

import re
from typing import Final

from assistant.answering.subject import Subject
from assistant.figures import BREAK, as_written, chinese_of, places_in, quantities
from assistant.library.keywords import pair_keys
from assistant.records import Figure, Query

OF_THEM = 0.5  # share of a question for those of a whole who are something, that the sentence must say
NOT_SAID, WHOLE_SAID = 0.2, 0.6  # share of what was asked in the own words of a part, and in those of its whole
JUST_IT = 0.75  # share of an English question that asks for one thing alone which the sentence must say
_OF_THEM: Final = re.compile(
    r"\b(?:of|among) (?:the|these|those|them|all)\b.*\bhow many\b|\bhow many of (?:the|these|those|them)\b|\balone\b"
    r"|\bhow much of\b.*\b(?:went to|was for|for)\b", re.I)
_DONE_OF_THEM: Final = re.compile(
    r"\bhow many of (?:the|these|those)\b[^?]*\b(?:were|was|are|have been|had been|got) (?:\w+ly )?(\w+)(?=\?|$| (?:in|by|within|during)\b)", re.I)
_BY_ITSELF_IN_ENGLISH: Final = re.compile(r"\balone\b", re.I)
_WITHIN_IT: Final = re.compile(r"\bhow (?:much|many) ([\w -]{3,40}?) (?:was|were|is|are) (?:there )?(?:within|included in)\b", re.I)
_OF_ALL_OF_IT: Final = re.compile(r"\bof\b[^,?]+, how (?:much|many) (?:was|were|is|are|came from|went to) (?:for |the )?([a-z][\w -]{2,30}?)(?=,|\?|$| in\b)", re.I)
_CAME_FROM: Final = re.compile(r"\bhow (?:much|many) of\b[^?]*?\b(?:came|comes|come|was|were|is|are) from (?:the )?([a-z][\w -]{2,30}?)(?=,|\?|$| in\b)", re.I)
_NEW_ASKED: Final = re.compile("新增|新[建装添]|当年|这一年")
_PIECE: Final = re.compile("[里中面内][，,]?([一-鿿]{2,6}?)(?:这一?块|那一?块|这部分|那部分)")
_THIS_PIECE: Final = re.compile("(?:这|那)一?(?:块|部分|项|类)$")
_WOMEN_ASKED: Final = re.compile(r"\bhow many (?:\w+ ){0,2}?(?:women|girls|females)\b|女(?:的|性|同志)?(?:占|有)?(?:多少|几)", re.I)
_GROUPS: Final = (
    ("rural|countryside", "农村|乡村"), ("urban|cities", "城镇|城市|城区"), ("women|female", "女"), ("disab", "残疾"), ("elderly|older|aged", "老"),
    (r"\bcars?\b|vehicles?", "汽车|车辆|轿车"), ("appliances?", "家电"), ("farmers?", "农民|农户"),
)  # fmt: skip
_AMONG_TASKS: Final = re.compile("(?:实事|报告|计划|清单|任务|规划)(?:清单)?[里中][面头]?")  # 民生实事里加装电梯的任务数 is no part of a number
_A_PLACE: Final = re.compile("(?:市|县|区|旗|镇|乡|街道|村|社区)$")
_OF_ALL_THE_PLACE: Final = re.compile("(?:^|[，；：。])全([省市州盟县区旗镇乡])(?!域)[^，。；]{1,20}$")
_PLACE_NAME: Final = "[一-鿿]{1,4}(?:市|县|区|旗|镇|乡|街道|村|社区)"
_AT_AN_EVENT: Final = re.compile(
    r"(?:举办|举行|承办|组织)[^，。；\d]{0,16}?([一-鿿]{1,6}(?:节|会|赛|展|季|盛典|庙会))[”\"]?，(?:[^，。；]{0,6}(?:期间|其间|当天|当日)|现场|吸引)[^，。；\d]{0,10}$"
)
_LIMIT: Final = re.compile("(?:超过?|突破|上了?|过|达到?)((?:\\d+|[百千十])?[万亿])元?(?:以上)?")
_EVENT_ASKED: Final = re.compile("节|会|赛|展|期间|现场|活动|采摘|季")
LISTED: Final = re.compile(r"(?<![一二三四五六七八九十])、|”“|和(?![美谐平睦煦])|与|以及")
_IN_PLACE: Final = re.compile("^(?:属于|放在|建在|安在|装在|位于|投到|用到|用于|用在|投向|投入|跑到|去到|跑去|去往|前往|到|去|在)|[去来]$")  # 跑到省外去的
_ONE_OF_THE_SCHOOLS: Final = re.compile("小学|中学|初中|高中")
_SOME_ARE: Final = re.compile(  # 里有几家是做钓具的
    r"(?:里[面头]?|当中|其中|中)[，,]?有?(?:多少|几)[万千百]?[个家户人名座所套栋件]{0,2}"
    r"(?:是|属于)([A-D一-鿿]{2,10}?)的?(?=$|[，。？?])"
)
_PART_OF: Final = re.compile(
    r"(?:里[面头边]?(?!程)|当中|(?<![集其高初])中(?![心小央学等医国型部级药层专职])|其中)[，,]?([男女老新旧](?=的|占|有)|(?![男女老新旧]的)[A-D一-鿿]{2,10}?)的?(?:钱|资金|部分)?(?:这一?块|那一?块)?(?:要|得|会|能)?(?:占|有|各?是|各)了?(?:多少|几)"
)


def part_asked(query: Query) -> str:
    """Whose part of a whole was asked for: “适老化改造里，农村的占多少户” → 农村; "" when none was."""
    text = _AMONG_TASKS.sub("", query.text)
    if some := _SOME_ARE.search(text):
        return some[1]
    asked = _PART_OF.search(text)
    return _IN_PLACE.sub("", _THIS_PIECE.sub("", asked[1])).removesuffix("占") if asked else ""


def is_a_part_unasked(figure: Figure, query: Query, about: Subject) -> bool:
    """“危房改造多少户” is not told by 其中修缮加固｜106户: its own words say nothing of what was asked, those of the whole do."""
    if query.language != "zh" or not figure.part_of or part_asked(query) or figure.name in query.terms or (figure.indicator and figure.indicator in query.text):
        return False
    return about.coverage(figure.indicator) < NOT_SAID and about.coverage(figure.part_of) >= WHOLE_SAID


def is_only_of_a_place(figure: Figure, query: Query, told: str) -> bool:
    """“青棠岭乡改建了多少户厕” is not told by 按乡镇分，青棠岭乡｜21户, where nothing around it (told) speaks of 户厕."""
    bare, words = figure.indicator, query.subject
    for part in query.parts:
        bare, words = bare.replace(part, ""), words.replace(part, " ")
    wanted = pair_keys(words)
    return bool(query.parts and not bare and wanted) and len(set(pair_keys(told)).intersection(wanted)) * 2 < len(wanted)


def is_given(figure: Figure, query: Query) -> bool:
    """Whether the question gives the number itself: “｜128个项目里，产业项目有几个”."""
    own = figure.quantity
    return query.operation == "value" and any((one.amount, one.base_unit) == (own.amount, own.base_unit) for one in quantities(query.text))


def is_of_part(figure: Figure, part: str) -> bool:
    """Whether a figure is of a place inside the report's: its own words name it, or the sentence before it does and no other part comes between."""
    if part == figure.place or (part in f"{figure.indicator}{figure.part_of}" and not _is_joint(part, figure.indicator)):
        return True
    if any(mention.start == 0 for mention in places_in(figure.indicator)):
        return False  # 深圳地铁客运量 is not of 广州
    lead = figure.sentence[: figure.quantity.start - figure.sentence_start]
    if _A_PLACE.search(part) and re.search(f"{_PLACE_NAME}[、和]{re.escape(part)}|{re.escape(part)}(?:[、和]|等){_PLACE_NAME}", lead):
        return False  # 在石桥镇、杏湾镇2个镇铺开，完成延包合同签订｜9860份
    if _is_joint(part, figure.indicator):
        return False  # 福州与厦门地铁客运量
    if (all_of := _OF_ALL_THE_PLACE.search(lead)) and not part.endswith(all_of[1]):
        return False  # 州旅游发展大会在凤栖县举办，全州接待游客｜4636万人次
    return part in lead and not (figure.part_of and _A_PLACE.search(figure.indicator))


def _is_joint(part: str, indicator: str) -> bool:
    """Whether a number is of this place and another one together."""
    return re.search(f"[一-鿿]{{2,4}}[、和与及至]{re.escape(part)}|{re.escape(part)}[、和与及至](?!其)[一-鿿]{{2}}", indicator) is not None


def is_of_the_whole(figure: Figure, query: Query, about: Subject) -> bool:
    """“适老化改造里，农村的占多少户”: a sentence that says nothing of 农村 tells of the whole. Half of its characters are enough (困难户, 贫困户)."""
    piece = _PIECE.search(query.text)
    if piece and piece[1][-2:] not in figure.indicator + figure.part_of:
        return True  # “以旧换新里汽车这块” is not told by the number of all of it
    if _is_of_an_event(figure, query) or _names_a_part(figure, query):
        return True
    in_english = _is_of_the_whole_in_english(figure, query, about)
    if in_english is not None:
        return in_english
    asked = part_asked(query)
    if asked and _SOME_ARE.search(query.text) and not figure.part_of and about.coverage(f"{figure.sentence}{''.join(figure.heading_path)}") < OF_THEM:
        return True  # “低保对象里有多少是残疾人” is not told by 残疾人两项补贴惠及366人
    if asked and figure.indicator.endswith("标准") and "标准" not in query.text:
        return True  # “低保金里农村低保占多少” is not told by what one gets
    if _ONE_OF_THE_SCHOOLS.fullmatch(asked) and "中小学" in figure.indicator:
        return True  # “学位里小学占多少” is not told by 中小学学位
    if asked and figure.span == "cumulative" and _NEW_ASKED.search(query.text):
        return True  # “新增的里，风电有多少” is not told by a part of 累计
    if asked and asked in figure.indicator and LISTED.search(figure.indicator.replace(asked, "", 1)) and not figure.part_of:
        return True  # “救助资金里低保占多少” is not told by 低保、特困等救助资金
    if len(asked) == 2 and asked[0] not in figure.indicator + figure.part_of + _item(figure):
        return True  # “学位里初中占多少” is not told by 中小学学位
    said = _with_limits(as_written(asked))
    pairs = [said[at : at + 2] for at in range(len(said) - 1)]
    if figure.part_of and any(pair in figure.indicator for pair in pairs):
        return False  # 其中焊工取证265人, where “里拿到焊工证的” were asked for
    if any(pair in _with_limits(figure.sentence) for pair in pairs):
        told = sum(pair in _with_limits(figure.indicator + figure.part_of + _item(figure)) for pair in pairs)
        return told * 2 < len(pairs)  # told of another number of the sentence, or of more than was asked (雨污管网)
    own = figure.indicator + figure.part_of + _item(figure)
    return sum(sign in own for sign in asked) * 2 < len(asked)


def _with_limits(words: str) -> str:
    """“产值上亿的”, “产值过亿元” and “产值超亿元” in one way: 产值亿元以上."""
    return _LIMIT.sub(r"\1元以上", words)


def _is_of_an_event(figure: Figure, query: Query) -> bool:
    """“2024年全年接待游客多少” is not told by “举办黄桃采摘节，期间接待游客2.4万人次”: the part that is told is of the event."""
    event = _AT_AN_EVENT.search(figure.sentence[: figure.quantity.start - figure.sentence_start])
    return event is not None and not _EVENT_ASKED.search(query.text) and event[1][-2:] not in query.text


def _names_a_part(figure: Figure, query: Query) -> bool:
    """“五一和国庆假期旅游收入” is not told by “旅游收入1585万元，其中‘五一’和国庆两个假期…收入540万元”: a word of the question names the part alone."""
    at = figure.quantity.start - figure.sentence_start
    lead, part = figure.sentence[:at], figure.sentence[at:].partition("其中")[2].lstrip("，,：:“")
    around = f"{lead}{''.join(figure.heading_path)}{figure.name}"
    return query.language == "zh" and any(len(word) > 1 and part.startswith(word) and word not in around for word in query.subject.split())


def _is_of_the_whole_in_english(figure: Figure, query: Query, about: Subject) -> bool | None:
    """The same by the ways English asks for a part: how many of them, alone, how much of it came from; None where it asks in none of them."""
    if _OF_THEM.search(query.text) and any(re.search(group, query.text, re.I) and not re.search(told, clause(figure) + figure.part_of) for group, told in _GROUPS):
        return True
    done = _DONE_OF_THEM.search(query.text)
    if done and (wanted := chinese_of(done[1])) and not any(word in clause(figure) + figure.indicator + figure.part_of for word in wanted):
        return True  # “How many of the opinions collected were resolved?” is not told by 收集群众意见建议1120条
    if _BY_ITSELF_IN_ENGLISH.search(query.text) and (len(LISTED.split(figure.indicator)) > 1 or about.coverage(figure.sentence) < JUST_IT):
        return True
    within = _WITHIN_IT.search(query.text)
    if within and not any(word in figure.sentence for word in chinese_of(within[1])):
        return True  # “how much tax was there within the budget revenue” is not told by the budget revenue
    bare = re.sub(r"(?<=\d),(?=\d)", "", query.text)
    piece_of = _OF_ALL_OF_IT.search(bare) or _CAME_FROM.search(bare)
    if piece_of and not (wanted := chinese_of(piece_of[1])) and not figure.part_of:
        return True
    if piece_of and wanted and figure.measure == "share" and set("".join(wanted)) & set(figure.indicator):
        return False
    if piece_of and wanted and not any(word[:2] in re.sub("进出口", "", figure.indicator) for word in wanted):
        return True  # “of the foreign trade, how much was exports” is not told by the foreign trade
    if _WOMEN_ASKED.search(query.text) and not re.search("女", figure.indicator + figure.part_of + clause(figure)):
        return True
    return None


def clause(figure: Figure) -> str:
    """The part of the sentence between the commas around a figure, 30 characters before it and 24 after it at most."""
    at = figure.quantity.start - figure.sentence_start
    before, after = figure.sentence[:at], figure.sentence[at + len(figure.quantity.text) :]
    return f"{BREAK.split(before)[-1][-30:]}{figure.quantity.text}{BREAK.split(after)[0][:24]}"


def _item(figure: Figure) -> str:
    """The item of a list that a number belongs to: 改圈3.2万户 of “新建农村户厕22.7万户、改圈3.2万户”."""
    at = figure.quantity.start - figure.sentence_start
    before, after = figure.sentence[:at], figure.sentence[at + len(figure.quantity.text) :]
    return f"{re.split('[，,。；;：:、]', before)[-1]}{figure.quantity.text}{re.split('[，,。；;：:、]', after)[0][:24]}"

"""The words before a number without what only surrounds them: time, scope and function words at both ends, the clause that says by what means.

Not here: which words a number belongs to (labels.py), how it measures them (measures.py)."""

import re
from typing import Final

from assistant.figures.counted import LOOSE_END
from assistant.figures.words import ADVERB, MEASURE_TAIL, STARTS_WITH_DEED, is_bare, is_measure

_TIME: Final = (
    r"(?:截[至止]|到|至|自|从|在)?(?:[一二][九〇零○Ｏ][〇零○Ｏ一二三四五六七八九]{2}年度?|(?:19|20)\d\d年?度?(?:[-—–－~～至到]{1,2}(?:19|20)?\d\d年度?)?|[“\"]?十[一二三四五六]?五[”\"]?(?:时期|期间|以来|末|期末|"
    r"规划)|过去[一五]年|[前近]?[一二三四五六七八九十两]年[来间内里]|近[一二三四五六七八九十两]年|今年|去年|上年|明年|本年度?|"
    r"[前上下]半年|前[一二三]季度|[一二三四]季度|\d{1,2}月?(?:份)?[-—–－~～至到]{1,2}\d{1,2}月份?|\d{1,2}月(?:份|底|末|\d{1,2}日)?|目前|年[底末初]|当前|"
    r"五年)(?:以来|期间|年?[底末初]|全年|前)?"
)
_UNDER: Final = r"在?[^，、。\d]{1,20}?(?:情况|基础|背景|条件|形势|影响|冲击)之?下"
_SINCE_START: Final = "(?:开工|开建|建设|启动|实施|运行|投产|成立|建成|入驻|投用|开园|开业|组建)以来"
_SCOPE: Final = r"我国的?|(?:全|我|本|各)[镇县市省区乡村州](?![家道级籍性域县区])(?:范围内|上下)?"
_LEAD: Final = re.compile(
    rf"(?:[\s、—·◆●*①-⑳]|要把|把(?![握关脉])|的(?!(?:情况|基础|背景|条件|前提|同时))|{_UNDER}|{_SINCE_START}|\d{{1,2}}[.．、](?!\d)|（[一二三四五六七八九十\d]{{1,3}}）|以及|同时|其中|此外|另外|和|及(?!时)|与|并(?!网)|在(?=[全我][镇县市省区乡])|但是|但(?=[一-鿿])|而且|且|还(?![田林草湿])|又|也|则|即|而(?!立)|{_TIME}|{_SCOPE}|全年|当年|年内|每年|累计|分别(?=[一-鿿]{{2}})|"
    rf"总计|共计|合计|已经?|(?:现|仍|共)?有(?![效机关色害线限力序])|现(?=有)|预计|力争|"
    rf"计划(?!生育)|确保|拟(?![定订])|争取(?=[到在完实])|再|将|共(?![同青产和享建])|新的一年|我们|[一二三四五六七八九十]{{1,3}}是|使(?!用)|让|例如|实现(?=[^、，]{{3}}))+")
_TAIL: Final = re.compile(  # what stands between the thing and its number; lookbehinds keep 产能, 公共, 发达 … whole
    r"(?:(?<!回)收到|(?:增长|提高|增加|提升|上升|扩大|下降|降低|减少|降|升|增|调整|缩小|发展|上涨|壮大|减|压减|延长|缩短|压缩|恢复|充实|扩充|扩容|拓展|扩|精简)(?:到|至|为)|首次|至少|应当|不得|保持在|稳定在|控制在|维持在|"
    r"集中在|(?:拟|确|核|规|设)定为?|定为|达成|达到|实现|继续|迈上|跃上|突破|超过|接近|高达|保持|稳定|控制|(?<![发直抵通])达|(?<![行作])为(?!民)|(?<![但于就])是|至|到|大约|(?<![节合履签契条])约|近|超|逾|共计|(?<![公])共|合计|总计|"
    r"价值|折合|分别|各|(?<![人户亩村])均|都|已|仅|只|了|仍然?|依然|(?<![所国私拥享特保])有(?!效)|以上|：|:|的|(?<![属位])于|连年|每人每[月年天]|每[人户亩村年月天日吨](?:每[月年])?|每立方米|"
    r"不少于|不低于|(?<!自)由|从|(?<![许认])可能|(?<![许认])可|(?<![产智节性功潜动储技效热电势新运])能|将|年均|平均|累计|[（(]|预计|力争|增至|降至|升至|减至|也|再|又|可以|要求|准备|[拟减]?按|(?<!成)就|还(?![田林草湿])|"
    r"(?<![主需重必首纪])要|(?<!必)须|去年|今年|上年|当年|全年|进一步|在?(?:(?:19|20)\d\d|[一二][九〇零○Ｏ][〇零○Ｏ一二三四五六七八九]{2})年|连续\d{1,2}年|前?(?<!\d)[\d一二三四五两]年|\s)++$"
)
_NOTE_MARK: Final = re.compile(r"[［\[]\d{1,2}[］\]]")  # of a glossary at the end of the report
_SUFFERED: Final = re.compile("(?<=[一-鿿]{2})(?:受[^，。；]{2,16}影响|[受因]灾)(?:回落|下降|减少|减产|下滑)?$")  # 牛存栏受行情影响回落到｜918万头
_AMID: Final = re.compile(r"(?<=[一-鿿]{2})在[^，、。\d]{1,20}?(?:情况|基础|背景|条件|形势|影响|冲击)之?[上下][，又还仍]*$")  # 粮食总产量在上年大幅增长的基础上，又增产
_HALF_BRACKET: Final = re.compile(r"^[）)、]+|^[（(](?![^（(]*[）)])")
_CUT: Final = re.compile(
    rf"(?:(?!均|可支配|基本(?:养老|医|公共|建设|农田|生活|药)){ADVERB}|(?<![人户亩村平年])均|再获|喜获|喜迎|夺取|连跨|屡创|创|全国第|位居|迈上|跃上|站上|稳中|跨越|实现|保持|方面|增长(?!速度|率|目标|极|点)|居(?![民住家]))"
    "(?!.{0,3}率)"
)
_SUCH_AS: Final = re.compile("([一-鿿]{2,12}?)(?:包括|包含|涵盖|有)[^，；]+、[^，；]+等$")  # 施工线路有甲线、乙线等｜25条
_HELPED: Final = re.compile("(?:助力|助推|推动|支撑)(?=[^、，]{2,}$)")  # 实验室助力｜页岩油年产量


def trimmed(words: str) -> str:
    """Without time, scope and function words at both ends, and without a clause in front that only says by what means."""
    words = _HALF_BRACKET.sub("", words.strip())
    while (lead := _LEAD.match(words)) and lead.end():
        words = words[lead.end() :]
    tail = _TAIL.search(words)
    if tail and tail.start():
        words = words[: tail.start()]
    elif tail:
        words = ""
    words = _AMID.sub("", words)
    words = _SUFFERED.sub("", _NOTE_MARK.sub("", words))
    words = re.sub(r"(?<=[入值资额率量产度口P])完成$|(?<=[一-鿿]{2})(?:(?:19|20)\d\d)?年[底末]$", "", words)  # 财政收入完成｜1650万元, 外汇储备2000年底｜1656亿美元
    return LOOSE_END.sub("", words.strip("、 ")).lstrip("、和与").removeprefix("：")


def last_deed(words: str) -> str:
    """“推动改革、完成危房改造” → 完成危房改造; “新建、修复山塘” stays whole; “通过“一卡通”发放惠农补贴” → 发放惠农补贴."""
    parts = words.split("、")
    for at in range(len(parts) - 1, 0, -1):
        if STARTS_WITH_DEED.match(parts[at]) and not is_bare(parts[at - 1]) and not is_bare(parts[at]) and not is_measure(parts[at]):
            words = "、".join(parts[at:])
            break
    by = re.match(r"(?:通过|依托|利用|按照|根据|围绕|针对|抢抓|结合|以)[^、，]{2,14}?(?=发放|完成|实施|开展|新建|建成|改造|解决|帮助|落实|争取|引进)", words)
    return words[by.end() :] if by else words


def subject_of(clause: str) -> str:
    """“粮食产量稳步提升” → 粮食产量."""
    cut = next((one for one in _CUT.finditer(clause, 2) if clause.count("“", 0, one.start()) == clause.count("”", 0, one.start())), None)
    return clause[: cut.start()] if cut else trimmed(re.sub(r"(?:再创新高|创新高|实现正增长|增长|提升|回升|向好)$", "", clause))


def named_thing(lead: str) -> str:
    """“施工线路有甲线、乙线等” → 施工线路; “实验室助力页岩油年产量” → 页岩油年产量."""
    if such := _SUCH_AS.fullmatch(lead):
        return such[1]
    helped = _HELPED.search(lead)
    return lead[helped.end() :] if helped and MEASURE_TAIL.search(lead) and not is_measure(lead[helped.end() :]) else lead

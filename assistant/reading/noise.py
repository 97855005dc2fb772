"""Noise: which lines of a file are not the document's own words (advert, watermark, navigation, page number), and why.

“宁可漏报，不可误报”: a line in the middle of the text goes only when it has the shape of an advert or a web page's furniture; above the
title and after the end of the text, where no fact can stand, weaker signs are enough. Not here: widths and joined lines (cleaning.py)."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

ADVERT: Final = "广告或水印行"
NAVIGATION: Final = "网页导航"
PAGE_NUMBER: Final = "页码"
CREDIT: Final = "来源或署名信息"
RULE: Final = "只有符号的行"
CONFIDENTIAL: Final = "密级标志"
STATE_MARK: Final = "文首有密级标志“{}”。涉密文件不得存入本资料库，请确认后移除。"
HOUSE_MARK: Final = "文首写着“{}”。能打开本资料库的人都看得到它，请确认可以存入，否则移除。"
SCRAP: Final = "标题前的零散行"

LONGEST = 200  # no noise line is longer; a longer line is never looked at
HEAD_LINES = 40  # the title stands within the first forty lines
TAIL_LINES = 30

# Rules that hold anywhere in a document: (pattern, longest line it may take, why)
_ANYWHERE: Final = tuple(
    (re.compile(pattern), longest, why)
    for pattern, longest, why in (
        (r"[^\w]+", LONGEST, RULE),
        (r"<!--.*-->", LONGEST, NAVIGATION),
        (r"[-—–·• ]*\d{1,3}[-—–·• ]*", 20, PAGE_NUMBER),
        (r"[-—–( （]*第? ?\d{1,4} ?页(?:[ ,，/、]*[共总] ?\d+ ?页)?[-—–) ）]*", 30, PAGE_NUMBER),
        (r"[-—–( （]*\d{1,4} ?/ ?\d{1,4} ?页?[-—–) ）]*", 20, PAGE_NUMBER),
        (r"Page \d+(?: of \d+)?", 20, PAGE_NUMBER),
        (r"[【\[（( ]*(?:字号|字体|文字大小)(?:[:：].{0,20}|[】\]）) ]*)", 30, NAVIGATION),
        (
            r"[-|·【\[（( ]*(?:(?:下载|打印|全屏|收藏|分享|纠错|关闭|加大|还原|减小|返回|返回顶部|打印本页|关闭窗口|关闭本页|打印本文|"
            r"大|中|小|默认|特大|上一页|下一页|首页|尾页|无障碍|长者模式|"
            r"简体|繁體|繁体|登录|注册|点赞|朗读|听全文|放大|缩小)[-|·】\]）) ]*)+",
            60,
            NAVIGATION,
        ),
        (
            r"(?:(?:您|你)?(?:的|现在|当前|目前)*(?:所在|的)?位置(?:是|为)?[:：]"
            r"|[^>＞»›。]{0,12}(?:首页|主页) ?[>＞»›]).{0,80}",
            110,
            NAVIGATION,
        ),
        (r"[^>＞»›。，]{2,14}(?:[>＞»›]+[^>＞»›。，]{2,22}){2,}", 110, NAVIGATION),
        (r"(?:分享|转发)(?:到|至)[:：]?.{0,40}", 50, NAVIGATION),
        (r"(?:相关(?:信息|附件)|热点推荐|精彩推荐)[:：]?", 12, NAVIGATION),
        (r"(?:上|下)一(?:篇|条|页|则)[:：].{0,80}", 90, NAVIGATION),
        (r"扫一扫.{0,40}", 50, NAVIGATION),
        (r"(?:附件)?(?:点击|立即|免费|全文|原文|附件)(?:这里|此处)?下载.{0,30}", 40, NAVIGATION),
        (r".{0,60}(?:ICP备|ICP证|公网安备).{0,60}", 120, NAVIGATION),
        (r".{0,20}(?:版权所有|[Cc]opyright|©|All [Rr]ights [Rr]eserved).{0,80}", 120, NAVIGATION),
        (r"(?:网站标识码[:：].{0,60}|技术支持[:：].{0,60}|网站地图.{0,30}|联系我们|建议使用.{0,10}浏览器.{0,30})", 80, NAVIGATION),
        (r"(?:浏览|阅读|点击|访问)(?:次数|数|量)(?:[:：].{0,30})?", 40, NAVIGATION),
        (r"[（(【\[]?(?:责任编辑|责编|网络编辑|值班编辑)[:： ].{0,40}", 50, CREDIT),
        (r"[^。]{0,60}。?.{0,30}(?:记者|通讯员|实习生) ?[^，。]{0,16}摄[）)。]?", 90, CREDIT),
        (
            r".{0,30}(?:关注|添加|加入|扫码|扫描|搜索|登录).{0,20}(?:公众号|微信|QQ|二维码|网).{0,20}(?:资料|范文|素材|公文|模板|干货|材料)(?:包|库|大全)?.{0,20}",
            70,
            ADVERT,
        ),
        (
            r".{0,20}(?:转载请|请勿(?:转载|外传|商用|传播)|禁止(?:转载|商用|外传|传播|倒卖)|严禁(?:倒卖|转载|商用)|侵权(?:必究|删除|请|联系)|"
            r"如有侵权|仅供(?:学习|参考|个人|内部|交流|写作)(?:参考|使用|交流|学习|之用)?|版权归).{0,70}",
            110,
            ADVERT,
        ),
        (
            r"[【\[（(*]*本(?:文|文档|文件|资料|材料|范文|站|套)[^，。]{0,16}(?:由.{1,20}(?:整理|提供|上传|制作|分享|收集|搜集)|"
            r"来自|来源于|转自|摘自|下载自|收集自|源自).{0,80}",
            130,
            ADVERT,
        ),
        (
            r"(?![一二三四五六七八九十\d（(]).{0,12}(?:更多|海量|大量|精品|全套|最新)[^，。]{0,14}(?:资料|范文|素材|模板|材料|文档|公文|文章|稿件)"
            r"(?:请|尽在|欢迎|可|敬请|，|,|!|！|点|加|关注|下载|搜|在|就|>|：|:).{0,60}",
            90,
            ADVERT,
        ),
        (
            r"(?![一二三四五六七八九十\d（(])[^，。]{0,16}(?:范文|文库|公文|文秘|写作|秘书|笔杆子|文稿)(?:网(?![上络格点页])|吧|之家|大全|资源库|下载站|铺子|小店|工作室)[^。]{0,24}",
            44,
            ADVERT,
        ),
    )
)

# Rules for the lines around the title and at the end of the text.
_AT_THE_EDGES: Final = tuple(
    (re.compile(pattern), longest, why)
    for pattern, longest, why in (
        (
            r"(?:信息|稿件|文章|文件)?(?:来源|发布(?:机构|单位|者|人)|作者|撰稿|索引号|主题分类|信息分类|公开方式|文种|有效性|关键词|关键字|主题词|标签|URL|链接)"
            r"(?:[:：]|\]|】).{1,100}",
            120,
            CREDIT,
        ),
        (r"(?:发布|发文|更新|抓取|录入|成文|公开|印发)?(?:时间|日期)[:： ]{1,3}\d{4}[-/.年].{0,60}", 80, CREDIT),
        (r"[^。]{0,40}(?:QQ|Q Q|qq|扣扣)[^。，]{0,8}\d{5,12}[^。]{0,40}", 80, ADVERT),
        (r"[^。]{0,30}(?:微信|VX|vx|V信|公众号|订阅号)(?:号|名称|群)?[:： ]{1,3}[A-Za-z][\w-]{4,}[^。]{0,20}", 70, ADVERT),
        (r"[^。]{0,24}(?:https?://|www\.)[\w./?=&%#:~+-]+[^。]{0,10}(?<!\d)", 160, ADVERT),
        (r"- [a-z_0-9]+: .{0,150}", 170, CREDIT),
        (r"(?:编辑|编审|审核|校对|终审|初审|复审|来稿|供稿|录入|主办单位|承办单位)[:：].{0,50}", 60, CREDIT),
    )
)
_LOOSE_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?|\d{4}年\d{1,2}月\d{1,2}日 ?\d{1,2}:\d{2}(?::\d{2})?")
_RELATED = re.compile(r"(?:相关(?:报道|链接|阅读|新闻|文章|稿件|推荐)|推荐阅读|延伸阅读|热门(?:文章|推荐|下载)|猜你喜欢)[:：]?")
_ADVERT_WORD = re.compile(
    r"微信|公众号|QQ|qq|扣扣|加群|群号|VIP|vip|会员|下载|更多|资料|素材|范文|模板|文库|网盘|淘宝|店铺|代写|定制|客服|扫码|二维码|关注|订阅|转载|侵权|版权|"
    r"水印|试读|预览|整理|收集|分享|原创|仅供|免费|付费|购买|咨询|www|http|\.com|\.cn|\.net|点击|登录|注册|网站|本站|小编|笔杆|文秘|写作|公文|秘书|试用|去除|商用|学习交流|星球|资源"
)
_LEVEL = "(?:绝 ?密|机 ?密|秘 ?密)级?"
_INSIDE = "内部(?:资料|文件|材料|刊物|参阅|情况|使用)"
_SECRET = re.compile(
    rf"[【\[（(]?(?:密级[:：] ?)?{_LEVEL}(?: ?[★☆※*].{{0,12}}| .{{0,12}}|[】\]）)])?"
    rf"|[【\[（(]?{_INSIDE}(?:[,， 、]*(?:注意保[存管密]|妥善保管|不得外传))?[】\]）)!！。]?"
)
_MARKED = re.compile(  # in a line of any length: with a star wherever it stands, alone at the line's beginning
    rf"(?P<level>{_LEVEL} ?[★☆※*][^\s，。；]{{0,6}}|密级[:：] ?{_LEVEL}|^[【\[（(]?{_LEVEL}(?=[】\]）)\s]|$))"
    rf"|{_INSIDE}[,， 、]*(?:注意保[存管密]|妥善保管|[请不]?[勿得]外传|严禁外传|禁止外传|[不请][得勿]翻印|严禁翻印)|^[【\[（(]?{_INSIDE}[】\]）)]?$"
)
_HEADER = re.compile(  # what an office document may carry above its title
    r"特急|加急|平急|急件|份号|附件|.{2,30}(?:文件|公报|令)$|签发人|.{1,16}[〔\[(（【]\d{4}[〕\])）】].{0,4}\d+号|.*(?:会议|通过|公布|修订|修正|征求意见|草案|讨论稿|审议稿|送审稿|代表大会)"
    r"|关于|编号|\d{6}$|.{1,24}(?:政府|委员会|党委|[省市县区旗镇乡村厅局办站所院校]|街道|社区|中心|办公室|办事处)$|第?[一二三四五六七八九十\d]+[、.章（(节条]|[（(][一二三四五六七八九十\d]+[)）]|.{0,12}[：:]$"
)
_TITLE_END = re.compile(
    r".{0,70}(?:报告|总结|计划|要点|方案|意见|通知|通报|办法|条例|规定|细则|决定|决议|[^方做说想看用]法|制度|规划|纲要|讲话|汇报|情况|公报|公告|批复|纪要|函|章程|预案|指南|规则|规范|解释|台账|清单|统计表|一览表|Report|REPORT)"
    r"(?:[（(【〔].{1,20}[)）】〕])?"
)
_NOT_A_TITLE = re.compile(
    r"[一二三四五六七八九十\d]+[、.]\D|[（(]|[【\[]|第[一二三四五六七八九十\d]+[章节条]"
    r"|来源|更多|本[文资]|欢迎|关注|下载|相关|(?:微信|公众号|标签|编辑)|.*[。！？；]"
)
_SENTENCE = re.compile(r".*[。！？；]")


def is_title(line: str) -> bool:
    """A line that can be a document's title: it ends with the kind of document and has no sentence punctuation."""
    if not 4 <= len(line) <= 80 or _TITLE_END.fullmatch(line) is None:
        return False
    return _NOT_A_TITLE.match(line) is None and not _by_rules(line, _ANYWHERE)


def is_secret_mark(line: str) -> bool:
    """“机密★1年” and the like: the office must think twice before the file goes into a library."""
    return len(line) <= 20 and _SECRET.fullmatch(line) is not None


def warning_of(lines: Sequence[str]) -> str:
    """What to tell a clerk whose document says at its head that it is secret or not for everybody; "" when it says nothing of the kind."""
    for line in lines[:HEAD_LINES]:
        if found := _MARKED.search(line[:LONGEST]):
            mark = found[0].strip("【】[]（） ")
            return (STATE_MARK if found["level"] else HOUSE_MARK).format(mark)
    return ""


def reason_anywhere(line: str) -> str:
    """Why this line is noise wherever it stands, or ""."""
    return _by_rules(line, _ANYWHERE) if len(line) <= LONGEST else ""


def reasons_at_the_edges(lines: Sequence[str], *, seen_noise: bool) -> dict[int, str]:
    """Index → why, for noise lines above or under the title and after the end of the text.

    seen_noise: other lines of this file were noise; only then are mere scraps above the title taken for noise too."""
    found: dict[int, str] = {}
    title = next((index for index, line in enumerate(lines[:HEAD_LINES]) if is_title(line)), -1)
    above = lines[: max(title, 0)]
    if above and all(len(line) <= 60 or (len(line) <= LONGEST and _advert_words(line, 2)) for line in above):
        sure = seen_noise or any(_advert_words(line, 2) for line in above)
        found |= {index: why for index, line in enumerate(above) if (why := _reason_above_title(line, sure))}
    for index, line in enumerate(lines[: title + 12]):
        if index not in found and index != title and (why := _reason_at_edge(line)):
            found[index] = why
    for index in range(max(title + 12, len(lines) - 8), len(lines)):
        if why := _reason_at_the_end(lines[index]):
            found[index] = why
    return found | _related_links(lines) | _watermarks(lines)


def _reason_at_edge(line: str) -> str:
    if len(line) > LONGEST:
        return ""
    if is_secret_mark(line):
        return CONFIDENTIAL
    return CREDIT if _LOOSE_DATE.fullmatch(line) else _by_rules(line, _AT_THE_EDGES)


def _reason_at_the_end(line: str) -> str:
    if len(line) > LONGEST:
        return ""
    why = _by_rules(line, _AT_THE_EDGES)
    return why or (_advert_words(line, 3) if len(line) <= 60 and not _SENTENCE.match(line) else "")


def _reason_above_title(line: str, sure: bool) -> str:
    """Above the title stand only the marks of an office document; adverts go, and scraps where there are adverts."""
    if is_secret_mark(line):
        return CONFIDENTIAL
    if _HEADER.match(line):
        return ""
    if why := _advert_words(line, 1 if sure else 2):
        return why
    if sure and line[0] in "【[（(" and line[-1] in "】]）)":
        return ADVERT
    return SCRAP if sure and len(line) <= 40 and not line.endswith(("。", "；")) else ""


def _advert_words(line: str, enough: int) -> str:
    return ADVERT if len(line) <= LONGEST and len(set(_ADVERT_WORD.findall(line))) >= enough else ""


def _related_links(lines: Sequence[str]) -> dict[int, str]:
    """“相关报道：”, with the list of titles after it when nothing but titles follows to the end."""
    found: dict[int, str] = {}
    for index, line in enumerate(lines):
        if len(line) <= 12 and _RELATED.fullmatch(line):
            rest = lines[index : index + TAIL_LINES + 1]
            only_titles = len(lines) - index <= TAIL_LINES and all(len(title) <= 60 and not _SENTENCE.match(title) for title in rest)
            found |= dict.fromkeys(range(index, len(lines) if only_titles else index + 1), NAVIGATION)
    return found


def _watermarks(lines: Sequence[str]) -> dict[int, str]:
    """A short line with an advert's word that stands three times in a document was printed on its pages."""
    counts = Counter(line for line in lines if len(line) <= 60)
    stamped = {line for line, count in counts.items() if count >= 3 and _ADVERT_WORD.search(line) and not _SENTENCE.match(line)}
    return {index: ADVERT for index, line in enumerate(lines) if line in stamped}


def _by_rules(line: str, rules: Sequence[tuple[re.Pattern[str], int, str]]) -> str:
    for pattern, longest, why in rules:
        if len(line) <= longest and pattern.fullmatch(line):
            return why
    return ""

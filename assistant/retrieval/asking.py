"""What kind of answer a question asks for: plan or result, the operation (a figure, a comparison, a list …). Chinese and English grammar only.

Not here: the unit asked for (asked_units.py); place, periods and subject of the question (question.py)."""

import re
from typing import Final

from assistant.figures import indicators_in
from assistant.records import Language, Operation, Role
from assistant.retrieval.asked_units import PERCENT

_NOT_PLANNED: Final = re.compile(
    r"(?:入选|入围)(?:(?!改造|建设|年度|实事)[^，。？?]){2,20}计划|[给为][^，。？?]{2,16}准备的|(?:任务|目标)的?(?:完成|实现)(?=数|面积|情况|了|多少|率|量)|承诺(?:事项)?的?兑现|(?:没有?|未)能?(?:达到|完成|实现)[^，。]{0,6}(?:计划|目标|任务)(?:[，,](?!.{0,12}(?:多少|几))|[？?]?$)|(?:不要|不是|不算|而非|除去|没有?按?|未按?)(?:年初)?(?:计划|目标|任务)数?|要完成数|要[^，。]{0,10}(?:的数|数字|那年的|那个)|(?:总共|一共|总计)要[投花]|[向从找跟]上[面级头]?[^，。]{0,4}要|[每一][天日](?:得|都)?要"
    r"|(?i:five[- ]year plans?|(?:listed|included|written) in(?:to)? (?:the|a) [\w -]{0,20}plan)")
_PLAN: Final = re.compile(
    r"按[^，。]{0,14}民生实事|民生实事[^，。]{0,6}安排|方案[里中上]?(?:定|要求|提出|安排)的|(?:报告|会议|大会)[里中上]?(?:提出|要求|明确)|(?:国务院|国家|中央|[省市县区镇]里?|政府)要求|计划(?!生育|单列)|目标|任务|打算|准备|预期(?!寿命)|拟|力争|力求|预定|(?<!超)(?<!超出)规划(?=[到新建改在于的将])(?!的?[局院部])|年初(?:说|定|提出|要|想)|原定|答应|承诺|许诺|(?:(?:19|20)\d\d|[今去前]|上一)年定的(?![^，。]{0,10}标准)|(?:(?:19|20)\d\d年|[今明]年)要求|要求(?=[^，。]{0,14}(?:不[能得]?低于|不少于|至少|得?达到|稳定在|保持在|控制在))"
    r"|争取(?=[在达完实用让早年新再]|到20)|安排(?!了)|(?:定|下达)的[^，。]{0,8}指标|将"
    r"|(?<![主需重必首紧只扼概摘纪不])(?<!向上)(?<!上面)(?<!上级)(?<!上头)要(?!多[长久]|几[天分小个]|多少(?:时间|天|分钟|小时|个?工作日))(?![回付交花缴求素点闻件害领塞道职人么找查问看是知等]|[到来]了)|想(?=[把让将要在建做达新给办完发招引修种装投增]|争取|改(?!善))"
    r"|\b(?:target|plan(?:s|ned)?|goal|aim(?:s|ing|ed)?|expect(?:ed|s)?|will|set for|set aside|earmarked|budgeted|(?:was|were|is|are) [^?]{0,80}?\bto be \w+ed"
    r"|(?:was|were) (?:still |also |only |each )?to (?:be|build|start|begin|complete|renovate|open|reach|create|add|pay|receive|get|become|rise|fall|grow|increase|cut"
    r"|train|finish|develop|support|replace|upgrade|expand|repair|construct|provide|cover|help|plant|treat|relocate|raise|stay|spend|invest|issue|have)"
    r"|targeting|supposed to|meant to|means? to|slated"
    r"|pencilled in|scheduled|(?:was|were) going to|(?:is|are) (?:to|due to|going to"
    r"|required to)|must|ought to|task list|ceiling"
    r"|promis(?:e|es|ed|ing)|pledge[sd]?|commit(?:s|ted)?|propos(?:e|es|ed|ing)|intends?|hopes? to)\b", re.I)
_IN_FACT: Final = "实际(?!利用|使用|消费|收入|工资|增长)"  # 实际利用外资 is a name
_RESULT: Final = re.compile(rf"完成|{_IN_FACT}|(?<!价值)实现了?|做了|改造了|建了|增加了|\b(?:did|was|were|actual(?:ly)?|completed|achieved|got|received)\b", re.I)
_HOW_IT_CHANGED: Final = re.compile(r"\bhow did\b(?=.*\b(?:change|compare|differ|develop)\b)", re.I)  # asks for plans as well as results
_FELL_SHORT: Final = re.compile("(?:任务|目标|计划)[^，。]{0,6}(?:完成|达到|实现)了?(?:没有?|吗|没)[，,？?][^。]{0,4}(?:差|少|多|超)了?[多几]")
_FROM_GOAL: Final = re.compile(
    rf"{_FELL_SHORT.pattern}|(?:计划|任务|目标)[^。]{{0,30}}(?:实际|最后|结果)[^。]{{0,6}}[多少][招建改装修种办做完]|"
    r"(?:[离距跟和与]|对[照着比]|比(?![例重率]))[^，。]{0,12}(?:计划|目标|任务|预期数?|承诺|答应|年初定的|年初说的|原定的|方案[里中上]?(?:定|要求|提出?|安排))的?数?[^，。]{0,4}(?:差|缺|欠|多(?!少)|(?<!多)少|高|低|超)"
    r"|(?:计划|目标|任务|年初定的)数?[^。]{0,8}差(?:了)?[多几]"
    r"|(?:达到|完成|超过)了?(?:年初|当初|原定|原来|原先)[^，。]{0,8}(?:没有?|吗|了没)(?:[，。？?]|$)"
    r"|年初想[^，。]{0,8}的那?个?数|年初定的?数[^，。]{0,6}(?:完成|达到)|年初[^，。]{0,8}安排的|超额(?:完成)?了?(?:多少|几)|(?:超出|超过|比)[^，。]{0,16}(?:力争|定下?|提出|要达到)的数"
    r"|(?:计划|任务|目标|[先初]定的|说要|说好|下达)[^。]{0,16}(?:完成|实际|真|做到|干成|开工|考核)[^。]{0,14}(?:差|隔|缺口|出入|吻合|对得上|顶)"
    r"|(?:完成|实际|真|做到|干成)[^。]{0,8}(?:差|隔|顶)[^。]{0,6}(?:计划|任务|目标)|较[^，。]{0,8}(?:计划|任务|目标)[^，。]{0,4}[超欠多少]"
    r"|\b(?:planned|promised|budgeted|meant|pledged|targets?)\b.*\b(?:gaps?|far short|outnumber|over or under|points off|beside what)\b"
    r"|\bhow (?:far|much) (?:did|does|has|was)\b.*\b(?:f[ae]ll|fallen|come|came) short of\b"
    r"|\bexceed(?:ed)? (?:the |its )?(?:\w+ )?(?:number|amount|figure|level|length|area)s? (?:planned|targeted|promised|set)\b"
    r"|\bgaps? between (?:the )?planned\b"
    r"|\bset against (?:the )?(?:real|actual)\b"
    r"|\bhow (?:far|much) (?:\w+ ){0,2}?(?:below|above|short of|off|beyond|ahead of|behind) (?:its |the |their )?(?:(?:19|20)\d\d )?(?:target|goal|plan)"
    r"|(?:超出|超过|少于|多于|高于|低于|不及)[^，。多少几]{0,12}(?:计划|目标|任务)数?[^，。多少几]{0,2}[多几]|(?:差|超|欠)[^，。多少几]{0,4}(?:计划|目标|任务)数?(?:了)?[多几]"
    r"|\b(?:target|goal|planned)\b.*\b(?:miss(?:ed)?|short of|exceed(?:ed)?|beat)\b|\b(?:miss(?:ed)?|short of|exceed(?:ed)?|beat)\b.*\b(?:target|goal|plan)\b"
    r"|\bdid\b[^?]*\b(?:meet|reach|hit|miss|achieve|fulfil|exceed|beat|fall short of)\b[^?]*\b(?:targets?|goals?|plans?)\b"
    r"|\b(?:reach|meet|met|hit|achieve|fulfil)(?:ed|d|led)?\b.*\b(?:target|goal|plan)\b.*\b(?:how (?:much|many)|differ|gap|short|over)"
    r"|\bthan (?:it |they |had |was |were |originally )*(?:planned|targeted)\b|\bthan (?:the|its|their) (?:\w+ )?(?:plan|target|goal)\b", re.I)
_PLANNED_THEN: Final = re.compile(r"\b(?:plan(?:s|ned)?|targets?|targeted|goals?)\b", re.I)
_TWO_GOALS: Final = re.compile("计划|目标|任务|打算|准备|安排")
_YEARS_NAMED: Final = re.compile(r"(?:19|20)\d\d|[今去明前上]年|[头前上]一年")
_PROBLEM: Final = re.compile(
    r"\b(?:problems|shortcomings|difficulties|weaknesses|challenges)\b[^?]*\b(?:admit|acknowledge|face[sd]?|point out|list|mention|exist|remain|own up)"
    r"|\b(?:admit|acknowledge|face)(?:s|d|ted)?\b[^?]*\b(?:problems|shortcomings|difficulties|weaknesses|challenges)\b|"
    r"(?:存在|遇到|面临).{0,8}(?:问题|困难|不足|短板)"
    r"|(?<!解决)(?<!化解)(?<!破解)(?<!攻克)(?:什么|哪些|哪几个?(?:方面|类|条|点)?的?)(?:突出|主要)?(?:问题|困难|不足|短板)|有(?:什么|哪些|啥)(?:难处|难题|毛病)", re.I)
_COMPARE: Final = re.compile(
    r"(?:跟|与|和|同)[^，。]{2,12}比(?:呢|怎么样|如何)?[？?]?$|相比|对比|(?<![占同环])比[^例重率如].{0,14}(?:多|少|高|低|增|减|快|慢|大|小|升|降|超|涨|提)"
    r"|[多少高低]还是[多少高低]"
    r"|(?:哪一?(?:个?(?:省|市|县|区|州|乡|镇|街道|地方)|[个边里家])|哪儿|谁)(?:的)?更?[多少高低大小](?!的|新[区技]|[铁速校中原级端]|企业|学|型)|哪年[多少高低]|哪一?年[^，。多少几]{0,6}[多少高低](?:些|一些|一点)?(?=$|[，。？?])|哪一?年(?:更|(?:提|涨|升|增|加|降|减)[高长加涨低少]?得?更?[多快大少])|孰[高低多少快慢大小]|哪一?[回次][高低多少]|[年时]更?[高低多少快慢].{0,2}还是.{0,12}[年时]更?[高低多少快慢]|谁家|谁[涨降升增减长跑走]得?[快慢多少高低]|年还是[^，。]{0,6}年|哪[边头个].{0,6}[多少高低](?=$|[，。？?])|谁.{2,16}(?:[高低多]|定得.)(?=$|[，。？?])|哪个更|搁一块|对照"
    r"|变化|怎么变|(?<![还仍])差多少|差额|差距|增减|增加了多少|多了(?:多少|几)|少了(?:多少|几)|超(?:出|了)"
    r"|\bby how (?:much|many)\b.*\b(?:exceed|surpass|outstrip)(?:ed|s)?\b"
    r"|\b(?:exceed|surpass|top|outstrip)(?:ed|s)? (?:that|those|the one|the ones) (?:of|in)\b"
    r"|\b(?:which|who|whose|when)\b.*\b(?:more|fewer|less|better|worse|higher|lower|larger|bigger|smaller|longer|shorter)\b|\bside by side\b|\brelative to\b"
    r"|\bas opposed to\b|\bset (?:\w+ ){1,14}(?:beside|against)\b|\bgaps?\b|\bdiffers?\b|\bpoints? apart\b|\boutnumber|\bfrom how (?:many|much) to how\b"
    r"|\bover or under\b|\bhow far short\b|\bfall short\b"
    r"|\bby how (?:much|many)\b.*\bbetween\b.*\band\b|\b(?:compare[ds]?|vs|versus|than|difference|change[ds]?|more or (?:less|fewer)"
    r"|(?:increase[ds]?|rise|rose|gr[eo]w|fall|fell|drop(?:ped)?|decline[ds]?|(?:go|goes|went|gone|come|came) (?:up|down)) (?:by [^,]{1,20} )?(?:from|between))\b"
    r"|\b(?:lower|raise|cut|reduce)(?:ed|d|s)?\b[^?]* from (?:19|20)\d\d to (?:19|20)\d\d", re.I)
_SERIES: Final = re.compile(
    r"历年|逐年|各年|每一?年(?:各|分别)|趋势|走势|哪一?年[^，。]{0,10}最|[各哪](?:个|一个)?(?:省|市|县|区|镇|乡|街道|地方|地)[^，。]{0,16}(?:最|各是|分别)|(?:^|年)各(?:省|市|县|区|镇|乡|地)[^，。]{0,16}(?:多少|几|情况)"
    r"|\b(?:each year|year by year|trend|which (?:year|province|city|county|town)\b.*\b(?:most|highest|lowest|fewest|largest))\b", re.I)
_YEAR_BY_YEAR: Final = re.compile(
    r"分别(?!是?(?:什么|哪|啥))|各是|各有|近[三3]年|(?<!平均)每一?年(?!级|龄|均|平均)|年年|分年|按年|一年一?年|挨个|历次|\bannually\b|\byear by year\b"
    r"|\bevery year\b|\ba run of\b|\brespectively\b", re.I)
SUM: Final = re.compile(
    r"一共|总共|合计|合起来|[加合]在一起|加一块|加起来|总计|(?<![公党群])共(?:计|完成|改造|建(?![筑设]))"
    r"|\bin total\b|\baltogether\b|\bcombined\b|\badded up\b|\b(?:taken|put|added) together\b|\btogether(?=\?|$)", re.I)
_ADDED_UP: Final = re.compile("[和与跟及、加][^。？?]*(?:合起来|[加合]在一起|加一块|加起来|相加)")
_ONE_AGAINST_ANOTHER: Final = re.compile(
    r"(?<![占同环对])比(?![例重率值])|[多少高低][了出]?(?:多少|几)|相?差|增长|涨|(?<!提)升|降|减少|提高|变化|对比|相比|各(?![类级地界])|分别|哪|谁|[由从较]"
    r"|\b(?:more|less|fewer|than|differ(?:ence|s|ed)?|compared?|changed?|higher|lower|drop(?:ped)?|each|respectively"
    r"|rise|rose|grow|grew|fall|fell|increase[ds]?|which|gap)\b", re.I)
_ROSE_OR_FELL: Final = re.compile(
    r"[增减涨跌掉升降翻]|提高|改善|扩大|缩小|变[成为到]|往[上下]|上调|下调|走(?:高|低|了?几)|多了|少了|\bmore\b|\bfewer\b|\bdrop|\bf[ae]ll|\brose\b|\bris[ei]|\bgr[eo]w"
    r"|\bincreas|\bdecreas|\bdoubl|\blengthen|\bminus\b", re.I)
_IN_ALL: Final = re.compile(r"累计|总共|一共|合计|共(?:计|完成|改造|建|新|发|投)|加起来|\bin total\b|\baltogether\b", re.I)
_AGAINST: Final = re.compile(
    r"[比较差谁哪各]|分别|快过|慢过|落后|领先|[高低]于|高过|超[过出]|相当于|之于|对照|\b(?:than|vs|versus|above|below|against|differ|which|whose|who|both|each"
    r"|apart)\b", re.I)
_OVER_YEARS: Final = re.compile(r"分别|各是?多少|各有|一共|总共|合计|加起来|总计|共(?:计|完成|改造|建)|变化|in total|each")
_TOGETHER: Final = re.compile("一共|总共|累计|合计|共(?:新增|增加|完成|改造|建)")
_DEFINITION: Final = re.compile(r"(?:具体)?指(?:的是)?(?:什么|哪|的)|包[含括]|有哪(?:些|几)|哪几[大小条]?(?:个|种|类|方面|项|条|块|句|样|家|件|处|点|步|部分|村|镇|乡)"
    r"|是(?:个|些)?(?:什么|啥)(?!原因|时候|情况|数)|什么是|是哪[两三四五六七八九十]|哪[两三四五六七八九十]\S?[样种类项条点张件]|都是啥"
    r"|\bwhat (?:is|are|does .* mean)\b|\brefers? to\b|\bstands? for\b", re.I)
_DATE: Final = re.compile(
    r"哪几?[一]?[天日](?!均)|何年何月|几时(?!段)|年份是|几月(?=[动开竣通对投完建落启合])|(?:连续|连着)(?:了)?几年|哪[一个]*月|几月几[日号]|[到在]几月(?!几)|几月份?[底前能要就才会]|几月份(?=$|[，。？?的])|几[日号](?![楼线院令机文内])|日期|[什啥]么?时[候间]|多会儿|何时|哪一?年(?:[^更多少高低]*$|(?:完成|建成|实现|通车|开通|启用|脱贫|摘帽))"
    r"|\bwhen\b|\b(?:what|which) (?:dates?|days?|months?)\b|\b(?:what|which) year (?:did|does|do|was|were|is|will|has)\b", re.I)
_ON_WHICH_DAY: Final = re.compile(r"\b(?:on|by) (?:what|which) (?:day|date)\b", re.I)  # “on which day is … held each year” is no series
_TERM: Final = re.compile(
    r"连续了?(?:多少|几)年|文号|发文字号|(?:期限?|时间|年限|任期|有效期)[^，。]{0,6}(?:多少|几)(?:个)?[年月]"
    r"|(?:多少|几)(?:个)?[年月]一(?:次|届|回|调)|document number|how many years(?! (?:can|could|do|does|did|would)\b.*\blive)", re.I)
_PERSON: Final = re.compile(
    r"(?:[镇县市省区乡州旗]长|主席|主任)(?:的名字)?(?:叫|是)(?:什么|啥)|谁|哪位|哪个(?=[省市县区镇乡州旗]长(?![期效远江势三])|主席|主任|书记)|何人"
    r"|^who\b|\bwho (?:is|was|gave|delivered|presented|made|read)\b", re.I)
_PLANNED_AND_DONE: Final = re.compile(
    "(?:计划|目标|任务|年初)[^。]*(?:多少|几)[^。]*(?:实际|最后|最终|结果|到头来)[^。]*(?:多少|几)"
    "|实际[^。]*(?:多少|几)[^。]*(?:计划|目标|任务|年初)[^。]*(?:多少|几)"
    "|(?:年初|原定|原先|原本|原来|当初)(?:[^。]*(?:多少|几))?[^。]*(?:到?年底|最后|最终|结果|到头来)[^。]*[多少超差][^，。]{0,4}?(?:多少|几)")
_THE_LATTER: Final = re.compile("[前后]者[^，。？?]{0,8}?[多少高低大小快慢][了出]?(?:多少|几)")  # 分别提到多少？后者高多少
_LEFT_OUT: Final = re.compile("除去|扣除|刨去|刨掉|减去|除了|除开")  # 全区的，除去某街道的还有多少
_UNDER_PROJECTS: Final = re.compile(r"\bunder [^?]{0,30}livelihood projects\b", re.I)
_FINISHED: Final = re.compile(r"\b(?:complet|finish|deliver|achiev|actual|done\b|did\b)", re.I)
_DONE_ACTUALLY: Final = re.compile(
    r"\b(?:were|was|did|have|has)\b[^?,.]{0,40}?\bactually\b(?! (?:plan|promis|intend|aim|want|expect|propos|pledg|commit|target))"
    r"|\bactually (?:get )?(?:\w+ed|built|done|made|put)\b", re.I)
_ROSE_IN_ALL: Final = re.compile("(?:一共|总共|累计)(?:[涨升降]|提高|上升|下降)")
_HOW_OFTEN: Final = re.compile(r"(?:多长时间|多久)[^，。]{0,8}一[次回]|\bhow often\b", re.I)
_CALLED: Final = re.compile("(?<![镇县市省区乡州旗]长)(?<!主席|主任)(?:叫|称作|称为|名字是)(?:个|作|做)?(?:什么|啥)|[什啥]么?名字|几级几等|几[Aa]级(?!景区有)|几星级")
_EACH_OF: Final = re.compile(r"(?:哪(?:些|[几两三四五六七八九十])|[什啥]么?).{0,14}各.{0,6}(?:多少|几)|分别是哪")
_AMOUNT_ASKED: Final = re.compile(
    r"^(?:(?:I need|please give|give me|tell me|show me) )?(?:the )?(?:number|amount|share|percentage|level|rate|size|total|length|area)\b"
    r"|\bhow (?:fast|far|wide|deep|old|mechani[sz]ed)\b"
    r"|\bwhat (?:\w+[ -]){0,5}?(?:rate|number|ratio|output|amount|total|target|level|intensity|share|percentage|income|length|area|value|standard"
    r"|price|tonnage|losses|loss|growth|balance|surplus|deficit|population|coverage|density|turnover|volume|quantity"
    r"|capacity|production|yield|distance|cost|revenue|sum|figure)\b",
    re.I)
_NO_FIGURE: Final = re.compile(
    r"\b(?:how (?:did|does|do|was|were|has|have)|what was done|in a few words|problems?"
    r"|shortcomings?|difficult(?:y|ies)|which|who|whose|when|where|why|list|name|explain|ways?|means|kinds?|types?|measures|conditions"
    r"|industries|what (?:else )?(?:can|may|must|should|could|shall)"
    r"|products|things)\b", re.I)
_THINGS_ASKED: Final = re.compile(
    r"\b(?:what|which) (?:were |are )?(?:the )?(?:[\w-]+ ){0,4}?(?:measures|services|steps|projects|works|items|reforms|policies|areas|sectors|industries"
    r"|actions|programmes|programs)\b", re.I)
_COUNT_ASKED: Final = re.compile(
    r"(?:[,—-] ?|\bin )(?:\w+ )?(?:yuan|tonnes?|tons|jin|mu|hectares|kilomet\w+|households|people|kilowatts|percent|per cent|%)(?: only)?\??$"
    r"|\b(?:head)?count\b(?! as)|(?:^|: )(?:average|total|number|hours|days)\b|\bwhat sum\b|, in [A-Za-z]+\??$", re.I)
_HOW_MUCH: Final = re.compile(r"\bhow (?:many|much)\b", re.I)
_LIST: Final = re.compile(
    r"哪些|有啥|有些?什么|列一下|列出来?|列举|第[一二三四五六七八九十\d]+[项条个件]|最后(?:那|这)?一?[项条件]|\bwhich\b|\blist\b"
    r"|\bitem (?:no\.? ?|number )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|\b(?:first|second|third|\w+th)\b[^?]{0,60}\b(?:projects|tasks|items|matters|things)\b|\b(?:types|kinds|categories|forms) of\b", re.I)
_VALUE: Final = re.compile(
    r"多少|什么数|若干(?=[万亿个家户人亩公吨座所台辆元]|$|[，。？?])|几何(?=$|[，。？?])|多[长高大重宽深远厚粗]|几[^点乎何]|百分之几|是多[大高]"
    r"|(?:人数|户数|产值|数量|总量|规模|收入|投资|里程|面积|[一-鿿][数率额值量])的?(?:增长)?(?:目标|任务|计划)(?:是|为|呢)?[？?]?$"
    r"|(?:利用|引进|完成|新增|新建|改造|投资|招商|建设|争取)[^，。]{0,10}的(?:目标|任务|计划)(?:是|为|呢)?[？?]?$"
    r"|每人每[月年天](?:是|有)?[？?]?$"
    r"|[一-鿿](?:数|率|额|量)[，,][^，,。？?]{2,10}(?:年|的)?$"
    r"|(?:数|率|额|值|量|存栏|出栏|人次|标准|比例|增幅|增速|金额|面积|里程|收入|人数|户数|[长定]目标|预期目标)(?:是|为|呢)?[？?]?$"
    r"|\bhow (?:many|much|large|high|big|long)\b|\bwhat (?:amount|number|quantity|sum)\b"
    r"|\bwhat (?:was|is) the\b.*\b(?:rate|number|ratio|output|amount|total|target|level)\b", re.I)
def role(text: str) -> Role | None:
    """Whether what was planned, what was done or what is wrong is asked for; None when it is not said."""
    if _PROBLEM.search(text):
        return "problem"
    if _PLANNED_AND_DONE.search(text):
        return None
    if _FELL_SHORT.search(text):
        return None
    planned, done = _PLAN.search(_NOT_PLANNED.sub("", text)), _RESULT.search(_HOW_IT_CHANGED.sub(" ", text))
    if planned and len(_PLANNED_THEN.findall(text)) > 1 and len(_YEARS_NAMED.findall(text)) > 1:
        return "plan"  # “plan to renovate in 2025 than it had planned for 2024”
    if planned and _FROM_GOAL.search(text):
        return "plan" if len(_TWO_GOALS.findall(text)) > 1 and len(_YEARS_NAMED.findall(text)) > 1 else None  # “2026年的任务比2025年的任务少多少”
    if _UNDER_PROJECTS.search(text) and not _FINISHED.search(text):
        return "plan"
    if planned and _DONE_ACTUALLY.search(text) and not _COMPARE.search(text) and len(_HOW_MUCH.findall(text)) < 2:
        return "result"  # “promised … How many were actually installed?”
    if planned and done:
        return None if re.search(rf"{_IN_FACT}|完成[^，。]{0,8}(?:比|超)[^，。]{0,8}(?:计划|目标|任务)", text) else "plan"
    return "plan" if planned else "result" if done else None


def operation(text: str, language: Language, years: int, longest: int, places: int = 1, *, is_from_to: bool = False) -> Operation:
    """years: how many periods the question names; longest: years in the longest of them; places: how many it names side by side;
    is_from_to: both ends of a period are named (从2020年到2023年)."""
    asked = _one_of_each(text, language, years, longest, is_from_to=is_from_to)
    is_of_several = years > 1 or places > 1 or (years == 1 and longest == 2) or _ADDED_UP.search(text) is not None
    if asked in ("value", "compare") and is_of_several and SUM.search(text) and not _ONE_AGAINST_ANOTHER.search(text):
        return "series"
    if asked in ("value", "compare") and (places > 2 or (years > 2 and longest == 1)):
        return "series"
    return "compare" if asked == "value" and places == 2 and (_AGAINST.search(text) or _LEFT_OUT.search(text)) else asked


def _one_of_each(text: str, language: Language, years: int, longest: int, *, is_from_to: bool) -> Operation:
    if (re.search("差(?:了)?[多几]少?|相差", text) and years > 1) or _FROM_GOAL.search(text):
        return "compare"
    if _PLANNED_AND_DONE.search(text) or _THE_LATTER.search(text):
        return "compare"
    if is_from_to and _ROSE_IN_ALL.search(text):
        return "compare"
    if _EACH_OF.search(text):
        return "list"
    if _CALLED.search(text) or _HOW_OFTEN.search(text):
        return "text"
    if _ON_WHICH_DAY.search(text):
        return "date"
    if _SERIES.search(text) or (longest in (3, 4, 6, 7, 8) and _OVER_YEARS.search(text)) or (longest > 1 and _YEAR_BY_YEAR.search(text)):
        return "series"
    is_amount = _HOW_MUCH.search(text) or (language == "en" and _AMOUNT_ASKED.search(text))
    if (_DATE.search(text) or _TERM.search(text)) and not _COMPARE.search(text) and not (is_amount and not _TERM.search(text)):
        return "date"
    if is_from_to and _ROSE_OR_FELL.search(text) and not _IN_ALL.search(text):
        return "compare"
    if longest > 2 and years == 1 and _TOGETHER.search(text) and _VALUE.search(text):
        return "value"  # “2017到2021年一共增加了多少个学位”
    if _COMPARE.search(text) or (years > 1 and _VALUE.search(text)):
        return "compare"
    if _PERSON.search(text) and not _HOW_MUCH.search(text):
        return "person"
    if _DEFINITION.search(text) and not re.search(r"多少|how (?:many|much)|what (?:was|is) the", text, re.I):
        return "definition"
    if (_LIST.search(text) and not _VALUE.search(text)) or (_THINGS_ASKED.search(text) and not _HOW_MUCH.search(text) and not PERCENT.search(text)):
        return "list"
    asks_indicator = bool(_COUNT_ASKED.search(text) or _AMOUNT_ASKED.search(text) or (language == "en" and not _NO_FIGURE.search(text) and indicators_in(text)))
    return "value" if _VALUE.search(text) or PERCENT.search(text) or asks_indicator else "text"

"""The words around the numbers of a report: which are deeds (完成, 新建), which only name a measure (产量, 总数), which carry nothing (全年, 达到).

Lists, and the small tests made of them. Not here: which of these words a number belongs to (labels.py), indicators (mentions.py)."""

import re
from collections.abc import Iterable
from typing import Final

_DEEDS: Final = (
    "办好 抓好 做好 用好 管好 实行 严守 坚守 保有 "
    "新建 建成 改造 打造 培育 认证 入选 新增 新添 完成 实施 推进 推动 支持 创建 建设 投用 启动 开工 竣工 修复 整治 治理 安装 清理 清运 清除 拆除 发放 投入 投资 "
    "筹措 筹集 落实 争取 安排 拨付 下拨 下达 兑现 "
    "兑付 饲养 引进 签约 招引 开展 举办 组织 培训 培养 帮助 帮扶 带动 吸纳 安置 转移 救助 慰问 资助 惠及 服务 覆盖 涉及 受益 化解 调处 排查 查处 查封 办理 办结 受理 "
    "处理 处置 整改 立案 查办 破获 抓获 调解 审查 "
    "评选 表彰 推荐 选派 选聘 选树 招聘 录用 调整 优化 压减 削减 取消 下放 精简 出台 制定 印发 修订 发布 公布 推出 上线 形成 建立 健全 设立 成立 组建 构建 搭建 "
    "布局 布设 铺设 架设 敷设 开通 打通 贯通 通车 "
    "硬化 绿化 亮化 栽植 种植 养殖 播种 流转 复垦 复耕 改良 更新 加装 配备 配置 配套 购置 采购 添置 储备 收储 供应 保障 保供 提供 解决 消除 关闭 关停 淘汰 取缔 "
    "拆迁 征收 搬迁 迁移 稳定 保持 控制 实现 突破 "
    "拥有 共有 现有 设有 包括 涵盖 接待 吸引 聚集 集聚 汇聚 引育 孵化 认定 获评 获批 荣获 获得 取得 评为 命名 列入 纳入 入围 晋升 升级 提升 扩建 续建 迁建 重建 "
    "新改建 改建 改扩建 维修 维护 加固 疏浚 清淤 "
    "拓宽 延伸 启用 投产 投运 运营 运行 生产 销售 出口 进口 运送 运输 发送 开发 减免 减少 增加 缴纳 报批 申请 扶持 发展 新设 新培育 新认定 新创建 新引进 新签约 "
    "新开工 新增设 新开发 新改扩建 新建成 新获批 增设 "
    "增补 规划 谋划 包装 申报 争创 开行 开辟 开放 建有 达成 促成 盘活 释放 腾退 腾出 转化 授权 登记 注册 备案 审批 核发 核准 核定 核查 检查 抽检 检测 监测 巡查 "
    "回访 走访 接受 接访 收集 征集 答复 办复 采纳 "
    "审议 审计 制修订 编制 出版 演出 放映 展出 举行 召开 承办 参加 参与 派出 派驻 部署 投放 撤并 合并 整合 压缩 节约 节约用地 降低 清退 追回 挽回 追缴 收回 退还 "
    "补助 补贴 奖励 救治 治愈 接种 筛查 签订 签署 "
    "查出 排查出 发现 摸排 清查 "
    "守住 守牢 改种 补种 抢排 抢修 抢险 疏通 退出 摘帽 辐射带动 辐射 拉动 撬动 促进 助力 帮办 代办 赡养 完工 建改 拆改 新植 补植 抚育 收购 收割 机收 开采 开垦 垦造 防治 "
    "扑灭 处罚 问责 处分 约谈 通报 曝光 督办 交办 "
    "转办 亮相 落地 落户 入驻 入库 入统 升规 上市 挂牌 交付 交易 成交 融资 授信 放贷 发行 募集 到位 结转 分配 使用 利用 消纳 并网 装机 发电 供电 供水 供气 供热 "
    "供暖 支援 选送 输送 输出 转出 转入 遴选 评定 "
    "创成 承接 试运行 试运营 试生产 试通车"
)
_ONE_LETTER_DEEDS: Final = ("获", "建(?![筑制])", "增(?![值速长幅])", "设(?![备施计想])", "立(?![体法案项])", "修", "栽", "招(?![商生聘标工引录募])", "派", "聘")
_LONG_DEEDS: Final = sorted(set(_DEEDS.split()), key=len, reverse=True)
_NO_DEED: Final = {"上市": "上市(?!企业|公司)", "服务": "服务(?![区站点业队圈员费台网]|中心|设施)"}  # 高速｜服务区 is a thing
_LONG_VERB: Final = f"(?:{'|'.join(_NO_DEED.get(deed, deed) for deed in _LONG_DEEDS)})"
VERB: Final = f"(?:{_LONG_VERB}|{'|'.join(_ONE_LETTER_DEEDS)})"
MEASURES: Final = (  # nouns that say what of a thing is counted; alone they need the thing
    "贷款余额|存款余额|补助标准|补贴标准|奖补标准|播种面积|种植面积|综合种养面积|养殖面积|建筑面积|占地面积|用地面积|全长|总长|总面积|面积|总产量|产量|总产能|产能|总产值|产值|总产|增加值|营业收入|总收入|收入|单产|亩产|增速|增幅|涨幅|降幅|占比|比重|"
    "起数|件数|家数|个数|比例|覆盖率|普及率|参保率|合格率|成功率|满意度|满意率|总数|总量|总额|"
    "总人数|人数|户数|数量|金额|资金|总投资|投资额|投资|标准|规模|里程|长度|容量|能力|水平|浓度|强度|密度|余额|价值|均价|价格|保有量|存栏|出栏|销售额|零售额|"
    "进出口总额|进出口额|进出口|交易额|成交额|签约额|合同额|协议额|出口额|进口额|出口|进口|使用量|处理量|排放量|客流量|(?:单日|日|最高){1,2}客[运流]量|"
    "吞吐量|装机容量|发电量|用电量|支出|补助|补贴|年龄|寿命|时间|周期|入学率|升学率|巩固率|治理率|处理率|利用率|回收率|达标率|优良率|办结率|化解率|调处率|完成率|"
    "兑付率|入住率|就业率|失业率|参与率|知晓率|转化率|贡献率|渗透率|毛利率|"
    "总花费|花费|资产总额|利润总额|负债总额|利润|税收|利税|净增|增加|人次"
)
MEASURE_TAIL: Final = re.compile(rf"(?:{MEASURES}|率|量|额|值|数)$")
_MEASURE_ONLY: Final = re.compile(
    rf"(?:其|年|死亡|受伤|参保|参合|受益|综合|平均|户均|人均|亩均|村均|每亩|最高|最低|年均|总(?![数量额产收投])|新增|累计|实现|完成|有效|服务|实际|日均|月均|查询|办理|通车|运营|营运|营业|和){{0,4}}+(?:{MEASURES}|率|量)?"
)
_ADVERBS: Final = (
    "稳步|持续|不断|进一步|全面|顺利|圆满|成功|明显|显著|大幅度|大幅|大力|深入|积极|扎实|加快|切实|严格|有序|有效|着力|全力|基本|首次|首批|率先|连续|历史性|实质性|直接|"
    "间接|同步|先后|共同|统一|集中|逐步|稳定|快速|高效|依法|按期|"
    "如期|提前|全部|新|再|又|还|也|均|都|已经|已|正在|正|将|可|能|要|仅|只|就|约|近|达|超|共|总计|共计|合计|总共|累计|全年|当年|年内|每年|预计|力争|计划|确保|拟|"
    "争取|安全|组织|及时|坚决|保质保量|高质量|高标准|高水平|严格|强力|因地制宜"
)
_FUNCTION_WORDS: Final = (
    f"{_ADVERBS}|达到|达|为|是|至|到|超过|突破|接近|高达|不少于|不低于|不超过|保持在|稳定在|控制在|维持在|保持|稳定|控制|维持|有|了|在|分别|各|每|其中|另有|此外|"
    f"同时|以及|和|及|与|并|、|的|从|由|等|"
    "全镇|全县|全市|全省|全区|全乡|全村|全国|我镇|我县|我市|我省|我区|我乡|我国|上升|提高|增长|下降|降低|降至|升至|增至|增加|减少|回落|提升|扩大|缩小|折合|价值|"
    "各地|每天|每日|平均每天|平均每日|其|经|对|给|把|将|向|让|使|被|供|户均|年均|同比|环比|"
    "比上年|较上年|“|”|‘|’|（|）|《|》|·|—|-| "
).split("|")


def _any(words: Iterable[str]) -> str:
    """An alternative of words, longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(set(words), key=len, reverse=True)))})"


ADVERB: Final = _any(_ADVERBS.split("|"))
# Possessive (*+): words overlap (稳定 is a deed and a function word), and trying every way to cut a line would not end.
_BARE: Final = re.compile(rf"{_any((*_FUNCTION_WORDS, *_LONG_DEEDS, *(deed[0] for deed in _ONE_LETTER_DEEDS)))}*+")
_EMPTY_ONLY: Final = re.compile(rf"{_any(_FUNCTION_WORDS)}*+")
ENDS_IN_DEED: Final = re.compile(rf"(?:{VERB}|了|起|[有为在对给把将让使向从由以于的])$")
STARTS_WITH_DEED: Final = re.compile(  # 保障性住房, 授权点 are things
    rf"(?:(?!{_LONG_VERB})(?:{ADVERB}|继续))*+{_LONG_VERB}(?![性型]|点[、，。]|点$)(?<!供[水电气热暖](?=老旧|管|设施))"
)
VERB_PREFIX: Final = re.compile(rf"(?:{ADVERB}*+{VERB}(?![性型者])[、和]?)++")
# Where the words after a number stop being what it counts: 「13个县｜被命名为…」, 「8支基金｜带动…」.
PREDICATE: Final = re.compile(
    rf"{_LONG_VERB}|并|且|(?<![宜安定移群])居(?![住民家])|依托|位列|排名|名列|同比|增长|增至|降至|升至|由|较|比上|占|已|全部|均|都|得到|达(?!峰|标)|为(?!民[办服])|被|(?<![级年龄历元])以上|作为|用于|正在|正式|初步|加快|扎实|稳步|顺利|成功|圆满|领先|"
    rf"以来|左右|正|可(?![再回视])|将|由|从|与去年|多于|每|向(?:纵深|前|更)"
)
# Words after a number that can only be the thing counted.
_COUNTED: Final = (
    "个|家|项|条|座|所|处|名|位|类|种|批|件|台|只|支|张|套|户|人|起|场|次|部|辆|架|列|片|块|根|株|棵|栋|幢|"
    "间|口|眼|盏|本|册|份|篇|宗|例|单|期|班|队|组|对|道|款|站|床|头|羽|艘|台套|人次|门|幅|批次|场次|集|岁|笔|轮|层|万|亿|千|百"
)
COUNTERS: Final = frozenset(_COUNTED.split("|"))


# The peoples of an autonomous place: 雾坪｜彝族乡.
PEOPLE: Final = (
    "(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌"
    "|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|独龙|鄂伦春|赫哲|门巴|珞巴|基诺)族)+"
)
PEOPLES: Final = re.compile(f"{PEOPLE}$|(?:各族|民族)$")

# What parts a list of things; not 普及, 参与, 和谐.
LISTED: Final = re.compile(r"、|以及|(?<![普涉以波遍])及(?![时以其])|(?<![共饱缓温])和(?![谐美平睦])|(?<![参给])与(?![会时])")


OF_SCHOOLS: Final = re.compile("(?:新?招生|毕业(?:学?生)?|在校学?生)$")  # of the schools named before


def is_bare(words: str) -> bool:
    """Only deeds and function words, so that the thing itself stands elsewhere: “累计完成”, “达到”, “”."""
    return _BARE.fullmatch(words) is not None


def is_empty(words: str) -> bool:
    """Nothing but function words: “达到”, “全年共”, “”."""
    return _EMPTY_ONLY.fullmatch(words) is not None


def is_measure(words: str) -> bool:
    """Only the name of a measure, whose thing stands elsewhere: “总产量”, “户均”, “增速”."""
    return bool(words) and _MEASURE_ONLY.fullmatch(words) is not None


def without_deed(words: str) -> str:
    """“排查矛盾纠纷” → 矛盾纠纷; a deed alone is kept."""
    deed = VERB_PREFIX.match(words)
    return words[deed.end() :] if deed and len(words) - deed.end() > 1 else words


def thing_of(words: str) -> str:
    """The thing without its deed and its measure: “完成粮食播种面积” → 粮食, “规上企业新增” → 规上企业; what cannot be told apart is kept."""
    rest = without_deed(words)
    for _ in range(2):
        measure = MEASURE_TAIL.search(rest) or re.search(rf"{_LONG_VERB}$", rest)
        if measure and measure.start() > 1 and not rest.endswith(("进出口", "生产总值")):
            rest = rest[: measure.start()]
    return rest

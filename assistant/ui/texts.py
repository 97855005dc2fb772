"""Every text the page shows, in one vocabulary. Not here: answers and error messages of the packages below, which are shown as they are."""

from typing import Final

from assistant.records import Kind, Language, Reason, Role

NAME: Final = "镇文"
TITLE: Final = "镇文 · 资料问答助手"
SUBTITLE: Final = "只依据本机资料库回答，每个数字都有出处"
STARTED: Final = "镇文已启动：{address}"
STARTING: Final = "正在启动镇文…"
ONLY_LOOPBACK: Final = "监听地址“{host}”不是本机地址。为保护资料，本程序只接受 127.0.0.1、localhost 或 ::1，请改正设置 host。"
NO_PORT: Final = "端口 {first}—{last} 都被占用。请关闭占用端口的程序，或用设置 port 换一个端口。"
WRONG_HOST: Final = "拒绝访问：请用本机地址（如 http://127.0.0.1:{port}）打开本页面。"
UNEXPECTED: Final = "出错了（编号 {reference}），请重试；如再次出现，请把编号告诉维护人员，程序窗口里有详细记录。"

PREPARING: Final = "正在准备资料库…"
ADDING_SAMPLE: Final = "首次使用，正在添加示例资料：{done}/{total}（已添加的可以先提问）"
SAMPLE_INCOMPLETE: Final = "正在添加示例资料（{done}/{total}），添加完后可能查到更多。"

TAB_CHAT: Final = "问答"
CHAT: Final = "对话"
QUESTION: Final = "问题"
QUESTION_HINT: Final = "请输入问题，回车提问"
ASK: Final = "提问"
STOP: Final = "停止"
NEW: Final = "新对话"
COPY: Final = "复制回答"
COPIED: Final = "已复制"
COPY_REFUSED: Final = "复制不了"
WELCOME: Final = "## 想查什么？\n问年度数据、工作情况或政策条件，中文、英文都可以。"
SEARCHING: Final = "正在查找…"
STOPPED: Final = "已停止。"
TOO_LONG: Final = "问题太长（超过 {most} 字）。请缩短后再问。"
FILTERS: Final = "查找条件（去掉勾选即不限，并重新回答）"
ASSUMED: Final = "理解为："

EVIDENCE: Final = "依据"
EVIDENCE_EMPTY: Final = "提问后，这里显示答案所依据的原文，引用的句子会突出显示。"
EVIDENCE_NONE: Final = "这个回答没有可以引用的原文。"
EXCERPT: Final = "原文"
NEAR_MISS: Final = "相近"
NOT_TAKEN: Final = "未采用"
QUOTED: Final = "引用"
GONE: Final = "这份资料已从资料库删除，只能显示引用的句子。"
NO_HEADING: Final = "（无标题）"

ROLES: Final[dict[Role, str]] = {"result": "回顾", "problem": "问题", "plan": "计划", "other": ""}
KINDS: Final[dict[Kind, str]] = {"report": "报告", "plan": "计划", "policy": "政策", "table": "表格", "other": "其他"}
FILTER_PLACE: Final = "地点：{}"
FILTER_PERIOD: Final = "时段：{}"
FILTER_REPORT: Final = "{}年的报告"
FILTER_ROLE: Final = "性质：{}"
FILTER_KIND: Final = "类型：{}"

REFUSED: Final[dict[Language, str]] = {"zh": "资料中未找到", "en": "Not found in the library"}
REFUSED_REDACTED: Final[dict[Language, str]] = {"zh": "原文数字已隐去", "en": "Hidden in the source"}
COMPUTED: Final[dict[Language, str]] = {"zh": "计算", "en": "Computed"}
NEAREST: Final[dict[Language, str]] = {"zh": "最接近的内容（均未采用）", "en": "Nearest passages (not used)"}
WHY_NOT: Final[dict[Reason, dict[Language, str]]] = {
    "no_evidence": {"zh": "内容相近，但没有回答所问", "en": "related, but no answer"},
    "place_absent": {"zh": "是另一个地方的", "en": "another place"},
    "period_absent": {"zh": "是另一个时段的", "en": "another period"},
    "plan_only": {"zh": "是计划，不是完成情况", "en": "a plan, not a result"},
    "part_period_only": {"zh": "只是部分时段", "en": "part of the period only"},
    "combined_total_only": {"zh": "是合并统计的总数", "en": "a combined total"},
    "breakdown_absent": {"zh": "是总数，没有所问的分项", "en": "the total, not the breakdown"},
    "redacted": {"zh": "数字在原文中已隐去", "en": "hidden in the source"},
    "term_retired": {"zh": "用的是后来的说法", "en": "a later term"},
    "ambiguous": {"zh": "是可能的一种", "en": "one of several possibilities"},
}

TAB_LIBRARY: Final = "资料库"
UPLOAD: Final = "选择要添加的文件（可多选，也可拖放到这里）"
UPLOAD_HINT: Final = "支持 Word、PDF、Excel、PPT、网页、纯文本等；单个文件不超过 {most} MB。"
ADD: Final = "添加"
NO_FILES: Final = "请先选择文件。"
READING: Final = "正在添加：{done}/{total} 个文件，{passages} 个片段，{seconds:.0f} 秒，每秒 {rate:.0f} 个片段"
ADDED: Final = "完成：{summary}。用时 {seconds:.0f} 秒。"
ADD_STOPPED: Final = "已停止。已添加的资料已保存。"
STATUSES: Final = {"added": "已添加", "unchanged": "未变化", "replaced": "已替换", "refused": "未添加"}
OUTCOMES: Final = "添加结果"
OUTCOME_COLUMNS: Final = ["文件", "结果", "片段数", "说明"]
SEARCH_DOCUMENTS: Final = "筛选资料"
SEARCH_DOCUMENTS_HINT: Final = "按来源、标题、地区或年份筛选，多个词用空格分开"
DOCUMENTS: Final = "资料列表"
DOCUMENT_COLUMNS: Final = ["来源", "标题", "类型", "地区", "年份", "片段数", "添加时间", "编号"]
COUNTED: Final = "共 {total} 份资料。点选一行后可以删除。"
COUNTED_SOME: Final = "共 {total} 份资料，符合筛选的 {shown} 份。点选一行后可以删除。"
EMPTY_LIBRARY: Final = "资料库还是空的。请在上方添加工作报告、总结、计划或政策文件。"
NONE_SHOWN: Final = "没有符合筛选的资料（共 {total} 份）。"
REFRESH: Final = "刷新"
REMOVE: Final = "删除"
REMOVE_ASKED: Final = "确定删除“{source}”吗？删除后不再检索和引用，原件也会一并删除。"
REMOVE_YES: Final = "确定删除"
REMOVE_NO: Final = "取消"
REMOVED: Final = "已删除“{source}”。"
REMOVED_ALREADY: Final = "这份资料已经不在资料库里了。"

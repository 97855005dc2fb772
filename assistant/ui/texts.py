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
COPY: Final = "连同出处"
COPY_ANSWER: Final = "复制回答"
COPY_FIGURE: Final = "复制数字"
COPIED: Final = "已复制"
COPY_REFUSED: Final = "复制不了"
WELCOME: Final = "## 想查什么？\n问年度数据、工作情况或政策条件，中文、英文都可以。"
SEARCHING: Final = "正在查找…"
STOPPED: Final = "已停止。"
TOO_LONG: Final = "问题太长（超过 {most} 字）。请缩短后再问。"
FILTERS: Final = "查找条件（去掉勾选即不限，并重新回答）"
FILTER_ADD: Final = "加条件"
ASSUMED: Final = "理解为："

EVIDENCE: Final = "依据"
EVIDENCE_EMPTY: Final = "提问后，这里显示答案所依据的原文，引用的句子会突出显示。"
EVIDENCE_NONE: Final = "这个回答没有可以引用的原文。"
EXCERPT: Final = "原文"
NEAR_MISS: Final = "相近"
NOT_TAKEN: Final = "未采用"
QUOTED: Final = "引用"
OPEN_TEXT: Final = "打开原文"
OPEN_ORIGINAL: Final = "下载原件"
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

TABLE_PERIOD: Final = "时段"
TABLE_PLACE: Final = "地方"
TABLE_ROLE: Final = "口径"
TABLE_FIGURE: Final = "数据"
TABLE_SOURCE: Final = "出处"
REMEDY: Final = "怎样才能答："
REMEDY_THIS_PLACE: Final = "当地"
REMEDY_THAT_YEAR: Final = "所问年份"
REMEDY_THAT: Final = "所问内容"
REMEDIES: Final[dict[Reason, str]] = {
    "no_evidence": "添加写有{about}的报告、统计表或文件，或者换个说法再问。",
    "place_absent": "添加{place}的工作报告、总结或统计表。",
    "period_absent": "添加写有{when}数据的总结、年报或统计表。",
    "plan_only": "添加{when}的工作总结（里面有完成数）；要看计划数，把条件“性质”改为计划。",
    "part_period_only": "添加{when}全年的总结或年报。",
    "combined_total_only": "添加把{about}单独列出的统计表或台账。",
    "breakdown_absent": "添加有{about}分项数的统计表或台账。",
    "redacted": "添加没有隐去数字的原件。",
    "term_retired": "换成当时的说法再问。",
    "ambiguous": "写明地点、年份和要查的指标再问。",
}
REMEDIES_ENGLISH: Final[dict[Reason, str]] = {
    "no_evidence": "add a report, table or policy that tells of it, or ask in other words.",
    "place_absent": "add reports of that place.",
    "period_absent": "add a report or table with data of that period.",
    "plan_only": "add the report of that year with what was done, or ask for the plan.",
    "part_period_only": "add a report of the whole period.",
    "combined_total_only": "add a table that lists it by itself.",
    "breakdown_absent": "add a table with the breakdown.",
    "redacted": "add the original in which the number is not hidden.",
    "term_retired": "ask with the term of that time.",
    "ambiguous": "name place, year and indicator.",
}

NEXT: Final = "接着问："
ASK_HOW_MANY: Final = "多少{unit}？"
ASK_COMPARED: Final = "{place}{year}年{name}比上年多还是少？"
ASK_EACH_YEAR: Final = "{place}{first}年到{last}年{name}分别{how_many}"
ASK_PLAN: Final = "{place}{year}年计划{name}{how_many}"
CUT_OFF: Final = "没有答完，请重新提问。"
NOT_ANSWERED: Final = "没有回答。"
NOT_KEPT: Final = "这一问没有存进对话记录："

CONVERSATIONS: Final = "对话记录"
CONVERSATIONS_NONE: Final = "问过的会留在这里。"
CONVERSATIONS_NONE_FOUND: Final = "没有符合的对话。"
CONVERSATION_SEARCH: Final = "搜索对话"
CONVERSATION_NAME: Final = "对话名称"
CONVERSATION_FILES: Final = ("导出 Word", "导出 Markdown")
CONVERSATION_REMOVED: Final = "已删除“{title}”。"
CONVERSATION_GONE: Final = "这个对话已经删除。"
RENAME: Final = "改名"
SAVE: Final = "保存"
GOOD: Final = "有用"
BAD: Final = "有误"
OPINION_NOTE: Final = "补充说明（可不填）：哪里好，哪里不对"
OPINION_KEPT: Final = "已记下，谢谢。"
CONNECTION_LOST: Final = "连接中断：程序已关闭或网络断开。正在等它恢复，已输入的文字不会丢。"
CONNECTION_BACK: Final = "连接已恢复。"
NO_SUCH_FILE: Final = "没有这份文件，或它已从资料库删除。"
OLD_VERSION: Final = "这是当时引用的版本，这份资料后来已被新文件替换。"
UNNAMED: Final = "未命名"

TAB_LEDGER: Final = "指标台账"
LEDGER_VIEW: Final = "看什么"
OVER_YEARS: Final = "一地多年"
OVER_PLACES: Final = "一年多地"
LEDGER_PLACE: Final = "地方"
LEDGER_ROLE: Final = "口径"
LEDGER_ROLES: Final[dict[Role, str]] = {"result": "回顾", "plan": "计划"}
LEDGER_TEXT: Final = "指标"
LEDGER_TEXT_HINT: Final = "如 危房改造；同义说法也算"
LEDGER_FIRST: Final = "从"
LEDGER_LAST: Final = "到"
LEDGER_YEAR: Final = "年份"
LEDGER_ANY: Final = "不限"
LEDGER_REPEATED: Final = "只看有两年以上的"
LEDGER_TABLE: Final = "指标表"
LEDGER_NUMBER: Final = "序"
LEDGER_GROWTH: Final = "最近比上年"
LEDGER_COUNTED: Final = "{rows} 行，点一格看原句。{marks}{rest}"
LEDGER_CUT: Final = "列出前 {shown} 行，共 {rows} 行（用上面的条件缩小范围，或导出全部）。点一格看原句。{marks}{rest}"
LEDGER_MARKS: Final = "冲突 {conflict} 格，多个数 {several} 格，口径不同 {noted} 格，缺 {missing} 格。"
LEDGER_YEARS_CUT: Final = "只列最近 {shown} 年（共跨 {columns} 年），选“从”可看更早的。"
LEDGER_THINGS_CUT: Final = "列出最多地方有的 {shown} 个指标，共 {columns} 个；在“指标”栏写一个词可看别的。"
LEDGER_LEFT_OUT: Final = "另有 {left_out} 个数没有年份，或只是增减、占比、完成率，没有列入；全部见 assistant figures。"
LEDGER_EMPTY: Final = "台账还是空的：资料库里没有带数据的报告。请先到“资料库”页添加年度总结或统计表。"
LEDGER_NONE: Final = "没有符合条件的数据。可以换一个口径或年份，去掉“只看有两年以上的”，或换一个指标说法。"
TO_LIBRARY: Final = "去添加资料"
CELL: Final = "这一格的出处"
CELL_EMPTY: Final = "点表里的一格，这里显示它的原句、文件和标题。"
CELL_MISSING: Final = "前后年份都有，唯独这一格没有找到数：资料里可能没有写，也可能是换了说法。"
CELL_NONE: Final = "这一格没有数据。"
CAVEAT: Final = "口径：{}"
CORRECTED_FROM: Final = "人工更正，原为：{}"
GROWTH_REMARK: Final = "{later}比{earlier}：{told}"
TREND_ALT: Final = "{label}：{points}"
EXPORT_XLSX: Final = "导出 Excel"
EXPORT_CSV: Final = "导出 csv"
EXPORTED: Final = "导出的文件（点右边的大小下载）"
EXPORT_NAME: Final = "指标台账"

CORRECT: Final = "更正这个数"
CORRECT_HINT: Final = "只改动有变化的栏。原文不变，更正有日期，可以撤销。"
CORRECT_AMOUNT: Final = "数和单位"
CORRECT_INDICATOR: Final = "指标名称"
CORRECT_YEARS: Final = "年份（如 2020 或 2016-2020）"
CORRECT_PART: Final = "部分时段（如 1-9月；全年不填）"
CORRECT_NOTE: Final = "备注（为什么改）"
CORRECT_SAVE: Final = "保存更正"
CORRECT_DISMISS: Final = "这不是数据"
CORRECT_NO_FIGURE: Final = "请先在表里点一格。"
CORRECT_WRONG_YEARS: Final = "“{}”不是年份。请写成 2020，或 2016-2020。"
CORRECT_SAVED: Final = "已更正：{was}。可在“更正记录”里撤销。"
CORRECT_DISMISSED: Final = "已从台账去掉：{was}。可在“更正记录”里撤销。"
MERGE: Final = "合并指标"
MERGE_HINT: Final = "把“{label}”并入另一个指标，以后都用那个名称，所有资料都算。"
MERGE_INTO: Final = "并入的指标名称"
MERGE_SAVE: Final = "合并"
MERGE_SAVED: Final = "已把“{was}”并入“{into}”。可在“更正记录”里撤销。"
CORRECTIONS: Final = "更正记录"
CORRECTION_COLUMNS: Final = ["号", "日期", "做了什么", "原来", "改为", "备注", "状态"]
CORRECTION_KINDS: Final = {"value": "更正", "dismissal": "去掉", "merge": "合并"}
CORRECTION_HOLDS: Final = "有效"
CORRECTION_UNDONE: Final = "已撤销"
CORRECTION_NOT_APPLIED: Final = "未起作用（资料已替换或删除）"
CORRECTIONS_NONE: Final = "还没有更正。"
CORRECTIONS_COUNTED: Final = "共 {} 条。点选一条后可以撤销。"
UNDO: Final = "撤销"
UNDONE: Final = "已撤销第 {} 条。"
UNDONE_ALREADY: Final = "这一条已经撤销了。"

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
NEWS: Final = "带来的数据"
NEWS_COLUMNS: Final = ["文件", "情况", "指标", "以前", "现在"]
NEWS_KINDS: Final = {"changed": "与旧版不同", "conflicts": "与别的报告冲突", "jumps": "可疑：跳得太多"}
NEWS_SUMMARY: Final = "新数据 {new} 个（共 {figures} 个），与旧版不同 {changed} 处，与别的报告冲突 {conflicts} 处，可疑 {jumps} 处。"
NEWS_CUT: Final = "下表列出前 {shown} 处，共 {total} 处。"
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

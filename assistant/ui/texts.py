"""Every text the page shows, in one vocabulary. Not here: answers and error messages of the packages below, which are shown as they are."""

from typing import Final

from assistant.records import Kind, Language, Reason, Role

NAME: Final = "镇文"
TITLE: Final = "镇文 · 资料问答助手"
SUBTITLE: Final = "只依据本机资料库回答，每个数字都有出处"
STARTED: Final = "镇文已启动：{address}"
STARTING: Final = "正在启动镇文…"
NEED_ACCOUNT: Final = (
    "别的电脑能打开网页（监听地址 {host}，名称“{names}”），所以要先有一个管理员账号。请运行：\n"
    "  assistant user add 您的名字 --role 管理员 --home \"{home}\"\n"
    "按提示输入密码，然后再启动。只在本机使用，请把设置 host 改回 127.0.0.1，并去掉 names。"
)
WRONG_ADDRESS: Final = "这台电脑没有地址“{host}”。请把设置 host 改成本机的一个地址，或 0.0.0.0（全部地址）。"
NO_PORT: Final = "端口 {first}—{last} 都被占用。请关闭占用端口的程序，或用设置 port 换一个端口。"
WRONG_HOST: Final = "拒绝访问：请用本机地址（如 http://127.0.0.1:{port}）打开本页面；用别的名称打开，要先写进设置 names。"
UNEXPECTED: Final = "出错了（编号 {reference}），请重试；如再次出现，请把编号告诉维护人员，程序窗口里有详细记录。"

LOGIN_NEEDED: Final = "登录已结束，请重新登录。"
NOT_YOURS: Final = "这个文件或窗口属于另一个账号。请刷新页面后再试。"
BODY_TOO_LARGE: Final = "一次发送的内容太多。请分几次。"
UPLOAD_UNMEASURED: Final = "浏览器没有说明文件大小，不能上传。请换一个浏览器。"
UPLOADED_ENOUGH: Final = "今天上传的文件超过 {most} MB 了。请明天再传，或请管理员调大设置 daily_mb。"
LAPSED: Final = "登录已结束。这里打的字还在：先在新窗口登录，再回来继续。"
LAPSED_LOGIN: Final = "去登录"
LAPSED_CLOSE: Final = "关闭"
LOGIN: Final[dict[Language, dict[str, str]]] = {
    "zh": {
        "lang": "zh-CN",
        "login": "登录",
        "subtitle": SUBTITLE,
        "name": "名字",
        "password": "密码",
        "forgotten": "没有账号或忘了密码，请找管理员。",
        "wrong": "名字或密码不对。请检查大小写和输入法，再试一次。",
        "wait": "试错的次数太多了。请等 {seconds} 秒后再试。",
        "stale": "这个页面放得太久了，或浏览器不接受 cookie。请再登录一次。",
        "account": "我的账号",
        "out": "退出登录",
        "sessions": "登录过的浏览器",
        "seen": "最近使用 {seen}",
        "this": "（当前）",
        "browser": "浏览器",
        "end_others": "退出其他浏览器",
        "ended": "其他浏览器都已退出。",
        "new_password": "改密码",
        "old": "现在的密码",
        "new": "新密码（至少 8 个字符）",
        "again": "再输一遍新密码",
        "save": "保存新密码",
        "unequal": "两遍新密码不一样。请重新输入。",
        "wrong_old": "现在的密码不对。请再试一次。",
        "changed": "密码已改，其他浏览器都已退出。",
        "back": "回到镇文",
    },
    "en": {
        "lang": "en",
        "login": "Log in",
        "subtitle": "Answers from this office's own library, each figure with its source",
        "name": "Name",
        "password": "Password",
        "forgotten": "No account, or password forgotten? Ask your administrator.",
        "wrong": "Name or password is wrong. Please check and try again.",
        "wait": "Too many wrong tries. Please try again in {seconds} seconds.",
        "stale": "This page was open too long, or the browser refuses cookies. Please log in again.",
        "account": "My account",
        "out": "Log out",
        "sessions": "Browsers that are logged in",
        "seen": "Last used {seen}",
        "this": " (this one)",
        "browser": "Browser",
        "end_others": "Log out the other browsers",
        "ended": "All other browsers are logged out.",
        "new_password": "Change password",
        "old": "Current password",
        "new": "New password (at least 8 characters)",
        "again": "New password once more",
        "save": "Save new password",
        "unequal": "The two new passwords differ. Please type them again.",
        "wrong_old": "The current password is wrong. Please try again.",
        "changed": "Password changed; all other browsers are logged out.",
        "back": "Back to Zhenwen",
        "管理员": "Administrator",
        "编辑": "Editor",
        "只读": "Reader",
    },
}

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
WORDING: Final = "模型正在组织语言…"
WORDING_STOPPED: Final = "已停止，模型没有说完。"
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

TAB_DRAFT: Final = "起草"
DRAFT_MINE: Final = "我的草稿"
DRAFT_NONE: Final = "还没有草稿"
DRAFT_UNSAVED: Final = "新草稿"
DRAFT_NEW: Final = "新建"
DRAFT_RESTORE: Final = "撤销删除"
DRAFT_EXAMPLE: Final = "示例："
DRAFT_KIND: Final = "写什么"
DRAFT_KINDS: Final = [("工作计划", "plan"), ("工作总结", "review"), ("总结及计划", "both")]
DRAFT_PLACE: Final = "地方"
DRAFT_YEAR: Final = "年份"
DRAFT_TITLE: Final = "标题"
DRAFT_TITLE_HINT: Final = "不填则按地方和年份取"
DRAFT_BASIS: Final = "只依据这些资料（不选则用全部）"
DRAFT_OUTLINE: Final = "按去年列章节"
DRAFT_ADD: Final = "加一节"
DRAFT_UP: Final = "上移"
DRAFT_DOWN: Final = "下移"
DRAFT_DROP: Final = "去掉"
DRAFT_SECTIONS: Final = "章节"
DRAFT_NO_HEADING: Final = "（还没有标题）"
DRAFT_NO_TITLE: Final = "（未命名）"
DRAFT_HEADING: Final = "本节标题"
DRAFT_HEADING_HINT: Final = "如 持续改善人居环境"
DRAFT_TOPIC: Final = "主题"
DRAFT_TOPIC_HINT: Final = "标题改过时填"
DRAFT_SECTION_KIND: Final = "性质"
DRAFT_SECTION_KINDS: Final = [("计划", "plan"), ("回顾", "review")]
DRAFT_LEAST: Final = "最少字"
DRAFT_MOST: Final = "最多字"
DRAFT_POINTS: Final = "要点（一行一条）"
DRAFT_POINTS_HINT: Final = "如 推进农村生活污水治理"
DRAFT_INDICATORS: Final = "指标（本年数空着的，写成【待补】）"
DRAFT_COLUMNS: Final = ["指标", "本年数", "单位", "上年数", "目标", "责任单位", "时限", "时点", "备注"]
DRAFT_SHEET_COLUMNS: Final = ("指标", "单位", "本年", "上年", "目标", "完成率", "时点", "报送单位", "备注")
DRAFT_IMPORT: Final = "从表格读入指标"
DRAFT_UPLOAD: Final = "选 Excel 或 csv 文件"
DRAFT_PASTE: Final = "或从 Excel 复制后粘贴到这里"
DRAFT_PASTE_HINT: Final = "列的次序：指标 单位 本年 上年 目标 完成率 时点 报送单位 备注；带表头时按表头认"
DRAFT_PASTE_EMPTY: Final = "还没有粘贴内容。请在 Excel 里选中几行，复制，再粘贴到框里。"
DRAFT_READ: Final = "读入"
DRAFT_READ_ROWS: Final = "读入 {} 个指标。"
DRAFT_MATERIAL: Final = "部门材料（原样写进本节）"
DRAFT_MATERIAL_HINT: Final = "把部门报来的段落粘贴到这里"
DRAFT_WRITE: Final = "起草本节"
DRAFT_WRITE_ALL: Final = "起草全部"
DRAFT_LOCK: Final = "锁定"
DRAFT_TEXT: Final = "本节正文"
DRAFT_TEXT_HINT: Final = "起草后在这里修改。每个数都会核对出处，改动随时保存。"
DRAFT_LEGEND: Final = {"form": "来自表单", "past": "往年材料", "policy": "政策文件", "computed": "计算得出", "slot": "待补", "wrong": "有问题"}
DRAFT_TO_WORD: Final = "导出 Word"
DRAFT_TO_ANNEX: Final = "数据依据表"
DRAFT_TO_TEXT: Final = "纯文本"
DRAFT_WELCOME: Final = "填好左边的表，点“起草本节”。没有头绪时，点上面的示例，或填好地方和年份后点“按去年列章节”。"
DRAFT_BEGUN: Final = "示例已填好，点“起草本节”或“起草全部”。"
DRAFT_SAVED: Final = "已保存。"
DRAFT_WRITING: Final = "正在起草第 {at}/{total} 节：{heading}…"
DRAFT_WROTE: Final = "起草“{}”"
DRAFT_WROTE_ALL: Final = "起草全部"
DRAFT_NO_SECTION: Final = "还没有章节。请先点“加一节”，或填好地方和年份后点“按去年列章节”。"
DRAFT_NOTHING: Final = "还没有写出内容。请先起草，再导出。"
DRAFT_GONE: Final = "这份草稿已经不在了。"
DRAFT_REMOVED: Final = "已删除“{}”，可点“撤销删除”找回。"
DRAFT_OUTLINED: Final = "加了 {} 节。"
DRAFT_DROPPED: Final = "已去掉“{}”，可从“版本”里找回。"
DRAFT_LOCKED: Final = "“{}”已锁定。要改动，请先解除锁定。"
DRAFT_DID_LOCK: Final = "锁定“{}”"
DRAFT_DID_UNLOCK: Final = "解除锁定“{}”"
DRAFT_BEFORE_DROP: Final = "去掉“{}”之前"
DRAFT_BEFORE_ROLLBACK: Final = "退回之前"
DRAFT_ROLLED_BACK: Final = "退回到第 {} 版"
DRAFT_NO_VERSION: Final = "请先选一个版本。"
DRAFT_FINDINGS: Final = "核验"
DRAFT_FINDING_COLUMNS: Final = ["级别", "节", "问题"]
DRAFT_LEVELS: Final = {"error": "必改", "warning": "疑似", "hint": "提示"}
DRAFT_NOT_CHECKED: Final = "起草后，这里列出要改的地方：没有出处的数、漏写的指标、过时的说法等。"
DRAFT_CHECKED: Final = "{figures} 个数，{good} 个有出处。"
DRAFT_FOUND: Final = "{}。点一行跳到原处。"
DRAFT_CLEAN: Final = "没有发现问题。"
DRAFT_MISSING: Final = "缺项清单（可直接发给各部门）"
DRAFT_EVIDENCE: Final = "可用的依据"
DRAFT_EVIDENCE_EMPTY: Final = "填好地方、年份和本节标题后，这里列出去年同节、往年数据和政策原句。"
DRAFT_USE: Final = "这一条"
DRAFT_USES: Final = [("自动", ""), ("必用", "pinned"), ("不用", "struck")]
DRAFT_USED: Final = "已记下，重新起草本节后生效。"
DRAFT_A_FIGURE: Final = "数据"
DRAFT_A_PAST: Final = "去年"
DRAFT_A_POLICY: Final = "政策"
DRAFT_PAST: Final = "去年同节"
DRAFT_PAST_NONE: Final = "资料库里没有找到去年的同一节。添加去年的报告后会显示在这里。"
DRAFT_VERSIONS: Final = "版本"
DRAFT_ROLLBACK: Final = "退回到这一版"
DRAFT_CHANGES: Final = "与现在相比"
DRAFT_ADDED: Final = "新增"
DRAFT_DELETED: Final = "删去"
DRAFT_WHOLE: Final = "全文"
DRAFT_WHOLE_EMPTY: Final = "还没有写出内容。"

TAB_LIBRARY: Final = "资料库"
UPLOAD: Final = "要添加的文件（可多选，可放 zip）"
UPLOAD_HINT: Final = "支持 Word、PDF、Excel、PPT、网页、纯文本和 zip；单个文件不超过 {most} MB。"
ADD: Final = "添加"
NO_FILES: Final = "请先选择文件。"
READING: Final = "正在添加：{done}/{total} 个文件，{passages} 个片段，{seconds:.0f} 秒，每秒 {rate:.0f} 个片段"
ADDED: Final = "完成：{summary}。用时 {seconds:.0f} 秒。"
ADD_STOPPED: Final = "已停止。已添加的资料已保存。"
STATUSES: Final = {"added": "已添加", "unchanged": "未变化", "replaced": "已替换", "refused": "未添加"}
WORKING: Final = "正在处理…"
QUEUED: Final = "排队中"
NOT_ADDED: Final = "已停止"
OUTCOMES: Final = "添加结果"
OUTCOME_COLUMNS: Final = ["文件", "结果", "片段数", "说明"]
NEWS: Final = "带来的数据"
NEWS_COLUMNS: Final = ["文件", "情况", "指标", "以前", "现在"]
NEWS_KINDS: Final = {"changed": "与旧版不同", "conflicts": "与别的报告冲突", "jumps": "可疑：跳得太多"}
NEWS_SUMMARY: Final = "新数据 {new} 个（共 {figures} 个），与旧版不同 {changed} 处，与别的报告冲突 {conflicts} 处，可疑 {jumps} 处。"
NEWS_CUT: Final = "下表列出前 {shown} 处，共 {total} 处。"
SEARCH_DOCUMENTS: Final = "筛选资料"
SEARCH_DOCUMENTS_HINT: Final = "按文件名、标题、地区或年份筛选，多个词用空格分开"
FILTER_KINDS: Final = "类型"
FILTER_PLACES: Final = "地区"
FILTER_YEARS: Final = "年份"
ANY_KIND: Final = "全部类型"
ANY_PLACE: Final = "全部地区"
ANY_YEAR: Final = "全部年份"
NO_PLACE: Final = "没有地区"
NO_YEAR: Final = "没有年份"
DOCUMENTS: Final = "资料列表"
DOCUMENT_COLUMNS: Final = ["文件", "类型", "地区", "年份", "编号"]
SAMPLE_MARK: Final = "{kind} · 示例"
COUNTED: Final = "共 {total} 份资料。点一行看内容、改信息、替换或删除。"
COUNTED_SOME: Final = "共 {total} 份资料，符合筛选的 {shown} 份。点一行看内容、改信息、替换或删除。"
EMPTY_LIBRARY: Final = (
    "### 资料库还是空的\n把历年的工作总结、计划、统计表和政策文件拖到上面的框里（一个 zip 也行），点“添加”。"
    "文件名里带上地方和年份，如“清河镇2021年工作总结.docx”，查得最准。"
)
NONE_SHOWN: Final = "没有符合筛选的资料（共 {total} 份）。"
SAMPLE_THERE: Final = "有 {count} 份示例资料（虚构的清河镇、安澜县），列表里标“示例”。放入自己的资料后就不需要了。"
SAMPLE_ABSENT: Final = "想先试试？可以放入示例资料（虚构的清河镇、安澜县）。"
SAMPLE_REMOVE: Final = "移除示例资料"
SAMPLE_ADD: Final = "放入示例资料"
SAMPLE_REMOVED: Final = "已移除 {count} 份示例资料。"
COVERAGE: Final = "哪些年、哪些地方有报告"
COVERAGE_PLACE: Final = "地方"
COVERAGE_WHOLE: Final = "{place} {years} 不缺"
COVERAGE_GAPS: Final = "{place} {years}，缺 {missing}"
COVERAGE_TOLD: Final = "年度报告和计划：{told}。"
COVERAGE_NONE: Final = "还没有年度报告和计划。"
COVERAGE_MORE: Final = "等 {count} 个地方"
COVERAGE_LOOSE: Final = "另有 {count} 份缺地方或年份。"
COVERAGE_CUT: Final = "只列最近 {shown} 年。"
COVERAGE_HINT: Final = (
    "数字是份数，“缺”是前后年份都有、唯独没有这一年。点一格只看那一地那一年的资料。"
    "缺地方或年份的，按地方、年份提问时用不上，请在下面的列表里点开，用“改信息”补上。"
)
COVERED: Final = "{}份"
NOT_COVERED: Final = "缺"
DOCUMENT_EMPTY: Final = "点列表里的一份资料，这里显示它的标题层次、正文和去掉的行，可以改信息、替换或删除。"
DOCUMENT_GONE: Final = "这份资料已经不在资料库里了。"
DOCUMENT_FACTS: Final = "{kind} · {place} · {year} · {passages} 个片段 · {figures} 个数 · {added} 添加 · 编号 {id}"
DOCUMENT_SAME: Final = "内容与“{source}”相同，不重复检索和引用。"
NOT_KNOWN_PLACE: Final = "没有地区"
NOT_KNOWN_YEAR: Final = "没有年份"
OUTLINE: Final = "标题层次"
OUTLINE_NONE: Final = "没有认出标题，全文按段落检索。"
OUTLINE_CUT: Final = "只列前 {shown} 个标题，共 {total} 个。"
BODY: Final = "正文"
BODY_LABEL: Final = "整理后的正文（检索和引用的就是它）"
BODY_CUT: Final = "\n……（后面还有 {} 字，请取原件看）"
DROPPED: Final = "去掉的行"
DROPPED_COLUMNS: Final = ["去掉的行", "为什么"]
DROPPED_TOLD: Final = "去掉了 {} 行，它们不检索也不引用。去错了的话，请在原文里改掉那一行的样子，再替换。"
DROPPED_NONE: Final = "没有去掉任何一行。"
DESCRIBE: Final = "改信息"
DESCRIBE_HINT: Final = "自动认错的可以改。以后替换成新版本，改过的仍然有效。"
DESCRIBE_TITLE: Final = "标题"
DESCRIBE_KIND: Final = "类型"
DESCRIBE_PLACE: Final = "地区（如 清河镇；没有就空着）"
DESCRIBE_YEAR: Final = "年份（标题里的，如 2021；没有就空着）"
DESCRIBE_SAVE: Final = "保存"
DESCRIBE_WRONG_YEAR: Final = "“{}”不是年份。请写四位数字，如 2021；没有就空着。"
DESCRIBED: Final = "已保存“{source}”的信息，检索和台账都按它来。"
DESCRIBED_ALREADY: Final = "没有改动。"
ORIGINAL: Final = "取原件"
ORIGINAL_FILE: Final = "原件（点右边的大小下载）"
ORIGINAL_NONE: Final = "这份资料没有单独的原件。"
REPLACE: Final = "替换…"
REPLACED: Final = "已用“{new}”替换“{source}”。旧回答的出处仍打开旧的版本。"
REPLACE_SAME: Final = "没有替换：{}"
REPLACE_SAME_FILE: Final = "与资料库里的是同一个文件。"
REMOVE: Final = "删除"
REMOVE_ASKED: Final = "确定删除“{source}”吗？删除后不再检索和引用；{days} 天内可以恢复，之后连原件一起清除。"
REMOVE_YES: Final = "确定删除"
REMOVE_NO: Final = "取消"
REMOVED: Final = "已删除“{source}”。"
REMOVED_ALREADY: Final = "这份资料已经不在资料库里了。"

USERS_HEAD: Final = "用户"
USERS: Final = "账号"
USERS_NONE: Final = (
    "还没有账号：只有这台电脑能打开网页，打开的人什么都能做。要让别的电脑也能用，先添加一个管理员；添加后，打开网页都要登录。"
    "现在没有账号时留下的草稿和对话，归第一个管理员。"
)
USERS_SOME: Final = "管理员什么都能做；编辑能添加、替换、删除资料和更正数据；只读能提问、查看，写自己的草稿。点选一行可以改。"
USER_COLUMNS: Final = ["名字", "角色", "登录着的浏览器", "添加时间"]
USER_CHOSEN: Final = "选中的账号：**{}**"
USER_NAME: Final = "名字"
USER_ROLE: Final = "角色"
USER_PASSWORD: Final = "密码（至少 8 个字符）"  # noqa: S105  # a label
USER_NEW_PASSWORD: Final = "新密码（至少 8 个字符）"  # noqa: S105  # a label
USER_ADD: Final = "添加账号"
USER_SET_ROLE: Final = "改角色"
USER_SET_PASSWORD: Final = "设新密码"  # noqa: S105  # a label
USER_END: Final = "退出全部浏览器"
USER_REMOVE: Final = "停用账号"
USER_ADDED: Final = "已添加“{}”。请把名字和密码告诉本人，登录后在“我的账号”里改密码。如果这里还没有登录，请刷新页面。"
USER_CHANGED: Final = "“{}”的角色已改，马上生效。"
USER_RENEWED: Final = "“{}”的密码已改，原来登录的浏览器都已退出。"
USER_ENDED: Final = "“{}”的 {} 个浏览器已退出。"
USER_REMOVED: Final = "“{}”已停用，不能再登录；对话和草稿留着，设新密码即恢复。"
ACCOUNT: Final = "我的账号"
JOURNAL: Final = "操作记录"
JOURNAL_REFRESH: Final = "刷新"
JOURNAL_WHOSE: Final = "谁"
JOURNAL_ALL: Final = "全部"
JOURNAL_COLUMNS: Final = ["时间", "谁", "做了什么", "对象"]
JOURNAL_ACTIONS: Final = {
    "add": "添加资料", "replace": "替换资料", "set aside": "删除资料", "bring back": "恢复资料", "remove": "彻底删除", "describe": "改资料信息",
    "backup": "备份", "restore": "恢复备份", "reindex": "重建索引", "export": "导出", "ask": "提问",
    "correct: value": "更正数据", "correct: dismissal": "去掉数据", "correct: merge": "合并指标", "undo correction": "撤销更正",
    "add user": "添加账号", "remove user": "停用账号", "set role": "改角色", "set password": "设新密码", "end sessions": "退出全部浏览器",
    "log in": "登录", "log out": "退出登录", "log in refused": "密码不对",
}  # fmt: skip
TAB_SETTINGS: Final = "设置"
MODEL: Final = "对话模型"
MODEL_HINT: Final = "不设置也能用：答案用资料原句。设置后由模型把原句说得通顺，数字和出处仍逐句核对，核对不过的划掉并换回原句。"
MODEL_PROVIDER: Final = "服务"
MODEL_OTHER: Final = "其他（自己填地址）"
MODEL_ADDRESS: Final = "地址（带不带 /v1 都行）"
MODEL_KEY: Final = "密钥"
MODEL_KEY_HINT: Final = "本机模型一般不用填"
MODEL_KEY_KEPT: Final = "已保存，不显示；要换就重新填"
MODEL_NAME: Final = "模型名称"
MODEL_NAME_HINT: Final = "测试连接后可从列表里选"
MODEL_LOCAL_ONLY: Final = "只用本地（不连接外部地址）"
MODEL_TRY: Final = "测试连接"
MODEL_SAVE: Final = "保存模型"
MODEL_OFF: Final = "不用模型"
MODEL_TRYING: Final = "正在连接 {host}…"
MODEL_NO_ADDRESS: Final = "请先填地址。"
MODEL_NO_NAME: Final = "连接成功，共 {count} 个模型。请选一个模型再保存。"
MODEL_TRIED: Final = "连接成功：{count} 个模型；“{name}”{first:.1f} 秒开始回答，{seconds:.1f} 秒答完。"
MODEL_SAVED: Final = "已保存，下一个问题起使用“{name}”（{where}）。"
MODEL_SAVED_NOT_USED: Final = "已保存。看过下面要发送的内容并同意后，才会使用。"
MODEL_SAVED_OFF: Final = "已停用模型，答案用资料原句。"
MODEL_LOCAL: Final = "本机或局域网，资料不出单位"
MODEL_REMOTE: Final = "外部地址 {host}"
MODEL_BY_SHELL: Final = "注意：环境变量 {names} 指定了同样的设置，以环境变量为准。"
MODEL_CONSENT: Final = (
    "### 要发给 {host} 的内容\n每次提问都会发送问题、引用的原句和它们的文件标题；接着问时带上前三个问答，改写草稿时发送那一节的正文和往年的例句。"
    "身份证、手机、银行卡号先遮住，不发送整份文件。下面是一个例子，实际发送的就是这样："
)
MODEL_SENT: Final = "发送的例子"
MODEL_SENT_NONE: Final = "（资料库还没有打开，或没有可以举例的资料。）"
MODEL_AGREE: Final = "我已看过，同意发给 {host}"
MODEL_AGREED: Final = "已同意发给 {host}。下一个问题起使用模型“{name}”。"
MODEL_STATE_NONE: Final = "现在没有使用模型，答案用资料原句。"
MODEL_STATE: Final = "现在使用“{name}”（{where}）。"
BROUGHT_BACK: Final = "已恢复“{source}”。"
REMOVALS: Final = "最近删除（{}）"
REMOVAL_COLUMNS: Final = ["文件", "删除时间", "还剩天数", "编号"]
REMOVALS_HINT: Final = "点一行，可以恢复，或马上清除（连原件一起，不能再恢复；涉密文件请这样处理）。"
BRING_BACK: Final = "恢复"
ERASE: Final = "马上清除"
ERASED: Final = "已清除“{source}”和它的原件。"

APPEARANCE: Final = "外观"
APPEARANCE_HINT: Final = "只影响这台电脑上的这个浏览器。"
THEME: Final = "颜色"
THEMES: Final = [("跟随系统", "system"), ("浅色", "light"), ("深色", "dark")]
FONT_SIZE: Final = "字号"
FONT_SIZES: Final = [("标准", "normal"), ("大", "large"), ("特大", "larger")]
OFFICE: Final = "本单位"
HOME_PLACE: Final = "所在地（问题里的“我镇”“全镇”按它理解）"
HOME_PLACE_HINT: Final = "如 清河镇"
SETTINGS_SAVE: Final = "保存"
SETTINGS_SAVED: Final = "已保存，从下一个问题起按它理解。"
SETTING_FIXED: Final = "由环境变量 {} 固定，这里不能改。"
SETTINGS_LONG: Final = "所在地不超过 {} 字。"
STORAGE: Final = "资料文件夹"
STORAGE_TOLD: Final = "{folder}\n\n共 {total}：{parts}。磁盘还剩 {free}。"
STORAGE_PARTS: Final = {"originals": "原件", "vectors": "向量索引", "backups": "恢复前的备份", "tmp": "临时文件"}
STORAGE_RECORDS: Final = "记录"
BACKUP: Final = "备份"
BACKUP_HINT: Final = "备份是一个普通的 zip：原件和全部记录（资料、更正、草稿、对话），不含设置和密钥。请存到另一个磁盘。"
BACKUP_MAKE: Final = "做一份备份"
BACKUP_MAKING: Final = "正在备份：{done}/{total} 个原件"
BACKUP_MADE: Final = "备份好了，{documents} 份资料。点文件右边的大小下载。"
BACKUP_FILE: Final = "备份文件（点右边的大小下载）"
BACKUP_NAME: Final = "镇文备份 {}.zip"
RESTORE: Final = "恢复"
RESTORE_HINT: Final = "恢复会换掉现在的全部资料、更正和草稿；现在的先另存一份在资料文件夹的 backups 里。索引重建，要等一会儿。"
RESTORE_FILE: Final = "选择备份文件（zip）"
RESTORE_START: Final = "用这个备份恢复"
RESTORE_ASKED: Final = "确定用“{name}”换掉现在的 {documents} 份资料吗？"
RESTORE_YES: Final = "确定恢复"
RESTORE_NO_FILE: Final = "请先选择备份文件。"
RESTORING: Final = "正在恢复：{done}/{total}"
RESTORED: Final = "恢复好了，现在有 {documents} 份资料。请重新打开页面。"
VERSIONS: Final = "版本"
VERSION_COLUMNS: Final = ["是什么", "版本"]
VERSION_PROGRAM: Final = "镇文"
VERSION_MODEL: Final = "向量模型"
VERSION_UNKNOWN: Final = "未安装"
ALL_SETTINGS: Final = "全部设置"
ALL_SETTINGS_HINT: Final = "改其他设置：在资料文件夹里的 settings.toml 写一行“名称 = 值”，或用环境变量 ASSISTANT_大写名称，然后重新启动程序。"
SETTING_COLUMNS: Final = ["设置", "值", "来自", "说明"]

# 起草：用对话模型改写一节
DRAFT_CONCISE: Final = "更简练"
DRAFT_FORMAL: Final = "更正式"
DRAFT_LONGER: Final = "扩写到（字）"
DRAFT_LONGER_TO: Final = "扩写到{}字"
DRAFT_MOST_CHARACTERS: Final = "扩写到多少字"
DRAFT_WISH: Final = "别的改法"
DRAFT_WISH_HINT: Final = "别的改法，如 多写做法"
DRAFT_REWRITE: Final = "改写"
DRAFT_REWRITE_UNDO: Final = "撤销改写"
DRAFT_REWRITING: Final = "模型正在改写“{heading}”，已写 {count} 字…写完后核对数字、日期和名称。"
DRAFT_REWROTE: Final = "改写“{heading}”（{how}）"
DRAFT_BEFORE_REWRITE: Final = "改写“{}”之前"
DRAFT_REWRITE_SAME: Final = "模型没有改动，这一节保持原样。"
DRAFT_REWRITE_LATE: Final = "改写的时候，这一节又改过、锁定或去掉了，所以没有用模型的改法。要改写，请再点一次。"
DRAFT_NOT_WRITTEN: Final = "这一节还没有写。请先点“起草本节”，再改写。"
DRAFT_NO_WISH: Final = "请先写明怎么改，如 多写做法。"
DRAFT_WRONG_LENGTH: Final = "扩写到的字数请填 {} 到 {} 之间的数。"
DRAFT_REFUSED_HEAD: Final = "下面的改动没有采用，原来的句子还在："
DRAFT_REFUSED_WHY: Final = {
    "invented": "多出了没有依据的内容：{}",
    "altered": "改动了数、时间、名称或口径：{}",
    "dropped": "漏掉了：{}",
    "foreign": "不是这一节的内容：{}",
}
DRAFT_REFUSED_WORDS: Final = "说法前后不一"
DRAFT_REFUSED_NEW: Final = "模型写成："
DRAFT_REFUSED_OLD: Final = "保留原句："
DRAFT_REFUSED_MORE: Final = "另有 {} 处。"

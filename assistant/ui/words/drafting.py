"""Of the tab 起草. A draft itself is Chinese whatever the page speaks."""

from assistant.ui.words.both import Both


class DraftingWords:
    """Chinese and English side by side."""

    DRAFT_MINE = Both("我的草稿", "My drafts")
    DRAFT_NONE = Both("还没有草稿", "No drafts yet")
    DRAFT_UNSAVED = Both("新草稿", "New draft")
    DRAFT_NEW = Both("新建", "New")
    DRAFT_RESTORE = Both("撤销删除", "Undo delete")
    DRAFT_EXAMPLE = Both("示例：", "Example: ")
    DRAFT_KIND = Both("写什么", "Write")
    DRAFT_KINDS = Both(
        [("工作计划", "plan"), ("工作总结", "review"), ("总结及计划", "both")],
        [("Plan", "plan"), ("Summary", "review"), ("Both", "both")],
    )
    DRAFT_PLACE = Both("地方", "Place")
    DRAFT_YEAR = Both("年份", "Year")
    DRAFT_TITLE = Both("标题", "Title")
    DRAFT_TITLE_HINT = Both("不填则按地方和年份取", "Empty: made of place and year")
    DRAFT_BASIS = Both("只依据这些资料（不选则用全部）", "Only these documents (none chosen: all)")
    DRAFT_OUTLINE = Both("按去年列章节", "From last year")
    DRAFT_ADD = Both("加一节", "Add section")
    DRAFT_UP = Both("上移", "Up")
    DRAFT_DOWN = Both("下移", "Down")
    DRAFT_DROP = Both("去掉", "Drop")
    DRAFT_SECTIONS = Both("章节", "Sections")
    DRAFT_NO_HEADING = Both("（还没有标题）", "(no heading yet)")
    DRAFT_NO_TITLE = Both("（未命名）", "(unnamed)")
    DRAFT_HEADING = Both("本节标题", "Heading of this section")
    DRAFT_HEADING_HINT = Both("如 持续改善人居环境", "e.g. 持续改善人居环境")
    DRAFT_TOPIC = Both("主题", "Topic")
    DRAFT_TOPIC_HINT = Both("标题改过时填", "If the heading changed")
    DRAFT_SECTION_KIND = Both("性质", "Kind")
    DRAFT_SECTION_KINDS = Both([("计划", "plan"), ("回顾", "review")], [("Plan", "plan"), ("Result", "review")])
    DRAFT_LEAST = Both("最少字", "At least")
    DRAFT_MOST = Both("最多字", "At most")
    DRAFT_POINTS = Both("要点（一行一条）", "Points (one a line)")
    DRAFT_POINTS_HINT = Both("如 推进农村生活污水治理", "e.g. 推进农村生活污水治理")
    DRAFT_INDICATORS = Both("指标（本年数空着的，写成【待补】）", "Indicators (without a figure: an open slot in the text)")
    DRAFT_COLUMNS = Both(
        ["指标", "本年数", "单位", "上年数", "目标", "责任单位", "时限", "时点", "备注"],
        ["Indicator", "This year", "Unit", "Last year", "Target", "Responsible", "Deadline", "Period", "Note"],
    )
    DRAFT_IMPORT = Both("从表格读入指标", "Read indicators from a table")
    DRAFT_UPLOAD = Both("选 Excel 或 csv 文件", "Choose an Excel or csv file")
    DRAFT_PASTE = Both("或从 Excel 复制后粘贴到这里", "or paste rows copied from Excel")
    DRAFT_PASTE_HINT = Both(
        "列的次序：指标 单位 本年 上年 目标 完成率 时点 报送单位 备注；带表头时按表头认",
        "Order of columns: indicator, unit, this year, last year, target, completion, period, department, note; with a header row, by their Chinese names",
    )
    DRAFT_PASTE_EMPTY = Both("还没有粘贴内容。请在 Excel 里选中几行，复制，再粘贴到框里。", "Nothing was pasted. Please select some rows in Excel, copy them and paste them into the box.")
    DRAFT_READ = Both("读入", "Read")
    DRAFT_READ_ROWS = Both("读入 {} 个指标。", "{} indicators read.")
    DRAFT_MATERIAL = Both("部门材料（原样写进本节）", "Text of departments (goes into the section as it is)")
    DRAFT_MATERIAL_HINT = Both("把部门报来的段落粘贴到这里", "Paste what the departments sent")
    DRAFT_WRITE = Both("起草本节", "Draft section")
    DRAFT_WRITE_ALL = Both("起草全部", "Draft all")
    DRAFT_LOCK = Both("锁定", "Lock")
    DRAFT_TEXT = Both("本节正文", "Text of this section")
    DRAFT_TEXT_HINT = Both("起草后在这里修改。每个数都会核对出处，改动随时保存。", "Edit the draft here. Every number is checked against its source; changes are saved at once.")
    DRAFT_LEGEND = Both(
        {"form": "来自表单", "past": "往年材料", "policy": "政策文件", "computed": "计算得出", "slot": "待补", "wrong": "有问题"},
        {"form": "from the form", "past": "past reports", "policy": "policy", "computed": "computed", "slot": "to fill in", "wrong": "doubtful"},
    )
    DRAFT_TO_WORD = Both("导出 Word", "To Word")
    DRAFT_TO_ANNEX = Both("数据依据表", "Table of sources")
    DRAFT_TO_TEXT = Both("纯文本", "Plain text")
    DRAFT_WELCOME = Both(
        "填好左边的表，点“起草本节”。没有头绪时，点上面的示例，或填好地方和年份后点“按去年列章节”。",
        "Fill in the form on the left and press “Draft section”. Not sure how to begin? Press an example above, or give place and year and press “From last year”.",
    )
    DRAFT_BEGUN = Both("示例已填好，点“起草本节”或“起草全部”。", "The example is filled in. Press “Draft section” or “Draft all”.")
    DRAFT_SAVED = Both("已保存。", "Saved.")
    DRAFT_WRITING = Both("正在起草第 {at}/{total} 节：{heading}…", "Drafting section {at}/{total}: {heading}…")
    DRAFT_WROTE = Both("已起草“{}”", "Drafted “{}”")
    DRAFT_WROTE_ALL = Both("已起草全部", "Drafted all")
    DRAFT_NO_SECTION = Both(
        "还没有章节。请先点“加一节”，或填好地方和年份后点“按去年列章节”。",
        "There are no sections. Please press “Add section”, or give place and year and press “From last year”.",
    )
    DRAFT_NOTHING = Both("还没有写出内容。请先起草，再导出。", "Nothing is written yet. Please draft first, then export.")
    DRAFT_GONE = Both("这份草稿已经不在了。", "This draft is not there any more.")
    DRAFT_REMOVED = Both("已删除“{}”，可点“撤销删除”找回。", "Deleted “{}”; “Undo delete” brings it back.")
    DRAFT_OUTLINED = Both("加了 {} 节。", "{} sections added.")
    DRAFT_DROPPED = Both("已去掉“{}”，可从“版本”里找回。", "Dropped “{}”; it is kept under “Versions”.")
    DRAFT_LOCKED = Both("“{}”已锁定。要改动，请先解除锁定。", "“{}” is locked. Please unlock it before changing it.")
    DRAFT_DID_LOCK = Both("锁定“{}”", "Locked “{}”")
    DRAFT_DID_UNLOCK = Both("解除锁定“{}”", "Unlocked “{}”")
    DRAFT_BEFORE_DROP = Both("去掉“{}”之前", "Before dropping “{}”")
    DRAFT_BEFORE_ROLLBACK = Both("退回之前", "Before going back")
    DRAFT_ROLLED_BACK = Both("退回到第 {} 版", "Back to version {}")
    DRAFT_NO_VERSION = Both("请先选一个版本。", "Please choose a version first.")
    DRAFT_FINDINGS = Both("核验", "Findings")
    DRAFT_SUGGESTION = Both("建议：{}", "suggested: {}")
    DRAFT_FINDING_COLUMNS = Both(["级别", "节", "问题"], ["Level", "§", "Finding"])
    DRAFT_LEVELS = Both({"error": "必改", "warning": "疑似", "hint": "提示"}, {"error": "error", "warning": "doubt", "hint": "hint"})
    DRAFT_NOT_CHECKED = Both(
        "起草后，这里列出要改的地方：没有出处的数、漏写的指标、过时的说法等。",
        "After drafting, what has to be changed is listed here: numbers without a source, indicators left out, outdated terms and the like.",
    )
    DRAFT_CHECKED = Both("{figures} 个数，{good} 个有出处。", "{figures} figures, {good} with a source. ")
    DRAFT_FOUND = Both("{}。点一行跳到原处。", "{}. Click a row to go to its place.")
    DRAFT_CLEAN = Both("没有发现问题。", "Nothing found.")
    DRAFT_MISSING = Both("缺项清单（可直接发给各部门）", "What is missing (to be sent to the departments)")
    DRAFT_EVIDENCE = Both("可用的依据", "Evidence to draw on")
    DRAFT_EVIDENCE_EMPTY = Both(
        "填好地方、年份和本节标题后，这里列出去年同节、往年数据和政策原句。",
        "Once place, year and heading are given, last year's section, past figures and policy sentences are listed here.",
    )
    DRAFT_USE = Both("这一条", "This one")
    DRAFT_USES = Both([("自动", ""), ("必用", "pinned"), ("不用", "struck")], [("Automatic", ""), ("Use", "pinned"), ("Leave out", "struck")])
    DRAFT_USED = Both("已记下，重新起草本节后生效。", "Noted; it counts when the section is drafted again.")
    DRAFT_A_FIGURE = Both("数据", "Figure ")
    DRAFT_A_PAST = Both("去年", "Last year ")
    DRAFT_A_POLICY = Both("政策", "Policy ")
    DRAFT_PAST = Both("去年同节", "Last year")
    DRAFT_PAST_NONE = Both("资料库里没有找到去年的同一节。添加去年的报告后会显示在这里。", "The library has no such section of last year. Add last year's report and it is shown here.")
    DRAFT_VERSIONS = Both("版本", "Versions")
    DRAFT_ROLLBACK = Both("退回到这一版", "Go back to this version")
    DRAFT_CHANGES = Both("与现在相比", "Compared with now")
    DRAFT_ADDED = Both("新增", "Added")
    DRAFT_DELETED = Both("删去", "Deleted")
    DRAFT_WHOLE = Both("全文", "Whole text")
    DRAFT_WHOLE_EMPTY = Both("还没有写出内容。", "Nothing is written yet.")

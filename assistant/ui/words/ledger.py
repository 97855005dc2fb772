"""Of the tab 指标台账: the table, the sources of a cell, corrections."""

from assistant.records import Role
from assistant.ui.words.both import Both


class LedgerWords:
    """Chinese and English side by side."""

    LEDGER_VIEW = Both("看什么", "Show")
    OVER_YEARS = Both("一地多年", "One place, years")
    OVER_PLACES = Both("一年多地", "One year, places")
    LEDGER_PLACE = Both("地方", "Place")
    LEDGER_ROLE = Both("口径", "Result or plan")
    LEDGER_ROLES = Both[dict[Role, str]]({"result": "回顾", "plan": "计划"}, {"result": "Result", "plan": "Plan"})
    LEDGER_TEXT = Both("指标", "Indicator")
    LEDGER_TEXT_HINT = Both("如 危房改造；同义说法也算", "e.g. 危房改造; synonyms count too")
    LEDGER_FIRST = Both("从", "From")
    LEDGER_LAST = Both("到", "To")
    LEDGER_YEAR = Both("年份", "Year")
    LEDGER_ANY = Both("不限", "Any")
    LEDGER_REPEATED = Both("只看有两年以上的", "Only those with two years or more")
    LEDGER_TABLE = Both("指标表", "Table of figures")
    LEDGER_NUMBER = Both("序", "No.")
    LEDGER_GROWTH = Both("最近比上年", "Latest change")
    LEDGER_COUNTED = Both("{rows} 行，点一格看原句。{marks}{rest}", "{rows} rows; click a cell for its sentence. {marks}{rest}")
    LEDGER_CUT = Both(
        "列出前 {shown} 行，共 {rows} 行（用上面的条件缩小范围，或导出全部）。点一格看原句。{marks}{rest}",
        "The first {shown} of {rows} rows (narrow them above, or export all). Click a cell for its sentence. {marks}{rest}",
    )
    LEDGER_MARKS = Both(
        "冲突 {conflict} 格，多个数 {several} 格，口径不同 {noted} 格，缺 {missing} 格。",
        "In conflict: {conflict}; several values: {several}; counted differently: {noted}; missing: {missing}. ",
    )
    LEDGER_YEARS_CUT = Both("只列最近 {shown} 年（共跨 {columns} 年），选“从”可看更早的。", "Only the latest {shown} years (of {columns}); choose “From” to see earlier ones. ")
    LEDGER_THINGS_CUT = Both(
        "列出最多地方有的 {shown} 个指标，共 {columns} 个；在“指标”栏写一个词可看别的。",
        "The {shown} indicators most places have, of {columns}; type a word under “Indicator” to see others. ",
    )
    LEDGER_LEFT_OUT = Both(
        "另有 {left_out} 个数没有年份，或只是增减、占比、完成率，没有列入；全部见 assistant figures。",
        "{left_out} more have no year, or are only changes, shares or rates, and are left out; see assistant figures for all.",
    )
    LEDGER_EMPTY = Both(
        "台账还是空的：资料库里没有带数据的报告。请先到“资料库”页添加年度总结或统计表。",
        "No figures yet: no document in the library has any. Please add annual reports or tables in the tab “Library” first.",
    )
    LEDGER_NONE = Both(
        "没有符合条件的数据。可以换一个口径或年份，去掉“只看有两年以上的”，或换一个指标说法。",
        "No figures fit. Try result or plan, another year or another word, or untick “Only those with two years or more”.",
    )
    TO_LIBRARY = Both("去添加资料", "Add documents")
    CELL = Both("这一格的出处", "Sources of this cell")
    CELL_EMPTY = Both("点表里的一格，这里显示它的原句、文件和标题。", "Click a cell of the table; its sentence, file and heading are shown here.")
    CELL_MISSING = Both(
        "前后年份都有，唯独这一格没有找到数：资料里可能没有写，也可能是换了说法。",
        "The years before and after are there, this one is not: the documents may not tell it, or tell it in other words.",
    )
    CELL_NONE = Both("这一格没有数据。", "There are no figures in this cell.")
    CAVEAT = Both("口径：{}", "Counted as: {}")
    CORRECTED_FROM = Both("人工更正，原为：{}", "Corrected by hand, was: {}")
    GROWTH_REMARK = Both("{later}比{earlier}：{told}", "{later} against {earlier}: {told}")
    TREND_ALT = Both("{label}：{points}", "{label}: {points}")
    EXPORT_XLSX = Both("导出 Excel", "Export to Excel")
    EXPORT_CSV = Both("导出 csv", "Export to csv")
    EXPORTED = Both("导出的文件（点右边的大小下载）", "Exported file (click its size to download)")
    EXPORT_NAME = Both("指标台账", "Figures")
    CORRECT = Both("更正这个数", "Correct this figure")
    CORRECT_HINT = Both("只改动有变化的栏。原文不变，更正有日期，可以撤销。", "Change only what differs. The source stays as it is; a correction has a date and can be undone.")
    CORRECT_AMOUNT = Both("数和单位", "Number and unit")
    CORRECT_INDICATOR = Both("指标名称", "Indicator")
    CORRECT_YEARS = Both("年份（如 2020 或 2016-2020）", "Year (2020 or 2016-2020)")
    CORRECT_PART = Both("部分时段（如 1-9月；全年不填）", "Part of the year (or empty)")
    CORRECT_NOTE = Both("备注（为什么改）", "Note (why)")
    CORRECT_SAVE = Both("保存更正", "Save correction")
    CORRECT_DISMISS = Both("这不是数据", "Not a figure")
    CORRECT_NO_FIGURE = Both("请先在表里点一格。", "Please click a cell of the table first.")
    CORRECT_WRONG_YEARS = Both("“{}”不是年份。请写成 2020，或 2016-2020。", "“{}” is no year. Please write 2020, or 2016-2020.")
    CORRECT_SAVED = Both("已更正：{was}。可在“更正记录”里撤销。", "Corrected: {was}. It can be undone under “Corrections”.")
    CORRECT_DISMISSED = Both("已从台账去掉：{was}。可在“更正记录”里撤销。", "Left out of the table: {was}. It can be undone under “Corrections”.")
    MERGE = Both("合并指标", "Merge indicators")
    MERGE_HINT = Both("把“{label}”并入另一个指标，以后都用那个名称，所有资料都算。", "Show “{label}” as part of another indicator, under that name from now on, in all documents.")
    MERGE_INTO = Both("并入的指标名称", "Name of the other indicator")
    MERGE_SAVE = Both("合并", "Merge")
    MERGE_SAVED = Both("已把“{was}”并入“{into}”。可在“更正记录”里撤销。", "“{was}” is now part of “{into}”. It can be undone under “Corrections”.")
    CORRECTIONS = Both("更正记录", "Corrections")
    CORRECTION_COLUMNS = Both(["号", "日期", "做了什么", "原来", "改为", "备注", "状态"], ["No.", "Date", "What", "Before", "After", "Note", "State"])
    CORRECTION_KINDS = Both({"value": "更正", "dismissal": "去掉", "merge": "合并"}, {"value": "Corrected", "dismissal": "Left out", "merge": "Merged"})
    CORRECTION_HOLDS = Both("有效", "in force")
    CORRECTION_UNDONE = Both("已撤销", "undone")
    CORRECTION_NOT_APPLIED = Both("未起作用（资料已替换或删除）", "without effect (document replaced or removed)")
    CORRECTIONS_NONE = Both("还没有更正。", "No corrections yet.")
    CORRECTIONS_COUNTED = Both("共 {} 条。点选一条后可以撤销。", "{} in all. Choose one to undo it.")
    UNDO = Both("撤销", "Undo")
    UNDONE = Both("已撤销第 {} 条。", "Number {} is undone.")
    UNDONE_ALREADY = Both("这一条已经撤销了。", "This one is undone already.")

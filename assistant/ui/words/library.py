"""Of the tab 资料库: adding, the list, one document, what was removed."""

from assistant.ui.words.both import Both


class LibraryWords:
    """Chinese and English side by side."""

    UPLOAD = Both("要添加的文件（可多选，可放 zip）", "Files to add (several at once, zip too)")
    UPLOAD_HINT = Both("支持 Word、PDF、Excel、PPT、网页、纯文本和 zip；单个文件不超过 {most} MB。", "Word, PDF, Excel, PowerPoint, web pages, plain text and zip; up to {most} MB a file.")
    ADD = Both("添加", "Add")
    NO_FILES = Both("请先选择文件。", "Please choose files first.")
    READING = Both(
        "正在添加：{done}/{total} 个文件，{passages} 个片段，{seconds:.0f} 秒，每秒 {rate:.0f} 个片段",
        "Adding: {done}/{total} files, {passages} passages, {seconds:.0f} s, {rate:.0f} passages a second",
    )
    ADDED = Both("完成：{summary}。用时 {seconds:.0f} 秒。", "Done: {summary}. It took {seconds:.0f} s.")
    ADD_STOPPED = Both("已停止。已添加的资料已保存。", "Stopped. What was added is kept.")
    COPIES = Both("{} 份", "{}")
    STATUSES = Both[dict[str, str]](
        {"added": "已添加", "unchanged": "未变化", "replaced": "已替换", "refused": "未添加"},
        {"added": "added", "unchanged": "unchanged", "replaced": "replaced", "refused": "not added"},
    )
    WORKING = Both("正在处理…", "Working…")
    QUEUED = Both("排队中", "waiting")
    NOT_ADDED = Both("已停止", "stopped")
    OUTCOMES = Both("添加结果", "Result of adding")
    OUTCOME_COLUMNS = Both(["文件", "结果", "片段数", "说明"], ["File", "Result", "Passages", "Remarks"])
    NEWS = Both("带来的数据", "What it brings")
    NEWS_COLUMNS = Both(["文件", "情况", "指标", "以前", "现在"], ["File", "What", "Indicator", "Before", "Now"])
    NEWS_KINDS = Both(
        {"changed": "与旧版不同", "conflicts": "与别的报告冲突", "jumps": "可疑：跳得太多"},
        {"changed": "other than the old version", "conflicts": "conflicts with another report", "jumps": "doubtful: a leap"},
    )
    NEWS_SUMMARY = Both(
        "新数据 {new} 个（共 {figures} 个），与旧版不同 {changed} 处，与别的报告冲突 {conflicts} 处，可疑 {jumps} 处。",
        "{new} new figures (of {figures}); other than the old version: {changed}, in conflict with other reports: {conflicts}, doubtful: {jumps}.",
    )
    NEWS_CUT = Both("下表列出前 {shown} 处，共 {total} 处。", " The first {shown} of {total} are listed.")
    SEARCH_DOCUMENTS = Both("筛选资料", "Filter documents")
    SEARCH_DOCUMENTS_HINT = Both("按文件名、标题、地区或年份筛选，多个词用空格分开", "Filter by file, title, place or year; words apart by spaces")
    FILTER_KINDS = Both("类型", "Kind")
    FILTER_PLACES = Both("地区", "Place")
    FILTER_YEARS = Both("年份", "Year")
    ANY_KIND = Both("全部类型", "All kinds")
    ANY_PLACE = Both("全部地区", "All places")
    ANY_YEAR = Both("全部年份", "All years")
    NO_PLACE = Both("没有地区", "No place")
    NO_YEAR = Both("没有年份", "No year")
    DOCUMENTS = Both("资料列表", "Documents")
    DOCUMENT_COLUMNS = Both(["文件", "类型", "地区", "年份", "编号"], ["File", "Kind", "Place", "Year", "No."])
    SAMPLE_MARK = Both("{kind} · 示例", "{kind} · sample")
    COUNTED = Both("共 {total} 份资料。点一行看内容、改信息、替换或删除。", "{total} documents. Click a row to read, describe, replace or delete it.")
    COUNTED_SOME = Both("共 {total} 份资料，符合筛选的 {shown} 份。点一行看内容、改信息、替换或删除。", "{shown} of {total} documents fit. Click a row to read, describe, replace or delete it.")
    EMPTY_LIBRARY = Both(
        "### 资料库还是空的\n把历年的工作总结、计划、统计表和政策文件拖到上面的框里（一个 zip 也行），点“添加”。"
    "文件名里带上地方和年份，如“清河镇2021年工作总结.docx”，查得最准。",
        (
            "### The library is empty\nDrop past reports, plans, tables and policies onto the box above (a zip will do) and press “Add”. "
            "File names with place and year, such as “清河镇2021年工作总结.docx”, are found best."
        ),
    )
    NONE_SHOWN = Both("没有符合筛选的资料（共 {total} 份）。", "No document fits (of {total}).")
    SAMPLE_THERE = Both(
        "有 {count} 份示例资料（虚构的清河镇、安澜县），列表里标“示例”。放入自己的资料后就不需要了。",
        "{count} sample documents (of the invented 清河镇 and 安澜县) are marked “sample” in the list. Once your own documents are in, they are not needed.",
    )
    SAMPLE_ABSENT = Both("想先试试？可以放入示例资料（虚构的清河镇、安澜县）。", "Want to try it first? Add the sample documents (of the invented 清河镇 and 安澜县).")
    SAMPLE_REMOVE = Both("移除示例资料", "Remove samples")
    SAMPLE_ADD = Both("放入示例资料", "Add samples")
    SAMPLE_REMOVED = Both("已移除 {count} 份示例资料。", "{count} sample documents removed.")
    COVERAGE = Both("哪些年、哪些地方有报告", "Which years of which places have reports")
    COVERAGE_PLACE = Both("地方", "Place")
    COVERAGE_WHOLE = Both("{place} {years} 不缺", "{place} {years} complete")
    COVERAGE_GAPS = Both("{place} {years}，缺 {missing}", "{place} {years}, without {missing}")
    COVERAGE_TOLD = Both("年度报告和计划：{told}。", "Annual reports and plans: {told}. ")
    COVERAGE_NONE = Both("还没有年度报告和计划。", "No annual reports or plans yet. ")
    COVERAGE_MORE = Both("等 {count} 个地方", " ({count} places in all)")
    COVERAGE_LOOSE = Both("另有 {count} 份缺地方或年份。", "{count} more lack a place or a year. ")
    COVERAGE_CUT = Both("只列最近 {shown} 年。", "Only the latest {shown} years. ")
    COVERAGE_HINT = Both(
        "数字是份数，“缺”是前后年份都有、唯独没有这一年。点一格只看那一地那一年的资料。"
    "缺地方或年份的，按地方、年份提问时用不上，请在下面的列表里点开，用“改信息”补上。",
        (
            "Numbers count documents; “missing”: years before and after are there, this one is not. Click a cell to list only that place and year. "
            "Documents without place or year are not found by questions that name them: open them in the list below and fill it in under “Describe”."
        ),
    )
    COVERED = Both("{}份", "{}")
    NOT_COVERED = Both("缺", "missing")
    DOCUMENT_EMPTY = Both(
        "点列表里的一份资料，这里显示它的标题层次、正文和去掉的行，可以改信息、替换或删除。",
        "Click a document in the list: its headings, its text and the lines left out are shown here; it can be described, replaced or deleted.",
    )
    DOCUMENT_GONE = Both("这份资料已经不在资料库里了。", "This document is not in the library any more.")
    DOCUMENT_FACTS = Both(
        "{kind} · {place} · {year} · {passages} 个片段 · {figures} 个数 · {added} 添加 · 编号 {id}",
        "{kind} · {place} · {year} · {passages} passages · {figures} figures · added {added} · No. {id}",
    )
    DOCUMENT_SAME = Both("内容与“{source}”相同，不重复检索；作出处时两份都列。", "Same text as “{source}”; not searched twice; cited together.")
    NOT_KNOWN_PLACE = Both("没有地区", "no place")
    NOT_KNOWN_YEAR = Both("没有年份", "no year")
    OUTLINE = Both("标题层次", "Headings")
    OUTLINE_NONE = Both("没有认出标题，全文按段落检索。", "No headings were recognised; the text is searched by paragraphs.")
    OUTLINE_CUT = Both("只列前 {shown} 个标题，共 {total} 个。", "The first {shown} of {total} headings.")
    BODY = Both("正文", "Text")
    BODY_LABEL = Both("整理后的正文（检索和引用的就是它）", "The cleaned text (this is what is searched and cited)")
    BODY_CUT = Both("\n……（后面还有 {} 字，请取原件看）", "\n… ({} more characters: see the original)")
    DROPPED = Both("去掉的行", "Lines left out")
    DROPPED_COLUMNS = Both(["去掉的行", "为什么"], ["Line left out", "Why"])
    DROPPED_TOLD = Both(
        "去掉了 {} 行，它们不检索也不引用。去错了的话，请在原文里改掉那一行的样子，再替换。",
        "{} lines were left out; they are neither searched nor cited. If one is wrong, change how it looks in the original and replace the document.",
    )
    DROPPED_NONE = Both("没有去掉任何一行。", "No line was left out.")
    DESCRIBE = Both("改信息", "Describe")
    DESCRIBE_HINT = Both("自动认错的可以改。以后替换成新版本，改过的仍然有效。", "Correct what was recognised wrongly. It also holds for later versions of the document.")
    DESCRIBE_TITLE = Both("标题", "Title")
    DESCRIBE_KIND = Both("类型", "Kind")
    DESCRIBE_PLACE = Both("地区（如 清河镇；没有就空着）", "Place (or empty)")
    DESCRIBE_YEAR = Both("年份（标题里的，如 2021；没有就空着）", "Year (of the title, 2021; or empty)")
    DESCRIBE_SAVE = Both("保存", "Save")
    DESCRIBE_WRONG_YEAR = Both("“{}”不是年份。请写四位数字，如 2021；没有就空着。", "“{}” is no year. Please write four digits, such as 2021; leave it empty for none.")
    DESCRIBED = Both("已保存“{source}”的信息，检索和台账都按它来。", "Saved for “{source}”; searches and figures go by it.")
    DESCRIBED_ALREADY = Both("没有改动。", "Nothing was changed.")
    ORIGINAL = Both("取原件", "Original")
    ORIGINAL_FILE = Both("原件（点右边的大小下载）", "Original (click its size to download)")
    ORIGINAL_NONE = Both("这份资料没有单独的原件。", "There is no original of this document by itself.")
    REPLACE = Both("替换…", "Replace…")
    REPLACED = Both("已用“{new}”替换“{source}”。旧回答的出处仍打开旧的版本。", "“{source}” is replaced by “{new}”. Sources of earlier answers still open the old version.")
    REPLACE_SAME = Both("没有替换：{}", "Not replaced: {}")
    REPLACE_SAME_FILE = Both("与资料库里的是同一个文件。", "it is the same file.")
    REMOVE = Both("删除", "Delete")
    REMOVE_ASKED = Both(
        "确定删除“{source}”吗？删除后不再检索和引用；{days} 天内可以恢复，之后连原件一起清除。",
        "Delete “{source}”? It will not be searched or cited any more; it can be brought back for {days} days, then it is erased with its original.",
    )
    REMOVE_YES = Both("确定删除", "Delete")
    REMOVE_NO = Both("取消", "Cancel")
    REMOVED = Both("已删除“{source}”。", "Deleted “{source}”.")
    REMOVED_ALREADY = Both("这份资料已经不在资料库里了。", "This document is not in the library any more.")
    BROUGHT_BACK = Both("已恢复“{source}”。", "Brought back “{source}”.")
    REMOVALS = Both("最近删除（{}）", "Deleted lately ({})")
    REMOVAL_COLUMNS = Both(["文件", "删除时间", "还剩天数", "编号"], ["File", "Deleted", "Days left", "No."])
    REMOVALS_HINT = Both(
        "点一行，可以恢复，或马上清除（连原件一起，不能再恢复；涉密文件请这样处理）。",
        "Click a row to bring it back, or to erase it now (with its original, for good: do so with confidential files).",
    )
    BRING_BACK = Both("恢复", "Bring back")
    ERASE = Both("马上清除", "Erase now")
    ERASED = Both("已清除“{source}”和它的原件。", "Erased “{source}” and its original.")

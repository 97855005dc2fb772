"""Of the row in the tab 起草 that rewrites a section with the chat model."""

from assistant.ui.words.both import Both


class RewritingWords:
    """Chinese and English side by side."""

    DRAFT_CONCISE = Both("更简练", "Shorter")
    DRAFT_FORMAL = Both("更正式", "More formal")
    DRAFT_LONGER = Both("扩写到（字）", "Longer, to")
    DRAFT_LONGER_TO = Both("扩写到{}字", "longer, to {} characters")
    DRAFT_MOST_CHARACTERS = Both("扩写到多少字", "Length to reach, in characters")
    DRAFT_WISH = Both("别的改法", "Another wish")
    DRAFT_WISH_HINT = Both("别的改法，如 多写做法", "Another wish, e.g. 多写做法")
    DRAFT_REWRITE = Both("改写", "Rewrite")
    DRAFT_REWRITE_UNDO = Both("撤销改写", "Undo rewriting")
    DRAFT_REWRITING = Both("模型正在改写“{heading}”，已写 {count} 字…写完后核对数字、日期和名称。", "The model is rewriting “{heading}”, {count} characters so far… Numbers, dates and names are checked at the end.")
    DRAFT_REWROTE = Both("已改写“{heading}”（{how}）", "Rewrote “{heading}” ({how})")
    DRAFT_BEFORE_REWRITE = Both("改写“{}”之前", "Before rewriting “{}”")
    DRAFT_REWRITE_SAME = Both("模型没有改动，这一节保持原样。", "The model changed nothing; the section stays as it is.")
    DRAFT_REWRITE_LATE = Both("改写的时候，这一节又改过、锁定或去掉了，所以没有用模型的改法。要改写，请再点一次。", "The section was changed, locked or dropped meanwhile, so the model's text was not taken. Please press again to rewrite it.")
    DRAFT_NOT_WRITTEN = Both("这一节还没有写。请先点“起草本节”，再改写。", "This section is not written yet. Please press “Draft section” first.")
    DRAFT_NO_WISH = Both("请先写明怎么改，如 多写做法。", "Please say first what to change, e.g. 多写做法.")
    DRAFT_WRONG_LENGTH = Both("扩写到的字数请填 {} 到 {} 之间的数。", "Please give a length between {} and {} characters.")
    DRAFT_REFUSED_HEAD = Both("下面的改动没有采用，原来的句子还在：", "These changes were not taken; the sentences stand as they were:")
    DRAFT_REFUSED_WHY = Both(
        {"invented": "多出了没有依据的内容：{}", "altered": "改动了数、时间、名称或口径：{}", "dropped": "漏掉了：{}", "foreign": "不是这一节的内容：{}"},
        {"invented": "has no source: {}", "altered": "changes a number, date, name or how it is counted: {}", "dropped": "leaves out: {}", "foreign": "does not belong to this section: {}"},
    )
    DRAFT_REFUSED_WORDS = Both("说法前后不一", "the wording contradicts itself")
    DRAFT_REFUSED_NEW = Both("模型写成：", "The model wrote: ")
    DRAFT_REFUSED_OLD = Both("保留原句：", "Kept: ")
    DRAFT_REFUSED_MORE = Both("另有 {} 处。", "{} more.")

"""Of the tab 问答: the chat, kept conversations, the evidence beside it."""

from assistant.ui.words.both import Both


class ChatWords:
    """Chinese and English side by side."""

    CHAT = Both("对话", "Conversation")
    QUESTION = Both("问题", "Question")
    QUESTION_HINT = Both("请输入问题，回车提问", "Type a question and press Enter")
    ASK = Both("提问", "Ask")
    STOP = Both("停止", "Stop")
    NEW = Both("新对话", "New")
    COPY = Both("连同出处", "With sources")
    COPY_ANSWER = Both("复制回答", "Copy answer")
    COPY_FIGURE = Both("复制数字", "Copy figure")
    COPIED = Both("已复制", "Copied")
    COPY_REFUSED = Both("复制不了", "Cannot copy")
    WELCOME = Both(
        "## 想查什么？\n问年度数据、工作情况或政策条件，中文、英文都可以。",
        "## What would you like to know?\nAsk about yearly figures, work done or the terms of a policy, in Chinese or English.",
    )
    SEARCHING = Both("正在查找…", "Searching…")
    STOPPED = Both("已停止。", "Stopped.")
    WORDING = Both("模型正在组织语言…", "The model is finding the words…")
    WORDING_STOPPED = Both("已停止，模型没有说完。", "Stopped before the model had finished.")
    TOO_LONG = Both("问题太长（超过 {most} 字）。请缩短后再问。", "The question is too long (over {most} characters). Please shorten it and ask again.")
    FILTERS = Both("查找条件（去掉勾选即不限，并重新回答）", "Conditions (untick one to search without it; the question is answered anew)")
    FILTER_ADD = Both("加条件", "Add condition")
    ASSUMED = Both("理解为：", "Understood as: ")
    EVIDENCE = Both("依据", "Evidence")
    EVIDENCE_EMPTY = Both("提问后，这里显示答案所依据的原文，引用的句子会突出显示。", "After a question, the passages the answer rests on are shown here, the quoted sentence highlighted.")
    EVIDENCE_NONE = Both("这个回答没有可以引用的原文。", "This answer has no passage to quote.")
    EXCERPT = Both("原文", "Passage")
    NEAR_MISS = Both("相近", "Near ")
    NOT_TAKEN = Both("未采用", "Not used")
    QUOTED = Both("引用", "Quoted")
    OPEN_TEXT = Both("打开原文", "Open text")
    OPEN_ORIGINAL = Both("下载原件", "Download original")
    GONE = Both("这份资料已从资料库删除，只能显示引用的句子。", "This document was removed from the library; only the quoted sentence can be shown.")
    NO_HEADING = Both("（无标题）", "(no heading)")
    NEXT = Both("接着问：", "Ask next:")
    CUT_OFF = Both("没有答完，请重新提问。", "The answer was cut off. Please ask again.")
    NOT_ANSWERED = Both("没有回答。", "Not answered.")
    NOT_KEPT = Both("这一问没有存进对话记录：", "This question was not kept in the conversation: ")
    CONVERSATIONS = Both("对话记录", "Conversations")
    CONVERSATIONS_NONE = Both("问过的会留在这里。", "What you ask is kept here.")
    CONVERSATIONS_NONE_FOUND = Both("没有符合的对话。", "No conversation fits.")
    CONVERSATION_SEARCH = Both("搜索对话", "Search conversations")
    CONVERSATION_NAME = Both("对话名称", "Name of the conversation")
    CONVERSATION_FILES = Both(("导出 Word", "导出 Markdown"), ("To Word", "To Markdown"))
    CONVERSATION_REMOVED = Both("已删除“{title}”。", "Deleted “{title}”.")
    RENAME = Both("改名", "Rename")
    SAVE = Both("保存", "Save")
    GOOD = Both("有用", "Helpful")
    BAD = Both("有误", "Wrong")
    OPINION_NOTE = Both("补充说明（可不填）：哪里好，哪里不对", "A note, if you like: what is good, what is wrong")
    OPINION_KEPT = Both("已记下，谢谢。", "Noted, thank you.")

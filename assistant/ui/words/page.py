"""Of the page as a whole: its head, its tabs, the connection, the login, refused requests."""

from assistant.ui.words.both import Both


class PageWords:
    """Chinese and English side by side."""

    HTML_LANGUAGE = Both("zh-CN", "en")
    NAME = Both("镇文", "Zhenwen")
    TITLE = Both("镇文 · 资料问答助手", "Zhenwen · answers from your reports")
    SUBTITLE = Both("只依据本机资料库回答，每个数字都有出处", "Answers from this office's own library, each figure with its source")
    TAB_CHAT = Both("问答", "Ask")
    TAB_DRAFT = Both("起草", "Draft")
    TAB_LEDGER = Both("指标台账", "Figures")
    TAB_LIBRARY = Both("资料库", "Library")
    TAB_SETTINGS = Both("设置", "Settings")
    WRONG_HOST = Both(
        "拒绝访问：请用本机地址（如 http://127.0.0.1:{port}）打开本页面；用别的名称打开，要先写进设置 names。",
        "Refused: please open this page by this machine's own address (such as http://127.0.0.1:{port}); another name first has to stand in the setting names.",
    )
    UNEXPECTED = Both(
        "出错了（编号 {reference}），请重试；如再次出现，请把编号告诉维护人员，程序窗口里有详细记录。",
        "Something went wrong (number {reference}). Please try again; if it happens again, tell the number to whoever looks after the program: its window has the details.",
    )
    LOGIN_NEEDED = Both("登录已结束，请重新登录。", "You are not logged in any more. Please log in again.")
    NOT_YOURS = Both("这个文件或窗口属于另一个账号。请刷新页面后再试。", "This file or window belongs to another account. Please load the page again and retry.")
    BODY_TOO_LARGE = Both("一次发送的内容太多。请分几次。", "Too much was sent at once. Please send it in parts.")
    UPLOAD_UNMEASURED = Both("浏览器没有说明文件大小，不能上传。请换一个浏览器。", "The browser did not say how large the file is, so it cannot be taken. Please use another browser.")
    UPLOADED_ENOUGH = Both(
        "今天上传的文件超过 {most} MB 了。请明天再传，或请管理员调大设置 daily_mb。",
        "More than {most} MB were uploaded today. Please go on tomorrow, or ask an administrator to raise the setting daily_mb.",
    )
    LAPSED = Both("登录已结束。这里打的字还在：先在新窗口登录，再回来继续。", "You are not logged in any more. What you typed is still here: log in in a new window, then come back and go on.")
    LAPSED_LOGIN = Both("去登录", "Log in")
    LAPSED_CLOSE = Both("关闭", "Close")
    PREPARING = Both("正在准备资料库…", "Opening the library…")
    ADDING_SAMPLE = Both("首次使用，正在添加示例资料：{done}/{total}（已添加的可以先提问）", "First start: adding the sample documents, {done}/{total} (those added can be asked about already)")
    SAMPLE_INCOMPLETE = Both("正在添加示例资料（{done}/{total}），添加完后可能查到更多。", "The sample documents are still being added ({done}/{total}); more may be found afterwards.")
    CONNECTION_LOST = Both(
        "连接中断：程序已关闭或网络断开。正在等它恢复，已输入的文字不会丢。",
        "Connection lost: the program was closed or the network is down. Waiting for it; nothing you typed is lost.",
    )
    CONNECTION_BACK = Both("连接已恢复。", "Connected again.")
    NO_SUCH_FILE = Both("没有这份文件，或它已从资料库删除。", "There is no such document, or it was removed from the library.")
    NO_SUCH_PAGE = Both("没有这个网页。请检查地址，或打开 {page} 。", "There is no such page. Please check the address, or open {page} .")
    OLD_VERSION = Both("这是当时引用的版本，资料库里现在已经没有它：后来换了新文件，或者删掉了。", "This is the version that was cited; it has been replaced or removed since.")
    UNNAMED = Both("未命名", "unnamed")
    ACCOUNT = Both("我的账号", "My account")

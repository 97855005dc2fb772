"""Of accounts: the section 用户 of the tab 设置 and the journal."""

from assistant.records import UserRole
from assistant.ui.words.both import Both


class UsersWords:
    """Chinese and English side by side."""

    USERS_HEAD = Both("用户", "Users")
    USERS = Both("账号", "Accounts")
    USERS_NONE = Both(
        "还没有账号：只有这台电脑能打开网页，打开的人什么都能做。要让别的电脑也能用，先添加一个管理员；添加后，打开网页都要登录。"
    "现在没有账号时留下的草稿和对话，归第一个管理员。",
        (
            "There are no accounts: only this computer can open the page, and whoever does may do everything. To let other computers in, first add an administrator; "
            "from then on everybody logs in. Drafts and conversations made without an account go to the first administrator."
        ),
    )
    USERS_SOME = Both(
        "管理员什么都能做；编辑能添加、替换、删除资料和更正数据；只读能提问、查看，写自己的草稿。点选一行可以改。",
        "Administrators may do everything; editors add, replace and delete documents and correct figures; readers ask, look and write drafts of their own. Choose a row to change it.",
    )
    USER_COLUMNS = Both(["名字", "角色", "登录着的浏览器", "添加时间"], ["Name", "Role", "Browsers", "Added"])
    USER_CHOSEN = Both("选中的账号：**{}**", "Chosen account: **{}**")
    USER_NAME = Both("名字", "Name")
    USER_ROLE = Both("角色", "Role")
    USER_PASSWORD = Both("密码（至少 8 个字符）", "Password (at least 8 characters)")
    USER_NEW_PASSWORD = Both("新密码（至少 8 个字符）", "New password (at least 8 characters)")
    USER_ADD = Both("添加账号", "Add account")
    USER_SET_ROLE = Both("改角色", "Change role")
    USER_SET_PASSWORD = Both("设新密码", "Set password")
    USER_END = Both("退出全部浏览器", "Log out everywhere")
    USER_REMOVE = Both("停用账号", "Close account")
    USER_ADDED = Both(
        "已添加“{}”。请把名字和密码告诉本人，登录后在“我的账号”里改密码。如果这里还没有登录，请刷新页面。",
        "Added “{}”. Please tell the person name and password; the password can be changed under “My account”. If you are not logged in here yet, load the page again.",
    )
    USER_CHANGED = Both("“{}”的角色已改，马上生效。", "The role of “{}” is changed, from now on.")
    USER_RENEWED = Both("“{}”的密码已改，原来登录的浏览器都已退出。", "The password of “{}” is changed; its browsers are logged out.")
    USER_ENDED = Both("“{}”的 {} 个浏览器已退出。", "“{}” is logged out of {} browsers.")
    USER_REMOVED = Both("“{}”已停用，不能再登录；对话和草稿留着，设新密码即恢复。", "“{}” is closed and cannot log in; conversations and drafts stay, a new password opens it again.")
    JOURNAL = Both("操作记录", "Journal")
    JOURNAL_REFRESH = Both("刷新", "Refresh")
    JOURNAL_WHOSE = Both("谁", "Who")
    JOURNAL_ALL = Both("全部", "All")
    JOURNAL_COLUMNS = Both(["时间", "谁", "做了什么", "对象"], ["Time", "Who", "What", "On what"])
    JOURNAL_ACTIONS = Both(
        {
    "add": "添加资料", "replace": "替换资料", "set aside": "删除资料", "bring back": "恢复资料", "remove": "彻底删除", "describe": "改资料信息",
    "backup": "备份", "restore": "恢复备份", "reindex": "重建索引", "export": "导出", "ask": "提问",
    "correct: value": "更正数据", "correct: dismissal": "去掉数据", "correct: merge": "合并指标", "undo correction": "撤销更正",
    "add user": "添加账号", "remove user": "停用账号", "set role": "改角色", "set password": "设新密码", "end sessions": "退出全部浏览器",
    "set model": "设置对话模型", "end model": "停用对话模型", "agree to send": "同意外发",
    "log in": "登录", "log out": "退出登录", "log in refused": "密码不对",
},
        {
            "add": "added", "replace": "replaced", "set aside": "deleted", "bring back": "brought back", "remove": "erased", "describe": "described",
            "backup": "backup", "restore": "restored backup", "reindex": "rebuilt index", "export": "exported", "ask": "asked",
            "correct: value": "corrected", "correct: dismissal": "left out", "correct: merge": "merged", "undo correction": "undid correction",
            "add user": "added account", "remove user": "closed account", "set role": "changed role", "set password": "set password", "end sessions": "logged out everywhere",
            "set model": "set chat model", "end model": "ended chat model", "agree to send": "agreed to send",
            "log in": "logged in", "log out": "logged out", "log in refused": "wrong password",
        },
    )
    USER_ROLES = Both[dict[UserRole, str]](
        {"管理员": "管理员", "编辑": "编辑", "只读": "只读"},
        {"管理员": "Administrator", "编辑": "Editor", "只读": "Reader"},
    )

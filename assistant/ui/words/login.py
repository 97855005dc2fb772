"""Of the pages /login and /account, which stand before the page itself."""

from assistant.ui.words.both import Both


class LoginWords:
    """Chinese and English side by side."""

    LOGIN = Both("登录", "Log in")
    LOGIN_NAME = Both("名字", "Name")
    LOGIN_PASSWORD = Both("密码", "Password")
    LOGIN_FORGOTTEN = Both("没有账号或忘了密码，请找管理员。", "No account, or password forgotten? Ask your administrator.")
    LOGIN_WRONG = Both("名字或密码不对。请检查大小写和输入法，再试一次。", "Name or password is wrong. Please check and try again.")
    LOGIN_WAIT = Both("试错的次数太多了。请等 {seconds} 秒后再试。", "Too many wrong tries. Please try again in {seconds} seconds.")
    LOGIN_STALE = Both("这个页面放得太久了，或浏览器不接受 cookie。请再登录一次。", "This page was open too long, or the browser refuses cookies. Please log in again.")
    LOGIN_ACCOUNT = Both("我的账号", "My account")
    LOGIN_OUT = Both("退出登录", "Log out")
    LOGIN_SESSIONS = Both("登录过的浏览器", "Browsers that are logged in")
    LOGIN_SEEN = Both("最近使用 {seen}", "Last used {seen}")
    LOGIN_THIS = Both("（当前）", " (this one)")
    LOGIN_BROWSER = Both("浏览器", "Browser")
    LOGIN_END_OTHERS = Both("退出其他浏览器", "Log out the other browsers")
    LOGIN_ENDED = Both("其他浏览器都已退出。", "All other browsers are logged out.")
    LOGIN_NEW_PASSWORD = Both("改密码", "Change password")
    LOGIN_OLD = Both("现在的密码", "Current password")
    LOGIN_NEW = Both("新密码（至少 8 个字符）", "New password (at least 8 characters)")
    LOGIN_AGAIN = Both("再输一遍新密码", "New password once more")
    LOGIN_SAVE = Both("保存新密码", "Save new password")
    LOGIN_UNEQUAL = Both("两遍新密码不一样。请重新输入。", "The two new passwords differ. Please type them again.")
    LOGIN_WRONG_OLD = Both("现在的密码不对。请再试一次。", "The current password is wrong. Please try again.")
    LOGIN_CHANGED = Both("密码已改，其他浏览器都已退出。", "Password changed; all other browsers are logged out.")
    LOGIN_BACK = Both("回到镇文", "Back to Zhenwen")

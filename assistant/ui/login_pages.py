"""How /login and /account look: HTML with its style inside, light and dark, narrow and wide; every foreign string escaped.

Not here: what the forms do (login.py)."""

from collections.abc import Sequence
from html import escape
from typing import Final

from assistant.library.users import Session
from assistant.ui.visitor import Person
from assistant.ui.words import texts

STYLE: Final = """
:root { color-scheme: light dark; --page: #f8fafc; --card: #fff; --text: #1e293b; --soft: #64748b; --line: #cbd5e1;
  --accent: #2563eb; --press: #1d4ed8; --bad: #b91c1c; --good: #166534; }
@media (prefers-color-scheme: dark) {
  :root { --page: #0f172a; --card: #1e293b; --text: #f1f5f9; --soft: #a3b1c6; --line: #475569;
    --accent: #2563eb; --press: #1d4ed8; --bad: #fca5a5; --good: #86efac; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; place-items: center; padding: 24px 16px; background: var(--page); color: var(--text);
  font: 16px/1.6 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
main { width: 100%; max-width: 380px; padding: 28px 28px 24px; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
main.wide { max-width: 560px; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.3; }
h2 { margin: 28px 0 4px; font-size: 1.05rem; }
p { margin: 4px 0 0; }
.soft { color: var(--soft); font-size: .9rem; }
.said { margin-top: 16px; padding: 8px 12px; border: 1px solid currentColor; border-radius: 8px; color: var(--bad); overflow-wrap: anywhere; }
.said.good { color: var(--good); }
label { display: block; margin-top: 16px; font-weight: 600; }
input { width: 100%; margin-top: 4px; padding: 10px 12px; font: inherit; color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: 8px; }
input:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
button { margin-top: 20px; padding: 10px 20px; font: inherit; font-weight: 600; color: #fff; background: var(--accent); border: 1px solid transparent; border-radius: 8px;
  cursor: pointer; }
button:hover { background: var(--press); }
button.full { width: 100%; }
button.plain { margin-top: 12px; color: inherit; background: transparent; border-color: var(--line); }
button.plain:hover { border-color: var(--soft); }
a { color: inherit; }
ul { margin: 8px 0 0; padding: 0; list-style: none; }
li { padding: 8px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.head { display: flex; justify-content: space-between; align-items: flex-start; gap: 16px; }
.head form { flex: none; }
.head button { margin: 0; }
.back { margin-top: 24px; }
"""

def login(secret: str, said: str, name: str) -> str:
    """The form with what went wrong the last time."""
    return _page(texts.LOGIN, f"""<main>
<h1>{escape(texts.NAME)}</h1>
<p class="soft">{escape(texts.SUBTITLE)}</p>
{_said(said)}
<form method="post" action="./login">
<input type="hidden" name="form" value="{escape(secret)}">
<label for="name">{escape(texts.LOGIN_NAME)}</label>
<input id="name" name="name" value="{escape(name)}" autocomplete="username" autocapitalize="none" maxlength="100" required{"" if name else " autofocus"}>
<label for="password">{escape(texts.LOGIN_PASSWORD)}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required{" autofocus" if name else ""}>
<button class="full">{escape(texts.LOGIN)}</button>
</form>
<p class="soft back">{escape(texts.LOGIN_FORGOTTEN)}</p>
</main>""")


def account(person: Person, sessions: Sequence[Session], own: str, secret: str, said: str) -> str:
    """Who is logged in where, and the forms to change that. own: the number of the session that looks at this."""
    hidden = f'<input type="hidden" name="form" value="{escape(secret)}">'
    rows = "".join(
        f"<li>{escape(_device(one))}{escape(texts.LOGIN_THIS) if one.number == own else ''}"
        f'<p class="soft">{escape(texts.LOGIN_SEEN.format(seen=one.seen[:16].replace("T", " ")))}</p></li>'
        for one in sessions
    )
    others = f"""<form method="post" action="./account">{hidden}<input type="hidden" name="do" value="others">
<button class="plain">{escape(texts.LOGIN_END_OTHERS)}</button></form>""" if len(sessions) > 1 else ""
    role = texts.USER_ROLES[person.role]
    return _page(texts.LOGIN_ACCOUNT, f"""<main class="wide">
<div class="head"><div><h1>{escape(person.name)}</h1><p class="soft">{escape(role)}</p></div>
<form method="post" action="./account">{hidden}<input type="hidden" name="do" value="out"><button class="plain">{escape(texts.LOGIN_OUT)}</button></form></div>
{_said(said, said in (texts.LOGIN_CHANGED, texts.LOGIN_ENDED))}
<h2>{escape(texts.LOGIN_SESSIONS)}</h2>
<ul>{rows}</ul>
{others}
<h2>{escape(texts.LOGIN_NEW_PASSWORD)}</h2>
<form method="post" action="./account">{hidden}<input type="hidden" name="do" value="password">
<input type="hidden" name="name" value="{escape(person.name)}" autocomplete="username">
<label for="password">{escape(texts.LOGIN_OLD)}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required>
<label for="new">{escape(texts.LOGIN_NEW)}</label>
<input id="new" name="new" type="password" autocomplete="new-password" minlength="8" maxlength="200" required>
<label for="again">{escape(texts.LOGIN_AGAIN)}</label>
<input id="again" name="again" type="password" autocomplete="new-password" minlength="8" maxlength="200" required>
<button>{escape(texts.LOGIN_SAVE)}</button></form>
<p class="back"><a href="./">{escape(texts.LOGIN_BACK)}</a></p>
</main>""")


def _page(title: str, body: str) -> str:
    return f"""<!doctype html>
<html lang="{texts.HTML_LANGUAGE}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)} · {escape(texts.NAME)}</title><link rel="icon" href="data:,"><style>{STYLE}</style></head>
<body>{body}</body></html>"""


def _said(said: str, is_good: bool = False) -> str:
    return f'<p class="said{" good" if is_good else ""}" role="{"status" if is_good else "alert"}">{escape(said)}</p>' if said else ""


def _device(session: Session) -> str:
    """Browser and system as far as its own words tell them, and where it came from."""
    told = session.browser
    marks = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
    browser = next((name for mark, name in marks if mark in told), texts.LOGIN_BROWSER)
    system = next((name for name in ("Windows", "Android", "iPhone", "iPad", "Macintosh", "Linux") if name in told), "")
    return " · ".join(filter(None, (browser, system, session.address)))

"""When a session ends under an open page (logged out elsewhere, a new password): a banner with the way to the login page; what was typed stays.

Not here: ending sessions (login.py), refusing requests (gate.py)."""

import json
from typing import Final

from assistant.ui.tongues import prefixed
from assistant.ui.words import texts

STYLE: Final = """<style>
#lapsed { position: sticky; top: 0; z-index: 10000; display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: center; padding: 10px 16px;
  background: #fef3c7; color: #78350f; font: 600 1rem/1.5 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
#lapsed a, #lapsed button { color: inherit; text-decoration: underline; background: none; border: 0; padding: 2px 4px; font: inherit; cursor: pointer; }
body:has(#lapsed) :is(#connection, .toast-wrap) { display: none !important; } /* the server is there, it only wants a login */
</style>"""  # not in theme.py: gradio binds that to its own container, the banner stands before it


def head() -> str:
    """Style and script, for the head of a page."""
    return STYLE + f"""<script>
(() => {{
  const given = window.fetch;
  const show = () => {{
    if (document.getElementById("lapsed")) return;
    const bar = document.createElement("div");
    bar.id = "lapsed";
    bar.setAttribute("role", "alert");
    bar.append({json.dumps(texts.LAPSED)});
    const link = document.createElement("a");
    link.href = {json.dumps(prefixed("/login"))}; link.target = "_blank"; link.rel = "noopener"; link.textContent = {json.dumps(texts.LAPSED_LOGIN)};
    const close = document.createElement("button");
    close.textContent = {json.dumps(texts.LAPSED_CLOSE)};
    close.addEventListener("click", () => bar.remove());
    bar.append(link, close);
    document.body.prepend(bar);
  }};
  window.fetch = async (...sent) => {{
    const answer = await given(...sent);
    const address = new URL(answer.url || location.href, location.href);
    if (answer.status === 401 && address.origin === location.origin) show();
    return answer;
  }};
}})();
</script>"""

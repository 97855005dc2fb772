"""The page's own script: what gradio has no event for. It stands in the head, because our content policy allows no code made from strings.

Links of answers become events; texts are copied; the list of conversations opens and closes; what was typed and which conversation was open
survive a reload; a banner tells when the server is gone, in place of gradio's own. Not here: what the events do (chat_tab.py)."""

import json
from typing import Final

from assistant.ui.copying import BUTTONS
from assistant.ui.words import texts

STYLE: Final = """<style>
#connection { display: none; position: fixed; z-index: 9999; left: 50%; top: 10px; transform: translateX(-50%); max-width: 92vw; padding: 10px 18px;
  border-radius: 8px; font-size: .95rem; box-shadow: 0 4px 16px rgba(0, 0, 0, .25); }
#connection.lost { display: block; background: #991b1b; color: #fff; }
#connection.back { display: block; background: #166534; color: #fff; }
</style>"""  # not in theme.py: gradio binds that to its own container, the banner stands beside it

SCRIPT: Final = r"""
(() => {
  const one = (selector) => document.querySelector(selector);
  const row = () => one("#chat-row");
  const isNarrow = () => window.matchMedia("(max-width: 800px)").matches;
  const kept = (name, value) => {
    try {
      if (value === undefined) return sessionStorage.getItem(name) || "";
      sessionStorage.setItem(name, value);
    } catch { /* a browser that keeps nothing: the page works without */ }
    return "";
  };
  const write = (box, value) => { box.value = value; box.dispatchEvent(new Event("input", { bubbles: true })); };
  const tell = (box, button, value) => {  // a value into a hidden box, then its hidden button
    const field = one(`${box} textarea, ${box} input`), go = one(button);
    if (!field || !go) return;
    write(field, value);
    setTimeout(() => go.click(), 0);
  };

  const followed = (link) => {
    const place = link.getAttribute("href").slice(1);
    if (place === "library") {
      const tab = [...document.querySelectorAll('button[role="tab"]')].find((each) => each.textContent.trim() === zhenwen.library);
      if (tab) tab.click();
    } else if (place.startsWith("ask-")) tell("#ask-link", "#ask-link-go", place);
    else {
      tell("#cite-link", "#cite-link-go", place);
      document.querySelectorAll("#chat a.chosen").forEach((each) => each.classList.remove("chosen"));
      link.classList.add("chosen");
      if (isNarrow()) setTimeout(() => one("#evidence").scrollIntoView({ behavior: "smooth" }), 300);
    }
  };

  const copied = async (name, button) => {
    const text = one(`#${name}-plain textarea, #${name}-plain input`), label = button.textContent;
    if (!text || button.disabled || button.dataset.told) return;
    button.dataset.told = "1";
    try { await navigator.clipboard.writeText(text.value); button.textContent = zhenwen.copied; }
    catch { button.textContent = zhenwen.refused; }
    setTimeout(() => { button.textContent = label; delete button.dataset.told; }, 1500);
  };

  const toggled = (button) => {
    const name = isNarrow() ? "list-open" : "list-closed";
    row().classList.toggle(name);
    button.setAttribute("aria-expanded", String(isNarrow() === row().classList.contains(name)));
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest('#chat a[href^="#"]');
    if (link) { event.preventDefault(); event.stopPropagation(); followed(link); return; }
    const button = event.target.closest("button"), toggle = one("#list-toggle");
    const isAway = !event.target.closest("#conversations, #list-toggle") || event.target.closest("#conversation-list label");
    if (row() && row().classList.contains("list-open") && isAway) toggled(toggle);  // on a phone the list covers the chat
    if (!button) return;
    if (zhenwen.copies.includes(button.id)) copied(button.id, button);
    if (button.id === "list-toggle") toggled(button);
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && row() && row().classList.contains("list-open")) { toggled(one("#list-toggle")); one("#list-toggle").focus(); }
  });

  const question = () => one("#question textarea");
  const remember = () => {
    const field = question(), current = one("#current textarea, #current input");
    if (field) kept("zhenwen-typed", field.value);
    if (current) kept("zhenwen-current", current.value);
  };
  window.addEventListener("pagehide", remember);
  document.addEventListener("input", (event) => { if (event.target === question()) remember(); });
  const typed = kept("zhenwen-typed"), open = kept("zhenwen-current");
  const begin = setInterval(() => {
    if (!question() || !one("#restore")) return;
    clearInterval(begin);
    if (typed && !question().value) write(question(), typed);
    setTimeout(() => tell("#current", "#restore", open || "0"), 50);
    const button = one("#list-toggle");
    if (button) { button.setAttribute("aria-controls", "conversations"); button.setAttribute("aria-expanded", String(!isNarrow())); }
  }, 50);

  let shownAt = null, isFollowing = true;  // the question last scrolled to; no longer once the person scrolls by hand
  const scrolled = () => {
    const log = one("#chat .bubble-wrap"), asked = [...document.querySelectorAll("#chat .user.message, #chat .message.user")];
    if (!log || !asked.length) { shownAt = null; return; }
    if (asked.length !== shownAt) { shownAt = asked.length; isFollowing = true; }
    const top = asked[asked.length - 1].getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop - 12;
    if (isFollowing && Math.abs(log.scrollTop - top) > 2) log.scrollTop = top;
  };
  ["wheel", "touchmove", "keydown", "pointerdown"].forEach((kind) => document.addEventListener(kind, (event) => {
    if (event.target.closest && event.target.closest("#chat")) isFollowing = false;
  }, { passive: true, capture: true }));

  let failures = 0;
  const banner = () => {
    let made = one("#connection");
    if (!made) {
      made = document.createElement("div");
      made.id = "connection";
      made.setAttribute("role", "alert");
      document.body.append(made);
    }
    return made;
  };
  const told = (words, state) => { const made = banner(); made.textContent = words; made.className = state; };
  const listen = async () => {
    if (document.hidden) return;
    try {
      const reached = await fetch("/alive", { cache: "no-store" });
      if (failures > 1 && reached.status < 500) { told(zhenwen.back, "back"); setTimeout(() => { if (!failures) banner().className = ""; }, 2500); }
      failures = 0;
    } catch {
      failures += 1;
      remember();
      if (failures > 1) told(zhenwen.lost, "lost");
    }
  };
  setInterval(listen, 2500);
  window.addEventListener("offline", () => { failures = 2; told(zhenwen.lost, "lost"); });
  document.addEventListener("visibilitychange", listen);
  let isWaiting = false;
  new MutationObserver(() => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => { isWaiting = false; scrolled(); quieted(); });
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
  const quieted = () => {  // gradio's own notice says less
    document.querySelectorAll(".toast-body, .toast-wrap > *").forEach((toast) => {
      if (/connection/i.test(toast.textContent)) { toast.style.display = "none"; if (failures < 2) { failures = 2; remember(); told(zhenwen.lost, "lost"); } }
    });
  };
})();
</script>"""

def head() -> str:
    """Style, words and script, for the head of a page."""
    words = {
        "copied": texts.COPIED, "refused": texts.COPY_REFUSED, "lost": texts.CONNECTION_LOST, "back": texts.CONNECTION_BACK, "library": texts.TAB_LIBRARY,
        "copies": BUTTONS,
    }  # fmt: skip
    told = json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
    return f"{STYLE}\n<script>\nconst zhenwen = {told};{SCRIPT}"

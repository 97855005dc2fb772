"""Gradio's own words in the language of the page, whatever that of the browser, and what it has in English only (names of buttons that a
screen reader says, a few menus) put right as it appears. Also here: a list of choices that Tab
leaves open, and the mark of what is Chinese on an English page.

A script of the page, not of an event, because our content policy allows no code made from strings. Not here: the words (words/gradio.py)."""

import json
from typing import Final

from assistant.ui.words import language, texts

FOREIGN: Final = """#chat .message, #conversation-list label, .excerpt, .evidence-detail, .evidence-choice label,
[role="gridcell"], .cell-wrap, [role="option"], #filters label,
#draft-head, #draft-sections label, .draft-under, #draft-whole, #draft-past, #draft-versions label, #draft-said,
#document-title, #document-facts, #outline, #coverage-panel > button, #sample-row, #language-choice"""  # where documents, places and names may stand in Chinese


def script() -> str:
    """For the start of the page."""
    return """<script>
(() => {
  /* gradio speaks the language of the browser; the page has its own, whatever that is */
  Object.defineProperty(navigator, "language", { get: () => "%(language)s" });
  Object.defineProperty(navigator, "languages", { get: () => ["%(language)s"] });
  /* leaving a list of choices with Tab closes it, and gradio's own handler, which runs later, opens it again */
  document.addEventListener("keydown", (event) => { if (event.key === "Tab" && event.target.matches("[role=combobox]")) event.stopPropagation(); }, true);
  const words = %(words)s, starts = %(starts)s, names = ["aria-label", "title", "placeholder"];
  const righted = (element) => {
    for (const name of names) {
      const said = element.getAttribute(name);
      if (!said) continue;
      const start = Object.keys(starts).find((one) => said.startsWith(one));
      const better = words[said] || (start && starts[start] + said.slice(start.length));
      if (better && better !== said) element.setAttribute(name, better);
    }
  };
  const wanted = names.map((name) => `[${name}]`).join(",");
  /* on an English page a screen reader is to know what is Chinese */
  const foreign = %(foreign)s, chinese = /[\u4e00-\u9fff]/;
  const told = (text) => {
    const holder = text.parentElement;
    if (!foreign || !holder || !holder.closest(foreign)) return;
    if (chinese.test(holder.textContent)) holder.lang = "zh-CN"; else holder.removeAttribute("lang");
  };
  const texts = (root) => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) told(walk.currentNode);
  };
  const all = (root) => { if (root.matches(wanted)) righted(root); root.querySelectorAll(wanted).forEach(righted); if (foreign) texts(root); };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") righted(change.target);
      else if (change.type === "characterData") told(change.target);
      else change.addedNodes.forEach((node) => { if (node.nodeType === Node.ELEMENT_NODE) all(node); else if (node.nodeType === Node.TEXT_NODE) told(node); });
    }
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: names });
})();
</script>""" % {  # noqa: UP031 braces are the script's own
        "language": texts.HTML_LANGUAGE, "words": json.dumps(texts.GRADIO, ensure_ascii=False), "starts": json.dumps(texts.GRADIO_STARTS, ensure_ascii=False),
        "foreign": json.dumps(FOREIGN if language() == "en" else ""),
    }  # fmt: skip

"""Gradio's own words in the language of the page, whatever that of the browser, and what it has in English only (names of buttons that a
screen reader says, a few menus) put right as it appears. Also here: a list of choices that Tab leaves open.

A script of the page, not of an event, because our content policy allows no code made from strings. Not here: the words (words/gradio.py)."""

import json

from assistant.ui.words import texts


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
  const all = (root) => { if (root.matches(wanted)) righted(root); root.querySelectorAll(wanted).forEach(righted); };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") righted(change.target);
      else change.addedNodes.forEach((node) => { if (node.nodeType === Node.ELEMENT_NODE) all(node); });
    }
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: names });
})();
</script>""" % {  # noqa: UP031 braces are the script's own
        "language": texts.HTML_LANGUAGE, "words": json.dumps(texts.GRADIO, ensure_ascii=False), "starts": json.dumps(texts.GRADIO_STARTS, ensure_ascii=False),
    }  # fmt: skip

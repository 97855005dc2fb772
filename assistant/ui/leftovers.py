"""Gradio's own words on a Chinese page: it speaks Chinese in an English browser too, and what it has in English only (names of buttons that a
screen reader says, a few menus) is put right as it appears. Also here: a list of choices that Tab leaves open.

A script of the page, not of an event, because our content policy allows no code made from strings. Not here: our own strings (texts.py)."""

import json
from typing import Final

WORDS: Final = {
    "More tabs": "更多标签页",
    "chatbot conversation": "对话",
    "common.upload": "再加文件",
    "Click to upload or drop files": "点击选择文件，或把文件拖到这里",
    "File upload": "选择文件",
    "Upload file": "上传文件",
    "Upload a file": "上传文件",
    "Uploading": "正在上传",
    "Uploaded files": "已选择的文件",
    "Remove this file": "去掉这个文件",
    "Remove file": "去掉文件",
    "Open cell menu": "打开列菜单",
    "Table actions": "表格操作",
    "Static column": "固定的列",
    "Filter": "筛选",
    "Filter...": "筛选…",
    "Clear filter": "清除筛选",
    "Scroll to top": "回到最上面",
    "Scroll down": "滚到最下面",
    "Loading response": "正在回答",
    "Loading Progress": "进度",
    "View full screen": "全屏",
    "Submit": "提交",
    "Stop": "停止",
    "Clear": "清除",
    "Close": "关闭",
    "Dismiss": "关闭",
    "Download": "下载",
}
STARTS: Final = {"Select example ": "示例问题 "}

SCRIPT: Final = """<script>
(() => {
  /* gradio speaks the language of the browser; the page is Chinese whatever that is */
  Object.defineProperty(navigator, "language", { get: () => "zh-CN" });
  Object.defineProperty(navigator, "languages", { get: () => ["zh-CN"] });
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
</script>""" % {"words": json.dumps(WORDS, ensure_ascii=False), "starts": json.dumps(STARTS, ensure_ascii=False)}  # noqa: UP031 braces are the script's own

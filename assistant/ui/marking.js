// The colours behind the text of a draft. A text box knows no colours: a second, invisible text lies under it, and its marks show through.
// What is marked waits as JSON in a hidden box: {"figures": {"60户": "form"}, "wrong": ["79户"], "at": [start, end, n]}; a new n selects the span.
// Only text nodes are made, never markup.
(() => {
  let painted = "", jumped = 0;
  const safe = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  function pieces(text, told) {
    const figures = Object.keys(told.figures).sort((one, other) => other.length - one.length);
    const wrong = told.wrong.filter((one) => one.length > 1);
    const parts = ["【[^】]*】", "\\[\\d+\\]", ...wrong.map(safe), ...figures.map((one) => "(?<![\\d.])" + safe(one))];
    const found = [];
    let last = 0;
    for (const match of text.matchAll(new RegExp(parts.join("|"), "g"))) {
      const one = match[0];
      const kind = one[0] === "【" ? "slot" : one[0] === "[" ? "mark" : wrong.includes(one) ? "wrong" : told.figures[one];
      found.push([text.slice(last, match.index), ""], [one, kind]);
      last = match.index + one.length;
    }
    return [...found, [text.slice(last) + "\n", ""]];
  }

  function node([text, kind]) {
    if (!kind) return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.className = `draft-${kind}`;
    mark.textContent = text;
    return mark;
  }

  function laid(area) {
    const under = document.createElement("div");
    under.className = "draft-under";
    under.setAttribute("aria-hidden", "true");
    area.before(under);
    area.addEventListener("input", paint);
    area.addEventListener("scroll", () => { under.scrollTop = area.scrollTop; });
    painted = "";
    return under;
  }

  function paint() {
    const area = document.querySelector("#draft-text textarea"), box = document.querySelector("#draft-marks textarea");
    if (!area || !box) return;
    const under = area.parentElement.querySelector(".draft-under") || laid(area);
    const key = `${area.value}\u0000${box.value}`;
    under.scrollTop = area.scrollTop;
    if (key === painted) return;
    painted = key;
    const told = JSON.parse(box.value || '{"figures": {}, "wrong": [], "at": null}');
    under.replaceChildren(...pieces(area.value, told).map(node));
    if (told.at && told.at[2] !== jumped) {
      jumped = told.at[2];
      area.focus();
      area.setSelectionRange(told.at[0], told.at[1]);
    }
  }
  setInterval(paint, 150); // the page tells no one when it fills a box
})();

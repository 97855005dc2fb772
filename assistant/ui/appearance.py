"""Colours, letter size, length of answers and language as the person at this browser wants them, kept in its cookies; the page has them before it is painted.

A script of the page does it, not of an event: our content policy allows no code made from strings, which is how gradio runs the `js` of
an event. Not here: the colours themselves (theme.py)."""

from typing import Final

import gradio as gr

from assistant.ui.tongues import COOKIE, PREFIXES
from assistant.ui.words import LANGUAGES

THEME_COOKIE: Final = "zhenwen_theme"
SIZE_COOKIE: Final = "zhenwen_size"
LENGTH_COOKIE: Final = "zhenwen_length"
THEMES: Final = ("system", "light", "dark")  # in the order of texts.THEMES
SIZES: Final = ("normal", "large", "larger")
LENGTHS: Final = ("full", "short")

SCRIPT: Final = """<script>
(() => {
  const kept = (name) => (document.cookie.split("; ").find((one) => one.startsWith(name + "=")) || "").slice(name.length + 1);
  const keep = (name, value) => { document.cookie = name + "=" + value + "; path=/; max-age=31536000; samesite=lax"; };
  const dressed = (theme) => {
    const address = new URL(window.location);
    if (theme === "light" || theme === "dark") address.searchParams.set("__theme", theme); else address.searchParams.delete("__theme");
    if (address.href !== window.location.href) history.replaceState(null, "", address); /* where gradio looks when it starts */
    const dark = theme === "dark" || (theme !== "light" && window.matchMedia("(prefers-color-scheme: dark)").matches);
    if (document.body) document.body.classList.toggle("dark", dark);
  };
  const sized = (size) => { document.documentElement.dataset.size = size || "normal"; };
  dressed(kept("%(theme)s"));
  sized(kept("%(size)s"));
  const shortened = (length) => { document.documentElement.dataset.length = length || "full"; };
  shortened(kept("%(length)s"));
  document.addEventListener("change", (event) => {
    const box = event.target.closest("#theme-choice, #size-choice, #length-choice, #language-choice");
    if (!box || !event.target.value) return;
    const at = [...box.querySelectorAll("input")].indexOf(event.target);
    if (box.id === "theme-choice") { const theme = %(themes)s[at]; keep("%(theme)s", theme); dressed(theme); }
    else if (box.id === "size-choice") { const size = %(sizes)s[at]; keep("%(size)s", size); sized(size); }
    else if (box.id === "length-choice") { const length = %(lengths)s[at]; keep("%(length)s", length); shortened(length); }
    else { const language = %(languages)s[at]; keep("%(language)s", language); window.location.assign(%(addresses)s[at]); }
  }, true);
})();
</script>""" % {  # noqa: UP031 braces are the script's own
    "theme": THEME_COOKIE, "size": SIZE_COOKIE, "length": LENGTH_COOKIE, "language": COOKIE,
    "themes": list(THEMES), "sizes": list(SIZES), "lengths": list(LENGTHS), "languages": list(LANGUAGES), "addresses": [f"{PREFIXES[one]}/" for one in LANGUAGES],
}  # fmt: skip

STYLE: Final = "".join(
    f'html[data-size="{name}"] {{ font-size: {16 * scale:g}px; }}\n'
    f'html[data-size="{name}"], html[data-size="{name}"] body {{ '  # body too: there the dark colours bring the sizes of the theme along
    + "".join(f"--text-{step}: {pixels * scale:g}px; " for step, pixels in (("xxs", 9), ("xs", 10), ("sm", 12), ("md", 14), ("lg", 16), ("xl", 22), ("xxl", 26)))
    + "}\n"
    for name, scale in (("large", 1.15), ("larger", 1.3))
) + (
    # a short answer leaves out the list of its sources, which stand beside it, and what could be asked next
    'html[data-length="short"] #chat .message blockquote:has(a[href^="#cite-"]), html[data-length="short"] #chat .message p:has(a[href^="#ask-"]) '
    "{ display: none; }\n"
)


def chosen(request: gr.Request | None) -> tuple[str, str, str]:
    """(theme, size, length) this browser keeps, the first of each when it keeps none."""
    cookies = dict(request.cookies) if request else {}
    kept = ((cookies.get(name, ""), known) for name, known in ((THEME_COOKIE, THEMES), (SIZE_COOKIE, SIZES), (LENGTH_COOKIE, LENGTHS)))
    theme, size, length = (value if value in known else known[0] for value, known in kept)
    return theme, size, length

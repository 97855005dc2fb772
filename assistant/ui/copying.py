"""The button 复制回答: the answer in plain words, with its sources, into the clipboard. The chat's own copy button would copy Markdown.

The text waits in a hidden box; a script of the page, not of an event, takes it from there, because our content policy allows no code
made from strings, which is how gradio runs the `js` of an event. Not here: the wording of the text (printing)."""

from dataclasses import dataclass
from typing import Any, Final

import gradio as gr

from assistant.printing import answer_text
from assistant.records import Answer
from assistant.ui import texts

SCRIPT: Final = """<script>
document.addEventListener("click", async (event) => {
  const button = event.target.closest("#copy");
  const text = document.querySelector("#plain textarea");
  if (!button || button.disabled || !text) return;
  try { await navigator.clipboard.writeText(text.value); button.textContent = "%(copied)s"; }
  catch { button.textContent = "%(refused)s"; }
  setTimeout(() => { button.textContent = "%(copy)s"; }, 1500);
}, true);
</script>""" % {"copy": texts.COPY, "copied": texts.COPIED, "refused": texts.COPY_REFUSED}  # noqa: UP031 braces are the script's own


@dataclass(frozen=True, slots=True)
class Copying:
    """The button and the hidden text behind it."""

    button: gr.Button
    plain: gr.Textbox

    def components(self) -> list[Any]:
        """Both, for the outputs of an event."""
        return [self.button, self.plain]


def build() -> Copying:
    """Lay out the button; it cannot be pressed until there is an answer."""
    button = gr.Button(texts.COPY, scale=1, min_width=96, interactive=False, elem_id="copy")
    return Copying(button, gr.Textbox("", label=texts.COPY, visible="hidden", elem_id="plain"))


def offered(copying: Copying, answer: Answer | None) -> dict[Any, Any]:
    """Updates that make this answer the one to be copied; none: nothing to copy."""
    return {copying.button: gr.Button(interactive=answer is not None), copying.plain: answer_text(answer) if answer else ""}

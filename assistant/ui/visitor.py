"""Who is at the page: the name under which conversations and drafts are kept. Not here: logging in."""

from typing import Final

import gradio as gr

ALONE: Final = ""  # the one person of a page without login


def owner(request: gr.Request | None) -> str:
    """The name of the person who is logged in, or ALONE."""
    return str(getattr(request, "username", None) or ALONE)

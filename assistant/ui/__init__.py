"""The page: gradio behind our own FastAPI application. It only translates; each event calls one verb of the packages below.

`serve(settings)` is the door. Not here: answering, storing, reading."""

from assistant.ui.page import serve

__all__ = ["serve"]

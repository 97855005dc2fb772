"""Our own routes beside gradio: a document's text and original by its id, a conversation as a file by its number. Never by a path.

An original or a conversation that leaves has a row in the journal, or does not leave.
Headers and the check of Host and Origin come from security.Guard, which stands in front of all. Not here: the page itself."""

from typing import Final
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, PlainTextResponse, Response

from assistant.errors import AssistantError
from assistant.transcript import as_docx, as_markdown
from assistant.ui.naming import last_part, offered_name
from assistant.ui.opening import Opening
from assistant.ui.text_page import text_page
from assistant.ui.translating import translated
from assistant.ui.visitor import owner
from assistant.ui.words import texts

_TYPES: Final = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "md": "text/markdown; charset=utf-8"}


def add_to(app: FastAPI, opening: Opening) -> None:
    """Put the routes into the application; before gradio is mounted, which takes every other path."""

    @app.get("/alive")
    def alive() -> Response:
        return Response(status_code=204, headers={"Cache-Control": "no-store"})

    @app.get("/text/{document_id}")
    def text(document_id: str, start: int = 0, end: int = 0) -> Response:
        document = opening.library().document(document_id) if opening.is_open() else None
        if document is None:
            return _missing(opening)
        library = opening.library()
        is_replaced = document_id not in {one.id for one in library.documents()}
        has_original = library.original(document) is not None
        return HTMLResponse(text_page(document, library.registry.sections(document_id), start, end, is_replaced=is_replaced, has_original=has_original))

    @app.get("/original/{document_id}")
    def original(document_id: str, request: Request) -> Response:
        document = opening.library().document(document_id) if opening.is_open() else None
        file = opening.library().original(document) if document else None
        if document is None or file is None:
            return _missing(opening)
        opening.library().registry.log("export", document.source, owner(request))
        return FileResponse(file, media_type="application/octet-stream", headers=_attached(last_part(document.source)))

    @app.get("/conversation/{number}.{suffix}")
    def conversation(number: int, suffix: str, request: Request) -> Response:
        mine = opening.library().conversations if opening.is_open() else None
        found = mine.one(owner(request), number) if mine else None
        if mine is None or found is None or suffix not in _TYPES:
            return _missing(opening)
        exchanges = mine.exchanges(owner(request), number)
        content = as_docx(found, exchanges) if suffix == "docx" else as_markdown(found, exchanges).encode()
        opening.library().registry.log("export", f"{found.title}.{suffix}", owner(request))
        return Response(content, media_type=_TYPES[suffix], headers=_attached(f"{found.title}.{suffix}"))

    @app.exception_handler(AssistantError)
    def refused(_: Request, cause: Exception) -> Response:
        return PlainTextResponse(translated(str(cause)), status_code=503)


def _missing(opening: Opening) -> Response:
    return PlainTextResponse(texts.NO_SUCH_FILE if opening.is_open() else opening.status(), status_code=404 if opening.is_open() else 503)


def _attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(offered_name(name), safe='')}", "Cache-Control": "no-store"}

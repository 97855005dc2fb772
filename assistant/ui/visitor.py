"""Who is at the page and what they may do: the name under which conversations and drafts are kept, and the role of the account.

`must` is called by every event that changes something; the sentence of its refusal is shown by `edge.guarded` like any other.
Not here: logging in (login.py), asking for the session (gate.py), which role may what (library/users.py)."""

from dataclasses import dataclass
from typing import Final

import gradio as gr
from fastapi import Request
from gradio.context import LocalContext

from assistant.library.users import checked, may
from assistant.records import UserRole

ALONE: Final = ""  # the one person of a page without login
SCOPE: Final = "zhenwen.person"  # where the gate leaves the person of a request


@dataclass(frozen=True, slots=True)
class Person:
    """Who sends a request. token: of the session, "" without accounts."""

    name: str = ALONE
    role: UserRole = "管理员"
    token: str = ""


def person(request: gr.Request | None) -> Person:
    """The person of a request as the gate found them; the one person of a page without accounts may do everything."""
    found = request.request.scope.get(SCOPE) if request is not None and request.request is not None else None
    return found if isinstance(found, Person) else Person()


def owner(request: gr.Request | Request | None) -> str:
    """The name of the person who is logged in, or ALONE; of an event of gradio's or of a route of our own."""
    if isinstance(request, Request):
        return name_of(request) or ALONE
    return str(getattr(request, "username", None) or ALONE)


def name_of(request: Request) -> str | None:
    """The name gradio is to know the person of a request by; None for nobody, which the gate lets through to no page of gradio's."""
    found = request.scope.get(SCOPE)
    return found.name if isinstance(found, Person) else None


def is_allowed(action: str, request: gr.Request | None = None) -> bool:
    """The person's role includes the action (library.users.RIGHTS); within an event also without its request."""
    return may(person(request or _current()).role, action)


def must(action: str) -> None:
    """Within an event: raises NotAllowed when the role of the person who started it does not include the action."""
    checked(person(_current()).role, action)


def acting() -> str:
    """Within an event: the name of the person who started it; ALONE anywhere else."""
    return person(_current()).name


def _current() -> gr.Request | None:
    found: gr.Request | None = LocalContext.request.get(None)  # set by gradio around each step of an event
    return found

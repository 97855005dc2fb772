"""Whose temporary files are whose: uploads lie in <folder>/<hash>/, exports beside them, and gradio serves all to anyone who knows the address.

A person owns a folder when the server told them about it: as the answer to their upload, or in what an event of theirs shows. Only its owners
may fetch from it or hand it back to an event. A page's session belongs to whoever used it first. Known in memory: after a restart nothing is owned.
The only person of a page without accounts owns everything. Nobody can make the server fetch an address of another machine, which gradio would.
Not here: who the person is (gate.py)."""

import json
import os
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from assistant.ui.visitor import ALONE

API: Final = "/gradio_api/"
TOLD: Final = (f"{API}queue/data", f"{API}call/", f"{API}run/", f"{API}api/")  # what answers these may name files
UPLOAD: Final = f"{API}upload"
MOST_SESSIONS: Final = 10_000
_ADDRESS: Final = re.compile(r"\s*[a-z][a-z0-9+.-]+:", re.IGNORECASE)  # http:, https:, file: …; one letter is a drive
_UNREADABLE: Final = object()
_FILE: Final = re.compile(rb'"path":\s*("(?:[^"\\]|\\.)*")')  # in JSON: text that looks like this has its quotes escaped


class Belongings:
    """The owners of temporary folders and of page sessions."""

    def __init__(self, folder: Path, everyones: Iterable[str] = ()) -> None:
        """everyones: names of folders that belong to the page itself, such as icons."""
        self._folder = os.path.realpath(folder)
        self._everyones = frozenset(everyones)
        self._owners: dict[str, set[str]] = {}
        self._sessions: OrderedDict[str, str] = OrderedDict()

    def told(self, name: str, path: str, body: bytes) -> None:
        """Remember what a response to a person names."""
        paths = _strings(_parsed(body)) if path.startswith(UPLOAD) else map(json.loads, _FILE.findall(body))
        for part in filter(None, map(self._part, paths)):
            self._owners.setdefault(part, set()).add(name)

    def may_fetch(self, name: str, path: str) -> bool:
        """The path names no address elsewhere, and no temporary file but this person's; what else gradio serves is its own to decide."""
        asked = path.removeprefix(f"{API}file").lstrip("=/") if path.startswith(f"{API}file") else ""
        return not _ADDRESS.match(asked) and all(self._is_free(name, one) for one in (asked, f"/{asked}"))

    def may_send(self, name: str, body: bytes) -> bool:
        """A JSON body hands back no file of somebody else's, none of another machine, and uses no session of somebody else's."""
        given = _parsed(body) if body else None
        if given is _UNREADABLE or any(_ADDRESS.match(path) for path in _paths(given)):
            return False
        session = given.get("session_hash") if isinstance(given, dict) else None
        return (not isinstance(session, str) or self.may_use(name, session)) and all(self._is_free(name, value) for value in _strings(given))

    def may_use(self, name: str, session: str) -> bool:
        """The page session is this person's; a new one becomes theirs."""
        if name == ALONE:
            return True
        known = self._sessions.setdefault(session, name)
        self._sessions.move_to_end(session)
        while len(self._sessions) > MOST_SESSIONS:
            self._sessions.popitem(last=False)
        return known == name

    def _is_free(self, name: str, value: str) -> bool:
        part = "" if name == ALONE else self._part(value)
        return not part or part in self._everyones or name in self._owners.get(part, ())

    def _part(self, value: str) -> str:
        """The first folder below the temporary one when the text is a path in there, "" otherwise."""
        if os.sep not in value or len(value) > 4096 or "\0" in value:
            return ""
        try:
            real = os.path.realpath(value)
        except OSError:
            return ""
        inside = real.startswith(self._folder + os.sep)
        return real[len(self._folder) + 1 :].split(os.sep)[0] if inside else ""


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return _UNREADABLE


def _paths(value: Any) -> Iterator[str]:
    """What parsed JSON names as the path of a file."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if isinstance(one.get("path"), str):  # its "url" is where the browser got it from; gradio does not go there
                yield one["path"]
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _strings(value: Any) -> Iterator[str]:
    """Every string of parsed JSON, keys too."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            waiting += one

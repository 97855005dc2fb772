"""Which laws and policies a question names by their titles: only these can answer it.

Not here: reports, which are named by place and year (asked_places.py, asked_times.py)."""

import re
from collections.abc import Iterable
from typing import Final

from assistant.records import Document

_OF_THE_STATE: Final = re.compile("^中华人民共和国|[（(][^（）()]*[）)]$")
_PASSED_ON: Final = re.compile("关于(?:印发|发布|公布|转发)(.+?)的(?:通知|公告|决定)$")
_QUOTES: Final = re.compile("[《》〈〉“”\"]")
SHORTEST = 4  # characters of a title that names a document


def called(title: str) -> str:
    """What a law or policy is called for short: 乡村振兴促进法, and of “关于印发《…规划》的通知” the plan itself."""
    passed_on = _PASSED_ON.search(title)
    return _QUOTES.sub("", _OF_THE_STATE.sub("", passed_on[1] if passed_on else title))


def named_policies(text: str, documents: Iterable[Document]) -> tuple[tuple[str, ...], str]:
    """Titles of the policies the question names, and the question without their names (as long as it was, so that spans hold)."""
    bare = _QUOTES.sub(" ", text)
    found: list[str] = []
    for document in documents:
        short = called(document.metadata.title) if document.metadata.kind == "policy" else ""
        pattern = " ?".join(map(re.escape, short))  # “十四五”现代物流发展规划
        if len(short) >= SHORTEST and (named := re.search(pattern, bare)):
            found.append(document.metadata.title)
            text = text[: named.start()] + " " * (named.end() - named.start()) + text[named.end() :]
    return tuple(dict.fromkeys(found)), text

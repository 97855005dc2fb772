"""Which laws and policies a question names by their titles: only these can answer it.

Not here: reports, which are named by place and year (asked_places.py, asked_times.py)."""

import re
from collections.abc import Iterable
from typing import Final

from assistant.records import Document

_OF_THE_STATE: Final = re.compile("^中华人民共和国|[（(][^（）()]*[）)]$")
_PASSED_ON: Final = re.compile("关于(?:印发|发布|公布|转发)(.+?)的(?:通知|公告|决定)$")
_IS_LAW: Final = re.compile("(?:法|条例|办法|规定|规则|细则|规划|纲要|方案|章程|意见|制度|公约)(?:[（(].*)?$")
_OF_ANOTHER: Final = "(?! ?(?:的?(?:实施|修正|修改|解释|释义|配套)))"  # 土地管理法｜实施条例 is another document
_QUOTES: Final = re.compile("[《》〈〉“”\"]")
SHORTEST = 4  # characters of a title that names a document


def _called(title: str) -> str:
    """What a law or policy is called for short: 乡村振兴促进法, and of “关于印发《…规划》的通知” the plan itself."""
    passed_on = _PASSED_ON.search(title)
    return _QUOTES.sub("", _OF_THE_STATE.sub("", passed_on[1] if passed_on else title))


def named_policies(text: str, documents: Iterable[Document]) -> tuple[tuple[str, ...], str]:
    """Titles of the policies the question names, and the question without their names (as long as it was, so that spans hold)."""
    bare = _QUOTES.sub(" ", text)
    found: list[str] = []
    policies = [document for document in documents if document.metadata.kind == "policy"]
    for document in sorted(policies, key=lambda one: -len(one.metadata.title)):
        short = _called(document.metadata.title)
        pattern = " ?".join(map(re.escape, short)) + _OF_ANOTHER  # “十四五”现代物流发展规划
        if len(short) >= SHORTEST and _IS_LAW.search(short) and (named := re.search(pattern, bare)):
            found.append(document.metadata.title)
            blank = " " * (named.end() - named.start())
            text, bare = text[: named.start()] + blank + text[named.end() :], bare[: named.start()] + blank + bare[named.end() :]
    return tuple(dict.fromkeys(found)), text

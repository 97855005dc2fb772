"""Terms a question puts in quotes, and the sentences that say what they mean: “八大行动”：…行动、…行动; 三清一改: 清…、清…、清…、改….

Not here: how well a sentence speaks of the rest of the question (speaking.py)."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.figures import parse
from assistant.library import Library
from assistant.records import Evidence, Query
from assistant.retrieval import admits

_TERM: Final = re.compile(r"[“\"「]([^”\"」]{2,12})[”\"」]")
_IN_BRACKETS: Final = re.compile("[（(][“\"]?([一-鿿]{2,12})[”\"]?[）)]")  # the "four parks" (四园)
_MEANS: Final = (
    r"[^，。；：、“]{0,6}[”\"」]?(?:[、和][“\"][^”\"]{2,12}[”\"])?(?:[^，。；]{0,8}[，,])?"
    r"(?:是指|指|(?<![行作成认])为(?!抓手|契机|重点|牵引|引领|主线|目标|载体|核心|导向)|：|:|包括|即|就是|[（(](?![［\[]))"
)
_COUNTED_WORD: Final = re.compile("([一二两三四五六七八九十])([一-鿿])")
_PLAN: Final = re.compile("十[一二三四五六]?五")
_ONLY_COUNTS: Final = re.compile("[一二两三四五六七八九十]+大?[类种项个大件条样]")  # “四类” is no name of anything
_ONE_COUNT: Final = re.compile("([二两三四五六七八九十]+)(?:大|个|项|条|类|张)?[一-鿿]{1,6}")
_LIST_ENDS: Final = re.compile(r"[；。：:，]|等[一二三四五六七八九十\d大]")


def terms_asked(query: Query) -> tuple[str, ...]:
    """The terms whose meaning a question asks for, () when it asks for something else."""
    terms = tuple(_TERM.findall(query.text)) + (tuple(_IN_BRACKETS.findall(query.text)) if query.language == "en" else ())
    if query.operation in ("list", "definition"):
        return terms
    return tuple(term for term in terms if re.search(rf"[{re.escape(term)}](?:的是|了)(?:什么|啥|哪)", query.text))  # “三停一撤”停了什么


def is_counted(term: str) -> bool:
    """Whether a term counts what it stands for (五停一关, 八大行动): it means nothing without the list."""
    return not _PLAN.match(term) and not _ONLY_COUNTS.fullmatch(term) and (_ONE_COUNT.fullmatch(term) is not None or len(_COUNTED_WORD.findall(term)) > 1)


def says_meaning(term: str, text: str) -> bool:
    """Whether a sentence says what a term means: after the term, word by word, or in a list of as many things as the term counts."""
    at = text.find(term)
    if at < 0:
        return False
    return re.search(rf"{re.escape(term)}{_MEANS}", text) is not None or _spells_out(term, text) or _lists(term, text[:at], text[at + len(term) :])


def meanings(query: Query, library: Library) -> Iterator[Evidence]:
    """The passages that say what the terms of a question mean, of the documents that may answer it."""
    index = library.index()
    sought = [(term, re.compile(rf"{re.escape(term)}{_MEANS}")) for term in terms_asked(query)]
    for place, document in enumerate(index.document_order) if sought else ():
        if admits(document.metadata, query):
            for passage in index.passages_of(document.id):
                if any(term in passage.text and means.search(passage.text) for term, means in sought):
                    yield Evidence(passage, document.source, document.metadata, float(-place))


def _spells_out(term: str, text: str) -> bool:
    """“三清一改…，清河道水草、清沿线堆物、清违章棚舍、改旱厕”: each of the term's words as often as it says."""
    words = _COUNTED_WORD.findall(term)
    rest = text.replace(term, "")
    return len(words) > 1 and "".join(f"{number}{word}" for number, word in words) == term and all(rest.count(word) >= (parse(number) or 9) for number, word in words)


def _lists(term: str, before: str, after: str) -> bool:
    one = _ONE_COUNT.fullmatch(term)
    number = parse(one[1]) if one else None
    near = [_LIST_ENDS.split(before.rstrip("等“\""))[-1], *_LIST_ENDS.split(after)[:3]]  # “实施A、B、C和D‘四大攻坚’”
    return number is not None and any(part.count("、") < int(number) <= len(re.split("、|(?<![共饱缓温])和(?![谐美])|以及", part)) for part in near)

"""A follow-up that the rules could not complete → a standalone question, worded by the chat model and held to what was said before.

「那它的对象是哪些？」 after 「河长制考核由谁组织？」 → 「河长制考核的对象是哪些？」. A wording that brings in anything new is thrown away.
Not here: the rules (retrieval.question), which come first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant import prompting
from assistant.checking.support import even
from assistant.errors import ModelFailure
from assistant.figures import places_in
from assistant.models import Model

REMEMBERED: Final = 3  # turns that are told
LONGEST: Final = 80  # characters of a question
_POINTS_BACK: Final = re.compile(
    r"^(?:那|再|还有|另外|其中|它|这|该|上面|刚才|and\b|what about)|它|这(?:个|些|项|里)|那(?:个|些|项|里)|上述|前面|\b(?:it|its|that|those|they|them)\b", re.I
)
_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Said:
    """A question that was asked and what was answered."""

    question: str
    answer: str


def standalone(question: str, history: Sequence[Said], model: Model) -> str:
    """The question completed from what was said; "" when it does not point back, the model fails, or its wording brings in something new."""
    if not history or len(question) > LONGEST or not _POINTS_BACK.search(question):
        return ""
    said, mark = [f"问：{one.question}\n答：{one.answer[:LONGEST]}" for one in history[-REMEMBERED:]], prompting.delimiter()
    asked = prompting.load("standalone_question").messages(delimiter=mark, history=prompting.quoted(said, mark), question=question)
    try:
        reply = model.reply(asked, most_tokens=80)
    except ModelFailure:
        return ""
    line = even(next((line for line in reply.splitlines() if line.strip()), "")).strip().strip("“”\"' ").removeprefix("补全后的问题：").strip()
    known = "".join((*said, question))
    return line if 4 <= len(line) <= LONGEST and _is_of(line, known) and line != question else ""


def _is_of(line: str, known: str) -> bool:
    """Every number and place of it was said, and nearly every word."""
    if not set(_DIGITS.findall(line)) <= set(_DIGITS.findall(known)) or re.search(r"[<>\[\]{}]|https?:", line):
        return False
    if any(line[one.start : one.end] not in known for one in places_in(line)):
        return False
    pairs = [line[at : at + 2] for at in range(len(line) - 1)]
    return sum(pair in known for pair in pairs) >= 0.6 * len(pairs)

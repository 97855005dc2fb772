"""Telling: a chat model words an answer that the quote engine has found; every sentence is checked before it stays.

What is evidence, whether there is an answer, its headline and its computations are the quote engine's. The model gets the cited sentences by number
and writes text with marks [n]; a sentence that its citations do not bear out is struck out and the document's own words take its place.
If the model fails in any way, the quote engine's answer stands with a note. Not here: the checks themselves (claims.py)."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from assistant import prompting
from assistant.answering.claims import MARK, fault, open_fault
from assistant.answering.wording import NOT_FOUND
from assistant.checking.support import even
from assistant.errors import ModelFailure
from assistant.figures import quantities
from assistant.models import Model
from assistant.prompting import Message
from assistant.records import Answer, AnswerFigure, Citation, Struck

LONGEST: Final = 1200  # characters of a reply that are read
MOST_TOKENS: Final = 400
MOST_STRUCK: Final = 3  # sentences shown crossed out
LONGEST_STRUCK: Final = 120
REPEATS: Final = 3  # of one sentence, then nobody listens any more
OF_FIGURES: Final = ("number", "year", "label", "hedge", "role")  # faults that are shown crossed out; the others are dropped
FLICKER: Final = 8  # characters that may be held back again without the page taking them away
WORDS: Final = {"zh": 200, "en": 120}
LANGUAGES: Final = {"zh": "中文", "en": "英文"}
UNCHECKED: Final = "模型的说法没有通过核对，这里显示资料原句。"
UNSURE: Final = "模型认为这些原句没有直接回答，请看出处核对。"
KEPT_QUOTE: Final = "{why}这里显示资料原句。"
_BRACKETS: Final = re.compile(r"[\[【［〔(（]\s*(?:来源|出处|资料|第)?\s*(\d{1,3}(?:\s*[,，、\-–—~至]\s*\d{1,3})*)\s*[条号]?\s*[\]】］〕)）](?!\()")
_SQUARE: Final = "[【［"
_END: Final = re.compile(r"[。！？；!?;\n]+[”」』）)]*(?:\s*\[\d+\])*|(?<=[A-Za-z)\]])\.(?=\s|$)(?:\s*\[\d+\])*")
_MAY_GROW: Final = re.compile(r"[\[【［][^\]】］]*$")
_NUMERAL: Final = "〇零一二两三四五六七八九十百千万亿"
_ENDS_OPEN: Final = re.compile(rf"(?:[^\W\d_]{{0,2}}[\d{_NUMERAL}.,%％]+[^\s，。；,;！？!?、\]]{{0,4}})$")
_ENDS_IN_YEAR: Final = re.compile(rf"(?<!\d)(?:19|20)\d\d年[^\d{_NUMERAL}]*$")
_WORDS: Final = re.compile(r"[一-鿿]{2}|[A-Za-z]{2}")  # without any, a lone number says nothing
_DECORATION: Final = re.compile(r"\*\*|__|^[ \t]*(?:#{1,6}|[-*•·]|\d{1,2}[.、)）])[ \t]+|`", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Told:
    """A finished sentence with its marks; wrong: what claims found, "" for nothing."""

    text: str
    marks: tuple[int, ...]
    wrong: str


def messages(answer: Answer) -> list[Message]:
    """Exactly what is sent to the model for an answer, personal numbers not yet hidden (models does that)."""
    mark = prompting.delimiter()
    evidence = prompting.quoted((f"（{one.title}，{one.period}）{one.quote}" for one in answer.citations), mark)
    language, most = LANGUAGES[answer.language], str(WORDS[answer.language])
    result = answer.headline or "见上面的资料"
    return prompting.load("answer").messages(delimiter=mark, evidence=evidence, result=result, question=answer.question, language=language, most=most)


def told(found: Answer, model: Model) -> Iterator[Answer]:
    """The answer as the model words it, growing; the last is final. The model is not asked for an abstention, nor for a figure a person corrected.

    Closing the iterator stops the model. Never raises ModelFailure: then the last is the quote engine's answer with a note.
    """
    if found.abstained or not found.citations or not all(one.verified for one in found.figures):
        yield found
        return
    started = time.perf_counter()
    reading = _Reading(found)
    try:
        for piece in model.stream(messages(found), MOST_TOKENS):
            if reading.take(piece):
                yield reading.shown
            if reading.is_over:
                break
        final = reading.final()
    except ModelFailure as failure:
        final = replace(found, note=KEPT_QUOTE.format(why=str(failure)))
    spent = (time.perf_counter() - started) * 1000
    before = found.timings_ms.get("total", 0.0)
    yield replace(final, timings_ms={**found.timings_ms, "word": round(spent, 2), "total": round(before + spent, 2)})


class _Reading:
    """A reply as far as it has come, its finished sentences checked once."""

    def __init__(self, found: Answer) -> None:
        self.found, self.raw, self.is_over = found, "", False
        self._told: list[_Told] = []
        self._seen: dict[str, int] = {}
        self.shown = replace(found, answer="", engine="model")

    def take(self, piece: str) -> bool:
        """Add a piece; whether what is shown has changed."""
        self.raw += piece
        if not piece:
            return False
        if len(self.raw) > LONGEST:
            self.raw, self.is_over = self.raw[:LONGEST], True
        sentences, _ = cut(marked(self.raw, len(self.found.citations)))
        for text in sentences[len(self._told) :]:
            self._add(text)
        before, now = self.shown, self._now()
        if before.struck == now.struck and before.answer.startswith(now.answer) and len(before.answer) - len(now.answer) < FLICKER:
            return False
        self.shown = now
        return True

    def _add(self, text: str) -> None:
        key = re.sub(r"\W|\d", "", text)
        self._seen[key] = self._seen.get(key, 0) + 1
        if self._seen[key] >= REPEATS and key:
            self.is_over = True
        repeated = self._seen[key] > 1 and bool(key)
        text = self._cited(text)
        wrong = "repeated" if repeated else fault(text, self.found) if _WORDS.search(MARK.sub("", text)) else "empty"
        if wrong == "uncited":
            wrong = open_fault(text, self.found) or wrong
        self._told.append(_Told(text, tuple(dict.fromkeys(int(mark) for mark in MARK.findall(text))), wrong))

    def _cited(self, text: str) -> str:
        """A sentence without a mark gets that of the one citation that bears it out: small models forget to write marks."""
        if MARK.search(text) or not _WORDS.search(text):
            return text
        fit = [one.mark for one in self.found.citations if not fault(f"{text}[{one.mark}]", self.found)]
        return f"{text}[{fit[0]}]" if len(fit) == 1 else text

    def _now(self) -> Answer:
        """Checked sentences, and the unfinished one as far as it may stay; a number without a source is struck out at once."""
        made = self._composed(is_final=False)
        _, tail = cut(marked(self.raw, len(self.found.citations)))
        tail = _settled(tail)
        wrong = open_fault(tail, self.found) if tail.strip() and not self.is_over else "empty"
        if wrong == "number":
            return replace(made, struck=(*made.struck, Struck(len(made.answer), _crossed(tail))))
        return made if wrong else replace(made, answer=made.answer + tail)

    def final(self) -> Answer:
        """The finished answer: what was withdrawn is replaced, what the model left out is added, unless nothing of it stands."""
        _, tail = cut(marked(self.raw, len(self.found.citations)))
        if re.search(r"\w", tail) and not self.is_over:
            self._add(tail.rstrip())
        if any(NOT_FOUND[language] in self.raw or "未查到" in self.raw for language in NOT_FOUND):
            return replace(self.found, note=UNSURE)
        if all(one.wrong for one in self._told):
            crossed = [Struck(0, _crossed(one.text)) for one in self._told if one.wrong in OF_FIGURES]
            return replace(self.found, note=UNCHECKED, struck=tuple(crossed[:MOST_STRUCK]))
        return self._composed(is_final=True)

    def _composed(self, *, is_final: bool) -> Answer:
        """Sentences that stand, in the place of the others what the document says; is_final: and what the model left out."""
        found, struck = self.found, list[Struck]()
        text = found.answer if _keeps_quote(found) else ""
        for one in self._told:
            if not one.wrong:
                text += one.text.strip()
            elif one.wrong in OF_FIGURES:
                if len(struck) < MOST_STRUCK:
                    struck.append(Struck(len(text), _crossed(one.text)))
                text += _instead(one, text, found)
        if is_final and found.answer not in text:
            text += _left_out(text, found)
        return replace(found, answer=text, struck=tuple(struck), engine="model", figures=_figures(text, found))


def _instead(one: _Told, text: str, found: Answer) -> str:
    """What takes the place of a sentence with a wrong figure: the quoted answer, or where it has no headline the sentences it cited."""
    if found.headline:
        return "" if found.answer in text else found.answer
    return "".join(_whole(citation) for citation in _cited(found.citations, one.marks) if f"[{citation.mark}]" not in text)


def _keeps_quote(found: Answer) -> bool:
    """The ledger's own words come first: computations, rows of years or places, two documents that disagree; and what a person corrected."""
    operation = found.understood.operation if found.understood else "text"
    disagree = bool(found.headline) and len({one.text for one in found.figures}) > 1
    return found.computation is not None or operation in ("compare", "series") or disagree or found.language == "en"


def _left_out(text: str, found: Answer) -> str:
    """What the wording lacks: the quoted answer when it has no headline; else each sentence the quote engine thought worth showing."""
    if found.headline:
        return "" if found.headline in text else found.answer
    return "".join(_whole(one) for one in found.citations if f"[{one.mark}]" not in text)


def _whole(citation: Citation) -> str:
    return f"{citation.quote}{'' if citation.quote.endswith(tuple('。！？；')) else '。'}[{citation.mark}]"


def marked(raw: str, known: int) -> str:
    """The reply with marks as [n], unknown ones dropped, decoration taken off and digits of any script as 0–9."""

    def mark(match: re.Match[str]) -> str:
        ends = [int(number) for number in re.findall(r"\d+", match[1])]
        is_span = bool(re.search(r"[\-–—~至]", match[1])) and len(ends) == 2
        numbers = range(ends[0], min(ends[1], ends[0] + 20) + 1) if is_span else ends
        if match.group()[0] not in _SQUARE and not re.search(r"来源|出处|资料|第", match.group()):
            return match.group()  # （2） is part of the text
        return "".join(f"[{number}]" for number in numbers if 1 <= number <= known)

    text = _BRACKETS.sub(mark, even(_DECORATION.sub("", raw)))
    return re.sub(r"\[\^?\d*\](?!\()", lambda found: found.group() if MARK.fullmatch(found.group()) and 1 <= int(found.group()[1:-1]) <= known else "", text)


def cut(text: str) -> tuple[list[str], str]:
    """Finished sentences, marks behind the full stop included, and what is not finished. A sentence at the very end may still get a mark."""
    sentences, start = [], 0
    for end in _END.finditer(text):
        if end.end() >= len(text):  # wait: a mark may follow
            break
        if text[end.end()] in "[【［ \n":
            rest = text[end.end() :]
            if _MAY_GROW.fullmatch(rest.strip() or "["):
                break
        sentences.append(text[start : end.end()])
        start = end.end()
    return [one for one in sentences if one.strip()], text[start:]


def _settled(tail: str) -> str:
    """The unfinished sentence without a number or a mark at its end that may still grow; “2020年” is whole."""
    tail = _MAY_GROW.sub("", tail)
    return tail if _ENDS_IN_YEAR.search(tail) else _ENDS_OPEN.sub("", tail)


def _crossed(text: str) -> str:
    return MARK.sub("", text).strip(" \n。；;，,！？!?.")[:LONGEST_STRUCK]


def _figures(text: str, found: Answer) -> tuple[AnswerFigure, ...]:
    """The ledger's figures, and those the model took from the quotes besides."""
    made, start = list(found.figures), 0
    for end in re.finditer(r"(?:\[\d+\])+|\Z", text):
        marks = [int(mark) for mark in MARK.findall(end.group())]
        for quantity in quantities(text[start : end.start()]):
            holder = next((one.mark for one in _cited(found.citations, marks) if quantity.text in one.quote), 0)
            if holder and not any((one.text, one.citation) == (quantity.text, holder) for one in made):
                made.append(AnswerFigure(quantity.text, quantity.number, quantity.unit, holder, True))
        start = end.end()
    return tuple(made)


def _cited(citations: Sequence[Citation], marks: Sequence[int]) -> list[Citation]:
    return [one for one in citations if one.mark in marks]

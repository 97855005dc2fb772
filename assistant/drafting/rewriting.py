"""Rewriting: a drafted section and an instruction (更简练, 更正式, 扩写到500字 …) → the section in a chat model's words, its facts locked.

Facts (facts.py) are compared sentence by sentence before and after. A sentence that changes one, or brings in a new one, is refused and the old
sentence stands; a sentence that went missing with a fact in it is put back. Each is a Change for a person to look at.
Not here: what a draft may state at all (verification.py), the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistant import prompting, reading
from assistant.checking.support import even
from assistant.drafting.facts import Kind, differences, facts, fault
from assistant.drafting.pieces import pairs, size
from assistant.errors import ModelFailure
from assistant.models import Model
from assistant.records import DraftSection, DraftSentence

MORE_CONCISE: Final = "更简练：删去重复和套话，意思不变。"
MORE_FORMAL: Final = "更正式：用规范的公文语言，语句完整，不用口语。"
SMOOTHER: Final = "更通顺：理顺前后句的衔接，意思不变。"
LONGER: Final = "扩写到{most}字左右：把做法说得更充分，不加新的事实。"
SAME: Final = 0.3  # share of pairs that makes a new sentence the old one in other words
MOST_EXAMPLES: Final = 3
ADDED_WORDS: Final = 60  # characters that a sentence without an old one behind it may have
RUNAWAY: Final = 2  # times the characters wanted, from which nobody listens any more
_END: Final = re.compile(r"[。！？；：”）】]$")
_MARK: Final = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that was not taken over. invented: a fact that is new; altered: another fact; dropped: a sentence with a fact was left out; foreign:
    no part of the section. before: as it stands (again), "" for none; after: what the model wrote, "" for nothing; facts: those in question."""

    kind: Kind
    before: str
    after: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewriting:
    """The section as rewritten, every fact in it as before, and what was refused; note: why the model was of no use, "" for nothing.

    While the model is writing: the section as it was, and the characters that have come."""

    section: DraftSection
    refused: tuple[Change, ...] = ()
    note: str = ""
    characters: int = 0

    @property
    def text(self) -> str:
        """The text with its marks."""
        return "".join(f"{one.text}{''.join(f'[{mark}]' for mark in one.citations)}" for one in self.section.sentences)


def longer(most: int) -> str:
    """The instruction to write so many characters."""
    return LONGER.format(most=most)


def rewritten(section: DraftSection, instruction: str, model: Model, examples: Sequence[str] = (), most: int = 0) -> Iterator[Rewriting]:
    """The section by the instruction: what has come of it, again and again, the last is final. Closing it stops the model.

    examples: sentences of the office's own reports for the tone (style gives them); most: characters it is to grow to, 0 for no more than it has.
    Never raises ModelFailure: then the section comes back as it was, with a note."""
    text = Rewriting(section).text
    asked = prompting.load("rewrite_section").messages(
        instruction=" ".join(instruction.split()) or SMOOTHER, examples="\n".join(examples) or "（无）", text=text, delimiter=prompting.delimiter()
    )
    reply, wanted = "", max(size(text), most)
    try:
        for piece in model.stream(asked, most_tokens=max(400, 3 * wanted)):
            reply += piece
            yield Rewriting(section, characters=size(reply))
            if size(reply) > RUNAWAY * wanted + ADDED_WORDS:  # a small model that cannot stop
                break
    except ModelFailure as failure:
        yield Rewriting(section, note=f"{failure}这一节保持原样。")
        return
    sentences, refused = _compared(section, _whole(_cut(even(reply))))
    kept = tuple(sentences)
    if not any(one.text not in {old.text for old in section.sentences} for one in kept):
        yield Rewriting(section, tuple(refused), note="模型没有给出可以用的改法，这一节保持原样。" if refused else "")
        return
    yield Rewriting(DraftSection(section.heading, kept), tuple(refused))


def style(sentences: Sequence[str], most: int = MOST_EXAMPLES) -> tuple[str, ...]:
    """Sentences of past reports as examples of tone: of middle length, their numbers blanked, so that no fact can be copied from them."""
    fit = [one.strip() for one in sentences if 20 <= size(one) <= 90 and one.strip().endswith("。")]
    return tuple(re.sub(r"\d+(?:\.\d+)?", "×", _MARK.sub("", one)) for one in fit[:most])


def _compared(section: DraftSection, written: Sequence[str]) -> tuple[list[DraftSentence], list[Change]]:
    """The new sentences that keep the facts of an old one each, in their order; old ones in the place of those that do not."""
    old = [one for one in section.sentences if one.text.strip()]
    used: set[int] = set()
    made: list[DraftSentence] = []
    refused: list[Change] = []
    for text in written:
        if text == "\n":
            made.append(DraftSentence("\n", "wording"))
            continue
        plain = _MARK.sub("", text).strip()
        behind = _behind(plain, old, used)
        wrong = fault(plain, "".join(old[at].text for at in behind))
        if not behind and not wrong and (facts(plain) or size(plain) > ADDED_WORDS):
            wrong = "foreign"
        if wrong:
            before = "".join(old[at].text for at in behind)
            refused.append(Change(wrong, before, plain, tuple(differences(plain, before))))
            made += [old[at] for at in behind]
        else:
            made.append(_sentence(plain, [old[at] for at in behind]))
        used.update(behind)
    for at, one in enumerate(old):
        if at not in used and (facts(one.text) or one.citations):
            refused.append(Change("dropped", one.text, "", tuple(facts(one.text))))
            made.insert(_place(at, old, made), one)
    return _tidy(made), refused


def _behind(plain: str, old: Sequence[DraftSentence], used: set[int]) -> list[int]:
    """Positions of the old sentences a new one says again: the nearest, and neighbours whose facts or words it took in."""
    mine, theirs = pairs(plain), [pairs(one.text) for one in old]
    free = [at for at in range(len(old)) if at not in used]
    near = {at: len(mine & theirs[at]) / max(1, min(len(mine), len(theirs[at]))) for at in free}
    return sorted(at for at, share in near.items() if share >= SAME)


def _sentence(plain: str, behind: Sequence[DraftSentence]) -> DraftSentence:
    """A new sentence on what the old ones rested on."""
    origins = [one.origin for one in behind]
    origin = next((one for one in ("edited", "form", "past", "policy") if one in origins), "wording")
    marks = tuple(dict.fromkeys(mark for one in behind for mark in one.citations))
    formula = "；".join(dict.fromkeys(one.computation for one in behind if one.computation))
    return DraftSentence(plain, origin, marks, formula)  # type: ignore[arg-type]  # one of the literals


def _place(at: int, old: Sequence[DraftSentence], made: Sequence[DraftSentence]) -> int:
    """Where a sentence goes back: behind what now stands for the sentence before it."""
    for earlier in range(at - 1, -1, -1):
        mine = pairs(old[earlier].text)
        found = [place for place, one in enumerate(made) if one.text == old[earlier].text or len(mine & pairs(one.text)) >= 0.5 * max(1, len(mine))]
        if found:
            return found[-1] + 1
    return 0


def _tidy(made: Sequence[DraftSentence]) -> list[DraftSentence]:
    """No blank lines at the ends or twice in a row."""
    kept: list[DraftSentence] = []
    for one in made:
        if one.text == "\n" and (not kept or kept[-1].text == "\n"):
            continue
        kept.append(one)
    return kept[:-1] if kept and kept[-1].text == "\n" else kept


def _whole(pieces: list[str]) -> list[str]:
    """Without a last sentence that was broken off."""
    return pieces if not pieces or _END.search(_MARK.sub("", pieces[-1]).strip()) else pieces[:-1]


def _cut(reply: str) -> list[str]:
    """The reply as sentences with their marks; "\\n" between paragraphs. Headings and talk around it are left to the comparison."""
    pieces: list[str] = []
    for line in (line.strip() for line in re.sub(r"\*\*|^#+\s*|</?资料\w*>", "", reply, flags=re.M).splitlines()):
        if not line:
            continue
        if pieces:
            pieces.append("\n")
        start = 0
        for first, last in reading.sentences(line, 0, len(line)):
            marks = re.match(r"(?:\[\d+\])+", line[last:])
            end = last + (marks.end() if marks else 0)
            one = line[max(first, start) : end]
            start = end
            if one.strip():
                pieces.append(one.strip())
    return pieces

"""Leftovers: what a final text must not hold any more – X, 【待补…】, **, adverts, empty brackets, a sentence twice, blanks inside numbers.

「X光」, 「X射线」 and letters of names (XR, SUX) are no placeholders. Not here: wrong numbers and words."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.reading import ADVERT, NAVIGATION, sentences
from assistant.records import Finding, Manuscript, NoiseLine

_X: Final = re.compile(r"(?<![A-Za-z0-9.+×ＸX-])(?:[XＸ]{1,8}|[xｘ×]{2,8})(?![A-Za-z0-9+×-]|光|射线|形|型|线|染色体|轴|片|荧光|个人|战警)")
_X_FOR_A_NUMBER: Final = re.compile(r"[余多万亿]{0,2}(?:[%％]|[个户人元亩吨家项处次名所座套条件起年月日村号]|公[里顷斤])")
_OPEN_SLOT: Final = re.compile(r"【\s*(?:待[补核定填]|此处|填写|补充|请|[XＸ×]|…)?[^【】\n]{0,40}】")
_SLOT_SAYS: Final = re.compile(r"【\s*(?:】|待[补核定填]|此处|填写|补充|请|[XＸ×]|…)")
_SLOT_IN_BRACKETS: Final = re.compile(r"[（(\[](?:待[补核定填](?:[实充写])?|数据待[^）)]{0,10}|此处[^）)]{0,16})[）)\]]|_{3,}|＿{2,}")
_MARKDOWN: Final = re.compile(r"\*\*|```")
_EMPTY: Final = re.compile(r"（ *）|\( *\)|《 *》|“ *”|〔 *〕|\[ *\]")
_HALF_SEMICOLON: Final = re.compile(r"(?<=[一-鿿%）)”》\d]);(?=[\s一-鿿“（《\d]|$)")
_SPACED: Final = re.compile(
    r"(?<=[一-鿿，。；：（])(?P<first>\d{1,3}(?:[.,]\d{0,3})?)(?P<rest>(?: +[.,]?\d{1,3}(?:\.\d+)?){1,4})"
    r"(?=(?:万|亿|千)?(?:[户人元亩吨家项处名所座套起%个件公米]))"
)
_LABEL: Final = re.compile(r"(?:附件|附表|表|图|第|专栏|案例|序号)$")
_FORMULAIC: Final = re.compile(r"各位代表|请予审议|特此|以上报告|让我们|在.{2,30}坚强领导下|以习近平|坚持以|高举|深入贯彻|全面贯彻|不忘初心")
_SENTENCE_END: Final = frozenset("。！？；")
FEWEST_REPEATED: Final = 20  # characters of a sentence that may not stand twice
SHOWN: Final = 30


def leftover_findings(manuscript: Manuscript) -> Iterator[Finding]:
    """Everything of this kind in a text and in the lines that were left out of it. In a policy a sentence may stand twice (违反前款规定的…)."""
    text = manuscript.text
    yield from _placeholders(text)
    yield from _marks(text)
    yield from _semicolons(text)
    yield from _spaced_numbers(text)
    if manuscript.metadata.kind != "policy":
        yield from _repeated(text)
    yield from _noise(manuscript.noise)


def _placeholders(text: str) -> Iterator[Finding]:
    """One finding for each sentence, however many slots it has."""
    for start, end in sentences(text, 0, len(text)):
        slots = [match.span() for match in _OPEN_SLOT.finditer(text, start, end) if _SLOT_SAYS.match(match.group())]
        slots += [match.span() for match in _SLOT_IN_BRACKETS.finditer(text, start, end)]
        letters = [match for match in _X.finditer(text, start, end) if not any(first <= match.start() < last for first, last in slots)]
        is_sure = bool(slots) or any(_is_gap(text, start, match) for match in letters)
        slots = sorted([*slots, *(match.span() for match in letters)])
        if slots:
            first, last = slots[0]
            count = f"，这一句共{len(slots)}处" if len(slots) > 1 else ""
            told = f"还留有没填的内容“{text[first:last]}”{count}。请补上数字或名称，或删去这一句。"
            yield Finding("error" if is_sure else "warning", "placeholder", told, first, last)


def _is_gap(text: str, start: int, match: re.Match[str]) -> bool:
    """XX, or X before a unit; in quotation marks (“XX产品研发”) it may be the pattern of a name."""
    is_quoted = text.rfind("“", start, match.start()) > text.rfind("”", start, match.start())
    return not is_quoted and (len(match.group()) > 1 or _X_FOR_A_NUMBER.match(text, match.end()) is not None)


def _marks(text: str) -> Iterator[Finding]:
    if marks := list(_MARKDOWN.finditer(text)):
        count = f"（共{len(marks)}处）" if len(marks) > 1 else ""
        told = f"留有排版记号“{marks[0].group()}”{count}。请删去。"
        yield Finding("warning", "markdown_mark", told, *marks[0].span())
    for match in _EMPTY.finditer(text):
        yield Finding("warning", "empty_brackets", f"“{match.group()}”里没有内容。请补上或删去。", match.start(), match.end())


def _semicolons(text: str) -> Iterator[Finding]:
    half = [match.start() for match in _HALF_SEMICOLON.finditer(text)]
    if half and "；" in text:
        told = f"全文用了全角“；”{text.count('；')}处、半角“;”{len(half)}处。请统一用“；”。"
        yield Finding("hint", "mixed_semicolons", told, half[0], half[0] + 1, "；")


def _spaced_numbers(text: str) -> Iterator[Finding]:
    for match in _SPACED.finditer(text):
        if not _LABEL.search(text[max(0, match.start() - 4) : match.start()]):
            closed = match.group().replace(" ", "")
            yield Finding("warning", "space_in_number", f"数字“{match.group()}”中间有空格，容易读成两个数。请核对后连写。", *match.span(), closed)


def _repeated(text: str) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for start, end in sentences(text, 0, len(text)):
        sentence = text[start:end]
        if len(sentence) < FEWEST_REPEATED or sentence[-1] not in _SENTENCE_END or _FORMULAIC.search(sentence):
            continue
        if sentence in seen:
            told = f"与前面的一句完全相同（第{_line(text, seen[sentence])}段：“{sentence[:SHOWN]}…”）。请核对是不是重复粘贴。"
            yield Finding("warning", "repeated_sentence", told, start, end)
        else:
            seen[sentence] = start


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _noise(noise: Sequence[NoiseLine]) -> Iterator[Finding]:
    """These lines are no part of the checked text, so the finding has no place in it."""
    for line in dict.fromkeys(line.text for line in noise if line.why == ADVERT):
        yield Finding("warning", "advert_line", f"文件里有广告或水印行：“{line[:60]}”。请从原文件中删去。", 0, 0)
    if web := list(dict.fromkeys(line.text for line in noise if line.why == NAVIGATION)):
        told = f"文件里带有网页上的{len(web)}行文字（如“{web[0][:SHOWN]}”）。请从原文件中删去。"
        yield Finding("hint", "web_line", told, 0, 0)

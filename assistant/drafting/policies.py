"""Policy sentences that bear on a section, scored and cited: 「加强农村改厕」 → “改厕应当坚持农户自愿。”

Only sentences that say how a thing is to be done, of policies that bind the place and are in force by the year.
Not here: quoting them in a draft (composing.py), last year's wording (precedent.py)."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.drafting.pieces import Quote, key_of, pairs, quoted
from assistant.drafting.precedent import documents_of
from assistant.drafting.wordings import load, topic_score
from assistant.figures import quantities
from assistant.figures.tables import load as tables
from assistant.library import Library
from assistant.reading import clauses, sentences
from assistant.records import AskedSection, Document, DraftRequest, Section

MOST: Final = 6  # policy sentences offered
BEARS: Final = 3  # pairs of characters a policy sentence must share with what is asked
QUOTE_LENGTH: Final = (14, 70)  # characters of a policy sentence that is quoted
_RANKS: Final = {"村": 0, "乡镇": 1, "县": 2, "市": 3, "省": 4, "国家": 5, "": 9}
_NO_QUOTE: Final = re.compile(
    r"[《》\dX【】:：]|罚|本办法|本细则|本条例|本法|本方案|前款|下列|如下|所称|附件|报送|通知|第.{1,4}[条款章]"
    r"|扣\S{0,3}分|得分|计分|省、自治区|县级以上|国务院|国家|设区|地方各级|，即"
)
_NORM: Final = re.compile(r"坚持|遵循|优先")
_OTHERS: Final = re.compile(  # who else is told to do something, and what happens to those who do not
    r"^(?:中央|地方|政策性|不予|县|市|省|各|任何|申请|村民|本人|主管|单位|工作人员|有关|[（(])|追究|追回|处分|处理|取消|后果|依法|不符合|无异议|档案|归档|公示栏|不得超过|备案|机构应当|人民政府|有权"
)


def policies(asked: AskedSection, request: DraftRequest, library: Library) -> tuple[Quote, ...]:
    """Policy sentences that bear on the section, best first, at most MOST; text: the words to quote."""
    topic = load().topic(f"{asked.topic} {asked.heading}", " ".join(asked.points))
    about_all = "".join((asked.topic, asked.heading, *asked.points, *(one.name for one in asked.indicators)))
    words, wanted = [word for word in (topic.also if topic else ()) if word in about_all], pairs(about_all)
    found: dict[str, Quote] = {}
    for document in _policies(request, library) if words else ():
        title = document.metadata.title
        is_its = topic is not None and topic_score(topic, title) >= max(topic_score(other, title) for other in load().topics)
        about = sum(len(word) for word in words if word in title) if is_its and is_current(title, request.year) else 0
        whole = library.document(document.id) if about else None
        if whole is None:
            continue
        for text, section, span in _quotable(whole, library):
            bearing = len(wanted & pairs(text))
            if bearing >= BEARS and any(word in text for word in words) and is_current(text, request.year):
                quote = quoted(whole, section, span, str(document.metadata.year or ""))
                found.setdefault(text, Quote(key_of("policy", quote.document_id, *span), text, quote, bearing + about / 2))
    return tuple(sorted(found.values(), key=lambda one: -one.score)[:MOST])


def _quotable(whole: Document, library: Library) -> Iterator[tuple[str, Section, tuple[int, int]]]:
    """Clauses of a policy that can be quoted as a duty, with their place."""
    for section in library.registry.sections(whole.id):
        for start, end in (span for sentence in sentences(whole.text, section.body, section.end) for span in clauses(whole.text, *sentence)):
            text = whole.text[start:end].strip().rstrip("。；;")
            if QUOTE_LENGTH[0] <= len(text) <= QUOTE_LENGTH[1] and not _NO_QUOTE.search(text) and not quantities(text) and is_duty(text):
                yield text, section, (start, end)


def is_current(text: str, year: int) -> bool:
    """Whether a text holds no term that was out of use by the year."""
    return not any(row.term in text and 0 < row.last < year for row in tables().terms)


def is_duty(text: str) -> bool:
    """Whether a policy sentence says how a thing is to be done: it begins with the measure, or names a principle or a must."""
    return text.startswith(load().actions) or bool(_NORM.search(text) and not _OTHERS.search(text))


def _policies(request: DraftRequest, library: Library) -> list[Document]:
    """Policies that bind the place: its own, and those of higher levels where the library knows one place of that level only."""
    found = [one for one in documents_of(request, library) if one.metadata.kind == "policy" and one.metadata.year <= request.year]
    every = library.documents()
    mine = next((_RANKS[one.metadata.level] for one in every if one.metadata.place == request.place), 1)
    places: dict[str, set[str]] = {}
    for one in every:
        places.setdefault(one.metadata.level, set()).add(one.metadata.place)
    kept = []
    for one in found:
        rank, place = _RANKS[one.metadata.level], one.metadata.place
        if not place or place == request.place or (mine < rank <= _RANKS["国家"] and len(places[one.metadata.level]) == 1):
            kept.append(one)
    return kept

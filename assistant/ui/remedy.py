"""A refusal → what to add to the library, or to say differently, so that the question can be answered. Not here: why it was refused."""

from typing import Final

from assistant.records import Answer, Reason
from assistant.ui import dates
from assistant.ui.words import texts

_NO_DOCUMENT: Final[tuple[Reason | None, ...]] = ("term_retired", "ambiguous", None)  # other words help, not another document


def remedy(answer: Answer) -> str:
    """One sentence, "" for an answer; not escaped."""
    if not answer.abstained or answer.reason is None:
        return ""
    query = answer.understood
    places = texts.AND.join(query.places) if query else ""
    when = texts.AND.join(dates.years(one.first, one.last) for one in query.periods if one.first) if query else ""
    about = (query.subject or "".join(query.terms)).replace(" ", "") if query else ""
    return texts.REMEDIES[answer.reason].format(
        place=places or texts.REMEDY_THIS_PLACE, when=when or texts.REMEDY_THAT_YEAR, about=f"“{about}”" if about else texts.REMEDY_THAT
    )


def needs_document(answer: Answer) -> bool:
    """Whether adding a document would help."""
    return answer.reason not in _NO_DOCUMENT

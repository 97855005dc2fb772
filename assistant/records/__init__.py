"""The nouns of the product. Each is frozen; each that quotes holds half-open character offsets into the cleaned text. The door of this package.

Document → Section → Passage is what a file becomes; Query → Evidence → Answer is what a question becomes; a Finding is what is wrong with a text.
Not here: how any of them is made, stored or shown."""

from assistant.records.answers import Answer, AnswerFigure, Citation, Computation, Conversation, Evidence, Exchange, Language, NearMiss, Operation, Query, Reason, Struck
from assistant.records.documents import KINDS, ROLES, Block, Document, Kind, Level, Manuscript, Metadata, NoiseLine, Passage, Role, Section
from assistant.records.drafts import AskedIndicator, AskedSection, Draft, DraftFigure, DraftRequest, DraftSection, DraftSentence, Finding, Origin, Severity
from assistant.records.figures import Correction, Figure, Measure, Period, Quantity, Span
from assistant.records.users import USER_ROLES, UserRole

__all__ = [
    "KINDS",
    "ROLES",
    "USER_ROLES",
    "Answer",
    "AnswerFigure",
    "AskedIndicator",
    "AskedSection",
    "Block",
    "Citation",
    "Computation",
    "Conversation",
    "Correction",
    "Document",
    "Draft",
    "DraftFigure",
    "DraftRequest",
    "DraftSection",
    "DraftSentence",
    "Evidence",
    "Exchange",
    "Figure",
    "Finding",
    "Kind",
    "Language",
    "Level",
    "Manuscript",
    "Measure",
    "Metadata",
    "NearMiss",
    "NoiseLine",
    "Operation",
    "Origin",
    "Passage",
    "Period",
    "Quantity",
    "Query",
    "Reason",
    "Role",
    "Section",
    "Severity",
    "Span",
    "Struck",
    "UserRole",
]

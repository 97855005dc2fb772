"""Answers: what a question becomes. Query → Evidence → Answer with Citations; an Exchange of a Conversation keeps both."""

from dataclasses import dataclass, field
from typing import Literal

from assistant.records.documents import Kind, Metadata, Passage, Role
from assistant.records.figures import Period

Operation = Literal["value", "compare", "series", "list", "definition", "date", "person", "text"]
Language = Literal["zh", "en"]
Reason = Literal[
    "no_evidence",
    "place_absent",
    "period_absent",
    "plan_only",
    "part_period_only",
    "combined_total_only",
    "breakdown_absent",
    "redacted",
    "term_retired",
    "ambiguous",
]


@dataclass(frozen=True, slots=True)
class Query:
    """A standalone question, understood. Empty tuples and None mean “not said”, never “any of these”.

    parts: places inside the one asked about, a village or a county without documents of its own; only a sentence that names them can answer.
    base: the year a change is asked against (“比2019年减少百分之多少”), which is not the period of what is asked; 0 for none.
    looks_around: earlier and later reports may tell of the periods too, in sentences that name them.
    titles: laws and policies that are named; only these can answer.
    """

    text: str
    language: Language
    operation: Operation
    terms: tuple[str, ...] = ()
    subject: str = ""
    places: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    report_years: tuple[int, ...] = ()
    role: Role | None = None
    kind: Kind | None = None
    unit: str = ""
    assumed: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    base: int = 0
    looks_around: bool = False
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with its document, its score (higher is better, no unit) and what the score came from."""

    passage: Passage
    source: str
    metadata: Metadata
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence stands: quote == text[start:end] of that version of the document."""

    mark: int
    document_id: str
    source: str
    title: str
    heading_path: tuple[str, ...]
    period: str
    role: Role
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AnswerFigure:
    """A number of the answer as the cited sentence writes it; verified: it stands there digit for digit."""

    text: str
    number: float
    unit: str
    citation: int
    verified: bool


@dataclass(frozen=True, slots=True)
class Computation:
    """A formula over cited figures; operands are (figure as written, mark of its citation)."""

    formula: str
    operands: tuple[tuple[str, int], ...]
    unit: str


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What came nearest, and why it was not taken."""

    why: Reason
    citation: Citation


@dataclass(frozen=True, slots=True)
class Struck:
    """What a chat model wrote and the check refused: shown crossed out before the character `at` of Answer.answer, and part of nothing else."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown: text with [n] marks, or an honest refusal (abstained, with its reason).

    engine: quote, the documents' own sentences, or model, worded by a chat model and checked. note: a sentence about the model, "" for nothing.
    """

    question: str
    language: Language
    answer: str
    headline: str | None
    abstained: bool
    reason: Reason | None
    citations: tuple[Citation, ...] = ()
    figures: tuple[AnswerFigure, ...] = ()
    computation: Computation | None = None
    near_misses: tuple[NearMiss, ...] = ()
    understood: Query | None = None
    engine: str = "quote"
    timings_ms: dict[str, float] = field(default_factory=dict)
    struck: tuple[Struck, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of a conversation and what came of it, as it is kept.

    said: what was told instead of an answer (an error, that it was stopped). query: the question with all its filters; dropped: keys of
    filters that were taken away again. asks: questions offered as the next ones. is_good: what the person thought of it, None: nothing.
    """

    question: str
    answer: Answer | None = None
    said: str = ""
    query: Query | None = None
    dropped: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    number: int = 0
    at: str = ""
    is_good: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Someone's conversation without its exchanges; begun, changed: date and time."""

    number: int
    title: str
    begun: str
    changed: str
    exchanges: int

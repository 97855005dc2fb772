"""The nouns of the product. Each is frozen; each that quotes holds half-open character offsets into the cleaned text.

Document → Section → Passage is what a file becomes; Query → Evidence → Answer is what a question becomes; a Finding is what is wrong with a text.
Not here: how any of them is made, stored or shown."""

from dataclasses import dataclass, field
from typing import Final, Literal

Kind = Literal["report", "plan", "policy", "table", "other"]
Level = Literal["国家", "省", "市", "县", "乡镇", "村", ""]
Role = Literal["result", "problem", "plan", "other"]
Operation = Literal["value", "compare", "series", "list", "definition", "date", "person", "text"]
Language = Literal["zh", "en"]
Span = Literal["year", "part", "cumulative", "years", ""]  # 本年, 部分时段, 累计, 多年
# value: the thing itself; from: the older end of 由A提高到B; change: by how much; growth: by how much, as a rate;
# completion: share of the task; share: part of a whole in percent; norm: a rule (每周不少于2次), not a fact
Measure = Literal["value", "from", "change", "growth", "completion", "share", "norm"]
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

Severity = Literal["error", "warning", "hint"]  # 必错, 疑似, 提示
Origin = Literal["form", "past", "policy", "wording", "edited"]  # of a draft's sentence: 拟稿单, 往年材料, 政策文件, 行文用语, 人工修改

UserRole = Literal["管理员", "编辑", "只读"]
USER_ROLES: Final[tuple[UserRole, ...]] = ("管理员", "编辑", "只读")
KINDS: Final[tuple[Kind, ...]] = ("report", "plan", "policy", "table", "other")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, line or table row as a reader found it, before cleaning. level: 1… when the file itself says “heading”, else 0."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class NoiseLine:
    """A line that was left out of the cleaned text, and why (in the clerk's words)."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with the text up to the next heading.

    start…body is the heading line (with its run-in title only), body…end the section's own text, sub-sections not included.
    A document's text before its first heading is a Section of level 0 with an empty heading.
    """

    heading: str
    level: int
    heading_path: tuple[str, ...]
    role: Role
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences of one section; text == Document.text[start:end]."""

    document_id: str
    start: int
    end: int
    heading_path: tuple[str, ...]
    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document besides its text; year is the year in its title (the year a report was given), 0 = unknown."""

    title: str
    kind: Kind = "other"
    place: str = ""
    level: Level = ""
    year: int = 0
    date: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A file that was read: cleaned text with its outline and passages, not yet in a library (so document_id is "")."""

    text: str
    metadata: Metadata
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    noise: tuple[NoiseLine, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the library. id is made from the content hash; source is the path relative to the folder that was added."""

    id: str
    source: str
    metadata: Metadata
    text: str
    passages: int
    figures: int
    added: str
    same_text_as: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """Years a fact belongs to, both ends included; part is “1-9月”, “上半年” … or "" for whole years."""

    first: int
    last: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its unit as the text writes it.

    text == the text from start to end, hedges included. value: the numeral as written; number: that numeral without scale (1.2 for
    “1.2万户”; the lower end of a range, 0 when redacted). unit: as written with its scale (万户); base_unit: without (户).
    hedge: 余, 约, 以上 …, several joined; "至" for a range; 预计 in front when a Figure's words call it an estimate. redacted: the source shows X instead of a number.
    """

    text: str
    value: str
    number: float
    scale: float
    unit: str
    base_unit: str
    hedge: str
    start: int
    end: int
    redacted: bool = False

    @property
    def amount(self) -> float:
        """The number in base units: 12000.0 for “1.2万户”."""
        return round(self.number * self.scale, 6)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a document with what it counts; all offsets are into Document.text.

    indicator: the words it belongs to as the document puts them, verb included (完成危房改造); name: their standard name in
    knowledge/indicators.yaml, "" when no row fits. period: Period(0, 0) when not known; explicit: its sentence names the period.
    part_of: the indicator of the whole, for 其中; base: what a change or rate is measured against (上年, 2020年, 任务), else "".
    is_combined: one number for several things named together. sentence == text[sentence_start:sentence_end] holds the number.
    corrected: what a person changed, as it was before (“86户”), "" for a figure as it was read; then quantity.text and indicator are
    the person's words, while start, end and sentence still show the source.
    """

    document_id: str
    quantity: Quantity
    indicator: str
    name: str
    period: Period
    span: Span
    role: Role
    measure: Measure
    place: str
    heading_path: tuple[str, ...]
    sentence: str
    sentence_start: int
    sentence_end: int
    explicit: bool = False
    part_of: str = ""
    base: str = ""
    is_combined: bool = False
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of a figure (the one at start…end of a document), or of two names for one indicator.

    kind: value changes what is not empty of amount (“88户”), indicator, period; dismissal says that it is no figure; merge shows the
    indicator `was` under the name `indicator` in every document. was: the figure or the name before. at, undone: date and time, undone ""
    while it holds. is_applied: a figure of the library is changed by it now; not when undone or when its document was replaced or removed.
    """

    number: int
    kind: Literal["value", "dismissal", "merge"]
    was: str
    document_id: str = ""
    source: str = ""
    start: int = 0
    end: int = 0
    amount: str = ""
    indicator: str = ""
    period: Period | None = None
    note: str = ""
    at: str = ""
    undone: str = ""
    is_applied: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A standalone question, understood. Empty tuples and None mean “not said”, never “any of these”.

    parts: places inside the one asked about, a village or a county without documents of its own; only a sentence that names them can answer.
    base: the year a change is asked against (“比2019年减少百分之多少”), which is not the period of what is asked; 0 for none.
    looks_around: earlier and later reports may tell of the periods too, in sentences that name them.
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


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong, or likely wrong, in a text that was checked; text says in Chinese what, and what to do.

    level: error (必错), warning (疑似) or hint (提示). code: which rule found it. start…end: where in the checked text, start == end when it
    stands nowhere in it (a line that was left out as noise). suggestion: what to write there instead, "" when a person must decide.
    citations: the sentences of the library it contradicts.
    """

    level: Severity
    code: str
    text: str
    start: int
    end: int
    suggestion: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedIndicator:
    """A row of a draft request's table: value as typed ("" for none: a slot), period as typed, who is responsible, by when."""

    name: str
    value: str = ""
    unit: str = ""
    period: str = ""
    last_year: str = ""
    target: str = ""
    responsible: str = ""
    deadline: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AskedSection:
    """A section to draft. kind: plan or review; topic finds last year's section where the heading has changed.

    struck, pinned: keys of evidence (drafting.evidence) that may not be used, and that must be."""

    heading: str
    topic: str = ""
    kind: Literal["plan", "review"] = "plan"
    points: tuple[str, ...] = ()
    indicators: tuple[AskedIndicator, ...] = ()
    material: tuple[str, ...] = ()
    length: tuple[int, int] = (200, 600)
    struck: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """拟稿单: what is known before writing. basis: sources that may be used, () for whatever the library holds of the place.

    struck, pinned: keys of evidence no section may use or the section it bears on must use; a section has the same for itself."""

    place: str
    document: str
    year: int
    sections: tuple[AskedSection, ...]
    basis: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence with where it comes from; citations are marks of the draft's citations; computation: a shown formula, "" for none.

    origin edited: a person wrote it or changed it; the citations are then those of the sentence it was."""

    text: str
    origin: Origin
    citations: tuple[int, ...] = ()
    computation: str = ""


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A drafted section; its text is its sentences joined, a blank line between paragraphs (a sentence "\\n" opens a new one)."""

    heading: str
    sentences: tuple[DraftSentence, ...]


@dataclass(frozen=True, slots=True)
class DraftFigure:
    """A number of a draft and what it stands on: “form:sections[0].indicators[0]”, “past:3” (a citation's mark), “computed:…”."""

    text: str
    origin: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with the sources of its figures, what is missing and what was found wrong."""

    title: str
    sections: tuple[DraftSection, ...]
    citations: tuple[Citation, ...] = ()
    figures: tuple[DraftFigure, ...] = ()
    missing: tuple[AskedIndicator, ...] = ()
    findings: tuple[Finding, ...] = ()
    engine: str = "quote"
    timings_ms: dict[str, float] = field(default_factory=dict)

"""Drafts: what is asked for, what was written and what is wrong with it. DraftRequest → Draft with its Findings."""

from dataclasses import dataclass, field
from typing import Literal

from assistant.records.answers import Citation

Severity = Literal["error", "warning", "hint"]  # 必错, 疑似, 提示
Origin = Literal["form", "past", "policy", "wording", "edited"]  # of a draft's sentence: 拟稿单, 往年材料, 政策文件, 行文用语, 人工修改


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

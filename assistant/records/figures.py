"""Figures: the numbers of a document, each with what it counts and when, and what a person corrected."""

from dataclasses import dataclass
from typing import Literal

from assistant.records.documents import Role

Span = Literal["year", "part", "cumulative", "years", ""]  # 本年, 部分时段, 累计, 多年
# value: the thing itself; from: the older end of 由A提高到B; change: by how much; growth: by how much, as a rate;
# completion: share of the task; share: part of a whole in percent; norm: a rule (每周不少于2次), not a fact
Measure = Literal["value", "from", "change", "growth", "completion", "share", "norm"]


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

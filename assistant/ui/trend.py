"""A row of the ledger, or the years of an answer, as a small line chart: an SVG picture inside the page's own text, nothing fetched, no script.

Only plain values are points; a gap in the years is a dashed line, and a year with two values or another kind of figure is marked below.
Not here: which values (comparison)."""

from base64 import b64encode
from collections.abc import Sequence
from itertools import pairwise
from typing import Final
from xml.sax.saxutils import escape

from assistant.comparison import Cell, Row
from assistant.comparison.wording import STATES, number_in, value_text
from assistant.figures import quantities
from assistant.records import Answer
from assistant.ui import translating
from assistant.ui.rendering import line
from assistant.ui.words import texts

WIDTH: Final = 480  # of the picture's own units
HEIGHT: Final = 214
MARGIN: Final = 46
TOP: Final = 56
BOTTOM: Final = 146
FEWEST: Final = 2
FEWEST_OF_ANSWER: Final = 3  # two values are compared in words
INK: Final = "#7286a0"  # readable on white and on dark slate
STROKE: Final = "#3b82f6"

Point = tuple[float, float, str, int]  # x, y, words, column


def chart(row: Row, columns: Sequence[str]) -> str:
    """Markdown of the picture, "" for fewer than two points."""
    points = _points(row, len(columns))
    if len(points) < FEWEST:
        return ""
    label = f"{row.label}{texts.ASIDE.format(row.unit)}" if row.unit else row.label
    return _picture(label, row.unit, columns, points, [_state(cell) for cell in row.cells])


def answer_chart(answer: Answer) -> str:
    """Markdown of the years of an answer side by side; "" for fewer than three, for several values a year, or for units that differ."""
    cited = {citation.mark: citation for citation in answer.citations}
    amounts = [(cited[one.citation].period, found[0], one.text) for one in answer.figures if one.citation in cited and (found := quantities(one.text))]
    years = [int(when) for when, _, _ in amounts if len(when) == 4 and when.isdecimal()]
    units = {quantity.base_unit for _, quantity, _ in amounts}
    if len(years) < FEWEST_OF_ANSWER or len(set(years)) < len(answer.figures) or len(units) != 1:
        return ""
    columns = [str(year) for year in range(min(years), max(years) + 1)]
    values = [quantity.amount for _, quantity, _ in amounts]
    points = _placed(values, [(text, year - min(years)) for year, (_, _, text) in zip(years, amounts, strict=True)], len(columns))
    unit = amounts[0][1].unit if len({quantity.unit for _, quantity, _ in amounts}) == 1 else ""
    query = answer.understood
    label = (query.terms[0] if query and query.terms else query.subject if query else "") or answer.question
    return _picture(f"{label}{texts.ASIDE.format(unit)}" if unit else label, unit, columns, sorted(points, key=lambda point: point[3]), [""] * len(columns))


def _picture(label: str, unit: str, columns: Sequence[str], points: Sequence[Point], states: Sequence[str]) -> str:
    alt = texts.TREND_ALT.format(label=label, points=texts.COMMA.join(texts.YEAR_VALUE.format(columns[column], words) for _, _, words, column in points))
    picture = b64encode(_svg(label, unit, columns, points, states).encode()).decode()
    return f"![{line(alt)}](data:image/svg+xml;base64,{picture})"


def _points(row: Row, columns: int) -> list[Point]:
    found = [(at, cell.values[0]) for at, cell in enumerate(row.cells) if cell.state == "known"]
    values = [number_in(figure, row.unit) for _, figure in found]
    return _placed(values, [(value_text(figure, row.unit), at) for at, figure in found], columns)


def _placed(values: Sequence[float], told: Sequence[tuple[str, int]], columns: int) -> list[Point]:
    """Values with their words and column → points of the picture."""
    if not values:
        return []
    low, high = min(values), max(values)
    step = (WIDTH - 2 * MARGIN) / max(columns - 1, 1)
    scale = (BOTTOM - TOP) / (high - low) if high > low else 0.0
    middle = (TOP + BOTTOM) / 2
    return [
        (MARGIN + at * step, BOTTOM - (value - low) * scale if scale else middle, words, at)
        for (words, at), value in zip(told, values, strict=True)
    ]


def _svg(label: str, unit: str, columns: Sequence[str], points: Sequence[Point], states: Sequence[str]) -> str:
    step = (WIDTH - 2 * MARGIN) / max(len(columns) - 1, 1)
    lines = [
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{STROKE}" stroke-width="2"{_dashes(later - earlier)}/>'
        for (x1, y1, _, earlier), (x2, y2, _, later) in pairwise(points)
    ]
    dots = [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{STROKE}"/>{_text(x, y + (20 if _is_low(points, at) else -10), words.removesuffix(unit), 14)}'
        for at, (x, y, words, _) in enumerate(points)
    ]
    years = [_text(MARGIN + at * step, HEIGHT - 26, column, 14) for at, column in enumerate(columns)]
    marks = [_text(MARGIN + at * step, HEIGHT - 9, state, 12) for at, state in enumerate(states)]
    body = "".join((_text(8, 18, label, 15, "start"), *lines, *dots, *years, *marks))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">{body}</svg>'


def _is_low(points: Sequence[Point], at: int) -> bool:
    """The lines to both neighbours rise from here, so there is room below."""
    beside = [points[other][1] for other in (at - 1, at + 1) if 0 <= other < len(points)]
    return all(y < points[at][1] for y in beside)


def _dashes(years: int) -> str:
    return ' stroke-dasharray="5 5"' if years > 1 else ""


def _state(cell: Cell) -> str:
    return "" if cell.state in ("known", "absent") else translating.cell(STATES[cell.state])


def _text(x: float, y: float, words: str, size: int, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-family="sans-serif" text-anchor="{anchor}" fill="{INK}">{escape(words)}</text>'

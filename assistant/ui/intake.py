"""Uploaded files → the library, step by step, and the rows of the two tables of the tab 资料库.

Uploaded copies are deleted when adding ends, however it ends. Not here: components."""

import contextlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assistant.comparison import News, label_of, years_text
from assistant.comparison.wording import written
from assistant.records import Document, Figure
from assistant.ui import texts

if TYPE_CHECKING:
    from assistant.library import Library, Outcome

LONGEST_NAME: Final = 200
MOST_DIFFERENCES: Final = 100  # rows of the table of what differs
_UNWANTED: Final = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in the temporary folder and the name it had on the person's machine."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far adding has come: a sentence and the rows so far; of the figures the files brought, a sentence and the rows of what differs."""

    message: str
    rows: list[list[str]]
    news: str = ""
    differences: list[list[str]] = field(default_factory=list)


def shown_name(name: str) -> str:
    """The last part of a name as sent by a browser, without control characters, cut in the middle when too long."""
    last = _UNWANTED.sub("", re.split(r"[/\\]", name)[-1]).strip() or "未命名"
    stem, dot, suffix = last.rpartition(".")
    return last if len(last) <= LONGEST_NAME or not dot else f"{stem[: LONGEST_NAME - 1 - len(suffix)]}.{suffix}"[:LONGEST_NAME]


def added(uploads: Sequence[Upload], library: "Library") -> Iterator[Progress]:
    """Add the uploads; one step a file and one at the end. The temporary copies are gone afterwards."""
    from assistant.library import uploaded

    rows: list[list[str]] = []
    told: list[tuple[str, News]] = []
    counts: Counter[str] = Counter()
    passages, seconds = 0, 0.0
    try:
        yield Progress(texts.READING.format(done=0, total=len(uploads), passages=0, seconds=0, rate=0), rows)
        for outcome in library.add([uploaded(upload.path, upload.name) for upload in uploads]):
            rows.append(_row(outcome))
            told += [(outcome.source, outcome.news)] if outcome.news else []
            counts[outcome.status] += 1
            passages, seconds = passages + outcome.passages, outcome.seconds
            rate = passages / seconds if seconds else 0
            text = texts.READING.format(done=outcome.done, total=outcome.total, passages=passages, seconds=seconds, rate=rate)
            yield Progress(text, list(rows), news_told(told), difference_rows(told))
        summary = "，".join(f"{texts.STATUSES[status]} {counts[status]} 份" for status in texts.STATUSES if counts[status])
        yield Progress(texts.ADDED.format(summary=summary, seconds=seconds), rows, news_told(told), difference_rows(told))
    finally:
        discard(uploads)


def news_told(told: Sequence[tuple[str, News]]) -> str:
    """How much the files brought to the ledger, "" for nothing."""
    if not any(news.figures for _, news in told):
        return ""
    sums = {kind: sum(len(getattr(news, kind)) for _, news in told) for kind in texts.NEWS_KINDS}
    summary = texts.NEWS_SUMMARY.format(new=sum(news.new for _, news in told), figures=sum(news.figures for _, news in told), **sums)
    total = sum(sums.values())
    return summary + (texts.NEWS_CUT.format(shown=MOST_DIFFERENCES, total=total) if total > MOST_DIFFERENCES else "")


def difference_rows(told: Sequence[tuple[str, News]]) -> list[list[str]]:
    """Rows of what differs from the ledger: file, kind, indicator, before, now; the doubtful first, so many at most."""
    rows = [
        [source, words, f"{change.after.place}{label_of(change.after)}", f"{_when(change.before)}（{change.source.rsplit('/', 1)[-1]}）", _when(change.after)]
        for kind, words in reversed(texts.NEWS_KINDS.items())
        for source, news in told
        for change in getattr(news, kind)
    ]
    return rows[:MOST_DIFFERENCES]


def _when(figure: Figure) -> str:
    return f"{years_text(figure.period)} {written(figure.quantity)}"


def discard(uploads: Sequence[Upload]) -> None:
    """Delete temporary copies and the folders gradio made for them."""
    for upload in uploads:
        with contextlib.suppress(OSError):
            upload.path.unlink()
            upload.path.parent.rmdir()


def document_rows(documents: Sequence[Document], wanted: str) -> list[list[str]]:
    """Rows of the documents whose source, title, kind, place or year holds every wanted word."""
    words = wanted.lower().split()
    rows = [
        [
            document.source,
            document.metadata.title,
            texts.KINDS[document.metadata.kind],
            document.metadata.place,
            str(document.metadata.year or ""),
            str(document.passages),
            document.added[:10],
            document.id[:8],
        ]
        for document in documents
    ]
    return [row for row in rows if all(word in " ".join(row[:5]).lower() for word in words)]


def counted(shown: int, total: int) -> str:
    """The sentence under the list."""
    if not total:
        return texts.EMPTY_LIBRARY
    if not shown:
        return texts.NONE_SHOWN.format(total=total)
    return (texts.COUNTED if shown == total else texts.COUNTED_SOME).format(total=total, shown=shown)


def _row(outcome: "Outcome") -> list[str]:
    said = " ".join(filter(None, (outcome.reason, *outcome.notes)))
    return [outcome.source, texts.STATUSES[outcome.status], str(outcome.passages or ""), said]

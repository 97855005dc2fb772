"""Uploaded files → the library, step by step, and what they bring, as rows of the tables of the tab 资料库.

Uploaded copies are deleted when adding ends, however it ends. Not here: components."""

import contextlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assistant.comparison import News, label_of
from assistant.comparison.wording import written
from assistant.errors import UsageError
from assistant.records import Figure
from assistant.ui import dates, translating
from assistant.ui.naming import shown_name
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.library import Given, Library, Outcome

MOST_DIFFERENCES: Final = 100  # rows of the table of what differs


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


def added(uploads: Sequence[Upload], library: "Library", most_bytes: int) -> Iterator[Progress]:
    """Add the uploads, those in a zip one by one; one step a file and one at the end. The temporary copies are gone afterwards."""
    from assistant.library import expanded, uploaded

    try:
        yield Progress(texts.READING.format(done=0, total=len(uploads), passages=0, seconds=0, rate=0), _queued(upload.name for upload in uploads))
        given, refused = expanded([uploaded(upload.path, upload.name) for upload in uploads], most_bytes)
        yield from _added(given, refused, library)
    finally:
        discard(uploads)


def sample_added(library: "Library") -> Iterator[Progress]:
    """Add the sample documents, as above."""
    from assistant.library import sample

    yield from _added(sample(), [], library)


def _added(given: Sequence["Given"], refused: Sequence["Outcome"], library: "Library") -> Iterator[Progress]:
    rows = [_row(outcome) for outcome in refused]
    waiting = [one.source for one in given]
    told: list[tuple[str, News]] = []
    counts = Counter(outcome.status for outcome in refused)
    passages, seconds = 0, 0.0
    yield Progress(texts.READING.format(done=0, total=len(given), passages=0, seconds=0, rate=0), [*rows, *_queued(waiting)])
    for outcome in library.add(given):
        rows.append(_row(outcome))
        if outcome.source in waiting:
            waiting.remove(outcome.source)
        told += [(outcome.source, outcome.news)] if outcome.news else []
        counts[outcome.status] += 1
        passages, seconds = passages + outcome.passages, outcome.seconds
        rate = passages / seconds if seconds else 0
        text = texts.READING.format(done=outcome.done, total=outcome.total, passages=passages, seconds=seconds, rate=rate)
        yield Progress(text, [*rows, *_queued(waiting)], news_told(told), difference_rows(told))
    summary = texts.COMMA.join(f"{words} {texts.COPIES.format(counts[status])}" for status, words in texts.STATUSES.items() if counts[status])  # type: ignore[index]
    yield Progress(texts.ADDED.format(summary=summary, seconds=seconds), rows, news_told(told), difference_rows(told))


def stopped(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows as they stand when adding is stopped: what was queued was not added."""
    return [[texts.NOT_ADDED if cell == texts.QUEUED and at == 1 else str(cell) for at, cell in enumerate(row)] for row in rows]


def _queued(sources: Iterable[str]) -> list[list[str]]:
    return [[source, texts.QUEUED, "", ""] for source in sources]


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
        [source, words, f"{change.after.place}{label_of(change.after)}", _when(change.before) + texts.ASIDE.format(change.source.rsplit('/', 1)[-1]), _when(change.after)]
        for kind, words in reversed(texts.NEWS_KINDS.items())
        for source, news in told
        for change in getattr(news, kind)
    ]
    return rows[:MOST_DIFFERENCES]


def _when(figure: Figure) -> str:
    return f"{dates.when(figure.period)} {written(figure.quantity)}"


def put_back(library: "Library", new_id: str, old_id: str) -> None:
    """Undo a replacement: the old version from its original, in place of the new one. Raises UsageError when the original is gone."""
    from assistant.library import Given

    old = library.document(old_id)
    file = library.original(old) if old else None
    if old is None or file is None:
        raise UsageError(texts.ORIGINAL_NONE)
    given = Given(old.source, f"upload:{old.source}", lambda: file.stat().st_size, file.read_bytes)
    for outcome in library.add([given], replaces=new_id):
        if outcome.status == "refused":
            raise UsageError(outcome.reason)


def uploads_of(payload: Any) -> list[Upload]:
    """Files as gradio received them (it has checked that they lie in its upload folder) → path and shown name."""
    return [Upload(Path(file.path), shown_name(file.orig_name or Path(file.path).name)) for file in (payload.root if payload else [])]


def upload_of(payload: Any) -> Upload | None:
    """The same of a single file."""
    return Upload(Path(payload.path), shown_name(payload.orig_name or Path(payload.path).name)) if payload else None


def discard(uploads: Sequence[Upload]) -> None:
    """Delete temporary copies and the folders gradio made for them."""
    for upload in uploads:
        with contextlib.suppress(OSError):
            upload.path.unlink()
            upload.path.parent.rmdir()


def _row(outcome: "Outcome") -> list[str]:
    return [outcome.source, texts.STATUSES[outcome.status], str(outcome.passages or ""), remarks(outcome)]


def remarks(outcome: "Outcome") -> str:
    """Why a file was refused, or what there is to know of it; "" for nothing."""
    return " ".join(translating.translated(one) for one in (outcome.reason, *outcome.notes) if one)

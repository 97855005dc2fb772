"""Reading: a file's bytes → Manuscript (clean text, outline, roles, metadata, passages). The door of this package.
Not here: anything that lasts on disk, any model."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.errors import UnreadableFile
from assistant.reading.cleaning import cleaned, unified
from assistant.reading.headings import numbered
from assistant.reading.loading import MAX_BYTES, SUFFIXES, Record, container, load, records
from assistant.reading.metadata import metadata
from assistant.reading.noise import ADVERT, HEAD_LINES, NAVIGATION, warning_of
from assistant.reading.outline import sections
from assistant.reading.passages import clauses, passages, sentences
from assistant.reading.places import level_of
from assistant.reading.roles import admissions, assigned, is_review, of_sentence, reviews_only
from assistant.records import Block, Kind, Manuscript, Metadata, Passage, Role

__all__ = [
    "ADVERT", "NAVIGATION", "SUFFIXES", "Record", "admissions", "clauses", "container", "described",
    "is_review", "level_of", "lines", "manuscript", "numbered", "read", "records", "reviews_only", "sentences",
]


def read(
    data: bytes,
    name: str,
    *,
    folders: Sequence[str] = (),
    kind: Kind | None = None,
    place: str = "",
    year: int = 0,
    max_bytes: int = MAX_BYTES,
) -> Manuscript:
    """The manuscript of one file; folders are those above it, outermost first. Raises UnreadableFile with cause and remedy."""
    loaded = load(data, name, max_bytes=max_bytes)
    made = manuscript(loaded.blocks, name, title=loaded.title, folders=folders, kind=kind, place=place, year=year)
    return replace(made, notes=loaded.notes + made.notes)


def lines(data: bytes, name: str) -> tuple[str, ...]:
    """The paragraphs and table rows (“表头: 值；…”) of a file as its reader found them, nothing cleaned. Raises UnreadableFile."""
    return tuple(block.text for block in load(data, name).blocks)


def manuscript(
    blocks: Iterable[Block],
    name: str,
    *,
    title: str = "",
    folders: Sequence[str] = (),
    kind: Kind | None = None,
    place: str = "",
    year: int = 0,
    is_noise_free: bool = False,
) -> Manuscript:
    """The same from blocks, e.g. one record of a .jsonl file (is_noise_free: no line of it is noise). kind, place and year, when given, overrule what the text says."""
    found = tuple(blocks)
    clean = cleaned(found, is_noise_free=is_noise_free)
    if not clean.text:
        raise UnreadableFile(f"《{name}》里没有可用的正文（只有广告、导航或空行）。请打开文件核对，或换一份原件再添加。")
    known = metadata(clean.text, name, folders, title_hint=title, noise=clean.noise)
    place = place or known.place
    known = replace(known, kind=kind or known.kind, place=place, level=level_of(place), year=year or known.year)
    outlined = assigned(sections(clean.text, clean.levels), known)
    wrong = admissions(clean.text, outlined) if known.kind == "report" else ()
    cut = _spoken(passages(clean.text, outlined, _turns(wrong)), wrong, known)
    warning = warning_of([unified(line) for block in found[:HEAD_LINES] for line in block.text.splitlines()])
    return Manuscript(clean.text, known, outlined, cut, clean.noise, (warning,) if warning else ())


def described(made: Manuscript, known: Metadata) -> Manuscript:
    """The manuscript under other metadata (its level is that of the place): roles follow, text and passages stay as they are."""
    known = replace(known, level=level_of(known.place))
    outlined = assigned([replace(section, role="other") for section in made.sections], known)
    starts = [section.start for section in outlined]
    cut = tuple(replace(passage, role=outlined[at - 1].role if (at := bisect_right(starts, passage.start)) else "other") for passage in made.passages)
    wrong = admissions(made.text, outlined) if known.kind == "report" else ()
    return replace(made, metadata=known, sections=outlined, passages=_spoken(cut, wrong, known))


def _turns(wrong: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Where the review begins to tell what is wrong; it stays together with what follows in its paragraph."""
    return frozenset(start for at, (start, _) in enumerate(wrong) if not at or start > wrong[at - 1][1] + 1)


def _spoken(cut: tuple[Passage, ...], wrong: Sequence[tuple[int, int]], known: Metadata) -> tuple[Passage, ...]:
    """Passages of a report: those that begin by admitting what is wrong, and those that no heading gives a role, by how they begin."""
    if known.kind != "report":
        return cut
    admitted = {start for start, _ in wrong}
    spoken = []
    for passage in cut:
        own: Role = "problem" if passage.start in admitted else of_sentence(passage.text) if passage.role == "other" else passage.role
        spoken.append(passage if own == passage.role else replace(passage, role=own))
    return tuple(spoken)

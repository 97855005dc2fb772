"""What the tab 设置 shows and does besides appearance: sizes, versions, a backup to download, a restore. Not here: components."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assistant.settings import Settings
from assistant.ui.words import texts

if TYPE_CHECKING:
    from assistant.library import Library

PACKAGES: Final = ("gradio", "chromadb", "langchain", "sentence-transformers", "onnxruntime", "pydantic", "uvicorn")
PROGRAM: Final = "zhenwen"


@dataclass(frozen=True, slots=True)
class Told:
    """How far a backup or a restore has come; file: the backup, once it is there."""

    message: str
    file: Path | None = None


def storage(home: Path) -> str:
    """The folder, what it takes by part, and what is free on its disk; not escaped."""
    sizes = {name: _size(home / name) for name in texts.STORAGE_PARTS}
    records = sum(file.stat().st_size for file in home.glob("library.sqlite3*") if file.is_file())
    parts = [f"{texts.STORAGE_RECORDS} {_amount(records)}", *(f"{texts.STORAGE_PARTS[name]} {_amount(size)}" for name, size in sizes.items() if size)]
    total = _amount(records + sum(sizes.values()))
    return texts.STORAGE_TOLD.format(folder=home, total=total, parts=texts.COMMA.join(parts), free=_amount(shutil.disk_usage(home).free))


def versions(library: "Library | None") -> list[list[str]]:
    """Rows of what this program is made of."""
    model = library.embed.signature if library else ""
    return [
        [texts.VERSION_PROGRAM, _version(PROGRAM)],
        [texts.VERSION_MODEL, model],
        *([name, _version(name)] for name in PACKAGES),
    ]


def backed_up(library: "Library", settings: Settings) -> Iterator[Told]:
    """Make a backup in the temporary folder, from where the page hands it out; it is deleted there by and by."""
    from assistant.library import backup

    folder = Path(tempfile.mkdtemp(dir=settings.home.expanduser() / "tmp"))
    out = folder / texts.BACKUP_NAME.format(time.strftime("%Y-%m-%d %H%M"))
    for step in backup(library, out):
        yield Told(texts.BACKUP_MAKING.format(done=step.done, total=step.total))
    yield Told(texts.BACKUP_MADE.format(documents=len(library.documents())), out)


def restored(library: "Library", file: Path) -> Iterator[Told]:
    """Put the library back as it was when the backup was made."""
    from assistant.library import restore

    for step in restore(library, file):
        yield Told(texts.RESTORING.format(done=step.done, total=step.total))
    yield Told(texts.RESTORED.format(documents=len(library.documents())))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return texts.VERSION_UNKNOWN


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _amount(size: int) -> str:
    for unit, step in (("GB", 2**30), ("MB", 2**20)):
        if size >= step:
            return f"{size / step:.1f} {unit}"
    return f"{size / 2**10:.0f} KB"

"""What every command is made of: what it leaves, and the settings, the library or the file it works on.

Not here: any one command. Heavy packages are imported inside the functions, so that --help answers at once."""

import contextlib
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.contract import Json
from assistant.errors import UnreadableFile, UsageError

if TYPE_CHECKING:
    from assistant.library import Library
    from assistant.models import Model
    from assistant.records import Manuscript
    from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Done:
    """What a command leaves: the JSON object, the same for a person, and the exit code."""

    json: Json
    text: str
    code: int = 0


def settings_of(options: Namespace, **given: object) -> "Settings":
    """The settings, with the home folder of the command line. Raises AssistantError for a misspelt one."""
    from assistant.settings import load

    return load(home=options.home, **given)


@contextlib.contextmanager
def library_of(settings: "Settings") -> Iterator["Library"]:
    """The library while a command runs; the journal names the command line."""
    from assistant.library import opened

    library = opened(settings)
    library.registry.who = lambda: "命令行"  # in the journal
    with contextlib.closing(library.registry):
        yield library


def model_of(options: Namespace, settings: "Settings") -> "Model | None":
    """The chat model that --engine asks for. Raises UsageError when none is set up or it must not be used."""
    if options.engine != "model":
        return None
    from assistant import models

    found = models.connected(settings)
    if found is None:
        raise UsageError("还没有设置对话模型。请设置 LLM_BASE_URL 和 LLM_MODEL（需要时还有 LLM_API_KEY），或在网页“设置”页填写；见 docs/models.md。")
    return found


def manuscript_of(options: Namespace) -> "Manuscript":
    """The command's file as it is read, without adding it. Raises UnreadableFile."""
    from assistant import reading

    file, data = options.file, bytes_of(options.file, options.command)
    return reading.read(data, file.name, folders=(file.resolve().parent.name,), max_bytes=settings_of(options).max_file_mb * 2**20)


def bytes_of(file: Path, command: str) -> bytes:
    """What is in a file. Raises UsageError when there is none, UnreadableFile when it cannot be read."""
    if not file.is_file():
        raise UsageError(f"找不到文件“{file}”。请检查路径；{command} 一次看一个文件。")
    try:
        return file.read_bytes()
    except OSError as cause:
        raise UnreadableFile(f"文件读不出来：{cause.strerror}。请检查权限。") from cause

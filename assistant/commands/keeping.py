"""Commands that keep the library: add, list, remove, reindex, backup, restore."""

import contextlib
import time
from argparse import Namespace

from assistant import contract, printing
from assistant.commands.running import Done, library_of, settings_of
from assistant.errors import UnreadableFile, UsageError


def add(options: Namespace) -> Done:
    """Files and folders into the library."""
    from assistant.library import Overrides, collected, expanded

    settings = settings_of(options)
    started = time.monotonic()
    files, outcomes = expanded(collected(options.paths), settings.max_file_mb * 2**20)
    overrides = Overrides(options.kind, options.place, options.year)
    progress = printing.Progress("份")
    with library_of(settings) as library, contextlib.closing(progress):
        for outcome in library.add(files, overrides):
            outcomes.append(outcome)
            progress.show(outcome.done, outcome.total)
    made = contract.added_json(outcomes, time.monotonic() - started)
    if not outcomes:
        return Done(made, printing.added_text(made), 1)
    refused = all(outcome.status == "refused" for outcome in outcomes)
    return Done(made, printing.added_text(made), UnreadableFile.exit_code if refused else 0)


def list_documents(options: Namespace) -> Done:
    """What is in the library."""
    with library_of(settings_of(options)) as library:
        documents = library.documents()
    return Done(contract.list_json(documents), printing.list_text(documents))


def remove(options: Namespace) -> Done:
    """One document out of the library."""
    with library_of(settings_of(options)) as library:
        known = library.document(options.id)
        removed = library.remove(options.id)
    made = {"document_id": options.id, "source": known.source if known else None, "removed": removed}
    if not removed or known is None:
        return Done(made, f"资料库里没有编号为 {options.id} 的资料。“assistant list”列出全部编号。", 1)
    return Done(made, f"已删除 {known.source}。")


def reindex(options: Namespace) -> Done:
    """Vectors and keyword index anew."""
    from assistant.library import opened

    started, total = time.monotonic(), 0
    library, progress = opened(settings_of(options), check=False), printing.Progress("段")
    library.registry.who = lambda: "命令行"
    with contextlib.closing(library.registry), contextlib.closing(progress):
        for done, total in library.reindex():
            progress.show(done, total)
    seconds = time.monotonic() - started
    return Done({"passages": total, "seconds": round(seconds, 3)}, f"索引已重建：{total} 段，用时 {seconds:.1f} 秒。")


def backup(options: Namespace) -> Done:
    """Everything the office owns into one file."""
    from assistant.library import backup as write

    with library_of(settings_of(options)) as library, contextlib.closing(printing.Progress("个文件")) as progress:
        for step in write(library, options.file):
            progress.show(step.done, step.total)
        documents = len(library.documents())
    size = options.file.stat().st_size
    return Done({"file": str(options.file), "documents": documents, "bytes": size}, f"已备份 {documents} 份资料到 {options.file}（{size / 2**20:.1f} MB）。")


def restore(options: Namespace) -> Done:
    """The library as it was when the backup was made."""
    from assistant.library import opened
    from assistant.library import restore as read

    if not options.file.is_file():
        raise UsageError(f"找不到备份文件“{options.file}”。请检查路径。")
    library = opened(settings_of(options), check=False)
    had = bool(library.documents())
    with contextlib.closing(library.registry), contextlib.closing(printing.Progress("个")) as progress:
        for step in read(library, options.file):
            progress.show(step.done, step.total)
        documents = len(library.documents())
    kept = f"恢复前的资料库另存在 {library.home / 'backups'}。" if had else ""
    return Done({"file": str(options.file), "documents": documents}, f"已恢复 {documents} 份资料，索引已重建。{kept}")

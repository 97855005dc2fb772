"""`python -m assistant`: each command is a thin call of one verb below; --json prints one JSON object and nothing else on stdout.

Exit codes: 0 done, 1 nothing found or a failed check, 2 usage, 3 unreadable input. Progress, notes and errors go to stderr.
Not here: the commands' options (arguments), the shape of the JSON (contract), what a person reads (printing).
Heavy packages are imported inside the commands that need them, so that --help answers at once."""

import contextlib
import io
import json
import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assistant import contract, printing
from assistant.arguments import parser
from assistant.contract import Json
from assistant.errors import AssistantError, UnreadableFile, UsageError

if TYPE_CHECKING:
    from assistant.library import Library
    from assistant.models import Model
    from assistant.records import Answer, Draft, Manuscript
    from assistant.settings import Settings

INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Done:
    """What a command leaves: the JSON object, the same for a person, and the exit code."""

    json: Json
    text: str
    code: int = 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Raises SystemExit for --help and wrong usage, as argparse does."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # Chinese, whatever the shell's locale
    understood = parser()
    options = understood.parse_args(arguments)
    if not options.command:
        understood.print_help()
        return 0
    try:
        with contextlib.redirect_stdout(sys.stderr) if options.json else contextlib.nullcontext():
            done = COMMANDS[options.command](options)
        print(json.dumps(done.json, ensure_ascii=False) if options.json else done.text, flush=True)
    except AssistantError as wrong:
        print(wrong, file=sys.stderr)
        return wrong.exit_code
    except KeyboardInterrupt:
        print("\n已停止；已经完成的部分都保留着。", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader went away, e.g. `assistant list | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return done.code


def serve(options: Namespace) -> Done:
    """The page, until it is stopped."""
    if options.json:
        raise UsageError("serve 没有 JSON 输出，请去掉 --json。")
    from assistant import ui

    ui.serve(_settings(options, host=options.host, port=options.port))
    return Done({}, "网页已关闭。")


def add(options: Namespace) -> Done:
    """Files and folders into the library."""
    from assistant.library import Overrides, collected, expanded

    settings = _settings(options)
    started = time.monotonic()
    files, outcomes = expanded(collected(options.paths), settings.max_file_mb * 2**20)
    overrides = Overrides(options.kind, options.place, options.year)
    progress = printing.Progress("份")
    with _library(settings) as library, contextlib.closing(progress):
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
    with _library(_settings(options)) as library:
        documents = library.documents()
    return Done(contract.list_json(documents), printing.list_text(documents))


def remove(options: Namespace) -> Done:
    """One document out of the library."""
    with _library(_settings(options)) as library:
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
    library, progress = opened(_settings(options), check=False), printing.Progress("段")
    library.registry.who = lambda: "命令行"
    with contextlib.closing(library.registry), contextlib.closing(progress):
        for done, total in library.reindex():
            progress.show(done, total)
    seconds = time.monotonic() - started
    return Done({"passages": total, "seconds": round(seconds, 3)}, f"索引已重建：{total} 段，用时 {seconds:.1f} 秒。")


def backup(options: Namespace) -> Done:
    """Everything the office owns into one file."""
    from assistant.library import backup as write

    with _library(_settings(options)) as library, contextlib.closing(printing.Progress("个文件")) as progress:
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
    library = opened(_settings(options), check=False)
    had = bool(library.documents())
    with contextlib.closing(library.registry), contextlib.closing(printing.Progress("个")) as progress:
        for step in read(library, options.file):
            progress.show(step.done, step.total)
        documents = len(library.documents())
    kept = f"恢复前的资料库另存在 {library.home / 'backups'}。" if had else ""
    return Done({"file": str(options.file), "documents": documents}, f"已恢复 {documents} 份资料，索引已重建。{kept}")


def ask(options: Namespace) -> Done:
    """One answer, or a file of them."""
    settings = _settings(options)
    _check_one_or_many(options)
    answered = _answering(options, settings)
    if options.batch:
        return _batch(options, settings, lambda library, text: contract.answer_json(answered(text, library)))
    with _library(settings) as library:
        found = answered(options.question, library)
    return Done(contract.answer_json(found), printing.answer_text(found), 1 if found.abstained else 0)


def search(options: Namespace) -> Done:
    """Passages for one query, or for a file of them."""
    from assistant.retrieval import search as searched
    from assistant.retrieval import understood

    settings = _settings(options)
    _check_one_or_many(options)

    def found(library: "Library", text: str) -> tuple[Json, str]:
        started = time.perf_counter()
        query = understood(text, library, home_place=settings.place)
        read = time.perf_counter()
        evidence = searched(query, library, options.k)
        done = time.perf_counter()
        spent = {"understand": read - started, "retrieve": done - read, "total": done - started}
        timings = {name: round(seconds * 1000, 2) for name, seconds in spent.items()}
        return contract.search_json(text, evidence, timings), printing.search_text(evidence)

    if options.batch:
        return _batch(options, settings, lambda library, text: found(library, text)[0])
    with _library(settings) as library:
        made, text = found(library, options.question)
    return Done(made, text, 0 if made["passages"] else 1)


def outline(options: Namespace) -> Done:
    """Headings and dropped lines of a file that is not added."""
    made = contract.outline_json(options.file.name, _manuscript(options))
    return Done(made, printing.outline_text(made))


def figures(options: Namespace) -> Done:
    """The ledger of the library, or of a file that is not added; also as a table to keep."""
    from assistant import exporting

    exporting.check(options.csv, options.xlsx)
    if options.file:
        from assistant.figures import figures as found_in
        from assistant.figures import selected

        found, sources = selected(found_in(_manuscript(options)), options.indicator, options.place, options.year), {"": options.file.name}
    else:
        with _library(_settings(options)) as library:
            found = library.figures(indicator=options.indicator, place=options.place, year=options.year)
            sources = {document.id: document.source for document in library.documents()}
    made, saved = contract.figures_json(found, sources), ""
    for write, out in ((exporting.csv, options.csv), (exporting.xlsx, options.xlsx)):
        if out and found:
            with contextlib.closing(printing.Progress("个")) as progress:
                write(made["figures"], out, progress.show)
            saved += f"\n已另存为 {out}。"
    return Done(made, printing.figures_text(made) + saved, 0 if found else 1)


def check(options: Namespace) -> Done:
    """What is wrong in a file that is not added."""
    from assistant.checking import check as checked

    manuscript = _manuscript(options)
    settings = _settings(options)
    held = _library(settings) if (settings.home / "library.sqlite3").exists() else contextlib.nullcontext()
    with held as library:
        made = contract.check_json(options.file.name, manuscript, checked(manuscript, library))
    return Done(made, printing.check_text(made, manuscript.text), 1 if made["counts"]["error"] else 0)


def draft(options: Namespace) -> Done:
    """Paragraphs from a form, with their sources and findings."""
    from assistant import drafting, exporting

    exporting.check(options.docx, options.markdown, options.text, options.missing)
    file = options.file
    if not file.is_file():
        raise UsageError(f"找不到拟稿单“{file}”。请检查路径。")
    try:
        request = drafting.parsed(file.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as cause:
        raise UnreadableFile(f"拟稿单“{file.name}”读不出来：{cause}。请另存为 UTF-8 编码的 YAML 或 JSON。") from cause
    if options.indicators:
        request = drafting.with_indicators(request, drafting.indicators_of(_bytes(options.indicators, "--indicators"), options.indicators.name), options.section)
    settings = _settings(options)
    with _library(settings) as library:
        made = drafting.draft(request, library, _model(options, settings))
    texts = [drafting.section_text(section) for section in made.sections]
    whole, asked = drafting.text_of(made), drafting.requests_to_departments(made, request, options.until)
    failed = any(finding.level == "error" for finding in made.findings)
    shown, saved = contract.draft_json(made, whole, texts), _saved(options, made, asked)
    told = f"\n\n已另存为 {'、'.join(map(str, saved))}。" if saved else ""
    if options.missing and not asked:
        told += "\n\n没有待补的数据，不用发清单。"
    return Done(shown, printing.draft_text(shown, whole) + told, 1 if failed else 0)


def _saved(options: Namespace, made: "Draft", asked: str) -> list[Path]:
    """The files a draft was asked to leave as; asked: the list of what is missing."""
    from assistant import exporting
    from assistant.drafting import exits, layout, word

    texts = ((options.markdown, exits.markdown(made, marks=True, sources=True)), (options.text, exits.plain(made)), (options.missing, asked))
    saved = [out for out, text in texts if out and text]
    for out, text in texts:
        if out and text:
            exporting.text(text, out)
    if options.docx:
        measures, annex = layout.load(), options.docx.with_name(f"{options.docx.stem}（数据依据表）.docx")
        word.write(made, options.docx, measures)
        word.annex(made, annex, measures)
        saved += [options.docx, annex]
    return saved


def evaluate(options: Namespace) -> Done:
    """The quality table."""
    from assistant import evaluation

    for folder in options.corpus:
        if not folder.is_dir():
            raise UsageError(f"“{folder}”不是文件夹。")
    settings = _settings(options)
    report = evaluation.evaluated(options.questions, settings, options.corpus, _answering(options, settings))
    return Done(report, evaluation.table(report))


def bench(options: Namespace) -> Done:
    """The speed table."""
    from assistant import bench as measuring

    report = measuring.measured(_settings(options))
    return Done(report, measuring.table(report))


def settings_table(options: Namespace) -> Done:
    """Every setting, its value and where it came from."""
    from assistant.settings import origins

    rows = origins(_settings(options))
    names = ("name", "value", "origin", "description")
    made = {"settings": [dict(zip(names, row, strict=True)) for row in rows]}
    shown = [("设置", "值", "来自", "说明"), *((name, value or "（空）", origin, told) for name, value, origin, told in rows)]
    return Done(made, printing.table(shown) + "\n可用环境变量 ASSISTANT_大写名称，或资料库文件夹里的 settings.toml 修改。")


def user(options: Namespace) -> Done:
    """Accounts of the page."""
    from assistant import accounts

    return Done(*accounts.changed(options, _settings(options)))


def journal(options: Namespace) -> Done:
    """Who did what."""
    from assistant import accounts

    return Done(*accounts.read(options, _settings(options)))


COMMANDS: Final[dict[str, Callable[[Namespace], Done]]] = {
    "serve": serve,
    "add": add,
    "list": list_documents,
    "remove": remove,
    "reindex": reindex,
    "backup": backup,
    "restore": restore,
    "ask": ask,
    "search": search,
    "outline": outline,
    "figures": figures,
    "check": check,
    "draft": draft,
    "evaluate": evaluate,
    "bench": bench,
    "settings": settings_table,
    "user": user,
    "journal": journal,
}


def _settings(options: Namespace, **given: object) -> "Settings":
    from assistant.settings import load

    return load(home=options.home, **given)


def _model(options: Namespace, settings: "Settings") -> "Model | None":
    """The chat model that --engine asks for. Raises UsageError when none is set up or it must not be used."""
    if options.engine != "model":
        return None
    from assistant import models

    found = models.connected(settings)
    if found is None:
        raise UsageError("还没有设置对话模型。请设置 LLM_BASE_URL 和 LLM_MODEL（需要时还有 LLM_API_KEY），或在网页“设置”页填写；见 docs/models.md。")
    return found


def _answering(options: Namespace, settings: "Settings") -> "Callable[[str, Library], Answer]":
    """Question → answer with the engine asked for."""
    from assistant.answering import answer, worded

    model = _model(options, settings)
    if model is None:
        return lambda text, library: answer(text, library, home_place=settings.place)
    return lambda text, library: list(worded(text, library, model, home_place=settings.place))[-1]


def _manuscript(options: Namespace) -> "Manuscript":
    from assistant import reading

    file, data = options.file, _bytes(options.file, options.command)
    return reading.read(data, file.name, folders=(file.resolve().parent.name,), max_bytes=_settings(options).max_file_mb * 2**20)


def _bytes(file: Path, command: str) -> bytes:
    if not file.is_file():
        raise UsageError(f"找不到文件“{file}”。请检查路径；{command} 一次看一个文件。")
    try:
        return file.read_bytes()
    except OSError as cause:
        raise UnreadableFile(f"文件读不出来：{cause.strerror}。请检查权限。") from cause


@contextlib.contextmanager
def _library(settings: "Settings") -> Iterator["Library"]:
    from assistant.library import opened

    library = opened(settings)
    library.registry.who = lambda: "命令行"  # in the journal
    with contextlib.closing(library.registry):
        yield library


def _check_one_or_many(options: Namespace) -> None:
    if options.batch and options.question:
        raise UsageError("一句问题和 --batch 只能用一个。")
    if bool(options.batch) != bool(options.out):
        raise UsageError("批量时 --batch 和 --out 要一起写：--batch IN.jsonl --out OUT.jsonl。")
    if not options.batch and not (options.question or "").strip():
        raise UsageError("请写一句问题，或用 --batch IN.jsonl --out OUT.jsonl 批量处理。")


def _batch(options: Namespace, settings: "Settings", answered: "Callable[[Library, str], Json]") -> Done:
    from assistant import batch

    def failed(question: str, error: str) -> Json:
        if options.command == "ask":
            return contract.failed_answer_json(question, error)
        return {**contract.search_json(question, (), {}), "error": error}

    started, lines = time.monotonic(), batch.questions(options.batch)
    progress = printing.Progress("题")
    with _library(settings) as library, contextlib.closing(progress):
        failures = batch.run(lines, options.out, lambda text: answered(library, text), failed, progress.show)
    seconds = time.monotonic() - started
    made = {"questions": len(lines), "failed": failures, "out": str(options.out), "seconds": round(seconds, 3)}
    wrong = f"，{failures} 题出错（见各行 error）" if failures else ""
    return Done(made, f"{len(lines)} 题已写入 {options.out}{wrong}，用时 {seconds:.1f} 秒。")

"""The command that drafts from a form: draft, and the files it leaves as."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import contract, printing
from assistant.commands.running import Done, bytes_of, library_of, model_of, settings_of
from assistant.errors import UnreadableFile, UsageError

if TYPE_CHECKING:
    from assistant.records import Draft


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
        request = drafting.with_indicators(request, drafting.indicators_of(bytes_of(options.indicators, "--indicators"), options.indicators.name), options.section)
    settings = settings_of(options)
    with library_of(settings) as library:
        made = drafting.draft(request, library, model_of(options, settings))
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

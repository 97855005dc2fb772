"""Commands that look into a file that is not added, or at the ledger: outline, figures, check."""

import contextlib
from argparse import Namespace

from assistant import contract, printing
from assistant.commands.running import Done, library_of, manuscript_of, settings_of


def outline(options: Namespace) -> Done:
    """Headings and dropped lines of a file that is not added."""
    made = contract.outline_json(options.file.name, manuscript_of(options))
    return Done(made, printing.outline_text(made))


def figures(options: Namespace) -> Done:
    """The ledger of the library, or of a file that is not added; also as a table to keep."""
    from assistant import exporting

    exporting.check(options.csv, options.xlsx)
    if options.file:
        from assistant.figures import figures as found_in
        from assistant.figures import selected

        found, sources = selected(found_in(manuscript_of(options)), options.indicator, options.place, options.year), {"": options.file.name}
    else:
        with library_of(settings_of(options)) as library:
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

    manuscript = manuscript_of(options)
    settings = settings_of(options)
    held = library_of(settings) if (settings.home / "library.sqlite3").exists() else contextlib.nullcontext()
    with held as library:
        made = contract.check_json(options.file.name, manuscript, checked(manuscript, library))
    return Done(made, printing.check_text(made, manuscript.text), 1 if made["counts"]["error"] else 0)

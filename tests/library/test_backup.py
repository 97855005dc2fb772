"""Everything into one plain file and back, elsewhere too; a file that is none, or was tampered with, changes nothing."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import settings as settings_module
from assistant.answering import answer
from assistant.errors import IndexMismatch, UnreadableFile
from assistant.library import Description, Library, backup, collected, journal, opened, restore
from assistant.library.library import UNFINISHED
from assistant.settings import Settings

QUESTION = "清河镇2020年完成危房改造多少户？"
Change = Callable[[str, bytes], bytes | None]


@pytest.fixture
def filled(settings: Settings, tmp_path: Path) -> Library:
    library = opened(settings)
    for year, houses in ((2020, 86), (2021, 64)):
        file = tmp_path / f"清河镇{year}年工作总结.txt"
        file.write_text(f"清河镇{year}年工作总结\n一、{year}年工作完成情况\n全年完成危房改造{houses}户。\n", "utf-8")
        assert list(library.add(collected([file])))
    return library


def saved(library: Library, folder: Path) -> Path:
    out = folder / "备份.zip"
    steps = list(backup(library, out))
    assert (steps[-1].done, steps[-1].total) == (2, 2)
    return out


def changed(file: Path, change: Change) -> Path:
    """The backup with each member passed through change; None leaves it out."""
    out = file.with_name("改.zip")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return out


def test_a_backup_is_plain_files(filled: Library, tmp_path: Path) -> None:
    with zipfile.ZipFile(saved(filled, tmp_path)) as packed:
        names = packed.namelist()
        rows = [json.loads(row) for row in packed.read("tables/documents.jsonl").splitlines()]
        assert "危房改造86户" in packed.read(next(name for name in names if rows[0]["id"] in name)).decode()
    assert {row["title"] for row in rows} == {"清河镇2020年工作总结", "清河镇2021年工作总结"}
    assert not [name for name in names if "chroma" in name or "settings" in name or name.endswith(".sqlite3")]


def test_a_library_comes_back_in_another_folder_with_everything_in_it(filled: Library, tmp_path: Path, cache: Path) -> None:
    first, second = filled.documents()
    filled.catalogue.describe(first.id, Description(title="另题"))
    filled.corrections.correct(filled.figures(first.id)[0], amount="87户")
    filled.catalogue.set_aside([second.id])
    file = saved(filled, tmp_path)
    other = opened(settings_module.load(home=tmp_path / "other", cache=cache))
    assert list(restore(other, file))
    brought = len(journal.entries(filled.registry)) - 1  # the row of the backup itself comes after it
    assert [one.subject for one in reversed(journal.entries(other.registry)) if one.action == "restore"] == [f"{file.name}（前面 {brought} 行来自备份）"]
    assert [one.action for one in reversed(journal.entries(other.registry))].index("restore") == brought
    assert other.documents() == filled.documents()
    assert other.figures() == filled.figures()
    assert other.catalogue.removed()[0].document == filled.catalogue.removed()[0].document
    assert answer(QUESTION, other).headline == "87户"
    assert other.catalogue.bring_back(second.id)
    again = opened(settings_module.load(home=tmp_path / "other", cache=cache))
    assert len(again.documents()) == 2
    assert again.index().embedded.all()


def test_restoring_exchanges_what_is_there_and_keeps_a_copy_of_it(filled: Library, tmp_path: Path) -> None:
    file = saved(filled, tmp_path)
    later = tmp_path / "清河镇2022年工作总结.txt"
    later.write_text("清河镇2022年工作总结\n一、2022年工作完成情况\n全年完成危房改造51户。\n", "utf-8")
    [outcome] = filled.add(collected([later]))
    assert list(restore(filled, file))
    assert len(filled.documents()) == 2
    assert answer(QUESTION, filled).headline == "86户"
    assert filled.document(outcome.document_id) is None
    assert not list(filled.home.glob(f"originals/*/{outcome.document_id}*"))
    [kept] = (filled.home / "backups").iterdir()
    assert list(restore(filled, kept))
    assert len(filled.documents()) == 3


def test_cut_off_before_the_vectors_are_built_the_library_asks_for_reindex(filled: Library, tmp_path: Path, settings: Settings) -> None:
    file = saved(filled, tmp_path)
    for step in restore(filled, file):
        if filled.registry.state("signature") == UNFINISHED:
            assert step
            break
    with pytest.raises(IndexMismatch, match="reindex"):
        opened(settings)
    library = opened(settings, check=False)
    assert list(library.reindex())
    assert answer(QUESTION, opened(settings)).headline == "86户"


def with_row(table: str, **values: object) -> Change:
    def change(name: str, data: bytes) -> bytes:
        if name != f"tables/{table}.jsonl":
            return data
        first, *rest = data.splitlines()
        return b"\n".join((json.dumps(json.loads(first) | values).encode(), *rest))

    return change


TAMPERED: dict[str, Change] = {
    "no manifest": lambda name, data: None if name == "MANIFEST.json" else data,
    "newer": lambda name, data: data.replace(b'"format": 1', b'"format": 2'),
    "original missing": lambda name, data: None if name.startswith("originals/") else data,
    "no documents": lambda name, data: None if name == "tables/documents.jsonl" else data,
    "broken row": lambda name, data: data[:-20] if name == "tables/passages.jsonl" else data,
    "id leads elsewhere": with_row("documents", id="../../../../etc/x"),
    "unknown kind": with_row("documents", kind="<b>"),
    "list for a value": with_row("documents", title=[1]),
    "stray passage": with_row("passages", document=99),
}


@pytest.mark.parametrize("change", TAMPERED.values(), ids=TAMPERED)
def test_a_damaged_backup_changes_nothing(change: Change, filled: Library, tmp_path: Path) -> None:
    file = changed(saved(filled, tmp_path), change)
    before = filled.documents()
    with pytest.raises(UnreadableFile, match="没有改变"):
        list(restore(filled, file))
    assert filled.documents() == before
    assert answer(QUESTION, filled).headline == "86户"


def test_a_foreign_member_is_refused(filled: Library, tmp_path: Path) -> None:
    file = saved(filled, tmp_path)
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr("../evil.txt", "x")
    with pytest.raises(UnreadableFile):
        list(restore(filled, file))
    text = tmp_path / "不是.zip"
    text.write_text("x", "utf-8")
    with pytest.raises(UnreadableFile):
        list(restore(filled, text))


def test_vectors_are_built_anew_and_never_taken_along(filled: Library, tmp_path: Path, settings: Settings) -> None:
    file = saved(filled, tmp_path)
    shutil.rmtree(settings.home / "vectors")
    library = opened(settings)
    assert list(restore(library, file))
    assert answer(QUESTION, library).headline == "86户"

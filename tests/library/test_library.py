"""Adding, replacing, removing, reindexing; killed in the middle, nothing is half there. Real Chroma, SQLite and model."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import settings as settings_module
from assistant.errors import IndexMismatch, LibraryError
from assistant.figures import figures
from assistant.library import Library, Outcome, Overrides, collected, opened
from assistant.records import Manuscript
from assistant.settings import Settings
from tests.library.aging import aged

ROOT = Path(__file__).parents[2]


def report(year: int, houses: int, place: str = "柳河镇") -> str:
    """A short report with enough sentences to be recognised as a copy."""
    works = "".join(f"第{at}个村完成道路硬化{at * 3 + year}公里，群众对{year}年{at}号路段施工质量表示满意。" for at in range(1, 16))
    return f"{place}{year}年工作总结\n一、{year}年工作完成情况\n（一）人居环境\n完成危房改造{houses}户，农村改厕{houses * 2}座。{works}\n"


def added(library: Library, *paths: Path, overrides: Overrides | None = None) -> list[Outcome]:
    return list(library.add(collected(paths), overrides))


@pytest.fixture
def empty(settings: Settings) -> Library:
    return opened(settings)


def test_a_file_is_added_once_replaced_when_changed_and_removed(empty: Library, tmp_path: Path) -> None:
    file = tmp_path / "2020年工作总结.txt"
    file.write_text(report(2020, 86), "utf-8")
    [first] = added(empty, file)
    assert (first.status, first.source) == ("added", "2020年工作总结.txt")
    assert [outcome.status for outcome in added(empty, file)] == ["unchanged"]

    file.write_text(report(2020, 88), "utf-8")
    [second] = added(empty, file)
    assert second.status == "replaced"
    assert [document.id for document in empty.documents()] == [second.document_id]
    old = empty.document(first.document_id)
    assert old is not None
    assert "危房改造86户" in old.text, "a citation of the old version must still open"
    assert all("86户" not in passage.text for passage in empty.index().passages)

    assert empty.remove(second.document_id)
    assert empty.documents() == []
    assert not empty.remove(second.document_id)
    assert not empty.index().passages


def test_passages_are_slices_of_the_stored_text_and_have_vectors(empty: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(report(2021, 64), "utf-8")
    added(empty, tmp_path / "a.txt")
    index = empty.index()
    assert index.embedded.all()
    for passage in index.passages:
        document = empty.document(passage.document_id)
        assert document is not None
        assert document.text[passage.start : passage.end] == passage.text


def test_the_same_report_in_another_format_is_noticed_and_not_searched_twice(empty: Library, tmp_path: Path) -> None:
    from docx import Document as Word

    (tmp_path / "2020年总结.txt").write_text(report(2020, 86), "utf-8")
    word = Word()
    for line in report(2020, 86).splitlines():
        word.add_paragraph(line)
    word.save(str(tmp_path / "2020年总结.docx"))
    outcomes = added(empty, tmp_path / "2020年总结.txt", tmp_path / "2020年总结.docx")
    assert [outcome.status for outcome in outcomes] == ["added", "added"]
    copy = outcomes[1]
    assert copy.same_text_as == outcomes[0].document_id
    assert "2020年总结.txt" in "".join(copy.notes)
    assert {passage.document_id for passage in empty.index().passages} == {outcomes[0].document_id}


def test_next_years_report_is_not_called_a_copy(empty: Library, tmp_path: Path) -> None:
    for year, houses in ((2020, 86), (2021, 64)):
        (tmp_path / f"{year}.txt").write_text(report(year, houses), "utf-8")
    assert [outcome.same_text_as for outcome in added(empty, tmp_path / "2020.txt", tmp_path / "2021.txt")] == ["", ""]


def test_a_refused_file_leaves_nothing_and_stops_nothing(empty: Library, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "1空.txt").write_bytes(b"")
    (folder / "2坏.docx").write_bytes(b"PK\x03\x04 not a document")
    (folder / "3好.txt").write_text(report(2020, 86), "utf-8")
    outcomes = {outcome.source: outcome for outcome in added(empty, folder)}
    assert {source: outcome.status for source, outcome in outcomes.items()} == {"1空.txt": "refused", "2坏.docx": "refused", "3好.txt": "added"}
    assert all(outcomes[name].reason for name in ("1空.txt", "2坏.docx"))
    assert [document.source for document in empty.documents()] == ["3好.txt"]


def test_what_the_person_says_overrules_what_the_file_says(empty: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(report(2020, 86), "utf-8")
    added(empty, tmp_path / "a.txt", overrides=Overrides(place="石桥镇", year=2019))
    [document] = empty.documents()
    assert (document.metadata.place, document.metadata.year) == ("石桥镇", 2019)


def test_each_line_of_a_collection_is_a_document(empty: Library, tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").write_text('{"id": "x-1", "title": "通知", "text": "请于周五前报送材料。"}\n{"id": "x-2", "text": "会议改在三楼。"}\n', "utf-8")
    assert [(outcome.source, outcome.status) for outcome in added(empty, tmp_path / "c.jsonl")] == [("x-1", "added"), ("x-2", "added")]


def test_indexes_are_rebuilt_from_the_database(empty: Library, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(report(2020, 86), "utf-8")
    added(empty, tmp_path / "a.txt")
    before = empty.index()
    *_, last = empty.reindex()
    assert last[0] == last[1] == len(before.passages)
    after = empty.index()
    assert after.embedded.all()
    assert (abs(after.vectors - before.vectors) < 1e-5).all()


def test_a_library_of_another_model_says_reindex(empty: Library, settings: Settings) -> None:
    empty.registry.remember("signature", "other-model|engine|384")
    with pytest.raises(IndexMismatch, match="assistant reindex"):
        opened(settings)
    *_, last = opened(settings, check=False).reindex()
    assert last == (0, 0)
    opened(settings)


def test_only_the_owner_can_read_the_folder(empty: Library, tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "a.txt").write_text(report(2020, 86), "utf-8")
    added(empty, tmp_path / "a.txt")
    assert stat.S_IMODE(empty.home.stat().st_mode) == 0o700
    assert all(not stat.S_IMODE(path.stat().st_mode) & 0o077 for path in empty.home.rglob("*"))
    empty.home.chmod(0o777)
    opened(settings)
    assert stat.S_IMODE(empty.home.stat().st_mode) == 0o700


def test_two_who_add_in_one_program_take_turns(empty: Library, tmp_path: Path) -> None:
    """The second must not take what the first has announced for the leavings of a killed process."""
    first, second = tmp_path / "2020年总结.txt", tmp_path / "2021年总结.txt"
    first.write_text(report(2020, 86), "utf-8")
    second.write_text(report(2021, 64), "utf-8")
    adding = empty.add(collected([first]))
    next(adding)
    other = threading.Thread(target=added, args=(empty, second))
    other.start()
    other.join(0.5)
    assert other.is_alive(), "it waits"
    assert list(adding) == []
    other.join(60)
    assert {document.metadata.year for document in empty.documents()} == {2020, 2021}
    assert empty.index().embedded.all(), "every passage has its vector"


def test_another_process_sees_what_was_added(empty: Library, settings: Settings, tmp_path: Path) -> None:
    other = opened(settings)
    assert not other.index().passages
    (tmp_path / "a.txt").write_text(report(2020, 86), "utf-8")
    added(empty, tmp_path / "a.txt")
    assert other.index().embedded.all()
    assert other.index().passages


def test_killed_in_the_middle_of_adding_nothing_is_half_there(settings: Settings, tmp_path: Path) -> None:
    """kill -9 while 40 files are added: whole documents only; adding again completes, nothing is doubled."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(report(2000 + number, number + 1, f"第{number}镇") * 5, "utf-8")
    program = (
        "import sys\nfrom pathlib import Path\nfrom assistant import settings\nfrom assistant.library import collected, opened\n"
        "library = opened(settings.load(home=Path(sys.argv[1]), cache=Path(sys.argv[2])))\n"
        "for outcome in library.add(collected([Path(sys.argv[3])])):\n    print(outcome.source, flush=True)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(settings.home), str(settings.cache), str(folder)],
        stdout=subprocess.PIPE, text=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline()
    time.sleep(0.3)  # into the next batch
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()

    library = opened(settings_module.load(home=settings.home, cache=settings.cache))
    survived = library.documents()
    assert 0 < len(survived) < 40, "the kill must fall in the middle"
    index = library.index()
    assert index.embedded.all()
    for document in survived:
        assert document.passages == sum(passage.document_id == document.id for passage in index.passages) > 0
        assert document.figures == len(library.figures(document_id=document.id)) > 0

    outcomes = added(library, folder)
    assert sorted(outcome.status for outcome in outcomes) == ["added"] * (40 - len(survived)) + ["unchanged"] * len(survived)
    assert len(library.documents()) == 40
    assert library.index().embedded.all()
    assert library.vectors().keys() == {f"{document.id}#{at}" for document in library.documents() for at in range(document.passages)}


# ---- figures


def test_figures_are_stored_with_their_document_and_go_with_it(empty: Library, tmp_path: Path) -> None:
    file = tmp_path / "2020年工作总结.txt"
    file.write_text(report(2020, 86), "utf-8")
    [first] = added(empty, file)
    [houses] = empty.figures(indicator="危房改造")
    assert (houses.quantity.text, houses.period.first, houses.place, houses.role) == ("86户", 2020, "柳河镇", "result")
    assert first.figures == empty.documents()[0].figures == len(empty.figures()) > 1

    file.write_text(report(2020, 88), "utf-8")
    [second] = added(empty, file)
    assert [figure.quantity.text for figure in empty.figures(indicator="危房改造")] == ["88户"]
    assert empty.figures(document_id=first.document_id) == [], "a replaced version answers no more"
    empty.remove(second.document_id)
    assert empty.figures() == []


def test_a_stored_figure_comes_back_exactly(library: Library) -> None:
    for document in library.documents():
        stored = library.document(document.id)
        assert stored is not None
        sections = tuple(library.registry.sections(document.id))
        found = figures(Manuscript(stored.text, stored.metadata, sections, ()))
        assert library.figures_of([document.id])[document.id] == tuple(replace(figure, document_id=document.id) for figure in found)


def test_figures_are_found_by_synonym_place_and_year(library: Library) -> None:
    synonym = library.figures(indicator="危旧房改造", year=2020)
    assert {figure.name for figure in synonym} == {"危房改造"}
    assert all(figure.period.first <= 2020 <= figure.period.last for figure in synonym)
    assert library.figures(indicator="贫困户危房", year=2020), "a part of the words is enough"
    assert library.figures(place="柳湾村")
    assert not library.figures(place="没有这个地方")


def test_a_copy_has_no_figures_of_its_own(empty: Library, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "2020年总结.txt").write_text(report(2020, 86), "utf-8")
    (tmp_path / "a" / "2020年总结.md").write_text(report(2020, 86) + "\n备注\n", "utf-8")
    outcomes = added(empty, tmp_path / "2020年总结.txt", tmp_path / "a" / "2020年总结.md")
    assert [bool(outcome.figures) for outcome in outcomes] == [True, False]
    assert [figure.quantity.text for figure in empty.figures(indicator="危房改造")] == ["86户"]


def test_a_library_of_the_first_version_gets_its_figures_when_opened(empty: Library, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "2020年总结.txt").write_text(report(2020, 86), "utf-8")
    added(empty, tmp_path / "2020年总结.txt")
    before = empty.figures()
    empty.registry.close()
    aged(settings.home, 1)
    again = opened(settings)
    assert again.figures() == before
    again.registry.close()


def test_a_library_of_a_later_version_is_left_alone(empty: Library, settings: Settings) -> None:
    empty.registry.close()
    newer = sqlite3.connect(settings.home / "library.sqlite3")
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(LibraryError, match="更新版本"):
        opened(settings)


def test_figures_read_by_other_rules_are_read_anew(empty: Library, settings: Settings, tmp_path: Path) -> None:
    """After an upgrade, or when a clerk mended a table; corrections and documents stay as they are."""
    (tmp_path / "2020年总结.txt").write_text(report(2020, 86), "utf-8")
    added(empty, tmp_path / "2020年总结.txt")
    before, generation = empty.figures(), empty.registry.generation
    empty.registry.close()
    old = sqlite3.connect(settings.home / "library.sqlite3")
    old.executescript("DELETE FROM figures WHERE position > 3; UPDATE state SET value = 'other rules' WHERE name = 'figures';")
    old.close()
    again = opened(settings)
    assert again.figures() == before
    assert again.registry.generation == generation + 1
    again.registry.close()
    third = opened(settings)
    assert third.registry.generation == generation + 1, "and only once"
    third.registry.close()

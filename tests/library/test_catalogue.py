"""What a person says of a document: described, set aside, brought back, cleared; a new version keeps it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant import reading
from assistant.answering import answer
from assistant.errors import UsageError
from assistant.library import KEPT_DAYS, Description, Library, collected, opened
from assistant.settings import Settings

TEXT = "工作总结\n一、完成情况\n全年完成危房改造86户，农村改厕172座。\n二、下一步打算\n完成危房改造60户。\n"


@pytest.fixture
def empty(settings: Settings) -> Library:
    return opened(settings)


def added(library: Library, file: Path, text: str = TEXT) -> str:
    file.write_text(text, "utf-8")
    [outcome] = library.add(collected([file]))
    return outcome.document_id


def vector(library: Library) -> NDArray[np.float32]:
    """That of the first passage."""
    return np.array(library.index().vectors[0])


def test_described_as_it_is_a_manuscript_stays_as_it_is() -> None:
    made = reading.read(f"清河镇2021年{TEXT}".encode(), "清河镇2021年工作总结.txt")
    assert reading.described(made, made.metadata) == made


def test_a_place_and_a_year_make_a_document_answer_for_them(empty: Library, tmp_path: Path) -> None:
    id_ = added(empty, tmp_path / "总结.txt")
    assert answer("清河镇2020年完成危房改造多少户？", empty).abstained
    assert empty.catalogue.describe(id_, Description(place="清河镇", year=2020))
    [document] = empty.documents()
    assert (document.metadata.place, document.metadata.level, document.metadata.year) == ("清河镇", "乡镇", 2020)
    assert answer("清河镇2020年完成危房改造多少户？", empty).headline == "86户"
    assert {figure.period.first for figure in empty.figures(id_) if figure.role == "result"} == {2020}


def test_vectors_are_made_anew_only_when_title_place_or_year_change(empty: Library, tmp_path: Path) -> None:
    id_ = added(empty, tmp_path / "总结.txt")
    before = vector(empty)
    assert empty.catalogue.describe(id_, Description(kind="policy"))
    assert np.array_equal(vector(empty), before)
    assert {passage.role for passage in empty.index().passages} == {"other"}, "policies have no roles"
    assert empty.catalogue.describe(id_, Description(kind="report"))
    assert {passage.role for passage in empty.index().passages} >= {"result", "plan"}
    assert empty.catalogue.describe(id_, Description(title="青山镇总结"))
    assert not np.array_equal(vector(empty), before)
    assert not empty.catalogue.describe(id_, Description(title="青山镇总结")), "it was so already"


def test_what_was_said_holds_for_the_next_version(empty: Library, tmp_path: Path) -> None:
    id_ = added(empty, tmp_path / "总结.txt")
    empty.catalogue.describe(id_, Description(place="清河镇"))
    empty.catalogue.describe(id_, Description(year=2020))
    added(empty, tmp_path / "总结.txt", TEXT.replace("86", "88"))
    [document] = empty.documents()
    assert (document.metadata.place, document.metadata.year) == ("清河镇", 2020)
    assert empty.index().passages[0].document_id == document.id
    assert answer("清河镇2020年完成危房改造多少户？", empty).headline == "88户"


@pytest.mark.parametrize("wrong", [Description(title=" "), Description(title="长" * 201), Description(place="镇" * 41), Description(year=20)], ids=str)
def test_an_impossible_value_is_refused_and_changes_nothing(wrong: Description, empty: Library, tmp_path: Path) -> None:
    id_ = added(empty, tmp_path / "总结.txt")
    before = empty.documents()
    with pytest.raises(UsageError):
        empty.catalogue.describe(id_, wrong)
    assert empty.documents() == before


def test_a_removed_document_answers_no_more_and_can_be_brought_back_as_it_was(empty: Library, tmp_path: Path) -> None:
    id_ = added(empty, tmp_path / "清河镇2020年工作总结.txt")
    before, passages, found = empty.documents(), empty.index().passages, empty.figures(id_)
    first = vector(empty)
    assert empty.catalogue.set_aside([id_, "0" * 16]) == 1
    assert empty.documents() == []
    assert not empty.index().passages
    assert empty.figures() == []
    assert answer("清河镇2020年完成危房改造多少户？", empty).abstained
    [removed] = empty.catalogue.removed()
    assert (removed.document.id, removed.days_left) == (id_, KEPT_DAYS)
    assert empty.catalogue.bring_back(id_)
    assert empty.documents() == before
    assert empty.index().passages == passages
    assert empty.figures(id_) == found
    assert np.array_equal(vector(empty), first)
    assert empty.catalogue.removed() == []
    assert not empty.catalogue.bring_back(id_)


def test_a_removed_document_does_not_come_back_beside_its_new_version(empty: Library, tmp_path: Path) -> None:
    file = tmp_path / "清河镇2020年工作总结.txt"
    id_ = added(empty, file)
    empty.catalogue.set_aside([id_])
    added(empty, file, TEXT.replace("86", "88"))
    with pytest.raises(UsageError, match="已经有"):
        empty.catalogue.bring_back(id_)


def test_adding_a_removed_file_again_takes_it_off_the_list(empty: Library, tmp_path: Path) -> None:
    file = tmp_path / "清河镇2020年工作总结.txt"
    id_ = added(empty, file)
    empty.catalogue.set_aside([id_])
    assert added(empty, file) == id_
    assert empty.catalogue.removed() == []
    assert len(empty.documents()) == 1


def test_after_its_days_a_removed_document_is_gone_for_good(empty: Library, tmp_path: Path) -> None:
    id_ = added(empty, tmp_path / "清河镇2020年工作总结.txt")
    document = empty.document(id_)
    assert document
    original = empty.original(document)
    empty.catalogue.set_aside([id_])
    assert empty.catalogue.clear(datetime.now(UTC) + timedelta(days=KEPT_DAYS - 1)) == 0
    assert empty.catalogue.clear(datetime.now(UTC) + timedelta(days=KEPT_DAYS + 1)) == 1
    assert empty.document(id_) is None
    assert original
    assert not original.exists()


def test_another_file_can_take_the_place_of_a_document(empty: Library, tmp_path: Path) -> None:
    id_ = added(empty, tmp_path / "清河镇2020年工作总结.txt")
    other = tmp_path / "清河镇2020年工作总结（定稿）.txt"
    other.write_text(TEXT.replace("86", "88"), "utf-8")
    [outcome] = empty.add(collected([other]), replaces=id_)
    assert outcome.status == "replaced"
    assert [document.source for document in empty.documents()] == [other.name]
    old = empty.document(id_)
    assert old
    assert "86户" in old.text, "a citation of the old version must still open"


def test_quotes_and_wildcards_are_only_characters(empty: Library, tmp_path: Path) -> None:
    """As the title of a document, as what figures are looked for by, as a remark, and as owner, title and content of a draft."""
    id_ = added(empty, tmp_path / "清河镇2020年工作总结.txt", f"清河镇2020年{TEXT}")
    hostile = ["'; DROP TABLE documents; --", '"甲" OR 1=1', "100%_完成", "a'b\"c\\", "?1 :name @x"]
    for text in hostile:
        assert empty.catalogue.describe(id_, Description(title=text))
        assert [document.metadata.title for document in empty.documents()] == [text]
        assert empty.figures(indicator=text) == empty.figures(place=text) == []
        assert empty.document(text) is None
        assert empty.catalogue.set_aside([text, f"{id_}' OR ''='"]) == 0
        empty.corrections.correct(empty.figures()[0], amount="87户", note=text)
        begun = empty.drafts.begun(text, text, text)
        assert empty.drafts.opened(text, begun.number) == begun
        assert [one.title for one in empty.drafts.listed(text)] == [text]
    assert [one.note for one in empty.corrections.entries()] == hostile
    assert empty.drafts.listed("") == empty.drafts.listed("%") == ()

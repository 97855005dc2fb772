"""Drafts being worked on: saved by revision, with versions, seen by their owner only; an older library gets the tables when opened."""

from dataclasses import replace

import pytest

from assistant.library import Library, opened
from assistant.library.drafts import MOST_VERSIONS, DraftChanged
from assistant.settings import Settings
from tests.library.aging import aged


@pytest.fixture
def library(settings: Settings) -> Library:
    return opened(settings)


def test_a_draft_is_there_again_after_the_library_was_opened_anew(library: Library, settings: Settings) -> None:
    begun = library.drafts.begun("", "清河镇2022年工作计划", "一")
    saved = library.drafts.saved("", replace(begun, content="二"))
    again = opened(settings).drafts
    assert again.opened("", begun.number) == saved
    assert [(one.number, one.title, one.content) for one in again.listed("")] == [(begun.number, "清河镇2022年工作计划", "")]


def test_a_save_that_started_from_an_older_revision_is_refused(library: Library) -> None:
    begun = library.drafts.begun("", "计划", "一")
    library.drafts.saved("", replace(begun, content="二"))
    with pytest.raises(DraftChanged, match="另一个窗口"):
        library.drafts.saved("", replace(begun, content="三"))
    kept = library.drafts.opened("", begun.number)
    assert kept
    assert kept.content == "二"


def test_versions_are_kept_under_what_was_done(library: Library) -> None:
    draft = library.drafts.begun("", "计划", "一")
    draft = library.drafts.saved("", replace(draft, content="二"), "起草第1节")
    draft = library.drafts.saved("", replace(draft, content="三"))
    draft = library.drafts.saved("", replace(draft, content="四"), "修改第1节")
    assert [(one.number, one.what) for one in library.drafts.versions("", draft.number)] == [(2, "修改第1节"), (1, "起草第1节")]
    first = library.drafts.version("", draft.number, 1)
    assert first
    assert first.content == "二"
    assert library.drafts.version("", draft.number, 3) is None


def test_the_oldest_versions_go(library: Library) -> None:
    draft = library.drafts.begun("", "计划", "")
    for _ in range(MOST_VERSIONS + 3):
        draft = library.drafts.saved("", draft, "改")
    numbers = [one.number for one in library.drafts.versions("", draft.number)]
    assert (len(numbers), numbers[-1]) == (MOST_VERSIONS, 4)


def test_nobody_sees_or_changes_what_another_drafts(library: Library) -> None:
    mine = library.drafts.begun("张三", "计划", "一")
    mine = library.drafts.saved("张三", mine, "起草")
    drafts = library.drafts
    assert drafts.listed("李四") == ()
    assert drafts.opened("李四", mine.number) is None
    assert drafts.versions("李四", mine.number) == ()
    assert drafts.version("李四", mine.number, 1) is None
    assert not drafts.removed("李四", mine.number)
    with pytest.raises(DraftChanged):
        drafts.saved("李四", mine)


def test_a_removed_draft_can_be_brought_back(library: Library) -> None:
    mine = library.drafts.begun("", "计划", "一")
    assert library.drafts.removed("", mine.number)
    assert library.drafts.listed("") == ()
    assert not library.drafts.removed("", mine.number)
    assert library.drafts.restored("", mine.number)
    assert [one.title for one in library.drafts.listed("")] == ["计划"]
    with pytest.raises(DraftChanged):
        library.drafts.saved("", mine)  # a window that still shows it must open it again


def test_a_library_of_version_3_gets_the_tables(settings: Settings) -> None:
    opened(settings).registry.close()
    aged(settings.home, 3)
    assert opened(settings).drafts.begun("", "计划", "一").number == 1

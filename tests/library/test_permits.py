"""The only writer asks who is acting: whoever may not, changes nothing, whichever way they came; and what is gone is never found."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.errors import NotAllowed
from assistant.library import Library, collected, journal, opened
from assistant.library.users import checked
from assistant.records import UserRole
from assistant.retrieval import search, understood
from assistant.settings import Settings

REPORT = "柳河镇2020年工作总结\n一、2020年工作完成情况\n（一）人居环境\n完成危房改造86户，农村改厕520座。清运生活垃圾3240吨。\n"
Act = Callable[[Library, Path], object]
ACTS: dict[str, Act] = {
    "add": lambda library, file: list(library.add(collected([file]))),
    "remove": lambda library, _: library.remove(library.documents()[0].id),
    "correct": lambda library, _: library.corrections.correct(library.figures()[0], amount="88户"),
    "dismiss": lambda library, _: library.corrections.dismiss(library.figures()[0]),
    "undo": lambda library, _: library.corrections.undo(1),
}


@pytest.fixture
def library(settings: Settings, tmp_path: Path) -> Iterator[Library]:
    """One report in it."""
    file = tmp_path / "2020年工作总结.txt"
    file.write_text(REPORT, "utf-8")
    made = opened(settings)
    for _ in made.add(collected([file])):
        pass
    yield made
    made.registry.close()


def acting(library: Library, name: str, role: UserRole) -> None:
    library.registry.who = lambda: name
    library.registry.permits = lambda action: checked(role, action)


def state(library: Library) -> object:
    return library.documents(), library.figures(), library.corrections.entries(), journal.entries(library.registry)


@pytest.mark.parametrize("act", ACTS)
def test_a_reader_changes_nothing(library: Library, tmp_path: Path, act: str) -> None:
    other = tmp_path / "2021年工作总结.txt"
    other.write_text(REPORT.replace("2020", "2021"), "utf-8")
    acting(library, "李四", "只读")
    before = state(library)
    with pytest.raises(NotAllowed, match="管理员或编辑"):
        ACTS[act](library, other)
    assert state(library) == before


@pytest.mark.parametrize("role", ["管理员", "编辑"])
def test_who_may_does_and_is_named_in_the_journal(library: Library, tmp_path: Path, role: UserRole) -> None:
    other = tmp_path / "2021年工作总结.txt"
    other.write_text(REPORT.replace("2020", "2021"), "utf-8")
    acting(library, "张三", role)
    for act in ACTS.values():
        act(library, other)
    done = [(entry.who, entry.action) for entry in reversed(journal.entries(library.registry))]
    assert done[0] == ("", "add"), "added before there was anybody"
    assert done[1:] == [("张三", action) for action in ("add", "remove", "correct: value", "correct: dismissal", "undo correction")]


def test_what_was_removed_is_neither_found_nor_counted(library: Library) -> None:
    question = understood("2020年完成危房改造多少户？", library)
    assert search(question, library)
    library.remove(library.documents()[0].id)
    assert not search(question, library)
    assert library.figures() == []
    assert library.index().passages == ()

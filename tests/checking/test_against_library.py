"""A text is held against the library: another number for the same thing is said, with the sentence it contradicts."""

from assistant.checking import check
from assistant.library import Library
from assistant.reading import manuscript
from assistant.records import Block, Finding


def findings(library: Library, sentence: str) -> list[Finding]:
    lines = ["清河镇2020年人居环境工作汇报", "一、2020年工作完成情况", sentence]
    return [one for one in check(manuscript([Block(line) for line in lines], "清河镇2020年人居环境工作汇报.txt"), library) if one.code == "contradicts_library"]


def test_another_number_is_a_warning_with_its_source(library: Library) -> None:
    [found] = findings(library, "全年完成危房改造88户。")
    assert found.level == "warning"
    assert any("86户" in citation.quote for citation in found.citations)


def test_the_same_number_is_none(library: Library) -> None:
    assert findings(library, "全年完成危房改造86户。") == []

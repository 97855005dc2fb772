"""Figures of a text against figures of a library, on figures made by hand."""

from dataclasses import replace

import pytest

from assistant.checking import disagreements
from assistant.figures import quantities
from assistant.records import Document, Figure, Metadata, Period


def figure(number: str, indicator: str = "完成危房改造", name: str = "危房改造", document_id: str = "") -> Figure:
    sentence = f"清河镇2021年{indicator}{number}。"
    [quantity] = quantities(sentence)
    return Figure(
        document_id, quantity, indicator, name, Period(2021, 2021), "year", "result", "value", "清河镇", ("一、完成情况",), sentence, 0, len(sentence)
    )


def codes(mine: Figure, *theirs: Figure) -> list[str]:
    return [finding.code for finding in disagreements([mine], theirs)]


def test_another_amount_of_the_same_thing_is_told_with_the_sentence() -> None:
    theirs = figure("64户", document_id="a1")
    document = Document("a1", "2021年总结.docx", Metadata("2021年总结"), theirs.sentence, 1, 1, "")
    [finding] = disagreements([figure("86户")], [theirs], {"a1": document})
    assert (finding.level, finding.code) == ("warning", "contradicts_library")
    assert "64户" in finding.text
    assert theirs.sentence in finding.text
    [citation] = finding.citations
    assert (citation.source, citation.period, citation.quote) == ("2021年总结.docx", "2021", theirs.sentence)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (figure("86户"), figure("86户")),
        (figure("1.2万户"), figure("12035户")),
        (figure("80余户"), figure("86户")),
        (figure("近90户"), figure("86户")),
    ],
    ids=["same", "rounded", "余", "近"],
)
def test_numbers_that_round_to_each_other_agree(mine: Figure, theirs: Figure) -> None:
    assert not codes(mine, theirs)


@pytest.mark.parametrize(
    "theirs",
    [
        replace(figure("64户"), place="白石镇"),
        replace(figure("64户"), period=Period(2020, 2020)),
        replace(figure("64户"), period=Period(2021, 2021, "1-9月")),
        replace(figure("64户"), span="cumulative"),
        replace(figure("64户"), role="plan"),
        replace(figure("64户"), measure="from"),
        replace(figure("64户"), part_of="危房改造"),
        replace(figure("64户"), is_combined=True),
        replace(figure("64户"), period=Period(0, 0)),
        figure("64万元"),
        figure("X户"),
        figure("64户", "完成监测户危房改造"),
        figure("64户", "完成农村改厕", "农村改厕"),
        figure("64户", "落实危房改造任务"),
    ],
    ids=["place", "year", "part", "span", "plan", "from", "part of", "combined", "no period", "unit", "redacted", "whose", "indicator", "task"],
)
def test_what_differs_in_anything_else_is_no_contradiction(theirs: Figure) -> None:
    assert not codes(figure("86户"), theirs)


def test_another_wording_of_the_same_indicator_counts() -> None:
    assert codes(figure("86户"), figure("64户", "实施农村危房改造")) == ["contradicts_library"]
    assert codes(figure("86户", "改造茶园", ""), figure("64户", "改造茶园", "")) == ["contradicts_library"]


def test_one_source_that_agrees_is_enough() -> None:
    assert not codes(figure("86户"), figure("64户"), figure("86户"))


def test_a_jump_from_the_year_before_is_a_hint() -> None:
    before = replace(figure("97%", "参保率达到", "基本医疗保险参保率"), period=Period(2020, 2020))
    [finding] = disagreements([figure("9%", "参保率达到", "基本医疗保险参保率")], [before])
    assert (finding.level, finding.code) == ("hint", "implausible_jump")
    assert "2020年是97%" in finding.text
    assert not codes(figure("92%", "参保率达到", "基本医疗保险参保率"), before)
    assert not codes(figure("9%", "参保率达到", "基本医疗保险参保率"), replace(before, period=Period(2015, 2015)))


def test_a_slip_of_the_scale_is_a_hint() -> None:
    before = replace(figure("350万元", "财政收入", "财政收入"), period=Period(2020, 2020))
    assert codes(figure("400元", "财政收入", "财政收入"), before) == ["implausible_jump"]
    assert not codes(figure("900万元", "财政收入", "财政收入"), before)

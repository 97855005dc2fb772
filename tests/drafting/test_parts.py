"""Sections made singly, kept and joined: marks count through the draft, and what stands in it is verified again."""

from dataclasses import replace

import pytest

from assistant import drafting
from assistant.library import Library
from assistant.records import Draft, DraftRequest

FORM = {
    "place": "清河镇",
    "document": "清河镇2023年工作计划",
    "year": 2023,
    "sections": [
        {"heading": "一、持续改善人居环境", "indicators": [{"name": "危房改造", "value": 30, "unit": "户"}, {"name": "农村改厕", "unit": "户"}]},
        {"heading": "二、兜牢民生底线", "topic": "民生", "indicators": [{"name": "公益性岗位", "value": 120, "unit": "个"}]},
    ],
}


@pytest.fixture
def request_() -> DraftRequest:
    return drafting.of(FORM)


def quotes_of(draft: Draft, section: int) -> list[str]:
    quotes = {one.mark: one.quote for one in draft.citations}
    return [quotes[mark] for sentence in draft.sections[section].sentences for mark in sentence.citations]


def test_parts_of_a_draft_make_the_draft_again(request_: DraftRequest, library: Library) -> None:
    made = drafting.draft(request_, library)
    again = drafting.assembled_from(drafting.parts_of(made), request_, library)
    assert replace(again, timings_ms={}) == replace(made, timings_ms={})


def test_a_section_made_singly_takes_its_place_among_kept_ones(request_: DraftRequest, library: Library) -> None:
    made = drafting.draft(request_, library)
    first, second = drafting.parts_of(made)
    fresh = drafting.section(request_.sections[0], request_, library, [one.text for one in second.section.sentences])
    joined = drafting.assembled_from([fresh, second], request_, library)
    assert joined.sections[1].sentences
    assert quotes_of(joined, 1) == quotes_of(made, 1)
    assert [one.mark for one in joined.citations] == list(range(1, len(joined.citations) + 1))
    assert all(one.verified for one in joined.figures)
    turned = replace(request_, sections=request_.sections[::-1])
    swapped = drafting.assembled_from([second, first], turned, library)
    assert quotes_of(swapped, 0) == quotes_of(made, 1)
    assert not [one for one in swapped.findings if one.level == "error"]


def test_another_number_of_sections_is_refused(request_: DraftRequest, library: Library) -> None:
    with pytest.raises(ValueError, match="1 parts for 2 sections"):
        drafting.assembled_from(drafting.parts_of(drafting.draft(request_, library))[:1], request_, library)


def test_the_year_of_a_section_is_the_one_its_title_gives_it(library: Library) -> None:
    both = drafting.of({**FORM, "document": "清河镇2022年工作总结及2023年工作计划", "sections": [{"heading": "人居环境", "kind": "review"}, {"heading": "民生"}]})
    made = drafting.draft(both, library)
    periods = {mark: one.period for one in made.citations for mark in (one.mark,)}
    reviewed = {periods[mark] for one in made.sections[0].sentences if one.origin == "past" for mark in one.citations}
    assert reviewed == {"2021"}

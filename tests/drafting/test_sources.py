"""What a section can be written from, and what striking and pinning do to it."""

from dataclasses import replace

import pytest

from assistant import drafting
from assistant.library import Library
from assistant.records import Draft, DraftRequest

FORM = {
    "place": "清河镇",
    "document": "清河镇2023年工作计划",
    "year": 2023,
    "sections": [{"heading": "持续改善人居环境", "indicators": [{"name": "危房改造", "value": 30, "unit": "户"}], "length": [200, 500]}],
}


@pytest.fixture
def asked() -> DraftRequest:
    return drafting.of(FORM)


def keyed(request: DraftRequest, *, struck: tuple[str, ...] = (), pinned: tuple[str, ...] = ()) -> DraftRequest:
    return replace(request, sections=(replace(request.sections[0], struck=struck, pinned=pinned),))


def quotes(draft: Draft) -> list[str]:
    return [one.quote for one in draft.citations]


def text(draft: Draft) -> str:
    return "".join(one.text for one in draft.sections[0].sentences)


def test_evidence_is_shown_with_its_place(asked: DraftRequest, library: Library) -> None:
    found = drafting.evidence(asked.sections[0], asked, library)
    assert found.past is not None
    assert "环境整治" in found.past.heading_path[-1]
    assert found.past.document.text[found.past.start : found.past.end] == found.past.text
    for quote in found.past.quotes:
        assert found.past.document.text[quote.citation.start : quote.citation.end] == quote.citation.quote
    values = [(one.figure.period.last, one.figure.quantity.number) for one in found.figures]
    assert (2022, 47.0) in values
    assert (2021, 64.0) in values
    assert [one.score for one in found.policies] == sorted((one.score for one in found.policies), reverse=True)
    keys = [found.past.key, *(one.key for one in found.others), *(one.key for one in found.figures), *(one.key for one in (*found.past.quotes, *found.policies))]
    assert len(keys) == len(set(keys))
    assert found == drafting.evidence(asked.sections[0], asked, library)


def test_what_is_struck_is_not_used(asked: DraftRequest, library: Library) -> None:
    found = drafting.evidence(asked.sections[0], asked, library)
    assert found.past is not None
    used = [one for one in found.past.quotes if one.citation.quote in quotes(drafting.draft(asked, library))]
    assert used
    made = drafting.draft(keyed(asked, struck=(used[0].key,)), library)
    assert used[0].citation.quote not in quotes(made)
    keys = (found.past.key, *(one.key for one in found.policies), *(one.key for one in found.figures))
    bare = drafting.draft(replace(asked, struck=keys), library)
    assert bare.citations == ()
    assert "30户" in text(bare)


def test_what_is_pinned_stands(asked: DraftRequest, library: Library) -> None:
    found = drafting.evidence(asked.sections[0], asked, library)
    assert found.past is not None
    for quote in (*found.past.quotes, *found.policies):
        made = drafting.draft(keyed(asked, pinned=(quote.key,)), library)
        assert quote.citation.quote in quotes(made), quote.text
        assert not [one for one in made.findings if one.level == "error"]
    older = next(one for one in found.figures if one.figure.period.last == 2021)
    made = drafting.draft(keyed(asked, pinned=(older.key,)), library)
    assert "2021年64户" in text(made)
    assert older.citation.quote in quotes(made)
    assert not [one for one in made.findings if one.level == "error"]


def test_another_section_can_be_pinned_instead(asked: DraftRequest, library: Library) -> None:
    other = drafting.evidence(asked.sections[0], asked, library).others[0]
    assert drafting.evidence(keyed(asked, pinned=(other.key,)).sections[0], asked, library).past == other


def test_keys_can_stand_in_the_form() -> None:
    made = drafting.of({**FORM, "struck": ["past:a:1-2"], "sections": [{"heading": "民生", "pinned": ["policy:b:3-4"]}]})
    assert (made.struck, made.sections[0].pinned) == (("past:a:1-2",), ("policy:b:3-4",))

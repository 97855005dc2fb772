"""Measures, aims and results of a piece of work: bound to what the form names, none of them twice, none a claim with a number."""

from pathlib import Path

import pytest

from assistant import drafting
from assistant.drafting.matters import FILE, load, read
from assistant.drafting.measures import Stock, after
from assistant.errors import UsageError
from assistant.library import Library

GOOD = """
weak: [企业]
matters: [{matter: 农房, also: [危房], do: [严把质量关口, 加强监测, 优先保障], aim: [保安全], result: [安全有保障]}]
support: {plan: ["对{subject}定期调度。"], review: [做好工作。]}
"""


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("严把质量关口", "改造60户", "有数字"),
        ("严把质量关口, ", "", "至少 3 条"),
        ("aim: [保安全], ", "", "要有而且只有"),
        ("定期调度。", "定期调度", "结尾"),
        ("support", "supports", "要有而且只有"),
        ("{subject}", "{place}", "占位"),
    ],
)
def test_a_table_mended_wrongly_is_named(tmp_path: Path, was: str, now: str, told: str) -> None:
    (tmp_path / FILE).write_text(GOOD, "utf-8")
    assert read(tmp_path).rows[0].name == "农房"
    (tmp_path / FILE).write_text(GOOD.replace(was, now, 1), "utf-8")
    with pytest.raises(UsageError, match=told):
        read(tmp_path)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("危房改造", "农房安全"),
        ("农村改厕", "农村改厕"),
        ("巡河", "河湖管护"),
        ("城乡居民医保参保率", "医保参保"),
        ("发展党员", "基层党建"),
        ("道路绿化投入", "亮化绿化"),
        ("造林绿化", "林业生态"),
    ],
)
def test_an_indicator_shows_its_matter(text: str, name: str) -> None:
    found = load().of(text)
    assert found is not None
    assert found.name == name


def test_a_phrase_is_given_once_and_not_when_it_was_said() -> None:
    matter = load().of("农村改厕")
    assert matter is not None
    stock = Stock("清河镇", 2023, ["健全粪污清运和日常管护机制。"])
    given = [phrase for _ in matter.do for phrase in stock.take(matter)]
    assert len(given) == len(set(given)) == len(matter.do) - 1
    assert "健全粪污清运和日常管护机制" not in given


def test_a_weak_word_alone_shows_nothing() -> None:
    stock = Stock("清河镇", 2023, [], tuple(row for row in load().rows if row.name == "安全生产"))
    assert after("压实企业主体责任", stock).startswith("压实企业主体责任，")
    assert "联系企业" not in after("压实企业主体责任", Stock("清河镇", 2023, [], stock.main))


def test_a_section_without_a_past_speaks_of_its_matters(library: Library) -> None:
    indicators = [{"name": "巡河", "value": 1200, "unit": "人次", "responsible": "水利站"}, {"name": "清理河道", "value": 18, "unit": "公里"}]
    asked = {"place": "双塘乡", "document": "双塘乡2024年工作计划", "year": 2024, "sections": [{"heading": "河长制工作", "indicators": indicators, "length": [150, 400]}]}
    made = drafting.draft(drafting.of(asked), library)
    text = "".join(one.text for one in made.sections[0].sentences)
    assert text.startswith("抓好河长制工作，")
    about = [one.text for one in made.sections[0].sentences if any(word in one.text for word in ("河", "水"))]
    assert sum(map(len, about)) > len(text) / 2
    assert not [one for one in made.findings if one.level == "error"]

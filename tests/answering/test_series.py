"""Several years at once, their sum, the highest; rates of growth; shares; a year that only a later report names."""

from pathlib import Path

import pytest

from assistant.answering import answer
from assistant.library import Library, collected, opened
from assistant.settings import Settings


@pytest.mark.parametrize(
    ("question", "headline", "formula"),
    [
        ("2019年至2022年一共改造危房多少户？", "309户", "112+86+64+47=309"),
        ("危房改造哪一年最多？", "2019年", None),
        ("危房改造哪年最少？", "2022年", None),
        ("2020年贫困户危房改造占危房改造的比例", "36%", "31÷86=36%"),
        ("2021年农村居民人均可支配收入比2020年增长百分之几？", "10.3%", None),
    ],
    ids=["sum", "highest", "lowest", "share of a part", "growth as it is told"],
)
def test_what_is_computed_shows_its_formula(library: Library, question: str, headline: str, formula: str | None) -> None:
    found = answer(question, library)
    assert found.headline == headline
    assert (found.computation.formula if found.computation else None) == formula
    assert found.citations
    assert all(figure.verified for figure in found.figures)


def test_a_trend_tells_every_year_with_its_source(library: Library) -> None:
    found = answer("2019年到2022年危房改造分别多少户？", library)
    assert [figure.text for figure in found.figures] == ["112户", "86户", "64户", "47户"]
    assert [citation.period for citation in found.citations] == ["2019", "2020", "2021", "2022"]


def test_an_incomplete_series_says_what_is_missing(library: Library) -> None:
    """2021's number is hidden in its source."""
    found = answer("2019年到2022年农村改厕分别多少户？", library)
    assert "缺2021年" in found.answer


def test_a_later_report_may_tell_of_a_year_by_its_name(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "柳河镇2021年工作总结.txt").write_text(
        "柳河镇2021年工作总结\n一、2021年工作完成情况\n（一）交通\n全年硬化道路12公里。2018年硬化道路7公里，当年群众出行条件明显改善。\n", "utf-8"
    )
    made = opened(settings)
    list(made.add(collected([tmp_path])))
    assert answer("柳河镇2018年硬化道路多少公里？", made).headline == "7公里"
    assert answer("柳河镇2019年硬化道路多少公里？", made).abstained

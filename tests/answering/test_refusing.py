"""What came nearest: each sentence once, with the whole period it holds for, the telling one first."""

from pathlib import Path

from assistant.answering import answer
from assistant.library import Library, collected, opened
from assistant.settings import Settings

REPORT = """青山镇2021年工作总结
一、2021年工作完成情况
（一）人居环境
“十三五”以来累计完成危房改造463户，其中脱贫户危房改造120户。
二、2022年工作计划
计划完成危房改造30户，其中脱贫户危房改造9户。
"""


def test_each_sentence_is_one_near_miss_labelled_with_its_whole_period(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "青山镇2021年工作总结.txt").write_text(REPORT, "utf-8")
    library = opened(settings)
    for _ in library.add(collected([tmp_path / "青山镇2021年工作总结.txt"])):
        pass
    found = answer("青山镇2021年完成危房改造多少户？", library)
    library.registry.close()
    assert found.abstained
    assert {(miss.citation.quote[:6], miss.citation.period) for miss in found.near_misses} == {("“十三五”以", "2016—2020"), ("计划完成危房", "2022")}
    assert [miss.citation.mark for miss in found.near_misses] == [1, 2]


def test_the_sentence_that_gives_the_reason_comes_first(library: Library) -> None:
    hidden = answer("2021年发放惠农补贴多少万元？", library)
    assert (hidden.reason, hidden.near_misses[0].why) == ("redacted", "redacted")
    assert hidden.citations[0].quote == hidden.near_misses[0].citation.quote
    assert answer("2023年完成危房改造多少户？", library).near_misses[0].why == "plan_only"

"""Passages for a question: filters hold, comparisons are searched once for each year, fusing one ranking keeps its order."""

import json
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures import fact_years
from assistant.library import Library, collected, opened
from assistant.records import Metadata, Query
from assistant.retrieval import admits, search, understood
from assistant.retrieval.fusion import fused
from assistant.settings import Settings


def test_a_work_report_tells_of_the_year_before_it_was_given() -> None:
    speech = Metadata("2026年安和省政府工作报告", "report", "安和省", "省", 2026, "2026-01-27")
    assert (fact_years(speech, "result"), fact_years(speech, "plan")) == ((2025,), (2026,))


def test_a_summary_tells_of_its_own_year_and_plans_the_next() -> None:
    summary = Metadata("清河镇2020年工作总结及2021年工作计划", "report", "清河镇", "乡镇", 2020, "")
    assert (fact_years(summary, "result"), fact_years(summary, "plan")) == ((2020,), (2021,))


def test_another_place_is_never_admitted_but_a_national_law_is() -> None:
    query = Query("", "zh", "value", places=("清河镇",))
    assert not admits(Metadata("石桥镇2020年工作总结", "report", "石桥镇", "乡镇", 2020), query)
    assert admits(Metadata("社会救助暂行办法", "policy", "全国", "国家", 2019), query)


def test_the_evidence_of_both_years_is_found(library: Library) -> None:
    found = search(understood("2021年比2020年危房改造多了还是少了？", library), library, 6)
    texts = [item.passage.text for item in found]
    assert any("完成危房改造86户" in text for text in texts)
    assert any("完成危房改造64户" in text for text in texts)


def test_an_english_question_finds_the_chinese_sentence(library: Library) -> None:
    found = search(understood("How many households got dilapidated-house renovation in 2020?", library), library, 5)
    assert any("完成危房改造86户" in item.passage.text for item in found)


def test_passages_are_exact_slices_of_their_documents(library: Library) -> None:
    for item in search(understood("农村改厕", library), library, 10):
        document = library.document(item.passage.document_id)
        assert document is not None
        assert document.text[item.passage.start : item.passage.end] == item.passage.text


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=30, unique=True))
def test_fusing_one_ranking_keeps_its_order(scores: list[int]) -> None:
    one = np.array(scores, dtype=np.float32)
    assert np.argsort(fused([(1.0, one)])).tolist() == np.argsort(one).tolist()


def test_records_of_one_text_help_each_other(settings: Settings, tmp_path: Path) -> None:
    """Two records say the same; the one that follows the answer in its own text comes first."""
    end = "本办法自公布之日起施行。"
    lines = [("a", "修理队值班办法", end), ("b", "柳河水库管理办法", "值班员每日检查闸门两次并登记。"), ("c", "柳河水库管理办法", end)]
    file = tmp_path / "rules.jsonl"
    file.write_text("\n".join(json.dumps({"id": id_, "title": title, "text": text}, ensure_ascii=False) for id_, title, text in lines), "utf-8")
    made = opened(settings)
    list(made.add(collected([file])))
    assert made.index().continues.tolist() == [False, True, False]
    assert [item.source for item in search(understood("闸门由谁检查？", made), made, 4)] == ["b", "c", "a"]

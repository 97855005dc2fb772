"""The JSON that other programs rely on, field for field."""

import json
from dataclasses import replace

from assistant import contract, printing
from assistant.comparison import Change, News
from assistant.library import Outcome
from assistant.records import (
    Answer,
    AnswerFigure,
    Citation,
    Computation,
    Evidence,
    Figure,
    Finding,
    Manuscript,
    Metadata,
    NearMiss,
    NoiseLine,
    Passage,
    Period,
    Quantity,
    Section,
)

CITATION = Citation(1, "a1b2", "reports/总结.docx", "总结", ("一、完成情况", "（三）人居环境"), "2020", "result", "完成危房改造86户；", 10, 20)


def test_an_answer_has_exactly_the_promised_fields() -> None:
    answer = Answer(
        "多还是少？", "zh", "少22户。[1][2]", "22户", False, None,
        citations=(CITATION,),
        figures=(AnswerFigure("86户", 86.0, "户", 1, True),),
        computation=Computation("64-86=-22", (("64户", 2), ("86户", 1)), "户"),
        near_misses=(NearMiss("plan_only", CITATION),),
        timings_ms={"understand": 1.2, "answer": 2.0, "total": 3.2},
    )  # fmt: skip
    quoted = {
        "mark": 1, "document_id": "a1b2", "source": "reports/总结.docx", "title": "总结", "heading_path": ["一、完成情况", "（三）人居环境"],
        "period": "2020", "role": "result", "quote": "完成危房改造86户；", "start": 10, "end": 20,
    }  # fmt: skip
    assert contract.answer_json(answer) == {
        "question": "多还是少？",
        "language": "zh",
        "answer": "少22户。[1][2]",
        "headline": "22户",
        "abstained": False,
        "reason": None,
        "citations": [quoted],
        "figures": [{"text": "86户", "number": 86.0, "unit": "户", "citation": 1, "verified": True}],
        "computation": {"formula": "64-86=-22", "operands": [{"figure": "64户", "citation": 2}, {"figure": "86户", "citation": 1}], "unit": "户"},
        "near_misses": [{"why": "plan_only", "citation": quoted}],
        "engine": "quote",
        "timings_ms": {"understand": 1.2, "answer": 2.0, "total": 3.2},
    }


def test_a_failed_question_is_an_abstention_with_its_error() -> None:
    made = contract.failed_answer_json("问", "坏了")
    assert (made["abstained"], made["headline"], made["error"]) == (True, None, "坏了")
    assert set(made) - {"error"} == set(contract.answer_json(Answer("问", "zh", "", None, True, "no_evidence")))


def test_a_search_gives_passages_as_plain_json() -> None:
    passage = Passage("a1b2", 3, 9, ("一、", "（一）"), "plan", "计划改造60户")
    made = contract.search_json("危房", [Evidence(passage, "总结.docx", Metadata("总结"), 0.5)], {"total": 1.0})
    assert json.loads(json.dumps(made)) == {
        "query": "危房",
        "passages": [
            {"document_id": "a1b2", "source": "总结.docx", "heading_path": ["一、", "（一）"], "text": "计划改造60户", "start": 3, "end": 9, "score": 0.5}
        ],
        "timings_ms": {"total": 1.0},
    }


def test_added_files_are_sorted_by_what_became_of_them() -> None:
    outcomes = [
        Outcome("甲.txt", "added", "a1", 3, notes=("后缀不对",)),
        Outcome("乙.txt", "unchanged", "b2"),
        Outcome("丙.png", "refused", reason="是图片"),
    ]
    assert contract.added_json(outcomes, 1.23456) == {
        "added": [{"source": "甲.txt", "document_id": "a1", "passages": 3, "figures": 0, "notes": ["后缀不对"]}],
        "unchanged": [{"source": "乙.txt", "document_id": "b2", "passages": 0, "figures": 0}],
        "replaced": [],
        "refused": [{"source": "丙.png", "reason": "是图片"}],
        "seconds": 1.235,
    }


def test_an_added_file_tells_its_news() -> None:
    before = Figure("a1", Quantity("97%", "97", 97, 1, "%", "%", "", 0, 3), "某率", "", Period(2020, 2020), "year", "result", "value", "清河镇", (), "某率97%。", 0, 8)
    after = replace(before, document_id="b2", quantity=replace(before.quantity, text="9%", value="9", number=9), period=Period(2021, 2021), sentence="某率9%。")
    made = contract.added_json([Outcome("甲.txt", "added", "b2", 3, 12, news=News(12, 4, jumps=(Change(before, after, "旧.txt"),)))], 1)
    assert made["added"][0]["news"] == {
        "figures": 12, "new": 4, "changed": [], "conflicts": [],
        "jumps": [{
            "indicator": "某率", "place": "清河镇", "role": "result", "before": {"text": "97%", "period": "2020", "source": "旧.txt", "sentence": "某率97%。"},
            "after": {"text": "9%", "period": "2021", "sentence": "某率9%。"},
        }],
    }  # fmt: skip
    assert "可疑：清河镇某率，2020年 97%（旧.txt）→ 2021年 9%" in printing.added_text(made)


def test_a_figure_has_exactly_the_promised_fields() -> None:
    figure = Figure(
        "a1b2", Quantity("1.2余万户", "1.2", 1.2, 1e4, "万户", "户", "余", 10, 16), "完成危房改造", "危房改造", Period(2016, 2020), "cumulative", "result",
        "value", "清河镇", ("一、完成情况",), "完成危房改造1.2余万户；", 4, 17, part_of="住房改造", base="",
    )  # fmt: skip
    assert contract.figures_json([figure], {"a1b2": "总结.docx"}) == {
        "count": 1,
        "figures": [{
            "indicator": "完成危房改造", "name": "危房改造", "value": "1.2", "number": 1.2, "scale": 1e4, "unit": "万户", "base_unit": "户", "text": "1.2余万户",
            "hedge": "余", "redacted": False, "period": "2016-2020", "part": "", "span": "cumulative", "role": "result", "measure": "value", "base": "",
            "part_of": "住房改造", "combined": False, "corrected": "", "place": "清河镇", "source": "总结.docx", "document_id": "a1b2", "heading_path": ["一、完成情况"],
            "sentence": "完成危房改造1.2余万户；", "start": 10, "end": 16,
        }],
    }  # fmt: skip


def test_a_hidden_number_is_null_and_not_zero() -> None:
    hidden = Quantity("X户", "X", 0.0, 1.0, "户", "户", "", 0, 2, redacted=True)
    figure = Figure("", hidden, "改厕", "农村改厕", Period(0, 0), "", "other", "value", "", (), "改厕X户", 0, 4)
    [row] = contract.figures_json([figure], {})["figures"]
    assert (row["number"], row["redacted"], row["period"]) == (None, True, "")


def test_findings_are_quoted_and_counted() -> None:
    findings = (
        Finding("error", "doubled_percent", "百分号重复。", 2, 4, "%"),
        Finding("warning", "contradicts_library", "与资料库不符。", 0, 2, "", (CITATION,)),
        Finding("hint", "web_line", "有网页文字。", 0, 0),
    )
    made = contract.check_json("总结.txt", Manuscript("95%%", Metadata("总结"), (), (), notes=("留意",)), findings)
    first, second, third = made["findings"]
    assert first == {"level": "error", "code": "doubled_percent", "text": "百分号重复。", "start": 2, "end": 4, "suggestion": "%", "quote": "%%", "citations": []}
    assert [citation["source"] for citation in second["citations"]] == ["reports/总结.docx"]
    assert third["quote"] == ""
    assert {key: made[key] for key in made if key != "findings"} == {
        "source": "总结.txt",
        "counts": {"error": 1, "warning": 1, "hint": 1},
        "notes": ["留意"],
    }


def test_an_outline_is_a_tree_whose_branches_cover_their_twigs() -> None:
    sections = (
        Section("", 0, (), "other", 0, 0, 5),
        Section("一、甲", 1, ("一、甲",), "result", 5, 9, 10),
        Section("1.乙", 3, ("一、甲", "1.乙"), "result", 10, 14, 20),
        Section("（一）丙", 2, ("一、甲", "（一）丙"), "result", 20, 25, 30),
        Section("二、丁", 1, ("二、丁",), "plan", 30, 34, 40),
    )
    made = contract.outline_json("总结.txt", Manuscript("", Metadata("总结"), sections, (), (NoiseLine("扫码下载", "广告"),)))
    first, second = made["headings"]
    assert [(row["heading"], row["end"]) for row in (first, second)] == [("一、甲", 30), ("二、丁", 40)]
    assert [row["heading"] for row in first["children"]] == ["1.乙", "（一）丙"]
    assert made["noise"] == [{"text": "扫码下载", "why": "广告"}]

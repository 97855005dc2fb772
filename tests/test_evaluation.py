"""What counts as right, cited, wrong and refused."""

import pytest

from assistant.errors import UnreadableFile
from assistant.evaluation import Gold, gold, report, score, stands_in, table, values
from assistant.records import Answer, Citation

SENTENCE = "改造农村危房1.1万户，改厕3,200户。"


def asked(kind: str, *answers: str) -> Gold:
    return Gold("多少？", kind, "zh", answers, (("2020/总结.docx", SENTENCE),))


def given(headline: str | None = None, answer: str = "", *quotes: str, source: str = "reports/2020/总结.docx") -> Answer:
    cited = tuple(Citation(at, "a", source, "总结", (), "2020", "result", quote, 0, len(quote)) for at, quote in enumerate(quotes, 1))
    return Answer("多少？", "zh", answer, headline, False, None, cited, timings_ms={"total": 5.0})


REFUSED = Answer("多少？", "zh", "资料中未找到", None, True, "no_evidence")


@pytest.mark.parametrize(
    ("kind", "answers", "answer", "right"),
    [
        ("number", ("1.1万户", "11000户"), given("1.1万户"), True),
        ("number", ("1.1万户",), given("11,000户"), True),
        ("number", ("1.1万户",), given("１.１万户"), True),
        ("number", ("1.1万户",), given("1.1户"), False),
        ("number", ("86户",), given("86户，31户"), False),
        ("number", ("86户",), given(None, "86户"), False),
        ("number", ("12.67 million",), given("1267万"), True),
        ("ratio", ("98.5%",), given("98.5%"), True),
        ("ratio", ("98.5%",), given("98.6%"), False),
        ("date", ("2021年3月", "2021年3月10日"), given("2021年3月10日"), True),
        ("date", ("3月",), given("13月"), False),
        ("text", ("村民委员会", "村委会"), given(None, "由村委会评议"), True),
        ("list", ("全部", "甲村", "乙村", "丙村"), given(None, "甲村和丙村"), True),
        ("list", ("全部", "甲村", "乙村", "丙村"), given(None, "丙村"), False),
        ("cross_year", ("少22户", "减少22户"), given("22户", "2021年比2020年减少22户"), True),
        ("cross_year", ("少22户", "减少22户", "2021年"), given("", "2021年更少"), False),
        ("text", ("无",), REFUSED, False),
    ],
)
def test_right(kind: str, answers: tuple[str, ...], answer: Answer, right: bool) -> None:
    assert score(asked(kind, *answers), answer).right is right


@pytest.mark.parametrize(
    ("answer", "cited"),
    [
        (given("1.1万户", "", SENTENCE), True),
        (given("1.1万户", "", "在此之前。" + SENTENCE), True),
        (given("1.1万户", "", "改造农村危房1.1万户"), True),
        (given("1.1万户", "", "改厕"), False),
        (given("1.1万户", "", "完成改造1.1万户的任务"), False),
        (given("1.1万户", "", SENTENCE, source="reports/2020/计划.docx"), False),
        (given("1.1万户"), False),
        (given("86户", "", SENTENCE), False),
    ],
    ids=["same", "longer", "part", "too short", "other words", "other file", "none", "not right"],
)
def test_cited(answer: Answer, cited: bool) -> None:
    assert score(asked("number", "1.1万户"), answer).cited is cited


def test_every_operand_of_a_comparison_must_be_cited() -> None:
    sentences = {"2021.docx": "改造危房64户。", "2020.docx": "改造危房86户。"}
    (doc, evidence), *rest = sentences.items()
    support = [{"doc": other, "evidence": sentence} for other, sentence in rest]
    line = {"question": "多还是少？", "answer": "少22户", "type": "cross_year", "doc": doc, "evidence": evidence, "support": support}
    quotes = [Citation(at, "a", f"r/{name}", "", (), "", "result", quote, 0, 8) for at, (name, quote) in enumerate(sentences.items(), 1)]
    both = Answer("多还是少？", "zh", "少22户", "22户", False, None, tuple(quotes))
    one = Answer("多还是少？", "zh", "少22户", "22户", False, None, tuple(quotes[:1]))
    assert (score(gold(line), both).cited, score(gold(line), one).cited) == (True, False)


def test_a_piece_is_no_part_of_a_longer_number() -> None:
    assert stands_in("86户", "完成86户")
    assert not stands_in("86户", "完成186户")
    assert not stands_in("2020", "20201")
    assert not stands_in("1.2", "11.2")
    assert values("1.2万户、3千人、５亿元") == [12000, 3000, 500_000_000]


def test_the_report_counts_each_share_over_its_own_questions() -> None:
    answerable, unanswerable = asked("number", "86户"), Gold("？", "unanswerable", "en", ("",), ())
    worth = [given("86户", "", SENTENCE), given("31户"), REFUSED]
    scores = [*(score(answerable, one) for one in worth), *(score(unanswerable, one) for one in (REFUSED, given("9户")))]
    made = report(scores)
    assert made["all"] == {"n": 3, "right": 33.3, "cited": 33.3, "wrong": 33.3, "false_refusal": 33.3}
    assert made["refused"] == {"n": 2, "refused": 50.0}
    assert list(made["by_lang"]) == ["zh"]
    assert len(made["failed"]) == 3
    assert "50.0 %" in table(made)


def test_a_line_without_its_answer_is_named() -> None:
    with pytest.raises(UnreadableFile, match="多少户"):
        gold({"question": "多少户？", "type": "number"})

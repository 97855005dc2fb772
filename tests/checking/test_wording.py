"""Wrong characters, terms out of use, set phrases: by the tables, and not where the same characters are another word."""

from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.figures import load
from assistant.figures.tables import read
from tests.checking.conftest import Checked

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


@pytest.mark.parametrize(
    ("wrong", "right", "level", "suggestion"),
    [
        ("认真布署防汛工作。", "公布署名单位。", "error", "部署"),
        ("惯彻会议精神。", "改变习惯彻底整治。", "error", "贯彻"),
        ("截止目前，完成50户。", "截至目前，完成50户。", "error", "截至"),
        ("截止2022年底，完成50户。", "报名截止2022年底。", "warning", "截至"),
        ("己经完成。", "自己经营农家乐。", "error", "已经"),
        ("主体工程己峻工。", "形势严峻工作繁重。", "error", "竣工"),
        ("完善帐目。", "完善账目。", "error", "账目"),
        ("依据习近平中国特色社会主义思想。", "依据习近平新时代中国特色社会主义思想。", "error", "习近平新时代中国特色社会主义思想"),
        ("落实县委县政府部署。", "落实县委、县政府部署。", "hint", "县委、县政府"),
    ],
)
def test_a_wrong_word(checked: Checked, wrong: str, right: str, level: str, suggestion: str) -> None:
    assert [(finding.level, finding.code, finding.suggestion) for finding in checked(wrong)] == [(level, "wrong_word", suggestion)]
    assert not checked(right)


def test_a_spelling_that_was_right_in_its_time(checked: Checked) -> None:
    assert not checked("定期公布帐目。", year=1979)
    assert checked("定期公布帐目。", year=2022)


@pytest.mark.parametrize(
    ("row", "text"),
    [(row, f"近日{row.wrong}{next(iter(row.before), '')}{'' if not row.before else '，'}".replace("数字", "2022年")) for row in load().wrong_words],
    ids=lambda value: getattr(value, "wrong", ""),
)
def test_every_row_of_the_table_finds_its_word_and_not_its_correction(checked: Checked, row: object, text: str) -> None:
    wrong, right = getattr(row, "wrong", ""), getattr(row, "right", "")
    assert any(finding.suggestion == right for finding in checked(text))
    assert not [finding for finding in checked(text.replace(wrong, right)) if finding.code == "wrong_word"]


@pytest.mark.parametrize(
    ("flagged", "kept"),
    [
        ("医保参合率达到98%。", "医保参保率达到98%。"),
        ("医保参合率达到98%。", "执行《新农合参合率考核办法》。"),
        ("报送卫计委审核。", "报送原卫计委的资料已归档。"),
        ("加强消费扶贫。", "2019年起开展消费扶贫。"),
        ("推进脱贫攻坚。", "巩固拓展脱贫攻坚成果。"),
    ],
)
def test_a_dated_term(checked: Checked, flagged: str, kept: str) -> None:
    assert [finding.code for finding in checked(flagged, 2024)] == ["dated_term"]
    assert not checked(kept, 2024)


def test_a_term_is_dated_only_after_its_years(checked: Checked) -> None:
    assert not checked("新农合参合率达到98%。", year=2012)
    assert {finding.level for finding in checked("新农合参合率达到98%。", year=2020)} == {"warning"}


def test_a_review_of_the_year_before_keeps_its_words(checked: Checked) -> None:
    text = "一、2020年工作回顾\n全镇贫困村道路硬化12公里，群众出行更加方便。\n二、2021年工作计划\n抓好农业生产，确保粮食面积不减少。"
    assert not checked(text, 2021)
    assert [finding.code for finding in checked(text.replace("抓好农业", "抓好贫困村农业"), 2021)] == ["dated_term"]


def test_a_term_is_told_once_with_its_count(checked: Checked) -> None:
    [finding] = checked("加强消费扶贫。\n再谈消费扶贫。", 2024)
    assert "共2处" in finding.text
    assert finding.suggestion == "消费帮扶"


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [
        ("增强“四个意识”、坚定“四个自信”。", "增强“四个意识”、坚定“四个自信”、做到“两个维护”。", "set_phrase_incomplete"),
        ("坚定“四个自信”、增强“四个意识”、做到“两个维护”。", "增强“四个意识”、坚定“四个自信”、做到“两个维护”。", "set_phrase_order"),
        ("坚持产业兴旺、生态宜居、乡风文明、生活富裕。", "坚持产业兴旺、生态宜居、乡风文明、治理有效、生活富裕。", "set_phrase_incomplete"),
    ],
)
def test_a_set_phrase(checked: Checked, wrong: str, right: str, code: str) -> None:
    assert [(finding.level, finding.code) for finding in checked(wrong)] == [("warning", code)]
    assert not checked(right)
    assert not checked("坚决做到“两个维护”。")


def test_a_set_phrase_holds_from_its_year(checked: Checked) -> None:
    assert not checked("增强“四个意识”、坚定“四个自信”。", year=2017)


@pytest.mark.parametrize(
    ("file", "added", "told"),
    [
        ("wrong_words.yaml", "- {wrong: 甲乙, right: 丙丁, level: 严重}\n", "level 只能是"),
        ("wrong_words.yaml", "- {wrong: 甲乙, right: 甲乙丙, level: 疑似}\n", "仍会被指出"),
        ("wrong_words.yaml", "- {wrong: 布署, right: 部署, level: 必错}\n", "已经有了"),
        ("wrong_words.yaml", "- {wrong: 甲乙, level: 必错}\n", "缺少“right”"),
        ("set_phrases.yaml", "- {phrases: [一个词]}\n", "至少要有两个词"),
        ("terms.yaml", "- {term: 旧词甲, to: 2010, now: [新词], level: 大概}\n", "level 只能是"),
    ],
)
def test_a_wrong_entry_is_refused_by_name(tmp_path: Path, file: str, added: str, told: str) -> None:
    for table in KNOWLEDGE.glob("*.yaml"):
        content = table.read_text("utf-8") + (added if table.name == file else "")
        (tmp_path / table.name).write_text(content, "utf-8")
    with pytest.raises(UsageError, match=told) as refusal:
        read(tmp_path)
    assert file in str(refusal.value)

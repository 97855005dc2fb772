"""Every text in both languages, and an English for what the rooms below say."""

import ast
import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from assistant.answering import answer
from assistant.library import Library
from assistant.records import Citation, Period
from assistant.settings import Settings
from assistant.ui import dates
from assistant.ui.conversation import example_questions
from assistant.ui.rendering import reply
from assistant.ui.translating import cell, translated
from assistant.ui.words import Texts, language, messages, speaking, texts
from assistant.ui.words.both import Both
from tests.conftest import ROOT

CHINESE = re.compile(r"[\u4e00-\u9fff]")
CHINESE_MARKS = re.compile(r"[，。；：！？（）、]")
OFFICES_OWN = re.compile(r"[，、（）【】\u4e00-\u9fff]+|“[^”]*”")  # examples of what a clerk types or a document says
BOTH = {name: both for kind in Texts.__mro__ for name, both in vars(kind).items() if isinstance(both, Both)}
ROOMS = ("reading", "library", "comparison", "models.py", "drafting/working.py")
UNSEEN = ("library/conversion.py", "library/embeddings.py")  # before there is a page: told in the program's window


def fields(text: str) -> list[str]:
    return sorted(f"{name}:{style}" for _, name, style, _ in Formatter().parse(text) if name is not None)


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [str(one) for one in value.values()]
    if isinstance(value, list | tuple):
        return [str(one[0] if isinstance(one, tuple) else one) for one in value]
    return [value]


@pytest.mark.parametrize("name", sorted(set(BOTH) - {"GRADIO", "GRADIO_STARTS"}))
def test_a_text_says_the_same_in_both_languages(name: str) -> None:
    both = BOTH[name]
    chinese, english = strings(both.zh), strings(both.en)
    assert len(chinese) == len(english)
    if isinstance(both.zh, dict):
        assert list(both.zh) == list(both.en)
    for one, other in zip(chinese, english, strict=True):
        assert bool(one) == bool(other)
        assert fields(one) == fields(other)
    if name not in ("LANGUAGE", "LANGUAGES"):
        assert not CHINESE_MARKS.search(OFFICES_OWN.sub("", " ".join(english)))


def test_no_name_stands_in_two_files() -> None:
    assert len(BOTH) == sum(isinstance(one, Both) for kind in Texts.__mro__ for one in vars(kind).values())


def test_the_language_is_that_of_the_moment() -> None:
    assert (language(), texts.ASK) == ("zh", "提问")
    with speaking("en"):
        assert (language(), texts.ASK) == ("en", "Ask")
        with speaking("zh"):
            assert texts.ASK == "提问"
    assert texts.ASK == "提问"


# ---- what the rooms below say


def template(node: ast.expr) -> str:
    """A string as the program composes it, {} for what is filled in; "" for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"\{[^{}]*\}", "{}", node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""


def trees(*rooms: str) -> list[tuple[str, ast.Module]]:
    found = [ROOT / "assistant" / room for room in rooms]
    sources = [source for one in found for source in (sorted(one.rglob("*.py")) if one.is_dir() else [one])]
    return [(source.relative_to(ROOT / "assistant").as_posix(), ast.parse(source.read_text("utf-8"))) for source in sources]


def test_a_translated_message_is_one_the_program_has() -> None:
    below = [path.name for path in (ROOT / "assistant").iterdir() if path.name not in ("ui", "cli.py", "__pycache__")]
    said = {template(node) for _, tree in trees(*below) for node in ast.walk(tree) if isinstance(node, ast.expr)}
    endings = {one.removesuffix("{}") for one in said} | said
    composed = set(messages.CELLS) | {"{}或{}", "{}后再添加。"}  # joined from parts
    assert [one for one in messages.EVERY if one not in composed and one not in said and one.removesuffix("{}") not in endings] == []
    for chinese, english in (messages.EVERY | messages.CELLS).items():
        assert chinese.count("{}") == english.count("{}"), chinese


def test_every_refusal_that_the_page_shows_has_its_english() -> None:
    missing = []
    with speaking("en"):
        for name, tree in trees(*ROOMS):
            for node in ast.walk(tree):
                if name in UNSEEN or not isinstance(node, ast.Raise) or not isinstance(node.exc, ast.Call) or not node.exc.args:
                    continue
                said = template(node.exc.args[0])
                if CHINESE.search(said) and translated(said) == said:
                    missing.append((name, said))
    assert missing == []


def test_every_setting_is_described_in_english() -> None:
    with speaking("en"):
        assert [name for name, field in Settings.model_fields.items() if translated(field.description or "") == field.description] == []


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("《总结.doc》是旧格式，这台电脑没有安装 LibreOffice，无法转换。请用 Word 或 WPS 打开后另存为 .docx 再添加。",
         "“总结.doc”: it is of an old kind, and this computer has no LibreOffice to convert it. Please save it as .docx in Word or WPS."),
        ("您的角色是“只读”，不能做这件事。请找管理员或编辑来做。", "Your role is “reader”, which may not do this. Please ask one of these: administrator or editor."),
        ("没有说年份，按资料中最近的2022年回答", "no year was named, so the latest one, 2022"),
        ("谁也没想到的话。", "谁也没想到的话。"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_message_is_told_in_the_language_of_the_page(chinese: str, english: str) -> None:
    assert translated(chinese) == chinese
    with speaking("en"):
        assert translated(chinese) == english


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("缺", "missing"),
        ("86户", "86户"),
        ("冲突：86户／88户（另有累计）", "conflict: 86户／88户 (also cumulative)"),
        ("2016—2020年 5575万；原为 60.2%", "2016–2020: 5575万; was 60.2%"),
        ("减17户（−26.6%），可疑", "down 17户 (−26.6%), doubtful"),
        ("增0.1个百分点", "up 0.1 points"),
    ],
)
def test_a_cell_keeps_its_numbers_and_units(chinese: str, english: str) -> None:
    assert cell(chinese) == chinese
    with speaking("en"):
        assert cell(chinese) == english


@pytest.mark.parametrize(
    ("period", "chinese", "english"),
    [
        (Period(2020, 2020), "2020年", "2020"),
        (Period(2016, 2020), "2016—2020年", "2016–2020"),
        (Period(2020, 2020, "1-9月"), "2020年1-9月", "Jan–Sep 2020"),
        (Period(2020, 2020, "上半年"), "2020年上半年", "first half 2020"),
        (Period(2020, 2020, "春节前"), "2020年春节前", "春节前 2020"),
    ],
)
def test_a_period_is_written_as_the_page_speaks(period: Period, chinese: str, english: str) -> None:
    cited = Citation(1, "", "", "", (), chinese, "result", "", 0, 0)
    assert (dates.when(period), dates.cited(cited)) == (chinese, chinese)
    with speaking("en"):
        assert (dates.when(period), dates.cited(cited)) == (english, english)


def test_the_captions_of_an_answer_are_english_on_an_english_page(library: Library) -> None:
    refused = answer("2031年完成危房改造多少户？", library)
    assert "怎样才能答" in reply(refused, "a")
    with speaking("en"):
        told = reply(refused, "a")
        compared = reply(answer("2021年比2020年危房改造多了还是少了？", library), "a")
    assert told.startswith("### Not found in the library\n\n资料库")  # the answer itself is in the language of the question
    assert "**What would help:** add" in told
    assert "| Period | Figure | Source |" in compared
    assert "| 2021 | **64户** |" in compared


def test_examples_in_english_are_answered_by_the_sample(library: Library) -> None:
    with speaking("en"):
        questions = example_questions()
    assert len(questions) > 2
    for question in questions:
        assert question.isascii()
        found = answer(question, library)
        assert not found.abstained, question
        assert found.language == "en"


def test_every_file_of_words_is_one_of_the_texts() -> None:
    held = {kind.__module__.rpartition(".")[2] for kind in Texts.__mro__ if kind.__module__.startswith("assistant.ui.words.")}
    assert held == {path.stem for path in Path(ROOT / "assistant/ui/words").glob("*.py")} - {"__init__", "both", "speaking", "messages"}

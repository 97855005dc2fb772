"""Parts of the tab 问答: tables and links of a reply, what may be asked next, conditions added, turns kept, texts and files by their id."""

import re
from collections.abc import Generator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from docx import Document as WordFile
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.answering import answer, answered
from assistant.library import Library, collected, opened
from assistant.library.journal import entries
from assistant.records import Conversation, Document, Exchange, Metadata, Period, Query, Section
from assistant.settings import Settings
from assistant.transcript import as_docx, as_markdown
from assistant.ui.conversation import asked, asked_again, exchange_of, messages, restored, stopped
from assistant.ui.copying import words
from assistant.ui.downloads import add_to
from assistant.ui.evidence import items, position
from assistant.ui.filters import addable, chips, narrowed, widened
from assistant.ui.followups import followups
from assistant.ui.keeping import kept, reopened
from assistant.ui.links import text_link
from assistant.ui.opening import Opening
from assistant.ui.remedy import remedy
from assistant.ui.rendering import reply
from assistant.ui.text_page import text_page
from assistant.ui.trend import answer_chart
from assistant.ui.words import texts
from tests.ui.test_rendering import MARKDOWN, PAYLOADS, tags
from tests.ui.test_server import asked as asked_there

HOUSES = "2020年完成危房改造多少户？"
EACH_YEAR = "2019年到2022年危房改造分别多少户？"


@pytest.fixture
def ready(sample_home: Path, cache: Path, tmp_path: Path, settings: Settings) -> Opening:
    """An opened library of its own: two reports of one township."""
    report = "柳河镇{year}年工作总结\n一、{year}年工作完成情况\n全镇完成危房改造{houses}户。\n"
    files = []
    for year, houses in ((2020, 86), (2021, 64)):
        file = tmp_path / f"柳河镇{year}年工作总结.txt"
        file.write_text(report.format(year=year, houses=houses), "utf-8")
        files.append(file)
    for _ in opened(settings).add(collected(files)):
        pass
    opening = Opening(settings)
    opening.start()
    for _ in opening.waiting():
        pass
    return opening


# ---- replies


def test_marks_are_links_only_where_a_citation_stands_behind_them(library: Library) -> None:
    found = answer(HOUSES, library)
    told = reply(replace(found, answer=f"{found.answer}[7]"), "k1")
    assert r"[\[1\]](#cite-k1-1)" in told
    assert "#cite-k1-7" not in told
    assert "](#" not in reply(found)


def test_years_stand_in_a_table_plan_and_result_by_their_role(library: Library) -> None:
    told = reply(answer(EACH_YEAR, library), "k")
    assert f"| {texts.TABLE_PERIOD} | {texts.TABLE_FIGURE} | {texts.TABLE_SOURCE} |" in told
    assert re.search(r"\| 2020年 \| \*\*86户\*\* \| \[\\\[2\\\]\]\(#cite-k-2\) ", told)
    assert f"| {texts.TABLE_ROLE} |" in reply(answer("2020年危房改造计划和实际相比怎么样？", library))


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_table_shows_foreign_names_as_text(payload: str, library: Library) -> None:
    found = answer(EACH_YEAR, library)
    told = reply(replace(found, citations=tuple(replace(one, source=payload, period=payload) for one in found.citations)), "k")
    assert tags(told) <= {"p", "br", "table", "thead", "tbody", "tr", "th", "td", "strong", "a"}
    assert all(target.startswith("#cite-") for target in re.findall(r"(?<!\\)\]\(([^)]*)\)", told))


def test_the_years_of_an_answer_are_a_chart_from_three_on(library: Library) -> None:
    assert "2019年112户，2020年86户，2021年64户，2022年47户" in answer_chart(answer(EACH_YEAR, library))
    for question in (HOUSES, "2020年危房改造比上年多还是少？"):
        assert answer_chart(answer(question, library)) == ""


@pytest.mark.parametrize(
    ("question", "says"),
    [("2018年完成危房改造多少户？", "添加写有2018年数据的总结"), ("白云镇2020年完成危房改造多少户？", "添加白云镇的工作报告"), (HOUSES, "")],
    ids=["period", "place", "answered"],
)
def test_a_refusal_says_what_to_add(question: str, says: str, library: Library) -> None:
    told = remedy(answer(question, library))
    assert says in told
    assert bool(told) == bool(says)


def test_words_are_copied_without_marks(library: Library) -> None:
    found = answer(HOUSES, library)
    assert words(found) == found.answer.replace("[1]", "")
    assert words(replace(found, answer="按〔2021〕5号文[2]办。[1]")) == "按〔2021〕5号文[2]办。"


def test_a_near_miss_is_found_among_the_evidence(library: Library) -> None:
    found = answer("2018年完成危房改造多少户？", library)
    for at, miss in enumerate(found.near_misses):
        assert items(found)[position(found, at, is_near=True)].citation == miss.citation
    assert position(found, 99, is_near=True) == position(found, 99, is_near=False) == 0


# ---- what may be asked next


@pytest.mark.parametrize("question", [HOUSES, EACH_YEAR, "2018年完成危房改造多少户？", "2022年粮食产量多少吨？", "2020年危房改造比上年多还是少？"])
def test_what_is_offered_is_answered_by_the_library(question: str, library: Library) -> None:
    offered = followups(answer(question, library), library)
    assert offered
    assert len(offered) <= 3
    for one in offered:
        assert one != question
        assert not answer(one, library).abstained, one


def test_nothing_is_offered_without_a_figure(library: Library) -> None:
    assert followups(answer("申请危房改造补助需要什么条件？", library), library) == ()
    assert followups(answer("How many households got dilapidated-house renovation in 2020?", library), library) == ()


def test_a_refused_year_offers_the_years_nearest_to_it(library: Library) -> None:
    assert followups(answer("2018年完成危房改造多少户？", library), library)[0].startswith("2019年")


# ---- conditions


def test_what_can_be_added_is_in_the_library_and_not_asked_for_yet(library: Library) -> None:
    query = answer(HOUSES, library).understood
    assert query is not None
    choices = [choice for _, choice in addable(query, library)]
    assert "year 2021" in choices
    assert "year 2020" not in choices
    assert "role plan" in choices
    assert "role result" not in choices
    assert "place 清河镇" in choices


def test_a_second_year_makes_a_comparison_a_third_a_row(library: Library) -> None:
    query = answer(HOUSES, library).understood
    assert query is not None
    two = widened(query, "year 2021")
    assert answered(two, library).headline == "减少22户"
    assert [one.text for one in answered(widened(two, "year 2022"), library).figures] == ["86户", "64户", "47户"]
    assert widened(query, "year 2021", dropped=("period:0",)).operation == "value", "the first year was taken away"
    assert answered(widened(query, "role plan"), library).headline == "90户"
    assert widened(query, "place 清河镇").places == ("清河镇",)
    for odd in ("", "year", "year abc", "role problem", "what 1", "place "):
        assert widened(query, odd) == query


# ---- keeping


def test_a_turn_is_kept_with_its_answer_and_comes_back(ready: Opening) -> None:
    *_, (number, last) = kept(asked(HOUSES, (), ready, ""), ready, "甲", 0)
    [again] = reopened(ready, "甲", number)
    assert (again.question, again.answer, again.query, again.asks, again.number) == (HOUSES, last.answer, last.query, last.asks, last.number)
    assert "## 86户" in again.shown
    assert again.asks
    assert reopened(ready, "乙", number) == ()
    assert reopened(ready, "甲", 0) == ()
    steps = asked("那2021年呢？", (again,), ready, "")  # the context is there again too
    assert [turn.answer.headline for _, turn in kept(steps, ready, "甲", number) if turn.answer][-1] == "64户"
    assert len(reopened(ready, "甲", number)) == 2


def test_asking_again_changes_the_kept_turn(ready: Opening) -> None:
    *_, (number, last) = kept(asked(HOUSES, (), ready, ""), ready, "", 0)
    assert last.query
    keys = [key for _, key in chips(last.query)]
    *_, (_, changed) = kept(asked_again(last, last.query, keys[:-1], ready), ready, "", number, last.number)
    [again] = reopened(ready, "", number)
    assert again.dropped == changed.dropped == (keys[-1],)
    assert again.query == last.query, "what was taken away can be put back"
    assert again.answer == changed.answer
    assert again.answer
    assert again.answer.understood == narrowed(last.query, keys[:-1])


def test_what_was_cut_off_or_stopped_says_so(ready: Opening) -> None:
    steps = kept(asked(HOUSES, (), ready, ""), ready, "", 0)
    number, pending = next(steps)
    assert isinstance(steps, Generator)
    steps.close()
    assert reopened(ready, "", number)[0].shown == texts.CUT_OFF
    [ended] = stopped((pending,))
    ready.library().conversations.settle("", exchange_of(ended))
    assert reopened(ready, "", number)[0].shown.rstrip() == texts.STOPPED


def test_a_citation_opens_the_version_it_quoted_after_the_file_was_replaced(ready: Opening, tmp_path: Path) -> None:
    library = ready.library()
    file = tmp_path / "柳河镇2020年工作总结.txt"
    [*_, (number, _)] = kept(asked(HOUSES, (), ready, ""), ready, "", 0)
    file.write_text(file.read_text("utf-8").replace("86户", "88户"), "utf-8")
    [outcome] = library.add(collected([file]))
    assert outcome.status == "replaced"
    [again] = reopened(ready, "", number)
    assert again.answer
    [cited] = again.answer.citations
    document = library.document(cited.document_id)
    assert document
    assert document.text[cited.start : cited.end] == cited.quote
    original = library.original(document)
    assert original
    assert "86户" in original.read_text("utf-8")


def test_restored_turns_show_foreign_text_as_text() -> None:
    for payload in PAYLOADS:
        shown = messages(restored([Exchange(payload, said=payload, asks=(payload,), number=3)]))
        assert tags("\n\n".join(one["content"] for one in shown)) <= {"p", "br", "a"}
        assert all(target.startswith("#ask-") for target in re.findall(r'href="([^"]*)"', MARKDOWN.render(shown[1]["content"])))


# ---- texts and files


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Elements()
    parser.feed(html)
    return parser.found


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_the_page_of_a_text_makes_no_element_of_it(payload: str) -> None:
    text = f"{payload}\n一、{payload}\n{payload}"
    document = Document("0123", payload, Metadata(payload, "report", payload, "", 2020), text, 1, 0, "")
    start = text.index("一、")
    heading = Section(payload, 1, (payload,), "result", start, start + 4, len(text))
    page = text_page(document, [heading], start + 1, len(text), is_replaced=True, has_original=True)
    found = elements(page)
    assert {tag for tag, _ in found} <= {"html", "head", "meta", "title", "style", "body", "header", "strong", "p", "a", "main", "mark", "h2"}
    assert [given["href"] for tag, given in found if tag == "a"] == ["/original/0123"]
    assert not [name for _, given in found for name in given if name.startswith("on")]
    assert [given.get("id") for tag, given in found if tag == "mark"].count("cited") == 1


@pytest.fixture
def open_address(address: str) -> str:
    """The address when its library is open."""
    assert asked_there(address, HOUSES)["headline"] == "86户"
    return address


def test_texts_and_originals_are_given_by_id_as_attachment(open_address: str, library: Library) -> None:
    found = answer(HOUSES, library)
    page = httpx.get(f"{open_address}{text_link(found.citations[0]).split('#')[0]}", timeout=60)
    assert page.status_code == 200
    assert f'<mark id="cited">{found.citations[0].quote}</mark>' in page.text
    file = httpx.get(f"{open_address}/original/{found.citations[0].document_id}", timeout=60)
    assert file.headers["content-type"] == "application/octet-stream"
    assert file.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert file.content[:2] == b"PK"


@pytest.mark.parametrize(
    "path",
    ["/original/0000000000000000", "/original/..%2F..%2Flibrary.sqlite3", "/original/*", "/text/%27%20OR%201=1", "/conversation/999.docx", "/conversation/1.exe",
     "/conversation/-1.md"],
)  # fmt: skip
def test_nothing_else_is_given(open_address: str, path: str) -> None:
    assert httpx.get(f"{open_address}{path}", timeout=60).status_code in (404, 422)


def test_what_is_taken_away_is_in_the_journal_and_a_removed_document_is_given_until_it_is_erased(ready: Opening) -> None:
    """Answers of earlier days cite it, and its removal can be undone; from the day it is erased nothing of it is left to give."""
    app, library = FastAPI(), ready.library()
    add_to(app, ready)
    document = library.documents()[0]
    number, _ = library.conversations.ask("", 0, "改造多少户？")
    with TestClient(app) as client:
        library.catalogue.set_aside([document.id])
        assert texts.OLD_VERSION in client.get(f"/text/{document.id}").text
        assert client.get(f"/original/{document.id}").status_code == 200
        assert client.get(f"/conversation/{number}.md").status_code == 200
        taken = [(one.action, one.subject) for one in entries(library.registry)][:2]
        assert taken == [("export", "改造多少户？.md"), ("export", document.source)]
        assert library.remove(document.id)
        for part in ("text", "original"):
            assert client.get(f"/{part}/{document.id}").status_code == 404
        assert entries(library.registry)[0].action == "remove"


def test_our_routes_refuse_a_foreign_host(address: str) -> None:
    for path in ("/alive", "/text/x", "/original/x", "/conversation/1.md"):
        assert httpx.get(f"{address}{path}", headers={"Host": "evil.example"}, timeout=60).status_code == 403


def test_a_conversation_leaves_as_word_and_markdown(library: Library, tmp_path: Path) -> None:
    exchanges = [Exchange(HOUSES, answer(HOUSES, library), note="已核对"), Exchange("<b>问\x0b</b>[x](http://evil.example)", said="已停止。")]
    conversation = Conversation(1, "住房保障", "", "", 2)
    (tmp_path / "a.docx").write_bytes(as_docx(conversation, exchanges))
    read = "\n".join(paragraph.text for paragraph in WordFile(str(tmp_path / "a.docx")).paragraphs)
    for wanted in ("住房保障（问答记录）", f"问：{HOUSES}", "完成危房改造86户", "reports/清河镇2020年工作总结及2021年工作计划.docx", "批注：已核对", "已停止。"):
        assert wanted in read, wanted
    told = as_markdown(conversation, exchanges)
    assert "## 一、问：2020年完成危房改造多少户？" in told
    assert tags(told) <= {"p", "br", "h1", "h2"}


def test_a_query_of_another_kind_keeps_its_operation() -> None:
    query = Query("问", "zh", "text", periods=(Period(2020, 2020),))
    assert widened(query, "year 2021").operation == "text"

"""The page and the chat model: the quoted answer at once, then the wording; the panel keeps the key to itself and asks before anything leaves."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from assistant.answering import answer
from assistant.errors import ModelFailure, UsageError
from assistant.library import Library
from assistant.library.journal import entries
from assistant.records import Struck
from assistant.settings import Settings, load
from assistant.ui import connecting
from assistant.ui.connecting import View
from assistant.ui.conversation import Turn, asked, asked_again, exchange_of, restored, stopped
from assistant.ui.desk import EMPTY
from assistant.ui.draft_rewriting import RewriteRow, connected
from assistant.ui.filters import chips
from assistant.ui.opening import Opening
from assistant.ui.rendering import reply
from assistant.ui.wording import worded
from assistant.ui.words import texts
from tests.models.serving import DONE, Told, chunk, served

QUESTION = "2020年完成危房改造多少户？"
KEY = "sk-secret-0123456789"
DEEPSEEK = "https://api.deepseek.com/v1"


@pytest.fixture
def opening(settings: Settings, sample_home: Path) -> Iterator[Opening]:
    shutil.copytree(sample_home, settings.home)
    made = Opening(settings)
    made.start()
    for _ in made.waiting():
        pass
    yield made
    made.close()
    made.library().registry.close()


@pytest.fixture
def server() -> Iterator[Told]:
    with served(Told(pieces=(chunk("2020年完成危房改造86户。[1]"), chunk("2020年改厕"), chunk("102户。[1]"), DONE), pause_seconds=0.12)) as told:
        yield told


# ---- the chat


def test_without_a_model_there_is_one_step(opening: Opening) -> None:
    found = answer(QUESTION, opening.library())
    [only] = worded(found, [], opening, "")
    assert (only.answer, only.is_growing) == (found, False)


def test_the_quoted_answer_comes_first_and_grows_into_the_models(opening: Opening, server: Told) -> None:
    save(opening, server.address, "", "m")
    steps = list(asked(QUESTION, (), opening, ""))
    answered = [step for step in steps if step.answer]
    assert answered[0].is_pending
    assert "86户" in answered[0].shown
    assert texts.WORDING in answered[0].shown
    assert not answered[-1].is_pending
    assert "~~2020年改厕102户~~" in answered[-1].shown
    assert answered[-1].answer
    assert answered[-1].answer.engine == "model"
    assert all(step.shown.startswith("## 86户") for step in answered), "the headline never moves"


def test_a_filter_that_is_taken_away_is_answered_like_a_typed_question(opening: Opening, server: Told) -> None:
    save(opening, server.address, "", "m")
    found = answer(QUESTION, opening.library())
    turn = Turn(QUESTION, "…", found, found.understood)
    assert found.understood
    keys = [key for _, key in chips(found.understood)]
    steps = list(asked_again(turn, found.understood, keys[:-1], opening))
    assert [step.answer.engine for step in steps if step.answer][:: len(steps) - 1] == ["quote", "model"]
    assert {(step.query, step.dropped) for step in steps} == {(found.understood, (keys[-1],))}
    [ended] = stopped((steps[0],))
    [kept] = restored([exchange_of(ended)])
    assert (kept.answer, kept.query, kept.dropped) == (steps[0].answer, found.understood, (keys[-1],)), "what is stopped keeps its filters"
    told = len(server.requests)
    *_, refused = asked_again(turn, replace(found.understood, text=f"那{QUESTION}", places=("白云镇",)), (*keys, "place:0"), opening)
    assert refused.answer
    assert refused.answer.abstained
    assert len(server.requests) == told, "a model is not asked to find what the filters exclude"


def test_what_was_struck_out_cannot_become_markup(library: Library) -> None:
    found = answer(QUESTION, library)
    hostile = Struck(0, "**<img src=x onerror=alert(1)>** [点](http://evil) 102户~~")
    shown = reply(replace(found, struck=(hostile,)))
    assert "<img" not in shown
    assert "link_open" not in {part.type for block in MarkdownIt().parse(shown) for part in block.children or ()}
    assert shown.replace("\\~", "").count("~~") == 2


def test_stopping_keeps_what_was_checked_so_far(opening: Opening) -> None:
    found = answer(QUESTION, opening.library())
    [kept] = stopped((Turn(QUESTION, "…", found, found.understood, is_pending=True),))
    assert not kept.is_pending
    assert "86户" in kept.shown
    assert texts.WORDING_STOPPED in kept.shown


def test_a_model_that_may_not_be_used_is_named_under_the_quoted_answer(opening: Opening) -> None:
    save(opening, DEEPSEEK, KEY, "deepseek-chat")
    *_, last = asked(QUESTION, (), opening, "")
    assert last.answer
    assert last.answer.engine == "quote"
    assert "还没有同意" in last.answer.note


def test_a_draft_offers_the_model_that_is_set_up_and_asks_for_consent_like_the_chat(opening: Opening) -> None:
    row = RewriteRow()
    assert not row.shown(EMPTY, opening)[row.row].visible
    save(opening, DEEPSEEK, KEY, "deepseek-chat")
    assert row.shown(EMPTY, opening)[row.row].visible
    with pytest.raises(UsageError, match="还没有同意"):
        connected(opening)
    connecting.agreed(opening)
    assert connected(opening).name == "deepseek-chat"


# ---- the panel


def save(opening: Opening, address: str, key: str, name: str, local_only: bool = False) -> View:
    return connecting.saved(opening, connecting.connection(opening, address, key, name), local_only)


def test_the_key_goes_into_the_file_and_never_back_to_the_browser(opening: Opening) -> None:
    for shown in (save(opening, DEEPSEEK, KEY, "deepseek-chat"), connecting.view(opening), connecting.agreed(opening)):
        assert KEY not in repr(shown)
        assert shown.has_key
    assert load(home=opening.settings.home).llm_api_key.get_secret_value() == KEY


def test_a_key_stays_with_its_host(opening: Opening) -> None:
    save(opening, DEEPSEEK, KEY, "deepseek-chat")
    save(opening, DEEPSEEK, "", "deepseek-reasoner")
    assert load(home=opening.settings.home).llm_api_key.get_secret_value() == KEY
    save(opening, "https://api.deepseek.com.evil.cn/v1", "", "m")
    assert load(home=opening.settings.home).llm_api_key.get_secret_value() == ""


def test_an_address_outside_shows_what_is_sent_before_anybody_agrees(opening: Opening) -> None:
    shown = save(opening, DEEPSEEK, KEY, "deepseek-chat")
    assert shown.host == "api.deepseek.com"
    assert "完成危房改造86户" in shown.sent
    assert "规矩" in shown.sent
    assert not connecting.agreed(opening).host
    assert load(home=opening.settings.home).llm_consent == "api.deepseek.com"
    assert save(opening, "https://api.moonshot.cn/v1", KEY, "m").host == "api.moonshot.cn", "another address asks again"


def test_a_local_address_needs_no_consent(opening: Opening) -> None:
    shown = save(opening, "192.168.1.8:8000", "", "m", True)
    assert not shown.host
    assert texts.MODEL_LOCAL in shown.state


def test_the_trial_lists_the_models_and_times_a_reply(opening: Opening, server: Told) -> None:
    assert connecting.tried(connecting.connection(opening, server.address, "", "")).names == ("m", "另一个")
    assert "秒开始回答" in connecting.tried(connecting.connection(opening, server.address, "", "m")).message
    with pytest.raises(ModelFailure, match="连不上") as failure:
        connecting.tried(connecting.connection(opening, "127.0.0.1:9", KEY, "m"))
    assert KEY not in str(failure.value)


def test_switching_it_off_forgets_address_key_and_consent(opening: Opening) -> None:
    save(opening, DEEPSEEK, KEY, "deepseek-chat")
    connecting.agreed(opening)
    connecting.switched_off(opening)
    settings = load(home=opening.settings.home)
    assert (settings.llm_base_url, settings.llm_api_key.get_secret_value(), settings.llm_consent) == ("", "", "")


def test_who_connected_a_model_and_agreed_stands_in_the_journal(opening: Opening) -> None:
    save(opening, DEEPSEEK, KEY, "deepseek-chat")
    connecting.agreed(opening)
    connecting.switched_off(opening)
    last = [(entry.action, entry.subject) for entry in entries(opening.library().registry, 3)]
    assert last == [("end model", ""), ("agree to send", "api.deepseek.com"), ("set model", "deepseek-chat api.deepseek.com")]

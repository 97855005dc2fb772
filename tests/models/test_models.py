"""The seam to chat models: a real server on this machine, and one that misbehaves in every way a server can."""

import contextlib
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant import models
from assistant.drafting.facts import facts
from assistant.drafting.rewriting import MORE_CONCISE, rewritten
from assistant.errors import ModelFailure, UsageError
from assistant.models import Connection
from assistant.prompting import Message
from assistant.records import DraftSection, DraftSentence
from assistant.settings import Settings, load, origins, saved
from tests.models.serving import DONE, Told, chunk, gemma, served

ASKED = [Message("system", "你是助手"), Message("user", "清河镇在哪里？")]
KEY = "sk-secret-0123456789"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with gemma(tmp_path_factory.mktemp("gemma")) as found:
        yield found


def model(address: str, settings: Settings, name: str = "m", timeout_seconds: float = 20.0) -> models.Model:
    given = {"llm_base_url": address, "llm_model": name, "llm_api_key": SecretStr(KEY), "llm_timeout_seconds": timeout_seconds}
    made = models.connected(settings.model_copy(update=given))
    assert made
    return made


# ---- a real server


def test_a_reply_comes_in_pieces(address: str, settings: Settings) -> None:
    pieces = [piece for piece in model(address, settings).stream(ASKED, 24) if piece]
    assert len(pieces) > 5


def test_stopping_ends_the_request_and_the_server_goes_on(address: str, settings: Settings) -> None:
    stream = model(address, settings).stream(ASKED, 1500)
    assert next(piece for piece in stream if piece)
    stream.close()  # type: ignore[attr-defined]
    assert model(address, settings).reply(ASKED, 4)


def test_a_section_comes_back_with_its_facts_whatever_a_real_model_makes_of_it(address: str, settings: Settings) -> None:
    section = DraftSection("一", (DraftSentence("完成危房改造86户。", "past", (1,)), DraftSentence("持续加强日常管护，压实工作责任。", "wording")))
    steps = list(rewritten(section, MORE_CONCISE, model(address, settings)))
    assert max(step.characters for step in steps[:-1]) > 5
    text = "".join(one.text for one in steps[-1].section.sentences)
    assert facts(text) == facts("完成危房改造86户。")
    assert [one.citations for one in steps[-1].section.sentences if "86户" in one.text] == [(1,)]


def test_several_ask_at_once(address: str, settings: Settings) -> None:
    said: list[str] = []
    asking = [threading.Thread(target=lambda: said.append(model(address, settings).reply(ASKED, 12))) for _ in range(4)]
    for one in asking:
        one.start()
    for one in asking:
        one.join(120)
    assert len(said) == 4
    assert all(said)


def test_what_is_too_long_for_the_model_is_said(address: str, settings: Settings) -> None:
    with pytest.raises(ModelFailure, match="超过了模型"):
        model(address, settings).reply([Message("user", "很长的材料。" * 4000)], 4)


def test_a_real_server_that_is_too_slow_is_given_up(address: str, settings: Settings) -> None:
    with pytest.raises(ModelFailure, match="太久没有回应"):
        model(address, settings, timeout_seconds=0.05).reply([Message("user", "材料。" * 500)], 4)


def test_the_trial_lists_models_and_times_a_reply(address: str) -> None:
    [name] = models.listed(Connection(f"{address}/v1", SecretStr(""), ""))
    trial = models.tried(Connection(f"{address}/v1", SecretStr(""), name))
    assert trial.models == (name,)
    assert 0 < trial.first_seconds <= trial.seconds
    with pytest.raises(ModelFailure, match="没有叫“别的”的模型"):
        models.tried(Connection(f"{address}/v1", SecretStr(""), "别的"))


# ---- one that misbehaves


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Told(401, body=b'{"error": {"message": "Incorrect API key provided: sk-secret-0123456789"}}'), "不认这个密钥"),
        (Told(402, body=b'{"error": {"message": "Insufficient Balance"}}'), "余额不足"),
        (Told(403, body=b"{}"), "不允许使用"),
        (Told(404, body=b'{"error": "model not found"}'), "没有找到模型"),
        (Told(429, body=b"{}", headers={"Retry-After": "0"}), "请求太多"),
        (Told(500, body=b"{}"), "出了故障"),
        (Told(400, body=b'{"error": {"message": "maximum context length is 4096 tokens"}}'), "超过了模型"),
        (Told(422, body=b"{}"), "拒绝了请求"),
        (Told(200, body=b"<html>login</html>"), "."),
        (Told(pieces=(DONE,)), "没有返回内容"),
        (Told(pieces=(chunk(""), chunk(" \n"), DONE)), "没有返回内容"),
        (Told(pieces=(chunk("完成"), b"data: {not json\n\n", DONE)), "中断或不完整"),
        (Told(pieces=(chunk("完成"), b'data: {"error": {"message": "boom"}}\n\n')), "中断或不完整"),
        (Told(pieces=(chunk("<think>86户，应该是"), DONE)), "没有返回内容"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_failure_is_one_sentence_that_says_what_to_do(told: Told, said: str, settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    with served(told) as server, caplog.at_level(logging.DEBUG), pytest.raises(ModelFailure, match=said) as failure:
        model(server.address, settings).reply(ASKED)
    sentence = str(failure.value)
    assert "请" in sentence
    assert "Traceback" not in sentence
    assert "\n" not in sentence
    assert KEY not in sentence
    assert not [record for record in caplog.records if record.name.startswith("assistant") and KEY in record.getMessage()]


def test_nobody_there_is_said(settings: Settings) -> None:
    with pytest.raises(ModelFailure, match="连不上"):
        model("http://127.0.0.1:9", settings).reply(ASKED)


def test_silence_is_given_up(settings: Settings) -> None:
    never = threading.Event()
    with served(Told(before=lambda: never.wait(20))) as server:
        with pytest.raises(ModelFailure, match="太久没有回应"):
            model(server.address, settings, timeout_seconds=0.3).reply(ASKED)
        never.set()


def test_a_person_can_stop_while_the_model_is_silent(settings: Settings) -> None:
    never = threading.Event()
    with served(Told(before=lambda: never.wait(20))) as server:
        stream = model(server.address, settings).stream(ASKED)
        assert next(stream) == ""
        stream.close()  # type: ignore[attr-defined]
        never.set()


def test_thinking_is_left_out(settings: Settings) -> None:
    pieces = (chunk("<thi"), chunk("nk>先看资料，86"), chunk("户</thi"), chunk("nk>\n\n完成"), chunk("86户。"), DONE)
    with served(Told(pieces=pieces)) as server:
        assert model(server.address, settings).reply(ASKED) == "完成86户。"


def test_numbers_of_persons_never_leave_and_come_back(settings: Settings) -> None:
    said = chunk("请打〔号码"), chunk("甲〕，证件〔号码乙〕。"), DONE
    with served(Told(pieces=said)) as server:
        asked = [Message("user", "张三电话13800138000，身份证11010519491231002X，卡号6222021234567890123")]
        assert model(server.address, settings).reply(asked) == "请打13800138000，证件11010519491231002X。"
        sent = str(server.requests[0][2])
    assert not [number for number in ("13800138000", "11010519491231002", "6222021234567890123") if number in sent]


def test_loopback_never_goes_through_a_proxy(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    load(home=settings.home)
    with served(Told()) as server:
        assert model(server.address, settings, name="behind a proxy").reply(ASKED) == "你好"


def test_a_redirect_does_not_take_the_key_along(settings: Settings) -> None:
    with served(Told()) as other:
        elsewhere = f"{other.address.replace('127.0.0.1', 'localhost')}/v1/chat/completions"
        with served(Told(307, body=b"{}", headers={"Location": elsewhere})) as server, contextlib.suppress(ModelFailure):
            model(server.address, settings).reply(ASKED)
        assert not [headers for _, headers, _ in other.requests if KEY in headers.get("authorization", "")]


# ---- what may be asked


def test_without_address_or_name_there_is_no_model(settings: Settings) -> None:
    assert models.connected(settings) is None
    assert models.connected(settings.model_copy(update={"llm_base_url": "http://localhost:1"})) is None


def test_an_address_outside_needs_consent_and_only_local_forbids_it(settings: Settings) -> None:
    outside = settings.model_copy(update={"llm_base_url": "https://api.deepseek.com", "llm_model": "deepseek-chat"})
    with pytest.raises(UsageError, match=r"没有同意.*ASSISTANT_LLM_CONSENT=api\.deepseek\.com"):
        models.connected(outside)
    agreed = outside.model_copy(update={"llm_consent": "api.deepseek.com"})
    assert models.connected(agreed)
    with pytest.raises(UsageError, match="只用本地"):
        models.connected(agreed.model_copy(update={"llm_local_only": True}))
    moved = agreed.model_copy(update={"llm_base_url": "https://api.deepseek.com.evil.cn"})
    with pytest.raises(UsageError, match=r"evil\.cn"):
        models.connected(moved)


def test_settings_come_from_the_shell_under_their_common_names_and_the_key_is_masked(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLM_BASE_URL", "http://localhost:11434")
    monkeypatch.setenv("LLM_API_KEY", KEY)
    monkeypatch.setenv("LLM_MODEL", "qwen3:8b")
    found = load(home=settings.home)
    assert models.chosen(found) == Connection("http://localhost:11434/v1", SecretStr(KEY), "qwen3:8b")
    rows = {name: (value, origin) for name, value, origin, _ in origins(found)}
    assert rows["llm_api_key"] == ("******", "LLM_API_KEY")
    assert rows["llm_model"] == ("qwen3:8b", "LLM_MODEL")
    assert KEY not in repr(found) + repr(models.connected(found)) + str(rows)


def test_saved_settings_are_private_keep_other_lines_and_win_over_the_shells_key(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.home.mkdir(parents=True)
    file = settings.home / "settings.toml"
    file.write_text('# 我们镇\nplace = "清河镇"\nllm_model = "旧"\n', "utf-8")
    monkeypatch.setenv("DEEPSEEK_API_KEY", KEY)
    saved(settings, llm_base_url="http://localhost:8080", llm_model='新"的', llm_local_only=True)
    made = load(home=settings.home)
    assert (made.llm_base_url, made.llm_model, made.llm_local_only, made.place) == ("http://localhost:8080", '新"的', True, "清河镇")
    assert made.llm_api_key.get_secret_value() == ""
    assert file.read_text("utf-8").startswith("# 我们镇\n")
    assert file.stat().st_mode & 0o077 == 0


def test_the_key_is_in_no_log(settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with served(Told()) as server, caplog.at_level(logging.DEBUG):
        model(server.address, settings).reply(ASKED)
        models.tried(Connection(f"{server.address}/v1", SecretStr(KEY), "m"))
    assert KEY not in caplog.text

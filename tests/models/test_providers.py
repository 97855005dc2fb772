"""Addresses: with or without /v1, in the house or outside; keys go with their own address only."""

import pytest

from assistant.providers import PROVIDERS, connection, host_of, is_local, normal


@pytest.mark.parametrize(
    ("typed", "used"),
    [("http://localhost:11434", "http://localhost:11434/v1"), ("localhost:8080/v1/", "http://localhost:8080/v1"), ("api.deepseek.com", "https://api.deepseek.com/v1"),
     ("https://open.bigmodel.cn/api/paas/v4", "https://open.bigmodel.cn/api/paas/v4"), ("http://h/v1/chat/completions", "http://h/v1"), ("  ", "")],
)  # fmt: skip
def test_an_address_is_taken_with_or_without_its_version(typed: str, used: str) -> None:
    assert normal(typed) == used
    assert normal(used) == used


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1/v1", "http://localhost", "http://[::1]:8080", "http://192.168.1.8:8000", "http://10.0.0.3", "http://172.16.9.9", "http://gpu-server", "http://box.lan"],
)
def test_the_house_is_local(address: str) -> None:
    assert is_local(address)


@pytest.mark.parametrize(
    "address",
    ["https://api.deepseek.com", "http://8.8.8.8", "http://127.0.0.1.evil.com", "http://localhost.evil.com", "http://127.0.0.1@evil.com", "http://172.32.0.1", "http://0.0.0.0",
     "http://2130706433", "http://0x7f000001", "http://[::ffff:8.8.8.8]", "http://", ""],
)  # fmt: skip
def test_what_only_looks_local_is_not(address: str) -> None:
    assert not is_local(address)


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda one: one.name)
def test_the_table_holds_addresses_as_they_are_used(provider: object) -> None:
    base_url = provider.base_url  # type: ignore[attr-defined]
    assert normal(base_url) == base_url
    assert is_local(base_url) == ("localhost" in base_url)


def test_a_providers_key_brings_its_address_and_goes_nowhere_else() -> None:
    shell = {"DEEPSEEK_API_KEY": "sk-1"}
    assert host_of(connection(shell)["llm_base_url"][0]) == "api.deepseek.com"
    assert "llm_api_key" not in connection({**shell, "LLM_BASE_URL": "https://elsewhere.cn/v1"})
    assert connection({**shell, "LLM_BASE_URL": "https://api.deepseek.com"})["llm_api_key"] == ("sk-1", "DEEPSEEK_API_KEY")
    assert "llm_api_key" not in connection({"OPENAI_API_KEY": "sk-2", "LLM_BASE_URL": "http://localhost:8080"})
    assert connection({"OPENAI_API_KEY": "sk-2", "OPENAI_API_BASE": "http://a/v1", "LLM_MODEL": "m"})["llm_model"] == ("m", "LLM_MODEL")

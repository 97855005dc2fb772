"""Servers with chat models that offices use: their address, what a shell calls their key; and whether an address stays inside the house.

A table and two questions about addresses. Not here: talking to any of them (models)."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

LLM_VARIABLES: Final = {"llm_base_url": "LLM_BASE_URL", "llm_api_key": "LLM_API_KEY", "llm_model": "LLM_MODEL"}


@dataclass(frozen=True, slots=True)
class Provider:
    """A server by the name a clerk knows. keys: environment names of its key; model: one of its models, "" when that depends on the machine."""

    name: str
    base_url: str
    model: str = ""
    keys: tuple[str, ...] = ()


PROVIDERS: Final = (
    Provider("Ollama（本机）", "http://localhost:11434/v1", "qwen3:8b"),
    Provider("llama.cpp（本机）", "http://localhost:8080/v1"),
    Provider("vLLM（本机或局域网）", "http://localhost:8000/v1"),
    Provider("DeepSeek", "https://api.deepseek.com/v1", "deepseek-chat", ("DEEPSEEK_API_KEY",)),
    Provider("阿里云百炼（通义千问）", "https://dashscope.aliyuncs.com/compatible-mode/v1", "qwen-plus", ("DASHSCOPE_API_KEY", "QWEN_API_KEY")),
    Provider("智谱", "https://open.bigmodel.cn/api/paas/v4", "glm-4-flash", ("ZHIPU_API_KEY",)),
    Provider("硅基流动", "https://api.siliconflow.cn/v1", "Qwen/Qwen3-8B", ("SILICONFLOW_API_KEY",)),
    Provider("Moonshot（Kimi）", "https://api.moonshot.cn/v1", "moonshot-v1-8k", ("MOONSHOT_API_KEY",)),
)


def connection(environment: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What a shell says of the chat model: setting → (value, variable). LLM_… first, then OPENAI_…, then a provider's key with its address.

    A key is taken with its own address only: never one company's key for another's server.
    """
    found = {name: (environment[variable], variable) for name, variable in LLM_VARIABLES.items() if environment.get(variable)}
    others = {name: (environment[variable], variable) for name, variable in _openai(environment) if environment.get(variable)}
    if "llm_base_url" not in found and "llm_api_key" not in found:
        if "llm_api_key" in others or "llm_base_url" in others:
            return others | found
        return _of_provider(environment) | found
    host = host_of(found["llm_base_url"][0]) if "llm_base_url" in found else ""
    if "llm_api_key" not in found:
        own = next(((name, one) for one in PROVIDERS for name in one.keys if host_of(one.base_url) == host and environment.get(name)), None)
        if own:
            found["llm_api_key"] = (environment[own[0]], own[0])
    return found


def _openai(environment: Mapping[str, str]) -> list[tuple[str, str]]:
    address = "OPENAI_BASE_URL" if environment.get("OPENAI_BASE_URL") else "OPENAI_API_BASE"
    return [("llm_base_url", address), ("llm_api_key", "OPENAI_API_KEY"), ("llm_model", "OPENAI_MODEL")]


def _of_provider(environment: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    for one in PROVIDERS:
        variable = next((name for name in one.keys if environment.get(name)), "")
        if variable:
            return {"llm_base_url": (one.base_url, variable), "llm_api_key": (environment[variable], variable), "llm_model": (one.model, variable)}
    return {}


def normal(base_url: str) -> str:
    """An address as the client wants it: scheme in front, /v1 behind where the path names no version; "" for none."""
    address = base_url.strip().rstrip("/").removesuffix("/chat/completions").removesuffix("/models")
    if not address:
        return ""
    if "://" not in address:
        address = f"{'http' if is_local(f'http://{address}') else 'https'}://{address}"
    path = urlsplit(address).path
    has_version = any(part[:1] == "v" and part[1:].isdigit() for part in path.split("/"))
    return address if has_version else f"{address}/v1"


def host_of(base_url: str) -> str:
    """The host with its port, as consent is given for it: “api.deepseek.com”, “192.168.1.8:8000”."""
    return urlsplit(base_url).netloc.rpartition("@")[2].lower()


def is_local(base_url: str) -> bool:
    """Whether an address is this machine or the office's own network. A name that is no address is local only without a dot or as .local, .lan."""
    host = (urlsplit(base_url).hostname or "").rstrip(".")
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return bool(host) and ("." not in host or host.endswith((".local", ".lan", ".localhost"))) and not host.isdigit() and not host.startswith("0x")
    mapped = getattr(address, "ipv4_mapped", None) or address
    return bool(mapped.is_loopback or (mapped.is_private and not mapped.is_unspecified))

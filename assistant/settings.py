"""Settings: environment variables, then `settings.toml` in the home folder, then defaults. A misspelt name in the file is refused.

Not here: anything that needs a heavy import; reading settings must cost milliseconds."""

import contextlib
import json
import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from platformdirs import user_cache_path, user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import UsageError
from assistant.providers import connection

FORCED_ENVIRONMENT = {  # set at start, whatever the shell says: nothing leaves the machine by accident
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "CHROMA_OTEL_COLLECTION_ENDPOINT": "",
    "LANGSMITH_TRACING_V2": "false",  # langsmith asks for …_V2 before the plain name, of both spellings
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGCHAIN_TRACING": "false",  # langchain refuses to run at all where a shell has this one on
    "LANGCHAIN_HANDLER": "",
    "OMP_WAIT_POLICY": "PASSIVE",
    "TOKENIZERS_PARALLELISM": "false",
}


class Settings(BaseSettings):
    """Every setting of the product. Environment names carry the prefix ASSISTANT_, e.g. ASSISTANT_HOME."""

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(env_prefix="ASSISTANT_", extra="forbid", frozen=True)

    home: Path = Field(default_factory=lambda: user_data_path("zhenwen"), description="资料库文件夹：原件、数据库和索引都在这里")
    cache: Path = Field(default_factory=lambda: user_cache_path("zhenwen"), description="可随时删除的缓存：转换好的内置向量模型")
    host: str = Field(default="127.0.0.1", description="网页监听地址；127.0.0.1 只有本机能打开，0.0.0.0 让别的电脑也能打开（要先有账号）")
    names: str = Field(default="", description="别的电脑打开网页用的名称，如“zhenwen.lan”，几个用逗号分开（经反向代理时必填）")
    port: int = Field(default=7860, ge=1, le=65535, description="网页端口；被占用时自动顺延")
    place: str = Field(default="", description="本单位所在地，如“清河镇”；问题里的“我镇”“全镇”按它理解")
    embedding_model: str = Field(default="builtin", description="向量模型：builtin（内置），或 sentence-transformers 模型文件夹")
    embedding_url: str = Field(default="", description="OpenAI 兼容的 /embeddings 服务地址；填写后代替本机模型，资料的全部正文会发给它（身份证、手机、银行卡号先遮住）")
    embedding_key: SecretStr = Field(default=SecretStr(""), description="向量服务的密钥")
    llm_base_url: str = Field(default="", description="对话模型的地址（OpenAI 兼容，带不带 /v1 都行）；不填就不用对话模型")
    llm_api_key: SecretStr = Field(default=SecretStr(""), description="对话模型的密钥；本机模型一般不用填")
    llm_model: str = Field(default="", description="对话模型的名称，如 qwen3:8b")
    llm_local_only: bool = Field(default=False, description="只用本地：打开后，只连接本机或局域网里的对话模型和向量服务")
    llm_consent: str = Field(default="", description="已同意把问题和依据原句发给的外部地址，如 api.deepseek.com")
    llm_timeout_seconds: float = Field(default=60.0, gt=0, description="对话模型多少秒没有动静就放弃")
    max_file_mb: int = Field(default=100, ge=1, description="单个文件的大小上限（MB）")
    daily_mb: int = Field(default=2000, ge=1, description="每个账号一天上传的总量上限（MB）")
    threads: int = Field(default=0, ge=0, description="计算向量用的线程数；0 表示全部核心")


def load(**overrides: Any) -> Settings:
    """Settings from the environment and `<home>/settings.toml`; overrides (e.g. home=Path) win over both.

    Raises UsageError when the file holds an unknown name or a wrong value. Folders are not created here.
    """
    os.environ.update(FORCED_ENVIRONMENT)
    _spare_loopback()
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        home = Settings(**given).home.expanduser()
        file = home / "settings.toml"
        stored = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
        from_environment = {name for name in Settings.model_fields if f"ASSISTANT_{name.upper()}" in os.environ}
        known = {name: value for name, value in (_connection(stored) | stored).items() if name not in from_environment}
        return Settings(**known | given)
    except ValidationError as cause:
        wrong = "；".join(f"{'.'.join(map(str, fault['loc']))}：{fault['msg']}" for fault in cause.errors())
        raise UsageError(f"设置有误：{wrong}。请检查环境变量或 settings.toml；“assistant settings”列出全部设置。") from cause
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise UsageError(f"settings.toml 无法读取：{cause}。请改正后再试。") from cause


def fixed(name: str) -> str:
    """The environment variable that fixes a setting, "" when settings.toml may change it."""
    variable = f"ASSISTANT_{name.upper()}"
    return variable if variable in os.environ else ""


def saved(settings: Settings, **changed: str | int) -> Settings:
    """The settings with these changed, in `<home>/settings.toml` too; its other lines and remarks stay. The file is there whole or as it was.

    What the environment fixes is never copied into the file. Raises UsageError for a wrong value, or when the environment fixes a setting to
    another value or the file cannot be written; nothing has changed then.
    """
    try:
        wanted = Settings(**settings.model_dump() | changed)
    except ValidationError as cause:
        raise UsageError(f"设置有误：{'；'.join(fault['msg'] for fault in cause.errors())}。") from cause
    for name in filter(fixed, changed):
        if getattr(wanted, name) != getattr(settings, name):
            raise UsageError(f"设置 {name} 由环境变量 {fixed(name)} 固定，不能在这里改。")
    _write(settings.home.expanduser(), {name: value for name, value in changed.items() if not fixed(name)})
    return settings.model_copy(update={name: getattr(wanted, name) for name in changed})


def _write(home: Path, changed: Mapping[str, str | int]) -> None:
    """These settings into settings.toml (mode 0600), its other lines and remarks as they are; the file is there whole or as it was."""
    file = home / "settings.toml"
    try:
        new = _rewritten(file.read_text("utf-8") if file.is_file() else "", changed)
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, partial = tempfile.mkstemp(dir=home, prefix=".settings")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(new)
        os.replace(partial, file)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise UsageError(f"settings.toml 写不进去：{cause}。请检查文件夹权限和磁盘空间，或改正这个文件。") from cause


def _rewritten(old: str, changed: Mapping[str, str | int]) -> str:
    """The text of settings.toml with some values changed in place or added at its end."""
    wanted, text = tomllib.loads(old) | dict(changed), old
    for name, value in changed.items():
        row = f"{name} = {json.dumps(value, ensure_ascii=False)}"
        text, found = re.subn(rf"^[ \t]*{name}[ \t]*=.*$", lambda _, row=row: row, text, flags=re.MULTILINE)  # type: ignore[misc]
        text += "" if found else f"{'' if text.endswith(chr(10)) or not text else chr(10)}{row}\n"
    with contextlib.suppress(tomllib.TOMLDecodeError):
        if tomllib.loads(text) == wanted:
            return text
    return "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in wanted.items())  # a value over several lines: write all anew


def origins(settings: Settings) -> list[tuple[str, str, str, str]]:
    """(name, value, where it came from, description) of every setting; secrets are masked."""
    file = settings.home / "settings.toml"
    stored = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    rows = []
    for name, described in Settings.model_fields.items():
        value = getattr(settings, name)
        shown = ("******" if value.get_secret_value() else "") if isinstance(value, SecretStr) else str(value)
        variable = f"ASSISTANT_{name.upper()}"
        if variable in os.environ:
            origin = variable
        elif name in stored:
            origin = "settings.toml"
        elif name in (told := connection(os.environ)) and _connection(stored):
            origin = told[name][1]
        else:
            origin = "命令行" if name in settings.model_fields_set else "默认"
        rows.append((name, shown, origin, described.description or ""))
    return rows


def _connection(stored: Mapping[str, Any]) -> dict[str, Any]:
    """The chat model as the shell names it; not beside an address or key of the file, for a key belongs to its address."""
    if {"llm_base_url", "llm_api_key"} & stored.keys() or any(os.environ.get(f"ASSISTANT_{name}") for name in ("LLM_BASE_URL", "LLM_API_KEY")):
        return {}
    return {name: value for name, (value, _) in connection(os.environ).items()}


def _spare_loopback() -> None:
    """A system-wide proxy must never see calls to this machine."""
    for name in ("NO_PROXY", "no_proxy"):
        hosts = [host for host in os.environ.get(name, "").split(",") if host]
        os.environ[name] = ",".join(dict.fromkeys([*hosts, "127.0.0.1", "localhost", "::1"]))

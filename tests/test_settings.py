"""settings.toml: written whole or not at all, remarks stay, the environment wins."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import settings as stored
from assistant.errors import UsageError
from assistant.settings import Settings


def loaded(home: Path) -> Settings:
    return stored.load(home=home)


def test_a_saved_setting_holds_at_the_next_start_and_remarks_stay(settings: Settings) -> None:
    settings.home.mkdir()
    file = settings.home / "settings.toml"
    file.write_text('# 党政办\nplace = "旧镇"  # 所在地\nport = 7999\n', "utf-8")
    assert stored.saved(settings, place="清河镇").place == "清河镇"
    assert loaded(settings.home).place == "清河镇"
    assert loaded(settings.home).port == 7999
    assert file.read_text("utf-8").startswith("# 党政办\n")
    assert [path.name for path in settings.home.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize("place", ['引"号', "反\\斜", "", "清河镇"])
def test_any_text_is_kept_as_it_is(place: str, settings: Settings) -> None:
    stored.saved(settings, place=place)
    assert loaded(settings.home).place == place


def test_a_value_over_several_lines_is_replaced_too(settings: Settings) -> None:
    settings.home.mkdir()
    (settings.home / "settings.toml").write_text('port = 7999\nplace = """\n清河镇\nport = 1"""\n', "utf-8")
    stored.saved(settings, place="白云镇")
    assert (loaded(settings.home).place, loaded(settings.home).port) == ("白云镇", 7999)


def test_what_the_environment_fixes_or_cannot_be_is_refused_and_nothing_is_written(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError):
        stored.saved(settings, port=99999)
    monkeypatch.setenv("ASSISTANT_PLACE", "青山镇")
    with pytest.raises(UsageError, match="ASSISTANT_PLACE"):
        stored.saved(settings, place="清河镇")
    assert not (settings.home / "settings.toml").exists()
    assert stored.fixed("place") == "ASSISTANT_PLACE"


def test_what_the_environment_fixes_is_not_copied_into_the_file(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key kept out of the file stays out of it when the model beside it is changed."""
    monkeypatch.setenv("ASSISTANT_LLM_API_KEY", "sk-secret")
    now = loaded(settings.home)
    made = stored.saved(now, llm_model="m", llm_api_key="sk-secret", llm_local_only=True)
    assert (made.llm_model, made.llm_local_only, made.llm_api_key.get_secret_value()) == ("m", True, "sk-secret")
    assert "sk-secret" not in (settings.home / "settings.toml").read_text("utf-8")
    assert loaded(settings.home).llm_model == "m"
    with pytest.raises(UsageError, match="ASSISTANT_LLM_API_KEY"):
        stored.saved(now, llm_api_key="sk-other")


TELLS = """
from assistant import settings
settings.load()
import huggingface_hub.constants as hub
from chromadb.config import Settings as Chroma
from langchain_core.tracers.context import _tracing_v2_is_enabled
from langchain_core.utils.env import env_var_is_set
from langsmith.utils import tracing_is_enabled

chroma = Chroma()
print({
    "hub": not hub.HF_HUB_OFFLINE or not hub.HF_HUB_DISABLE_TELEMETRY,
    "chroma": chroma.anonymized_telemetry or bool(chroma.chroma_otel_collection_endpoint),
    "langsmith": bool(tracing_is_enabled()),
    "langchain": bool(_tracing_v2_is_enabled()) or env_var_is_set("LANGCHAIN_TRACING") or env_var_is_set("LANGCHAIN_HANDLER"),
})
"""


def test_a_shell_that_wants_all_telemetry_on_gets_none(tmp_path: Path) -> None:
    """Asked of the libraries themselves, in a process of its own: they read the environment when they are imported. Gradio: tests/ui/test_egress.py."""
    on = {
        "HF_HUB_OFFLINE": "0", "TRANSFORMERS_OFFLINE": "0", "HF_HUB_DISABLE_TELEMETRY": "0",
        "ANONYMIZED_TELEMETRY": "True", "CHROMA_OTEL_COLLECTION_ENDPOINT": "http://203.0.113.1:4317", "LANGCHAIN_HANDLER": "langchain",
        **{f"{spelling}_{name}": "true" for spelling in ("LANGSMITH", "LANGCHAIN") for name in ("TRACING", "TRACING_V2")},
    }  # fmt: skip
    told = subprocess.run([sys.executable, "-c", TELLS], env=os.environ | on | {"ASSISTANT_HOME": str(tmp_path)}, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == str(dict.fromkeys(("hub", "chroma", "langsmith", "langchain"), False))

"""The real server as a subprocess on a free port; its output is printed when it dies."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 90
SECRET = "sk-secret"  # every key the tests give to a page begins like this


@contextmanager
def served(
    home: Path, cache: Path, port: int = 0, *, with_open_page: bool = False, environment_too: Mapping[str, str] | None = None,
    program: Sequence[str] = ("app.py",), **settings: str,
) -> Iterator[str]:  # fmt: skip
    """The address of a server over this home; port 0: a free one. with_open_page: it is ended under a page, whose stream uvicorn cuts off loudly.

    settings: by their names; program: what Python is started with.
    """
    if not port:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ASSISTANT_")}
    environment |= {"ASSISTANT_HOME": str(home), "ASSISTANT_CACHE": str(cache), "ASSISTANT_PORT": str(port), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    environment |= {f"ASSISTANT_{name.upper()}": value for name, value in settings.items()}
    environment |= environment_too or {}
    log = home.parent / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen([sys.executable, *program], cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield _address(process, log)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    said = log.read_text("utf-8")
    wrong = [one for one in said.split("Exception in ASGI application") if "Traceback" in one and "in cancel_event" not in one]
    assert SECRET not in said, "the key of a chat model stands in the server's log"
    assert with_open_page or not wrong, said  # gradio fails to cancel an event that ends in the same moment; nobody sees it


def _address(process: "subprocess.Popen[bytes]", log: Path) -> str:
    """What the server printed, once it answers there."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        said = log.read_text("utf-8")
        if process.poll() is not None:
            pytest.fail(f"the server died:\n{said}")
        _, found, rest = said.partition("镇文已启动：")
        if found and "\n" in rest:
            address = rest.splitlines()[0].strip().replace("0.0.0.0", "127.0.0.1")
            assert httpx.get(address, timeout=60).status_code in (200, 401)
            return address
        time.sleep(0.2)
    pytest.fail(f"the server does not answer:\n{log.read_text('utf-8')}")

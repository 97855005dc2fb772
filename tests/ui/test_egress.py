"""The whole program, from an empty folder to an answer, under a guard that forbids every address but this machine's.

The guard sees what Python connects to; compiled parts that open sockets by themselves would pass it, so the sockets left open are looked at too."""

import os
import re
import sys
from pathlib import Path

import pytest
from gradio.analytics import analytics_enabled

from assistant import settings
from tests.ui.serving import served
from tests.ui.test_server import asked

GUARD = """
import runpy, sys
from ipaddress import ip_address

def outside(host):
    if not isinstance(host, (str, bytes)):
        return False
    name = host.decode() if isinstance(host, bytes) else host
    try:
        return not (ip_address(name.strip("[]")).is_loopback or ip_address(name).is_unspecified)
    except ValueError:
        return name not in ("localhost", "")

def watch(event, given):
    if event in ("socket.connect", "socket.sendto"):
        host = given[1][0] if isinstance(given[1], tuple) and given[1] else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = given[0]
    else:
        return
    if outside(host):
        print("OUTSIDE", event, host, flush=True)
        raise OSError("outside: " + str(host))

sys.addaudithook(watch)
sys.argv = ["app.py"]
runpy.run_path("app.py", run_name="__main__")
"""


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_nothing_but_this_machine_is_ever_called(empty: Path, cache: Path) -> None:
    """First start, whatever the shell wants reported: the sample is added, the model loaded, the page served, a question answered."""
    shell = {"GRADIO_ANALYTICS_ENABLED": "True", "LANGSMITH_TRACING_V2": "true"}
    with served(empty, cache, program=("-c", GUARD), environment_too=shell) as address:
        assert asked(address, "2020年完成危房改造多少户？")["headline"] == "86户"
        assert asked(address, "1987年完成危房改造多少户？")["abstained"]
        if sys.platform == "linux":
            assert not [remote for remote in remotes_of_children() if not remote.startswith(("0100007F", "00000000"))]
    said = (empty.parent / "server.log").read_text("utf-8")
    assert "OUTSIDE" not in said, said


def test_a_shell_that_wants_gradio_to_report_is_not_obeyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_ANALYTICS_ENABLED", "True")
    settings.load(home=tmp_path)
    assert not analytics_enabled()


def remotes_of_children() -> list[str]:
    """Remote addresses (hexadecimal, as the kernel writes them) of the IPv4 sockets of this process's children."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"\nPPid:\t{os.getpid()}\n" not in (process / "status").read_text():
                continue
            inodes = {match[1] for link in (process / "fd").iterdir() if (match := re.match(r"socket:\[(\d+)\]", os.readlink(link)))}
            rows = [row.split() for row in (process / "net" / "tcp").read_text().splitlines()[1:]]
        except OSError:
            continue
        found += [row[2].split(":")[0] for row in rows if row[9] in inodes]
    return found

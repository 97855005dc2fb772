"""A proxy set for the whole machine is not asked for the page; a port that is taken is passed over."""

import shutil
import socket
from pathlib import Path

import httpx

from assistant.ui.server import _listening
from tests.ui.serving import served
from tests.ui.test_server import asked


def test_the_page_works_while_a_proxy_is_set(sample_home: Path, cache: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(sample_home, home)
    proxies = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"), "socks5://127.0.0.1:9")
    with served(home, cache, environment_too={"NO_PROXY": "", "no_proxy": "", **proxies}) as address:
        assert httpx.get(address, timeout=60).status_code == 200
        assert asked(address, "2020年完成危房改造多少户？")["headline"] == "86户"


def test_a_port_that_is_taken_is_passed_over() -> None:
    with socket.socket() as first:
        first.bind(("127.0.0.1", 0))
        first.listen()
        with _listening("127.0.0.1", first.getsockname()[1]) as second:
            assert second.getsockname()[1] > first.getsockname()[1]

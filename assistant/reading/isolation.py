"""Parsing foreign binary formats in a process of its own, with limits on memory, processor time and wall time.

One worker is started on demand, serves file after file (a fresh interpreter costs more than most files), is killed on time-out,
replaced when it dies and let go after some idle seconds. Requests and answers are JSON and bytes over pipes, never pickles, so that a
file which takes over the worker gains nothing here. Where the platform has no `resource` module only the time-out holds.
Not here: the parsing; text formats, which need no such care."""

import atexit
import importlib
import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any, Final

from assistant.errors import UnreadableFile
from assistant.reading.loaded import Loaded
from assistant.records import Block

MEMORY_BYTES: Final = 1536 * 2**20
TIMEOUT_SECONDS: Final = 60.0
IDLE_SECONDS: Final = 20.0
WORN_BYTES: Final = 500 * 2**20  # a worker that once grew this far is replaced: freed memory rarely goes back to the system

READERS: Final = {
    "docx": "assistant.reading.word",
    "pdf": "assistant.reading.pdf",
    "sheet": "assistant.reading.sheets",
    "slides": "assistant.reading.slides",
    "html": "assistant.reading.web",
}
DAMAGED: Final = "文件结构异常，无法读取。请用 Word、WPS 或相应程序打开后另存一份（最好是 .docx）再添加。"
TOO_LONG: Final = "{seconds:.0f} 秒内没有读完，已停止。请拆成几个小文件，或另存为 .docx 后再添加。"


def load(kind: str, data: bytes, *, timeout_seconds: float = TIMEOUT_SECONDS) -> Loaded:
    """What the reader of that kind returns for these bytes. Raises UnreadableFile, also when the worker dies or takes too long."""
    reply = _worker.ask(kind, data, timeout_seconds)
    if "unreadable" in reply:
        raise UnreadableFile(str(reply["unreadable"])) from RuntimeError(reply.get("cause", "the worker died"))
    return Loaded(tuple(Block(text, level) for text, level in reply["blocks"]), reply["title"], tuple(reply["notes"]))


class _Worker:
    """The parent's end: at most one process, one file at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._idle: threading.Timer | None = None

    def ask(self, kind: str, data: bytes, timeout_seconds: float) -> dict[str, Any]:
        with self._lock:
            if self._idle:
                self._idle.cancel()
            process = self._started()
            late = threading.Event()

            def stop() -> None:
                late.set()
                process.kill()

            clock = threading.Timer(timeout_seconds, stop)
            clock.daemon = True
            clock.start()
            try:
                reply = self._exchange(process, kind, data)
            finally:
                clock.cancel()
            if reply is None or reply.get("worn"):
                self._stop()
            else:
                self._idle = threading.Timer(IDLE_SECONDS, self.close)
                self._idle.daemon = True
                self._idle.start()
        if reply is None:
            return {"unreadable": TOO_LONG.format(seconds=timeout_seconds) if late.is_set() else DAMAGED}
        return reply

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is None:
            return self._process
        self._stop()
        root = str(Path(__file__).parents[2])
        path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
        self._process = subprocess.Popen(  # a fresh interpreter, not a fork: the parent runs threads
            [sys.executable, "-P", "-c", "from assistant.reading.isolation import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )
        return self._process

    def _exchange(self, process: subprocess.Popen[bytes], kind: str, data: bytes) -> dict[str, Any] | None:
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(json.dumps({"kind": kind, "size": len(data)}).encode() + b"\n")
            process.stdin.write(data)
            process.stdin.flush()
            line = process.stdout.readline()
            return dict(json.loads(line)) if line.endswith(b"\n") else None
        except (OSError, ValueError):
            return None

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:  # bytes the dead process never took
                    continue

    def close(self) -> None:
        """Let the worker go; the next file starts another."""
        with self._lock:
            if self._idle:
                self._idle.cancel()
            self._stop()


_worker = _Worker()
atexit.register(_worker.close)


def serve() -> None:
    """The worker's own loop: a request line, that many bytes, a reply line; ends when the parent closes the pipe."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the replies
    _limit_memory()
    while line := sys.stdin.buffer.readline():
        request = json.loads(line)
        reply = _read(request["kind"], _exactly(sys.stdin.buffer, request["size"]))
        replies.write(json.dumps({**reply, "worn": _peak_bytes() > WORN_BYTES}).encode() + b"\n")
        replies.flush()


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise SystemExit("the parent is gone")
    return data


def _read(kind: str, data: bytes) -> dict[str, Any]:
    _limit_processor_time()
    try:
        loaded = importlib.import_module(READERS[kind]).read(data)
    except UnreadableFile as refusal:
        return {"unreadable": str(refusal), "cause": kind}
    except Exception as cause:  # the edge of the worker: a parser may raise anything over a damaged file, and the clerk gets one remedy
        return {"unreadable": DAMAGED, "cause": repr(cause)[:500]}
    # lone surrogates, which a broken PDF font can yield, would not survive the way to disk
    blocks = [(block.text.encode("utf-8", "replace").decode("utf-8"), block.level) for block in loaded.blocks]
    return {"blocks": blocks, "title": loaded.title, "notes": loaded.notes}


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard), hard))


def _limit_processor_time() -> None:
    """The limit counts the whole life of the process, so it moves on with every file."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used.ru_utime + used.ru_stime + TIMEOUT_SECONDS) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _peak_bytes() -> int:
    """The most memory this process itself ever held. Linux counts the parent's peak into ru_maxrss, so its own mark comes first."""
    try:
        own = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    except OSError:
        own = None
    if own:
        return int(own[1]) * 1024
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024

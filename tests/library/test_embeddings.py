"""Vectors by every way the settings allow: the built-in model, a model folder, a service on loopback."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant import settings as settings_module
from assistant.errors import LibraryError, UsageError
from assistant.library.embeddings import MANY, BlankText, BuiltinEmbedder, embedder
from assistant.settings import Settings

KEY = "sk-a-key-nobody-may-see"
PASSAGES = ("全镇完成危房改造64户。", "新建农村公路12.5公里。", "城乡居民医保参保率达98%。")


@pytest.fixture(scope="module")
def builtin(cache: Path) -> BuiltinEmbedder:
    return BuiltinEmbedder(cache)


def test_a_question_is_nearest_to_its_passage(builtin: BuiltinEmbedder) -> None:
    vectors = builtin.of_passages(PASSAGES)
    assert builtin.signature == "multilingual-e5-small|onnxruntime-int8|384"
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    questions = [builtin.of_question(text) for text in ("改造了多少户危房？", "修了几公里路？", "医保参保率")]
    assert np.argmax(vectors @ np.array(questions).T, axis=0).tolist() == [0, 1, 2]


def test_sentence_transformers_gives_the_same_vectors(builtin: BuiltinEmbedder) -> None:
    """Many passages go through SentenceTransformer, few do not; both must live in one collection."""
    few = builtin.of_passages(PASSAGES)
    assert np.array_equal(few, builtin.transformer.encode_document(list(PASSAGES)))
    assert np.array_equal(builtin.of_question("修路"), builtin.transformer.encode_query("修路"))
    many = builtin.of_passages(PASSAGES * (MANY // 3 + 1))
    assert np.array_equal(many[:3], few)
    assert np.allclose(builtin.transformer.similarity(many[:1], many[:1]), 1, atol=1e-5)


def test_a_question_needs_no_sentence_transformers(cache: Path) -> None:
    command = (
        "import sys; from pathlib import Path; from assistant.library.embeddings import BuiltinEmbedder;"
        "BuiltinEmbedder(Path(sys.argv[1])).of_question('修路'); print('torch' in sys.modules or 'sentence_transformers' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", command, str(cache)], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "False"


def test_a_blank_text_is_refused_by_its_place(builtin: BuiltinEmbedder) -> None:
    with pytest.raises(BlankText, match="第 2 段"):
        builtin.of_passages(["危房改造", " \n"])
    with pytest.raises(BlankText):
        builtin.of_question("")
    assert builtin.of_passages([]).shape == (0, 384)


def test_a_saved_model_folder_is_one_a_setting_can_name(builtin: BuiltinEmbedder, settings: Settings, tmp_path: Path) -> None:
    """A real sentence-transformers folder, written by the package itself: a bag of words, so that no download is needed."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import BoW

    SentenceTransformer(modules=[BoW(vocab=["house", "road"])], device="cpu").save(str(tmp_path / "words"))
    made = embedder(settings_module.load(home=settings.home, embedding_model=str(tmp_path / "words")))
    assert made.signature == "words|sentence-transformers|2"
    assert made.of_passages(["house", "road"]).tolist() == [[1, 0], [0, 1]]
    assert made.of_question("road").tolist() == [0, 1]
    assert made.of_passages([]).shape == (0, 2)


def test_a_model_that_is_not_there_is_told(settings: Settings, tmp_path: Path) -> None:
    made = embedder(settings_module.load(home=settings.home, embedding_model=str(tmp_path / "missing")))
    with pytest.raises(LibraryError, match="ASSISTANT_EMBEDDING_MODEL"):
        made.of_question("修路")


class _Service(ThreadingHTTPServer):
    """An OpenAI-compatible service: the vector of a text is (its length, 1); `fault` breaks the next replies."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Reply)
        self.requests: list[tuple[str, str, dict[str, Any]]] = []
        self.fault: tuple[int, str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Reply(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, _Service)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((self.path, self.headers.get("Authorization", ""), body))
        rows = [{"index": place, "embedding": [len(text), 1]} for place, text in enumerate(body["input"])]
        status, text = self.server.fault or (200, json.dumps({"data": rows[::-1]}))  # out of order, as the index allows
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@pytest.fixture
def service() -> Iterator[_Service]:
    with _Service() as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def test_a_service_is_asked_in_batches_with_the_key(service: _Service, settings: Settings) -> None:
    made = embedder(settings_module.load(home=settings.home, embedding_url=service.url, embedding_key=KEY, embedding_model="bge-m3"))
    texts = ["字" * length for length in range(1, 71)]
    vectors = made.of_passages(texts)
    assert np.allclose(vectors[:, 0] / vectors[:, 1], range(1, 71), rtol=1e-4)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert [(path, key, body["model"], len(body["input"])) for path, key, body in service.requests] == [
        ("/v1/embeddings", f"Bearer {KEY}", "bge-m3", count) for count in (32, 32, 6)
    ]
    assert made.dimension == 2
    assert made.signature.startswith("bge-m3|")


def test_numbers_of_persons_are_not_sent_to_a_service(service: _Service, settings: Settings) -> None:
    made = embedder(settings_module.load(home=settings.home, embedding_url=service.url))
    made.of_passages(["联系人张三，电话13800138000。", "李四 11010519491231002X，完成危房改造86户。"])
    made.of_question("13900139000是谁的电话？")
    assert [text for _, _, body in service.requests for text in body["input"]] == [
        "联系人张三，电话〔号码甲〕。", "李四 〔号码甲〕，完成危房改造86户。", "〔号码甲〕是谁的电话？"
    ]  # fmt: skip


def test_only_local_holds_for_the_vectors_too(service: _Service, settings: Settings) -> None:
    with pytest.raises(UsageError, match=r"“只用本地”，没有连接向量服务 api\.example\.com"):
        embedder(settings_module.load(home=settings.home, embedding_url="https://api.example.com/v1", embedding_key=KEY, llm_local_only=True))
    assert embedder(settings_module.load(home=settings.home, embedding_url=service.url, llm_local_only=True)).of_question("修路").any()


@pytest.mark.parametrize(
    "fault",
    [
        (401, '{"error": "bad key"}'),
        (500, ""),
        (302, ""),
        (200, "<html>"),
        (200, "{}"),
        (200, '{"data": []}'),
        (200, '{"data": [{"index": 0, "embedding": [0, 0]}]}'),
    ],
    ids=["key", "server", "redirect", "html", "no data", "too few", "no direction"],
)
def test_a_fault_of_the_service_is_told_in_chinese_without_the_key(service: _Service, settings: Settings, fault: tuple[int, str]) -> None:
    made = embedder(settings_module.load(home=settings.home, embedding_url=service.url, embedding_key=KEY))
    service.fault = fault
    with pytest.raises(LibraryError, match="向量服务") as raised:
        made.of_question("修路")
    assert KEY not in repr(raised.value)
    assert len(service.requests) == 1


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/v1", "127.0.0.1/v1", "http://127.0.0.1:port/v1"], ids=["closed", "no scheme", "no port"]
)
def test_an_address_nobody_answers_is_told(settings: Settings, url: str) -> None:
    with pytest.raises(LibraryError, match="ASSISTANT_EMBEDDING_URL"):
        embedder(settings_module.load(home=settings.home, embedding_url=url, embedding_key=KEY)).of_question("修路")

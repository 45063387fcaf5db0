"""Quick figures on the development parts while training: greedy decoding, no tree search.

`bench/reader.py` measures the finished model file as it is used.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from training.batches import UNKNOWN, Encoded, Targets, inputs
from training.network import Network


def measure(
    network: Network, encoded: Sequence[Encoded], labels: Mapping[str, Sequence[str]], pad: int
) -> dict[str, float]:
    """Shares and F1, 0 to 1, by name."""
    network.eval()
    count: Counter[str] = Counter()
    order = sorted(encoded, key=lambda e: len(e.pieces))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(order), 32):
            batch = order[start : start + 32]
            scores = {k: v.float() for k, v in network(**inputs(batch, pad)).items()}
            _count(count, scores, Targets(batch, labels), labels)
    figures = {
        "las": count["las"] / max(1, count["arcs"]),
        "uas": count["uas"] / max(1, count["arcs"]),
    }
    for name in ("xpos", "upos", "realis", "modes"):
        figures[name] = count[f"{name} right"] / max(1, count[name])
    for name in ("names", "triggers", "cues", "arguments", "actor", "recipient", "source"):
        found, gold = count[f"{name} found"], count[f"{name} gold"]
        figures[name] = 2 * count[f"{name} right"] / max(1, found + gold)
    return figures


def _count(
    count: Counter[str],
    scores: Mapping[str, Tensor],
    targets: Targets,
    labels: Mapping[str, Sequence[str]],
) -> None:
    heads, relations = targets.heads(), targets.relations()
    known = heads != UNKNOWN
    best = scores["arcs"].argmax(-1)
    label = scores["relations"].argmax(-1).gather(2, best[..., None])[..., 0]
    count["arcs"] += int(known.sum())
    count["uas"] += int((known & (best == heads)).sum())
    count["las"] += int((known & (best == heads) & (label == relations)).sum())
    for name in ("xpos", "upos"):
        _count_right(count, name, scores[name].argmax(-1), targets.tags(name))
    for name in ("realis", "modes"):
        _count_right(count, name, scores[name].argmax(-1), targets.marks(name))
    for name in ("names", "triggers", "cues"):
        begins = torch.tensor([tag.startswith("B-") for tag in labels[name]])
        _count_found(count, name, scores[name].argmax(-1), targets.tags(name), begins)
    every = torch.tensor([label != "none" for label in labels["arguments"]])
    _count_found(count, "arguments", scores["arguments"].argmax(-1), targets.arguments(), every)
    gold, counted = targets.roles()
    for number, role in enumerate(labels["roles"]):
        found = (scores["roles"][..., number] > 0) & counted[..., number]
        wanted = (gold[..., number] > 0) & counted[..., number]
        count[f"{role} found"] += int(found.sum())
        count[f"{role} gold"] += int(wanted.sum())
        count[f"{role} right"] += int((found & wanted).sum())


def _count_right(count: Counter[str], name: str, found: Tensor, gold: Tensor) -> None:
    known = gold != UNKNOWN
    count[name] += int(known.sum())
    count[f"{name} right"] += int((known & (found == gold)).sum())


def _count_found(
    count: Counter[str], name: str, found: Tensor, gold: Tensor, counts: Tensor
) -> None:
    """Labels for which `counts` holds, found and wanted, where gold is known."""
    known = gold != UNKNOWN
    is_found = known & counts[found]
    is_gold = known & counts[gold.clamp(min=0)]
    count[f"{name} found"] += int(is_found.sum())
    count[f"{name} gold"] += int(is_gold.sum())
    count[f"{name} right"] += int((is_found & is_gold & (found == gold)).sum())

"""Train the reader.

    python training/train.py --base gte-small/ --examples WORK/examples.jsonl.gz --out WORK/reader

Writes after each epoch `reader.pt` (weights, labels, vocabulary) and a line of figures on the
development parts to `log.tsv`. Same seed, same machine, same number of threads: same weights.
"""

import argparse
import json
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from lapwing.neural.pieces import SPECIAL, Pieces
from training.base import load_base
from training.batches import UNKNOWN, Encoded, Targets, encode, inputs, make_batches
from training.evaluate import measure
from training.examples import read_examples
from training.labels import count_labels
from training.network import Network, Sizes

WEIGHTS = {
    "xpos": 1.0, "upos": 0.5, "arcs": 1.0, "relations": 1.0, "names": 1.0, "predicates": 0.3,
    "arguments": 6.0, "triggers": 1.5, "modes": 0.5, "realis": 0.5, "roles": 6.0, "cues": 0.5,
    "factuality": 0.1,
}  # fmt: skip
"""How much each read-out's loss counts; pairs more, since most pairs are empty."""

BLANK_SHARE = 0.04
"""Share of pieces that training makes unknown."""


def main() -> None:
    """Train, log, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a reader.pt to go on from")
    parser.add_argument("--share", type=float, default=1.0, help="of uncoded sentences to use")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--pieces-a-batch", type=int, default=1024)
    parser.add_argument("--rate", type=float, default=2e-4, help="learning rate of the encoder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)

    examples = list(read_examples(args.examples))
    saved = torch.load(args.start, weights_only=True) if args.start else None
    labels = saved["labels"] if saved else count_labels(e for e in examples if e.split == "train")
    encoder, tokenizer = load_base(args.base)
    vocabulary = trim(encoder, tokenizer.get_vocab())
    pieces = Pieces(vocabulary)
    network = Network(encoder, Sizes(labels={name: len(found) for name, found in labels.items()}))
    if saved:
        network.load_state_dict(saved["weights"])
    encoded = [encode(e, pieces) for e in examples]
    chance = random.Random(args.seed)
    learn = [
        e
        for e in encoded
        if e.example.split == "train"
        and (e.example.triggers is not None or chance.random() < args.share)
    ]
    held_out = [e for e in encoded if is_for_choosing(e)]
    print(f"{len(learn)} examples to learn from, {len(held_out)} to choose on")

    batches = sum(1 for _ in epoch_of(learn, args, 0))
    optimizer, schedule = optimizer_of(network, args.rate, steps=batches * args.epochs)
    started = time.monotonic()
    for epoch in range(args.epochs):
        losses = train_epoch(
            network, epoch_of(learn, args, epoch), labels, pieces, optimizer, schedule
        )
        figures = measure(network, held_out, labels, pieces.pad)
        line = {"epoch": epoch + 1, "minutes": (time.monotonic() - started) / 60, **figures}
        line |= {f"loss.{name}": value for name, value in losses.items()}
        with (args.out / "log.jsonl").open("a") as log:
            log.write(json.dumps({k: round(v, 4) for k, v in line.items()}) + "\n")
        print({k: round(v, 4) for k, v in line.items()}, flush=True)
        torch.save(
            {"weights": network.state_dict(), "labels": labels, "vocabulary": vocabulary},
            args.out / "reader.pt",
        )


def is_for_choosing(encoded: Encoded) -> bool:
    """EWT dev, GUM dev and the corpus's tenth."""
    example = encoded.example
    return example.split == ("test" if example.triggers is not None else "dev")


def trim(encoder: nn.Module, numbers: Mapping[str, int]) -> list[str]:
    """Drop pieces in scripts that the product does not read; returns what is left."""
    kept = [
        piece
        for piece, _ in sorted(numbers.items(), key=lambda item: item[1])
        if piece in SPECIAL or (not piece.startswith("[") and _is_latin(piece))
    ]
    table = encoder.embeddings.word_embeddings  # type: ignore[union-attr]
    rows = table.weight.data[[numbers[piece] for piece in kept]]  # type: ignore[union-attr]
    encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(  # type: ignore[union-attr]
        rows.clone(), freeze=False
    )
    return kept


def _is_latin(piece: str) -> bool:
    return all(ord(c) < 0x250 or 0x2010 <= ord(c) <= 0x20BF for c in piece)


def epoch_of(learn: Sequence[Encoded], args: argparse.Namespace, epoch: int) -> list[list[Encoded]]:
    """The batches of one epoch."""
    chance = random.Random(args.seed * 1000 + epoch)
    return list(make_batches(learn, pieces_a_batch=args.pieces_a_batch, chance=chance))


def optimizer_of(
    network: Network, rate: float, *, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with a faster rate for the read-outs; warm-up over a twentieth, then linear decay."""
    encoder = [p for n, p in network.named_parameters() if n.startswith("encoder.")]
    others = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": rate}, {"params": others, "lr": rate * 6}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    warm = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    return optimizer, schedule


def train_epoch(
    network: Network,
    batches: Sequence[list[Encoded]],
    labels: Mapping[str, Sequence[str]],
    pieces: Pieces,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> dict[str, float]:
    """One pass; returns the mean loss of each read-out."""
    network.train()
    sums: dict[str, list[float]] = {name: [] for name in WEIGHTS}
    for number, batch in enumerate(batches):
        targets = Targets(batch, labels)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            feeds = with_blanks(inputs(batch, pieces.pad), pieces)
            scores = network(**feeds, only=targets.wanted())
        losses = losses_of({k: v.float() for k, v in scores.items()}, targets)
        total = torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum()
        optimizer.zero_grad(set_to_none=True)
        total.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        for name, loss in losses.items():
            sums[name].append(float(loss.detach()))
        if number % 200 == 0:
            print(f"  batch {number} of {len(batches)}: {float(total.detach()):.3f}", flush=True)
    return {name: sum(found) / max(1, len(found)) for name, found in sums.items()}


def with_blanks(feeds: dict[str, Tensor], pieces: Pieces) -> dict[str, Tensor]:
    """The same inputs with some pieces made unknown, so that no layer hangs on one word alone."""
    ids = feeds["ids"]
    blank = (torch.rand(ids.shape) < BLANK_SHARE) & (ids > pieces.last)
    return {**feeds, "ids": ids.masked_fill(blank, pieces.unknown)}


def losses_of(scores: Mapping[str, Tensor], targets: Targets) -> dict[str, Tensor]:
    """Loss of each read-out that the batch has gold for."""
    losses: dict[str, Tensor] = {}
    for name in ("triggers", "cues"):
        _add(losses, name, scores[name], targets.tags(name))
    tags_weights = torch.tensor([e.tags_weight for e in targets.batch])
    for name in ("xpos", "upos"):
        _add_weighted(losses, name, scores[name], targets.tags(name), tags_weights)
    names_weights = torch.tensor([e.names_weight for e in targets.batch])
    _add_weighted(losses, "names", scores["names"], targets.tags("names"), names_weights)
    for name in ("modes", "realis"):
        _add(losses, name, scores[name], targets.marks(name))
    wanted = targets.wanted()
    _add(losses, "arcs", scores["arcs"], targets.heads())
    _add(losses, "relations", scores["relations"], at(targets.relations(), wanted["relations"]))
    _add(losses, "arguments", scores["arguments"], at(targets.arguments(), wanted["arguments"]))
    predicates, factuality = targets.predicates(), targets.factuality()
    if (predicates >= 0).any():
        known = predicates >= 0
        losses["predicates"] = nn.functional.binary_cross_entropy_with_logits(
            scores["predicates"][known], predicates[known]
        )
    if (factuality > UNKNOWN).any():
        known = factuality > UNKNOWN
        losses["factuality"] = nn.functional.smooth_l1_loss(
            scores["factuality"][known], factuality[known]
        )
    gold, counts = (at(found, wanted["roles"]) for found in targets.roles())
    if counts.any():
        losses["roles"] = nn.functional.binary_cross_entropy_with_logits(
            scores["roles"][counts], gold[counts]
        )
    return losses


def at(found: Tensor, wanted: Tensor) -> Tensor:
    """Rows of `found` at the batch and word numbers in `wanted`."""
    return found[wanted[:, 0], wanted[:, 1]]


def _add(losses: dict[str, Tensor], name: str, scores: Tensor, gold: Tensor) -> None:
    if (gold != UNKNOWN).any():
        losses[name] = nn.functional.cross_entropy(
            scores.flatten(0, -2), gold.flatten(), ignore_index=UNKNOWN
        )


def _add_weighted(
    losses: dict[str, Tensor], name: str, scores: Tensor, gold: Tensor, weights: Tensor
) -> None:
    known = gold != UNKNOWN
    if known.any():
        each = nn.functional.cross_entropy(scores[known], gold[known], reduction="none")
        factor = weights[:, None].expand_as(gold)[known]
        losses[name] = (each * factor).sum() / factor.sum()


if __name__ == "__main__":
    main()

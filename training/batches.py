"""Examples as tensors: pieces, shapes, targets; batches of sentences alike in length.

Targets hold -100 where nothing is known, which the losses leave out.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from lapwing.neural.pieces import Pieces, shape_of
from training.examples import Example

UNKNOWN = -100
_MAX_PIECES = 160
"""Longer training sentences are left out: fewer than one in two hundred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """One example with its pieces."""

    example: Example
    pieces: list[int]
    """With first and last mark."""
    owners: list[int]
    """Word of each piece; -1 for the marks."""


def encode(example: Example, pieces: Pieces) -> Encoded:
    """Cut the words of an example."""
    numbers, owners = [pieces.first], [-1]
    for index, word in enumerate(example.words):
        cut = pieces.of(word)
        numbers += cut
        owners += [index] * len(cut)
    return Encoded(example=example, pieces=[*numbers, pieces.last], owners=[*owners, -1])


def make_batches(
    encoded: Sequence[Encoded], *, pieces_a_batch: int, chance: random.Random
) -> Iterator[list[Encoded]]:
    """Batches in random order, each of sentences alike in length."""
    usable = [e for e in encoded if len(e.pieces) <= _MAX_PIECES]
    order = sorted(usable, key=lambda e: len(e.pieces) + chance.uniform(0, 4))
    batches: list[list[Encoded]] = [[]]
    for one in order:
        if batches[-1] and (len(batches[-1]) + 1) * len(one.pieces) > pieces_a_batch:
            batches.append([])
        batches[-1].append(one)
    chance.shuffle(batches)
    yield from batches


def inputs(batch: Sequence[Encoded], pad: int) -> dict[str, Tensor]:
    """What `Network.forward` takes."""
    longest = max(len(e.pieces) for e in batch)
    words = max(len(e.example.words) for e in batch)
    ids = torch.full((len(batch), longest), pad)
    shapes = torch.zeros((len(batch), longest), dtype=torch.long)
    mask = torch.zeros((len(batch), longest), dtype=torch.long)
    share = torch.zeros((len(batch), words, longest))
    for row, one in enumerate(batch):
        ids[row, : len(one.pieces)] = torch.tensor(one.pieces)
        mask[row, : len(one.pieces)] = 1
        drawn = [shape_of(word) for word in one.example.words]
        counts = [one.owners.count(index) for index in range(len(one.example.words))]
        for place, owner in enumerate(one.owners):
            if owner >= 0:
                shapes[row, place] = drawn[owner]
                share[row, owner, place] = 1 / counts[owner]
    return {"ids": ids, "shapes": shapes, "mask": mask, "share": share}


class Targets:
    """Gold of a batch as tensors, by read-out."""

    def __init__(self, batch: Sequence[Encoded], labels: Mapping[str, Sequence[str]]) -> None:
        self.batch = [e.example for e in batch]
        self.words = max(len(e.words) for e in self.batch)
        self.number = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items()}

    def tags(self, name: str) -> Tensor:
        """`(batch, words)` label numbers of a read-out that tags every word."""
        out = torch.full((len(self.batch), self.words), UNKNOWN)
        for row, example in enumerate(self.batch):
            for at, tag in enumerate(getattr(example, name) or ()):
                out[row, at] = self.number[name].get(tag, UNKNOWN)
        return out

    def marks(self, name: str) -> Tensor:
        """`(batch, words)` label numbers of a read-out that marks some words (modes, realis)."""
        out = torch.full((len(self.batch), self.words), UNKNOWN)
        for row, example in enumerate(self.batch):
            for at, label in getattr(example, name) or ():
                out[row, at] = self.number[name].get(label, UNKNOWN)
        return out

    def heads(self) -> Tensor:
        """`(batch, words)` index of each word's head; the root is its own head."""
        out = torch.full((len(self.batch), self.words), UNKNOWN)
        for row, example in enumerate(self.batch):
            for at, head in enumerate(example.heads or ()):
                out[row, at] = head - 1 if head else at
        return out

    def relations(self) -> Tensor:
        """`(batch, words)` numbers of dependency labels."""
        out = torch.full((len(self.batch), self.words), UNKNOWN)
        for row, example in enumerate(self.batch):
            for at, label in enumerate(example.labels or ()):
                out[row, at] = self.number["relations"].get(label, UNKNOWN)
        return out

    def arguments(self) -> Tensor:
        """`(batch, words, words)` numbers of labels in the rows of predicates."""
        out = torch.full((len(self.batch), self.words, self.words), UNKNOWN)
        for row, example in enumerate(self.batch):
            if example.predicates is None:
                continue
            for predicate in example.predicates:
                out[row, predicate, : len(example.words)] = 0
            for predicate, word, label in example.arguments or ():
                out[row, predicate, word] = self.number["arguments"].get(label, 0)
        return out

    def predicates(self) -> Tensor:
        """`(batch, words)` 1 for predicates, -100 where nobody looked."""
        out = torch.full((len(self.batch), self.words), float(UNKNOWN))
        for row, example in enumerate(self.batch):
            if example.predicates is not None:
                out[row, : len(example.words)] = 0
                for at in example.predicates:
                    out[row, at] = 1
        return out

    def factuality(self) -> Tensor:
        """`(batch, words)` -3 to 3, -100 where nobody looked."""
        out = torch.full((len(self.batch), self.words), float(UNKNOWN))
        for row, example in enumerate(self.batch):
            for at, value in example.factuality or ():
                out[row, at] = value
        return out

    def roles(self) -> tuple[Tensor, Tensor]:
        """`(batch, words, words, roles)` 0 or 1, and which of them count.

        In the row of a trigger its roles count, in that of a cue the cue's.
        """
        roles = self.number["roles"]
        gold = torch.zeros((len(self.batch), self.words, self.words, len(roles)))
        counts = torch.zeros_like(gold, dtype=torch.bool)
        of_cues = [roles["source"], roles["content"]]
        of_triggers = [n for n in roles.values() if n not in of_cues]
        for row, example in enumerate(self.batch):
            size = len(example.words)
            for tags, which in ((example.triggers, of_triggers), (example.cues, of_cues)):
                for at in (i for i, tag in enumerate(tags or ()) if tag.startswith("B-")):
                    for role in which:
                        counts[row, at, :size, role] = True
            for head, word, role_name in example.roles or ():
                gold[row, head, word, roles[role_name]] = 1
        return gold, counts

    def wanted(self) -> dict[str, Tensor]:
        """The pairs and rows that have gold, as `Network.forward` takes them."""
        pairs, predicates, tellers = [], [], []
        for row, example in enumerate(self.batch):
            for at, head in enumerate(example.heads or ()):
                pairs.append((row, at, head - 1 if head else at))
            predicates += [(row, at) for at in example.predicates or ()]
            tags = zip(example.triggers or (), example.cues or (), strict=True)
            tellers += [
                (row, at)
                for at, (trigger, cue) in enumerate(tags)
                if trigger.startswith("B-") or cue.startswith("B-")
            ]
        return {
            "relations": torch.tensor(pairs, dtype=torch.long).reshape(-1, 3),
            "arguments": torch.tensor(predicates, dtype=torch.long).reshape(-1, 2),
            "roles": torch.tensor(tellers, dtype=torch.long).reshape(-1, 2),
        }

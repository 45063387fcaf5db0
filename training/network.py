"""The reader's network: one encoder, and a read-out for each layer.

Pieces go through the encoder; the mean over a word's pieces stands for the word. Small encoders
fold case, so the shape of each piece's word is added to its embedding. Tags are linear; relations
between two words are biaffine (Dozat & Manning 2017, "Deep Biaffine Attention").
"""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import BertModel

SHAPES = 6
"""Shapes of a word: see `lapwing.neural.pieces.shape_of`."""

NEVER = -1e4
"""Score of a head that is no word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Widths of the read-outs, and how many labels each has."""

    labels: Mapping[str, int]
    """Read-out → number of labels."""
    arc: int = 256
    pair: int = 128


class Biaffine(nn.Module):
    """Scores of every label for every ordered pair of words.

    `(batch, words, width)` → `(batch, dependents or rows, words, labels)`, squeezed for one label.
    """

    def __init__(self, width: int, size: int, labels: int) -> None:
        super().__init__()
        self.row = nn.Linear(width, size)
        self.column = nn.Linear(width, size)
        self.inner = nn.Linear(size + 1, labels * size, bias=False)
        self.bias = nn.Linear(size, labels)
        self.labels, self.size = labels, size
        self.drop = nn.Dropout(0.2)
        nn.init.normal_(self.inner.weight, std=0.02)

    def forward(self, words: Tensor) -> Tensor:
        row, column = self.sides(words)
        batch, count = words.shape[0], words.shape[1]
        inner = self.inner(row).reshape(batch, count * self.labels, self.size)
        scores = inner @ column.transpose(1, 2)  # (batch, words * labels, words)
        scores = scores.reshape(batch, count, self.labels, count).transpose(2, 3)
        return scores + self.bias(column)[:, None]

    def rows(self, words: Tensor, at: Tensor) -> Tensor:
        """Scores of some rows: `at` is `(n, 2)`, batch and word; gives `(n, words, labels)`."""
        row, column = self.sides(words)
        inner = self.inner(row[at[:, 0], at[:, 1]]).reshape(len(at), self.labels, self.size)
        beside = column[at[:, 0]]
        return (inner @ beside.transpose(1, 2)).transpose(1, 2) + self.bias(beside)

    def pairs(self, words: Tensor, at: Tensor) -> Tensor:
        """Scores of some pairs only: `at` is `(n, 3)`, batch, row, column; gives `(n, labels)`."""
        row, column = self.sides(words)
        inner = self.inner(row[at[:, 0], at[:, 1]]).reshape(len(at), self.labels, self.size)
        beside = column[at[:, 0], at[:, 2]]
        return (inner @ beside[:, :, None])[..., 0] + self.bias(beside)

    def sides(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors of words as rows (with a constant 1) and as columns."""
        row = self.drop(nn.functional.gelu(self.row(words)))
        column = self.drop(nn.functional.gelu(self.column(words)))
        return torch.cat([row, torch.ones_like(row[..., :1])], dim=-1), column


class Network(nn.Module):
    """All read-outs over one encoder."""

    TAGS = ("xpos", "upos", "names", "triggers", "modes", "realis", "cues")
    """Read-outs that give one label a word."""

    def __init__(self, encoder: BertModel, sizes: Sizes) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.shape = nn.Embedding(SHAPES, width)
        nn.init.normal_(self.shape.weight, std=0.01)
        self.drop = nn.Dropout(0.2)
        self.tags = nn.ModuleDict(
            {name: nn.Linear(width, sizes.labels[name]) for name in self.TAGS}
        )
        self.predicates = nn.Linear(width, 1)
        self.factuality = nn.Linear(width, 1)
        self.arcs = Biaffine(width, sizes.arc, 1)
        self.relations = Biaffine(width, sizes.pair, sizes.labels["relations"])
        self.arguments = Biaffine(width, sizes.pair, sizes.labels["arguments"])
        self.roles = Biaffine(width, sizes.pair, sizes.labels["roles"])

    def words(self, ids: Tensor, shapes: Tensor, mask: Tensor, share: Tensor) -> Tensor:
        """Vectors of words.

        Args:
            ids: `(batch, pieces)` piece ids.
            shapes: `(batch, pieces)` shape of the word each piece belongs to.
            mask: `(batch, pieces)` 1 where there is a piece.
            share: `(batch, words, pieces)` share of each piece in its word; rows sum to 1.
        """
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shape(shapes)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return share @ hidden

    def forward(
        self,
        ids: Tensor,
        shapes: Tensor,
        mask: Tensor,
        share: Tensor,
        only: Mapping[str, Tensor] | None = None,
    ) -> dict[str, Tensor]:
        """Scores of every read-out, before any softmax.

        Args:
            ids, shapes, mask, share: As `words` takes them.
            only: The pairs of relations `(n, 3)` and the rows of arguments and roles `(n, 2)` that
                are wanted; None: all. Most have no gold, and computing them doubles the time.
        """
        words = self.drop(self.words(ids, shapes, mask, share))
        scores = {name: layer(words) for name, layer in self.tags.items()}
        scores["predicates"] = self.predicates(words)[..., 0]
        scores["factuality"] = self.factuality(words)[..., 0]
        no_word = share.sum(-1) == 0
        scores["arcs"] = self.arcs(words)[..., 0].masked_fill(no_word[:, None], NEVER)
        if only is None:
            for name in ("relations", "arguments", "roles"):
                scores[name] = getattr(self, name)(words)
        else:
            scores["relations"] = self.relations.pairs(words, only["relations"])
            scores["arguments"] = self.arguments.rows(words, only["arguments"])
            scores["roles"] = self.roles.rows(words, only["roles"])
        return scores

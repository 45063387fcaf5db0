"""Decoding: what the network's scores say of one window of words.

Thresholds are round figures: the coder weighs what lies above them (`lapwing.stages.confidence`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from lapwing.neural.tree import find_heads
from lapwing.record import Cue, Frame, Name, Realis, Trigger

TAGGED = ("xpos", "upos", "names", "triggers", "modes", "realis", "cues")
"""Read-outs of the output `tags`, in order; predicates and factuality follow, one score each."""
_MERGED = {
    "NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB", "WDT": "WH", "WP": "WH",
    "WP$": "WH", "WRB": "WH", "PDT": "DT", "-LRB-": ",", "-RRB-": ",", "HYPH": ",", "``": "''",
    "NFP": ",", "SYM": "CD", "$": "CD", "LS": "CD", "FW": "NN", "ADD": "NNP", "GW": "NN",
    "AFX": "JJ", "XX": "NN", "UH": "RB",
}  # fmt: skip
"""Penn classes that the grammar need not tell apart."""
Floats = NDArray[np.float32]


ALONE = 0.4
"""Probability from which on a trigger may be taken as found where nothing else weighs it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Probabilities from which on something is taken as found."""

    trigger: float = 0.05
    """Low, since the coder weighs what it is given; see `ALONE`."""
    role: float = 0.5
    source: float = 0.5
    content: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """One window: words numbered from 0."""

    xpos: list[str]
    """Penn classes as the treebank has them."""
    upos: list[str]
    heads: list[int]
    """The root is its own head."""
    relations: list[str]
    names: tuple[Name, ...]
    frames: tuple[Frame, ...]
    triggers: tuple[Trigger, ...]
    cues: tuple[Cue, ...]


class Decoder:
    """Turns scores into read-outs.

    Args:
        labels: Read-out → its labels, as the model file lists them.
        thresholds: From which probability on something is found.
    """

    def __init__(
        self, labels: Mapping[str, Sequence[str]], thresholds: Thresholds | None = None
    ) -> None:
        self.labels = labels
        self.thresholds = thresholds or Thresholds()
        self._slices: dict[str, slice] = {}
        at = 0
        for name in TAGGED:
            self._slices[name] = slice(at, at + len(labels[name]))
            at += len(labels[name])
        self._predicate, self._factuality = at, at + 1
        self._modes = {
            type_: [i for i, label in enumerate(labels["modes"]) if label.startswith(f"{type_}/")]
            for type_ in {label.partition("/")[0] for label in labels["modes"]}
        }
        self._realis = [label for label in labels["realis"] if label in get_args(Realis)]

    def window(
        self,
        scores: Mapping[str, NDArray[Any]],
        row: int,
        *,
        size: int,
        predicates: Iterable[int] | None = None,
    ) -> Decoded:
        """Read one window of a batch.

        Args:
            scores: Outputs of the network.
            row: Which of the batch.
            size: How many words it has.
            predicates: Words whose frames are wanted; None: of those found to be predicates.
        """
        tags = scores["tags"][row, :size]
        heads = find_heads(scores["arcs"][row, :size, :size])
        related = scores["relations"][row]
        relations = [self.labels["relations"][related[i, h]] for i, h in enumerate(heads)]
        roles = scores["roles"][row, :size, :, :size]
        if predicates is None:
            predicates = np.flatnonzero(tags[:, self._predicate] > 0).tolist()
        return Decoded(
            xpos=self._best(tags, "xpos"),
            upos=self._best(tags, "upos"),
            heads=heads,
            relations=relations,
            names=tuple(
                Name(start, end, label)  # type: ignore[arg-type]
                for start, end, label in runs(self._best(tags, "names"))
            ),
            frames=tuple(
                self._frame(word, tags, scores["arguments"][row, word, :size])
                for word in predicates
            ),
            triggers=tuple(self._triggers(tags, roles)),
            cues=tuple(self._cues(tags, roles)),
        )

    def type_shares(
        self, scores: Mapping[str, NDArray[Any]], row: int, size: int
    ) -> tuple[list[str], Floats]:
        """PLOVER types, and `(words, types)` how likely each word begins a trigger of each."""
        labels = self.labels["triggers"]
        begins = [i for i, label in enumerate(labels) if label.startswith("B-")]
        shares = softmax(scores["tags"][row, :size, self._slices["triggers"]])
        return [labels[i].removeprefix("B-") for i in begins], shares[:, begins]

    def mode_and_realis(
        self, scores: Mapping[str, NDArray[Any]], row: int, word: int, type_: str
    ) -> tuple[str | None, Realis]:
        """Mode and realis of an act of a type told at a word."""
        tags = scores["tags"][row, word]
        realis = self._realis[int(tags[self._slices["realis"]].argmax())]
        return self._mode(tags, type_), realis  # type: ignore[return-value]

    def _best(self, tags: Floats, name: str) -> list[str]:
        labels = self.labels[name]
        return [labels[i] for i in tags[:, self._slices[name]].argmax(1).tolist()]

    def _frame(self, word: int, tags: Floats, labels: NDArray[np.uint8]) -> Frame:
        factuality = float(np.clip(tags[word, self._factuality], -3, 3))
        return Frame(
            word, self.arguments_of(labels, self.labels["arguments"]), round(factuality, 2)
        )

    @staticmethod
    def arguments_of(row: NDArray[np.uint8], labels: Sequence[str]) -> tuple[tuple[int, str], ...]:
        """(word, label) of every argument in a predicate's row; label 0 is none."""
        return tuple((int(i), labels[row[i]]) for i in np.flatnonzero(row))

    def _triggers(self, tags: Floats, roles: Floats) -> Iterator[Trigger]:
        labels = self.labels["triggers"]
        shares = softmax(tags[:, self._slices["triggers"]])
        begins = np.array([label.startswith("B-") for label in labels])
        is_start = shares[:, begins].sum(1)
        taken = 0
        for start in np.flatnonzero(is_start >= self.thresholds.trigger).tolist():
            if start < taken:
                continue
            best = int(np.where(begins, shares[start], 0).argmax())
            type_ = labels[best].removeprefix("B-")
            end = start + 1
            while end < len(shares) and labels[int(shares[end].argmax())] == f"I-{type_}":
                end += 1
            taken = end
            realis = softmax(tags[start : start + 1, self._slices["realis"]])[0]
            yield Trigger(
                start,
                end,
                type_,
                self._mode(tags[start], type_),
                self._realis[int(realis.argmax())],  # type: ignore[arg-type]
                round(float(shares[start, best]), 3),
                round(float(realis.max()), 3),
                self._roles(roles[start]),
            )

    def _mode(self, tags: Floats, type_: str) -> str | None:
        """The likeliest mode among those of the type."""
        numbers = self._modes.get(type_)
        if not numbers:
            return None
        scores = tags[self._slices["modes"]][numbers]
        return self.labels["modes"][numbers[int(scores.argmax())]].partition("/")[2] or None

    def _roles(self, shares: Floats) -> tuple[tuple[int, str, float], ...]:
        found = []
        for number, role in enumerate(self.labels["roles"]):
            if role in ("source", "content"):
                continue
            for word in np.flatnonzero(shares[number] >= self.thresholds.role).tolist():
                found.append((word, role, round(float(shares[number, word]), 3)))
        return tuple(sorted(found))

    def _cues(self, tags: Floats, roles: Floats) -> Iterator[Cue]:
        source = list(self.labels["roles"]).index("source")
        content = list(self.labels["roles"]).index("content")
        for start, end, _ in runs(self._best(tags, "cues")):
            told = roles[start, content] >= self.thresholds.content
            told[start:end] = False
            speaks = np.flatnonzero(roles[start, source] >= self.thresholds.source)
            yield Cue(start, end, tuple(speaks.tolist()), runs_where(told))


def runs(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, label) of IOB2 tags; an inside without a beginning begins."""
    start, label = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        kind, _, own = tag.partition("-")
        if label and (kind != "I" or own != label):
            yield start, at, label
            label = ""
        if kind == "B" or (kind == "I" and not label):
            start, label = at, own


def runs_where(is_in: NDArray[np.bool_]) -> tuple[tuple[int, int], ...]:
    """Half-open runs of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], is_in, [False]]).astype(np.int8)))
    return tuple(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def softmax(scores: Floats) -> Floats:
    """Shares of each row, summing to 1."""
    powers = np.exp(scores - scores.max(1, keepdims=True))
    result: Floats = powers / powers.sum(1, keepdims=True)
    return result


def merged(tag: str) -> str:
    """A Penn class as the grammar has it."""
    return _MERGED.get(tag, tag)

"""Batches: sentences as arrays for the network.

A sentence is padded to the next multiple of eight pieces and stands only beside sentences of the
same length. So the arrays it is read in have the same shape whatever comes with it, and its scores
are the same bytes in any batch, order or company.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lapwing.neural.pieces import Pieces, shape_of

MAX_PIECES = 256
"""Pieces of one window; longer sentences are read window by window."""
_PIECES_A_BATCH = 1024
"""A product of a thousand rows is as fast a row as one of more."""
_PAIRS_A_BATCH = 65_536
_STEP = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A run of words of one sentence that is read at once."""

    sentence: int
    """Number of the sentence it is of."""
    start: int
    """Its first word."""
    words: tuple[str, ...]
    pieces: tuple[tuple[int, ...], ...]
    """Of each word."""

    @property
    def size(self) -> int:
        """Pieces with the two marks, rounded up to its padded length."""
        count = sum(map(len, self.pieces)) + 2
        return -(-count // _STEP) * _STEP


def windows_of(sentences: Sequence[Sequence[str]], pieces: Pieces) -> Iterable[Window]:
    """Cut sentences into windows; nearly every one is a single window, an empty one is none."""
    for number, words in enumerate(sentences):
        cut = [pieces.of(word) for word in words]
        start = 0
        while start < len(words):
            end, count = start, 2
            while end < len(words) and count + len(cut[end]) <= MAX_PIECES:
                count += len(cut[end])
                end += 1
            yield Window(
                sentence=number,
                start=start,
                words=tuple(words[start:end]),
                pieces=tuple(cut[start:end]),
            )
            start = end


def make_batches(windows: Iterable[Window]) -> Iterable[list[Window]]:
    """Windows of one padded length together, so many that a batch is worth its call."""
    by_size: dict[int, list[Window]] = defaultdict(list)
    for window in windows:
        by_size[window.size].append(window)
    for size, alike in sorted(by_size.items()):
        most = max(1, min(_PIECES_A_BATCH // size, _PAIRS_A_BATCH // size**2))
        for start in range(0, len(alike), most):
            yield alike[start : start + most]


def feeds_of(batch: Sequence[Window], pieces: Pieces) -> dict[str, NDArray[Any]]:
    """What the network takes: see `training/export.py`."""
    size = batch[0].size
    ids = np.full((len(batch), size), pieces.pad, dtype=np.int64)
    shapes = np.zeros((len(batch), size), dtype=np.int64)
    mask = np.zeros((len(batch), size), dtype=np.float32)
    share = np.zeros((len(batch), size, size), dtype=np.float32)
    for row, window in enumerate(batch):
        at = 1
        ids[row, 0] = pieces.first
        for number, (word, cut) in enumerate(zip(window.words, window.pieces, strict=True)):
            end = at + len(cut)
            ids[row, at:end] = cut
            shapes[row, at:end] = shape_of(word)
            share[row, number, at:end] = 1 / len(cut)
            at = end
        ids[row, at] = pieces.last
        mask[row, : at + 1] = 1
    return {"ids": ids, "shapes": shapes, "mask": mask, "share": share}

"""Relating: what the reader's scores say that one given party does to another.

No threshold: every word is weighed by how likely it tells an act of each type, and by how likely
the two parties stand in its roles.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lapwing.neural.batches import feeds_of, windows_of
from lapwing.neural.decode import Decoder
from lapwing.neural.model import Model
from lapwing.record import Realis

_ONE_SIDE, _NO_SIDE = 0.15, 0.02
"""Weight of a word for which only one party, or none, stands in a role; chosen on PLV train."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What the reader makes of a pair."""

    shares: Mapping[str, float]
    """PLOVER type → share, adding up to 1; empty: the sentence has no words."""
    strength: float
    """How much there is of any act between the two, from 0; shares of next to nothing are noise."""
    mode: str | None
    """Of the likeliest word, for the likeliest type."""
    realis: Realis


def relate_words(
    model: Model, words: Sequence[str], actor: Collection[int], recipient: Collection[int]
) -> Related:
    """Weigh the types of act that a sentence tells between two parties.

    Args:
        model: An opened model file.
        words: Of the sentence; what does not fit into one window is not read.
        actor: Words that name the actor; empty: nobody is named.
        recipient: Words that name the recipient; empty: nobody is named.
    """
    window = next(iter(windows_of([words], model.pieces)), None)
    if window is None:
        return Related(shares={}, strength=0.0, mode=None, realis="actual")
    scores = model.scores(feeds_of([window], model.pieces))
    size = len(window.words)
    decoder = Decoder(model.labels)
    types, likely = decoder.type_shares(scores, 0, size)
    weights = likely * _fit(scores["roles"][0, :size, :, :size], model, actor, recipient)[:, None]
    total = weights.sum(0)
    best = int(total.argmax())
    word = int(weights[:, best].argmax())
    mode, realis = decoder.mode_and_realis(scores, 0, word, types[best])
    shares = total / total.sum()
    return Related(
        shares={type_: float(share) for type_, share in zip(types, shares, strict=True)},
        strength=float(weights.sum()),
        mode=mode,
        realis=realis,
    )


def _fit(
    roles: NDArray[Any], model: Model, actor: Collection[int], recipient: Collection[int]
) -> NDArray[np.float32]:
    """`(words,)` how well the parties stand in the roles of each word's act."""
    names = list(model.labels["roles"])
    acts, receives = roles[:, names.index("actor")], roles[:, names.index("recipient")]
    does = _most(acts, actor)
    undergoes = np.maximum(_most(receives, recipient), _most(acts, recipient))
    fit: NDArray[np.float32] = does * undergoes + _ONE_SIDE * (does + undergoes) + _NO_SIDE
    return fit


def _most(shares: NDArray[Any], words: Collection[int]) -> NDArray[Any]:
    inside = [word for word in words if word < shares.shape[1]]
    most: NDArray[Any] = shares[:, inside].max(1) if inside else np.zeros(len(shares))
    return most

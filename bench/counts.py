"""Counts: what was found, what the gold has, what of it is right; and the pairing of the two."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Found = TypeVar("Found")
Gold = TypeVar("Gold")


@dataclass(slots=True)
class Count:
    """Running sums of one figure."""

    found: int = 0
    gold: int = 0
    right: int = 0

    def add(self, *, found: int, gold: int, right: int) -> None:
        """Count one sentence, or one of whatever is compared."""
        self.found += found
        self.gold += gold
        self.right += right

    def figures(self, name: str) -> dict[str, float]:
        """F1 under the name, and beside it precision, recall and how many the gold has."""
        return {
            name: share(2 * self.right, self.found + self.gold),
            f"{name}.precision": share(self.right, self.found),
            f"{name}.recall": share(self.right, self.gold),
            f"{name}.gold": self.gold,
        }


def share(part: float, whole: float) -> float:
    """Part of a whole; 0 of nothing."""
    return part / whole if whole else 0.0


def pair_up(
    found: Sequence[Found], gold: Sequence[Gold], agree: Callable[[Found, Gold], bool]
) -> list[tuple[Found, Gold]]:
    """As many pairs that agree as can be had, each item in at most one (augmenting paths)."""
    taken: dict[int, int] = {}

    def place(at: int, tried: set[int]) -> bool:
        for other, wanted in enumerate(gold):
            if other in tried or not agree(found[at], wanted):
                continue
            tried.add(other)
            if other not in taken or place(taken[other], tried):
                taken[other] = at
                return True
        return False

    for at in range(len(found)):
        place(at, set())
    return [(found[at], gold[other]) for other, at in sorted(taken.items())]


def overlap(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two half-open spans share anything."""
    return first[0] < second[1] and second[0] < first[1]

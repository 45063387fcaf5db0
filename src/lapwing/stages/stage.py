"""What a stage is: a value with four names and a call.

A stage is made once, called on batches of readings, returns one layer for each of them, and touches
nothing else. The linguistics is in plain functions; the stage is the thin adaptor around them.
Raise `version` when the same input may give another output.
"""

from collections.abc import Sequence
from typing import Protocol

from lapwing.record import Layer, Reading


class Stage(Protocol):
    """One step of the pipeline: the layers it needs, the layer it gives."""

    @property
    def name(self) -> str:
        """What the stage is called, in settings, faults and `made_by`."""

    @property
    def version(self) -> str:
        """Raised when the same input may give another output."""

    @property
    def needs(self) -> tuple[str, ...]:
        """Layers that must be there before."""

    @property
    def gives(self) -> str:
        """The layer it makes."""

    def __call__(self, readings: Sequence[Reading]) -> Sequence[Layer]:
        """One layer for each reading, in the order of the readings."""

"""Statements: what somebody is quoted or paraphrased as saying."""

from dataclasses import dataclass
from typing import Literal

from lapwing.record.actor import Actor
from lapwing.record.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words attributed to somebody: who, by what cue, what."""

    content: tuple[Span, ...]
    """What was said, in text order; several pieces when the cue stands in the middle."""
    cue: tuple[Span, ...] = ()
    """The words that attribute it: `said`, `according to`; empty: none is written."""
    speaker: tuple[Span, ...] = ()
    """The words that name the speaker; empty: nobody is named."""
    actor: Actor | None = None
    """Who the speaker is; None: not named or not known."""
    kind: Literal["direct", "indirect", "mixed"]

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement has content; without words there is nothing said")

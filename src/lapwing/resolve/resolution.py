"""Resolutions: who a phrase names, who else it could, and why."""

from dataclasses import dataclass

from lapwing.record import Actor, MentionKind, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody a phrase could name."""

    actor: Actor
    score: float
    """Higher is likelier; comparable within one phrase only."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who a phrase names, who else it could, and why."""

    actor: Actor | None
    """None: it names nobody that can be told."""
    kind: MentionKind
    candidates: tuple[Candidate, ...] = ()
    """Likeliest first; the actor's own is among them where there was a choice."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known around a phrase."""

    on: Period | None = None
    countries: frozenset[str] = frozenset()
    """Countries that the text around it names."""
    focus: str | None = None
    """The country the text is about; None: none is clear."""
    is_near: bool = False
    """Whether `focus` is only the country named last."""

"""Actors: who somebody is, on a given day."""

from dataclasses import dataclass

from lapwing.record.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A state, body, group or person as resolved for one day."""

    actor_id: str
    """`RUS`, `org.united-nations`, `person.nicolas-maduro`; `local.…` for those not registered."""
    name: str
    country: str | None = None
    """ISO 3166 alpha-3, or PLOVER's IGO UNO EUR NGO ISM IMG MNC, or KOS; None: not known."""
    cow: str | None = None
    """Correlates of War number on that day; None: the country has none."""
    sectors: tuple[str, ...] = ()
    """PLOVER sectors, primary first."""
    title: str | None = None
    """The office held on that day, in words; None: none is known."""
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor in a role, and the words that name it there."""

    span: Span
    actor: Actor

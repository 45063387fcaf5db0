"""Mentions, dates and places: what is named in a text."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from lapwing.record.actor import Actor
from lapwing.record.span import Span

MentionKind = Literal["person", "organisation", "country", "group", "place", "office"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name somebody: a name, a common noun with a sector, an office, a pronoun."""

    span: Span
    """The whole noun phrase without leading article: `Russian President Vladimir Putin`."""
    kind: MentionKind
    actor: Actor
    reason: str = ""
    """Why this actor, in words: `"surname of person.vladimir-putin, named before"`."""
    is_pronoun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that name a time, in the terms of TIMEX3."""

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    """TIMEX3 value: `2019-01-24`, `2019-W04`, `P2W`, `PAST_REF`."""
    start: dt.date | None = None
    """First day, for DATE and TIME whose value names days; None otherwise."""
    end: dt.date | None = None
    """Last day, included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the world, as named in a text."""

    span: Span
    name: str
    """The gazetteer's name."""
    precision: Literal["country", "region", "city", "point", "unknown"]
    lat: float | None = None
    """Degrees north, WGS 84; None: not located."""
    lon: float | None = None
    """Degrees east."""
    country: str | None = None
    """ISO 3166 alpha-3, or KOS."""
    geonames: int | None = None
    """GeoNames id."""

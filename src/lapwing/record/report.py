"""Reports: one article's claim of who did what to whom, when, where, and on whose word.

A report is never overwritten. Its id is a digest of what it says and where it says it, so the same
article read twice claims the same thing once.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lapwing.record.actor import Party
from lapwing.record.mention import Place
from lapwing.record.period import Period
from lapwing.record.span import Span

Realis = Literal["actual", "future", "negated", "hypothetical", "historical"]
"""PLOVER's auxiliary modes: it happened; is to come; did not happen; is only thought of or asked
for; happened long before the news this article brings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A PLOVER record with its evidence."""

    id: str
    sentence: Span
    """The sentence it is read from."""
    trigger: Span
    """The words that say what was done."""
    type: str
    """PLOVER event type, e.g. `"PROTEST"`; see `lapwing.lexicon.ontology`."""
    mode: str | None
    """PLOVER mode, lower case; None: the type has none or none is clear."""
    contexts: tuple[str, ...] = ()
    """PLOVER contexts, lower case, sorted."""
    quad: int
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    intensity: float
    """PLOVER's score for type and mode, -10 to 10."""
    realis: Realis
    actors: tuple[Party, ...]
    """Who did it; for reciprocal acts everybody who took part; empty: nobody is named."""
    recipients: tuple[Party, ...] = ()
    when: Period
    where: Place | None = None
    """Where it happened; None: no place is tied to it."""
    according_to: Party | None = None
    """Who says so, where the outlet does not say it in its own voice; None: the outlet does."""
    statement: int | None = None
    """Index into the reading's statements; None: it stands in none."""
    confidence: float
    """Probability that a careful coder would agree, 0 to 1."""
    reason: str = ""
    """The rule that found it, for a person."""


def report_id(
    article_id: str, trigger: Span, type: str, mode: str | None, parties: Iterable[Party]
) -> str:
    """Digest of what a report says and where: 20 hexadecimal digits.

    Args:
        article_id: The article that claims it.
        trigger: Offsets of the trigger in the article's text.
        type: PLOVER type.
        mode: PLOVER mode, or None.
        parties: Actors, then recipients; their order counts.
    """
    named = [f"{p.span.start}-{p.span.end}:{p.actor.actor_id}" for p in parties]
    parts = [article_id, f"{trigger.start}-{trigger.end}", type, mode or "", *named]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]

"""What a coded sentence is, after it has been read from the notation.

Spans are half-open `[start, end)` code points into the sentence's own text.
"""

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who acts, receives or speaks, as the sentence has it."""

    span: Span | None
    """Where in the sentence; None: understood from elsewhere."""
    country: str
    """ISO 3166 or PLOVER code; empty: the text does not tell."""
    sectors: tuple[str, ...]
    """PLOVER sectors, primary first."""
    name: str
    """Who it is, where the words alone do not tell; empty: the words tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date expression with its value (TIMEX3, or two joined by `/`)."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The place where it happened; country empty: sea, or unclear."""

    span: Span
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One event of one sentence."""

    trigger: Span
    form: str
    """active, passive or nominal."""
    type: str
    modes: tuple[str, ...]
    """Main mode first; empty: PLOVER has none that fits."""
    also: tuple[tuple[str, str], ...]
    """Other (type, mode) that are right too; mode may be empty."""
    contexts: tuple[str, ...]
    realis: str
    """actual, future, negated, hypothetical or historical."""
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: Dated | None
    where: Place | None
    according_to: Party | None
    """On whose word; None: the outlet's own."""
    statement: int | None
    """Index of the innermost statement that the trigger stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement: who, the reporting words, and what."""

    source: Party | None
    """None: nobody is named."""
    cue: Span
    content: tuple[Span, ...]
    """With its quotation marks and its `that`, without the final stop."""
    kind: str
    """direct, indirect or mixed."""


@dataclass(slots=True, kw_only=True)
class Sentence:
    """A sentence with its codes."""

    line: int
    """Line of the source file, for messages."""
    text: str
    published: str
    """YYYY-MM-DD."""
    voice: str
    """Register: wire, daily, web, …"""
    opens_paragraph: bool = False
    none: str = ""
    """Kind of a sentence without an event; empty: it has events."""
    lookalikes: tuple[Span, ...] = ()
    """Words that look like a trigger and are none."""
    events: tuple[Coded, ...] = ()
    statements: tuple[Said, ...] = ()

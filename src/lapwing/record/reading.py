"""Readings: an article and every layer found in it.

"Nothing found" is an empty tuple; "nobody looked" is told by `made_by`. A stage never touches a
reading: only the pipeline attaches a layer, once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lapwing.record.article import Article, Dating
from lapwing.record.mention import Mention, Place, TimeExpression
from lapwing.record.report import Report
from lapwing.record.span import Span
from lapwing.record.statement import Statement
from lapwing.record.syntax import ReadOut, Sentence

LAYERS = (
    "sentences",
    "read_outs",
    "syntax",
    "published",
    "mentions",
    "dates",
    "places",
    "statements",
    "reports",
)
"""The layers a reading can hold, each a field of `Reading`."""

Layer = (
    tuple[Span, ...]
    | tuple[ReadOut, ...]
    | tuple[Sentence, ...]
    | Dating
    | tuple[Mention, ...]
    | tuple[TimeExpression, ...]
    | tuple[Place, ...]
    | tuple[Statement, ...]
    | tuple[Report, ...]
)
"""What a stage gives for one reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why one stage could not read one article."""

    stage: str
    message: str
    """`ErrorName: what it said`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article with every layer found in it, each with its character offsets."""

    article: Article
    sentences: tuple[Span, ...] = ()
    """In text order, not overlapping; the dateline belongs to none."""
    read_outs: tuple[ReadOut, ...] = ()
    """What the reader sees, one for each of `sentences`."""
    syntax: tuple[Sentence, ...] = ()
    """The words of each sentence, one tuple for each of `sentences`."""
    published: Dating | None = None
    """Publication date, inferred where it is not stated; None: nobody looked."""
    mentions: tuple[Mention, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    reports: tuple[Report, ...] = ()
    faults: tuple[Fault, ...] = ()
    made_by: Mapping[str, str] = field(default_factory=dict)
    """Layer → `stage@version` that made it."""

    def with_layer(self, name: str, layer: Layer, *, maker: str) -> "Reading":
        """The same reading with one layer more.

        Raises:
            ValueError: `name` is no layer, or it is there already.
        """
        if name not in LAYERS:
            raise ValueError(f"{name!r} is no layer of a reading ({', '.join(LAYERS)})")
        if name in self.made_by:
            raise ValueError(f"layer {name!r} was already made by {self.made_by[name]}")
        made_by = {**self.made_by, name: maker}
        return replace(self, **{name: layer, "made_by": made_by})  # type: ignore[arg-type]

    def with_fault(self, fault: Fault) -> "Reading":
        """The same reading with one fault more."""
        return replace(self, faults=(*self.faults, fault))

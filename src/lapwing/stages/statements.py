"""Statements: who is quoted or paraphrased as saying what.

The reader sees the words that attribute ("said", "according to", "a claim that"), who speaks, and
which words of the sentence are attributed. Quotation marks are read from the text, over sentences:
a quotation without a cue beside it goes on from the one before. A statement is direct when all of
it is quoted, indirect when nothing is, mixed when some of it is.

Known to miss: speakers named in another paragraph only; statements within statements.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lapwing.record import Cue, Mention, Reading, ReadOut, Span, Statement
from lapwing.stages.clauses import Clauses
from lapwing.stages.quotes import find_quotes
from lapwing.stages.trees import phrase_of
from lapwing.stages.views import clauses_of

_MAX_GAP = 3
"""Words that may lie between two runs of one content."""
_LEAST_CHARS = 12
"""A content with fewer characters outside quotation marks is a quotation."""
_LEAST_WORDS = 2
"""Shorter runs are slips."""
MIN_QUOTE_WORDS = 4
"""Shorter quotations without a verb of saying are scare quotes or titles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    """Words that attribute, with whom they attribute to."""

    span: Span
    speaker: Span | None
    mention: Mention | None
    content: tuple[Span, ...]
    """What it attributes within its sentence; empty: nothing."""


def find_statements(
    text: str, sentences: Sequence[Clauses], read_outs: Sequence[ReadOut]
) -> tuple[Statement, ...]:
    """Statements in text order.

    A content is what the reader attributes, without commas at its edges and the final full stop; a
    quotation takes its marks along.

    Args:
        text: Article text.
        sentences: The clauses of each sentence, in text order.
        read_outs: What the reader sees in each.
    """
    quotes = find_quotes(text)
    spoken = [
        _spoken(clauses, cue)
        for clauses, read_out in zip(sentences, read_outs, strict=True)
        for cue in read_out.cues
    ]
    spoken = [cue for cue in spoken if not any(quote.covers(cue.span) for quote in quotes)]
    indirect = [s for cue in spoken if (s := _indirect(text, cue, quotes)) is not None]
    covered = [piece for statement in indirect for piece in statement.content]
    free = [q for q in quotes if not any(piece.covers(q) for piece in covered)]
    statements = [*indirect, *_direct(text, free, spoken)]
    return tuple(sorted(statements, key=lambda s: (s.content[0], s.cue)))


def _spoken(clauses: Clauses, cue: Cue) -> _Cue:
    """A cue of the reader with its speaker resolved and its content trimmed."""
    speaker, mention = None, None
    if cue.sources:
        head = cue.sources[0]
        start, end = phrase_of(clauses.words, head)
        speaker = clauses.span(start, end)
        mentions = clauses.parties_at[head] or clauses.parties(clauses.chunk_of[head])
        mention = mentions[0] if mentions else None
    pieces = [_trimmed(clauses, start, end) for start, end in _bridged(clauses, cue)]
    return _Cue(
        span=clauses.span(cue.start, cue.end),
        speaker=speaker,
        mention=mention,
        content=tuple(clauses.span(start, end) for start, end in pieces if end > start),
    )


def _bridged(clauses: Clauses, cue: Cue) -> Iterator[tuple[int, int]]:
    """Runs of content with gaps closed that hold neither cue nor speaker; short bits left out."""
    kept: list[tuple[int, int]] = []
    held = {*range(cue.start, cue.end), *cue.sources}
    for begin, end in cue.content:
        start = _with_article(clauses, begin, end)
        gap = range(kept[-1][1], start) if kept else range(0)
        if kept and len(gap) <= _MAX_GAP and held.isdisjoint(gap):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    yield from ((start, end) for start, end in kept if end - start >= _LEAST_WORDS)


def _with_article(clauses: Clauses, start: int, end: int) -> int:
    """Where a run starts whose first noun has its article just before."""
    before = start - 1
    if before >= 0 and clauses.tags[before] == "DT":
        head = clauses.words[before].head
        return before if head is not None and start <= head < end else start
    return start


def _trimmed(clauses: Clauses, start: int, end: int) -> tuple[int, int]:
    """Without commas at its edges and the final full stop."""
    while start < end and clauses.lower[start] in (",", ";", ":", ".", "-", "—", "–"):
        start += 1
    while start < end and clauses.lower[end - 1] in (",", ";", ":", ".", "!", "?", "-", "—", "–"):
        end -= 1
    return start, end


def _indirect(text: str, cue: _Cue, quotes: Sequence[Span]) -> Statement | None:
    """What a cue attributes outside quotations; pieces that are one quotation are left to them."""
    inside = [q for q in quotes if any(q.overlaps(piece) for piece in cue.content)]
    rest = tuple(p for p in cue.content if not any(q.covers(p) for q in inside))
    if not rest or (inside and len(rest) == 1 and _is_only_quotes(rest[0], inside)):
        return None
    is_mixed = any(q.overlaps(piece) for q in inside for piece in rest)
    return _statement(cue, rest, "mixed" if is_mixed else "indirect")


def _is_only_quotes(content: Span, quotes: Sequence[Span]) -> bool:
    quoted = sum(max(0, min(q.end, content.end) - max(q.start, content.start)) for q in quotes)
    return len(content) - quoted < _LEAST_CHARS


def _direct(text: str, quotes: Sequence[Span], cues: Sequence[_Cue]) -> Iterator[Statement]:
    """Quotations with the cue beside them; one without goes on from the one before it."""
    pending: list[Span] = []
    current: _Cue | None = None
    for quote in quotes:
        cue = _cue_beside(text, quote, cues)
        goes_on = bool(pending) and "\n\n" not in text[pending[-1].end : quote.start]
        if goes_on and (cue is None or cue is current) and current is not None:
            if cue is current or len(quote.of(text).split()) >= MIN_QUOTE_WORDS:
                pending.append(quote)
            continue
        if pending:
            yield _statement(current, tuple(pending), "direct")
            pending = []
        if cue is not None or _is_long(text, quote):
            pending, current = [quote], cue
    if pending:
        yield _statement(current, tuple(pending), "direct")


def _cue_beside(text: str, quote: Span, cues: Sequence[_Cue]) -> _Cue | None:
    after = [c for c in cues if quote.end <= _first(c) <= quote.end + 120]
    for cue in after[:1]:
        if (
            not text[quote.end : _first(cue)].strip(" ,.\n")
            and "\n" not in text[quote.end : _first(cue)]
        ):
            return cue
    before = [c for c in cues if quote.start - 160 <= c.span.end <= quote.start]
    for cue in reversed(before):
        between = text[cue.span.end : quote.start]
        if "\n" not in between and "." not in between.replace("...", ""):
            return cue
    return None


def _first(cue: _Cue) -> int:
    return min(cue.span.start, cue.speaker.start) if cue.speaker else cue.span.start


def _is_long(text: str, quote: Span) -> bool:
    return len(quote.of(text).split()) >= MIN_QUOTE_WORDS + 2


def _statement(cue: _Cue | None, content: tuple[Span, ...], kind: str) -> Statement:
    return Statement(
        content=content,
        cue=(cue.span,) if cue else (),
        speaker=(cue.speaker,) if cue and cue.speaker else (),
        actor=cue.mention.actor if cue and cue.mention else None,
        kind=kind,  # type: ignore[arg-type]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementStage:
    """Give each reading its `statements`."""

    name = "statements"
    version = "2"
    needs = ("sentences", "read_outs", "syntax", "mentions", "dates")
    gives = "statements"

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[Statement, ...]]:
        return [find_statements(r.article.text, clauses_of(r), r.read_outs) for r in readings]

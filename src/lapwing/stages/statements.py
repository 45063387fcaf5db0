"""Statements: who is quoted or paraphrased as saying what.

Three ways of speaking are read. Indirect: a verb of saying with its clause ("he said that …", "…,
the ministry said", "according to …"). Direct: a quotation with a verb of saying beside it, or
none, when it goes on from the quotation before. Mixed: an indirect clause with quoted words in it.

Known to miss: nominal attribution ("a claim that"); speakers named in another paragraph only;
clauses that end before their sentence does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lapwing.lexicon.phrases import load_cues
from lapwing.record import Mention, Reading, Span, Statement
from lapwing.stages.clauses import Clauses
from lapwing.stages.quotes import find_quotes
from lapwing.stages.subjects import subject_of
from lapwing.stages.views import clauses_of

Cues = Mapping[str, frozenset[str]]

MIN_QUOTE_WORDS = 4
"""Shorter quotations without a verb of saying are scare quotes or titles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    """A verb of saying with its speaker."""

    span: Span
    speaker: Span | None
    mention: Mention | None
    content: Span | None
    """The clause it introduces or follows; None: it has none outside quotation marks."""


def find_statements(
    text: str, sentences: Sequence[Clauses], *, cues: Cues
) -> tuple[Statement, ...]:
    """Statements in text order.

    A content takes its quotation marks and its "that" along, and not the final full stop.

    Args:
        text: Article text.
        sentences: The clauses of each sentence, in text order.
        cues: Lists by name, as `lapwing.lexicon.phrases.load_cues` gives them.
    """
    quotes = find_quotes(text)
    spoken = [cue for clauses in sentences for cue in _cues(clauses, quotes, cues)]
    indirect = [s for cue in spoken if (s := _indirect(text, cue, quotes)) is not None]
    covered = [piece for statement in indirect for piece in statement.content]
    free = [q for q in quotes if not any(piece.covers(q) for piece in covered)]
    statements = [*indirect, *_direct(text, free, spoken)]
    return tuple(sorted(statements, key=lambda s: (s.content[0], s.cue)))


def _cues(clauses: Clauses, quotes: Sequence[Span], cues: Cues) -> Iterator[_Cue]:
    for index, chunk in enumerate(clauses.chunks):
        head = clauses.lower[chunk.head]
        span = clauses.span(chunk.start, chunk.end)
        if any(quote.covers(span) for quote in quotes):
            continue
        if chunk.kind == "vg" and not chunk.is_passive and head in cues["reporting_verbs"]:
            yield _verb_cue(clauses, index, quotes, head in cues["plain_reporting_verbs"])
        elif head == "according" and clauses.is_word(index + 1, {"to"}):
            yield _according_cue(clauses, index)


def _verb_cue(clauses: Clauses, index: int, quotes: Sequence[Span], is_plain: bool) -> _Cue:
    subject = subject_of(clauses, index)
    chunk = clauses.chunks[index]
    mentions = clauses.parties(subject)
    content = _clause_after(clauses, index, is_plain) if subject != index + 1 else None
    if content is None and is_plain:
        content = _clause_before(clauses, index, subject)
    return _Cue(
        span=clauses.span(chunk.head, chunk.end),
        speaker=_speaker_span(clauses, subject),
        mention=mentions[0] if mentions else None,
        content=content,
    )


def _speaker_span(clauses: Clauses, subject: int | None) -> Span | None:
    if subject is None:
        return None
    chunk = clauses.chunks[subject]
    return clauses.span(chunk.start, chunk.end)


def _clause_after(clauses: Clauses, verb: int, is_plain: bool) -> Span | None:
    """What follows the verb of saying, when it is a clause: `said (that) NOUN … VERB …`."""
    index = verb + 1
    while clauses.kind(index) in ("adv",) or (
        clauses.kind(index) == "np" and clauses.chunks[index].is_temporal
    ):
        index += 1
    index = _past_addressee(clauses, index)
    if not clauses.is_word(index, {"that"}) and not (is_plain and _has_clause(clauses, index)):
        return None
    if clauses.kind(index) is None:
        return None
    start = clauses.chunks[index].start
    end = _last_word(clauses)
    return clauses.span(start, end) if end > start else None


def _past_addressee(clauses: Clauses, index: int) -> int:
    """`told reporters (on Tuesday) (in Caracas) that …`: step to "that", if it is near."""
    for step in range(index, min(index + 8, len(clauses.chunks))):
        if clauses.is_word(step, {"that"}):
            return step
        if clauses.kind(step) not in ("np", "prep", "adv"):
            break
    if clauses.kind(index) == "np" and clauses.kind(index + 1) == "np":
        return index + 1
    return index


def _has_clause(clauses: Clauses, index: int) -> bool:
    """A noun phrase with a finite verb after it, prepositional phrases between allowed."""
    if clauses.kind(index) not in ("np", "prep", "quote"):
        return False
    for step in range(index + 1, min(index + 9, len(clauses.chunks))):
        if clauses.kind(step) == "vg":
            return clauses.chunks[step].form == "finite"
        if clauses.kind(step) in ("comma", "mark", "wh", "adv"):
            return False
        if clauses.kind(step) == "cc" and clauses.kind(step + 1) != "np":
            return False
    return False


def _clause_before(clauses: Clauses, verb: int, subject: int | None) -> Span | None:
    """`…, the ministry said` and `…, said the ministry`: what stands before the comma."""
    first = min(verb, subject) if subject is not None else verb
    comma = first - 1
    while clauses.kind(comma) == "adv":
        comma -= 1
    if clauses.kind(comma) != "comma" or comma < 1:
        return None
    if clauses.previous_verb(comma) is None:
        return None
    return clauses.span(0, clauses.chunks[comma].start)


def _according_cue(clauses: Clauses, index: int) -> _Cue:
    speaker = index + 2 if clauses.kind(index + 2) == "np" else None
    mentions = clauses.parties(speaker)
    start = clauses.chunks[index].start
    if start > 0:
        last = start
        while last > 0 and clauses.lower[last - 1] in (",", ";"):
            last -= 1
        content = clauses.span(0, last) if last > 0 else None
    else:
        comma = next((i for i, word in enumerate(clauses.lower) if word == ","), None)
        end = _last_word(clauses)
        content = clauses.span(comma + 1, end) if comma is not None and comma + 1 < end else None
    return _Cue(
        span=clauses.span(start, clauses.chunks[index + 1].end),
        speaker=_speaker_span(clauses, speaker),
        mention=mentions[0] if mentions else None,
        content=content,
    )


def _last_word(clauses: Clauses) -> int:
    """Index after the last word, the closing full stop left out."""
    end = len(clauses.words)
    while end > 0 and clauses.lower[end - 1] in (".", "!", "?", ";", ":"):
        end -= 1
    return end


def _indirect(text: str, cue: _Cue, quotes: Sequence[Span]) -> Statement | None:
    if cue.content is None:
        return None
    inside = [q for q in quotes if q.overlaps(cue.content)]
    if any(q.covers(cue.content) for q in inside):
        return None
    if inside and _is_only_quotes(text, cue.content, inside):
        return None
    return _statement(cue, (cue.content,), "mixed" if inside else "indirect")


def _is_only_quotes(text: str, content: Span, quotes: Sequence[Span]) -> bool:
    outside = len(content) - sum(
        min(q.end, content.end) - max(q.start, content.start) for q in quotes
    )
    return outside < 12 or content.of(text).lstrip().startswith(("“", '"'))


def _direct(text: str, quotes: Sequence[Span], cues: Sequence[_Cue]) -> Iterator[Statement]:
    """Quotations with the cue beside them; one without goes on from the one before it."""
    pending: list[Span] = []
    current: _Cue | None = None
    for quote in quotes:
        cue = _cue_beside(text, quote, cues)
        goes_on = bool(pending) and "\n\n" not in text[pending[-1].end : quote.start]
        if goes_on and (cue is None or cue is current) and current is not None:
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

    cues: Cues = field(default_factory=load_cues)

    name = "statements"
    version = "1"
    needs = ("sentences", "syntax", "mentions", "dates")
    gives = "statements"

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[Statement, ...]]:
        return [find_statements(r.article.text, clauses_of(r), cues=self.cues) for r in readings]

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
from lapwing.stages.subjects import object_of, subject_of
from lapwing.stages.views import clauses_of

Cues = Mapping[str, frozenset[str]]

_RESTRICTIVE = frozenset({"of", "for"})
"""Prepositions whose phrase says who a speaker is."""
_NEAR = 12
"""Chunks within which "that", or the verb of a clause without it, follows a verb of saying."""
MIN_QUOTE_WORDS = 4
"""Shorter quotations without a verb of saying are scare quotes or titles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    """A verb of saying with its speaker."""

    span: Span
    speaker: Span | None
    mention: Mention | None
    content: tuple[Span, ...]
    """The clause it introduces, follows or parts; empty: none outside quotation marks."""


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
    said = cues["reporting_verbs"] | cues["describing_verbs"] | {"according"}
    spoken = [cue for clauses in sentences for cue in _cues(clauses, quotes, cues, said)]
    indirect = [s for cue in spoken if (s := _indirect(text, cue, quotes)) is not None]
    covered = [piece for statement in indirect for piece in statement.content]
    free = [q for q in quotes if not any(piece.covers(q) for piece in covered)]
    statements = [*indirect, *_direct(text, free, spoken)]
    return tuple(sorted(statements, key=lambda s: (s.content[0], s.cue)))


def _cues(
    clauses: Clauses, quotes: Sequence[Span], cues: Cues, said: frozenset[str]
) -> Iterator[_Cue]:
    if said.isdisjoint(clauses.lower):
        return
    for index, chunk in enumerate(clauses.chunks):
        head = clauses.lower[chunk.head]
        if head not in said:
            continue
        span = clauses.span(chunk.start, chunk.end)
        if any(quote.covers(span) for quote in quotes):
            continue
        if chunk.kind == "vg" and not chunk.is_passive and head in cues["describing_verbs"]:
            yield _verb_cue(clauses, index, _described(clauses, index))
        elif chunk.kind == "vg" and not chunk.is_passive and head in cues["reporting_verbs"]:
            is_plain = head in cues["plain_reporting_verbs"]
            yield _verb_cue(clauses, index, _reported(clauses, index, is_plain))
        elif head == "according" and clauses.is_word(index + 1, {"to"}):
            yield _according_cue(clauses, index)


def _reported(clauses: Clauses, verb: int, is_plain: bool) -> tuple[Span, ...]:
    """What a verb of saying reports outside quotation marks: a clause before, after or around."""
    subject = subject_of(clauses, verb)
    content = _clause_after(clauses, verb, is_plain) if subject != verb + 1 else None
    if content is not None:
        return (content,)
    return _clause_around(clauses, verb, subject) if is_plain else ()


def _described(clauses: Clauses, verb: int) -> tuple[Span, ...]:
    """What is said of somebody: `called the vote a sham`, `accused Oslo of spying`."""
    object_ = object_of(clauses, verb)
    if object_ is None:
        return ()
    last = object_
    while last + 1 < len(clauses.chunks) and clauses.kind(last + 1) not in ("comma", "mark", "wh"):
        last += 1
    return (clauses.span(clauses.chunks[object_].start, clauses.chunks[last].end),)


def _verb_cue(clauses: Clauses, index: int, pieces: tuple[Span, ...]) -> _Cue:
    subject = subject_of(clauses, index)
    chunk = clauses.chunks[index]
    mentions = clauses.parties(subject)
    return _Cue(
        span=clauses.span(chunk.head, chunk.end),
        speaker=_speaker_span(clauses, subject),
        mention=mentions[0] if mentions else None,
        content=pieces,
    )


def _speaker_span(clauses: Clauses, subject: int | None) -> Span | None:
    if subject is None:
        return None
    last = subject
    while clauses.is_word(last + 1, _RESTRICTIVE) and clauses.kind(last + 2) == "np":
        if clauses.is_time(last + 2):
            break
        last += 2
    return clauses.span(clauses.chunks[subject].start, clauses.chunks[last].end)


def _clause_after(clauses: Clauses, verb: int, is_plain: bool) -> Span | None:
    """What follows the verb of saying, when it is a clause: `said (that) NOUN … VERB …`."""
    index = _past_time(clauses, verb + 1)
    index = _past_addressee(clauses, index)
    if not clauses.is_word(index, {"that"}) and not (is_plain and _has_clause(clauses, index)):
        return None
    if clauses.kind(index) is None:
        return None
    start = clauses.chunks[index].start
    end = _last_word(clauses)
    return clauses.span(start, end) if end > start else None


def _past_time(clauses: Clauses, index: int) -> int:
    """`said (again) (on Tuesday) …`: the chunk after adverbs and times."""
    while True:
        if clauses.is_time(index):
            index += 1
        elif clauses.kind(index) == "prep" and clauses.is_time(index + 1):
            index += 2
        elif clauses.kind(index) == "adv" and not clauses.is_word(index, {"there"}):
            index += 1
        else:
            return index


def _past_addressee(clauses: Clauses, index: int) -> int:
    """`told reporters (on Tuesday) (in Caracas) that …`: step to "that", if it is near."""
    for step in range(index, min(index + _NEAR, len(clauses.chunks))):
        if clauses.kind(step) in ("prep", "wh") and clauses.is_word(step, {"that"}):
            return step
        if clauses.kind(step) not in ("np", "prep", "adv", "comma"):
            break
    if clauses.kind(index) == "np" and clauses.kind(index + 1) == "np":
        return index + 1
    return index


def _has_clause(clauses: Clauses, index: int) -> bool:
    """A noun phrase with a finite verb after it, prepositional phrases between allowed."""
    if clauses.is_word(index, {"there"}):
        return clauses.kind(index + 1) == "vg"
    if clauses.kind(index) not in ("np", "prep", "quote"):
        return False
    open_relatives = 0
    for step in range(index + 1, min(index + _NEAR, len(clauses.chunks))):
        if clauses.kind(step) == "wh":
            open_relatives += 1
        elif clauses.kind(step) == "vg":
            if clauses.chunks[step].form == "finite" or _stands_as_finite(clauses, step):
                if not open_relatives:
                    return True
                open_relatives -= 1
        elif clauses.kind(step) == "mark":
            return False
        elif clauses.kind(step) == "cc" and clauses.kind(step + 1) == "vg":
            return clauses.is_word(step, {"both"})
    return False


def _stands_as_finite(clauses: Clauses, verb: int) -> bool:
    """`said Oslo promised to …`: a past tense taken for a participle."""
    follows = clauses.kind(verb + 1) == "vg" and clauses.chunks[verb + 1].form == "infinitive"
    return clauses.chunks[verb].form == "reduced" and follows


def _clause_around(clauses: Clauses, verb: int, subject: int | None) -> tuple[Span, ...]:
    """`…, the ministry said`: what stands before the comma, and after one behind the verb."""
    first = min(verb, subject) if subject is not None else verb
    comma = first - 1
    while clauses.kind(comma) == "adv":
        comma -= 1
    if clauses.kind(comma) != "comma" or comma < 1:
        return ()
    before = clauses.span(0, clauses.chunks[comma].start)
    rest = _clause_behind(clauses, max(verb, subject if subject is not None else verb))
    if rest is not None and clauses.previous_verb(comma) is None:
        return before, rest
    if clauses.previous_verb(comma) is None:
        return ()
    return (before,)


def _clause_behind(clauses: Clauses, last: int) -> Span | None:
    """`The museum, he said, would show …`: the rest of the clause that the cue parts."""
    index = _past_time(clauses, last + 1)
    end = _last_word(clauses)
    if clauses.kind(index) != "comma" or index + 1 >= len(clauses.chunks):
        return None
    start = clauses.chunks[index + 1].start
    return clauses.span(start, end) if end > start else None


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
        content=(content,) if content is not None else (),
    )


def _last_word(clauses: Clauses) -> int:
    """Index after the last word, the closing full stop left out."""
    end = len(clauses.words)
    while end > 0 and clauses.lower[end - 1] in (".", "!", "?", ";", ":"):
        end -= 1
    return end


def _indirect(text: str, cue: _Cue, quotes: Sequence[Span]) -> Statement | None:
    if not cue.content:
        return None
    inside = [q for q in quotes if any(q.overlaps(piece) for piece in cue.content)]
    if any(q.covers(piece) for q in inside for piece in cue.content):
        return None
    if inside and len(cue.content) == 1 and _is_only_quotes(text, cue.content[0], inside):
        return None
    return _statement(cue, cue.content, "mixed" if inside else "indirect")


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

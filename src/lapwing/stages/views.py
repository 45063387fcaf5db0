"""A reading's sentences as clauses: words, mentions and dates of each sentence put together."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from lapwing.lexicon.actors import Registry
from lapwing.lexicon.phrases import load_cues
from lapwing.record import Actor, Mention, Place, Reading, Sentence, Span, TimeExpression
from lapwing.stages.clauses import Clauses

Layered = TypeVar("Layered", Mention, Place, TimeExpression)


_FIRST_PERSONS = frozenset({"i", "we", "us", "our", "my", "me"})


def clauses_of(reading: Reading, *, registry: Registry | None = None) -> list[Clauses]:
    """The clauses of each sentence of a reading, in text order.

    Inside a direct quotation "I" and "we" name the speaker, once statements have been found.

    Args:
        reading: With sentences, syntax and mentions; dates and statements if there are any.
        registry: Knows demonyms; None: adjectives of nationality name nobody.
    """
    text = reading.article.text
    return [
        Clauses(
            text=text,
            words=words,
            mentions=tuple(_named(reading, sentence, words)),
            dates=tuple(d.span for d in inside(reading.dates, sentence)),
            demonyms=_demonyms(reading, words, registry) if registry else (),
            speech_verbs=load_cues()["plain_reporting_verbs"],
            object_controls=load_cues()["object_control_verbs"],
        )
        for sentence, words in zip(reading.sentences, reading.syntax, strict=True)
    ]


def _named(reading: Reading, sentence: Span, words: Sentence) -> list[Mention]:
    mentions = inside(reading.mentions, sentence)
    spoken = [
        (statement, piece)
        for statement in reading.statements
        if statement.kind == "direct" and statement.actor is not None
        for piece in statement.content
        if piece.overlaps(sentence)
    ]
    if not spoken:
        return mentions
    for word in words:
        if word.span.of(reading.article.text).lower() not in _FIRST_PERSONS:
            continue
        for statement, piece in spoken:
            if piece.covers(word.span) and statement.actor is not None:
                mentions.append(_speaker(word.span, statement.actor))
    return sorted(mentions, key=lambda mention: mention.span)


def _demonyms(reading: Reading, words: Sentence, registry: Registry) -> tuple[Mention, ...]:
    found = []
    for word in words:
        name = word.span.of(reading.article.text)
        if word.tag not in ("JJ", "NNP") or not name[0].isupper():
            continue
        sense = next((s for s in registry.lookup(name) if s.kind == "demonym"), None)
        if sense is not None:
            actor = registry.actor(sense, None)
            found.append(Mention(span=word.span, kind="country", actor=actor, reason="demonym"))
    return tuple(found)


def _speaker(span: Span, actor: Actor) -> Mention:
    return Mention(
        span=span, kind="person", actor=actor, reason="speaker of the quotation", is_pronoun=True
    )


def inside(layer: Sequence[Layered], sentence: Span) -> list[Layered]:
    """What of a layer, sorted by start, lies inside a sentence, in text order."""
    first = bisect_left(layer, sentence.start, key=lambda found: found.span.start)
    last = bisect_left(layer, sentence.end, lo=first, key=lambda found: found.span.start)
    return [found for found in layer[first:last] if sentence.covers(found.span)]

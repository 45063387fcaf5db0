"""Clauses of one invented sentence, for the tests of the grammar."""

from lapwing.lexicon.phrases import load_cues
from lapwing.neural.model import load_model
from lapwing.neural.reader import Reader
from lapwing.record import Actor, Mention, Span
from lapwing.stages.clauses import Clauses
from lapwing.stages.syntax import find_syntax


def clauses_in(text: str, *parties: str) -> Clauses:
    """The sentence, with the named parties as mentions (each at its first place)."""
    words = find_syntax(text, [Span(0, len(text))], reader=Reader(load_model()))[0]
    mentions = [
        Mention(
            span=Span(text.index(name), text.index(name) + len(name)),
            kind="country",
            actor=Actor(actor_id=name, name=name, country=name[:3].upper()),
        )
        for name in parties
    ]
    return Clauses(
        text=text,
        words=words,
        mentions=tuple(sorted(mentions, key=lambda m: m.span)),
        dates=(),
        speech_verbs=load_cues()["plain_reporting_verbs"],
        object_controls=load_cues()["object_control_verbs"],
    )


def verb_of(clauses: Clauses, word: str) -> int:
    """Index of the chunk that holds a word."""
    return clauses.chunk_of[clauses.lower.index(word)]

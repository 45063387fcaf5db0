"""Mentions: who is named in an article, by name, office, common noun or pronoun.

Two passes over the sentences. The first finds the phrases and learns who is named in full anywhere
in the article, which countries it names and which it is about. The second resolves the phrases in
order, with everything said before in mind.

A mention spans the whole noun phrase without its article. A capital or seat of government that
acts is its government (kind `country`); one that somebody is in, or goes to, is a mention of kind
`place` whose actor is the state. "the two leaders" gives one mention for each of the two, with the
same span. Text before the first sentence (the dateline) names nobody.

Known to miss: see `lapwing.resolve.phrases` and `lapwing.resolve.coreference`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lapwing.lexicon.actors import Registry
from lapwing.lexicon.agents import Agents
from lapwing.lexicon.places import Gazetteer
from lapwing.record import Dating, Mention, Period, Reading, Span
from lapwing.resolve.elements import Words, lexicon_for
from lapwing.resolve.narration import Narration
from lapwing.resolve.phrases import read_sentence
from lapwing.resolve.scene import Scene


def find_mentions(
    text: str,
    sentences: Sequence[Span],
    *,
    published: Dating | None,
    registry: Registry,
    agents: Agents,
    gazetteer: Gazetteer | None = None,
) -> tuple[Mention, ...]:
    """Find who is named.

    Args:
        text: Article text. All spans given and returned are offsets into it.
        sentences: Sentence spans, sorted and not overlapping.
        published: When the article was published; None or unknown: names are read as of the
            registry's own day, and offices are not looked up.
        registry: Who there is.
        agents: Common nouns and small words.
        gazetteer: Places, to tell the country of "Mumbai police"; None: it is not told.

    Returns:
        Mentions sorted by start, then end, then actor; none inside another but for mentions of
        several actors with the same span.
    """
    lexicon = lexicon_for(registry, agents)
    words = Words(text)
    ranges = word_ranges(words, sentences)
    read = [read_sentence(words, first, last, lexicon=lexicon) for first, last in ranges]
    on = _day(published)
    starts = [first for first, _ in ranges]
    scene = Scene(words, lexicon, on=on, starts=starts, gazetteer=gazetteer)
    return Narration(scene).tell(read)


def word_ranges(words: Words, sentences: Sequence[Span]) -> list[tuple[int, int]]:
    """For each sentence the indices of its first word and after its last; empty ones kept."""
    ranges = []
    at, count = 0, len(words.spans)
    for sentence in sentences:
        while at < count and words.spans[at][0] < sentence.start:
            at += 1
        first = at
        while at < count and words.spans[at][1] <= sentence.end:
            at += 1
        ranges.append((first, at))
    return ranges


def _day(published: Dating | None) -> Period | None:
    return published.when if published is not None and published.when.is_known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionStage:
    """Give each reading its `mentions`."""

    registry: Registry
    agents: Agents
    gazetteer: Gazetteer | None = None

    name = "mentions"
    version = "1"
    needs = ("sentences", "published")
    gives = "mentions"

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[Mention, ...]]:
        return [
            find_mentions(
                reading.article.text,
                reading.sentences,
                published=reading.published or reading.article.published,
                registry=self.registry,
                agents=self.agents,
                gazetteer=self.gazetteer,
            )
            for reading in readings
        ]

"""Events and statements beside our own gold: the corpus's held-out tenth, and coded news.

    triggers      F1 of triggers with their type: a found one is right when it overlaps a gold one
                  of the same type, one to one
    events        the same where, besides, both parties are right: every gold actor and recipient
                  that stands in the sentence holds exactly one word found in that role, and no
                  word found in it stands outside them
    realis, mode  share of the matched triggers with the gold's realis; with its main mode, or
                  none where it has none
    cues          F1 of reporting words that overlap, one to one
    sources       F1 of head words of speakers: right inside the source of the matched cue's
                  statement, one for each source
    content       F1 of the words of what is said, of matched cues

Words are cut as in all our reading, by `lapwing.text.find_words`.
"""

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.counts import Count, overlap, pair_up, share
from corpus.annotation import Coded, Party, Said, Span
from corpus.load import WrittenSentence, read_news, read_written
from corpus.wire import read_wire
from lapwing.neural.decode import Decoded
from lapwing.neural.reader import Reader
from lapwing.record import Cue, Trigger
from lapwing.text import find_words
from training.splits import split_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A coded sentence with its words."""

    text: str
    """The text that all spans point into."""
    words: tuple[Span, ...]
    events: tuple[Coded, ...]
    statements: tuple[Said, ...]


def written(reader: Reader) -> dict[str, float]:
    """The held-out tenth of the written corpus; needs nothing but the repository."""
    return figures("written", reader, written_gold())


def wire(reader: Reader, data: Path) -> dict[str, float]:
    """The held-out tenth of the coded newswire; `data` holds the texts."""
    gold = [gold_of(s) for s in read_wire(data) if split_of(s) == "test"]
    return figures("wire", reader, gold)


def news(reader: Reader, path: Path) -> dict[str, float]:
    """The coded development articles; their texts come from the news file."""
    told = figures("news", reader, news_gold(path))
    return {k: v for k, v in told.items() if k.startswith(("news.triggers", "news.realis"))}


def written_gold() -> list[Gold]:
    """Sentences that the reader is not trained on."""
    return [gold_of(s) for s in read_written() if split_of(s) == "test"]


def gold_of(sentence: WrittenSentence) -> Gold:
    """A coded sentence cut into words."""
    return Gold(
        text=sentence.text,
        words=tuple(find_words(sentence.text)),
        events=sentence.events,
        statements=sentence.statements,
    )


def news_gold(path: Path) -> list[Gold]:
    """Sentences of the development articles, cut as they were coded.

    Raises:
        ValueError: The file lacks an article, or has another text for it.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    gold = []
    for article in read_news("dev"):
        text = texts.get(article.id, "")
        if not article.is_of(text):
            raise ValueError(f"{path}: {article.id} is not there as it was coded")
        gold += [
            Gold(
                text=text,
                words=tuple(find_words(text, *sentence.span)),
                events=sentence.events,
                statements=sentence.statements,
            )
            for sentence in article.sentences
        ]
    return gold


def figures(name: str, reader: Reader, sentences: Sequence[Gold]) -> dict[str, float]:
    """Every figure of events and statements, named after where they were measured."""
    decoded = reader([[s.text[a:b] for a, b in s.words] for s in sentences])
    tally = _Tally()
    for gold, told in zip(sentences, decoded, strict=True):
        tally.add_events(gold, told)
        tally.add_statements(gold, told)
    matched = tally.triggers.right
    return {
        **tally.triggers.figures(f"{name}.triggers"),
        **tally.events.figures(f"{name}.events"),
        f"{name}.realis": share(tally.realis, matched),
        f"{name}.mode": share(tally.modes, matched),
        **tally.cues.figures(f"{name}.cues"),
        **tally.sources.figures(f"{name}.sources"),
        **tally.content.figures(f"{name}.content"),
    }


@dataclass(slots=True)
class _Tally:
    """Sums over sentences."""

    triggers: Count = field(default_factory=Count)
    events: Count = field(default_factory=Count)
    cues: Count = field(default_factory=Count)
    sources: Count = field(default_factory=Count)
    content: Count = field(default_factory=Count)
    realis: int = 0
    modes: int = 0

    def add_events(self, gold: Gold, told: Decoded) -> None:
        def agree(found: Trigger, event: Coded) -> bool:
            return found.type == event.type and overlap(_span(gold, found), event.trigger)

        pairs = pair_up(told.triggers, gold.events, agree)
        sizes = {"found": len(told.triggers), "gold": len(gold.events)}
        self.triggers.add(**sizes, right=len(pairs))
        self.events.add(**sizes, right=sum(has_parties(gold, t, e) for t, e in pairs))
        self.realis += sum(t.realis == e.realis for t, e in pairs)
        self.modes += sum(t.mode == (e.modes[0] if e.modes else None) for t, e in pairs)

    def add_statements(self, gold: Gold, told: Decoded) -> None:
        pairs = pair_up(
            told.cues, gold.statements, lambda cue, said: overlap(_span(gold, cue), said.cue)
        )
        self.cues.add(found=len(told.cues), gold=len(gold.statements), right=len(pairs))
        self.sources.add(
            found=sum(len(cue.sources) for cue in told.cues),
            gold=sum(bool(source_of(said)) for said in gold.statements),
            right=sum(
                any(overlap(gold.words[word], span) for word in cue.sources)
                for cue, said in pairs
                for span in source_of(said)
            ),
        )
        self.content.add(
            found=sum(len(_inside(cue)) for cue in told.cues),
            gold=sum(len(_words_in(gold, said.content)) for said in gold.statements),
            right=sum(len(_inside(cue) & _words_in(gold, said.content)) for cue, said in pairs),
        )


def has_parties(gold: Gold, found: Trigger, event: Coded) -> bool:
    """Whether actors and recipients are the gold's."""
    return all(
        _fills([gold.words[word] for word in found.filled_by(role)], _spans(gold, parties))
        for role, parties in (("actor", event.actors), ("recipient", event.recipients))
    )


def _spans(gold: Gold, parties: Iterable[Party]) -> list[Span]:
    """Where parties stand, those that do not stand in the sentence left out."""
    return [p.span for p in parties if p.span and any(overlap(p.span, w) for w in gold.words)]


def _fills(words: Sequence[Span], spans: Sequence[Span]) -> bool:
    return all(sum(overlap(word, span) for word in words) == 1 for span in spans) and all(
        any(overlap(word, span) for span in spans) for word in words
    )


def source_of(said: Said) -> tuple[Span, ...]:
    """Where the speaker stands; nowhere, or in one place."""
    return (said.source.span,) if said.source and said.source.span else ()


def _span(gold: Gold, found: Trigger | Cue) -> Span:
    return gold.words[found.start][0], gold.words[found.end - 1][1]


def _inside(cue: Cue) -> set[int]:
    return {word for start, end in cue.content for word in range(start, end)}


def _words_in(gold: Gold, spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at, word in enumerate(gold.words) if overlap(word, span)}

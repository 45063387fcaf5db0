"""Coded sentences as examples: triggers, modes, realis, roles, cues and what was said.

Heads of parties, dates and places, word classes and names come from spaCy's small model: silver,
where the corpus gives spans only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from corpus.load import WrittenSentence
from lapwing.text import find_words
from training.examples import Example, head_of, iob
from training.splits import split_of

_NAME_TYPES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
TAGS_WEIGHT = 0.5
"""Without tags of their own, sentences like these are tagged worse and worse: the encoder learns to
tell them from the treebanks, and nothing holds their tags."""
SILVER_WEIGHT = 0.3
"""spaCy's small model reaches F1 .59 on UNER's test, more on news."""


def load_annotator(model: str) -> Language:
    """A spaCy pipeline that takes our words as they are cut."""
    return spacy.load(model, exclude=["lemmatizer"])


def _read(annotator: Language, sentences: list[list[str]]) -> list[Doc]:
    docs = [Doc(annotator.vocab, words=words) for words in sentences]
    for doc in docs:
        for token in doc[1:]:
            token.is_sent_start = False
    return list(annotator.pipe(docs, batch_size=64))


def _names_of(doc: Doc) -> list[str]:
    spans = []
    for entity in doc.ents:
        label = _NAME_TYPES.get(entity.label_)
        start = entity.start + (entity[0].lower_ == "the")
        end = entity.end - (entity[-1].text in ("'s", "’s"))
        if label and start < end:
            spans.append((start, end, label))
    return iob(spans, len(doc))


def read_corpus(annotator: Language, sentences: Sequence[WrittenSentence]) -> Iterator[Example]:
    """Coded sentences as examples, in order."""
    spans = [find_words(s.text) for s in sentences]
    words = [[s.text[a:b] for a, b in cut] for s, cut in zip(sentences, spans, strict=True)]
    docs = _read(annotator, words)
    for sentence, cut, doc in zip(sentences, spans, docs, strict=True):
        heads = [0 if t.head is t else t.head.i + 1 for t in doc]
        yield replace(
            _example(sentence, cut, heads, _names_of(doc)),
            xpos=[token.tag_ for token in doc],
            upos=[token.pos_ for token in doc],
            tags_weight=TAGS_WEIGHT,
        )


def _example(
    sentence: WrittenSentence, cut: list[tuple[int, int]], heads: list[int], names: list[str]
) -> Example:
    def inside(span: tuple[int, int]) -> range:
        found = [i for i, (a, b) in enumerate(cut) if a < span[1] and b > span[0]]
        return range(found[0], found[-1] + 1) if found else range(0)

    def head(span: tuple[int, int] | None) -> int | None:
        held = inside(span) if span else range(0)
        return head_of(held.start, held.stop, heads) if held else None

    triggers, modes, realis, roles = [], [], [], []
    for event in sentence.events:
        held = inside(event.trigger)
        first = held.start
        triggers.append((held.start, held.stop, event.type))
        modes.append((first, f"{event.type}/{event.modes[0] if event.modes else ''}"))
        realis.append((first, event.realis))
        told = [(party.span, "actor") for party in event.actors]
        told += [(party.span, "recipient") for party in event.recipients]
        told += [(event.when.span, "date")] if event.when else []
        told += [(event.where.span, "place")] if event.where else []
        roles += [(first, at, role) for span, role in told if (at := head(span)) is not None]
    cues = []
    for said in sentence.statements:
        held = inside(said.cue)
        cues.append((held.start, held.stop, "CUE"))
        source = head(said.source.span) if said.source else None
        if source is not None:
            roles.append((held.start, source, "source"))
        roles += [(held.start, at, "content") for piece in said.content for at in inside(piece)]
    size = len(cut)
    return Example(
        id=sentence.id,
        split=split_of(sentence),
        words=[sentence.text[a:b] for a, b in cut],
        names=names,
        names_weight=SILVER_WEIGHT,
        triggers=iob(triggers, size),
        modes=modes,
        realis=realis,
        roles=sorted(set(roles)),
        cues=iob(cues, size),
    )

"""Check the written corpus: schema, offsets, codes, quotas, repetition, and that it is our own.

    corpus/check                                       quotas and faults
    corpus/check --files 'w1_*' --part .125            one writer's eighth of it
    corpus/check --against DIR                         no run of eight words stands in DIR
    corpus/check --like news.jsonl.gz                  compare its texture with real news

Exit 1 when something is wrong; a quota that is not yet met is wrong only with `--strict`.
"""

import argparse
import itertools
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus import texture
from corpus.annotation import Coded, Party, Span
from corpus.codes import CONTEXTS, COUNTRIES, MODES, NEEDS_RECIPIENT, REALIS, SECTORS
from corpus.load import HERE, WrittenSentence, read_written
from corpus.quotas import count_quotas
from corpus.sentences import cut_sentences

_PRONOUNS = frozenset(
    (
        "he",
        "she",
        "they",
        "it",
        "him",
        "her",
        "them",
        "who",
        "which",
        "we",
        "us",
        "i",
        "his",
        "their",
    )
)
_MARKS = (1_000, 5_000, 10_000, 25_000, 50_000, 100_000, 150_000)


def find_faults(sentence: WrittenSentence) -> Iterator[str]:
    """Everything that is wrong with one sentence, in words."""
    if bool(sentence.events) == bool(sentence.none):
        yield "has neither events nor a kind of no-event, or both"
    if sentence.text != sentence.text.strip() or "  " in sentence.text:
        yield "has stray spaces"
    if sentence.passage and not 3 <= sentence.passage_size <= 6:
        yield f"stands in a passage of {sentence.passage_size} sentences, not 3 to 6"
    if not 3 <= len(texture.words_of(sentence.text)) <= 70:
        yield f"has {len(texture.words_of(sentence.text))} words; news has 3 to 70"
    for event in sentence.events:
        yield from (f"{event.type}: {fault}" for fault in _event_faults(sentence, event))
    triggers = Counter((event.trigger, event.type) for event in sentence.events)
    yield from (f"codes {kind} twice" for (_, kind), count in triggers.items() if count > 1)
    for span in _spans(sentence):
        if not 0 <= span[0] < span[1] <= len(sentence.text):
            yield f"has a span outside its text: {span}"


def _event_faults(sentence: WrittenSentence, event: Coded) -> Iterator[str]:
    pairs = [(event.type, mode) for mode in event.modes] + [p for p in event.also if p[1]]
    yield from (f"no such mode: {mode}" for kind, mode in pairs if mode not in MODES[kind])
    yield from (f"no such context: {name}" for name in event.contexts if name not in CONTEXTS)
    if event.realis != "actual" and event.realis not in REALIS.values():
        yield f"no such realis: {event.realis}"
    if not event.actors and not event.recipients and not event.where:
        yield "has neither party nor place"
    if event.type in NEEDS_RECIPIENT and not event.recipients and len(event.actors) < 2:
        yield "needs a recipient"
    if event.type in {kind for kind, _ in event.also}:
        yield "says `also` of its own type"
    for party in (*event.actors, *event.recipients):
        yield from _party_faults(sentence, party)


def _party_faults(sentence: WrittenSentence, party: Party) -> Iterator[str]:
    words = sentence.text[slice(*party.span)] if party.span else party.name
    if party.country and party.country not in COUNTRIES:
        yield f"no such country: {party.country}"
    yield from (f"no such sector: {code}" for code in party.sectors if code not in SECTORS)
    if not party.country and not party.sectors:
        yield f"{words!r} has neither country nor sector"
    if party.span and words.lower() in _PRONOUNS and not party.name:
        yield f"{words!r} needs a name: `{words} CODE = Name`"
    if party.span and words[-1] in ",;.":
        yield f"{words!r} ends in punctuation"


def _spans(sentence: WrittenSentence) -> Iterator[Span]:
    yield from sentence.lookalikes
    for event in sentence.events:
        yield event.trigger
        yield from (p.span for p in (*event.actors, *event.recipients) if p.span)
        yield from (part.span for part in (event.when, event.where) if part)
    for said in sentence.statements:
        yield from (said.cue, *said.content)


def _print_texture(sentences: Sequence[WrittenSentence], news: Path | None) -> None:
    texts = [sentence.text for sentence in sentences]
    total = sum(len(texture.words_of(text)) for text in texts)
    theirs = list(itertools.islice(texture.read_texts(news), 60_000)) if news else []
    # An article's longest string is its body; titles and addresses are short.
    theirs = [text for text in theirs if len(text) > 400]
    print(f"\nwords in all: {total}")
    print("distinct words after so many words (ours, news cut to sentences):")
    cut = [text[start:end] for text in theirs for start, end in cut_sentences(text)]
    grown = texture.measure_growth(texts, marks=_MARKS)
    # Every hundredth sentence or so, for our own sentences also come from many stories.
    sample = cut[:: max(1, len(cut) // 12_000)]
    news_grown = texture.measure_growth(sample, marks=_MARKS)
    for mark, count in grown.items():
        print(f"  {mark:>7}  {count:>6}  {news_grown.get(mark, 0):>6}")
    for name, listed in (("ours", texts), ("news", sample)):
        lengths = sorted(len(texture.words_of(text)) for text in listed)
        if lengths:
            tenths = [lengths[len(lengths) * tenth // 10] for tenth in (1, 3, 5, 7, 9)]
            mean = sum(lengths) / len(lengths)
            print(f"sentence length, {name}: mean {mean:.1f}, deciles 1 3 5 7 9: {tenths}")
    _print_triggers(sentences, sample)


def _print_triggers(sentences: Sequence[WrittenSentence], news: Sequence[str]) -> None:
    heads = texture.triggers_of(sentences)
    print(f"trigger words: {len(heads)} distinct among {heads.total()}")
    for kind in MODES:
        own = Counter(
            texture.words_of(s.text[slice(*e.trigger)])[0]
            for s in sentences
            for e in s.events
            if e.type == kind
        )
        top = ", ".join(f"{word} {count}" for word, count in own.most_common(6))
        print(f"  {kind:<10} {len(own):>4} forms: {top}")
    if news:
        there = Counter(texture.stem_of(word) for text in news for word in texture.words_of(text))
        print(f"rank correlation of triggers with news: {texture.compare_ranks(heads, there):.2f}")
        scale = heads.total() / sum(there[word] for word in heads)
        worn = [w for w, n in heads.most_common(200) if n >= 8 and n > 8 * scale * there[w]]
        print(f"used far more than news does: {', '.join(worn[:25]) or 'none'}")


def main(arguments: Sequence[str]) -> int:
    """Run the checks that were asked for; 1 when something is wrong."""
    parser = argparse.ArgumentParser(description="Check the written corpus.")
    parser.add_argument("--files", default="*", help="which files of corpus/written, e.g. 'w1_*'")
    parser.add_argument("--against", type=Path, help="folder whose texts must not occur")
    parser.add_argument("--like", type=Path, help="news file (JSON lines) to compare with")
    parser.add_argument("--part", type=float, default=1.0, help="share of the corpus this is")
    parser.add_argument("--strict", action="store_true", help="an unmet quota is a fault")
    parser.add_argument("--twins", type=float, default=0.6, help="share of a frame that may repeat")
    asked = parser.parse_args(arguments)
    sentences = list(read_written(sorted((HERE / "written").glob(f"{asked.files}.jsonl"))))
    faults = [f"{s.id}: {fault}" for s in sentences for fault in find_faults(s)]
    texts = Counter(sentence.text for sentence in sentences)
    faults += [f"stands {count} times: {text!r}" for text, count in texts.items() if count > 1]
    twins = texture.find_twins(sentences, share=asked.twins)
    faults += [f"{p.first} and {p.second} share {p.share:.0%} of a frame" for p in twins]
    if asked.against:
        found = texture.find_overlaps(sentences, asked.against)
        faults += [f"{key}: eight words also in {file}: {run!r}" for key, file, run in found]
    quotas = list(count_quotas(sentences, part=asked.part))
    for quota in quotas:
        print(quota)
    _print_texture(sentences, asked.like)
    for fault in faults:
        print(fault, file=sys.stderr)
    unmet = sum(not quota.is_met for quota in quotas)
    print(f"\n{len(sentences)} sentences, {len(faults)} faults, {unmet} quotas not met")
    return 1 if faults or (asked.strict and unmet) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

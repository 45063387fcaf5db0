"""Does the written corpus read like news, and is all of it our own?

Four measures on plain text: frames that repeat once names and numbers are masked, runs of eight
words that also stand elsewhere, the growth of the vocabulary, and the words used as triggers.

Known to miss: paraphrase. A frame is compared by its words, so two sentences that say the same
thing in other words pass.
"""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from corpus.load import WrittenSentence

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TEXT_SUFFIXES = {".txt", ".tex", ".csv", ".tsv", ".json", ".jsonl", ".md"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences whose frames are close; `share` of their word pairs in common, 0 to 1."""

    first: str
    second: str
    share: float


def words_of(text: str) -> list[str]:
    """The words of a text, lower case, without punctuation."""
    return [word.lower() for word in _WORD.findall(text)]


def frame_of(sentence: WrittenSentence) -> tuple[str, ...]:
    """The sentence's words with parties, places, dates, capitalised words and numbers masked."""
    text = sentence.text
    masked = [False] * len(text)
    for event in sentence.events:
        spans = [party.span for party in (*event.actors, *event.recipients)]
        spans += [event.when.span if event.when else None]
        spans += [event.where.span if event.where else None]
        for span in spans:
            if span:
                masked[span[0] : span[1]] = [True] * (span[1] - span[0])
    frame: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0]
        name = masked[match.start()] or word[0].isdigit() or (word[0].isupper() and match.start())
        kept = "_" if name else word.lower()
        if kept != "_" or frame[-1:] != ["_"]:
            frame.append(kept)
    return tuple(frame)


def find_twins(sentences: Sequence[WrittenSentence], *, share: float = 0.6) -> list[Pair]:
    """Pairs of sentences whose frames have at least this share of their word pairs in common."""
    grams: list[frozenset[tuple[str, str]]] = []
    holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    pairs: list[Pair] = []
    for index, sentence in enumerate(sentences):
        frame = ("^", *frame_of(sentence), "$")
        mine = frozenset(pairwise(frame))
        common: Counter[int] = Counter()
        for gram in mine:
            # A pair of words that hundreds of sentences hold says nothing about a frame.
            if len(holders[gram]) < 300:
                common.update(holders[gram])
            holders[gram].append(index)
        for other, count in common.items():
            overlap = len(mine & grams[other]) if count * 3 > len(mine) else 0
            found = overlap / (len(mine) + len(grams[other]) - overlap)
            if found >= share:
                pairs.append(Pair(sentences[other].id, sentence.id, found))
        grams.append(mine)
    return sorted(pairs, key=lambda pair: -pair.share)


def find_overlaps(
    sentences: Sequence[WrittenSentence], folder: Path, *, size: int = 8
) -> list[tuple[str, str, str]]:
    """Runs of words that stand both in the corpus and in a text under a folder.

    Returns:
        Sentence id, file, and the words, each sentence once per file.
    """
    ours: dict[tuple[str, ...], str] = {}
    for sentence in sentences:
        for run in _runs(words_of(sentence.text), size):
            ours.setdefault(run, sentence.id)
    found: dict[tuple[str, str], str] = {}
    for path in sorted(folder.rglob("*")):
        for text in read_texts(path):
            for run in _runs(words_of(text), size):
                if run in ours:
                    found.setdefault((ours[run], path.name), " ".join(run))
    return [(key, file, run) for (key, file), run in found.items()]


def _runs(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - size + 1):
        yield tuple(words[start : start + size])


def read_texts(path: Path) -> Iterator[str]:
    """Every text in a file: strings and token lists of JSON lines, lines of anything else."""
    plain = path.name.removesuffix(".gz")
    if not path.is_file() or Path(plain).suffix not in _TEXT_SUFFIXES:
        return
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", errors="replace") as lines:
        if plain.endswith(".jsonl"):
            for line in lines:
                yield from _strings(json.loads(line))
        elif plain.endswith(".json"):
            yield from _strings(json.load(lines))
        else:
            # Paragraphs of a TeX source run over several lines.
            yield lines.read()


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        if value and all(isinstance(item, str) for item in value):
            yield " ".join(value)
        else:
            for item in value:
                yield from _strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)


def measure_growth(texts: Iterable[str], *, marks: Sequence[int]) -> dict[int, int]:
    """Distinct words among the first so many words of running text, for each mark reached."""
    seen: set[str] = set()
    grown: dict[int, int] = {}
    count = 0
    for text in texts:
        for word in words_of(text):
            count += 1
            seen.add(word)
            if count in marks:
                grown[count] = len(seen)
    return grown


def stem_of(word: str) -> str:
    """A rough stem, enough to count `condemned` and `condemns` together."""
    for ending in (
        "ations",
        "ation",
        "ments",
        "ment",
        "ings",
        "ing",
        "ied",
        "ed",
        "ies",
        "es",
        "s",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


def triggers_of(sentences: Iterable[WrittenSentence]) -> Counter[str]:
    """How often each word, stemmed, heads a trigger."""
    heads: Counter[str] = Counter()
    for sentence in sentences:
        for event in sentence.events:
            start, end = event.trigger
            heads[stem_of(words_of(sentence.text[start:end])[0])] += 1
    return heads


def compare_ranks(ours: Counter[str], theirs: Counter[str]) -> float:
    """Spearman's rank correlation of two counts over the words of the first."""
    words = sorted(ours)
    if len(words) < 3:
        return 0.0
    first, second = (_ranks([counts[word] for word in words]) for counts in (ours, theirs))
    mean = (len(words) + 1) / 2
    top = sum((a - mean) * (b - mean) for a, b in zip(first, second, strict=True))
    squares = sum((a - mean) ** 2 for a in first) * sum((b - mean) ** 2 for b in second)
    return float(top / squares**0.5) if squares else 0.0


def _ranks(values: Sequence[int]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        stop = start
        while stop < len(order) and values[order[stop]] == values[order[start]]:
            stop += 1
        for place in order[start:stop]:
            ranks[place] = (start + 1 + stop) / 2
        start = stop
    return ranks

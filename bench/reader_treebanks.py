"""Grammar, names, arguments and factuality beside the treebanks' gold.

    <part>.las, .uas      share of words with the gold head (and the gold label with its subtype,
                          `nsubj:pass`); marks count
    <part>.xpos, .upos    share of words with the gold class, as the treebank has it
    names.<part>          F1 of names: exact borders and PER, ORG or LOC. On GUM the gold is read
                          off its entities as in training, see `training.treebanks`
    arguments             F1 of (predicate, head word of the argument, label), gold predicates
                          given; all labels, `R-` and `C-` too; heads of gold spans by the gold tree
    factuality.r, .error  Pearson correlation and mean absolute error with UDS (-3 to 3)

Parts: EWT dev and test; GUM news, the documents of its dev and test parts. Words are the gold's.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from bench.counts import Count, share
from lapwing.neural.decode import Decoded, runs
from lapwing.neural.reader import Reader
from training.examples import Example, read_examples
from training.treebanks import read_ewt, read_gum, read_uner

Pair = tuple[Example, Decoded]


def read_treebanks(data: Path, examples: Path | None = None) -> Iterator[Example]:
    """Sentences of EWT and GUM, all parts.

    Args:
        data: Folder with `train/`.
        examples: What `training/build.py` wrote, to be read instead; None: read the treebanks.
    """
    if examples is not None:
        yield from (e for e in read_examples(examples) if e.heads and not e.id.endswith("+"))
        return
    folder = data / "train"
    tags = read_uner(folder / "uner_ewt_dev.jsonl.gz", folder / "uner_ewt_test.jsonl.gz")
    yield from read_ewt(folder / "ewt.jsonl.gz", tags)
    yield from read_gum(folder / "gum.jsonl.gz")


def figures(reader: Reader, sentences: Iterable[Example]) -> dict[str, float]:
    """Every figure of the treebanks."""
    kept = [e for e in sentences if e.split != "train"]
    test = read(reader, [e for e in kept if e.split == "test" and not e.id.startswith("gum-")])
    dev = read(reader, [e for e in kept if e.split == "dev" and not e.id.startswith("gum-")])
    news = read(reader, [e for e in kept if e.id.startswith("gum-news-")])
    return {
        **grammar("ewt_test", test),
        **grammar("ewt_dev", dev),
        **names("names.ewt_test", test),
        **names("names.gum_news", news),
        **arguments(test),
        **factuality(test),
    }


def read(reader: Reader, examples: Sequence[Example]) -> list[Pair]:
    """Read sentences with a frame for each word of which the gold has arguments or factuality."""
    asked = [
        sorted({*(e.predicates or ()), *(word for word, _ in e.factuality or ())}) for e in examples
    ]
    return list(zip(examples, reader([e.words for e in examples], predicates=asked), strict=True))


def grammar(part: str, pairs: Sequence[Pair]) -> dict[str, float]:
    """Heads, labels and word classes."""
    words = heads = labels = xpos = upos = 0
    for gold, told in pairs:
        wanted = [h - 1 if h else at for at, h in enumerate(gold.heads or ())]
        is_right = [a == b for a, b in zip(told.heads, wanted, strict=True)]
        words += len(wanted)
        heads += sum(is_right)
        labels += sum(
            right and a == b
            for right, a, b in zip(is_right, told.relations, gold.labels or (), strict=True)
        )
        xpos += sum(map(str.__eq__, told.xpos, gold.xpos or ()))
        upos += sum(map(str.__eq__, told.upos, gold.upos or ()))
    found = {"las": labels, "uas": heads, "xpos": xpos, "upos": upos}
    return {f"{part}.{name}": share(right, words) for name, right in found.items()}


def names(name: str, pairs: Sequence[Pair]) -> dict[str, float]:
    """Names with exact borders; sentences whose names nobody annotated are left out."""
    count = Count()
    for gold, told in pairs:
        if gold.names is None:
            continue
        wanted = set(runs(gold.names))
        found = {(n.start, n.end, n.label) for n in told.names}
        count.add(found=len(found), gold=len(wanted), right=len(found & wanted))
    return count.figures(name)


def arguments(pairs: Sequence[Pair]) -> dict[str, float]:
    """Arguments of gold predicates: label and head word."""
    count = Count()
    for gold, told in pairs:
        wanted = set(gold.arguments or ())
        predicates = set(gold.predicates or ())
        found = {
            (frame.word, word, label)
            for frame in told.frames
            if frame.word in predicates
            for word, label in frame.arguments
        }
        count.add(found=len(found), gold=len(wanted), right=len(found & wanted))
    return count.figures("arguments")


def factuality(pairs: Sequence[Pair]) -> dict[str, float]:
    """Factuality of the words that UDS judged."""
    found, wanted = [], []
    for gold, told in pairs:
        scores = {frame.word: frame.factuality for frame in told.frames}
        for word, value in gold.factuality or ():
            found.append(scores[word])
            wanted.append(value)
    correlation = np.corrcoef(found, wanted)[0, 1] if len(set(found)) > 1 else 0.0
    return {
        "factuality.r": float(correlation),
        "factuality.error": float(np.abs(np.subtract(found, wanted)).mean()),
        "factuality.gold": len(wanted),
    }

"""Examples: one sentence with whatever layers are known of it, as JSON lines.

A layer that nobody annotated is None and gives no loss; an empty one says "looked, nothing there".
Positions are indices into `words`.
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

PAIR_ROLES = ("actor", "recipient", "date", "place", "source", "content")
"""What a word can be to a trigger (the first four) or to a cue (the others)."""
REALIS = ("actual", "future", "negated", "hypothetical", "historical")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One sentence to learn from."""

    id: str
    split: str
    """train, dev or test."""
    words: list[str]
    xpos: list[str] | None = None
    upos: list[str] | None = None
    tags_weight: float = 1.0
    """How much both count; less than 1 where a program made them."""
    heads: list[int] | None = None
    """1-based, 0 is the root, as in CoNLL-U."""
    labels: list[str] | None = None
    names: list[str] | None = None
    """IOB2 with PER, ORG, LOC."""
    names_weight: float = 1.0
    """How much the names count; less than 1 where a program made them."""
    predicates: list[int] | None = None
    arguments: list[tuple[int, int, str]] | None = None
    """(predicate, head word of the argument, label)."""
    factuality: list[tuple[int, float]] | None = None
    """(word, -3 to 3)."""
    triggers: list[str] | None = None
    """IOB2 with PLOVER types."""
    modes: list[tuple[int, str]] | None = None
    """(first word of a trigger, ``TYPE/mode``; ``TYPE/`` for none)."""
    realis: list[tuple[int, str]] | None = None
    roles: list[tuple[int, int, str]] | None = None
    """(first word of a trigger or cue, word, one of `PAIR_ROLES`)."""
    cues: list[str] | None = None
    """IOB2 with CUE."""


def write_examples(path: Path, examples: Iterable[Example]) -> int:
    """Write them, gzipped; returns how many."""
    count = 0
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=5) as out:
        for example in examples:
            row = {key: value for key, value in asdict(example).items() if value is not None}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def read_examples(path: Path) -> Iterator[Example]:
    """Read what `write_examples` wrote."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for key in ("arguments", "factuality", "modes", "realis", "roles"):
                if key in row:
                    row[key] = [tuple(item) for item in row[key]]
            yield Example(**row)


def iob(spans: Iterable[tuple[int, int, str]], size: int) -> list[str]:
    """IOB2 tags of spans given as (first word, end, label); the longer of overlapping ones wins."""
    tags = ["O"] * size
    for start, end, label in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        if all(tag == "O" for tag in tags[start:end]):
            tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return tags


def head_of(start: int, end: int, heads: list[int]) -> int:
    """The word of a span whose head lies outside it, the first such; heads are 1-based."""
    for index in range(start, end):
        if not start <= heads[index] - 1 < end:
            return index
    return end - 1

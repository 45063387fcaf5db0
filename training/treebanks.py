"""EWT with PropBank, UDS and UNER, and GUM, as examples.

Hyphened words are cut in these treebanks ("16 - year - old") and whole in our own reading of text
(`lapwing.text.find_words`). So every sentence of the training part that has some is given twice,
once with each way of cutting; dev and test keep the treebank's.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from training.examples import Example, head_of, iob

_NAME_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
_TITLES = frozenset(
    "president minister prime foreign mr mr. mrs mrs. ms ms. dr dr. sen. senator rep. gen. general "
    "king queen prince princess pope sir lord lady judge justice professor prof. captain col. "
    "colonel lt. lieutenant sgt. governor gov. mayor secretary chancellor director chairman "
    "chairwoman chairperson administrator leader chief coach spokesman spokeswoman spokesperson "
    "ambassador commissioner officer ceo representative congressman archbishop bishop father "
    "sister brother saint premier speaker attorney editor author singer actor actress the".split()
)
_WITHIN_NAMES = frozenset("of for and & the de la del al 's ’s".split())
"""Small words inside the names of bodies and places: `Bank of England`."""


def read_ewt(path: Path, names: dict[str, list[str]]) -> Iterator[Example]:
    """EWT sentences.

    Args:
        path: `ewt.jsonl.gz`.
        names: IOB2 tags by sentence id (UNER annotates dev and test).
    """
    for row in _rows(path):
        heads = row["heads"]
        predicates = row["predicates"]
        tags = names.get(row["id"])
        yield Example(
            id=row["id"],
            split=row["split"],
            words=row["tokens"],
            xpos=row["xpos"],
            upos=row["upos"],
            heads=heads,
            labels=row["deprels"],
            names=tags if tags and len(tags) == len(heads) else None,
            predicates=None if predicates is None else [p["i"] for p in predicates],
            arguments=None if predicates is None else _arguments(predicates, heads),
            factuality=[(f["i"], f["value"]) for f in row.get("factuality") or []] or None,
        )


def read_uner(*paths: Path) -> dict[str, list[str]]:
    """IOB2 tags by sentence id."""
    return {row["id"]: row["ner"] for path in paths for row in _rows(path)}


def read_gum(path: Path) -> Iterator[Example]:
    """GUM sentences with names read off its entities; the id tells genre and document."""
    for document in _rows(path):
        for number, row in enumerate(document["sentences"]):
            entities = [e for e in document["entities"] if e["sent"] == number]
            yield Example(
                id=f"gum-{document['genre']}-{document['doc_id']}-{number}",
                split=document["split"],
                words=row["tokens"],
                xpos=row["xpos"],
                upos=row["upos"],
                heads=row["heads"],
                labels=row["deprels"],
                names=_names(row, entities),
            )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _arguments(predicates: list[dict[str, Any]], heads: list[int]) -> list[tuple[int, int, str]]:
    return [
        (p["i"], head_of(a["start"], a["end"], heads), a["label"])
        for p in predicates
        for a in p["args"]
    ]


def _names(row: dict[str, Any], entities: list[dict[str, Any]]) -> list[str]:
    """The proper name that heads each mention of a person, body or place, without title."""
    is_proper = [tag in ("NNP", "NNPS") for tag in row["xpos"]]
    words = [token.lower() for token in row["tokens"]]
    spans = []
    for entity in entities:
        label = _NAME_TYPES.get(entity["type"])
        first, last = entity["start"], entity["end"]
        head = head_of(first, last, row["heads"])
        if label is None or not is_proper[head]:
            continue
        inner = frozenset() if label == "PER" else _WITHIN_NAMES
        is_name = [
            is_proper[at]
            or (words[at] in inner and first < at < last - 1 and _leads_on(at, is_proper, words))
            for at in range(len(words))
        ]
        start, end = head, head + 1
        while start > first and is_name[start - 1]:
            start -= 1
        while end < last and is_name[end]:
            end += 1
        titles = [at for at in range(start, end) if words[at] in _TITLES]
        if label == "PER" and titles:
            start = titles[-1] + 1
        if start < end:
            spans.append((start, end, label))
    return iob(spans, len(words))


def _leads_on(at: int, is_proper: list[bool], words: list[str]) -> bool:
    """Whether a small word stands between proper nouns, another small word beside it allowed."""
    before = is_proper[at - 1] or words[at - 1] in _WITHIN_NAMES
    behind = is_proper[at + 1] or words[at + 1] in _WITHIN_NAMES
    return before and behind


def with_whole_words(example: Example) -> Example | None:
    """The same sentence with hyphened words put together; None where there are none."""
    words, groups = example.words, []
    xpos = example.xpos or []
    at = 0
    while at < len(words):
        end = at + 1
        while (
            end + 1 < len(words)
            and xpos[end] == "HYPH"
            and words[end] == "-"
            and words[end - 1].isalnum()
            and words[end + 1].isalnum()
        ):
            end += 2
        groups.append((at, end))
        at = end
    if len(groups) == len(words):
        return None
    return _merged(example, groups)


def _merged(example: Example, groups: list[tuple[int, int]]) -> Example:
    heads = example.heads or []
    of = [0] * len(example.words)
    for number, (start, end) in enumerate(groups):
        of[start:end] = [number] * (end - start)
    kept = [head_of(start, end, heads) for start, end in groups]
    names = example.names and [example.names[start] for start, _ in groups]
    return replace(
        example,
        id=f"{example.id}+",
        words=["".join(example.words[start:end]) for start, end in groups],
        xpos=[(example.xpos or [])[k] for k in kept],
        upos=[(example.upos or [])[k] for k in kept],
        labels=[(example.labels or [])[k] for k in kept],
        heads=[of[heads[k] - 1] + 1 if heads[k] else 0 for k in kept],
        names=names,
        predicates=example.predicates and sorted({of[p] for p in example.predicates}),
        arguments=example.arguments
        and sorted({(of[p], of[a], label) for p, a, label in example.arguments}),
        factuality=example.factuality and [(of[i], v) for i, v in example.factuality],
    )

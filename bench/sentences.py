"""Sentence boundaries: how many are found, how many are right, and how fast.

    python bench/sentences.py ewt.jsonl.gz gum.jsonl.gz [--with syntok sentencex pysbd]

The first file holds one sentence a line (`id` ending in its number, `split`, `text`), the second
one document a line (`genre`, `sentences` with `text`). The dev part of the first and the news of
the second are used. Sentences of a document are joined by one space, so that a boundary between
two headings, where no mark tells it, counts as missed; "marked" counts only boundaries behind a
closing mark, and gives the others as blank lines.

Other splitters are measured beside ours where they are installed.
"""

import argparse
import gzip
import json
import re
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lapwing.stages.sentences import find_sentences

Splitter = Callable[[str], Iterator[int]]
"""Text → the end of every sentence, in characters."""

_CLOSED = re.compile(r"[.!?…]['\"”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Gold:
    """A text and where its sentences end, the last one left out."""

    text: str
    ends: frozenset[int]


def read_treebank(path: Path) -> list[list[str]]:
    """The documents of the dev part of a file with one sentence a line."""
    documents: dict[str, list[str]] = {}
    for row in _rows(path):
        if row["split"] == "dev":
            documents.setdefault(str(row["id"]).rsplit("-", 1)[0], []).append(str(row["text"]))
    return list(documents.values())


def read_news(path: Path) -> list[list[str]]:
    """The news documents of a file with one document a line."""
    return [[s["text"] for s in row["sentences"]] for row in _rows(path) if row["genre"] == "news"]


def _rows(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def join(sentences: Sequence[str], *, marked: bool) -> Gold:
    """A document as one text; `marked`: a blank line stands where no mark tells the end."""
    text, ends = "", []
    for sentence in sentences:
        text += sentence
        closed = _CLOSED.search(sentence) is not None
        if closed or not marked:
            ends.append(len(text))
        text += " " if closed or not marked else "\n\n"
    text = text.rstrip()
    return Gold(text, frozenset(ends) - {len(text)})


def measure(name: str, split: Splitter, documents: Sequence[Sequence[str]], *, marked: bool) -> str:
    """One line of figures: precision, recall, F1 of boundaries, and speed."""
    right = found = wanted = chars = 0
    seconds = 0.0
    for gold in (join(sentences, marked=marked) for sentences in documents):
        begin = time.perf_counter()
        ends = set(split(gold.text))
        seconds += time.perf_counter() - begin
        blank = {match.start() for match in re.finditer("\n\n", gold.text)}
        ends -= blank | {len(gold.text)}
        right += len(ends & gold.ends)
        found += len(ends)
        wanted += len(gold.ends)
        chars += len(gold.text)
    precision, recall = right / found, right / wanted
    f1 = 2 * precision * recall / (precision + recall)
    speed = chars / seconds / 1e6
    return f"{name:10} P {precision:.3f}  R {recall:.3f}  F1 {f1:.4f}  {speed:.2f} MB/s"


def ours(text: str) -> Iterator[int]:
    """Lapwing's own rules."""
    return (span.end for span in find_sentences(text))


def syntok(text: str) -> Iterator[int]:
    """The package syntok."""
    from syntok import segmenter

    for paragraph in segmenter.analyze(text):
        for sentence in paragraph:
            yield sentence[-1].offset + len(sentence[-1].value)


def sentencex(text: str) -> Iterator[int]:
    """The package sentencex, its sentences looked up in the text."""
    from sentencex import segment

    position = 0
    for sentence in map(str.strip, segment("en", text)):
        position = text.index(sentence, position) + len(sentence)
        yield position


def pysbd(text: str) -> Iterator[int]:
    """The package pysbd."""
    from pysbd import Segmenter

    for span in Segmenter(language="en", clean=False, char_span=True).segment(text):
        yield span.start + len(span.sent.rstrip())


SPLITTERS: dict[str, Splitter] = {"syntok": syntok, "sentencex": sentencex, "pysbd": pysbd}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebank", type=Path)
    parser.add_argument("news", type=Path)
    parser.add_argument("--with", dest="others", nargs="*", choices=sorted(SPLITTERS), default=[])
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    splitters = {"lapwing": ours, **{name: SPLITTERS[name] for name in arguments.others}}
    parts = {"web": read_treebank(arguments.treebank), "news": read_news(arguments.news)}
    for part, documents in parts.items():
        for marked in (False, True):
            print(f"{part}, {'marked boundaries' if marked else 'all boundaries'}")
            for name, split in splitters.items():
                print(" ", measure(name, split, documents, marked=marked))


if __name__ == "__main__":
    main()

"""Newswire sentences coded stand-off: offsets and labels here, the texts in training corpora.

    python corpus/wire.py draw DATA --count 1500 --seed 26 > sheet.txt   sentences to code
    python corpus/wire.py compile DATA SHEET…                            sheets -> wire/codes.jsonl

DATA is the folder with `event_location_train`, `ngec_stories` and `gum`. A key is `evloc-ID`,
`ngec-ID-N` or `gum-DOCUMENT-N`, N being the number of a sentence; a text is that sentence with
single spaces. A sheet is one of `corpus/review.py`. What is compiled holds no text: each line has
the digest of the text it was coded on.
"""

import argparse
import gzip
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus.annotation import Sentence
from corpus.blocks import Fault
from corpus.compile import Json, event_to_json, statement_to_json
from corpus.load import HERE, WrittenSentence, digest_of, sentence_of
from corpus.notation import CODE_LINE, code_sentence
from corpus.words import PartyReader
from lapwing.stages.sentences import find_sentences

CODES = HERE / "wire" / "codes.jsonl"
_HEAD = re.compile(r"%% sentence (\S+) (\S+)")
_FEWEST, _MOST = 6, 60
"""Words of a sentence that is drawn; shorter ones are headings, longer ones mostly lists."""


def read_texts(data: Path) -> dict[str, str]:
    """Key → sentence, for everything that can be coded."""
    texts: dict[str, str] = {}
    for row in _rows(data / "event_location_train.jsonl.gz"):
        texts[f"evloc-{row['id']}"] = " ".join(row["text"].split())
    for row in _rows(data / "ngec_stories.jsonl.gz"):
        for number, span in enumerate(find_sentences(row["text"])):
            texts[f"ngec-{row['id']}-{number}"] = " ".join(span.of(row["text"]).split())
    for row in _rows(data / "gum.jsonl.gz"):
        for number, sentence in enumerate(row["sentences"]):
            texts[f"gum-{row['doc_id']}-{number}"] = " ".join(sentence["text"].split())
    return texts


def read_wire(data: Path) -> Iterator[WrittenSentence]:
    """The coded sentences with their texts; those whose text is another one now are left out."""
    texts = read_texts(data)
    with CODES.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = texts.get(row["id"], "")
            if digest_of(text)[:16] == row["digest"]:
                coded = sentence_of({**_BARE, **row, "text": text})
                yield replace(coded, passage=_source_of(row["id"]))


def _source_of(key: str) -> str | None:
    """The story or document that a sentence is of; None: nothing else of it is drawn."""
    return None if key.startswith("evloc-") else key.rpartition("-")[0]


_BARE: dict[str, Any] = {
    "passage": None, "position": 0, "passage_size": 1, "opens_paragraph": False, "voice": "wire",
    "none": None, "lookalikes": [],
}  # fmt: skip


def compile_sheet(sheet: str, texts: dict[str, str]) -> tuple[list[Json], list[Fault]]:
    """Rows of the coded sentences, in the order of the sheet, and what is wrong with it."""
    rows: list[Json] = []
    faults: list[Fault] = []
    for key, published, lines in _blocks(sheet):
        text = texts.get(key)
        if text is None:
            faults.append(Fault(path="sheet", line=0, message=f"no text has the key {key!r}"))
            continue
        sentence = Sentence(line=0, text=text, published=published, voice="")
        wrong = code_sentence(sentence, lines, PartyReader())
        faults += [Fault(path=key, line=line, message=message) for line, message in wrong]
        rows.append(
            {
                "id": key,
                "published": published,
                "digest": digest_of(text)[:16],
                "events": [event_to_json(event) for event in sentence.events],
                "statements": [statement_to_json(said) for said in sentence.statements],
            }
        )
    return rows, faults


def _blocks(sheet: str) -> Iterator[tuple[str, str, list[tuple[int, str]]]]:
    """(key, date, code lines with their numbers) of each sentence of a sheet."""
    here: tuple[str, str, list[tuple[int, str]]] | None = None
    for number, line in enumerate(sheet.splitlines(), 1):
        if match := _HEAD.match(line):
            if here:
                yield here
            here = (match[1], match[2], [])
        elif here and CODE_LINE.match(line):
            here[2].append((number, line.strip()))
    if here:
        yield here


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _draw(data: Path, count: int, seed: int) -> None:
    texts = {k: t for k, t in read_texts(data).items() if _FEWEST <= len(t.split()) <= _MOST}
    for key in random.Random(seed).sample(sorted(texts), min(count, len(texts))):
        print(f"%% sentence {key} 2010-01-01\n{texts[key]}\n")


def main(arguments: Sequence[str]) -> int:
    """Draw or compile."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("verb", choices=["draw", "compile"])
    parser.add_argument("data", type=Path)
    parser.add_argument("sheets", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=26)
    asked = parser.parse_args(arguments)
    if asked.verb == "draw":
        _draw(asked.data, asked.count, asked.seed)
        return 0
    if not asked.sheets:
        parser.error("name the sheets to compile; all of them, since the file is written anew")
    texts = read_texts(asked.data)
    rows: dict[str, Json] = {}
    faults: list[Fault] = []
    for sheet in asked.sheets:
        found, wrong = compile_sheet(sheet.read_text(encoding="utf-8"), texts)
        rows.update((str(row["id"]), row) for row in found)
        faults += wrong
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        CODES.parent.mkdir(exist_ok=True)
        lines = "".join(json.dumps(row) + "\n" for row in rows.values())
        CODES.write_text(lines, encoding="utf-8")
    print(f"{CODES.name}: {len(rows)} sentences, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

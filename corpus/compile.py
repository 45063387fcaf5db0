"""Compile the hand-written source files into JSON lines with offsets.

    python corpus/compile.py                     source/*.txt -> written/*.jsonl
    python corpus/compile.py source/w1_a.txt     only that file
    python corpus/compile.py --dry ...           only say what is wrong

One line per sentence. Every offset is in code points of that sentence's `text`. Ids are the file
name and a running number, so they change when a sentence is put in the middle of a file.
"""

import json
import sys
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus.annotation import Coded, Party, Said, Sentence
from corpus.blocks import Fault, read_blocks

HERE = Path(__file__).resolve().parent

Json = dict[str, object]


def party_to_json(party: Party | None) -> Json | None:
    """A party as JSON; None stays None."""
    if party is None:
        return None
    return {
        "span": list(party.span) if party.span else None,
        "country": party.country,
        "sectors": list(party.sectors),
        "name": party.name,
    }


def event_to_json(event: Coded) -> Json:
    """An event as JSON, fields in the order a reader wants them."""
    when, where = event.when, event.where
    return {
        "trigger": list(event.trigger),
        "form": event.form,
        "type": event.type,
        "modes": list(event.modes),
        "also": [{"type": kind, "mode": mode} for kind, mode in event.also],
        "contexts": list(event.contexts),
        "realis": event.realis,
        "actors": [party_to_json(party) for party in event.actors],
        "recipients": [party_to_json(party) for party in event.recipients],
        "when": {"span": list(when.span), "value": when.value} if when else None,
        "where": {"span": list(where.span), "country": where.country} if where else None,
        "according_to": party_to_json(event.according_to),
        "statement": event.statement,
    }


def statement_to_json(said: Said) -> Json:
    """A statement as JSON."""
    return {
        "source": party_to_json(said.source),
        "cue": list(said.cue),
        "content": [list(span) for span in said.content],
        "kind": said.kind,
    }


def sentence_to_json(
    sentence: Sentence, *, key: str, passage: str | None, position: int, size: int
) -> Json:
    """A sentence as JSON; `passage` None: it stands alone."""
    return {
        "id": key,
        "passage": passage,
        "position": position,
        "passage_size": size,
        "opens_paragraph": sentence.opens_paragraph,
        "published": sentence.published,
        "voice": sentence.voice,
        "text": sentence.text,
        "none": sentence.none or None,
        "lookalikes": [list(span) for span in sentence.lookalikes],
        "events": [event_to_json(event) for event in sentence.events],
        "statements": [statement_to_json(said) for said in sentence.statements],
    }


def compile_source(name: str, source: str) -> tuple[list[Json], list[Fault]]:
    """Compile one source text into JSON sentences, and list everything that is wrong.

    Args:
        name: Stem of the file; ids are made from it.
        source: The text in the notation of `corpus.notation`.
    """
    read = read_blocks(f"{name}.txt", source)
    written: list[Json] = []
    for number, block in enumerate(read.blocks, 1):
        passage = f"{name}-p{number:03}" if len(block) > 1 else None
        for position, sentence in enumerate(block):
            key = f"{name}-{len(written) + 1:04}"
            written.append(
                sentence_to_json(
                    sentence, key=key, passage=passage, position=position, size=len(block)
                )
            )
    return written, read.faults


def main(arguments: list[str]) -> int:
    """Compile the named files, or all; 1 when something is wrong."""
    is_dry = "--dry" in arguments
    named = [Path(argument) for argument in arguments if argument != "--dry"]
    wrong = 0
    for path in named or sorted((HERE / "source").glob("*.txt")):
        written, faults = compile_source(path.stem, path.read_text(encoding="utf-8"))
        wrong += len(faults)
        for fault in faults:
            print(fault, file=sys.stderr)
        events = sum('"trigger"' in part for part in json.dumps(written).split("{"))
        print(f"{path.name}: {len(written)} sentences, {events} events, {len(faults)} faults")
        if not faults and not is_dry:
            target = HERE / "written" / f"{path.stem}.jsonl"
            target.write_text(
                "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in written),
                encoding="utf-8",
            )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

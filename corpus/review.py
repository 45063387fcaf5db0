"""Read the written corpus with human eyes: dump it, or draw sentences and code them again blind.

    python corpus/review.py dump --files 'w1_*' --type AID --count 40   sentences with codes
    python corpus/review.py draw --count 300 --seed 7 > sheet.txt       sentences without codes
    … --without OLD.txt …                                               none that an old sheet holds
    python corpus/review.py compare sheet.txt                           codes on the sheet, compared

A sheet has `%% sentence ID date`, what stands before it in its passage as `#` lines, and the text;
the coder writes code lines (see `corpus.notation`) below, or nothing where there is no event.
"""

import argparse
import dataclasses
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus.agreement import Agreement, compare_coders
from corpus.annotation import Coded, Party, Sentence
from corpus.blocks import Fault
from corpus.load import HERE, CodedArticle, CodedSentence, WrittenSentence, read_written
from corpus.notation import CODE_LINE, code_sentence
from corpus.words import PartyReader

_HEAD = re.compile(r"%% sentence (\S+)")


def summarise(text: str, event: Coded) -> str:
    """One event as a line: code, realis, trigger, parties."""

    def named(parties: tuple[Party, ...]) -> str:
        return "; ".join(
            f"{text[slice(*p.span)] if p.span else '*'} {p.country or '?'}" for p in parties
        )

    code = "/".join([event.type, "+".join(event.modes)]).rstrip("/")
    words = text[slice(*event.trigger)]
    return f"{code} {event.realis} “{words}” | {named(event.actors)} > {named(event.recipients)}"


def dump_sentence(sentence: WrittenSentence) -> Iterator[str]:
    """A sentence with its codes, for reading."""
    yield f"{sentence.id}  {sentence.published}  {sentence.text}"
    if sentence.none:
        looks = ", ".join(sentence.text[slice(*span)] for span in sentence.lookalikes)
        yield f"    no event: {sentence.none}" + (f" (looks like: {looks})" if looks else "")
    for event in sentence.events:
        yield f"    {summarise(sentence.text, event)}"
    for said in sentence.statements:
        source = (
            sentence.text[slice(*said.source.span)] if said.source and said.source.span else "-"
        )
        content = " … ".join(sentence.text[slice(*span)] for span in said.content)
        yield f"    {source} {sentence.text[slice(*said.cue)]}: {content}"


def draw_sheet(sentences: Sequence[WrittenSentence], *, count: int, seed: int) -> str:
    """Draw sentences at random and show them without codes, with what stands before them."""
    chosen = random.Random(seed).sample(list(sentences), min(count, len(sentences)))
    by_passage: dict[str, list[WrittenSentence]] = {}
    for sentence in sentences:
        if sentence.passage:
            by_passage.setdefault(sentence.passage, []).append(sentence)
    lines: list[str] = []
    for sentence in chosen:
        before = by_passage.get(sentence.passage or "", [])[: sentence.position]
        lines.append(f"%% sentence {sentence.id} {sentence.published}")
        lines += [f"# {earlier.text}" for earlier in before]
        lines += [sentence.text, ""]
    return "\n".join(lines)


def compare_sheet(
    sheet: str, sentences: Sequence[WrittenSentence]
) -> tuple[Agreement, list[CodedArticle], list[Fault]]:
    """Compare the codes on a sheet with those of the corpus.

    Returns:
        The agreement, the second coding, and what is wrong with the sheet.
    """
    known = {sentence.id: sentence for sentence in sentences}
    faults: list[Fault] = []
    second: list[CodedArticle] = []
    for key, lines in _codes_of(sheet).items():
        text = known[key].text
        again = Sentence(line=0, text=text, published=known[key].published, voice="")
        wrong = code_sentence(again, lines, PartyReader())
        faults += [Fault(path="sheet", line=line, message=message) for line, message in wrong]
        second.append(_as_article(key, text, again.events, "again"))
    first = [
        _as_article(article.id, known[article.id].text, known[article.id].events, "written")
        for article in second
    ]
    return compare_coders(first, second), second, faults


def _codes_of(sheet: str) -> dict[str, list[tuple[int, str]]]:
    codes: dict[str, list[tuple[int, str]]] = {}
    here: list[tuple[int, str]] = []
    for number, line in enumerate(sheet.splitlines(), 1):
        if match := _HEAD.match(line):
            here = codes.setdefault(match[1], [])
        elif CODE_LINE.match(line):
            here.append((number, line.strip()))
    return codes


def _as_article(key: str, text: str, events: tuple[Coded, ...], coder: str) -> CodedArticle:
    sentence = CodedSentence(span=(0, len(text)), events=events, statements=())
    return CodedArticle(id=key, coder=coder, split="", digest="", sentences=(sentence,))


def _compare(asked: argparse.Namespace, sentences: Sequence[WrittenSentence]) -> int:
    found, second, faults = compare_sheet(asked.sheet.read_text(encoding="utf-8"), sentences)
    known = {sentence.id: sentence for sentence in sentences}
    for article in second:
        sentence = known[article.id]
        sides = [
            [summarise(sentence.text, event) for event in events]
            for events in (sentence.events, article.sentences[0].events)
        ]
        if sorted(sides[0]) != sorted(sides[1]):
            print(f"{sentence.id}  {sentence.text}")
            for name, lines in zip(("written", "again"), sides, strict=True):
                print(*(f"    {name}: {line}" for line in lines or ["no event"]), sep="\n")
    for fault in faults:
        print(fault, file=sys.stderr)
    for name, value in dataclasses.asdict(found).items():
        print(f"{name:<16} {value if isinstance(value, tuple) else f'{value:.3f}'}")
    return 1 if faults else 0


def main(arguments: Sequence[str]) -> int:
    """Do what was asked."""
    parser = argparse.ArgumentParser(description="Review the written corpus.")
    parser.add_argument("verb", choices=["dump", "draw", "compare"])
    parser.add_argument("sheet", nargs="?", type=Path)
    parser.add_argument("--files", default="*")
    parser.add_argument("--type", default="", help="dump only sentences with this type")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without", type=Path, nargs="*", default=[], help="sheets drawn before")
    asked = parser.parse_args(arguments)
    sentences = list(read_written(sorted((HERE / "written").glob(f"{asked.files}.jsonl"))))
    if asked.verb == "compare":
        return _compare(asked, sentences)
    if asked.verb == "draw":
        seen = {key for old in asked.without for key in _codes_of(old.read_text("utf-8"))}
        unseen = [s for s in sentences if s.id not in seen]
        print(draw_sheet(unseen, count=asked.count, seed=asked.seed))
        return 0
    kept = [s for s in sentences if not asked.type or asked.type in {e.type for e in s.events}]
    for sentence in kept[: asked.count]:
        print(*dump_sentence(sentence), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

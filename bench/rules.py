"""Measure the rule coder with its parties given, or on sentences of other coders.

    python bench/rules.py plv plv_train.tsv            # pair given: accuracy, macro-F1, misses
    python bench/rules.py up up_validation.jsonl       # sentence level: root types found
    python bench/rules.py coders cameo_coders_round7.jsonl --out pred.jsonl

The third writes predictions for `score_coders.py`. With `--misses N` the first prints N sentences
that are wrong, for a person tuning the phrase lexicons.
"""

import argparse
import csv
import json
import re
from collections import Counter
from pathlib import Path

from lapwing.lexicon.ontology import load_ontology
from lapwing.lexicon.phrases import load_cues, load_phrases
from lapwing.lexicon.word_classes import load_word_classes
from lapwing.record import Span
from lapwing.stages.relations import RelationCoder

FOLD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def main() -> None:
    """Run one measurement."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["plv", "up", "coders"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--type", help="only misses of this gold type")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    {"plv": plv, "up": up, "coders": coders}[args.what](args)


def coder() -> RelationCoder:
    """The shipped coder of pairs."""
    return RelationCoder(
        phrases=load_phrases(),
        cues=load_cues(),
        classes=load_word_classes(),
        ontology=load_ontology(),
    )


def plv(args: argparse.Namespace) -> None:
    """Root type with the pair given; the scorer of the shared bench gives the same figures."""
    relate = coder()
    gold, told, misses = [], [], []
    for row in csv.DictReader(args.file.open(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text, actor, recipient = spans(row["marked_sentence"])
        found = relate(text, actor, recipient)
        answer = FOLD.get(found.type or "", found.type or "-")
        gold.append(row["gold_root"])
        told.append(answer)
        if answer != row["gold_root"] and args.type in (None, row["gold_root"]):
            misses.append(f"{row['gold_root']:9s} {answer:9s} {row['marked_sentence']}")
    report(gold, told)
    print("\n".join(misses[: args.misses]))


def spans(marked: str) -> tuple[str, Span | None, Span | None]:
    """A sentence with `<s>…</s>` and `<t>…</t>` → plain text and the first span of each."""
    text, starts, found = "", {}, {}
    for piece in re.split(r"(</?[st]>)", marked):
        if re.fullmatch(r"<[st]>", piece):
            starts[piece[1]] = len(text)
        elif re.fullmatch(r"</[st]>", piece):
            found.setdefault(piece[2], Span(starts[piece[2]], len(text)))
        else:
            text += piece
    return text, found.get("s"), found.get("t")


def report(gold: list[str], told: list[str]) -> None:
    """Accuracy, macro-F1 and a line for each class."""
    right = Counter(g for g, t in zip(gold, told, strict=True) if g == t)
    in_gold, in_told = Counter(gold), Counter(told)
    f1s = []
    for name, n in sorted(in_gold.items()):
        precision = right[name] / in_told[name] if in_told[name] else 0.0
        recall = right[name] / n
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        f1s.append(f1)
        print(f"{name:10s} n {n:4d}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    total = len(gold)
    print(f"accuracy {sum(right.values()) / total:.3f}  macro-F1 {sum(f1s) / len(f1s):.3f}")
    print(f"unanswered {in_told['-'] / total:.3f}")


def up(args: argparse.Namespace) -> None:
    """Which root types are found in each sentence, no pair given."""
    raise SystemExit("needs the mention stage: see bench/pipeline.py")


def coders(args: argparse.Namespace) -> None:
    """Predictions for the shared scorer."""
    raise SystemExit("needs the mention stage: see bench/pipeline.py")


if __name__ == "__main__":
    main()

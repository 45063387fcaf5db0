"""Measure the rule coder with its parties given, or on sentences of other coders.

    python bench/rules.py plv plv_train.tsv            # pair given: accuracy, macro-F1, misses
    python bench/rules.py up up_validation.jsonl       # dyad and root type, pair not given
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

from lapwing.catalogue import make_stages
from lapwing.lexicon.crosswalk import load_crosswalk
from lapwing.lexicon.ontology import load_ontology
from lapwing.lexicon.phrases import load_cues, load_phrases
from lapwing.neural.model import load_model
from lapwing.neural.reader import Reader
from lapwing.pipeline import Pipeline
from lapwing.record import Article, Dating, Period, Reading, Report, Span
from lapwing.settings import Settings
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
        reader=Reader(load_model()),
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
    """Dyad and root type, pair not given: country of actor, of recipient, and PLOVER type."""
    crosswalk = load_crosswalk()
    rows = [json.loads(line) for line in args.file.read_text(encoding="utf-8").splitlines()]
    both = found = there = 0
    for row, reading in zip(rows, read([(r["text"], r["date"]) for r in rows]), strict=True):
        gold = Counter(
            (event["sourcecode"][:3], event["targetcode"][:3], code.type)
            for event in row["events"]
            if (code := crosswalk.from_cameo(event["eventcode"])) is not None and code.type
        )
        told = Counter(dyads(reading))
        both += (gold & told).total()
        found += told.total()
        there += gold.total()
        if gold != told and args.misses > 0:
            args.misses -= 1
            print(f"{row['text']}\n   gold {dict(gold)}\n   told {dict(told)}")
    precision, recall = both / max(found, 1), both / max(there, 1)
    print(f"dyad + root: precision {precision:.3f}  recall {recall:.3f}  ", end="")
    print(f"F1 {2 * both / max(found + there, 1):.3f}  ({there} gold, {found} found)")


def dyads(reading: Reading) -> list[tuple[str, str, str]]:
    """Each pair of countries of each report, with its type; reciprocal acts run both ways."""
    pairs = []
    for report in reading.reports:
        actors = [p.actor.country or "---" for p in report.actors]
        recipients = [p.actor.country or "---" for p in report.recipients]
        if recipients or len(actors) < 2:
            sides = [(a, r) for a in actors or ["---"] for r in recipients or ["---"]]
        else:
            sides = [(a, b) for a in actors for b in actors if a is not b]
        pairs += [(a, b, report.type) for a, b in sides]
    return pairs


def coders(args: argparse.Namespace) -> None:
    """Predictions for `score_coders.py`: one action a report, with its spans."""
    rows = [json.loads(line) for line in args.file.read_text(encoding="utf-8").splitlines()]
    readings = read([(row["text"], "") for row in rows])
    lines = [
        json.dumps({"no": row["no"], "actions": [action(r) for r in reading.reports]})
        for row, reading in zip(rows, readings, strict=True)
    ]
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"wrote {args.out}: {len(lines)} sentences")


def action(report: Report) -> dict[str, object]:
    """A report as one action of the shared scorer."""
    return {
        "root": report.type,
        "quad": str(report.quad),
        "source_spans": [[p.span.start, p.span.end] for p in report.actors],
        "target_spans": [[p.span.start, p.span.end] for p in report.recipients],
        "action_span": [report.trigger.start, report.trigger.end],
    }


def read(texts: list[tuple[str, str]]) -> list[Reading]:
    """Read texts with their days (YYYYMMDD, YYYY-MM-DD or empty) through the whole pipeline."""
    articles = [
        Article(id=str(n), text=text, origin=str(n), published=dating(day))
        for n, (text, day) in enumerate(texts)
    ]
    return list(Pipeline(make_stages(Settings()))(articles))


def dating(day: str) -> Dating:
    """A stated day."""
    digits = re.sub(r"\D", "", day)
    if len(digits) != 8:
        return Dating.unknown()
    return Dating(
        when=Period.parse(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"),
        confidence=1.0,
        reason="given with the sentence",
    )


if __name__ == "__main__":
    main()

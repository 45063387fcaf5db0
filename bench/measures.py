"""What the gate measures: functions from a file to named figures between 0 and 1.

`MEASURES` pairs each with the development file it needs, relative to the data folder; None: the
repository itself holds what it needs.
"""

import csv
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import coder, reader_corpus, rules
from lapwing.neural.decode import ALONE, Thresholds
from lapwing.neural.model import load_model
from lapwing.neural.reader import Reader
from training.splits import is_held_out

Measure = Callable[[Path], dict[str, float]]


def held_out(_: Path) -> dict[str, float]:
    """The coder beside the tenth of the written corpus that the reader has not learned from."""
    articles, gold = coder.written_texts(())
    kept = [(a, g) for a, g in zip(articles, gold, strict=True) if is_held_out(a.id)]
    system = coder.system([a for a, _ in kept], [g for _, g in kept])
    told = coder.figures(list(zip(system, (g for _, g in kept), strict=True)))
    return {
        "held_out.sentence_type_f1": float(told["type"]),
        "held_out.both_countries_f1": float(told["both"]),
        "held_out.precision": float(told["precision"]),
        "held_out.realis": float(told["realis"]),
    }


def reading(_: Path) -> dict[str, float]:
    """What the reader alone sees in the same sentences."""
    reader = Reader(load_model(), Thresholds(trigger=ALONE))
    told = reader_corpus.written(reader)
    return {f"reader.{name}": told[name] for name in ("written.triggers", "written.events")}


def pairs_given(path: Path) -> dict[str, float]:
    """Root type, with actor and recipient given."""
    gold, told = [], []
    relate = rules.coder()
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text, actor, recipient = rules.spans(row["marked_sentence"])
            found = relate(text, actor, recipient)
            gold.append(row["gold_root"])
            told.append(rules.FOLD.get(found.type or "", found.type or "-"))
    return {"relate.root_accuracy": sum(map(str.__eq__, gold, told)) / len(gold)}


MEASURES: tuple[tuple[Measure, str | None], ...] = (
    (held_out, None),
    (reading, None),
    (pairs_given, "dev/plv_train.tsv"),
)

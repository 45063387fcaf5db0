"""What the gate measures: functions from a file to named figures between 0 and 1.

`MEASURES` pairs each with the development file it needs, relative to the data folder; None: the
repository itself holds what it needs.
"""

import csv
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import coder, rules

Measure = Callable[[Path], dict[str, float]]


WRITTEN = ("w0_pilot", "w1_a", "w2_a", "w3_a", "w4_a")
"""Files of the written corpus that the gate reads: some 500 sentences, ten seconds."""


def written_corpus(_: Path) -> dict[str, float]:
    """The coder beside a part of the written corpus."""
    folder = Path(__file__).parent.parent / "corpus" / "written"
    pairs, _texts = coder.written([folder / f"{name}.jsonl" for name in WRITTEN])
    told = coder.figures(pairs)
    return {
        "written.sentence_type_f1": float(told["type"]),
        "written.has_event_f1": float(told["has_event"]),
        "written.precision": float(told["precision"]),
        "written.realis": float(told["realis"]),
    }


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
    (written_corpus, None),
    (pairs_given, "dev/plv_train.tsv"),
)

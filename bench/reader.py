"""The reader beside every gold there is, and its speed.

    python bench/reader.py DATA --news DATA/dev/news_raw.jsonl.gz
    … --model FILE       # another model file than the shipped one
    … --examples FILE    # treebanks as training/build.py wrote them, not from DATA/train
    … --only speed       # one part: speed, treebanks, questions, written or news

DATA is the folder with `train/` and `dev/`. Each figure stands beside its floor in floors.json; F1
with precision, recall and the size of the gold. What each figure means is told in the
module that measures it: `reader_treebanks`, `reader_questions`, `reader_corpus`, `reader_speed`.
"""

import argparse
import json
import math
from collections.abc import Callable, Mapping
from importlib import resources
from pathlib import Path

from bench import reader_corpus, reader_questions, reader_speed, reader_treebanks
from lapwing.neural.decode import ALONE, Thresholds
from lapwing.neural.model import MODEL, load_model
from lapwing.neural.reader import Reader

FLOORS = Path(__file__).with_name("floors.json")
QUESTIONS = "dev/qasrl_wikinews_dev.csv"
_BESIDE = ("precision", "recall", "gold")
"""Figures that stand in the row of the one they belong to."""


def main() -> None:
    """Measure and print, part after part."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--news", type=Path, help="news file with the coded articles' texts")
    parser.add_argument("--model", type=Path, help="model file; the shipped one if not given")
    parser.add_argument("--examples", type=Path, help="what training/build.py wrote")
    parser.add_argument("--only", action="append", help="a part to measure; may be repeated")
    args = parser.parse_args()
    file = args.model or Path(str(resources.files("lapwing").joinpath("data", MODEL)))
    reader = Reader(load_model(args.model))
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    print(f"{file} {reader.model.digest[:12]}")
    print(f"{'':24s}{'figure':>9s}{'floor':>8s}{'precision':>11s}{'recall':>8s}{'gold':>8s}")
    for name, measure in parts(reader, file, args).items():
        if not args.only or name in args.only:
            print(as_table(measure(), floors), flush=True)


def parts(
    reader: Reader, file: Path, args: argparse.Namespace
) -> dict[str, Callable[[], dict[str, float]]]:
    """Part → what measures it. Speed is first, so that the gold does not count as its memory."""
    alone = Reader(reader.model, Thresholds(trigger=ALONE))
    measures: dict[str, Callable[[], dict[str, float]]] = {
        "speed": lambda: reader_speed.figures(
            reader,
            file,
            (e.words for e in reader_treebanks.read_treebanks(args.data, args.examples)),
        ),
        "treebanks": lambda: reader_treebanks.figures(
            reader, reader_treebanks.read_treebanks(args.data, args.examples)
        ),
        "questions": lambda: reader_questions.figures(reader, args.data / QUESTIONS),
        "written": lambda: reader_corpus.written(alone),
        "wire": lambda: reader_corpus.wire(alone, args.data / "train"),
    }
    if args.news is not None:
        measures["news"] = lambda: reader_corpus.news(alone, args.news)
    return measures


def as_table(figures: Mapping[str, float], floors: Mapping[str, float]) -> str:
    """Rows of figures with their floors."""
    rows = []
    for name, value in figures.items():
        if name.rpartition(".")[2] in _BESIDE:
            continue
        precision, recall, gold = (figures.get(f"{name}.{beside}") for beside in _BESIDE)
        floor = floors.get(f"reader.{name}", math.nan)
        rows.append(
            f"{name:24s}{_told(value):>9s}{_told(floor):>8s}"
            f"{_told(precision):>11s}{_told(recall):>8s}{_told(gold):>8s}".rstrip()
        )
    return "\n".join(rows)


def _told(value: float | None) -> str:
    if value is None or math.isnan(value):
        return ""
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.0f}"


if __name__ == "__main__":
    main()

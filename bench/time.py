"""Time expressions against gold: extent, type, value, and speed.

    python bench/time.py SCORER GOLD.jsonl.gz... [--errors] [--no-syntax]

SCORER is the file that defines the measures (strict, relaxed, value F1; one to one, the official
TempEval-3 way); it is loaded as it is. Each line of GOLD holds `doc_id`, `dct` (day of writing),
`text` and `timexes` with `start`, `end`, `type`, `value`. `--errors` lists what was missed, what
was too much and whose value is wrong, with the sentence. The speed is that of finding and anchoring
on one core, sentences and word classes given, in articles of 600 words.
"""

import argparse
import gzip
import importlib.util
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from lapwing.lexicon.times import load_times
from lapwing.neural.model import load_model
from lapwing.neural.reader import Reader
from lapwing.record import Period, Sentence, Span, TimeExpression
from lapwing.stages.dates import find_dates
from lapwing.stages.sentences import find_sentences
from lapwing.stages.syntax import find_syntax
from lapwing.text import find_words

Document = Mapping[str, object]
ARTICLE_WORDS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A gold document with what the stages before would give."""

    document: Document
    sentences: Sequence[Span]
    syntax: Sequence[Sentence]
    published: Period

    @property
    def text(self) -> str:
        """The text the gold points into."""
        return str(self.document["text"])


def read_gold(path: Path) -> list[Document]:
    """The documents of one gold file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def prepare(documents: Sequence[Document], *, with_syntax: bool) -> Iterator[Prepared]:
    """Sentences, word classes and publication day of each document."""
    reader = Reader(load_model())
    for document in documents:
        text, day = str(document["text"]), str(document.get("dct") or "")[:10]
        sentences = find_sentences(text)
        yield Prepared(
            document=document,
            sentences=sentences,
            syntax=find_syntax(text, sentences, reader=reader) if with_syntax else (),
            published=Period.parse(day, basis="metadata") if day else Period.unknown(),
        )


def predict(prepared: Sequence[Prepared]) -> tuple[list[tuple[TimeExpression, ...]], float]:
    """Expressions of each document, and the seconds it took."""
    load_times()
    begun = time.perf_counter()
    found = [
        find_dates(p.text, p.sentences, published=p.published, syntax=p.syntax) for p in prepared
    ]
    return found, time.perf_counter() - begun


def as_scored(prepared: Prepared, found: Sequence[TimeExpression]) -> Document:
    """Expressions in the form that the scorer reads."""
    return {
        "doc_id": prepared.document["doc_id"],
        "timexes": [
            {"start": e.span.start, "end": e.span.end, "type": e.type, "value": e.value}
            for e in found
        ],
    }


def print_errors(prepared: Prepared, found: Sequence[TimeExpression], scorer: ModuleType) -> None:
    """What differs from the gold, one a line: kind, words, gold, ours, the words around."""
    text = prepared.text
    timexes = prepared.document["timexes"]
    assert isinstance(timexes, list)
    gold = [(t["start"], t["end"], t["type"], t["value"]) for t in timexes]
    ours = [(e.span.start, e.span.end, e.type, e.value) for e in found]
    pairs = scorer.match(gold, ours)
    for i, j in pairs:
        if gold[i][3] != ours[j][3]:
            _print_error("VALUE", text, gold[i], ours[j], prepared)
    for i in sorted(set(range(len(gold))) - {i for i, _ in pairs}):
        _print_error("MISSED", text, gold[i], None, prepared)
    for j in sorted(set(range(len(ours))) - {j for _, j in pairs}):
        _print_error("EXTRA", text, None, ours[j], prepared)


Timex = tuple[int, int, str, str]


def _print_error(
    kind: str, text: str, gold: Timex | None, ours: Timex | None, prepared: Prepared
) -> None:
    start, end = (gold or ours or (0, 0))[:2]
    before, after = text[max(0, start - 70) : start], text[end : end + 50]
    around = " ".join(f"{before}[{text[start:end]}]{after}".split())
    told = [f"{t[2]} {t[3]}" if t else "-" for t in (gold, ours)]
    words = text[ours[0] : ours[1]] if ours else text[start:end]
    print(kind, words.replace("\n", " "), *told, prepared.published.text, around, sep="\t")


def load_scorer(path: Path) -> ModuleType:
    """The module that defines the measures."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Score each gold file and print a line for it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--no-syntax", action="store_true")
    options = parser.parse_args()
    scorer = load_scorer(options.scorer)
    for path in options.gold:
        documents = read_gold(path)
        prepared = list(prepare(documents, with_syntax=not options.no_syntax))
        found, seconds = predict(prepared)
        if options.errors:
            for each, expressions in zip(prepared, found, strict=True):
                print_errors(each, expressions, scorer)
        scores = scorer.score(
            documents, [as_scored(p, e) for p, e in zip(prepared, found, strict=True)]
        )
        words = sum(len(find_words(p.text)) for p in prepared)
        print(
            f"{path.name}: relaxed F1 {scores['relaxed_f1']:.1f} (P {scores['relaxed_p']:.1f} "
            f"R {scores['relaxed_r']:.1f}), strict {scores['strict_f1']:.1f}, "
            f"type {scores['type_f1']:.1f}, value F1 {scores['value_f1']:.1f}; "
            f"{words / ARTICLE_WORDS / seconds:.0f} articles/s"
        )


if __name__ == "__main__":
    main()

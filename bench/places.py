"""Measure the gazetteer stage on annotated toponyms.

    PYTHONPATH=src python bench/places.py GOLD.jsonl.gz [...] [--errors N]

Gold is JSON lines `{doc_id, text, toponyms: [{start, end, lat, lon}]}`. Given out are recognition
(precision, recall, F1 of spans that overlap), and of the recognised ones that have coordinates the
share within 161 km and the median error. Sentences are cut by the stage that does so if it is
there, else at line breaks and stops.
"""

import argparse
import gzip
import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from lapwing.lexicon.actors import load_registry
from lapwing.lexicon.agents import load_agents
from lapwing.lexicon.places import load_gazetteer
from lapwing.record import Place, Span
from lapwing.stages.mentions import find_mentions
from lapwing.stages.places import find_places

NEAR_KM = 161.0


def main() -> None:
    """Print one line of figures per file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="show so many wrong ones")
    given = parser.parse_args()
    registry, agents, gazetteer = load_registry(), load_agents(), load_gazetteer()
    for path in given.gold:
        counts = dict.fromkeys(("gold", "found", "found_right", "gold_right", "placed"), 0)
        distances: list[float] = []
        shown = 0
        for document in read_lines(path):
            text = str(document["text"])
            sentences = cut(text)
            mentions = find_mentions(
                text, sentences, published=None, registry=registry, agents=agents
            )
            places = find_places(
                text,
                sentences,
                mentions=mentions,
                gazetteer=gazetteer,
                registry=registry,
                agents=agents,
            )
            gold = document["toponyms"]
            for line in compare(gold, places, counts, distances, text):
                shown += 1
                if shown <= given.errors:
                    print("   ", line)
        print(path.name, figures(counts, distances))


def read_lines(path: Path) -> Iterator[dict]:
    """The records of a JSON lines file, packed or not."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from (json.loads(line) for line in raw.decode("utf-8").split("\n") if line.strip())


def cut(text: str) -> list[Span]:
    """Rough sentences, enough for finding names."""
    pattern = r"[^\n]+?(?:(?<![A-Z])(?<!\b(?:Mr|Dr|St|Lt|Jr))[.!?][\"”’]?(?=\s)|\n|$)"
    return [Span(m.start(), m.end()) for m in re.finditer(pattern, text) if m[0].strip()]


def compare(
    gold: list[dict],
    places: tuple[Place, ...],
    counts: dict[str, int],
    distances: list[float],
    text: str,
) -> Iterator[str]:
    """Add one document to the counts; give a line for each error."""
    counts["gold"] += len(gold)
    counts["found"] += len(places)
    for place in places:
        if any(t["start"] < place.span.end and place.span.start < t["end"] for t in gold):
            counts["found_right"] += 1
        else:
            yield f"not gold: {around(text, place.span)}"
    for toponym in gold:
        span = Span(toponym["start"], toponym["end"])
        hits = [p for p in places if p.span.overlaps(span)]
        if not hits:
            yield f"missed:   {around(text, span)}"
            continue
        counts["gold_right"] += 1
        best = max(hits, key=lambda p: min(p.span.end, span.end) - max(p.span.start, span.start))
        if toponym.get("lat") is None or best.lat is None or best.lon is None:
            continue
        counts["placed"] += 1
        far = kilometres(toponym["lat"], toponym["lon"], best.lat, best.lon)
        distances.append(far)
        if far > NEAR_KM:
            yield f"{far:.0f} km off: {around(text, span)} as {best.name}, {best.country}"


def around(text: str, span: Span) -> str:
    """The words of a span in their surroundings."""
    before, after = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 30]
    return f"{before}[{span.of(text)}]{after}".replace("\n", " ")


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = (
        math.sin((b - a) / 2) ** 2
        + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(half)))


def figures(counts: dict[str, int], distances: list[float]) -> str:
    """The counts as figures."""
    precision = counts["found_right"] / max(1, counts["found"])
    recall = counts["gold_right"] / max(1, counts["gold"])
    both = 2 * precision * recall / max(1e-9, precision + recall)
    near = sum(d <= NEAR_KM for d in distances) / max(1, len(distances))
    return (
        f"P {precision:.3f} R {recall:.3f} F1 {both:.3f}; within {NEAR_KM:.0f} km {near:.3f} "
        f"of {len(distances)}; median {median(distances or [0]):.0f} km"
    )


if __name__ == "__main__":
    main()

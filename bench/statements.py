"""Find the statements of annotated articles, for `score_attribution.py`.

    python bench/statements.py polnear_dev.jsonl.gz --out pred.jsonl
    python score_attribution.py --gold polnear_dev.jsonl.gz --pred pred.jsonl

Input: JSON lines {doc_id, text, …}. Output: {doc_id, attributions: [{source, cue, content}]}.
"""

import argparse
import gzip
import json
from pathlib import Path

from lapwing.catalogue import make_stages
from lapwing.pipeline import Pipeline
from lapwing.record import Article, Span
from lapwing.settings import Settings


def main() -> None:
    """Read, find, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    stages = [s for s in make_stages(Settings()) if s.gives not in ("places", "reports")]
    pipeline = Pipeline(stages)
    with gzip.open(args.gold, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][: args.limit]
    articles = (Article(id=r["doc_id"], text=r["text"], origin=r["doc_id"]) for r in rows)
    with args.out.open("w", encoding="utf-8") as out:
        for reading in pipeline(articles):
            attributions = [
                {"source": pairs(s.speaker), "cue": pairs(s.cue), "content": pairs(s.content)}
                for s in reading.statements
            ]
            row = {"doc_id": reading.article.id, "attributions": attributions}
            out.write(json.dumps(row) + "\n")


def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    """Spans as [start, end] lists."""
    return [[span.start, span.end] for span in spans]


if __name__ == "__main__":
    main()

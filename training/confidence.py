"""Fit the weights of `resources/confidence.yaml`, and print how well they are calibrated.

    python training/confidence.py --news news_raw.jsonl.gz

The weights are a ridge logistic regression over everything that a witness takes for an act: in the
coded development articles, and in the tenth of the written corpus that the reader has not learned
from. What is printed of the articles is cross-validated: every fifth is judged by weights fitted
without it. Prints F1 by threshold, the calibration error over ten equal bins, the Brier score
beside a constant's, and the weights to copy into the file.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import coder
from corpus.agreement import match_events
from corpus.annotation import Coded
from corpus.load import CodedArticle
from lapwing.catalogue import make_stages
from lapwing.pipeline import Pipeline
from lapwing.record import Article, Reading, Span
from lapwing.settings import Settings
from lapwing.stages.reports import Claim, ReportStage, choose, find_claims
from training.splits import is_held_out

RIDGE, STEPS, FOLDS = 1.0, 60, 5
WRITTEN_WEIGHT = 0.2
"""What a claim in the written corpus counts beside one in an article: acts are far denser there."""
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The claims of one article beside its gold."""

    claims: list[Claim]
    gold: CodedArticle
    right: list[bool]
    """Whether the gold has an event that matches the claim."""


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--news", type=Path, required=True)
    args = parser.parse_args()
    written = judged(*coder.written_texts(()), only=is_held_out)
    news = judged(*coder.news_texts(args.news, "dev", "gold"))
    names = list(news[0].claims[0].features)
    chances: dict[int, np.ndarray] = {}
    for fold in range(FOLDS):
        others = [one for n, one in enumerate(news) if n % FOLDS != fold]
        weights = fit(written, others, names)
        for n, one in enumerate(news):
            if n % FOLDS == fold:
                chances[n] = chances_of(one.claims, weights, names)
    told = [chances[n] for n in range(len(news))]
    print("# development articles, cross-validated")
    describe(told, news)
    weights = fit(written, news, names)
    print("# written corpus, the tenth held out (fitted on)")
    describe([chances_of(one.claims, weights, names) for one in written], written)
    for name, weight in zip(names, weights, strict=True):
        print(f"{name}: {weight:.2f}")


def judged(
    articles: Sequence[Article],
    gold: Sequence[CodedArticle],
    *,
    only: Callable[[str], bool] | None = None,
) -> list[Judged]:
    """Read articles up to the claims and match these with the gold."""
    kept = [
        (article, given)
        for article, given in zip(articles, gold, strict=True)
        if only is None or only(article.id)
    ]
    stages = make_stages(Settings())
    last = stages[-1]
    assert isinstance(last, ReportStage)
    readings = Pipeline(stages[:-1])(article for article, _ in kept)
    return [
        _judged(reading, given, last) for reading, (_, given) in zip(readings, kept, strict=True)
    ]


def _judged(reading: Reading, gold: CodedArticle, stage: ReportStage) -> Judged:
    claims = find_claims(
        reading,
        ontology=stage.ontology,
        contexts=stage.contexts,
        phrased=stage.phrased,
        registry=stage.registry,
    )
    right = [False] * len(claims)
    for sentence in gold.sentences:
        inside = [n for n, c in enumerate(claims) if Span(*sentence.span).covers(c.report.trigger)]
        made = [coder.event_of(claims[n].report) for n in inside]
        number = {id(event): n for event, n in zip(made, inside, strict=True)}
        for event, _ in match_events(made, sentence.events):
            right[number[id(event)]] = True
    return Judged(claims=claims, gold=gold, right=right)


def fit(written: Sequence[Judged], news: Sequence[Judged], names: Sequence[str]) -> np.ndarray:
    """Ridge logistic regression by Newton's method; the base is hardly held."""
    both = [*written, *news]
    features = table([c for one in both for c in one.claims], names)
    right = np.array([r for one in both for r in one.right], dtype=float)
    counts = np.ones(len(right))
    counts[: sum(len(one.claims) for one in written)] = WRITTEN_WEIGHT
    ridge = np.full(len(names), RIDGE)
    ridge[names.index("base")] = 0.01
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (counts * (chance - right)) + ridge * weights
        bend = counts * chance * (1 - chance)
        weights -= np.linalg.solve((features * bend[:, None]).T @ features + np.diag(ridge), slope)
    return weights


def table(claims: Sequence[Claim], names: Sequence[str]) -> np.ndarray:
    """`(claims, features)`, float64."""
    return np.array([[c.features[name] for name in names] for c in claims]).reshape(-1, len(names))


def chances_of(claims: Sequence[Claim], weights: np.ndarray, names: Sequence[str]) -> np.ndarray:
    """Probability of each claim."""
    return 1 / (1 + np.exp(-table(claims, names) @ weights))


def describe(told: Sequence[np.ndarray], judged: Sequence[Judged]) -> None:
    """F1 on sentence and type by threshold, calibration error, Brier scores."""
    for threshold in THRESHOLDS:
        found = matched = 0
        for chances, one in zip(told, judged, strict=True):
            reports = choose(
                [
                    replace(claim, report=replace(claim.report, confidence=float(chance)))
                    for claim, chance in zip(one.claims, chances, strict=True)
                    if chance >= threshold
                ]
            )
            found += len(reports)
            matched += _matched([coder.event_of(r) for r in reports], one.gold)
        there = sum(len(s.events) for one in judged for s in one.gold.sentences)
        precision, recall = matched / max(1, found), matched / there
        f1 = 2 * matched / (found + there)
        print(f"#   from {threshold:.2f}: F1 {f1:.3f} (P {precision:.3f}, R {recall:.3f})")
    chances = np.concatenate([*told])
    right = np.array([r for one in judged for r in one.right], dtype=float)
    bins = np.array_split(np.argsort(chances), 10)
    error = sum(len(b) / len(right) * abs(chances[b].mean() - right[b].mean()) for b in bins)
    brier, constant = ((chances - right) ** 2).mean(), right.mean() * (1 - right.mean())
    print(f"#   {len(right)} claims, {right.mean():.3f} right, calibration error {error:.3f}")
    print(f"#   Brier {brier:.3f} (a constant: {constant:.3f})")


def _matched(events: Sequence[Coded], gold: CodedArticle) -> int:
    total = 0
    for sentence in gold.sentences:
        inside = [e for e in events if Span(*sentence.span).covers(Span(*e.trigger))]
        total += len(match_events(inside, sentence.events))
    return total


if __name__ == "__main__":
    main()

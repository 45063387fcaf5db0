"""Fit the weights of `resources/confidence.yaml`, and print how well they are calibrated.

    python training/confidence.py --news news_raw.jsonl.gz --coder gold

The slopes are a ridge logistic regression over the reports of the written corpus; then the base
alone is moved so that the mean fits the coded development articles. Prints the weights to copy into
the file, the calibration error over five equal bins, and the Brier score beside a constant's.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import coder
from corpus.agreement import match_events
from corpus.annotation import Coded
from lapwing.record import Realis, Report
from lapwing.stages import confidence
from lapwing.stages.roles import Act

Features = Mapping[str, float]
RIDGE, STEPS, RATE = 2.0, 4_000, 0.5


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--coder", default="gold")
    args = parser.parse_args()
    texts, right = reports_of(lambda: coder.written(())[0])
    names = list(texts[0])
    corpus, agreed = table(texts, names), np.array(right, dtype=float)
    weights = fit(corpus, agreed, names)
    texts, right = reports_of(lambda: coder.news(args.news, "dev", args.coder)[0])
    articles, agreed_news = table(texts, names), np.array(right, dtype=float)
    describe("written corpus", chances(corpus, weights), agreed)
    weights[names.index("base")] += shift(articles, weights, names, agreed_news.mean())
    describe("development articles", chances(articles, weights), agreed_news)
    for name, weight in zip(names, weights, strict=True):
        print(f"{name}: {weight:.2f}")


def reports_of(compare: Callable[[], list[coder.Pair]]) -> tuple[list[Features], list[bool]]:
    """The features of every report, and whether the gold has an event that matches it."""
    seen: list[Features] = []
    numbers: dict[int, int] = {}
    find_features, make_event = confidence.features_of, coder.event_of

    def remember(act: Act, *, realis: Realis, is_quoted: bool) -> dict[str, float]:
        seen.append(find_features(act, realis=realis, is_quoted=is_quoted))
        return dict(seen[-1])

    def number(report: Report) -> Coded:
        event = make_event(report)
        numbers[id(event)] = round(report.confidence)
        return event

    # A report's confidence here is the place of its features in `seen`.
    with (
        patch("lapwing.stages.reports.features_of", remember),
        patch("lapwing.stages.reports.confidence_of", lambda _f, _w: float(len(seen) - 1)),
        patch("bench.coder.event_of", number),
    ):
        pairs = compare()
    features, right = [], []
    for system, gold in pairs:
        for ours, theirs in zip(system.sentences, gold.sentences, strict=True):
            matched = {id(event) for event, _ in match_events(ours.events, theirs.events)}
            features += [seen[numbers[id(event)]] for event in ours.events]
            right += [id(event) in matched for event in ours.events]
    return features, right


def table(rows: Sequence[Features], names: Sequence[str]) -> np.ndarray:
    """`(reports, features)`, float64."""
    return np.array([[row[name] for name in names] for row in rows])


def fit(features: np.ndarray, right: np.ndarray, names: Sequence[str]) -> np.ndarray:
    """Ridge logistic regression by gradient descent; the base is hardly held."""
    ridge = np.full(len(names), RIDGE)
    ridge[names.index("base")] = 0.01
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        slope = features.T @ (chances(features, weights) - right) + ridge * weights
        weights -= RATE * slope / len(right)
    return weights


def chances(features: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Probability of each report."""
    return 1 / (1 + np.exp(-features @ weights))


def shift(features: np.ndarray, weights: np.ndarray, names: Sequence[str], mean: float) -> float:
    """How far the base has to move for the mean probability to be `mean`."""
    low, high = -4.0, 4.0
    for _ in range(50):
        middle = (low + high) / 2
        moved = weights.copy()
        moved[names.index("base")] += middle
        low, high = (middle, high) if chances(features, moved).mean() < mean else (low, middle)
    return low


def describe(name: str, told: np.ndarray, right: np.ndarray) -> None:
    """Calibration error over five equal bins, and Brier scores."""
    bins = np.array_split(np.argsort(told), 5)
    error = sum(len(b) / len(right) * abs(told[b].mean() - right[b].mean()) for b in bins)
    brier, constant = ((told - right) ** 2).mean(), right.mean() * (1 - right.mean())
    print(
        f"# {name}: {len(right)} reports, {right.mean():.3f} right, calibration error {error:.3f}, "
    )
    print(f"#   Brier {brier:.3f} (a constant: {constant:.3f})")


if __name__ == "__main__":
    main()

"""Confidence: how likely a careful coder would agree that a report's act is there.

A logistic sum over a few properties of the match, with weights fitted on coded news; they and
their calibration error are in `resources/confidence.yaml`.

Known to miss: whether the parties are right; the weights speak for type and sentence alone.
"""

import math
from collections.abc import Mapping

from lapwing.record import Realis
from lapwing.stages.roles import Act

LEAST, MOST = 0.05, 0.95


def features_of(act: Act, *, realis: Realis, is_quoted: bool) -> dict[str, float]:
    """What the weights of `resources/confidence.yaml` are multiplied with, by name.

    Args:
        act: The act with its parties.
        realis: As it is reported.
        is_quoted: Whether it stands in somebody's statement.
    """
    pattern = act.match.pattern
    return {
        "base": 1.0,
        "words": float(min(len(act.match.words), 4)),
        "noun": float(pattern.is_noun),
        "actor": float(bool(act.actors)),
        "recipient": float(bool(act.recipients)),
        "several_actors": float(len(act.actors) > 1),
        "weak": float("weak" in pattern.tags),
        "unreal": float(realis in ("future", "hypothetical", "negated")),
        "quoted": float(is_quoted),
        "long": float(act.words[-1] - act.words[0] > len(act.words) + 1),
    }


def confidence_of(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Probability between `LEAST` and `MOST`, two decimals."""
    score = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return round(min(max(1.0 / (1.0 + math.exp(-score)), LEAST), MOST), 2)

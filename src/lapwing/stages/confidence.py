"""Confidence: how likely a careful coder would agree that a report's act is there.

A logistic sum over what the reader was sure of and a few properties of the act, with weights fitted
on coded news; they and their calibration error are in `resources/confidence.yaml`.

Known to miss: whether the parties are right; the weights speak for type and sentence alone.
"""

import math
from collections.abc import Mapping

from lapwing.record import Realis
from lapwing.stages.told import ToldAct

LEAST, MOST = 0.05, 0.95


def features_of(act: ToldAct, *, realis: Realis, is_quoted: bool) -> dict[str, float]:
    """What the weights of `resources/confidence.yaml` are multiplied with, by name.

    Args:
        act: The act with its parties.
        realis: As it is reported.
        is_quoted: Whether it stands in somebody's statement.
    """
    trigger, phrase = act.trigger, act.phrase
    return {
        "base": 1.0,
        "reader": _log_odds(trigger.score) if trigger else 0.0,
        "reader_realis": _log_odds(trigger.realis_score) if trigger else 0.0,
        "no_reader": float(trigger is None),
        "phrase": float(phrase is not None),
        "phrase_words": float(min(len(phrase.match.words), 4)) if phrase else 0.0,
        "phrase_noun": float(phrase is not None and phrase.match.pattern.is_noun),
        "phrase_weak": float(phrase is not None and "weak" in phrase.match.pattern.tags),
        "both": float(trigger is not None and phrase is not None),
        "actor": float(bool(act.actors)),
        "recipient": float(bool(act.recipients)),
        "known": float(any(m.actor.country for m in (*act.actors, *act.recipients))),
        "unreal": float(realis in ("future", "hypothetical", "negated")),
        "quoted": float(is_quoted),
    }


def _log_odds(share: float) -> float:
    held = min(max(share, 0.01), 0.99)
    return math.log(held / (1 - held))


def confidence_of(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Probability between `LEAST` and `MOST`, two decimals."""
    score = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return round(min(max(1.0 / (1.0 + math.exp(-score)), LEAST), MOST), 2)

"""Confidence: a logistic sum over properties of the match."""

import pytest

from lapwing.lexicon.phrases import load_confidence
from lapwing.stages.confidence import LEAST, MOST, confidence_of


@pytest.mark.parametrize(
    ("features", "weights", "expected"),
    [
        ({"base": 1.0}, {"base": 0.0}, 0.5),
        ({"base": 1.0, "unknown": 3.0}, {"base": 0.0}, 0.5),
        ({"base": 1.0}, {"base": 99.0}, MOST),
        ({"base": 1.0}, {"base": -99.0}, LEAST),
    ],
)
def test_it_is_a_probability_that_is_never_certain(features, weights, expected):
    assert confidence_of(features, weights) == expected


def test_two_witnesses_speak_for_an_act_and_ambiguity_against_it():
    weights = load_confidence()
    assert weights["reader"] > 0
    assert weights["both"] > 0
    assert weights["phrase_weak"] < 0

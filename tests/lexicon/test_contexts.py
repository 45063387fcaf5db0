"""Contexts: what a report is about."""

import pytest

from lapwing.lexicon.contexts import Contexts
from lapwing.record import Span
from tests.factory import a_report

CUES = {"election": [["ballot"], ["polling", "station"]], "military": [["tank"]]}


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("Oslo backed Quito over the ballots.", ("election",)),
        ("Oslo backed Quito at the polling stations.", ("election",)),
        ("Oslo backed Quito.", ()),
        ("Oslo backed Quito with tanks and ballots.", ("election", "military")),
    ],
)
def test_a_cue_in_the_sentence_is_enough(text, contexts):
    assert Contexts(CUES).find(a_report(text), text) == contexts


def test_one_cue_elsewhere_in_the_paragraph_is_too_little_and_two_are_enough():
    first = "Oslo backed Quito."
    report = a_report(first, sentence=Span(0, len(first)))
    assert Contexts(CUES).find(report, f"{first} A tank stood there.") == ()
    two = f"{first} The ballot was near the polling station."
    assert Contexts(CUES).find(report, two) == ("election",)


def test_cues_of_another_paragraph_do_not_count():
    text = "Oslo backed Quito.\n\nThe ballot was near the polling station."
    report = a_report(text, sentence=Span(0, 18))
    assert Contexts(CUES).find(report, text) == ()

"""Realis: did it happen, is it to come, was it denied, is it only thought of?"""

import pytest

from lapwing.lexicon.phrases import load_cues
from lapwing.stages.realis import find_realis, is_refused
from lapwing.stages.unreal import type_for
from tests.stages.sentences_as_clauses import clauses_in


@pytest.mark.parametrize(
    ("text", "word", "realis"),
    [
        ("Norway helped Peru.", "helped", "actual"),
        ("Norway will help Peru.", "help", "future"),
        ("Norway said it would help Peru.", "help", "future"),
        ("Norway would help Peru if it asked.", "help", "hypothetical"),
        ("Norway could help Peru.", "help", "hypothetical"),
        ("Norway never helped Peru.", "helped", "negated"),
        ("Norway left without helping Peru.", "helping", "negated"),
        ("Norway failed to help Peru.", "help", "negated"),
        ("Norway plans to help Peru.", "help", "future"),
        ("Norway wants to help Peru.", "help", "hypothetical"),
        ("There are no plans for talks with Peru.", "talks", "negated"),
        ("Norway is weighing strikes on Peru.", "strikes", "hypothetical"),
        ("No country helped Peru.", "helped", "negated"),
        ("Norway denies that it helped Peru.", "helped", "negated"),
        ("Norway rejected claims that it helped Peru.", "helped", "negated"),
        ("Norway said it was untrue that it helped Peru.", "helped", "negated"),
        ("Norway found no evidence that Chile helped Peru.", "helped", "negated"),
        ("Norway did not deny that it helped Peru.", "helped", "actual"),
        ("Norway denied that it left and helped Peru.", "helped", "actual"),
        ("Helped by rain, Peru grew, no doubt.", "helped", "actual"),
    ],
)
def test_realis_is_read_off_the_verb_and_what_governs_it(text, word, realis):
    clauses = clauses_in(text, "Peru")
    assert find_realis(clauses, clauses.lower.index(word), cues=load_cues()) == realis


def test_will_not_is_a_refusal_and_did_not_is_none():
    for text, expected in (("Norway will not help Peru.", True), ("Norway did not help.", False)):
        clauses = clauses_in(text)
        assert is_refused(clauses, clauses.lower.index("help"), cues=load_cues()) is expected


@pytest.mark.parametrize(
    ("type_", "realis", "coded"),
    [
        ("AID", "future", ("AGREE", None, "actual")),
        ("CONSULT", "hypothetical", ("AGREE", None, "hypothetical")),
        ("ASSAULT", "future", ("THREATEN", "violence", "actual")),
        ("RETREAT", "future", ("CONCEDE", None, "future")),
        ("SANCTION", "future", ("SANCTION", None, "future")),
        ("AID", "actual", ("AID", None, "actual")),
    ],
)
def test_what_is_only_announced_is_coded_as_its_announcing(type_, realis, coded):
    assert type_for(type_, None, realis) == coded


def test_a_refused_act_is_a_rejection():
    assert type_for("AID", None, "negated", is_refused=True) == ("REJECT", None, "actual")

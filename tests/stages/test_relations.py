"""Relations: what a sentence says between two given parties."""

import pytest

from lapwing.lexicon.ontology import load_ontology
from lapwing.lexicon.phrases import load_cues, load_phrases
from lapwing.neural.model import load_model
from lapwing.neural.reader import Reader
from lapwing.record import Span
from lapwing.stages.relations import RelationCoder


def relate(text: str, actor: str, recipient: str):
    coder = RelationCoder(
        phrases=load_phrases(),
        cues=load_cues(),
        reader=Reader(load_model()),
        ontology=load_ontology(),
    )
    return coder(text, span(text, actor), span(text, recipient))


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_the_act_between_the_two_is_chosen_among_several():
    text = "Norway praised Chile and condemned Peru."
    assert relate(text, "Norway", "Chile").type == "SUPPORT"


def test_scores_are_shares_of_one():
    found = relate("Norway condemned Peru.", "Norway", "Peru")
    assert found.type == "ACCUSE"
    assert sum(found.scores.values()) == pytest.approx(1.0, abs=0.001)
    assert found.confidence == found.scores["ACCUSE"]


def test_a_sentence_without_an_act_has_no_type():
    assert relate("Norway lies north of Peru.", "Norway", "Peru").type is None

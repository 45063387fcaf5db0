"""Acts: which words tell that something was done, and what is only part of another act."""

import pytest

from lapwing.lexicon.phrases import load_cues, load_phrases
from lapwing.stages.acts import find_acts
from tests.stages.sentences_as_clauses import clauses_in


def acts_in(text: str, *parties: str) -> list[tuple[str, list[str], list[str]]]:
    acts = find_acts(
        clauses_in(text, *parties),
        phrases=load_phrases(),
        light_verbs=load_cues()["light_verbs"],
    )
    return [
        (
            a.match.pattern.type,
            [m.actor.name for m in a.actors],
            [m.actor.name for m in a.recipients],
        )
        for a in acts
    ]


def test_the_more_specific_phrase_wins_its_words():
    assert acts_in("Norway threw its weight behind Peru.", "Norway", "Peru") == [
        ("SUPPORT", ["Norway"], ["Peru"])
    ]


def test_a_phrase_that_blocks_leaves_nothing():
    assert acts_in("Norway struck a balance with Peru.", "Norway", "Peru") == []


def test_the_object_of_a_passive_may_stand_as_its_subject():
    assert acts_in("Sanctions were imposed on Peru by Norway.", "Peru", "Norway") == [
        ("SANCTION", ["Norway"], ["Peru"])
    ]


def test_what_is_demanded_is_no_act_of_its_own():
    assert acts_in("Norway urged Peru to stop bombing Chile.", "Norway", "Peru", "Chile") == [
        ("REQUEST", ["Norway"], ["Peru"])
    ]


def test_a_purpose_is_no_act():
    assert acts_in("Norway built a force to attack Peru.", "Norway", "Peru") == []


def test_a_result_gives_way_to_what_led_to_it():
    assert acts_in("Norway shelled Peru, killing two villagers.", "Norway", "Peru") == [
        ("ASSAULT", ["Norway"], ["Peru"])
    ]


def test_a_word_of_a_name_tells_no_act():
    assert acts_in("The March for Peru thanked Norway.", "March for Peru", "Norway") == [
        ("SUPPORT", ["March for Peru"], ["Norway"])
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway condemned the vote.", [("ACCUSE", ["Norway"], [])]),
        ("Peru's ouster surprised all.", [("COERCE", [], ["Peru"])]),
        ("A curfew was imposed on the old town.", [("COERCE", [], [])]),
        ("The last battalion of Norway left the port.", [("RETREAT", ["Norway"], [])]),
        ("The students of Peru marched through the old town.", [("PROTEST", ["Peru"], [])]),
    ],
)
def test_the_tags_of_a_phrase_are_kept(text, found):
    parties = [name for name in ("Norway", "Peru") if name in text]
    assert acts_in(text, *parties) == found

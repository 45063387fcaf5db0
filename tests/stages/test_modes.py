"""Modes: how an act was done, where its own phrase leaves that open."""

import pytest

from lapwing.lexicon.phrases import load_mode_cues
from lapwing.record import Actor, Party, Place, Span
from lapwing.stages.modes import mode_of, mode_of_talks
from tests.stages.sentences_as_clauses import clauses_in


@pytest.mark.parametrize(
    ("type_", "text", "word", "mode"),
    [
        ("REQUEST", "Oslo asked Lima to withdraw.", "asked", "yield"),
        ("REQUEST", "Oslo asked Lima to meet.", "asked", "meet"),
        ("REQUEST", "Oslo asked Lima to paint it.", "asked", "change"),
        ("THREATEN", "Oslo warned Lima of sanctions.", "warned", "restrict"),
        ("THREATEN", "Oslo warned Lima.", "warned", None),
        ("ASSAULT", "Two died when jets attacked Lima.", "attacked", "aerial"),
        ("PROTEST", "They protested.", "protested", "demo"),
    ],
)
def test_words_around_the_trigger_tell_the_mode(type_, text, word, mode):
    clauses = clauses_in(text)
    at = clauses.lower.index(word)
    assert mode_of(clauses, [at], None, cues=load_mode_cues()[type_]) == mode


def test_what_somebody_is_warned_against_is_no_mode():
    clauses = clauses_in("Oslo warned Lima against attacks.")
    words = [clauses.lower.index("warned"), clauses.lower.index("against")]
    assert mode_of(clauses, words, None, cues=load_mode_cues()["THREATEN"]) is None


def test_a_mode_that_the_phrase_tells_is_kept():
    clauses = clauses_in("Oslo asked Lima to withdraw.")
    assert mode_of(clauses, [1], "meet", cues=load_mode_cues()["REQUEST"]) == "meet"
    assert mode_of(clauses, [1], None, cues=None) is None


def parties(*countries: str) -> list[Party]:
    return [Party(span=Span(0, 1), actor=Actor(actor_id=c, name=c, country=c)) for c in countries]


@pytest.mark.parametrize(
    ("countries", "place", "mode"),
    [
        (("NOR", "PER"), "NOR", "visit"),
        (("NOR", "PER"), "CHE", "third-party"),
        (("NOR", "PER"), None, None),
        (("NOR", "PER", "CHL"), None, "multilateral"),
        (("NOR", "UNO"), "NOR", None),
    ],
)
def test_the_country_of_the_place_tells_the_mode_of_talks(countries, place, mode):
    where = place and Place(span=Span(0, 1), name="x", precision="city", country=place)
    assert mode_of_talks(None, parties(*countries), where) == mode

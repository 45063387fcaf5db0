"""Clauses: which party a noun phrase stands for."""

import pytest

from lapwing.record import Actor, Mention, Span
from tests.stages.sentences_as_clauses import clauses_in, verb_of


def named(clauses, word: str) -> list[str]:
    return [m.actor.name for m in clauses.parties(verb_of(clauses, word))]


def test_every_member_of_a_list_is_a_party():
    clauses = clauses_in("Norway, Peru and Chile left.", "Norway", "Peru", "Chile")
    assert named(clauses, "chile") == ["Norway", "Peru", "Chile"]


def test_two_clauses_joined_by_and_are_no_list():
    clauses = clauses_in("Norway met Peru and Chile left early.", "Norway", "Peru", "Chile")
    assert named(clauses, "peru") == ["Peru"]


def test_what_stands_before_a_comma_at_the_beginning_is_no_member():
    clauses = clauses_in("From Norway, Peru and Chile flew on.", "Norway", "Peru", "Chile")
    assert named(clauses, "chile") == ["Peru", "Chile"]


@pytest.mark.parametrize(
    "text",
    ["A spokesman for Norway left.", "The leaders of Norway left.", "Norway's move surprised all."],
)
def test_complement_and_possessor_stand_for_a_noun_that_names_nobody(text):
    clauses = clauses_in(text, "Norway")
    assert [m.actor.name for m in clauses.parties(0)] == ["Norway"]


def test_adjectives_of_nationality_stand_in_where_nobody_else_is_named():
    text = "British, French and Dutch jets took off."
    clauses = clauses_in(text)
    demonyms = [
        Mention(
            span=Span(text.index(name), text.index(name) + len(name)),
            kind="country",
            actor=Actor(actor_id=name, name=name),
        )
        for name in ("British", "French", "Dutch")
    ]
    clauses = type(clauses)(
        text=text, words=clauses.words, mentions=(), dates=(), demonyms=tuple(demonyms)
    )
    assert named(clauses, "jets") == ["British", "French", "Dutch"]

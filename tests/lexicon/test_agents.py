"""Agent phrases and small words."""

import pytest

from lapwing.errors import ResourceError
from lapwing.lexicon.agent_tables import make_agent_tables, plural
from tests.actor_world import small_agents


@pytest.mark.parametrize(
    ("singular", "expected"),
    [
        ("rebel", "rebels"),
        ("foreign ministry", "foreign ministries"),
        ("policeman", "policemen"),
        ("coach", "coaches"),
        ("troops", ""),
        ("police", ""),
    ],
)
def test_plurals_are_regular_or_left_alone(singular, expected):
    assert plural(singular) == expected


@pytest.mark.parametrize(
    ("words", "sectors", "number"),
    [
        (["opposition", "leader"], ("OPP",), "s"),
        (["troops"], ("MIL",), "p"),
        (["policemen"], ("COP",), "p"),
        (["military"], ("MIL",), "b"),
    ],
)
def test_phrases_give_sector_and_number(words, sectors, number):
    agents = small_agents()
    length, code = agents.phrases.longest_at(words, 0)
    agent = agents.agent(code)
    assert (length, agent.sectors, agent.number) == (len(words), sectors, number)


def test_adjectives_are_listed_or_told_by_their_ending():
    agents = small_agents()
    found = [
        word
        for word in ("embattled", "regional", "us-backed", "the", "go")
        if agents.is_adjective(word)
    ]
    assert found == ["embattled", "regional", "us-backed"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"XYZ": ["x"]}, "XYZ is no sector"),
        ({"GOV": "president"}, "GOV should be a list"),
        ({"GOV": [3]}, "GOV holds 3"),
    ],
)
def test_a_wrong_section_is_named(content, message):
    with pytest.raises(ResourceError, match=message):
        make_agent_tables(content, {})

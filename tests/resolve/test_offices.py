"""Offices and the words for them."""

import pytest

from lapwing.lexicon.actors import Office
from lapwing.resolve.offices import same_office


def office(title, rank=1, body=""):
    return Office(
        office=title,
        body=body,
        country="VEN",
        sectors=("GOV",),
        start="2019",
        end="",
        claim="held",
        rank=rank,
    )


@pytest.mark.parametrize(
    ("role", "title", "rank", "expected"),
    [
        ("foreign minister", "Minister of Foreign Affairs", 1, True),
        ("defense minister", "defence minister", 1, True),
        ("premier", "prime minister", 0, True),
        ("president", "acting president", 0, True),
        ("president", "vice president", 1, False),
        ("president", "president of the Senate", 2, False),
        ("minister", "foreign minister", 1, False),
        ("foreign minister", "deputy foreign minister", 2, False),
        ("leader", "president", 0, True),
        ("leader", "finance minister", 1, False),
        ("baker", "president", 0, False),
    ],
)
def test_a_role_as_written_names_an_office_as_registered(role, title, rank, expected):
    assert same_office(role, office(title, rank)) is expected


def test_a_president_of_a_body_is_no_head_of_state():
    assert not same_office("president", office("president", 0, body="the council"))

"""Scope: which told acts are political."""

import pytest

from lapwing.record import Actor, Party, Span
from lapwing.stages.scope import is_political


def party(*sectors: str, country: str = "NOR") -> Party:
    name = f"{country} {' '.join(sectors)}"
    return Party(
        span=Span(0, 1), actor=Actor(actor_id=name, name=name, country=country, sectors=sectors)
    )


@pytest.mark.parametrize(
    ("type_", "actors", "recipients", "expected"),
    [
        ("ACCUSE", [party("GOV")], [party("CVL")], True),
        ("ACCUSE", [party("CVL")], [party("BUS")], False),
        ("COERCE", [], [party("CVL")], True),
        ("PROTEST", [party("CVL")], [], True),
        ("CONSULT", [party("GOV"), party("MIL")], [], False),
        ("CONSULT", [party("GOV"), party("GOV", country="PER")], [], True),
    ],
)
def test_two_private_sides_and_one_government_are_no_event(type_, actors, recipients, expected):
    assert is_political(type_, actors, recipients) is expected

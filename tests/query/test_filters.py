"""Filters say at once what cannot be, and tell what they ask for."""

import pytest

from lapwing.errors import ConfigError
from lapwing.query.filters import Filters


def test_no_filter_lets_everything_through():
    assert Filters().where() == ("true", {})


def test_all_faults_are_named_at_once():
    with pytest.raises(ConfigError, match=r"FEAST.*9 is no quad.*sometime"):
        Filters(type="FEAST", quad=9, realis="sometime").check()


def test_values_never_become_part_of_the_query():
    where, parameters = Filters(actor="x'; DROP TABLE reports; --", text="'").where()
    assert "DROP" not in where
    assert "x'; DROP TABLE reports; --" in parameters.values()


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(), "Everything in the ledger"),
        (Filters(dyad=("RUS", "VEN"), type="SUPPORT"), "RUS and VEN, SUPPORT"),
        (Filters(actor="Maduro"), "by Maduro"),
    ],
)
def test_filters_are_told_in_words(filters, words):
    assert filters.in_words() == words

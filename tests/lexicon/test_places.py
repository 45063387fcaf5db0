"""The gazetteer."""

import pytest

from lapwing.errors import ResourceError
from lapwing.lexicon.places import CITIES, make_place_tables
from lapwing.lexicon.table import read_table
from tests.actor_world import write_table
from tests.place_world import small_gazetteer


def test_namesakes_come_with_the_most_populous_first():
    found = small_gazetteer().lookup("alder")
    assert [(place.country, place.population) for place in found] == [
        ("RUS", 400_000),
        ("USA", 90_000),
    ]


@pytest.mark.parametrize(
    ("name", "precision", "country"),
    [
        ("Moskva", "city", "RUS"),
        ("Tverna", "region", "RUS"),
        ("Venezuela", "country", "VEN"),
    ],
)
def test_a_place_knows_how_much_of_the_earth_it_covers(name, precision, country):
    place = small_gazetteer().lookup(name)[0]
    assert (place.precision, place.country) == (precision, country)


def test_a_name_of_nothing_gives_nothing():
    assert small_gazetteer().lookup("Nowhere") == ()


def test_a_number_that_is_none_is_a_fault_with_its_line(tmp_path):
    header = "geonames|name|aliases|lat|lon|iso3|admin1|population|feature"
    write_table(tmp_path / "cities.tsv", f"{header}\n1|Alder||north|1|USA||5|PPL")
    rows = read_table(tmp_path / "cities.tsv", columns=CITIES)
    with pytest.raises(ResourceError, match=r"cities\.tsv:2: lat 'north' is no number"):
        make_place_tables(rows, (), (), ())

"""Compile `places/*.tsv` and the names in `actors/countries.tsv` into the gazetteer."""

from pathlib import Path

from lapwing.lexicon.actor_tables import COUNTRIES
from lapwing.lexicon.places import CITIES, COUNTRY_POINTS, make_place_tables
from lapwing.lexicon.table import pack, read_table


def compile_places(resources: Path) -> dict[str, bytes]:
    """The gazetteer, as a file of the package's `data` folder: name to bytes.

    Raises:
        ResourceError: A table is absent or wrong.
    """
    places = resources / "places"
    tables = make_place_tables(
        read_table(places / "cities.tsv", columns=CITIES),
        read_table(places / "regions.tsv", columns=CITIES),
        read_table(places / "country_points.tsv", columns=COUNTRY_POINTS),
        read_table(resources / "actors" / "countries.tsv", columns=COUNTRIES),
    )
    return {"places.json": pack(tables)}

"""A small gazetteer for tests: namesake cities, a region, two states."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lapwing.lexicon.actor_tables import COUNTRIES as COUNTRY_COLUMNS
from lapwing.lexicon.places import CITIES, COUNTRY_POINTS, Gazetteer, make_place_tables
from lapwing.lexicon.table import read_table
from tests.actor_world import COUNTRIES, write_table

PLACES = """
geonames|name|aliases|lat|lon|iso3|admin1|population|feature
1|Alder||10.0|10.0|USA|Ohia|90000|PPL
2|Alder||50.0|30.0|RUS|Tverna|400000|PPL
3|Caracas|Santiago de León de Caracas|10.49|-66.88|VEN|Distrito|3000000|PPLC
4|Moscow|Moskva|55.75|37.62|RUS|Moskva|10000000|PPLC
5|Boulder Creek||37.1|-122.1|USA|Ohia|7000|PPL
6|Reading||51.4|-0.9|GBR|England|160000|PPL
"""

REGIONS = """
geonames|name|aliases|lat|lon|iso3|admin1|population|feature
11|Ohia||40.0|-83.0|USA|Ohia|1000000|ADM1
12|Tverna||57.0|35.0|RUS|Tverna|1200000|ADM1
"""

POINTS = """
iso3|lat|lon
RUS|60.0|100.0
VEN|7.0|-65.0
USA|38.0|-97.0
"""


@cache
def small_gazetteer() -> Gazetteer:
    """The gazetteer of the small world."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        tables = []
        for name, text, columns in (
            ("cities", PLACES, CITIES),
            ("regions", REGIONS, CITIES),
            ("points", POINTS, COUNTRY_POINTS),
            ("countries", COUNTRIES, COUNTRY_COLUMNS),
        ):
            path = root / f"{name}.tsv"
            write_table(path, text)
            tables.append(read_table(path, columns=columns))
        return Gazetteer(make_place_tables(*tables))

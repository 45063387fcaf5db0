"""The gazetteer: places with coordinates, under all the names we know for them.

Compiled from `resources/places/*.tsv` and the names of states. A row is one line of text, taken
apart when somebody asks for it.

Known to miss: villages, streets, mountains and the like that the tables leave out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from lapwing.lexicon.names import NameIndex, is_acronym, name_key
from lapwing.lexicon.table import Row, load_compiled, read_table
from lapwing.text import digest

CITIES = "geonames name aliases lat lon iso3 admin1 population feature".split()
COUNTRY_POINTS = "iso3 lat lon".split()
SEP = "\x1f"
FIELDS = ("geonames", "name", "lat", "lon", "iso3", "admin1", "population", "feature")

PlacePrecision = Literal["country", "region", "city", "point", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """One place of the gazetteer."""

    geonames: int | None
    name: str
    lat: float | None
    """Degrees north, WGS 84; None: not known."""
    lon: float | None
    country: str
    """ISO 3166 alpha-3, or KOS; empty: in none (seas, continents)."""
    admin1: str
    """The part of the country it lies in, as the table writes it; empty: not known."""
    population: int
    feature: str
    """GeoNames feature code: `PPLC` a capital, `ADM1` a region, `PCLI` a state."""

    @property
    def precision(self) -> PlacePrecision:
        """How much of the earth it covers."""
        if self.feature.startswith("PCL"):
            return "country"
        if self.feature.startswith(("ADM", "RGN", "CONT", "AREA", "ISL", "SEA", "OCN", "PRK")):
            return "region"
        return "city" if self.feature.startswith("PPL") or not self.feature else "point"

    @property
    def weight(self) -> int:
        """Inhabitants or, for what the tables give none, as many as make it as well known."""
        if self.population:
            return self.population
        return {"country": 10**9, "region": 10**6, "point": 10**5}.get(self.precision, 10**3)


class Gazetteer:
    """Names to places."""

    def __init__(self, tables: Mapping[str, object], *, digest: str = "") -> None:
        self.digest = digest
        self._rows = cast(list[str], tables["rows"])
        self.names = NameIndex(cast(dict[str, str], tables["names"]))
        self.location = lru_cache(maxsize=20_000)(self._location)

    def lookup(self, name: str) -> tuple[Location, ...]:
        """All places of exactly this name, the most populous first."""
        codes = self.names.get(name_key(name))
        return tuple(self.at(codes)) if codes else ()

    def at(self, codes: str) -> list[Location]:
        """The places that a code of the index stands for, the most populous first."""
        return [self.location(code.rstrip("!")) for code in codes.split()]

    def _location(self, code: str) -> Location:
        geonames, name, lat, lon, iso3, admin1, population, feature = self._rows[int(code)].split(
            SEP
        )
        return Location(
            geonames=int(geonames) if geonames else None,
            name=name,
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            country="KOS" if iso3 == "XKX" else iso3,
            admin1=admin1,
            population=int(population or 0),
            feature=feature,
        )


def make_place_tables(
    cities: Iterable[Row], regions: Iterable[Row], points: Iterable[Row], countries: Iterable[Row]
) -> dict[str, object]:
    """The content of `data/places.json`.

    Args:
        cities: Rows of `cities.tsv`.
        regions: Rows of `regions.tsv`.
        points: Rows of `country_points.tsv`.
        countries: Rows of `actors/countries.tsv`, for the names of states.

    Raises:
        ResourceError: A number in a row is none.
    """
    rows: list[str] = []
    names: dict[str, list[tuple[int, str]]] = {}
    for row in (*regions, *cities):
        _check(row)
        number = len(rows)
        rows.append(SEP.join(row[column] for column in FIELDS))
        _index(names, number, int(row["population"] or 0), row["name"], *row.items("aliases"))
    at = {row["iso3"]: row for row in points}
    for row in countries:
        point = at.get(row["iso3"]) if "PRE" not in row["sectors"] and not row["end"] else None
        if point is not None:
            number = len(rows)
            cells = ("", row["name"], point["lat"], point["lon"], row["iso3"], "", "", "PCLI")
            rows.append(SEP.join(cells))
            _index(names, number, 10**10, row["name"], *row.items("aliases"))
    index = {}
    for key, found in sorted(names.items()):
        ordered = sorted(found, key=lambda pair: (-pair[0], int(pair[1].rstrip("!"))))
        index[key] = " ".join(dict.fromkeys(code for _, code in ordered))
    return {"rows": rows, "names": index}


def load_gazetteer(overlay: Path | None = None) -> Gazetteer:
    """The shipped gazetteer, with the user's places laid over it.

    Args:
        overlay: A folder that may hold `cities.tsv` and `regions.tsv`, in it or in its folder
            `places`; their rows are added, and come first where names are the same.

    Raises:
        ResourceError: A table is absent or wrong.
    """
    compiled = load_compiled("places.json")
    if overlay is None:
        return Gazetteer(compiled.content, digest=compiled.digest)
    folder = overlay / "places" if (overlay / "places").is_dir() else overlay
    files = [folder / "regions.tsv", folder / "cities.tsv"]
    read = [read_table(f, columns=CITIES) if f.is_file() else [] for f in files]
    theirs = make_place_tables(read[1], read[0], (), ())
    ours = cast(list[str], compiled.content["rows"])
    names = dict(cast(dict[str, str], compiled.content["names"]))
    for key, codes in cast(dict[str, str], theirs["names"]).items():
        moved = [_moved(code, len(ours)) for code in codes.split()]
        names[key] = " ".join([*moved, *names.get(key, "").split()])
    tables = {"rows": [*ours, *cast(list[str], theirs["rows"])], "names": names}
    return Gazetteer(tables, digest=digest(compiled.digest, repr(theirs)))


def _moved(code: str, by: int) -> str:
    return f"{int(code.rstrip('!')) + by}{'!' if code.endswith('!') else ''}"


def _index(
    names: dict[str, list[tuple[int, str]]], number: int, weight: int, *spellings: str
) -> None:
    """Enter spellings; `!` marks one that counts only in capitals."""
    for spelling in spellings:
        bare = spelling[4:] if spelling.lower().startswith("the ") else spelling
        key = name_key(bare)
        if len(key) > 1:
            mark = "!" if is_acronym(bare) and len(bare) < 5 else ""
            names.setdefault(key, []).append((weight, f"{number}{mark}"))


def _check(row: Row) -> None:
    for column, kind in (("lat", float), ("lon", float), ("population", int), ("geonames", int)):
        try:
            if row[column]:
                kind(row[column])
        except ValueError as error:
            raise row.fault(f"{column} {row[column]!r} is no number") from error
    if not row["name"]:
        raise row.fault("a place needs a name")

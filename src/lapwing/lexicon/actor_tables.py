"""From rows that people edit to the compact tables the registry loads.

Used when the package's data are compiled and, with a user's overlay, when they are loaded. An entry
becomes one line of text that is taken apart only when somebody asks for it, so that loading twenty
thousand of them costs next to nothing. The index holds, for every name, codes such as `p12`: a
letter for what the name is (see `KINDS`) and the number of the line. A capital letter says that the
name counts only in capitals.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lapwing.lexicon.names import is_acronym, name_key, plural_of
from lapwing.lexicon.table import Row, lay_over, read_table

COUNTRIES = (
    "iso3 name formal aliases demonyms capital metonyms cow gw start end parent sectors wikidata "
    "source"
).split()
ORGANISATIONS = "actor_id name aliases country sectors start end wikidata source".split()
PERSONS = "actor_id name aliases country born gender wikidata source".split()
OFFICES = ("actor_id office body country sectors start end claim precision source").split()

KINDS = {
    "s": "state",
    "d": "demonym",
    "c": "capital",
    "m": "seat",
    "o": "organisation",
    "p": "person",
}
"""Code letter → what a name is."""

FAMILY_NAME_FIRST = frozenset("CHN PRK KOR TWN HKG VNM KHM".split())
"""Countries whose persons are mostly written family name first."""

_PARTICLES = frozenset(
    "al el bin ibn ben abu de da do dos del della di la le van von der den ter ten ould".split()
)
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())

SEP = "\x1f"
"""Parts the fields of an entry line; `OFFICE_SEP` parts a person's offices."""
OFFICE_SEP = "\x1e"


class ActorRows:
    """The four tables as read: countries, organisations, persons, offices."""

    def __init__(self, folder: Path) -> None:
        actors = folder / "actors" if (folder / "actors").is_dir() else folder
        self.countries = _maybe(actors / "countries.tsv", COUNTRIES)
        self.organisations = _maybe(actors / "organisations.tsv", ORGANISATIONS, "actor_id")
        self.persons = _maybe(actors / "persons.tsv", PERSONS, "actor_id")
        self.offices = _maybe(folder / "offices.tsv", OFFICES)

    def under(self, theirs: "ActorRows") -> "ActorRows":
        """These rows with another's laid over them.

        A person in the overlay whose offices it lists has those offices and no others.
        """
        merged = object.__new__(ActorRows)
        merged.countries = _countries_over(self.countries, theirs.countries)
        merged.organisations = lay_over(self.organisations, theirs.organisations, key="actor_id")
        merged.persons = lay_over(self.persons, theirs.persons, key="actor_id")
        replaced = {row["actor_id"] for row in theirs.offices}
        kept = [row for row in self.offices if row["actor_id"] not in replaced]
        merged.offices = [*kept, *theirs.offices]
        return merged


def make_tables(rows: ActorRows) -> dict[str, object]:
    """The content of `data/actors.json`.

    Raises:
        ResourceError: A row names an actor nobody knows, or lacks what every row needs.
    """
    by_person: dict[str, list[Row]] = {row["actor_id"]: [] for row in rows.persons}
    for row in rows.offices:
        if row["actor_id"] not in by_person:
            raise row.fault(
                f"no person {row['actor_id']!r}", hint="add the person to persons.tsv first"
            )
        by_person[row["actor_id"]].append(row)
    index = _Index()
    for number, row in enumerate(rows.countries):
        _index_country(index, row, number)
    for number, row in enumerate(rows.organisations):
        index.add("o", number, row["name"], *row.items("aliases"))
    surnames: dict[str, list[int]] = {}
    for number, row in enumerate(rows.persons):
        index.add("p", number, row["name"], *row.items("aliases"))
        for surname in surnames_of(row["name"], row["country"]):
            surnames.setdefault(surname, []).append(number)
    return {
        "states": [_line(row, COUNTRIES[:-1]) for row in rows.countries],
        "organisations": [_line(row, ORGANISATIONS[:-1]) for row in rows.organisations],
        "persons": [_person_line(row, by_person[row["actor_id"]]) for row in rows.persons],
        "names": {key: " ".join(codes) for key, codes in sorted(index.codes.items())},
        "surnames": {key: " ".join(map(str, ns)) for key, ns in sorted(surnames.items())},
        "first_names": first_names(rows.persons, index.codes),
    }


def surnames_of(name: str, country: str) -> tuple[str, ...]:
    """Short forms by which a person is called again, as keys, the likeliest first.

    >>> surnames_of("Vladimir Padrino López", "VEN")
    ('padrino lopez', 'padrino', 'lopez')
    >>> surnames_of("Xi Jinping", "CHN")
    ('xi',)
    """
    words = [word for word in name_key(name).split() if word.isalpha() or len(word) > 2]
    while words and words[-1] in _SUFFIXES:
        words.pop()
    if len(words) < 2:
        return ()
    if country in FAMILY_NAME_FIRST and len(words) <= 3:
        return (words[0],)
    last = words[-1]
    at = len(words) - 1
    forms: list[str] = []
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    if at < len(words) - 1:
        forms.append(" ".join(words[at:]))
    elif len(words) == 3 and country in _TWO_FAMILY_NAMES:
        forms += [" ".join(words[1:]), words[1]]
    elif len(words) >= 4 and country in _TWO_FAMILY_NAMES:
        forms += [" ".join(words[-2:]), words[-2]]
    if last.startswith("al-"):
        forms.append(last[3:])
    return tuple(dict.fromkeys([*forms, last]))


_TWO_FAMILY_NAMES = frozenset(
    "ESP MEX VEN COL PER CHL ARG BOL ECU CUB NIC GTM HND SLV PRY URY DOM PAN CRI".split()
)


def first_names(persons: Sequence[Row], taken: Mapping[str, object]) -> dict[str, str]:
    """Given names of the registry's persons, with the gender most of them have.

    Args:
        persons: Rows of persons.
        taken: Name keys; those that also name something else are left out.
    """
    genders: dict[str, Counter[str]] = {}
    for row in persons:
        words = name_key(row["name"]).split()
        at = -1 if row["country"] in FAMILY_NAME_FIRST else 0
        if len(words) > 1 and words[at].isalpha() and len(words[at]) > 2:
            genders.setdefault(words[at], Counter())[row["gender"][:1].lower()] += 1
    return {
        name: _sure_gender(counts) for name, counts in sorted(genders.items()) if name not in taken
    }


def _sure_gender(counts: Counter[str]) -> str:
    men, women = counts["m"], counts["f"]
    if men > 4 * women and men:
        return "m"
    return "f" if women > 4 * men and women else ""


class _Index:
    def __init__(self) -> None:
        self.codes: dict[str, list[str]] = {}

    def add(self, kind: str, number: int, *names: str) -> None:
        """Enter names, without a leading "the"."""
        for name in names:
            bare = name[4:] if name.lower().startswith("the ") else name
            if bare != name and " " not in bare and not is_acronym(bare):
                bare = name  # "The National" is no "National"
            key = name_key(bare)
            code = f"{kind.upper() if is_acronym(bare) else kind}{number}"
            if key and code not in self.codes.setdefault(key, []):
                self.codes[key].append(code)


def _index_country(index: _Index, row: Row, number: int) -> None:
    if not row["iso3"] or not row["name"]:
        raise row.fault("a country needs iso3 and name")
    index.add("s", number, row["name"], *row.items("formal"), *row.items("aliases"))
    demonyms = row.items("demonyms")
    plurals = [plural_of(demonym) for demonym in demonyms]
    index.add("d", number, *demonyms, *plurals)
    index.add("c", number, *row.items("capital"))
    index.add("m", number, *row.items("metonyms"))


def _line(row: Row, columns: Iterable[str]) -> str:
    return SEP.join(row[column] for column in columns)


def _person_line(row: Row, offices: Iterable[Row]) -> str:
    columns = ("office", "body", "country", "sectors", "start", "end", "claim")
    held = OFFICE_SEP.join(_line(office, columns) for office in offices)
    return _line(row, [c for c in PERSONS[:-1] if c != "aliases"]) + OFFICE_SEP + held


def _maybe(path: Path, columns: Sequence[str], key: str | None = None) -> list[Row]:
    return read_table(path, columns=columns, key=key) if path.is_file() else []


def _countries_over(ours: list[Row], theirs: list[Row]) -> list[Row]:
    merged = {(row["iso3"], row["name"]): row for row in ours}
    merged.update({(row["iso3"], row["name"]): row for row in theirs})
    return list(merged.values())

"""The registry: states, organisations and persons, and who they were on a given day.

Names lead to senses (a name can be a state, its people, its capital, a seat of government, an
organisation, a person), senses lead to entries, and an entry with a day leads to an `Actor`: a
person with the offices held on that day, `ELI` when they are over, nothing when they are to come.
Contested offices are kept with what is claimed and by whom it is recognised.

An undated text is read as of the registry's own last day, with three years of grace: an office that
ended less than that ago counts as held, since undated news is rarely about pensioners.

Known to miss: a person who holds nothing, has held nothing and is of no party has no sector.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

from lapwing.lexicon.actor_tables import (
    KINDS,
    OFFICE_SEP,
    SEP,
    ActorRows,
    make_tables,
)
from lapwing.lexicon.names import NameIndex, name_key
from lapwing.lexicon.table import load_compiled, split_items
from lapwing.record import Actor, Period
from lapwing.text import digest

SenseKind = Literal["state", "demonym", "capital", "seat", "organisation", "person"]

SUCCESSORS: Mapping[str, str] = {
    "SUN": "RUS",
    "YUG": "SRB",
    "SCG": "SRB",
    "CSK": "CZE",
    "DDR": "DEU",
    "YMD": "YEM",
    "VDR": "VNM",
    "XKX": "KOS",
}
"""Codes of dissolved states → the state that has their Correlates of War number now."""

GRACE_YEARS = 3

_HEADS_OF = frozenset(
    (
        "president",
        "prime minister",
        "premier",
        "chancellor",
        "king",
        "queen",
        "emir",
        "sultan",
        "prince",
        "grand duke",
        "pope",
        "taoiseach",
        "supreme leader",
        "head of state",
        "head of government",
        "junta leader",
        "paramount leader",
        "president of the government",
        "president of the government of spain",
    )
)
"""Offices at the head of a state or government, without "acting" and the like."""
_STANDING_IN = ("acting ", "interim ", "caretaker ", "transitional ", "de facto ")
_SECOND = frozenset(
    "minister secretary vice speaker chief chairman director commissioner spokesman spokeswoman "
    "leader general president crown".split()
)

_STATE_SECTORS = ("GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "REB", "PRM", "PTY")


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing a name can stand for."""

    kind: SenseKind
    number: int
    """Line of the entry in its table."""
    acronym: bool
    """Whether the name counts only when written in capitals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state or territory."""

    iso3: str
    name: str
    cow: str
    start: str
    end: str
    parent: str
    """ISO code of the state it belongs to or is counted under; empty: none."""
    sectors: tuple[str, ...]
    wikidata: str
    capitals: tuple[str, ...]

    @property
    def country(self) -> str:
        """The code that stands in a ledger's country column."""
        return SUCCESSORS.get(self.iso3, self.iso3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body, party, force, company, movement."""

    actor_id: str
    name: str
    country: str
    sectors: tuple[str, ...]
    start: str
    end: str
    wikidata: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office held, or claimed, by one person from one day to another."""

    office: str
    body: str
    country: str
    sectors: tuple[str, ...]
    start: str
    """First day as YYYY, YYYY-MM or YYYY-MM-DD; empty: not known."""
    end: str
    """Last day; empty: not over, or not known."""
    claim: str
    """`held`, `claimed`, or who recognises it; empty: held and not contested."""

    @property
    def title(self) -> str:
        """The office in words: `President of Venezuela`."""
        return f"{self.office}, {self.body}" if self.body else self.office

    rank: int
    """0 for heads of state and government, 1 for ministers and the like, 2 for the rest."""

    @property
    def is_contested(self) -> bool:
        """Whether it is claimed rather than held."""
        return self.claim not in ("", "held")

    def covers(self, first: str, last: str) -> bool:
        """Whether it was held on some day of `[first, last]`, ISO days."""
        # Strings of digits compare as days do, also when the month or day is missing.
        return self.start <= last and (not self.end or _last_day(self.end) >= first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person with all offices known, in the order of the table."""

    actor_id: str
    name: str
    country: str
    gender: str
    """`m`, `f`, or empty where nobody says."""
    wikidata: str
    offices: tuple[Office, ...]

    def held(self, first: str, last: str) -> list[Office]:
        """Offices held in `[first, last]`: weightiest first, then what began last."""
        held = [office for office in self.offices if office.covers(first, last)]
        held.sort(key=lambda office: _first_day(office.start), reverse=True)
        return sorted(held, key=_weight)


def _weight(office: Office) -> tuple[int, int]:
    sector = office.sectors[0] if office.sectors else ""
    order = _STATE_SECTORS.index(sector) if sector in _STATE_SECTORS else len(_STATE_SECTORS)
    return (0 if order < 6 else 1, office.rank) if office.rank == 0 else (1 + order, office.rank)


class Registry:
    """Names to senses, senses to who they are on a day."""

    def __init__(self, tables: Mapping[str, object], *, digest: str = "") -> None:
        self.digest = digest
        """Of the data it was made from."""
        self._states = cast(list[str], tables["states"])
        self._organisations = cast(list[str], tables["organisations"])
        self._persons = cast(list[str], tables["persons"])
        self._surnames = cast(dict[str, str], tables["surnames"])
        self._first_names = cast(dict[str, str], tables["first_names"])
        self._as_of = cast(str, tables.get("as_of", "2026-01-01"))
        self.names = NameIndex(cast(dict[str, str], tables["names"]))
        self._by_iso3: dict[str, int] = {}
        for number, line in enumerate(self._states):
            cells = line.split(SEP)
            if cells[0] not in self._by_iso3 or "PRE" not in cells[12]:
                self._by_iso3[cells[0]] = number
        self.person = lru_cache(maxsize=20_000)(self._person)
        self.state = lru_cache(maxsize=1_000)(self._state)
        self.organisation = lru_cache(maxsize=5_000)(self._organisation)
        self.senses_of = lru_cache(maxsize=50_000)(_senses)
        self._held_for = lru_cache(maxsize=5_000)(self._holders_between)
        self._on_day = lru_cache(maxsize=50_000)(self._actor_between)
        self._holders: dict[str, tuple[int, ...]] = {}

    def lookup(self, name: str) -> tuple[Sense, ...]:
        """Everything that exactly this name can stand for, whatever its case and accents."""
        key = name_key(name)
        codes = self.names.get(key[4:] if key.startswith("the ") else key)
        return self.senses_of(codes) if codes else ()

    def surname(self, key: str) -> tuple[int, ...]:
        """Numbers of the persons a surname (folded) can stand for."""
        codes = self._surnames.get(key)
        return tuple(map(int, codes.split())) if codes else ()

    def first_name(self, key: str) -> str | None:
        """Gender (`m`, `f`, or empty: either) of a given name, folded; None: not one we know."""
        return self._first_names.get(key)

    def state_number(self, iso3: str) -> int | None:
        """The entry of a country code; None: not a state."""
        return self._by_iso3.get(iso3)

    def window(self, on: Period | None) -> tuple[str, str]:
        """First and last ISO day to look at; for an unknown time the grace years."""
        if on is None or not on.is_known:
            return f"{int(self._as_of[:4]) - GRACE_YEARS}{self._as_of[4:]}", self._as_of
        first, last = on.start or on.end, on.end or on.start
        return str(first), str(last)

    def actor(self, sense: Sense, on: Period | None) -> Actor:
        """Who the sense is on that day."""
        if sense.kind == "person":
            return self.person_actor(sense.number, on)
        if sense.kind == "organisation":
            return self._organisation_actor(sense.number)
        return self.state_actor(sense.number, government=sense.kind in ("capital", "seat"))

    def state_actor(self, number: int, *, government: bool = False) -> Actor:
        """A state, or its government."""
        state = self.state(number)
        own = slug_of(state) if "PRE" in state.sectors else state.iso3
        sectors = state.sectors or (("GOV",) if government else ())
        return Actor(
            actor_id=f"{own}/GOV" if government else own,
            name=f"Government of {state.name}" if government else state.name,
            country=state.country,
            cow=state.cow or None,
            sectors=sectors,
            wikidata=state.wikidata or None,
        )

    def country_actor(self, iso3: str) -> Actor | None:
        """The state of a country code; None: the code is of no state."""
        number = self._by_iso3.get(iso3)
        return None if number is None else self.state_actor(number)

    def cow(self, country: str | None) -> str | None:
        """Correlates of War number of a country code; None: it has none."""
        number = self._by_iso3.get(country or "")
        return None if number is None else self.state(number).cow or None

    def person_actor(self, number: int, on: Period | None) -> Actor:
        """A person as of a day: offices held then, or `ELI` when they are over."""
        return self._on_day(number, *self.window(on))

    def _actor_between(self, number: int, first: str, last: str) -> Actor:
        person = self.person(number)
        held = person.held(first, last)
        sectors = tuple(dict.fromkeys(s for office in held for s in office.sectors))
        if "OPP" in sectors and any(office.is_contested for office in held):
            # Who claims what another holds is first of all the opposition.
            sectors = ("OPP", *(sector for sector in sectors if sector != "OPP"))
        country = (held[0].country if held else "") or person.country or None
        if not held and any(_last_day(o.end or "9999") < first for o in person.offices):
            sectors = ("ELI",)
        return Actor(
            actor_id=person.actor_id,
            name=person.name,
            country=SUCCESSORS.get(country or "", country),
            cow=self.cow(country),
            sectors=sectors,
            title=_titles(held) or None,
            wikidata=person.wikidata or None,
        )

    def office_on(self, number: int, on: Period | None) -> Office | None:
        """The weightiest office a person held on a day; None: none is known."""
        held = self.person(number).held(*self.window(on))
        return held[0] if held else None

    def holders(self, country: str, on: Period | None) -> list[tuple[int, Office]]:
        """Persons with an office of a country on a day, and that office; weightiest first."""
        return self._held_for(country, *self.window(on))

    def _holders_between(self, country: str, first: str, last: str) -> list[tuple[int, Office]]:
        found = [
            (number, office)
            for number in self._of_country(country)
            for office in self.person(number).held(first, last)
            if office.country == country
        ]
        return sorted(found, key=lambda pair: (pair[1].rank, _reversed(pair[1].start)))

    def _of_country(self, country: str) -> tuple[int, ...]:
        if not self._holders:
            lists: dict[str, list[int]] = {}
            for number, line in enumerate(self._persons):
                for part in line.split(OFFICE_SEP)[1:]:
                    held_for = part.split(SEP, 3)[2] if part else ""
                    if held_for and number not in lists.setdefault(held_for, [])[-1:]:
                        lists[held_for].append(number)
            self._holders = {key: tuple(numbers) for key, numbers in lists.items()}
        return self._holders.get(country, ())

    def _organisation_actor(self, number: int) -> Actor:
        body = self.organisation(number)
        return Actor(
            actor_id=body.actor_id,
            name=body.name,
            country=SUCCESSORS.get(body.country, body.country) or None,
            cow=self.cow(body.country),
            sectors=body.sectors,
            wikidata=body.wikidata or None,
        )

    def _state(self, number: int) -> State:
        cells = self._states[number].split(SEP)
        iso3, name, _, _, _, capital, _, cow, _, start, end, parent, sectors, wikidata = cells
        return State(
            iso3=iso3,
            name=name,
            cow=cow,
            start=start,
            end=end,
            parent=parent,
            sectors=split_items(sectors),
            wikidata=wikidata,
            capitals=split_items(capital),
        )

    def _organisation(self, number: int) -> Organisation:
        actor_id, name, _, country, sectors, start, end, wikidata = self._organisations[
            number
        ].split(SEP)
        return Organisation(
            actor_id=actor_id,
            name=name,
            country=country,
            sectors=split_items(sectors),
            start=start,
            end=end,
            wikidata=wikidata,
        )

    def _person(self, number: int) -> Person:
        own, *held = self._persons[number].split(OFFICE_SEP)
        actor_id, name, country, _, gender, wikidata = own.split(SEP)
        return Person(
            actor_id=actor_id,
            name=name,
            country=country,
            gender=gender[:1].lower(),
            wikidata=wikidata,
            offices=tuple(_office(part) for part in held if part),
        )


def load_registry(overlay: Path | None = None) -> Registry:
    """The shipped registry, with the user's tables laid over it.

    Args:
        overlay: A folder with `countries.tsv`, `organisations.tsv`, `persons.tsv`, `offices.tsv`,
            any of them, in it or in its folder `actors`; None: ours alone.

    Raises:
        ResourceError: A table is absent or wrong.
    """
    compiled = load_compiled("actors.json")
    if overlay is None:
        return Registry(compiled.content, digest=compiled.digest)
    theirs = make_tables(ActorRows(overlay))
    merged = _merged(compiled.content, theirs)
    return Registry(merged, digest=digest(compiled.digest, repr(theirs)))


def slug_of(state: State) -> str:
    """Id of an entity counted under another state: `GEO.abkhazia`."""
    return f"{state.parent}.{name_key(state.name).replace(' ', '-')}"


def _merged(ours: Mapping[str, object], theirs: Mapping[str, object]) -> dict[str, object]:
    """Two sets of tables as one: their lines follow ours, and replaced lines lose their names."""
    merged: dict[str, object] = {}
    shift: dict[str, int] = {}
    gone: set[str] = set()
    letters = {"states": "sdcm", "organisations": "o", "persons": "p"}
    for table, kinds in letters.items():
        mine, other = cast(list[str], ours[table]), cast(list[str], theirs[table])
        width = 2 if table == "states" else 1
        ids = {tuple(line.split(SEP)[:width]) for line in other}
        dropped = [n for n, line in enumerate(mine) if tuple(line.split(SEP)[:width]) in ids]
        gone.update(f"{kind}{n}" for n in dropped for kind in kinds + kinds.upper())
        shift.update(dict.fromkeys(kinds + kinds.upper(), len(mine)))
        merged[table] = [*mine, *other]
    names = {
        key: kept
        for key, codes in cast(dict[str, str], ours["names"]).items()
        if (kept := " ".join(code for code in codes.split() if code not in gone))
    }
    for key, codes in cast(dict[str, str], theirs["names"]).items():
        moved = [f"{code[0]}{int(code[1:]) + shift[code[0]]}" for code in codes.split()]
        names[key] = " ".join([*names.get(key, "").split(), *moved])
    surnames = {
        key: kept
        for key, numbers in cast(dict[str, str], ours["surnames"]).items()
        if (kept := " ".join(n for n in numbers.split() if f"p{n}" not in gone))
    }
    for key, numbers in cast(dict[str, str], theirs["surnames"]).items():
        moved = [str(int(n) + shift["p"]) for n in numbers.split()]
        surnames[key] = " ".join([*surnames.get(key, "").split(), *moved])
    first = {
        **cast(dict[str, str], theirs["first_names"]),
        **cast(dict[str, str], ours["first_names"]),
    }
    return {**ours, **merged, "names": names, "surnames": surnames, "first_names": first}


def _senses(codes: str) -> tuple[Sense, ...]:
    return tuple(
        Sense(cast(SenseKind, KINDS[code[0].lower()]), int(code[1:]), code[0].isupper())
        for code in codes.split()
    )


def _office(line: str) -> Office:
    office, body, country, sectors, start, end, claim = line.split(SEP)
    return Office(
        office=office,
        body=body,
        country=country,
        sectors=split_items(sectors),
        start=start,
        end=end,
        claim=claim,
        rank=_rank(office, country),
    )


@lru_cache(maxsize=10_000)
def _rank(office: str, country: str) -> int:
    title = office.lower()
    for prefix in _STANDING_IN:
        title = title.removeprefix(prefix)
    if title in _HEADS_OF:
        return 0
    if country in ("UNO", "IGO", "EUR") and (
        "secretary-general" in title or "secretary general" in title or "president of" in title
    ):
        return 0
    words = set(title.replace("-", " ").split())
    if words & {"deputy", "assistant", "under", "former", "candidate", "presidential"}:
        return 2
    return 1 if words & _SECOND else 2


def _titles(held: Iterable[Office]) -> str:
    titles = []
    for office in held:
        titles.append(f"{office.title} (contested)" if office.is_contested else office.title)
    return "; ".join(dict.fromkeys(titles))


def _first_day(text: str) -> str:
    return text + "0000-01-01"[len(text) :] if text else "0000-01-01"


def _last_day(text: str) -> str:
    return text + "9999-12-31"[len(text) :]


def _reversed(day: str) -> tuple[int, ...]:
    return tuple(-int(part) for part in day.split("-") if part)

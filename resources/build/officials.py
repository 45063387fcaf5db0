"""Add persons and offices of the fact tables to `actors/persons.tsv` and `offices.tsv`.

Rows written by hand (`lapwing` in their source) stay as they are, but for a missing year of birth,
gender or Wikidata id. Rows of the fact tables are made anew. A person of a fact table is one of
ours when country and name agree, or when ours held the same office in that year and the surnames
are alike; then only offices of a kind that ours does not have are added.

Known to miss: two spellings of one name that differ in the surname's first letter; namesakes in one
government.

    python resources/build/officials.py FACTS_FOLDER
"""

import csv
import sys
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path

from facts_cia import SOURCE as CIA
from facts_cia import read_cia
from facts_leaders import read_leaders, read_reign, read_wikidata
from persons import Claim, duty, fold, slug
from tables import Row, read_rows, write_rows

HERE = Path(__file__).parent
PERSONS, OFFICES = HERE.parent / "actors" / "persons.tsv", HERE.parent / "offices.tsv"
SURNAMES_ALIKE, NAMES_ALIKE = 0.7, 0.75
"""Least likeness of two spellings of a surname (CIA) and of a name (other tables); by eye."""


class Register:
    """Persons and offices, found by country and name or by country and duty."""

    def __init__(self, persons: list[Row], offices: list[Row]) -> None:
        self.persons = {row["actor_id"]: row for row in persons}
        self.offices = offices
        self.by_name: dict[tuple[str, str], str] = {}
        self.by_duty: dict[tuple[str, str], list[Row]] = {}
        for row in persons:
            self._index(row)
        for row in offices:
            self.by_duty.setdefault((row["country"], duty(row["office"])), []).append(row)
            person = self.persons[row["actor_id"]]
            if person["country"] != row["country"]:
                self._index({**person, "country": row["country"]})

    def add(self, claim: Claim) -> None:
        """Enter a claim: under a person we have, or under a new one."""
        person = self._person_of(claim)
        if person is None:
            if self._is_taken(claim):
                return  # ours holds that office then: another spelling, or a stale entry
            person = self._new_person(claim)
        for column, cell in (
            ("born", claim.born), ("gender", claim.gender), ("wikidata", claim.wikidata)
        ):  # fmt: skip
            person[column] = person[column] or cell
        if claim.name not in (person["name"], *person["aliases"].split("; ")):
            names = [*person["aliases"].split("; "), claim.name, *claim.short_names]
            others = dict.fromkeys(n for n in names if n and fold(n) != fold(person["name"]))
            person["aliases"] = "; ".join(others)
        source = claim.source.split()[0]
        if source not in person["source"]:
            person["source"] += f"; {source}"
        self._add_office(person["actor_id"], claim)
        self._index(person)

    def _person_of(self, claim: Claim) -> Row | None:
        for name in (claim.name, *claim.short_names):
            found = self.by_name.get((claim.country, fold(name)))
            if found:
                return self.persons[found]
        for office in self._holders(claim):
            holder = self.persons[office["actor_id"]]
            same = _alike if claim.source == CIA else _nearly_equal
            if same(holder["name"], claim.name):
                return holder
        return None

    def _holders(self, claim: Claim) -> list[Row]:
        kind = duty(claim.office)
        rows = self.by_duty.get((claim.country, kind), []) if kind else []
        year = claim.start[:4] or claim.end[:4]
        return [
            row
            for row in rows
            if (row["start"] or "0000")[:4] <= (claim.end[:4] or "9999")
            and (row["end"] or "9999")[:4] >= (year or "0000")
        ]

    def _is_taken(self, claim: Claim) -> bool:
        return any("lapwing" in row["source"] for row in self._holders(claim))

    def _new_person(self, claim: Claim) -> Row:
        actor_id = f"person.{slug(claim.name)}"
        if actor_id in self.persons:
            actor_id += f"-{claim.country.lower()}"
        while actor_id in self.persons:
            actor_id += "-2"
        row = {
            "actor_id": actor_id,
            "name": claim.name,
            "aliases": "; ".join(claim.short_names),
            "country": claim.country,
            "born": claim.born,
            "gender": claim.gender,
            "wikidata": claim.wikidata,
            "source": claim.source.split()[0],
        }
        self.persons[actor_id] = row
        return row

    def _add_office(self, actor_id: str, claim: Claim) -> None:
        kind = duty(claim.office)
        for row in self.offices:
            if row["actor_id"] != actor_id:
                continue
            same = (kind and duty(row["office"]) == kind) or row["office"] == claim.office
            if same and (row["source"] != claim.source or claim.source == CIA):
                return
            if claim.source == CIA and "lapwing" in row["source"] and not kind:
                return  # a second title of somebody whose career we know
        row = {
            "actor_id": actor_id,
            "office": claim.office,
            "body": "",
            "country": claim.country,
            "sectors": claim.sectors,
            "start": claim.start,
            "end": claim.end,
            "claim": "held",
            "precision": claim.precision,
            "source": claim.source,
        }
        self.offices.append(row)
        self.by_duty.setdefault((claim.country, kind), []).append(row)

    def _index(self, row: Row) -> None:
        for name in (row["name"], *row["aliases"].split("; ")):
            if name:
                self.by_name.setdefault((row["country"], fold(name)), row["actor_id"])


def _alike(ours: str, theirs: str) -> bool:
    mine, other = fold(ours).split(), fold(theirs).split()
    return any(
        a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= SURNAMES_ALIKE
        for a in mine[-2:]
        for b in other
        if len(a) > 3 and len(b) > 3
    )


def _nearly_equal(ours: str, theirs: str) -> bool:
    return SequenceMatcher(None, fold(ours), fold(theirs)).ratio() >= NAMES_ALIKE


def hand_written(rows: Iterable[Row]) -> list[Row]:
    """Rows that no fact table made."""
    return [row for row in rows if "lapwing" in row["source"]]


def main(folder: Path) -> None:
    """Make the rows of the fact tables anew and write both tables, sorted by id."""
    person_head, persons = read_rows(PERSONS)
    office_head, offices = read_rows(OFFICES)
    register = Register(hand_written(persons), hand_written(offices))
    by_qid, by_iso2 = _codes(folder / "countries.csv")
    claims = [
        *read_leaders(folder / "world_leaders_2026.csv", by_iso2),
        *read_wikidata(folder / "wikidata_officeholders_2022.csv", by_qid),
        *read_reign(folder / "reign_leaders.csv", HERE / "reign_names.tsv"),
        *read_cia(folder / "cia_world_leaders_2019.csv"),
    ]
    for claim in claims:
        register.add(claim)
    write_rows(PERSONS, person_head, sorted(register.persons.values(), key=lambda r: r["actor_id"]))
    order = sorted(register.offices, key=lambda r: (r["actor_id"], r["start"], r["office"]))
    write_rows(OFFICES, office_head, order)


def _codes(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    by_qid, by_iso2 = {}, {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            iso3 = "KOS" if row["iso3"] == "XKX" else row["iso3"]
            by_qid[row["wikidata"] or "?"] = by_iso2[row["iso2"]] = iso3
    by_qid |= {"Q756617": "DNK", "Q29999": "NLD", "Q1246": "KOS", "Q1030": "NAM"}
    return by_qid, by_iso2


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Check the registries: `actors/*.tsv`, `offices.tsv`, `agents.yaml`, `places/*.tsv`.

Faults end the run with exit code 1: illegal codes and sectors, dates out of order, ids twice,
offices of nobody, wrong coordinates, phrases twice. Notes are only counted (`--notes` lists them):
one alias for two persons of a country whose offices overlap, or for two bodies of a country.

Known to miss: whether a fact is true.

    python resources/build/validate.py [--notes]
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import yaml
from persons import fold
from tables import Row, read_rows

ROOT = Path(__file__).parents[1]
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK "
    "AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
NON_STATE = frozenset("IGO UNO EUR NGO ISM IMG MNC".split())
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
SLUG = re.compile(r"(person|org)\.[a-z0-9]+(-[a-z0-9]+)*")


class Report:
    """Faults and notes, as they are found."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.notes: list[str] = []

    def need(self, holds: bool, words: str) -> None:
        """Note a fault unless `holds`."""
        if not holds:
            self.faults.append(words)


def check_row(report: Report, row: Row, where: str, codes: frozenset[str]) -> None:
    """What holds for a row of any table that has these columns."""
    if "country" in row:
        report.need(row["country"] in codes, f"{where}: no country {row['country']!r}")
    for sector in filter(None, row.get("sectors", "").split("; ")):
        report.need(sector in SECTORS, f"{where}: no sector {sector!r}")
    for column in ("start", "end"):
        day = row.get(column, "")
        report.need(not day or bool(DATE.fullmatch(day)), f"{where}: no date {day!r}")
    start, end = row.get("start", ""), row.get("end", "")
    length = min(len(start), len(end))
    report.need(start[:length] <= end[:length], f"{where}: ends before it starts")
    qid = row.get("wikidata", "")
    report.need(not qid or bool(re.fullmatch(r"Q\d+", qid)), f"{where}: no Wikidata id {qid!r}")
    for cell in row.values():
        report.need(cell == cell.strip() and ";;" not in cell, f"{where}: stray blanks or marks")


def check_ids(report: Report, rows: Iterable[Row], table: str) -> None:
    """Ids are slugs, and differ."""
    seen: set[str] = set()
    for row in rows:
        report.need(bool(SLUG.fullmatch(row["actor_id"])), f"{table}: bad id {row['actor_id']!r}")
        report.need(row["actor_id"] not in seen, f"{table}: id {row['actor_id']!r} twice")
        report.need(bool(row["name"]), f"{table}: {row['actor_id']} has no name")
        report.need(bool(row["source"]), f"{table}: {row['actor_id']} has no source")
        seen.add(row["actor_id"])


def check_countries(report: Report, rows: list[Row]) -> frozenset[str]:
    """The codes, after checking that one row without PRE has each."""
    codes = {row["iso3"] for row in rows}
    plain = [row["iso3"] for row in rows if not row["parent"] or row["parent"] != row["iso3"]]
    report.need(len(plain) == len(set(plain)), "countries.tsv: a code stands twice")
    names = [row["name"] for row in rows]
    report.need(len(names) == len(set(names)), "countries.tsv: a name stands twice")
    for row in rows:
        where = f"countries.tsv: {row['name']}"
        report.need(not row["parent"] or row["parent"] in codes, f"{where}: no parent")
        report.need(row["sectors"] in ("", "PRE"), f"{where}: sectors are empty or PRE")
        check_row(report, row, where, frozenset(codes))
    return frozenset(codes) | NON_STATE


def check_offices(report: Report, rows: list[Row], persons: set[str]) -> None:
    """Every office belongs to somebody; claims and precisions are of the allowed kinds."""
    codes = re.compile(r"held|claimed|recognised-by:[A-Z]{3}(;[A-Z]{3})*")
    for row in rows:
        where = f"offices.tsv: {row['actor_id']}, {row['office']}"
        report.need(row["actor_id"] in persons, f"{where}: no such person")
        report.need(bool(codes.fullmatch(row["claim"])), f"{where}: claim {row['claim']!r}")
        report.need(row["precision"] in ("day", "month", "year"), f"{where}: precision")
        report.need(bool(row["sectors"]), f"{where}: no sector")


def note_shared_names(report: Report, rows: list[Row], offices: list[Row], table: str) -> None:
    """Note aliases that two actors of one country and time share."""
    spans: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in offices:
        spans[row["actor_id"]].append((row["start"] or "0", row["end"] or "9999"))
    owners: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        for name in {fold(n) for n in (row["name"], *row["aliases"].split("; ")) if n}:
            owners[row["country"], name].append(row["actor_id"])
    for (country, name), ids in owners.items():
        for n, one in enumerate(ids):
            for other in ids[n + 1 :]:
                if _overlap(spans.get(one), spans.get(other)):
                    report.notes.append(f"{table}: {country} {name!r}: {one}, {other}")


def _overlap(ours: list[tuple[str, str]] | None, theirs: list[tuple[str, str]] | None) -> bool:
    if ours is None or theirs is None:
        return True
    return any(a[0] <= b[1] and b[0] <= a[1] for a in ours for b in theirs)


def check_agents(report: Report, content: dict[str, object], codes: frozenset[str]) -> int:
    """Sectors are legal and phrases differ; the number of phrases."""
    seen: dict[str, str] = {}
    for key, entries in content["sectors"].items():
        for sector in key.split(", "):
            report.need(sector in SECTORS | NON_STATE, f"agents.yaml: no sector {sector!r}")
        for entry in entries:
            phrase = entry["phrase"] if isinstance(entry, dict) else entry
            report.need(
                phrase not in seen, f"agents.yaml: {phrase!r} in {key} and {seen.get(phrase)}"
            )
            seen[phrase] = key
    for name, members in content["country_groups"].items():
        report.need(set(members) <= codes, f"agents.yaml: {name}: {set(members) - codes}")
    return len(seen)


def check_places(report: Report, codes: frozenset[str]) -> dict[str, int]:
    """Coordinates are on earth, codes legal; rows by file."""
    counts = {}
    for name in ("cities", "regions", "country_points"):
        _, rows = read_rows(ROOT / "places" / f"{name}.tsv")
        counts[f"places/{name}.tsv"] = len(rows)
        for row in rows:
            where = f"{name}.tsv: {row.get('name') or row['iso3']}"
            on_earth = abs(float(row["lat"])) <= 90 and abs(float(row["lon"])) <= 180
            report.need(on_earth, f"{where}: {row['lat']}, {row['lon']} is not on earth")
            report.need(not row["iso3"] or row["iso3"] in codes, f"{where}: {row['iso3']!r}")
    return counts


def main(*, list_notes: bool) -> int:
    """Check everything, print counts and faults; 1 when there are faults."""
    report = Report()
    tables = {
        name: read_rows(ROOT / name)[1]
        for name in (
            "actors/countries.tsv",
            "actors/organisations.tsv",
            "actors/persons.tsv",
            "offices.tsv",
        )
    }
    countries, bodies, persons, offices = tables.values()
    codes = check_countries(report, countries)
    for table in ("actors/organisations.tsv", "actors/persons.tsv", "offices.tsv"):
        for row in tables[table]:
            check_row(report, row, f"{table}: {row['actor_id']}", codes)
    check_ids(report, bodies, "organisations.tsv")
    check_ids(report, persons, "persons.tsv")
    check_offices(report, offices, {row["actor_id"] for row in persons})
    note_shared_names(report, persons, offices, "persons.tsv")
    note_shared_names(report, bodies, [], "organisations.tsv")
    content = yaml.safe_load((ROOT / "agents.yaml").read_text(encoding="utf-8"))
    counts = {name: len(rows) for name, rows in tables.items()}
    counts["agents.yaml"] = check_agents(report, content, codes)
    counts |= check_places(report, codes)
    for name, count in counts.items():
        print(f"{count:7}  {name}")
    print(f"{len(report.faults):7}  faults\n{len(report.notes):7}  notes")
    for words in [*report.faults, *(report.notes if list_notes else ())]:
        print(words)
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main(list_notes="--notes" in sys.argv))

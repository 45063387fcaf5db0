"""Fill what is empty in `actors/countries.tsv` from a table of country facts.

Names, aliases, demonyms and seats are written by hand and never touched. Formal names, codes of
Correlates of War and Gleditsch-Ward, and Wikidata ids are taken from `countries.csv` of the facts
folder (columns of datasets/country-codes, PDDL, and of NGEC and states, MIT; its ODbL columns are
not read). Three wrong codes of that table are corrected here.

Known to miss: codes that changed within one state's life (Germany 255/260, Yemen 678/679) are given
for today's state only.

    python resources/build/countries.py FACTS_FOLDER
"""

import csv
import sys
from pathlib import Path

from tables import read_rows, write_rows

TABLE = Path(__file__).parents[1] / "actors" / "countries.tsv"

CORRECTIONS = {
    "ATG": {"cow": "58"},  # the facts give Antigua's number to Antarctica
    "ATA": {"cow": "", "gw": ""},
    "MAC": {"cow": ""},  # 343 is North Macedonia
    "NAM": {"wikidata": "Q1030"},
    "KOS": {"wikidata": "Q1246"},
}
"""ISO code to cells that are wrong or absent in the facts."""

COLUMNS = {"formal": "official_name", "cow": "cow", "gw": "gw", "wikidata": "wikidata"}
"""Column of ours to column of the facts."""


def read_facts(path: Path) -> dict[str, dict[str, str]]:
    """ISO code to the cells that may be taken over, corrected; Kosovo as KOS."""
    facts: dict[str, dict[str, str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            iso3 = "KOS" if row["iso3"] == "XKX" else row["iso3"]
            cells = {ours: row[theirs].strip(" *") for ours, theirs in COLUMNS.items()}
            cells["formal"] = cells["formal"].removeprefix("the ")
            facts[iso3] = {**cells, **CORRECTIONS.get(iso3, {})}
    return facts


def main(folder: Path) -> None:
    """Fill the empty cells of states and territories, never of entities with a sector."""
    facts = read_facts(folder / "countries.csv")
    head, rows = read_rows(TABLE)
    for row in rows:
        for column, cell in facts.get(row["iso3"], {}).items():
            if not row[column] and not row["end"] and not (row["sectors"] and row["iso3"] != "ESH"):
                row[column] = cell
    write_rows(TABLE, head, rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Read the tables of heads of state and government: REIGN, Wikidata 2022, world leaders 2026.

REIGN has surnames only. `reign_names.tsv` beside this file gives full names by country and surname;
a leader who is not in it is left out, since a bare surname matches too much.

Known to miss: in Wikidata's table, offices that had no English label; regents and joint heads.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from persons import Claim, fold, sectors_of
from tables import read_rows

_HEADS = re.compile(
    r"^(president|prime minister|premier|chancellor|king|queen|emir|sultan|emperor|monarch"
    r"|taoiseach|governor-general|governor general|supreme leader|grand duke|pope|captain regent)"
)
_WORDS = {
    "monarchy": "monarch",
    "president of the republic": "president",
    "federal chancellor": "chancellor",
    "druk gyalpo": "king",
    "ngwenyama": "king",
}


def read_reign(path: Path, names: Path) -> Iterator[Claim]:
    """Leaders since 1945 whose full name is known, with months or days of their rule."""
    _, rows = read_rows(names)
    known = {(row["iso3"], row["surname"]): row for row in rows}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            entry = known.get((row["iso3"], row["leader"]))
            if entry is None:
                continue
            yield Claim(
                name=entry["name"],
                short_names=(),
                country=row["iso3"],
                office=entry["office"],
                sectors=sectors_of(entry["office"]),
                start=row["start"],
                end=row["end"],
                precision="month",
                source="reign",
                born=row["birthyear"],
                gender={"1": "m", "0": "f"}.get(row["gender"], ""),
            )


def read_wikidata(path: Path, codes: Mapping[str, str]) -> Iterator[Claim]:
    """Heads of state and government in October 2022; `codes`: country name to ISO code."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            country = codes.get(row["country_qid"]) or codes.get(fold(row["country"]), "")
            office = _head_office(row["office"])
            holder = re.sub(r"( of [A-Z]\w+|, [\w ]+| \([^)]*\))$", "", row["holder"]).strip()
            if not country or not office or len(holder.split()) < 2 or holder[:1] == "Q":
                continue
            yield Claim(
                name=holder,
                short_names=(row["holder"],) if row["holder"] != holder else (),
                country=country,
                office=office,
                sectors="GOV",
                start=row["start_year"],
                end=row["end_year"],
                precision="year",
                source="wikidata",
                wikidata=row["holder_qid"],
            )


def read_leaders(path: Path, codes: Mapping[str, str]) -> Iterator[Claim]:
    """Heads of the G20, ASEAN and others in August 2026; `codes`: ISO alpha-2 to alpha-3."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            country, office = codes.get(row["iso2"], ""), _head_office(row["office"])
            if not country or not office or ("King" in row["office"] and row["iso2"] == "SA"):
                continue  # the table calls the Saudi crown prince a king
            yield Claim(
                name=row["holder"],
                short_names=(),
                country=country,
                office=office,
                sectors="GOV",
                start=row["since"],
                end="",
                precision="day" if row["since"] else "year",
                source="leaders-2026",
            )


def _head_office(title: str) -> str:
    words = re.sub(r"^list of .*", "", title.strip().lower())
    words = _WORDS.get(words, words)
    words = re.sub(r"\s+(of|for) .*$| \(.*$", "", words)
    words = _WORDS.get(words, words)
    return words if _HEADS.match(words) else ""

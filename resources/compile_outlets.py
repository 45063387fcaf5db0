"""Compile `outlets.tsv` into the table that `lapwing.lexicon.outlets` reads.

Checks every row before it writes a byte: a fault is reported with the line it is in, and what to
write instead. The output is sorted by outlet, one outlet a line, so that a change of one row is a
change of one line, and the same rows in another order give the same bytes.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lapwing.errors import ResourceError
from lapwing.lexicon.outlets import KINDS, normal_name

COLUMNS = ("outlet_id", "name", "aliases", "domains", "country", "kind", "agency_marks")
LISTS = ("aliases", "domains", "agency_marks")
FORMS = {
    "outlet_id": (re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"), "lower-case words joined by hyphens"),
    "domains": (re.compile(r"(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+"), "a bare host such as `bbc.com`"),
    "country": (re.compile(r"[A-Z]{3}"), "three capitals such as `VEN`"),
}

Row = dict[str, str | list[str]]


def compile_outlets(resources: Path) -> dict[str, bytes]:
    """Turn `outlets.tsv` in the folder `resources` into compiled files: name to bytes.

    Raises:
        ResourceError: A row is malformed, or a name, host or credit belongs to two outlets.
    """
    source = resources / "outlets.tsv"
    rows: dict[str, Row] = {}
    owners: dict[tuple[str, str], str] = {}
    for where, row in _read_rows(source):
        outlet_id = str(row["outlet_id"])
        if outlet_id in rows:
            raise ResourceError(
                f"{where}: the outlet_id {outlet_id!r} is taken",
                hint="join the two rows, or give this one an id of its own",
            )
        for what, text in _claims(row):
            owner = owners.setdefault((what, text), outlet_id)
            if owner != outlet_id:
                raise ResourceError(
                    f"{where}: the {what} {text!r} of {outlet_id!r} belongs to {owner!r}",
                    hint="give it to one of them; a shared name gets its country in brackets",
                )
        rows[outlet_id] = row
    lines = [json.dumps(rows[key], ensure_ascii=False) for key in sorted(rows)]
    text = '{"source": "resources/outlets.tsv", "outlets": [\n' + ",\n".join(lines) + "\n]}\n"
    return {"outlets.json": text.encode()}


def _claims(row: Row) -> Iterator[tuple[str, str]]:
    """Say what a row claims for its outlet alone: a kind of thing, and the thing."""
    for name in (str(row["name"]), *row["aliases"]):
        yield "name", normal_name(name)
    for domain in row["domains"]:
        yield "domain", domain
    for mark in row["agency_marks"]:
        yield "agency mark", mark.upper()


def _read_rows(source: Path) -> Iterator[tuple[str, Row]]:
    """Give each checked row with the place it stands at, ``outlets.tsv:12``."""
    header: tuple[str, ...] = ()
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        where = f"{source.name}:{number}"
        if not header:
            header = cells
            if header != COLUMNS:
                raise ResourceError(
                    f"{where}: the columns are {header}, not {COLUMNS}",
                    hint="restore the line of column names",
                )
        elif len(cells) != len(COLUMNS):
            raise ResourceError(
                f"{where}: {len(cells)} cells, not {len(COLUMNS)}",
                hint="separate the cells by one tab; leave an empty cell empty",
            )
        else:
            yield where, _check(where, dict(zip(COLUMNS, cells, strict=True)))


def _check(where: str, cells: Mapping[str, str]) -> Row:
    """Split the lists of a row and refuse what is not of the right form."""
    row: Row = {
        column: [part.strip() for part in cell.split(";") if part.strip()]
        if column in LISTS
        else cell.strip()
        for column, cell in cells.items()
    }
    for column, (form, words) in FORMS.items():
        value = row[column]
        for text in [value] if isinstance(value, str) else value:
            if not form.fullmatch(text):
                raise ResourceError(f"{where}: {column} {text!r}", hint=f"write {words}")
    if row["kind"] not in KINDS:
        raise ResourceError(
            f"{where}: kind {row['kind']!r} is unknown", hint=f"write one of {', '.join(KINDS)}"
        )
    if not row["name"]:
        raise ResourceError(f"{where}: no name", hint="write the name of the outlet")
    return row

"""Commented TSV for the scripts beside this one: `#` lines, one header row, tabs between cells."""

from collections.abc import Iterable, Mapping
from pathlib import Path

Row = dict[str, str]


def read_rows(path: Path) -> tuple[str, list[Row]]:
    """The comment lines as they stand, and the rows as column to cell.

    Raises:
        SystemExit: A row has another number of cells than the header; file and line are named.
    """
    head, header, rows = "", [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") and not header:
            head += line + "\n"
        elif line.strip() and not header:
            header = line.split("\t")
        elif line.strip():
            cells = line.split("\t")
            if len(cells) != len(header):
                raise SystemExit(f"{path}:{number}: {len(cells)} cells under {len(header)} columns")
            rows.append(dict(zip(header, cells, strict=True)))
    return head, rows


def write_rows(path: Path, head: str, rows: Iterable[Mapping[str, str]]) -> None:
    """Write comment lines, header and rows; line feeds only."""
    rows = list(rows)
    lines = ["\t".join(rows[0]), *("\t".join(row.values()) for row in rows)]
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")

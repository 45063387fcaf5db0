"""The answer to a query as text, CSV or JSON lines."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from lapwing.export.plain import printable

if TYPE_CHECKING:
    import pyarrow as pa

MAX_CELL_CHARS = 60
"""Wider cells are cut in the text format only."""


def table_as_text(table: "pa.Table") -> str:
    """Columns side by side, long cells cut; for a person, not for a program."""
    rows = [table.column_names, *([_cell(v) for v in row.values()] for row in table.to_pylist())]
    cut = [[_cut(printable(cell).replace("\n", " ")) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in cut) for i in range(len(table.column_names))]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        + "\n"
        for row in cut
    )


def table_as_csv(table: "pa.Table") -> str:
    """UTF-8, LF, a header; lists as JSON; what is missing is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.column_names)
    writer.writerows([_cell(v) for v in row.values()] for row in table.to_pylist())
    return out.getvalue()


def table_as_json(table: "pa.Table") -> str:
    """One JSON object a row."""
    return "".join(
        json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in table.to_pylist()
    )


SQL_FORMATS: Mapping[str, Callable[["pa.Table"], str]] = {
    "text": table_as_text,
    "csv": table_as_csv,
    "json": table_as_json,
}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _cut(text: str) -> str:
    return text if len(text) <= MAX_CELL_CHARS else text[: MAX_CELL_CHARS - 1] + "…"

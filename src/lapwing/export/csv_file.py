"""Reports as CSV: UTF-8, LF, a header, empty cells for what is missing."""

import csv
import io
from collections.abc import Sequence

from lapwing.export.tables import COLUMNS, as_row
from lapwing.query.find import FoundReport

_FORMULA_STARTS = ("=", "+", "@", "\t", "\r")
"""A spreadsheet takes cells that begin so for formulas; news text must not be run as one."""


def reports_as_csv(reports: Sequence[FoundReport]) -> str:
    """The whole file; a cell that a spreadsheet would run gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for report in reports:
        writer.writerow({name: _harmless(cell) for name, cell in as_row(report).items()})
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
